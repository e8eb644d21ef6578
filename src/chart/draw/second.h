#ifndef CHART_SECOND_H
#define CHART_SECOND_H

#include "chart/draw/canvas.h"

/* Inside chart/ only. The second y axis, at the right. */

/* Which layers have their y axis there; both before and after fields are bound. */
bool second_choose(struct chart *c);
bool second_check(struct chart *c);

/* The scale on which a layer of the view reads its y, and all scales of a layer. */
const struct scale *second_scale(const struct canvas *v, const struct mark_layer *l);
struct mark_scales second_scales(const struct canvas *v, size_t layer);

/* Wishes for ticks on the lines of the first axis, which is settled. */
void second_align(struct canvas *v);

#endif
