#include "chart/draw/axis_labels.h"

#include <math.h>

#include "chart/draw/canvas.h"
#include "chart/draw/turned.h"

#define APART 0.5      /* between labels side by side, in label sizes */
#define BODY 1.07      /* height of a line's ink, in label sizes */
#define CORNER 0.05    /* between a label below and one beside the plot, in label sizes */
#define STEEP 0.1      /* sine of the least angle that counts as one */
#define UPRIGHT 0.9999 /* sine from which a label stands on end */

static double em(const struct chart *c)
{
	return letter_size(c, LETTER_AXIS);
}

const struct text_line *axis_labels_shape(const struct chart *c, struct str s)
{
	return letter_line(c, LETTER_AXIS, c->theme->color.secondary, s);
}

struct axis_label axis_labels_line(const struct chart *c, double value, struct str s)
{
	struct axis_label l = {.value = value, .lines = 1};
	l.line = ARENA_NEW(c->mem, const struct text_line *, AXIS_LINES);
	l.line[0] = axis_labels_shape(c, s);
	l.width = l.line[0]->width;
	return l;
}

struct size axis_labels_box(const struct chart *c, const struct axis *a,
			    const struct axis_label *l)
{
	if (a->angle == 0)
		return (struct size){l->width, (double)l->lines * letter_pitch(c, LETTER_AXIS)};
	double across = fabs(cos(a->angle)), down = fabs(sin(a->angle)), h = BODY * em(c);
	return (struct size){l->width * across + h * down, l->width * down + h * across};
}

struct axis_labels_reach axis_labels_reach(const struct chart *c, const struct axis *a,
					   const struct axis_label *l)
{
	double w = axis_labels_box(c, a, l).w, s = sin(a->angle);
	double side = BODY * em(c) * fabs(s) / 2; /* of the end at the tick */
	if (fabs(s) < STEEP || fabs(s) > UPRIGHT)
		return (struct axis_labels_reach){w / 2, w / 2};
	bool ends = (s < 0) != a->far;
	return ends ? (struct axis_labels_reach){w - side, side}
		    : (struct axis_labels_reach){side, w - side};
}

double axis_labels_step(const struct chart *c, const struct axis *a, double width)
{
	double s = fabs(sin(a->angle));
	struct size box = axis_labels_box(c, a, &(struct axis_label){.width = width});
	if (a->vertical && a->angle == 0)
		return letter_pitch(c, LETTER_AXIS);
	if (a->vertical)
		return box.h + APART / 2 * em(c);
	if (s < STEEP)
		return width + APART * em(c);
	/* one leans over the other, or stands wholly beside it */
	return fmin(box.w + APART / 2 * em(c), 1.2 * BODY * em(c) / s);
}

static double between(double least, double v, double most)
{
	return least < most ? fmax(least, fmin(v, most)) : v;
}

/* The middle of a label: in a narrow cell the ends of one below stay inside, and a
 * turned one beside the plot stays out of the way of those below. */
static double middle_of(const struct canvas *v, const struct axis *a,
			const struct axis_label *l, double at)
{
	double half = l->width / 2, over = em(v->c) / 2;
	if (a->vertical && a->angle != 0) {
		half = axis_labels_box(v->c, a, l).h / 2 - over;
		return between(v->plot.y + half, at, v->plot.y + v->plot.h - half);
	}
	if (a->vertical || a->angle != 0)
		return at;
	return between(v->body.x + half, at, v->body.x + v->body.w - half);
}

/* Turned labels of small plots may lean out of the figure, or into the next cell. */
static void hide_leaving(const struct canvas *v, struct axis *a, const struct scale *s)
{
	double right = v->body.x + v->body.w, low = v->body.y + v->body.h;
	for (size_t i = 0; i < a->labels && a->angle != 0; i++) {
		struct axis_label *l = &a->label[i];
		struct axis_labels_reach reach = axis_labels_reach(v->c, a, l);
		double at = middle_of(v, a, l, scale_at(s, l->value));
		double half = axis_labels_box(v->c, a, l).h / 2;
		l->hidden |= a->vertical
				     ? at - half < v->body.y || at + half > low ||
					       2 * half - em(v->c) > v->plot.h
				     : at - reach.left < v->body.x || at + reach.right > right;
	}
}

/* What a label takes before its tick and behind it: a leaning one all of it at one side. */
static struct axis_labels_reach room_of(const struct canvas *v, const struct axis *a,
					const struct axis_label *l)
{
	double step = axis_labels_step(v->c, a, l->width), s = sin(a->angle);
	if (a->names) /* they have been thinned; but an edge may have moved one */
		step -= APART / 2 * em(v->c);
	if (a->vertical)
		step = axis_labels_box(v->c, a, l).h;
	if (a->vertical || fabs(s) < STEEP || fabs(s) > UPRIGHT)
		return (struct axis_labels_reach){step / 2, step / 2};
	bool ends = (s < 0) != a->far;
	return (struct axis_labels_reach){ends ? step : 0, ends ? 0 : step};
}

/* How far apart two labels must stand, the other one behind the first or before it. */
static double need_between(const struct canvas *v, const struct axis *a,
			   const struct axis_label *one, const struct axis_label *other,
			   double way)
{
	struct axis_labels_reach x = room_of(v, a, one), y = room_of(v, a, other);
	return way < 0 ? x.left + y.right : x.right + y.left;
}

/* Zero tells where the signs change: what would touch it gives way. */
static void keep_zero(const struct canvas *v, struct axis *a, const struct scale *s)
{
	const struct axis_label *zero = NULL;
	if (a->names || s->kind == SCALE_TIME || s->lo >= 0 || s->hi <= 0)
		return;
	for (size_t i = 0; i < a->labels; i++)
		if (a->label[i].value == 0)
			zero = &a->label[i];
	for (size_t i = 0; zero && i < a->labels; i++) {
		struct axis_label *l = &a->label[i];
		double at = middle_of(v, a, l, scale_at(s, l->value));
		double apart = at - middle_of(v, a, zero, scale_at(s, 0));
		l->hidden |= l != zero && fabs(apart) < need_between(v, a, zero, l, apart);
	}
}

void axis_labels_hide(struct canvas *v, struct axis *a, const struct scale *s)
{
	const struct axis_label *last = NULL;
	double was = 0;
	/* thinned by their number of lines */
	bool beside = a->names && a->vertical && a->angle == 0;
	bool level = !a->vertical && a->angle == 0;
	keep_zero(v, a, s);
	for (size_t i = 0; i < a->labels && !beside; i++) {
		struct axis_label *l = &a->label[i];
		double at = middle_of(v, a, l, scale_at(s, l->value));
		if (l->hidden)
			continue;
		l->hidden = level && l->width > v->body.w; /* no cell is as wide */
		if (l->hidden)
			continue;
		l->hidden = last && fabs(at - was) < need_between(v, a, last, l, at - was);
		if (l->hidden)
			continue;
		last = l;
		was = at;
	}
	hide_leaving(v, a, s);
}

/* From the plot's edge to the ink of a label below it, or above. */
static double near_of(const struct canvas *v, const struct axis *a)
{
	double level = (letter_pitch(v->c, LETTER_AXIS) - BODY * em(v->c)) / 2;
	return (a->far ? v->headroom : v->footroom) + a->gap + a->offset +
	       (a->angle == 0 ? level : 0);
}

/* Half of the height that a label beside the plot takes. */
static double half_of(const struct canvas *v, const struct axis *a, const struct axis_label *l)
{
	double pitch = letter_pitch(v->c, LETTER_AXIS);
	if (a->angle != 0)
		return axis_labels_box(v->c, a, l).h / 2;
	return ((double)(l->lines - 1) * pitch + BODY * em(v->c)) / 2;
}

/* How far labels of an axis beside the plot hang below it, or stand above where those of
 * x do, between two places across the paper. */
static double hang_of(const struct canvas *v, const struct axis *a, double from, double to)
{
	const struct scale *s = axis_scale(v, a);
	double most = -INFINITY, gap = a->gap + a->offset;
	double left = v->plot.x - gap, right = v->plot.x + v->plot.w + gap;
	double high = v->plot.y, low = v->plot.y + v->plot.h;
	for (size_t i = 0; i < a->labels; i++) {
		const struct axis_label *l = &a->label[i];
		double w = axis_labels_box(v->c, a, l).w, half = half_of(v, a, l);
		double at = middle_of(v, a, l, scale_at(s, l->value));
		bool meet =
			a->far ? to > right && from < right + w : from < left && to > left - w;
		if (!l->hidden && meet)
			most = fmax(most, v->x.far ? high - at + half : at + half - low);
	}
	return most;
}

double axis_labels_lap(const struct canvas *v)
{
	const struct axis *a = &v->x, *side[] = {&v->y, &v->right};
	double lap = 0, apart = APART / 2 * em(v->c);
	for (size_t i = 0; i < a->labels; i++) {
		const struct axis_label *l = &a->label[i];
		struct axis_labels_reach reach = axis_labels_reach(v->c, a, l);
		double x = middle_of(v, a, l, scale_at(&v->scales.x, l->value));
		for (int k = 0; k < 2 && !l->hidden; k++)
			if (side[k]->field)
				lap = fmax(lap, hang_of(v, side[k], x - reach.left - apart,
							x + reach.right + apart) +
							CORNER * em(v->c) - near_of(v, a));
	}
	return lap;
}

/* Baseline of a turned line whose middle line has its start (share 0), middle or
 * end (1) at a point. */
static struct point start_of(const struct text_line *line, struct point at, double angle,
			     double share)
{
	struct point back = {-line->width * share, text_center(line, 0)};
	back = turned_point(back, angle);
	return (struct point){at.x + back.x, at.y + back.y};
}

/* near: the edge that the labels stand at; they lead away from the plot. */
static void draw_turned(struct canvas *v, const struct axis *a, const struct axis_label *l,
			double x, double near)
{
	double s = sin(a->angle), h = BODY * em(v->c), away = a->far ? -1 : 1;
	struct size box = axis_labels_box(v->c, a, l);
	struct point at = {x, near + away * box.h / 2};
	double share = 0.5;
	if (fabs(s) >= STEEP && fabs(s) <= UPRIGHT) { /* an end at the tick */
		share = (s < 0) != a->far ? 1 : 0;
		at.y = near + away * h * fabs(cos(a->angle)) / 2;
	}
	turned_text(v, l->line[0], "axis.label", start_of(l->line[0], at, a->angle, share),
		    a->angle);
}

static void draw_along(struct canvas *v, const struct axis *a, const struct axis_label *l,
		       double at)
{
	const struct chart *c = v->c;
	double pitch = letter_pitch(c, LETTER_AXIS);
	double gap = a->gap + a->offset;
	double low = v->plot.y + v->plot.h + v->footroom + gap;
	double high = v->plot.y - v->headroom - gap;
	if (a->angle != 0) {
		draw_turned(v, a, l, at, a->far ? high : low);
		return;
	}
	double y = (a->far ? high - (double)l->lines * pitch : low) + pitch / 2;
	for (size_t i = 0; i < l->lines; i++, y += pitch)
		canvas_text(
			v, l->line[i], "axis.label",
			(struct point){at - l->line[i]->width / 2, text_center(l->line[i], y)});
}

/* Against the plot, its middle beside its place. */
static void draw_beside(struct canvas *v, const struct axis *a, const struct axis_label *l,
			double at)
{
	const struct chart *c = v->c;
	double pitch = letter_pitch(c, LETTER_AXIS);
	double y = at - (double)(l->lines - 1) * pitch / 2;
	double gap = a->gap + a->offset;
	double left = v->plot.x - gap, right = v->plot.x + v->plot.w + gap;
	if (a->angle != 0) {
		double half = axis_labels_box(c, a, l).w / 2;
		struct point middle = {a->far ? right + half : left - half, at};
		turned_text(v, l->line[0], "axis.label",
			    start_of(l->line[0], middle, a->angle, 0.5), a->angle);
		return;
	}
	for (size_t i = 0; i < l->lines; i++, y += pitch) {
		double x = a->far ? right : left - l->line[i]->width;
		canvas_text(v, l->line[i], "axis.label",
			    (struct point){x, text_center(l->line[i], y)});
	}
}

void axis_labels_draw(struct canvas *v, const struct axis *a, const struct scale *s)
{
	for (size_t i = 0; i < a->labels; i++) {
		const struct axis_label *l = &a->label[i];
		if (!l->hidden)
			(a->vertical ? draw_beside : draw_along)(
				v, a, l, middle_of(v, a, l, scale_at(s, l->value)));
	}
}
