#include "chart/draw/names.h"

#include <math.h>

#include "chart/bind/palette.h"
#include "chart/draw/legend.h"
#include "chart/draw/spread.h"
#include "chart/words.h"

#define GAP 0.7         /* from the series' end to its name, in label sizes */
#define REACH 1.2       /* more of it where leaders run in it */
#define BESIDE 0.35     /* between a name and its value on one line */
#define ONE_LINE 0.2    /* widest of these, of the body's width */
#define PAIR 0.3        /* between a value and the next name below it, in pitches */
#define EDGE 0.985      /* ends further right than this share of the axis stand in the column */
#define MARGIN_MAX 0.34 /* of the body's width */
#define NAMES_MOST 30   /* more ends than any plot has room for names */
#define LEADER 0.6      /* displacement in pitches from which a leader is drawn */

/* It stands where the names would. */
static bool axis_at_right(const struct chart *c)
{
	const struct plan_encoding *y = c->field[CHANNEL_Y].e;
	return c->second.e || (y && str_eq(y->axis.orient, STR("right")));
}

/* By names: of a column, or one of its own. */
static bool coloured(const struct model_layer *l)
{
	return l->column[CHANNEL_COLOR] || l->plan->encoding[CHANNEL_COLOR].datum_text.n;
}

/* What no line names: colours of areas that stand on zero, of stacks, and of series that
 * have no line. */
static bool unnamed(const struct model_layer *l, bool lines)
{
	if (l->mark->joins)
		return l->stacked;
	if (!l->column[CHANNEL_COLOR] && coloured(l)) /* by a name that no line has */
		return true;
	return coloured(l) ? l->mark->zero || !lines : l->mark->zero;
}

bool names_in_legend(const struct chart *c)
{
	const struct plan_encoding *e = c->field[CHANNEL_COLOR].e;
	return legend_orient(c).n || (e && e->legend.at.file && !e->legend.off);
}

bool names_possible(const struct chart *c)
{
	bool lines = false;
	if (!legend_needed(c) || c->series_count > NAMES_MOST ||
	    c->field[CHANNEL_COLOR].e->legend.off || axis_at_right(c) || names_in_legend(c))
		return false;
	for (size_t i = 0; i < c->layers; i++)
		lines |= c->layer[i].mark->joins && coloured(&c->layer[i]);
	for (size_t i = 0; i < c->layers; i++)
		if (unnamed(&c->layer[i], lines))
			return false;
	return lines;
}

static const struct mark_row *last_row(const struct mark_layer *l, size_t series)
{
	struct mark_between own = mark_between(l, series);
	for (size_t i = own.hi; i-- > own.lo;)
		if (l->row[i].series == series && isfinite(l->row[i].y) &&
		    l->row[i].status < STATUS_MISSING)
			return &l->row[i];
	return NULL;
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
	bool band = l->mark->spread && isfinite(row->y2);
	t.at = (struct point){row->x, band ? (row->y + row->y2) / 2 : row->y};
	t.end = t.at;
	if (named && name.n)
		t.line[0] = letter_line(c, LETTER_STRONG, rgba, name);
	if (labelled)
		t.line[1] = letter_line(
			c, LETTER_LABEL,
			named || l->series_count < 2 ? c->theme->color.text : rgba, row->text);
	return t;
}

static double one_line(const struct canvas *v, const struct name_tag *t)
{
	double width = 0;
	for (int i = 0; i < 2; i++)
		if (t->line[i])
			width += t->line[i]->width + (width > 0 ? BESIDE * canvas_em(v) : 0);
	return width;
}

/* Name and value beside each other where that is narrow, else below each other. */
static void measure(const struct canvas *v, struct names *n)
{
	double widest = 0, pitch = letter_pitch(v->c, LETTER_LABEL);
	for (size_t i = 0; i < n->tags; i++)
		widest = fmax(widest, one_line(v, &n->tag[i]));
	n->one_line = widest <= ONE_LINE * v->body.w;
	for (size_t i = 0; i < n->tags; i++) {
		struct name_tag *t = &n->tag[i];
		bool pair = t->line[0] && t->line[1] && !n->one_line;
		t->height = pair ? 2 * pitch : pitch;
		t->width = one_line(v, t);
		if (pair)
			t->width = fmax(t->line[0]->width, t->line[1]->width);
	}
}

/* Bands and trends are about something that another layer shows. */
static bool about(const struct mark_layer *l)
{
	return l->mark->spread || l->fitted;
}

/* A band or a trend about a line of the same series is named by the line. */
static bool lined(const struct canvas *v, const struct mark_layer *l, size_t series)
{
	for (size_t i = 0; i < v->c->layers && about(l); i++) {
		const struct mark_layer *other = &v->view->layer[i];
		if (other->mark->joins && !about(other) && last_row(other, series))
			return true;
	}
	return false;
}

struct names names_make(const struct canvas *v, bool named)
{
	struct names n = {.tag = NULL, .crowded = v->crowded};
	size_t room = 0;
	if (axis_at_right(v->c) || v->crowded)
		return n;
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct mark_layer *l = &v->view->layer[i];
		for (size_t s = 0; l->mark->joins && s < l->series_count; s++) {
			const struct mark_row *row = last_row(l, s);
			bool told = lined(v, l, s);
			if (!row || (told && l->mark->spread))
				continue;
			bool lit = l->series[s].lit && !v->c->field[CHANNEL_COLOR].discrete;
			struct name_tag t = make_tag(v, l, s, row, !told && (named || lit));
			if (t.line[0] || t.line[1])
				ARENA_PUSH(v->c->mem, n.tag, n.tags, room) = t;
		}
	}
	measure(v, &n);
	return n;
}

double names_free(const struct canvas *v, double width)
{
	const struct scale *s = &v->scales.x;
	if (!scale_names(s) || canvas_bars(v) || !s->levels)
		return 0;
	double outer = s->padding_outer, inner = s->padding_inner;
	double steps = (double)s->levels - inner + 2 * outer;
	return width / fmax(1, steps) * (outer + (1 - inner) / 2);
}

double names_margin(const struct canvas *v, const struct names *n)
{
	double widest = 0;
	for (size_t i = 0; i < n->tags; i++)
		if (n->tag[i].edge)
			widest = fmax(widest, n->tag[i].width);
	if (widest <= 0)
		return 0;
	double gap = (GAP + (v->leaders ? REACH : 0)) * canvas_em(v);
	double need = widest + gap; /* the plot gets narrower by what it does not hold */
	return fmax(0, need - names_free(v, 0.75 * v->body.w - need));
}

static int compare_ends(const void *va, const void *vb)
{
	const struct name_tag *a = va, *b = vb;
	if (a->edge != b->edge)
		return a->edge ? -1 : 1;
	return (a->end.y > b->end.y) - (a->end.y < b->end.y);
}

/* Spreads the column's tags apart; false when they are higher than the plot. */
static bool spread(const struct canvas *v, struct names *n, size_t count)
{
	double pitch = letter_pitch(v->c, LETTER_LABEL);
	double pair = n->one_line ? 0 : PAIR * pitch;
	/* half a line may reach over the plot, as the top tick's label does */
	double from = v->plot.y - v->headroom - pitch / 2;
	double to = fmin(v->plot.y + v->plot.h + 0.3 * canvas_em(v), v->body.y + v->body.h);
	struct spread_item *item = ARENA_NEW(v->c->mem, struct spread_item, count);
	for (size_t i = 0; i < count; i++) {
		const struct name_tag *t = &n->tag[i];
		item[i] = (struct spread_item){t->end.y + pair / 2, t->height + pair, 0};
	}
	bool fits = spread_apart(item, count, from, to + pair, v->c->mem);
	for (size_t i = 0; i < count; i++)
		n->tag[i].top = item[i].top;
	return fits;
}

static struct rect rect_of(const struct name_tag *t, double x, double top)
{
	return (struct rect){x, top, t->width, t->height};
}

/* Without the air over and under its lines. */
static struct rect ink_of(struct rect r, const struct canvas *v)
{
	double air = 0.15 * canvas_em(v);
	return (struct rect){r.x, r.y + air, r.w, r.h - 2 * air};
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

static void draw_line(struct canvas *v, const struct text_line *line, const char *role,
		      struct point at)
{
	double pitch = letter_pitch(v->c, LETTER_LABEL);
	canvas_ground(v, (struct rect){at.x, at.y - pitch / 2, line->width, pitch});
	canvas_text(v, line, role, (struct point){at.x, text_center(line, at.y)});
}

static void draw_tag(struct canvas *v, const struct name_tag *t, struct rect at, bool one_line)
{
	double pitch = letter_pitch(v->c, LETTER_LABEL), x = at.x, y = at.y + pitch / 2;
	/* left of the end, lines end beside it */
	bool right = at.x + at.w <= t->end.x;
	bool middle = !right && at.x < t->end.x;
	for (int i = 0; i < 2; i++) {
		if (!t->line[i])
			continue;
		double slack = at.w - t->line[i]->width;
		if (!one_line)
			x = at.x + (right ? slack : middle ? slack / 2 : 0);
		draw_line(v, t->line[i], i ? "label.value" : "label.name",
			  (struct point){x, y});
		if (one_line)
			x += t->line[i]->width + BESIDE * canvas_em(v);
		else
			y += pitch;
	}
}

static bool led(const struct canvas *v, const struct name_tag *t)
{
	double pitch = letter_pitch(v->c, LETTER_LABEL);
	return fabs(t->top + t->height / 2 - t->end.y) >= LEADER * pitch;
}

/* From the end, aside, to the middle of its name. */
static void draw_leader(struct canvas *v, const struct name_tag *t, struct rect at)
{
	double em = canvas_em(v), y = at.y + at.h / 2;
	struct ink ink = {.rgba = v->c->theme->color.muted, .width = 0.5 * v->c->scale};
	if (!led(v, t) && t->end.x + 2 * GAP * em > at.x)
		return;
	if (!led(v, t))
		y = t->end.y;
	struct point way[] = {{t->end.x + 0.55 * em, t->end.y}, {at.x - 0.25 * em, y}};
	scene_polyline(v->out, "label.leader", ink, way, 2, false);
}

/* Ends on paper, those of the column first and from the top down. */
static size_t place_ends(const struct canvas *v, struct names *n)
{
	size_t edges = 0;
	for (size_t i = 0; i < n->tags; i++) {
		struct name_tag *t = &n->tag[i];
		t->end = (struct point){scale_at(&v->scales.x, t->at.x),
					scale_at(&v->scales.y, t->at.y)};
		edges += t->edge;
	}
	if (n->tags)
		qsort(n->tag, n->tags, sizeof(*n->tag), compare_ends);
	return edges;
}

bool names_led(const struct canvas *v, struct names *n)
{
	size_t edges = place_ends(v, n);
	bool any = false;
	spread(v, n, edges);
	for (size_t i = 0; i < edges; i++)
		any |= led(v, &n->tag[i]);
	return any;
}

/* Where the column begins: behind the plot, or inside it beside the last name. */
static double column_of(const struct canvas *v, const struct names *n, size_t edges)
{
	double from = v->plot.x + v->plot.w;
	if (scale_names(&v->scales.x) && !canvas_bars(v))
		from = v->plot.x;
	for (size_t i = 0; i < edges; i++)
		from = fmax(from, n->tag[i].end.x);
	return from + (GAP + (v->leaders ? REACH : 0)) * canvas_em(v);
}

bool names_draw(struct canvas *v, struct names *n)
{
	size_t edges = place_ends(v, n);
	struct rect *at = ARENA_NEW(v->c->mem, struct rect, n->tags);
	double column = column_of(v, n, edges);
	double end = v->body.x + v->body.w + 1e-6;
	if (!spread(v, n, edges) || names_margin(v, n) > MARGIN_MAX * v->body.w)
		return false;
	for (size_t i = 0; i < edges; i++) {
		if (column + n->tag[i].width > end)
			return false;
		at[i] = rect_of(&n->tag[i], column, n->tag[i].top);
		if (!space_clear(&v->space, ink_of(at[i], v), 0)) /* an axis' last label */
			return false;
	}
	for (size_t i = 0; i < edges; i++)
		space_text(&v->space, at[i]);
	for (size_t i = edges; i < n->tags; i++) {
		if (!find_place(v, &n->tag[i], &at[i]))
			return false;
		space_text(&v->space, at[i]);
	}
	for (size_t i = 0; i < n->tags; i++) {
		if (n->tag[i].edge)
			draw_leader(v, &n->tag[i], at[i]);
		draw_tag(v, &n->tag[i], at[i], n->one_line);
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
