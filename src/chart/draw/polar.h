#ifndef CHART_POLAR_H
#define CHART_POLAR_H

#include "chart/draw/canvas.h"

/*
 * Inside chart/ only. Charts without axes: parts of a whole as slices of a
 * turn, named beside their slice with their share.
 */

/* Does the chart stand in a turn? False with diagnostics where a mark or a channel of
 * it cannot. */
bool slices_choose(struct chart *c);

/* Layers of slices that tell something of the data, ring in ring. */
size_t slices_rings(const struct chart *c);

/* Do properties of the mark say which part of the turn it takes? */
bool slices_written(const struct model_layer *l);

/* Orders the slices and gives each its part of the turn. False with
 * diagnostics; nothing happens in a chart of other marks. */
bool slices_bind(struct chart *c);

/* Do names around the turn, or of its rings, tell what a column holds? */
bool polar_tells(const struct chart *c, const struct column *column);

/* What is to be said of all pies of a figure, once its cells are made; true. */
bool slices_share(struct chart *c);

double polar_height(const struct chart *c, double width); /* of the drawing */

/* The unit of amounts that the figure tells, of one pie or of small ones: in slices
 * there is room for shares alone. NULL: there is none to name. */
const struct text_line *polar_unit(const struct chart *c, bool small);

/* The body of the figure; true. */
bool polar_draw(struct canvas *v);

/* A small pie of a cell, in the middle of its plot: shares in the slices that have room. */
void polar_cell(struct canvas *v, struct rect plot);

#endif
