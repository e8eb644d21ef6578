#ifndef REPORT_GRID_CHART_H
#define REPORT_GRID_CHART_H

#include "report/bind.h"

/*
 * table: below: what a chart draws, as tables after it. Layers that draw the same
 * rows share one; rows of others get a table of their own.
 */

/* Does a layer begin a table? */
bool grid_chart_begins(const struct plan_chart *chart, size_t layer);

/* Fills the block of that table; false with a diagnostic. */
bool grid_chart_bind(struct bind *b, const struct plan_chart *chart, size_t layer,
		     struct plan_block *out);

#endif
