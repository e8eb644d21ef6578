#ifndef CHART_GROUND_H
#define CHART_GROUND_H

#include "chart/draw/canvas.h"

/* Inside chart/ only. What fills the paper under a point: the last mark drawn there.
 * False where there is none. */
bool ground_under(const struct canvas *v, struct point at, color *out);

#endif
