#include "block/block.h"
#include "layout/flowing.h"

/* ::: {.columns count=2}: text that runs down several columns. */
static bool build_flowing(struct block_context *c, const struct plan_block *b,
			  struct block_out *out)
{
	struct block_out boxes = {0};
	const struct flowing_style style = {.columns = b->columns,
					    .gap = c->theme->gap.running * c->theme->size.body,
					    .rule = c->theme->color.grid};
	for (size_t i = 0; i < b->children; i++)
		if (!block_build(c, &b->child[i], &boxes))
			return false;
	size_t within = flowing_within(boxes.box, boxes.count);
	if (within)
		block_push(c, out, flowing_columns(c->mem, &style, boxes.box, within));
	for (size_t i = within; i < boxes.count; i++)
		block_push(c, out, boxes.box[i]);
	return true;
}

/* ::: {.columns}: its children stand side by side, each a stack of blocks. */
static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	if (b->columns)
		return build_flowing(c, b, out);
	struct grid_cell *cell = ARENA_NEW(c->mem, struct grid_cell, b->children);
	for (size_t i = 0; i < b->children; i++) {
		const struct plan_block *column = &b->child[i];
		struct block_out boxes = {0};
		for (size_t k = 0; k < column->children; k++)
			if (!block_build(c, &column->child[k], &boxes))
				return false;
		cell[i].share = b->share[i];
		cell[i].box = grid_stack(c->mem, boxes.box, boxes.count);
	}
	if (!b->children)
		return true;
	struct box box =
		grid_row(c->mem, cell, b->children, c->theme->gap.beside * c->theme->size.body);
	box.together = true;
	block_push(c, out, box);
	return true;
}

const struct block block_columns = {.kind = PLAN_COLUMNS,
				    .name = "columns",
				    .summary = "::: {.columns}: 나란한 단",
				    .build = build};
