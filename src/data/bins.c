#include "data/bins.h"

#include <math.h>

#define DEFAULT 10
#define EPSILON 1e-14 /* a quotient so near a whole number is that number */

static double nice_step(double span, double most)
{
	double level = ceil(log10(most)), step = pow(10, round(log10(span)) - level);
	while (ceil(span / step) > most)
		step *= 10;
	double finer[] = {step / 5, step / 2};
	for (int i = 0; i < 2; i++)
		if (span / finer[i] <= most)
			return finer[i];
	return step;
}

/* 0.30000000000000004 is what 3 × 0.1 gives; the multiple of a decimal step is decimal. */
static double multiple(double k, double step)
{
	double decimals = step < 1 ? ceil(-log10(step)) + 2 : 2, unit = pow(10, decimals);
	double v = k * step, tidy = round(v * unit) / unit;
	return decimals < 300 && isfinite(tidy) && fabs(tidy - v) < step * 1e-6 ? tidy : v;
}

bool bins_choose(double lo, double hi, struct bins_wish wish, struct bins *out)
{
	double span = hi > lo ? hi - lo : fmax(fabs(lo), 1);
	double most = wish.most ? wish.most : DEFAULT;
	double step = isnan(wish.step) ? nice_step(span, most) : wish.step;
	double first = floor(lo / step + EPSILON), last = ceil(hi / step - EPSILON);
	if (last <= first)
		last = first + 1;
	bool fits = step > 0 && isfinite(step) && last - first <= BINS_MOST;
	*out = (struct bins){multiple(first, step), multiple(last, step), step,
			     fits ? (uint32_t)(last - first) - 1 : 0};
	return fits;
}

uint32_t bins_index(const struct bins *b, double v)
{
	double k = (v - b->start) / b->step + EPSILON;
	return k >= b->last ? b->last : k > 0 ? (uint32_t)k : 0;
}

double bins_end(const struct bins *b, uint32_t index)
{
	return multiple(round(b->start / b->step) + index + 1, b->step);
}

double bins_at(const struct bins *b, double v)
{
	return multiple(round(b->start / b->step) + bins_index(b, v), b->step);
}
