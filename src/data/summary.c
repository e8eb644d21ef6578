#include "data/summary.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#define PI 3.14159265358979323846

const char summary_words[] = SUMMARY_WORDS;

const char *summary_name(enum summary_op op)
{
	static const char *const name[] = {
#define X(id, name) #name,
		SUMMARY_OPS(X)
#undef X
	};
	assert(op < SUMMARY_COUNT_OF_OPS);
	return name[op];
}

bool summary_find(struct str word, enum summary_op *out)
{
	if (str_eq(word, STR("average")))
		word = STR("mean");
	for (int op = 0; op < SUMMARY_COUNT_OF_OPS; op++)
		if (str_eq(word, str_of(summary_name((enum summary_op)op)))) {
			*out = (enum summary_op)op;
			return true;
		}
	return false;
}

bool summary_counts(enum summary_op op)
{
	return op <= SUMMARY_DISTINCT;
}

bool summary_keeps(enum summary_op op)
{
	return op == SUMMARY_DISTINCT || (op >= SUMMARY_MEDIAN && op <= SUMMARY_Q3);
}

/* Neumaier's sum: totals of many decimals stay exact to the last digit shown. */
static void add(struct summary *s, double v)
{
	double next = s->a + v;
	s->b += fabs(s->a) >= fabs(v) ? s->a - next + v : v - next + s->a;
	s->a = next;
}

/* Welford's mean and sum of squares: no difference of two large numbers. */
static void spread(struct summary *s, double v)
{
	double from = v - s->a;
	s->a += from / s->values;
	s->b += from * (v - s->a);
}

void summary_add(struct summary *s, enum summary_op op, double v)
{
	s->rows++;
	if (isnan(v))
		return;
	bool first = s->values++ == 0;
	switch (op) {
	case SUMMARY_SUM:
	case SUMMARY_MEAN:
		add(s, v);
		break;
	case SUMMARY_PRODUCT:
		s->a = first ? v : s->a * v;
		break;
	case SUMMARY_MIN:
		s->a = first ? v : fmin(s->a, v);
		break;
	case SUMMARY_MAX:
		s->a = first ? v : fmax(s->a, v);
		break;
	default:
		spread(s, v);
	}
}

bool summary_joins(enum summary_op op)
{
	return op == SUMMARY_COUNT || op == SUMMARY_VALID || op == SUMMARY_MISSING ||
	       op == SUMMARY_SUM || op == SUMMARY_MEAN || op == SUMMARY_MIN ||
	       op == SUMMARY_MAX;
}

void summary_join(struct summary *s, enum summary_op op, const struct summary *more)
{
	assert(summary_joins(op));
	bool first = !s->values;
	s->rows += more->rows;
	s->values += more->values;
	if (!more->values)
		return;
	if (op == SUMMARY_MIN) {
		s->a = first ? more->a : fmin(s->a, more->a);
	} else if (op == SUMMARY_MAX) {
		s->a = first ? more->a : fmax(s->a, more->a);
	} else {
		add(s, more->a);
		s->b += more->b;
	}
}

static double variance(const struct summary *s, bool population)
{
	double n = s->values - (population ? 0.0 : 1.0);
	return n > 0 ? s->b / n : NAN;
}

/* Of n degrees of freedom, the probability of ±tan(angle)·√n (Abramowitz and Stegun
 * 26.7.3, 26.7.4). */
static double between(double angle, int n)
{
	double c = cos(angle), term = n % 2 ? c : 1, sum = term;
	for (int k = n % 2 ? 3 : 2; k <= n - 2; k += 2) {
		term *= c * c * (k - 1) / k;
		sum += term;
	}
	if (n % 2)
		return 2 / PI * (angle + (n > 1 ? sin(angle) * sum : 0));
	return sin(angle) * sum;
}

/* How many standard errors 95 of 100 means are away at most: Student's t. */
static double student(uint32_t n)
{
	const double z = 1.959963984540054; /* of the normal distribution */
	double lo = 0, hi = PI / 2, z2 = z * z;
	if (n > 200) /* Abramowitz and Stegun 26.7.5 */
		return z + z * (z2 + 1) / (4.0 * n) +
		       z * ((5 * z2 + 16) * z2 + 3) / (96.0 * n * n) +
		       z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384.0 * n * n * n);
	for (int turn = 0; turn < 60; turn++) {
		double middle = (lo + hi) / 2;
		*(between(middle, (int)n) < 0.95 ? &lo : &hi) = middle;
	}
	return tan(lo) * sqrt(n);
}

static double interval_end(const struct summary *s, bool upper)
{
	if (s->values < 2)
		return NAN;
	double half = student(s->values - 1) * sqrt(variance(s, false) / s->values);
	return upper ? s->a + half : s->a - half;
}

double summary_value(const struct summary *s, enum summary_op op)
{
	assert(!summary_keeps(op));
	if (op == SUMMARY_COUNT)
		return s->rows;
	if (op == SUMMARY_VALID)
		return s->values;
	if (op == SUMMARY_MISSING)
		return s->rows - s->values;
	if (!s->values)
		return NAN;
	switch (op) {
	case SUMMARY_SUM:
		return s->a + s->b;
	case SUMMARY_MEAN:
		return (s->a + s->b) / s->values;
	case SUMMARY_VARIANCE:
	case SUMMARY_VARIANCEP:
		return variance(s, op == SUMMARY_VARIANCEP);
	case SUMMARY_STDEV:
	case SUMMARY_STDEVP:
		return sqrt(variance(s, op == SUMMARY_STDEVP));
	case SUMMARY_STDERR:
		return sqrt(variance(s, false) / s->values);
	case SUMMARY_CI0:
	case SUMMARY_CI1:
		return interval_end(s, op == SUMMARY_CI1);
	default:
		return s->a;
	}
}

static int compare(const void *va, const void *vb)
{
	double a = *(const double *)va, b = *(const double *)vb;
	return (a > b) - (a < b);
}

void summary_sort(double *value, size_t count)
{
	if (count)
		qsort(value, count, sizeof(*value), compare);
}

double summary_quantile(const double *sorted, size_t count, double p)
{
	double at = p * (double)(count - 1), whole = floor(at);
	size_t i = (size_t)whole;
	double low = sorted[i], high = i + 1 < count ? sorted[i + 1] : low;
	return low + (high - low) * (at - whole);
}

static double count_distinct(const double *sorted, size_t count)
{
	size_t distinct = 0;
	for (size_t i = 0; i < count; i++)
		distinct += i == 0 || sorted[i] != sorted[i - 1];
	return (double)distinct;
}

double summary_of(enum summary_op op, double *value, size_t count)
{
	struct summary s = {0};
	if (!summary_keeps(op)) {
		for (size_t i = 0; i < count; i++)
			summary_add(&s, op, value[i]);
		return summary_value(&s, op);
	}
	summary_sort(value, count);
	if (op == SUMMARY_DISTINCT)
		return count_distinct(value, count);
	if (!count)
		return NAN;
	return summary_quantile(value, count,
				op == SUMMARY_Q1   ? 0.25
				: op == SUMMARY_Q3 ? 0.75
						   : 0.5);
}
