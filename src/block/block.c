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
	size_t first = out->count, i = 0, count = sizeof(all) / sizeof(*all);
	while (i < count && all[i]->kind != b->kind)
		i++;
	if (i == count)
		return diag_report(c->d, b->at, DIAG_BLOCK_UNSUPPORTED, b->label);
	bool ok = all[i]->build(c, b, out);
	for (; first < out->count; first++) {
		struct box *box = &out->box[first];
		box->turned = box->turned || b->turned;
		box->at = box->at.file ? box->at : b->at;
	}
	return ok;
}
