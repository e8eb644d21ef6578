#ifndef CHART_CLASSES_H
#define CHART_CLASSES_H

#include "ko/format.h"
#include "plan/chart.h"

/*
 * Inside chart/ only. Numbers in classes, as the scales quantize (equal parts of
 * the domain), quantile (equally many values), threshold and bin-ordinal (the
 * author's boundaries) of d3 cut them. A value at a boundary is of the class above.
 */
struct classes {
	size_t count;        /* 0: the scale has none */
	const double *at;    /* count - 1 boundaries */
	const double *shown; /* the same, rounded as far as no value changes its class */
	double lo, hi;       /* ends of the outer classes; infinite: they have none */
};

struct chart;
struct mark_row;

/* What the rows of all layers hold, where that is a number. */
double *classes_values(const struct chart *c, double (*cell)(const struct mark_row *),
		       size_t *count);

/* The values are sorted. usual: how many classes there are where nothing says it. */
struct classes classes_make(const struct plan_scale *scale, size_t usual, double *value,
			    size_t values, struct arena *mem);

size_t classes_of(const struct classes *k, double v);

/* Has the class any width? Quantiles of equal values have none between them. */
bool classes_wide(const struct classes *k, size_t i);

/* "10 미만", "10~20 미만", "20 이상"; "< 10", "10 – 20", "≥ 20". */
struct str classes_name(const struct chart *c, const struct format *f, const struct classes *k,
			size_t i);

#endif
