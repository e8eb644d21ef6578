#ifndef QUERY_MADE_H
#define QUERY_MADE_H

#include "query/maker.h"
#include "query/statement.h"

/*
 * The table that compiled steps give. st selects the row of the first table,
 * the status and the total of each row, then the columns that are not passed
 * through, in their order.
 */
bool made_table(struct maker *m, struct statement *st, bool korean, const struct table **out);

#endif
