#include "block/block.h"

static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	const struct chart *chart = chart_build(b->chart, c->text, &c->fonts, 1, c->mem, c->d);
	if (!chart)
		return false;
	struct box box = chart_box(chart, c->parent);
	box.before = box.after = 1.2 * c->theme->size.body;
	block_push(c, out, box);
	return true;
}

const struct block block_chart = {
	.kind = PLAN_CHART, .name = "chart", .summary = "{chart}: 도표", .build = build};
