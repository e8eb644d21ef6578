#ifndef LAYOUT_FLOWING_H
#define LAYOUT_FLOWING_H

#include "layout/grid.h"

/*
 * Text in columns as newspapers set it: boxes that run down one column after the
 * other. The columns of a page are filled; where the text ends they are balanced,
 * which makes them as low as they can be.
 */
struct flowing_style {
	size_t columns;
	double gap; /* points */
	color rule; /* between columns; of alpha 0: none */
};

struct box flowing_columns(struct arena *mem, const struct flowing_style *style,
			   const struct box *box, size_t count);

/* How many of them belong into the columns: headings at the end stand below, across
 * all columns, above what they head. */
size_t flowing_within(const struct box *box, size_t count);

#endif
