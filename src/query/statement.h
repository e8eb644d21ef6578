#ifndef QUERY_STATEMENT_H
#define QUERY_STATEMENT_H

#include "query/rewrite.h"

/*
 * One SQL text made ready: checked, rewritten, prepared. Owns an SQLite
 * statement and must be closed; the rest lives in the query's arena. Errors
 * are reported at their place in the report.
 */
struct statement {
	struct query *q;
	struct sql sql;
	struct tokens t;
	const struct table *row; /* whose columns are in scope, or NULL */
	bool select;
	const struct table *totals; /* that it adds up and that has total rows, or NULL */
	bool totals_read;           /* it reads some table with total rows */
	bool inner;                 /* a (SELECT …) in an expression: no row is NULL */
	struct rewritten r;
	sqlite3_stmt *stmt; /* NULL: a name or (SELECT …) by itself */
	/*
	 * Where each result column comes from: a column that is passed through,
	 * or the argument of min, max, first, last (exact), sum, avg (the unit).
	 */
	struct origin {
		struct database_table *table; /* NULL: computed */
		uint32_t column;
		bool exact;
	} * origin;
};

struct statement *statement_open(struct query *q, struct sql sql, struct tokens t,
				 const struct table *row);
void statement_close(struct statement *st); /* NULL is none */

/* Runs it for its one value. row: of the table in scope, else 0. */
bool statement_value(struct statement *st, uint32_t row, struct value *out);

/* Binds names; then SQLITE_ROW or SQLITE_DONE from each step. Anything else
 * was reported and is SQLITE_ERROR. */
bool statement_bind(struct statement *st, uint32_t row);
int statement_step(struct statement *st);

/* The value in the current row, with the decimal text, type and unit of its origin. */
bool statement_column(struct statement *st, int column, struct value *out);

#endif
