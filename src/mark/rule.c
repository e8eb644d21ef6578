#include <math.h>

#include "mark/place.h"
#include "mark/style.h"

#define ROLE "mark.rule"
#define WIDTH 1.2 /* points */

/* A value alone on names grows from zero along its measure: the stem of a lollipop. */
static bool is_stem(const struct mark_layer *l, const struct mark_row *r)
{
	return l->set[MARK_X] && l->set[MARK_Y] && !isfinite(r->x2) && !isfinite(r->y2);
}

static void train(const struct mark_layer *l, struct mark_scales *s)
{
	place_train(l, s);
	if (l->rows && is_stem(l, &l->row[0]))
		(l->horizontal ? &s->x : &s->y)->zero = true;
}

static void ends(const struct mark_layer *l, const struct mark_scales *s,
		 const struct mark_row *r, struct point *a, struct point *b)
{
	*a = *b = place_row(l, s, r);
	if (!isfinite(r->x)) {
		a->x = s->x.from;
		b->x = s->x.to;
	}
	if (!isfinite(r->y)) {
		a->y = s->y.from;
		b->y = s->y.to;
	}
	if (isfinite(r->x) && isfinite(r->x2))
		b->x = scale_at(&s->x, r->x2);
	if (isfinite(r->y) && isfinite(r->y2))
		b->y = scale_at(&s->y, r->y2);
	if (is_stem(l, r) && l->horizontal)
		b->x = scale_base(&s->x);
	else if (is_stem(l, r))
		b->y = scale_base(&s->y);
}

static struct ink stroke(const struct mark_layer *l, const struct mark_row *r,
			 struct arena *mem)
{
	color pale = style_mix(style_ink(l, r), l->surface, style_of(r->status)->line_pale);
	return style_row_line(l, pale, WIDTH, r, mem);
}

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	enum place_labels where = place_labels(l);
	for (size_t i = 0; i < l->rows; i++) {
		const struct mark_row *r = &l->row[i];
		struct point a, b;
		if (!place_present(l, r))
			continue;
		ends(l, s, r, &a, &b);
		scene_line(out->scene, ROLE, stroke(l, r, out->mem), a, b);
		bool upright = fabs(a.y - b.y) > fabs(a.x - b.x);
		struct point top = {fmax(a.x, b.x), fmin(a.y, b.y)};
		if (where != PLACE_NONE) /* above a lying rule's end, beside an upright one's */
			mark_label(out, (struct mark_label){.anchor = top,
							    .side = upright ? 1 : -1,
							    .rise = upright ? 0 : -1,
							    .text = r->text,
							    .priority = 1});
	}
}

static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	struct mark_row r = {.series = series, .status = status};
	double y = at.y + at.h / 2;
	scene_line(out->scene, ROLE, stroke(l, &r, out->mem), (struct point){at.x, y},
		   (struct point){at.x + at.w, y});
}

const struct mark mark_rule = {
	.name = "rule",
	.summary = "a line at a value, or from one value to another",
	.kind = {"구간 그래프", "Range chart"},
	.rule =
		{
			[MARK_X] = {.allowed = true, .required = true},
			[MARK_Y] = {.allowed = true, .required = true},
			[MARK_X2] = {.allowed = true},
			[MARK_Y2] = {.allowed = true},
			[MARK_SERIES] = {.allowed = true},
			[MARK_OFFSET] = {.allowed = true, .discrete = true},
			[MARK_DASH] = {.allowed = true, .discrete = true},
			[MARK_OPACITY] = {.allowed = true},
			[MARK_TEXT] = {.allowed = true},
		},
	.takes = "strokeWidth strokeDash",
	.either = true,
	.strokes = true,
	.spans = true,
	.label = "none",
	.labels = "none end all",
	.train = train,
	.draw = draw,
	.key = key,
};
