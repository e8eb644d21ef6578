#include "block/prose.h"

#define LEVELS 16

/*
 * A line of an outline in report style, □ ○ - ※ (HANGUL.md N9): each level
 * moves in by two half-em strokes, one stroke stands between mark and text,
 * and further lines align with the first character of the text.
 */
#define STROKE 0.5 /* em */

static bool push_line(struct block_context *c, const struct plan_block *b, bool leads,
		      const struct tag *list, struct block_out *out)
{
	struct prose_style style = prose_body(c);
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
	box.keep_with_next = leads;
	block_push(c, out, box);
	return true;
}

/* Lines that follow each other are one list; deeper lines are lists within it. */
static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	const struct tag *list[LEVELS];
	int level[LEVELS], depth = 0;
	for (size_t i = 0; i < b->children; i++) {
		const struct plan_block *line = &b->child[i];
		while (depth > 1 && level[depth - 1] > line->level)
			depth--;
		if (depth == 0 || (level[depth - 1] < line->level && depth < LEVELS)) {
			list[depth] = scene_element(c->mem, TAG_L,
						    depth ? list[depth - 1] : c->parent);
			level[depth++] = line->level;
		}
		/* □ never stands last on a page when ○ follows */
		bool leads =
			line->level == 1 && i + 1 < b->children && b->child[i + 1].level > 1;
		if (!push_line(c, line, leads, list[depth - 1], out))
			return false;
	}
	return true;
}

const struct block block_outline = {
	.kind = PLAN_OUTLINE, .name = "outline", .summary = "□ ○ - ※ 개조식", .build = build};
