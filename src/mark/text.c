#include <math.h>

#include "mark/place.h"
#include "mark/sector.h"
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

/* Of a turn the middle of the row's angles at its radius. Where nothing says a radius the
 * chart, which knows the slices, finds one. */
static bool place_round(const struct mark_layer *l, const struct mark_scales *s,
			const struct mark_row *r, struct arena *mem, struct mark_label *out)
{
	struct sector *own = ARENA_NEW(mem, struct sector, 1);
	if (!sector_of(l, s, r, own))
		return false;
	out->round = own;
	out->anchor = sector_at(own, isfinite(own->outer) ? own->outer : 0, sector_middle(own));
	return true;
}

static bool place_flat(const struct mark_layer *l, const struct mark_scales *s,
		       const struct mark_row *r, struct mark_label *out)
{
	if (!place_present(l, r))
		return false;
	out->anchor = place_row(l, s, r);
	if (!isfinite(r->x))
		out->anchor.x = (s->x.from + s->x.to) / 2;
	if (!isfinite(r->y))
		out->anchor.y = (s->y.from + s->y.to) / 2;
	return true;
}

/* Words are the mark itself: they stand where their row stands, or nowhere. */
static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	double turn = l->options.angle * PI / 180;
	struct point off = offset_of(l, turn);
	for (size_t i = 0; i < l->rows; i++) {
		const struct mark_row *r = &l->row[i];
		struct mark_label label = {
			.side = side_of(l->options.align),
			.rise = rise_of(l->options.baseline),
			.text = r->text,
			.rgba = l->painted || r->rgba || l->options.opacity > 0
					? style_ink(l, r)
					: 0,
			.strong = str_eq(l->options.weight, STR("bold")),
			.priority = 3,
			.fixed = true,
			.size = l->options.font_size,
			.angle = turn,
			.loose = !l->options.align.n && !l->options.baseline.n,
			.row = r->row,
		};
		if (s->polar.on ? !place_round(l, s, r, out->mem, &label)
				: !place_flat(l, s, r, &label))
			continue;
		label.anchor.x += off.x;
		label.anchor.y += off.y;
		mark_label(out, label);
	}
}

static void train(const struct mark_layer *l, struct mark_scales *s)
{
	(s->polar.on ? sector_train : place_train)(l, s);
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
			[MARK_THETA] = {.allowed = true},
			[MARK_RADIUS] = {.allowed = true},
			[MARK_SERIES] = {.allowed = true},
			[MARK_OFFSET] = {.allowed = true, .discrete = true},
			[MARK_OPACITY] = {.allowed = true},
			[MARK_TEXT] = {.allowed = true, .required = true},
		},
	.takes = "align angle baseline dx dy fontSize fontWeight radius radiusOffset theta "
		 "thetaOffset",
	.either = true,
	.spans = true,
	.label = "all",
	.train = train,
	.draw = draw,
	.key = key,
};
