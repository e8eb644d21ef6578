#ifndef CHART_SUMMED_H
#define CHART_SUMMED_H

#include "chart/tell/telling.h"

/* Inside chart/ only. What is said of marks that summarise the values at each place
 * (struct mark_summary). */

/* Too few values, and values that are missing. */
void summed_check(struct chart *c, const struct model_layer *l);

/* Which places have the greatest and least middles, and the widest range. */
void summed_tell(const struct telling *t);

/* What such a layer over the one that is told shows: "오차 막대는 …이다." */
void summed_put_layers(const struct chart *c, struct buf *out);

/* "중앙값", of a layer that summarises; empty for others. */
struct str summed_middle(const struct chart *c, const struct model_layer *l);

#endif
