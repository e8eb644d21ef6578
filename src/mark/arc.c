#include <math.h>

#include "mark/sector.h"
#include "mark/style.h"

#define ROLE "mark.arc"
#define PI 3.14159265358979323846
#define GAP 0.9      /* between slices, in the colour of the ground */
#define GAP_MOST 0.2 /* of a slice */
#define OUTLINE 1.0  /* of slices that are not certain */

/* Pad and corners as they are at one size. */
struct shape {
	double pad, corner;
};

static void draw_slice(const struct mark_layer *l, const struct mark_row *r,
		       const struct sector *s, struct shape shape, struct mark_out *out)
{
	const struct style *style = style_of(r->status);
	color rgba = style_paint(l, r), fill = style_mix(rgba, l->surface, style->fill_pale);
	struct path path = sector_outline(s, shape.pad, shape.corner, out->mem);
	scene_path(out->scene, ROLE, (struct ink){.rgba = fill}, path);
	style_hatch(l, style_series(l, r), r->status, path, out, ROLE);
	if (style->outline)
		scene_path(out->scene, ROLE,
			   style_stroke(l, rgba, OUTLINE, r->status, out->mem), path);
}

/* The ground's colour where a slice meets its neighbours: over their sides, and over
 * the circle on which it stands on another. */
static void draw_gap(const struct mark_layer *l, const struct sector *s,
		     const struct mark_row *r, struct mark_out *out)
{
	double length = s->outer * (s->to - s->from); /* a gap never hides its slice */
	struct ink ink = {.rgba = l->surface,
			  .width = fmin(GAP * style_scale(l), GAP_MOST * length)};
	if (r->meets)
		scene_line(out->scene, ROLE, ink, sector_at(s, s->inner, s->from),
			   sector_at(s, s->outer, s->from));
	if (!r->stands)
		return;
	struct sector edge = {s->center, 0, s->inner, s->from, s->to};
	scene_path(out->scene, ROLE, ink, sector_arc(&edge, out->mem));
}

/* Do names on the scale keep their slices apart? */
static bool spaced(const struct scale *s)
{
	return scale_names(s) && s->padding_inner > 0;
}

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	struct shape shape = {l->options.pad_angle, l->options.corner_radius * s->polar.point};
	for (int gaps = 0; gaps < 2; gaps++)
		for (size_t i = 0; i < l->rows; i++) {
			struct sector sector;
			struct mark_row row = l->row[i];
			if (!sector_of(l, s, &row, &sector))
				continue;
			row.meets &= !spaced(&s->polar.theta);
			row.stands &= !spaced(&s->polar.radius);
			if (!gaps)
				draw_slice(l, &row, &sector, shape, out);
			else if (!(shape.pad > 0))
				draw_gap(l, &sector, &row, out);
		}
}

static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	double r = fmin(at.w, at.h) / 2;
	struct sector s = {{at.x + at.w / 2 - r, at.y + at.h / 2 + r}, 0, 2 * r, 0, PI / 2};
	draw_slice(l, &(struct mark_row){.series = series, .status = status}, &s,
		   (struct shape){0, 0}, out);
}

const struct mark mark_arc = {
	.name = "arc",
	.summary = "a slice of a pie or ring for each row",
	.kind = {"원그래프", "Pie chart"},
	.rule =
		{
			[MARK_THETA] = {.allowed = true, .required = true},
			[MARK_THETA2] = {.allowed = true},
			[MARK_RADIUS] = {.allowed = true},
			[MARK_RADIUS2] = {.allowed = true},
			[MARK_SERIES] = {.allowed = true},
			[MARK_OPACITY] = {.allowed = true},
			[MARK_TEXT] = {.allowed = true},
		},
	.takes =
		"innerRadius outerRadius radius radius2 radiusOffset radius2Offset theta theta2 "
		"thetaOffset theta2Offset padAngle cornerRadius",
	.either = true,
	.bands = true,
	.spans = true,
	.polar = true,
	.label = "end",
	.labels = "none end inside all",
	.train = sector_train,
	.draw = draw,
	.key = key,
};
