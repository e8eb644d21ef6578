#ifndef CHART_GRADED_H
#define CHART_GRADED_H

#include "chart/model.h"

/* Inside chart/ only. Sizes, opacities and colours of all rows by number: the
 * same number looks the same in every layer. False with diagnostics. */
bool graded_bind(struct chart *c);

#endif
