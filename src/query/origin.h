#ifndef QUERY_ORIGIN_H
#define QUERY_ORIGIN_H

#include "query/statement.h"

/* Fills in st->origin; called when st was just prepared, because the columns
 * that it reads are noted then. */
void origin_find(struct statement *st);

/* The tokens [lo, hi) of result column n of the outer SELECT; false behind a
 * *, which stands for many, and in a UNION, which has many origins. */
bool origin_item(struct tokens t, int n, uint32_t *lo, uint32_t *hi);

#endif
