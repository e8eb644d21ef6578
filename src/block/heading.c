#include "block/note.h"
#include "block/prose.h"

#define STROKE 0.5 /* em: between mark and text; two of them a level (N9) */

/* "1. 제목" for the outline. */
static struct str entry(struct block_context *c, const struct plan_block *b)
{
	struct str part[] = {b->label, note_without(c->mem, &b->text)};
	return b->label.n ? arena_join(c->mem, part, 2, STR(" ")) : part[1];
}

/* The report's title is H1, so a heading of level n is H(n+1) (PDF/UA: no level is skipped). */
static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	const struct theme *t = c->theme;
	const double size[] = {t->size.h1, t->size.h2, t->size.h3};
	int level = b->level > 3 ? 3 : b->level;
	enum tag_kind kind = (enum tag_kind)(TAG_H2 + (b->level > 5 ? 5 : b->level) - 1);
	struct prose p = {.text = &b->text,
			  .tag = scene_element(c->mem, kind, c->parent),
			  .anchor = b->id,
			  .label = b->label,
			  .label_rgba = t->color.text,
			  .outline = entry(c, b),
			  .outline_level = b->level};
	struct prose_style style = prose_body(c);
	style.role = THEME_HEADING;
	style.size = size[level - 1];
	style.pitch = 1.4;
	style.weight = 700;
	style.justify = false;
	style.balance = true;
	style.role_name = "heading";
	style.whole = true;
	p.label_tag = p.tag;
	style.label_x = 2 * STROKE * t->size.body * b->inset;
	style.indent = style.label_x + prose_label_width(c, &p, &style, STROKE);
	struct box box;
	if (!prose_box(c, &p, &style, &box))
		return false;
	box.before = style.size * 1.1;
	box.after = style.size * 0.3;
	box.keep_with_next = true;
	block_push(c, out, box);
	return true;
}

const struct block block_heading = {
	.kind = PLAN_HEADING, .name = "heading", .summary = "# 제목", .build = build};
