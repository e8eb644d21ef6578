#ifndef QUERY_FUNCTION_H
#define QUERY_FUNCTION_H

#include "query/database.h"

/*
 * The functions that SQL in a report may call: those of SQLite that give the
 * same result every time, and ours (SPEC §4):
 *
 *   ratio(a, b) share(a, b)   a / b
 *   diff(a, b)                a − b
 *   cagr(a, b, periods)       (b / a)^(1 / periods) − 1
 *   index(v, base)            100 × v / base
 *   first(v, by) last(v, by)  v of the smallest, greatest by; v and by that are
 *                             NULL do not count; ties are errors. Aggregates and
 *                             window functions.
 *   yoy(v, by)                v against a year earlier, as a fraction; by is a
 *                             year, quarter, month or date. With OVER (ORDER BY by).
 *
 * NULL in gives NULL; a zero divisor is an error, as it is for the / operator.
 */
#define FUNCTION_INDEX "dopyo_index"     /* index is a keyword of SQLite */
#define FUNCTION_DIVISOR "dopyo_divisor" /* (y, offset of the operator): y, never 0 */

void function_register(struct query *q);

bool function_known(struct str name);    /* may be called */
bool function_of_dates(struct str name); /* year, month …: may be names all the same */
bool function_melts(struct str name);    /* makes one row of many, where no OVER follows */
bool function_changes(struct str name);  /* exists in SQLite, but differs between two runs */
struct str function_nearest(struct str name);
/* What does in SQL what a spreadsheet or another program has a function for; "" where
 * nothing is known. */
struct str function_instead(struct str name);

/* first, last, yoy: in series.c. Date functions without the present: dates.c. */
void series_register(struct query *q);
void dates_register(struct query *q);

/* printf and format, whose widths have an end: in printf.c. */
void printf_register(struct query *q);

/* sqlite3_create_function_v2 for a scalar function of the room. */
void function_add(struct query *q, const char *name, int args,
		  void (*call)(sqlite3_context *, int, sqlite3_value **));

/* From inside a function: the statement ends with this diagnostic. */
void function_fail(sqlite3_context *c, enum diag_code code, struct str a, struct str b,
		   size_t at);

/* A value as text, for messages. */
struct str function_text(sqlite3_value *v);

#endif
