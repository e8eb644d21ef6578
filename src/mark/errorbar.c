#include <math.h>

#include "mark/interval.h"
#include "mark/place.h"
#include "mark/style.h"

#define ROLE "mark.errorbar"
#define WIDTH 1.4 /* points */
#define HALO 0.7  /* about it, so that it is seen on a bar of its colour */
#define CAP 7.0

static double thickness(const struct mark_layer *l)
{
	return l->options.thickness > 0 ? l->options.thickness : WIDTH;
}

/* The bar and its two ends, which lie across it. */
static void stroke(const struct mark_layer *l, struct ink ink, const struct point end[2],
		   struct mark_out *out)
{
	double half = (l->options.size > 0 ? l->options.size : CAP) / 2 * style_scale(l);
	bool lies = interval_lies(l);
	scene_line(out->scene, ROLE, ink, end[0], end[1]);
	for (int i = 0; i < 2 && l->options.ticks; i++) {
		struct point a = end[i], b = end[i];
		*(lies ? &a.y : &a.x) -= half;
		*(lies ? &b.y : &b.x) += half;
		scene_line(out->scene, ROLE, ink, a, b);
	}
}

static void stroke_both(const struct mark_layer *l, const struct mark_row *r,
			const struct point end[2], struct mark_out *out)
{
	const struct style *style = style_of(r->status);
	color rgba = style_mix(style_ink(l, r), l->surface, style->line_pale);
	struct ink ink = style_stroke(l, rgba, thickness(l), r->status, out->mem);
	struct ink halo = {.rgba = l->surface, .width = ink.width + 2 * HALO * style_scale(l)};
	ink.round = ink.dashes > 0 && ink.round; /* its ends are values */
	stroke(l, halo, end, out);
	stroke(l, ink, end, out);
}

/* In the middle of the bar that has its place. */
static double across_of(const struct mark_layer *l, const struct scale *across,
			const struct mark_row *r)
{
	double v = interval_lies(l) ? r->y : r->x;
	struct place_slot slot = place_slot(l, across, v, r->offset, 0, place_most(l));
	return slot.start + slot.width / 2;
}

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	bool lies = interval_lies(l);
	const struct scale *measure = lies ? &s->x : &s->y, *across = lies ? &s->y : &s->x;
	double low, high;
	for (size_t i = 0; i < l->rows; i++) {
		const struct mark_row *r = &l->row[i];
		if (!place_present(l, r) || !interval_of(l, r, &low, &high))
			continue;
		double at = across_of(l, across, r);
		double a = scale_at(measure, low), b = scale_at(measure, high);
		struct point end[2] = {{at, a}, {at, b}};
		if (lies) {
			end[0] = (struct point){a, at};
			end[1] = (struct point){b, at};
		}
		stroke_both(l, r, end, out);
	}
}

static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	struct mark_row r = {.series = series, .status = status};
	double middle = interval_lies(l) ? at.y + at.h / 2 : at.x + at.w / 2;
	struct point end[2] = {{middle, at.y}, {middle, at.y + at.h}};
	if (interval_lies(l)) {
		end[0] = (struct point){at.x, middle};
		end[1] = (struct point){at.x + at.w, middle};
	}
	stroke_both(l, &r, end, out);
}

const struct mark mark_errorbar = {
	.name = "errorbar",
	.summary =
		"how far from their centre the values at each place are, or from one value to "
		"another",
	.kind = {"오차 막대", "Error bars"},
	.rule =
		{
			[MARK_X] = {.allowed = true, .required = true},
			[MARK_Y] = {.allowed = true, .required = true},
			[MARK_X2] = {.allowed = true},
			[MARK_Y2] = {.allowed = true},
			[MARK_SERIES] = {.allowed = true, .discrete = true},
			[MARK_OFFSET] = {.allowed = true, .discrete = true},
			[MARK_OPACITY] = {.allowed = true},
		},
	.takes = INTERVAL_TAKES " orient size thickness ticks",
	.either = true,
	.strokes = true,
	.bands = true,
	.spans = true,
	.label = "none",
	.spread = &interval_summary,
	.train = interval_train,
	.draw = draw,
	.key = key,
};
