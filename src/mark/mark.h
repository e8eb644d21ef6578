#ifndef MARK_MARK_H
#define MARK_MARK_H

#include "base/diag.h"
#include "data/table.h"
#include "scale/scale.h"
#include "scene/scene.h"

/*
 * A mark turns rows into scene items. It is one constant in one file: the
 * door is MARKS. train() runs before any size is known, draw() after the
 * scales have their ranges. Marks never measure text: they ask for labels,
 * which chart/ shapes and places. Missing values are decided in
 * mark/segments.c alone.
 */

/* One layer as marks see it: columns bound, series found. Made by chart/. */
struct mark_series {
	struct str name; /* empty: the only one */
	color rgba;
	size_t index;
	bool hatch; /* its filled areas are striped: printed in grey, a neighbour looks alike */
};

enum mark_channel {
	MARK_X,
	MARK_Y,
	MARK_X2,
	MARK_Y2,
	MARK_SERIES,
	MARK_OFFSET,
	MARK_SIZE,
	MARK_TEXT,
	MARK_CHANNELS
};

/* One row as drawn: positions are domain values of the scales (TIME: days,
 * BAND: level index). NAN where missing. */
struct mark_row {
	double x, y, x2, y2;   /* x2, y2: where a stacked bar or area stands, on its measure */
	double size;           /* point: square points; NAN: the option's */
	size_t series, offset; /* index of series; of xOffset levels */
	enum status status;
	uint32_t row;    /* in the table */
	struct str text; /* value text for labels, formatted */
};

struct mark_label {          /* a request; chart/ shapes, places or drops it */
	struct point anchor; /* on the mark's edge; the chart leaves a gap */
	int side;            /* −1 left, 1 right, 0 centred; for dy: */
	int rise;            /* −1 above, 1 below, 0 centred on the body */
	struct str text;
	color rgba; /* 0: the chart's colour for labels */
	bool strong;
	double priority; /* higher stays */
	double room;     /* width for the text inside the mark, 0: outside */
	double tall;     /* height for it, inside the mark */
	color inside_on; /* colour of what the label stands on when inside */
	bool striped;    /* which is hatched: the label needs a ground */
};

struct mark_options { /* mark properties (SPEC §5), defaults filled by the mark's constant */
	struct str label;       /* none end inside all; empty: the mark's default */
	struct str interpolate; /* linear monotone step step-before step-after */
	bool point;             /* line, area: markers on observed rows, where there is room */
	bool interpolate_missing; /* line, area: bridge gaps, dashed */
	double opacity;           /* 0: opaque */
	double size;              /* point: area of the symbol in square points; 0: 36 */
	double inner_radius;
};

struct mark_layer {
	const struct mark *mark;
	struct mark_options options;
	const struct mark_row *row; /* in drawing order: by series, then x */
	size_t rows;
	const struct mark_series *series;
	size_t series_count, offsets;
	bool horizontal; /* bars that grow along x */
	color surface;   /* background, for gaps and open markers */
	double scale;    /* 1 on paper; larger on slides, multiplies widths; 0 counts as 1 */
};

struct mark_out {
	struct scene *scene;
	struct mark_label *label;
	size_t labels, label_room;
	struct arena *mem;
};
void mark_label(struct mark_out *out, struct mark_label label);

struct mark_scales {
	struct scale x, y;
};

struct mark_rule { /* per enum mark_channel */
	bool allowed, required, discrete;
};

struct mark {
	const char *name, *summary;
	struct mark_rule rule[MARK_CHANNELS];
	bool zero;         /* its measure starts at zero (bar, area) */
	bool joins;        /* joins rows of a series (line, area) */
	bool stacks;       /* stacks by default when a series channel is set */
	bool point;        /* default of mark.point */
	const char *label; /* default of mark.label */
	void (*train)(const struct mark_layer *l, struct mark_scales *s);
	void (*draw)(const struct mark_layer *l, const struct mark_scales *s,
		     struct mark_out *out);
	/* the key of one series in a legend; a series that the layer does not
	 * have gives a neutral one, for a legend of statuses */
	void (*key)(const struct mark_layer *l, size_t series, enum status status,
		    struct rect at, struct mark_out *out);
};

/* One new mark is one new file in mark/ and one new word here. */
#define MARKS(X) X(area) X(bar) X(line) X(point)

#define X(name) extern const struct mark mark_##name;
MARKS(X)
#undef X

extern const struct mark *const mark_all[];
extern const size_t mark_count;
const struct mark *mark_find(struct str name);
struct str mark_nearest(struct str name);

#endif
