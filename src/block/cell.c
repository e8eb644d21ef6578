#include <math.h>

#include "block/prose.h"
#include "block/rows.h"

#define BAR_HEIGHT 0.6 /* of the line pitch */
#define BAR_GAP 6.0    /* points between bar and number */
#define LINE_WIDTH 1.0
#define LINE_DOT 1.5

/* Where a line begins: by its point, or by the edge that numbers end at. */
static double start_of(const struct rows_layout *l, const struct rows_cell *c, size_t column,
		       const struct text_line *line, struct rect at)
{
	double left = at.x + ROWS_PAD_X + c->indent, right = at.x + at.w - ROWS_PAD_X;
	if (c->align == PLAN_LEFT || c->colspan > 1)
		return c->align == PLAN_CENTER ? (left + right - line->width) / 2 : left;
	if (c->align == PLAN_CENTER)
		return (left + right - line->width) / 2;
	double marks = fmin(l->marks[column], right - left - line->width);
	if (c->pointed)
		return right - l->marks[column] - l->decimals[column] - c->whole;
	return right - fmax(0, marks) - line->width;
}

static void place_text(const struct rows *t, const struct rows_layout *l,
		       const struct cell_place *w, struct scene *out)
{
	const struct rows_cell *c = &t->cell[w->cell];
	size_t all = 0;
	double pitch = rows_layout_pitch(t);
	const struct text_line *line =
		text_para_lines(t->text, c->text, w->at.w - 2 * ROWS_PAD_X - c->indent, &all);
	size_t from = w->lines.from < all ? w->lines.from : all;
	size_t to = w->lines.to < all ? w->lines.to : all, n = to > from ? to - from : 0;
	bool whole = w->lines.from == 0 && w->lines.to == SIZE_MAX;
	double y = w->at.y + (whole ? (w->at.h - (double)n * pitch) / 2 : ROWS_PAD_Y);
	for (size_t i = from; i < to; i++, y += pitch) {
		struct point base = {start_of(l, c, w->cell % t->columns, &line[i], w->at),
				     text_center(&line[i], y + pitch / 2)};
		text_draw(&line[i], out, "table", base);
	}
	if (!all)
		scene_empty(out);
}

/* A bar beside its number, from zero; what the number says, so an artifact. */
static void place_bar(const struct rows *t, const struct rows_layout *l,
		      const struct cell_place *w, struct scene *out)
{
	const struct rows_cell *c = &t->cell[w->cell];
	size_t column = w->cell % t->columns;
	const struct rows_column *k = &t->column[column];
	double x = w->at.x + ROWS_PAD_X, h = BAR_HEIGHT * rows_layout_pitch(t);
	double numbers = l->whole[column] + l->decimals[column] + l->marks[column];
	double room = w->at.w - 2 * ROWS_PAD_X - numbers - BAR_GAP;
	if (isnan(c->value) || room <= 0 || !(k->hi > k->lo))
		return;
	double zero = x + room * (0 - k->lo) / (k->hi - k->lo);
	double end = x + room * (c->value - k->lo) / (k->hi - k->lo);
	color rgba = c->value < 0 ? t->theme->color.negative : t->theme->color.series[0];
	const struct tag *before = scene_tag(out, &scene_artifact);
	scene_rect(out, "table.bar", (struct ink){.rgba = rgba},
		   (struct rect){fmin(zero, end), w->at.y + (w->at.h - h) / 2, fabs(end - zero),
				 h});
	scene_tag(out, before);
}

/* One stretch of a line between missing values; a lone point is a dot. */
static void place_stretch(const struct rows *t, const struct point *at, size_t count,
			  struct scene *out)
{
	struct ink ink = {
		.rgba = t->theme->color.series[0], .width = LINE_WIDTH, .round = true};
	if (count > 1)
		scene_polyline(out, "table.line", ink, at, count, false);
	else if (count)
		scene_circle(out, "table.line", (struct ink){.rgba = ink.rgba}, at[0],
			     LINE_DOT / 2);
}

/* False when there is no value at all. */
static bool line_range(const struct plan_cell *p, double *lo, double *hi)
{
	*lo = INFINITY;
	*hi = -INFINITY;
	for (size_t i = 0; i < p->points; i++) {
		*lo = fmin(*lo, p->point[i]);
		*hi = fmax(*hi, p->point[i]);
	}
	return *lo <= *hi;
}

/* A small line through the values of a row, between their least and their most. */
static void place_line(const struct rows *t, const struct cell_place *w, struct scene *out)
{
	const struct rows_cell *c = &t->cell[w->cell];
	const struct plan_cell *p = c->plan;
	double lo, hi, inset = ROWS_PAD_X + LINE_DOT;
	struct point *at = ARENA_NEW(out->mem, struct point, p->points);
	const struct tag *before = scene_tag(out, c->line);
	size_t n = 0;
	line_range(p, &lo, &hi);
	for (size_t i = 0; i < p->points; i++) {
		if (isnan(p->point[i])) {
			place_stretch(t, at, n, out);
			n = 0;
			continue;
		}
		double along = p->points > 1 ? (double)i / (double)(p->points - 1) : 0.5;
		double up = hi > lo ? (p->point[i] - lo) / (hi - lo) : 0.5;
		at[n++] = (struct point){w->at.x + inset + along * (w->at.w - 2 * inset),
					 w->at.y + w->at.h - ROWS_PAD_Y -
						 up * (w->at.h - 2 * ROWS_PAD_Y)};
	}
	place_stretch(t, at, n, out);
	if (n)
		scene_circle(out, "table.line", (struct ink){.rgba = t->theme->color.series[0]},
			     at[n - 1], LINE_DOT);
	scene_tag(out, before);
}

/* What is drawn again is nothing that is read, and leads nowhere. */
static void make_artifact(struct scene *out, size_t from)
{
	size_t n = from;
	for (size_t i = from; i < out->count; i++) {
		if (out->item[i].kind == ITEM_LINK)
			continue;
		out->item[n] = out->item[i];
		out->item[n++].tag = &scene_artifact;
	}
	out->count = n;
}

void cell_place(const struct rows *t, const struct rows_layout *l, struct cell_place where,
		struct scene *out)
{
	const struct rows_cell *c = &t->cell[where.cell];
	if (!c->colspan)
		return;
	const struct tag *before = scene_tag(out, c->tag);
	size_t from = out->count;
	double lo, hi;
	if (c->line && line_range(c->plan, &lo, &hi))
		place_line(t, &where, out);
	else
		place_text(t, l, &where, out);
	if (where.again)
		make_artifact(out, from);
	if (t->column[where.cell % t->columns].bar)
		place_bar(t, l, &where, out);
	scene_tag(out, before);
}
