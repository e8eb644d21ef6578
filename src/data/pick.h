#ifndef DATA_PICK_H
#define DATA_PICK_H

#include "data/table.h"

/* A table of some rows of another one, in the order given; its cells are found
 * in their file as before. */
const struct table *pick_rows(const struct table *t, const uint32_t *row, uint32_t rows,
			      struct arena *mem);

#endif
