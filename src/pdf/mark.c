#include <assert.h>

#include "pdf/content.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"

/*
 * Marked content is opened on the first paint after the element changed, so
 * that text and child elements may alternate in any order, and nothing can be
 * painted outside of it (ISO 14289-1 7.1).
 */

void pdf_use_element(struct pdf *p, unsigned element)
{
	assert(element <= p->nodes);
	p->wanted = (struct pdf_mark){
		.use = element ? PDF_USE_ELEMENT : PDF_USE_NONE,
		.number = element,
	};
}

void pdf_use_artifact(struct pdf *p, enum pdf_artifact kind)
{
	p->wanted = (struct pdf_mark){.use = PDF_USE_ARTIFACT, .number = kind};
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* "ko" and "ko-KR" do not differ, nor do "ko-kr" and "ko-KR". */
static bool same_lang(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	for (size_t i = 0; i < n; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	return a.n == b.n || (a.n > n ? a : b).p[n] == '-';
}

static bool same_mark(const struct pdf_mark *a, const struct pdf_mark *b)
{
	return a->use == b->use && a->number == b->number && str_eq(a->lang, b->lang);
}

static void put_artifact(struct buf *b, enum pdf_artifact kind)
{
	static const char *const property[] = {
		[PDF_LAYOUT] = "/Type/Layout",
		[PDF_HEADER] = "/Type/Pagination/Subtype/Header",
		[PDF_FOOTER] = "/Type/Pagination/Subtype/Footer",
		[PDF_BACKGROUND] = "/Type/Background",
	};
	buf_printf(b, "/Artifact<<%s>>BDC\n", property[kind]);
}

static void put_element(struct pdf *p, const struct pdf_mark *m)
{
	struct pdf_sheet *sheet = pdf_sheet_now(p);
	unsigned mcid = (unsigned)sheet->mark.count;
	ARENA_PUSH(&p->mem, sheet->mark.item, sheet->mark.count, sheet->mark.room) = m->number;
	pdf_node_add_kid(p, m->number,
			 (struct pdf_kid){PDF_KID_MARK, mcid, (unsigned)p->sheets - 1});
	pdf_put_name(&sheet->content, pdf_node(p, m->number)->e.type);
	buf_printf(&sheet->content, "<</MCID %u", mcid);
	if (m->lang.n) {
		buf_text(&sheet->content, "/Lang");
		pdf_put_bytes(&sheet->content, m->lang);
	}
	buf_text(&sheet->content, ">>BDC\n");
}

/* Whether content may stand in what is in use; refuses otherwise. */
static bool may_paint(struct pdf *p, struct str what)
{
	if (p->wanted.use == PDF_USE_NONE)
		return PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_UNTAGGED, what);
	if (p->wanted.use == PDF_USE_ARTIFACT)
		return true;
	const struct pdf_node *n = pdf_node(p, p->wanted.number);
	if (n->type && !n->type->content)
		return PDF_REFUSE(p, pdf_node_span(p, p->wanted.number), DIAG_PDF_GROUPING,
				  what, n->e.type);
	return true;
}

bool pdf_content_begin(struct pdf *p, struct str what, struct str lang)
{
	if (!may_paint(p, what))
		return false;
	struct pdf_mark m = p->wanted;
	if (m.use == PDF_USE_ELEMENT && lang.n && !same_lang(lang, pdf_node(p, m.number)->lang))
		m.lang = lang;
	if (same_mark(&m, &p->open))
		return true;
	pdf_content_end(p);
	if (m.use == PDF_USE_ARTIFACT)
		put_artifact(&pdf_sheet_now(p)->content, (enum pdf_artifact)m.number);
	else
		put_element(p, &m);
	m.lang = arena_str(&p->mem, m.lang);
	p->open = m;
	return true;
}

void pdf_content_end(struct pdf *p)
{
	if (p->open.use != PDF_USE_NONE)
		buf_text(&pdf_sheet_now(p)->content, "EMC\n");
	p->open = (struct pdf_mark){.use = PDF_USE_NONE};
}
