#ifndef MARK_CURVE_H
#define MARK_CURVE_H

#include "mark/mark.h"

/*
 * The way from point to point: mark.interpolate. Inside mark/ only.
 * monotone is the cubic of Fritsch and Carlson (1980), which never rises
 * above or falls below its points.
 */
struct curve {
	const struct point *at;
	size_t points;
	struct str way;
	const double *slope; /* monotone: dy/dx at each point */
};

struct curve curve_make(struct str way, const struct point *at, size_t points,
			struct arena *mem);

/* Adds the way from point lo to point hi, which may be before lo. The pen
 * stands at point lo. */
void curve_draw(const struct curve *c, size_t lo, size_t hi, struct pen *pen);

#define CURVE_WAYS "linear monotone step step-before step-after"

#endif
