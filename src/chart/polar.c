#include "chart/polar.h"

#include <math.h>

#include "base/num.h"
#include "chart/frame.h"
#include "chart/legend.h"
#include "chart/palette.h"
#include "chart/spread.h"
#include "chart/words.h"
#include "mark/property.h"

#define PI 3.14159265358979323846
#define DRAWING 0.36 /* height, of its width */
#define DRAWING_MIN 140.0
#define DRAWING_MAX 210.0
#define RADIUS_MIN 32.0 /* points: below, slices are named in a legend */
#define ELBOW 0.7       /* of a leader beyond the circle, in label sizes */
#define BESIDE 2.0      /* from the circle to the names */
#define LEGEND_SHARE 0.4
#define SMALL 0.06     /* slices with one line for name, share and amount */
#define NAMES_MAX 0.34 /* of the width, for the names of one side */

struct slice {
	const struct mark_row *row;
	const struct text_line *line[2]; /* name; share and amount */
	double angle, share;             /* of its middle, clockwise from the top */
	double width, height, top;
	bool right, lost;
};

struct pie {
	struct canvas *v;
	struct slice *slice;
	size_t slices;
	struct point center;
	double radius, inner;
	bool small; /* one of several */
};

static bool asks(const struct chart *c, const char *words)
{
	return str_among(c->layer[0].draw.options.label, words);
}

/* Do slices have their names beside them? Else they are told by a legend. */
static bool named(const struct chart *c)
{
	return asks(c, "end all") && !legend_orient(c).n;
}

double polar_height(const struct chart *c, double width)
{
	double h = fmax(DRAWING_MIN, fmin(DRAWING_MAX, DRAWING * width / c->scale)) * c->scale;
	if (named(c))
		return h;
	struct rect body = {0, 0, width, h};
	double above = legend_place(c, &body, LEGEND_SHARE * h, false).height;
	return 2 * h - body.h + above;
}

/* "29.3%(2,513)" */
static struct str share_text(const struct pie *p, const struct slice *s)
{
	const struct chart *c = p->v->c;
	struct str share = words_fixed(c, s->share * 100, 1, STR("%"));
	struct str amount = s->row->text;
	if (!amount.n || p->small || asks(c, "inside"))
		return share;
	return arena_printf(c->mem, "%.*s (%.*s)", STR_ARG(share), STR_ARG(amount));
}

static void shape(struct pie *p, struct slice *s, bool inside)
{
	const struct chart *c = p->v->c;
	struct str name =
		s->row->series < c->series_count ? c->series[s->row->series].name : STR_NONE;
	color dark = c->theme->color.text;
	double most = NAMES_MAX * p->v->body.w;
	s->line[0] = s->line[1] = NULL;
	if (name.n && !inside && s->share < SMALL) { /* little room: all in one line */
		struct str part[] = {name, share_text(p, s)};
		s->line[1] = letter_line(c, LETTER_LABEL, dark,
					 arena_join(c->mem, part, 2, STR(" ")));
		s->width = s->line[1]->width;
		s->height = letter_pitch(c, LETTER_LABEL);
		if (s->width <= most)
			return;
	}
	if (name.n && !inside) {
		s->line[0] = letter_line(c, LETTER_STRONG, dark, name);
		if (s->line[0]->width > most)
			s->line[0] =
				text_ellipsis(c->text, name,
					      letter_style(c, LETTER_STRONG, dark), most, c->d);
	}
	s->line[1] = letter_line(c, LETTER_LABEL, dark, share_text(p, s));
	s->width = s->height = 0;
	for (int i = 0; i < 2; i++)
		if (s->line[i]) {
			s->width = fmax(s->width, s->line[i]->width);
			s->height += letter_pitch(c, LETTER_LABEL);
		}
}

static void read_slices(struct pie *p, bool inside)
{
	const struct mark_layer *l = &p->v->view->layer[0];
	p->slice = ARENA_NEW(p->v->out->mem, struct slice, l->rows);
	for (size_t i = 0; i < l->rows; i++) {
		const struct mark_row *r = &l->row[i];
		if (!(r->turn2 > r->turn) || r->status >= STATUS_MISSING)
			continue;
		struct slice *s = &p->slice[p->slices++];
		s->row = r;
		s->share = r->turn2 - r->turn;
		s->angle = PI * (r->turn + r->turn2);
		s->right = sin(s->angle) >= 0;
		shape(p, s, inside);
	}
}

/* The circle between the names of both sides. */
static void fit(struct pie *p, struct rect room, bool names)
{
	double em = canvas_em(p->v), side = 0, scale = p->v->c->scale;
	double own = p->v->view->layer[0].options.outer_radius * scale;
	for (size_t i = 0; i < p->slices && names; i++)
		side = fmax(side, p->slice[i].width + BESIDE * em);
	p->center = (struct point){room.x + room.w / 2, room.y + room.h / 2};
	p->radius = fmin(room.h / 2 - 0.3 * em, room.w / 2 - fmax(side, 0.3 * em));
	if (own > 0)
		p->radius = fmin(p->radius, own);
	p->radius = fmax(p->radius, 0);
	p->inner = mark_inner_radius(&p->v->view->layer[0].options, p->radius, scale);
}

/* Slices of one side from the top down: their numbers. */
static size_t side_of(const struct pie *p, bool right, size_t *out)
{
	size_t n = 0;
	for (size_t i = 0; i < p->slices; i++)
		if (p->slice[i].right == right && !p->slice[i].lost)
			out[n++] = i;
	for (size_t i = 0; i < n / 2 && !right; i++) { /* up the left side */
		size_t was = out[i];
		out[i] = out[n - 1 - i];
		out[n - 1 - i] = was;
	}
	return n;
}

/* The names of one side keep apart; what the column cannot hold loses the
 * smallest slices first. */
static void spread(struct pie *p, bool right, struct rect room)
{
	size_t *at = ARENA_NEW(p->v->out->mem, size_t, p->slices), n;
	for (;;) {
		double sum = 0;
		size_t least = 0;
		n = side_of(p, right, at);
		for (size_t i = 0; i < n; i++) {
			sum += p->slice[at[i]].height;
			if (p->slice[at[i]].share < p->slice[at[least]].share)
				least = i;
		}
		if (sum <= room.h || !n)
			break;
		p->slice[at[least]].lost = true;
		p->v->lost++; /* a slice without a name is worse than a bar without a value */
	}
	struct spread_item *item = ARENA_NEW(p->v->out->mem, struct spread_item, n);
	for (size_t i = 0; i < n; i++) {
		const struct slice *s = &p->slice[at[i]];
		double y = p->center.y - (p->radius + ELBOW * canvas_em(p->v)) * cos(s->angle);
		item[i] = (struct spread_item){y, s->height, 0};
	}
	spread_apart(item, n, room.y, room.y + room.h, p->v->out->mem);
	for (size_t i = 0; i < n; i++)
		p->slice[at[i]].top = item[i].top;
}

static struct point on(const struct pie *p, double radius, double angle)
{
	return (struct point){p->center.x + radius * sin(angle),
			      p->center.y - radius * cos(angle)};
}

static void draw_name(struct pie *p, const struct slice *s)
{
	struct canvas *v = p->v;
	double em = canvas_em(v), pitch = letter_pitch(v->c, LETTER_LABEL);
	double edge = p->center.x + (s->right ? 1 : -1) * (p->radius + BESIDE * em);
	double gap = 0.3 * em;
	struct ink ink = {.rgba = v->c->theme->color.muted, .width = 0.5 * v->c->scale};
	/* out, aside until clear of the circle, then to the name */
	struct point out = on(p, p->radius + ELBOW * em, s->angle);
	double aside = p->center.x + (s->right ? 1 : -1) * (p->radius + ELBOW * em);
	double y = fmax(s->top + pitch / 2, fmin(out.y, s->top + s->height - pitch / 2));
	struct point way[] = {on(p, p->radius + 1.5 * v->c->scale, s->angle),
			      out,
			      {aside, out.y},
			      {edge - (s->right ? gap : -gap), y}};
	scene_polyline(v->out, "label.leader", ink, way, 4, false);
	y = s->top + pitch / 2;
	for (int i = 0; i < 2; i++) {
		if (!s->line[i])
			continue;
		double x = s->right ? edge : edge - s->line[i]->width;
		canvas_text(v, s->line[i], i ? "label.value" : "label.name",
			    (struct point){x, text_center(s->line[i], y)});
		y += pitch;
	}
}

/* Does a corner reach out of the circle? */
static bool beyond(const struct pie *p, struct rect r)
{
	double x = fmax(fabs(r.x - p->center.x), fabs(r.x + r.w - p->center.x));
	double y = fmax(fabs(r.y - p->center.y), fabs(r.y + r.h - p->center.y));
	return hypot(x, y) > p->radius;
}

/* A share inside its slice, where there is room for it. */
static void draw_inside(struct pie *p, const struct slice *s)
{
	struct canvas *v = p->v;
	const struct mark_layer *l = &v->view->layer[0];
	color ground = s->row->rgba ? s->row->rgba : l->series[s->row->series].rgba;
	double share = (s->row->opacity > 0 ? s->row->opacity : 1) *
		       (l->options.opacity > 0 ? l->options.opacity : 1);
	ground = (ground & ~(color)255) | (color)lround(255 * fmin(share, 1));
	ground = palette_over(ground, v->c->theme->color.surface);
	color rgba = v->c->theme->color.text;
	double middle = (p->inner + p->radius) / 2;
	middle = p->inner > 0 ? middle : 0.64 * p->radius;
	if (s->row->status != STATUS_ACTUAL || !palette_text_on(ground, rgba, &rgba))
		rgba = v->c->theme->color.text;
	const struct text_line *line = letter_line(v->c, LETTER_LABEL, rgba, share_text(p, s));
	double chord = s->share >= 0.5 ? 2 * middle : 2 * middle * sin(PI * s->share);
	struct rect r;
	struct point at = on(p, middle, s->angle);
	r = letter_rect(line, (struct point){at.x - line->width / 2, text_center(line, at.y)});
	if (chord < line->width * 1.1 || beyond(p, r) || p->radius - p->inner < 1.6 * r.h ||
	    !space_clear(&v->space, r, 0)) {
		v->lost += v->c->layer[0].labelled;
		return;
	}
	double end = v->body.x + v->body.w, w = fmin(line->width + 0.6 * r.h, chord);
	w = fmin(w, 2 * fmin(end - at.x, at.x - v->body.x));
	if (l->series[s->row->series].hatch || s->row->status != STATUS_ACTUAL)
		scene_rect(v->out, "label.ground",
			   (struct ink){.rgba = s->row->status != STATUS_ACTUAL
							? v->c->theme->color.surface
							: ground},
			   (struct rect){at.x - w / 2, at.y - 0.65 * r.h, w, 1.3 * r.h});
	canvas_text(v, line, "label.value",
		    (struct point){at.x - line->width / 2, text_center(line, at.y)});
}

/* The whole in the hole of a ring. */
static void draw_total(struct pie *p)
{
	const struct chart *c = p->v->c;
	const struct model_layer *l = &c->layer[0];
	double pitch = letter_pitch(c, LETTER_LABEL), sum = 0;
	for (size_t i = 0; i < p->slices; i++)
		sum += p->slice[i].row->theta;
	double ten = l->column[CHANNEL_THETA] ? pow(10, l->column[CHANNEL_THETA]->decimals) : 1;
	sum = fabs(sum) < 1e12 ? round(sum * ten) / ten : sum;
	struct str text = words_label(c, l, num_shortest(c->mem, sum), STATUS_ACTUAL, 1);
	const struct text_line *line[] = {
		letter_line(c, LETTER_LABEL, c->theme->color.secondary,
			    words_pick(c, STR("합계"), STR("Total"))),
		letter_line(c, LETTER_STRONG, c->theme->color.text, text)};
	double half = fmax(line[0]->width, line[1]->width) / 2;
	struct rect all = {p->center.x - half, p->center.y - pitch, 2 * half, 2 * pitch};
	if (hypot(half, pitch) > 0.9 * p->inner || !space_clear(&p->v->space, all, 0))
		return;
	for (int i = 0; i < 2; i++)
		canvas_text(
			p->v, line[i], "label.value",
			(struct point){p->center.x - line[i]->width / 2,
				       text_center(line[i], p->center.y + (i - 0.5) * pitch)});
}

const struct text_line *polar_unit(const struct chart *c, bool small)
{
	struct str unit = c->field[CHANNEL_THETA].unit;
	bool hole = c->layer[0].draw.options.inner_radius > 0;
	bool told = (!small && asks(c, "end all")) || (hole && !asks(c, "none"));
	if (!unit.n || !told)
		return NULL;
	return letter_line(c, LETTER_AXIS, c->theme->color.secondary, words_unit(c, unit));
}

/* The unit line at the top right; names of slices that would reach it begin below. */
static struct rect draw_unit(struct pie *p, struct rect room)
{
	struct canvas *v = p->v;
	const struct chart *c = v->c;
	const struct text_line *line = polar_unit(c, false);
	double em = canvas_em(v), widest = 0, pitch = letter_pitch(c, LETTER_AXIS);
	if (!line)
		return room;
	double x = v->body.x + v->body.w - line->width;
	canvas_text(v, line, "axis.unit",
		    (struct point){x, text_center(line, room.y + pitch / 2)});
	for (size_t i = 0; i < p->slices; i++)
		if (p->slice[i].right)
			widest = fmax(widest, p->slice[i].width);
	if (p->center.x + p->radius + BESIDE * em + widest + 0.5 * em > x) {
		room.y += pitch;
		room.h = fmax(room.h - pitch, 1);
	}
	return room;
}

static void draw_slices(struct pie *p)
{
	struct canvas *v = p->v;
	const struct mark_layer *l = &v->view->layer[0];
	struct mark_out out = {.scene = v->out, .mem = v->out->mem};
	for (int i = 0; i < 2; i++) {
		struct scale *s = i ? &v->scales.y : &v->scales.x;
		double middle = i ? p->center.y : p->center.x;
		scale_settle(s, 2);
		scale_range(s, middle - p->radius, middle + p->radius);
	}
	l->mark->draw(l, &v->scales, &out);
}

void polar_cell(struct canvas *v, struct rect plot)
{
	struct pie p = {.v = v, .small = true};
	v->scales = v->view->scales;
	v->plot = plot;
	read_slices(&p, true);
	fit(&p, plot, false);
	draw_slices(&p);
	if (asks(v->c, "none"))
		return;
	for (size_t i = 0; i < p.slices; i++)
		draw_inside(&p, &p.slice[i]);
	draw_total(&p);
}

bool polar_draw(struct canvas *v)
{
	const struct chart *c = v->c;
	double head = frame_head_height(c, v->figure.w),
	       foot = frame_foot_height(c, v->figure.w);
	struct pie p = {.v = v};
	bool names = named(c), shares = !asks(c, "none");
	v->body = v->figure;
	v->body.y += head;
	v->body.h = fmax(v->figure.h - head - foot, 1);
	v->view = &c->view[0];
	v->scales = v->view->scales;
	v->space = (struct space){.mem = v->out->mem, .bounds = v->body};
	read_slices(&p, !names);
	struct rect room = v->body;
	fit(&p, room, names);
	if (names && p.radius < RADIUS_MIN * c->scale)
		names = false;
	struct legend legend = legend_place(c, &v->body, LEGEND_SHARE * v->body.h, names);
	room = v->body;
	room.y += legend.height;
	room.h = fmax(room.h - legend.height, 1);
	fit(&p, room, names);
	legend_draw(v, &legend);
	struct rect below = draw_unit(&p, room);
	draw_slices(&p);
	spread(&p, true, below);
	spread(&p, false, room);
	for (size_t i = 0; i < p.slices && shares; i++)
		if (!names)
			draw_inside(&p, &p.slice[i]);
		else if (!p.slice[i].lost)
			draw_name(&p, &p.slice[i]);
	if (shares)
		draw_total(&p);
	return true;
}
