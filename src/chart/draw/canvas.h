#ifndef CHART_CANVAS_H
#define CHART_CANVAS_H

#include "chart/draw/axis.h"
#include "chart/draw/letter.h"
#include "chart/draw/space.h"

/*
 * Inside chart/ only. One chart at one size while it is laid out and drawn.
 * Scales are copies, so that a chart can be placed at any number of sizes.
 */
struct canvas {
	const struct chart *c;
	const struct model_view *view;
	struct mark_scales scales;
	struct scale second;     /* y of the layers at the right */
	struct rect figure;      /* all of it */
	struct rect body;        /* between caption and notes */
	struct rect plot;        /* where data stands */
	struct axis x, y, right; /* right: of the second y axis; field NULL: none */
	double names;    /* width for a name beside a vertical axis; 0: a share of the body */
	size_t astray;   /* annotations' texts that found no place */
	size_t nameless; /* names of an axis that found no place */
	size_t lost;     /* labels that were asked for and found no place */
	size_t unsaid;   /* slices that are too narrow for their shares */
	bool untold;     /* some would have told what an axis tells: it is drawn, too */
	size_t endless;  /* ends of lines whose values found no place */
	bool mute;       /* and so none of them has its value, unless the author asks */
	double ease;     /* what canvas_ease() says of the plot */
	bool leaders;    /* names at the right stand away from their lines' ends */
	bool legend;     /* series are named in a legend, not in the plot */
	bool crowded;    /* nor have the values at their ends room beside it */
	bool rehearsal;  /* all but marks that ask for no labels: the paper is nobody's */
	double leftroom; /* inside the plot, for labels of negative lying bars */
	double footroom; /* below the plot, for labels of negative bars */
	double headroom; /* above the plot, for labels and annotations */
	struct space space;
	struct scene *out;
	const struct tag *tag; /* the Figure */
};

/* The orientation that suits a width. */
const struct model_view *canvas_view(const struct chart *c, double width);

/* How a figure came out. */
struct canvas_drawn {
	double ease;                   /* of its plot */
	size_t lost, astray, nameless; /* as in struct canvas */
	size_t left_out;               /* names and shares */
	struct str crowding;           /* loss_crowding() */
};

/* Draws the whole figure into at. */
struct canvas_drawn canvas_draw(const struct chart *c, const struct tag *parent, struct rect at,
				struct scene *out);

/* Shapes every text of a figure of this size, so that those which no font can show are
 * found. */
void canvas_rehearse(const struct chart *c, struct size s);

/*
 * How well a figure's plots can be read, by the room that all rows and columns of
 * them have: from 1, a fair share of the figure, down to 0, no room at all, and
 * then something leaves the figure. each: the size of one plot.
 */
double canvas_ease(const struct canvas *v, struct size each, size_t rows, size_t columns);

/* Ranges and grid, under all else. */
void canvas_behind(struct canvas *v);

/* Axes, marks and labels in the plot; false when a series finds no place for
 * its name there. */
struct names;
bool canvas_plot(struct canvas *v, struct names *names);

/* The row above the plot: titles and units of the measures; and the base's below it. */
void canvas_row(struct canvas *v, double top);

/* The paper's em for gaps: the size of labels. */
double canvas_em(const struct canvas *v);

/* Draws a line of text and takes its place. Each is a Span of the figure, so
 * that readers of the structure do not run ticks into one number. */
void canvas_text(struct canvas *v, const struct text_line *line, const char *role,
		 struct point baseline);

/* The part of a rect that lies in the body. */
struct rect canvas_within(const struct canvas *v, struct rect r);

/* Covers grid lines behind a text; nothing else may be drawn there yet. */
void canvas_ground(struct canvas *v, struct rect text);

/* Do bars stand on the base axis? */
bool canvas_bars(const struct canvas *v);

/* Lying bars that all carry their value need neither grid nor ticks, unless v->untold. */
bool canvas_told(const struct canvas *v);

/* Axis along which values are read, and the other one. */
const struct axis *canvas_measure(const struct canvas *v);
const struct axis *canvas_base(const struct canvas *v);

/* The figure without its captions and notes: v->body. */
void canvas_body(struct canvas *v);

#endif
