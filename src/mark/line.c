#include "mark/place.h"
#include "mark/style.h"
#include "mark/trail.h"

#define ROLE "mark.line"

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	struct trails all = trail_all(l, s, out->mem);
	for (size_t i = 0; i < all.count; i++)
		trail_stroke(l, &all.trail[i], TRAIL_WIDTH, ROLE, out);
	for (size_t i = 0; i < all.count; i++) /* no line runs over a marker */
		trail_markers(l, &all.trail[i], ROLE, out);
	trail_labels(l, &all, out);
}

static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	trail_key(l, series, status, at, at.y + at.h / 2, ROLE, out);
}

const struct mark mark_line = {
	.name = "line",
	.summary = "a line through the rows of each series in order",
	.kind = {"선그래프", "Line chart"},
	.takes = "point interpolate interpolate-missing strokeWidth strokeDash",
	.rule =
		{
			[MARK_X] = {.allowed = true, .required = true},
			[MARK_Y] = {.allowed = true, .required = true},
			[MARK_SERIES] = {.allowed = true, .discrete = true},
			[MARK_TEXT] = {.allowed = true},
			[MARK_DASH] = {.allowed = true, .discrete = true},
			[MARK_SHAPE] = {.allowed = true, .discrete = true},
			[MARK_OPACITY] = {.allowed = true},
		},
	.joins = true,
	.strokes = true,
	.point = true,
	.label = "end",
	.labels = "none end all",
	.train = place_train,
	.draw = draw,
	.key = key,
};
