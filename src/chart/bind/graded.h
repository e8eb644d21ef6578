#ifndef CHART_GRADED_H
#define CHART_GRADED_H

#include "chart/model.h"

#define GRADED_KEYS 3 /* symbols in a section of the legend */

/* Inside chart/ only. Sizes, opacities and colours of all rows by number: the
 * same number looks the same in every layer. False with diagnostics. */
bool graded_bind(struct chart *c);

/* The size (square points) or opacity of a number. */
double graded_at(const struct model_grade *g, double v);

#endif
