#ifndef DATA_SUMMARY_H
#define DATA_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * Vega-Lite's aggregate operations: many values → one. Missing values (NAN)
 * count as rows only. Nothing at all gives NAN, but for counts. Quantiles are
 * interpolated linearly between the order statistics (type 7 of Hyndman and
 * Fan 1996); variance and stdev are those of a sample, variancep and stdevp of
 * a population. ci0 and ci1 are the ends of the 95 % confidence interval of the
 * mean by Student's t; Vega draws 1000 samples by chance instead, which come out
 * differently each time and too narrow for few values.
 */
#define SUMMARY_OPS(X)                                                                        \
	X(COUNT, count)                                                                       \
	X(VALID, valid)                                                                       \
	X(MISSING, missing)                                                                   \
	X(DISTINCT, distinct)                                                                 \
	X(SUM, sum)                                                                           \
	X(PRODUCT, product)                                                                   \
	X(MEAN, mean) X(VARIANCE, variance) X(VARIANCEP, variancep) X(STDEV, stdev)           \
		X(STDEVP, stdevp) X(STDERR, stderr) X(CI0, ci0) X(CI1, ci1) X(MEDIAN, median) \
			X(Q1, q1) X(Q3, q3) X(MIN, min) X(MAX, max)

enum summary_op {
#define X(id, name) SUMMARY_##id,
	SUMMARY_OPS(X)
#undef X
		SUMMARY_COUNT_OF_OPS
};

#define SUMMARY_WORD(id, name) #name " "
#define SUMMARY_WORDS SUMMARY_OPS(SUMMARY_WORD) "average"

/* All words, with "average", between spaces. */
extern const char summary_words[];
bool summary_find(struct str word, enum summary_op *out);
const char *summary_name(enum summary_op op);

bool summary_counts(enum summary_op op); /* the result is a number of rows */
bool summary_keeps(enum summary_op op);  /* needs every value at once: summary_of() */

/* What the operations that do not keep values need, one value at a time. */
struct summary {
	double a, b;
	uint32_t rows, values;
};

void summary_add(struct summary *s, enum summary_op op, double v);

/* Parts of the values may be put together: counts, sums, means and ends. */
bool summary_joins(enum summary_op op);
void summary_join(struct summary *s, enum summary_op op, const struct summary *more);
double summary_value(const struct summary *s, enum summary_op op);

void summary_sort(double *value, size_t count);
double summary_quantile(const double *sorted, size_t count, double p); /* count > 0 */

/* Any operation over values that are there; they are sorted. */
double summary_of(enum summary_op op, double *value, size_t count);

#endif
