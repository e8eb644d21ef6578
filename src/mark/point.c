#include <math.h>

#include "mark/place.h"
#include "mark/segments.h"
#include "mark/style.h"

#define ROLE "mark.point"
#define SIZE 36.0 /* square points on paper */
#define PI 3.14159265358979323846

static double radius_of(const struct mark_layer *l, const struct mark_row *r)
{
	double usual = l->options.size > 0 ? l->options.size : SIZE;
	double area = r->size >= 0 ? fmin(r->size, 1e8) : usual;
	return sqrt(area / PI) * style_scale(l);
}

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	enum place_labels where = place_labels(l);
	for (size_t i = 0; i < l->rows; i++) {
		const struct mark_row *r = &l->row[i];
		if (!segments_present(r))
			continue;
		struct point at = place_row(l, s, r);
		double radius = radius_of(l, r);
		if (radius > 0)
			style_symbol(l, r, radius, at, out, ROLE);
		if (where != PLACE_NONE)
			mark_label(out, (struct mark_label){.anchor = {at.x, at.y - radius},
							    .rise = -1,
							    .text = r->text,
							    .priority = 1});
	}
}

static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	double radius = radius_of(l, &(struct mark_row){.size = NAN});
	style_marker(l, series, status, fmin(radius, fmin(at.w, at.h) / 2),
		     (struct point){at.x + at.w / 2, at.y + at.h / 2}, out, ROLE);
}

const struct mark mark_point = {
	.name = "point",
	.summary = "a symbol for each row",
	.kind = {"점그래프", "Dot plot"},
	.takes = "size shape filled strokeWidth",
	.rule =
		{
			[MARK_X] = {.allowed = true, .required = true},
			[MARK_Y] = {.allowed = true, .required = true},
			[MARK_SERIES] = {.allowed = true, .discrete = true},
			[MARK_OFFSET] = {.allowed = true, .discrete = true},
			[MARK_SIZE] = {.allowed = true},
			[MARK_TEXT] = {.allowed = true},
			[MARK_SHAPE] = {.allowed = true, .discrete = true},
			[MARK_OPACITY] = {.allowed = true},
		},
	.point = true,
	.label = "none",
	.train = place_train,
	.draw = draw,
	.key = key,
};
