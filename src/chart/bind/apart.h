#ifndef CHART_APART_H
#define CHART_APART_H

#include "chart/model.h"

/*
 * Inside chart/ only. Layers that show different things with nothing said about
 * colours: a line of one field over the bars of another. Vega-Lite draws all of
 * them in one blue, where a line is lost on its bars and nothing tells whose it
 * is; here each measure has a colour and its name, as if its layer's color were
 * {datum: name}.
 */
/* The layers to draw: the chart's own, or copies with colours. Sets c->apart. */
const struct plan_layer *apart_layers(struct chart *c);

/* Does a layer of strokes or symbols lie on bars of the colour that it would have, too? */
bool apart_hidden(const struct chart *c, const struct model_layer *l);

#endif
