#include "mark/mark.h"

#include <math.h>

#define X(name) &mark_##name,
const struct mark *const mark_all[] = {MARKS(X)};
#undef X

const size_t mark_count = sizeof(mark_all) / sizeof(*mark_all);

const struct mark *mark_find(struct str name)
{
	for (size_t i = 0; i < mark_count; i++)
		if (str_eq(name, str_of(mark_all[i]->name)))
			return mark_all[i];
	return NULL;
}

struct str mark_nearest(struct str name)
{
	struct str best = STR_NONE;
	for (size_t i = 0; i < mark_count; i++)
		best = str_nearer(name, str_of(mark_all[i]->name), best);
	return best;
}

struct mark_options mark_defaults(const struct mark *m)
{
	return (struct mark_options){.label = str_of(m->label),
				     .point = m->point,
				     .line = true,
				     .filled = true,
				     .outliers = true,
				     .extent.number = NAN,
				     .outer_radius = NAN,
				     .theta = NAN,
				     .theta2 = NAN};
}

void mark_label(struct mark_out *out, struct mark_label label)
{
	if (label.text.n)
		ARENA_PUSH(out->mem, out->label, out->labels, out->label_room) = label;
}

/* The first row of a series that is not before this one. */
static size_t begin_of(const struct mark_layer *l, size_t series)
{
	size_t lo = 0, hi = l->rows;
	while (lo < hi) {
		size_t middle = lo + (hi - lo) / 2;
		if (l->row[middle].series < series)
			lo = middle + 1;
		else
			hi = middle;
	}
	return lo;
}

struct mark_between mark_between(const struct mark_layer *l, size_t series)
{
	if (l->shuffled)
		return (struct mark_between){0, l->rows};
	return (struct mark_between){begin_of(l, series), begin_of(l, series + 1)};
}
