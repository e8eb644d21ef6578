#ifndef CHART_LAYER_H
#define CHART_LAYER_H

#include "ko/format.h"
#include "mark/mark.h"
#include "plan/chart.h"

/* Inside chart/ only. The parts of a chart's model: a channel over all layers, one
 * layer, one orientation. Made and read as chart/model.h says. */
struct model_field {                   /* one channel over all layers */
	const struct plan_encoding *e; /* of the first layer that sets it; NULL: unset */
	const struct column *column;   /* NULL: count, value, datum */
	struct str name, unit;         /* name: the author's title or the column's name */
	struct format format;          /* of its labels */
	bool discrete, temporal, measure;
	const double *want; /* axis.values as the scale reads them; NULL: none */
	size_t wants;
};

/* The whole of a stack, told over it. */
struct model_total {
	double place, value;
	struct str text;
};

/* One layer, upright; columns of the table already looked up. */
struct model_layer {
	const struct plan_layer *plan; /* what is drawn: chart/bind/derive.h */
	const struct plan_layer *raw;  /* what was written */
	const struct mark *mark;
	struct mark_layer draw;
	const struct column *column[CHANNEL_COUNT]; /* NULL: unset, or no column */
	enum plan_channel
		value; /* whose numbers labels and aggregates are of, or CHANNEL_COUNT */
	bool aggregated, stacked, normalized, centred;
	double largest;                  /* size that a row has of its own; 0: none has */
	struct model_field words;        /* its text channel */
	bool labelled;                   /* the author wrote which labels there shall be */
	bool highlights;                 /* a condition sets rows or series apart */
	bool second;                     /* its y stands on the axis at the right */
	bool states;                     /* value labels name the status of their rows */
	const struct model_total *total; /* of stacked bars that are labelled */
	size_t totals;
	size_t dropped;                /* rows without a place on an axis */
	size_t outside[CHANNEL_COUNT]; /* rows beyond the ends of x and y, theta and radius */
	enum plan_channel summed;      /* whose values its mark summarises, or CHANNEL_COUNT */
	struct mark_spread *spread;    /* of each row then */
	size_t blank;                  /* values that are missing there */
	enum plan_channel piled; /* THETA, RADIUS: slices lie end to end there; or COUNT */
};

/* One orientation of the whole chart. */
struct model_view {
	struct mark_layer *layer;
	struct mark_scales scales; /* trained, not settled: copied for every size */
	struct scale second;       /* of the layers whose y has an axis of its own */
	bool lying;
};

#endif
