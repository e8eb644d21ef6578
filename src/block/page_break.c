#include "block/block.h"

static double height(const struct box *b, double width)
{
	(void)b;
	(void)width;
	return 0;
}

static void place(const struct box *b, struct rect at, struct scene *out)
{
	(void)b;
	(void)at;
	(void)out;
}

static const struct box_type break_type = {
	.name = "page break", .height = height, .place = place};

static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	(void)b;
	block_push(c, out, (struct box){.type = &break_type, .page_before = true});
	return true;
}

const struct block block_page_break = {.kind = PLAN_PAGE_BREAK,
				       .name = "page break",
				       .summary = "\\newpage: 새 쪽",
				       .build = build};
