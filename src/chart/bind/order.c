#include <math.h>

#include "base/num.h"
#include "chart/model.h"
#include "data/group.h"
#include "data/summary.h"
#include "data/timeunit.h"
#include "ko/sequence.h"
#include "ko/sorting.h"

/* One name of a discrete channel and what it can be sorted by. */
struct entry {
	struct str name, key; /* key: that names are put in order by */
	double number;        /* of its column, where it has numbers */
	double measure; /* of the values on the other axis, or of the column it is sorted by */
	size_t seen;
	struct summary sum;
	double *value; /* where the operation needs all at once */
	size_t values, room;
};

enum order_by { BY_NAME, BY_SIGHT, BY_MEASURE, BY_LIST };

struct order {
	enum order_by by;
	bool down;
};

static bool parse_order(struct chart *c, enum plan_channel channel, struct order *out)
{
	const struct plan_encoding *e = c->field[channel].e;
	struct str s = e->sort;
	*out = (struct order){BY_NAME, str_eq(s, STR("descending"))};
	if (e->sorted.names.count)
		out->by = BY_LIST;
	if (e->sorted.by_column)
		*out = (struct order){BY_MEASURE, e->sorted.down};
	if (!s.n || str_among(s, "ascending descending"))
		return true;
	if (str_among(s, "null none false")) {
		out->by = BY_SIGHT;
		return true;
	}
	if (s.p[0] == '-') {
		out->down = true;
		s = str_slice(s, 1, s.n);
	}
	out->by = BY_MEASURE;
	if (str_among(s, "x y color size opacity"))
		return true;
	return diag_report(c->d, e->at, DIAG_CHART_SORT_UNKNOWN, e->sort);
}

static int compare_numbers(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return (a > b) - (a < b);
}

static int compare_seen(const struct entry *a, const struct entry *b)
{
	return (a->seen > b->seen) - (a->seen < b->seen);
}

static int compare_names(const void *va, const void *vb)
{
	const struct entry *a = va, *b = vb;
	int by = compare_numbers(a->number, b->number);
	if (!by)
		by = sorting_natural(a->key, b->key);
	return by ? by : compare_seen(a, b);
}

static int compare_measures(const void *va, const void *vb)
{
	const struct entry *a = va, *b = vb;
	int by = compare_numbers(a->measure, b->measure);
	return by ? by : compare_seen(a, b);
}

static int compare_measures_down(const void *va, const void *vb)
{
	const struct entry *a = va, *b = vb;
	bool none = isnan(a->measure) || isnan(b->measure); /* they are last both ways */
	int by = none ? compare_numbers(a->measure, b->measure)
		      : compare_numbers(b->measure, a->measure);
	return by ? by : compare_seen(a, b);
}

static void sort_entries(struct entry *entry, size_t count, struct order order)
{
	if (count < 2)
		return;
	if (order.by == BY_NAME)
		qsort(entry, count, sizeof(*entry), compare_names);
	if (order.by == BY_MEASURE)
		qsort(entry, count, sizeof(*entry),
		      order.down ? compare_measures_down : compare_measures);
	if (order.by == BY_NAME && order.down)
		for (size_t i = 0; i < count / 2; i++) {
			struct entry e = entry[i];
			entry[i] = entry[count - 1 - i];
			entry[count - 1 - i] = e;
		}
}

/* What the order is taken from: a column and how its values are put together. */
struct judge {
	const struct column *column; /* NULL: rows are counted */
	enum summary_op op;
};

/* The column of a channel as it was written, before rows were put together. */
static const struct column *raw_column(const struct model_layer *l, enum plan_channel channel)
{
	const struct plan_encoding *e = &l->raw->encoding[channel];
	return e->set && e->column != TABLE_NONE ? &l->raw->table->column[e->column] : NULL;
}

/* The channel that a word names: the measure, or color, size, opacity. */
static enum plan_channel judging(const struct chart *c, struct str word)
{
	static const struct {
		const char *word;
		enum plan_channel channel;
	} own[] = {{"color -color", CHANNEL_COLOR},
		   {"size -size", CHANNEL_SIZE},
		   {"opacity -opacity", CHANNEL_OPACITY}};
	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
		if (str_among(word, own[i].word))
			return own[i].channel;
	return model_measure(c);
}

static bool judge_of(struct chart *c, const struct plan_encoding *e,
		     const struct model_layer *l, struct judge *out)
{
	const struct plan_sort *s = &e->sorted;
	enum plan_channel by = judging(c, e->sort);
	const struct column *m = raw_column(l, by);
	struct str how = l->plan->encoding[by].aggregate;
	*out = (struct judge){m && m->number ? m : NULL, SUMMARY_SUM};
	summary_find(how, &out->op);
	if (out->op == SUMMARY_COUNT)
		out->column = NULL;
	if (by != model_measure(c) && !c->field[by].e)
		return diag_report(c->d, e->at, DIAG_CHART_SORT_UNKNOWN, e->sort);
	if (by != model_measure(c) && m && !m->number)
		return diag_report(c->d, e->at, DIAG_CHART_NOT_NUMBER, e->sort, m->name);
	if (!s->by_column)
		return !str_among(e->sort, "x y -x -y") || c->field[by].measure ||
		       diag_report(c->d, e->at, DIAG_CHART_SORT_UNKNOWN, e->sort);
	out->op = SUMMARY_SUM;
	summary_find(s->op, &out->op);
	bool rows = out->op == SUMMARY_COUNT;
	if (rows || s->column >= l->raw->table->columns) {
		out->column = rows ? NULL : out->column;
		return true;
	}
	m = &l->raw->table->column[s->column];
	out->column = m;
	return m->number ||
	       diag_report(c->d, s->at, DIAG_CHART_NOT_NUMBER, STR("sort"), m->name);
}

struct seen_names {
	struct scale set;
	struct entry *entry;
	size_t count, room;
};

static void see_value(struct chart *c, struct entry *e, const struct judge *judge, uint32_t row)
{
	bool none = judge->column && table_missing(judge->column, row);
	double v = none ? NAN : judge->column ? judge->column->number[row] : 1;
	if (!summary_keeps(judge->op))
		summary_add(&e->sum, judge->op, v);
	else if (!none)
		ARENA_PUSH(c->mem, e->value, e->values, e->room) = v;
}

static struct entry *see_name(struct chart *c, struct seen_names *seen, struct str name)
{
	size_t at = scale_level(&seen->set, name);
	if (at == seen->set.levels) {
		scale_name(&seen->set, name);
		ARENA_PUSH(c->mem, seen->entry, seen->count, seen->room) =
			(struct entry){.name = name, .number = NAN, .seen = at};
		seen->entry[at].key = sorting_key(c->mem, name, c->plan->hangul_first);
	}
	return &seen->entry[at];
}

static void see_layer(struct chart *c, enum plan_channel channel, const struct model_layer *l,
		      struct seen_names *seen)
{
	const struct column *column = l->column[channel];
	struct str datum = l->plan->encoding[channel].datum_text;
	if (l->plan->encoding[channel].set && !column && datum.n)
		see_name(c, seen, datum);
	struct group_key key = {.column = column};
	struct groups groups; /* few names in many rows: each is seen once */
	uint32_t known = 0;
	group_open(&groups, &key, column ? 1 : 0, c->mem);
	for (uint32_t r = 0; column && r < l->plan->table->rows && !group_all(&groups); r++) {
		if (table_missing(column, r) ||
		    (!column->number && group_add(&groups, r) < known))
			continue;
		known = groups.count;
		struct entry *e = see_name(c, seen, column_text(column, r));
		if (column->number)
			e->number = column->number[r];
	}
}

/* Seasons between the first and the last one that is seen have a place, too: what is
 * missing is a gap. */
static void see_seasons(struct chart *c, const struct column *column, struct seen_names *seen)
{
	double lo = INFINITY, hi = -INFINITY;
	for (size_t i = 0; i < seen->count; i++) {
		lo = fmin(lo, seen->entry[i].number);
		hi = fmax(hi, seen->entry[i].number);
	}
	for (double v = lo; v <= hi; v = timeunit_after(column->season, v)) {
		struct str name = timeunit_label(column->season, v, c->plan->korean, c->mem);
		see_name(c, seen, name)->number = v;
	}
}

/* What names are ordered by is read from the rows as they were written; where
 * the names themselves were made of them, from what was made. */
static void judge_layer(struct chart *c, enum plan_channel channel, const struct model_layer *l,
			struct judge judge, struct seen_names *seen)
{
	const struct plan_encoding *e = &l->raw->encoding[channel];
	bool made = e->bin.set || (e->unit.set && !e->unit.binned) ||
		    plan_argument(&l->plan->encoding[model_measure(c)]);
	const struct plan_layer *plan = made ? l->plan : l->raw;
	const struct column *column = made ? l->column[channel] : raw_column(l, channel);
	if (made && l->plan->encoding[model_measure(c)].aggregate.n)
		judge.column = l->column[model_measure(c)];
	for (uint32_t r = 0; column && r < plan->table->rows; r++) {
		size_t at = table_missing(column, r)
				    ? seen->set.levels
				    : scale_level(&seen->set, column_text(column, r));
		if (at < seen->set.levels)
			see_value(c, &seen->entry[at], &judge, r);
	}
}

/* Once all values of a name are known. */
static void conclude(struct entry *e, enum summary_op op)
{
	e->measure = summary_keeps(op) ? summary_of(op, e->value, e->values)
				       : summary_value(&e->sum, op);
}

/* Names that a list gives come first, in its order; those it names in vain are told. */
static void put_first(struct chart *c, const struct plan_words *list, const char *key,
		      const struct seen_names *seen, struct scale *out)
{
	for (size_t i = 0; i < list->count; i++) {
		struct str name = list->word[i], best = STR_NONE;
		scale_name(out, name);
		if (scale_level(&seen->set, name) < seen->set.levels)
			continue;
		for (size_t k = 0; k < seen->count; k++)
			best = str_nearer(name, seen->entry[k].name, best);
		diag_report(c->d, list->at[i], DIAG_CHART_NAME_UNSEEN, name, str_of(key), best);
	}
}

/* Who says that seasons are names has those that there are, as in Vega-Lite. */
static bool gaps_shown(const struct model_layer *l, enum plan_channel channel)
{
	return l->column[channel] && timeunit_few(l->column[channel]->season) &&
	       l->plan->encoding[channel].unit.usual;
}

/* Nobody said how: some names have an order that is not that of their letters. */
static void follow_custom(struct chart *c, struct seen_names *seen)
{
	struct str *name = ARENA_NEW(c->mem, struct str, seen->count + 1);
	double *rank = ARENA_NEW(c->mem, double, seen->count + 1);
	bool numbers = false;
	for (size_t i = 0; i < seen->count; i++) {
		name[i] = seen->entry[i].name;
		numbers |= !isnan(seen->entry[i].number);
	}
	if (numbers || !sequence_ranks(name, seen->count, rank))
		return;
	for (size_t i = 0; i < seen->count; i++)
		seen->entry[i].number = rank[i];
}

bool order_names(struct chart *c, enum plan_channel channel)
{
	const struct plan_encoding *e = c->field[channel].e;
	struct scale *out = &c->names[channel];
	struct order order;
	struct judge judge = {.op = SUMMARY_SUM}, ignored;
	if (!parse_order(c, channel, &order))
		return false;
	struct seen_names seen = {.entry = NULL};
	scale_init(&seen.set, SCALE_BAND, c->mem);
	bool judged = false; /* the first layer with the names and a measure decides */
	for (size_t i = 0; i < c->layers; i++) {
		const struct model_layer *l = &c->layer[i];
		if (!judge_of(c, e, l, judged ? &ignored : &judge))
			return false;
		see_layer(c, channel, l, &seen);
		if (gaps_shown(l, channel) && order.by == BY_NAME && channel <= CHANNEL_Y)
			see_seasons(c, l->column[channel], &seen);
		bool decides =
			!judged && order.by == BY_MEASURE && l->column[channel] &&
			(judge.column || judge.op == SUMMARY_COUNT || i + 1 == c->layers);
		if (decides)
			judge_layer(c, channel, l, judge, &seen);
		judged |= decides;
	}
	for (size_t i = 0; i < seen.count; i++)
		conclude(&seen.entry[i], judge.op);
	scale_init(out, SCALE_BAND, c->mem);
	if (e->scale.domain.count) { /* exactly these */
		put_first(c, &e->scale.domain, "domain", &seen, out);
		return true;
	}
	put_first(c, &e->sorted.names, "sort", &seen, out);
	if (order.by == BY_LIST)
		order.by = BY_SIGHT;
	if (order.by == BY_NAME && !e->sort.n)
		follow_custom(c, &seen);
	sort_entries(seen.entry, seen.count, order);
	for (size_t i = 0; i < seen.count; i++)
		scale_name(out, seen.entry[i].name);
	return true;
}
