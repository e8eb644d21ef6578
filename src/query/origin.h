#ifndef QUERY_ORIGIN_H
#define QUERY_ORIGIN_H

#include "query/statement.h"

/* Fills in st->origin; called when st was just prepared, because the columns
 * that it reads are noted then. */
void origin_find(struct statement *st);

#endif
