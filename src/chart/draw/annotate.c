#include "chart/draw/annotate.h"

#include <math.h>

#include "base/num.h"
#include "chart/draw/growth.h"
#include "chart/draw/second.h"
#include "chart/words.h"
#include "ko/format/date.h"

static double em(const struct canvas *v)
{
	return letter_size(v->c, LETTER_LABEL);
}

static struct str place_text(const struct chart *c, const struct model_layer *l, uint32_t row)
{
	const struct column *column = l->column[model_base(c)];
	return column ? column_text(column, row) : STR_NONE;
}

/* As the report writes it, however its file does: 2024-05-03. */
static bool is_written(const struct chart *c, const struct column *column, uint32_t row,
		       struct str place)
{
	char room[24];
	return column_is_temporal(column->type) && !column->season &&
	       !table_missing(column, row) &&
	       str_starts(place, column_period(column->type, column->number[row], room)) &&
	       str_eq(column_written(column, row, c->mem), place);
}

static bool same_place(const struct chart *c, const struct model_layer *l, uint32_t row,
		       struct str place)
{
	const struct column *column = l->column[model_base(c)];
	double v;
	if (!column)
		return false;
	if (str_eq(column_text(column, row), place) || is_written(c, column, row, place))
		return true;
	return column->number && !table_missing(column, row) && num_parse(place, &v) &&
	       v == column->number[row];
}

static const struct mark_row *find_in(const struct chart *c, const struct model_layer *l,
				      struct str place)
{
	for (size_t r = 0; r < l->draw.rows; r++) {
		const struct mark_row *row = &l->draw.row[r];
		if (isfinite(c->lying ? row->x : row->y) && same_place(c, l, row->row, place))
			return row;
	}
	return NULL;
}

/* A row whose place on the base axis is written so ("2014"); NULL: none. */
static const struct mark_row *find_row(const struct chart *c, struct str place,
				       const struct model_layer **layer)
{
	const struct mark_row *row = NULL;
	*layer = &c->layer[0];
	for (size_t i = 0; i < c->layers && !row; i++) {
		*layer = &c->layer[i];
		row = find_in(c, *layer, place);
	}
	return row;
}

bool annotate_pair(const struct chart *c, const struct plan_annotation *a,
		   struct annotate_pair *out)
{
	for (size_t i = 0; i < c->layers; i++) {
		const struct model_layer *l = &c->layer[i];
		*out = (struct annotate_pair){l, find_in(c, l, a->from), find_in(c, l, a->to)};
		if (out->from && out->to)
			return true;
	}
	return false;
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
	*row = find_row(c, place, layer);
	return *row || diag_report(c->d, a->at, DIAG_CHART_PLACE_UNKNOWN, place, places(c));
}

static bool check_growth(struct chart *c, const struct plan_annotation *a)
{
	const struct mark_row *row;
	const struct model_layer *ignored;
	struct annotate_pair p;
	bool ok = check_place(c, a, a->from, &row, &ignored);
	if (!check_place(c, a, a->to, &row, &ignored) || !ok)
		return false;
	if (!annotate_pair(c, a, &p)) /* each is there, but not of the same thing */
		return diag_report(c->d, a->at, DIAG_CHART_PLACE_UNKNOWN, a->to, places(c));
	struct growth g = growth_between(c, &p);
	if (a->text.text.n)
		return true;
	if (!g.rates && (a->show_ratio || a->show_cagr))
		return diag_report(c->d, a->at, DIAG_CHART_GROWTH_VALUES, a->from, a->to);
	if (!g.spans && a->show_cagr)
		return diag_report(c->d, a->at, DIAG_CHART_GROWTH_TIMES, a->from, a->to);
	return true;
}

/* Part of a day: " 13:30", " 13:30:05". */
static double clock_of(struct str time)
{
	double hour = 0, minute = 0, second = 0;
	num_parse(str_slice(time, 1, 3), &hour);
	num_parse(str_slice(time, 4, 6), &minute);
	num_parse(str_slice(time, 7, time.n), &second);
	return time.n ? (hour + (minute + second / 60) / 60) / 24 : 0;
}

/* The first moment of "2024", "2024-Q2", "2024-05" or "2024-05-20 13:30"; of what is
 * coarser than the data are, past: the moment after its last one. */
static bool time_of(struct str place, enum column_type data, bool past, double *days)
{
	struct format_date d;
	if (!format_date_parse(place, &d))
		return false;
	enum column_type type = d.day       ? COLUMN_DATE
				: d.month   ? COLUMN_MONTH
				: d.quarter ? COLUMN_QUARTER
					    : COLUMN_YEAR;
	double number = d.quarter ? d.year * 4.0 + d.quarter - 1
			: d.month ? d.year * 12.0 + d.month - 1
				  : d.year;
	if (past && type < data)
		number++;
	*days = d.day ? column_days(COLUMN_MONTH, number) + d.day - 1 + clock_of(d.time)
		      : column_days(type, number);
	return true;
}

/* Where a place stands that may lie between rows: a name, a number or a time; past:
 * where it ends. */
static bool find_value(const struct chart *c, struct str place, bool past, double *out)
{
	const struct model_layer *l;
	const struct mark_row *row = find_row(c, place, &l);
	const struct model_field *base = &c->field[model_base(c)];
	if (row) {
		*out = c->lying ? row->y : row->x;
		return true;
	}
	if (base->discrete)
		return false;
	if (base->temporal && base->column && !base->column->season)
		return time_of(place, base->column->type, past, out);
	return num_parse(place, out);
}

static bool check_value(struct chart *c, const struct plan_annotation *a, struct str place)
{
	double v;
	bool number = num_parse(place, &v); /* of the values: annotations stand on the base */
	return find_value(c, place, false, &v) ||
	       diag_report(c->d, a->at, DIAG_CHART_PLACE_UNKNOWN, place, places(c),
			   !number    ? STR_NONE
			   : c->lying ? STR("x")
				      : STR("y"));
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

static const struct text_line *shape(const struct canvas *v, enum letter kind, struct str s)
{
	return letter_line(v->c, kind, v->c->theme->color.text, s);
}

const struct mark_row *annotate_row(const struct canvas *v, const struct model_layer *l,
				    const struct mark_row *row, const struct mark_layer **layer)
{
	size_t i = (size_t)(l - v->c->layer);
	*layer = &v->view->layer[i];
	return &v->view->layer[i].row[row - v->c->layer[i].draw.row];
}

/* Start and end of a place on the base axis: a name's slot, or a point; false where
 * the axis does not reach it. */
static bool extent_of(const struct canvas *v, struct str place, bool past, double *lo,
		      double *hi)
{
	const struct scale *s = v->view->lying ? &v->scales.y : &v->scales.x;
	double value = 0, width, least = fmin(s->from, s->to), most = fmax(s->from, s->to);
	find_value(v->c, place, past, &value);
	*lo = *hi = scale_at(s, value);
	if (s->kind == SCALE_BAND) {
		*lo = scale_band(s, (size_t)value, &width);
		*hi = *lo + width;
	}
	bool inside = *hi >= least - 0.01 && *lo <= most + 0.01;
	*lo = fmax(least, fmin(*lo, most));
	*hi = fmax(least, fmin(*hi, most));
	return inside;
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
	v->astray++;
}

void annotate_draw_behind(struct canvas *v)
{
	for (size_t i = 0; i < v->c->plan->annotations; i++) {
		const struct plan_annotation *a = &v->c->plan->annotation[i];
		double from, to, ignored;
		if (a->type != ANNOTATE_RANGE)
			continue;
		extent_of(v, a->from, false, &from, &ignored);
		extent_of(v, a->to, true, &ignored, &to);
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
	if (!extent_of(v, a->where, false, &lo, &hi)) {
		v->astray++;
		return;
	}
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
	const struct mark_row *found = find_row(v->c, a->where, &l);
	const struct mark_row *row = annotate_row(v, l, found, &layer);
	struct point p = {scale_at(&v->scales.x, row->x),
			  scale_at(second_scale(v, layer), row->y)};
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
	v->astray++;
}

void annotate_draw(struct canvas *v)
{
	growth_draw(v);
	for (size_t i = 0; i < v->c->plan->annotations; i++) {
		const struct plan_annotation *a = &v->c->plan->annotation[i];
		double lo, hi;
		switch (a->type) {
		case ANNOTATE_GROWTH:
			break;
		case ANNOTATE_POINT:
			draw_point(v, a);
			break;
		case ANNOTATE_RANGE:
			extent_of(v, a->from, false, &lo, &hi);
			double start = lo;
			extent_of(v, a->to, true, &lo, &hi);
			draw_note(v, a->text, (start + hi) / 2, true);
			break;
		case ANNOTATE_RULE:
			draw_rule(v, a);
			break;
		case ANNOTATE_TEXT:
			if (extent_of(v, a->where, false, &lo, &hi))
				draw_note(v, a->text, (lo + hi) / 2, true);
			else
				v->astray++;
			break;
		}
	}
}
