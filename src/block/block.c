#include "block/block.h"

static const struct block *const all[] = {
#define X(name) &block_##name,
	BLOCKS(X)
#undef X
};

void block_push(struct block_context *c, struct block_out *out, struct box box)
{
	ARENA_PUSH(c->mem, out->box, out->count, out->room) = box;
}

bool block_build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (all[i]->kind == b->kind)
			return all[i]->build(c, b, out);
	return diag_report(c->d, b->at, DIAG_BLOCK_UNSUPPORTED, b->label);
}
