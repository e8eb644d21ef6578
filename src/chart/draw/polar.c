#include "chart/draw/polar.h"

#include <math.h>

#include "chart/draw/frame.h"
#include "chart/draw/legend.h"
#include "chart/draw/names.h"
#include "chart/draw/pie.h"
#include "chart/words.h"
#include "mark/property.h"

#define PI 3.14159265358979323846
#define DRAWING 0.36 /* height, of its width */
#define DRAWING_MIN 140.0
#define DRAWING_MAX 210.0
#define RADIUS_MIN 32.0 /* points: below, slices are named in a legend */
#define LEGEND_SHARE 0.4
#define SLIM 2.6        /* of a ring that no share stands in, in label sizes */
#define MARGIN 0.3      /* around the circle, in label sizes */
#define OPEN (1.5 * PI) /* what the longest of several rings takes of a turn */
#define SHRINKING 0.95
#define BLOOM 2.0 /* of its circle, what petals take of paper at most */
#define TRIALS 30
#define THICK 1.35  /* of a ring, in lines of words */
#define THICKER 2.2 /* with a share in each slice */
#define RINGS_MAX 320.0
#define USUAL 90.0 /* radius, points */

/* ---- what is known without a size */

bool polar_tells(const struct chart *c, const struct column *column)
{
	static const enum plan_channel places[] = {CHANNEL_THETA, CHANNEL_RADIUS};
	for (int i = 0; i < 2; i++) {
		const struct model_field *f = &c->field[places[i]];
		if (f->discrete && f->column == column && f->e && !f->e->axis.off)
			return true;
	}
	return false;
}

/* Have slices their names beside them? Else a legend, the rim or the rings tell them. */
static bool named(const struct chart *c)
{
	size_t lead = pie_lead(c);
	return pie_asks(c, "end all") && !names_in_legend(c) && !rim_named(c) &&
	       !rim_ringed(c) && !pie_lone(c) && pie_tells(&c->layer[lead]);
}

/* How far a turn reaches from its centre, in radii. */
struct reach {
	double left, right, top, bottom;
};

static void widen(struct reach *r, double angle)
{
	r->left = fmax(r->left, -sin(angle));
	r->right = fmax(r->right, sin(angle));
	r->top = fmax(r->top, cos(angle));
	r->bottom = fmax(r->bottom, -cos(angle));
}

static void widen_between(struct reach *r, double a, double b)
{
	double from = fmin(a, b), to = fmax(a, b);
	widen(r, from);
	widen(r, to);
	for (double k = ceil(from / (PI / 2)); k * PI / 2 < to; k++)
		widen(r, k * PI / 2);
}

/* Where angles begin and end. Rings of different lengths leave a quarter free, so that
 * the longest does not end where it begins, and for their names. */
static void angles_of(const struct chart *c, double out[2])
{
	const struct plan_encoding *e = c->field[CHANNEL_THETA].e;
	bool rings = c->uneven && c->field[CHANNEL_RADIUS].discrete;
	out[0] = e ? model_number(e->scale.range_lo, 0) : 0;
	out[1] = out[0] + (rings ? OPEN : 2 * PI);
	if (e && e->scale.range_hi.set)
		out[1] = e->scale.range_hi.v;
}

static struct reach reach_of(const struct chart *c)
{
	struct reach r = {0, 0, 0, 0};
	for (size_t i = 0; i < c->layers; i++) {
		const struct mark_layer *l = &c->layer[i].draw;
		const struct mark_options *o = &l->options;
		double own[2] = {0, 2 * PI};
		if (!l->mark->polar)
			continue;
		if (l->set[MARK_THETA])
			angles_of(c, own);
		else if (isfinite(o->theta) || isfinite(o->theta2))
			own[0] = isfinite(o->theta2) ? o->theta2 : 0;
		if (!l->set[MARK_THETA] && isfinite(o->theta))
			own[1] = o->theta;
		widen_between(&r, own[0], own[1]);
	}
	if (r.left + r.right <= 0 || r.top + r.bottom <= 0) /* words alone */
		r = (struct reach){1, 1, 1, 1};
	return r;
}

/* The widest radius that somebody wrote, points; 0: none. */
static double wished(const struct chart *c)
{
	const struct plan_encoding *e = c->field[CHANNEL_RADIUS].e;
	double most = e ? model_number(e->scale.range_hi, 0) : 0;
	for (size_t i = 0; i < c->layers; i++) {
		const struct mark_options *o = &c->layer[i].draw.options;
		if (c->layer[i].mark->polar && isfinite(o->outer_radius))
			most = fmax(most, o->outer_radius + fmax(0, o->radius_offset));
	}
	return most;
}

/* The widest place of words beyond it, points. */
static double outlying(const struct chart *c)
{
	double most = 0;
	for (size_t i = 0; i < c->layers; i++) {
		const struct mark_options *o = &c->layer[i].draw.options;
		if (!c->layer[i].mark->polar && isfinite(o->outer_radius))
			most = fmax(most, o->outer_radius + o->radius_offset);
	}
	return most;
}

/* Rings as thick as a line of words, so that names and amounts stand in their tracks. */
static double rings_height(const struct chart *c)
{
	double rings = (double)c->names[CHANNEL_RADIUS].levels;
	size_t lead = pie_lead(c);
	if (!rim_ringed(c) || lead == c->layers)
		return 0;
	double hole = mark_inner_radius(&c->layer[lead].draw.options, 1, 0);
	double pitch = letter_pitch(c, LETTER_LABEL) / c->scale;
	double thick = c->uneven || c->layer[lead].value == CHANNEL_COLOR ? THICK : THICKER;
	return fmin(2 * rings * thick * pitch / (1 - hole), RINGS_MAX);
}

/* The circle as it was written, with a line of words around it, or as is usual. */
static double drawing_height(const struct chart *c, double width)
{
	struct reach r = reach_of(c);
	double usual = fmax(DRAWING_MIN, fmin(DRAWING_MAX, DRAWING * width / c->scale)),
	       wish = wished(c), words = outlying(c), part = (r.top + r.bottom) / 2;
	double em = letter_size(c, LETTER_LABEL) / c->scale, around = 2 * MARGIN * em;
	if (words > 0 || rim_named(c) || wording_names(c))
		around += 3.2 * em;
	if (wish > 0)
		usual = fmax(fmax(wish * 2, 2 * words) + around, DRAWING_MIN * 0.6);
	else if (rim_named(c))
		usual = fmax(usual, DRAWING_MAX) + 4 * em;
	if (wish <= 0)
		usual = fmax(usual, rings_height(c) + around);
	return c->scale * (part * (usual - around) + around);
}

double polar_height(const struct chart *c, double width)
{
	double h = drawing_height(c, width);
	bool direct = named(c) || wording_names(c);
	struct rect body = {0, 0, width, h};
	if (named(c))
		return h;
	double above = legend_place(c, &body, LEGEND_SHARE * h, direct).height;
	return 2 * h - body.h + above;
}

const struct text_line *polar_unit(const struct chart *c, bool small)
{
	size_t lead = pie_lead(c);
	if (lead == c->layers)
		return NULL;
	const struct model_layer *l = &c->layer[lead];
	struct str unit = l->value < CHANNEL_COUNT ? c->field[l->value].unit : STR_NONE;
	bool hole = l->draw.options.inner_radius > 0 && c->parts && !wording_central(c) &&
		    slices_rings(c) < 2;
	bool shares = rim_ringed(c) && !c->uneven; /* the rings tell them alone */
	bool told =
		(!small && pie_asks(c, "end all") && !shares) || (hole && !pie_asks(c, "none"));
	if (!unit.n || !told || l->value == CHANNEL_COLOR)
		return NULL;
	return letter_line(c, LETTER_AXIS, c->theme->color.secondary, words_unit(c, unit));
}

/* ---- slices at a size */

/* The slices that there are; the same ones at every size. */
static void find_slices(struct pie *p)
{
	const struct canvas *v = p->v;
	struct sector ignored;
	size_t n = 0;
	for (size_t i = 0; i < v->c->layers; i++)
		n += v->view->layer[i].rows;
	p->slice = ARENA_NEW(v->out->mem, struct pie_slice, n);
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		for (size_t r = 0; r < l->rows && l->mark->polar; r++)
			if (sector_of(l, &v->scales, &l->row[r], &ignored))
				p->slice[p->slices++] =
					(struct pie_slice){.row = &l->row[r], .layer = i};
	}
}

static void place_slices(struct pie *p)
{
	for (size_t i = 0; i < p->slices; i++) {
		struct pie_slice *s = &p->slice[i];
		const struct mark_layer *l = &p->v->view->layer[s->layer];
		if (!sector_of(l, &p->v->scales, s->row, &s->sector))
			s->sector.inner = s->sector.outer = -1; /* too small to see */
	}
}

/* Everything at one radius of the whole. */
static void set_size(struct pie *p, struct point center, double outer, double point)
{
	const struct chart *c = p->v->c;
	const struct plan_encoding *e = c->field[CHANNEL_RADIUS].e;
	struct mark_polar *polar = p->polar;
	double angle[2];
	polar->center = center;
	polar->outer = fmax(outer, 0);
	polar->point = point;
	angles_of(c, angle);
	scale_range(&polar->theta, angle[0], angle[1]);
	double from = e ? model_number(e->scale.range_lo, 0) * point : 0, to = polar->outer;
	if (e && e->scale.range_hi.set)
		to = e->scale.range_hi.v * point;
	const struct mark_options *o =
		p->lead < c->layers ? &c->layer[p->lead].draw.options : NULL;
	if (o && isfinite(o->outer_radius) && e && !e->scale.range_hi.set)
		to = fmin(to, o->outer_radius * point);
	if (o && o->inner_radius > 0 && c->field[CHANNEL_RADIUS].discrete && from <= 0)
		from = mark_inner_radius(o, to, point);
	scale_range(&polar->radius, from, to);
	place_slices(p);
}

static struct rect hull(struct rect a, struct rect b)
{
	if (a.w <= 0 || b.w <= 0)
		return a.w <= 0 ? b : a;
	double x = fmin(a.x, b.x), y = fmin(a.y, b.y);
	return (struct rect){x, y, fmax(a.x + a.w, b.x + b.w) - x,
			     fmax(a.y + a.h, b.y + b.h) - y};
}

/* What slices reach, beyond the circle where they are set off from it. */
static struct rect slices_box(const struct pie *p)
{
	struct rect all = {0, 0, 0, 0};
	for (size_t i = 0; i < p->slices; i++) {
		const struct sector *s = &p->slice[i].sector;
		struct reach r = {0, 0, 0, 0};
		widen_between(&r, s->from, s->to);
		struct rect own = {-s->outer * r.left, -s->outer * r.top,
				   s->outer * (r.left + r.right),
				   s->outer * (r.top + r.bottom)};
		if (s->outer > 0)
			all = hull(all, own);
	}
	return all;
}

/* What names beside the circle reach, at the sides where there are any. */
static struct rect beside_box(const struct pie *p)
{
	double out = p->polar->outer + BESIDE_GAP * canvas_em(p->v);
	double left = beside_widest(p, false), right = beside_widest(p, true);
	double from = left > 0 ? -out - left : 0, to = right > 0 ? out + right : 0;
	return (struct rect){from, 0, to - from, 0};
}

/* Slices in the middle of the room, as far as words around them let them. */
static struct point center_in(struct rect room, struct rect own, struct rect all)
{
	struct point p = {room.x + (room.w - own.w) / 2 - own.x,
			  room.y + (room.h - own.h) / 2 - own.y};
	p.x = fmin(fmax(p.x, room.x - all.x), room.x + room.w - all.x - all.w);
	p.y = fmin(fmax(p.y, room.y - all.y), room.y + room.h - all.y - all.h);
	return p;
}

/* Petals of different lengths: paper is for what is drawn, not for their circle, unless
 * small charts beside each other share its size. */
static bool is_rose(const struct pie *p)
{
	const struct chart *c = p->v->c;
	return !p->small && rim_named(c) && !rim_ringed(c) && wished(c) <= 0 &&
	       c->field[CHANNEL_RADIUS].e;
}

/* The circle whose slices take this much paper. */
static double rose_radius(struct pie *p, double circle, double w, double h)
{
	set_size(p, (struct point){0, 0}, circle, p->v->c->scale);
	struct rect box = slices_box(p);
	if (box.w <= 0 || box.h <= 0)
		return circle;
	return circle * fmin(BLOOM, fmin(w / box.w, h / box.h));
}

/* The circle, as large as the room and the names at its sides let it, or as written. */
static void fit(struct pie *p, struct rect room, double side)
{
	const struct chart *c = p->v->c;
	struct reach r = reach_of(c);
	double em = canvas_em(p->v), least = MARGIN * em, wish = wished(c) * c->scale;
	side = fmax(side, least);
	double w = fmax(room.w - 2 * side, 0), h = fmax(room.h - 2 * least, 0);
	double most = fmin(w / (r.left + r.right), h / (r.top + r.bottom));
	bool rose = is_rose(p);
	if (rose)
		most = rose_radius(p, most, w, h);
	double outer = wish > 0 ? fmin(wish, most) : most, share = 1;
	for (int i = 0; i <= TRIALS; i++) {
		double radius = outer * share;
		double point = c->scale * (wish > 0 ? radius / wish : share);
		struct rect own = {-radius * r.left, -radius * r.top,
				   radius * (r.left + r.right), radius * (r.top + r.bottom)};
		set_size(p, (struct point){0, 0}, radius, point);
		own = rose ? slices_box(p) : hull(own, slices_box(p));
		struct rect all = hull(own, beside_box(p));
		if (i < TRIALS) /* else words find no place, and slices do */
			all = hull(all, hull(rim_box(p), wording_box(p)));
		set_size(p, center_in(room, own, all), radius, point);
		if (all.w <= room.w && all.h <= room.h)
			return;
		share *= SHRINKING;
	}
}

/* ---- drawing */

/* The unit line at the top right; names of slices that would reach it begin below. */
static struct rect draw_unit(struct pie *p, struct rect room)
{
	struct canvas *v = p->v;
	const struct text_line *line = polar_unit(v->c, false);
	double em = canvas_em(v), pitch = letter_pitch(v->c, LETTER_AXIS);
	if (!line)
		return room;
	double x = v->body.x + v->body.w - line->width;
	canvas_text(v, line, "axis.unit",
		    (struct point){x, text_center(line, room.y + pitch / 2)});
	if (p->polar->center.x + p->polar->outer + BESIDE_GAP * em + beside_widest(p, true) +
		    0.5 * em >
	    x) {
		room.y += pitch;
		room.h = fmax(room.h - pitch, 1);
	}
	return room;
}

static void draw_slices(struct pie *p)
{
	struct canvas *v = p->v;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		struct mark_out out = {.scene = v->out, .mem = v->out->mem};
		if (l->mark->polar)
			l->mark->draw(l, &v->scales, &out);
	}
}

static struct pie open_pie(struct canvas *v, bool small)
{
	struct pie p = {.v = v, .small = small, .lead = pie_lead(v->c)};
	v->scales = v->view->scales;
	p.polar = &v->scales.polar;
	if (v->c->hollow)
		return p;
	scale_settle(&v->scales.polar.theta, 2);
	scale_settle(&v->scales.polar.radius, 2);
	set_size(&p, (struct point){0, 0}, USUAL * v->c->scale, v->c->scale);
	find_slices(&p);
	return p;
}

void polar_cell(struct canvas *v, struct rect plot)
{
	struct pie p = open_pie(v, true);
	v->plot = plot;
	if (v->c->hollow) {
		p.polar->center = (struct point){plot.x + plot.w / 2, plot.y + plot.h / 2};
		p.polar->outer = fmax(0, fmin(plot.w, plot.h) / 2 - MARGIN * canvas_em(v));
		inscribe_hollow(&p);
		return;
	}
	fit(&p, plot, 0);
	draw_slices(&p);
	rim_draw(&p);
	wording_draw(&p);
	if (pie_asks(v->c, "none"))
		return;
	inscribe_shares(&p);
	inscribe_whole(&p);
}

/* A ring too slim for shares has them beside it, with the names in a legend. */
static bool bares(struct pie *p, struct rect room)
{
	bool slim = false;
	double em = canvas_em(p->v);
	for (size_t i = 0; i < p->slices; i++) {
		const struct sector *s = &p->slice[i].sector;
		slim |= p->slice[i].layer == p->lead && s->inner > 0 &&
			s->outer - s->inner < SLIM * em;
	}
	if (!slim)
		return false;
	p->bare = true;
	struct rect less = {room.x, room.y + BESIDE_GAP * em / 2, room.w,
			    room.h - BESIDE_GAP * em};
	fit(p, less, beside_read(p, true));
	if (p->polar->outer >= RADIUS_MIN * p->v->c->scale)
		return true;
	p->bare = false;
	fit(p, room, beside_read(p, false));
	return false;
}

static struct pie place_body(struct canvas *v, struct legend *legend, struct rect *room,
			     bool *names)
{
	const struct chart *c = v->c;
	canvas_body(v);
	v->view = &c->view[0];
	v->space = (struct space){.mem = v->out->mem, .bounds = v->body};
	struct pie p = open_pie(v, false);
	*names = named(c);
	double side = beside_read(&p, *names);
	fit(&p, v->body, side);
	if (*names && p.polar->outer < RADIUS_MIN * c->scale)
		*names = false;
	bool direct = *names || (wording_names(c) && !v->legend);
	*legend = legend_place(c, &v->body, LEGEND_SHARE * v->body.h, direct);
	*room = v->body;
	room->y += legend->height;
	room->h = fmax(room->h - legend->height, 1);
	side = beside_read(&p, *names);
	fit(&p, *room, side);
	if (named(c) && !*names)
		*names = bares(&p, *room);
	return p;
}

bool polar_draw(struct canvas *v)
{
	struct legend legend;
	struct rect room;
	bool names, shares = !pie_asks(v->c, "none");
	struct pie p = place_body(v, &legend, &room, &names);
	double across = 2 * p.polar->outer;
	v->ease = canvas_ease(v, (struct size){across, across}, 1, 1);
	legend_draw(v, &legend);
	struct rect right = draw_unit(&p, room);
	draw_slices(&p);
	rim_draw(&p);
	if (names && shares)
		beside_draw(&p, room, right);
	bool told = wording_draw(&p);
	if (shares && !names)
		inscribe_shares(&p);
	if (shares)
		inscribe_whole(&p);
	return told || v->legend;
}
