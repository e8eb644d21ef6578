#include "query/origin.h"

static uint32_t find_column(const struct table *t, struct str name)
{
	for (uint32_t i = 0; i < t->columns; i++)
		if (token_same_name(t->column[i].name, name))
			return i;
	return TABLE_NONE;
}

static bool is_compound(struct tokens t)
{
	for (uint32_t i = 0; i < t.count; i++) {
		const struct token *x = &t.item[i];
		if (x->depth == 0 && token_among(x, "UNION EXCEPT INTERSECT"))
			return true;
	}
	return false;
}

bool origin_item(struct tokens t, int n, uint32_t *lo, uint32_t *hi)
{
	uint32_t i = 0;
	while (i < t.count && !(token_word(&t.item[i], "SELECT") && t.item[i].depth == 0))
		i++;
	*lo = ++i;
	for (; i < t.count; i++) {
		const struct token *x = &t.item[i];
		if (x->depth)
			continue;
		if (token_is(x, "*") && (i == *lo || token_is(x - 1, ".")))
			return false;
		if (token_word(x, "FROM") || (token_is(x, ",") && n == 0))
			break;
		if (token_is(x, ",")) {
			n--;
			*lo = i + 1;
		}
	}
	*hi = i;
	return n == 0 && !is_compound(t);
}

/* The one column of that name that the statement reads. */
static struct origin read_column(struct query *q, struct str name, bool exact)
{
	struct origin found = {0};
	for (uint32_t i = 0; i < q->tables; i++) {
		struct database_table *table = &q->table[i];
		uint32_t c = find_column(table->t, name);
		if (c == TABLE_NONE || !table->column[c].read)
			continue;
		if (found.table)
			return (struct origin){
				0}; /* of two tables: which one is unknown here */
		found = (struct origin){table, c, exact};
	}
	return found;
}

/* min(기업수), first(f.기업수, 연도), sum(기업수): the column in the call. */
static struct origin call_origin(struct statement *st, int column)
{
	struct origin none = {0};
	uint32_t lo, hi;
	if (!origin_item(st->t, column, &lo, &hi) || hi - lo < 4)
		return none;
	const struct token *t = &st->t.item[lo];
	uint32_t end = t[1].match;
	bool whole = end + 1 >= hi || st->t.item[end + 1].kind != TOKEN_PUNCT;
	bool exact = token_among(t, "min max first last lag lead first_value last_value");
	bool lone = token_among(t, "min max sum avg total"); /* min(a, b) is no aggregate */
	if (!(exact || lone) || !token_is(&t[1], "(") || !whole)
		return none;
	uint32_t i = token_is(&t[3], ".") ? 4 : 2;
	bool name = t[i].kind == TOKEN_NAME || t[i].kind == TOKEN_QUOTED;
	bool ends = token_is(&t[i + 1], ")") || (!lone && token_is(&t[i + 1], ","));
	return name && ends ? read_column(st->q, t[i].name, exact) : none;
}

static struct origin find(struct statement *st, int column)
{
	const char *table = sqlite3_column_table_name(st->stmt, column);
	const char *name = sqlite3_column_origin_name(st->stmt, column);
	if (!table || !name)
		return st->select ? call_origin(st, column) : (struct origin){0};
	struct origin o = {.table = database_table(st->q, str_of(table)), .exact = true};
	o.column = o.table ? find_column(o.table->t, str_of(name)) : TABLE_NONE;
	return o.column == TABLE_NONE ? (struct origin){0} : o; /* the row's number */
}

void origin_find(struct statement *st)
{
	int count = sqlite3_column_count(st->stmt);
	st->origin = ARENA_NEW(st->q->mem, struct origin, (size_t)count + 1);
	for (int i = 0; i < count; i++)
		st->origin[i] = find(st, i);
}
