#include "base/buf.h"
#include "base/num.h"
#include "base/utf8.h"
#include "report/bind.h"
#include "report/classes.h"
#include "report/fill.h"
#include "report/grid_chart.h"
#include "report/keys.h"
#include "report/listing.h"
#include "report/record.h"

/* Elements of the body → blocks of the plan. */

struct blocks {
	struct plan_block *block;
	size_t count, room;
};

static bool bind_elements(struct bind *b, const struct element *e, size_t count,
			  struct blocks *out);

static struct plan_block *push(struct bind *b, struct blocks *out, const struct element *e,
			       enum plan_kind kind)
{
	struct plan_block *block = &ARENA_PUSH(b->mem, out->block, out->count, out->room);
	*block = (struct plan_block){.kind = kind, .at = e->at, .id = e->id, .level = e->level};
	return block;
}

static bool bind_text(struct bind *b, const struct element *e, enum plan_kind kind,
		      struct blocks *out)
{
	struct plan_block *block = push(b, out, e, kind);
	return fill_body(b, e, &block->text);
}

static bool bind_heading(struct bind *b, const struct element *e, struct blocks *out)
{
	const struct bind_heading *h = numbering_find(b, e);
	struct keys k = keys_open(&e->yaml, &shape_bare, b->d);
	bool ok = classes_check(b, e, "unnumbered unlisted appendix") && k.ok;
	if (classes_has(e, "appendix") && !(h->level == 1 && h->listed && !h->unnumbered))
		ok = diag_report(b->d, e->name_at, DIAG_APPENDIX_PLACE, STR_NONE);
	ok = bind_text(b, e, PLAN_HEADING, out) && ok;
	struct plan_block *block = &out->block[out->count - 1];
	block->label = h->mark;
	block->inset = h->inset;
	block->level = h->level;
	block->chapter = h->chapter;
	block->unlisted = classes_has(e, "unlisted");
	/* what contents lead to needs an id, which no author can write */
	if (b->plan->contents.headings && h->listed && !block->id.n)
		block->id = arena_printf(b->mem, "heading %zu", (size_t)(h - b->heading) + 1);
	if (h->skips)
		diag_report(b->d, e->at, DIAG_HEADING_SKIPPED, str_trim(block->text.text),
			    diag_number(b->d, e->level), diag_number(b->d, h->level));
	return ok;
}

/* "1." in decimal order, "•" else. */
static struct str item_label(struct bind *b, const struct element *list, size_t i)
{
	if (!list->ordered)
		return STR("•");
	return arena_printf(b->mem, "%d.", list->start + (int)i);
}

/* The first paragraph of an item is its text, what follows are its children. */
static bool bind_item(struct bind *b, const struct element *e, struct plan_item *item)
{
	size_t first = 0;
	bool ok = true;
	if (e->inline_count)
		ok = fill_body(b, e, &item->text);
	else if (e->children && e->child[0].kind == ELEMENT_PARAGRAPH) {
		ok = fill_body(b, &e->child[0], &item->text);
		first = 1;
	}
	struct blocks inner = {0};
	ok = bind_elements(b, e->child + first, e->children - first, &inner) && ok;
	item->child = inner.block;
	item->children = inner.count;
	return ok;
}

/* Terms and what they mean. */
static bool bind_definitions(struct bind *b, const struct element *e, struct blocks *out)
{
	struct plan_item *item = ARENA_NEW(b->mem, struct plan_item, e->children);
	bool ok = true;
	for (size_t i = 0; i < e->children; i++)
		ok = bind_item(b, &e->child[i], &item[i]) && ok;
	struct plan_block *block = push(b, out, e, PLAN_DEFINITIONS);
	block->item = item;
	block->items = e->children;
	return ok;
}

static bool bind_list(struct bind *b, const struct element *e, struct blocks *out)
{
	struct plan_item *item = ARENA_NEW(b->mem, struct plan_item, e->children);
	bool ok = true;
	for (size_t i = 0; i < e->children; i++) {
		item[i].label = item_label(b, e, i);
		ok = bind_item(b, &e->child[i], &item[i]) && ok;
	}
	struct plan_block *block = push(b, out, e, PLAN_LIST);
	block->item = item;
	block->items = e->children;
	block->ordered = e->ordered;
	return ok;
}

static bool bind_items(struct bind *b, const struct element *e, struct blocks *out)
{
	const struct plan_block *block;
	size_t count;
	if (!listing_bind(b, e, &block, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		*push(b, out, e, block[i].kind) = block[i];
	return true;
}

static bool bind_figure(struct bind *b, const struct node *n, struct plan_kpi *out)
{
	struct keys k = keys_open(n, &shape_figure, b->d);
	const struct node *value = keys_needed(&k, "value", n->at);
	if (!value)
		return false;
	bool ok = fill_formatted(b, value, keys_scalar(&k, "format"), &out->value);
	struct str unit = keys_text(&k, "unit");
	fill_append(b, &out->value, unit.n && b->theme->unit_space ? STR(" ") : STR_NONE);
	fill_append(b, &out->value, unit);
	ok = fill_node(b, keys_scalar(&k, "label"), NULL, &out->label) && ok;
	ok = fill_node(b, keys_scalar(&k, "change"), NULL, &out->change) && ok;
	return fill_node(b, keys_scalar(&k, "source"), NULL, &out->source) && ok && k.ok;
}

static bool bind_kpi(struct bind *b, const struct element *e, struct blocks *out)
{
	struct keys k = keys_open(&e->yaml, &shape_kpi, b->d);
	const struct node *list = keys_list(&k, "items");
	if (!list)
		return k.ok && diag_report(b->d, e->at, DIAG_CHART_NEEDS, STR("items"));
	if (!list->count)
		return diag_report(b->d, list->at, DIAG_LIST_EMPTY, STR("items"));
	struct plan_kpi *kpi = ARENA_NEW(b->mem, struct plan_kpi, list->count);
	bool ok = k.ok;
	for (size_t i = 0; i < list->count; i++)
		ok = bind_figure(b, &list->item[i], &kpi[i]) && ok;
	struct plan_block *block = push(b, out, e, PLAN_KPI);
	block->kpi = kpi;
	block->kpis = list->count;
	return ok;
}

static bool bind_chart(struct bind *b, const struct element *e, struct blocks *out)
{
	const struct plan_chart *chart;
	if (!encode_chart(b, e, &chart))
		return false;
	record_chart(b, chart);
	push(b, out, e, PLAN_CHART)->chart = chart;
	bool ok = true;
	for (size_t i = 0; chart->table_below && i < chart->layers; i++)
		if (grid_chart_begins(chart, i))
			ok = grid_chart_bind(b, chart, i, push(b, out, e, PLAN_TABLE)) && ok;
	return ok;
}

static bool bind_data_table(struct bind *b, const struct element *e, struct blocks *out)
{
	return grid_bind(b, e, push(b, out, e, PLAN_TABLE));
}

/* The table is made when every figure is known. */
static bool bind_changes(struct bind *b, const struct element *e, struct blocks *out)
{
	struct keys k = keys_open(&e->yaml, &shape_changes, b->d);
	if (b->changes)
		return diag_report(b->d, e->at, DIAG_CHANGES_TWICE, STR_NONE);
	b->changes = e;
	struct plan_block *block = push(b, out, e, PLAN_PARAGRAPH);
	targets_number(b, e, block);
	return fill_node(b, keys_scalar(&k, "caption"), NULL, &block->text) && k.ok;
}

static bool bind_image(struct bind *b, const struct element *e, struct blocks *out)
{
	return images_block(b, e, push(b, out, e, PLAN_IMAGE));
}

static bool bind_paragraph(struct bind *b, const struct element *e, struct blocks *out)
{
	if (e->inline_count == 1 && e->inlines[0].kind == INLINE_IMAGE)
		return images_alone(b, &e->inlines[0], push(b, out, e, PLAN_IMAGE));
	return bind_text(b, e, PLAN_PARAGRAPH, out);
}

static bool bind_block(struct bind *b, const struct element *e, struct blocks *out)
{
	static const struct {
		const struct shape *shape;
		bool (*bind)(struct bind *b, const struct element *e, struct blocks *out);
	} kinds[] = {{&shape_chart, bind_chart}, {&shape_list, bind_items},
		     {&shape_kpi, bind_kpi},     {&shape_table, bind_data_table},
		     {&shape_image, bind_image}, {&shape_changes, bind_changes}};
	const struct shape *shape = shape_block(e->name);
	bool counted = str_among(e->name, "chart table image");
	bool ok = classes_check(b, e, counted ? "unnumbered" : "");
	if (str_eq(e->name, STR("sql")))
		return ok; /* targets.c has defined it */
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (shape != kinds[i].shape)
			continue;
		struct str place = record_place(b, e->id, shape->name);
		ok = kinds[i].bind(b, e, out) && ok;
		record_back(b, place);
		return ok;
	}
	struct str best = STR_NONE;
	for (const struct shape *const *s = shape_blocks; *s; s++)
		best = str_nearer(e->name, str_of((*s)->name), best);
	return diag_report(b->d, e->name_at, DIAG_BLOCK_UNKNOWN, e->name, best);
}

static bool bind_table(struct bind *b, const struct element *e, struct blocks *out)
{
	struct str place = record_place(b, e->id, "table");
	bool ok = tables_markdown(b, e, push(b, out, e, PLAN_TABLE));
	record_back(b, place);
	return ok;
}

/* Line ends become breaks and leading blanks stay; tabs are four wide. */
static struct rich code(struct bind *b, struct str s, struct span at)
{
	struct buf text = {0};
	bool leading = true;
	while (s.n && s.p[s.n - 1] == '\n')
		s.n--;
	for (size_t i = 0; i < s.n; i++) {
		char ch = s.p[i];
		if (ch == '\n')
			buf_str(&text, STR("\u2028"));
		else if (ch == '\t')
			buf_str(&text, STR("\u00A0\u00A0\u00A0\u00A0"));
		else if (ch == ' ' && leading)
			buf_str(&text, STR("\u00A0"));
		else
			buf_str(&text, str_slice(s, i, i + 1));
		leading = ch == '\n' || (leading && (ch == ' ' || ch == '\t'));
	}
	return fill_verbatim(b, buf_take(&text, b->mem), at);
}

static bool bind_code(struct bind *b, const struct element *e, struct blocks *out)
{
	push(b, out, e, PLAN_CODE)->text = code(b, e->text, e->at);
	return true;
}

static bool bind_children(struct bind *b, const struct element *e, struct plan_block *block)
{
	struct blocks inner = {0};
	bool ok = bind_elements(b, e->child, e->children, &inner);
	block->child = inner.block;
	block->children = inner.count;
	return ok;
}

static bool bind_quote(struct bind *b, const struct element *e, struct blocks *out)
{
	struct plan_block inner = {.kind = PLAN_QUOTE, .at = e->at, .id = e->id};
	bool ok = bind_children(b, e, &inner);
	*push(b, out, e, PLAN_QUOTE) = inner;
	return ok;
}

/* Lines that follow each other are one block with a child for each. */
static bool bind_outline(struct bind *b, const struct element *e, size_t count,
			 struct blocks *out)
{
	struct blocks lines = {0};
	bool ok = true;
	for (size_t i = 0; i < count; i++) {
		ok = bind_text(b, &e[i], PLAN_OUTLINE, &lines) && ok;
		lines.block[i].label = e[i].mark;
	}
	struct plan_block *block = push(b, out, e, PLAN_OUTLINE);
	block->child = lines.block;
	block->children = count;
	return ok;
}

static size_t outline_lines(const struct element *e, size_t count)
{
	size_t n = 0;
	while (n < count && e[n].kind == ELEMENT_OUTLINE)
		n++;
	return n;
}

static bool bind_callout(struct bind *b, const struct element *e, struct blocks *out)
{
	struct keys k = keys_open(&e->yaml, &shape_callout, b->d);
	struct plan_block inner = {.kind = PLAN_CALLOUT, .at = e->at, .id = e->id};
	bool ok = fill_node(b, keys_scalar(&k, "title"), NULL, &inner.text) && k.ok;
	ok = bind_children(b, e, &inner) && ok;
	*push(b, out, e, PLAN_CALLOUT) = inner;
	return ok;
}

/* "50%" → 0.5; without one it stays what it is. */
static bool read_share(struct keys *k, const char *key, double *share)
{
	const struct node *n = keys_scalar(k, key);
	double v;
	if (!n)
		return k->ok;
	if (!str_ends(n->text, STR("%")) ||
	    !num_parse(str_slice(n->text, 0, n->text.n - 1), &v) || v <= 0 || v > 100)
		return diag_report(k->d, n->at, DIAG_COLUMN_WIDTH, n->text);
	*share = v / 100;
	return k->ok;
}

/* Without a width, an even share. */
static bool column_share(struct bind *b, const struct element *e, size_t columns, double *share)
{
	struct keys k = keys_open(&e->yaml, &shape_part, b->d);
	*share = 1 / (double)columns;
	return read_share(&k, "width", share);
}

static bool bind_columns(struct bind *b, const struct element *e, struct blocks *out)
{
	struct plan_block row = {.kind = PLAN_COLUMNS, .at = e->at, .id = e->id};
	struct plan_block *column = ARENA_NEW(b->mem, struct plan_block, e->children);
	double *share = ARENA_NEW(b->mem, double, e->children);
	struct keys k = keys_open(&e->yaml, &shape_columns, b->d);
	row.columns = keys_has(&k, "count") ? (size_t)keys_integer(&k, "count", 2) : 0;
	bool ok = k.ok;
	if (row.columns) { /* text that runs from one to the next */
		ok = bind_children(b, e, &row) && ok;
		*push(b, out, e, PLAN_COLUMNS) = row;
		return ok;
	}
	for (size_t i = 0; i < e->children; i++) {
		const struct element *c = &e->child[i];
		if (c->kind != ELEMENT_DIV || !str_eq(c->name, STR("column")))
			return diag_report(b->d, c->at, DIAG_COLUMN_EXPECTED, STR_NONE);
		column[i] = (struct plan_block){.kind = PLAN_COLUMNS, .at = c->at};
		ok = column_share(b, c, e->children, &share[i]) && ok;
		ok = bind_children(b, c, &column[i]) && ok;
	}
	row.child = column;
	row.children = e->children;
	row.share = share;
	*push(b, out, e, PLAN_COLUMNS) = row;
	return ok;
}

/* ::: {.landscape}: its blocks stand on pages that lie on their side. */
static bool bind_landscape(struct bind *b, const struct element *e, struct blocks *out)
{
	size_t first = out->count;
	struct keys k = keys_open(&e->yaml, &shape_bare, b->d);
	if (b->depth > 1)
		return diag_report(b->d, e->at, DIAG_TURNED_INSIDE, STR_NONE);
	b->depth--; /* what is in it stands as if it were not there */
	bool ok = bind_elements(b, e->child, e->children, out);
	b->depth++;
	for (size_t i = first; i < out->count; i++)
		out->block[i].turned = true;
	return ok && k.ok;
}

/* What is written between the fences, as code. */
static void push_source(struct bind *b, const struct element *e, struct blocks *out)
{
	struct str text = files_quote(b->files, e->inner);
	while (text.n && text.p[0] == '\n')
		text = str_slice(text, 1, text.n);
	struct plan_block *source = push(b, out, e, PLAN_CODE);
	source->text = code(b, text, e->at);
	source->leads = true;
	source->id = STR_NONE;
}

/* ::: {.example}: one text, as it is written and as it is read: below each other,
 * or side by side where the source has a share of the width. */
static bool bind_example(struct bind *b, const struct element *e, struct blocks *out)
{
	struct keys k = keys_open(&e->yaml, &shape_example, b->d);
	if (out->count) /* what introduces it */
		out->block[out->count - 1].leads = true;
	double *share = ARENA_NEW(b->mem, double, 2);
	bool ok = read_share(&k, "source", &share[0]);
	if (!keys_has(&k, "source")) {
		push_source(b, e, out);
		b->depth--; /* what is in it stands as if it were not there */
		ok = bind_elements(b, e->child, e->children, out) && ok;
		b->depth++;
		return ok;
	}
	struct blocks source = {0};
	struct plan_block *side = ARENA_NEW(b->mem, struct plan_block, 2);
	side[0] = side[1] = (struct plan_block){.kind = PLAN_COLUMNS, .at = e->at};
	push_source(b, e, &source);
	side[0].child = source.block;
	side[0].children = source.count;
	ok = bind_children(b, e, &side[1]) && ok;
	share[1] = 1 - share[0];
	struct plan_block *row = push(b, out, e, PLAN_COLUMNS);
	row->child = side;
	row->children = 2;
	row->share = share;
	return ok;
}

static bool bind_div(struct bind *b, const struct element *e, struct blocks *out)
{
	static const char known[] = "columns callout example landscape";
	if (str_eq(e->name, STR("landscape")))
		return bind_landscape(b, e, out);
	if (str_eq(e->name, STR("columns")))
		return bind_columns(b, e, out);
	if (str_eq(e->name, STR("callout")))
		return bind_callout(b, e, out);
	if (str_eq(e->name, STR("example")))
		return bind_example(b, e, out);
	return diag_report(b->d, e->at, DIAG_DIV_UNKNOWN, e->name, keys_nearest(e->name, known),
			   str_of(known));
}

static bool bind_element(struct bind *b, const struct element *e, struct blocks *out)
{
	switch (e->kind) {
	case ELEMENT_HEADING:
		record_place(b, e->id, "section");
		return bind_heading(b, e, out);
	case ELEMENT_PARAGRAPH:
		return bind_paragraph(b, e, out);
	case ELEMENT_LIST:
		return bind_list(b, e, out);
	case ELEMENT_DEFINITIONS:
		return bind_definitions(b, e, out);
	case ELEMENT_BLOCK:
		return bind_block(b, e, out);
	case ELEMENT_TABLE:
		return bind_table(b, e, out);
	case ELEMENT_QUOTE:
		return bind_quote(b, e, out);
	case ELEMENT_DIV:
		return bind_div(b, e, out);
	case ELEMENT_NOTE:
		return true; /* notes.c, when its number is known */
	case ELEMENT_CODE:
		return bind_code(b, e, out);
	case ELEMENT_RULE:
		push(b, out, e, PLAN_RULE);
		return true;
	case ELEMENT_PAGE_BREAK:
		push(b, out, e, PLAN_PAGE_BREAK);
		return true;
	default: /* items, rows and cells stand in their lists and tables */
		return diag_report(b->d, e->at, DIAG_BLOCK_UNSUPPORTED, STR_NONE);
	}
}

static bool bind_elements(struct bind *b, const struct element *e, size_t count,
			  struct blocks *out)
{
	bool ok = true;
	b->depth++;
	for (size_t i = 0; i < count;) {
		size_t lines = outline_lines(&e[i], count - i);
		ok = (lines ? bind_outline(b, &e[i], lines, out)
			    : bind_element(b, &e[i], out)) &&
		     ok;
		i += lines ? lines : 1;
	}
	b->depth--;
	return ok;
}

bool body_bind(struct bind *b)
{
	struct blocks all = {0};
	if (!notes_collect(b, b->spec->element, b->spec->elements))
		return false;
	bool ok = bind_elements(b, b->spec->element, b->spec->elements, &all);
	ok = notes_bind(b) && ok;
	ok = ok && changes_bind(b, all.block, all.count);
	b->plan->block = all.block;
	b->plan->blocks = all.count;
	return ok;
}
