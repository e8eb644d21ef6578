#ifndef PLAN_CHART_H
#define PLAN_CHART_H

#include "data/table.h"
#include "plan/rich.h"
#include "plan/theme.h"

/*
 * A chart with every name bound and every text filled (SPEC §5). report/
 * makes it from a {chart} block; chart/ draws it. Marks, formats and channels
 * stand here by name and place, already found in their registries.
 */
#define PLAN_CHANNELS(X)                                                                      \
	X(X, x)                                                                               \
	X(Y, y)                                                                               \
	X(X2, x2)                                                                             \
	X(Y2, y2)                                                                             \
	X(XOFFSET, xOffset)                                                                   \
	X(YOFFSET, yOffset)                                                                   \
	X(COLOR, color) X(SIZE, size) X(SHAPE, shape) X(OPACITY, opacity) X(DASH, strokeDash) \
		X(THETA, theta) X(TEXT, text) X(ORDER, order) X(DETAIL, detail) X(ROW, row)   \
			X(COLUMN, column) X(STATUS, status)

enum plan_channel {
#define X(id, name) CHANNEL_##id,
	PLAN_CHANNELS(X)
#undef X
		CHANNEL_COUNT
};

/* Vega-Lite's types. */
enum plan_type { TYPE_QUANTITATIVE, TYPE_TEMPORAL, TYPE_ORDINAL, TYPE_NOMINAL };
enum plan_tri { TRI_DEFAULT, TRI_NO, TRI_YES };

struct plan_number { /* a number that may be absent */
	bool set;
	double v;
};

struct plan_encoding {
	bool set;
	struct span at;
	uint32_t column; /* of the layer's table, or TABLE_NONE (value, datum, count) */
	enum plan_type type;
	struct str aggregate, time_unit, sort; /* empty: none */
	struct rich title; /* axis or legend title; text empty: the column's name */
	bool title_off;    /* title: false */
	struct str format; /* of axis labels and value labels; empty: default */
	struct span format_at;
	bool axis_off, legend_off;
	enum plan_tri grid, zero, nice, labels;
	struct str scale_type; /* linear, log, … ; empty: by type */
	struct str stack;      /* zero, normalize, none; empty: as the mark does */
	struct plan_number domain_lo, domain_hi, tick_count, datum;
	struct str value; /* a constant: a colour, a text */
};

struct plan_mark {
	struct str type; /* "bar" */
	struct span at;
	struct str label;       /* none end inside all; empty: the mark's default */
	struct str interpolate; /* linear monotone step */
	enum plan_tri point;
	struct plan_number opacity, size, inner_radius;
	struct str color; /* "#rrggbb" or empty */
};

struct plan_layer {
	struct plan_mark mark;
	const struct table *table; /* rows as they are drawn; projection rows included */
	struct plan_encoding encoding[CHANNEL_COUNT];
};

enum plan_annotation_type {
	ANNOTATE_GROWTH,
	ANNOTATE_POINT,
	ANNOTATE_RANGE,
	ANNOTATE_RULE,
	ANNOTATE_TEXT
};
struct plan_annotation {
	enum plan_annotation_type type;
	struct span at;
	struct str from, to, where; /* values on the x axis, as text ("at" is where) */
	struct rich text;
	bool show_ratio, show_cagr, show_difference;
};

/* One `project` step, for the note that states its assumption. */
struct plan_projection {
	struct span at;
	struct str series; /* which series it goes on from; empty: all */
	struct str rate;   /* decimal text per step of `along`, or empty */
	struct str cagr, to_value;
	struct str from_text,
		to_text; /* first and last projected period, as shown: "2025", "2050" */
	struct str base_value, end_value; /* decimal texts */
	struct str unit;                  /* of the projected field */
};

struct josa_words; /* ko/josa.h */

struct plan_chart {
	struct span at;
	struct str id;
	int chapter, number; /* 그림 N, 그림 1-N; 0: none, not numbered */
	struct rich title, subtitle, note, source, alt; /* alt.text empty: auto */
	const struct plan_layer *layer;
	size_t layers;
	const struct plan_annotation *annotation;
	size_t annotations;
	const struct plan_projection *projection;
	size_t projections;
	struct plan_number width, height; /* points */
	bool table_below;
	const struct theme *theme;
	const struct josa_words *readings; /* of the report; may be NULL */
	bool korean;                       /* the report's language */
};

#endif
