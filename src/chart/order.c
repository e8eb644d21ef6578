#include <math.h>

#include "base/num.h"
#include "chart/model.h"

/* One name of a discrete channel and what it can be sorted by. */
struct entry {
	struct str name;
	double number;  /* of its column, where it has numbers */
	double measure; /* sum of the values on the other axis */
	size_t seen;
};

enum order_by { BY_NAME, BY_SIGHT, BY_MEASURE };

struct order {
	enum order_by by;
	bool down;
};

static bool parse_order(struct chart *c, enum plan_channel channel, struct order *out)
{
	const struct plan_encoding *e = c->field[channel].e;
	struct str s = e->sort;
	*out = (struct order){BY_NAME, false};
	if (!s.n || str_eq(s, STR("ascending")))
		return true;
	if (str_eq(s, STR("descending"))) {
		out->down = true;
		return true;
	}
	if (str_among(s, "null none false")) {
		out->by = BY_SIGHT;
		return true;
	}
	if (s.p[0] == '-') {
		out->down = true;
		s = str_slice(s, 1, s.n);
	}
	out->by = BY_MEASURE;
	if (str_among(s, "x y"))
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
		by = str_cmp(a->name, b->name);
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
	int by = compare_numbers(b->measure, a->measure);
	return by ? by : compare_seen(a, b);
}

static void sort_entries(struct entry *entry, size_t count, struct order order)
{
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

/* Column whose sum decides the order by measure; NULL counts rows. */
static const struct column *measure_of(const struct chart *c, const struct model_layer *l)
{
	const struct column *m = l->column[model_measure(c)];
	return m && m->number ? m : NULL;
}

struct seen_names {
	struct scale set;
	struct entry *entry;
	size_t count, room;
};

static void see_layer(struct chart *c, enum plan_channel channel, const struct model_layer *l,
		      struct seen_names *seen)
{
	const struct column *column = l->column[channel], *measure = measure_of(c, l);
	for (uint32_t r = 0; column && r < l->plan->table->rows; r++) {
		if (table_missing(column, r))
			continue;
		size_t at = scale_level(&seen->set, column_text(column, r));
		if (at == seen->set.levels) {
			scale_name(&seen->set, column_text(column, r));
			ARENA_PUSH(c->mem, seen->entry, seen->count, seen->room) =
				(struct entry){column_text(column, r),
					       column->number ? column->number[r] : NAN, 0, at};
		}
		if (!measure)
			seen->entry[at].measure += 1;
		else if (!table_missing(measure, r))
			seen->entry[at].measure += measure->number[r];
	}
}

bool order_names(struct chart *c, enum plan_channel channel)
{
	struct order order;
	if (!parse_order(c, channel, &order))
		return false;
	struct seen_names seen = {.entry = NULL};
	scale_init(&seen.set, SCALE_BAND, c->mem);
	for (size_t i = 0; i < c->layers; i++)
		see_layer(c, channel, &c->layer[i], &seen);
	sort_entries(seen.entry, seen.count, order);
	scale_init(&c->names[channel], SCALE_BAND, c->mem);
	for (size_t i = 0; i < seen.count; i++)
		scale_name(&c->names[channel], seen.entry[i].name);
	return true;
}
