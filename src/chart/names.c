#include "chart/names.h"

#include <math.h>

#include "chart/legend.h"
#include "chart/palette.h"
#include "chart/words.h"

#define GAP 0.7         /* from the series' end to its name, in label sizes */
#define EDGE 0.985      /* ends further right than this share of the axis stand in the column */
#define MARGIN_MAX 0.34 /* of the body's width */
#define LEADER 0.6      /* displacement in pitches from which a leader is drawn */

bool names_possible(const struct chart *c)
{
	if (!legend_needed(c) || c->series_count > MODEL_NAMED_MAX ||
	    c->field[CHANNEL_COLOR].e->legend.off || c->second.e)
		return false;
	for (size_t i = 0; i < c->layers; i++)
		if (!c->layer[i].mark->joins || c->layer[i].stacked)
			return false;
	return true;
}

static const struct mark_row *last_row(const struct mark_layer *l, size_t series)
{
	const struct mark_row *last = NULL;
	for (size_t i = 0; i < l->rows; i++)
		if (l->row[i].series == series && isfinite(l->row[i].y) &&
		    l->row[i].status < STATUS_MISSING)
			last = &l->row[i];
	return last;
}

static bool at_edge(const struct scale *s, double x)
{
	if (s->kind == SCALE_POINT || s->kind == SCALE_BAND)
		return x + 1 >= (double)s->levels;
	return (x - s->lo) / (s->hi - s->lo) > EDGE;
}

/* Series colours are chosen for areas of 3 : 1; as text they must reach 4.5 : 1. */
static color text_color(const struct chart *c, color rgba)
{
	return palette_text(rgba, c->theme->color.surface);
}

static struct str name_of(const struct canvas *v, size_t series, const struct mark_row *row,
			  bool labelled)
{
	const struct chart *c = v->c;
	struct str name = c->series[series].name, state = words_status(c, row->status);
	if (labelled || !state.n)
		return name;
	return arena_printf(c->mem, c->plan->korean ? "%.*s(%.*s)" : "%.*s (%.*s)",
			    STR_ARG(name), STR_ARG(state));
}

static struct name_tag make_tag(const struct canvas *v, const struct mark_layer *l,
				size_t series, const struct mark_row *row, bool named)
{
	const struct chart *c = v->c;
	bool labelled = !str_eq(l->options.label, STR("none")) && row->text.n;
	color rgba = text_color(c, l->series[series].rgba);
	struct name_tag t = {.series = series, .edge = at_edge(&v->scales.x, row->x)};
	struct str name = name_of(v, series, row, labelled);
	t.end = (struct point){row->x, row->y};
	if (named && name.n)
		t.line[0] = letter_line(c, LETTER_STRONG, rgba, name);
	if (labelled)
		t.line[1] = letter_line(
			c, LETTER_LABEL,
			named || l->series_count < 2 ? c->theme->color.text : rgba, row->text);
	for (int i = 0; i < 2; i++)
		if (t.line[i]) {
			t.width = fmax(t.width, t.line[i]->width);
			t.height += letter_pitch(c, LETTER_LABEL);
		}
	return t;
}

struct names names_make(const struct canvas *v, bool named)
{
	struct names n = {.tag = NULL};
	size_t room = 0;
	if (v->c->second.e) /* its axis stands where the names would */
		return n;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		for (size_t s = 0; l->mark->joins && s < l->series_count; s++) {
			const struct mark_row *row = last_row(l, s);
			if (!row)
				continue;
			struct name_tag t = make_tag(v, l, s, row, named);
			if (t.line[0] || t.line[1])
				ARENA_PUSH(v->c->mem, n.tag, n.tags, room) = t;
		}
	}
	return n;
}

double names_margin(const struct canvas *v, const struct names *n)
{
	double widest = 0;
	for (size_t i = 0; i < n->tags; i++)
		if (n->tag[i].edge)
			widest = fmax(widest, n->tag[i].width);
	return widest > 0 ? widest + GAP * canvas_em(v) : 0;
}

static int compare_ends(const void *va, const void *vb)
{
	const struct name_tag *a = va, *b = vb;
	if (a->edge != b->edge)
		return a->edge ? -1 : 1;
	return (a->end.y > b->end.y) - (a->end.y < b->end.y);
}

/* Pushes the column's tags apart: down as far as needed, then up from the end. */
static bool spread(const struct canvas *v, struct names *n, size_t count)
{
	double low = v->plot.y + v->plot.h + 0.3 * canvas_em(v);
	double least = v->body.y + v->body.h < low ? v->body.y + v->body.h : low;
	double from = v->plot.y - v->headroom;
	for (size_t i = 0; i < count; i++) {
		struct name_tag *t = &n->tag[i];
		t->top = fmax(t->end.y - t->height / 2, from);
		from = t->top + t->height;
	}
	for (size_t i = count; i--;) {
		struct name_tag *t = &n->tag[i];
		t->top = fmin(t->top, least - t->height);
		least = t->top;
	}
	return !count || n->tag[0].top >= v->plot.y - v->headroom - 1e-6;
}

static struct rect rect_of(const struct name_tag *t, double x, double top)
{
	return (struct rect){x, top, t->width, t->height};
}

/* A free place beside the last point; false when all touch data or text. */
static bool find_place(const struct canvas *v, const struct name_tag *t, struct rect *out)
{
	double gap = GAP * canvas_em(v);
	struct point e = t->end;
	const struct rect place[] = {
		rect_of(t, e.x + gap, e.y - t->height / 2),
		rect_of(t, e.x + gap / 2, e.y + gap / 2),
		rect_of(t, e.x + gap / 2, e.y - t->height - gap / 2),
		rect_of(t, e.x - t->width / 2, e.y + gap),
		rect_of(t, e.x - t->width / 2, e.y - t->height - gap),
		rect_of(t, e.x - t->width - gap, e.y + gap / 2),
		rect_of(t, e.x - t->width - gap, e.y - t->height - gap / 2),
	};
	for (size_t i = 0; i < sizeof(place) / sizeof(*place); i++) {
		*out = place[i];
		if (space_clear(&v->space, *out, 0.1 * canvas_em(v)) &&
		    space_covers(&v->space, *out, 0.1 * canvas_em(v)) == 0)
			return true;
	}
	return false;
}

static void draw_tag(struct canvas *v, const struct name_tag *t, struct rect at)
{
	double pitch = letter_pitch(v->c, LETTER_LABEL), y = at.y + pitch / 2;
	/* left of the end, lines end beside it */
	bool right = at.x + at.w <= t->end.x;
	bool middle = !right && at.x < t->end.x;
	for (int i = 0; i < 2; i++) {
		if (!t->line[i])
			continue;
		double slack = at.w - t->line[i]->width;
		double x = at.x + (right ? slack : middle ? slack / 2 : 0);
		canvas_ground(v, (struct rect){x, y - pitch / 2, t->line[i]->width, pitch});
		canvas_text(v, t->line[i], i ? "label.value" : "label.name",
			    (struct point){x, text_center(t->line[i], y)});
		y += pitch;
	}
}

static void draw_leader(struct canvas *v, const struct name_tag *t, struct rect at)
{
	double pitch = letter_pitch(v->c, LETTER_LABEL), gap = GAP * canvas_em(v);
	double y = at.y + at.h / 2, far = fabs(y - t->end.y);
	if (far < LEADER * pitch && t->end.x + 2 * gap > at.x)
		return;
	if (far < LEADER * pitch)
		y = t->end.y;
	struct ink ink = {.rgba = v->c->theme->color.muted, .width = 0.5 * v->c->scale};
	scene_line(v->out, "label.leader", ink, (struct point){t->end.x + gap * 0.6, t->end.y},
		   (struct point){at.x - gap * 0.25, y});
}

bool names_draw(struct canvas *v, struct names *n)
{
	size_t edges = 0;
	for (size_t i = 0; i < n->tags; i++) {
		struct name_tag *t = &n->tag[i];
		t->end = (struct point){scale_at(&v->scales.x, t->end.x),
					scale_at(&v->scales.y, t->end.y)};
		edges += t->edge;
	}
	if (n->tags)
		qsort(n->tag, n->tags, sizeof(*n->tag), compare_ends);
	struct rect *at = ARENA_NEW(v->c->mem, struct rect, n->tags);
	double column = v->plot.x + v->plot.w + GAP * canvas_em(v);
	if (!spread(v, n, edges) || names_margin(v, n) > MARGIN_MAX * v->body.w)
		return false;
	for (size_t i = 0; i < edges; i++) {
		at[i] = rect_of(&n->tag[i], column, n->tag[i].top);
		space_text(&v->space, at[i]);
	}
	for (size_t i = edges; i < n->tags; i++) {
		if (!find_place(v, &n->tag[i], &at[i]))
			return false;
		space_text(&v->space, at[i]);
	}
	for (size_t i = 0; i < n->tags; i++) {
		if (n->tag[i].edge)
			draw_leader(v, &n->tag[i], at[i]);
		draw_tag(v, &n->tag[i], at[i]);
	}
	return true;
}

bool names_has(const struct names *n, struct point anchor)
{
	for (size_t i = 0; i < n->tags; i++)
		if (n->tag[i].line[1] &&
		    hypot(n->tag[i].end.x - anchor.x, n->tag[i].end.y - anchor.y) < 0.01)
			return true;
	return false;
}
