#ifndef QUERY_DATABASE_H
#define QUERY_DATABASE_H

#include <sqlite3.h>

#include "query/query.h"

/*
 * What the files of this room share: the open database, its tables and named
 * values, and the fault by which callbacks of SQLite tell what went wrong.
 *
 * Limits, so that the same report ends the same way everywhere: a statement
 * may take QUERY_STEPS + QUERY_STEPS_A_ROW × (rows of all tables) steps of
 * SQLite's machine, SQLite may hold QUERY_BYTES of memory, a result may have
 * QUERY_ROWS rows, one text QUERY_TEXT bytes.
 */
#define QUERY_STEPS INT64_C(200000000)
#define QUERY_STEPS_A_ROW 400
#define QUERY_BYTES INT64_C(2000000000)
#define QUERY_ROWS 50000000
#define QUERY_TEXT 16000000
#define QUERY_SQL 1000000
#define QUERY_COLUMNS 2000 /* of a table: SQLITE_MAX_COLUMN */
#define QUERY_DIGITS 15    /* decimal digits that a double always keeps */

/* A table of the report and what was found out about its columns. */
struct database_table {
	const struct table *t;
	struct str name;
	struct span at;
	bool hangul_first;
	bool read; /* by the statement that is being prepared, if only to count its rows */
	struct database_column {
		uint32_t *order; /* rows sorted by value, NULL until needed */
		uint32_t ordered;
		bool *mixed;    /* per row: its number is written in two ways */
		bool read;      /* by the statement that is being prepared */
		bool inspected; /* for numbers of too many digits */
	} * column;
};

struct database_name {
	struct str name;
	struct value v;
	struct str sql; /* its definition; empty for a param */
};

struct database_fault {
	bool set;
	enum diag_code code;
	struct str arg[2];
	size_t at; /* offset in the SQL text, or SIZE_MAX */
};

struct query {
	struct arena *mem;
	const struct files *files;
	struct diags *d;
	sqlite3 *db;
	sqlite3 *calendar; /* where date functions without the present run */
	sqlite3_stmt *calendar_call;
	struct database_table *table;
	uint32_t tables, table_room, made; /* made: known to SQLite */
	struct database_name *name;
	uint32_t names, name_room;
	const struct str *later; /* names that are defined further down */
	size_t laters;
	struct str *lost; /* tables that could not be had */
	size_t losses, lost_room;
	struct database_row {
		const struct table *t;
		struct str sql;
		struct statement *st;
	} * row; /* statements of query_row_expression(), kept */
	uint32_t rows, row_room;
	struct database_fault fault;
	const struct table *stepping; /* whose rows the steps that run begin with */
	const struct step **asked;    /* steps that SQL functions read, by their numbers */
	size_t asks, ask_room;
	bool open_door; /* our own SQL is running: the authorizer looks away */
	int64_t steps, steps_max;
	bool hangul_first;
	bool without_totals; /* tables are read as if they had no total rows */
};

/* A table becomes readable under its name. False when it has no column, or too many. */
bool database_add(struct query *q, const struct table *t, struct str name, struct span at);

/* Before each statement: most reports have none, and SQLite is not started for them.
 * False when SQLite cannot take a table. */
bool database_open(struct query *q);
void database_close(struct query *q);

/* The limits start again with each statement. */
void database_rewind(struct query *q);

/* Keeps the first fault until it is reported. */
void database_fault(struct query *q, enum diag_code code, struct str a, struct str b,
		    size_t at);

/* Is the name defined further down? Is it that of a table that was lost? */
bool database_later(const struct query *q, struct str name);
bool database_lost(const struct query *q, struct str name);

/* The table, or the value or param, of that name; NULL when there is none. */
struct database_table *database_table(const struct query *q, struct str name);
const struct database_name *database_name(const struct query *q, struct str name);

/* Ends the program: SQLite has no memory left. */
_Noreturn void database_out_of_memory(void);

#endif
