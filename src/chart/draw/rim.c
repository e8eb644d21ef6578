#include <math.h>

#include "chart/draw/pie.h"
#include "chart/words.h"

/* Names of angles, around the circle, and of rings, at their beginning. */
#define PI 3.14159265358979323846
#define GAP 0.35 /* from the circle, in label sizes */
#define STEPS 24 /* from the shortest petal to the circle */
#define CROWD 60 /* names; more stand around the circle */
#define EDGE 4   /* points along a side that are looked at */

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
	double from, to; /* angles of its band */
	double petal;    /* how far its slices reach */
	double radius;   /* that the box keeps clear of */
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

static void stand_at(const struct pie *p, struct rim_name *n, double radius)
{
	double angle = (n->from + n->to) / 2;
	n->radius = radius;
	n->box.x = p->polar->center.x + radius * sin(angle) - n->box.w / 2;
	n->box.y = p->polar->center.y - radius * cos(angle) - n->box.h / 2;
	clear_circle(&n->box, p->polar->center, radius, angle);
}

static struct rim_name read_name(const struct pie *p, size_t level)
{
	const struct chart *c = p->v->c;
	double pitch = letter_pitch(c, LETTER_LABEL), width;
	double from = scale_band(&p->polar->theta, level, &width);
	struct str amount = amount_of(p, level);
	struct rim_name n = {
		.line = {letter_line(c, amount.n ? LETTER_STRONG : LETTER_AXIS,
				     c->theme->color.text, name_of(c, CHANNEL_THETA, level)),
			 amount.n ? letter_line(c, LETTER_LABEL, c->theme->color.text, amount)
				  : NULL},
		.from = fmin(from, from + width),
		.to = fmax(from, from + width),
		.box = {0, 0, 0, pitch}};
	n.box.w = n.line[0]->width;
	if (n.line[1]) {
		n.box.w = fmax(n.box.w, n.line[1]->width);
		n.box.h += pitch;
	}
	return n;
}

/* ---- names stand at the ends of their petals, further out where these are narrow */

/* Does a point lie on the slices of another name? */
static bool on_petal(const struct pie *p, const struct rim_name *name, size_t count,
		     struct point at)
{
	double x = at.x - p->polar->center.x, y = p->polar->center.y - at.y;
	double radius = hypot(x, y), angle = atan2(x, y);
	for (size_t i = 0; i < count; i++) {
		double turn = angle - name[i].from;
		turn -= 2 * PI * floor(turn / (2 * PI));
		if (radius < name[i].petal && turn <= name[i].to - name[i].from)
			return true;
	}
	return false;
}

/* The edge of a box alone: a petal that meets it comes from the centre. */
static bool meets_petal(const struct pie *p, const struct rim_name *name, size_t count,
			struct rect box)
{
	double pad = GAP / 2 * canvas_em(p->v);
	box = (struct rect){box.x - pad, box.y, box.w + 2 * pad, box.h};
	for (int i = 0; i <= EDGE; i++) {
		double x = box.x + i * box.w / EDGE, y = box.y + i * box.h / EDGE;
		const struct point edge[] = {
			{x, box.y}, {x, box.y + box.h}, {box.x, y}, {box.x + box.w, y}};
		for (int k = 0; k < 4; k++)
			if (on_petal(p, name, count, edge[k]))
				return true;
	}
	return false;
}

static bool apart(const struct rect *a, const struct rect *b)
{
	return a->x + a->w <= b->x || b->x + b->w <= a->x || a->y + a->h <= b->y ||
	       b->y + b->h <= a->y;
}

static bool crowded(const struct pie *p, const struct rim_name *name, size_t count, size_t i)
{
	for (size_t k = 0; k < count; k++)
		if (k != i && !apart(&name[i].box, &name[k].box))
			return true;
	return meets_petal(p, name, count, name[i].box);
}

/* All that are crowded move a step at once: names of equal petals stay at one distance. */
static void spread(const struct pie *p, struct rim_name *name, size_t count, double most)
{
	bool *moves = ARENA_NEW(p->v->out->mem, bool, count + 1), any = true;
	double least = most;
	for (size_t i = 0; i < count; i++)
		least = fmin(least, name[i].radius);
	for (int step = 0; step < STEPS && any; step++) {
		any = false;
		for (size_t i = 0; i < count; i++) {
			moves[i] = name[i].radius < most && crowded(p, name, count, i);
			any |= moves[i];
		}
		for (size_t i = 0; i < count; i++)
			if (moves[i])
				stand_at(p, &name[i],
					 fmin(most, name[i].radius + (most - least) / STEPS));
	}
}

static void find_petals(const struct pie *p, struct rim_name *name, size_t count)
{
	for (size_t i = 0; i < p->slices; i++) {
		const struct sector *s = &p->slice[i].sector;
		double level = p->slice[i].row->theta;
		if (level >= 0 && level < (double)count)
			name[(size_t)level].petal = fmax(name[(size_t)level].petal, s->outer);
	}
}

static struct rim_name *read_names(const struct pie *p, size_t *count)
{
	double gap = GAP * canvas_em(p->v), most = p->polar->outer + gap;
	size_t n = p->v->c->names[CHANNEL_THETA].levels;
	struct rim_name *name = ARENA_NEW(p->v->out->mem, struct rim_name, n + 1);
	for (size_t i = 0; i < n; i++)
		name[i] = read_name(p, i);
	find_petals(p, name, n);
	for (size_t i = 0; i < n; i++)
		stand_at(p, &name[i], n > CROWD ? most : fmin(most, name[i].petal + gap));
	if (n <= CROWD)
		spread(p, name, n, most);
	*count = n;
	return name;
}

struct rect rim_box(const struct pie *p)
{
	struct rect all = {0, 0, 0, 0};
	size_t count = 0;
	const struct rim_name *name = rim_named(p->v->c) ? read_names(p, &count) : NULL;
	for (size_t i = 0; i < count; i++) {
		struct rect b = name[i].box;
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
			clear = a == b || apart(a, b);
		}
		if (clear)
			return step;
	}
	return count ? count : 1;
}

static void draw_angles(struct pie *p)
{
	size_t count, drawn = 0;
	struct rim_name *name = read_names(p, &count);
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
