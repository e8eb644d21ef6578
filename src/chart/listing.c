#include "chart/listing.h"

#include <math.h>

const size_t *listing_order(const struct chart *c, bool column)
{
	size_t *order = ARENA_NEW(c->mem, size_t, c->series_count), layer = 0;
	double *end = ARENA_NEW(c->mem, double, c->series_count);
	for (size_t s = 0; s < c->series_count; s++)
		order[s] = s;
	while (layer + 1 < c->layers && !c->layer[layer].column[CHANNEL_COLOR])
		layer++;
	const struct model_layer *l = &c->layer[layer];
	bool stacked = l->stacked && !c->lying;
	bool lines = l->mark->joins && !l->stacked && !c->field[CHANNEL_COLOR].e->sort.n;
	if (!column || !(stacked || lines))
		return order;
	for (size_t r = 0; r < l->draw.rows; r++) {
		const struct mark_row *row = &l->draw.row[r];
		if (row->series < c->series_count && isfinite(row->y))
			end[row->series] = stacked ? (double)row->series : row->y;
	}
	for (size_t i = 1; i < c->series_count; i++) /* few: by insertion, stable */
		for (size_t k = i; k && end[order[k]] > end[order[k - 1]]; k--) {
			size_t was = order[k];
			order[k] = order[k - 1];
			order[k - 1] = was;
		}
	return order;
}
