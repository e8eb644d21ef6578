#include "block/prose.h"

static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	struct prose p = {.text = &b->text,
			  .tag = scene_element(c->mem, TAG_P, c->parent),
			  .anchor = b->id};
	struct prose_style style = prose_body(c);
	struct box box;
	if (!prose_box(c, &p, &style, &box))
		return false;
	box.before = box.after = style.size * 0.6;
	box.keep_with_next = b->leads;
	block_push(c, out, box);
	return true;
}

const struct block block_paragraph = {
	.kind = PLAN_PARAGRAPH, .name = "paragraph", .summary = "본문 문단", .build = build};
