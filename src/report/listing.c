#include "report/listing.h"

#include "report/columns.h"
#include "report/fill.h"
#include "report/labels.h"

struct listing {
	struct bind *b;
	const struct element *e;
	const struct table *t;
	const struct inline_ *part; /* of the template of an item */
	size_t parts;
	struct span at;
	struct str number;
	struct span number_at;
	struct plan_block items; /* what is the same in each group */
	struct plan_block *block;
	size_t blocks;
};

/* The name of a group stays with what it heads. */
static void push_name(struct listing *l, struct str name)
{
	struct rich_span *span = ARENA_NEW(l->b->mem, struct rich_span, 1);
	*span = (struct rich_span){.hi = name.n, .marks = RICH_STRONG};
	l->block[l->blocks++] = (struct plan_block){.kind = PLAN_PARAGRAPH,
						    .at = l->e->at,
						    .text = {name, span, name.n > 0, l->e->at},
						    .leads = true};
}

static bool push_items(struct listing *l, const uint32_t *row, size_t rows)
{
	struct plan_item *item = ARENA_NEW(l->b->mem, struct plan_item, rows);
	size_t most = labels_most(l->number);
	if (rows > most && l->number_at.file)
		diag_report(l->b->d, l->number_at, DIAG_LIST_NUMBERS, l->number,
			    diag_number(l->b->d, (long long)most),
			    diag_number(l->b->d, (long long)rows));
	for (size_t i = 0; i < rows; i++) {
		struct fill_row scope = {l->t, row[i]};
		item[i].label = labels_item(l->b->mem, l->number, i, rows);
		if (!fill_inlines(l->b, l->part, l->parts, &scope, l->at, &item[i].text))
			return false;
	}
	struct plan_block *block = &l->block[l->blocks++];
	*block = l->items;
	block->item = item;
	block->items = rows;
	l->items.id = STR_NONE; /* references lead to the first group */
	return true;
}

static bool push_groups(struct listing *l, const struct column *by)
{
	size_t count;
	struct columns_group *group = columns_gather(l->b->mem, l->t, by, true, &count);
	l->block = ARENA_NEW(l->b->mem, struct plan_block, 2 * count);
	for (size_t i = 0; i < count; i++) {
		if (group[i].name.n)
			push_name(l, columns_group_words(l->b, by, &group[i]));
		if (!push_items(l, group[i].row, group[i].count))
			return false;
	}
	return true;
}

static bool push_all(struct listing *l)
{
	uint32_t *row = ARENA_NEW(l->b->mem, uint32_t, l->t->rows);
	for (uint32_t i = 0; i < l->t->rows; i++)
		row[i] = i;
	l->block = ARENA_NEW(l->b->mem, struct plan_block, 1);
	return push_items(l, row, l->t->rows);
}

bool listing_bind(struct bind *b, const struct element *e, const struct plan_block **out,
		  size_t *count)
{
	struct keys k = keys_open(&e->yaml, &shape_list, b->d);
	const struct node *data = keys_needed(&k, "data", e->at);
	const struct node *text = keys_needed(&k, "item", e->at);
	const struct node *group = keys_scalar(&k, "group");
	struct listing l = {.b = b, .e = e, .number = keys_choice(&k, "number")};
	l.number_at = keys_has(&k, "number") ? keys_node(&k, "number")->at : SPAN_NONE;
	l.items = (struct plan_block){.kind = PLAN_ITEMS, .at = e->at, .id = e->id};
	l.items.columns = (size_t)keys_integer(&k, "columns", 1);
	l.items.ordered = !str_eq(l.number, STR("none"));
	l.items.keep_together = keys_bool(&k, "keep-together") == TRI_YES;
	l.t = data ? sources_find(b, data->text, data->at) : NULL;
	const struct column *by = l.t && group ? columns_find(b, l.t, group) : NULL;
	if (!l.t || !k.ok || (group && !by))
		return false;
	if (!l.t->rows)
		return diag_report(b->d, data->at, DIAG_EMPTY_LIST, data->text);
	l.at = text->at;
	if (!spec_inlines(text, b->files, &l.part, &l.parts, b->mem, b->d))
		return false;
	bool ok = by ? push_groups(&l, by) : push_all(&l);
	*out = l.block;
	*count = l.blocks;
	return ok;
}
