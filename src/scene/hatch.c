#include <math.h>
#include <stdlib.h>

#include "scene/scene.h"

/*
 * Slanting lines inside an area, as geometry: a sink needs no pattern of its
 * own, and every sink shows the same lines. Each line is cut where it crosses
 * the outline, by the even-odd rule.
 */
#define CURVE_STEPS 8    /* chords of a Bézier curve */
#define LINES_MAX 2000.0 /* nobody can see more */

struct outline {
	struct arena *mem;
	struct point *at; /* pairs: from, to */
	size_t count, room;
};

static void add_edge(struct outline *o, struct point a, struct point b)
{
	ARENA_PUSH(o->mem, o->at, o->count, o->room) = a;
	ARENA_PUSH(o->mem, o->at, o->count, o->room) = b;
}

static struct point on_curve(const struct point p[4], double t)
{
	double u = 1 - t, w[4] = {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
	struct point at = {0, 0};
	for (int i = 0; i < 4; i++) {
		at.x += w[i] * p[i].x;
		at.y += w[i] * p[i].y;
	}
	return at;
}

/* Straight edges of a path; every part of it is closed. */
static void flatten(struct outline *o, struct path path)
{
	const struct point *at = path.at;
	struct point start = {0, 0}, here = {0, 0};
	for (size_t i = 0; i < path.ops; i++) {
		struct point from = here;
		switch (path.op[i]) {
		case PATH_MOVE:
			add_edge(o, here, start);
			start = here = *at++;
			break;
		case PATH_LINE:
			here = *at++;
			add_edge(o, from, here);
			break;
		case PATH_CURVE:
			for (int k = 1; k <= CURVE_STEPS; k++) {
				struct point p[4] = {from, at[0], at[1], at[2]};
				struct point next = on_curve(p, (double)k / CURVE_STEPS);
				add_edge(o, here, next);
				here = next;
			}
			at += 3;
			break;
		default:
			add_edge(o, here, start);
			here = start;
		}
	}
	add_edge(o, here, start);
}

static int compare(const void *va, const void *vb)
{
	double a = *(const double *)va, b = *(const double *)vb;
	return (a > b) - (a < b);
}

/* x of the places where the line y = u ∓ x crosses the outline. */
static size_t cross(const struct outline *o, double u, int slant, double *x)
{
	size_t count = 0;
	for (size_t i = 0; i + 1 < o->count; i += 2) {
		struct point a = o->at[i], b = o->at[i + 1];
		double ua = a.y + slant * a.x, ub = b.y + slant * b.x;
		if ((ua <= u) != (ub <= u))
			x[count++] = a.x + (u - ua) / (ub - ua) * (b.x - a.x);
	}
	qsort(x, count, sizeof(*x), compare);
	return count;
}

void scene_hatch(struct scene *s, const char *role, struct ink ink, struct path area,
		 struct hatch hatch)
{
	struct outline o = {.mem = s->mem};
	double lo = INFINITY, hi = -INFINITY;
	int slant = hatch.falls ? -1 : 1;
	flatten(&o, area);
	for (size_t i = 0; i < area.points; i++) {
		double u = area.at[i].y + slant * area.at[i].x;
		lo = fmin(lo, u);
		hi = fmax(hi, u);
	}
	if (!(hatch.step > 0) || !(hi > lo) || (hi - lo) / hatch.step > LINES_MAX)
		return;
	double *x = ARENA_NEW(s->mem, double, o.count);
	struct pen pen = {.mem = s->mem};
	for (double u = lo + hatch.step; u < hi; u += hatch.step) {
		size_t count = cross(&o, u, slant, x);
		for (size_t i = 0; i + 1 < count; i += 2) {
			pen_move(&pen, x[i], u - slant * x[i]);
			pen_line(&pen, x[i + 1], u - slant * x[i + 1]);
		}
	}
	if (pen.ops)
		scene_path(s, role, ink, pen_path(&pen));
}

struct path scene_outline(struct arena *mem, struct rect r)
{
	struct pen pen = {.mem = mem};
	pen_move(&pen, r.x, r.y);
	pen_line(&pen, r.x + r.w, r.y);
	pen_line(&pen, r.x + r.w, r.y + r.h);
	pen_line(&pen, r.x, r.y + r.h);
	pen_close(&pen);
	return pen_path(&pen);
}
