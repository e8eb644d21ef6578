#ifndef CHART_SPACE_H
#define CHART_SPACE_H

#include "scene/scene.h"

/*
 * Inside chart/ only. What paper is taken: by texts, which nothing may touch,
 * and by data, which texts avoid.
 */
struct space {
	struct rect bounds; /* nothing is placed outside */
	struct rect *text;
	size_t texts, text_room;
	struct rect *solid; /* bars, markers */
	size_t solids, solid_room;
	struct space_line {
		struct point a, b;
	} * line; /* strokes of data, flattened */
	size_t lines, line_room;
	struct arena *mem;
};

void space_text(struct space *s, struct rect r);

/* Reads the data that was drawn into a scene since item number from. */
void space_read(struct space *s, const struct scene *scene, size_t from);

/* Is r inside the bounds and clear of texts, with gap points between? */
bool space_clear(const struct space *s, struct rect r, double gap);

/* How much data r would cover: 0 none; otherwise larger is worse. */
double space_covers(const struct space *s, struct rect r, double gap);

/* Does r, grown by gap, meet strokes or symbols? Bars and areas may be below it. */
bool space_struck(const struct space *s, struct rect r, double gap);

#endif
