#include <math.h>

#include "mark/place.h"
#include "mark/style.h"

#define ROLE "mark.tick"
#define THICK 1.6   /* points */
#define LENGTH 11.0 /* where no band says how long */
#define SHARE 0.7   /* of a band */

/* Upright on names below it; lying on names beside it; orient wins. */
static bool lies(const struct mark_layer *l, const struct mark_scales *s)
{
	if (l->options.orient.n)
		return str_eq(l->options.orient, STR("horizontal"));
	return s->x.kind == SCALE_BAND || (!l->set[MARK_X] && l->set[MARK_Y]);
}

/* Half of its length across the values. */
static double half(const struct mark_layer *l, const struct scale *across)
{
	double scale = style_scale(l), width = LENGTH * scale / SHARE;
	if (l->options.size > 0)
		return l->options.size * scale / 2;
	if (across->kind == SCALE_BAND)
		scale_band(across, 0, &width);
	return fmin(width, 3 * LENGTH * scale) * SHARE / 2;
}

static struct ink stroke(const struct mark_layer *l, const struct mark_row *r,
			 struct arena *mem)
{
	double thick = l->options.thickness > 0 ? l->options.thickness : THICK;
	color pale = style_mix(style_paint(l, r), l->surface, style_of(r->status)->line_pale);
	return style_stroke(l, pale, thick, r->status, mem);
}

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	bool lying = lies(l, s);
	double reach = half(l, lying ? &s->x : &s->y);
	enum place_labels where = place_labels(l);
	for (size_t i = 0; i < l->rows; i++) {
		const struct mark_row *r = &l->row[i];
		if (!place_present(l, r))
			continue;
		struct point at = place_row(l, s, r);
		if (!isfinite(r->x))
			at.x = (s->x.from + s->x.to) / 2;
		if (!isfinite(r->y))
			at.y = (s->y.from + s->y.to) / 2;
		struct point a = at, b = at;
		*(lying ? &a.x : &a.y) -= reach;
		*(lying ? &b.x : &b.y) += reach;
		scene_line(out->scene, ROLE, stroke(l, r, out->mem), a, b);
		if (where != PLACE_NONE) /* at its end, out of the way of its neighbours */
			mark_label(out, (struct mark_label){.anchor = lying ? b : a,
							    .side = lying,
							    .rise = lying ? 0 : -1,
							    .text = r->text,
							    .priority = 1});
	}
}

static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	struct mark_row r = {.series = series, .status = status};
	double x = at.x + at.w / 2;
	scene_line(out->scene, ROLE, stroke(l, &r, out->mem), (struct point){x, at.y},
		   (struct point){x, at.y + at.h});
}

const struct mark mark_tick = {
	.name = "tick",
	.summary = "a short line at each row's value",
	.kind = {"눈금 그래프", "Strip plot"},
	.rule =
		{
			[MARK_X] = {.allowed = true, .required = true},
			[MARK_Y] = {.allowed = true, .required = true},
			[MARK_SERIES] = {.allowed = true},
			[MARK_OFFSET] = {.allowed = true, .discrete = true},
			[MARK_OPACITY] = {.allowed = true},
			[MARK_TEXT] = {.allowed = true},
		},
	.takes = "thickness size orient",
	.either = true,
	.bands = true,
	.label = "none",
	.labels = "none end all",
	.train = place_train,
	.draw = draw,
	.key = key,
};
