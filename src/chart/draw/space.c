#include "chart/draw/space.h"

#include <math.h>

#define CURVE_STEPS 8
#define SOLID_MAX 12.0 /* filled paths up to this size are markers; larger ones are areas */

static struct rect grown(struct rect r, double by)
{
	return (struct rect){r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by};
}

static bool meets(struct rect a, struct rect b)
{
	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

void space_text(struct space *s, struct rect r)
{
	ARENA_PUSH(s->mem, s->text, s->texts, s->text_room) = r;
}

static void add_line(struct space *s, struct point a, struct point b)
{
	ARENA_PUSH(s->mem, s->line, s->lines, s->line_room) = (struct space_line){a, b};
}

static struct point on_curve(struct point p0, const struct point *p, double t)
{
	double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
	return (struct point){a * p0.x + b * p[0].x + c * p[1].x + d * p[2].x,
			      a * p0.y + b * p[0].y + c * p[1].y + d * p[2].y};
}

static void add_path(struct space *s, const struct path *p)
{
	struct point first = {0}, now = {0};
	for (size_t i = 0, k = 0; i < p->ops; i++) {
		struct point from = now;
		switch ((enum path_op)p->op[i]) {
		case PATH_MOVE:
			first = now = p->at[k++];
			break;
		case PATH_LINE:
			now = p->at[k++];
			add_line(s, from, now);
			break;
		case PATH_CURVE:
			for (int n = 1; n <= CURVE_STEPS; n++) {
				struct point to =
					on_curve(from, &p->at[k], (double)n / CURVE_STEPS);
				add_line(s, now, to);
				now = to;
			}
			k += 3;
			break;
		case PATH_CLOSE:
			add_line(s, now, first);
			now = first;
			break;
		}
	}
}

static struct rect path_box(const struct path *p)
{
	struct rect r = {p->points ? p->at[0].x : 0, p->points ? p->at[0].y : 0, 0, 0};
	double right = r.x, low = r.y;
	for (size_t i = 1; i < p->points; i++) {
		r.x = fmin(r.x, p->at[i].x);
		r.y = fmin(r.y, p->at[i].y);
		right = fmax(right, p->at[i].x);
		low = fmax(low, p->at[i].y);
	}
	r.w = right - r.x;
	r.h = low - r.y;
	return r;
}

static void add_solid(struct space *s, struct rect r)
{
	ARENA_PUSH(s->mem, s->solid, s->solids, s->solid_room) = r;
}

void space_read(struct space *s, const struct scene *scene, size_t from)
{
	for (size_t i = from; i < scene->count; i++) {
		const struct item *item = &scene->item[i];
		if (item->kind == ITEM_RECT)
			add_solid(s, item->rect);
		if (item->kind != ITEM_PATH)
			continue;
		struct rect box = path_box(&item->path);
		if (fmax(box.w, box.h) <= SOLID_MAX && item->ink.width <= 0)
			add_solid(s, box);
		else
			add_path(s, &item->path);
	}
}

/* Between texts on one line, as a share of their height: 0.2 em (HANGUL.md T12). */
#define BESIDE 0.25

bool space_clear(const struct space *s, struct rect r, double gap)
{
	const struct rect *b = &s->bounds;
	if (r.x < b->x - 1e-6 || r.y < b->y - 1e-6 || r.x + r.w > b->x + b->w + 1e-6 ||
	    r.y + r.h > b->y + b->h + 1e-6)
		return false;
	r = grown(r, gap);
	for (size_t i = 0; i < s->texts; i++) {
		double low = fmin(r.h, s->text[i].h); /* of one line, where either is one */
		double beside = fmax(0, BESIDE * low - gap);
		if (meets((struct rect){r.x - beside, r.y, r.w + 2 * beside, r.h}, s->text[i]))
			return false;
	}
	return true;
}

/* Length of the part of a stroke that lies in r (Liang and Barsky 1984). */
static double inside(const struct rect *r, const struct space_line *l)
{
	double dx = l->b.x - l->a.x, dy = l->b.y - l->a.y, in = 0, out = 1;
	if ((l->a.x < r->x && l->b.x < r->x) || (l->a.y < r->y && l->b.y < r->y) ||
	    (l->a.x > r->x + r->w && l->b.x > r->x + r->w) ||
	    (l->a.y > r->y + r->h && l->b.y > r->y + r->h))
		return 0; /* most of them */
	const double p[4] = {-dx, dx, -dy, dy};
	const double q[4] = {l->a.x - r->x, r->x + r->w - l->a.x, l->a.y - r->y,
			     r->y + r->h - l->a.y};
	for (int i = 0; i < 4; i++) {
		if (p[i] == 0 && q[i] < 0)
			return 0;
		if (p[i] < 0)
			in = fmax(in, q[i] / p[i]);
		if (p[i] > 0)
			out = fmin(out, q[i] / p[i]);
	}
	return in < out ? (out - in) * hypot(dx, dy) : 0;
}

double space_covers(const struct space *s, struct rect r, double gap)
{
	double sum = 0;
	r = grown(r, gap);
	for (size_t i = 0; i < s->solids; i++) {
		const struct rect *o = &s->solid[i];
		double w = fmin(r.x + r.w, o->x + o->w) - fmax(r.x, o->x);
		double h = fmin(r.y + r.h, o->y + o->h) - fmax(r.y, o->y);
		if (w > 0 && h > 0)
			sum += sqrt(w * h);
	}
	for (size_t i = 0; i < s->lines; i++)
		sum += inside(&r, &s->line[i]);
	return sum;
}

bool space_struck(const struct space *s, struct rect r, double gap)
{
	r = grown(r, gap);
	for (size_t i = 0; i < s->solids; i++)
		if (fmax(s->solid[i].w, s->solid[i].h) <= SOLID_MAX && meets(r, s->solid[i]))
			return true;
	for (size_t i = 0; i < s->lines; i++)
		if (inside(&r, &s->line[i]) > 0)
			return true;
	return false;
}
