#include <math.h>
#include <stdlib.h>

#include "chart/bind/palette.h"
#include "chart/draw/pie.h"
#include "chart/draw/turned.h"

/* Words that layers of text set into a turn: in slices, around them, in their middle. */
#define BLACK 0x000000ffu
#define OUTSIDE 0.35 /* from the circle to words outside, in label sizes */
#define STEPS 3      /* lines by which words may stand further out */
#define CENTRE 0.64  /* of the radius, where a slice without a hole is wide */
#define CLEARING 24
#define THIN 0.2       /* of a slice at its circle, in label sizes */
#define NAMES_MAX 0.34 /* of the width */

struct pie_word {
	const struct model_layer *layer;
	struct mark_label label;
	const struct text_line *line;
	const struct pie_slice *own; /* whose middle it names; NULL: none */
	struct point start;
	struct rect box;
	double radius, size; /* size: of its slice, radians */
	bool outside;
};

static bool is_round(const struct model_layer *l)
{
	const struct plan_encoding *e = l->plan->encoding;
	return e[CHANNEL_THETA].set || e[CHANNEL_RADIUS].set ||
	       isfinite(l->draw.options.outer_radius) || isfinite(l->draw.options.theta);
}

bool wording_central(const struct chart *c)
{
	for (size_t i = 0; i < c->layers; i++)
		if (!c->layer[i].mark->polar && !is_round(&c->layer[i]))
			return true;
	return false;
}

/* Does a layer's text say the names that colours stand for? */
static bool names_series(const struct chart *c, const struct model_layer *l)
{
	const struct column *hue = c->field[CHANNEL_COLOR].column, *own = l->words.column;
	return !l->mark->polar && is_round(l) && hue && own && str_eq(hue->name, own->name);
}

bool wording_names(const struct chart *c)
{
	for (size_t i = 0; i < c->layers; i++)
		if (names_series(c, &c->layer[i]))
			return true;
	return false;
}

static const struct text_line *shape(const struct pie *p, const struct mark_label *l,
				     color rgba)
{
	const struct chart *c = p->v->c;
	struct text_style style =
		letter_style(c, l->strong ? LETTER_STRONG : LETTER_LABEL, rgba);
	if (l->size > 0)
		style.size = l->size * c->scale;
	return text_line(c->text, l->text, style, c->plan->at, c->d);
}

/* Long names are cut; numbers never are. */
static const struct text_line *fitted(const struct pie *p, const struct pie_word *w, color rgba)
{
	const struct chart *c = p->v->c;
	const struct text_line *line = shape(p, &w->label, rgba);
	const struct column *own = w->layer->words.column;
	double most = NAMES_MAX * p->v->body.w;
	struct text_style style =
		letter_style(c, w->label.strong ? LETTER_STRONG : LETTER_LABEL, rgba);
	if (line->width <= most || !own || own->type != COLUMN_TEXT)
		return line;
	if (w->label.size > 0)
		style.size = w->label.size * c->scale;
	return text_ellipsis(c->text, w->label.text, style, most, c->d);
}

/* The slice that has the same angles, the outermost of several. */
static const struct pie_slice *slice_of(const struct pie *p, const struct sector *at)
{
	const struct pie_slice *best = NULL;
	for (size_t i = 0; i < p->slices && at->to > at->from; i++) {
		const struct sector *s = &p->slice[i].sector;
		if (fabs(s->from - at->from) + fabs(s->to - at->to) < 1e-6 &&
		    (!best || s->outer > best->sector.outer))
			best = &p->slice[i];
	}
	return best;
}

static double radius_of(const struct pie *p, const struct pie_word *w)
{
	const struct sector *own = w->own ? &w->own->sector : NULL;
	if (isfinite(w->label.round->outer))
		return w->label.round->outer;
	if (!own)
		return p->polar->outer / 2;
	return own->inner > 0 ? (own->inner + own->outer) / 2 : CENTRE * own->outer;
}

static void move_to(struct pie_word *w, struct point anchor)
{
	struct rect ink = letter_rect(w->line, (struct point){0, 0});
	double width = w->line->width;
	w->start = (struct point){anchor.x - width / 2, text_center(w->line, anchor.y)};
	if (w->label.side)
		w->start.x = w->label.side > 0 ? anchor.x : anchor.x - width;
	if (w->label.rise)
		w->start.y = w->label.rise < 0 ? anchor.y - ink.y - ink.h : anchor.y - ink.y;
	w->box = letter_rect(w->line, w->start);
}

static void push(struct pie_word *w, double by, double angle)
{
	struct point off = {by * sin(angle), -by * cos(angle)};
	w->start = (struct point){w->start.x + off.x, w->start.y + off.y};
	w->box.x += off.x;
	w->box.y += off.y;
}

/* How near the box comes to the centre. */
static double nearest(const struct rect *r, struct point center)
{
	double x = fmax(r->x, fmin(center.x, r->x + r->w)) - center.x;
	double y = fmax(r->y, fmin(center.y, r->y + r->h)) - center.y;
	return hypot(x, y);
}

/* Words beyond their slice stand wholly beyond it, unless their author aligned them. */
static void place(const struct pie *p, struct pie_word *w)
{
	const struct sector *at = w->label.round;
	double angle = sector_middle(at), em = canvas_em(p->v);
	struct point was = sector_at(at, isfinite(at->outer) ? at->outer : 0, angle);
	w->size = at->to - at->from;
	w->radius = radius_of(p, w);
	struct point anchor = sector_at(at, w->radius, angle);
	anchor.x += w->label.anchor.x - was.x;
	anchor.y += w->label.anchor.y - was.y;
	move_to(w, anchor);
	w->outside = w->own && w->radius >= w->own->sector.outer - 0.01;
	if (!w->outside || !w->label.loose || w->label.angle != 0)
		return;
	double clear = w->own->sector.outer + OUTSIDE * em;
	for (int i = 0; i < 16; i++) {
		double lacks = clear - nearest(&w->box, at->center);
		if (lacks < 0.01)
			break;
		push(w, lacks, angle);
	}
}

/* The words of all layers where they would like to stand. Lines are shaped once. */
static struct pie_word *read_words(struct pie *p, size_t *count)
{
	const struct canvas *v = p->v;
	size_t n = 0, known = p->words, room = p->words;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		struct mark_out asked = {.scene = v->out, .mem = v->out->mem};
		if (l->mark->polar)
			continue;
		l->mark->draw(l, &v->scales, &asked);
		for (size_t k = 0; k < asked.labels; k++) {
			const struct text_line *line = NULL;
			if (n < known && str_eq(p->word[n].label.text, asked.label[k].text))
				line = p->word[n].line;
			struct pie_word w = {.layer = &v->c->layer[i], .label = asked.label[k]};
			w.line = line ? line : fitted(p, &w, v->c->theme->color.text);
			w.own = line ? p->word[n].own : slice_of(p, w.label.round);
			if (n < known)
				p->word[n] = w;
			else
				ARENA_PUSH(v->out->mem, p->word, p->words, room) = w;
			place(p, &p->word[n++]);
		}
	}
	*count = n;
	return p->word;
}

struct rect wording_box(struct pie *p)
{
	size_t count;
	struct pie_word *word = read_words(p, &count);
	struct rect all = {0, 0, 0, 0};
	for (size_t i = 0; i < count; i++) {
		struct rect b = word[i].box;
		double x = i ? fmin(all.x, b.x) : b.x, y = i ? fmin(all.y, b.y) : b.y;
		double right = i ? fmax(all.x + all.w, b.x + b.w) : b.x + b.w;
		double low = i ? fmax(all.y + all.h, b.y + b.h) : b.y + b.h;
		all = (struct rect){x, y, right - x, low - y};
	}
	return all;
}

/* As it was chosen; else what can be read where it stands. */
static color color_of(const struct pie *p, const struct pie_word *w, size_t on)
{
	const struct theme *theme = p->v->c->theme;
	color own = w->label.rgba, rgba = theme->color.text;
	if (own && w->layer->draw.options.color)
		return own;
	if (on == p->slices)
		return own ? palette_text(own, theme->color.surface) : rgba;
	color ground = pie_ground(p, &p->slice[on]);
	if (p->slice[on].row->status != STATUS_ACTUAL)
		return rgba;
	if (!palette_text_on(ground, rgba, &rgba))
		palette_text_on(ground, BLACK, &rgba);
	return rgba;
}

static void draw_ground(struct pie *p, const struct pie_word *w, size_t on)
{
	double pad = 0.2 * canvas_em(p->v);
	bool sure = on < p->slices && p->slice[on].row->status == STATUS_ACTUAL;
	struct rect r = canvas_within(p->v, (struct rect){w->box.x - pad, w->box.y - pad / 2,
							  w->box.w + 2 * pad, w->box.h + pad});
	scene_rect(p->v->out, "label.ground",
		   (struct ink){.rgba = sure ? pie_ground(p, &p->slice[on])
					     : p->v->c->theme->color.surface},
		   r);
}

static bool draw_turned(struct pie *p, struct pie_word *w)
{
	struct point anchor =
		sector_at(w->label.round, w->radius, sector_middle(w->label.round));
	struct point off = turned_point(
		(struct point){w->start.x - anchor.x, w->start.y - anchor.y}, w->label.angle);
	struct point at = {anchor.x + off.x, anchor.y + off.y};
	size_t on = pie_at(p, anchor);
	if (!turned_clear(p->v, w->line, at, w->label.angle))
		return false;
	w->line = fitted(p, w, color_of(p, w, on));
	turned_text(p->v, w->line, "label.value", at, w->label.angle);
	return true;
}

/* From the slice to words that stand further out than they were put. */
static void draw_leader(struct pie *p, const struct pie_word *w)
{
	const struct theme *theme = p->v->c->theme;
	double scale = p->v->c->scale, angle = sector_middle(&w->own->sector);
	double to = nearest(&w->box, p->polar->center) - 1.5 * scale;
	struct ink ink = {.rgba = theme->color.muted, .width = 0.5 * scale};
	scene_line(p->v->out, "label.leader", ink,
		   sector_at(&w->own->sector, w->own->sector.outer + 1.5 * scale, angle),
		   sector_at(&w->own->sector, to, angle));
}

/* May it stand where it is: on one ground, its own, and on nobody's words? */
static bool stands(const struct pie *p, const struct pie_word *w, size_t *on)
{
	*on = p->slices;
	if (!space_clear(&p->v->space, w->box, 0))
		return false;
	bool whole = pie_rests(p, w->box, on);
	bool free = !w->label.loose || (!w->own && w->radius <= 0);
	bool strange = w->own && *on < p->slices &&
		       fabs(p->slice[*on].sector.from - w->own->sector.from) > 1e-6;
	return free || (whole && !strange);
}

static bool draw_word(struct pie *p, struct pie_word *w)
{
	double angle = sector_middle(w->label.round), pitch = w->box.h;
	bool thin = w->size * w->radius <
		    THIN * canvas_em(p->v); /* whose leaders nobody tells apart */
	bool mobile = w->outside && w->label.loose && !thin;
	size_t on;
	int step = 0, most = mobile ? CLEARING : 0;
	if (w->label.angle != 0)
		return draw_turned(p, w);
	while (!stands(p, w, &on)) {
		if (step++ >= most)
			return false;
		push(w, STEPS * pitch / CLEARING, angle);
	}
	bool whole = pie_rests(p, w->box, &on);
	if (step * STEPS > CLEARING / 2)
		draw_leader(p, w);
	if (!whole || (on < p->slices && pie_striped(p, &p->slice[on])))
		draw_ground(p, w, whole ? on : p->slices);
	w->line = fitted(p, w, color_of(p, w, whole ? on : p->slices));
	canvas_text(p->v, w->line, "label.value", w->start);
	return true;
}

static int by_size(const void *va, const void *vb)
{
	const struct pie_word *a = va, *b = vb;
	if (a->size != b->size)
		return a->size > b->size ? -1 : 1;
	return (a->label.row > b->label.row) - (a->label.row < b->label.row);
}

bool wording_draw(struct pie *p)
{
	size_t count;
	bool named = true;
	struct pie_word *word = read_words(p, &count);
	if (count)
		qsort(word, count, sizeof(*word), by_size);
	for (size_t i = 0; i < count; i++) {
		if (draw_word(p, &word[i]))
			continue;
		p->v->lost++;
		named &= !names_series(p->v->c, word[i].layer);
	}
	return named;
}
