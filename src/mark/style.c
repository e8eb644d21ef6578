#include "mark/style.h"

#include <math.h>
#include <string.h>

#define NEUTRAL 0x58616AFFu /* keys that stand for a status, not for a series */
#define PI 3.14159265358979323846
#define DOT 0.28    /* radius of the dot in an open marker, share of the marker's */
#define OUTLINE 1.4 /* width of an open marker's line, points */
#define FRAME 1.0   /* of a body that is not certain, points */
#define EDGE 0.5    /* of a pale symbol, points */
#define HATCH 5.5   /* between the lines of a hatch, points */

static const double dash_estimate[] = {5, 1.8};
static const double dash_projection[] = {2.6, 1.8};
static const double dash_claimed[] = {0.1, 2.2};

#define DASHED(d) .dash = (d), .dashes = sizeof(d) / sizeof(*(d))

static const struct style styles[STATUS_COUNT] = {
	[STATUS_ACTUAL] = {.marker = STYLE_FILLED,
			   .area_alpha = 0.32,
			   .round = true,
			   .marker_size = 1},
	[STATUS_PROVISIONAL] = {.marker = STYLE_OPEN,
				.line_pale = 0.3,
				.fill_pale = 0.5,
				.area_alpha = 0.24,
				.round = true,
				.outline = true,
				.marker_size = 1},
	[STATUS_ESTIMATE] = {.marker = STYLE_OPEN,
			     .line_pale = 0.3,
			     .fill_pale = 0.5,
			     .area_alpha = 0.24,
			     DASHED(dash_estimate),
			     .outline = true,
			     .dot = true,
			     .marker_size = 1},
	[STATUS_PROJECTION] = {.marker = STYLE_OPEN,
			       .line_pale = 0.25,
			       .fill_pale = 0.82,
			       .area_alpha = 0.14,
			       DASHED(dash_projection),
			       .outline = true,
			       .marker_size = 0.8},
	[STATUS_CLAIMED] = {.marker = STYLE_OPEN,
			    .line_pale = 0.1,
			    .fill_pale = 0.82,
			    .area_alpha = 0.14,
			    DASHED(dash_claimed),
			    .round = true,
			    .outline = true,
			    .hatch = true,
			    .diamond = true,
			    .marker_size = 1.1},
};

const struct style *style_of(enum status s)
{
	return &styles[s <= STATUS_CLAIMED ? s : STATUS_ACTUAL];
}

enum status style_less_certain(enum status a, enum status b)
{
	static const int doubt[STATUS_COUNT] = {
		[STATUS_ACTUAL] = 0,  [STATUS_PROVISIONAL] = 1, [STATUS_ESTIMATE] = 2,
		[STATUS_CLAIMED] = 3, [STATUS_PROJECTION] = 4,
	};
	return doubt[a] > doubt[b] ? a : b;
}

static unsigned channel(color c, int shift)
{
	return c >> shift & 0xFF;
}

color style_mix(color a, color b, double share)
{
	color out = a & 0xFF;
	for (int shift = 8; shift <= 24; shift += 8) {
		double v = channel(a, shift) * (1 - share) + channel(b, shift) * share;
		out |= (color)lround(v) << shift;
	}
	return out;
}

color style_alpha(color a, double alpha)
{
	return (a & ~(color)0xFF) | (color)lround(channel(a, 0) * alpha);
}

double style_scale(const struct mark_layer *l)
{
	return l->scale > 0 ? l->scale : 1;
}

color style_color(const struct mark_layer *l, size_t series)
{
	color rgba = series < l->series_count ? l->series[series].rgba : NEUTRAL;
	double opacity = l->options.opacity;
	return opacity > 0 && opacity < 1 ? style_alpha(rgba, opacity) : rgba;
}

color style_paint(const struct mark_layer *l, const struct mark_row *r)
{
	color rgba = style_color(l, r->series);
	double own = l->options.opacity > 0 ? l->options.opacity : 1;
	if (r->rgba)
		rgba = style_alpha(r->rgba, own);
	return r->opacity > 0 && r->opacity < 1 ? style_alpha(rgba, r->opacity) : rgba;
}

size_t style_series(const struct mark_layer *l, const struct mark_row *r)
{
	return r->rgba ? l->series_count : r->series;
}

color style_ink(const struct mark_layer *l, const struct mark_row *r)
{
	struct mark_row plain = *r;
	if (!l->painted && !r->rgba && l->ink)
		plain.rgba = l->ink;
	return style_paint(l, &plain);
}

struct ink style_stroke(const struct mark_layer *l, color rgba, double width, enum status s,
			struct arena *mem)
{
	const struct style *style = style_of(s);
	double points = width * style_scale(l);
	double *dash = style->dashes ? ARENA_NEW(mem, double, style->dashes) : NULL;
	for (unsigned i = 0; i < style->dashes; i++)
		dash[i] = style->dash[i] * points;
	return (struct ink){rgba, points, dash, style->dashes, style->round};
}

static bool striped(const struct mark_layer *l, size_t series)
{
	return series < l->series_count && l->series[series].hatch;
}

bool style_hatched(const struct mark_layer *l, size_t series, enum status s)
{
	return style_of(s)->hatch || striped(l, series);
}

void style_hatch(const struct mark_layer *l, size_t series, enum status s, struct path area,
		 struct mark_out *out, const char *role)
{
	const struct style *style = style_of(s);
	double scale = style_scale(l);
	struct ink ink = {.width = 0.5 * scale};
	ink.rgba = style_mix(style_color(l, series), l->surface, style->hatch ? 0.45 : 0.6);
	if (style_hatched(l, series, s))
		scene_hatch(out->scene, role, ink, area,
			    (struct hatch){HATCH * scale, .falls = !style->hatch});
	if (!style->hatch && style_hatched(l, series, s) && l->series[series].hatch > 1)
		scene_hatch(out->scene, role, ink, area, (struct hatch){HATCH * scale, false});
}

/* Patterns of strokeDash, as multiples of the line's width. */
static const struct pattern {
	double dash[4];
	uint8_t dashes;
} patterns[] = {
	{{0}, 0},        {{4, 2}, 2},
	{{1.2, 1.6}, 2}, {{7, 2, 1.2, 2}, 4},
	{{9, 2.5}, 2},   {{3, 1.2, 1.2, 1.2}, 4},
};

/* Dashes of so many points, or of line widths. */
static void put_dashes(struct ink *ink, const double *dash, uint8_t dashes, double unit,
		       struct arena *mem)
{
	double *own = ARENA_NEW(mem, double, dashes);
	for (uint8_t i = 0; i < dashes; i++)
		own[i] = dash[i] * unit;
	ink->dash = own;
	ink->dashes = dashes;
	ink->round = false;
}

/* own: which of the layer's dashes, from 1; 0: what the series or the mark says. */
static struct ink line(const struct mark_layer *l, struct ink ink, size_t series, uint8_t own,
		       struct arena *mem)
{
	const struct mark_options *o = own ? &l->dash[own - 1] : &l->options;
	size_t kind = series < l->series_count ? l->series[series].dash : 0;
	const struct pattern *p = &patterns[kind % (sizeof(patterns) / sizeof(*patterns))];
	if (ink.dashes)
		return ink;
	if (o->dashes)
		put_dashes(&ink, o->dash, o->dashes, style_scale(l), mem);
	else if (p->dashes)
		put_dashes(&ink, p->dash, p->dashes, ink.width, mem);
	return ink;
}

static double line_width(const struct mark_layer *l, double usual)
{
	return l->options.stroke_width > 0 ? l->options.stroke_width : usual;
}

struct ink style_line(const struct mark_layer *l, color rgba, double width, size_t series,
		      enum status s, struct arena *mem)
{
	uint8_t own = series < l->series_count ? l->series[series].own_dash : 0;
	return line(l, style_stroke(l, rgba, line_width(l, width), s, mem), series, own, mem);
}

struct ink style_row_line(const struct mark_layer *l, color rgba, double width,
			  const struct mark_row *r, struct arena *mem)
{
	return line(l, style_stroke(l, rgba, line_width(l, width), r->status, mem), r->series,
		    r->dash, mem);
}

/* Corners of a regular shape on the unit circle, the first at an angle from the top. */
struct shape {
	unsigned corners; /* 0: a circle */
	double turn;      /* radians, clockwise */
};

static struct shape shape_of(size_t series, bool diamond)
{
	static const struct shape shapes[] = {
		{0, 0}, {4, PI / 4}, {3, 0}, {4, 0}, {3, PI}, {6, 0}, {5, 0}, {8, PI / 8},
	};
	size_t all = sizeof(shapes) / sizeof(*shapes);
	/* as many colours as shapes: the second time around each colour has another */
	return shapes[diamond ? 3 : (series + series / all) % all];
}

static void add_shape(struct mark_out *out, const char *role, struct ink ink,
		      struct shape shape, struct point at, double radius)
{
	if (!shape.corners) {
		scene_circle(out->scene, role, ink, at, radius);
		return;
	}
	double n = shape.corners, area = n / 2 * sin(2 * PI / n);
	double r = radius * sqrt(PI / area); /* as much ink as the circle */
	struct point corner[8];
	for (unsigned i = 0; i < shape.corners; i++) {
		double turn = shape.turn + 2 * PI * i / n;
		corner[i] = (struct point){at.x + r * sin(turn), at.y - r * cos(turn)};
	}
	scene_polyline(out->scene, role, ink, corner, shape.corners, true);
}

/* mark.shape by its place in MARK_SHAPES, or the series' own. */
static size_t shape_index(const struct mark_layer *l, size_t series)
{
	const char *words = MARK_SHAPES;
	for (size_t i = 0; l->options.shape.n && *words; i++) {
		size_t n = strcspn(words, " ");
		if (str_eq(l->options.shape, (struct str){words, n}))
			return i;
		words += n + (words[n] == ' ');
	}
	return series < l->series_count ? l->series[series].index : 0;
}

/* Less than 3 : 1, by squares for the curve of sRGB: close enough for an outline. */
static bool is_pale(color a, color ground)
{
	double light[2];
	for (int i = 0; i < 2; i++) {
		color c = i ? ground : style_mix(a, ground, 1 - (a & 0xFF) / 255.0);
		double r = channel(c, 24) / 255.0, g = channel(c, 16) / 255.0,
		       b = channel(c, 8) / 255.0;
		light[i] = 0.2126 * r * r + 0.7152 * g * g + 0.0722 * b * b + 0.05;
	}
	return fmax(light[0], light[1]) < 3 * fmin(light[0], light[1]);
}

void style_symbol(const struct mark_layer *l, const struct mark_row *row, double radius,
		  struct point at, struct mark_out *out, const char *role)
{
	const struct style *style = style_of(row->status);
	color rgba = style_paint(l, row);
	struct shape shape = shape_of(shape_index(l, row->series), style->diamond);
	double r = radius * style->marker_size;
	if (style->marker == STYLE_FILLED && l->options.filled) {
		struct ink edge = {.rgba = l->edge, .width = EDGE * style_scale(l)};
		add_shape(out, role, (struct ink){.rgba = rgba}, shape, at, r);
		if (l->edge && is_pale(rgba, l->surface))
			add_shape(out, role, edge, shape, at, r - edge.width / 2);
		return;
	}
	double points = l->options.stroke_width > 0 ? l->options.stroke_width : OUTLINE;
	double width = fmin(points * style_scale(l), r * 0.6);
	struct ink line = {.rgba = rgba, .width = width};
	add_shape(out, role, (struct ink){.rgba = l->surface}, shape, at, r);
	add_shape(out, role, line, shape, at, r - width / 2);
	if (style->dot)
		scene_circle(out->scene, role, (struct ink){.rgba = rgba}, at, r * DOT);
}

void style_marker(const struct mark_layer *l, size_t series, enum status s, double radius,
		  struct point at, struct mark_out *out, const char *role)
{
	struct mark_row row = {.series = series, .status = s};
	style_symbol(l, &row, radius, at, out, role);
}

/* From the end of one edge around a corner to the start of the next; k: of a cubic
 * that stands for a quarter of a circle. */
static void turn(struct pen *pen, struct point from, struct point corner, struct point to)
{
	const double k = 0.5523;
	struct point a = {from.x + k * (corner.x - from.x), from.y + k * (corner.y - from.y)};
	struct point b = {to.x + k * (corner.x - to.x), to.y + k * (corner.y - to.y)};
	pen_line(pen, from.x, from.y);
	pen_curve(pen, a, b, to);
}

void style_block(const struct mark_layer *l, struct rect r, color rgba, struct mark_out *out,
		 const char *role)
{
	double c = fmin(l->options.corner_radius * style_scale(l), fmin(r.w, r.h) / 2);
	double x = r.x + r.w, y = r.y + r.h;
	struct pen pen = {.mem = out->mem};
	if (!(c > 0)) {
		scene_rect(out->scene, role, (struct ink){.rgba = rgba}, r);
		return;
	}
	pen_move(&pen, r.x + c, r.y);
	turn(&pen, (struct point){x - c, r.y}, (struct point){x, r.y},
	     (struct point){x, r.y + c});
	turn(&pen, (struct point){x, y - c}, (struct point){x, y}, (struct point){x - c, y});
	turn(&pen, (struct point){r.x + c, y}, (struct point){r.x, y},
	     (struct point){r.x, y - c});
	turn(&pen, (struct point){r.x, r.y + c}, (struct point){r.x, r.y},
	     (struct point){r.x + c, r.y});
	pen_close(&pen);
	scene_path(out->scene, role, (struct ink){.rgba = rgba}, pen_path(&pen));
}

color style_body(const struct mark_layer *l, const struct mark_row *r, struct rect at,
		 struct mark_out *out, const char *role)
{
	const struct style *style = style_of(r->status);
	double w = FRAME * style_scale(l);
	color rgba = style_paint(l, r), fill = style_mix(rgba, l->surface, style->fill_pale);
	struct rect frame = {at.x + w / 2, at.y + w / 2, at.w - w, at.h - w};
	style_block(l, at, fill, out, role);
	style_hatch(l, style_series(l, r), r->status, scene_outline(out->mem, at), out, role);
	if (style->outline && frame.w > 0 && frame.h > 0)
		scene_rect(out->scene, role, style_stroke(l, rgba, FRAME, r->status, out->mem),
			   frame);
	return fill;
}

/* Of a colour as it is printed in grey, 0 … 255 (Rec. 709). */
static double grey(color c)
{
	return 0.2126 * channel(c, 24) + 0.7152 * channel(c, 16) + 0.0722 * channel(c, 8);
}

color style_upon(const struct mark_layer *l, color fill)
{
	bool pale = fabs(grey(fill) - grey(l->surface)) < fabs(grey(fill) - grey(l->ink));
	return pale ? l->ink : l->surface;
}
