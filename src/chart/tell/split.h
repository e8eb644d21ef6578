#ifndef CHART_SPLIT_H
#define CHART_SPLIT_H

#include "base/buf.h"
#include "chart/model.h"

/* Inside chart/ only. What the alternative text says of small multiples: into what
 * parts the chart is split, and where the least and the greatest value stand. */
void split_text(const struct chart *c, struct buf *out);

#endif
