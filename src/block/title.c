#include "block/prose.h"
#include "layout/grid.h"

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

/* The words of the title in their three sizes; those below follow at *by. */
static bool push_words(struct block_context *c, struct block_out *out, double scale, size_t *by)
{
	const struct theme *t = c->theme;
	struct prose_style style = prose_body(c);
	style.justify = false;
	style.balance = true;
	style.whole = true;
	struct prose_style title = style, subtitle = style, small = style;
	title.role = THEME_HEADING;
	title.size = t->size.title * scale;
	title.pitch = 1.35;
	title.weight = 700;
	title.role_name = "title";
	subtitle.size = t->size.subtitle * scale;
	subtitle.pitch = 1.5;
	subtitle.rgba = t->color.secondary;
	subtitle.role_name = "subtitle";
	small.size = scale > 1 ? t->size.subtitle : t->size.small;
	small.rgba = t->color.secondary;
	small.role_name = "byline";
	struct rich line = byline(c);
	if (!push_line(c, out, &c->plan->title, &title, TAG_H1, 4 * scale) ||
	    !push_line(c, out, &c->plan->subtitle, &subtitle, TAG_P, 3))
		return false;
	*by = out->count;
	return push_line(c, out, &line, &small, TAG_P, 8);
}

/* A page of its own: the title a third down, who and when at its foot. */
struct cover {
	const struct theme *theme;
	struct box title, foot;
	double height;
};

#define COVER_SCALE 1.45
#define COVER_TOP 0.27 /* of the height, above the title */
#define COVER_BAR 42.0 /* points */

static double cover_height(const struct box *b, double width)
{
	(void)width;
	return ((const struct cover *)b->content)->height;
}

static void cover_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct cover *v = b->content;
	const struct tag *before = scene_tag(out, &scene_artifact);
	double y = at.y + COVER_TOP * at.h, h = v->title.type->height(&v->title, at.w);
	double foot = v->foot.type->height(&v->foot, at.w);
	scene_rect(out, "cover.bar", (struct ink){.rgba = v->theme->color.accent},
		   (struct rect){at.x, y - 22, COVER_BAR, 4});
	scene_rect(out, "cover.rule", (struct ink){.rgba = v->theme->color.grid},
		   (struct rect){at.x, at.y + at.h - foot - 14, at.w, 0.5});
	scene_tag(out, before);
	v->title.type->place(&v->title, (struct rect){at.x, y, at.w, h}, out);
	v->foot.type->place(&v->foot, (struct rect){at.x, at.y + at.h - foot, at.w, foot}, out);
}

static const struct box_type cover_type = {
	.name = "cover", .height = cover_height, .place = cover_place};

static bool push_cover(struct block_context *c, struct block_out *out)
{
	const struct plan *p = c->plan;
	struct block_out words = {0};
	struct cover *v = ARENA_NEW(c->mem, struct cover, 1);
	size_t by;
	if (!push_words(c, &words, COVER_SCALE, &by))
		return false;
	*v = (struct cover){.theme = c->theme,
			    .title = grid_stack(c->mem, words.box, by),
			    .foot = grid_stack(c->mem, words.box + by, words.count - by),
			    .height = p->paper_h - p->margin[0] - p->margin[2]};
	block_push(c, out, (struct box){.type = &cover_type, .content = v});
	return true;
}

bool block_title(struct block_context *c, struct block_out *out)
{
	size_t by;
	if (c->plan->title_page)
		return push_cover(c, out);
	if (!push_words(c, out, 1, &by))
		return false;
	if (out->count)
		out->box[out->count - 1].keep_with_next = false;
	return true;
}
