#include "pdf/pdf.h"

#include <assert.h>
#include <math.h>

#include "pdf/content.h"
#include "pdf/file.h"
#include "pdf/font.h"
#include "pdf/meta.h"
#include "pdf/navigation.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"

#define PAGE_MIN 3.0 /* ISO 19005-2 6.1.13 */
#define PAGE_MAX 14400.0

struct pdf *pdf_open(const struct pdf_options *o, struct diags *d)
{
	struct arena mem;
	arena_init(&mem);
	struct pdf *p = ARENA_NEW(&mem, struct pdf, 1);
	p->mem = mem; /* p lies in its own arena */
	p->d = d;
	p->options = *o;
	pdf_objects_open(&p->objects, &p->mem);
	pdf_meta_take(p);
	return p;
}

static void close(struct pdf *p)
{
	for (size_t i = 0; i < p->sheets; i++)
		buf_finish(&p->sheet[i].content);
	pdf_objects_close(&p->objects);
	struct arena mem = p->mem;
	arena_finish(&mem);
}

void pdf_abandon(struct pdf *p)
{
	close(p);
}

struct pdf_sheet *pdf_sheet_now(struct pdf *p)
{
	assert(p->sheets && "painting before the first page");
	return &p->sheet[p->sheets - 1];
}

void pdf_list_add_once(struct arena *mem, struct pdf_list *l, unsigned v)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->item[i] == v)
			return;
	ARENA_PUSH(mem, l->item, l->count, l->room) = v;
}

struct str pdf_string(struct pdf *p, struct str s, struct span at)
{
	if (pdf_text_bytes(s) > PDF_STRING_MAX) {
		PDF_REFUSE(p, at, DIAG_PDF_STRING, arena_printf(&p->mem, "%.60s…", s.p),
			   diag_number(p->d, PDF_STRING_MAX / 2));
		return STR_NONE;
	}
	return s.n ? arena_str(&p->mem, s) : STR_NONE;
}

static void end_page(struct pdf *p)
{
	if (!p->sheets)
		return;
	pdf_content_end(p);
	assert((pdf_sheet_now(p)->depth == 0 || p->refused) && "clip without unclip");
}

void pdf_page(struct pdf *p, double width, double height)
{
	end_page(p);
	if (!(width >= PAGE_MIN && width <= PAGE_MAX && height >= PAGE_MIN &&
	      height <= PAGE_MAX)) {
		PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_PAGE_SIZE,
			   arena_printf(&p->mem, "%.0f", width),
			   arena_printf(&p->mem, "%.0f", height));
		width = height = PAGE_MIN;
	}
	struct pdf_state *state = ARENA_NEW(&p->mem, struct pdf_state, PDF_DEPTH_MAX + 1);
	*state = (struct pdf_state){.alpha = 255, .width = 1, .dash = STR("[]0 d\n")};
	ARENA_PUSH(&p->mem, p->sheet, p->sheets, p->sheet_room) = (struct pdf_sheet){
		.width = width,
		.height = height,
		.object = pdf_object_new(&p->objects),
		.state = state,
	};
}

/* Where glyphs were drawn stand zeros until the fonts have given them codes. */
static void patch_codes(struct pdf *p, struct pdf_sheet *s)
{
	static const char hex[] = "0123456789ABCDEF";
	for (size_t i = 0; i < s->fixes; i++) {
		const struct pdf_fix *fix = &s->fix[i];
		unsigned code = p->font[fix->font].slot[fix->slot].code;
		for (int k = 0; k < 4; k++)
			s->content.p[fix->offset + (size_t)k] = hex[code >> (12 - 4 * k) & 15];
	}
}

/* "/Font<</F7 7 0 R>>" */
static void put_resources(struct buf *b, const char *key, char letter,
			  const struct pdf_list *object)
{
	if (!object->count)
		return;
	buf_printf(b, "/%s<<", key);
	for (size_t i = 0; i < object->count; i++)
		buf_printf(b, "/%c%u %u 0 R", letter, object->item[i], object->item[i]);
	buf_text(b, ">>");
}

static void put_opacities(const struct pdf_sheet *s, struct buf *b)
{
	if (!s->alpha.count)
		return;
	buf_text(b, "/ExtGState<<");
	for (size_t i = 0; i < s->alpha.count; i++) {
		double v = s->alpha.item[i] / 255.0;
		buf_printf(b, "/a%u<</ca ", s->alpha.item[i]);
		buf_fixed(b, v, 4);
		buf_text(b, "/CA ");
		buf_fixed(b, v, 4);
		buf_text(b, ">>");
	}
	buf_text(b, ">>");
}

static void write_page(struct pdf *p, unsigned number, unsigned parent)
{
	struct pdf_sheet *s = &p->sheet[number];
	unsigned content = pdf_object_new(&p->objects);
	patch_codes(p, s);
	pdf_object_stream(&p->objects, content, "", buf_str_of(&s->content));
	buf_finish(&s->content);
	struct buf b = {0};
	buf_text(&b, "<</Type/Page");
	pdf_put_ref(&b, "/Parent", parent);
	buf_text(&b, "/MediaBox[0 0 ");
	pdf_put_number(&b, s->width, PDF_DECIMALS);
	pdf_put_number(&b, s->height, PDF_DECIMALS);
	buf_char(&b, ']');
	pdf_put_ref(&b, "/Contents", content);
	if (s->mark.count)
		buf_printf(&b, "/StructParents %u", number);
	buf_text(&b, "/Tabs/S/Resources<<");
	put_resources(&b, "Font", 'F', &s->font);
	put_resources(&b, "XObject", 'I', &s->image);
	put_opacities(s, &b);
	buf_text(&b, ">>");
	if (s->alpha.count || s->blends)
		buf_text(&b, "/Group<</S/Transparency/CS/DeviceRGB>>");
	if (s->annot.count) {
		buf_text(&b, "/Annots[");
		for (size_t i = 0; i < s->annot.count; i++)
			pdf_put_ref(&b, "", s->annot.item[i]);
		buf_char(&b, ']');
	}
	buf_text(&b, ">>");
	pdf_object_set(&p->objects, s->object, &b);
	buf_finish(&b);
}

#define PAGES_NODE 512 /* pages of one node of the page tree */

static void put_kids(struct buf *b, const unsigned *object, size_t n)
{
	buf_text(b, "/Kids[");
	for (size_t i = 0; i < n; i++)
		pdf_put_ref(b, "", object[i]);
	buf_char(b, ']');
}

/* The page tree: one node, or a root over nodes. */
static unsigned write_pages(struct pdf *p)
{
	size_t nodes = (p->sheets + PAGES_NODE - 1) / PAGES_NODE;
	unsigned root = pdf_object_new(&p->objects);
	unsigned *node = ARENA_NEW(&p->mem, unsigned, nodes);
	struct buf b = {0};
	for (size_t i = 0; i < nodes; i++) {
		size_t first = i * PAGES_NODE, end = first + PAGES_NODE;
		end = end < p->sheets ? end : p->sheets;
		node[i] = nodes > 1 ? pdf_object_new(&p->objects) : root;
		unsigned *page = ARENA_NEW(&p->mem, unsigned, end - first);
		for (size_t k = first; k < end; k++) {
			write_page(p, (unsigned)k, node[i]);
			page[k - first] = p->sheet[k].object;
		}
		buf_printf(&b, "<</Type/Pages/Count %zu", end - first);
		if (nodes > 1)
			pdf_put_ref(&b, "/Parent", root);
		put_kids(&b, page, end - first);
		buf_text(&b, ">>");
		pdf_object_set(&p->objects, node[i], &b);
	}
	if (nodes > 1) {
		buf_printf(&b, "<</Type/Pages/Count %zu", p->sheets);
		put_kids(&b, node, nodes);
		buf_text(&b, ">>");
		pdf_object_set(&p->objects, root, &b);
	}
	buf_finish(&b);
	return root;
}

static void put_attachments(struct pdf *p, struct buf *b)
{
	unsigned names = pdf_attachments_write(p);
	if (!names)
		return;
	pdf_put_ref(b, "/Names<</EmbeddedFiles", names);
	buf_text(b, ">>/AF[");
	for (size_t i = 0; i < p->attachments; i++)
		pdf_put_ref(b, "", p->attachment[i].object);
	buf_char(b, ']');
}

static void write_catalog(struct pdf *p, unsigned catalog, unsigned pages)
{
	struct buf b = {0};
	buf_text(&b, "<</Type/Catalog");
	pdf_put_ref(&b, "/Pages", pages);
	buf_text(&b, "/Lang");
	pdf_put_bytes(&b, p->options.lang);
	buf_text(&b, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
		     "/PageLabels<</Nums[0<</S/D>>]>>");
	pdf_put_ref(&b, "/StructTreeRoot", pdf_tree_write(p));
	pdf_put_ref(&b, "/Metadata", pdf_meta_write_xmp(p));
	buf_text(&b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
		     "/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)");
	pdf_put_ref(&b, "/DestOutputProfile", pdf_meta_write_profile(p));
	buf_text(&b, ">>]");
	put_attachments(p, &b);
	unsigned outline = pdf_outline_write(p);
	if (outline) {
		pdf_put_ref(&b, "/Outlines", outline);
		buf_text(&b, "/PageMode/UseOutlines");
	}
	buf_text(&b, ">>");
	pdf_object_set(&p->objects, catalog, &b);
	buf_finish(&b);
}

static void check_count(struct pdf *p)
{
	if (p->objects.count > PDF_OBJECTS_MAX)
		PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_OBJECTS, diag_number(p->d, PDF_OBJECTS_MAX));
}

static void write_document(struct pdf *p, struct buf *out)
{
	unsigned catalog = pdf_object_new(&p->objects);
	pdf_fonts_write(p);
	unsigned pages = write_pages(p);
	pdf_navigation_write(p);
	write_catalog(p, catalog, pages);
	unsigned info = pdf_meta_write_info(p);
	check_count(p);
	if (!p->refused)
		pdf_file_write(&p->objects, p->options.part == PDF_A1A, catalog, info, out);
}

bool pdf_finish(struct pdf *p, struct buf *out)
{
	end_page(p);
	if (!p->sheets)
		PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_EMPTY, STR_NONE);
	pdf_rules_check(p);
	pdf_navigation_check(p);
	if (!p->refused)
		write_document(p, out);
	bool ok = !p->refused;
	close(p);
	return ok;
}
