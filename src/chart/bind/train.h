#ifndef CHART_TRAIN_H
#define CHART_TRAIN_H

#include "chart/model.h"

/* Inside chart/ only. From rows to scales. */

/* Rows beyond the ends of an axis that the author has set: bars end there, other
 * marks leave them out; counted in l->outside. */
void train_fence(struct chart *c, struct model_layer *l);

/* An empty scale of colours, sizes or opacities: of times, or of numbers by scale.type. */
void train_graded(const struct chart *c, const struct model_field *f, struct scale *s);

/* Scales of one orientation; their checks: train.c. */
void train_view(struct chart *c, struct model_view *v, bool turned);
bool train_check(struct chart *c);

#endif
