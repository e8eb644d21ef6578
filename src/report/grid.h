#ifndef REPORT_GRID_H
#define REPORT_GRID_H

#include "report/cells.h"
#include "report/columns.h"

/* A table of data while it is bound: its columns, then its rows, then its cells. */
struct grid_row {
	enum plan_row kind;
	uint32_t row;       /* of the data; a computed total: the first that it adds up */
	struct str words;   /* the head of a group, the word for a computed total */
	const uint32_t *of; /* the rows that a computed total adds up */
	size_t count;
};

struct grid {
	struct bind *b;
	const struct table *t;
	struct columns columns;
	const struct column *stub, *group;
	bool *summed; /* per column: totals are wanted */
	bool totals;
	struct grid_row *row;
	size_t rows, room;
	bool used[STATUS_COUNT]; /* marks that stand in some cell */
	struct span rows_at;
	struct theme_marks marks;
	bool shows_status; /* nothing is to be said about whole rows */
};

/* Does a column say how sure the rows are? Without one, their cells do. */
bool grid_shows_status(const struct grid *g);

/* The rows, in their groups; the columns must be known. */
void grid_list(struct grid *g);

/* Their cells. */
bool grid_rows(struct grid *g, struct plan_block *out);

/* What the marks in the cells mean. */
void grid_marks(struct grid *g, struct plan_block *out);

#endif
