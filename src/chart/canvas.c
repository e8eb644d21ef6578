#include "chart/canvas.h"

#include <math.h>

#include "chart/annotate.h"
#include "chart/frame.h"
#include "chart/label.h"
#include "chart/legend.h"
#include "chart/names.h"

#define NAMES_MAX 0.38 /* widest column of names beside lying bars, of the width */
#define ROW_GAP \
	0.95 /* from the row of axis title and unit line to the top tick, in label sizes */
#define DRAWING 0.40 /* height of an upright drawing, of its width */
#define DRAWING_MIN 130.0
#define DRAWING_MAX 250.0
#define LYING_STEP 1.75 /* of lying bars, in pitches */
#define LYING_BAR 1.0   /* of one bar in a group */
#define LYING_MAX 640.0
#define BREAK 5.0 /* height of a broken axis' wave, points */

double canvas_em(const struct canvas *v)
{
	return letter_size(v->c, LETTER_LABEL);
}

void canvas_text(struct canvas *v, const struct text_line *line, const char *role,
		 struct point baseline)
{
	space_text(&v->space, letter_rect(line, baseline));
	text_draw(line, v->out, role, baseline);
}

bool canvas_bars(const struct canvas *v)
{
	for (size_t i = 0; i < v->c->layers; i++)
		if (v->c->layer[i].mark->zero && !v->c->layer[i].mark->joins)
			return true;
	return false;
}

bool canvas_told(const struct canvas *v)
{
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct model_layer *l = &v->c->layer[i];
		bool each = str_among(l->draw.options.label, "end all");
		if (!l->mark->zero || l->mark->joins || l->stacked || !each)
			return false;
	}
	return v->view->lying && v->scales.x.kind == SCALE_LINEAR && !v->scales.x.cut;
}

static bool grid_behind(const struct canvas *v, struct rect r)
{
	const struct scale *x = &v->scales.x, *y = &v->scales.y;
	for (size_t i = 0; i < y->ticks && !v->y.names; i++) {
		double at = scale_at(y, y->tick[i].value);
		if (at > r.y && at < r.y + r.h && r.x < v->plot.x + v->plot.w)
			return true;
	}
	for (size_t i = 0; i < x->ticks && x->kind == SCALE_LINEAR; i++) {
		double at = scale_at(x, x->tick[i].value);
		if (at > r.x && at < r.x + r.w)
			return true;
	}
	return false;
}

void canvas_ground(struct canvas *v, struct rect r)
{
	double side = 0.15 * canvas_em(v), inset = 0.1 * canvas_em(v);
	if (!grid_behind(v, r) || space_covers(&v->space, r, 0) > 0)
		return;
	for (size_t i = 0; i < v->c->plan->annotations; i++)
		if (v->c->plan->annotation[i].type == ANNOTATE_RANGE)
			return;
	struct rect ground = {r.x - side, r.y + inset, r.w + 2 * side, r.h - 2 * inset};
	scene_rect(v->out, "label.ground", (struct ink){.rgba = v->c->theme->color.surface},
		   ground);
}

const struct axis *canvas_measure(const struct canvas *v)
{
	return v->view->lying ? &v->x : &v->y;
}

const struct axis *canvas_base(const struct canvas *v)
{
	return v->view->lying ? &v->y : &v->x;
}

const struct model_view *canvas_view(const struct chart *c, double width)
{
	double values = 5 * letter_size(c, LETTER_AXIS); /* what their axis takes about */
	bool turn = c->may_turn && !axis_fits(c, width - values);
	return &c->view[turn ? 1 : 0];
}

static enum plan_channel channel_of(const struct canvas *v, bool vertical)
{
	bool turned = v->view == &v->c->view[1];
	return vertical != turned ? CHANNEL_Y : CHANNEL_X;
}

/* The row above the plot: title of the measure left, unit line right. */
static double row_height(const struct canvas *v)
{
	const struct axis *m = canvas_measure(v);
	if (!m->title && !m->unit)
		return 0;
	return letter_pitch(v->c, LETTER_AXIS) + ROW_GAP * canvas_em(v);
}

static double below_title(const struct canvas *v)
{
	bool titled = canvas_base(v)->title && !v->view->lying;
	return titled ? letter_pitch(v->c, LETTER_AXIS) : 0;
}

static void set_ranges(struct canvas *v)
{
	struct rect p = v->plot;
	bool down = v->y.names;
	scale_range(&v->scales.x, p.x, p.x + p.w);
	scale_range(&v->scales.y, down ? p.y : p.y + p.h, down ? p.y + p.h : p.y);
}

static struct axis make(struct canvas *v, bool vertical, double length)
{
	struct scale *s = vertical ? &v->scales.y : &v->scales.x;
	return axis_make(v->c, s, channel_of(v, vertical), vertical, fmax(length, 1),
			 NAMES_MAX * v->body.w);
}

/* Axes know their labels only at a length, which depends on the other axis. */
static void fit_plot(struct canvas *v, const struct legend *legend, struct names *names)
{
	const struct chart *c = v->c;
	double guess = v->body.h - legend->height - 4 * letter_pitch(c, LETTER_AXIS);
	v->scales = v->view->scales;
	v->y = make(v, true, guess);
	double left = axis_extent(c, &v->y);
	v->x = make(v, false, v->body.w - left);
	*names = names_make(v, !v->legend && names_possible(c));
	double right = fmax(names_margin(v, names), annotate_width(v));
	right = fmin(right, v->body.w / 2);
	v->x = make(v, false, v->body.w - left - right);
	double top = legend->height + row_height(v) + v->headroom;
	double bottom = axis_extent(c, &v->x) + below_title(v);
	if (canvas_told(v))
		bottom = 0;
	v->y = make(v, true, v->body.h - top - bottom);
	left = axis_extent(c, &v->y);
	v->plot = (struct rect){v->body.x + left, v->body.y + top,
				fmax(v->body.w - left - right, 1),
				fmax(v->body.h - top - bottom, 1)};
	set_ranges(v);
}

/* The last label of an axis below may reach over the right edge of the figure. */
static void keep_inside(struct canvas *v)
{
	const struct axis *a = &v->x;
	double over = 0, edge = v->body.x + v->body.w;
	for (size_t i = 0; i < a->labels; i++) {
		double x = scale_at(&v->scales.x, a->label[i].value);
		if (!a->label[i].hidden)
			over = fmax(over, x + a->label[i].width / 2 - edge);
	}
	if (over <= 0 || over > v->plot.w / 2)
		return;
	v->plot.w -= over;
	set_ranges(v);
}

/* Labels at the ends of bars, and brackets over them, get their room. */
static void make_room(struct canvas *v)
{
	if (v->view->lying) {
		v->plot.w = label_width(v, v->plot.w);
		set_ranges(v);
		return;
	}
	v->footroom = fmin(label_footroom(v), v->plot.h / 3);
	v->plot.h -= v->footroom;
	set_ranges(v);
	for (int i = 0; i < 3; i++) { /* less height moves labels down: settles quickly */
		double need = fmax(label_headroom(v), annotate_headroom(v));
		need = fmin(need - v->headroom, v->plot.h / 2);
		if (need <= 0.01)
			break;
		v->headroom += need;
		v->plot.y += need;
		v->plot.h -= need;
		set_ranges(v);
	}
}

static void lay_out(struct canvas *v, struct legend *legend, struct names *names)
{
	const struct chart *c = v->c;
	double head = frame_head_height(c, v->figure.w),
	       foot = frame_foot_height(c, v->figure.w);
	v->body = v->figure;
	v->body.y += head;
	v->body.h = fmax(v->figure.h - head - foot, 1);
	v->view = canvas_view(c, v->body.w);
	v->headroom = v->footroom = 0;
	*legend = legend_make(c, v->body.w, !v->legend && names_possible(c));
	fit_plot(v, legend, names);
	make_room(v);
	keep_inside(v);
	v->space = (struct space){.mem = v->out->mem};
	v->space.bounds = (struct rect){v->figure.x, v->body.y, v->figure.w, v->body.h};
}

static void draw_row(struct canvas *v, double top)
{
	const struct axis *m = canvas_measure(v), *b = canvas_base(v);
	double y = top + letter_pitch(v->c, LETTER_AXIS) / 2;
	if (m->title)
		canvas_text(v, m->title, "axis.title",
			    (struct point){v->body.x, text_center(m->title, y)});
	double right = v->body.x + v->body.w;
	if (m->unit)
		canvas_text(v, m->unit, "axis.unit",
			    (struct point){right - m->unit->width, text_center(m->unit, y)});
	if (below_title(v) <= 0)
		return;
	y = v->plot.y + v->plot.h + v->footroom + axis_extent(v->c, &v->x) +
	    letter_pitch(v->c, LETTER_AXIS) / 2;
	canvas_text(v, b->title, "axis.title",
		    (struct point){v->plot.x + v->plot.w - b->title->width,
				   text_center(b->title, y)});
}

/* The line that bars stand on, and the edge where other marks' axis runs. */
static void draw_base(struct canvas *v)
{
	struct rect p = v->plot;
	struct ink ink = {.rgba = v->c->theme->color.axis, .width = 0.75 * v->c->scale};
	if (v->view->lying) {
		double x = scale_base(&v->scales.x);
		scene_line(v->out, "axis.line", ink, (struct point){x, p.y},
			   (struct point){x, p.y + p.h});
		return;
	}
	double y = v->y.names || v->scales.y.kind == SCALE_LOG ? p.y + p.h
							       : scale_base(&v->scales.y);
	scene_line(v->out, "axis.line", ink, (struct point){p.x, y},
		   (struct point){p.x + p.w, y});
	if (v->scales.x.kind == SCALE_TIME && p.y + p.h - y > 1 && !canvas_bars(v))
		scene_line(v->out, "axis.line", ink, (struct point){p.x, p.y + p.h},
			   (struct point){p.x + p.w, p.y + p.h});
}

static bool cut_bars(const struct canvas *v)
{
	bool bars = false;
	for (size_t i = 0; i < v->c->layers; i++)
		bars |= v->c->layer[i].mark->zero;
	return bars && (v->view->lying ? v->scales.x.cut : v->scales.y.cut);
}

/* A wave in the ground's colour through the feet of bars that do not start at
 * zero: nobody can take their lengths for their values. */
static void draw_break(struct canvas *v)
{
	struct rect p = v->plot;
	double scale = v->c->scale, tooth = 6 * scale, h = BREAK * scale;
	double length = v->view->lying ? p.h : p.w;
	size_t teeth = (size_t)(length / tooth) + 1, n = 0;
	struct point *at = ARENA_NEW(v->out->mem, struct point, 2 * teeth + 2);
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i <= teeth; i++) {
			size_t k = side ? teeth - i : i;
			double along = fmin((double)k * tooth, length);
			double up = 6 * scale + (k % 2 ? h * 0.6 : 0) + (side ? h : 0);
			at[n++] = v->view->lying ? (struct point){p.x + up, p.y + along}
						 : (struct point){p.x + along, p.y + p.h - up};
		}
	struct ink fill = {.rgba = v->c->theme->color.surface};
	struct ink line = {.rgba = v->c->theme->color.axis, .width = 0.5 * scale};
	scene_polyline(v->out, "axis.break", fill, at, n, true);
	scene_polyline(v->out, "axis.break", line, at, n / 2, false);
	scene_polyline(v->out, "axis.break", line, at + n / 2, n / 2, false);
}

static void draw_marks(struct canvas *v, struct mark_out *asked)
{
	size_t from = v->out->count;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		asked[i] = (struct mark_out){.scene = v->out, .mem = v->out->mem};
		l->mark->draw(l, &v->scales, &asked[i]);
	}
	space_read(&v->space, v->out, from);
}

/* False when series cannot be named in the plot: once more, with a legend. */
static bool draw_body(struct canvas *v)
{
	struct legend legend;
	struct names names;
	struct mark_out *asked = ARENA_NEW(v->out->mem, struct mark_out, v->c->layers);
	lay_out(v, &legend, &names);
	annotate_draw_behind(v);
	axis_draw_grid(v, &v->x);
	axis_draw_grid(v, &v->y);
	draw_row(v, v->body.y + legend.height);
	legend_draw(v, &legend, (struct point){v->body.x, v->body.y});
	axis_draw(v, &v->x);
	axis_draw(v, &v->y);
	draw_marks(v, asked);
	if (cut_bars(v))
		draw_break(v);
	draw_base(v);
	if (!names_draw(v, &names)) {
		if (!v->legend && names_possible(v->c))
			return false;
		names.tags = 0;
	}
	for (size_t i = 0; i < v->c->layers; i++)
		if (v->c->layer[i].mark->zero)
			label_place(v, v->c->layer[i].mark, &asked[i], &names);
	annotate_draw(v);
	for (size_t i = 0; i < v->c->layers; i++)
		if (!v->c->layer[i].mark->zero)
			label_place(v, v->c->layer[i].mark, &asked[i], &names);
	return true;
}

void canvas_draw(const struct chart *c, const struct tag *parent, struct rect at,
		 struct scene *out)
{
	struct canvas v = {.c = c, .figure = at, .out = out};
	struct tag *figure = scene_element(out->mem, TAG_FIGURE, parent);
	figure->alt = c->alt;
	figure->title = c->plan->title.text;
	figure->id = c->plan->id;
	figure->bbox = at;
	const struct tag *before = scene_tag(out, figure);
	v.tag = figure;
	frame_draw_head(c, at, figure, out);
	size_t from = out->count;
	if (!draw_body(&v)) {
		out->count = from;
		v.legend = true;
		draw_body(&v);
	}
	struct rect foot = at;
	foot.y = v.body.y + v.body.h;
	frame_draw_foot(c, foot, figure, out);
	scene_tag(out, before);
}

/* A bar is as tall as its label, a group as tall as its name's lines. */
static double lying_height(const struct chart *c, const struct model_view *view, double width)
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
	double rows = (double)c->names[channel].levels;
	return fmin(rows * step + 2.5 * pitch, LYING_MAX * c->scale);
}

double canvas_height(const struct chart *c, double width)
{
	double frame = frame_head_height(c, width) + frame_foot_height(c, width);
	const struct model_view *view = canvas_view(c, width);
	double least = DRAWING_MIN * c->scale, most = DRAWING_MAX * c->scale;
	if (c->plan->height.set)
		return fmax(c->plan->height.v, frame + least / 2);
	if (view->lying)
		return frame + lying_height(c, view, width);
	return frame + fmax(least, fmin(most, DRAWING * width));
}
