#ifndef SOURCE_STATS_H
#define SOURCE_STATS_H

#include "data/table.h"

/* Counts and extremes of one column. */
struct stats {
	uint32_t count;                /* cells with a value */
	uint32_t missing;              /* empty cells and marks */
	uint32_t text;                 /* of count: cells of a text or code column */
	uint32_t status[STATUS_COUNT]; /* marked cells, by status */
	struct str min, max; /* plain decimals, or 2025, 2025-Q3, 2025-09, 2025-09-15 */
	struct str sum;      /* numbers: exact up to 18 digits */
};

struct stats stats_column(const struct column *c, uint32_t rows, struct arena *mem);

#endif
