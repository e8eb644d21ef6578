#include <math.h>

#include "base/num.h"
#include "chart/bind/palette.h"
#include "chart/draw/pie.h"
#include "chart/draw/polar.h"
#include "chart/words.h"

/* Shares in slices, amounts at the ends of rings, and the whole in their hole. */
#define PI 3.14159265358979323846
#define CENTRE 0.64    /* of the radius, where a slice without a hole is wide */
#define TOTAL_MOST 0.9 /* of the hole */
#define ROOMY 1.6      /* a slice for a share, in heights of it */
#define NARROW 0.05    /* of a whole: shares below are worth no smaller type */
#define TRIES 13
#define WIDE 1.4  /* a slice that is not narrow, in widths of its share */
#define OUTWARD 6 /* steps from the middle of a slice to its outer end */
#define SIDES 9
#define ENDS (24 * SIDES) /* places behind a ring */
#define GROUNDS 6         /* sizes of a text's ground */
#define END_GAP 0.3       /* behind a ring, in label sizes */

static color words_on(const struct pie *p, const struct pie_slice *s)
{
	color dark = p->v->c->theme->color.text, rgba = dark;
	if (s->row->status != STATUS_ACTUAL || !palette_text_on(pie_ground(p, s), dark, &rgba))
		return dark;
	return rgba;
}

/* Over stripes a text has a ground of its own, as wide about it as the slice has room. */
static void draw_ground(struct pie *p, const struct pie_slice *s, struct point at,
			struct rect r)
{
	bool sure = s->row->status == STATUS_ACTUAL;
	struct rect ground = r;
	size_t on;
	for (int i = 0; i <= GROUNDS; i++) {
		double share = 1 - (double)i / GROUNDS; /* at last no more than the text */
		double w = r.w + 0.6 * share * r.h, h = r.h * (1 + 0.3 * share);
		ground = (struct rect){at.x - w / 2, at.y - h / 2, w, h};
		if (pie_rests(p, ground, &on) && &p->slice[on] == s)
			break;
	}
	if (pie_striped(p, s))
		scene_rect(p->v->out, "label.ground",
			   (struct ink){.rgba = sure ? pie_ground(p, s)
						     : p->v->c->theme->color.surface},
			   ground);
}

/* At one radius of a slice, where there is room for it; along a thin ring there may be a
 * better place than its middle. */
static bool draw_share_at(struct pie *p, const struct pie_slice *s,
			  const struct text_line *line, double middle, double wide)
{
	const struct sector *own = &s->sector;
	double part = own->to - own->from;
	double chord = part >= PI ? 2 * middle : 2 * middle * sin(part / 2);
	int tries = rim_ringed(p->v->c) ? TRIES : 1;
	if (chord < line->width * wide)
		return false;
	for (int i = 0; i < tries; i++) {
		double aside = (i % 2 ? 1 : -1) * ((i + 1) / 2) * part / (TRIES + 1);
		struct point at = sector_at(own, middle, sector_middle(own) + aside);
		struct point start = {at.x - line->width / 2, text_center(line, at.y)};
		struct rect r = letter_rect(line, start);
		size_t on;
		if (!pie_rests(p, r, &on) || &p->slice[on] != s ||
		    !space_clear(&p->v->space, r, 0))
			continue;
		draw_ground(p, s, at, r);
		canvas_text(p->v, line, "label.value", start);
		return true;
	}
	return false;
}

/* In its slice: a narrow one is wider where it ends. */
static bool draw_share(struct pie *p, const struct pie_slice *s, struct str text)
{
	const struct sector *own = &s->sector;
	const struct text_line *line = letter_line(p->v->c, LETTER_LABEL, words_on(p, s), text);
	double middle = own->inner > 0 ? (own->inner + own->outer) / 2 : CENTRE * own->outer;
	double high = letter_rect(line, (struct point){0, 0}).h;
	if (own->outer - own->inner < ROOMY * high)
		return false;
	for (int i = 0; i <= 2 * OUTWARD + 1; i++) {
		double far = fmax(own->outer - 0.6 * high - middle, 0) * (i % (OUTWARD + 1)) /
			     OUTWARD;
		double wide = i > OUTWARD ? 1.1 : WIDE;
		if (draw_share_at(p, s, line, middle + far, wide))
			return true;
	}
	return false;
}

/* Behind the end of its ring, on the ground, as near to the ring's track as may be. */
static bool draw_end(struct pie *p, const struct pie_slice *s, struct str text)
{
	const struct chart *c = p->v->c;
	const struct sector *own = &s->sector;
	const struct text_line *line = letter_line(c, LETTER_LABEL, c->theme->color.text, text);
	double middle = (own->inner + own->outer) / 2, gap = END_GAP * canvas_em(p->v),
	       step = 0.1 * letter_rect(line, (struct point){0, 0}).h;
	for (int k = 0; k < 2 * ENDS; k++) {
		int i = k % ENDS; /* first clear of all rings, then among narrow ones */
		double clear = k < ENDS ? gap : 0;
		double angle = own->to + (gap + step * (i / SIDES)) / fmax(middle, 1);
		double shift = ((i % SIDES + 1) / 2) * (i % 2 ? 0.125 : -0.125) * line->width;
		struct point at = sector_at(own, middle, angle);
		struct point start = {at.x - line->width / 2 + shift, text_center(line, at.y)};
		struct rect r = letter_rect(line, start);
		struct rect wide = {r.x - clear, r.y - clear / 2, r.w + 2 * clear, r.h + clear};
		size_t on;
		if (!pie_rests(p, wide, &on) || on != p->slices ||
		    !space_clear(&p->v->space, r, 0.1 * line->width))
			continue;
		canvas_text(p->v, line, "label.value", start);
		return true;
	}
	return false;
}

/* Is a slice all of its ring, whose length is read? */
static bool is_ring(const struct pie *p, const struct pie_slice *s)
{
	const struct chart *c = p->v->c;
	bool rings = c->field[CHANNEL_RADIUS].discrete && c->field[CHANNEL_THETA].measure;
	return rings && c->uneven && !(s->row->share < 1 - 1e-9);
}

void inscribe_shares(struct pie *p)
{
	const struct chart *c = p->v->c;
	if (p->lead == c->layers || pie_lone(c))
		return;
	const struct model_layer *l = &c->layer[p->lead];
	bool told = rim_named(c) && pie_asks(c, "end all"); /* where a name has one slice */
	for (size_t i = 0; i < p->slices; i++) {
		const struct pie_slice *s = &p->slice[i];
		struct str text = beside_text(p, s, true);
		bool ring = is_ring(p, s) && pie_asks(c, "end all");
		if (s->layer != p->lead || !text.n)
			continue;
		if (told && l->piled != CHANNEL_RADIUS && l->value != CHANNEL_COLOR)
			continue;
		if (told && rim_told(p, (size_t)s->row->theta))
			continue;
		if (ring && draw_end(p, s, s->row->text))
			continue;
		if (draw_share(p, s, ring ? s->row->text : text))
			continue;
		p->v->lost += l->labelled;
		p->v->unsaid += s->row->share >= NARROW;
	}
}

/* The widest circle in the middle that no slice covers. */
static double hole_of(const struct pie *p)
{
	double hole = INFINITY;
	for (size_t i = 0; i < p->slices; i++)
		if (p->slice[i].sector.outer > 0)
			hole = fmin(hole, p->slice[i].sector.inner);
	return isfinite(hole) ? hole : 0;
}

/* About the middle; of half a ring in its upper or lower half. False: there is no room. */
static bool draw_lines(struct pie *p, const struct text_line *line[2], double most)
{
	static const double shift[] = {0, -1, 1};
	double pitch = letter_pitch(p->v->c, LETTER_LABEL);
	struct point center = p->polar->center;
	double half = fmax(line[0] ? line[0]->width : 0, line[1] ? line[1]->width : 0) / 2;
	int at = 0;
	for (; at < 3; at++) {
		double y = center.y + shift[at] * pitch, far = pitch * (1 + fabs(shift[at]));
		struct rect all = {center.x - half, y - pitch, 2 * half, 2 * pitch};
		if (hypot(half, far) <= most && space_clear(&p->v->space, all, 0))
			break;
	}
	if (at == 3)
		return false;
	center.y += shift[at] * pitch;
	for (int i = 0; i < 2; i++)
		if (line[i])
			canvas_text(p->v, line[i], "label.value",
				    (struct point){center.x - line[i]->width / 2,
						   text_center(line[i],
							       center.y + (i - 0.5) * pitch)});
	return true;
}

/* The whole in the hole of a ring; a lone amount with its name. */
void inscribe_whole(struct pie *p)
{
	const struct chart *c = p->v->c;
	if (p->lead == c->layers || wording_central(c))
		return;
	const struct model_layer *l = &c->layer[p->lead];
	double sum = 0, ten = 1;
	for (size_t i = 0; i < p->slices; i++)
		sum += p->slice[i].layer == p->lead ? p->slice[i].row->theta : 0;
	bool lone = pie_lone(c);
	bool whole = c->parts && slices_rings(c) < 2;
	if ((!whole && !lone) || !(hole_of(p) > 0))
		return;
	if (l->column[CHANNEL_THETA])
		ten = pow(10, l->column[CHANNEL_THETA]->decimals);
	sum = fabs(sum) < 1e12 ? round(sum * ten) / ten : sum;
	struct str text = words_label(c, l, num_shortest(c->mem, sum), STATUS_ACTUAL, 1);
	struct str name =
		lone ? c->field[CHANNEL_THETA].name : words_pick(c, STR("합계"), STR("Total"));
	const struct text_line *line[] = {
		letter_line(c, LETTER_LABEL, c->theme->color.secondary, name),
		letter_line(c, LETTER_STRONG, c->theme->color.text, text)};
	bool drawn = draw_lines(p, line, TOTAL_MOST * hole_of(p));
	p->v->lost += lone && !drawn && l->labelled;
}

void inscribe_hollow(struct pie *p)
{
	const struct chart *c = p->v->c;
	struct sector whole = {p->polar->center, 0, p->polar->outer, 0, 2 * PI};
	struct ink ink = {.rgba = c->theme->color.muted, .width = 0.75 * c->scale};
	bool amounts = false;
	for (size_t i = 0; i < c->layers; i++)
		for (size_t r = 0; r < c->layer[i].draw.rows; r++)
			amounts |= isfinite(c->layer[i].draw.row[r].theta) ||
				   isfinite(c->layer[i].draw.row[r].radius);
	scene_path(p->v->out, "mark.hollow", ink, sector_outline(&whole, 0, 0, p->v->out->mem));
	struct str text = amounts ? words_pick(c, STR("합계 0"), STR("Total 0"))
				  : words_pick(c, STR("값 없음"), STR("No value"));
	const struct text_line *line =
		letter_line(c, LETTER_LABEL, c->theme->color.secondary, text);
	struct point at = {whole.center.x - line->width / 2, text_center(line, whole.center.y)};
	canvas_text(p->v, line, "label.value", at);
}
