#ifndef REPORT_COLUMNS_H
#define REPORT_COLUMNS_H

#include "ko/format.h"
#include "report/bind.h"
#include "report/keys.h"

/* The columns of a {table}, as its `columns` and `header-groups` ask for them. */
struct column_plan {
	const struct column *column; /* of a column of lines: the first of them */
	struct rich title;
	struct format format;
	struct span format_at;
	struct str unit, group; /* group: the head above several columns */
	enum plan_align align;
	bool bar;
	const struct column **line; /* a small line through these columns of a row */
	size_t lines;
};

struct columns {
	struct column_plan *item;
	size_t count;
};

/* list: NULL for all columns of the table, except `without`. */
bool columns_bind(struct bind *b, const struct table *t, const struct node *list,
		  const struct column *without, struct columns *out);
bool columns_groups(struct bind *b, const struct table *t, struct keys *k,
		    struct columns *columns);
const struct column *columns_find(struct bind *b, const struct table *t,
				  const struct node *name);

/* Rows that have one value in a column, in the order in which values come up. */
struct columns_group {
	struct str name;
	uint32_t *row;
	size_t count, room;
};

/* totals: rows of sums are rows like others, else they are left out. */
struct columns_group *columns_gather(struct arena *mem, const struct table *t,
				     const struct column *by, bool totals, size_t *count);

/* Its name as a head: a quarter, month or date in words. */
struct str columns_group_words(const struct bind *b, const struct column *by,
			       const struct columns_group *group);

/* "(단위: 톤)", as it stands above a table. */
struct rich columns_unit_line(struct bind *b, struct str unit, struct span at);

/* One unit for all is said once, above the table; else each column says its own. */
void columns_units(struct bind *b, struct columns *columns, struct plan_block *out);

/* The heads: one row, or two when some stand above several columns. */
size_t columns_head_rows(const struct columns *columns);
void columns_heads(const struct columns *columns, struct bind *b, struct plan_cell *cell);

#endif
