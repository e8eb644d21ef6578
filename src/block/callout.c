#include "block/inset.h"
#include "block/prose.h"
#include "layout/grid.h"

static bool push_title(struct block_context *c, const struct plan_block *b,
		       struct block_out *out)
{
	if (!b->text.text.n)
		return true;
	struct prose_style style = prose_body(c);
	style.role = THEME_HEADING;
	style.weight = 700;
	style.justify = false;
	style.balance = true;
	style.role_name = "callout";
	struct prose p = {.text = &b->text, .tag = scene_element(c->mem, TAG_P, c->parent)};
	struct box box;
	if (!prose_box(c, &p, &style, &box))
		return false;
	box.after = 0.2 * style.size;
	box.keep_with_next = true;
	block_push(c, out, box);
	return true;
}

/* ::: {.callout title="…"}: one box that is kept whole. */
static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	struct block_context inner = *c;
	struct block_out boxes = {0};
	double em = c->theme->size.body;
	inner.parent = scene_element(c->mem, TAG_SECT, c->parent);
	if (!push_title(&inner, b, &boxes))
		return false;
	for (size_t i = 0; i < b->children; i++)
		if (!block_build(&inner, &b->child[i], &boxes))
			return false;
	const struct inset style = {.left = 1.2 * em,
				    .right = em,
				    .top = 0.6 * em,
				    .bottom = 0.6 * em,
				    .rule = 3,
				    .rule_rgba = c->theme->color.accent,
				    .background = c->theme->color.stripe};
	struct box box = inset_box(c->mem, &style, grid_stack(c->mem, boxes.box, boxes.count));
	box.before = box.after = em;
	box.together = true;
	block_push(c, out, box);
	return true;
}

const struct block block_callout = {.kind = PLAN_CALLOUT,
				    .name = "callout",
				    .summary = "::: {.callout title=\"…\"}: 알림 상자",
				    .build = build};
