#include <math.h>

#include "block/rows.h"

#define BAR_LEAST 28.0 /* points */
#define BAR_ROOM 70.0
#define LINE_LEAST 40.0
#define LINE_ROOM 64.0

double rows_layout_pitch(const struct rows *t)
{
	return t->theme->size.small * t->theme->pitch.table;
}

double rows_layout_width(const struct rows *t, const struct rows_layout *l, size_t cell)
{
	double w = 0;
	for (unsigned i = 0; i < t->cell[cell].colspan; i++)
		w += l->column[cell % t->columns + i];
	return w;
}

double rows_layout_height(const struct rows *t, const struct rows_layout *l, size_t cell)
{
	double h = 0;
	for (unsigned i = 0; i < t->cell[cell].rowspan; i++)
		h += l->row[cell / t->columns + i];
	return h;
}

static size_t lines_of(const struct rows *t, const struct rows_layout *l, size_t cell)
{
	size_t count = 0;
	double width = rows_layout_width(t, l, cell) - 2 * ROWS_PAD_X - t->cell[cell].indent;
	text_para_lines(t->text, t->cell[cell].text, width, &count);
	return count;
}

static void measure_cell(const struct rows *t, size_t cell, struct rows_layout *l,
			 struct rows_asks *w)
{
	const struct rows_cell *c = &t->cell[cell];
	size_t column = cell % t->columns;
	double around = 2 * ROWS_PAD_X + c->indent;
	if (c->colspan != 1)
		return;
	w->tight[column] = fmax(w->tight[column], text_para_tight_width(c->text) + around);
	w->least[column] = fmax(w->least[column], text_para_min_width(c->text) + around);
	w->natural[column] = fmax(w->natural[column], text_para_max_width(c->text) + around);
	if (!c->pointed)
		return;
	l->whole[column] = fmax(l->whole[column], c->whole);
	l->decimals[column] = fmax(l->decimals[column], c->decimals);
	l->marks[column] = fmax(l->marks[column], c->marks);
}

/* Numbers that stand by their points, bars and lines ask for more. */
static void widen_columns(const struct rows *t, const struct rows_layout *l,
			  struct rows_asks *w)
{
	for (size_t i = 0; i < t->columns; i++) {
		double pointed = l->whole[i] + l->decimals[i] + l->marks[i] + 2 * ROWS_PAD_X;
		double least = t->column[i].line ? LINE_LEAST : pointed,
		       more = t->column[i].bar ? BAR_LEAST : 0;
		w->tight[i] = fmax(w->tight[i], least) + more;
		w->least[i] = fmax(w->least[i], least) + more;
		w->natural[i] = fmax(w->natural[i], t->column[i].line ? LINE_ROOM : pointed) +
				(t->column[i].bar ? BAR_ROOM : 0);
	}
}

static void widen(double *column, unsigned count, double asked)
{
	for (unsigned i = 0; i < count; i++)
		asked -= column[i];
	for (unsigned i = 0; i < count; i++)
		column[i] += fmax(0, asked / count);
}

/* Heads above several columns widen them when they have to; a head of a group
 * of rows, across the whole table, breaks into lines instead. */
static void widen_spanned(const struct rows *t, size_t cell, struct rows_asks *w)
{
	const struct rows_cell *c = &t->cell[cell];
	size_t from = cell % t->columns;
	if (c->colspan < 2 || c->colspan == t->columns)
		return;
	double around = 2 * ROWS_PAD_X;
	widen(w->tight + from, c->colspan, text_para_tight_width(c->text) + around);
	widen(w->least + from, c->colspan, text_para_min_width(c->text) + around);
	widen(w->natural + from, c->colspan, text_para_max_width(c->text) + around);
	for (unsigned i = 0; i < c->colspan; i++)
		w->natural[from + i] = fmax(w->natural[from + i], w->least[from + i]);
}

static double cell_height(const struct rows *t, const struct rows_layout *l, size_t cell)
{
	size_t n = lines_of(t, l, cell);
	return (double)(n ? n : 1) * rows_layout_pitch(t) + 2 * ROWS_PAD_Y;
}

static void measure_heights(const struct rows *t, struct rows_layout *l)
{
	size_t cells = t->rows * t->columns;
	for (size_t i = 0; i < cells; i++)
		if (t->cell[i].rowspan == 1)
			l->row[i / t->columns] =
				fmax(l->row[i / t->columns], cell_height(t, l, i));
	for (size_t i = 0; i < cells; i++) {
		unsigned span = t->cell[i].rowspan;
		if (span < 2)
			continue;
		double more = cell_height(t, l, i) - rows_layout_height(t, l, i);
		l->row[i / t->columns + span - 1] += fmax(0, more);
	}
}

/* A column that has no room for a letter is no column. */
static void tell_narrow(const struct rows *t, struct rows_layout *l, const double *least)
{
	double letter = 2 * ROWS_PAD_X + t->theme->size.small;
	for (size_t i = 0; i < t->columns && !l->told; i++) {
		if (l->column[i] >= fmin(least[i], letter))
			continue;
		l->told = true;
		diag_report(t->d, t->at, DIAG_TABLE_NARROW,
			    diag_number(t->d, (long long)t->columns),
			    diag_number(t->d, (long long)l->width));
	}
}

static void measure(const struct rows *t, double width, struct rows_layout *l)
{
	size_t n = t->columns, cells = t->rows * n;
	struct rows_asks w = {ARENA_NEW(t->mem, double, n), ARENA_NEW(t->mem, double, n),
			      ARENA_NEW(t->mem, double, n)};
	l->whole = ARENA_NEW(t->mem, double, n);
	l->decimals = ARENA_NEW(t->mem, double, n);
	l->marks = ARENA_NEW(t->mem, double, n);
	l->column = ARENA_NEW(t->mem, double, n);
	l->row = ARENA_NEW(t->mem, double, t->rows);
	l->width = width;
	for (size_t i = 0; i < cells; i++)
		measure_cell(t, i, l, &w);
	widen_columns(t, l, &w);
	for (size_t i = 0; i < cells; i++)
		widen_spanned(t, i, &w);
	rows_share_width(t, &w, width, l->column);
	tell_narrow(t, l, w.least);
	measure_heights(t, l);
	l->top = ARENA_NEW(t->mem, double, t->rows + 1);
	for (size_t i = 0; i < t->rows; i++)
		l->top[i + 1] = l->top[i] + l->row[i];
}

const struct rows_layout *rows_layout_at(const struct rows *t, double width)
{
	if (t->layout->width != width)
		measure(t, width, t->layout);
	return t->layout;
}

size_t rows_layout_lines(const struct rows *t, const struct rows_layout *l, size_t row)
{
	size_t most = 1;
	for (size_t i = row * t->columns; i < (row + 1) * t->columns; i++) {
		size_t n = t->cell[i].colspan ? lines_of(t, l, i) : 0;
		most = n > most ? n : most;
	}
	return most;
}

double rows_layout_part(const struct rows *t, const struct rows_layout *l, size_t row,
			struct rows_lines lines)
{
	if (lines.from == 0 && lines.to == SIZE_MAX)
		return l->row[row];
	size_t all = rows_layout_lines(t, l, row);
	size_t to = lines.to < all ? lines.to : all;
	size_t n = to > lines.from ? to - lines.from : 0;
	return (double)n * rows_layout_pitch(t) + 2 * ROWS_PAD_Y;
}
