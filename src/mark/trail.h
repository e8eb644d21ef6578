#ifndef MARK_TRAIL_H
#define MARK_TRAIL_H

#include "mark/curve.h"
#include "mark/segments.h"

/* What line and area share: the way along one run, its strokes, its markers
 * and the labels it asks for. Inside mark/ only. */
struct trail {
	const struct segment_run *run;
	const struct segment *segment;
	size_t segments;
	struct point *at; /* of each row of the run */
	struct curve curve;
	bool few; /* of only two observed rows: no trend, both are marked */
};

struct trails {
	struct trail *trail;
	size_t count;
};

struct trails trail_all(const struct mark_layer *l, const struct mark_scales *s,
			struct arena *mem);

void trail_stroke(const struct mark_layer *l, const struct trail *t, double width,
		  const char *role, struct mark_out *out);
/* The lower edge of an area: where each row stands; and the area of one segment. */
struct curve trail_foot(const struct mark_layer *l, const struct mark_scales *s,
			const struct trail *t, struct arena *mem);
struct path trail_body(const struct trail *t, const struct segment *g, const struct curve *low,
		       struct arena *mem);

void trail_markers(const struct mark_layer *l, const struct trail *t, const char *role,
		   struct mark_out *out);
void trail_labels(const struct mark_layer *l, const struct trails *all, struct mark_out *out);

/* Stroke and marker of a legend's key; y: of the stroke. */
void trail_key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
	       double y, const char *role, struct mark_out *out);

#define TRAIL_WIDTH 2.0 /* of a line, in points */

#endif
