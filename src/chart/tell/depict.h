#ifndef CHART_DEPICT_H
#define CHART_DEPICT_H

#include "chart/tell/telling.h"

/* Inside chart/ only. What an alternative text says of marks that show no course. */
void depict_scatter(const struct chart *c, size_t points, struct buf *out);
void depict_cells(const struct chart *c, struct buf *out);
void depict_words(const struct chart *c, struct buf *out);

/* From one value to another: the chief layer has both ends in the data. */
bool depict_is_ranged(const struct chart *c);
void depict_ranges(const struct telling *t);

#endif
