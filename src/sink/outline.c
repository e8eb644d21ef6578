#include "sink/outline.h"

#include <hb.h>

#define SLOTS_MIN 512

struct slot {
	const struct text_face *face; /* NULL: free */
	uint32_t glyph;
	struct path path;
};

struct outlines {
	struct arena mem;
	hb_draw_funcs_t *funcs;
	struct pen pen; /* the outline that is being read */
	struct slot *slot;
	size_t slots, used; /* slots: a power of two */
};

static void move_to(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *state, float x, float y,
		    void *user)
{
	(void)f;
	(void)state;
	(void)user;
	pen_move(pen, (double)x, (double)y);
}

static void line_to(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *state, float x, float y,
		    void *user)
{
	(void)f;
	(void)state;
	(void)user;
	pen_line(pen, (double)x, (double)y);
}

/* HarfBuzz raises TrueType's quadratic curves to cubic ones by itself. */
static void cubic_to(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *state, float ax, float ay,
		     float bx, float by, float x, float y, void *user)
{
	(void)f;
	(void)state;
	(void)user;
	pen_curve(pen, (struct point){(double)ax, (double)ay},
		  (struct point){(double)bx, (double)by}, (struct point){(double)x, (double)y});
}

static void close_path(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *state, void *user)
{
	(void)f;
	(void)state;
	(void)user;
	pen_close(pen);
}

struct outlines *outline_open(void)
{
	struct arena mem = {0};
	struct outlines *o = ARENA_NEW(&mem, struct outlines, 1);
	o->slots = SLOTS_MIN;
	o->slot = ARENA_NEW(&mem, struct slot, o->slots);
	o->funcs = hb_draw_funcs_create();
	hb_draw_funcs_set_move_to_func(o->funcs, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(o->funcs, line_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(o->funcs, cubic_to, NULL, NULL);
	hb_draw_funcs_set_close_path_func(o->funcs, close_path, NULL, NULL);
	hb_draw_funcs_make_immutable(o->funcs);
	o->mem = mem; /* the arena's first guest is the struct that holds it */
	return o;
}

void outline_close(struct outlines *o)
{
	struct arena mem = o->mem;
	hb_draw_funcs_destroy(o->funcs);
	arena_finish(&mem);
}

static struct slot *find(const struct outlines *o, const struct text_face *face, uint32_t glyph)
{
	size_t i = (glyph * UINT32_C(2654435761) ^ face->number * UINT32_C(40503)) >> 8;
	for (i &= o->slots - 1; o->slot[i].face; i = (i + 1) & (o->slots - 1))
		if (o->slot[i].glyph == glyph && o->slot[i].face == face)
			break;
	return &o->slot[i];
}

static void grow(struct outlines *o)
{
	struct slot *old = o->slot;
	size_t n = o->slots;
	o->slots *= 2;
	o->slot = ARENA_NEW(&o->mem, struct slot, o->slots);
	for (size_t i = 0; i < n; i++)
		if (old[i].face)
			*find(o, old[i].face, old[i].glyph) = old[i];
}

static struct path read_outline(struct outlines *o, const struct text_face *face,
				uint32_t glyph)
{
	o->pen.mem = &o->mem;
	o->pen.ops = o->pen.points = 0;
	hb_font_get_glyph_shape(face->hb_font, glyph, o->funcs, &o->pen);
	struct path p = pen_path(&o->pen);
	p.op = arena_grow(&o->mem, p.op, p.ops, p.ops, sizeof(*p.op));
	p.at = arena_grow(&o->mem, p.at, p.points, p.points, sizeof(*p.at));
	return p;
}

struct path outline_get(struct outlines *o, const struct text_face *face, uint32_t glyph)
{
	struct slot *s = find(o, face, glyph);
	if (s->face)
		return s->path;
	if (2 * (o->used + 1) > o->slots) {
		grow(o);
		s = find(o, face, glyph);
	}
	o->used++;
	*s = (struct slot){face, glyph, read_outline(o, face, glyph)};
	return s->path;
}
