#include <math.h>

#include "mark/place.h"
#include "mark/property.h"
#include "mark/style.h"

#define ROLE "mark.arc"
#define PI 3.14159265358979323846
#define GAP 0.9     /* between slices, in the colour of the ground */
#define OUTLINE 1.0 /* of slices that are not certain */

/* A ring's part; angles in radians, clockwise from the top. */
struct slice {
	struct point center;
	double inner, outer, from, to;
};

static struct point on(const struct slice *s, double radius, double angle)
{
	return (struct point){s->center.x + radius * sin(angle),
			      s->center.y - radius * cos(angle)};
}

/* Along a circle, in cubics of at most a quarter of a turn. */
static void sweep(const struct slice *s, double radius, double from, double to, struct pen *pen)
{
	int parts = (int)fmax(1, ceil(fabs(to - from) / (PI / 2) - 1e-9));
	double step = (to - from) / parts, k = 4.0 / 3 * tan(step / 4) * radius;
	for (int i = 0; i < parts; i++) {
		double a = from + step * i, b = a + step;
		struct point p = on(s, radius, a), q = on(s, radius, b);
		pen_curve(pen, (struct point){p.x + k * cos(a), p.y + k * sin(a)},
			  (struct point){q.x - k * cos(b), q.y - k * sin(b)}, q);
	}
}

static struct path outline(const struct slice *s, struct arena *mem)
{
	struct pen pen = {.mem = mem};
	bool whole = s->to - s->from > 2 * PI - 1e-9;
	struct point first = on(s, s->outer, s->from);
	pen_move(&pen, first.x, first.y);
	sweep(s, s->outer, s->from, s->to, &pen);
	if (whole)
		pen_close(&pen);
	if (s->inner > 0) {
		struct point turn = on(s, s->inner, s->to);
		if (whole)
			pen_move(&pen, turn.x, turn.y);
		else
			pen_line(&pen, turn.x, turn.y);
		sweep(s, s->inner, s->to, s->from, &pen);
	} else if (!whole) {
		pen_line(&pen, s->center.x, s->center.y);
	}
	pen_close(&pen);
	return pen_path(&pen);
}

static void draw_slice(const struct mark_layer *l, const struct mark_row *r,
		       const struct slice *s, struct mark_out *out)
{
	const struct style *style = style_of(r->status);
	color rgba = style_paint(l, r), fill = style_mix(rgba, l->surface, style->fill_pale);
	struct path path = outline(s, out->mem);
	scene_path(out->scene, ROLE, (struct ink){.rgba = fill}, path);
	style_hatch(l, style_series(l, r), r->status, path, out, ROLE);
	if (style->outline)
		scene_path(out->scene, ROLE,
			   style_stroke(l, rgba, OUTLINE, r->status, out->mem), path);
}

/* The ground's colour between neighbours, over the slices' edges. */
static void draw_gap(const struct mark_layer *l, const struct slice *s, double angle,
		     struct mark_out *out)
{
	struct ink ink = {.rgba = l->surface, .width = GAP * style_scale(l)};
	scene_line(out->scene, ROLE, ink, on(s, s->inner, angle), on(s, s->outer, angle));
}

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	struct slice slice = {.center = {(s->x.from + s->x.to) / 2, (s->y.from + s->y.to) / 2}};
	double pad = l->options.pad_angle / 2;
	slice.outer = fabs(s->x.to - s->x.from) / 2;
	slice.inner = mark_inner_radius(&l->options, slice.outer, style_scale(l));
	size_t slices = 0;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < l->rows; i++) {
			const struct mark_row *r = &l->row[i];
			double from = 2 * PI * r->turn, to = 2 * PI * r->turn2;
			if (!(to > from) || !isfinite(to) || r->status >= STATUS_MISSING)
				continue;
			double room = fmin(pad, (to - from) / 4);
			slice.from = from + room;
			slice.to = to - room;
			slices += !pass;
			if (!pass)
				draw_slice(l, r, &slice, out);
			else if (slices > 1 && !(pad > 0))
				draw_gap(l, &slice, from, out);
		}
}

static void train(const struct mark_layer *l, struct mark_scales *s)
{
	(void)l;
	(void)s; /* a turn needs no scale */
}

static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	double r = fmin(at.w, at.h) / 2;
	struct slice s = {{at.x + at.w / 2 - r, at.y + at.h / 2 + r}, 0, 2 * r, 0, PI / 2};
	draw_slice(l, &(struct mark_row){.series = series, .status = status}, &s, out);
}

const struct mark mark_arc = {
	.name = "arc",
	.summary = "a slice of a pie or ring for each row",
	.kind = {"원그래프", "Pie chart"},
	.rule =
		{
			[MARK_THETA] = {.allowed = true, .required = true},
			[MARK_SERIES] = {.allowed = true},
			[MARK_OPACITY] = {.allowed = true},
			[MARK_TEXT] = {.allowed = true},
		},
	.takes = "innerRadius outerRadius padAngle",
	.spans = true,
	.polar = true,
	.label = "end",
	.train = train,
	.draw = draw,
	.key = key,
};
