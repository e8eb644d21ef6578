#include <math.h>

#include "block/rows.h"

#define STEPS 96   /* that the spare width is given out in */
#define SAMPLE 300 /* rows that tell how high the table becomes */
#define TIED 0.98  /* of a row's height: as good as its highest cell */

/*
 * Columns that fit on one line each share what is left evenly. Else each has its widest
 * word, and what is left goes where it makes the table lower: a row is as high as its
 * highest cell, and a text needs about as many lines as its length holds widths. Numbers
 * that stand on one line anyway get none of it.
 */
struct sharing {
	const struct rows *t;
	size_t columns, rows, stride; /* rows: looked at, every stride-th one */
	double *length;               /* of the text of each cell of these, points */
	double *around;               /* of each column: what is not text */
	double *lines;                /* that the cells of one row need, about */
	double *gain, *out;
};

static double sum_of(const double *of, size_t count)
{
	double sum = 0;
	for (size_t i = 0; i < count; i++)
		sum += of[i];
	return sum;
}

static void look(struct sharing *s)
{
	const struct rows *t = s->t;
	s->stride = t->rows / SAMPLE + 1;
	s->rows = (t->rows + s->stride - 1) / s->stride;
	s->length = ARENA_NEW(t->mem, double, s->rows * s->columns);
	s->around = ARENA_NEW(t->mem, double, s->columns);
	for (size_t i = 0; i < s->rows * s->columns; i++) {
		size_t row = i / s->columns * s->stride, column = i % s->columns;
		const struct rows_cell *c = &t->cell[row * s->columns + column];
		s->around[column] = fmax(s->around[column], 2 * ROWS_PAD_X + c->indent);
		if (c->colspan == 1)
			s->length[i] = text_para_max_width(c->text) / c->rowspan;
	}
}

/* Of each cell of the row; the most of them, or 1. */
static double find_lines(const struct sharing *s, size_t row)
{
	double most = 1;
	for (size_t i = 0; i < s->columns; i++) {
		double width = s->out[i] - s->around[i];
		s->lines[i] = width > 0 ? s->length[row * s->columns + i] / width : 0;
		most = fmax(most, s->lines[i]);
	}
	return most;
}

/* How much lower each column makes the table with another point of width. */
static void find_gains(struct sharing *s)
{
	for (size_t i = 0; i < s->columns; i++)
		s->gain[i] = 0;
	for (size_t row = 0; row < s->rows; row++) {
		double most = find_lines(s, row);
		size_t tied = 0;
		if (most <= 1)
			continue;
		for (size_t i = 0; i < s->columns; i++)
			tied += s->lines[i] >= TIED * most;
		for (size_t i = 0; i < s->columns; i++)
			if (s->lines[i] >= TIED * most)
				s->gain[i] += most / (s->out[i] - s->around[i]) / (double)tied;
	}
}

/* Where nothing makes the table lower, all get their part. */
static void give(struct sharing *s, double spare)
{
	for (int step = 0; step < STEPS; step++) {
		size_t best = 0;
		find_gains(s);
		for (size_t i = 1; i < s->columns; i++)
			best = s->gain[i] > s->gain[best] ? i : best;
		if (s->gain[best] > 0) {
			s->out[best] += spare / STEPS;
			continue;
		}
		for (size_t i = 0; i < s->columns; i++)
			s->out[i] += spare * (STEPS - step) / STEPS / (double)s->columns;
		return;
	}
}

/* Where even single words do not fit side by side: how wide a column may be. Narrower
 * ones keep theirs, so that a long word does not break the numbers beside it. */
static double widest_column(const double *least, size_t columns, double width)
{
	double most = width / (double)columns;
	for (size_t kept = 0, before = columns + 1; kept != before;) {
		double rest = width;
		before = kept;
		kept = 0;
		for (size_t i = 0; i < columns; i++)
			if (least[i] <= most) {
				rest -= least[i];
				kept++;
			}
		if (kept < columns)
			most = rest / (double)(columns - kept);
	}
	return most;
}

void rows_share_width(const struct rows *t, const struct rows_asks *asks, double width,
		      double *out)
{
	size_t n = t->columns;
	double high = sum_of(asks->natural, n), low = sum_of(asks->least, n);
	const double *from = low <= width ? asks->least : asks->tight;
	double most = widest_column(from, n, width), spare = width - sum_of(from, n);
	struct sharing s = {.t = t, .columns = n, .out = out};
	for (size_t i = 0; i < n; i++)
		out[i] = high <= width ? asks->natural[i] + (width - high) / (double)n
			 : spare >= 0  ? from[i]
				       : fmin(from[i], most);
	if (high <= width || spare <= 0)
		return;
	look(&s);
	s.gain = ARENA_NEW(t->mem, double, n);
	s.lines = ARENA_NEW(t->mem, double, n);
	give(&s, spare);
}
