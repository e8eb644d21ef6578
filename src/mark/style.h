#ifndef MARK_STYLE_H
#define MARK_STYLE_H

#include "mark/mark.h"

/*
 * How sure a row is, as it looks (SPEC §5), in one place for every mark and
 * for the legend. Dashes mean status and nothing else; series differ by
 * colour, by the shape of their markers, and filled ones whose greys would be
 * alike by falling stripes, so that colour is never alone.
 * Inside mark/ only.
 *
 *   actual       solid line, filled marker, solid bar
 *   provisional  lighter line, open marker, lighter bar in a solid outline
 *   estimate     lighter line of long dashes, open marker with a dot, the same bar
 *                in an outline of long dashes
 *   projection   dashed and pale line, small open marker, pale bar, dashed outline
 *   claimed      dotted line, hollow diamond, pale hatched bar, dotted outline
 */
enum style_fill { STYLE_FILLED, STYLE_OPEN };

struct style {
	enum style_fill marker;
	double line_pale, fill_pale, area_alpha; /* shares of the surface; opacity */
	const double *dash;                      /* in line widths; NULL: solid */
	uint8_t dashes;
	bool round, outline, hatch;
	bool diamond;       /* the marker whatever the series */
	bool dot;           /* in the open marker */
	double marker_size; /* share of the usual radius */
};

const struct style *style_of(enum status s);

/* The less certain of two: a line between two rows looks like it. */
enum status style_less_certain(enum status a, enum status b);

/* a with a share of b; alpha as in a. */
color style_mix(color a, color b, double share);

/* alpha as a share of the colour's own */
color style_alpha(color a, double alpha);

double style_scale(const struct mark_layer *l);
color style_color(const struct mark_layer *l, size_t series); /* with mark.opacity */
/* The row's own colour and opacity, where it has them. */
color style_paint(const struct mark_layer *l, const struct mark_row *r);
/* Of what stands out only when somebody painted it: rules, ticks, words. */
color style_ink(const struct mark_layer *l, const struct mark_row *r);

/* Whose stripes the row has: those of its series, none in a colour of its own. */
size_t style_series(const struct mark_layer *l, const struct mark_row *r);

/* A stroke for the status; width in points on paper. */
struct ink style_stroke(const struct mark_layer *l, color rgba, double width, enum status s,
			struct arena *mem);
/* The same with mark.strokeWidth, and dashed as mark.strokeDash or the series says
 * where the status does not dash it. */
struct ink style_line(const struct mark_layer *l, color rgba, double width, size_t series,
		      enum status s, struct arena *mem);

/* The same for one row, whose dashes may be its own. */
struct ink style_row_line(const struct mark_layer *l, color rgba, double width,
			  const struct mark_row *r, struct arena *mem);

/* The stripes of an area that is filled already: those of its status, or those
 * by which its series differs from a neighbour when printed in grey (C4). */
bool style_hatched(const struct mark_layer *l, size_t series, enum status s);
void style_hatch(const struct mark_layer *l, size_t series, enum status s, struct path area,
		 struct mark_out *out, const char *role);

/* A marker of a series with the area of a circle of that radius. */
#define STYLE_MARKER 3.2 /* points */
void style_marker(const struct mark_layer *l, size_t series, enum status s, double radius,
		  struct point at, struct mark_out *out, const char *role);

/* The same for one row: with its own colour, and with mark.shape and mark.filled. */
void style_symbol(const struct mark_layer *l, const struct mark_row *r, double radius,
		  struct point at, struct mark_out *out, const char *role);

/* The body of a bar or a box: filled, hatched and framed as its row says. Gives the colour
 * that it is filled with. */
color style_body(const struct mark_layer *l, const struct mark_row *r, struct rect at,
		 struct mark_out *out, const char *role);
/* What is seen on a fill: the surface, or ink where that is pale. */
color style_upon(const struct mark_layer *l, color fill);

/* A filled block with mark.cornerRadius. */
void style_block(const struct mark_layer *l, struct rect r, color rgba, struct mark_out *out,
		 const char *role);

#endif
