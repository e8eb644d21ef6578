#ifndef CHART_CHECK_H
#define CHART_CHECK_H

/* What must hold of every figure: read off its scene. */
#include "chart_support.h"

struct check_text {
	struct rect r;
	const struct item *item;
};

static inline struct rect check_ink(const struct item *t)
{
	const struct text_run *run = t->text.run;
	double top = run->face->body_top * run->size, width = run->width;
	for (uint32_t g = run->glyphs; g-- && run->text.p[run->glyph[g].cluster] == ' ';)
		width -= run->glyph[g].advance; /* hangs at a line's end */
	double low = fmin(run->face->body_bottom, -0.02) * run->size;
	return (struct rect){t->text.at.x, t->text.at.y - top, width, top - low};
}

static inline void check_point(const struct item *item, struct point p, struct rect figure)
{
	if (!isfinite(p.x) || !isfinite(p.y))
		fail_msg("%s is nowhere", item->role);
	if (p.x < figure.x - 0.6 || p.y < figure.y - 0.6 || p.x > figure.x + figure.w + 0.6 ||
	    p.y > figure.y + figure.h + 0.6)
		fail_msg("%s at %.2f,%.2f leaves %.2fx%.2f", item->role, p.x, p.y, figure.w,
			 figure.h);
}

/* Curves are followed: their handles may stand outside. */
static inline void check_path(const struct item *item, struct rect figure)
{
	const struct path *p = &item->path;
	for (size_t k = 0, i = 0; k < p->ops; k++) {
		if (p->op[k] == PATH_CLOSE)
			continue;
		size_t last = p->op[k] == PATH_CURVE ? i + 2 : i;
		for (double t = 0; p->op[k] == PATH_CURVE && i && t < 1; t += 1.0 / 16) {
			const struct point *q = &p->at[i - 1];
			double u = 1 - t,
			       w[4] = {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
			struct point at = {0, 0};
			for (int n = 0; n < 4; n++) {
				at.x += w[n] * q[n].x;
				at.y += w[n] * q[n].y;
			}
			check_point(item, at, figure);
		}
		check_point(item, p->at[last], figure);
		i = last + 1;
	}
}

/* The corners of a text's ink, turned as it is drawn. */
static inline void check_corners(const struct item *t, struct point out[4])
{
	struct rect r = check_ink(t);
	double c = cos(t->text.angle), s = sin(t->text.angle);
	for (int i = 0; i < 4; i++) {
		double x = r.x + (i == 1 || i == 2 ? r.w : 0) - t->text.at.x;
		double y = r.y + (i > 1 ? r.h : 0) - t->text.at.y;
		out[i] = (struct point){t->text.at.x + x * c - y * s,
					t->text.at.y + x * s + y * c};
	}
}

static inline void check_inside(const struct scene *s, struct rect figure)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct item *item = &s->item[i];
		struct point corner[4];
		if (item->kind == ITEM_TEXT) {
			check_corners(item, corner);
			for (int k = 0; k < 4; k++)
				check_point(item, corner[k], figure);
		}
		if (item->kind == ITEM_PATH)
			check_path(item, figure);
		if (item->kind == ITEM_RECT) {
			struct rect r = item->rect;
			check_point(item, (struct point){r.x, r.y}, figure);
			check_point(item, (struct point){r.x + r.w, r.y + r.h}, figure);
		}
		if (item->kind != ITEM_TEXT && item->kind != ITEM_RECT)
			continue;
		if (!item->tag || item->tag->kind == TAG_DOCUMENT)
			fail_msg("%s belongs to nothing", item->role);
	}
}

/* How deep two turned rects lie in one another along the edges of either: they meet
 * where no edge parts them. */
static inline double check_depth(const struct item *one, const struct item *other)
{
	struct point a[4], b[4];
	double least = INFINITY;
	check_corners(one, a);
	check_corners(other, b);
	for (int i = 0; i < 4; i++) {
		double angle = (i < 2 ? one : other)->text.angle + (i % 2 ? acos(-1) / 2 : 0);
		double dx = cos(angle), dy = sin(angle), lo[2] = {INFINITY, INFINITY},
		       hi[2] = {-INFINITY, -INFINITY};
		for (int k = 0; k < 8; k++) {
			struct point p = k < 4 ? a[k] : b[k - 4];
			double along = p.x * dx + p.y * dy;
			lo[k / 4] = fmin(lo[k / 4], along);
			hi[k / 4] = fmax(hi[k / 4], along);
		}
		least = fmin(least, fmin(hi[0], hi[1]) - fmax(lo[0], lo[1]));
	}
	return least;
}

#define TEXT_GAP 0.2 /* em between texts on one baseline (HANGUL.md T12) */

/* Runs of one line stand side by side; all others keep apart. */
static inline void check_apart(const struct scene *s)
{
	for (size_t i = 0; i < s->count; i++) {
		if (s->item[i].kind != ITEM_TEXT)
			continue;
		struct rect a = check_ink(&s->item[i]);
		for (size_t k = i + 1; k < s->count; k++) {
			if (s->item[k].kind != ITEM_TEXT)
				continue;
			struct rect b = check_ink(&s->item[k]);
			if (s->item[i].text.angle != 0 || s->item[k].text.angle != 0) {
				if (check_depth(&s->item[i], &s->item[k]) > 0.02 &&
				    s->item[i].tag != s->item[k].tag)
					fail_msg("“%.*s” (%s) and “%.*s” (%s), turned, overlap",
						 STR_ARG(s->item[i].text.text), s->item[i].role,
						 STR_ARG(s->item[k].text.text),
						 s->item[k].role);
				continue;
			}
			double w = fmin(a.x + a.w, b.x + b.w) - fmax(a.x, b.x);
			double h = fmin(a.y + a.h, b.y + b.h) - fmax(a.y, b.y);
			if (h > 0.02 && w > -TEXT_GAP * s->item[i].text.run->size &&
			    w <= 0.02 &&
			    fabs(s->item[i].text.at.y - s->item[k].text.at.y) < 0.01 &&
			    s->item[i].tag != s->item[k].tag)
				fail_msg(
					"“%.*s” (%s) and “%.*s” (%s) stand %.2f apart on a line",
					STR_ARG(s->item[i].text.text), s->item[i].role,
					STR_ARG(s->item[k].text.text), s->item[k].role, -w);
			if (w > 0.02 && h > 0.02)
				fail_msg("“%.*s” (%s) and “%.*s” (%s) overlap by %.2fx%.2f",
					 STR_ARG(s->item[i].text.text), s->item[i].role,
					 STR_ARG(s->item[k].text.text), s->item[k].role, w, h);
		}
	}
}

/* Labels of the axis on one row grow to the right and are all different. */
static inline void check_ticks(const struct scene *s)
{
	const struct item *last = NULL;
	for (size_t i = 0; i < s->count; i++) {
		const struct item *t = &s->item[i];
		if (t->kind != ITEM_TEXT || strcmp(t->role, "axis.label") != 0)
			continue;
		if (last && fabs(last->text.at.y - t->text.at.y) < 0.01 &&
		    t->text.at.x < last->text.at.x)
			fail_msg("“%.*s” stands behind “%.*s”", STR_ARG(t->text.text),
				 STR_ARG(last->text.text));
		last = t;
	}
}

static inline void check_figure(const struct scene *s, struct rect figure)
{
	check_inside(s, figure);
	check_apart(s);
	check_ticks(s);
}

/* A figure at its own height, checked. */
static inline struct scene check_place(struct desk *k, const struct chart *c, double width)
{
	struct box box = chart_box(c, NULL);
	struct scene s = desk_place(k, c, width);
	check_figure(&s, (struct rect){0, 0, width, box.type->height(&box, width)});
	return s;
}

static inline size_t check_count(const struct scene *s, const char *role)
{
	size_t n = 0;
	for (size_t i = 0; i < s->count; i++)
		n += strcmp(s->item[i].role, role) == 0;
	return n;
}

/* The n-th item of a role. */
static inline const struct item *check_item(const struct scene *s, const char *role, size_t n)
{
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->item[i].role, role) == 0 && n-- == 0)
			return &s->item[i];
	fail_msg("no %s", role);
	return NULL;
}

/* All text of one role, joined: "32개|186개". */
static inline const char *check_words(struct desk *k, const struct scene *s, const char *role)
{
	struct str *part = NULL;
	size_t count = 0, room = 0;
	for (size_t i = 0; i < s->count; i++)
		if (s->item[i].kind == ITEM_TEXT && strcmp(s->item[i].role, role) == 0)
			ARENA_PUSH(&k->mem, part, count, room) = str_trim(s->item[i].text.text);
	return arena_cstring(&k->mem, arena_join(&k->mem, part, count, STR("|")));
}

#endif
