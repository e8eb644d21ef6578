#ifndef MARK_SPREAD_H
#define MARK_SPREAD_H

#include <stddef.h>

/* What marks make of all values at one place, where they show no single rows. */

struct mark_options;

struct mark_words { /* "막대그래프", "Bar chart" */
	const char *korean, *english;
};

/* The numbers that stand for the values; NAN where there is none. */
struct mark_spread {
	double low, lower, middle, upper, high;
	const double *below, *above; /* values beyond low and high, ascending */
	size_t belows, aboves, values;
	const struct mark_words *middle_says, *ends_says; /* of middle; of lower and upper, or
							     low and high without them */
};

/* A mark that shows all values at a place as one: the chart groups the rows by their
 * other fields and hands over the values of each group. */
struct mark_summary {
	void (*of)(const struct mark_options *o, const double *sorted, size_t count,
		   struct mark_spread *out);
	size_t least;        /* of fewer values the chart warns */
	const char *extents; /* words of its extent, "number" where it may be one */
};

#endif
