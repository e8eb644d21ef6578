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

/* What follows the text of an item belongs to the item's body, too. */
static bool build_children(struct block_context *c, const struct plan_item *item,
			   const struct tag *body, const struct prose_style *style,
			   struct block_out *out)
{
	for (size_t i = 0; i < item->children; i++) {
		const struct plan_block *child = &item->child[i];
		struct prose_style inner = *style;
		if (child->kind == PLAN_LIST) {
			struct tag *nested = scene_element(c->mem, TAG_L, body);
			nested->numbering = numbering(child);
			if (!build_items(c, child, nested, &inner, out))
				return false;
			continue;
		}
		if (child->kind != PLAN_PARAGRAPH)
			return diag_report(c->d, child->at, DIAG_LIST_CHILD, STR_NONE);
		struct prose p = {.text = &child->text,
				  .tag = scene_element(c->mem, TAG_P, body)};
		struct box box;
		if (!prose_box(c, &p, &inner, &box))
			return false;
		block_push(c, out, box);
	}
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
		struct box box;
		p.anchor = i ? STR_NONE : b->id;
		if (!prose_box(c, &p, &own, &box))
			return false;
		box.before = box.after = 0.2 * style->size;
		block_push(c, out, box);
		if (!build_children(c, &b->item[i], p.tag, &own, out))
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
					       .gap = 2 * c->theme->size.body,
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
