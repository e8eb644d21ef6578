#include "chart/draw/growth.h"

#include <math.h>

#include "chart/draw/label.h"
#include "chart/draw/second.h"
#include "chart/words.h"

#define RISE 1.5   /* of a growth bracket over the highest label, in label sizes */
#define CLEAR 0.25 /* between a bracket's foot and the label below it */
#define ARROW 0.42 /* half width of an arrow head; its length is 1.7 times that */
#define MARGIN 0.6 /* around the text that interrupts a line */

static double em(const struct canvas *v)
{
	return letter_size(v->c, LETTER_LABEL);
}

/* Years from one row's place to another's; 0 when they are no times. */
static double years_between(const struct model_layer *l, const struct column *column,
			    uint32_t from, uint32_t to)
{
	(void)l;
	if (!column || !column->number)
		return 0;
	double a = column->number[from], b = column->number[to];
	if (column_is_temporal(column->type))
		return (column_days(column->type, b) - column_days(column->type, a)) / 365.2425;
	return 0;
}

struct growth growth_between(const struct chart *c, const struct annotate_pair *p)
{
	const struct mark_row *from = p->from, *to = p->to;
	double a = c->lying ? from->x : from->y, b = c->lying ? to->x : to->y;
	struct growth g = {.difference = b - a, .rates = a > 0 && b > 0};
	const struct column *column = p->layer->column[model_base(c)];
	double years = years_between(p->layer, column, from->row, to->row);
	if (column && column->type == COLUMN_YEAR) /* leap days are no part of a rate */
		years = column->number[to->row] - column->number[from->row];
	if (!g.rates)
		return g;
	g.ratio = b / a;
	g.spans = years > 0;
	if (g.spans)
		g.cagr = pow(g.ratio, 1 / years) - 1;
	return g;
}

static struct str signed_text(const struct chart *c, double v, int decimals, struct str unit)
{
	struct str text = words_fixed(c, v, decimals, unit);
	return v > 0 ? arena_printf(c->mem, "+%.*s", STR_ARG(text)) : text;
}

/* "5.8배 (연평균 +19.2%)" */
static struct str growth_text(const struct chart *c, const struct plan_annotation *a,
			      const struct model_layer *l, const struct growth *g)
{
	const struct model_field *measure = model_field(c, l, model_measure(c));
	int decimals = measure->column ? measure->column->decimals : 0;
	struct str part[3];
	size_t parts = 0;
	if (a->text.text.n)
		return a->text.text;
	bool ratio = a->show_ratio || !(a->show_cagr || a->show_difference);
	if (a->show_difference)
		part[parts++] = signed_text(c, g->difference, decimals, measure->unit);
	if (ratio && g->rates)
		part[parts++] =
			words_fixed(c, g->ratio, 1, words_pick(c, STR("배"), STR(" times")));
	if (a->show_cagr && g->spans) {
		struct str rate = signed_text(c, g->cagr * 100, 1, STR("%"));
		struct str word = words_pick(c, STR("연평균 "), STR(""));
		struct str tail = words_pick(c, STR(""), STR(" a year"));
		part[parts] = arena_printf(c->mem, parts ? "(%.*s%.*s%.*s)" : "%.*s%.*s%.*s",
					   STR_ARG(word), STR_ARG(rate), STR_ARG(tail));
		parts++;
	}
	return arena_join(c->mem, part, parts, STR(" "));
}

static const struct text_line *shape(const struct canvas *v, enum letter kind, struct str s)
{
	return letter_line(v->c, kind, v->c->theme->color.text, s);
}

/* A bracket over upright marks from one place to another, or beside lying ones. */
struct bracket {
	struct point from, to; /* the feet, above the labels */
	double level;          /* y of the bar of the bracket (x when lying) */
	const struct text_line *text;
};

static struct point foot_of(const struct canvas *v, const struct mark_layer *l,
			    const struct mark_row *r)
{
	double x = scale_at(&v->scales.x, r->x), y = label_top_of(v, l, r);
	if (l->mark->joins || !l->mark->zero)
		y = scale_at(second_scale(v, l), r->y) - label_height(v) - 0.5 * em(v);
	/* the arrow head stays inside */
	double half = ARROW * em(v), edge = v->body.x + v->body.w - half;
	return (struct point){fmax(v->body.x + half, fmin(x, edge)), y - CLEAR * em(v)};
}

static bool between(double v, double a, double b)
{
	return v >= fmin(a, b) - 1e-9 && v <= fmax(a, b) + 1e-9;
}

static bool make_bracket(const struct canvas *v, const struct plan_annotation *a,
			 struct bracket *out)
{
	const struct mark_layer *layer;
	struct annotate_pair p;
	if (!annotate_pair(v->c, a, &p))
		return false;
	struct growth g = growth_between(v->c, &p);
	out->text = shape(v, LETTER_STRONG, growth_text(v->c, a, p.layer, &g));
	const struct mark_row *first = annotate_row(v, p.layer, p.from, &layer);
	const struct mark_row *last = annotate_row(v, p.layer, p.to, &layer);
	out->from = foot_of(v, layer, first);
	out->to = foot_of(v, layer, last);
	out->level = fmin(out->from.y, out->to.y);
	for (size_t i = 0; i < v->c->layers; i++)
		for (size_t r = 0; r < v->view->layer[i].rows; r++) {
			const struct mark_row *row = &v->view->layer[i].row[r];
			if (isfinite(row->y) && between(row->x, first->x, last->x))
				out->level =
					fmin(out->level, foot_of(v, &v->view->layer[i], row).y);
		}
	out->level -= RISE * em(v);
	return out->from.x != out->to.x;
}

static bool meet(const struct bracket *a, const struct bracket *b)
{
	return fmin(a->from.x, a->to.x) <= fmax(b->from.x, b->to.x) &&
	       fmin(b->from.x, b->to.x) <= fmax(a->from.x, a->to.x);
}

/* All brackets, later ones over earlier ones where they would meet. */
static size_t make_brackets(const struct canvas *v, struct bracket **out)
{
	size_t count = 0;
	struct bracket *all = ARENA_NEW(v->out->mem, struct bracket, v->c->plan->annotations);
	for (size_t i = 0; i < v->c->plan->annotations; i++) {
		const struct plan_annotation *a = &v->c->plan->annotation[i];
		struct bracket *b = &all[count];
		if (a->type != ANNOTATE_GROWTH || v->view->lying || !make_bracket(v, a, b))
			continue;
		for (size_t k = 0; k < count; k++)
			if (meet(&all[k], b))
				b->level = fmin(b->level, all[k].level - 1.4 * RISE * em(v));
		count++;
	}
	*out = all;
	return count;
}

double growth_headroom(const struct canvas *v)
{
	double need = 0;
	struct bracket *b;
	size_t count = make_brackets(v, &b);
	for (size_t i = 0; i < count; i++)
		need = fmax(need, v->plot.y - b[i].level + 0.5 * em(v));
	return need;
}

static void draw_arrow_head(struct canvas *v, struct point tip, double dx, double dy)
{
	double w = ARROW * em(v), h = 1.7 * w, length = hypot(dx, dy);
	if (length <= 0)
		return;
	dx /= length;
	dy /= length;
	struct point back = {tip.x - dx * h, tip.y - dy * h};
	const struct point corner[3] = {
		tip, {back.x - dy * w, back.y + dx * w}, {back.x + dy * w, back.y - dx * w}};
	scene_polyline(v->out, "annotate.arrow",
		       (struct ink){.rgba = v->c->theme->color.secondary}, corner, 3, true);
}

/* In the middle of its bracket, or as near to it as other texts allow. */
static void place_text(struct canvas *v, const struct bracket *b, double y)
{
	double w = b->text->width, middle = (b->from.x + b->to.x) / 2;
	double least = v->body.x, most = v->body.x + v->body.w - w;
	const double try[] = {middle - w / 2, v->plot.x, v->plot.x + v->plot.w - w};
	for (int row = 0; row < 4; row++)
		for (int i = 0; i < 3; i++) {
			struct point at = {fmax(least, fmin(try[i], most)),
					   text_center(b->text, y - row * 1.2 * em(v))};
			if (!space_clear(&v->space, letter_rect(b->text, at), 0))
				continue;
			canvas_text(v, b->text, "annotate.text", at);
			return;
		}
	v->astray++;
}

static void draw_bracket(struct canvas *v, const struct bracket *b)
{
	struct ink ink = {.rgba = v->c->theme->color.secondary, .width = 0.75 * v->c->scale};
	double half = b->text->width / 2, middle = (b->from.x + b->to.x) / 2;
	double w = fabs(b->to.x - b->from.x), gap = half + MARGIN * em(v);
	double head = 1.7 * ARROW * em(v), way = b->to.x > b->from.x ? 1 : -1;
	bool cut = w > 2 * gap + 2 * em(v);
	struct point bend = {b->from.x, b->level}, turn = {b->to.x, b->level};
	struct point stop = {b->to.x, b->to.y - head * 0.9};
	if (cut) {
		const struct point left[3] = {b->from, bend, {middle - way * gap, b->level}};
		const struct point right[3] = {{middle + way * gap, b->level}, turn, stop};
		scene_polyline(v->out, "annotate.growth", ink, left, 3, false);
		scene_polyline(v->out, "annotate.growth", ink, right, 3, false);
	} else {
		const struct point all[4] = {b->from, bend, turn, stop};
		scene_polyline(v->out, "annotate.growth", ink, all, 4, false);
	}
	draw_arrow_head(v, b->to, 0, 1);
	place_text(v, b, cut ? b->level : b->level - 0.75 * em(v));
}

static double lying_end(const struct canvas *v, const struct mark_layer *l,
			const struct mark_row *row)
{
	return label_right_of(v, l, row) + 0.5 * em(v);
}

static double lying_level(const struct canvas *v, const struct mark_row *a,
			  const struct mark_row *b)
{
	double x = 0;
	for (size_t i = 0; i < v->c->layers; i++)
		for (size_t r = 0; r < v->view->layer[i].rows; r++) {
			const struct mark_row *row = &v->view->layer[i].row[r];
			if (isfinite(row->x) && between(row->y, a->y, b->y))
				x = fmax(x, lying_end(v, &v->view->layer[i], row));
		}
	return fmin(x + 1.2 * em(v), v->body.x + v->body.w - 0.3 * em(v));
}

/* Beside lying bars: down the right side, with the text behind it. */
static void draw_lying(struct canvas *v, const struct plan_annotation *a)
{
	const struct mark_layer *layer;
	struct annotate_pair p;
	if (!annotate_pair(v->c, a, &p))
		return;
	struct growth g = growth_between(v->c, &p);
	const struct text_line *text =
		shape(v, LETTER_STRONG, growth_text(v->c, a, p.layer, &g));
	const struct mark_row *first = annotate_row(v, p.layer, p.from, &layer);
	const struct mark_row *last = annotate_row(v, p.layer, p.to, &layer);
	double x = lying_level(v, first, last),
	       tip = fmin(lying_end(v, layer, last), x - 2 * ARROW * em(v));
	double y0 = scale_at(&v->scales.y, first->y), y1 = scale_at(&v->scales.y, last->y);
	struct ink ink = {.rgba = v->c->theme->color.secondary, .width = 0.75 * v->c->scale};
	const struct point path[4] = {{fmin(lying_end(v, layer, first), x), y0},
				      {x, y0},
				      {x, y1},
				      {tip + ARROW * em(v), y1}};
	scene_polyline(v->out, "annotate.growth", ink, path, 4, false);
	draw_arrow_head(v, (struct point){tip, y1}, -1, 0);
	double edge = v->body.x + v->body.w - text->width;
	for (int row = 0; row < 5; row++) { /* beside its middle, or near it */
		double step = (row % 2 ? 1 : -1) * (double)((row + 1) / 2) * 1.3 * em(v);
		struct point at = {fmin(x + 0.4 * em(v), edge),
				   text_center(text, (y0 + y1) / 2 + step)};
		if (!space_clear(&v->space, letter_rect(text, at), 0))
			continue;
		canvas_text(v, text, "annotate.text", at);
		return;
	}
	v->astray++;
}

double growth_width(const struct canvas *v)
{
	double need = 0;
	for (size_t i = 0; i < v->c->plan->annotations && v->view->lying; i++) {
		const struct plan_annotation *a = &v->c->plan->annotation[i];
		struct annotate_pair p;
		if (a->type != ANNOTATE_GROWTH || !annotate_pair(v->c, a, &p))
			continue;
		struct growth g = growth_between(v->c, &p);
		struct str text = growth_text(v->c, a, p.layer, &g);
		need = fmax(need, shape(v, LETTER_STRONG, text)->width + 3 * em(v));
	}
	return need;
}

void growth_draw(struct canvas *v)
{
	struct bracket *b;
	size_t brackets = make_brackets(v, &b);
	for (size_t i = 0; i < brackets; i++)
		draw_bracket(v, &b[i]);
	for (size_t i = 0; i < v->c->plan->annotations && v->view->lying; i++)
		if (v->c->plan->annotation[i].type == ANNOTATE_GROWTH)
			draw_lying(v, &v->c->plan->annotation[i]);
}
