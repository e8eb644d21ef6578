#ifndef CHART_LEGEND_H
#define CHART_LEGEND_H

#include "chart/draw/canvas.h"

/*
 * Inside chart/ only. Keys with names, left to right in series order, above
 * the plot: for series that are not named in the plot, for statuses that no
 * label names, for shapes and dashes, sizes, opacities and colours by number.
 * Channels of one column share their keys, as in Vega-Lite.
 */
enum legend_kind {
	LEGEND_KEY,   /* a mark's key and a name */
	LEGEND_WORDS, /* a title, or how many were left out */
	LEGEND_SIZE,  /* a symbol of a size */
	LEGEND_HUE,   /* colours by number, with ticks below */
};

struct legend_entry {
	enum legend_kind kind;
	size_t layer, series; /* series_count of the chart: a status alone */
	enum status status;
	const struct mark_series *own; /* what the key shows instead of the series */
	double area;                   /* of a SIZE, square points on paper */
	bool holes;                    /* a HUE: some cells have no value */
	const struct text_line *name;
	double width, height;
	double x, y;  /* from the legend's top left, of the row's middle */
	bool new_row; /* begins a section */
};

struct legend {
	struct legend_entry *entry;
	size_t entries;
	double width, room; /* what it takes; what it may take */
	double height;      /* what it takes above the plot; 0: nothing there */
	struct point at;    /* its top left; legend_place() */
};

/* Must series be told apart at all? */
bool legend_needed(const struct chart *c);

/* Stands above the plot, at most so high, or where the author wants it: at a side or
 * below it takes its room from the body, and its height is 0. What does not fit is
 * counted: "외 12개". direct: series are named in the plot. */
struct legend legend_place(const struct chart *c, struct rect *body, double most, bool direct);

/* right, left, bottom, top, or empty: what any channel's legend.orient says. */
struct str legend_orient(const struct chart *c);

/* The key of a layer's first series alone, to the right of a point at its middle;
 * returns its width. */
double legend_key(struct canvas *v, size_t layer, struct point at);
double legend_key_width(const struct chart *c, size_t layer);
void legend_draw(struct canvas *v, const struct legend *l);

/* Sections of sizes, opacities and colours by number. */
struct legend_entry *legend_graded_entries(const struct chart *c, double width, size_t *count);
double legend_graded_bar(const struct chart *c,
			 double usual); /* its width, where there is room */
void legend_graded_draw(struct canvas *v, const struct legend_entry *e, struct point at,
			double right);

#endif
