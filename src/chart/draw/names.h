#ifndef CHART_NAMES_H
#define CHART_NAMES_H

#include "chart/draw/canvas.h"

/*
 * Inside chart/ only. Series named where they end, with their last value: at
 * the right edge in a column, spread apart with leaders, or inside the plot
 * beside the last point.
 */
struct names {
	struct name_tag {
		size_t series;
		struct point at, end;            /* of the series: in data, on paper */
		bool edge;                       /* stands in the column at the right */
		const struct text_line *line[2]; /* name, value; NULL: none */
		double width, height;
		double top; /* edge: where it was spread to */
	} * tag;
	size_t tags;
	bool one_line; /* name and value beside each other */
	bool crowded;  /* they found no place, and are given up */
};

/* Has the author written a legend for the colours? Then the names stand there. */
bool names_in_legend(const struct chart *c);

/* Can this chart name its series in the plot at all? Where they do not fit, there is a
 * legend after all (T11). */
bool names_possible(const struct chart *c);

/* Tags of all series that end in a line or area; scales need not be ranged.
 * named: with the series' names, else values only. */
struct names names_make(const struct canvas *v, bool named);

/* Must some of them stand away from their ends? Then v->leaders makes room for
 * leaders; the canvas is arranged. */
bool names_led(const struct canvas *v, struct names *n);

/* Width for the column at the right, its gap included. */
double names_margin(const struct canvas *v, const struct names *n);

/* Places and draws; false when a tag finds no place, and nothing is drawn. */
bool names_draw(struct canvas *v, struct names *n);

/* Is the request the value of a series' end, which names already shows? */
bool names_has(const struct names *n, struct point anchor);

/* What is free beside the first and last of names, inside a plot so wide: half a step. */
double names_free(const struct canvas *v, double width);

#endif
