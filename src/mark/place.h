#ifndef MARK_PLACE_H
#define MARK_PLACE_H

#include "mark/mark.h"

/* What all marks do with scales and label options. Inside mark/ only. */

/* Shows every position of the rows to the scales that take numbers; names
 * are trained by the chart, which numbers the levels. */
void place_train(const struct mark_layer *l, struct mark_scales *s);

struct place_slot {
	double start, width;
};

/* Does the row stand somewhere on every axis that the author gave it? */
bool place_present(const struct mark_layer *l, const struct mark_row *r);

/* What a row covers along one axis: its band, its two ends, the distance to its
 * neighbours (gap), or all of it where the axis is not set. */
struct place_slot place_extent(const struct scale *s, const struct mark_row *r, bool along_y,
			       double gap);

/* The place of a row that is present; in a group, the middle of its part. */
struct point place_row(const struct mark_layer *l, const struct mark_scales *s,
		       const struct mark_row *r);

/* The widest that a bar is, in points: as it is written, else a few upright bars do not become
 * blocks, and lying ones less so. What stands in the middle of a bar has its slot. */
double place_most(const struct mark_layer *l);

/* The slot of a bar across its length. v: the row's position on the scale; gap: the smallest
 * distance between two positions, in domain units, where the scale is not a band; most: the
 * widest a bar may be, in points. */
struct place_slot place_slot(const struct mark_layer *l, const struct scale *across, double v,
			     size_t offset, double gap, double most);
/* The smallest distance between two different positions of present rows, or 0. */
double place_gap(const struct mark_layer *l, bool along_y, struct arena *mem);

/* The distance of neighbours on a scale that is not a band; what stands alone has its
 * period. */
double place_pitch(const struct mark_layer *l, const struct scale *slots, struct arena *mem);
/* Room for half a slot beyond the first and last of such a scale. */
void place_pad(const struct mark_layer *l, struct scale *slots);

/* Shows what rows summarise to the scale that takes it. */
void place_spread(const struct mark_spread *p, bool beyond, struct scale *measure);

enum place_labels { PLACE_NONE, PLACE_END, PLACE_INSIDE, PLACE_ALL };
enum place_labels place_labels(const struct mark_layer *l);

#endif
