#ifndef CHART_OPTIONS_H
#define CHART_OPTIONS_H

#include "chart/model.h"

/* Inside chart/ only. A layer's mark with its properties, written or not. */

/* The mark's own name of a channel; false for channels that concern no mark. */
bool options_channel(enum plan_channel channel, enum mark_channel *out);

/* The mark's properties, and what a layer knows of the chart: options.c. */
/* The properties that the layer's author wrote, over the mark's defaults. */
struct mark_options options_written(const struct model_layer *l);

void options_bind(struct chart *c, struct model_layer *l);
/* Bands that lie on each other need no markers to be told apart. */
void options_stacked(struct model_layer *l);

#endif
