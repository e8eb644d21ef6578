#include "query/asking.h"

#include "base/num.h"
#include "query/statement.h"

struct statement *asking_open(struct maker *m, struct str text)
{
	struct sql sql = {.text = text, .at = m->at, .part = m->part, .parts = m->parts};
	return statement_open(m->q, sql, token_split(m->q->mem, text), NULL);
}

static struct statement *select_from(struct maker *m, struct str what, uint32_t stage,
				     const char *rest)
{
	struct buf all = {0};
	buf_str(&all, buf_str_of(&m->b));
	buf_printf(&all, " SELECT %.*s FROM dopyo_%u%s", STR_ARG(what), stage, rest);
	return asking_open(m, buf_take(&all, m->q->mem));
}

static struct str text_of(struct maker *m, sqlite3_stmt *stmt, int column)
{
	switch (sqlite3_column_type(stmt, column)) {
	case SQLITE_NULL:
		return STR_NONE;
	case SQLITE_TEXT:
		return arena_str(m->q->mem,
				 (struct str){(const char *)sqlite3_column_text(stmt, column),
					      (size_t)sqlite3_column_bytes(stmt, column)});
	default:
		return num_shortest(m->q->mem, sqlite3_column_double(stmt, column));
	}
}

bool asking_one(struct maker *m, const char *what, uint32_t stage, struct asking_row *out)
{
	struct statement *st = select_from(m, str_of(what), stage, "");
	bool ok = st && statement_bind(st, 0) && statement_step(st) == SQLITE_ROW;
	*out = (struct asking_row){.text = STR_NONE};
	if (ok)
		out->number = sqlite3_column_double(st->stmt, 0);
	if (ok && sqlite3_column_count(st->stmt) > 1)
		out->text = text_of(m, st->stmt, 1);
	statement_close(st);
	return ok;
}

bool asking_count(struct maker *m, const char *what, long long *out)
{
	struct asking_row row;
	bool ok = asking_one(m, what, m->stage, &row);
	*out = (long long)row.number;
	return ok;
}

bool asking_values(struct maker *m, struct str column, size_t most, struct str **out,
		   size_t *count)
{
	struct buf name = {0};
	buf_char(&name, '"');
	for (size_t i = 0; i < column.n; i++) {
		buf_char(&name, column.p[i]);
		if (column.p[i] == '"')
			buf_char(&name, '"');
	}
	buf_char(&name, '"');
	struct statement *st =
		select_from(m, buf_take(&name, m->q->mem), m->stage, " GROUP BY 1 ORDER BY 1");
	size_t room = 0;
	int rc = SQLITE_ERROR;
	*out = NULL;
	*count = 0;
	bool ok = st && statement_bind(st, 0);
	while (ok && (rc = statement_step(st)) == SQLITE_ROW && *count <= most) {
		struct str text = text_of(m, st->stmt, 0);
		if (text.n)
			ARENA_PUSH(m->q->mem, *out, *count, room) = text;
	}
	ok = ok && (rc == SQLITE_DONE || rc == SQLITE_ROW);
	statement_close(st);
	return ok;
}
