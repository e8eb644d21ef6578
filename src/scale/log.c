#include <math.h>

#include "scale/ticks.h"

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
	return tick_marks(s, 3 * lo, 3 * last, 3 * every, out);
}

/* A domain too narrow for 1, 2, 5 is ticked as a linear one. */
static size_t tick_evenly(const struct scale *s, size_t about, struct scale_tick **out)
{
	struct ticks t = ticks_search(&(struct ticks_wish){s->lo, s->hi, about, false, false});
	struct scale_tick *tick = ARENA_NEW(s->mem, struct scale_tick, t.count);
	for (size_t i = 0; i < t.count; i++)
		tick[i] = ticks_tick(&t, i, s->mem);
	*out = tick;
	return t.count;
}

size_t log_ticks(const struct scale *s, size_t about, struct scale_tick **tick)
{
	if (about < 2)
		about = 2;
	long first = mark_below(s->lo), last = mark_below(s->hi);
	if (value(last) < s->hi)
		last++;
	if (!s->nice && last - first < 4)
		return tick_evenly(s, about, tick);
	if ((size_t)(last - first) < about + about / 2)
		return tick_marks(s, first, last, 1, tick);
	return tick_powers(s, about, tick);
}
