#ifndef QUERY_EXPLAIN_H
#define QUERY_EXPLAIN_H

#include "query/statement.h"

/*
 * What SQLite or one of our callbacks refused, in the words of the report:
 * the name that is unknown, its place, the nearest one. All return false.
 */
bool explain_prepare(struct statement *st);
bool explain_step(struct statement *st, int rc);
/* No row where there must be one: mostly a word in quotes that the data spell otherwise. */
bool explain_no_row(struct statement *st);

/* A bare number that is a column's name too: SELECT 2024 FROM t. Numbers of
 * more digits than are kept, in columns that are computed with. */
void explain_warn_numbers(struct statement *st);
void explain_warn_digits(struct statement *st);

#endif
