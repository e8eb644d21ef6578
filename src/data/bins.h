#ifndef DATA_BINS_H
#define DATA_BINS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Equal intervals of numbers, as Vega chooses them: a step of 1, 2 or 5 × 10^k
 * (or the one asked for) that makes at most so many bins.
 */
struct bins_wish {
	int most;    /* 0: the default, 10 */
	double step; /* NAN: chosen */
};

struct bins {
	double start, stop, step;
	uint32_t last; /* index of the last one */
};

#define BINS_MOST 10000 /* bins that a step may make */

/* Bins that hold lo..hi; false when a step makes too many. lo ≤ hi, finite. */
bool bins_choose(double lo, double hi, struct bins_wish wish, struct bins *out);

/* Where the bin of v begins. The last bin holds its end. */
double bins_at(const struct bins *b, double v);
double bins_end(const struct bins *b, uint32_t index);
uint32_t bins_index(const struct bins *b, double v); /* from 0 */

#endif
