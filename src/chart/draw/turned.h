#ifndef CHART_TURNED_H
#define CHART_TURNED_H

#include "chart/draw/canvas.h"

/*
 * Inside chart/ only. Lines of text that are turned about the start of their
 * baseline; angles in radians, clockwise.
 */
struct point turned_point(struct point offset, double angle);

/* Is its place inside the bounds and clear of other texts? */
bool turned_clear(const struct canvas *v, const struct text_line *line, struct point at,
		  double angle);

/* As canvas_text. */
void turned_text(struct canvas *v, const struct text_line *line, const char *role,
		 struct point at, double angle);

#endif
