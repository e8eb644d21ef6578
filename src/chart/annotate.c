#include "chart/annotate.h"

#include <math.h>

#include "base/num.h"
#include "chart/label.h"
#include "chart/words.h"

#define RISE 1.5   /* of a growth bracket over the highest label, in label sizes */
#define CLEAR 0.25 /* between a bracket's foot and the label below it */
#define ARROW 0.42 /* half width of an arrow head; its length is 1.7 times that */
#define MARGIN 0.6 /* around the text that interrupts a line */

static double em(const struct canvas *v)
{
	return letter_size(v->c, LETTER_LABEL);
}

static struct str place_text(const struct chart *c, const struct model_layer *l, uint32_t row)
{
	const struct column *column = l->column[model_base(c)];
	return column ? column->text[row] : STR_NONE;
}

static bool same_place(const struct chart *c, const struct model_layer *l, uint32_t row,
		       struct str place)
{
	const struct column *column = l->column[model_base(c)];
	double v;
	if (!column)
		return false;
	if (str_eq(column->text[row], place))
		return true;
	return column->number && !table_missing(column, row) && num_parse(place, &v) &&
	       v == column->number[row];
}

const struct mark_row *annotate_find(const struct chart *c, struct str place,
				     const struct model_layer **layer)
{
	for (size_t i = 0; i < c->layers; i++)
		for (size_t r = 0; r < c->layer[i].draw.rows; r++) {
			const struct mark_row *row = &c->layer[i].draw.row[r];
			double value = c->lying ? row->x : row->y;
			if (!isfinite(value) || !same_place(c, &c->layer[i], row->row, place))
				continue;
			*layer = &c->layer[i];
			return row;
		}
	return NULL;
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

struct growth annotate_growth(const struct chart *c, const struct model_layer *l,
			      const struct mark_row *from, const struct mark_row *to)
{
	double a = c->lying ? from->x : from->y, b = c->lying ? to->x : to->y;
	struct growth g = {.difference = b - a, .rates = a > 0 && b > 0};
	const struct column *column = l->column[model_base(c)];
	double years = years_between(l, column, from->row, to->row);
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

static struct str places(const struct chart *c)
{
	struct str *part = NULL;
	size_t count = 0, room = 0;
	const struct model_layer *l = &c->layer[0];
	for (size_t r = 0; r < l->draw.rows && count < 8; r++)
		ARENA_PUSH(c->mem, part, count, room) = place_text(c, l, l->draw.row[r].row);
	return arena_join(c->mem, part, count, STR(", "));
}

static bool check_place(struct chart *c, const struct plan_annotation *a, struct str place,
			const struct mark_row **row, const struct model_layer **layer)
{
	*row = annotate_find(c, place, layer);
	return *row || diag_report(c->d, a->at, DIAG_CHART_PLACE_UNKNOWN, place, places(c));
}

static bool check_growth(struct chart *c, const struct plan_annotation *a)
{
	const struct mark_row *from, *to;
	const struct model_layer *l, *ignored;
	bool ok = check_place(c, a, a->from, &from, &l);
	if (!check_place(c, a, a->to, &to, &ignored) || !ok)
		return false;
	struct growth g = annotate_growth(c, l, from, to);
	if (a->text.text.n)
		return true;
	if (!g.rates && (a->show_ratio || a->show_cagr))
		return diag_report(c->d, a->at, DIAG_CHART_GROWTH_VALUES, a->from, a->to);
	if (!g.spans && a->show_cagr)
		return diag_report(c->d, a->at, DIAG_CHART_GROWTH_TIMES, a->from, a->to);
	return true;
}

/* Where a place stands that may lie between rows: a name, a number or a time. */
static bool find_value(const struct chart *c, struct str place, double *out)
{
	const struct model_layer *l;
	const struct mark_row *row = annotate_find(c, place, &l);
	const struct model_field *base = &c->field[model_base(c)];
	double v;
	if (row) {
		*out = c->lying ? row->y : row->x;
		return true;
	}
	if (base->discrete || !num_parse(place, &v))
		return false;
	*out = base->temporal && base->column ? column_days(base->column->type, v) : v;
	return true;
}

static bool check_value(struct chart *c, const struct plan_annotation *a, struct str place)
{
	double ignored;
	return find_value(c, place, &ignored) ||
	       diag_report(c->d, a->at, DIAG_CHART_PLACE_UNKNOWN, place, places(c));
}

bool annotate_check(struct chart *c)
{
	bool ok = true;
	const struct mark_row *row;
	const struct model_layer *l;
	for (size_t i = 0; i < c->plan->annotations; i++) {
		const struct plan_annotation *a = &c->plan->annotation[i];
		if (a->type == ANNOTATE_GROWTH)
			ok &= check_growth(c, a);
		else if (a->type == ANNOTATE_RANGE)
			ok &= check_value(c, a, a->from) && check_value(c, a, a->to);
		else if (a->type == ANNOTATE_POINT)
			ok &= check_place(c, a, a->where, &row, &l);
		else
			ok &= check_value(c, a, a->where);
	}
	return ok;
}

static struct str signed_text(const struct chart *c, double v, int decimals, struct str unit)
{
	struct str text = words_fixed(c, v, decimals, unit);
	return v > 0 ? arena_printf(c->mem, "+%.*s", STR_ARG(text)) : text;
}

/* "5.8배 (연평균 +19.2%)" */
static struct str growth_text(const struct chart *c, const struct plan_annotation *a,
			      const struct growth *g)
{
	const struct model_field *measure = &c->field[model_measure(c)];
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

static const struct mark_row *view_row(const struct canvas *v, const struct model_layer *l,
				       const struct mark_row *row,
				       const struct mark_layer **layer)
{
	size_t i = (size_t)(l - v->c->layer);
	*layer = &v->view->layer[i];
	return &v->view->layer[i].row[row - v->c->layer[i].draw.row];
}

static struct point foot_of(const struct canvas *v, const struct mark_layer *l,
			    const struct mark_row *r)
{
	double x = scale_at(&v->scales.x, r->x), y = label_top_of(v, l, r);
	if (l->mark->joins || !l->mark->zero)
		y = scale_at(&v->scales.y, r->y) - label_height(v) - 0.5 * em(v);
	return (struct point){x, y - CLEAR * em(v)};
}

static bool between(double v, double a, double b)
{
	return v >= fmin(a, b) - 1e-9 && v <= fmax(a, b) + 1e-9;
}

static bool make_bracket(const struct canvas *v, const struct plan_annotation *a,
			 struct bracket *out)
{
	const struct model_layer *l, *ignored;
	const struct mark_layer *layer;
	const struct mark_row *from = annotate_find(v->c, a->from, &l);
	const struct mark_row *to = annotate_find(v->c, a->to, &ignored);
	struct growth g = annotate_growth(v->c, l, from, to);
	out->text = shape(v, LETTER_STRONG, growth_text(v->c, a, &g));
	const struct mark_row *first = view_row(v, l, from, &layer);
	const struct mark_row *last = view_row(v, ignored, to, &layer);
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
	return true;
}

double annotate_headroom(const struct canvas *v)
{
	double need = 0;
	for (size_t i = 0; i < v->c->plan->annotations; i++) {
		const struct plan_annotation *a = &v->c->plan->annotation[i];
		struct bracket b;
		if (a->type == ANNOTATE_GROWTH && !v->view->lying && make_bracket(v, a, &b))
			need = fmax(need, v->plot.y - b.level + 0.9 * em(v));
	}
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
	double y = cut ? b->level : b->level - 0.75 * em(v);
	double x = fmax(v->body.x, fmin(middle - half, v->body.x + v->body.w - 2 * half));
	canvas_text(v, b->text, "annotate.text", (struct point){x, text_center(b->text, y)});
}

/* Beside lying bars: down the right side, with the text behind it. */
static double lying_level(const struct canvas *v, const struct mark_row *a,
			  const struct mark_row *b)
{
	double x = 0;
	for (size_t i = 0; i < v->c->layers; i++)
		for (size_t r = 0; r < v->view->layer[i].rows; r++) {
			const struct mark_row *row = &v->view->layer[i].row[r];
			if (!isfinite(row->x) || !between(row->y, a->y, b->y))
				continue;
			double w = 0;
			if (row->text.n)
				w = shape(v, LETTER_LABEL, row->text)->width + 0.4 * em(v);
			x = fmax(x, scale_at(&v->scales.x, row->x) + w);
		}
	return x + 1.2 * em(v);
}

static void draw_lying(struct canvas *v, const struct plan_annotation *a)
{
	const struct model_layer *l, *other;
	const struct mark_layer *layer;
	const struct mark_row *from = annotate_find(v->c, a->from, &l);
	const struct mark_row *to = annotate_find(v->c, a->to, &other);
	struct growth g = annotate_growth(v->c, l, from, to);
	const struct text_line *text = shape(v, LETTER_STRONG, growth_text(v->c, a, &g));
	const struct mark_row *first = view_row(v, l, from, &layer);
	const struct mark_row *last = view_row(v, other, to, &layer);
	double x = lying_level(v, first, last), foot = 0.9 * em(v);
	double y0 = scale_at(&v->scales.y, first->y), y1 = scale_at(&v->scales.y, last->y);
	struct ink ink = {.rgba = v->c->theme->color.secondary, .width = 0.75 * v->c->scale};
	const struct point path[4] = {{x - foot, y0}, {x, y0}, {x, y1}, {x - foot * 0.5, y1}};
	scene_polyline(v->out, "annotate.growth", ink, path, 4, false);
	draw_arrow_head(v, (struct point){x - foot, y1}, -1, 0);
	canvas_text(v, text, "annotate.text",
		    (struct point){x + 0.4 * em(v), text_center(text, (y0 + y1) / 2)});
}

double annotate_width(const struct canvas *v)
{
	double need = 0;
	for (size_t i = 0; i < v->c->plan->annotations && v->view->lying; i++) {
		const struct plan_annotation *a = &v->c->plan->annotation[i];
		const struct model_layer *l, *other;
		if (a->type != ANNOTATE_GROWTH)
			continue;
		const struct mark_row *from = annotate_find(v->c, a->from, &l);
		const struct mark_row *to = annotate_find(v->c, a->to, &other);
		struct growth g = annotate_growth(v->c, l, from, to);
		need = fmax(need, shape(v, LETTER_STRONG, growth_text(v->c, a, &g))->width +
					  2 * em(v));
	}
	return need;
}

/* Start and end of a place on the base axis: a name's slot, or a point. */
static void extent_of(const struct canvas *v, struct str place, double *lo, double *hi)
{
	const struct scale *s = v->view->lying ? &v->scales.y : &v->scales.x;
	double value = 0, width;
	find_value(v->c, place, &value);
	*lo = *hi = scale_at(s, value);
	if (s->kind != SCALE_BAND)
		return;
	*lo = scale_band(s, (size_t)value, &width);
	*hi = *lo + width;
}

/* A text at the top of the plot, beside x, where it touches nothing. */
static void draw_note(struct canvas *v, struct rich text, double x, bool centred)
{
	if (!text.text.n)
		return;
	const struct text_line *line = shape(v, LETTER_LABEL, text.text);
	double gap = 0.5 * em(v), top = v->plot.y + 0.7 * em(v);
	for (int row = 0; row < 6; row++) {
		double y = text_center(line, top + row * letter_pitch(v->c, LETTER_LABEL));
		double place[3] = {centred ? x - line->width / 2 : x + gap, x + gap,
				   x - gap - line->width};
		for (int i = 0; i < 3; i++) {
			struct point at = {place[i], y};
			struct rect r = letter_rect(line, at);
			if (!space_clear(&v->space, r, gap / 2) ||
			    space_covers(&v->space, r, 0) > 0)
				continue;
			canvas_text(v, line, "annotate.text", at);
			return;
		}
	}
}

void annotate_draw_behind(struct canvas *v)
{
	for (size_t i = 0; i < v->c->plan->annotations; i++) {
		const struct plan_annotation *a = &v->c->plan->annotation[i];
		double from, to, ignored;
		if (a->type != ANNOTATE_RANGE)
			continue;
		extent_of(v, a->from, &from, &ignored);
		extent_of(v, a->to, &ignored, &to);
		struct rect r = {fmin(from, to), v->plot.y, fabs(to - from), v->plot.h};
		if (v->view->lying)
			r = (struct rect){v->plot.x, fmin(from, to), v->plot.w,
					  fabs(to - from)};
		scene_rect(v->out, "annotate.range",
			   (struct ink){.rgba = v->c->theme->color.stripe}, r);
	}
}

static void draw_rule(struct canvas *v, const struct plan_annotation *a)
{
	static const double dash[] = {3, 2};
	double lo, hi;
	extent_of(v, a->where, &lo, &hi);
	double x = (lo + hi) / 2;
	struct ink ink = {.rgba = v->c->theme->color.secondary,
			  .width = 0.75 * v->c->scale,
			  .dash = dash,
			  .dashes = 2};
	struct point from = {x, v->plot.y}, to = {x, v->plot.y + v->plot.h};
	if (v->view->lying) {
		from = (struct point){v->plot.x, x};
		to = (struct point){v->plot.x + v->plot.w, x};
	}
	scene_line(v->out, "annotate.rule", ink, from, to);
	draw_note(v, a->text, v->view->lying ? v->plot.x + v->plot.w / 2 : x, false);
}

/* A text near a data point, with a leader to it. */
static void draw_point(struct canvas *v, const struct plan_annotation *a)
{
	static const double ring[][2] = {{0, -2.4}, {1.6, -2}, {-1.6, -2}, {2, 1.8},
					 {-2, 1.8}, {0, 2.4},  {3, -3.5},  {-3, -3.5},
					 {0, -4.5}, {4, 0},    {-4, 0},    {0, 4.5}};
	const struct model_layer *l;
	const struct mark_layer *layer;
	const struct mark_row *found = annotate_find(v->c, a->where, &l);
	const struct mark_row *row = view_row(v, l, found, &layer);
	struct point p = {scale_at(&v->scales.x, row->x), scale_at(&v->scales.y, row->y)};
	const struct text_line *line = shape(v, LETTER_LABEL, a->text.text);
	for (size_t i = 0; i < sizeof(ring) / sizeof(*ring); i++) {
		double dx = ring[i][0] * em(v), dy = ring[i][1] * em(v);
		double x = p.x + dx - (dx > 0 ? 0 : dx < 0 ? line->width : line->width / 2);
		struct point at = {x, text_center(line, p.y + dy)};
		struct rect r = letter_rect(line, at);
		if (!space_clear(&v->space, r, 0.2 * em(v)) ||
		    space_covers(&v->space, r, 0.1 * em(v)) > 0)
			continue;
		struct ink ink = {.rgba = v->c->theme->color.secondary,
				  .width = 0.5 * v->c->scale};
		struct point near = {p.x + dx * 0.25, p.y + (dy < 0 ? -0.5 : 0.5) * em(v)};
		struct point far = {p.x + dx * 0.9, dy < 0 ? r.y + r.h : r.y};
		if (dy == 0)
			near.y = far.y = p.y;
		scene_line(v->out, "annotate.leader", ink, near, far);
		canvas_text(v, line, "annotate.text", at);
		return;
	}
}

void annotate_draw(struct canvas *v)
{
	for (size_t i = 0; i < v->c->plan->annotations; i++) {
		const struct plan_annotation *a = &v->c->plan->annotation[i];
		double lo, hi;
		struct bracket b;
		switch (a->type) {
		case ANNOTATE_GROWTH:
			if (v->view->lying)
				draw_lying(v, a);
			else if (make_bracket(v, a, &b))
				draw_bracket(v, &b);
			break;
		case ANNOTATE_POINT:
			draw_point(v, a);
			break;
		case ANNOTATE_RANGE:
			extent_of(v, a->from, &lo, &hi);
			double start = lo;
			extent_of(v, a->to, &lo, &hi);
			draw_note(v, a->text, (start + hi) / 2, true);
			break;
		case ANNOTATE_RULE:
			draw_rule(v, a);
			break;
		case ANNOTATE_TEXT:
			extent_of(v, a->where, &lo, &hi);
			draw_note(v, a->text, (lo + hi) / 2, true);
			break;
		}
	}
}
