#include "pdf/structure.h"
#include "pdf/syntax.h"

/* The finished tree → objects: ISO 32000-1 14.7. */

static void put_text_key(struct buf *b, const char *key, struct str s)
{
	if (!s.n)
		return;
	buf_text(b, key);
	pdf_put_text(b, s);
}

static void put_headers(struct buf *a, const struct pdf_element *e)
{
	if (!e->header_count)
		return;
	buf_text(a, "/Headers[");
	for (size_t i = 0; i < e->header_count; i++)
		pdf_put_bytes(a, e->headers[i]);
	buf_char(a, ']');
}

/* Attribute objects: of tables, of lists, of layout. */
static void put_attributes(struct buf *b, const struct pdf_element *e)
{
	struct buf a = {0};
	if (e->scope.n || e->colspan > 1 || e->rowspan > 1 || e->header_count) {
		buf_text(&a, "<</O/Table");
		if (e->scope.n) {
			buf_text(&a, "/Scope");
			pdf_put_name(&a, e->scope);
		}
		if (e->colspan > 1)
			buf_printf(&a, "/ColSpan %u", e->colspan);
		if (e->rowspan > 1)
			buf_printf(&a, "/RowSpan %u", e->rowspan);
		put_headers(&a, e);
		buf_text(&a, ">>");
	}
	if (e->numbering.n) {
		buf_text(&a, "<</O/List/ListNumbering");
		pdf_put_name(&a, e->numbering);
		buf_text(&a, ">>");
	}
	if (e->has_bbox) {
		buf_text(&a, "<</O/Layout/Placement/Block/BBox[");
		for (int i = 0; i < 4; i++)
			pdf_put_number(&a, e->bbox[i], 2);
		buf_text(&a, "]>>");
	}
	if (a.n) {
		buf_text(b, "/A[");
		buf_str(b, buf_str_of(&a));
		buf_char(b, ']');
	}
	buf_finish(&a);
}

#define NO_SHEET UINT32_MAX

/* The page that marked content without a page of its own is on. */
static unsigned first_sheet(const struct pdf_node *n)
{
	for (size_t i = 0; i < n->kids; i++)
		if (n->kid[i].kind == PDF_KID_MARK)
			return n->kid[i].sheet;
	return NO_SHEET;
}

static void put_kid(struct pdf *p, struct buf *b, const struct pdf_kid *k, unsigned sheet)
{
	if (k->kind == PDF_KID_ELEMENT) {
		pdf_put_ref(b, "", pdf_node(p, k->number)->object);
		return;
	}
	if (k->kind == PDF_KID_MARK && k->sheet == sheet) {
		buf_char(b, ' ');
		buf_int(b, k->number);
		return;
	}
	bool mark = k->kind == PDF_KID_MARK;
	buf_text(b, mark ? "<</Type/MCR" : "<</Type/OBJR");
	pdf_put_ref(b, "/Pg", p->sheet[k->sheet].object);
	if (mark)
		buf_printf(b, "/MCID %u", k->number);
	else
		pdf_put_ref(b, "/Obj", k->number);
	buf_text(b, ">>");
}

static void put_kids(struct pdf *p, struct buf *b, const struct pdf_node *n)
{
	unsigned sheet = first_sheet(n);
	if (sheet != NO_SHEET)
		pdf_put_ref(b, "/Pg", p->sheet[sheet].object);
	if (!n->kids)
		return;
	buf_text(b, n->kids > 1 ? "/K[" : "/K");
	for (size_t i = 0; i < n->kids; i++)
		put_kid(p, b, &n->kid[i], sheet);
	if (n->kids > 1)
		buf_char(b, ']');
}

static void write_element(struct pdf *p, unsigned element, unsigned parent)
{
	const struct pdf_node *n = pdf_node(p, element);
	const struct pdf_element *e = &n->e;
	struct buf b = {0};
	buf_text(&b, "<</Type/StructElem/S");
	pdf_put_name(&b, e->type);
	pdf_put_ref(&b, "/P", parent);
	if (e->id.n) {
		buf_text(&b, "/ID");
		pdf_put_bytes(&b, e->id);
	}
	put_text_key(&b, "/Alt", e->alt);
	put_text_key(&b, "/ActualText", e->actual);
	put_text_key(&b, "/Lang", e->lang);
	put_attributes(&b, e);
	put_kids(p, &b, n);
	buf_text(&b, ">>");
	pdf_object_set(&p->objects, n->object, &b);
	buf_finish(&b);
	for (size_t i = 0; i < n->kids; i++)
		if (n->kid[i].kind == PDF_KID_ELEMENT)
			write_element(p, n->kid[i].number, n->object);
}

/* The elements of a page's marked content, by MCID. */
static unsigned write_marks(struct pdf *p, const struct pdf_sheet *sheet)
{
	unsigned object = pdf_object_new(&p->objects);
	struct buf b = {0};
	buf_char(&b, '[');
	for (size_t i = 0; i < sheet->mark.count; i++)
		pdf_put_ref(&b, "", pdf_node(p, sheet->mark.item[i])->object);
	buf_char(&b, ']');
	pdf_object_set(&p->objects, object, &b);
	buf_finish(&b);
	return object;
}

/* Keys: pages by their number, then annotations. */
static unsigned write_parents(struct pdf *p)
{
	size_t most = p->sheets + p->annotations, n = 0;
	struct pdf_leaf *leaf = ARENA_NEW(&p->mem, struct pdf_leaf, most);
	for (unsigned i = 0; i < p->sheets; i++)
		if (p->sheet[i].mark.count)
			leaf[n++] = (struct pdf_leaf){.number = i,
						      .object = write_marks(p, &p->sheet[i])};
	for (unsigned i = 0; i < p->annotations; i++)
		leaf[n++] = (struct pdf_leaf){
			.number = (unsigned)p->sheets + i,
			.object = pdf_node(p, p->annotation[i].element)->object};
	return pdf_object_tree(&p->objects, leaf, n, false);
}

static int by_name(const void *a, const void *b)
{
	const struct pdf_leaf *x = a, *y = b;
	return str_cmp(x->name, y->name);
}

static unsigned write_ids(struct pdf *p)
{
	struct pdf_leaf *leaf = ARENA_NEW(&p->mem, struct pdf_leaf, p->nodes);
	size_t n = 0;
	for (unsigned i = 1; i <= p->nodes; i++) {
		const struct pdf_node *x = pdf_node(p, i);
		if (x->e.id.n && !x->dissolved)
			leaf[n++] = (struct pdf_leaf){.name = x->e.id, .object = x->object};
	}
	if (!n)
		return 0;
	qsort(leaf, n, sizeof(*leaf), by_name);
	return pdf_object_tree(&p->objects, leaf, n, true);
}

unsigned pdf_tree_write(struct pdf *p)
{
	unsigned root = pdf_object_new(&p->objects);
	write_element(p, 1, root);
	unsigned parents = write_parents(p), ids = write_ids(p);
	struct buf b = {0};
	buf_text(&b, "<</Type/StructTreeRoot");
	pdf_put_ref(&b, "/K", pdf_node(p, 1)->object);
	pdf_put_ref(&b, "/ParentTree", parents);
	buf_printf(&b, "/ParentTreeNextKey %zu", p->sheets + p->annotations);
	if (ids)
		pdf_put_ref(&b, "/IDTree", ids);
	buf_text(&b, ">>");
	pdf_object_set(&p->objects, root, &b);
	buf_finish(&b);
	return root;
}
