#include "chart/draw/turned.h"

#include <math.h>

struct point turned_point(struct point p, double angle)
{
	double c = cos(angle), s = sin(angle);
	return (struct point){p.x * c - p.y * s, p.x * s + p.y * c};
}

/* The box around a rect whose corner lies at an offset from `at`, turned about `at`. */
static struct rect box_of(struct rect r, struct point at, double angle)
{
	struct rect out = {INFINITY, INFINITY, -INFINITY, -INFINITY}; /* w, h: far corner */
	for (int i = 0; i < 4; i++) {
		struct point p = {r.x + (i & 1 ? r.w : 0), r.y + (i & 2 ? r.h : 0)};
		p = turned_point(p, angle);
		out.x = fmin(out.x, at.x + p.x);
		out.y = fmin(out.y, at.y + p.y);
		out.w = fmax(out.w, at.x + p.x);
		out.h = fmax(out.h, at.y + p.y);
	}
	return (struct rect){out.x, out.y, out.w - out.x, out.h - out.y};
}

/* A slanting line takes less paper than the box around it: it is cut into pieces
 * that are as wide as they are tall. */
static size_t pieces(const struct text_line *line)
{
	struct rect whole = letter_rect(line, (struct point){0, 0});
	return (size_t)fmax(1, ceil(whole.w / whole.h));
}

static struct rect piece(const struct text_line *line, struct point at, double angle, size_t i)
{
	struct rect r = letter_rect(line, (struct point){0, 0});
	r.w /= (double)pieces(line);
	r.x += r.w * (double)i;
	return box_of(r, at, angle);
}

bool turned_clear(const struct canvas *v, const struct text_line *line, struct point at,
		  double angle)
{
	for (size_t i = 0; i < pieces(line); i++)
		if (!space_clear(&v->space, piece(line, at, angle, i), 0))
			return false;
	return true;
}

void turned_text(struct canvas *v, const struct text_line *line, const char *role,
		 struct point at, double angle)
{
	const struct tag *before =
		scene_tag(v->out, scene_element(v->out->mem, TAG_SPAN, v->tag));
	size_t from = v->out->count;
	text_draw(line, v->out, role, at);
	for (size_t i = from; i < v->out->count; i++) {
		struct item *item = &v->out->item[i];
		if (item->kind != ITEM_TEXT) /* no figure underlines its words */
			continue;
		struct point off = {item->text.at.x - at.x, item->text.at.y - at.y};
		off = turned_point(off, angle);
		item->text.at = (struct point){at.x + off.x, at.y + off.y};
		item->text.angle = angle;
	}
	for (size_t i = 0; i < pieces(line); i++)
		space_text(&v->space, piece(line, at, angle, i));
	scene_tag(v->out, before);
}
