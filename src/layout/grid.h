#ifndef LAYOUT_GRID_H
#define LAYOUT_GRID_H

#include "layout/box.h"

/*
 * Boxes inside boxes. A stack is boxes one below the other that the flow sees
 * as one; a row is stacks side by side. Both are cut where what is in them is.
 */
struct box grid_stack(struct arena *mem, const struct box *box, size_t count);

struct grid_cell {
	struct box box;
	double share; /* of the width left after gaps; shares need not add up to 1 */
};
/* Boxes that are read down each of several columns in turn. At a page's end the
 * rows that fit stay, and the rest begins anew; whole: never cut. */
struct grid_columns {
	const struct box *box;
	size_t count, columns;
	double gap;
	bool whole;
};
struct box grid_columns(struct arena *mem, struct grid_columns what);

struct box grid_row(struct arena *mem, const struct grid_cell *cell, size_t count, double gap);

#endif
