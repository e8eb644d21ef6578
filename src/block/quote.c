#include "block/inset.h"
#include "layout/grid.h"

static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	struct block_context inner = *c;
	struct block_out boxes = {0};
	inner.parent = scene_element(c->mem, TAG_BLOCKQUOTE, c->parent);
	const struct inset style = {.left = 1.4 * c->theme->size.body,
				    .right = c->theme->size.body,
				    .rule = 2,
				    .rule_rgba = c->theme->color.grid};
	for (size_t i = 0; i < b->children; i++)
		if (!block_build(&inner, &b->child[i], &boxes))
			return false;
	struct box all = grid_stack(c->mem, boxes.box, boxes.count);
	if (boxes.count) /* one rule beside all of it */
		block_push(c, out, inset_box(c->mem, &style, all));
	return true;
}

const struct block block_quote = {
	.kind = PLAN_QUOTE, .name = "quote", .summary = "> 인용", .build = build};
