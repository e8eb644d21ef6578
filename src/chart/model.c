#include "chart/model.h"

#include <math.h>

#include "chart/words.h"

enum plan_channel model_measure(const struct chart *c)
{
	return c->lying ? CHANNEL_X : CHANNEL_Y;
}

enum plan_channel model_base(const struct chart *c)
{
	return c->lying ? CHANNEL_Y : CHANNEL_X;
}

static const char *channel_name(enum plan_channel channel)
{
	static const char *const name[] = {
#define X(id, word) #word,
		PLAN_CHANNELS(X)
#undef X
	};
	return name[channel];
}

/* The mark's own name of a channel; false for channels that concern no mark. */
static bool mark_channel_of(enum plan_channel channel, enum mark_channel *out)
{
	static const struct {
		enum plan_channel plan;
		enum mark_channel mark;
	} pair[] = {
		{CHANNEL_X, MARK_X},
		{CHANNEL_Y, MARK_Y},
		{CHANNEL_X2, MARK_X2},
		{CHANNEL_Y2, MARK_Y2},
		{CHANNEL_COLOR, MARK_SERIES},
		{CHANNEL_DETAIL, MARK_SERIES},
		{CHANNEL_XOFFSET, MARK_OFFSET},
		{CHANNEL_YOFFSET, MARK_OFFSET},
		{CHANNEL_SIZE, MARK_SIZE},
		{CHANNEL_TEXT, MARK_TEXT},
	};
	for (size_t i = 0; i < sizeof(pair) / sizeof(*pair); i++)
		if (pair[i].plan == channel) {
			*out = pair[i].mark;
			return true;
		}
	return false;
}

static bool later(enum plan_channel channel)
{
	return channel == CHANNEL_ROW || channel == CHANNEL_COLUMN ||
	       channel == CHANNEL_THETA || channel == CHANNEL_OPACITY ||
	       channel == CHANNEL_SHAPE || channel == CHANNEL_DASH;
}

static bool check_channel(struct chart *c, const struct model_layer *l,
			  enum plan_channel channel)
{
	const struct plan_encoding *e = &l->plan->encoding[channel];
	struct str name = str_of(channel_name(channel)), mark = str_of(l->mark->name);
	enum mark_channel m;
	if (e->set && later(channel))
		return diag_report(c->d, e->at, DIAG_CHART_NOT_YET,
				   words_pick(c, STR("채널"), STR("channel")), name);
	if (!mark_channel_of(channel, &m))
		return true;
	if (!e->set && l->mark->rule[m].required && m != MARK_SERIES && m != MARK_OFFSET)
		return diag_report(c->d, l->plan->mark.at, DIAG_CHART_CHANNEL_MISSING, mark,
				   name);
	if (e->set && !l->mark->rule[m].allowed)
		return diag_report(c->d, e->at, DIAG_CHART_CHANNEL_REFUSED, mark, name);
	return true;
}

static bool check_type(struct chart *c, const struct model_layer *l, enum plan_channel channel)
{
	const struct plan_encoding *e = &l->plan->encoding[channel];
	const struct column *column = l->column[channel];
	struct str name = str_of(channel_name(channel));
	if (e->aggregate.n && !str_among(e->aggregate, "sum mean average count min max median"))
		return diag_report(c->d, e->at, DIAG_CHART_AGGREGATE_UNKNOWN, e->aggregate);
	if (!e->set || !column || str_eq(e->aggregate, STR("count")))
		return true;
	if (e->type == TYPE_QUANTITATIVE && !column->number)
		return diag_report(c->d, e->at, DIAG_CHART_NOT_NUMBER, name, column->name);
	if (e->type == TYPE_TEMPORAL && !column_is_temporal(column->type))
		return diag_report(c->d, e->at, DIAG_CHART_NOT_TIME, name, column->name);
	return true;
}

static struct str field_name(const struct chart *c, const struct plan_encoding *e,
			     const struct column *column)
{
	static const struct {
		const char *how, *korean, *english;
	} word[] = {
		{"sum", "합계", "sum of"},      {"mean", "평균", "mean of"},
		{"average", "평균", "mean of"}, {"min", "최솟값", "least"},
		{"max", "최댓값", "greatest"},  {"median", "중앙값", "median of"},
	};
	if (e->title.text.n)
		return e->title.text;
	if (str_eq(e->aggregate, STR("count")))
		return words_pick(c, STR("개수"), STR("Count"));
	if (!column)
		return STR_NONE;
	for (size_t i = 0; i < sizeof(word) / sizeof(*word); i++)
		if (str_eq(e->aggregate, str_of(word[i].how)))
			return c->plan->korean
				       ? arena_printf(c->mem, "%.*s %s", STR_ARG(column->name),
						      word[i].korean)
				       : arena_printf(c->mem, "%s %.*s", word[i].english,
						      STR_ARG(column->name));
	return column->name;
}

static bool bind_field(struct chart *c, struct model_layer *l, enum plan_channel channel)
{
	const struct plan_encoding *e = &l->plan->encoding[channel];
	struct model_field *f = &c->field[channel];
	if (e->column != TABLE_NONE && e->set)
		l->column[channel] = &l->plan->table->column[e->column];
	if (!check_channel(c, l, channel) || !check_type(c, l, channel))
		return false;
	if (!e->set)
		return true;
	bool discrete = e->type == TYPE_NOMINAL || e->type == TYPE_ORDINAL;
	bool temporal = e->type == TYPE_TEMPORAL;
	if (f->e && (f->discrete != discrete || f->temporal != temporal))
		return diag_report(c->d, e->at, DIAG_CHART_TYPES_DIFFER,
				   str_of(channel_name(channel)));
	if (f->e)
		return true;
	bool count = str_eq(e->aggregate, STR("count"));
	*f = (struct model_field){.e = e, .column = count ? NULL : l->column[channel]};
	f->discrete = discrete;
	f->temporal = temporal;
	f->measure = e->type == TYPE_QUANTITATIVE;
	f->name = field_name(c, e, f->column);
	f->unit = f->column ? f->column->unit : STR_NONE;
	f->format = FORMAT_NONE;
	if (e->format.n)
		return format_parse(e->format, e->format_at, &f->format, c->mem, c->d);
	return true;
}

static bool bind_layer(struct chart *c, struct model_layer *l, const struct plan_layer *plan)
{
	bool ok = true;
	*l = (struct model_layer){.plan = plan, .mark = mark_find(plan->mark.type)};
	if (!l->mark)
		return diag_report(c->d, plan->mark.at, DIAG_CHART_MARK_UNKNOWN,
				   plan->mark.type, mark_nearest(plan->mark.type));
	for (unsigned channel = 0; channel < CHANNEL_COUNT; channel++)
		ok &= bind_field(c, l, channel);
	if (!plan->table->rows)
		ok = diag_report(c->d, c->plan->at, DIAG_CHART_EMPTY, plan->table->name);
	return ok;
}

/* Bars grow along the quantitative axis; all else reads its values along y. */
static bool bind_direction(struct chart *c)
{
	const struct model_field *x = &c->field[CHANNEL_X], *y = &c->field[CHANNEL_Y];
	for (size_t i = 0; i < c->layers; i++) {
		const struct mark *mark = c->layer[i].mark;
		if (!mark->zero)
			continue;
		if (!x->measure && !y->measure)
			return diag_report(c->d, c->layer[i].plan->mark.at,
					   DIAG_CHART_NO_MEASURE, str_of(mark->name));
		c->lying = x->measure && !y->measure && y->e;
	}
	return true;
}

static bool bind_names(struct chart *c)
{
	static const enum plan_channel channel[] = {CHANNEL_X,       CHANNEL_Y,
						    CHANNEL_COLOR,   CHANNEL_DETAIL,
						    CHANNEL_XOFFSET, CHANNEL_YOFFSET};
	bool ok = true;
	for (size_t i = 0; i < sizeof(channel) / sizeof(*channel); i++)
		if (c->field[channel[i]].discrete)
			ok &= order_names(c, channel[i]);
	if (c->field[CHANNEL_COLOR].e && c->field[CHANNEL_COLOR].measure)
		ok = diag_report(
			c->d, c->field[CHANNEL_COLOR].e->at, DIAG_CHART_NOT_YET,
			words_pick(c, STR("숫자로 칠하는 색"), STR("colour by number")),
			c->field[CHANNEL_COLOR].name);
	return ok;
}

/* "#1c589c"; false when it is written otherwise. */
static bool parse_color(struct str s, color *out)
{
	color v = 0;
	if (s.n != 7 || s.p[0] != '#')
		return false;
	for (size_t i = 1; i < 7; i++) {
		char ch = s.p[i];
		unsigned digit = ch >= '0' && ch <= '9'   ? (unsigned)(ch - '0')
				 : ch >= 'a' && ch <= 'f' ? (unsigned)(ch - 'a' + 10)
				 : ch >= 'A' && ch <= 'F' ? (unsigned)(ch - 'A' + 10)
							  : 16;
		if (digit > 15)
			return false;
		v = v << 4 | digit;
	}
	*out = v << 8 | 0xff;
	return true;
}

/* A series for each pair of colour and detail. */
static void bind_series(struct chart *c)
{
	size_t colors = c->names[CHANNEL_COLOR].levels,
	       details = c->names[CHANNEL_DETAIL].levels;
	c->series_count = (colors ? colors : 1) * (details ? details : 1);
	struct mark_series *series = ARENA_NEW(c->mem, struct mark_series, c->series_count);
	for (size_t i = 0; i < c->series_count; i++) {
		size_t hue = details ? i / details : i;
		series[i].index = i;
		series[i].rgba = c->theme->color.series[hue % c->theme->color.count];
		series[i].name = colors ? c->names[CHANNEL_COLOR].level[hue] : STR_NONE;
		if (!colors && details)
			series[i].name = c->names[CHANNEL_DETAIL].level[i];
	}
	c->series = series;
}

/* The series as one layer paints them: its own colour, where it names one. */
static const struct mark_series *paint_series(const struct chart *c,
					      const struct model_layer *l)
{
	const struct plan_encoding *e = &l->plan->encoding[CHANNEL_COLOR];
	color own;
	bool set = parse_color(l->plan->mark.color, &own);
	if (e->set && e->value.n)
		set = parse_color(e->value, &own);
	if (!set || l->column[CHANNEL_COLOR])
		return c->series;
	struct mark_series *series = arena_grow(c->mem, c->series, c->series_count,
						c->series_count, sizeof(*series));
	for (size_t i = 0; i < c->series_count; i++)
		series[i].rgba = own;
	return series;
}

static bool mixes_bases(const struct model_layer *l)
{
	bool claimed = false, other = false;
	for (size_t i = 0; i < l->draw.rows; i++) {
		enum status s = l->draw.row[i].status;
		if (s == STATUS_CLAIMED)
			claimed = true;
		else if (s == STATUS_ACTUAL || s == STATUS_PROVISIONAL)
			other = true;
	}
	return claimed && other;
}

/* Vega-Lite stacks sums; what cannot be added stands side by side (bars) or overlaps. */
static void bind_stack(struct chart *c, struct model_layer *l)
{
	const struct plan_encoding *e = &l->plan->encoding[model_measure(c)];
	bool offset = l->plan->encoding[c->lying ? CHANNEL_YOFFSET : CHANNEL_XOFFSET].set;
	bool own = l->plan->encoding[c->lying ? CHANNEL_X2 : CHANNEL_Y2].set;
	bool adds = !e->aggregate.n || str_among(e->aggregate, "sum count");
	if (!l->mark->stacks || own || offset || c->series_count < 2 ||
	    str_among(e->stack, "none null false"))
		return;
	if (mixes_bases(l)) {
		diag_report(c->d, l->plan->mark.at, DIAG_CHART_BASES_DIFFER,
			    str_of(l->mark->name));
		adds = false;
	}
	if (!adds)
		return;
	l->stacked = true;
	l->normalized = str_eq(e->stack, STR("normalize"));
	stack_rows(c, l);
	if (l->normalized) /* shares have their own unit */
		c->field[model_measure(c)].unit = STR("%");
}

/* Series side by side: the offset is the series. */
static void bind_offsets(struct chart *c, struct model_layer *l)
{
	enum plan_channel channel = c->lying ? CHANNEL_YOFFSET : CHANNEL_XOFFSET;
	bool zero = l->mark->zero && !l->mark->joins;
	l->draw.offsets = c->names[channel].levels;
	if (l->draw.offsets || l->stacked || !zero || c->series_count < 2 ||
	    !l->mark->rule[MARK_OFFSET].allowed)
		return;
	struct mark_row *row =
		arena_grow(c->mem, l->draw.row, l->draw.rows, l->draw.rows, sizeof(*row));
	for (size_t i = 0; i < l->draw.rows; i++)
		row[i].offset = row[i].series;
	l->draw.row = row;
	l->draw.offsets = c->series_count;
}

static double number_or(struct plan_number n, double otherwise)
{
	return n.set ? n.v : otherwise;
}

static void bind_options(struct chart *c, struct model_layer *l)
{
	const struct plan_mark *m = &l->plan->mark;
	l->draw.mark = l->mark;
	l->draw.options = (struct mark_options){
		.label = m->label.n ? m->label : str_of(l->mark->label),
		.interpolate = m->interpolate,
		.point = m->point == TRI_DEFAULT ? l->mark->point : m->point == TRI_YES,
		.opacity = number_or(m->opacity, 0),
		.size = number_or(m->size, 0),
		.inner_radius = number_or(m->inner_radius, 0),
	};
	l->draw.series = paint_series(c, l);
	l->draw.series_count = c->series_count;
	l->draw.horizontal = c->lying;
	l->draw.surface = c->theme->color.surface;
	l->draw.scale = c->scale;
}

static enum scale_kind kind_of(const struct chart *c, const struct model_field *f)
{
	if (f->temporal)
		return SCALE_TIME;
	if (!f->discrete)
		return f->e && str_eq(f->e->scale_type, STR("log")) ? SCALE_LOG : SCALE_LINEAR;
	for (size_t i = 0; i < c->layers; i++)
		if (c->layer[i].mark->zero && !c->layer[i].mark->joins)
			return SCALE_BAND;
	return SCALE_POINT;
}

static void open_scale(struct chart *c, enum plan_channel channel, struct scale *s)
{
	const struct model_field *f = &c->field[channel];
	scale_init(s, kind_of(c, f), c->mem);
	if (!f->e)
		return;
	if (f->temporal && f->column)
		s->column = f->column->type;
	for (size_t i = 0; f->discrete && i < c->names[channel].levels; i++)
		scale_name(s, c->names[channel].level[i]);
}

/* What the author says of a scale wins over what marks wished for. */
static void wish(const struct chart *c, enum plan_channel channel, struct scale *s)
{
	const struct plan_encoding *e = c->field[channel].e;
	if (!e)
		return;
	if (e->zero != TRI_DEFAULT)
		s->zero = e->zero == TRI_YES;
	if (e->nice != TRI_DEFAULT)
		s->nice = e->nice == TRI_YES;
	s->wish_lo = number_or(e->domain_lo, NAN);
	s->wish_hi = number_or(e->domain_hi, NAN);
	s->whole = str_eq(e->aggregate, STR("count"));
}

static void swap(double *a, double *b)
{
	double was = *a;
	*a = *b;
	*b = was;
}

static struct mark_layer turn(struct chart *c, const struct mark_layer *l)
{
	struct mark_layer turned = *l;
	struct mark_row *row = arena_grow(c->mem, l->row, l->rows, l->rows, sizeof(*row));
	for (size_t i = 0; i < l->rows; i++) {
		swap(&row[i].x, &row[i].y);
		swap(&row[i].x2, &row[i].y2);
	}
	turned.row = row;
	turned.horizontal = !l->horizontal;
	return turned;
}

static void train(struct chart *c, struct model_view *v, bool turned)
{
	v->lying = c->lying != turned;
	v->layer = ARENA_NEW(c->mem, struct mark_layer, c->layers);
	open_scale(c, turned ? CHANNEL_Y : CHANNEL_X, &v->scales.x);
	open_scale(c, turned ? CHANNEL_X : CHANNEL_Y, &v->scales.y);
	for (size_t i = 0; i < c->layers; i++) {
		v->layer[i] = turned ? turn(c, &c->layer[i].draw) : c->layer[i].draw;
		v->layer[i].mark->train(&v->layer[i], &v->scales);
	}
	wish(c, turned ? CHANNEL_Y : CHANNEL_X, &v->scales.x);
	wish(c, turned ? CHANNEL_X : CHANNEL_Y, &v->scales.y);
}

static bool check_log(struct chart *c)
{
	const struct mark_scales *s = &c->view[0].scales;
	bool ok = true;
	if (s->x.refused)
		ok = diag_report(c->d, c->field[CHANNEL_X].e->at, DIAG_CHART_LOG_ZERO,
				 STR("x"));
	if (s->y.refused)
		ok = diag_report(c->d, c->field[CHANNEL_Y].e->at, DIAG_CHART_LOG_ZERO,
				 STR("y"));
	return ok;
}

/* Upright bars over names can lie down; anything with a place in time cannot. */
static bool turnable(const struct chart *c)
{
	const struct column *column = c->field[CHANNEL_X].column;
	if (c->lying || !c->field[CHANNEL_X].discrete || c->plan->annotations || !column)
		return false;
	for (size_t i = 0; i < c->layers; i++)
		if (!c->layer[i].mark->zero || c->layer[i].mark->joins)
			return false;
	return column->type == COLUMN_TEXT || column->type == COLUMN_CODE;
}

bool model_bind(struct chart *c)
{
	bool ok = true;
	c->layers = c->plan->layers;
	c->layer = ARENA_NEW(c->mem, struct model_layer, c->layers);
	for (size_t i = 0; i < c->layers; i++)
		ok &= bind_layer(c, &c->layer[i], &c->plan->layer[i]);
	if (!ok || !bind_direction(c) || !bind_names(c))
		return false;
	bind_series(c);
	size_t drawn = 0;
	for (size_t i = 0; i < c->layers; i++) {
		struct model_layer *l = &c->layer[i];
		l->aggregated = l->plan->encoding[model_measure(c)].aggregate.n > 0;
		bind_options(c, l);
		rows_bind(c, l);
		bind_stack(c, l);
		bind_offsets(c, l);
		for (size_t r = 0; r < l->draw.rows; r++)
			drawn += l->draw.row[r].status < STATUS_MISSING;
	}
	if (!drawn)
		return diag_report(c->d, c->plan->at, DIAG_CHART_EMPTY,
				   c->plan->layer[0].table->name);
	c->may_turn = turnable(c);
	train(c, &c->view[0], false);
	if (c->may_turn)
		train(c, &c->view[1], true);
	return check_log(c);
}
