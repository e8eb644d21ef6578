#ifndef PLAN_CHART_H
#define PLAN_CHART_H

#include "plan/encoding.h"
#include "plan/theme.h"

/*
 * A chart with every name bound and every text filled (SPEC §5). report/
 * makes it from a {chart} block; chart/ draws it. Marks, formats and channels
 * stand here by name and place, already found in their registries.
 */
/* A property of a mark as it is written; report/ has found it right for the mark. */
struct plan_property {
	struct str name, text;
	const double *number;
	size_t numbers;
	struct span at;
};

struct plan_mark {
	struct str type; /* "bar" */
	struct span at;
	const struct plan_property *property;
	size_t properties;
};

struct plan_layer {
	struct plan_mark mark;
	const struct table *table; /* rows as they are drawn; projection rows included */
	const struct table *shown; /* the same without the tests of conditions */
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
	struct str cell;            /* the small chart it stands in; empty: all that fit */
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

/* resolve: what cells of a facet, or layers, have of their own. Default: facets share
 * everything, layers share scales. */
struct plan_resolve {
	bool scale[CHANNEL_COUNT], axis[CHANNEL_COUNT], legend[CHANNEL_COUNT];
	struct span at;
};

struct josa_words; /* ko/josa.h */

struct plan_chart {
	struct span at;
	struct str id;
	int chapter, number; /* 그림 N, 그림 1-N; 0: none, not numbered */
	struct rich title, subtitle, source, alt; /* alt.text empty: auto */
	struct rich_list note;
	const struct plan_layer *layer;
	size_t layers;
	const struct plan_annotation *annotation;
	size_t annotations;
	const struct plan_projection *projection;
	size_t projections;
	struct plan_resolve resolve;
	struct plan_number width, height; /* points */
	bool table_below;
	bool alone; /* drawn without the report around it */
	const struct theme *theme;
	const struct josa_words *readings; /* of the report; may be NULL */
	bool korean;                       /* the report's language */
	bool hangul_first;                 /* in the order of names (J13) */
};

#endif
