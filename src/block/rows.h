#ifndef BLOCK_ROWS_H
#define BLOCK_ROWS_H

#include "block/block.h"

/*
 * A table as one box that is cut between rows, and within a row that is long:
 * its header is drawn again, as an artifact, on every later page. Rules,
 * stripes and bars are artifacts. rows_layout.c measures, rows_share.c
 * divides the width, cell.c draws one cell, rows.c cuts and places.
 */
struct rows_cell {
	const struct text_para *text;
	const struct tag *tag; /* TH or TD */
	enum plan_align align;
	size_t notes;              /* footnotes that the cell refers to */
	unsigned colspan, rowspan; /* 0: covered by the span of another cell */
	double indent;             /* points */
	/* A number is set by its point: widths of what stands before it, of point and
	 * decimals, and of marks behind (p, %). */
	bool pointed;
	double whole, decimals, marks;
	double value; /* of a bar; NAN: none */
	const struct plan_cell *plan;
	const struct tag *line; /* the Figure of a small line */
};

struct rows_column {
	bool bar, line;
	double lo, hi; /* of bars: 0 is among them */
};

enum rows_kind { ROWS_PLAIN, ROWS_GROUP, ROWS_TOTAL };

struct rows {
	struct text *text;
	const struct theme *theme;
	const struct rows_cell *cell; /* rows × columns */
	const struct rows_column *column;
	const uint8_t *kind; /* enum rows_kind of each row */
	size_t rows, head_rows, columns;
	bool once;              /* the header is not repeated */
	const struct box *note; /* of all cells, in order */
	size_t notes;
	struct str id; /* that references lead to; may be empty */
	struct span at;
	struct diags *d;
	/* above a repeated header: "표 1 (계속)", "(단위: 톤)"; may be NULL */
	const struct text_line *again, *unit;
	/* laid out for one width; made anew when another is asked for */
	struct rows_layout {
		double width;
		double *column; /* widths */
		double *row;    /* heights */
		double *top;    /* where each row would begin, and the last one ends */
		double *whole, *decimals, *marks; /* widest of each column */
		bool told; /* that some column is narrower than a letter */
	} * layout;
	struct arena *mem;
};

/* What the columns of a table ask for, in points: with words broken at brackets and
 * inside number groups alone, with whole words, on one line. */
struct rows_asks {
	double *tight, *least, *natural;
};

/* The widths of columns that have one width together. */
void rows_share_width(const struct rows *t, const struct rows_asks *asks, double width,
		      double *out);

#define ROWS_PAD_X 4.0 /* points from a cell's edge to its text */
#define ROWS_LEAD 6.0  /* more, before text that follows a column of numbers */
#define ROWS_PAD_Y 2.5

struct box rows_box(const struct rows *t, struct arena *mem);

/* Measures the table at a width, once. A diagnostic when it is far too narrow. */
const struct rows_layout *rows_layout_at(const struct rows *t, double width);

double rows_layout_pitch(const struct rows *t);
/* Width and height that a cell spans. */
double rows_layout_width(const struct rows *t, const struct rows_layout *l, size_t cell);
double rows_layout_height(const struct rows *t, const struct rows_layout *l, size_t cell);

/* Lines from .. to of a cell or row that a page end divides. */
struct rows_lines {
	size_t from, to; /* to: SIZE_MAX for all that follow */
};
#define ROWS_ALL ((struct rows_lines){0, SIZE_MAX})
size_t rows_layout_lines(const struct rows *t, const struct rows_layout *l, size_t row);
double rows_layout_part(const struct rows *t, const struct rows_layout *l, size_t row,
			struct rows_lines lines);

/* Draws what stands in a cell; again: as an artifact. */
struct cell_place {
	size_t cell;
	struct rect at;
	struct rows_lines lines;
	bool again;
};
void cell_place(const struct rows *t, const struct rows_layout *l, struct cell_place where,
		struct scene *out);

#endif
