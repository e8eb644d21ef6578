#ifndef CHART_AXIS_LINES_H
#define CHART_AXIS_LINES_H

#include "chart/draw/axis.h"

/* Inside chart/ only. The lines of an axis: grid, ticks, and along a measure the axis
 * itself, where the author asks for it. */
bool axis_lines_has_grid(const struct canvas *v, const struct axis *a);
void axis_lines_grid(struct canvas *v, const struct axis *a);
void axis_lines_measure(struct canvas *v, const struct axis *a);
void axis_lines_ticks(struct canvas *v, const struct axis *a);

/* How far ticks reach, in points; 0: there are none. times: of the axis. */
double axis_lines_tick(const struct chart *c, const struct axis *a, bool times);

#endif
