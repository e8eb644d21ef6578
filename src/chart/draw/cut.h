#ifndef CHART_CUT_H
#define CHART_CUT_H

#include "chart/draw/canvas.h"

/* Inside chart/ only. Bars that do not start at zero are drawn broken: nobody
 * can take their lengths for their values. */
bool cut_bars(const struct canvas *v);

/* from: the scene's first item of marks. */
void cut_draw(struct canvas *v, size_t from);

#endif
