#ifndef CHART_FACET_H
#define CHART_FACET_H

#include "chart/draw/canvas.h"

/* Inside chart/ only. The grid of small multiples: one caption, one legend, one
 * axis to each outer row and column where scales are shared. */
double facet_height(const struct chart *c, double width);

/* Are plots of a figure of this size high enough for what they show? */
bool facet_fits(const struct chart *c, struct size figure);

/* Draws between caption and notes. */
void facet_draw(struct canvas *whole);

#endif
