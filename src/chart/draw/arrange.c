#include "chart/draw/arrange.h"

#include <math.h>

#include "chart/draw/axis_labels.h"
#include "chart/draw/facet.h"
#include "chart/draw/frame.h"
#include "chart/draw/growth.h"
#include "chart/draw/label.h"
#include "chart/draw/polar.h"
#include "chart/draw/second.h"

#define NAMES_MAX 0.38 /* widest column of names beside lying bars, of the width */
#define TURNED_MAX 0.4 /* the same for turned names below the plot, of the height */
#define ROW_GAP \
	0.95 /* from the row of axis title and unit line to the top tick, in label sizes */
#define TITLE_GAP 0.3 /* from labels to the title below them, in label sizes */
#define DRAWING 0.40  /* height of an upright drawing, of its width */
#define DRAWING_MIN 130.0
#define DRAWING_MAX 250.0
#define PLOT_LOW 65.0     /* below brackets */
#define LYING_STEP 1.75   /* of lying bars, in pitches */
#define TIGHT_ROWS 0.05   /* below bars that are lower than their values, in label sizes */
#define PLOT_LEAST 0.6    /* of the width, that a plot has about, at least */
#define APART 150.0       /* most points from bar to bar */
#define PERIODS_MOST 40.0 /* that a lying chart of times gets room for */
#define LEGEND_MOST 90.0  /* points of height */
#define LEGEND_SHARE 0.45 /* of the height between caption and notes */
#define LYING_BAR 1.0     /* of one bar in a group */
#define LYING_MAX 640.0
#define BAR_MOST 56.0    /* the widest bar, points */
#define MARKER_AREA 90.0 /* square points around the corners of the usual symbol */
#define CLEAR 0.2        /* between a symbol and the labels of an axis, in label sizes */
#define REACH 1.36       /* of a triangle's corners aside, in radii of a circle as large */

enum side { SIDE_LEFT, SIDE_TOP, SIDE_BOTTOM };

static enum plan_channel channel_of(const struct canvas *v, bool vertical)
{
	bool turned = v->view == &v->c->view[1];
	return vertical != turned ? CHANNEL_Y : CHANNEL_X;
}

/* The row above the plot: title of the measure left, unit line right. */
static double row_height(const struct canvas *v)
{
	const struct axis *m = canvas_measure(v);
	bool names = v->view->lying && canvas_base(v)->title;
	if (!m->title && !m->unit && !v->right.field &&
	    !names) /* half of the top tick's label */
		return letter_pitch(v->c, LETTER_AXIS) / 2;
	return letter_pitch(v->c, LETTER_AXIS) + ROW_GAP * canvas_em(v);
}

double arrange_below(const struct canvas *v)
{
	bool titled = canvas_base(v)->title && !v->view->lying;
	return titled ? letter_pitch(v->c, LETTER_AXIS) + TITLE_GAP * canvas_em(v) : 0;
}

/* The lower half of the lowest number beside the plot. */
static double half_label(const struct canvas *v)
{
	bool numbers = (v->y.labels && !v->y.names) || v->right.labels;
	return numbers ? letter_pitch(v->c, LETTER_AXIS) / 2 : 0;
}

double arrange_beyond(const struct canvas *v)
{
	return canvas_told(v) ? 0 : fmax(axis_extent(&v->x), half_label(v));
}

/* Points at the edge of the data need their radius beside the plot, bars over
 * numbers half their width. */
double arrange_side(const struct canvas *v)
{
	double room = 0;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		double area = l->mark->spans ? 0 : fmax(l->options.size, MARKER_AREA / 1.85);
		area = fmax(area, v->c->layer[i].largest);
		bool numbers = v->scales.x.kind == SCALE_LINEAR && !v->view->lying;
		bool wide = l->rows && isfinite(l->row[0].x2); /* from x to x2 */
		if (numbers && l->mark->zero && !l->mark->joins && !wide)
			room = fmax(room, BAR_MOST / 2 * v->c->scale);
		if (!l->mark->spans)
			room = fmax(room, REACH * sqrt(area / 3.14) * v->c->scale);
	}
	return fmax(0, room - names_free(v, PLOT_LEAST * v->body.w));
}

/* What an axis and its title take at the top, bottom, left and right of the plot. */
struct sides {
	double top, bottom, left, right;
};

static struct sides sides_of(const struct canvas *v)
{
	const struct axis *axis[] = {&v->y, &v->right};
	double x = arrange_beyond(v) + arrange_below(v), half = half_label(v);
	double tall = 1.25 * (double)v->y.labels * letter_pitch(v->c, LETTER_LABEL);
	if (v->y.names && tall > v->body.h)
		half = TIGHT_ROWS *
		       canvas_em(v); /* of a value beside the lowest of thin bars */
	struct sides s = {.bottom = fmax(x, half)};
	if (v->x.far)
		s = (struct sides){.top = x, .bottom = half};
	for (int i = 0; i < 2; i++) {
		double *side = axis[i]->far ? &s.right : &s.left;
		if (axis[i]->field)
			*side = fmax(*side, axis_extent(axis[i]));
	}
	s.left = fmax(s.left, arrange_side(v));
	s.right = fmax(s.right, arrange_side(v));
	return s;
}

static void set_ranges(struct canvas *v)
{
	struct rect p = v->plot;
	bool down = v->y.names || v->scales.y.kind == SCALE_TIME; /* lists are read downward */
	scale_range(&v->scales.x, p.x + v->leftroom, p.x + p.w);
	scale_range(&v->scales.y, down ? p.y : p.y + p.h, down ? p.y + p.h : p.y);
	if (v->right.field)
		scale_range(&v->second, p.y + p.h, p.y);
}

/* How far large symbols reach over a side of the plot, points. */
static double symbol_spill(const struct canvas *v, enum side side)
{
	const struct scale *x = &v->scales.x, *y = &v->scales.y;
	const struct rect *p = &v->plot;
	double most = 0;
	if (x->from == x->to || y->from == y->to) /* not laid out yet */
		return 0;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		bool symbols = l->mark->point || l->options.point;
		bool large = fmax(v->c->layer[i].largest, l->options.size) > MARKER_AREA;
		for (size_t r = 0; r < l->rows && symbols && large; r++) {
			const struct mark_row *row = &l->row[r];
			double area = row->size > 0 ? row->size : l->options.size;
			double shape = l->series_count > 1 ? REACH : 1; /* some have corners */
			double far = shape * sqrt(area / 3.14) * v->c->scale;
			if (!(area > MARKER_AREA) || !isfinite(row->x) || !isfinite(row->y))
				continue;
			most = fmax(most, side == SIDE_LEFT ? p->x + far - scale_at(x, row->x)
					  : side == SIDE_TOP
						  ? p->y + far - scale_at(y, row->y)
						  : scale_at(y, row->y) + far - p->y - p->h);
		}
	}
	return most;
}

/* Symbols on the first and last of several times stand on the plot's sides: the labels
 * there keep clear of them. */
static double symbol_offset(const struct canvas *v)
{
	bool symbols = false;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		bool ends = !l->mark->zero && (!l->mark->joins || l->series_count > 1);
		symbols |= !l->mark->spans && (l->options.point || ends);
	}
	double em = letter_size(v->c, LETTER_AXIS), spill = symbol_spill(v, SIDE_LEFT);
	if (symbols && v->view->scales.x.kind == SCALE_TIME)
		spill = fmax(spill, arrange_side(v));
	return spill > 0 ? fmax(0, spill + (CLEAR - AXIS_LABELS_GAP) * em) : 0;
}

static struct axis make(struct canvas *v, bool vertical, double length)
{
	struct scale *s = vertical ? &v->scales.y : &v->scales.x;
	struct axis_wish wish = {.channel = channel_of(v, vertical),
				 .vertical = vertical,
				 .length = fmax(length, 1),
				 .room = v->names > 0 ? v->names
					 : vertical   ? NAMES_MAX * v->body.w
						      : TURNED_MAX * v->body.h};
	struct axis a = axis_make(v->c, s, &wish);
	if (vertical && !a.names)
		a.offset = fmax(a.offset, symbol_offset(v));
	return a;
}

/* The second y axis takes its ticks from the first one, which is made. */
static void make_right(struct canvas *v, double length)
{
	struct axis_wish wish = {.channel = CHANNEL_Y,
				 .vertical = true,
				 .second = true,
				 .length = fmax(length, 1)};
	if (!v->c->second.e)
		return;
	v->second = v->view->second;
	second_align(v);
	v->right = axis_make(v->c, &v->second, &wish);
}

/* A few wide bars stand together in the middle, not far apart. */
static void gather(struct canvas *v, double width)
{
	struct scale *s = &v->scales.x;
	double most = APART * v->c->scale, names = (double)s->levels;
	double need = (width / most - names + s->padding_inner) / 2;
	if (s->kind == SCALE_BAND && canvas_bars(v) && !v->view->lying &&
	    need > s->padding_outer)
		s->padding_outer = need;
}

/* Axes know their labels only at a length, which depends on the other axis. */
static void fit_plot(struct canvas *v, const struct legend *legend, struct names *names)
{
	const struct chart *c = v->c;
	double guess = v->body.h - legend->height - 4 * letter_pitch(c, LETTER_AXIS);
	v->scales = v->view->scales;
	v->y = make(v, true, guess);
	make_right(v, guess);
	struct sides side = sides_of(v);
	gather(v, v->body.w - side.left - side.right);
	v->x = make(v, false, v->body.w - side.left - side.right);
	*names = names_make(v, !v->legend && names_possible(c));
	double beside = fmax(names_margin(v, names), growth_width(v));
	beside = fmin(beside, v->body.w / 2);
	v->x = make(v, false, v->body.w - side.left - fmax(side.right, beside));
	side = sides_of(v);
	double top = legend->height + row_height(v) + v->headroom;
	double height = v->body.h - top - side.top - side.bottom;
	v->y = make(v, true, height);
	make_right(v, height);
	side = sides_of(v);
	side.right = fmax(side.right, beside);
	v->plot = (struct rect){v->body.x + side.left, v->body.y + top + side.top,
				fmax(v->body.w - side.left - side.right, 1), fmax(height, 1)};
	set_ranges(v);
}

/* The first and last label of an axis below may reach over the figure's edges. */
static void keep_inside(struct canvas *v)
{
	const struct axis *a = &v->x;
	double left = 0, right = 0, edge = v->body.x + v->body.w;
	for (size_t i = 0; i < a->labels; i++) {
		double x = scale_at(&v->scales.x, a->label[i].value);
		struct axis_labels_reach reach = axis_labels_reach(v->c, a, &a->label[i]);
		if (a->label[i].hidden)
			continue;
		left = fmax(left, v->body.x - (x - reach.left));
		right = fmax(right, x + reach.right - edge);
	}
	if (left + right <= 0 || left + right > v->plot.w / 2)
		return;
	v->plot.x += left;
	v->plot.w -= left + right;
	set_ranges(v);
}

/* Labels at the ends of bars, and brackets over them, get their room. alone: no cell, whose
 * axes are settled when all have theirs. */
static void make_room(struct canvas *v, bool alone)
{
	if (v->view->lying) {
		double right = v->plot.x + v->plot.w;
		for (int i = 0; i < 3; i++) {
			if (i && alone) { /* fewer ticks where labels take room */
				v->x = make(v, false, v->plot.w - v->leftroom);
				set_ranges(v);
			}
			v->leftroom += label_left(v);
			v->plot.w =
				v->leftroom + label_width(v, right - v->plot.x - v->leftroom);
			set_ranges(v);
		}
		return;
	}
	v->footroom =
		fmin(fmax(label_footroom(v), symbol_spill(v, SIDE_BOTTOM)), v->plot.h / 3);
	v->plot.h -= v->footroom;
	set_ranges(v);
	for (int i = 0; i < 3; i++) { /* less height moves labels down: settles quickly */
		double need = fmax(label_headroom(v), growth_headroom(v));
		need = fmax(need, symbol_spill(v, SIDE_TOP) - CLEAR * canvas_em(v));
		need = fmin(need - v->headroom, v->plot.h / 2);
		if (need <= 0.01)
			break;
		v->headroom += need;
		v->plot.y += need;
		v->plot.h -= need;
		set_ranges(v);
	}
}

/* Labels that stand close to the plot's corner keep clear of those beside the plot. */
static void clear_corners(struct canvas *v)
{
	double lap = fmin(axis_labels_lap(v), v->plot.h / 2);
	v->x.gap += lap;
	v->plot.h -= lap;
	if (v->x.far)
		v->plot.y += lap;
	set_ranges(v);
}

void arrange_cell(struct canvas *v, struct rect plot)
{
	v->scales = v->view->scales;
	v->plot = plot;
	v->y = make(v, true, plot.h);
	v->x = make(v, false, plot.w - v->leftroom);
	make_right(v, plot.h);
	set_ranges(v);
	if (!canvas_told(v))
		v->x.gap += axis_labels_lap(v); /* the rows of small charts have room for it */
}

void arrange_room(struct canvas *v)
{
	v->headroom = v->footroom = v->leftroom = 0;
	set_ranges(v);
	make_room(v, false);
}

void arrange_canvas(struct canvas *v, struct legend *legend, struct names *names)
{
	const struct chart *c = v->c;
	canvas_body(v);
	v->view = canvas_view(c, v->body.w);
	v->headroom = v->footroom = v->leftroom = 0;
	double most = fmin(LEGEND_MOST * c->scale, LEGEND_SHARE * v->body.h);
	*legend = legend_place(c, &v->body, most, !v->legend && names_possible(c));
	fit_plot(v, legend, names);
	make_room(v, true);
	v->y = make(v, true, v->plot.h); /* fewer ticks where labels took room */
	make_right(v, v->plot.h);
	struct sides side = sides_of(v);
	double wider = fmax(side.left - (v->plot.x - v->body.x), 0);
	double over = v->plot.x + v->plot.w + side.right - v->body.x - v->body.w;
	v->plot.x += wider;
	v->plot.w = fmax(v->plot.w - wider - fmax(over - wider, 0), 1);
	set_ranges(v);
	for (int i = 0; i < 3; i++) /* a narrower plot moves its labels less than its edge */
		keep_inside(v);
	if (!canvas_told(v))
		clear_corners(v);
	v->ease = canvas_ease(v, (struct size){v->plot.w, v->plot.h}, 1, 1);
	v->space = (struct space){.mem = v->out->mem};
	v->space.bounds = (struct rect){v->figure.x, v->body.y, v->figure.w, v->body.h};
	if (legend->entries && legend->height <= 0) /* beside or below the rest */
		v->space.bounds = v->body;
}

/* A bar or row is as tall as its label, a group as tall as its name's lines. */
double arrange_lying(const struct chart *c, const struct model_view *view, double width)
{
	double pitch = letter_pitch(c, LETTER_AXIS), in_group = 1;
	enum plan_channel channel = view == &c->view[0] ? CHANNEL_Y : CHANNEL_X;
	size_t most = 1;
	for (size_t i = 0; i < c->layers; i++)
		in_group = fmax(in_group, (double)view->layer[i].offsets);
	for (size_t i = 0; i < c->names[channel].levels; i++) {
		size_t lines = 0;
		text_para_lines(c->text, c->name[channel][i], NAMES_MAX * width, &lines);
		most = lines > most ? lines : most;
	}
	double lines = fmin((double)most, AXIS_LINES) * pitch + 0.5 * pitch;
	double step = fmax(fmax(LYING_STEP, (in_group + 0.75) * LYING_BAR) * pitch, lines);
	const struct scale *y = &view->scales.y;
	double rows = (double)c->names[channel].levels;
	if (y->kind == SCALE_TIME)
		rows = fmin((y->seen_hi - y->seen_lo) / scale_period(y->column) + 1,
			    PERIODS_MOST);
	return fmin(rows * step + 2.5 * pitch, LYING_MAX * c->scale);
}

/* Labels that are turned, or away from the plot, take more height than was meant for. */
static double turned_height(const struct chart *c, const struct model_view *view, double width)
{
	struct scale s = view->scales.x;
	struct axis_wish wish = {.channel = view == &c->view[1] ? CHANNEL_Y : CHANNEL_X,
				 .length = fmax(0.85 * width, 1),
				 .room = TURNED_MAX * DRAWING_MAX * c->scale};
	const struct plan_encoding *e = c->field[wish.channel].e;
	if (!e || !(e->axis.angle.set || e->axis.offset.set || e->axis.label_padding.set ||
		    e->axis.tick_size.set))
		return 0;
	struct axis a = axis_make(c, &s, &wish);
	double usual =
		letter_pitch(c, LETTER_AXIS) + AXIS_LABELS_GAP * letter_size(c, LETTER_AXIS);
	return fmax(0, axis_extent(&a) - usual);
}

/* Brackets of growth stand over labels of several lines: a figure that has no height of its
 * own grows until its plot is a plot. */
static double bracket_height(const struct chart *c, double width, double height)
{
	struct scene nowhere = {.mem = c->mem};
	struct canvas v = {.c = c, .figure = {0, 0, width, height}, .out = &nowhere};
	struct legend legend;
	struct names names;
	bool growth = false;
	for (size_t i = 0; i < c->plan->annotations; i++)
		growth |= c->plan->annotation[i].type == ANNOTATE_GROWTH;
	if (!growth)
		return 0;
	v.legend = names_possible(c); /* if names find no place at the ends */
	arrange_canvas(&v, &legend, &names);
	return fmax(0, PLOT_LOW * c->scale - v.plot.h);
}

double arrange_height(const struct chart *c, double width)
{
	double frame = frame_head_height(c, width) + frame_foot_height(c, width);
	if (c->cells)
		return fmax(c->plan->height.set ? c->plan->height.v : 0,
			    frame + (c->plan->height.set ? 0 : facet_height(c, width)));
	const struct model_view *view = canvas_view(c, width);
	double least = DRAWING_MIN * c->scale, most = DRAWING_MAX * c->scale;
	if (c->polar && !c->plan->height.set)
		return frame + polar_height(c, width);
	struct rect body = {0, 0, width, 2 * most};
	frame += legend_place(c, &body, LEGEND_MOST * c->scale, names_possible(c)).height;
	frame += 2 * most - body.h;
	double whole = width;
	width = body.w;
	if (c->plan->height.set)
		return fmax(c->plan->height.v, frame + least / 2);
	frame += turned_height(c, view, width);
	if (view->lying && view->scales.y.kind != SCALE_LINEAR)
		return frame + arrange_lying(c, view, width);
	bool rows = view->scales.y.kind == SCALE_BAND || view->scales.y.kind == SCALE_POINT;
	if (rows) /* of a map of cells need the height of those of lying bars */
		least = fmax(least, arrange_lying(c, view, width));
	frame += fmax(least, fmin(most, DRAWING * width));
	return frame + bracket_height(c, whole, frame);
}
