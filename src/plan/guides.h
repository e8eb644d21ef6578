#ifndef PLAN_GUIDES_H
#define PLAN_GUIDES_H

#include "data/table.h"

/* What is written of one channel's scale, axis and legend (SPEC §5). */
enum plan_tri { TRI_DEFAULT, TRI_NO, TRI_YES };

struct plan_number { /* a number that may be absent */
	bool set;
	double v;
};

/* A list of scalars as they are written: names, dates, numbers, colours. */
struct plan_words {
	const struct str *word;
	const struct span *at;
	size_t count;
};

/* Ticks: about how many, or a unit of the calendar: month, {interval: month, step: 3}. */
struct plan_steps {
	struct span at; /* SPAN_NONE: not written */
	struct plan_number count;
	struct str unit; /* empty: none */
	int every;
};

struct plan_scale {
	struct span at; /* SPAN_NONE: not written */
	struct str type; /* linear log … time band point ordinal quantize …; empty: by type */
	enum plan_tri zero, nice, clamp, reverse;
	struct plan_steps nice_steps;
	struct plan_number lo, hi; /* ends of the domain, numbers; domainMin, domainMax */
	struct plan_number mid;    /* domainMid, of diverging colours */
	struct plan_words domain;  /* two or more numbers, names or dates, as written */
	struct plan_words range; /* colours, sizes, shapes, dashes, opacities, angles, radii */
	struct plan_number range_lo, range_hi; /* of angles (radians) and radii (points) */
	struct plan_number exponent;           /* pow */
	struct plan_number constant;           /* symlog */
	struct plan_number base;               /* log */
	struct plan_number padding, padding_inner, padding_outer;
	struct str scheme;
	struct span scheme_at;
	size_t scheme_count; /* classes that a scheme is cut into; 0: as usual */
	const double *edge;  /* domain of a scale that makes classes: boundaries, or a sample */
	size_t edges;
};

/* Scales that put numbers into classes. */
#define PLAN_CLASSES "quantize quantile threshold bin-ordinal"
#define PLAN_CLASSES_MOST 20

static inline bool plan_classed(const struct plan_scale *s)
{
	return s->type.n && str_among(s->type, PLAN_CLASSES);
}

struct plan_axis {
	struct span at;
	bool off;
	enum plan_tri grid, labels, ticks, domain;
	struct plan_steps tick_steps; /* tickCount */
	struct plan_number angle, offset;
	struct plan_number tick_least; /* tickMinStep */
	struct span tick_least_at;
	struct plan_number tick_size, label_limit, label_padding; /* points */
	struct plan_number grid_opacity, grid_width;
	const double *grid_dash;
	size_t grid_dashes;
	struct str grid_color;
	struct plan_words values;
	const double *value; /* the same as numbers and days; NULL on axes of names */
	struct str orient;   /* left right top bottom; empty: by channel */
};

struct plan_legend {
	bool off;
	struct span at;
	struct str orient; /* right top bottom left none; empty: by room */
	struct span orient_at;
	struct str direction; /* horizontal vertical; empty: by orient */
	struct plan_number columns;
	struct plan_number label_limit, symbol_limit; /* points; names */
	bool strip;                                   /* type: gradient; of classes */
	struct plan_words values;                     /* the names that have keys */
	const double *value;                          /* the same as numbers; NULL: names */
};

#endif
