#ifndef CHART_FACET_H
#define CHART_FACET_H

#include "chart/draw/canvas.h"

/* Inside chart/ only. The grid of small multiples: one caption, one legend, one
 * axis to each outer row and column where scales are shared. */
double facet_height(const struct chart *c, double width);

/* Draws between caption and notes. */
void facet_draw(struct canvas *whole);

#endif
