#ifndef CHART_BINNED_H
#define CHART_BINNED_H

#include "chart/model.h"

/*
 * Inside chart/ only. Data that come in bins (`bin: binned`): the axis does not
 * begin at zero and has its ticks where bins begin and end; bars reach over their
 * bins, other marks stand in the middle. Changes l->plan; false with diagnostics.
 */
bool binned_bind(struct chart *c, struct model_layer *l);

#endif
