#ifndef MARK_MARK_H
#define MARK_MARK_H

#include "base/diag.h"
#include "mark/row.h"
#include "scale/scale.h"
#include "scene/scene.h"

/*
 * A mark turns rows into scene items. It is one constant in one file: the door is MARKS.
 * train() runs before any size is known, draw() after the scales have their ranges. Marks
 * never measure text: they ask for labels, which chart/ shapes and places. Missing values
 * are decided in mark/segments.c alone.
 */

enum mark_channel {
	MARK_X,
	MARK_Y,
	MARK_X2,
	MARK_Y2,
	MARK_SERIES,
	MARK_OFFSET,
	MARK_SIZE,
	MARK_TEXT,
	MARK_SHAPE,
	MARK_DASH,
	MARK_OPACITY,
	MARK_THETA,
	MARK_THETA2,
	MARK_RADIUS,
	MARK_RADIUS2,
	MARK_CHANNELS
};

/* One layer as marks see it: columns bound, series found. Made by chart/. */
struct mark_layer {
	const struct mark *mark;
	struct mark_options options;
	const struct mark_row *row; /* in drawing order: by series, then x */
	bool shuffled;              /* in another order, as slices of a turn are */
	bool fitted; /* points of a curve through data: none is missing, two are enough */
	const struct mark_series *series;
	size_t rows, series_count, offsets;
	const struct mark_layer *among;  /* bars that its rows stand among; NULL: none */
	const struct mark_options *dash; /* that rows or series have by a condition */
	bool horizontal;                 /* bars that grow along x */
	bool set[MARK_CHANNELS];         /* channels that the author wrote */
	bool painted;                    /* series have colours that somebody chose */
	color surface;                   /* background, for gaps and open markers */
	color ink;                       /* of rules and words that nobody paints */
	color edge;                      /* around symbols as pale as the paper; 0: none */
	double scale; /* 1 on paper; larger on slides, multiplies widths; 0 counts as 1 */
};

/* Between which of them the rows of a series stand: among others where they are shuffled. */
struct mark_between {
	size_t lo, hi;
};
struct mark_between mark_between(const struct mark_layer *l, size_t series);

struct mark_out {
	struct scene *scene;
	struct mark_label *label;
	size_t labels, label_room;
	struct arena *mem;
};
void mark_label(struct mark_out *out, struct mark_label label);

/* Angles and radii about a centre, and the radius where none is written. */
struct mark_polar {
	bool on;                    /* the chart stands in a turn, not on axes */
	struct scale theta, radius; /* to radians clockwise from the top; to points */
	struct point center;
	double outer, point; /* radius of the whole; length of a written point on paper */
};

struct mark_scales {
	struct scale x, y;
	struct mark_polar polar;
};

struct mark_rule { /* per enum mark_channel */
	bool allowed, required, discrete;
};

struct mark {
	const char *name, *summary;
	struct mark_words kind, stacked, grouped; /* stacked, grouped: NULL where neither */
	struct mark_rule rule[MARK_CHANNELS];
	const char *takes;  /* its properties besides MARK_COMMON, between spaces */
	bool either;        /* x or y, or theta or radius, is enough */
	bool zero;          /* its measure starts at zero (bar, area) */
	bool joins;         /* joins rows of a series (line, area) */
	bool strokes;       /* its key is a stroke (line, area, rule) */
	bool bands;         /* names of its axes get bands, not points */
	bool spans;         /* reaches beyond its rows' places: needs no room for symbols */
	bool stacks;        /* stacks by default when a series channel is set */
	bool dodges;        /* series at one place stand side by side */
	bool polar;         /* has no axes: slices of a turn */
	bool point;         /* default of mark.point */
	const char *label;  /* default of mark.label */
	const char *labels; /* the words that mean something to it; NULL: none */
	const struct mark_summary *spread; /* NULL: rows are drawn as they are */
	void (*train)(const struct mark_layer *l, struct mark_scales *s);
	void (*draw)(const struct mark_layer *l, const struct mark_scales *s,
		     struct mark_out *out);
	/* of one series in a legend; neutral where the layer does not have the series */
	void (*key)(const struct mark_layer *l, size_t series, enum status status,
		    struct rect at, struct mark_out *out);
};

struct mark_options mark_defaults(const struct mark *m); /* when nobody writes any */

/* One new mark is one new file in mark/ and one new word here. */
#define MARKS(X) \
	X(arc)   \
	X(area)  \
	X(bar)   \
	X(boxplot) X(errorband) X(errorbar) X(line) X(point) X(rect) X(rule) X(text) X(tick)

#define X(name) extern const struct mark mark_##name;
MARKS(X)
#undef X

extern const struct mark *const mark_all[];
extern const size_t mark_count;
const struct mark *mark_find(struct str name);
struct str mark_nearest(struct str name);

#endif
