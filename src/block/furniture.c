#include "block/block.h"

#define FOOT 22.0 /* points from the text area to the foot's middle */

static void draw(const struct block_furniture *f, struct page *page, struct str s, bool right,
		 double y)
{
	const double share = 0.48; /* of the width: two stand side by side */
	struct block_context *c = f->c;
	struct text_style style = {.chain = c->fonts.body,
				   .weight = 400,
				   .size = c->theme->size.note,
				   .rgba = c->theme->color.secondary,
				   .tabular = true};
	double room = page->paper.w - f->margin.left - f->margin.right;
	if (!s.n)
		return;
	const struct text_line *line = text_ellipsis(c->text, s, style, room * share, c->d);
	if (!line)
		return;
	double x = right ? page->paper.w - f->margin.right - line->width : f->margin.left;
	text_draw(line, &page->scene, "furniture", (struct point){x, text_center(line, y)});
}

/* The chapter that a page is in: the first that begins on it, else the last before. */
static struct str chapter_of(struct block_furniture *f, const struct page *page)
{
	struct str here = STR_NONE;
	for (size_t i = 0; i < page->scene.count; i++) {
		const struct item *item = &page->scene.item[i];
		if (item->kind != ITEM_ANCHOR || item->anchor.level != 1)
			continue;
		here = here.n ? here : item->anchor.title;
		f->chapter = item->anchor.title;
	}
	return here;
}

void block_furnish(void *context, struct page *page, size_t pages)
{
	static const struct tag head = {.kind = TAG_ARTIFACT_HEADER};
	static const struct tag foot = {.kind = TAG_ARTIFACT_FOOTER};
	struct block_furniture *f = context;
	struct block_context *c = f->c;
	struct str before_page = f->chapter, chapter = chapter_of(f, page);
	if (page->number == 1 && c->plan->title_page)
		return;
	const struct tag *before = scene_tag(&page->scene, &head);
	double y = f->margin.top - FOOT;
	if (page->number > 1)
		draw(f, page, c->plan->title.text, false, y);
	if (page->number > 1 && c->plan->contents.headings) /* a long report */
		draw(f, page, chapter.n ? chapter : before_page, true, y);
	scene_tag(&page->scene, &foot);
	y = page->paper.h - f->margin.bottom + FOOT;
	draw(f, page, c->plan->organization.text, false, y);
	draw(f, page, arena_printf(c->mem, "%d / %zu", page->number, pages), true, y);
	scene_tag(&page->scene, before);
}
