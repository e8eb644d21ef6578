#ifndef CHART_STARTS_H
#define CHART_STARTS_H

#include "chart/draw/canvas.h"

/* Inside chart/ only. Values left of where several lines begin, set apart in their column. */
void starts_spread(struct canvas *v, struct mark_out *out);

#endif
