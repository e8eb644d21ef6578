#include "block/inset.h"
#include "block/prose.h"

#define STEP 1.4 /* em: what a term means is moved in */
#define GAP 0.5  /* em between a term and the one before */

/* Structure: L of an LI for each term, which is its Lbl, what it means its LBody. */
static bool push_term(struct block_context *c, const struct plan_item *item,
		      const struct tag *li, struct block_out *out)
{
	struct prose p = {.text = &item->text, .tag = scene_element(c->mem, TAG_LBL, li)};
	struct prose_style style = prose_body(c);
	struct box box;
	style.weight = 700;
	style.justify = false;
	style.whole = true;
	style.role_name = "term";
	if (!prose_box(c, &p, &style, &box))
		return false;
	box.before = GAP * style.size;
	box.keep_with_next = true;
	block_push(c, out, box);
	return true;
}

static bool push_meaning(struct block_context *c, const struct plan_item *item,
			 const struct tag *li, struct block_out *out)
{
	struct block_context inner = *c;
	struct block_out boxes = {0};
	const struct inset style = {.left = STEP * c->theme->size.body};
	inner.parent = scene_element(c->mem, TAG_LBODY, li);
	for (size_t i = 0; i < item->children; i++)
		if (!block_build(&inner, &item->child[i], &boxes))
			return false;
	if (boxes.count)
		boxes.box[0].before = 0;
	for (size_t i = 0; i < boxes.count; i++)
		block_push(c, out, inset_box(c->mem, &style, boxes.box[i]));
	return true;
}

static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	struct tag *list = scene_element(c->mem, TAG_L, c->parent);
	list->numbering = STR("None");
	for (size_t i = 0; i < b->items; i++) {
		const struct tag *li = scene_element(c->mem, TAG_LI, list);
		if (!push_term(c, &b->item[i], li, out) ||
		    !push_meaning(c, &b->item[i], li, out))
			return false;
	}
	return true;
}

const struct block block_definitions = {.kind = PLAN_DEFINITIONS,
					.name = "definitions",
					.summary = "용어, 그 아래 줄에 : 뜻",
					.build = build};
