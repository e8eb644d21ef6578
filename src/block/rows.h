#ifndef BLOCK_ROWS_H
#define BLOCK_ROWS_H

#include "block/block.h"

/*
 * A table as one box that is cut between rows: its header is drawn again, as an
 * artifact, on every later page. Rules and stripes are artifacts.
 */
struct rows_cell {
	const struct text_para *text;
	const struct tag *tag; /* TH or TD */
	enum plan_align align;
	size_t notes; /* footnotes that the cell refers to */
};

struct rows {
	struct text *text;
	const struct theme *theme;
	const struct rows_cell *cell; /* rows × columns */
	size_t rows, head_rows, columns;
	const struct box *note; /* of all cells, in order */
	size_t notes;
	struct str id; /* that references lead to; may be empty */
	/* laid out for one width; made anew when another is asked for */
	struct rows_layout {
		double width;
		double *column; /* widths */
		double *row;    /* heights */
		double *top;    /* where each row would begin, and the last one ends */
	} * layout;
	struct arena *mem;
};

struct box rows_box(const struct rows *t, struct arena *mem);

/* Column widths: natural when they fit, else between the widest word and the
 * natural width, in proportion. For tests. */
void rows_columns(const double *least, const double *natural, size_t columns, double width,
		  double *out);

#endif
