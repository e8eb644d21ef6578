#ifndef PLAN_GRID_H
#define PLAN_GRID_H

#include "plan/rich.h"

/* The cells of a table, bound: rows × columns, spans by cells that are covered. */
enum plan_align { PLAN_LEFT, PLAN_CENTER, PLAN_RIGHT };

struct plan_cell {
	struct rich text;
	enum plan_align align;
	bool head;
	bool covered;              /* by the span of another cell */
	unsigned colspan, rowspan; /* 0 is 1 */
	double indent;             /* em */
	double value;              /* of a bar; NAN: none */
	const double *point;       /* of a small line; NAN: missing */
	size_t points;
	struct str alt; /* of the line */
};

enum plan_row { PLAN_ROW, PLAN_ROW_GROUP, PLAN_ROW_TOTAL };

struct plan_column {
	bool bar, line;
	double lo, hi; /* of its bars, with 0 among them */
};

#endif
