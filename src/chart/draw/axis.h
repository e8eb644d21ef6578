#ifndef CHART_AXIS_H
#define CHART_AXIS_H

#include "chart/draw/letter.h"

/*
 * Inside chart/ only. One axis at one length: ticks settled, labels shaped.
 * Rules: HANGUL.md N8, T6, T11.
 */
struct axis_label {
	double value;                  /* of the scale */
	const struct text_line **line; /* up to AXIS_LINES, from the top */
	size_t lines;
	double width;
	bool hidden; /* it would touch its neighbour */
};
#define AXIS_LINES 3

struct axis {
	const struct model_field *field;
	enum plan_channel channel;
	bool vertical, names; /* names: of a band or point scale */
	bool second;          /* of the layers whose y has an axis of its own */
	bool far;             /* at the right of the plot, or above it */
	double angle;         /* of labels, radians clockwise */
	double limit;         /* widest label, points */
	double tick;          /* length of a tick, points; 0: there are none */
	double gap;           /* between plot and labels, points */
	double offset;        /* between plot and labels, points more than usual */
	struct axis_label *label;
	size_t labels;
	double widest; /* label, points */
	double across; /* what labels take from the plot on, without their gap */
	const struct text_line *title, *unit;
	struct str scaled; /* "만": ticks are divided by it; empty: not */
	bool crowded;      /* names do not fit in AXIS_LINES at this length */
};

struct axis_wish {
	enum plan_channel channel;
	bool vertical, second;
	double length; /* points */
	double room;   /* across: for one name beside the axis, or turned below it */
};

/* Settles the scale for a length and shapes what stands beside it. */
struct axis axis_make(const struct chart *c, struct scale *s, const struct axis_wish *wish);

/* What the labels take across the axis: width when vertical, else height. */
double axis_extent(const struct axis *a);

struct canvas;
const struct scale *axis_scale(const struct canvas *v, const struct axis *a);
void axis_draw(struct canvas *v, struct axis *a);

#endif
