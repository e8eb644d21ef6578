#ifndef MARK_SECTOR_H
#define MARK_SECTOR_H

#include "mark/mark.h"

/*
 * A part of a ring: what a row covers of a turn. Angles are radians, clockwise
 * from the top, as in Vega-Lite; radii are points. Made for every size anew,
 * by marks and by what names slices.
 */
struct sector {
	struct point center;
	double inner, outer, from, to;
};

struct point sector_at(const struct sector *s, double radius, double angle);
double sector_middle(const struct sector *s); /* angle */

/* What a row covers; false: it has no place, or nothing is left of it. For words the
 * outer radius is their place, NAN where nothing says it. */
bool sector_of(const struct mark_layer *l, const struct mark_scales *s,
	       const struct mark_row *r, struct sector *out);

/* Is a point in it? */
bool sector_holds(const struct sector *s, struct point p);

/* Its outline. pad: the angle left free between neighbours, so that their edges are
 * parallel (d3's padAngle); corner: radius of its corners. */
struct path sector_outline(const struct sector *s, double pad, double corner,
			   struct arena *mem);

/* Its outer edge alone, open. */
struct path sector_arc(const struct sector *s, struct arena *mem);

/* Shows angles and radii of all rows to the scales that take numbers. */
void sector_train(const struct mark_layer *l, struct mark_scales *s);

#endif
