#include "query/explain.h"
#include "ko/compose.h"

#include "base/num.h"
#include "query/cell.h"
#include "query/function.h"

#define NOWHERE UINT32_MAX

static struct span span_of(struct statement *st, uint32_t token)
{
	if (token == NOWHERE || token > st->t.count)
		return st->sql.at;
	return rewrite_span(st->q, st->sql, st->t, token, token);
}

static bool is_name(const struct token *t)
{
	return t->kind == TOKEN_NAME || t->kind == TOKEN_QUOTED;
}

static uint32_t find_name(struct statement *st, struct str name)
{
	for (uint32_t i = 0; i < st->t.count; i++)
		if (is_name(&st->t.item[i]) && token_same_name(st->t.item[i].name, name))
			return i;
	return NOWHERE;
}

/* A table's name stands behind FROM, JOIN, IN or a comma. */
static uint32_t find_table_name(struct statement *st, struct str name)
{
	for (uint32_t i = 1; i < st->t.count; i++) {
		const struct token *t = &st->t.item[i];
		bool behind = token_word(t - 1, "FROM") || token_word(t - 1, "JOIN") ||
			      token_word(t - 1, "IN") || token_is(t - 1, ",");
		if (behind && is_name(t) && token_same_name(t->name, name))
			return i;
	}
	return find_name(st, name);
}

/* True when the SQL text names that table, or names none at all. */
static bool mentions(struct statement *st, const struct database_table *t)
{
	bool any = false;
	for (uint32_t i = 0; i < st->q->tables; i++)
		any |= find_name(st, st->q->table[i].name) != NOWHERE;
	return !any || find_name(st, t->name) != NOWHERE;
}

/* "flip: 연도, 기업수; fuel: 연도, 누적량" */
static struct str list_columns(struct statement *st)
{
	struct query *q = st->q;
	struct str *part = ARENA_NEW(q->mem, struct str, q->tables + 1);
	size_t n = 0;
	for (uint32_t i = 0; i < q->tables; i++) {
		struct database_table *t = &q->table[i];
		if (!mentions(st, t))
			continue;
		struct str names = table_column_names(t->t, q->mem);
		part[n++] =
			arena_printf(q->mem, "%.*s: %.*s", STR_ARG(t->name), STR_ARG(names));
	}
	return arena_join(q->mem, part, n, STR("; "));
}

/* WHERE 구분 = "전체": in SQL such quotes hold the name of a column. */
static bool quoted_value(const struct statement *st, uint32_t token)
{
	const struct token *t = st->t.item;
	if (token == NOWHERE || !token || t[token].kind != TOKEN_QUOTED ||
	    t[token].text.p[0] != '"')
		return false;
	return str_among(t[token - 1].text, "= == <> != < > <= >= LIKE like THEN ELSE");
}

static bool unknown_column(struct statement *st, uint32_t token, struct str message)
{
	struct query *q = st->q;
	const struct token *t = st->t.item;
	while (token != NOWHERE && token + 2 <= st->t.count && token_is(&t[token + 1], "."))
		token += 2;
	struct str name = message;
	for (size_t i = name.n; i-- > 0 && token == NOWHERE;)
		if (name.p[i] == '.')
			name = str_slice(name, i + 1, name.n);
	if (token == NOWHERE)
		token = find_name(st, name);
	if (token != NOWHERE && is_name(&t[token]))
		name = t[token].name;
	if (quoted_value(st, token))
		return diag_report(q->d, span_of(st, token), DIAG_STEP_QUOTES, name);
	if (database_name(q, name))
		return diag_report(q->d, span_of(st, token), DIAG_QUERY_NEEDS_COLON, name);
	struct str best = STR_NONE;
	for (uint32_t i = 0; i < q->tables; i++)
		for (uint32_t c = 0; mentions(st, &q->table[i]) && c < q->table[i].t->columns;
		     c++)
			best = str_nearer(name, q->table[i].t->column[c].name, best);
	return diag_report(q->d, span_of(st, token), DIAG_QUERY_COLUMN_UNKNOWN, name, best,
			   list_columns(st));
}

static bool unknown_table(struct statement *st, struct str name)
{
	struct query *q = st->q;
	struct span at = span_of(st, find_table_name(st, name));
	struct str key = compose_key(q->mem, name);
	if (database_lost(q, key))
		return false;
	if (database_later(q, key))
		return diag_report(q->d, at, DIAG_QUERY_LATER, name);
	struct str best = STR_NONE;
	struct str *part = ARENA_NEW(q->mem, struct str, q->tables + 1);
	for (uint32_t i = 0; i < q->tables; i++) {
		part[i] = q->table[i].name;
		best = str_nearer(name, part[i], best);
	}
	return diag_report(q->d, at, DIAG_QUERY_TABLE_UNKNOWN, name, best,
			   arena_join(q->mem, part, q->tables, STR(", ")));
}

/* The name by which the report calls a function. */
static struct str plain_function(struct str name)
{
	return str_eq(name, STR(FUNCTION_INDEX)) ? STR("index") : name;
}

static bool unknown_function(struct statement *st, struct str name)
{
	struct str instead = function_instead(name);
	return diag_report(st->q->d, span_of(st, find_name(st, name)),
			   DIAG_QUERY_FUNCTION_UNKNOWN, name,
			   instead.n ? STR_NONE : function_nearest(name), instead);
}

static bool report_fault(struct statement *st)
{
	struct database_fault f = st->q->fault;
	st->q->fault = (struct database_fault){0};
	struct str name = plain_function(f.arg[0]);
	if (f.code == DIAG_QUERY_TABLE_UNKNOWN)
		return unknown_table(st, name);
	if (f.code == DIAG_QUERY_FUNCTION_UNKNOWN)
		return unknown_function(st, name);
	struct span at = span_of(st, name.n ? find_name(st, name) : NOWHERE);
	if (f.at != SIZE_MAX)
		at = rewrite_place(st->q, st->sql, f.at, f.at + 1);
	return diag_report(st->q->d, at, f.code, name, f.arg[1]);
}

/* What follows the prefix in the message; false when it begins otherwise. */
static bool behind(struct str message, const char *prefix, struct str *rest)
{
	struct str p = str_of(prefix);
	*rest = str_slice(message, p.n, message.n);
	return str_starts(message, p);
}

/* The text ends too early: the place is its end. */
static bool incomplete(struct statement *st)
{
	return diag_report(st->q->d, span_of(st, st->t.count), DIAG_QUERY_INCOMPLETE, STR_NONE);
}

static bool explain_message(struct statement *st, struct str message, uint32_t token)
{
	struct diags *d = st->q->d;
	struct str rest;
	if (behind(message, "no such column: ", &rest))
		return unknown_column(st, token, rest);
	if (behind(message, "no such table: ", &rest))
		return unknown_table(st, rest);
	if (behind(message, "no such function: ", &rest))
		return unknown_function(st, rest);
	if (behind(message, "ambiguous column name: ", &rest))
		return diag_report(d,
				   span_of(st, token == NOWHERE ? find_name(st, rest) : token),
				   DIAG_QUERY_AMBIGUOUS, rest);
	if (behind(message, "wrong number of arguments to function ", &rest)) {
		struct str name =
			plain_function(str_slice(rest, 0, str_find(rest, STR("("), 0)));
		return diag_report(d, span_of(st, find_name(st, name)), DIAG_QUERY_ARGUMENTS,
				   name);
	}
	if (behind(message, "unrecognized token: ", &rest)) {
		struct str word = rest.n > 2 ? str_slice(rest, 1, rest.n - 1) : rest;
		return diag_report(d, span_of(st, token), DIAG_QUERY_BAD_TOKEN, word);
	}
	if (str_eq(message, STR("incomplete input")))
		return incomplete(st);
	bool syntax = str_ends(message, STR(": syntax error")) && token != NOWHERE;
	if (syntax && rewrite_is_made(st->sql, st->t.item[token].lo))
		return diag_report(d, span_of(st, token), DIAG_QUERY_INCOMPLETE, STR_NONE);
	if (syntax)
		return diag_report(d, span_of(st, token), DIAG_QUERY_NEAR,
				   st->t.item[token].text);
	return diag_report(d, span_of(st, token), DIAG_QUERY_SQL, message);
}

bool explain_prepare(struct statement *st)
{
	if (st->q->fault.set)
		return report_fault(st);
	if (sqlite3_errcode(st->q->db) == SQLITE_NOMEM)
		database_out_of_memory();
	int offset = sqlite3_error_offset(st->q->db);
	struct str message = str_of(sqlite3_errmsg(st->q->db));
	/* the closing bracket of an expression is ours */
	if (!st->select && offset >= 0 && (size_t)offset + 1 >= st->r.text.n)
		return incomplete(st);
	uint32_t token = offset < 0 ? NOWHERE : rewrite_token(&st->r, (size_t)offset);
	return explain_message(st, message, token);
}

bool explain_step(struct statement *st, int rc)
{
	if (st->q->fault.set)
		return report_fault(st);
	if (rc == SQLITE_NOMEM)
		database_out_of_memory();
	if (rc == SQLITE_TOOBIG)
		return diag_report(st->q->d, st->sql.at, DIAG_QUERY_TEXT,
				   diag_number(st->q->d, QUERY_TEXT));
	return diag_report(st->q->d, st->sql.at, DIAG_QUERY_SQL,
			   str_of(sqlite3_errmsg(st->q->db)));
}

#define ROWS_LOOKED_AT 10000

/* Has any text column of a table that the SQL names this word? Else the nearest. */
static bool has_word(struct statement *st, struct str word, struct str *nearest)
{
	for (uint32_t i = 0; i < st->q->tables; i++) {
		const struct table *t = st->q->table[i].t;
		if (!mentions(st, &st->q->table[i]))
			continue;
		for (uint32_t c = 0; c < t->columns; c++)
			for (uint32_t row = 0; row < t->rows && row < ROWS_LOOKED_AT; row++) {
				struct str cell = column_text(&t->column[c], row);
				if (str_eq(cell, word))
					return true;
				*nearest = str_nearer(word, cell, *nearest);
			}
	}
	return false;
}

bool explain_no_row(struct statement *st)
{
	for (uint32_t i = 0; i < st->t.count; i++) {
		struct str word = st->t.item[i].text, nearest = STR_NONE;
		if (st->t.item[i].kind != TOKEN_STRING || word.n < 3)
			continue;
		word = str_slice(word, 1, word.n - 1);
		if (!has_word(st, word, &nearest))
			return diag_report(st->q->d, span_of(st, i), DIAG_QUERY_NO_ROW, word,
					   nearest);
	}
	return diag_report(st->q->d, st->sql.at, DIAG_QUERY_NO_ROW, STR_NONE);
}

void explain_warn_numbers(struct statement *st)
{
	struct query *q = st->q;
	for (uint32_t i = 0; i < st->t.count; i++) {
		const struct token *t = &st->t.item[i];
		for (uint32_t k = 0; t->kind == TOKEN_NUMBER && k < q->tables; k++) {
			if (find_name(st, q->table[k].name) == NOWHERE ||
			    table_find(q->table[k].t, t->text) == TABLE_NONE)
				continue;
			diag_report(q->d, span_of(st, i), DIAG_QUERY_NUMBER_COLUMN, t->text,
				    q->table[k].name);
			break;
		}
	}
}

/* The first cell of the column that a double cannot keep. */
static struct str find_long(struct arena *mem, const struct table *t, const struct column *c)
{
	struct arena temp = {0};
	struct str found = STR_NONE;
	if (c->type != COLUMN_NUMBER || (c->digits && c->digits <= QUERY_DIGITS))
		return STR_NONE;
	for (uint32_t r = 0; !found.n && r < t->rows; r++) {
		if (!table_missing(c, r) && cell_too_long(column_decimal(c, r, &temp)))
			found = column_decimal(c, r, mem);
		arena_reset(&temp);
	}
	arena_finish(&temp);
	return found;
}

/* Of what was computed, its shortest text gives the same number back. */
void explain_warn_digits(struct statement *st)
{
	struct query *q = st->q;
	for (uint32_t i = 0; i < q->tables; i++) {
		const struct table *t = q->table[i].t;
		for (uint32_t c = 0; c < t->columns; c++) {
			struct database_column *known = &q->table[i].column[c];
			if (!known->read || known->inspected)
				continue;
			known->inspected = true;
			struct str text = find_long(q->mem, t, &t->column[c]);
			if (text.n)
				diag_report(q->d, st->sql.at, DIAG_QUERY_DIGITS, text);
		}
	}
	for (uint32_t i = 0; i < st->r.binds; i++) {
		const struct bind *b = &st->r.bind[i];
		const struct value *v = b->kind == BIND_VALUE ? &q->name[b->index].v : NULL;
		if (v && v->kind == VALUE_NUMBER && cell_too_long(v->text) &&
		    !str_eq(v->text, num_shortest(q->mem, v->number)))
			diag_report(q->d, span_of(st, (uint32_t)(b->token - st->t.item)),
				    DIAG_QUERY_DIGITS, v->text);
	}
}
