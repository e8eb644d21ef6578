#include "chart/draw/listing.h"

#include <math.h>
#include <stdlib.h>

struct listed {
	size_t series;
	double end;
};

/* From the top down; equal ones as they are. */
static int compare(const void *va, const void *vb)
{
	const struct listed *a = va, *b = vb;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return (a->series > b->series) - (a->series < b->series);
}

const size_t *listing_order(const struct chart *c, bool column, bool lying)
{
	size_t *order = ARENA_NEW(c->mem, size_t, c->series_count), layer = 0;
	struct listed *listed = ARENA_NEW(c->mem, struct listed, c->series_count);
	for (size_t s = 0; s < c->series_count; s++)
		order[s] = listed[s].series = s;
	while (layer + 1 < c->layers && !c->layer[layer].column[CHANNEL_COLOR])
		layer++;
	const struct model_layer *l = &c->layer[layer];
	bool stacked = l->stacked && !lying;
	bool lines = l->mark->joins && !l->stacked && !c->field[CHANNEL_COLOR].e->sort.n;
	if (!column || !(stacked || lines))
		return order;
	for (size_t r = 0; r < l->draw.rows; r++) {
		const struct mark_row *row = &l->draw.row[r];
		if (row->series < c->series_count && isfinite(row->y))
			listed[row->series].end = stacked ? (double)row->series : row->y;
	}
	if (c->series_count)
		qsort(listed, c->series_count, sizeof(*listed), compare);
	for (size_t i = 0; i < c->series_count; i++)
		order[i] = listed[i].series;
	return order;
}

bool listing_detailed(const struct model_layer *l)
{
	return l->column[CHANNEL_DETAIL] && !l->column[CHANNEL_COLOR] &&
	       !l->plan->encoding[CHANNEL_COLOR].datum_text.n && !l->column[CHANNEL_SHAPE] &&
	       !l->column[CHANNEL_DASH];
}
