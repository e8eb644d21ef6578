#include <string.h>

#include "base/num.h"
#include "data/summary.h"
#include "report/encode.h"
#include "report/fill.h"
#include "report/keys.h"
#include "report/purpose.h"

/* The channels of a layer, each in its short or long form. */
static const char *const channel_name[CHANNEL_COUNT] = {
#define X(id, name) #name,
	PLAN_CHANNELS(X)
#undef X
};

struct str channel_word(enum plan_channel channel)
{
	return str_of(channel_name[channel]);
}

static enum plan_type default_type(enum column_type type)
{
	if (type == COLUMN_NUMBER)
		return TYPE_QUANTITATIVE;
	return column_is_temporal(type) ? TYPE_TEMPORAL : TYPE_NOMINAL;
}

static bool type_by_word(struct str word, enum plan_type *out)
{
	static const struct {
		const char *words;
		enum plan_type type;
	} types[] = {{"quantitative Q", TYPE_QUANTITATIVE},
		     {"temporal T", TYPE_TEMPORAL},
		     {"ordinal O", TYPE_ORDINAL},
		     {"nominal N", TYPE_NOMINAL}};
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_among(word, types[i].words)) {
			*out = types[i].type;
			return true;
		}
	return false;
}

uint32_t channel_find(struct encoder *x, struct str field, struct span at)
{
	const struct table *t = x->layer->table;
	struct bind *b = x->b;
	uint32_t column = table_find(t, field);
	if (column != TABLE_NONE)
		return column;
	diag_report(b->d, at, DIAG_COLUMN_UNKNOWN, t->name, field, table_nearest(t, field),
		    table_column_names(t, b->mem));
	encode_fail(x);
	return column;
}

void channel_column(struct encoder *x, struct str field, struct span at,
		    struct plan_encoding *enc)
{
	enc->column = channel_find(x, field, at);
	if (enc->column != TABLE_NONE)
		enc->type = default_type(x->layer->table->column[enc->column].type);
}

bool channel_color(struct encoder *x, struct str s, struct span at)
{
	bool ok = s.n == 7 && s.p[0] == '#';
	for (size_t i = 1; ok && i < s.n; i++)
		ok = strchr("0123456789abcdefABCDEF", s.p[i]) != NULL;
	return ok || diag_report(x->b->d, at, DIAG_COLOR, s);
}

/* avg(값), 평균(값): a column is inside the brackets, what stands before them is no
 * aggregate. */
static bool misses_aggregate(struct encoder *x, const struct node *n, size_t open, size_t hi)
{
	static const struct {
		const char *words, *name;
	} other[] = {{"avg AVG MEAN Mean average AVERAGE 평균", "mean"},
		     {"SUM Sum total 합계 합", "sum"},
		     {"COUNT Count n 개수 건수 수", "count"},
		     {"MAX Max maximum 최대 최댓값", "max"},
		     {"MIN Min minimum 최소 최솟값", "min"},
		     {"MEDIAN med 중앙값 중위수", "median"},
		     {"STDEV sd std stddev 표준편차", "stdev"}};
	struct str word = str_slice(n->text, 0, open);
	struct str column = str_trim(str_slice(n->text, open + 1, hi - 1));
	if (table_find(x->layer->table, str_slice(n->text, 0, hi)) != TABLE_NONE ||
	    table_find(x->layer->table, column) == TABLE_NONE)
		return false;
	struct str meant = keys_nearest(word, summary_words);
	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++)
		if (str_among(word, other[i].words))
			meant = str_of(other[i].name);
	diag_report(x->b->d, node_span(x->b->files, n, 0, open), DIAG_AGGREGATE_WORD, word,
		    meant, column, str_of(summary_words));
	encode_fail(x);
	return true;
}

/* "연도:O", "mean(값):Q", "연도" */
static void bind_short(struct encoder *x, enum plan_channel channel, const struct node *n,
		       struct plan_encoding *enc)
{
	struct str s = n->text, type = STR_NONE;
	size_t colon = s.n, lo = 0, hi;
	while (colon > 0 && s.p[colon - 1] != ':')
		colon--;
	hi = colon ? colon - 1 : s.n;
	if (colon)
		type = str_slice(s, colon, s.n);
	size_t open = str_find(str_slice(s, 0, hi), STR("("), 0);
	bool inside = open != SIZE_MAX && hi > 0 && s.p[hi - 1] == ')', missed = false;
	if (inside && grouping_short(str_slice(s, 0, open), enc)) {
		lo = open + 1;
		hi--;
	} else if (inside) {
		missed = misses_aggregate(x, n, open, hi);
	}
	if (lo < hi && !missed)
		channel_column(x, str_trim(str_slice(s, lo, hi)),
			       node_span(x->b->files, n, lo, hi), enc);
	grouping_type(x, channel, enc);
	if (colon && !type_by_word(type, &enc->type)) {
		diag_report(x->b->d, node_span(x->b->files, n, colon, s.n), DIAG_TYPE_UNKNOWN,
			    type);
		encode_fail(x);
	}
	enc->unit.usual = enc->unit.usual && !colon;
	grouping_settle(channel, enc);
}

/* sort: {field, op, order} or {encoding, order} */
static void bind_sort_by(struct encoder *x, const struct node *n, struct plan_encoding *enc)
{
	struct keys k = keys_open(n, &shape_sort_by, x->b->d);
	struct plan_sort *s = &enc->sorted;
	struct str channel = keys_choice(&k, "encoding");
	s->op = keys_choice(&k, "op");
	bool rows = str_eq(s->op, STR("count")) && !keys_has(&k, "field");
	const struct node *field = channel.n || rows ? NULL : keys_needed(&k, "field", n->at);
	struct str order = keys_choice(&k, "order");
	s->down = str_eq(order, STR("descending"));
	s->by_column = rows;
	s->column = TABLE_NONE;
	if (channel.n)
		enc->sort =
			arena_printf(x->b->mem, "%s%.*s", s->down ? "-" : "", STR_ARG(channel));
	if (field) {
		s->column = channel_find(x, field->text, field->at);
		s->by_column = s->column != TABLE_NONE;
	}
	if (str_eq(order, STR("null"))) { /* as the data have it */
		enc->sort = order;
		s->by_column = false;
	}
	x->ok = x->ok && k.ok;
}

/* What sorts is another channel: sort: "-x" on x says nothing about x. */
static void check_sort(struct encoder *x, const struct plan_encoding *enc)
{
	bool down = enc->sort.n && enc->sort.p[0] == '-';
	struct str by = str_slice(enc->sort, down, enc->sort.n);
	struct str own = channel_word((enum plan_channel)(enc - x->layer->encoding));
	if (!by.n || !str_eq(by, own))
		return;
	diag_report(x->b->d, enc->sorted.at, DIAG_SORT_ITSELF, enc->sort, own,
		    down ? STR("descending") : STR("ascending"),
		    str_eq(own, STR("x")) ? STR("-y") : STR("-x"));
	encode_fail(x);
}

/* Numbers and times have one order; descending turns their scale round. */
static bool turns(const struct encoder *x, const struct plan_encoding *enc)
{
	static const enum plan_channel scaled[] = {CHANNEL_X, CHANNEL_Y, CHANNEL_COLOR,
						   CHANNEL_SIZE, CHANNEL_OPACITY};
	bool names = enc->type == TYPE_NOMINAL || enc->type == TYPE_ORDINAL;
	for (size_t i = 0; i < sizeof(scaled) / sizeof(*scaled); i++)
		if (enc == &x->layer->encoding[scaled[i]])
			return !names && str_eq(enc->sort, STR("descending")) &&
			       enc->scale.reverse == TRI_DEFAULT;
	return false;
}

static void bind_sort(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *sort = keys_node(k, "sort");
	if (!sort)
		return;
	enc->sorted = (struct plan_sort){.at = sort->at};
	enc->sort = STR_NONE;
	if (sort->kind == NODE_SCALAR)
		enc->sort = keys_among(k, sort, keys_words(k, "sort"));
	if (turns(x, enc)) {
		enc->scale.reverse = TRI_YES;
		enc->sort = STR_NONE;
	}
	if (sort->kind == NODE_MAP)
		bind_sort_by(x, sort, enc);
	else if (sort->kind == NODE_LIST && !encode_words(x, sort, &enc->sorted.names))
		encode_fail(x);
	check_sort(x, enc);
}

void channel_type(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *type = keys_scalar(k, "type");
	enc->unit.usual = enc->unit.usual && !type;
	if (!type || type_by_word(type->text, &enc->type))
		return;
	diag_report(x->b->d, type->at, DIAG_TYPE_UNKNOWN, type->text);
	encode_fail(x);
}

/* A place or a series by its name or number. */
static void bind_datum(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *n = keys_scalar(k, "datum");
	if (!n)
		return;
	if (!fill_plain(x->b, n->text, n->at, &enc->datum_text))
		encode_fail(x);
	enc->datum.set = num_parse(enc->datum_text, &enc->datum.v);
	enc->type = enc->datum.set ? TYPE_QUANTITATIVE : TYPE_NOMINAL;
}

/* The lengths of strokeDash: {value: [4, 2]}. */
static void bind_dashes(struct encoder *x, const struct node *list, struct plan_encoding *enc)
{
	enc->value_number = encode_numbers(x, list);
	enc->value_numbers = enc->value_number ? list->count : 0;
	enc->value = STR("[…]");
}

/* Constants are properties of the mark, or words; a place on an axis is a datum. */
void channel_value(struct encoder *x, struct keys *k, enum plan_channel channel,
		   struct plan_encoding *enc)
{
	static const char takes[] = "color size shape opacity strokeDash text theta theta2 "
				    "radius radius2";
	const struct node *n = keys_node(k, "value");
	struct str name = str_of(channel_name[channel]);
	if (!n)
		return;
	enc->value_at = n->at;
	if (!str_among(name, takes)) {
		diag_report(x->b->d, n->at, DIAG_CHANNEL_VALUE, name, str_of(takes));
		encode_fail(x);
	} else if (channel == CHANNEL_DASH && keys_list(k, "value")) {
		bind_dashes(x, n, enc);
	} else if (channel != CHANNEL_DASH && keys_scalar(k, "value")) {
		double *number = ARENA_NEW(x->b->mem, double, 1);
		if (!fill_plain(x->b, n->text, n->at, &enc->value))
			encode_fail(x);
		enc->value_numbers = num_parse(enc->value, number);
		enc->value_number = number;
		if (channel == CHANNEL_COLOR && !channel_color(x, enc->value, n->at))
			encode_fail(x);
	}
}

/* Of words that stand in the plot; a guide tells the values of the others. */
static void bind_format(struct encoder *x, struct keys *k, enum plan_channel channel,
			struct plan_encoding *enc)
{
	const struct node *n = keys_node(k, "format");
	bool place = channel == CHANNEL_X || channel == CHANNEL_Y;
	bool cell = channel >= CHANNEL_ROW && channel <= CHANNEL_FACET;
	if (!n || channel == CHANNEL_TEXT) {
		guide_format(x, k, enc);
		return;
	}
	diag_report(x->b->d, n->at, DIAG_KEY_OTHERWISE, STR("format"),
		    place  ? STR("axis: {format: …}")
		    : cell ? STR("header: {format: …}")
			   : STR("legend: {format: …}"));
	encode_fail(x);
}

typedef void bind_part(struct encoder *x, const struct node *part, struct plan_encoding *enc);

/* A part that the channel has no use for is read, for its faults, and then forgotten. */
static void bind_part_of(struct encoder *x, struct keys *k, const char *part, bind_part *bind,
			 struct plan_encoding *enc)
{
	const struct node *n = keys_node(k, part);
	enum plan_channel channel = (enum plan_channel)(enc - x->layer->encoding);
	const struct purpose *p = purpose_find(false, NULL, str_of(part), channel);
	struct plan_encoding before = *enc;
	if (n)
		bind(x, n, enc);
	if (p && !purpose_on(p, channel))
		*enc = before;
}

/* A column is shown, and no constant beside it. */
static void forget_value(struct plan_encoding *enc)
{
	enc->value = STR_NONE;
	enc->value_number = NULL;
	enc->value_numbers = 0;
	enc->value_at = SPAN_NONE;
}

/* What is read only when the column and its type are known. */
static void bind_guides(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	bind_part_of(x, k, "scale", scaling_bind, enc); /* legends differ by scale */
	bind_part_of(x, k, "legend", guide_legend, enc);
	bind_part_of(x, k, "axis", guide_axis, enc);
	bind_part_of(x, k, "header", guide_header, enc);
	bind_sort(x, k, enc);
}

static void bind_long(struct encoder *x, enum plan_channel channel, const struct node *n,
		      struct plan_encoding *enc)
{
	struct keys k = keys_open(n, &shape_channel, x->b->d);
	const struct node *field = keys_scalar(&k, "field");
	guide_title(x, &k, enc);
	grouping_long(x, &k, enc);
	if (keys_has(&k, "stack"))
		enc->stack_at = keys_node(&k, "stack")->at;
	if (keys_has(&k, "stack"))
		enc->stack = keys_choice(&k, "stack");
	if (keys_has(&k, "columns"))
		enc->columns = keys_number(&k, "columns");
	bind_format(x, &k, channel, enc);
	bind_datum(x, &k, enc);
	channel_value(x, &k, channel, enc);
	if (field)
		channel_column(x, field->text, field->at, enc);
	cases_bind(x, keys_node(&k, "condition"), channel, enc);
	if ((field || enc->aggregate.n) && !enc->case_count)
		forget_value(enc);
	grouping_type(x, channel, enc);
	channel_type(x, &k, enc);
	grouping_settle(channel, enc);
	bind_guides(x, &k, enc);
	x->ok = x->ok && k.ok;
}

static void bind_one(struct encoder *x, enum plan_channel channel, const struct node *n)
{
	struct plan_encoding *enc = &x->layer->encoding[channel];
	if (!enc->set)
		enc->column = TABLE_NONE;
	enc->set = true;
	enc->at = n->at;
	if (n->kind == NODE_SCALAR) {
		*enc = (struct plan_encoding){.set = true, .at = n->at, .column = TABLE_NONE};
		bind_short(x, channel, n, enc);
	} else {
		bind_long(x, channel, n, enc);
	}
}

/* A layer's own field takes over all that the shared one says; other properties are
 * added to it. */
static bool replaces(const struct node *own)
{
	return own->kind == NODE_SCALAR || node_get(own, "field") || node_get(own, "datum") ||
	       node_get(own, "value");
}

/* A channel that has a title or a scale and nothing to draw. Where a layer only shares
 * it with others that have, it has no such channel. */
static void check_said(struct encoder *x, enum plan_channel channel, bool own)
{
	struct plan_encoding *e = &x->layer->encoding[channel];
	bool says = e->column != TABLE_NONE || e->aggregate.n || e->datum_text.n ||
		    e->value_at.file || e->case_count;
	if (!e->set || says || !x->ok)
		return;
	if (own) {
		diag_report(x->b->d, e->at, DIAG_CHANNEL_NOTHING,
			    str_of(channel_name[channel]));
		encode_fail(x);
	}
	e->set = false;
}

void channel_bind(struct encoder *x, enum plan_channel channel, const struct node *n)
{
	bind_one(x, channel, n);
	check_said(x, channel, true);
}

void channel_bind_all(struct encoder *x, const struct node *shared, const struct node *own)
{
	struct keys all = keys_open(shared, &shape_encoding, x->b->d);
	struct keys mine = keys_open(own, &shape_encoding, x->b->d);
	for (int c = 0; c < CHANNEL_COUNT; c++) {
		const struct node *n = keys_node(&all, channel_name[c]);
		const struct node *m = keys_node(&mine, channel_name[c]);
		if (n && (!m || !replaces(m)))
			bind_one(x, (enum plan_channel)c, n);
		if (m)
			bind_one(x, (enum plan_channel)c, m);
		check_said(x, (enum plan_channel)c, m || x->chart->layers == 1);
	}
	x->ok = x->ok && all.ok && mine.ok;
}
