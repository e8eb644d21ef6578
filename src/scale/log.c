#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/num.h"
#include "scale/ticks.h"

/* Domains on which round numbers do not crowd at their upper end. */
#define FEW_MARKS 6
#define FEW_POWERS 3

/* Marks 1, 2 and 5 of every power of ten, numbered: 3 × power + 0, 1 or 2. */
static struct ticks mark(long number)
{
	static const int mantissa[] = {1, 2, 5};
	long rest = number % 3 < 0 ? number % 3 + 3 : number % 3;
	return (struct ticks){1, 1, mantissa[rest], (int)((number - rest) / 3)};
}

static double value(long number)
{
	struct ticks t = mark(number);
	return ticks_value(&t, 0);
}

/* Number of the last mark at or below v. */
static long mark_below(double v)
{
	long number = 3 * (long)floor(log10(v));
	while (value(number) > v)
		number--;
	while (value(number + 1) <= v)
		number++;
	return number;
}

static size_t tick_marks(const struct scale *s, long first, long last, long every,
			 struct scale_tick **out)
{
	size_t count = 0;
	struct scale_tick *tick =
		ARENA_NEW(s->mem, struct scale_tick, (size_t)((last - first) / every + 1));
	for (long i = first; i <= last; i += every) {
		struct ticks t = mark(i);
		tick[count++] = ticks_tick(&t, 0, s->mem);
	}
	*out = tick;
	return count;
}

/* Whole powers of ten: every one, or every second, third … of a wide domain. */
static size_t tick_powers(const struct scale *s, size_t about, struct scale_tick **out)
{
	long lo = (long)floor(log10(s->lo)), hi = (long)ceil(log10(s->hi));
	long every = (hi - lo + (long)about - 1) / (long)about;
	long last = lo + (hi - lo + every - 1) / every * every;
	while (last > DBL_MAX_10_EXP)
		last -= every;
	return tick_marks(s, 3 * lo, 3 * last, 3 * every, out);
}

/* A domain too narrow for 1, 2, 5 is ticked as a linear one. */
static size_t tick_evenly(const struct scale *s, size_t about, struct scale_tick **out)
{
	struct ticks t =
		ticks_search(&(struct ticks_wish){.lo = s->lo, .hi = s->hi, .about = about});
	struct scale_tick *tick = ARENA_NEW(s->mem, struct scale_tick, t.count);
	for (size_t i = 0; i < t.count; i++)
		tick[i] = ticks_tick(&t, i, s->mem);
	*out = tick;
	return t.count;
}

/* Powers of another base: every one, or every second, third … */
static size_t tick_base(const struct scale *s, size_t about, struct scale_tick **out)
{
	double unit = log(s->base);
	long lo = (long)floor(log(s->lo) / unit + 1e-9),
	     hi = (long)ceil(log(s->hi) / unit - 1e-9);
	if (!s->nice && hi - lo < 3)
		return tick_evenly(s, about, out);
	long every = (hi - lo + (long)about - 1) / (long)about, count = 0;
	every = every > 0 ? every : 1;
	*out = ARENA_NEW(s->mem, struct scale_tick, (size_t)((hi - lo) / every + 2));
	for (long i = lo; i < hi + every; i += every) {
		double at = pow(s->base, (double)i);
		(*out)[count++] = (struct scale_tick){at, num_shortest(s->mem, at)};
	}
	return (size_t)count;
}

/* What has about as many ticks as are asked for: powers, 1, 2, 5, or on a domain of
 * few decades round numbers. */
static size_t tick_counted(const struct scale *s, size_t about, struct scale_tick **tick)
{
	long first = mark_below(s->lo), last = mark_below(s->hi);
	last += value(last) < s->hi;
	size_t marks = (size_t)(last - first) + 1;
	if (about > marks + marks / 2 && marks <= FEW_MARKS)
		return tick_evenly(s, about, tick);
	return about + 2 > marks ? tick_marks(s, first, last, 1, tick)
				 : tick_powers(s, about, tick);
}

size_t log_ticks(const struct scale *s, size_t about, struct scale_tick **tick)
{
	if (about < 2)
		about = 2;
	if (fabs(s->base - 10) > 1e-9)
		return tick_base(s, about, tick);
	if (s->counted && s->nice)
		return tick_counted(s, about, tick);
	long first = mark_below(s->lo), last = mark_below(s->hi);
	if (value(last) < s->hi)
		last++;
	if (!s->nice && last - first < 4)
		return tick_evenly(s, about, tick);
	if ((size_t)(last - first) < about + about / 2)
		return tick_marks(s, first, last, 1, tick);
	return tick_powers(s, about, tick);
}

/* Powers of a symlog axis, numbered: 0 is zero, ±1 the power next to it. */
struct powers {
	long least;    /* exponent of number 1 */
	long from, to; /* numbers */
};

/* The last power within `end`, or with `over` the first one that reaches it. */
static long power_at(long least, double end, bool over)
{
	double size = fabs(end);
	if (size <= 0)
		return 0;
	double at = log10(size) - (double)least + 1;
	long number = (long)(over ? ceil(at - 1e-9) : floor(at + 1e-9));
	number = number > 0 ? number : over;
	return end < 0 ? -number : number;
}

size_t log_ticks_both(const struct scale *s, size_t about, struct scale_tick **tick)
{
	struct powers p = {.least = (long)ceil(log10(s->constant) - 1e-9)};
	p.from = power_at(p.least, s->lo, s->nice && s->lo < 0);
	p.to = power_at(p.least, s->hi, s->nice && s->hi > 0);
	if (s->lo > 0) /* the first power inside, or the one below it */
		p.from += s->nice ? 0 : 1;
	if (s->hi < 0)
		p.to -= s->nice ? 0 : 1;
	bool more =
		s->counted && (long)about > 2 * (p.to - p.from) && p.to - p.from <= FEW_POWERS;
	if (p.to - p.from < 2 || more)
		return tick_evenly(s, about, tick);
	long every = (p.to - p.from + (long)about - 1) / (long)(about ? about : 1);
	size_t count = 0;
	*tick = ARENA_NEW(s->mem, struct scale_tick, (size_t)(p.to - p.from + 1));
	for (long i = p.from; i <= p.to; i++) {
		if (i % (every ? every : 1))
			continue;
		long power = p.least + labs(i) - 1;
		struct ticks t = {i > 0 ? 1 : i < 0 ? -1 : 0, 1, 1, i ? (int)power : 0};
		(*tick)[count++] = ticks_tick(&t, 0, s->mem);
	}
	return count;
}
