#include "block/inset.h"
#include "block/prose.h"
#include "layout/grid.h"

/* ISO 32000-1 table 347. */
static struct str numbering(const struct plan_block *b)
{
	if (!b->ordered)
		return b->items && b->item[0].label.n ? STR("Disc") : STR("None");
	struct str first = b->items ? b->item[0].label : STR_NONE;
	return first.n && first.p[0] >= '0' && first.p[0] <= '9' ? STR("Decimal") : STR("None");
}

/* Width of the widest label with its gap, so that all texts begin on one line. */
static double label_width(struct block_context *c, const struct plan_block *b,
			  const struct prose_style *style)
{
	struct text_style s = {
		.chain = c->fonts.body, .weight = style->weight, .size = style->size};
	double widest = 0;
	for (size_t i = 0; i < b->items; i++) {
		if (!b->item[i].label.n)
			continue;
		const struct text_line *line =
			text_line(c->text, b->item[i].label, s, b->item[i].text.at, c->d);
		if (line && line->width > widest)
			widest = line->width;
	}
	return widest > 0 ? widest + 0.45 * style->size : 0;
}

static struct prose item_prose(struct block_context *c, const struct plan_item *item,
			       const struct tag *list)
{
	const struct tag *li = scene_element(c->mem, TAG_LI, list);
	return (struct prose){.text = &item->text,
			      .label = item->label,
			      .label_tag =
				      item->label.n ? scene_element(c->mem, TAG_LBL, li) : NULL,
			      .label_rgba = c->theme->color.accent,
			      .tag = scene_element(c->mem, TAG_LBODY, li)};
}

static bool build_items(struct block_context *c, const struct plan_block *b,
			const struct tag *list, const struct prose_style *style,
			struct block_out *out);

/* Any other block, moved in to where the text of the item begins. */
static bool build_block_in(struct block_context *c, const struct plan_block *b,
			   const struct tag *body, double indent, struct block_out *out)
{
	struct block_context inner = *c;
	struct block_out boxes = {0};
	const struct inset style = {.left = indent};
	inner.parent = body;
	if (!block_build(&inner, b, &boxes))
		return false;
	for (size_t i = 0; i < boxes.count; i++)
		block_push(c, out, inset_box(c->mem, &style, boxes.box[i]));
	return true;
}

static bool build_paragraph(struct block_context *c, const struct plan_block *b,
			    const struct tag *body, const struct prose_style *style,
			    struct block_out *out)
{
	struct prose p = {.text = &b->text, .tag = scene_element(c->mem, TAG_P, body)};
	struct box box;
	if (!prose_box(c, &p, style, &box))
		return false;
	box.before = box.after = 0.3 * style->size;
	block_push(c, out, box);
	return true;
}

/* What follows the text of an item belongs to the item's body, too. */
static bool build_children(struct block_context *c, const struct plan_item *item,
			   const struct tag *body, const struct prose_style *style,
			   struct block_out *out)
{
	bool ok = true;
	for (size_t i = 0; ok && i < item->children; i++) {
		const struct plan_block *child = &item->child[i];
		if (child->kind == PLAN_LIST) {
			struct tag *nested = scene_element(c->mem, TAG_L, body);
			nested->numbering = numbering(child);
			ok = build_items(c, child, nested, style, out);
		} else if (child->kind == PLAN_PARAGRAPH) {
			ok = build_paragraph(c, child, body, style, out);
		} else {
			ok = build_block_in(c, child, body, style->indent, out);
		}
	}
	return ok;
}

/* The label of an item without a text of its own: it stands beside what comes
 * first in the item, or alone. */
struct lone {
	const struct text_line *label;
	const struct tag *tag;
	double x, pitch;
	bool alone;
};

static double lone_height(const struct box *b, double width)
{
	const struct lone *l = b->content;
	(void)width;
	return l->alone ? l->pitch : 0;
}

static void lone_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct lone *l = b->content;
	const struct tag *before = scene_tag(out, l->tag);
	struct point base = {at.x + l->x, text_center(l->label, at.y + l->pitch / 2)};
	text_draw(l->label, out, "label", base);
	scene_tag(out, before);
}

static const struct box_type lone_type = {
	.name = "label", .height = lone_height, .place = lone_place};

static struct box lone_box(struct block_context *c, const struct prose *p,
			   const struct prose_style *style, bool alone)
{
	struct lone *l = ARENA_NEW(c->mem, struct lone, 1);
	struct text_style s = {.chain = c->fonts.body,
			       .weight = style->weight,
			       .size = style->size,
			       .rgba = p->label_rgba};
	*l = (struct lone){.label = text_line(c->text, p->label, s, p->text->at, c->d),
			   .tag = p->label_tag,
			   .x = style->label_x,
			   .pitch = style->size * style->pitch,
			   .alone = alone};
	return (struct box){.type = &lone_type, .content = l, .keep_with_next = !alone};
}

static bool build_item(struct block_context *c, const struct plan_item *item,
		       const struct prose *p, const struct prose_style *style,
		       struct block_out *out)
{
	struct box box;
	size_t first = out->count + 1;
	bool lone = !item->text.text.n && p->label.n;
	if (lone)
		box = lone_box(c, p, style, !item->children);
	else if (!prose_box(c, p, style, &box))
		return false;
	box.before = box.after = 0.2 * style->size;
	block_push(c, out, box);
	if (!build_children(c, item, p->tag, style, out))
		return false;
	if (lone && out->count > first)
		out->box[first - 1].after = out->box[first].before = 0;
	return true;
}

static bool build_items(struct block_context *c, const struct plan_block *b,
			const struct tag *list, const struct prose_style *style,
			struct block_out *out)
{
	struct prose_style own = *style;
	own.label_x = style->indent;
	own.indent = style->indent + label_width(c, b, style);
	for (size_t i = 0; i < b->items; i++) {
		struct prose p = item_prose(c, &b->item[i], list);
		p.anchor = i ? STR_NONE : b->id;
		if (!build_item(c, &b->item[i], &p, &own, out))
			return false;
	}
	return true;
}

static struct prose_style item_style(const struct block_context *c)
{
	struct prose_style style = prose_body(c);
	style.pitch = c->theme->pitch.list;
	style.justify = false; /* labels, cells and lists are left-aligned (L11) */
	style.role_name = "list";
	return style;
}

static void space_around(struct block_context *c, struct block_out *out, size_t first)
{
	if (out->count == first)
		return;
	out->box[first].before = 0.6 * c->theme->size.body;
	out->box[out->count - 1].after = 0.6 * c->theme->size.body;
}

static bool build_list(struct block_context *c, const struct plan_block *b,
		       struct block_out *out)
{
	struct tag *list = scene_element(c->mem, TAG_L, c->parent);
	list->numbering = numbering(b);
	struct prose_style style = item_style(c);
	size_t first = out->count;
	bool ok = build_items(c, b, list, &style, out);
	space_around(c, out, first);
	return ok;
}

static bool build_block(struct block_context *c, const struct plan_block *b,
			struct block_out *out)
{
	struct tag *list = scene_element(c->mem, TAG_L, c->parent);
	list->numbering = numbering(b);
	struct prose_style style = item_style(c);
	struct block_out items = {0};
	size_t first = out->count;
	if (!build_items(c, b, list, &style, &items))
		return false;
	if (b->columns > 1) {
		struct grid_columns columns = {.box = items.box,
					       .count = items.count,
					       .columns = b->columns,
					       .gap = c->theme->gap.running *
						      c->theme->size.body,
					       .whole = b->keep_together};
		block_push(c, out, grid_columns(c->mem, columns));
	} else {
		for (size_t i = 0; i < items.count; i++) {
			items.box[i].keep_with_next = b->keep_together && i + 1 < items.count;
			block_push(c, out, items.box[i]);
		}
	}
	space_around(c, out, first);
	return true;
}

const struct block block_list = {
	.kind = PLAN_LIST, .name = "list", .summary = "- 목록", .build = build_list};

const struct block block_items = {.kind = PLAN_ITEMS,
				  .name = "items",
				  .summary = "{list}: 자료의 행마다 한 항목",
				  .build = build_block};
