#ifndef QUERY_QUERY_H
#define QUERY_QUERY_H

#include "base/diag.h"
#include "data/table.h"
#include "data/value.h"

/*
 * SQL over tables, named values, asserts: the only room that knows SQLite.
 * Tables are read through a virtual table over their columns; nothing is
 * copied. Rules: SPEC §4 (types, strictness, exactness, extra functions).
 * Opaque: owns a database and must be closed. What it returns lives in mem.
 */
struct query;

struct query *query_open(struct arena *mem, const struct files *files, struct diags *d);
void query_close(struct query *q);

/* Whether text columns of tables that follow are ordered with Hangul before
 * Latin (ko/sorting.h). The collations HANGUL_FIRST and LATIN_FIRST are there
 * either way. */
void query_hangul_first(struct query *q, bool hangul_first);

/* Tables, params and values share one name space; a name that is an SQL
 * keyword, a function or taken already is an error at `at`. */
bool query_table(struct query *q, const struct table *t, struct span name_at);
bool query_param(struct query *q, struct str name, struct value v, struct span name_at);

/* May a table, param or value still be called that? */
bool query_name_free(struct query *q, struct str name);

/* A name that a table may have, made from any text, as the stem of a file's name. */
struct str query_name(struct arena *mem, struct str text);

/* Names that are defined further down: whoever reads one now is told so. The array is
 * kept until the next call. */
void query_later(struct query *q, const struct str *name, size_t names);

/* A table of that name could not be had, and why was told: no statement that reads it
 * tells any more. */
void query_lost(struct query *q, struct str name);

/* values: an entry of the front matter. SQL (SELECT, WITH) must give exactly
 * one row and column; anything else is an expression over earlier values and
 * params. The value is kept under its name and returned. */
bool query_value(struct query *q, struct str name, struct span name_at, struct str sql,
		 struct span sql_at, struct value *out);

/* The nth param or value, in the order of their definition; false behind the last. */
bool query_named(const struct query *q, size_t n, struct str *name, struct value *out);

/* An expression in {{ }}: values and params by bare name. NULL is VALUE_NULL, no error here. */
bool query_expression(struct query *q, struct str sql, struct span at, struct value *out);

/* The same with the columns of one row of a table in scope, which win;
 * a value of the same name is an error. For per-row templates. */
bool query_row_expression(struct query *q, const struct table *t, uint32_t row, struct str sql,
			  struct span at, struct value *out);

/* A condition over values; a false or NULL one is an error that prints both sides. */
bool query_assert(struct query *q, struct str sql, struct span at);

/* A table from a SELECT ({sql name}, data: {sql: …}, compiled transforms).
 * Text and column types are kept for columns that are passed through.
 * The result is not added as a table; the caller does that. */
bool query_select(struct query *q, struct str name, struct str sql, struct span at,
		  const struct table **out);

/*
 * Where a value comes from, for the ledger: the tables of files that it reads,
 * directly or through other values and SQL tables; the definitions on the way,
 * "times = hq1 / hq0; hq0 = SELECT …"; and the cell, when it is one cell as it
 * stands (table NULL: computed). sql is an expression that ran without errors.
 */
struct query_trace {
	struct str definitions;
	const struct table **source;
	size_t sources, source_room;
	const struct table *table;
	uint32_t row, column;
};
void query_trace(struct query *q, struct str sql, struct query_trace *out);

#endif
