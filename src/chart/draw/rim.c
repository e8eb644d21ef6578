#include <math.h>

#include "chart/draw/pie.h"
#include "chart/words.h"

/* Names of angles, around the circle, and of rings, at their beginning. */
#define GAP 0.35 /* from the circle, in label sizes */

/* Names on a scale of angles or radii, unless words of another layer are these names. */
static bool shown(const struct chart *c, enum plan_channel channel)
{
	const struct model_field *f = &c->field[channel];
	if (!f->e || !f->discrete || f->e->axis.off || f->e->axis.labels == TRI_NO)
		return false;
	for (size_t i = 0; i < c->layers; i++)
		if (!c->layer[i].mark->polar && c->layer[i].words.column &&
		    c->layer[i].words.column == c->layer[i].column[channel])
			return false;
	return true;
}

bool rim_named(const struct chart *c)
{
	return shown(c, CHANNEL_THETA);
}

bool rim_ringed(const struct chart *c)
{
	return shown(c, CHANNEL_RADIUS);
}

static struct str name_of(const struct chart *c, enum plan_channel channel, size_t level)
{
	const struct column *column = c->field[channel].column;
	struct str name = c->names[channel].level[level];
	return column && column_is_temporal(column->type) ? words_period(c, name) : name;
}

/* The amount that is all of a name's, where one slice is. */
static struct str amount_of(const struct pie *p, size_t level)
{
	const struct mark_row *only = NULL;
	const struct model_layer *l =
		p->lead < p->v->c->layers ? &p->v->c->layer[p->lead] : NULL;
	if (!l || p->small || !pie_asks(p->v->c, "end all") || l->value == CHANNEL_COLOR)
		return STR_NONE;
	for (size_t i = 0; i < p->slices; i++) {
		const struct pie_slice *s = &p->slice[i];
		if (s->layer != p->lead || s->row->theta != (double)level)
			continue;
		if (only)
			return STR_NONE;
		only = s->row;
	}
	return only ? only->text : STR_NONE;
}

bool rim_told(const struct pie *p, size_t level)
{
	return amount_of(p, level).n > 0;
}

struct rim_name {
	const struct text_line *line[2];
	struct rect box;
};

/* Moves a box outward from the centre until it is clear of the circle. */
static void clear_circle(struct rect *box, struct point center, double radius, double angle)
{
	for (int i = 0; i < 16; i++) {
		double x = fmax(box->x, fmin(center.x, box->x + box->w)) - center.x;
		double y = fmax(box->y, fmin(center.y, box->y + box->h)) - center.y;
		double short_of = radius - hypot(x, y);
		if (short_of < 0.01)
			return;
		box->x += short_of * sin(angle);
		box->y -= short_of * cos(angle);
	}
}

static struct rim_name name_at(const struct pie *p, size_t level)
{
	const struct chart *c = p->v->c;
	double pitch = letter_pitch(c, LETTER_LABEL), width;
	double from = scale_band(&p->polar->theta, level, &width), angle = from + width / 2;
	double radius = p->polar->outer + GAP * canvas_em(p->v);
	struct str amount = amount_of(p, level);
	struct rim_name n = {
		{letter_line(c, amount.n ? LETTER_STRONG : LETTER_AXIS, c->theme->color.text,
			     name_of(c, CHANNEL_THETA, level)),
		 amount.n ? letter_line(c, LETTER_LABEL, c->theme->color.text, amount) : NULL},
		{0, 0, 0, pitch}};
	n.box.w = n.line[0]->width;
	if (n.line[1]) {
		n.box.w = fmax(n.box.w, n.line[1]->width);
		n.box.h += pitch;
	}
	n.box.x = p->polar->center.x + radius * sin(angle) - n.box.w / 2;
	n.box.y = p->polar->center.y - radius * cos(angle) - n.box.h / 2;
	clear_circle(&n.box, p->polar->center, radius, angle);
	return n;
}

struct rect rim_box(const struct pie *p)
{
	const struct chart *c = p->v->c;
	struct rect all = {0, 0, 0, 0};
	for (size_t i = 0; rim_named(c) && i < c->names[CHANNEL_THETA].levels; i++) {
		struct rect b = name_at(p, i).box;
		double x = fmin(all.x, b.x), y = fmin(all.y, b.y);
		all = (struct rect){x, y, fmax(all.x + all.w, b.x + b.w) - x,
				    fmax(all.y + all.h, b.y + b.h) - y};
	}
	return all;
}

static bool draw_name(struct pie *p, const struct rim_name *n)
{
	struct canvas *v = p->v;
	double pitch = letter_pitch(v->c, LETTER_LABEL), y = n->box.y + pitch / 2;
	if (!space_clear(&v->space, n->box, 0))
		return false;
	for (int i = 0; i < 2; i++) {
		if (!n->line[i])
			continue;
		double x = n->box.x + (n->box.w - n->line[i]->width) / 2;
		canvas_text(v, n->line[i], i ? "label.value" : "label.name",
			    (struct point){x, text_center(n->line[i], y)});
		y += pitch;
	}
	return true;
}

/* The smallest step at which names of a circle do not meet. */
static size_t step_of(const struct rim_name *name, size_t count)
{
	for (size_t step = 1; step < count; step++) {
		bool clear = true;
		for (size_t i = 0; i < count && clear; i += step) {
			const struct rect *a = &name[i].box;
			const struct rect *b = &name[i + step < count ? i + step : 0].box;
			bool apart = a->x + a->w <= b->x || b->x + b->w <= a->x ||
				     a->y + a->h <= b->y || b->y + b->h <= a->y;
			clear = apart || a == b;
		}
		if (clear)
			return step;
	}
	return count ? count : 1;
}

static void draw_angles(struct pie *p)
{
	size_t count = p->v->c->names[CHANNEL_THETA].levels, drawn = 0;
	struct rim_name *name = ARENA_NEW(p->v->out->mem, struct rim_name, count);
	for (size_t i = 0; i < count; i++)
		name[i] = name_at(p, i);
	size_t step = step_of(name, count);
	for (size_t i = 0; i < count; i += step)
		drawn += draw_name(p, &name[i]);
	p->v->nameless += count - drawn;
}

/* Beside the beginning of its ring where that is free, else over it. */
static bool draw_ring(struct pie *p, size_t level)
{
	struct canvas *v = p->v;
	const struct chart *c = v->c;
	const struct text_line *line = letter_line(c, LETTER_AXIS, c->theme->color.text,
						   name_of(c, CHANNEL_RADIUS, level));
	double width, from = scale_band(&p->polar->radius, level, &width);
	double radius = from + width / 2, angle = p->polar->theta.from;
	double pad = GAP * canvas_em(v), pitch = letter_pitch(c, LETTER_AXIS);
	struct point at = {p->polar->center.x + radius * sin(angle),
			   p->polar->center.y - radius * cos(angle)};
	struct rect box = {at.x - pad - line->width, at.y - pitch / 2, line->width, pitch};
	size_t below;
	bool beside = cos(angle) > 0.9 && pie_rests(p, box, &below) && below == p->slices;
	if (!beside)
		box.x = at.x - line->width / 2;
	if (width < 0.8 * pitch || !space_clear(&v->space, box, 0))
		return false;
	if (!beside)
		scene_rect(v->out, "label.ground",
			   (struct ink){.rgba = c->theme->color.surface},
			   canvas_within(v, (struct rect){box.x - pad / 2,
							  at.y - fmin(pitch, width) / 2,
							  box.w + pad, fmin(pitch, width)}));
	canvas_text(v, line, "label.name", (struct point){box.x, text_center(line, at.y)});
	return true;
}

void rim_draw(struct pie *p)
{
	const struct chart *c = p->v->c;
	if (rim_named(c))
		draw_angles(p);
	for (size_t i = 0; rim_ringed(c) && i < c->names[CHANNEL_RADIUS].levels; i++)
		p->v->nameless += !draw_ring(p, i);
}
