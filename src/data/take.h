#ifndef DATA_TAKE_H
#define DATA_TAKE_H

#include "data/table.h"

/* Some rows of a table, in the order given, as a table of its own. */
const struct table *take_rows(const struct table *t, const uint32_t *row, uint32_t rows,
			      struct arena *mem);

#endif
