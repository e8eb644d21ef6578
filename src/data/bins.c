#include "data/bins.h"

#include <math.h>

#define DEFAULT 10
#define EPSILON 1e-14 /* a quotient so near a whole number is that number */
#define DIGITS 9      /* of a step, behind which a sum is rounded */

static const double halves[] = {5, 2};

/* The step before the first that would make few enough bins, as Vega picks it. */
static double listed_step(double span, double most, const struct bins_wish *w)
{
	size_t i = 0;
	while (i < w->step_count && w->steps[i] < span / most)
		i++;
	return w->steps[i ? i - 1 : 0];
}

static double nice_step(double span, double most, const struct bins_wish *w)
{
	double base = w->base > 1 ? w->base : 10, log_base = log(base);
	const double *divide = w->divide ? w->divide : halves;
	size_t divides = w->divide ? w->divides : 2;
	double level = ceil(log(most) / log_base);
	double step = fmax(w->least, pow(base, round(log(span) / log_base) - level));
	while (ceil(span / step) > most)
		step *= base;
	for (size_t i = 0; i < divides; i++) {
		double finer = step / divide[i];
		if (finer >= w->least && span / finer <= most)
			step = finer;
	}
	return step;
}

/* 0.30000000000000004 is what 3 × 0.1 gives; the multiple of a decimal step is decimal. */
static double tidy(double v, double step, double decimals)
{
	double unit = pow(10, decimals), round_v = round(v * unit) / unit;
	return decimals < 300 && isfinite(round_v) && fabs(round_v - v) < step * 1e-6 ? round_v
										      : v;
}

static double multiple(double k, double step)
{
	return tidy(k * step, step, step < 1 ? ceil(-log10(step)) + 2 : 2);
}

static bool even(const struct bins *b)
{
	double k = b->start / b->step;
	return fabs(k - round(k)) < 1e-9 * fmax(1, fabs(k));
}

/* The k-th boundary. */
static double edge(const struct bins *b, double k)
{
	if (even(b))
		return multiple(round(b->start / b->step) + k, b->step);
	return tidy(b->start + k * b->step, b->step, fmax(0, ceil(-log10(b->step)) + DIGITS));
}

/* Some bin begins at the anchor, and nothing between lo and hi is lost. */
static void move(struct bins *b, double lo, double hi, double anchor)
{
	double by = anchor - (b->start + b->step * floor((anchor - b->start) / b->step));
	if (!(by > EPSILON * b->step))
		return;
	b->start += by;
	b->stop += by;
	if (lo < b->start)
		b->start -= b->step;
	if (hi <= b->stop - b->step * (1 - EPSILON) && b->stop - b->step > b->start)
		b->stop -= b->step;
}

bool bins_choose(double lo, double hi, const struct bins_wish *wish, struct bins *out)
{
	double most = wish->most ? wish->most : DEFAULT, step = wish->step;
	lo = wish->within ? wish->lo : lo;
	hi = wish->within ? wish->hi : hi;
	double span = hi > lo ? hi - lo : fmax(fabs(lo), 1);
	if (isnan(step))
		step = wish->steps ? listed_step(span, most, wish)
				   : nice_step(span, most, wish);
	double first = floor(lo / step + EPSILON), last = ceil(hi / step - EPSILON);
	*out = (struct bins){multiple(first, step), multiple(last, step), step, 0};
	if (wish->plain)
		*out = (struct bins){lo, lo + step * ceil((hi - lo) / step - EPSILON), step, 0};
	if (out->stop <= out->start)
		out->stop = wish->plain ? out->start + step : multiple(first + 1, step);
	if (wish->anchored)
		move(out, lo, hi, wish->anchor);
	double count = round((out->stop - out->start) / step);
	bool fits = step > 0 && isfinite(step) && count <= BINS_MOST;
	out->last = fits && count >= 1 ? (uint32_t)count - 1 : 0;
	return fits;
}

uint32_t bins_index(const struct bins *b, double v)
{
	double k = (v - b->start) / b->step + EPSILON, count = b->last + 1.0;
	if (k < 0 || k > count * (1 + EPSILON) + EPSILON)
		return BINS_NONE;
	return k >= b->last ? b->last : (uint32_t)k;
}

double bins_end(const struct bins *b, uint32_t index)
{
	return edge(b, index + 1.0);
}

double bins_at(const struct bins *b, double v)
{
	uint32_t index = bins_index(b, v);
	return index == BINS_NONE ? NAN : edge(b, index);
}
