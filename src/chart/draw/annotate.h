#ifndef CHART_ANNOTATE_H
#define CHART_ANNOTATE_H

#include "chart/draw/canvas.h"

/* Inside chart/ only. The author's annotations: growth, point, range, rule, text. */

/* Every place exists and every ratio can be computed; else errors. */
bool annotate_check(struct chart *c);

void annotate_draw_behind(struct canvas *v); /* ranges, before the data */
void annotate_draw(struct canvas *v);

/* Both places of a growth, in the first layer that has them: values of different layers
 * may be of different things. */
struct annotate_pair {
	const struct model_layer *layer;
	const struct mark_row *from, *to;
};
bool annotate_pair(const struct chart *c, const struct plan_annotation *a,
		   struct annotate_pair *out);

/* The same row in the canvas' orientation. */
const struct mark_row *annotate_row(const struct canvas *v, const struct model_layer *l,
				    const struct mark_row *row,
				    const struct mark_layer **layer);

#endif
