#include "sink/paint.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "sink/outline.h"
#include "sink/pixels.h"
#include "text/run.h"

#define FAR 1e5    /* points: beyond, cairo's fixed-point numbers would overflow */
#define EDGE 2.0   /* points: more than anti-aliasing and snapping take at any resolution */
#define MITER 10.0 /* of a mitre's length and the line's width: PDF's and cairo's default */

struct painter {
	struct loaded_cairo cairo;
	struct outlines *outlines;
	struct pixels *pixels;
	struct diags *d;
	struct paint_extent strip; /* that is painted now */
	bool snap, failed;
};

static struct painter *make(const struct loaded_cairo *cairo, struct diags *d)
{
	struct painter *p = calloc(1, sizeof(*p));
	if (!p)
		arena_exhausted();
	p->cairo = *cairo;
	p->outlines = outline_open();
	p->pixels = pixels_open(&p->cairo, d);
	p->d = d;
	return p;
}

struct painter *paint_open(struct diags *d)
{
	struct loaded_cairo cairo;
	return loaded_cairo(&cairo, d) ? make(&cairo, d) : NULL;
}

struct painter *paint_another(const struct painter *p)
{
	struct painter *other = make(&p->cairo, p->d);
	other->snap = p->snap;
	return other;
}

const struct loaded_cairo *paint_cairo(const struct painter *p)
{
	return &p->cairo;
}

void paint_close(struct painter *p)
{
	outline_close(p->outlines);
	pixels_close(p->pixels);
	free(p);
}

void paint_snap(struct painter *p, bool snap)
{
	p->snap = snap;
}

bool paint_failed(const struct painter *p)
{
	return p->failed;
}

void paint_source(struct painter *p, cairo_t *cr, color rgba)
{
	p->cairo.set_source_rgba(cr, (rgba >> 24) / 255.0, (rgba >> 16 & 0xFF) / 255.0,
				 (rgba >> 8 & 0xFF) / 255.0, (rgba & 0xFF) / 255.0);
}

static double near(double v)
{
	return fmax(-FAR, fmin(FAR, v));
}

/* Cut off where nobody looks; false when a number is none. */
static bool tame(struct rect *r)
{
	if (!isfinite(r->x) || !isfinite(r->y) || !isfinite(r->w) || !isfinite(r->h))
		return false;
	double x = near(r->x), y = near(r->y);
	*r = (struct rect){x, y, near(r->x + r->w) - x, near(r->y + r->h) - y};
	return true;
}

/* Pixels a point of user space; the same along both axes. */
static double resolution(struct painter *p, cairo_t *cr)
{
	double dx = 1, dy = 0;
	p->cairo.user_to_device_distance(cr, &dx, &dy);
	return dx;
}

/* An edge at a whole pixel, or with a line of odd width about it at half of one. */
static double snapped(double v, double ppp, double shift)
{
	return (floor(v * ppp - shift + 0.5) + shift) / ppp;
}

/* Both edges of [lo, lo + size], unless nothing would be left between them. */
static void snap_span(double *lo, double *size, double ppp, double shift)
{
	double a = snapped(*lo, ppp, shift), b = snapped(*lo + *size, ppp, shift);
	if (b <= a)
		return;
	*lo = a;
	*size = b - a;
}

/* A stroke of whole pixels; half of a pixel is where an odd one has its middle. */
static double snap_width(double width, double ppp, double *shift)
{
	double pixels = fmax(1, round(width * ppp));
	*shift = fmod(pixels, 2) / 2;
	return pixels / ppp;
}

static void set_ink(struct painter *p, cairo_t *cr, const struct ink *ink)
{
	paint_source(p, cr, ink->rgba);
	if (!(ink->width > 0))
		return;
	p->cairo.set_line_width(cr, fmin(ink->width, FAR));
	p->cairo.set_line_cap(cr, ink->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
	p->cairo.set_line_join(cr, ink->round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
	p->cairo.set_dash(cr, ink->dash, ink->dash ? ink->dashes : 0, 0);
}

static void finish(struct painter *p, cairo_t *cr, const struct ink *ink)
{
	if (ink->width > 0)
		p->cairo.stroke(cr);
	else
		p->cairo.fill(cr);
}

/* The device's y of user space's origin is a whole pixel: strips begin at one. */
static void paint_rect(struct painter *p, cairo_t *cr, const struct item *item)
{
	struct rect r = item->rect;
	if (!tame(&r))
		return;
	set_ink(p, cr, &item->ink);
	if (p->snap) {
		double ppp = resolution(p, cr), shift = 0;
		if (item->ink.width > 0)
			p->cairo.set_line_width(cr, snap_width(item->ink.width, ppp, &shift));
		snap_span(&r.x, &r.w, ppp, shift);
		snap_span(&r.y, &r.h, ppp, shift);
	}
	p->cairo.rectangle(cr, r.x, r.y, r.w, r.h);
	finish(p, cr, &item->ink);
}

static void trace(struct painter *p, cairo_t *cr, const struct path *path)
{
	const struct point *at = path->at;
	for (size_t i = 0; i < path->ops; i++) {
		switch (path->op[i]) {
		case PATH_MOVE:
			p->cairo.move_to(cr, near(at->x), near(at->y));
			at++;
			break;
		case PATH_LINE:
			p->cairo.line_to(cr, near(at->x), near(at->y));
			at++;
			break;
		case PATH_CURVE:
			p->cairo.curve_to(cr, near(at[0].x), near(at[0].y), near(at[1].x),
					  near(at[1].y), near(at[2].x), near(at[2].y));
			at += 3;
			break;
		default:
			p->cairo.close_path(cr);
		}
	}
}

#define LONG_LINE 64 /* points */

/* A long line of straight strokes without dashes, of which some may be left out. */
static bool is_long_line(const struct item *item)
{
	const struct path *path = &item->path;
	if (!(item->ink.width > 0) || item->ink.dash || path->ops < LONG_LINE)
		return false;
	for (size_t i = 0; i < path->ops; i++)
		if (path->op[i] != PATH_LINE && (path->op[i] != PATH_MOVE || i))
			return false;
	return true;
}

/* Its strokes that touch the strip, with their joins: all others would be cut off. */
static void trace_strip(struct painter *p, cairo_t *cr, const struct item *item)
{
	double reach = item->ink.width * MITER / 2 + EDGE;
	double top = p->strip.top - reach, bottom = p->strip.bottom + reach;
	const struct point *at = item->path.at;
	bool open = false;
	for (size_t i = 1; i < item->path.points; i++) {
		struct point a = at[i - 1], b = at[i];
		if ((a.y < top && b.y < top) || (a.y > bottom && b.y > bottom)) {
			open = false;
			continue;
		}
		if (!open)
			p->cairo.move_to(cr, near(a.x), near(a.y));
		p->cairo.line_to(cr, near(b.x), near(b.y));
		open = true;
	}
}

/* A rule: one straight line along an axis. */
static bool is_rule(const struct item *item)
{
	const struct path *p = &item->path;
	return item->ink.width > 0 && !item->ink.round && p->ops == 2 && p->points == 2 &&
	       (p->at[0].x == p->at[1].x || p->at[0].y == p->at[1].y);
}

/* A line ends where a rectangle of its length does: a gap in a bar reaches the bar's edges. */
static void snap_ends(double *a, double *b, double ppp)
{
	double lo = fmin(*a, *b), size = fabs(*b - *a), *first = *a < *b ? a : b;
	snap_span(&lo, &size, ppp, 0);
	*(first == a ? b : a) = lo + size;
	*first = lo;
}

static void paint_rule(struct painter *p, cairo_t *cr, const struct item *item)
{
	struct point a = item->path.at[0], b = item->path.at[1];
	double ppp = resolution(p, cr), shift;
	p->cairo.set_line_width(cr, snap_width(item->ink.width, ppp, &shift));
	if (a.x == b.x) {
		a.x = b.x = snapped(a.x, ppp, shift);
		snap_ends(&a.y, &b.y, ppp);
	} else {
		a.y = b.y = snapped(a.y, ppp, shift);
		snap_ends(&a.x, &b.x, ppp);
	}
	p->cairo.move_to(cr, near(a.x), near(a.y));
	p->cairo.line_to(cr, near(b.x), near(b.y));
	p->cairo.stroke(cr);
}

static void paint_path(struct painter *p, cairo_t *cr, const struct item *item)
{
	if (item->path.ops == 0)
		return;
	set_ink(p, cr, &item->ink);
	if (p->snap && is_rule(item)) {
		paint_rule(p, cr, item);
		return;
	}
	if (is_long_line(item))
		trace_strip(p, cr, item);
	else
		trace(p, cr, &item->path);
	finish(p, cr, &item->ink);
}

/* The whole run is one path: letters that touch do not show their seam. */
static void paint_text(struct painter *p, cairo_t *cr, const struct item *item)
{
	const struct text_run *run = item->text.run;
	struct point at = item->text.at;
	if (!run || !isfinite(at.x) || !isfinite(at.y) || fabs(at.x) > FAR || fabs(at.y) > FAR)
		return;
	double em = run->size / run->face->upem, x = 0;
	cairo_matrix_t before;
	p->cairo.get_matrix(cr, &before);
	p->cairo.translate(cr, at.x, at.y);
	if (item->text.angle != 0)
		p->cairo.rotate(cr, item->text.angle);
	p->cairo.scale(cr, em, -em);
	for (uint32_t i = 0; i < run->glyphs; i++) {
		const struct text_glyph *g = &run->glyph[i];
		struct path path = outline_get(p->outlines, run->face, g->id);
		cairo_matrix_t line;
		if (path.ops) {
			p->cairo.get_matrix(cr, &line);
			p->cairo.translate(cr, (x + (double)g->dx) / em, (double)g->dy / em);
			trace(p, cr, &path);
			p->cairo.set_matrix(cr, &line);
		}
		x += (double)g->advance;
	}
	p->cairo.set_matrix(cr, &before);
	paint_source(p, cr, item->ink.rgba);
	p->cairo.fill(cr);
}

static void paint_image(struct painter *p, cairo_t *cr, const struct item *item)
{
	struct rect r = item->image.at;
	cairo_surface_t *picture = pixels_get(p->pixels, item->image.image);
	p->failed |= !picture;
	if (!picture || !tame(&r) || r.w <= 0 || r.h <= 0)
		return;
	double w = p->cairo.image_surface_get_width(picture);
	double h = p->cairo.image_surface_get_height(picture);
	p->cairo.save(cr);
	p->cairo.rectangle(cr, r.x, r.y, r.w, r.h);
	p->cairo.clip(cr);
	p->cairo.translate(cr, r.x, r.y);
	p->cairo.scale(cr, r.w / w, r.h / h);
	p->cairo.set_source_surface(cr, picture, 0, 0);
	p->cairo.pattern_set_extend(p->cairo.get_source(cr),
				    CAIRO_EXTEND_PAD); /* no pale edges */
	p->cairo.paint(cr);
	p->cairo.restore(cr);
}

static void clip(struct painter *p, cairo_t *cr, const struct item *item)
{
	struct rect r = item->rect;
	p->cairo.save(cr);
	if (!tame(&r))
		return;
	if (p->snap) {
		snap_span(&r.x, &r.w, resolution(p, cr), 0);
		snap_span(&r.y, &r.h, resolution(p, cr), 0);
	}
	p->cairo.rectangle(cr, r.x, r.y, r.w, r.h);
	p->cairo.clip(cr);
}

static void paint_item(struct painter *p, cairo_t *cr, const struct item *item)
{
	switch (item->kind) {
	case ITEM_RECT:
		paint_rect(p, cr, item);
		break;
	case ITEM_PATH:
		paint_path(p, cr, item);
		break;
	case ITEM_TEXT:
		paint_text(p, cr, item);
		break;
	case ITEM_IMAGE:
		paint_image(p, cr, item);
		break;
	case ITEM_CLIP:
		clip(p, cr, item);
		break;
	case ITEM_UNCLIP:
		p->cairo.restore(cr);
		break;
	case ITEM_LINK:
	case ITEM_ANCHOR:
	case ITEM_EMPTY:
		break;
	}
	assert(p->cairo.status(cr) == CAIRO_STATUS_SUCCESS);
}

void paint_strip(struct painter *p, const struct scene *s, const struct paint_extent *extent,
		 struct paint_extent strip, cairo_t *cr)
{
	p->strip = strip;
	for (size_t i = 0; i < s->count; i++)
		if (extent[i].bottom >= strip.top && extent[i].top <= strip.bottom)
			paint_item(p, cr, &s->item[i]);
}

void paint_scene(struct painter *p, const struct scene *s, cairo_t *cr)
{
	p->strip = (struct paint_extent){-INFINITY, INFINITY};
	for (size_t i = 0; i < s->count; i++)
		paint_item(p, cr, &s->item[i]);
}

static struct paint_extent reach_of(const struct item *item)
{
	double stroke = item->ink.width > 0 ? item->ink.width : 0;
	struct paint_extent e = {INFINITY, -INFINITY};
	switch (item->kind) {
	case ITEM_RECT:
		e = (struct paint_extent){item->rect.y, item->rect.y + item->rect.h};
		break;
	case ITEM_PATH:
		stroke *= MITER / 2;
		for (size_t i = 0; i < item->path.points; i++) {
			e.top = fmin(e.top, item->path.at[i].y);
			e.bottom = fmax(e.bottom, item->path.at[i].y);
		}
		break;
	case ITEM_TEXT:
		if (item->text.run) { /* whatever the angle; no glyph is taller than 2 em */
			const struct text_run *run = item->text.run;
			double turn = fabs(sin(item->text.angle)) * run->width;
			stroke = 2 * run->size + turn;
			e = (struct paint_extent){item->text.at.y, item->text.at.y};
		}
		break;
	case ITEM_IMAGE:
		e = (struct paint_extent){item->image.at.y,
					  item->image.at.y + item->image.at.h};
		break;
	default: /* clips nest: they are never left out */
		return (struct paint_extent){-INFINITY, INFINITY};
	}
	return (struct paint_extent){e.top - stroke - EDGE, e.bottom + stroke + EDGE};
}

const struct paint_extent *paint_extents(const struct scene *s, struct arena *mem)
{
	struct paint_extent *extent = ARENA_NEW(mem, struct paint_extent, s->count);
	for (size_t i = 0; i < s->count; i++)
		extent[i] = reach_of(&s->item[i]);
	return extent;
}
