#ifndef CHART_FEW_H
#define CHART_FEW_H

#include "chart/draw/canvas.h"

/*
 * Inside chart/ only. Values beyond the ends of bars that would not all fit beside one another:
 * the first, the last and the greatest stay, rather than a chance selection; in groups, where
 * they would be of different series, none do. Parts of stacks fit or are left out one by one.
 */
void few_keep(const struct canvas *v, const struct model_layer *layer, struct mark_out *asked);

#endif
