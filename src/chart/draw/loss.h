#ifndef CHART_LOSS_H
#define CHART_LOSS_H

#include "chart/draw/canvas.h"

/* Inside chart/ only. What a figure has no room for at the size that it is drawn at. */

/* Where the plot has no ease: the beginning of the widest label beside it, if that takes most
 * of the width. */
struct str loss_crowding(const struct canvas *v);

/* Tells it, once, however often the chart is drawn: a slide has more room than a page, or
 * less. */
void loss_tell(const struct chart *c, struct rect at, const struct canvas_drawn *drawn);

#endif
