#include "chart/draw/cut.h"

#include <math.h>

#include "chart/draw/second.h"

/* Axes that leave out zero, drawn broken. */
#define BREAK 4.0      /* from a broken bar's foot to its wave, points */
#define TEETH 3.0      /* of a wave, at least */
#define TOOTH_MOST 9.0 /* half of one, points: wide bars have more */

bool cut_bars(const struct canvas *v)
{
	for (size_t i = 0; i < v->c->layers; i++) {
		const struct scale *s =
			v->view->lying ? &v->scales.x : second_scale(v, &v->view->layer[i]);
		if (v->c->layer[i].mark->zero && s->cut)
			return true;
	}
	return false;
}

/* A wave in the ground's colour through one bar, near its foot. */
static void draw_wave(struct canvas *v, struct rect bar)
{
	bool lying = v->view->lying;
	double scale = v->c->scale, from = lying ? bar.y : bar.x, width = lying ? bar.h : bar.w;
	double foot = lying ? bar.x : bar.y + bar.h;
	double lo = lying ? v->body.y : v->body.x, hi = lo + (lying ? v->body.h : v->body.w);
	double halves = 2 * fmax(TEETH, ceil(width / (2 * TOOTH_MOST * scale)));
	size_t n = 0, side = (size_t)halves + 3; /* one beyond each side of the bar */
	struct point *at = ARENA_NEW(v->out->mem, struct point, 2 * side);
	for (size_t i = 0; i < 2 * side; i++) {
		size_t k = i < side ? i : 2 * side - 1 - i;
		double along = from + ((double)k - 1) * width / halves;
		double up = (BREAK + (k % 2 ? 2 : 0) + (i < side ? 0 : 3)) * scale;
		along = fmax(lo, fmin(along, hi));
		at[n++] = lying ? (struct point){foot + up, along}
				: (struct point){along, foot - up};
	}
	struct ink fill = {.rgba = v->c->theme->color.surface};
	struct ink line = {.rgba = v->c->theme->color.axis, .width = 0.5 * scale};
	scene_polyline(v->out, "axis.break", fill, at, n, true);
	scene_polyline(v->out, "axis.break", line, at, side, false);
	scene_polyline(v->out, "axis.break", line, at + side, side, false);
}

/* Bars that do not start at zero are drawn broken: nobody can take their
 * lengths for their values. */
void cut_draw(struct canvas *v, size_t from)
{
	size_t to = v->out->count;
	double least = (BREAK + 7) * v->c->scale;
	for (size_t i = from; i < to; i++) {
		struct item item = v->out->item[i];
		if (item.kind != ITEM_RECT || item.ink.width > 0)
			continue;
		if ((v->view->lying ? item.rect.w : item.rect.h) > least)
			draw_wave(v, item.rect);
	}
}
