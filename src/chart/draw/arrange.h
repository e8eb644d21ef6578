#ifndef CHART_ARRANGE_H
#define CHART_ARRANGE_H

#include "chart/draw/legend.h"
#include "chart/draw/names.h"

/*
 * Inside chart/ only. Where everything of a figure stands: body, plot, axes
 * and the room that labels, names and annotations need beside the data.
 */
void arrange_canvas(struct canvas *v, struct legend *legend, struct names *names);

/* One cell of small multiples: v->view is chosen, its axes get their plot; then the
 * room that labels want in it: headroom, footroom, leftroom, and the plot's width. */
void arrange_cell(struct canvas *v, struct rect plot);
void arrange_room(struct canvas *v);

/* Room beside the plot for what stands on its edge: half a symbol or a bar. */
double arrange_side(const struct canvas *v);

/* The height that lying bars want. */
double arrange_lying(const struct chart *c, const struct model_view *view, double width);

/* Height of caption, drawing and notes at a width. */
double arrange_height(const struct chart *c, double width);

/* From the plot to the title of the base: what labels below it, and the lower half of
 * the lowest beside it, take. */
double arrange_beyond(const struct canvas *v);

/* Height of the base axis' title beyond its labels; 0: it has none there. */
double arrange_below(const struct canvas *v);

#endif
