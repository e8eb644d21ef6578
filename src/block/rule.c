#include "block/block.h"

static double height(const struct box *b, double width)
{
	(void)b;
	(void)width;
	return 0.5;
}

static void place(const struct box *b, struct rect at, struct scene *out)
{
	const struct theme *t = b->content;
	const struct tag *before = scene_tag(out, &scene_artifact);
	scene_rect(out, "rule", (struct ink){.rgba = t->color.grid}, at);
	scene_tag(out, before);
}

static const struct box_type rule_type = {.name = "rule", .height = height, .place = place};

static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	(void)b;
	block_push(c, out,
		   (struct box){.type = &rule_type,
				.before = 10,
				.after = 10,
				.keep_with_next = true,
				.content = c->theme});
	return true;
}

const struct block block_rule = {
	.kind = PLAN_RULE, .name = "rule", .summary = "--- 가로줄", .build = build};
