#ifndef CHART_POLAR_H
#define CHART_POLAR_H

#include "chart/canvas.h"

/*
 * Inside chart/ only. Charts without axes: parts of a whole as slices of a
 * turn, named beside their slice with their share.
 */

/* Orders the slices and gives each its part of the turn. False with
 * diagnostics; nothing happens in a chart of other marks. */
bool slices_bind(struct chart *c);

double polar_height(const struct chart *c, double width); /* of the drawing */

/* The body of the figure; true. */
bool polar_draw(struct canvas *v);

#endif
