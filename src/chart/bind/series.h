#ifndef CHART_SERIES_H
#define CHART_SERIES_H

#include "chart/bind/classes.h"
#include "mark/mark.h"
#include "plan/chart.h"

/* Inside chart/ only. What tells rows apart besides their places. */
struct chart;
struct model_layer;

/* Levels of the channels that tell series apart. */
struct model_key {
	uint32_t color, detail, shape, dash;
};

/* Numbers to sizes or opacities. */
struct model_grade {
	bool set;
	double lo, hi;            /* domain */
	double from, to;          /* range */
	const struct scale *bent; /* domain to 0 … 1; NULL: in proportion */
	struct classes classes;
	const double *look; /* of each class */
};

/* Series are the levels of colour, detail, shape and dash that some row has;
 * a layer paints them in its own colour, where it names one: series.c. */
bool series_bind(struct chart *c); /* false with diagnostics */
const struct mark_series *series_paint(const struct chart *c, const struct model_layer *l);
size_t series_find(const struct chart *c, const struct model_key *key);
/* A level that is missing in a row is one behind the last; of a channel that
 * the layer does not set, one further. */
struct model_key rows_key(const struct chart *c, const struct model_layer *l, uint32_t row);

/* Rows of one layer as marks read them: l->draw.row is filled. */
void rows_bind(struct chart *c, struct model_layer *l);

/* Rows that stand on one another: y becomes the top and y2 the base. */
void stack_rows(struct chart *c, struct model_layer *l);

#endif
