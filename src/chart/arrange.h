#ifndef CHART_ARRANGE_H
#define CHART_ARRANGE_H

#include "chart/legend.h"
#include "chart/names.h"

/*
 * Inside chart/ only. Where everything of a figure stands: body, plot, axes
 * and the room that labels, names and annotations need beside the data.
 */
void arrange_canvas(struct canvas *v, struct legend *legend, struct names *names);

/* Height of caption, drawing and notes at a width. */
double arrange_height(const struct chart *c, double width);

/* Height of the base axis' title below its labels; 0: it has none there. */
double arrange_below(const struct canvas *v);

#endif
