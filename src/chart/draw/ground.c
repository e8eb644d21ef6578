#include "chart/draw/ground.h"

#include <string.h>

#include "chart/bind/palette.h"

/* Even-odd, by the path's points: exact for polygons, near enough for round corners. */
static bool path_holds(const struct path *p, struct point at)
{
	bool in = false;
	for (size_t i = 0, k = p->points - 1; i < p->points; k = i++) {
		struct point a = p->at[i], b = p->at[k];
		if ((a.y > at.y) != (b.y > at.y) &&
		    at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y))
			in = !in;
	}
	return in;
}

static bool under(const struct canvas *v, struct point at, color *out)
{
	for (size_t i = v->out->count; i--;) {
		const struct item *item = &v->out->item[i];
		const struct rect *r = &item->rect;
		bool filled = item->ink.width <= 0 && strncmp(item->role, "mark.", 5) == 0;
		bool rect = item->kind == ITEM_RECT && at.x > r->x && at.y > r->y &&
			    at.x < r->x + r->w && at.y < r->y + r->h;
		bool path = item->kind == ITEM_PATH && item->path.points &&
			    path_holds(&item->path, at);
		if (filled && (rect || path)) {
			*out = palette_over(item->ink.rgba, v->c->theme->color.surface);
			return true;
		}
	}
	return false;
}

bool ground_below(const struct canvas *v, struct rect text, color *out)
{
	double y = text.y + text.h / 2, right = text.x + text.w;
	color end;
	return under(v, (struct point){text.x, y}, &end) &&
	       under(v, (struct point){right, y}, &end) &&
	       under(v, (struct point){(text.x + right) / 2, y}, out);
}
