#include <math.h>

#include "chart/bind/palette.h"
#include "chart/draw/pie.h"
#include "chart/draw/spread.h"
#include "chart/words.h"

/* Names of slices at both sides of the circle, with leaders. */
#define ELBOW 0.7      /* of a leader beyond the circle, in label sizes */
#define APART 0.3      /* between two names, where there is room */
#define SMALL 0.06     /* slices with one line for name, share and amount */
#define NAMES_MAX 0.34 /* of the width, for the names of one side */

static bool is_named(const struct pie *p, const struct pie_slice *s)
{
	return s->layer == p->lead;
}

struct str beside_text(const struct pie *p, const struct pie_slice *s, bool inside)
{
	const struct chart *c = p->v->c;
	struct str amount = s->row->text;
	if (!c->parts && !isfinite(s->row->share))
		return amount;
	struct str share = words_fixed(c, s->row->share * 100, 1, STR("%"));
	if (!c->parts && !inside)
		return amount;
	if (!amount.n || p->small || inside)
		return share;
	return arena_printf(c->mem, "%.*s (%.*s)", STR_ARG(share), STR_ARG(amount));
}

static void shape(struct pie *p, struct pie_slice *s)
{
	const struct chart *c = p->v->c;
	struct str text = beside_text(p, s, p->bare), name = STR_NONE;
	if (!p->bare && s->row->series < c->series_count)
		name = c->series[s->row->series].name;
	color dark = c->theme->color.text;
	double most = NAMES_MAX * p->v->body.w;
	s->line[0] = s->line[1] = NULL;
	if (name.n && s->row->share < SMALL) { /* little room: all in one line */
		struct str part[] = {name, text};
		s->line[1] = letter_line(c, LETTER_LABEL, dark,
					 arena_join(c->mem, part, 2, STR(" ")));
		s->width = s->line[1]->width;
		s->height = letter_pitch(c, LETTER_LABEL);
		if (s->width <= most)
			return;
	}
	if (name.n) {
		s->line[0] = letter_line(c, LETTER_STRONG, dark, name);
		if (s->line[0]->width > most)
			s->line[0] =
				text_ellipsis(c->text, name,
					      letter_style(c, LETTER_STRONG, dark), most, c->d);
	}
	s->line[1] = text.n ? letter_line(c, LETTER_LABEL, dark, text) : NULL;
	s->width = s->height = 0;
	for (int i = 0; i < 2; i++)
		if (s->line[i]) {
			s->width = fmax(s->width, s->line[i]->width);
			s->height += letter_pitch(c, LETTER_LABEL);
		}
}

double beside_read(struct pie *p, bool names)
{
	double side = 0;
	for (size_t i = 0; i < p->slices; i++) {
		struct pie_slice *s = &p->slice[i];
		s->width = s->height = 0;
		s->right = sin(sector_middle(&s->sector)) >= 0;
		if (!names || !is_named(p, s))
			continue;
		shape(p, s);
		side = fmax(side, s->width + BESIDE_GAP * canvas_em(p->v));
	}
	return side;
}

double beside_widest(const struct pie *p, bool right)
{
	double widest = 0;
	for (size_t i = 0; i < p->slices; i++)
		if (p->slice[i].right == right)
			widest = fmax(widest, p->slice[i].width);
	return widest;
}

/* Slices of one side from the top down: their numbers. */
static size_t side_of(const struct pie *p, bool right, size_t *out)
{
	size_t n = 0;
	for (size_t i = 0; i < p->slices; i++)
		if (is_named(p, &p->slice[i]) && p->slice[i].right == right &&
		    !p->slice[i].lost)
			out[n++] = i;
	for (size_t i = 0; i < n / 2 && !right; i++) { /* up the left side */
		size_t was = out[i];
		out[i] = out[n - 1 - i];
		out[n - 1 - i] = was;
	}
	return n;
}

/* The names of one side keep apart; what the column cannot hold loses the
 * smallest slices first. */
static void spread(struct pie *p, bool right, struct rect room)
{
	size_t *at = ARENA_NEW(p->v->out->mem, size_t, p->slices), n;
	for (;;) {
		double sum = 0;
		size_t least = 0;
		n = side_of(p, right, at);
		for (size_t i = 0; i < n; i++) {
			const struct sector *s = &p->slice[at[i]].sector;
			const struct sector *low = &p->slice[at[least]].sector;
			sum += p->slice[at[i]].height;
			if (s->to - s->from < low->to - low->from)
				least = i;
		}
		if (sum <= room.h || !n)
			break;
		p->slice[at[least]].lost = true;
		p->v->lost++; /* a slice without a name is worse than a bar without a value */
	}
	struct spread_item *item = ARENA_NEW(p->v->out->mem, struct spread_item, n);
	double reach = p->polar->outer + ELBOW * canvas_em(p->v), free = room.h, gap;
	for (size_t i = 0; i < n; i++)
		free -= p->slice[at[i]].height;
	gap = n ? fmin(APART * canvas_em(p->v), free / (double)n) : 0;
	for (size_t i = 0; i < n; i++) {
		const struct pie_slice *s = &p->slice[at[i]];
		double y = p->polar->center.y - reach * cos(sector_middle(&s->sector));
		item[i] = (struct spread_item){y, s->height + gap, 0};
	}
	spread_apart(item, n, room.y, room.y + room.h, p->v->out->mem);
	for (size_t i = 0; i < n; i++)
		p->slice[at[i]].top = item[i].top + gap / 2;
}

static void draw_name(struct pie *p, const struct pie_slice *s)
{
	struct canvas *v = p->v;
	double em = canvas_em(v), pitch = letter_pitch(v->c, LETTER_LABEL);
	double radius = p->polar->outer, middle = p->polar->center.x;
	double sign = s->right ? 1 : -1, edge = middle + sign * (radius + BESIDE_GAP * em);
	double gap = 0.3 * em, angle = sector_middle(&s->sector);
	struct ink ink = {.rgba = v->c->theme->color.muted, .width = 0.5 * v->c->scale};
	/* out, aside until clear of the circle, then to the name */
	struct point out = sector_at(&s->sector, radius + ELBOW * em, angle);
	double aside = middle + sign * (radius + ELBOW * em);
	double y = fmax(s->top + pitch / 2, fmin(out.y, s->top + s->height - pitch / 2));
	struct point way[] = {sector_at(&s->sector, s->sector.outer + 1.5 * v->c->scale, angle),
			      out,
			      {aside, out.y},
			      {edge - sign * gap, y}};
	scene_polyline(v->out, "label.leader", ink, way, 4, false);
	y = s->top + pitch / 2;
	for (int i = 0; i < 2; i++) {
		if (!s->line[i])
			continue;
		double x = s->right ? edge : edge - s->line[i]->width;
		canvas_text(v, s->line[i], i ? "label.value" : "label.name",
			    (struct point){x, text_center(s->line[i], y)});
		y += pitch;
	}
}

void beside_draw(struct pie *p, struct rect room, struct rect right)
{
	spread(p, true, right);
	spread(p, false, room);
	for (size_t i = 0; i < p->slices; i++)
		if (is_named(p, &p->slice[i]) && !p->slice[i].lost)
			draw_name(p, &p->slice[i]);
}
