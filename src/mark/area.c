#include <math.h>

#include "mark/place.h"
#include "mark/style.h"
#include "mark/trail.h"

#define ROLE "mark.area"
#define EDGE 1.5      /* width of the line on top, points */
#define STACKED 0.35  /* more opacity where areas do not lie over one another */
#define KEY_EDGE 0.25 /* where the line runs in a key, share of its height */

static void train(const struct mark_layer *l, struct mark_scales *s)
{
	place_train(l, s);
	s->y.zero = true;
}

static color fill_of(const struct mark_layer *l, size_t series, enum status status,
		     bool stacked)
{
	double alpha = style_of(status)->area_alpha + (stacked ? STACKED : 0);
	return style_alpha(style_color(l, series), alpha);
}

static void fill(const struct mark_layer *l, const struct mark_scales *s, const struct trail *t,
		 struct mark_out *out)
{
	struct curve low = trail_foot(l, s, t, out->mem);
	bool stacked = isfinite(l->row[t->run->row[0]].y2);
	for (size_t i = 0; i < t->segments; i++) {
		const struct segment *g = &t->segment[i];
		if (g->bridge)
			continue; /* a line may be guessed, an amount not */
		struct path body = trail_body(t, g, &low, out->mem);
		color rgba = fill_of(l, t->run->series, g->status, stacked);
		scene_path(out->scene, ROLE, (struct ink){.rgba = rgba}, body);
		if (stacked)
			style_hatch(l, t->run->series, g->status, body, out, ROLE);
	}
}

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	struct trails all = trail_all(l, s, out->mem);
	for (size_t i = 0; i < all.count; i++)
		fill(l, s, &all.trail[i], out);
	/* from y to y2: an edge on one side alone would stand out */
	bool edged = l->options.line && !l->set[MARK_Y2];
	for (size_t i = 0; i < all.count && edged; i++)
		trail_stroke(l, &all.trail[i], EDGE, ROLE, out);
	for (size_t i = 0; i < all.count; i++)
		trail_markers(l, &all.trail[i], ROLE, out);
	trail_labels(l, &all, out);
}

static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	double top = at.y + at.h * KEY_EDGE;
	struct rect below = {at.x, top, at.w, at.y + at.h - top};
	bool stacked = l->rows && isfinite(l->row[0].y2);
	color rgba = fill_of(l, series, status, stacked);
	scene_rect(out->scene, ROLE, (struct ink){.rgba = rgba}, below);
	if (stacked)
		style_hatch(l, series, status, scene_outline(out->mem, below), out, ROLE);
	trail_key(l, series, status, at, top, ROLE, out);
}

const struct mark mark_area = {
	.name = "area",
	.summary = "the space between a line and zero",
	.kind = {"영역그래프", "Area chart"},
	.stacked = {"누적 영역그래프", "Stacked area chart"},
	.takes = "point line interpolate interpolate-missing strokeWidth strokeDash",
	.rule =
		{
			[MARK_X] = {.allowed = true, .required = true},
			[MARK_Y] = {.allowed = true, .required = true},
			[MARK_Y2] = {.allowed = true},
			[MARK_SERIES] = {.allowed = true, .discrete = true},
			[MARK_TEXT] = {.allowed = true},
			[MARK_DASH] = {.allowed = true, .discrete = true},
			[MARK_SHAPE] = {.allowed = true, .discrete = true},
			[MARK_OPACITY] = {.allowed = true},
		},
	.zero = true,
	.joins = true,
	.strokes = true,
	.stacks = true,
	.label = "none",
	.labels = "none end all",
	.train = train,
	.draw = draw,
	.key = key,
};
