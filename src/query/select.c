#include "query/query.h"

#include "ko/decimal.h"
#include "query/cell.h"
#include "query/statement.h"
#include "query/totals.h"

#define ROWS_TO_SORT 16 /* from so many rows on, look-ups in a sorted column pay */

/* The rows of a result as they come; columns are made of them at the end. */
struct result {
	struct statement *st;
	struct arena temp;
	struct value *cell; /* rows × columns */
	size_t cells, room;
	uint32_t rows, columns;
};

static struct value *cell_of(const struct result *r, uint32_t row, uint32_t column)
{
	return &r->cell[(size_t)row * r->columns + column];
}

/* Columns that are passed through are sorted once instead of searched often,
 * unless a number tells its spelling. */
static void sort_origins(struct result *r)
{
	uint32_t count;
	for (uint32_t i = 0; i < r->columns; i++) {
		struct origin from = r->st->origin[i];
		const struct column *c =
			from.exact ? &from.table->t->column[from.column] : NULL;
		if (c && cell_is_number(c->type) && !cell_is_whole(c))
			cell_order(r->st->q, from.table, from.column, &count);
	}
}

static bool fetch(struct result *r)
{
	struct query *q = r->st->q;
	int rc;
	while ((rc = statement_step(r->st)) == SQLITE_ROW) {
		if (r->rows == QUERY_ROWS)
			return diag_report(q->d, r->st->sql.at, DIAG_QUERY_ROWS,
					   diag_number(q->d, QUERY_ROWS));
		if (++r->rows == ROWS_TO_SORT)
			sort_origins(r);
		for (uint32_t i = 0; i < r->columns; i++)
			if (!statement_column(
				    r->st, (int)i,
				    &ARENA_PUSH(&r->temp, r->cell, r->cells, r->room)))
				return false;
	}
	return rc == SQLITE_DONE;
}

/* Its name as written: an unnamed expression is called by its text. */
static struct str column_name(struct statement *st, uint32_t i)
{
	struct str name = str_of(sqlite3_column_name(st->stmt, (int)i));
	bool ours = str_find(name, STR("dopyo_"), 0) != SIZE_MAX ||
		    str_find(name, STR("?"), 0) != SIZE_MAX;
	size_t at = ours ? str_find(st->r.text, name, 0) : SIZE_MAX;
	if (at == SIZE_MAX)
		return arena_str(st->q->mem, name);
	uint32_t lo = rewrite_token(&st->r, at), hi = rewrite_token(&st->r, at + name.n - 1);
	return arena_str(st->q->mem,
			 str_slice(st->sql.text, st->t.item[lo].lo, st->t.item[hi].hi));
}

static bool name_columns(struct statement *st, struct column *column, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		column[i].name = column_name(st, i);
		column[i].at = st->sql.at;
		for (uint32_t k = 0; k < i; k++)
			if (token_same_name(column[k].name, column[i].name))
				return diag_report(st->q->d, st->sql.at,
						   DIAG_QUERY_RESULT_TWICE, column[i].name);
	}
	return true;
}

/* The origin's type when every value is of it, else what the values are. */
static enum column_type column_type(const struct result *r, uint32_t i)
{
	struct origin from = r->st->origin[i];
	enum column_type type =
		from.exact ? from.table->t->column[from.column].type : COLUMN_NUMBER;
	bool number = cell_is_number(type), text = false, fits = true;
	for (uint32_t row = 0; row < r->rows; row++) {
		struct value *v = cell_of(r, row, i);
		double period;
		text |= v->kind == VALUE_TEXT;
		if (v->kind == VALUE_NULL)
			continue;
		fits &= number == (v->kind == VALUE_NUMBER);
		if (!number && column_is_temporal(type))
			fits &= cell_parse_period(type, v->text, &period);
	}
	if (fits)
		return type;
	return text ? COLUMN_TEXT : COLUMN_NUMBER;
}

static uint8_t column_decimals(struct result *r, uint32_t i)
{
	struct origin from = r->st->origin[i];
	if (from.exact)
		return from.table->t->column[from.column].decimals;
	struct cell_digits digits = {0};
	for (uint32_t row = 0; row < r->rows; row++) {
		struct value *v = cell_of(r, row, i);
		if (v->kind == VALUE_NUMBER)
			cell_count_digits(&digits, v->text, v->number);
	}
	return cell_told_decimals(&digits);
}

static void fill_column(struct result *r, uint32_t i, struct column *c)
{
	struct arena *mem = r->st->q->mem;
	struct origin from = r->st->origin[i];
	bool numeric = cell_is_number(c->type),
	     period = !numeric && column_is_temporal(c->type);
	struct str *text = ARENA_NEW(mem, struct str, r->rows + 1);
	double *number = ARENA_NEW(mem, double, r->rows + 1);
	bool *missing = ARENA_NEW(mem, bool, r->rows + 1), any = false;
	for (uint32_t row = 0; row < r->rows; row++) {
		struct value *v = cell_of(r, row, i);
		missing[row] = v->kind == VALUE_NULL;
		any |= missing[row];
		text[row] = v->text;
		number[row] = v->number;
		if (period && !missing[row])
			cell_parse_period(c->type, v->text, &number[row]);
	}
	c->unit = from.table ? from.table->t->column[from.column].unit : STR_NONE;
	c->decimals = numeric && c->type == COLUMN_NUMBER ? column_decimals(r, i) : 0;
	c->cells.text = text; /* plain decimal text for numbers */
	c->number = numeric || period ? number : NULL;
	c->missing = any ? missing : NULL;
}

/* The status of the rows, when the column that tells it was passed through. */
static void find_status(struct result *r, struct table *t)
{
	t->status_column = TABLE_NONE;
	for (uint32_t i = 0; i < r->columns && t->status_column == TABLE_NONE; i++) {
		struct origin from = r->st->origin[i];
		if (from.exact && from.table->t->status_column == from.column)
			t->status_column = i;
	}
	if (t->status_column == TABLE_NONE)
		return;
	uint8_t *status = ARENA_NEW(r->st->q->mem, uint8_t, r->rows + 1);
	for (uint32_t row = 0; row < r->rows; row++) {
		enum status s = STATUS_ACTUAL;
		status_find(cell_of(r, row, t->status_column)->text, &s);
		status[row] = (uint8_t)s;
	}
	t->status = status;
}

/* Joined tables are cited together; words that are filled in only on their own. */
static struct str cite(struct arena *mem, struct str all, struct str one)
{
	struct str part[] = {all, one};
	bool known = !one.n || str_find(all, one, 0) != SIZE_MAX;
	return known ? all : !all.n ? one : arena_join(mem, part, 2, STR("; "));
}

/* Where the figures come from. */
static void find_source(struct result *r, struct table *t)
{
	const struct table *only = NULL;
	struct str all = STR_NONE;
	uint32_t tables = 0;
	for (uint32_t i = 0; i < r->st->q->tables; i++) {
		struct database_table *x = &r->st->q->table[i];
		bool read = false;
		for (uint32_t c = 0; c < x->t->columns; c++)
			read |= x->column[c].read;
		if (!read)
			continue;
		all = cite(r->st->q->mem, all, x->t->source);
		only = x->t;
		tables++;
	}
	if (tables > 1 && str_find(all, STR("{{"), 0) == SIZE_MAX)
		t->source = all;
	if (tables != 1)
		return;
	t->source = only->source;
	t->url = only->url;
	t->retrieved = only->retrieved;
}

static bool build(struct result *r, struct str name, struct table *t)
{
	struct arena *mem = r->st->q->mem;
	struct column *column = ARENA_NEW(mem, struct column, r->columns);
	if (!name_columns(r->st, column, r->columns))
		return false;
	*t = (struct table){
		.name = arena_str(mem, name), .at = r->st->sql.at, .sql = r->st->sql.text};
	t->rows = r->rows;
	t->columns = r->columns;
	for (uint32_t i = 0; i < r->columns; i++) {
		column[i].type = column_type(r, i);
		fill_column(r, i, &column[i]);
	}
	t->column = column;
	find_status(r, t);
	find_source(r, t);
	return true;
}

/* --- total rows ------------------------------------------------------------------ */

static bool same_cells(const struct result *a, uint32_t row, const struct result *b,
		       uint32_t other, uint32_t *differs)
{
	for (*differs = 0; *differs < a->columns; ++*differs) {
		const struct value *v = cell_of(a, row, *differs);
		const struct value *w = cell_of(b, other, *differs);
		bool same = v->kind == w->kind &&
			    (v->kind == VALUE_NUMBER ? v->number == w->number
						     : str_eq(v->text, w->text));
		if (!same)
			return false;
	}
	return true;
}

/* Nothing but NULL and 0: what sums over no row give. */
static bool is_nothing(const struct result *r, uint32_t row)
{
	for (uint32_t i = 0; i < r->columns; i++) {
		const struct value *v = cell_of(r, row, i);
		if (v->kind != VALUE_NULL && !(v->kind == VALUE_NUMBER && v->number == 0))
			return false;
	}
	return true;
}

/*
 * The rows of the whole result that are not in the one without total rows, in
 * the same order, come from total rows themselves. A row of the latter that the
 * former has not is a sum that counted them: a warning.
 */
static void compare(struct result *whole, const struct result *part, struct table *t)
{
	bool *total = ARENA_NEW(whole->st->q->mem, bool, whole->rows + 1), any = false;
	uint32_t at = 0, differs;
	for (uint32_t row = 0; row < whole->rows; row++) {
		bool same = at < part->rows && same_cells(whole, row, part, at, &differs);
		at += same;
		total[row] = !same;
		any |= !same;
	}
	if (!whole->st->totals || at == part->rows) {
		t->total = any && at ? total : NULL;
		return;
	}
	uint32_t row = at < whole->rows ? at : whole->rows - 1;
	if (!whole->rows || (part->rows == 1 && is_nothing(part, 0)))
		return;
	same_cells(whole, row, part, at, &differs);
	differs = differs < whole->columns ? differs : 0;
	totals_warn(whole->st, *cell_of(whole, row, differs), *cell_of(part, at, differs));
}

static bool mark_totals(struct result *whole, struct table *t)
{
	struct query *q = whole->st->q;
	struct result part = {.st = whole->st, .columns = whole->columns};
	if (!whole->st->totals_read)
		return true;
	arena_init(&part.temp);
	sqlite3_reset(whole->st->stmt);
	database_rewind(q);
	q->without_totals = true;
	bool ok = fetch(&part);
	q->without_totals = false;
	if (ok)
		compare(whole, &part, t);
	arena_finish(&part.temp);
	return ok;
}

bool query_select(struct query *q, struct str name, struct str sql, struct span at,
		  const struct table **out)
{
	struct sql text = {.text = sql, .at = at};
	struct tokens tokens = token_split(q->mem, sql);
	*out = NULL;
	if (!token_is_select(tokens))
		return diag_report(q->d, at, DIAG_QUERY_NO_SELECT, name);
	struct statement *st = statement_open(q, text, tokens, NULL);
	if (!st)
		return false;
	struct result r = {.st = st, .columns = (uint32_t)sqlite3_column_count(st->stmt)};
	arena_init(&r.temp);
	struct table *t = ARENA_NEW(q->mem, struct table, 1);
	bool ok =
		statement_bind(st, 0) && fetch(&r) && build(&r, name, t) && mark_totals(&r, t);
	arena_finish(&r.temp);
	statement_close(st);
	if (ok)
		*out = t;
	return ok;
}
