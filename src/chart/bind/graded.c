#include <math.h>

#include "base/num.h"
#include "chart/bind/graded.h"
#include "chart/bind/train.h"

/* Sizes, opacities and colours by number. */
#define AREA_LEAST 9.0    /* of those that do not begin at zero: Vega-Lite's */
#define AREA_MOST 314.0   /* square points of the greatest symbol */
#define OPACITY_LEAST 0.3 /* Vega-Lite's range */
#define OPACITY_MOST 0.85
#define CLASSES 4 /* of sizes and opacities, where nobody says how many: Vega-Lite's */

double graded_at(const struct model_grade *g, double v)
{
	if (g->classes.count)
		return g->look[classes_of(&g->classes, v)];
	double share = g->hi > g->lo ? (v - g->lo) / (g->hi - g->lo) : 1;
	if (g->bent)
		share = scale_at(g->bent, v);
	return g->from + fmax(0, fmin(1, share)) * (g->to - g->from);
}

static double *graded_cell(struct mark_row *row, enum plan_channel channel)
{
	return channel == CHANNEL_SIZE ? &row->size : &row->opacity;
}

/* What the values reach, each the row's own. */
static void see_grades(const struct chart *c, enum plan_channel channel, struct model_grade *g)
{
	for (size_t i = 0; i < c->layers; i++)
		for (size_t r = 0; r < c->layer[i].draw.rows; r++) {
			struct mark_row row = c->layer[i].draw.row[r];
			double v = *graded_cell(&row, channel);
			if (isfinite(v)) {
				g->lo = fmin(g->lo, v);
				g->hi = fmax(g->hi, v);
			}
		}
}

static struct model_grade open_grade(const struct chart *c, enum plan_channel channel)
{
	const struct plan_scale *p = &c->field[channel].e->scale;
	bool size = channel == CHANNEL_SIZE;
	bool reaches = c->field[channel].temporal || str_eq(p->type, STR("log"));
	struct model_grade g = {.set = true, .lo = INFINITY, .hi = -INFINITY};
	g.from = size ? 0 : OPACITY_LEAST;
	g.to = size ? AREA_MOST : OPACITY_MOST;
	see_grades(c, channel, &g);
	if (c->field[channel].discrete) { /* the first name is the smallest, not nothing */
		g.lo = size ? -1 : 0;
		g.hi = (double)c->names[channel].levels - 1;
	} else if (p->zero == TRI_YES || (size && !reaches && p->zero == TRI_DEFAULT)) {
		g.lo = fmin(g.lo, 0);
	}
	g.lo = model_number(p->lo, g.lo);
	g.hi = model_number(p->hi, g.hi);
	if (size && g.lo > 0 && (reaches || p->zero == TRI_NO)) /* the least is not nothing */
		g.from = AREA_LEAST;
	if (p->range.count == 2) {
		num_parse(p->range.word[0], &g.from);
		num_parse(p->range.word[1], &g.to);
	}
	if (p->reverse == TRI_YES) {
		double from = g.from;
		g.from = g.to;
		g.to = from;
	}
	return g;
}

/* Times, and roots and logarithms of the domain. */
static bool bend_grade(struct chart *c, enum plan_channel channel, struct model_grade *g)
{
	const struct plan_encoding *e = c->field[channel].e;
	const struct model_field *f = &c->field[channel];
	struct scale *s = ARENA_NEW(c->mem, struct scale, 1);
	train_graded(c, f, s);
	if (f->discrete || s->kind == SCALE_LINEAR || !(g->lo < g->hi))
		return true;
	if (s->kind == SCALE_LOG && g->lo <= 0)
		return diag_report(c->d, e->at, DIAG_CHART_LOG_ZERO,
				   channel == CHANNEL_SIZE ? STR("size") : STR("opacity"));
	s->nice = false;
	s->wish_lo = g->lo;
	s->wish_hi = g->hi;
	scale_settle(s, GRADED_KEYS + 1);
	scale_range(s, 0, 1);
	g->bent = s;
	return true;
}

static double size_cell(const struct mark_row *row)
{
	return row->size;
}

static double opacity_cell(const struct mark_row *row)
{
	return row->opacity;
}

/* The author's looks, or equal steps of which the first is not nothing. */
static void find_classes(struct chart *c, enum plan_channel channel, struct model_grade *g)
{
	const struct plan_scale *p = &c->field[channel].e->scale;
	bool size = channel == CHANNEL_SIZE;
	size_t values;
	double *value = classes_values(c, size ? size_cell : opacity_cell, &values);
	g->classes = classes_make(p, CLASSES, value, values, c->mem);
	double n = (double)g->classes.count,
	       *look = ARENA_NEW(c->mem, double, g->classes.count);
	for (size_t i = 0; i < g->classes.count; i++) {
		double at = (double)i, share = size ? (at + 1) / n : n > 1 ? at / (n - 1) : 1;
		if (p->reverse == TRI_YES && size)
			share = (n - at) / n;
		look[i] = g->from + share * (g->to - g->from);
		if (p->range.count == g->classes.count)
			num_parse(
				p->range.word[p->reverse == TRI_YES
						      ? p->range.count - 1 - i % p->range.count
						      : i % p->range.count],
				&look[i]);
	}
	g->look = look;
}

static bool find_grade(struct chart *c, enum plan_channel channel, struct model_grade *g)
{
	const struct plan_encoding *e = c->field[channel].e;
	*g = open_grade(c, channel);
	if (plan_classed(&e->scale)) {
		find_classes(c, channel, g);
		return true;
	}
	if (channel == CHANNEL_SIZE && !c->field[channel].discrete && g->lo < 0)
		return diag_report(c->d, e->at, DIAG_CHART_SIZE_NEGATIVE,
				   num_shortest(c->mem, g->lo));
	return bend_grade(c, channel, g);
}

static bool grade_rows(struct chart *c, enum plan_channel channel)
{
	const struct plan_encoding *e = c->field[channel].e;
	if (!e || (e->column == TABLE_NONE && !e->aggregate.n))
		return true;
	struct model_grade g = c->grade[channel == CHANNEL_SIZE]; /* a cell's: of the whole */
	if (!g.set && !find_grade(c, channel, &g))
		return false;
	for (size_t i = 0; i < c->layers; i++) {
		struct mark_layer *l = &c->layer[i].draw;
		struct mark_row *row =
			arena_grow(c->mem, l->row, l->rows, l->rows, sizeof(*row));
		for (size_t r = 0; r < l->rows; r++) {
			double *v = graded_cell(&row[r], channel);
			if (isfinite(*v))
				*v = graded_at(&g, *v);
		}
		l->row = row;
	}
	c->grade[channel == CHANNEL_SIZE] = g;
	return true;
}

bool graded_bind(struct chart *c)
{
	return grade_rows(c, CHANNEL_SIZE) && grade_rows(c, CHANNEL_OPACITY) && hue_bind(c);
}
