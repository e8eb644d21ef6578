#include "block/inset.h"

struct content {
	struct inset style;
	struct box inner;
};

static double height(const struct box *b, double width)
{
	const struct content *c = b->content;
	double inside = width - c->style.left - c->style.right;
	return c->style.top + c->inner.type->height(&c->inner, inside) + c->style.bottom;
}

static bool cut(const struct box *b, double width, double room, struct box *head,
		struct box *tail, struct arena *mem)
{
	const struct content *c = b->content;
	struct content *part = ARENA_NEW(mem, struct content, 2);
	double inside = width - c->style.left - c->style.right;
	double left = room - c->style.top - c->style.bottom;
	part[0].style = part[1].style = c->style;
	struct box inner = c->inner;
	inner.pressed = b->pressed;
	if (!inner.type->cut ||
	    !inner.type->cut(&inner, inside, left, &part[0].inner, &part[1].inner, mem))
		return false;
	*head = *tail = *b;
	head->content = &part[0];
	head->note = part[0].inner.note;
	head->notes = part[0].inner.notes;
	head->after = 0;
	tail->content = &part[1];
	tail->note = part[1].inner.note;
	tail->notes = part[1].inner.notes;
	tail->before = 0;
	return true;
}

static void place(const struct box *b, struct rect at, struct scene *out)
{
	const struct content *c = b->content;
	const struct inset *s = &c->style;
	const struct tag *before = scene_tag(out, &scene_artifact);
	if (s->background & 0xFF)
		scene_rect(out, "inset", (struct ink){.rgba = s->background}, at);
	if (s->rule > 0)
		scene_rect(out, "inset.rule", (struct ink){.rgba = s->rule_rgba},
			   (struct rect){at.x, at.y, s->rule, at.h});
	scene_tag(out, before);
	struct rect inner = {at.x + s->left, at.y + s->top, at.w - s->left - s->right,
			     at.h - s->top - s->bottom};
	c->inner.type->place(&c->inner, inner, out);
}

static const struct box_type inset_type = {
	.name = "inset", .height = height, .cut = cut, .place = place};

struct box inset_box(struct arena *mem, const struct inset *style, struct box inner)
{
	struct content *c = ARENA_NEW(mem, struct content, 1);
	*c = (struct content){*style, inner};
	struct box b = inner;
	b.type = &inset_type;
	b.content = c;
	return b;
}
