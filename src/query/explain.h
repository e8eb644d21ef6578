#ifndef QUERY_EXPLAIN_H
#define QUERY_EXPLAIN_H

#include "query/statement.h"

/*
 * What SQLite or one of our callbacks refused, in the words of the report:
 * the name that is unknown, its place, the nearest one. Both return false.
 */
bool explain_prepare(struct statement *st);
bool explain_step(struct statement *st, int rc);

/* A bare number that is a column's name too: SELECT 2024 FROM t. Numbers of
 * more digits than are kept, in columns that are computed with. */
void explain_warn_numbers(struct statement *st);
void explain_warn_digits(struct statement *st);

#endif
