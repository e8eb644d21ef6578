#include "base/utf8.h"
#include "report/bind.h"
#include "report/classes.h"
#include "report/columns.h"
#include "report/fill.h"
#include "report/keys.h"

/* Tables of Markdown. */

/* A column of figures is set flush right, unless the author said otherwise. */
static bool is_figure(struct str s)
{
	size_t digits = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t code = utf8_next(s, &i);
		digits += code >= '0' && code <= '9';
		bool part = (code >= '0' && code <= '9') || code == ',' || code == '.' ||
			    code == '-' || code == '%' || code == 0x2212 || code == 0x25B3 ||
			    code == ' ';
		if (!part)
			return false;
	}
	return digits > 0 || s.n == 0 || str_eq(s, STR("-"));
}

/* The numbers of footnotes are no part of a figure. */
static struct str without_notes(struct bind *b, const struct rich *r)
{
	struct str *part = ARENA_NEW(b->mem, struct str, r->spans + 1);
	for (size_t i = 0; i < r->spans; i++)
		part[i] = r->span[i].marks & RICH_NOTE
				  ? STR_NONE
				  : str_slice(r->text, r->span[i].lo, r->span[i].hi);
	return arena_join(b->mem, part, r->spans, STR_NONE);
}

static enum plan_align settled(struct bind *b, enum align wish, const struct plan_block *t,
			       size_t column)
{
	size_t figures = 0;
	if (wish != ALIGN_DEFAULT)
		return wish == ALIGN_RIGHT    ? PLAN_RIGHT
		       : wish == ALIGN_CENTER ? PLAN_CENTER
					      : PLAN_LEFT;
	for (size_t r = t->head_rows; r < t->rows; r++) {
		struct str s = without_notes(b, &t->cell[r * t->columns + column].text);
		if (!is_figure(s))
			return PLAN_LEFT;
		figures += s.n > 0;
	}
	return figures ? PLAN_RIGHT : PLAN_LEFT;
}

static bool bind_cells(struct bind *b, const struct element *e, struct plan_block *t,
		       struct plan_cell *cell)
{
	bool ok = true;
	for (size_t r = 0; r < t->rows; r++)
		for (size_t c = 0; c < e->child[r].children; c++) {
			const struct element *from = &e->child[r].child[c];
			struct plan_cell *to = &cell[r * t->columns + c];
			to->head = e->child[r].head;
			ok = fill_body(b, from, &to->text) && ok;
		}
	return ok;
}

/* ": 제목 {#tbl-x source="…"}" above or below the table. */
static bool bind_caption(struct bind *b, const struct element *e, struct plan_block *t)
{
	struct keys k = keys_open(&e->yaml, &shape_markdown, b->d);
	bool ok = classes_check(b, e, "unnumbered");
	ok = fill_body(b, e, &t->text) && ok;
	if (keys_has(&k, "unit"))
		t->unit = columns_unit_line(b, keys_text(&k, "unit"), t->at);
	ok = fill_notes(b, keys_scalar(&k, "note"), &t->note) && ok;
	ok = fill_node(b, keys_scalar(&k, "source"), NULL, &t->source) && ok;
	targets_number(b, e, t);
	return ok && k.ok;
}

bool tables_markdown(struct bind *b, const struct element *e, struct plan_block *t)
{
	t->rows = e->children;
	for (size_t r = 0; r < t->rows; r++) {
		t->head_rows += e->child[r].head;
		t->columns =
			e->child[r].children > t->columns ? e->child[r].children : t->columns;
	}
	struct plan_cell *cell = ARENA_NEW(b->mem, struct plan_cell, t->rows * t->columns);
	t->cell = cell;
	bool ok = bind_caption(b, e, t);
	ok = bind_cells(b, e, t, cell) && ok;
	for (size_t c = 0; c < t->columns && t->rows; c++) {
		enum align wish =
			c < e->child[0].children ? e->child[0].child[c].align : ALIGN_DEFAULT;
		enum plan_align align = settled(b, wish, t, c);
		for (size_t r = 0; r < t->rows; r++)
			cell[r * t->columns + c].align = align;
	}
	return ok;
}
