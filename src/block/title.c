#include "block/prose.h"

static bool push_line(struct block_context *c, struct block_out *out, const struct rich *text,
		      const struct prose_style *style, enum tag_kind kind, double after)
{
	if (!text->text.n)
		return true;
	struct prose p = {.text = text, .tag = scene_element(c->mem, kind, c->parent)};
	struct box box;
	if (!prose_box(c, &p, style, &box))
		return false;
	box.after = after;
	box.keep_with_next = true;
	block_push(c, out, box);
	return true;
}

static struct rich byline(struct block_context *c)
{
	struct str part[3];
	size_t n = 0;
	if (c->plan->organization.text.n)
		part[n++] = c->plan->organization.text;
	if (c->plan->author.text.n)
		part[n++] = c->plan->author.text;
	if (c->plan->date_text.n)
		part[n++] = c->plan->date_text;
	struct rich r = {.text = arena_join(c->mem, part, n, STR(" · "))};
	struct rich_span *span = ARENA_NEW(c->mem, struct rich_span, 1);
	*span = (struct rich_span){.hi = r.text.n};
	r.span = span;
	r.spans = 1;
	return r;
}

bool block_title(struct block_context *c, struct block_out *out)
{
	const struct theme *t = c->theme;
	struct prose_style style = prose_body(c);
	style.justify = false;
	style.balance = true;
	style.whole = true;
	struct prose_style title = style, subtitle = style, by = style;
	title.role = THEME_HEADING;
	title.size = t->size.title;
	title.pitch = 1.35;
	title.weight = 700;
	title.role_name = "title";
	subtitle.size = t->size.subtitle;
	subtitle.pitch = 1.5;
	subtitle.rgba = t->color.secondary;
	subtitle.role_name = "subtitle";
	by.size = t->size.small;
	by.rgba = t->color.secondary;
	by.role_name = "byline";
	struct rich line = byline(c);
	if (!push_line(c, out, &c->plan->title, &title, TAG_H1, 4) ||
	    !push_line(c, out, &c->plan->subtitle, &subtitle, TAG_P, 3) ||
	    !push_line(c, out, &line, &by, TAG_P, 8))
		return false;
	if (out->count)
		out->box[out->count - 1].keep_with_next = false;
	return true;
}
