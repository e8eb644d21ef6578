#include "spec/colon.h"

#include <string.h>

#include "spec/attribute.h"

/* Ordered tells that text stands right above, head that a table stands right below. */
struct element colon_from_item(struct element e, const struct reader *r,
			       const struct shadow_line *line)
{
	e.kind = ELEMENT_COLON;
	e.ordered = line->joined;
	e.head = line->above;
	if (line->mark_hi)
		attribute_set(&e, r, line->mark_lo, line->mark_hi);
	return e;
}

struct element colon_from_heading(struct element e, const struct reader *r,
				  const struct shadow_line *line)
{
	struct element *text = ARENA_NEW(r->mem, struct element, 1);
	*text = e;
	text->kind = ELEMENT_PARAGRAPH;
	text->level = e.level = 0;
	e.child = text;
	e.children = e.inline_count > 0;
	e.inline_count = 0;
	e.at = reader_span(r, line->lo, line->hi);
	return colon_from_item(e, r, line);
}

struct row { /* of siblings */
	struct reader *r;
	struct element *e;
	size_t n;
};

static bool is(const struct row *row, size_t i, enum element_kind kind)
{
	return i < row->n && row->e[i].kind == kind;
}

/* Does it say what the paragraph before it means? */
static bool defines(const struct row *row, size_t i)
{
	const struct element *e = &row->e[i];
	bool caption = (e->head || e->id.n) && is(row, i + 1, ELEMENT_TABLE);
	return is(row, i, ELEMENT_COLON) && e->ordered && !caption;
}

static bool has_caption(const struct element *table)
{
	return table->mark.n > 0;
}

/* A caption is one paragraph of words. */
static bool caption(struct row *row, struct element *table, const struct element *e)
{
	if (e->children > 1 || (e->children && e->child[0].kind != ELEMENT_PARAGRAPH))
		return diag_report(row->r->d, e->child[e->children > 1].at, DIAG_CAPTION_TEXT,
				   STR_NONE);
	if (e->children) {
		table->inlines = e->child[0].inlines;
		table->inline_count = e->child[0].inline_count;
	}
	table->mark = STR(":");
	table->name = e->name;
	table->name_at = e->name_at;
	table->id = e->id;
	table->id_at = e->id_at;
	table->yaml = e->yaml;
	return true;
}

/* A table takes what is below it, unless it has a caption or the next table is closer. */
static bool settle_caption(struct row *row, size_t i, struct element *above)
{
	struct element *e = &row->e[i], *below = i + 1 < row->n ? e + 1 : NULL;
	bool can_below = is(row, i + 1, ELEMENT_TABLE);
	bool can_above = above && above->kind == ELEMENT_TABLE && !has_caption(above);
	if (can_above && !(can_below && e->head && !e->ordered))
		return caption(row, above, e);
	if (can_below)
		return caption(row, below, e);
	return diag_report(row->r->d, e->at, DIAG_COLON_ALONE, STR_NONE);
}

/* What a term means may be said in several lines ": text". */
static struct element definition(struct row *row, size_t *i)
{
	struct reader *r = row->r;
	const struct element *term = &row->e[(*i)++];
	struct element item = *term, *child = NULL;
	size_t room = 0;
	item.kind = ELEMENT_ITEM;
	if (memchr(files_quote(r->files, term->at).p, '\n', term->at.hi - term->at.lo))
		diag_report(r->d, term->at, DIAG_DEFINITION_TERM, STR_NONE);
	for (; defines(row, *i); (*i)++) {
		const struct element *e = &row->e[*i];
		if (e->name.n || e->id.n || e->yaml.count)
			diag_report(r->d, e->at, DIAG_COLON_ALONE, STR_NONE);
		for (size_t k = 0; k < e->children; k++)
			ARENA_PUSH(r->mem, child, item.children, room) = e->child[k];
		item.at.hi = e->at.hi;
	}
	item.child = child;
	return item;
}

/* Terms that follow each other are one list. */
static struct element definitions(struct row *row, size_t *i)
{
	struct element list = {.kind = ELEMENT_DEFINITIONS, .at = row->e[*i].at}, *item = NULL;
	size_t room = 0;
	while (is(row, *i, ELEMENT_PARAGRAPH) && *i + 1 < row->n && defines(row, *i + 1)) {
		struct element next = definition(row, i);
		ARENA_PUSH(row->r->mem, item, list.children, room) = next;
		list.at.hi = next.at.hi;
	}
	list.child = item;
	return list;
}

void colon_settle(struct frames *fs, size_t base)
{
	struct row row = {fs->r, fs->done + base, fs->count - base};
	size_t n = 0;
	for (size_t i = 0; i < row.n;) {
		if (is(&row, i, ELEMENT_PARAGRAPH) && i + 1 < row.n && defines(&row, i + 1)) {
			row.e[n++] = definitions(&row, &i);
		} else if (is(&row, i, ELEMENT_COLON)) {
			settle_caption(&row, i, n ? &row.e[n - 1] : NULL);
			i++;
		} else {
			row.e[n] = row.e[i++];
			n++;
		}
	}
	fs->count = base + n;
}
