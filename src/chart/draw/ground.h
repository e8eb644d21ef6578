#ifndef CHART_GROUND_H
#define CHART_GROUND_H

#include "chart/draw/canvas.h"

/* Inside chart/ only. What fills the paper under the middle of a text: the last mark drawn
 * there. False where marks do not reach to both of its ends. */
bool ground_below(const struct canvas *v, struct rect text, color *out);

#endif
