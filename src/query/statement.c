#include "query/statement.h"

#include <assert.h>
#include <math.h>

#include "base/num.h"
#include "query/cell.h"
#include "query/explain.h"
#include "query/origin.h"
#include "query/totals.h"

static bool open_selects(struct statement *st)
{
	for (uint32_t i = 0; i < st->r.binds; i++) {
		struct bind *b = &st->r.bind[i];
		if (b->kind != BIND_SELECT)
			continue;
		struct tokens part = token_part(st->q->mem, st->t, b->lo, b->hi);
		b->select = statement_open(st->q, st->sql, part, st->row);
		if (!b->select)
			return false;
		b->select->inner = true;
	}
	return true;
}

/* A name or a (SELECT …) that stands alone needs no SQL around it, and keeps
 * all that is known of the value. */
static bool is_bare(const struct statement *st)
{
	if (st->select || st->r.binds != 1)
		return false;
	const struct bind *b = &st->r.bind[0];
	return b->kind == BIND_SELECT ? b->lo == 1 && b->hi + 1 == st->t.count
				      : st->t.count == 1;
}

static bool prepare(struct statement *st)
{
	struct query *q = st->q;
	for (uint32_t i = 0; i < q->tables; i++)
		q->table[i].read = false;
	for (uint32_t i = 0; i < q->tables; i++)
		for (uint32_t c = 0; c < q->table[i].t->columns; c++)
			q->table[i].column[c].read = false;
	database_rewind(q);
	if (!database_open(q))
		return false;
	unsigned flags = st->row ? SQLITE_PREPARE_PERSISTENT : 0;
	int rc = sqlite3_prepare_v3(q->db, st->r.text.p, (int)st->r.text.n, flags, &st->stmt,
				    NULL);
	if (rc != SQLITE_OK)
		return explain_prepare(st);
	assert(st->stmt && sqlite3_stmt_readonly(st->stmt));
	origin_find(st);
	totals_note(st);
	if (st->select)
		explain_warn_numbers(st);
	if (!sqlite3_column_origin_name(st->stmt, 0)) /* a look-up loses no digit */
		explain_warn_digits(st);
	return true;
}

struct statement *statement_open(struct query *q, struct sql sql, struct tokens t,
				 const struct table *row)
{
	struct statement *st = ARENA_NEW(q->mem, struct statement, 1);
	*st = (struct statement){.q = q, .sql = sql, .t = t, .row = row};
	st->select = token_is_select(t);
	bool ok = st->select ? rewrite_select(q, sql, t, row, &st->r)
			     : rewrite_expression(q, sql, t, row, &st->r);
	ok = ok && open_selects(st) && (is_bare(st) || prepare(st));
	if (ok)
		return st;
	statement_close(st);
	return NULL;
}

void statement_close(struct statement *st)
{
	if (!st)
		return;
	for (uint32_t i = 0; i < st->r.binds; i++)
		statement_close(st->r.bind[i].select);
	sqlite3_finalize(st->stmt);
}

static void bind_value(sqlite3_stmt *stmt, int i, struct value v)
{
	if (v.kind == VALUE_NUMBER)
		sqlite3_bind_double(stmt, i, v.number);
	else if (v.kind == VALUE_TEXT)
		sqlite3_bind_text64(stmt, i, v.text.p ? v.text.p : "", v.text.n,
				    SQLITE_TRANSIENT, SQLITE_UTF8);
	else
		sqlite3_bind_null(stmt, i);
}

/* A cell without its decimal text, which SQL has no use for. */
static void bind_cell(struct statement *st, int i, uint32_t column, uint32_t row)
{
	const struct column *c = &st->row->column[column];
	char room[24];
	struct value v = {.kind = VALUE_TEXT};
	if (table_missing(c, row))
		v.kind = VALUE_NULL;
	else if (cell_is_number(c->type))
		v = (struct value){.kind = VALUE_NUMBER, .number = c->number[row]};
	else
		v.text = c->number ? column_period(c->type, c->number[row], room)
				   : column_text(c, row);
	bind_value(st->stmt, i, v);
}

bool statement_bind(struct statement *st, uint32_t row)
{
	for (uint32_t i = 0; i < st->r.binds; i++) {
		const struct bind *b = &st->r.bind[i];
		struct value v;
		if (b->kind == BIND_COLUMN) {
			bind_cell(st, (int)i + 1, b->index, row);
			continue;
		}
		if (b->kind == BIND_VALUE)
			v = st->q->name[b->index].v;
		else if (!statement_value(b->select, row, &v))
			return false;
		bind_value(st->stmt, (int)i + 1, v);
	}
	database_rewind(st->q);
	return true;
}

int statement_step(struct statement *st)
{
	int rc = sqlite3_step(st->stmt);
	if (rc == SQLITE_ROW || rc == SQLITE_DONE)
		return rc;
	explain_step(st, rc);
	return SQLITE_ERROR;
}

static void reset(struct statement *st)
{
	sqlite3_reset(st->stmt);
	sqlite3_clear_bindings(st->stmt);
}

/* Type and unit of the origin, where the value is of its kind. */
static void inherit(struct value *v, struct origin from)
{
	if (!from.table)
		return;
	const struct column *c = &from.table->t->column[from.column];
	if (cell_is_number(c->type) != (v->kind == VALUE_NUMBER))
		return;
	v->unit = c->unit;
	if (from.exact)
		v->type = c->type;
}

static bool number_column(struct statement *st, int column, struct value *out)
{
	struct origin from = st->origin[column];
	out->number = sqlite3_column_double(st->stmt, column);
	if (!isfinite(out->number))
		return diag_report(st->q->d, st->sql.at, DIAG_QUERY_NOT_FINITE, STR_NONE);
	out->kind = VALUE_NUMBER;
	out->type = COLUMN_NUMBER;
	if (sqlite3_column_type(st->stmt, column) == SQLITE_INTEGER)
		out->text = arena_printf(st->q->mem, "%lld",
					 (long long)sqlite3_column_int64(st->stmt, column));
	else if (from.exact && cell_is_number(from.table->t->column[from.column].type))
		out->text = cell_decimal(st->q->mem, from.table, from.column, out->number);
	if (!out->text.n)
		out->text = num_shortest(st->q->mem, out->number);
	return true;
}

bool statement_column(struct statement *st, int column, struct value *out)
{
	*out = (struct value){0};
	switch (sqlite3_column_type(st->stmt, column)) {
	case SQLITE_NULL:
		break;
	case SQLITE_BLOB:
		return diag_report(st->q->d, st->sql.at, DIAG_QUERY_BYTES, STR_NONE);
	case SQLITE_TEXT:
		out->kind = VALUE_TEXT;
		out->text.p = (const char *)sqlite3_column_text(st->stmt, column);
		out->text.n = (size_t)sqlite3_column_bytes(st->stmt, column);
		out->text = arena_str(st->q->mem, out->text);
		break;
	default:
		if (!number_column(st, column, out))
			return false;
	}
	inherit(out, st->origin[column]);
	return true;
}

/* A SELECT gives one row and one column. */
static bool check_shape(struct statement *st, long long rows)
{
	int columns = sqlite3_column_count(st->stmt);
	if (columns == 1 && (rows == 1 || (rows == 0 && st->inner)))
		return true;
	struct diags *d = st->q->d;
	if (columns == 1 && rows == 0)
		return explain_no_row(st);
	return diag_report(d, st->sql.at, DIAG_QUERY_SHAPE, diag_number(d, rows),
			   diag_number(d, columns));
}

static bool run(struct statement *st, struct value *out)
{
	long long rows = 0;
	int rc;
	while ((rc = statement_step(st)) == SQLITE_ROW)
		if (rows++ == 0 && !statement_column(st, 0, out))
			return false;
	return rc == SQLITE_DONE && check_shape(st, rows);
}

static bool bare_value(struct statement *st, uint32_t row, struct value *out)
{
	const struct bind *b = &st->r.bind[0];
	if (b->kind == BIND_SELECT)
		return statement_value(b->select, row, out);
	*out = b->kind == BIND_VALUE ? st->q->name[b->index].v
				     : cell_value(st->q->mem, st->row, b->index, row);
	return true;
}

bool statement_value(struct statement *st, uint32_t row, struct value *out)
{
	*out = (struct value){0};
	if (!st->stmt)
		return bare_value(st, row, out);
	bool ok = statement_bind(st, row) && run(st, out);
	if (ok && st->totals)
		ok = totals_check_value(st, *out);
	reset(st);
	return ok;
}
