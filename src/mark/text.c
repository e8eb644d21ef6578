#include <math.h>

#include "mark/place.h"
#include "mark/style.h"

#define ROLE "mark.text"
#define PI 3.14159265358979323846

static int side_of(struct str align)
{
	return str_eq(align, STR("left")) ? 1 : str_eq(align, STR("right")) ? -1 : 0;
}

static int rise_of(struct str baseline)
{
	return str_eq(baseline, STR("top")) ? 1 : str_eq(baseline, STR("bottom")) ? -1 : 0;
}

/* dx and dy turn with the words, as in Vega-Lite. */
static struct point offset_of(const struct mark_layer *l, double turn)
{
	double scale = style_scale(l), c = cos(turn), s = sin(turn);
	double dx = l->options.dx * scale, dy = l->options.dy * scale;
	return (struct point){dx * c - dy * s, dx * s + dy * c};
}

/* Words are the mark itself: they stand where their row stands, or nowhere. */
static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	double size = l->options.font_size;
	double turn = l->options.angle * PI / 180;
	struct point off = offset_of(l, turn);
	for (size_t i = 0; i < l->rows; i++) {
		const struct mark_row *r = &l->row[i];
		if (!place_present(l, r))
			continue;
		struct point at = place_row(l, s, r);
		if (!isfinite(r->x))
			at.x = (s->x.from + s->x.to) / 2;
		if (!isfinite(r->y))
			at.y = (s->y.from + s->y.to) / 2;
		at.x += off.x;
		at.y += off.y;
		mark_label(out, (struct mark_label){
					.anchor = at,
					.side = side_of(l->options.align),
					.rise = rise_of(l->options.baseline),
					.text = r->text,
					.rgba = l->painted || r->rgba ? style_paint(l, r) : 0,
					.strong = str_eq(l->options.weight, STR("bold")),
					.priority = 3,
					.fixed = true,
					.size = size,
					.angle = turn,
				});
	}
}

/* A swatch of the words' colour. */
static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	style_marker(l, series, status, 0.3 * fmin(at.w, at.h),
		     (struct point){at.x + at.w / 2, at.y + at.h / 2}, out, ROLE);
}

const struct mark mark_text = {
	.name = "text",
	.summary = "words or a value at each row's place",
	.kind = {"글자 그림", "Text chart"},
	.rule =
		{
			[MARK_X] = {.allowed = true, .required = true},
			[MARK_Y] = {.allowed = true, .required = true},
			[MARK_SERIES] = {.allowed = true},
			[MARK_OFFSET] = {.allowed = true, .discrete = true},
			[MARK_OPACITY] = {.allowed = true},
			[MARK_TEXT] = {.allowed = true, .required = true},
		},
	.takes = "align angle baseline dx dy fontSize fontWeight",
	.either = true,
	.spans = true,
	.label = "all",
	.train = place_train,
	.draw = draw,
	.key = key,
};
