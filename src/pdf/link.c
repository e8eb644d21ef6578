#include <assert.h>
#include <idn2.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "pdf/content.h"
#include "pdf/navigation.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"

static bool has_scheme(struct str uri, const char *scheme)
{
	size_t n = strlen(scheme);
	if (uri.n <= n)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((uri.p[i] | (uri.p[i] >= 'A' && uri.p[i] <= 'Z' ? 0x20 : 0)) != scheme[i])
			return false;
	return true;
}

static bool is_safe(struct str uri)
{
	return has_scheme(uri, "http://") || has_scheme(uri, "https://") ||
	       has_scheme(uri, "mailto:");
}

static bool is_hex(char c)
{
	return c && strchr("0123456789ABCDEFabcdef", c);
}

static bool is_escape(struct str uri, size_t i)
{
	return uri.p[i] == '%' && i + 2 < uri.n && is_hex(uri.p[i + 1]) && is_hex(uri.p[i + 2]);
}

static bool is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

static struct str unescape(struct str s, struct arena *mem)
{
	char *to = arena_cstring(mem, s), *c = to;
	for (size_t i = 0; i < s.n; i++) {
		bool escape = is_escape(s, i);
		char pair[3] = {escape ? s.p[i + 1] : 0, escape ? s.p[i + 2] : 0, 0};
		*c++ = escape ? (char)strtol(pair, NULL, 16) : s.p[i];
		i += escape ? 2 : 0;
	}
	*c = '\0';
	return (struct str){to, (size_t)(c - to)};
}

/* The letters of a host that are no ASCII are written in those that are (RFC
 * 5891, UTS #46): 한글.kr is xn--bj0bj06e.kr. Empty: it can be no host. */
static struct str host_ascii(struct pdf *p, struct str host)
{
	struct str plain = unescape(host, &p->mem);
	if (is_ascii(plain))
		return host;
	char *ascii = NULL;
	int failed = idn2_to_ascii_8z(plain.p, &ascii, IDN2_NONTRANSITIONAL | IDN2_NFC_INPUT);
	struct str s = failed ? STR_NONE : arena_str(&p->mem, str_of(ascii));
	if (!failed)
		idn2_free(ascii);
	return s;
}

static size_t first_of(struct str s, size_t from, const char *stops)
{
	while (from < s.n && !strchr(stops, s.p[from]))
		from++;
	return from;
}

/* Where the next host after `from` begins and ends; false: there is no other. */
static bool next_host(struct str uri, size_t *from, size_t *end)
{
	if (has_scheme(uri, "mailto:")) {
		size_t query = first_of(uri, 0, "?");
		size_t at = first_of(str_slice(uri, 0, query), *from, "@");
		*from = at + 1;
		*end = first_of(uri, at, ",?");
		return at < query;
	}
	if (*from)
		return false;
	size_t host = str_find(uri, STR("//"), 0) + 2, stop = first_of(uri, host, "/?#");
	size_t name = first_of(str_slice(uri, 0, stop), host, "@") + 1;
	*from = name <= stop ? name : host;
	*end = uri.p[*from] == '[' ? stop : first_of(str_slice(uri, 0, stop), *from, ":");
	return true;
}

static struct str name_hosts(struct pdf *p, struct str uri, struct span at)
{
	struct buf b = {0};
	size_t done = 0, from = 0, end = 0;
	while (next_host(uri, &from, &end)) {
		struct str host = str_slice(uri, from, end), ascii = host_ascii(p, host);
		if (host.n && !ascii.n)
			PDF_REFUSE(p, at, DIAG_PDF_LINK_HOST, host);
		buf_str(&b, str_slice(uri, done, from));
		buf_str(&b, ascii);
		done = from = end;
	}
	buf_str(&b, str_slice(uri, done, uri.n));
	return buf_take(&b, &p->mem);
}

/* An address is ASCII (RFC 3986): what is not gets percent signs, and so does a
 * percent sign that begins no escape. */
static struct str encode(struct pdf *p, struct str uri)
{
	struct buf b = {0};
	for (size_t i = 0; i < uri.n; i++) {
		unsigned char c = (unsigned char)uri.p[i];
		if ((c > 32 && c < 127 && !strchr("%\"<>\\^`{|}", c)) || is_escape(uri, i))
			buf_char(&b, (char)c);
		else
			buf_printf(&b, "%%%02X", c);
	}
	return buf_take(&b, &p->mem);
}

void pdf_link(struct pdf *p, const double rect[4], struct str uri, struct str target,
	      struct str contents)
{
	struct pdf_sheet *sheet = pdf_sheet_now(p);
	assert(p->wanted.use == PDF_USE_ELEMENT);
	unsigned element = p->wanted.number;
	assert(str_eq(pdf_node(p, element)->e.type, STR("Link")));
	struct span at = pdf_node_span(p, element);
	if (!pdf_content_is_near(p, rect, 4, contents))
		return;
	if (!str_trim(contents).n)
		PDF_REFUSE(p, at, DIAG_PDF_LINK_CONTENTS, uri.n ? uri : target);
	if (uri.n && !is_safe(uri))
		PDF_REFUSE(p, at, DIAG_PDF_LINK_SCHEME, uri);
	else if (uri.n)
		uri = name_hosts(p, uri, at);
	double top = sheet->height - rect[1];
	struct pdf_annotation a = {
		.object = pdf_object_new(&p->objects),
		.sheet = (unsigned)p->sheets - 1,
		.element = element,
		.rect = {rect[0], top - rect[3], rect[0] + rect[2], top},
		.uri = pdf_string(p, encode(p, uri), at),
		.target = pdf_string(p, target, at),
		.contents = pdf_string(p, contents, at),
	};
	ARENA_PUSH(&p->mem, p->annotation, p->annotations, p->annotation_room) = a;
	ARENA_PUSH(&p->mem, sheet->annot.item, sheet->annot.count, sheet->annot.room) =
		a.object;
	pdf_node_add_kid(p, element, (struct pdf_kid){PDF_KID_LINK, a.object, a.sheet});
}

void pdf_anchor(struct pdf *p, struct str id, double x, double y)
{
	struct pdf_sheet *sheet = pdf_sheet_now(p);
	if (!pdf_content_is_near(p, (double[]){x, y}, 2, id))
		return;
	ARENA_PUSH(&p->mem, p->anchor, p->anchors, p->anchor_room) = (struct pdf_anchor_at){
		.id = arena_str(&p->mem, id),
		.sheet = (unsigned)p->sheets - 1,
		.x = x,
		.y = sheet->height - y,
	};
}

static int by_id(const void *a, const void *b)
{
	const struct pdf_anchor_at *x = a, *y = b;
	return str_cmp(x->id, y->id);
}

static const struct pdf_anchor_at *find(const struct pdf *p, struct str id)
{
	struct pdf_anchor_at key = {.id = id};
	return p->anchors ? bsearch(&key, p->anchor, p->anchors, sizeof(key), by_id) : NULL;
}

static struct str nearest(const struct pdf *p, struct str id)
{
	struct str best = STR_NONE;
	for (size_t i = 0; i < p->anchors; i++)
		best = str_nearer(id, p->anchor[i].id, best);
	return best;
}

void pdf_navigation_check(struct pdf *p)
{
	if (p->anchors)
		qsort(p->anchor, p->anchors, sizeof(*p->anchor), by_id);
	for (size_t i = 1; i < p->anchors; i++)
		if (str_eq(p->anchor[i].id, p->anchor[i - 1].id))
			PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_ID_TWICE, p->anchor[i].id);
	for (size_t i = 0; i < p->annotations; i++) {
		const struct pdf_annotation *a = &p->annotation[i];
		if (!a->uri.n && !find(p, a->target))
			PDF_REFUSE(p, pdf_node_span(p, a->element), DIAG_PDF_LINK_TARGET,
				   a->target, nearest(p, a->target));
	}
}

void pdf_put_destination(struct pdf *p, struct buf *b, unsigned sheet, double x, double y)
{
	buf_char(b, '[');
	pdf_put_ref(b, "", p->sheet[sheet].object);
	buf_text(b, "/XYZ ");
	pdf_put_number(b, x, PDF_DECIMALS);
	pdf_put_number(b, y, PDF_DECIMALS);
	buf_text(b, "null]");
}

static void put_action(struct pdf *p, struct buf *b, const struct pdf_annotation *a)
{
	if (a->uri.n) {
		buf_text(b, "/A<</S/URI/URI");
		pdf_put_bytes(b, a->uri);
		buf_text(b, ">>");
		return;
	}
	const struct pdf_anchor_at *to = find(p, a->target);
	buf_text(b, "/Dest");
	pdf_put_destination(p, b, to->sheet, to->x, to->y);
}

void pdf_navigation_write(struct pdf *p)
{
	struct buf b = {0};
	for (size_t i = 0; i < p->annotations; i++) {
		const struct pdf_annotation *a = &p->annotation[i];
		buf_text(&b, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
		for (int k = 0; k < 4; k++)
			pdf_put_number(&b, a->rect[k], PDF_DECIMALS);
		buf_text(&b, "]/Contents");
		pdf_put_text(&b, a->contents);
		put_action(p, &b, a);
		buf_printf(&b, "/StructParent %zu>>", p->sheets + i);
		pdf_object_set(&p->objects, a->object, &b);
	}
	buf_finish(&b);
}
