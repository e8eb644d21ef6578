#include "chart/draw/cut.h"

#include "chart/draw/second.h"

/* Axes that leave out zero, drawn broken. */
#define BREAK 4.0 /* from a broken bar's foot to its wave, points */
#define WAVE_TEETH 3

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
	double foot = lying ? bar.x : bar.y + bar.h, tooth = width / (2 * WAVE_TEETH);
	struct point at[2 * (2 * WAVE_TEETH + 3)];
	size_t n = 0, side = 2 * WAVE_TEETH + 3;
	for (size_t i = 0; i < 2 * side; i++) {
		size_t k = i < side ? i : 2 * side - 1 - i;
		double along = from + ((double)k - 1) * tooth;
		double up = (BREAK + (k % 2 ? 2 : 0) + (i < side ? 0 : 3)) * scale;
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
