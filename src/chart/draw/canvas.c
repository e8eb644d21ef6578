#include "chart/draw/canvas.h"

#include <math.h>

#include "chart/draw/annotate.h"
#include "chart/draw/arrange.h"
#include "chart/draw/axis_lines.h"
#include "chart/draw/axis_names.h"
#include "chart/draw/cut.h"
#include "chart/draw/facet.h"
#include "chart/draw/frame.h"
#include "chart/draw/label.h"
#include "chart/draw/legend.h"
#include "chart/draw/loss.h"
#include "chart/draw/polar.h"
#include "chart/draw/second.h"

#define LEAST 4.0 /* points of paper: a plot that is lower or narrower shows nothing */
/* shares of the figure that plots can be read in well */
#define SUITS_W 0.3
#define SUITS_H 0.38
#define VALUE 1.11 /* height of a value and what keeps it apart, in label sizes */
#define AROUND 2.4 /* of the title and the room at both ends of the bars, in label sizes */

double canvas_em(const struct canvas *v)
{
	return letter_size(v->c, LETTER_LABEL);
}

void canvas_text(struct canvas *v, const struct text_line *line, const char *role,
		 struct point baseline)
{
	const struct tag *before =
		scene_tag(v->out, scene_element(v->out->mem, TAG_SPAN, v->tag));
	space_text(&v->space, letter_rect(line, baseline));
	text_draw(line, v->out, role, baseline);
	scene_tag(v->out, before);
}

bool canvas_bars(const struct canvas *v)
{
	for (size_t i = 0; i < v->c->layers; i++)
		if (v->c->layer[i].mark->zero && !v->c->layer[i].mark->joins)
			return true;
	return false;
}

/* Has every bar the height of its value? */
static bool values_fit(const struct canvas *v, const struct mark_layer *layer)
{
	const struct chart *c = v->c;
	enum plan_channel channel = v->view == &c->view[0] ? CHANNEL_Y : CHANNEL_X;
	double bars = (double)c->names[channel].levels * fmax((double)layer->offsets, 1);
	return v->body.h <= 0 || (bars * VALUE + AROUND) * canvas_em(v) <= v->body.h;
}

bool canvas_told(const struct canvas *v)
{
	if (v->untold)
		return false;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct model_layer *l = &v->c->layer[i];
		bool each = str_among(l->draw.options.label, "end all");
		if (!l->mark->zero || l->mark->joins || l->stacked || !each ||
		    !values_fit(v, &v->view->layer[i]))
			return false;
	}
	return v->view->lying && v->scales.x.kind == SCALE_LINEAR && !v->scales.x.cut;
}

static bool grid_behind(const struct canvas *v, struct rect r)
{
	const struct scale *x = &v->scales.x, *y = &v->scales.y;
	for (size_t i = 0; i < y->ticks && axis_lines_has_grid(v, &v->y); i++) {
		double at = scale_at(y, y->tick[i].value);
		if (at > r.y && at < r.y + r.h && r.x < v->plot.x + v->plot.w)
			return true;
	}
	for (size_t i = 0; i < x->ticks && axis_lines_has_grid(v, &v->x); i++) {
		double at = scale_at(x, x->tick[i].value);
		if (at > r.x && at < r.x + r.w)
			return true;
	}
	return false;
}

struct rect canvas_within(const struct canvas *v, struct rect r)
{
	double x = fmax(r.x, v->body.x), y = fmax(r.y, v->body.y);
	double right = fmin(r.x + r.w, v->body.x + v->body.w),
	       low = fmin(r.y + r.h, v->body.y + v->body.h);
	return (struct rect){x, y, fmax(right - x, 0), fmax(low - y, 0)};
}

void canvas_ground(struct canvas *v, struct rect r)
{
	double side = 0.15 * canvas_em(v), inset = 0.1 * canvas_em(v);
	if (!grid_behind(v, r) || space_covers(&v->space, r, 0) > 0)
		return;
	for (size_t i = 0; i < v->c->plan->annotations; i++)
		if (v->c->plan->annotation[i].type == ANNOTATE_RANGE)
			return;
	double left = fmax(r.x - side, v->body.x);
	double right = fmin(r.x + r.w + side, v->body.x + v->body.w);
	struct rect ground = {left, r.y + inset, right - left, r.h - 2 * inset};
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

/* Is there height for a lying bar to each name? */
static bool may_lie(const struct chart *c)
{
	double rows = (double)c->names[CHANNEL_X].levels;
	return !c->plan->height.set ||
	       c->plan->height.v > (1.5 * rows + 6) * letter_pitch(c, LETTER_AXIS);
}

const struct model_view *canvas_view(const struct chart *c, double width)
{
	double plot = width - 5 * letter_size(c, LETTER_AXIS); /* what values take about */
	bool names = c->may_turn && axis_names_fit(c, plot);
	bool turn = c->may_turn && (!names || (may_lie(c) && !label_fits(c, plot)));
	return &c->view[turn ? 1 : 0];
}

/* An axis' title where it fits, else cut. */
static const struct text_line *fitted(const struct canvas *v, const struct axis *a, double room)
{
	const struct chart *c = v->c;
	if (!a->title || a->title->width <= room)
		return a->title;
	return text_ellipsis(c->text, a->field->name,
			     letter_style(c, LETTER_AXIS, c->theme->color.secondary),
			     fmax(room, canvas_em(v)), c->d);
}

/* The head of one of two y axes: key, title, unit, so that each tells its marks. */
static void draw_head(struct canvas *v, const struct axis *a, double y)
{
	double em = canvas_em(v), key = 0, width = 0, half = v->body.w / 2 - em;
	size_t layer = 0;
	while (layer + 1 < v->c->layers && v->c->layer[layer].second != a->second)
		layer++;
	if (v->c->series_count == 1)
		key = legend_key_width(v->c, layer) + 0.45 * em;
	const struct text_line *unit =
		a->unit && a->unit->width < half - key - 3 * em ? a->unit : NULL;
	double rest = half - key - (unit ? unit->width + 0.4 * em : 0);
	const struct text_line *part[] = {fitted(v, a, rest), unit};
	for (int i = 0; i < 2; i++)
		width += part[i] ? part[i]->width + (i ? 0.4 * em : 0) : 0;
	double x = a->far ? v->body.x + v->body.w - width - key : v->body.x;
	if (key > 0)
		legend_key(v, layer, (struct point){x, y});
	x += key;
	for (int i = 0; i < 2; i++) {
		if (!part[i])
			continue;
		canvas_text(v, part[i], i ? "axis.unit" : "axis.title",
			    (struct point){x, text_center(part[i], y)});
		x += part[i]->width + 0.4 * em;
	}
}

/* Over the names beside lying bars: their title. Returns what it takes. */
static double draw_names(struct canvas *v, double y)
{
	const struct axis *b = canvas_base(v);
	if (!v->view->lying || !b->title)
		return 0;
	double least = v->plot.x - v->body.x - canvas_em(v);
	const struct text_line *title = fitted(v, b, fmax(v->body.w / 3, least));
	canvas_text(v, title, "axis.title", (struct point){v->body.x, text_center(title, y)});
	return fmax(title->width + canvas_em(v), v->plot.x - v->body.x);
}

/* Title of the measure left, its unit right. */
static void draw_measure(struct canvas *v, double y)
{
	const struct axis *m = canvas_measure(v);
	double right = v->body.x + v->body.w, names = draw_names(v, y);
	double room = v->body.w - names - (m->unit ? m->unit->width + canvas_em(v) : 0);
	const struct text_line *title = fitted(v, m, room);
	double at = v->body.x + names;
	if (title && m->far && m->vertical) /* both over the axis at the right */
		at = right - title->width - v->body.w + room;
	if (title)
		canvas_text(v, title, "axis.title", (struct point){at, text_center(title, y)});
	if (m->unit)
		canvas_text(v, m->unit, "axis.unit",
			    (struct point){right - m->unit->width, text_center(m->unit, y)});
}

void canvas_row(struct canvas *v, double top)
{
	const struct axis *b = canvas_base(v);
	double y = top + letter_pitch(v->c, LETTER_AXIS) / 2;
	if (v->right.field) {
		draw_head(v, &v->y, y);
		draw_head(v, &v->right, y);
	} else {
		draw_measure(v, y);
	}
	if (arrange_below(v) <= 0)
		return;
	double beyond =
		arrange_beyond(v) + arrange_below(v) - letter_pitch(v->c, LETTER_AXIS) / 2;
	y = v->plot.y + v->plot.h + v->footroom + beyond;
	if (v->x.far)
		y = v->plot.y - v->headroom - beyond;
	double gap = 0.5 * canvas_em(v), end = v->plot.x + v->plot.w;
	double need = b->title->width + (b->unit ? gap + b->unit->width : 0);
	end = fmin(fmax(end, v->body.x + need), v->body.x + v->body.w); /* of a narrow plot */
	if (b->unit) {
		end -= b->unit->width;
		canvas_text(v, b->unit, "axis.unit",
			    (struct point){end, text_center(b->unit, y)});
		end -= gap;
	}
	const struct text_line *title = fitted(v, b, end - v->body.x);
	canvas_text(v, title, "axis.title",
		    (struct point){end - title->width, text_center(title, y)});
}

static bool centred(const struct chart *c)
{
	for (size_t i = 0; i < c->layers; i++)
		if (c->layer[i].centred)
			return true;
	return false;
}

/* A table of cells stands on nothing: its edges are lines enough. */
static bool cells_alone(const struct canvas *v)
{
	bool cells = v->x.names && v->y.names;
	for (size_t i = 0; i < v->c->layers && cells; i++) {
		const struct mark *m = v->c->layer[i].mark;
		cells = !m->joins && !m->zero && (i || (m->bands && m->spans));
	}
	return cells;
}

/* Does a rule across the whole plot lie where the base line would? It takes its place: of two
 * lines in one, neither is seen. */
static bool ruled(const struct canvas *v, bool upright, double at)
{
	const struct scale *s = upright ? &v->scales.x : &v->scales.y;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		bool whole = l->mark->strokes && l->mark->either && !l->mark->spread &&
			     !l->set[upright ? MARK_Y : MARK_X];
		for (size_t r = 0; r < l->rows && whole; r++) {
			double place = upright ? l->row[r].x : l->row[r].y;
			if (isfinite(place) && fabs(scale_at(s, place) - at) < 0.5)
				return true;
		}
	}
	return false;
}

/* The line that bars stand on, and the edge where other marks' axis runs. */
static void draw_base(struct canvas *v)
{
	const struct plan_encoding *e = canvas_base(v)->field->e;
	if (e && e->axis.domain == TRI_NO)
		return;
	struct rect p = v->plot;
	struct ink ink = {.rgba = v->c->theme->color.axis, .width = 0.75 * v->c->scale};
	const struct plan_encoding *base = canvas_base(v)->field->e;
	if ((base && base->axis.off && canvas_base(v)->names) ||
	    (cells_alone(v) && (!base || base->axis.domain != TRI_YES)))
		return;
	if (centred(v->c)) /* nothing stands on a line there */
		return;
	if (v->view->lying) {
		bool times = v->scales.x.kind == SCALE_TIME; /* no zero */
		double x = times ? p.x + v->leftroom : scale_base(&v->scales.x);
		if (!ruled(v, true, x))
			scene_line(v->out, "axis.line", ink, (struct point){x, p.y},
				   (struct point){x, p.y + p.h});
		return;
	}
	enum scale_kind kind = v->scales.y.kind;
	bool low = v->y.names || kind == SCALE_LOG || kind == SCALE_TIME;
	double y = low ? p.y + p.h : scale_base(&v->scales.y);
	if (v->x.far && !canvas_bars(v))
		y = p.y;
	if (!ruled(v, false, y))
		scene_line(v->out, "axis.line", ink, (struct point){p.x, y},
			   (struct point){p.x + p.w, y});
	if (v->scales.x.kind == SCALE_TIME && p.y + p.h - y > 1 && !canvas_bars(v))
		scene_line(v->out, "axis.line", ink, (struct point){p.x, p.y + p.h},
			   (struct point){p.x + p.w, p.y + p.h});
}

/* Lines without labels. Of many rows they are most of the work. */
static bool asks_nothing(const struct model_layer *l)
{
	return l->mark->joins && !l->stacked && str_eq(l->draw.options.label, STR("none"));
}

static size_t draw_marks(struct canvas *v, struct mark_out *asked)
{
	size_t from = v->out->count;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		asked[i] = (struct mark_out){.scene = v->out, .mem = v->out->mem};
		if (v->rehearsal && asks_nothing(&v->c->layer[i]))
			continue;
		struct mark_scales scales = second_scales(v, i);
		l->mark->draw(l, &scales, &asked[i]);
		label_totals(v, &v->c->layer[i], &asked[i]);
	}
	space_read(&v->space, v->out, from);
	return from;
}

void canvas_behind(struct canvas *v)
{
	annotate_draw_behind(v);
	axis_lines_grid(v, &v->x);
	axis_lines_grid(v, &v->y);
	if (v->right.field)
		axis_lines_grid(v, &v->right);
}

bool canvas_plot(struct canvas *v, struct names *names)
{
	struct mark_out *asked = ARENA_NEW(v->out->mem, struct mark_out, v->c->layers);
	axis_draw(v, &v->x);
	axis_draw(v, &v->y);
	if (v->right.field)
		axis_draw(v, &v->right);
	if (!canvas_bars(v)) { /* what runs along zero is not hidden by the axis */
		size_t base = v->out->count;
		draw_base(v);
		space_read(&v->space, v->out, base);
	}
	size_t marks = draw_marks(v, asked);
	if (cut_bars(v))
		cut_draw(v, marks);
	if (canvas_bars(v))
		draw_base(v);
	if (!names_draw(v, names)) {
		bool wanted = false; /* by the author, wherever there is room */
		for (size_t i = 0; i < v->c->layers; i++)
			wanted |= v->c->layer[i].mark->joins && v->c->layer[i].labelled;
		if (!v->crowded && ((!v->legend && names_possible(v->c)) || !wanted))
			return false;
		names->crowded = names->tags > 1;
		names->tags = 0;
	}
	for (size_t i = 0; i < v->c->layers; i++)
		if (v->c->layer[i].mark->zero)
			label_place(v, &v->c->layer[i], &asked[i], names);
	annotate_draw(v);
	for (size_t i = 0; i < v->c->layers; i++)
		if (!v->c->layer[i].mark->zero)
			label_place(v, &v->c->layer[i], &asked[i], names);
	v->untold |= v->lost && canvas_told(v);
	return true;
}

/* False when ends find no place: once more, with a legend, or without values there. */
static bool draw_body(struct canvas *v)
{
	struct legend legend;
	struct names names;
	if (v->c->polar)
		return polar_draw(v);
	v->leaders = false;
	arrange_canvas(v, &legend, &names);
	if (names_led(v, &names)) {
		v->leaders = true;
		arrange_canvas(v, &legend, &names);
	}
	canvas_behind(v);
	canvas_row(v, v->body.y + legend.height);
	legend_draw(v, &legend);
	return canvas_plot(v, &names);
}

double canvas_ease(const struct canvas *v, struct size each, size_t rows, size_t columns)
{
	if (fmin(each.w, each.h) < LEAST * v->c->scale)
		return 0;
	double w = each.w * (double)columns / (SUITS_W * v->figure.w);
	double h = each.h * (double)rows / (SUITS_H * v->figure.h);
	return fmin(1, fmin(w, h));
}

void canvas_body(struct canvas *v)
{
	double head = frame_head_height(v->c, v->figure.w);
	double foot = frame_foot_height(v->c, v->figure.w);
	v->body = v->figure;
	v->body.y += head;
	v->body.h = fmax(v->figure.h - head - foot, 1);
}

/* Once more where series found no place for their names, or values none for themselves that
 * were to tell what an axis would: at most three times. */
static void draw_plots(struct canvas *v)
{
	size_t from = v->out->count;
	for (bool done = false; !done;) {
		bool untold = v->untold;
		v->out->count = from;
		v->lost = v->astray = v->nameless = v->unsaid = 0;
		if (v->c->cells) {
			canvas_body(v);
			facet_draw(v);
		} else if (!draw_body(v)) {
			v->crowded = v->legend || !names_possible(v->c);
			v->legend = true;
			continue;
		}
		done = v->untold == untold;
	}
}

static void draw_foot(const struct canvas *v)
{
	struct rect foot = v->figure;
	double head = frame_head_height(v->c, foot.w), low = frame_foot_height(v->c, foot.w);
	foot.y += head + fmax(foot.h - head - low, 1);
	frame_draw_foot(v->c, foot, v->tag, v->out);
}

struct canvas_drawn canvas_draw(const struct chart *c, const struct tag *parent, struct rect at,
				struct scene *out)
{
	struct tag *figure = scene_element(out->mem, TAG_FIGURE, parent);
	figure->alt = c->alt;
	figure->title = c->plan->title.text;
	figure->id = c->plan->id;
	figure->bbox = at;
	struct canvas v = {.c = c, .figure = at, .out = out, .tag = figure};
	const struct tag *before = scene_tag(out, figure);
	frame_draw_head(c, at, figure, out);
	draw_plots(&v);
	draw_foot(&v);
	scene_tag(out, before);
	return (struct canvas_drawn){.ease = v.ease,
				     .lost = v.lost,
				     .astray = v.astray,
				     .nameless = v.nameless,
				     .left_out = v.nameless + v.unsaid,
				     .crowding = loss_crowding(&v)};
}

void canvas_rehearse(const struct chart *c, struct size s)
{
	struct scene nowhere = {.mem = c->mem};
	struct canvas v = {.c = c, .figure = {0, 0, s.w, s.h}, .out = &nowhere};
	v.rehearsal = true;
	v.tag = scene_element(c->mem, TAG_FIGURE, NULL);
	scene_tag(&nowhere, v.tag);
	frame_draw_head(c, v.figure, v.tag, &nowhere);
	draw_plots(&v);
	draw_foot(&v);
}
