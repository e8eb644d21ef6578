#ifndef CHART_CELLS_H
#define CHART_CELLS_H

#include "chart/model.h"

/*
 * Inside chart/ only. Small multiples: a chart whose rows are split by row,
 * column or facet has a cell for each part. A cell is a chart itself, with the
 * fields, names and series of the whole and the rows of its part.
 */
struct cell {
	struct chart *chart;
	size_t row, column; /* its place in the grid */
};

struct cells_grid {
	struct cell *cell;
	size_t count, rows, columns; /* columns: as wished or 0, of facet */
	bool wrapped;                /* facet: each cell has its own header */
};

bool cells_wanted(const struct chart *c);

/* Are the small charts there that annotations name? Else diagnostics. */
bool cells_check(struct chart *c);

/* c->cells, with scales shared as resolve says. False with diagnostics. */
bool cells_bind(struct chart *c);

#endif
