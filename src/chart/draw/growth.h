#ifndef CHART_GROWTH_H
#define CHART_GROWTH_H

#include "chart/draw/annotate.h"

/* Inside chart/ only. Growth from one row to another, as a bracket with its
 * ratio, rate a year and difference. */
struct growth {
	double ratio, cagr, difference;
	bool rates; /* ratio holds: both values above zero */
	bool spans; /* cagr holds: the places are times */
};
struct growth growth_between(const struct chart *c, const struct annotate_pair *p);

double growth_headroom(const struct canvas *v); /* above the plot, points */
double growth_width(const struct canvas *v);    /* right of lying bars */
void growth_draw(struct canvas *v);

#endif
