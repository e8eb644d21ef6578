#include "chart/draw/pie.h"

#include <math.h>

#include "chart/bind/palette.h"

#define PI 3.14159265358979323846
#define ACROSS 24.0 /* most steps along a box */

bool pie_tells(const struct model_layer *l)
{
	const struct plan_encoding *e = l->plan->encoding;
	return l->column[CHANNEL_THETA] || l->column[CHANNEL_RADIUS] ||
	       e[CHANNEL_THETA].aggregate.n || e[CHANNEL_RADIUS].aggregate.n;
}

size_t pie_lead(const struct chart *c)
{
	size_t lead = c->layers;
	double most = -INFINITY;
	for (size_t i = 0; i < c->layers; i++) {
		const struct mark_options *o = &c->layer[i].draw.options;
		double outer = isfinite(o->outer_radius) ? o->outer_radius : 1e9;
		if (!c->layer[i].mark->polar)
			continue;
		if (!pie_tells(&c->layer[i])) /* a ring behind others, where there are others */
			outer = -1;
		if (outer <= most)
			continue;
		most = outer;
		lead = i;
	}
	return lead;
}

bool pie_asks(const struct chart *c, const char *words)
{
	size_t lead = pie_lead(c);
	return lead < c->layers && str_among(c->layer[lead].draw.options.label, words);
}

bool pie_lone(const struct chart *c)
{
	size_t lead = pie_lead(c);
	const struct model_layer *l = &c->layer[lead < c->layers ? lead : 0];
	return l->piled == CHANNEL_THETA && l->draw.rows == 1 && !c->parts &&
	       l->draw.options.inner_radius > 0 && !c->field[CHANNEL_RADIUS].discrete;
}

color pie_ground(const struct pie *p, const struct pie_slice *s)
{
	const struct mark_layer *l = &p->v->view->layer[s->layer];
	const struct theme *theme = p->v->c->theme;
	color ground = s->row->rgba ? s->row->rgba : l->series[s->row->series].rgba;
	double share = (s->row->opacity > 0 ? s->row->opacity : 1) *
		       (l->options.opacity > 0 ? l->options.opacity : 1);
	if (l->options.color && !s->row->rgba && !l->set[MARK_SERIES])
		ground = l->options.color;
	ground = (ground & ~(color)255) | (color)lround(255 * fmin(share, 1));
	return palette_over(ground, theme->color.surface);
}

bool pie_striped(const struct pie *p, const struct pie_slice *s)
{
	const struct mark_layer *l = &p->v->view->layer[s->layer];
	return l->series[s->row->series].hatch || s->row->status != STATUS_ACTUAL;
}

size_t pie_at(const struct pie *p, struct point at)
{
	double x = at.x - p->polar->center.x, y = p->polar->center.y - at.y;
	double radius = hypot(x, y), angle = atan2(x, y);
	for (size_t i = p->slices; i--;) { /* of all slices at one time: sector_holds() */
		const struct sector *s = &p->slice[i].sector;
		if (radius < s->inner || radius > s->outer)
			continue;
		double turn = angle - s->from;
		turn -= 2 * PI * floor(turn / (2 * PI));
		if (turn <= s->to - s->from)
			return i;
	}
	return p->slices;
}

bool pie_rests(const struct pie *p, struct rect box, size_t *out)
{
	*out = pie_at(p, (struct point){box.x + box.w / 2, box.y + box.h / 2});
	/* corners, and between them so densely that no ring or tip slips through a long word */
	int across = (int)fmin(ACROSS, fmax(2, ceil(2 * box.w / fmax(box.h, 1))));
	for (int i = 0; i < 3 * (across + 1); i++) {
		struct point at = {box.x + (i / 3) * box.w / across,
				   box.y + (i % 3) * box.h / 2};
		if (pie_at(p, at) != *out)
			return false;
	}
	return true;
}
