#include "block/prose.h"

/*
 * A line of an outline in report style, □ ○ - ※ (HANGUL.md N9): each level
 * moves in by two half-em strokes, one stroke stands between mark and text,
 * and further lines align with the first character of the text.
 */
#define STROKE 0.5 /* em */

static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	struct prose_style style = prose_body(c);
	const struct tag *list = scene_element(c->mem, TAG_L, c->parent);
	const struct tag *item = scene_element(c->mem, TAG_LI, list);
	struct prose p = {.text = &b->text,
			  .label = b->label,
			  .label_tag = scene_element(c->mem, TAG_LBL, item),
			  .label_rgba = c->theme->color.text,
			  .tag = scene_element(c->mem, TAG_LBODY, item)};
	style.pitch = c->theme->pitch.list;
	style.justify = false;
	style.role_name = "outline";
	style.label_x = 2 * STROKE * style.size * (double)(b->level - 1);
	style.indent = style.label_x + prose_label_width(c, &p, &style, STROKE);
	struct box box;
	if (!prose_box(c, &p, &style, &box))
		return false;
	box.before = box.after = (b->level == 1 ? 0.5 : 0.15) * style.size;
	block_push(c, out, box);
	return true;
}

const struct block block_outline = {
	.kind = PLAN_OUTLINE, .name = "outline", .summary = "□ ○ - ※ 개조식", .build = build};
