#include "pdf/structure.h"

#include <assert.h>

#include "pdf/meta.h"

#define TREE_DEPTH_MAX 200

static const struct pdf_type types[] = {
	{"Document", "-", "", false, false},
	{"Part", "", "", false, false},
	{"Art", "", "", false, false},
	{"Sect", "", "", false, false},
	{"Div", "", "", false, false},
	{"BlockQuote", "", "", false, false},
	{"Caption", "", "", true, false},
	{"TOC", "", "TOC TOCI Caption", false, false},
	{"TOCI", "TOC", "Lbl Reference P TOC", false, false},
	{"P", "", "Span Quote Note Reference Code Link Figure Formula Lbl", true, false},
	{"H1", "", "Span Quote Note Reference Code Link Figure Formula Lbl", true, false},
	{"H2", "", "Span Quote Note Reference Code Link Figure Formula Lbl", true, false},
	{"H3", "", "Span Quote Note Reference Code Link Figure Formula Lbl", true, false},
	{"H4", "", "Span Quote Note Reference Code Link Figure Formula Lbl", true, false},
	{"H5", "", "Span Quote Note Reference Code Link Figure Formula Lbl", true, false},
	{"H6", "", "Span Quote Note Reference Code Link Figure Formula Lbl", true, false},
	{"L", "", "L LI Caption", false, false},
	{"LI", "L", "Lbl LBody", false, false},
	{"Lbl", "", "", true, false},
	{"LBody", "LI", "", true, false},
	{"Table", "", "TR THead TBody TFoot Caption", false, false},
	{"THead", "Table", "TR", false, true},
	{"TBody", "Table", "TR", false, true},
	{"TFoot", "Table", "TR", false, true},
	{"TR", "Table THead TBody TFoot", "TH TD", false, false},
	{"TH", "TR", "", true, false},
	{"TD", "TR", "", true, false},
	{"Span", "", "", true, false},
	{"Quote", "", "", true, false},
	{"Note", "", "", true, false},
	{"Reference", "", "", true, false},
	{"Code", "", "", true, false},
	{"Link", "", "", true, false},
	{"Figure", "", "", true, false},
	{"Formula", "", "", true, false},
};

const struct pdf_type *pdf_type_find(struct str name)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_eq(name, str_of(types[i].name)))
			return &types[i];
	return NULL;
}

struct pdf_node *pdf_node(struct pdf *p, unsigned element)
{
	assert(element && element <= p->nodes);
	return p->node[element - 1];
}

void pdf_node_add_kid(struct pdf *p, unsigned element, struct pdf_kid kid)
{
	struct pdf_node *n = pdf_node(p, element);
	while (n->dissolved && n->parent)
		n = pdf_node(p, n->parent);
	ARENA_PUSH(&p->mem, n->kid, n->kids, n->kid_room) = kid;
}

bool pdf_node_has_actual(struct pdf *p, unsigned element)
{
	for (; element; element = pdf_node(p, element)->parent)
		if (pdf_node(p, element)->e.actual.n)
			return true;
	return false;
}

struct str pdf_node_text(struct pdf *p, unsigned element)
{
	const struct pdf_node *n = pdf_node(p, element);
	struct str s = n->text.n ? n->text : n->e.title.n ? n->e.title : n->e.alt;
	for (size_t i = 0; i < n->kids && !s.n; i++)
		if (n->kid[i].kind == PDF_KID_ELEMENT)
			s = pdf_node_text(p, n->kid[i].number);
	return s.n ? s : n->e.id;
}

struct span pdf_node_span(struct pdf *p, unsigned element)
{
	struct span at = SPAN_NONE;
	for (; element && !at.file; element = pdf_node(p, element)->parent)
		at = pdf_node(p, element)->e.at;
	return at;
}

/* y, w and h of the box become the corners that PDF wants, y up. */
static void turn_bbox(struct pdf *p, struct pdf_element *e)
{
	if (!e->has_bbox)
		return;
	double x = e->bbox[0], y = e->bbox[1], w = e->bbox[2], h = e->bbox[3];
	double height = pdf_sheet_now(p)->height;
	e->bbox[1] = height - y - h;
	e->bbox[2] = x + w;
	e->bbox[3] = height - y;
}

static struct pdf_element copy(struct pdf *p, const struct pdf_element *from)
{
	struct pdf_element e = *from;
	struct str *text[] = {&e.type,  &e.alt,       &e.actual, &e.lang,
			      &e.scope, &e.numbering, &e.id,     &e.title};
	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++)
		*text[i] = pdf_string(p, *text[i], e.at);
	struct str *headers = ARENA_NEW(&p->mem, struct str, e.header_count + 1);
	for (size_t i = 0; i < e.header_count; i++)
		headers[i] = pdf_string(p, e.headers[i], e.at);
	e.headers = headers;
	turn_bbox(p, &e);
	return e;
}

unsigned pdf_element(struct pdf *p, unsigned parent, const struct pdf_element *e)
{
	struct pdf_node *n = ARENA_NEW(&p->mem, struct pdf_node, 1);
	ARENA_PUSH(&p->mem, p->node, p->nodes, p->node_room) = n;
	n->e = copy(p, e);
	n->number = (unsigned)p->nodes;
	n->parent = parent;
	struct str lang = p->options.lang;
	if (parent) {
		lang = pdf_node(p, parent)->lang;
		n->depth = pdf_node(p, parent)->depth + 1;
	}
	if (n->e.lang.n)
		pdf_meta_check_lang(p, n->e.lang, n->e.at);
	n->lang = n->e.lang.n ? n->e.lang : lang;
	n->type = pdf_type_find(n->e.type);
	n->dissolved = p->options.part == PDF_A1A && n->type && n->type->newer;
	if (!n->dissolved)
		n->object = pdf_object_new(&p->objects);
	if (n->depth > TREE_DEPTH_MAX)
		PDF_REFUSE(p, pdf_node_span(p, n->number), DIAG_PDF_TREE_DEPTH,
			   diag_number(p->d, TREE_DEPTH_MAX));
	else if (parent && !n->dissolved)
		pdf_node_add_kid(p, parent, (struct pdf_kid){PDF_KID_ELEMENT, n->number, 0});
	return n->number;
}
