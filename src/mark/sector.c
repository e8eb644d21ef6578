#include "mark/sector.h"

#include <math.h>

#include "mark/property.h"
#include "mark/style.h"

#define PI 3.14159265358979323846
#define LEAST 1e-6 /* points and radians: nothing */

static struct point around(struct point center, double radius, double angle)
{
	return (struct point){center.x + radius * sin(angle), center.y - radius * cos(angle)};
}

struct point sector_at(const struct sector *s, double radius, double angle)
{
	return around(s->center, radius, angle);
}

double sector_middle(const struct sector *s)
{
	return (s->from + s->to) / 2;
}

bool sector_holds(const struct sector *s, struct point p)
{
	double x = p.x - s->center.x, y = s->center.y - p.y, r = hypot(x, y);
	double angle = fmod(atan2(x, y) - s->from, 2 * PI);
	if (angle < 0)
		angle += 2 * PI;
	return r >= s->inner && r <= s->outer && angle <= s->to - s->from + LEAST;
}

/* ---- from rows */

/* Both ends on one scale: a name covers its band, a number alone begins at the base.
 * False: there is none. */
static bool ends_on(const struct scale *s, double a, double b, double out[2])
{
	if (!isfinite(b))
		return false;
	if (scale_names(s)) {
		double width;
		out[0] = scale_band(s, (size_t)b, &width);
		out[1] = out[0] + width;
		return true;
	}
	out[0] = isfinite(a) ? scale_at(s, a) : scale_base(s);
	out[1] = scale_at(s, b);
	return true;
}

static double written(double property, double otherwise)
{
	return isfinite(property) ? property : otherwise;
}

static bool angles_of(const struct mark_layer *l, const struct mark_scales *s,
		      const struct mark_row *r, double out[2])
{
	const struct mark_options *o = &l->options;
	out[0] = written(o->theta2, 0);
	out[1] = written(o->theta, 2 * PI);
	if (!l->mark->polar) /* words stand at one angle */
		out[0] = out[1] = written(o->theta, 0);
	if (l->set[MARK_THETA] && !ends_on(&s->polar.theta, r->turn, r->turn2, out))
		return false;
	if (l->set[MARK_THETA] && !l->set[MARK_THETA2] && isfinite(o->theta2))
		out[0] = o->theta2;
	out[0] += l->mark->polar ? o->theta2_offset : o->theta_offset;
	out[1] += o->theta_offset;
	return true;
}

static bool radii_of(const struct mark_layer *l, const struct mark_scales *s,
		     const struct mark_row *r, double out[2])
{
	const struct mark_options *o = &l->options;
	double point = s->polar.point, outer = s->polar.outer;
	bool given = isfinite(o->outer_radius);
	out[1] = given ? o->outer_radius * point : outer;
	out[0] = mark_inner_radius(o, out[1], point);
	if (l->set[MARK_RADIUS] && !ends_on(&s->polar.radius, r->ring, r->ring2, out))
		return false;
	if (l->set[MARK_RADIUS] && o->inner_radius > 0 && !scale_names(&s->polar.radius) &&
	    !l->set[MARK_RADIUS2])
		out[0] = fmax(out[0], mark_inner_radius(o, outer, point));
	out[0] = fmax(0, out[0] + o->radius2_offset * point);
	out[1] += o->radius_offset * point;
	return true;
}

/* Words stand in the middle of what they stand for; at a number at its end. */
static double radius_of_words(const struct mark_layer *l, const struct mark_scales *s,
			      const struct mark_row *r)
{
	const struct mark_options *o = &l->options;
	double end[2] = {0, 0}, add = o->radius_offset * s->polar.point;
	if (l->set[MARK_RADIUS]) {
		if (!ends_on(&s->polar.radius, r->ring, r->ring2, end))
			return NAN;
		return (end[0] + end[1]) / 2 + add;
	}
	if (isfinite(o->outer_radius))
		return o->outer_radius * s->polar.point + add;
	return l->set[MARK_THETA] || isfinite(o->theta) ? NAN : add;
}

static void order(double end[2])
{
	double lo = fmin(end[0], end[1]), hi = fmax(end[0], end[1]);
	end[0] = lo;
	end[1] = hi;
}

bool sector_of(const struct mark_layer *l, const struct mark_scales *s,
	       const struct mark_row *r, struct sector *out)
{
	double angle[2], radius[2];
	if (r->status >= STATUS_MISSING || !angles_of(l, s, r, angle))
		return false;
	order(angle);
	*out = (struct sector){s->polar.center, 0, 0, angle[0], angle[1]};
	if (!l->mark->polar) {
		out->outer = radius_of_words(l, s, r);
		return !l->set[MARK_RADIUS] || isfinite(out->outer);
	}
	if (!radii_of(l, s, r, radius))
		return false;
	order(radius);
	out->inner = fmax(0, radius[0]);
	out->outer = radius[1];
	out->to = fmin(out->to, out->from + 2 * PI);
	return out->outer - out->inner > LEAST && out->to - out->from > LEAST;
}

static void train_ends(struct scale *s, double a, double b)
{
	if (scale_names(s))
		return;
	if (isfinite(a))
		scale_number(s, a);
	if (isfinite(b))
		scale_number(s, b);
}

void sector_train(const struct mark_layer *l, struct mark_scales *s)
{
	for (size_t i = 0; i < l->rows; i++) {
		const struct mark_row *r = &l->row[i];
		if (l->set[MARK_THETA])
			train_ends(&s->polar.theta, r->turn, r->turn2);
		if (l->set[MARK_RADIUS])
			train_ends(&s->polar.radius, r->ring, r->ring2);
	}
}

/* ---- to outlines */

/* Along a circle, in cubics of at most a quarter of a turn. */
static void sweep(struct pen *pen, struct point center, double radius, double from, double to)
{
	int parts = (int)fmax(1, ceil(fabs(to - from) / (PI / 2) - 1e-9));
	double step = (to - from) / parts, k = 4.0 / 3 * tan(step / 4) * radius;
	for (int i = 0; i < parts; i++) {
		double a = from + step * i, b = a + step;
		struct point p = around(center, radius, a), q = around(center, radius, b);
		pen_curve(pen, (struct point){p.x + k * cos(a), p.y + k * sin(a)},
			  (struct point){q.x - k * cos(b), q.y - k * sin(b)}, q);
	}
}

/* A sector whose sides stand `half` points aside of its angles. */
struct outline {
	const struct sector *s;
	double half;         /* of the gap to a neighbour */
	double inner, outer; /* radii of its corners */
};

static double aside(double distance, double radius)
{
	return asin(fmin(1, distance / fmax(radius, LEAST)));
}

/* The largest corners that touch both sides and their circle, at most as asked for. */
static void fit_corners(struct outline *o, double corner)
{
	const struct sector *s = o->s;
	double most = (s->outer - s->inner) / 2, part = s->to - s->from;
	double sine = sin(part / 2);
	o->inner = o->outer = fmin(corner, most);
	if (part >= PI)
		return;
	o->outer = fmin(o->outer, (s->outer * sine - o->half) / (1 + sine));
	o->inner = fmin(o->inner, (s->inner * sine - o->half) / fmax(1 - sine, LEAST));
	o->outer = fmax(0, o->outer);
	o->inner = fmax(0, o->inner);
}

/* One edge along a circle, with its corners. outward: the outer one, clockwise; else the
 * inner one, back. */
static void put_edge(struct pen *pen, const struct outline *o, bool outward, bool first)
{
	const struct sector *s = o->s;
	double corner = outward ? o->outer : o->inner;
	double radius = outward ? s->outer : s->inner;
	double center = outward ? radius - corner : radius + corner; /* of a corner's circle */
	double off = aside(o->half + corner, center), side = aside(o->half, radius);
	double from = outward ? s->from : s->to, to = outward ? s->to : s->from;
	double sign = outward ? 1 : -1, turn = outward ? 0 : PI;
	bool round = corner > LEAST;
	double a = from + sign * (round ? off : side), b = to - sign * (round ? off : side);
	struct point start = sector_at(s, radius, a), one = sector_at(s, center, a),
		     two = sector_at(s, center, b);
	if (round)
		start = around(one, corner, from - PI / 2 + turn);
	(first ? pen_move : pen_line)(pen, start.x, start.y);
	if (round)
		sweep(pen, one, corner, from - PI / 2 + turn, a + turn);
	sweep(pen, s->center, radius, a, b);
	if (round)
		sweep(pen, two, corner, b + turn, to + PI / 2 + turn);
}

struct path sector_arc(const struct sector *s, struct arena *mem)
{
	struct pen pen = {.mem = mem};
	struct point first = sector_at(s, s->outer, s->from);
	pen_move(&pen, first.x, first.y);
	sweep(&pen, s->center, s->outer, s->from, s->to);
	return pen_path(&pen);
}

/* Where the sides meet: the sector's tip, and whether its inner edge lies beyond it. */
static bool has_tip(const struct outline *o, struct point *tip)
{
	const struct sector *s = o->s;
	double sine = sin(fmin(s->to - s->from, PI) / 2);
	double radius = fmin(o->half / fmax(sine, LEAST), s->outer);
	*tip = sector_at(s, radius, sector_middle(s));
	return s->inner <= LEAST || aside(o->half, s->inner) >= (s->to - s->from) / 2;
}

static struct path ring(const struct sector *s, struct pen *pen)
{
	struct point first = sector_at(s, s->outer, s->from);
	pen_move(pen, first.x, first.y);
	sweep(pen, s->center, s->outer, s->from, s->to);
	pen_close(pen);
	if (s->inner > LEAST) {
		first = sector_at(s, s->inner, s->to);
		pen_move(pen, first.x, first.y);
		sweep(pen, s->center, s->inner, s->to, s->from);
		pen_close(pen);
	}
	return pen_path(pen);
}

struct path sector_outline(const struct sector *s, double pad, double corner, struct arena *mem)
{
	struct pen pen = {.mem = mem};
	struct outline o = {.s = s, .half = hypot(s->inner, s->outer) * sin(pad / 2)};
	struct point tip;
	if (s->to - s->from > 2 * PI - 1e-9)
		return ring(s, &pen);
	o.half = fmin(o.half, 0.9 * s->outer * sin(fmin(s->to - s->from, PI) / 2));
	fit_corners(&o, corner);
	put_edge(&pen, &o, true, true);
	if (has_tip(&o, &tip))
		pen_line(&pen, tip.x, tip.y);
	else
		put_edge(&pen, &o, false, false);
	pen_close(&pen);
	return pen_path(&pen);
}
