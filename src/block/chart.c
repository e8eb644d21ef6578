#include <math.h>

#include "block/block.h"

#define HEADING 4 /* room that a figure leaves on its page, in sizes of a heading */

/* The chart's own box, with an anchor for references to its id. */
struct figure {
	struct box chart;
	struct str id;
	double room;  /* a figure is no taller than its page below a heading */
	double width; /* 0: as wide as there is room */
};

static double width_in(const struct figure *f, double room)
{
	return f->width > 0 && f->width < room ? f->width : room;
}

static double height(const struct box *b, double width)
{
	const struct figure *f = b->content;
	return fmin(f->chart.type->height(&f->chart, width_in(f, width)), f->room);
}

static void place(const struct box *b, struct rect at, struct scene *out)
{
	const struct figure *f = b->content;
	if (f->id.n)
		scene_anchor(out, (struct point){at.x, at.y}, f->id, STR_NONE, 0);
	at.w = width_in(f, at.w);
	f->chart.type->place(&f->chart, at, out);
}

static const struct box_type figure_type = {.name = "figure", .height = height, .place = place};

static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	struct chart_fonts fonts; /* a figure's theme may be its own */
	if (!chart_fonts_open(b->chart->theme, c->text, &fonts, c->d))
		return false;
	const struct chart *chart = chart_build(b->chart, c->text, &fonts, 1, c->mem, c->d);
	if (!chart)
		return false;
	struct figure *f = ARENA_NEW(c->mem, struct figure, 1);
	const struct plan *p = c->plan;
	double paper = b->turned ? fmin(p->paper_w, p->paper_h) : p->paper_h;
	double heading = b->chart->height.set ? 0 : HEADING * c->theme->size.h1;
	*f = (struct figure){chart_box(chart, c->parent), b->id,
			     paper - p->margin[0] - p->margin[2] - heading, b->chart->width.v};
	double space = 1.2 * c->theme->size.body;
	block_push(
		c, out,
		(struct box){
			.type = &figure_type, .before = space, .after = space, .content = f});
	return true;
}

const struct block block_chart = {
	.kind = PLAN_CHART, .name = "chart", .summary = "{chart}: 도표", .build = build};
