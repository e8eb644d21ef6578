#include <string.h>

#include "query/origin.h"
#include "query/query.h"
#include "query/statement.h"

/* Walks from an expression through the names in it to tables and cells. */

struct walk {
	struct query *q;
	struct query_trace *out;
	struct str *part; /* of the definitions */
	size_t parts, part_room;
	const void **seen; /* names and tables that were walked through */
	size_t seens, seen_room;
};

static void walk_sql(struct walk *w, struct str sql);

static bool seen_before(struct walk *w, const void *what)
{
	for (size_t i = 0; i < w->seens; i++)
		if (w->seen[i] == what)
			return true;
	ARENA_PUSH(w->q->mem, w->seen, w->seens, w->seen_room) = what;
	return false;
}

static void define(struct walk *w, struct str name, struct str sql)
{
	ARENA_PUSH(w->q->mem, w->part, w->parts, w->part_room) =
		arena_printf(w->q->mem, "%.*s = %.*s", STR_ARG(name), STR_ARG(sql));
}

static void walk_table(struct walk *w, const struct table *t)
{
	if (seen_before(w, t))
		return;
	if (t->sql.n) {
		define(w, t->name, t->sql);
		walk_sql(w, t->sql);
		return;
	}
	ARENA_PUSH(w->q->mem, w->out->source, w->out->sources, w->out->source_room) = t;
}

static void walk_name(struct walk *w, const struct database_name *n)
{
	if (seen_before(w, n))
		return;
	define(w, n->name, n->sql.n ? n->sql : n->v.text);
	walk_sql(w, n->sql);
}

/* In SELECT a bare name is a column or a table, and a value is a :name. */
static void walk_sql(struct walk *w, struct str sql)
{
	struct tokens t = token_split(w->q->mem, sql);
	uint32_t select = 0; /* behind the bracket of a (SELECT …) up to here */
	for (uint32_t i = 0; i < t.count; i++) {
		const struct token *x = &t.item[i];
		bool name = x->kind == TOKEN_NAME || x->kind == TOKEN_QUOTED;
		if (token_is(x, "(") && token_among(x + 1, "SELECT WITH"))
			select = x->match > select ? x->match : select;
		if (!name && x->kind != TOKEN_PARAMETER)
			continue;
		const struct database_name *n = database_name(w->q, x->name);
		const struct database_table *table =
			name ? database_table(w->q, x->name) : NULL;
		bool bare = name && (token_is_select(t) || i < select);
		if (n && !bare)
			walk_name(w, n);
		else if (table && !(i && token_is(x - 1, ".")))
			walk_table(w, table->t);
	}
}

/* What gives the row of the cell where item [lo, hi) gives the cell: rowid,
 * t.rowid, last(rowid, 연도); empty when there is no such SQL. */
static struct str row_item(struct query *q, struct tokens t, uint32_t lo, uint32_t hi)
{
	const struct token *x = &t.item[lo];
	bool call = hi - lo > 3 && token_is(&x[1], "(");
	uint32_t first = call ? lo + 2 : lo;
	const struct token *name = &t.item[first];
	bool dotted = token_is(name + 1, ".");
	uint32_t behind = first + (dotted ? 3 : 1);
	if (call && !token_among(x, "first last"))
		return STR_NONE;
	struct str before = str_slice(t.sql, 0, dotted ? name[2].lo : name->lo);
	struct str after = str_slice(t.sql, t.item[behind].lo, t.sql.n);
	return arena_printf(q->mem, "%.*srowid %.*s", STR_ARG(before), STR_ARG(after));
}

static bool one_row(struct query *q, struct str sql, uint32_t *row)
{
	struct diags quiet = {.mem = q->mem};
	struct diags *told = q->d;
	struct value v;
	q->d = &quiet;
	struct statement *st =
		statement_open(q, (struct sql){.text = sql}, token_split(q->mem, sql), NULL);
	bool ok = st && statement_value(st, 0, &v) && v.kind == VALUE_NUMBER && v.number >= 1;
	statement_close(st);
	q->d = told;
	*row = ok ? (uint32_t)(v.number - 1) : 0;
	return ok;
}

/* min and max: the only row that holds the value. */
static bool only_row(const struct table *t, uint32_t column, struct value v, uint32_t *row)
{
	const struct column *c = &t->column[column];
	uint32_t found = 0;
	for (uint32_t r = 0; r < t->rows && found < 2; r++)
		if (c->number && !table_missing(c, r) && c->number[r] == v.number) {
			*row = r;
			found++;
		}
	return found == 1;
}

static bool run_select(struct query *q, struct str sql, struct origin *from, struct value *v)
{
	struct diags quiet = {.mem = q->mem};
	struct diags *told = q->d;
	q->d = &quiet;
	struct statement *st =
		statement_open(q, (struct sql){.text = sql}, token_split(q->mem, sql), NULL);
	bool ok = st && st->stmt && statement_value(st, 0, v);
	*from = ok && st->origin ? st->origin[0] : (struct origin){0};
	statement_close(st);
	q->d = told;
	return ok && from->table && from->exact;
}

static void find_cell(struct query *q, struct str sql, struct query_trace *out)
{
	struct tokens t = token_split(q->mem, sql);
	struct origin from;
	struct value v;
	uint32_t lo, hi;
	if (t.count == 1) {
		const struct database_name *n = database_name(q, t.item[0].name);
		if (n && n->sql.n)
			find_cell(q, n->sql, out);
		return;
	}
	if (t.count > 2 && token_is(&t.item[0], "(") && t.item[0].match == t.count - 1) {
		find_cell(q, str_slice(sql, t.item[1].lo, t.item[t.count - 1].lo), out);
		return;
	}
	if (!token_is_select(t) || !run_select(q, sql, &from, &v) || from.table->t->sql.n ||
	    !origin_item(t, 0, &lo, &hi))
		return;
	struct str rows = row_item(q, t, lo, hi);
	if (rows.n ? one_row(q, rows, &out->row)
		   : only_row(from.table->t, from.column, v, &out->row)) {
		out->table = from.table->t;
		out->column = from.column;
	}
}

void query_trace(struct query *q, struct str sql, struct query_trace *out)
{
	*out = (struct query_trace){0};
	struct walk w = {.q = q, .out = out};
	walk_sql(&w, sql);
	out->definitions = arena_join(q->mem, w.part, w.parts, STR("; "));
	find_cell(q, sql, out);
	if (out->table && out->row >= out->table->rows)
		out->table = NULL;
}
