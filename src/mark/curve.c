#include "mark/curve.h"

#include <math.h>

/* Nearly upright spans count as this steep, so that nothing overflows. */
#define STEEP 1e9

static double secant(const struct point *at, size_t i)
{
	double dx = at[i + 1].x - at[i].x;
	if (dx == 0)
		return 0;
	return fmax(-STEEP, fmin(STEEP, (at[i + 1].y - at[i].y) / dx));
}

/* Flattens the slopes of the span from i to i + 1 until the cubic is monotone. */
static void flatten(double *slope, size_t i, double delta)
{
	if (delta == 0) {
		slope[i] = slope[i + 1] = 0;
		return;
	}
	double a = slope[i] / delta, b = slope[i + 1] / delta, size = hypot(a, b);
	if (size <= 3)
		return;
	slope[i] = 3 / size * a * delta;
	slope[i + 1] = 3 / size * b * delta;
}

static const double *monotone_slopes(const struct point *at, size_t n, struct arena *mem)
{
	double *slope = ARENA_NEW(mem, double, n);
	for (size_t i = 0; i < n; i++) {
		double before = i ? secant(at, i - 1) : secant(at, i);
		double behind = i + 1 < n ? secant(at, i) : before;
		slope[i] = before * behind <= 0 ? 0 : (before + behind) / 2;
	}
	for (size_t i = 0; i + 1 < n; i++)
		flatten(slope, i, secant(at, i));
	return slope;
}

struct curve curve_make(struct str way, const struct point *at, size_t points,
			struct arena *mem)
{
	struct curve c = {at, points, way, NULL};
	if (str_eq(way, STR("monotone")) && points > 1)
		c.slope = monotone_slopes(at, points, mem);
	return c;
}

static void bend(const struct curve *c, size_t a, size_t b, struct pen *pen)
{
	struct point from = c->at[a], to = c->at[b];
	double third = (to.x - from.x) / 3;
	pen_curve(pen, (struct point){from.x + third, from.y + third * c->slope[a]},
		  (struct point){to.x - third, to.y - third * c->slope[b]}, to);
}

/* share: where between the points the step is taken */
static void step(struct point from, struct point to, double share, struct pen *pen)
{
	double x = from.x + (to.x - from.x) * share;
	if (share > 0)
		pen_line(pen, x, from.y);
	pen_line(pen, x, to.y);
	if (share < 1)
		pen_line(pen, to.x, to.y);
}

static void draw_span(const struct curve *c, size_t a, size_t b, struct pen *pen)
{
	bool back = b < a;
	if (c->slope)
		bend(c, a, b, pen);
	else if (str_eq(c->way, STR("step")))
		step(c->at[a], c->at[b], 0.5, pen);
	else if (str_eq(c->way, STR("step-before")))
		step(c->at[a], c->at[b], back ? 1 : 0, pen);
	else if (str_eq(c->way, STR("step-after")))
		step(c->at[a], c->at[b], back ? 0 : 1, pen);
	else
		pen_line(pen, c->at[b].x, c->at[b].y);
}

void curve_draw(const struct curve *c, size_t lo, size_t hi, struct pen *pen)
{
	for (size_t i = lo; i < hi; i++)
		draw_span(c, i, i + 1, pen);
	for (size_t i = lo; i > hi; i--)
		draw_span(c, i, i - 1, pen);
}
