#ifndef CHART_ANNOTATE_H
#define CHART_ANNOTATE_H

#include "chart/canvas.h"

/* Inside chart/ only. The author's annotations: growth, point, range, rule, text. */

/* Every place exists and every ratio can be computed; else errors. */
bool annotate_check(struct chart *c);

double annotate_headroom(const struct canvas *v); /* above the plot, points */
double annotate_width(const struct canvas *v);    /* right of lying bars */

void annotate_draw_behind(struct canvas *v); /* ranges, before the data */
void annotate_draw(struct canvas *v);

/* A row whose place on the base axis is written so ("2014"); NULL: none. */
const struct mark_row *annotate_find(const struct chart *c, struct str place,
				     const struct model_layer **layer);

/* Growth between two rows, for annotations and alternative texts. */
struct growth {
	double ratio, cagr, difference;
	bool rates; /* ratio holds: both values above zero */
	bool spans; /* cagr holds: the places are times */
};
struct growth annotate_growth(const struct chart *c, const struct model_layer *l,
			      const struct mark_row *from, const struct mark_row *to);

#endif
