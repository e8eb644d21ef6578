#include "pdf/meta.h"

#include "base/utf8.h"
#include "pdf/syntax.h"

#define PROGRAM "dopyo"

/* Subtags of 1 to 8 letters or digits, the first of letters only: RFC 5646. */
static bool is_language(struct str s)
{
	size_t length = 0;
	bool first = true;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool alpha = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
		bool digit = c >= '0' && c <= '9' && !first;
		if (c == '-' && length) {
			length = 0;
			first = false;
		} else if ((!alpha && !digit) || ++length > 8) {
			return false;
		}
	}
	return length > 0;
}

void pdf_meta_check_lang(struct pdf *p, struct str lang, struct span at)
{
	if (!is_language(lang))
		PDF_REFUSE(p, at, DIAG_PDF_LANG, lang);
}

/* Line ends and tabs become spaces, other control characters go: XML cannot
 * hold them, and the old form must say the same. */
static struct str clean(struct pdf *p, struct str s)
{
	struct buf b = {0};
	s = str_trim(s);
	for (size_t i = 0; i < s.n;) {
		uint32_t c = utf8_next(s, &i);
		if (c >= 32 && c != 0x7F && c != 0xFFFE && c != 0xFFFF)
			buf_code(&b, c);
		else if (c == '\t' || c == '\n' || c == '\r')
			buf_char(&b, ' ');
	}
	return pdf_string(p, buf_take(&b, &p->mem), SPAN_NONE);
}

void pdf_meta_take(struct pdf *p)
{
	struct pdf_options *o = &p->options;
	o->title = clean(p, o->title);
	o->author = clean(p, o->author);
	o->subject = clean(p, o->subject);
	o->keywords = clean(p, o->keywords);
	o->lang = arena_str(&p->mem, o->lang);
	if (!o->title.n)
		PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_TITLE, STR_NONE);
	pdf_meta_check_lang(p, o->lang, SPAN_NONE);
	if (o->created < PDF_DATE_MIN || o->created > PDF_DATE_MAX) {
		PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_DATE, diag_number(p->d, o->created));
		o->created = 0;
	}
}

static void put_xml(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '&')
			buf_text(b, "&amp;");
		else if (s.p[i] == '<')
			buf_text(b, "&lt;");
		else if (s.p[i] == '>')
			buf_text(b, "&gt;");
		else
			buf_char(b, s.p[i]);
	}
}

static void put_property(struct buf *b, const char *before, struct str s, const char *after)
{
	if (!s.n)
		return;
	buf_text(b, before);
	put_xml(b, s);
	buf_text(b, after);
	buf_char(b, '\n');
}

static void put_description(struct buf *b, const struct pdf_options *o)
{
	buf_text(b, "<rdf:Description rdf:about=\"\""
		    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
		    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
		    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
		    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
		    "<dc:format>application/pdf</dc:format>\n");
	put_property(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", o->title,
		     "</rdf:li></rdf:Alt></dc:title>");
	put_property(b, "<dc:creator><rdf:Seq><rdf:li>", o->author,
		     "</rdf:li></rdf:Seq></dc:creator>");
	put_property(b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", o->subject,
		     "</rdf:li></rdf:Alt></dc:description>");
	put_property(b, "<dc:language><rdf:Bag><rdf:li>", o->lang,
		     "</rdf:li></rdf:Bag></dc:language>");
	put_property(b, "<pdf:Keywords>", o->keywords, "</pdf:Keywords>");
	buf_text(b, "<pdf:Producer>" PROGRAM "</pdf:Producer>\n"
		    "<xmp:CreatorTool>" PROGRAM "</xmp:CreatorTool>\n<xmp:CreateDate>");
	pdf_put_iso_date(b, o->created);
	buf_text(b, "</xmp:CreateDate>\n<xmp:ModifyDate>");
	pdf_put_iso_date(b, o->created);
	buf_printf(b,
		   "</xmp:ModifyDate>\n<pdfaid:part>%d</pdfaid:part>\n"
		   "<pdfaid:conformance>A</pdfaid:conformance>\n</rdf:Description>\n",
		   o->part);
}

/* pdfuaid is no predefined schema of PDF/A, so it is described before it is
 * used (ISO 19005-2 6.6.2.3); some validators insist on that order. */
static void put_ua(struct buf *b)
{
	buf_text(b,
		 "<rdf:Description rdf:about=\"\""
		 " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
		 " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
		 " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
		 "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
		 "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
		 "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
		 "</pdfaSchema:namespaceURI>\n<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
		 "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
		 "<pdfaProperty:name>part</pdfaProperty:name>\n"
		 "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
		 "<pdfaProperty:category>internal</pdfaProperty:category>\n"
		 "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>\n"
		 "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
		 "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n"
		 "<rdf:Description rdf:about=\"\""
		 " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
		 "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n");
}

/* Not compressed, so that archives find it without reading PDF. */
unsigned pdf_meta_write_xmp(struct pdf *p)
{
	unsigned object = pdf_object_new(&p->objects);
	struct buf b = {0};
	buf_text(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF"
		     " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
	put_description(&b, &p->options);
	if (p->options.ua)
		put_ua(&b);
	buf_text(&b, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
	pdf_object_stream_as_is(&p->objects, object, "/Type/Metadata/Subtype/XML",
				buf_str_of(&b));
	buf_finish(&b);
	return object;
}

static void put_info(struct buf *b, const char *key, struct str s)
{
	if (!s.n)
		return;
	buf_text(b, key);
	pdf_put_text(b, s);
}

unsigned pdf_meta_write_info(struct pdf *p)
{
	const struct pdf_options *o = &p->options;
	unsigned object = pdf_object_new(&p->objects);
	struct buf b = {0};
	buf_text(&b, "<<");
	put_info(&b, "/Title", o->title);
	put_info(&b, "/Author", o->author);
	put_info(&b, "/Subject", o->subject);
	put_info(&b, "/Keywords", o->keywords);
	buf_text(&b, "/Creator(" PROGRAM ")/Producer(" PROGRAM ")/CreationDate");
	pdf_put_date(&b, o->created);
	buf_text(&b, "/ModDate");
	pdf_put_date(&b, o->created);
	buf_text(&b, ">>");
	pdf_object_set(&p->objects, object, &b);
	buf_finish(&b);
	return object;
}

unsigned pdf_meta_write_profile(struct pdf *p)
{
	unsigned object = pdf_object_new(&p->objects);
	struct str icc = pdf_icc_srgb(&p->mem, p->options.part == PDF_A1A ? 2 : 4);
	pdf_object_stream(&p->objects, object, "/N 3", icc);
	return object;
}
