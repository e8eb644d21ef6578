#ifndef CHART_THIN_H
#define CHART_THIN_H

#include "chart/model.h"

/*
 * Tables of more rows than a picture can show. Every row is looked at, and
 * those are kept that the picture needs: of lines and areas, in each of two
 * thousand stretches of the axis and for each series and status, the first,
 * last, lowest and highest, which paint the same pixels as all of them; of
 * points, the first in each place smaller than a pixel or two, or so many as
 * a transparent one takes to look solid.
 */
#define THIN_ROWS 200000 /* up to so many rows all are drawn */
/* of an axis, for few series: a slide has fewer pixels across */
#define THIN_STRETCHES 2048

struct thin {
	const uint32_t *row; /* in the order of the table; NULL: all rows */
	uint32_t count;
	const bool *gap; /* for each: nothing was observed before it for long */
	size_t dropped;  /* rows without a place */
};

void thin_rows(struct chart *c, const struct model_layer *l, struct thin *out);

#endif
