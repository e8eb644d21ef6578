#include "block/block.h"

#define FOOT 22.0 /* points from the text area to the foot's middle */

static void draw(const struct block_furniture *f, struct page *page, struct str s, bool right,
		 double y)
{
	struct block_context *c = f->c;
	struct text_style style = {.chain = c->fonts.body,
				   .weight = 400,
				   .size = c->theme->size.note,
				   .rgba = c->theme->color.secondary,
				   .tabular = true};
	double room = page->paper.w - f->margin.left - f->margin.right;
	const struct text_line *line = text_ellipsis(c->text, s, style, room * 0.8, c->d);
	if (!line)
		return;
	double x = right ? page->paper.w - f->margin.right - line->width : f->margin.left;
	text_draw(line, &page->scene, "furniture", (struct point){x, text_center(line, y)});
}

void block_furnish(const void *context, struct page *page, size_t pages)
{
	static const struct tag head = {.kind = TAG_ARTIFACT_HEADER};
	static const struct tag foot = {.kind = TAG_ARTIFACT_FOOTER};
	const struct block_furniture *f = context;
	struct block_context *c = f->c;
	const struct tag *before = scene_tag(&page->scene, &head);
	if (page->number > 1)
		draw(f, page, c->plan->title.text, false, f->margin.top - FOOT);
	scene_tag(&page->scene, &foot);
	double y = page->paper.h - f->margin.bottom + FOOT;
	draw(f, page, c->plan->organization.text, false, y);
	draw(f, page, arena_printf(c->mem, "%d / %zu", page->number, pages), true, y);
	scene_tag(&page->scene, before);
}
