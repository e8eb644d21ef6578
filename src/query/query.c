#include "query/query.h"

#include "ko/compose.h"
#include "query/function.h"
#include "query/statement.h"

struct query *query_open(struct arena *mem, const struct files *files, struct diags *d)
{
	struct query *q = ARENA_NEW(mem, struct query, 1);
	*q = (struct query){.mem = mem, .files = files, .d = d};
	return q;
}

void query_hangul_first(struct query *q, bool hangul_first)
{
	q->hangul_first = hangul_first;
}

void query_close(struct query *q)
{
	for (uint32_t i = 0; i < q->rows; i++)
		statement_close(q->row[i].st);
	database_close(q);
}

static bool is_name(struct str name)
{
	struct arena temp = {0};
	arena_init(&temp);
	struct tokens t = token_split(&temp, name);
	bool ok = t.count == 1 && t.item[0].kind == TOKEN_NAME && t.item[0].hi == name.n &&
		  t.item[0].lo == 0;
	arena_finish(&temp);
	return ok;
}

static bool is_keyword(struct str name)
{
	return token_same_name(name, STR("true")) || token_same_name(name, STR("false")) ||
	       sqlite3_keyword_check(name.p, (int)name.n);
}

static bool is_function(struct str name)
{
	return (function_known(name) && !function_of_dates(name)) || function_changes(name);
}

/* Why a table, param or value may not be called that; DIAG_CODES when it may. */
static enum diag_code name_fault(struct query *q, struct str name)
{
	if (!is_name(name))
		return DIAG_QUERY_NAME_FORM;
	if (is_keyword(name))
		return DIAG_QUERY_NAME_KEYWORD;
	if (is_function(name))
		return DIAG_QUERY_NAME_FUNCTION;
	if (database_table(q, name) || database_name(q, name))
		return DIAG_QUERY_NAME_TAKEN;
	return DIAG_CODES;
}

static bool check_name(struct query *q, struct str name, struct span at)
{
	enum diag_code fault = name_fault(q, name);
	return fault == DIAG_CODES || diag_report(q->d, at, fault, name);
}

bool query_name_free(struct query *q, struct str name)
{
	return name_fault(q, name) == DIAG_CODES;
}

void query_later(struct query *q, const struct str *name, size_t names)
{
	q->later = name;
	q->laters = names;
}

void query_lost(struct query *q, struct str name)
{
	ARENA_PUSH(q->mem, q->lost, q->losses, q->lost_room) = name;
}

struct str query_name(struct arena *mem, struct str text)
{
	struct str name = compose_key(mem, text);
	char *p = arena_cstring(mem, name);
	size_t n = 0;
	for (size_t i = 0; i < name.n; i++) {
		char letter[2] = {'a', p[i]};
		bool fits = is_name((struct str){letter, 2});
		if (fits || (n && p[n - 1] != '_'))
			p[n++] = fits ? p[i] : '_';
	}
	while (n && p[n - 1] == '_')
		n--;
	name = (struct str){p, n};
	return is_name(name) && !is_keyword(name) && !is_function(name)
		       ? name
		       : arena_printf(mem, "t_%.*s", STR_ARG(name));
}

/* SQL compares names in any case: A and a are one column there. */
static bool check_columns(struct query *q, const struct table *t)
{
	for (uint32_t i = 1; i < t->columns; i++)
		for (uint32_t k = 0; k < i; k++)
			if (token_same_name(t->column[i].name, t->column[k].name))
				return diag_report(q->d, t->column[i].at,
						   DIAG_QUERY_COLUMN_TWICE, t->column[k].name,
						   t->column[i].name);
	return true;
}

bool query_table(struct query *q, const struct table *t, struct span name_at)
{
	struct str name = compose_key(q->mem, t->name);
	return check_name(q, name, name_at) && check_columns(q, t) &&
	       database_add(q, t, name, name_at);
}

static void keep(struct query *q, struct str name, struct value v, struct str sql)
{
	ARENA_PUSH(q->mem, q->name, q->names, q->name_room) =
		(struct database_name){compose_key(q->mem, name), v, sql};
}

bool query_param(struct query *q, struct str name, struct value v, struct span name_at)
{
	if (!check_name(q, compose_key(q->mem, name), name_at))
		return false;
	keep(q, name, v, STR_NONE);
	return true;
}

static bool evaluate(struct query *q, struct sql sql, struct value *out)
{
	struct tokens t = token_split(q->mem, sql.text);
	struct statement *st = statement_open(q, sql, t, NULL);
	bool ok = st && statement_value(st, 0, out);
	statement_close(st);
	return ok;
}

bool query_value(struct query *q, struct str name, struct span name_at, struct str sql,
		 struct span sql_at, struct value *out)
{
	bool named = check_name(q, compose_key(q->mem, name), name_at);
	if (!evaluate(q, (struct sql){.text = sql, .at = sql_at}, out) || !named)
		return false;
	keep(q, name, *out, sql);
	return true;
}

bool query_named(const struct query *q, size_t n, struct str *name, struct value *out)
{
	if (n >= q->names)
		return false;
	*name = q->name[n].name;
	*out = q->name[n].v;
	return true;
}

bool query_expression(struct query *q, struct str sql, struct span at, struct value *out)
{
	return evaluate(q, (struct sql){.text = sql, .at = at}, out);
}

/* The statement for that text over that table, prepared once. */
static struct statement *row_statement(struct query *q, const struct table *t, struct sql sql)
{
	for (uint32_t i = 0; i < q->rows; i++)
		if (q->row[i].t == t && str_eq(q->row[i].sql, sql.text))
			return q->row[i].st;
	sql.text = arena_str(q->mem, sql.text); /* the caller's may be gone by the next row */
	struct tokens tokens = token_split(q->mem, sql.text);
	struct statement *st = statement_open(q, sql, tokens, t);
	if (st)
		ARENA_PUSH(q->mem, q->row, q->rows, q->row_room) =
			(struct database_row){t, sql.text, st};
	return st;
}

bool query_row_expression(struct query *q, const struct table *t, uint32_t row, struct str sql,
			  struct span at, struct value *out)
{
	struct statement *st = row_statement(q, t, (struct sql){.text = sql, .at = at});
	if (!st)
		return false;
	st->sql.at = at; /* the same text may stand in two places */
	return statement_value(st, row, out);
}
