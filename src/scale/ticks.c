#include "scale/ticks.h"

#include <assert.h>
#include <math.h>

#include "base/buf.h"
#include "base/num.h"

/* Steps in order of preference. */
static const struct {
	int mantissa, shift; /* step = mantissa × 10^(power + shift) */
	double size;         /* mantissa × 10^shift */
	double simplicity;
} steps[] = {
	{1, 0, 1, 1},
	{5, 0, 5, 2.0 / 3},
	{2, 0, 2, 1.0 / 3},
	{25, -1, 2.5, 0},
};
#define STEPS (sizeof(steps) / sizeof(*steps))

/* Weights of the paper: simplicity, coverage, density; labels are shaped later, so
 * that of its legibility only the digits count: 2만 5천 and 0.25 are longer than 2만
 * and 0.2, while 25 and 2,500 read as well as any. */
#define W_SIMPLICITY 0.2
#define W_COVERAGE 0.25
#define W_DENSITY 0.5
#define ODD (-1.5) /* simplicity of 2.5 where it breaks a group of four digits */

/* What sums of decimals miss, as a share of the span: ticks that end at 100 embrace
 * 100.00000000000001. */
#define NEARLY 1e-12

#define POWERS 3      /* powers of ten that are tried for a step and a number of ticks */
#define ABOUT_MAX 100 /* more ticks than that are never meant */

struct search {
	const struct ticks_wish *wish;
	struct ticks best;
	double score;
};

struct str ticks_text(struct arena *mem, long long digits, int exponent)
{
	while (exponent < 0 && digits % 10 == 0 && digits) {
		digits /= 10;
		exponent++;
	}
	if (!digits)
		return STR("0");
	struct buf whole = {0}, b = {0};
	buf_int(&whole, digits < 0 ? -digits : digits);
	if (digits < 0)
		buf_char(&b, '-');
	long point = (long)whole.n + exponent; /* digits before the decimal point */
	if (point <= 0)
		buf_text(&b, "0.");
	for (long i = point; i < 0; i++)
		buf_char(&b, '0');
	for (long i = 0; i < (long)whole.n; i++) {
		if (i == point && i > 0)
			buf_char(&b, '.');
		buf_char(&b, whole.p[i]);
	}
	for (long i = (long)whole.n; i < point; i++)
		buf_char(&b, '0');
	buf_finish(&whole);
	return buf_take(&b, mem);
}

static long long digits_of(const struct ticks *t, size_t i)
{
	return (t->first + (long long)i) * t->mantissa;
}

static double ten(int power)
{
	static const double exact[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
				       1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
				       1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
	return power >= 0 && power <= 22 ? exact[power] : pow(10, power);
}

/* Rounded once, and so the double nearest to the decimal, for up to 22 places. */
double ticks_value(const struct ticks *t, size_t i)
{
	double digits = (double)digits_of(t, i);
	return t->exponent < 0 ? digits / ten(-t->exponent) : digits * ten(t->exponent);
}

struct scale_tick ticks_tick(const struct ticks *t, size_t i, struct arena *mem)
{
	struct scale_tick tick = {.text = ticks_text(mem, digits_of(t, i), t->exponent)};
	bool ok = num_parse(tick.text, &tick.value);
	assert(ok);
	(void)ok;
	return tick;
}

/* 1 when the ticks end where the data end, 0 when they are off by a tenth of
 * the span at both ends. */
static double coverage(const struct ticks_wish *w, double lo, double hi)
{
	double unit = 0.1 * (w->hi - w->lo), a = (w->hi - hi) / unit, b = (w->lo - lo) / unit;
	return 1 - 0.5 * (a * a + b * b);
}

static size_t about_of(const struct ticks_wish *w)
{
	size_t about = w->about < ABOUT_MAX ? w->about : ABOUT_MAX;
	return about > 2 ? about : 2;
}

/* 1 when the ticks stand as densely as asked for. */
static double density(const struct ticks_wish *w, size_t count, double lo, double hi)
{
	double here = (double)(count - 1) / (hi - lo);
	double asked = (double)(about_of(w) - 1) / (fmax(hi, w->hi) - fmin(lo, w->lo));
	return 2 - fmax(here / asked, asked / here);
}

/* No ticks of that number and step can score more. */
static double bound(const struct ticks_wish *w, size_t count, double step, double simplicity)
{
	double about = (double)about_of(w) - 1, steps_here = (double)count - 1;
	double crowd = steps_here > about ? 2 - steps_here / about : 1;
	double over = (step * steps_here - (w->hi - w->lo)) / 2;
	double cover = over > 0 ? coverage(w, w->lo - over, w->hi + over) : 1;
	return W_SIMPLICITY * (simplicity + 1) + W_COVERAGE * cover + W_DENSITY * crowd;
}

static void judge(struct search *s, struct ticks t, double simplicity)
{
	const struct ticks_wish *w = s->wish;
	double lo = ticks_value(&t, 0), hi = ticks_value(&t, t.count - 1);
	double near = fmax(w->over, NEARLY) * (w->hi - w->lo);
	double missed = fmax(0, lo - w->lo) + fmax(0, w->hi - hi);
	bool fits = w->loose ? missed <= near : lo >= w->lo && hi <= w->hi;
	if (!fits)
		return;
	double score = W_SIMPLICITY * (simplicity + (lo <= 0 && hi >= 0)) +
		       W_COVERAGE * coverage(w, lo, hi) +
		       W_DENSITY * density(w, t.count, lo, hi);
	if (score <= s->score && s->best.count)
		return;
	s->score = score;
	s->best = t;
}

/* All places of these ticks that touch the data. */
static void slide(struct search *s, struct ticks t, double step, double simplicity)
{
	const struct ticks_wish *w = s->wish;
	if (s->best.count && bound(w, t.count, step, simplicity) <= s->score)
		return;
	double last = floor(w->lo / step) + 1;
	for (double first = floor(w->hi / step) - (double)t.count; first <= last; first++) {
		t.first = (long long)first;
		judge(s, t, simplicity);
	}
}

static double simplicity_of(size_t step, int exponent)
{
	bool broken = exponent < 0 || exponent % 4 == 3;
	return steps[step].mantissa == 25 && broken ? ODD : steps[step].simplicity;
}

/* Every step with so many ticks. */
static void try_count(struct search *s, size_t count)
{
	const struct ticks_wish *w = s->wish;
	for (size_t q = 0; q < STEPS; q++) {
		double least = (w->hi - w->lo) / (double)(count + 1) / steps[q].size;
		int power = (int)floor(log10(least));
		if (w->whole && power < -steps[q].shift)
			power = -steps[q].shift;
		for (int z = power; z < power + POWERS; z++) {
			if (steps[q].size * pow(10, z) < w->least * (1 - 1e-9))
				continue;
			slide(s,
			      (struct ticks){.count = count,
					     .mantissa = steps[q].mantissa,
					     .exponent = z + steps[q].shift},
			      steps[q].size * pow(10, z), simplicity_of(q, z + steps[q].shift));
		}
	}
}

struct ticks ticks_search(const struct ticks_wish *wish)
{
	assert(wish->hi > wish->lo);
	struct search s = {.wish = wish};
	size_t about = about_of(wish);
	size_t most = wish->most ? wish->most : 2 * about + 2;
	for (size_t count = about; count <= 2 * about + 2 && count <= most; count++)
		try_count(&s, count);
	for (size_t count = about - 1; count >= 2; count--)
		if (count <= most)
			try_count(&s, count);
	return s.best;
}

size_t scale_ticks(struct arena *mem, double lo, double hi, size_t about, bool loose,
		   const double **tick)
{
	struct ticks t = ticks_search(
		&(struct ticks_wish){.lo = lo, .hi = hi, .about = about, .loose = loose});
	double *value = ARENA_NEW(mem, double, t.count);
	for (size_t i = 0; i < t.count; i++)
		value[i] = ticks_tick(&t, i, mem).value;
	*tick = value;
	return t.count;
}
