#include <math.h>

#include "mark/interval.h"
#include "mark/place.h"
#include "mark/style.h"
#include "mark/trail.h"

#define ROLE "mark.errorband"
#define EDGE 1.0  /* width of a border, points */
#define ALPHA 0.8 /* of an area's opacity: a line runs over it */

/* The same rows at one end of their intervals, standing on the other. */
static struct mark_layer layer_at(const struct mark_layer *l, bool top, struct arena *mem)
{
	struct mark_layer out = *l;
	struct mark_row *row = arena_grow(mem, l->row, l->rows, l->rows, sizeof(*row));
	for (size_t i = 0; i < l->rows; i++) {
		double low = NAN, high = NAN;
		if (!interval_of(l, &l->row[i], &low, &high))
			low = high = NAN;
		row[i].y = top ? high : low;
		row[i].y2 = top ? low : high;
	}
	out.row = row;
	return out;
}

static color fill_of(const struct mark_layer *l, size_t series, enum status status)
{
	return style_alpha(style_color(l, series), ALPHA * style_of(status)->area_alpha);
}

/* A place alone has no width; it is seen all the same. */
static void draw_alone(const struct mark_layer *l, const struct mark_scales *s,
		       const struct trail *t, struct mark_out *out)
{
	const struct mark_row *r = &l->row[t->run->row[0]];
	struct point a = place_row(l, s, r), b = {a.x, scale_at(&s->y, r->y2)};
	struct ink ink = style_stroke(l, style_paint(l, r), TRAIL_WIDTH, r->status, out->mem);
	scene_line(out->scene, ROLE, ink, a, b);
}

static void fill(const struct mark_layer *l, const struct mark_scales *s, const struct trail *t,
		 struct mark_out *out)
{
	struct curve low = trail_foot(l, s, t, out->mem);
	for (size_t i = 0; i < t->segments; i++) {
		const struct segment *g = &t->segment[i];
		struct ink ink = {.rgba = fill_of(l, t->run->series, g->status)};
		if (!g->bridge) /* how sure it would be nobody knows */
			scene_path(out->scene, ROLE, ink, trail_body(t, g, &low, out->mem));
	}
}

/* What is bordered: all of it, or what is not sure, whose dashes say so. */
static struct trail bordered(const struct mark_layer *l, const struct trail *t,
			     struct arena *mem)
{
	struct segment *segment = ARENA_NEW(mem, struct segment, t->segments + 1);
	struct trail out = *t;
	out.segments = 0;
	for (size_t i = 0; i < t->segments; i++)
		if (l->options.borders || t->segment[i].status != STATUS_ACTUAL)
			segment[out.segments++] = t->segment[i];
	out.segment = segment;
	return out;
}

static void draw_borders(const struct mark_layer *l, const struct mark_scales *s,
			 struct mark_out *out)
{
	for (int top = 0; top < 2; top++) {
		struct mark_layer end = layer_at(l, top, out->mem);
		struct trails all = trail_all(&end, s, out->mem);
		for (size_t i = 0; i < all.count; i++) {
			struct trail part = bordered(l, &all.trail[i], out->mem);
			trail_stroke(&end, &part, EDGE, ROLE, out);
		}
	}
}

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	struct mark_layer top = layer_at(l, true, out->mem);
	struct trails all = trail_all(&top, s, out->mem);
	for (size_t i = 0; i < all.count; i++) {
		if (all.trail[i].run->rows == 1)
			draw_alone(&top, s, &all.trail[i], out);
		fill(&top, s, &all.trail[i], out);
	}
	draw_borders(l, s, out);
}

static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	double low = at.y + at.h;
	struct point edge[4] = {
		{at.x, at.y}, {at.x + at.w, at.y}, {at.x, low}, {at.x + at.w, low}};
	color pale = style_mix(style_color(l, series), l->surface, style_of(status)->line_pale);
	struct ink ink = style_line(l, pale, EDGE, series, status, out->mem);
	scene_rect(out->scene, ROLE, (struct ink){.rgba = fill_of(l, series, status)}, at);
	for (int i = 0; i < 4 && (l->options.borders || status != STATUS_ACTUAL); i += 2)
		scene_line(out->scene, ROLE, ink, edge[i], edge[i + 1]);
}

const struct mark mark_errorband = {
	.name = "errorband",
	.summary =
		"a band about the centre of the values along x, or from one value to another",
	.kind = {"오차 띠", "Error band"},
	.rule =
		{
			[MARK_X] = {.allowed = true, .required = true},
			[MARK_Y] = {.allowed = true, .required = true},
			[MARK_Y2] = {.allowed = true},
			[MARK_SERIES] = {.allowed = true, .discrete = true},
			[MARK_OPACITY] = {.allowed = true},
		},
	.takes = INTERVAL_TAKES
	" borders interpolate interpolate-missing strokeDash strokeWidth",
	.joins = true,
	.strokes = true,
	.label = "none",
	.spread = &interval_summary,
	.train = interval_train,
	.draw = draw,
	.key = key,
};
