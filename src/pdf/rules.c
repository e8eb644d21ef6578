#include "pdf/structure.h"

/*
 * What the finished tree must satisfy: ISO 14289-1 7.2 to 7.9 and ISO 32000-1
 * 14.8.4. Elements are checked in the order of their creation, which is the
 * order of the document.
 */
#define ARRAY_MAX 8191 /* elements of an array: ISO 19005-1 6.1.12 */

static struct span at(struct pdf *p, unsigned element)
{
	return pdf_node_span(p, element);
}

static struct str parent_type(struct pdf *p, const struct pdf_node *n)
{
	return n->parent ? pdf_node(p, n->parent)->e.type : STR("-");
}

static void check_type(struct pdf *p, unsigned element)
{
	const struct pdf_node *n = pdf_node(p, element);
	struct str parent = parent_type(p, n), text = pdf_node_text(p, element);
	if (!n->type) {
		PDF_REFUSE(p, at(p, element), DIAG_PDF_TYPE, n->e.type, text);
		return;
	}
	const struct pdf_type *above = n->parent ? pdf_node(p, n->parent)->type : NULL;
	bool root = !n->parent && str_eq(n->e.type, STR("Document")) && element == 1;
	bool fits = n->parent && (!*n->type->in || str_among(parent, n->type->in)) &&
		    (!above || !*above->holds || str_among(n->e.type, above->holds));
	if (!root && !fits)
		PDF_REFUSE(p, at(p, element), DIAG_PDF_NESTING, n->e.type, parent, text);
}

static void check_attributes(struct pdf *p, unsigned element)
{
	const struct pdf_node *n = pdf_node(p, element);
	const struct pdf_element *e = &n->e;
	struct str text = pdf_node_text(p, element);
	if (str_among(e->type, "Figure Formula") && !e->alt.n && !e->actual.n)
		PDF_REFUSE(p, at(p, element), DIAG_PDF_ALT, e->type, text);
	if (str_eq(e->type, STR("TH")) && !str_among(e->scope, "Row Column Both"))
		PDF_REFUSE(p, at(p, element), DIAG_PDF_SCOPE, text, e->scope);
	if (str_eq(e->type, STR("Note")) && !e->id.n)
		PDF_REFUSE(p, at(p, element), DIAG_PDF_NOTE, text);
	if (e->numbering.n && !str_among(e->numbering, "None Disc Circle Square Decimal "
						       "UpperRoman LowerRoman UpperAlpha "
						       "LowerAlpha"))
		PDF_REFUSE(p, at(p, element), DIAG_PDF_NUMBERING, e->numbering, text);
}

/* How the child elements of one element are made up. */
struct company {
	unsigned elements, captions, caption; /* caption: place of the last one, from 0 */
	unsigned heads, bodies, feet;
	bool linked;
};

static struct company company_of(struct pdf *p, const struct pdf_node *n)
{
	struct company c = {0};
	for (size_t i = 0; i < n->kids; i++) {
		c.linked |= n->kid[i].kind == PDF_KID_LINK;
		if (n->kid[i].kind != PDF_KID_ELEMENT)
			continue;
		struct str type = pdf_node(p, n->kid[i].number)->e.type;
		if (str_eq(type, STR("Caption"))) {
			c.captions++;
			c.caption = c.elements;
		}
		c.heads += str_eq(type, STR("THead"));
		c.bodies += str_eq(type, STR("TBody"));
		c.feet += str_eq(type, STR("TFoot"));
		c.elements++;
	}
	return c;
}

/* First or last; in lists and contents first. */
static bool has_good_caption(struct str type, const struct company *c)
{
	if (!c->captions)
		return true;
	bool last = c->caption == c->elements - 1 && !str_among(type, "L TOC");
	return c->captions == 1 && (c->caption == 0 || last);
}

static void check_kids(struct pdf *p, unsigned element)
{
	const struct pdf_node *n = pdf_node(p, element);
	struct company c = company_of(p, n);
	struct str text = pdf_node_text(p, element);
	if (!has_good_caption(n->e.type, &c))
		PDF_REFUSE(p, at(p, element), DIAG_PDF_CAPTION, n->e.type, text);
	bool table = str_eq(n->e.type, STR("Table"));
	if (table && (c.heads > 1 || c.feet > 1 || (c.heads + c.feet && !c.bodies)))
		PDF_REFUSE(p, at(p, element), DIAG_PDF_TABLE_PARTS, text);
	if (str_eq(n->e.type, STR("Link")) && !c.linked)
		PDF_REFUSE(p, at(p, element), DIAG_PDF_LINK_BARE, text);
	if (p->options.part == PDF_A1A && n->kids > ARRAY_MAX)
		PDF_REFUSE(p, at(p, element), DIAG_PDF_ARRAY, n->e.type,
			   diag_number(p->d, ARRAY_MAX), text);
}

/* Heading levels in reading order; the first is 1 and none is left out. */
static void check_headings(struct pdf *p, unsigned element, int *last)
{
	const struct pdf_node *n = pdf_node(p, element);
	if (n->type && n->type->name[0] == 'H' && n->type->name[2] == '\0') {
		int level = n->type->name[1] - '0';
		if (level > *last + 1)
			PDF_REFUSE(p, at(p, element), DIAG_PDF_HEADING,
				   pdf_node_text(p, element), diag_number(p->d, level),
				   diag_number(p->d, *last + 1));
		*last = level;
	}
	for (size_t i = 0; i < n->kids; i++)
		if (n->kid[i].kind == PDF_KID_ELEMENT)
			check_headings(p, n->kid[i].number, last);
}

/* A table as its rows are read: for each column, rows still covered from above. */
struct grid {
	unsigned *covered;
	unsigned columns, rows;
	unsigned table;
	bool bad;
};

static unsigned span_of(unsigned n)
{
	return n ? n : 1;
}

static unsigned row_columns(struct pdf *p, const struct pdf_node *row)
{
	unsigned columns = 0;
	for (size_t i = 0; i < row->kids; i++)
		if (row->kid[i].kind == PDF_KID_ELEMENT)
			columns += span_of(pdf_node(p, row->kid[i].number)->e.colspan);
	return columns;
}

static bool place_cell(struct grid *g, unsigned *column, const struct pdf_element *cell)
{
	while (*column < g->columns && g->covered[*column])
		++*column;
	for (unsigned i = span_of(cell->colspan); i; i--, ++*column) {
		if (*column >= g->columns || g->covered[*column])
			return false;
		g->covered[*column] = span_of(cell->rowspan);
	}
	return true;
}

static void read_row(struct pdf *p, struct grid *g, unsigned element)
{
	const struct pdf_node *row = pdf_node(p, element);
	if (!g->covered) {
		g->columns = row_columns(p, row);
		g->covered = ARENA_NEW(&p->mem, unsigned, g->columns + 1);
	}
	unsigned column = 0;
	bool fits = true;
	for (size_t i = 0; i < row->kids && fits; i++)
		if (row->kid[i].kind == PDF_KID_ELEMENT)
			fits = place_cell(g, &column, &pdf_node(p, row->kid[i].number)->e);
	for (unsigned i = 0; i < g->columns && fits; i++)
		fits = g->covered[i] > 0;
	g->rows++;
	if (!fits && !g->bad) {
		PDF_REFUSE(p, at(p, element), DIAG_PDF_TABLE, pdf_node_text(p, g->table),
			   diag_number(p->d, g->rows), diag_number(p->d, g->columns));
		g->bad = true;
	}
	for (unsigned i = 0; i < g->columns; i++)
		g->covered[i] -= g->covered[i] > 0;
}

static void read_rows(struct pdf *p, struct grid *g, unsigned element)
{
	const struct pdf_node *n = pdf_node(p, element);
	for (size_t i = 0; i < n->kids; i++) {
		if (n->kid[i].kind != PDF_KID_ELEMENT)
			continue;
		unsigned kid = n->kid[i].number;
		if (str_eq(pdf_node(p, kid)->e.type, STR("TR")))
			read_row(p, g, kid);
		else if (str_among(pdf_node(p, kid)->e.type, "THead TBody TFoot"))
			read_rows(p, g, kid);
	}
}

static void check_table(struct pdf *p, unsigned element)
{
	struct grid g = {.table = element};
	read_rows(p, &g, element);
	bool left = !g.rows;
	for (unsigned i = 0; i < g.columns; i++)
		left |= g.covered[i] > 0;
	if (left && !g.bad)
		PDF_REFUSE(p, at(p, element), DIAG_PDF_TABLE, pdf_node_text(p, element),
			   diag_number(p->d, g.rows), diag_number(p->d, g.columns));
}

static int by_id(const void *a, const void *b)
{
	const struct pdf_node *x = *(const struct pdf_node *const *)a;
	const struct pdf_node *y = *(const struct pdf_node *const *)b;
	int c = str_cmp(x->e.id, y->e.id);
	return c ? c : (x->number > y->number) - (x->number < y->number);
}

static void check_ids(struct pdf *p)
{
	const struct pdf_node **with = ARENA_NEW(&p->mem, const struct pdf_node *, p->nodes);
	size_t n = 0;
	for (size_t i = 0; i < p->nodes; i++)
		if (p->node[i]->e.id.n)
			with[n++] = p->node[i];
	qsort(with, n, sizeof(*with), by_id);
	for (size_t i = 1; i < n; i++)
		if (str_eq(with[i]->e.id, with[i - 1]->e.id))
			PDF_REFUSE(p, at(p, with[i]->number), DIAG_PDF_ID_TWICE, with[i]->e.id);
}

void pdf_rules_check(struct pdf *p)
{
	if (!p->nodes) {
		PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_EMPTY, STR_NONE);
		return;
	}
	for (unsigned i = 1; i <= p->nodes; i++) {
		check_type(p, i);
		check_attributes(p, i);
		check_kids(p, i);
		if (str_eq(pdf_node(p, i)->e.type, STR("Table")))
			check_table(p, i);
	}
	int last = 0;
	check_headings(p, 1, &last);
	check_ids(p);
}
