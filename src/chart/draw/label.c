#include "chart/draw/label.h"

#include <math.h>
#include <string.h>

#include "chart/bind/palette.h"
#include "chart/draw/few.h"
#include "chart/draw/ground.h"
#include "chart/draw/second.h"
#include "chart/draw/starts.h"
#include "chart/draw/turned.h"

#define GAP_ABOVE 0.12 /* of a label over or under a bar, in label sizes */
#define GAP_BESIDE 0.4
#define MARKER 4.0 /* radius kept free around a point, points on paper */
#define BLACK 0x000000ffu
#define GAP_POINT 0.2
#define TOUCH 0.4       /* what the last value of a line may cover of it, in label sizes */
#define STROKE 0.15     /* between a label at a bar and other layers' strokes */
#define OVERHANG 0.4    /* of a label over the plot's left edge */
#define PAD_INSIDE 0.15 /* at the sides of a label in a bar */
#define PAD_GROUND 0.35 /* around a label on stripes */

static bool blocks(const struct mark *m)
{
	return m->zero && !m->joins;
}

static double size_of(const struct canvas *v)
{
	return letter_size(v->c, LETTER_LABEL);
}

static const struct text_line *shape(const struct canvas *v, const struct mark_label *l,
				     color rgba)
{
	enum letter kind = l->strong ? LETTER_STRONG : LETTER_LABEL;
	struct text_style style = letter_style(v->c, kind, rgba);
	if (l->size > 0)
		style.size = l->size * v->c->scale;
	return text_line(v->c->text, l->text, style, v->c->plan->at, v->c->d);
}

/* Start of the baseline of a line beside an anchor. */
static struct point beside(const struct text_line *line, struct point a, int side, int rise,
			   struct size gap)
{
	struct rect ink = letter_rect(line, (struct point){0, 0});
	struct point p = {a.x - line->width / 2, text_center(line, a.y)};
	if (side)
		p.x = side > 0 ? a.x + gap.w : a.x - gap.w - line->width;
	if (rise)
		p.y = rise < 0 ? a.y - gap.h - (ink.y + ink.h) : a.y + gap.h - ink.y;
	return p;
}

static bool take(struct canvas *v, const struct text_line *line, struct point at, bool ground)
{
	if (!space_clear(&v->space, letter_rect(line, at), 0.05 * size_of(v)))
		return false;
	if (ground)
		canvas_ground(v, letter_rect(line, at));
	canvas_text(v, line, "label.value", at);
	return true;
}

/* Covers the stripes behind a text, and a little more, as far as the mark goes. */
static void draw_ground(struct canvas *v, const struct mark_label *l, struct rect text)
{
	double em = size_of(v), w = fmin(text.w + 2 * PAD_GROUND * em, l->room),
	       h = fmin(text.h + PAD_GROUND * em, l->tall);
	struct point middle = {text.x + text.w / 2, text.y + text.h / 2};
	if (!l->side)
		middle.x = l->anchor.x;
	if (!l->rise)
		middle.y = l->anchor.y;
	color on = palette_over(l->inside_on, v->c->theme->color.surface);
	scene_rect(v->out, "label.ground", (struct ink){.rgba = on},
		   (struct rect){middle.x - w / 2, middle.y - h / 2, w, h});
}

/* C3: white or dark by contrast, and only where there is room. */
static bool place_inside(struct canvas *v, const struct mark_label *l)
{
	double pad = PAD_INSIDE * size_of(v);
	color rgba = l->rgba, on = palette_over(l->inside_on, v->c->theme->color.surface);
	if (!palette_text_on(on, v->c->theme->color.text, &rgba)) {
		if (l->side || l->rise) /* there is a place outside */
			return false;
		palette_text_on(on, BLACK, &rgba); /* one of the two always does */
	}
	const struct text_line *line = shape(v, l, rgba);
	if (line->width + 2 * pad > l->room || letter_rect(line, l->anchor).h > l->tall)
		return false;
	struct size gap = {3 * pad, 2 * pad};
	struct point at = beside(line, l->anchor, l->side, l->rise, gap);
	struct rect r = letter_rect(line, at);
	if (v->c->layers > 1 && space_struck(&v->space, r, 0))
		return false;
	if (l->striped && space_clear(&v->space, r, 0.05 * size_of(v)))
		draw_ground(v, l, r);
	return take(v, line, at, false);
}

/* At its end where nothing runs through it, else in the middle or at the foot. */
static bool place_within(struct canvas *v, const struct mark_label *l)
{
	struct mark_label at = *l;
	if (place_inside(v, &at))
		return true;
	if (v->c->layers < 2 || (!l->side && !l->rise))
		return false;
	at.anchor.x += l->side * at.room / 2;
	at.anchor.y += l->rise * at.tall / 2;
	at.side = at.rise = 0;
	return place_inside(v, &at);
}

static color outside_color(const struct canvas *v, const struct mark_label *l)
{
	return l->rgba ? l->rgba : v->c->theme->color.text;
}

static bool place_at_bar(struct canvas *v, const struct mark_label *l)
{
	double size = size_of(v);
	int side = l->side, rise = l->rise;
	struct point anchor = l->anchor;
	if (l->inside) {
		bool placed = place_within(v, l);
		if (placed || (!side && !rise && !l->free))
			return placed;
		side = -side;
		rise = -rise;
		if (l->free) { /* beyond its end is nobody */
			*(l->along ? &side : &rise) = l->free;
			*(l->along ? &anchor.x : &anchor.y) +=
				l->free * (l->along ? l->room : l->tall) / 2;
		}
	}
	const struct text_line *line = shape(v, l, outside_color(v, l));
	struct size gap = {GAP_BESIDE * size, GAP_ABOVE * size};
	struct point at = beside(line, anchor, side, rise, gap);
	struct rect r = letter_rect(line, at);
	if (space_covers(&v->space, r, -0.05 * size) == 0 &&
	    (v->c->layers < 2 || !space_struck(&v->space, r, STROKE * size)) &&
	    take(v, line, at, true))
		return true;
	struct mark_label inner = *l;
	inner.side = -side;
	inner.rise = -rise;
	return !l->inside && place_within(v, &inner);
}

static double inward(const struct rect *bounds, double x, double width)
{
	return fmax(bounds->x, fmin(x, bounds->x + bounds->w - width));
}

#define PLACES 15
#define LIFTS 4   /* higher places over a point at the plot's left edge … */
#define LIFT 0.35 /* … so much each, in label sizes: lines that rise there are below them */

static bool place_at_point(struct canvas *v, const struct mark_label *l)
{
	static const int usual[][2] = {{0, -1}, {1, 0}, {0, 1},   {-1, 0},
				       {1, -1}, {1, 1}, {-1, -1}, {-1, 1}};
	/* where it was asked for; what was asked to a side stays there */
	int around[PLACES][2] = {{l->side, l->rise}, {l->side, 1}, {l->side, -1}};
	memcpy(&around[3], usual, sizeof(usual));
	for (int i = PLACES - LIFTS; i < PLACES; i++)
		around[i][1] = -1;
	const struct text_line *line = shape(v, l, outside_color(v, l));
	double size = size_of(v), clear = MARKER * v->c->scale, least = INFINITY;
	struct size gap = {clear + GAP_POINT * size, clear};
	struct point best = {0};
	double left = v->plot.x - OVERHANG * size; /* else it stands among the axis' labels */
	int places = l->anchor.x < v->plot.x + size ? PLACES : PLACES - LIFTS;
	for (int i = 0; i < places && least > 0; i++) {
		if ((i == 1 || i == 2) && (!l->side || l->rise))
			continue;
		struct point at = beside(line, l->anchor, around[i][0], around[i][1], gap);
		at.y += i == 0 ? l->dy : -LIFT * size * fmax(0, i - (PLACES - LIFTS) + 1);
		if (!around[i][0]) /* at an edge, not centred but still over its point */
			at.x = fmax(inward(&v->space.bounds, at.x, line->width), left);
		struct rect r = letter_rect(line, at);
		double covers = space_covers(&v->space, r, 0);
		if (covers < least && space_clear(&v->space, r, 0.05 * size)) {
			least = covers;
			best = at;
		}
	}
	return (least == 0 || (l->priority >= 2 && least < TOUCH * size)) &&
	       take(v, line, best, true);
}

/* Words that are the mark stand where they were put, over data but not over
 * other words; nobody's colour is chosen by what is below. */
static bool place_fixed(struct canvas *v, const struct mark_label *l, color chosen)
{
	color rgba = outside_color(v, l), ground;
	struct size gap = {GAP_POINT * size_of(v), GAP_ABOVE * size_of(v)};
	const struct text_line *line = shape(v, l, rgba);
	struct point at = beside(line, l->anchor, l->side, l->rise, gap);
	bool over = ground_below(v, letter_rect(line, at), &ground);
	if (!over && !chosen) /* a series' colour is made for areas, not for text */
		rgba = palette_text(rgba, v->c->theme->color.surface);
	if (!l->rgba && over && !palette_text_on(ground, rgba, &rgba))
		palette_text_on(ground, BLACK, &rgba);
	line = shape(v, l, rgba);
	if (l->angle == 0)
		return take(v, line, at, !over);
	struct point off = {at.x - l->anchor.x, at.y - l->anchor.y};
	off = turned_point(off, l->angle);
	at = (struct point){l->anchor.x + off.x, l->anchor.y + off.y};
	if (!turned_clear(v, line, at, l->angle))
		return false;
	turned_text(v, line, "label.value", at, l->angle);
	return true;
}

/* Where strokes of other layers run beside some ends of bars, all labels of them stand
 * inside: a mixture reads as if it meant something. */
static void prefer_inside(const struct canvas *v, struct mark_out *out)
{
	double size = size_of(v);
	bool struck = false;
	for (size_t i = 0; i < out->labels; i++) {
		const struct mark_label *l = &out->label[i];
		if (l->inside || l->fixed || l->strong || (!l->side && !l->rise))
			return;
		const struct text_line *line = shape(v, l, outside_color(v, l));
		struct size gap = {GAP_BESIDE * size, GAP_ABOVE * size};
		struct point at = beside(line, l->anchor, l->side, l->rise, gap);
		struck |= space_struck(&v->space, letter_rect(line, at), STROKE * size);
	}
	for (size_t i = 0; i < out->labels && struck; i++) {
		struct mark_label *l = &out->label[i];
		l->inside = true;
		l->side = -l->side;
		l->rise = -l->rise;
	}
}

static int compare_priority(const void *va, const void *vb)
{
	const struct mark_label *a = va, *b = vb;
	if (a->priority != b->priority)
		return a->priority > b->priority ? -1 : 1;
	if (a->anchor.x != b->anchor.x)
		return a->anchor.x < b->anchor.x ? -1 : 1;
	return (a->anchor.y > b->anchor.y) - (a->anchor.y < b->anchor.y);
}

static bool place(struct canvas *v, const struct model_layer *layer, const struct mark_label *l)
{
	if (l->fixed)
		return place_fixed(v, l, layer->draw.options.color);
	return blocks(layer->mark) || l->inside ? place_at_bar(v, l) : place_at_point(v, l);
}

/* The ends of lines, and where they turn into projections: of these all or none,
 * because a legend names their status, and a few of them would be a riddle. */
static void place_ends(struct canvas *v, const struct model_layer *layer,
		       const struct mark_out *out, const struct names *names)
{
	size_t items = v->out->count, texts = v->space.texts, lost = v->lost;
	size_t endless = v->endless;
	for (int turns = 1; turns >= 0; turns--) {
		bool all = true;
		v->out->count = items;
		v->space.texts = texts;
		v->lost = lost;
		v->endless = endless;
		for (size_t i = 0; i < out->labels; i++) {
			const struct mark_label *l = &out->label[i];
			bool turn = l->priority <= 1;
			if ((turn && !turns) || names_has(names, l->anchor) ||
			    place(v, layer, l))
				continue;
			all &= !turn;
			v->lost += layer->labelled && !turn;
			v->endless += !turn;
		}
		if (all)
			return;
	}
}

/* Bars that stand alone at both sides of zero, as in a pyramid of ages: all of their values
 * or none, because nobody sees why some lack theirs. */
static bool place_alone(struct canvas *v, const struct model_layer *layer,
			const struct mark_out *out)
{
	size_t items = v->out->count, texts = v->space.texts;
	bool alone = out->labels && out->label[0].free && !layer->labelled;
	for (size_t i = 0; i < out->labels && alone; i++) {
		if (place(v, layer, &out->label[i]))
			continue;
		v->out->count = items;
		v->space.texts = texts;
		v->lost += canvas_told(v) ? out->labels : 0;
		return true;
	}
	return alone;
}

void label_place(struct canvas *v, const struct model_layer *layer, struct mark_out *out,
		 const struct names *names)
{
	const struct mark *mark = layer->mark;
	size_t wanted = out->labels;
	bool asked = layer->labelled || canvas_told(v); /* nothing else tells the value */
	if (blocks(mark))
		few_keep(v, layer, out);
	if (blocks(mark) && v->c->layers > 1)
		prefer_inside(v, out);
	v->lost += asked ? wanted - out->labels : 0;
	if (out->labels)
		qsort(out->label, out->labels, sizeof(*out->label), compare_priority);
	starts_spread(v, out);
	bool legend =
		v->legend || !names_possible(v->c) || v->c->series_count > MODEL_PLAIN_MAX;
	if (names->crowded && !asked) /* more ends than there is room for values */
		return;
	bool ends = mark->joins && !str_eq(layer->draw.options.label, STR("all"));
	if ((ends && v->mute && !asked) || place_alone(v, layer, out))
		return;
	if (ends && legend && v->c->series_count > 1) {
		place_ends(v, layer, out, names);
		return;
	}
	for (size_t i = 0; i < out->labels; i++) {
		const struct mark_label *l = &out->label[i];
		bool gift = ends && l->priority <= 1; /* at a turn */
		bool placed = names_has(names, l->anchor) || place(v, layer, l);
		v->lost += !placed && asked && !gift;
		v->endless += !placed && ends && !gift;
	}
}

bool label_fits(const struct chart *c, double length)
{
	const struct mark_layer *l = &c->view[0].layer[0];
	double widest = 0, em = letter_size(c, LETTER_LABEL);
	bool plain = c->layers == 1 && l->offsets < 2 && !c->layer[0].stacked && !c->cells;
	if (!plain || str_among(l->options.label, "none inside"))
		return true;
	for (size_t r = 0; r < l->rows; r++)
		if (l->row[r].text.n)
			widest =
				fmax(widest,
				     letter_line(c, LETTER_LABEL, 0xff, l->row[r].text)->width);
	return (widest + 0.2 * em) * (double)c->names[CHANNEL_X].levels <= length;
}

void label_totals(const struct canvas *v, const struct model_layer *l, struct mark_out *out)
{
	bool lying = v->view->lying;
	const struct scale *own = l->second ? &v->second : &v->scales.y;
	for (size_t i = 0; i < l->totals; i++) {
		double end = scale_at(lying ? &v->scales.x : own, l->total[i].value);
		double place = scale_at(lying ? own : &v->scales.x, l->total[i].place);
		struct mark_label label = {
			.text = l->total[i].text, .strong = true, .priority = 9};
		label.anchor = lying ? (struct point){end, place} : (struct point){place, end};
		bool back = lying && v->scales.x.reverse;
		*(lying ? &label.side : &label.rise) = lying && !back ? 1 : -1;
		mark_label(out, label);
	}
}

double label_height(const struct canvas *v)
{
	return (1.07 + GAP_ABOVE) * size_of(v);
}

/* Do labels stand beyond the ends of this layer's bars? */
static bool beyond(const struct mark_layer *l)
{
	return blocks(l->mark) && !str_among(l->options.label, "none inside");
}

static double end_of(const struct canvas *v, const struct mark_layer *l,
		     const struct mark_row *r)
{
	return l->horizontal ? scale_at(&v->scales.x, r->x)
			     : scale_at(second_scale(v, l), r->y);
}

static size_t totals_of(const struct canvas *v, const struct mark_layer *l)
{
	return v->c->layer[l - v->view->layer].totals;
}

double label_right_of(const struct canvas *v, const struct mark_layer *l,
		      const struct mark_row *r)
{
	double right = fmax(end_of(v, l, r), scale_base(&v->scales.x));
	if (!isfinite(r->x2) && beyond(l) && r->text.n && r->x >= 0)
		right += letter_line(v->c, LETTER_LABEL, 0xff, r->text)->width +
			 GAP_BESIDE * size_of(v);
	return right;
}

double label_top_of(const struct canvas *v, const struct mark_layer *l,
		    const struct mark_row *r)
{
	double top = fmin(end_of(v, l, r), scale_base(second_scale(v, l)));
	bool part = isfinite(r->y2) && !totals_of(v, l);
	if (!part && beyond(l) && r->text.n && r->y >= 0)
		top -= label_height(v);
	return top;
}

double label_headroom(const struct canvas *v)
{
	double need = 0;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		for (size_t r = 0; r < l->rows && beyond(l) && !l->horizontal; r++)
			if (isfinite(l->row[r].y))
				need = fmax(need, v->plot.y - label_top_of(v, l, &l->row[r]));
	}
	return need;
}

double label_footroom(const struct canvas *v)
{
	double need = 0, low = v->plot.y + v->plot.h;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		for (size_t r = 0; r < l->rows && beyond(l) && !l->horizontal; r++)
			if (l->row[r].y < 0 && !isfinite(l->row[r].y2) && l->row[r].text.n)
				need = fmax(need,
					    end_of(v, l, &l->row[r]) + label_height(v) - low);
	}
	return need;
}

/* Does a lying bar grow to the left: below zero, or of a reversed axis? */
static bool leftward(const struct canvas *v, double value)
{
	return isfinite(value) && value != 0 && (value < 0) != v->scales.x.reverse;
}

double label_left(const struct canvas *v)
{
	double need = 0;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		for (size_t k = 0; k < l->rows && beyond(l) && l->horizontal; k++) {
			const struct mark_row *r = &l->row[k];
			if (!leftward(v, r->x) || isfinite(r->x2) || !r->text.n)
				continue;
			double w = letter_line(v->c, LETTER_LABEL, 0xff, r->text)->width;
			w += (GAP_BESIDE + 0.2) * size_of(v);
			need = fmax(need, w - (end_of(v, l, r) - v->plot.x));
		}
	}
	return fmin(need, v->plot.w / 3);
}

/* The widest a plot may be so that a label behind a lying bar's end stays inside. */
static double width_for(const struct canvas *v, enum letter kind, struct str text, double value,
			double available)
{
	const struct scale *s = &v->scales.x;
	const struct text_line *line = letter_line(v->c, kind, 0xff, text);
	double share = (scale_at(s, value) - fmin(s->from, s->to)) / fabs(s->to - s->from);
	double room = available - line->width - GAP_BESIDE * size_of(v);
	return share > 0.05 ? room / share : available;
}

double label_width(const struct canvas *v, double available)
{
	double width = available;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		const struct model_layer *m = &v->c->layer[i];
		if (!beyond(l) || !l->horizontal)
			continue;
		for (size_t k = 0; k < l->rows; k++) {
			const struct mark_row *r = &l->row[k];
			if (!leftward(v, r->x) && !isfinite(r->x2) && r->text.n)
				width = fmin(width, width_for(v, LETTER_LABEL, r->text, r->x,
							      available));
		}
		for (size_t k = 0; k < m->totals && !v->scales.x.reverse; k++)
			width = fmin(width, width_for(v, LETTER_STRONG, m->total[k].text,
						      m->total[k].value, available));
	}
	return fmax(width, 0.3 * available);
}
