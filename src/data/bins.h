#ifndef DATA_BINS_H
#define DATA_BINS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Equal intervals of numbers, as Vega chooses them: a step of 1, 2 or 5 × 10^k
 * that makes at most so many bins, or whatever the wish says instead. Each holds
 * its start, the last one its end, too.
 *
 * Vega loses the numbers below an anchor that moves the bins up; here there is one
 * bin more below.
 */
struct bins_wish {
	int most;             /* 0: the default, 10 */
	double step;          /* NAN: chosen */
	bool within;          /* between lo and hi, whatever the data reach */
	bool anchored, plain; /* some bin begins at the anchor; ends are not made round */
	double lo, hi, anchor;
	double base;          /* of the steps; 0: 10 */
	double least;         /* no step is smaller; 0: any */
	const double *divide; /* what a step may be divided by, in turn; NULL: 5 and 2 */
	size_t divides;
	const double *steps; /* the only ones, from the smallest; NULL: any */
	size_t step_count;
};

struct bins {
	double start, stop, step;
	uint32_t last; /* index of the last one */
};

#define BINS_MOST 10000      /* bins that a step may make */
#define BINS_NONE UINT32_MAX /* index of what lies outside of all */

/* Bins that hold lo..hi, or what the wish says; false when a step makes too many.
 * lo ≤ hi, finite. */
bool bins_choose(double lo, double hi, const struct bins_wish *wish, struct bins *out);

uint32_t bins_index(const struct bins *b, double v); /* from 0; BINS_NONE: outside */

/* Where the bin of v begins, NAN outside; and where the one of that index ends. */
double bins_at(const struct bins *b, double v);
double bins_end(const struct bins *b, uint32_t index);

#endif
