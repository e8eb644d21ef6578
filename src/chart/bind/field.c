#include "chart/bind/options.h"
#include "chart/draw/polar.h"
#include "chart/model.h"
#include "chart/words.h"
#include "mark/property.h"

/* One channel of a layer: its column, type and name, and whether the mark takes it. */

static const char *channel_name(enum plan_channel channel)
{
	static const char *const name[] = {
#define X(id, word) #word,
		PLAN_CHANNELS(X)
#undef X
	};
	return name[channel];
}

/* Cells and series without a look are told apart by names, whatever their column
 * holds. */
static bool splits(enum plan_channel channel)
{
	return channel == CHANNEL_DETAIL || channel == CHANNEL_ROW ||
	       channel == CHANNEL_COLUMN || channel == CHANNEL_FACET;
}

/* Is the channel there, or another that does instead of it? */
static bool given(const struct chart *c, const struct model_layer *l, enum plan_channel channel)
{
	const struct plan_encoding *e = l->plan->encoding;
	bool place = channel == CHANNEL_X || channel == CHANNEL_Y;
	bool ring = c->layers > 1 || slices_written(l); /* a whole one, behind others */
	return e[channel].set ||
	       (place && l->mark->either && (e[CHANNEL_X].set || e[CHANNEL_Y].set)) ||
	       (place && c->polar) ||
	       (channel == CHANNEL_THETA && (ring || e[CHANNEL_RADIUS].set)) ||
	       channel == CHANNEL_DETAIL || channel == CHANNEL_YOFFSET;
}

static bool check_channel(struct chart *c, const struct model_layer *l,
			  enum plan_channel channel)
{
	const struct plan_encoding *e = &l->plan->encoding[channel];
	struct str name = str_of(channel_name(channel)), mark = str_of(l->mark->name);
	enum mark_channel m;
	if (!options_channel(channel, &m))
		return true;
	if (l->mark->rule[m].required && !given(c, l, channel))
		return diag_report(c->d, l->plan->mark.at, DIAG_CHART_CHANNEL_MISSING, mark,
				   name);
	bool constant = e->value.n && !e->case_count && mark_takes(l->mark, name);
	if (e->set && !l->mark->rule[m].allowed && !constant)
		return diag_report(c->d, e->at, DIAG_CHART_CHANNEL_REFUSED, mark, name);
	bool time = e->type == TYPE_TEMPORAL && m != MARK_SERIES;
	if (e->set && (e->type == TYPE_QUANTITATIVE || time) && l->mark->rule[m].discrete &&
	    !splits(channel) && e->column != TABLE_NONE)
		return diag_report(c->d, e->at, DIAG_CHART_WANTS_NAMES, mark, name);
	return true;
}

static bool is_round(enum plan_channel channel)
{
	return channel >= CHANNEL_THETA && channel <= CHANNEL_RADIUS2;
}

/* What is shown as more or less, and has no names. */
static bool is_amount(enum plan_channel channel)
{
	return channel == CHANNEL_SIZE || channel == CHANNEL_OPACITY ||
	       channel == CHANNEL_ORDER || is_round(channel);
}

/* Slices of one size tell nothing but by their radius or their colour. */
static bool may_name(const struct model_layer *l, enum plan_channel channel)
{
	const struct plan_encoding *e = l->plan->encoding;
	bool names = e[channel].type == TYPE_NOMINAL || e[channel].type == TYPE_ORDINAL;
	bool graded = e[CHANNEL_COLOR].set && e[CHANNEL_COLOR].type == TYPE_QUANTITATIVE;
	return names && (channel == CHANNEL_RADIUS ||
			 (channel == CHANNEL_THETA && (e[CHANNEL_RADIUS].set || graded)));
}

static bool check_amount(struct chart *c, const struct model_layer *l,
			 enum plan_channel channel)
{
	const struct plan_encoding *e = &l->plan->encoding[channel];
	const struct column *column = l->column[channel];
	bool time = column_is_temporal(column->type) && e->type == TYPE_TEMPORAL;
	if (e->type == TYPE_QUANTITATIVE || (time && !is_round(channel)) ||
	    may_name(l, channel) || (channel == CHANNEL_ORDER && column->number))
		return true;
	return diag_report(c->d, e->at, DIAG_CHANNEL_AMOUNTS, str_of(channel_name(channel)),
			   column->name);
}

static bool check_type(struct chart *c, const struct model_layer *l, enum plan_channel channel)
{
	const struct plan_encoding *e = &l->plan->encoding[channel];
	const struct column *column = l->column[channel];
	struct str name = str_of(channel_name(channel));
	if (!e->set || !column || str_eq(e->aggregate, STR("count")))
		return true;
	bool end = channel == CHANNEL_X2 || channel == CHANNEL_Y2;
	bool names = e->type == TYPE_NOMINAL || e->type == TYPE_ORDINAL;
	if ((is_amount(channel) || (end && names)) && !check_amount(c, l, channel))
		return false;
	if (e->type == TYPE_QUANTITATIVE && !column->number)
		return diag_report(c->d, e->at, DIAG_CHART_NOT_NUMBER, name, column->name);
	if (e->type == TYPE_TEMPORAL && !column_is_temporal(column->type))
		return diag_report(c->d, e->at, DIAG_CHART_NOT_TIME, name, column->name);
	return true;
}

/* "마지막 연도의 점유율", "점유율 at the last 연도" */
static struct str argument_name(const struct chart *c, const struct plan_encoding *e,
				struct str name, const struct column *by)
{
	static const char *const way[2][2] = {{"최대", "greatest"}, {"최소", "least"}};
	static const char *const when[2][2] = {{"마지막", "last"}, {"첫", "first"}};
	bool least = str_eq(e->aggregate, STR("argmin")), time = column_is_temporal(by->type);
	const char *end = (time ? when : way)[least][!c->plan->korean];
	if (!c->plan->korean)
		return arena_printf(c->mem, "%.*s at the %s %.*s", STR_ARG(name), end,
				    STR_ARG(by->name));
	if (time)
		return arena_printf(c->mem, "%s %.*s의 %.*s", end, STR_ARG(by->name),
				    STR_ARG(name));
	return arena_printf(c->mem, "%.*s %s일 때 %.*s", STR_ARG(by->name), end, STR_ARG(name));
}

struct str field_name(const struct chart *c, const struct table *raw,
		      const struct plan_encoding *e, const struct column *column)
{
	static const struct {
		const char *how, *korean, *english;
	} word[] = {
		{"sum", "합계", "Sum of"},
		{"mean", "평균", "Mean of"},
		{"average", "평균", "Mean of"},
		{"min", "최솟값", "Minimum of"},
		{"max", "최댓값", "Maximum of"},
		{"median", "중앙값", "Median of"},
		{"distinct", "종류 수", "Distinct values of"},
		{"valid", "응답 수", "Valid values of"},
		{"missing", "결측 수", "Missing values of"},
		{"product", "곱", "Product of"},
		{"variance", "분산", "Variance of"},
		{"variancep", "분산", "Variance of"},
		{"stdev", "표준편차", "Standard deviation of"},
		{"stdevp", "표준편차", "Standard deviation of"},
		{"stderr", "표준오차", "Standard error of"},
		{"q1", "제1사분위수", "First quartile of"},
		{"q3", "제3사분위수", "Third quartile of"},
		{"ci0", "평균의 95% 신뢰 하한", "Lower 95% confidence limit of mean"},
		{"ci1", "평균의 95% 신뢰 상한", "Upper 95% confidence limit of mean"},
	};
	if (e->title.text.n)
		return e->title.text;
	if (str_eq(e->aggregate, STR("count")))
		return words_pick(c, STR("개수"), STR("Count"));
	if (!column)
		return STR_NONE;
	if (plan_argument(e))
		return argument_name(c, e, column->name, &raw->column[e->by]);
	for (size_t i = 0; i < sizeof(word) / sizeof(*word); i++)
		if (str_eq(e->aggregate, str_of(word[i].how)))
			return c->plan->korean
				       ? arena_printf(c->mem, "%.*s %s", STR_ARG(column->name),
						      word[i].korean)
				       : arena_printf(c->mem, "%s %.*s", word[i].english,
						      STR_ARG(column->name));
	return column->name;
}

bool field_bind(struct chart *c, struct model_layer *l, enum plan_channel channel)
{
	const struct plan_encoding *e = &l->plan->encoding[channel];
	bool second = channel == CHANNEL_Y && l->second;
	struct model_field *f = second ? &c->second : &c->field[channel];
	if (e->column != TABLE_NONE && e->set)
		l->column[channel] = &l->plan->table->column[e->column];
	if (!check_channel(c, l, channel) || !check_type(c, l, channel))
		return false;
	if (!e->set)
		return true;
	bool discrete = e->type == TYPE_NOMINAL || e->type == TYPE_ORDINAL || splits(channel);
	bool temporal = e->type == TYPE_TEMPORAL && !splits(channel);
	if (channel == CHANNEL_TEXT) { /* words of each layer are its own */
		l->words = (struct model_field){
			.e = e, .column = l->column[channel], .format = FORMAT_NONE};
		if (e->format.n)
			return format_parse(e->format, e->format_at, &l->words.format, c->mem,
					    c->d);
		return true;
	}
	bool season = temporal && f->e && f->column && l->column[channel] &&
		      !f->column->season != !l->column[channel]->season;
	if (f->e && (f->discrete != discrete || f->temporal != temporal || season))
		return diag_report(c->d, e->at, DIAG_CHART_TYPES_DIFFER,
				   str_of(channel_name(channel)));
	if (f->e && (f->column || !l->column[channel]))
		return true;
	bool count = str_eq(e->aggregate, STR("count"));
	*f = (struct model_field){.e = e, .column = count ? NULL : l->column[channel]};
	f->discrete = discrete;
	f->temporal = temporal;
	f->measure = e->type == TYPE_QUANTITATIVE && !e->bin.set && !splits(channel);
	f->name = field_name(c, l->raw->table, e, f->column);
	f->unit = f->column ? f->column->unit : STR_NONE;
	f->want = e->axis.value;
	f->wants = e->axis.value ? e->axis.values.count : 0;
	f->format = FORMAT_NONE;
	if (e->format.n)
		return format_parse(e->format, e->format_at, &f->format, c->mem, c->d);
	return true;
}

bool field_statuses(struct chart *c, const struct plan_layer *l)
{
	const struct plan_encoding *e = &l->encoding[CHANNEL_STATUS];
	bool there = e->set && e->column != TABLE_NONE;
	const struct column *column = there ? &l->table->column[e->column] : NULL;
	struct str first = STR_NONE;
	uint32_t wrong = 0;
	for (uint32_t r = 0; column && r < l->table->rows; r++) {
		enum status s;
		if (table_missing(column, r) || status_find(column_text(column, r), &s))
			continue;
		first = wrong++ ? first : column_text(column, r);
	}
	return !wrong || diag_report(c->d, e->at, DIAG_CHANNEL_STATUS_WORD, column->name, first,
				     diag_number(c->d, wrong), status_nearest(first));
}
