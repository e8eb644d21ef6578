#include "chart/draw/axis_lines.h"

#include <math.h>

#include "chart/draw/canvas.h"
#include "mark/property.h"

#define TICK 3.0  /* points: length of a tick */
#define LINE 0.75 /* width of axes and ticks */
#define GRID 0.5

static void across(struct canvas *v, const struct axis *a, const char *role, struct ink ink,
		   double at)
{
	struct rect p = v->plot;
	struct point from = {p.x, at}, to = {p.x + p.w, at};
	if (!a->vertical) {
		from = (struct point){at, p.y};
		to = (struct point){at, p.y + p.h};
	}
	scene_line(v->out, role, ink, from, to);
}

/* Cells, words and rules are read without lines behind their names. */
static bool all_span(const struct canvas *v)
{
	for (size_t i = 0; i < v->c->layers; i++)
		if (!v->c->layer[i].mark->spans)
			return false;
	return true;
}

bool axis_lines_has_grid(const struct canvas *v, const struct axis *a)
{
	const struct plan_encoding *e = a->field->e;
	if (!e || e->axis.grid != TRI_DEFAULT)
		return e && e->axis.grid == TRI_YES;
	if (a == canvas_measure(v))
		return !canvas_told(v) && !(a->names && all_span(v));
	return a->field->measure && !a->names && !a->second;
}

static struct ink grid_ink(struct canvas *v, const struct axis *a)
{
	const struct chart *c = v->c;
	const struct plan_axis *p = a->field->e ? &a->field->e->axis : NULL;
	struct ink ink = {.rgba = c->theme->color.grid, .width = GRID * c->scale};
	if (!p)
		return ink;
	if (p->grid_color.n)
		mark_color(p->grid_color, &ink.rgba);
	if (p->grid_opacity.set)
		ink.rgba = (ink.rgba & ~(color)0xff) | (color)lround(255 * p->grid_opacity.v);
	ink.width = model_number(p->grid_width, GRID) * c->scale;
	double *dash = ARENA_NEW(v->out->mem, double, p->grid_dashes);
	for (size_t i = 0; i < p->grid_dashes; i++)
		dash[i] = p->grid_dash[i] * c->scale;
	ink.dash = p->grid_dashes ? dash : NULL;
	ink.dashes = (uint8_t)p->grid_dashes;
	return ink;
}

void axis_lines_grid(struct canvas *v, const struct axis *a)
{
	const struct scale *s = axis_scale(v, a);
	struct ink ink = grid_ink(v, a);
	bool seen = ink.width > 0 && axis_lines_has_grid(v, a);
	for (size_t i = 0; i < s->ticks && seen; i++)
		across(v, a, "axis.grid", ink, scale_at(s, s->tick[i].value));
}

/* Of a measure, at its side of the plot. */
void axis_lines_measure(struct canvas *v, const struct axis *a)
{
	struct rect p = v->plot;
	struct ink ink = {.rgba = v->c->theme->color.axis, .width = LINE * v->c->scale};
	double x = p.x + (a->far ? p.w : 0), y = p.y + (a->far ? 0 : p.h);
	if (!a->field->e || a->field->e->axis.domain != TRI_YES)
		return;
	struct point from = {x, p.y}, to = {x, p.y + p.h};
	if (!a->vertical) {
		from = (struct point){p.x, y};
		to = (struct point){p.x + p.w, y};
	}
	scene_line(v->out, "axis.measure", ink, from, to);
}

/* Ticks show where times stand; names and values do without. */
double axis_lines_tick(const struct chart *c, const struct axis *a, bool times)
{
	const struct plan_axis *p = a->field->e ? &a->field->e->axis : NULL;
	bool wished = p && (p->ticks == TRI_YES || p->tick_size.set);
	bool shown = p && p->ticks == TRI_NO ? false : wished || (times && !a->vertical);
	for (size_t i = 0; i < c->layers && !wished; i++) /* bars show where they stand */
		shown &= !c->layer[i].mark->zero || c->layer[i].mark->joins;
	return shown ? model_number(p ? p->tick_size : (struct plan_number){false, 0}, TICK) *
			       c->scale
		     : 0;
}

void axis_lines_ticks(struct canvas *v, const struct axis *a)
{
	const struct scale *s = axis_scale(v, a);
	struct ink ink = {.rgba = v->c->theme->color.axis, .width = LINE * v->c->scale};
	struct rect p = v->plot;
	double low = p.y + p.h + v->footroom + a->offset, high = p.y - v->headroom - a->offset;
	double left = p.x - a->offset, right = p.x + p.w + a->offset;
	double edge = a->vertical ? (a->far ? right : left) : a->far ? high : low;
	double end = edge + (a->vertical == a->far ? a->tick : -a->tick);
	for (size_t i = 0; i < a->labels && a->tick > 0; i++) {
		double at = scale_at(s, a->label[i].value);
		struct point from = {edge, at}, to = {end, at};
		if (!a->vertical) {
			from = (struct point){at, edge};
			to = (struct point){at, end};
		}
		if (!a->label[i].hidden)
			scene_line(v->out, "axis.tick", ink, from, to);
	}
}
