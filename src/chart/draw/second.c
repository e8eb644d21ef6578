#include "chart/draw/second.h"

#include <math.h>
#include <string.h>

/*
 * Layers whose y has a scale of its own (resolve: {scale: {y: independent}}):
 * the second one stands at the right. Its ticks lie on the grid of the first.
 */
static bool same_measure(const struct plan_layer *a, const struct plan_layer *b)
{
	const struct plan_encoding *x = &a->encoding[CHANNEL_Y], *y = &b->encoding[CHANNEL_Y];
	if (x->column == TABLE_NONE || y->column == TABLE_NONE)
		return x->column == y->column && str_eq(x->aggregate, y->aggregate);
	return str_eq(a->table->column[x->column].name, b->table->column[y->column].name) &&
	       str_eq(x->aggregate, y->aggregate);
}

/* A layer without a field on y belongs to the one before it. */
static bool follows(const struct plan_layer *l)
{
	const struct plan_encoding *y = &l->encoding[CHANNEL_Y];
	return !y->set || (y->column == TABLE_NONE && !y->aggregate.n);
}

bool second_choose(struct chart *c)
{
	const struct plan_layer *first = NULL, *other = NULL, *layer = c->plan->layer;
	if (!c->plan->resolve.scale[CHANNEL_Y] || c->layers < 2)
		return true;
	for (size_t i = 0; i < c->layers; i++) {
		if (follows(&layer[i])) {
			c->layer[i].second = i && c->layer[i - 1].second;
			continue;
		}
		first = first ? first : &layer[i];
		if (same_measure(first, &layer[i]))
			continue;
		other = other ? other : &layer[i];
		if (!same_measure(other, &layer[i]))
			return diag_report(c->d, layer[i].mark.at, DIAG_CHART_AXES_MANY,
					   STR_NONE);
		c->layer[i].second = true;
	}
	return true;
}

bool second_check(struct chart *c)
{
	if (!c->second.e)
		return true;
	if (c->lying || !c->field[CHANNEL_Y].measure || !c->second.measure)
		return diag_report(c->d, c->plan->resolve.at, DIAG_CHART_AXES_LYING, STR_NONE);
	const struct plan_axis *a = &c->field[CHANNEL_Y].e->axis, *b = &c->second.e->axis;
	if (b->orient.n && str_eq(b->orient, a->orient.n ? a->orient : STR("left")))
		return diag_report(c->d, b->at, DIAG_CHART_AXES_MEET, b->orient);
	diag_report(c->d, c->plan->resolve.at, DIAG_CHART_TWO_AXES, c->field[CHANNEL_Y].name,
		    c->second.name);
	return true;
}

const struct scale *second_scale(const struct canvas *v, const struct mark_layer *l)
{
	size_t i = (size_t)(l - v->view->layer);
	return v->c->layer[i].second ? &v->second : &v->scales.y;
}

struct mark_scales second_scales(const struct canvas *v, size_t layer)
{
	struct mark_scales s = v->scales;
	if (v->c->layer[layer].second)
		s.y = v->second;
	return s;
}

/* The least of 1, 2, 2.5 and 5 × 10^k with which so many steps from a tick at or below
 * lo reach hi. */
static double step_for(double lo, double hi, size_t steps, double *from)
{
	static const double nice[] = {1, 2, 2.5, 5, 10};
	double least = (hi - lo) / (double)steps;
	double power = pow(10, floor(log10(least)));
	for (;; power *= 10)
		for (size_t i = 0; i < 5; i++) {
			double step = nice[i] * power;
			*from = floor(lo / step + 1e-9) * step;
			if (*from + step * (double)steps >= hi - 1e-9 * step)
				return step;
		}
}

/* The double nearest to the decimal: 1.4, not 1.4000000000000001; and no -0. */
static double tidy(double v, double step)
{
	double many = pow(10, 1 - floor(log10(step)));
	return (many >= 1 ? round(v * many) / many : v) + 0.0;
}

/* Do ticks of the first axis divide it evenly from end to end? */
static bool divides(const struct scale *s)
{
	double span = s->hi - s->lo;
	return s->kind == SCALE_LINEAR && s->ticks > 2 && !s->want &&
	       fabs(s->tick[0].value - s->lo) < 1e-9 * span &&
	       fabs(s->tick[s->ticks - 1].value - s->hi) < 1e-9 * span;
}

void second_align(struct canvas *v)
{
	struct scale *s = &v->second;
	const struct scale *first = &v->scales.y;
	const struct plan_scale *p = &v->c->second.e->scale;
	bool told = p->lo.set || p->hi.set || p->nice == TRI_NO || s->want;
	if (s->kind != SCALE_LINEAR || !divides(first) || told || !s->trained)
		return;
	struct scale raw = *s;
	raw.nice = false;
	scale_settle(&raw, 5);
	size_t steps = first->ticks - 1;
	double from, step = step_for(raw.lo, raw.hi, steps, &from);
	double *tick = ARENA_NEW(v->c->mem, double, steps + 1);
	for (size_t i = 0; i <= steps; i++)
		tick[i] = tidy(from + step * (double)i, step);
	s->wish_lo = tick[0];
	s->wish_hi = tick[steps];
	s->want = tick;
	s->wants = steps + 1;
}
