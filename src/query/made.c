#include "query/made.h"

#include <math.h>

#include "base/num.h"
#include "ko/decimal.h"
#include "query/cell.h"

#define HIDDEN 3 /* columns before the first that is read */

struct made {
	struct maker *m;
	struct statement *st;
	bool korean;
	uint32_t rows, room;
	uint32_t *at; /* row of the first table + 1, 0: none */
	uint8_t *status;
	bool *total;
	struct made_cell {
		struct str text;
		double number;
		enum value_kind kind;
	} * cell; /* rows × fetched */
	uint32_t fetched;
	bool any_status, any_total, same; /* same: every row of the first table, in order */
};

static void grow(struct made *d)
{
	struct arena *mem = d->m->q->mem;
	uint32_t room = d->room ? 2 * d->room : 64;
	d->at = arena_grow(mem, d->at, d->rows, room, sizeof(*d->at));
	d->status = arena_grow(mem, d->status, d->rows, room, sizeof(*d->status));
	d->total = arena_grow(mem, d->total, d->rows, room, sizeof(*d->total));
	d->cell = arena_grow(mem, d->cell, (size_t)d->rows * d->fetched,
			     (size_t)room * d->fetched, sizeof(*d->cell));
	d->room = room;
}

static bool fetch_cell(struct made *d, int column, struct made_cell *out)
{
	struct arena *mem = d->m->q->mem;
	sqlite3_stmt *stmt = d->st->stmt;
	*out = (struct made_cell){.kind = VALUE_NULL};
	switch (sqlite3_column_type(stmt, column)) {
	case SQLITE_NULL:
		return true;
	case SQLITE_BLOB:
		return diag_report(d->m->q->d, d->st->sql.at, DIAG_QUERY_BYTES, STR_NONE);
	case SQLITE_TEXT:
		out->kind = VALUE_TEXT;
		out->text.p = (const char *)sqlite3_column_text(stmt, column);
		out->text.n = (size_t)sqlite3_column_bytes(stmt, column);
		out->text = arena_str(mem, out->text);
		return true;
	default:
		out->kind = VALUE_NUMBER;
		out->number = sqlite3_column_double(stmt, column);
		if (!isfinite(out->number))
			return diag_report(d->m->q->d, d->st->sql.at, DIAG_QUERY_NOT_FINITE,
					   STR_NONE);
		out->text = num_shortest(mem, out->number);
		return true;
	}
}

static bool fetch_row(struct made *d)
{
	if (d->rows == QUERY_ROWS)
		return diag_report(d->m->q->d, d->st->sql.at, DIAG_QUERY_ROWS,
				   diag_number(d->m->q->d, QUERY_ROWS));
	if (d->rows == d->room)
		grow(d);
	uint32_t r = d->rows++;
	d->at[r] = (uint32_t)sqlite3_column_int64(d->st->stmt, 0);
	d->status[r] = (uint8_t)sqlite3_column_int(d->st->stmt, 1);
	d->total[r] = sqlite3_column_int(d->st->stmt, 2);
	d->any_status |= d->status[r] != STATUS_ACTUAL;
	d->any_total |= d->total[r];
	d->same &= d->at[r] == r + 1;
	for (uint32_t i = 0; i < d->fetched; i++)
		if (!fetch_cell(d, (int)i + HIDDEN, &d->cell[(size_t)r * d->fetched + i]))
			return false;
	return true;
}

/* ---- columns that are passed through */

#define PICK(member, type)                                                      \
	do {                                                                    \
		if (from->member) {                                             \
			type *picked = ARENA_NEW(mem, type, d->rows + 1);       \
			for (uint32_t r = 0; r < d->rows; r++)                  \
				if (d->at[r])                                   \
					picked[r] = from->member[d->at[r] - 1]; \
			c->member = picked;                                     \
		}                                                               \
	} while (0)

/* Rows that a step added have nothing in the columns that it does not know. */
static const bool *miss_added(struct made *d, const bool *missing)
{
	bool *all = ARENA_NEW(d->m->q->mem, bool, d->rows + 1);
	for (uint32_t r = 0; r < d->rows; r++)
		all[r] = !d->at[r] || (missing && missing[r]);
	return all;
}

static void pick_column(struct made *d, const struct column *from, struct column *c)
{
	struct arena *mem = d->m->q->mem;
	if (d->same && d->rows == d->m->t->rows)
		return;
	struct str *text = ARENA_NEW(mem, struct str, d->rows + 1), *decimal = NULL;
	if (cell_is_number(from->type))
		decimal = ARENA_NEW(mem, struct str, d->rows + 1);
	bool added = false;
	for (uint32_t r = 0; r < d->rows; r++) {
		added |= !d->at[r];
		if (!d->at[r])
			continue;
		text[r] = column_text(from, d->at[r] - 1);
		if (decimal)
			decimal[r] = column_decimal(from, d->at[r] - 1, mem);
	}
	c->cells = (struct cells){.text = text, .decimal = decimal};
	PICK(number, double);
	PICK(missing, bool);
	if (added)
		c->missing = miss_added(d, c->missing);
	PICK(status, uint8_t);
	PICK(level, uint8_t);
}

/* ---- columns that were computed */

static const struct made_cell *cell_of(const struct made *d, uint32_t row, uint32_t index)
{
	return &d->cell[(size_t)row * d->fetched + index];
}

/* What is known of the type, unless the values are of another kind. */
static enum column_type type_of(const struct made *d, const struct maker_column *c,
				uint32_t index)
{
	bool text = false, fits = c->typed;
	for (uint32_t r = 0; r < d->rows; r++) {
		const struct made_cell *v = cell_of(d, r, index);
		double period;
		text |= v->kind == VALUE_TEXT;
		if (v->kind == VALUE_NULL || !fits)
			continue;
		fits = cell_is_number(c->type) == (v->kind == VALUE_NUMBER);
		if (fits && !cell_is_number(c->type) && column_is_temporal(c->type))
			fits = cell_parse_period(c->type, v->text, &period);
	}
	return fits ? c->type : text ? COLUMN_TEXT : COLUMN_NUMBER;
}

static uint8_t most_decimals(const struct made *d, uint32_t index, int limit)
{
	struct cell_digits digits = {0};
	for (uint32_t r = 0; r < d->rows; r++) {
		const struct made_cell *v = cell_of(d, r, index);
		if (v->kind == VALUE_NUMBER)
			cell_count_digits(&digits, v->text, v->number);
	}
	if (limit < 0)
		return cell_told_decimals(&digits);
	return (uint8_t)(digits.decimals > limit ? limit : digits.decimals);
}

static void name_seasons(const struct made *d, const struct maker_column *from,
			 struct column *c)
{
	struct str *name = ARENA_NEW(d->m->q->mem, struct str, d->rows + 1);
	for (uint32_t r = 0; r < d->rows; r++)
		if (!table_missing(c, r))
			name[r] = timeunit_label(from->season, c->number[r], d->korean,
						 d->m->q->mem);
	c->cells = (struct cells){.text = name, .decimal = c->cells.text};
}

static void fill_column(struct made *d, const struct maker_column *from, uint32_t index,
			struct column *c)
{
	struct arena *mem = d->m->q->mem;
	struct str *text = ARENA_NEW(mem, struct str, d->rows + 1);
	double *number = ARENA_NEW(mem, double, d->rows + 1);
	bool *missing = ARENA_NEW(mem, bool, d->rows + 1), any = false;
	c->type = type_of(d, from, index);
	bool period = !cell_is_number(c->type) && column_is_temporal(c->type);
	for (uint32_t r = 0; r < d->rows; r++) {
		const struct made_cell *v = cell_of(d, r, index);
		missing[r] = v->kind == VALUE_NULL;
		any |= missing[r];
		text[r] = v->text;
		number[r] = v->number;
		if (period && !missing[r])
			cell_parse_period(c->type, v->text, &number[r]);
	}
	c->cells.text = text;
	c->number = c->type == COLUMN_TEXT || c->type == COLUMN_CODE ? NULL : number;
	c->missing = any ? missing : NULL;
	c->unit = from->unit;
	if (c->type == COLUMN_NUMBER)
		c->decimals = from->decimals < 0 ? most_decimals(d, index, from->most)
						 : (uint8_t)from->decimals;
	if (from->labelled && c->number)
		name_seasons(d, from, c);
}

/* ---- the table */

static void fill_rows(struct made *d, struct table *t)
{
	const struct table *base = d->m->t;
	t->status = d->any_status || (base->status && !d->m->merged) ? d->status : NULL;
	t->total = d->any_total ? d->total : NULL;
	t->record = NULL;
	if (!base->record || d->m->merged)
		return;
	uint32_t *record = ARENA_NEW(d->m->q->mem, uint32_t, d->rows + 1);
	for (uint32_t r = 0; r < d->rows; r++)
		record[r] = base->record[d->at[r] - 1];
	t->record = record;
}

static void build(struct made *d, struct table *t)
{
	struct maker *m = d->m;
	struct column *column = ARENA_NEW(m->q->mem, struct column, m->columns);
	*t = *m->t;
	t->at = d->st->sql.at;
	t->rows = d->rows;
	t->columns = m->columns;
	t->status_column = TABLE_NONE;
	t->filled = m->filled ? m->filled : m->t->filled;
	t->fitted = m->fitted ? m->fitted : m->t->fitted;
	t->column = column;
	for (uint32_t i = 0, index = 0; i < m->columns; i++) {
		const struct maker_column *from = &m->column[i];
		if (from->base == TABLE_NONE) {
			column[i] = (struct column){.at = d->st->sql.at};
			fill_column(d, from, index++, &column[i]);
		} else {
			column[i] = m->t->column[from->base];
			pick_column(d, &m->t->column[from->base], &column[i]);
			column[i].unit = from->unit;
			if (from->base == m->t->status_column)
				t->status_column = i;
		}
		column[i].name = from->name;
	}
	fill_rows(d, t);
}

bool made_table(struct maker *m, struct statement *st, bool korean, const struct table **out)
{
	struct made d = {.m = m, .st = st, .korean = korean, .same = true};
	for (uint32_t i = 0; i < m->columns; i++)
		d.fetched += m->column[i].base == TABLE_NONE;
	int rc = SQLITE_ERROR;
	bool ok = statement_bind(st, 0);
	while (ok && (rc = statement_step(st)) == SQLITE_ROW)
		ok = fetch_row(&d);
	if (!ok || rc != SQLITE_DONE)
		return false;
	struct table *t = ARENA_NEW(m->q->mem, struct table, 1);
	build(&d, t);
	*out = t;
	return true;
}
