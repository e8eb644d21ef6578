#ifndef CHART_DERIVE_H
#define CHART_DERIVE_H

#include "chart/model.h"

/*
 * What a layer's channels ask for before anything is drawn, as Vega-Lite does
 * it: bins and time units become columns, and aggregates are taken over the
 * rows that agree in every other field. l->plan is then a layer over the
 * smaller table, and l->raw the one that was written; both are the same when
 * nothing was asked for. Natively, in one pass over the columns.
 *
 * Total rows are left out of aggregates with a warning, unless there are no others.
 */
bool derive_layer(struct chart *c, struct model_layer *l);

#endif
