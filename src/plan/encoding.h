#ifndef PLAN_ENCODING_H
#define PLAN_ENCODING_H

#include "data/bins.h"
#include "data/table.h"
#include "data/timeunit.h"
#include "plan/case.h"
#include "plan/guides.h"
#include "plan/rich.h"

/* One channel of a chart's layer: field, scale, axis, legend, order (SPEC §5). */
/* clang-format off */
#define PLAN_CHANNELS(X)                                                           \
	X(X, x) X(Y, y) X(X2, x2) X(Y2, y2) X(XOFFSET, xOffset) X(YOFFSET, yOffset) \
	X(COLOR, color) X(SIZE, size) X(SHAPE, shape) X(OPACITY, opacity)           \
	X(DASH, strokeDash) X(THETA, theta) X(THETA2, theta2)                       \
	X(RADIUS, radius) X(RADIUS2, radius2) X(TEXT, text) X(ORDER, order)         \
	X(DETAIL, detail) X(ROW, row) X(COLUMN, column) X(FACET, facet) X(STATUS, status)
/* clang-format on */

enum plan_channel {
#define X(id, name) CHANNEL_##id,
	PLAN_CHANNELS(X)
#undef X
		CHANNEL_COUNT
};

/* Vega-Lite's types. */
enum plan_type { TYPE_QUANTITATIVE, TYPE_TEMPORAL, TYPE_ORDINAL, TYPE_NOMINAL };
/* sort: [names], or {field, op, order} */
struct plan_sort {
	struct span at;
	struct plan_words names;
	uint32_t column; /* of the layer's table, where by_column */
	bool by_column, down;
	struct str op; /* an aggregate; empty: sum */
};

/* bin: true, or a map; binned: the column holds starts of bins, x2 or y2 their ends */
struct plan_bin {
	bool set, binned;
	struct bins_wish wish;
};

/* timeUnit: a unit, or as many of some unit as are wanted; binned: the column has the
 * starts of such periods already */
struct plan_unit {
	bool set, binned;
	bool usual;    /* nobody says whether it is of times or of names */
	timeunit unit; /* NONE where only most is said */
	unsigned most;
};

struct plan_encoding {
	bool set;
	struct span at;
	uint32_t column; /* of the layer's table, or TABLE_NONE (value, datum, count) */
	enum plan_type type;
	struct str aggregate;
	struct plan_unit unit;
	uint32_t by; /* of the layer's table: where argmin and argmax look */
	struct plan_bin bin;
	struct str sort; /* one word: ascending descending none x -x y -y color; else empty */
	struct plan_sort sorted; /* the longer forms of sort */
	struct rich title;       /* axis or legend title; text empty: the column's name */
	bool title_off;          /* title: false */
	struct str format; /* of axis labels, legend labels and value labels; empty: default */
	struct span format_at;
	struct plan_scale scale;
	struct plan_axis axis;
	struct plan_legend legend;
	struct str stack; /* zero (or true), normalize, center, none; empty: as the mark does */
	struct span stack_at;
	struct plan_number datum;
	struct str datum_text;      /* datum as written: a name, a date, a number */
	struct str value;           /* a constant: a colour, a text, a number */
	const double *value_number; /* the same as numbers; several of strokeDash */
	size_t value_numbers;
	struct span value_at;
	struct plan_number columns; /* of facet: cells in a row */
	struct plan_case *cases;    /* condition: the first that is met wins */
	size_t case_count;
};

/* Is its aggregate a value of the row in which another column ends? */
static inline bool plan_argument(const struct plan_encoding *e)
{
	return str_eq(e->aggregate, STR("argmin")) || str_eq(e->aggregate, STR("argmax"));
}

#endif
