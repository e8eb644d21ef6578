#include "block/note.h"

#include "block/prose.h"
#include "layout/grid.h"

#define RULE_SHARE 0.25 /* of the text's width */
#define RULE_THICK 0.5
#define GAP 0.35 /* em between number and text */

const struct tag *note_reference(struct block_context *c, const struct rich_span *span,
				 struct str shown, const struct tag *parent)
{
	const struct tag *reference = scene_element(c->mem, TAG_REFERENCE, parent);
	struct tag *link = scene_element(c->mem, TAG_LINK, reference);
	link->target = str_slice(span->target, 1, span->target.n);
	link->contents = arena_printf(c->mem, c->plan->korean ? "각주 %.*s" : "Note %.*s",
				      STR_ARG(shown));
	return link;
}

static struct prose_style note_style(const struct block_context *c)
{
	struct prose_style style = prose_body(c);
	style.size = c->theme->size.note;
	style.pitch = c->theme->pitch.caption;
	style.rgba = c->theme->color.secondary;
	style.role_name = "note";
	return style;
}

/* The number hangs in front of the first paragraph. */
static bool one_box(struct block_context *c, size_t number, const struct tag *parent,
		    struct box *out)
{
	const struct plan_note *n = &c->plan->note[number - 1];
	struct prose_style style = note_style(c);
	struct str label = arena_printf(c->mem, c->plan->korean ? "%zu)" : "%zu", number);
	struct text_style s = {.chain = c->fonts.body, .weight = 400, .size = style.size};
	struct tag *tag = scene_element(c->mem, TAG_NOTE, parent);
	struct box *box = ARENA_NEW(c->mem, struct box, n->paras);
	tag->id = arena_printf(c->mem, "^%.*s", STR_ARG(n->id));
	style.indent = text_line(c->text, label, s, n->at, c->d)->width + GAP * style.size;
	for (size_t i = 0; i < n->paras; i++) {
		struct prose p = {.text = &n->para[i]};
		if (i == 0) {
			p.label = label;
			p.label_rgba = style.rgba;
			p.label_tag = scene_element(c->mem, TAG_LBL, tag);
			p.anchor = tag->id;
		}
		p.tag = scene_element(c->mem, TAG_P, tag);
		if (!prose_box(c, &p, &style, &box[i]))
			return false;
	}
	*out = grid_stack(c->mem, box, n->paras);
	return true;
}

bool note_boxes(struct block_context *c, const struct rich *r, const struct tag *parent,
		const struct box **note, size_t *notes)
{
	struct box *box = NULL;
	size_t room = 0;
	*notes = 0;
	for (size_t i = 0; i < r->spans; i++) {
		if (!r->span[i].note)
			continue;
		struct box *each = &ARENA_PUSH(c->mem, box, *notes, room);
		if (!one_box(c, r->span[i].note, parent, each))
			return false;
	}
	*note = box;
	return true;
}

static double rule_height(const struct box *b, double width)
{
	(void)b;
	(void)width;
	return RULE_THICK;
}

static void rule_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct theme *t = b->content;
	const struct tag *before = scene_tag(out, &scene_artifact);
	at.w *= RULE_SHARE;
	scene_rect(out, "note.rule", (struct ink){.rgba = t->color.axis}, at);
	scene_tag(out, before);
}

static const struct box_type rule_type = {
	.name = "note rule", .height = rule_height, .place = rule_place};

struct box note_rule(const struct block_context *c)
{
	return (struct box){.type = &rule_type,
			    .before = c->theme->size.body,
			    .after = 0.4 * c->theme->size.note,
			    .content = c->theme};
}

struct str note_without(struct arena *mem, const struct rich *r)
{
	struct str *part = ARENA_NEW(mem, struct str, r->spans + 1);
	for (size_t i = 0; i < r->spans; i++)
		part[i] = r->span[i].marks & RICH_NOTE
				  ? STR_NONE
				  : str_slice(r->text, r->span[i].lo, r->span[i].hi);
	return arena_join(mem, part, r->spans, STR_NONE);
}
