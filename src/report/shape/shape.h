#ifndef REPORT_SHAPE_SHAPE_H
#define REPORT_SHAPE_SHAPE_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * What may be written in YAML. Each kind of map is one constant, and a key is
 * one line of its table: the parser (keys.h) accepts what stands there and
 * nothing else, its messages list it, and schema/ prints it. A key that is
 * named in a second place is a bug.
 */
enum shape_form {                 /* of a value; several are or'ed */
		  SHAPE_TEXT = 1, /* any scalar; words: what comes to mind first */
		  SHAPE_WORD = 2, /* one of words */
		  SHAPE_FLAG = 4, /* true, false */
		  SHAPE_OFF = 8,  /* false, null */
		  SHAPE_ON = 16,  /* true */
		  SHAPE_NUMBER = 32,
		  SHAPE_INTEGER = 64,
		  SHAPE_COLOR = 128,   /* "#rrggbb" */
		  SHAPE_FORMAT = 256,  /* a style of ko/format.h with its options */
		  SHAPE_SHARE = 512,   /* 50% */
		  SHAPE_DATE = 1024,   /* 2025-09-15 */
		  SHAPE_MARK = 2048,   /* a mark by name, or a map of its type and properties */
		  SHAPE_MAP = 4096,    /* of the keys that `of` has */
		  SHAPE_LIST = 8192,   /* of items in the forms `each` */
		  SHAPE_NEEDED = 16384 /* the key cannot be left out */
};
#define SHAPE_SCALAR                                                                  \
	(SHAPE_TEXT | SHAPE_WORD | SHAPE_FLAG | SHAPE_OFF | SHAPE_ON | SHAPE_NUMBER | \
	 SHAPE_INTEGER | SHAPE_COLOR | SHAPE_FORMAT | SHAPE_SHARE | SHAPE_DATE | SHAPE_MARK)

struct shape_key {
	const char *name;
	unsigned forms, each;
	const char *words;      /* between spaces */
	double lo, hi;          /* of numbers; both 0: any */
	const struct shape *of; /* of the map, or of the maps in the list */
	const char *says[2];    /* Korean, English */
};

struct shape {
	const char *name;    /* of its definition in the schema */
	const char *word;    /* of a step: the key that tells it from the others */
	const char *says[2]; /* Korean, English */
	const struct shape_key *key;
	unsigned keys;
	const struct shape_key *any; /* names of the author's own have such values */
	const char *home; /* the part whose keys are often written a level too high, or NULL */
	const struct shape *const *either; /* instead of keys: one of these, up to a NULL */
};

const struct shape_key *shape_find(const struct shape *s, const char *key); /* NULL: none */

/* The names of its keys or of its kinds, between spaces. */
struct str shape_words(const struct shape *s, struct arena *mem);

/* The first step whose word is among the keys of a map; NULL: none. */
struct node;
const struct shape *shape_step(const struct node *map);

/* The block of that name, NULL: none. */
const struct shape *shape_block(struct str name);
#define SHAPE_BLOCKS(X) X(chart) X(list) X(kpi) X(table) X(image) X(changes)
extern const struct shape *const shape_blocks[]; /* up to a NULL */

/* front.c */
extern const struct shape shape_report, shape_format, shape_pdf, shape_png;
/* data.c */
extern const struct shape shape_data, shape_entry, shape_expect, shape_fold_names, shape_limits;
/* theme.c */
extern const struct shape shape_theme, shape_marks, shape_colors, shape_sizes;
/* chart.c */
extern const struct shape shape_chart, shape_layer, shape_resolve, shape_facet,
	shape_facet_parts, shape_annotation;
/* encoding.c */
extern const struct shape shape_encoding, shape_channel, shape_axis, shape_legend, shape_header,
	shape_scale, shape_scheme, shape_interval, shape_sort_by, shape_bin, shape_unit,
	shape_argument, shape_condition;
/* steps.c */
extern const struct shape shape_transform, shape_op, shape_window_op, shape_order, shape_from,
	shape_project, shape_projection, shape_filter, shape_calculate, shape_aggregate,
	shape_joinaggregate, shape_window, shape_fold, shape_lookup, shape_stack, shape_limit,
	shape_bins, shape_time_unit, shape_sort, shape_predicate, shape_quantile,
	shape_regression, shape_pivot, shape_impute, shape_keyvals;
/* blocks.c */
extern const struct shape shape_table, shape_list, shape_kpi, shape_figure, shape_image,
	shape_changes, shape_column, shape_rows, shape_header_group, shape_callout, shape_part,
	shape_example, shape_columns, shape_markdown, shape_bare;

#endif
