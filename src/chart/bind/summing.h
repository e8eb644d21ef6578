#ifndef CHART_SUMMING_H
#define CHART_SUMMING_H

#include "chart/bind/derived.h"

/*
 * Marks that show all values at a place as one (struct mark_summary): which channel has
 * the values, and what the mark makes of those of each group. The rows are grouped by
 * derive.c as for any aggregate; the middle of a group is the value of its row, and
 * l->spread has the rest.
 */

/* Sets l->summed; false with diagnostics. */
bool summing_choose(struct chart *c, struct model_layer *l);

/* Which way such marks stand; lying: what the other layers say. */
bool summing_lying(const struct chart *c, bool lying);

/* The summary of a group. value: count values that are there; gives its middle. */
double summing_take(struct derive *d, uint32_t group, double *value, size_t count);

/* Those of some rows, for a cell; NULL where there are none. */
struct mark_spread *summing_pick(const struct chart *c, const struct model_layer *l,
				const uint32_t *row, uint32_t rows);

/* Cuts at the ends of an axis what a row summarises: how many values lie beyond, a box
 * that is cut counted once. */
size_t summing_fence(struct chart *c, struct mark_row *row, double lo, double hi);

/* The same of an interval that the author has in two columns, from v to other. */
size_t summing_cut(struct mark_row *row, double *v, double *other, const double domain[2]);

#endif
