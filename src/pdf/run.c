#include <assert.h>
#include <hb.h>
#include <math.h>

#include "base/utf8.h"
#include "pdf/content.h"
#include "pdf/font.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"

/*
 * A text run → a text object. Each glyph's text goes into the font's
 * ToUnicode map where a code can say it, and into an ActualText span only
 * where not: readers know the map better than the span.
 */
#define STRING_GLYPHS 4096 /* far below the limits of strings and arrays */
#define TRIM_LEAST 200.0   /* 1/1000 em: more than any space is narrowed by */

struct show { /* the text object under construction */
	struct pdf *p;
	struct pdf_sheet *sheet;
	struct pdf_font *font;
	const struct text_run *run;
	unsigned number; /* of the font, which may move when another is added */
	double pen;      /* where the reader is, in 1/1000 em */
	double want;     /* where the next glyph belongs */
	double rise;     /* points */
	unsigned glyphs; /* in the open array */
	bool array, string;
};

static void end_string(struct show *s)
{
	if (s->string)
		buf_char(&s->sheet->content, '>');
	s->string = false;
}

static void end_array(struct show *s)
{
	end_string(s);
	if (s->array)
		buf_text(&s->sheet->content, "]TJ\n");
	s->array = false;
	s->glyphs = 0;
}

static void set_rise(struct show *s, double rise)
{
	if (fabs(rise - s->rise) < 0.005)
		return;
	end_array(s);
	pdf_put_number(&s->sheet->content, rise, PDF_DECIMALS);
	buf_text(&s->sheet->content, "Ts\n");
	s->rise = rise;
}

static void set_font(struct show *s, unsigned object)
{
	struct pdf_state *now = &s->sheet->state[s->sheet->depth];
	if (now->font == object && now->size == s->run->size)
		return;
	end_array(s);
	now->font = object;
	now->size = s->run->size;
	pdf_list_add_once(&s->p->mem, &s->sheet->font, object);
	buf_printf(&s->sheet->content, "/F%u ", object);
	pdf_put_number(&s->sheet->content, now->size, 3);
	buf_text(&s->sheet->content, "Tf\n");
}

/* Positions are whole thousandths of an em; what is cut off stays in the
 * difference between pen and want, so it never adds up. */
static void show_glyph(struct show *s, const struct text_glyph *g, unsigned slot)
{
	struct buf *b = &s->sheet->content;
	double em = 1000 / s->run->size;
	set_rise(s, g->dy);
	set_font(s, s->font->map.item[s->font->slot[slot].map]);
	if (s->glyphs == STRING_GLYPHS)
		end_array(s);
	double back = round(s->pen - s->want - g->dx * em);
	if (back != 0)
		end_string(s);
	if (!s->array)
		buf_char(b, '[');
	s->array = true;
	if (back != 0)
		buf_fixed(b, back, 0);
	s->pen -= back;
	if (!s->string)
		buf_char(b, '<');
	s->string = true;
	ARENA_PUSH(&s->p->mem, s->sheet->fix, s->sheet->fixes, s->sheet->fix_room) =
		(struct pdf_fix){b->n, s->number, slot};
	buf_text(b, "0000");
	s->pen += s->font->slot[slot].width;
	s->glyphs++;
}

/* Glyphs lo … hi stand for text together. */
struct cluster {
	uint32_t lo, hi;
	struct str text;
	size_t codes; /* code points */
};

static struct cluster next_cluster(const struct text_run *run, uint32_t lo)
{
	const struct text_glyph *g = run->glyph;
	struct cluster c = {.lo = lo, .hi = lo + 1};
	while (c.hi < run->glyphs && g[c.hi].cluster == g[lo].cluster)
		c.hi++;
	size_t end = run->text.n;
	if (c.hi < run->glyphs && g[c.hi].cluster > g[lo].cluster)
		end = g[c.hi].cluster;
	else if (lo && g[lo - 1].cluster > g[lo].cluster) /* right to left */
		end = g[lo - 1].cluster;
	c.text = str_slice(run->text, g[lo].cluster, end);
	c.codes = utf8_count(c.text);
	return c;
}

static bool is_private(uint32_t c)
{
	return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

static bool is_forbidden(uint32_t c)
{
	return c < 32 || c == 0x7F || c == UTF8_BAD || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

/* No glyph of their own in any font: they only steer how others are set. */
static bool is_invisible(uint32_t c)
{
	return c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x180B && c <= 0x180E) ||
	       (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
	       (c >= 0xE0000 && c <= 0xE0FFF);
}

/* A no-break or thin space is extracted as a space by every reader. */
static bool is_blank(uint32_t c)
{
	return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

/* Shaping puts the tone marks of old Hangul before their syllable. */
static bool is_reordered(struct str text)
{
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_next(text, &i);
		if (c == 0x302E || c == 0x302F)
			return true;
	}
	return false;
}

static struct span span_in_use(struct pdf *p)
{
	return p->wanted.use == PDF_USE_ELEMENT ? pdf_node_span(p, p->wanted.number)
						: SPAN_NONE;
}

static struct str code_name(struct pdf *p, uint32_t c)
{
	return arena_printf(&p->mem, "U+%04X", c);
}

static bool check_codes(struct show *s, struct str text)
{
	struct pdf *p = s->p;
	bool actual =
		p->wanted.use == PDF_USE_ELEMENT && pdf_node_has_actual(p, p->wanted.number);
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_next(text, &i);
		if (is_forbidden(c))
			return PDF_REFUSE(p, span_in_use(p), DIAG_PDF_CODE, s->run->text,
					  code_name(p, c));
		if (is_private(c) && !actual)
			return PDF_REFUSE(p, span_in_use(p), DIAG_PDF_PRIVATE, s->run->text,
					  code_name(p, c));
	}
	return true;
}

static bool check_cluster(struct show *s, const struct cluster *c)
{
	for (uint32_t i = c->lo; i < c->hi; i++) {
		uint32_t id = s->run->glyph[i].id;
		if (id == 0 || id >= s->font->glyphs)
			return PDF_REFUSE(s->p, span_in_use(s->p), DIAG_PDF_GLYPH, c->text,
					  s->run->face->family, s->run->text);
	}
	return check_codes(s, c->text);
}

/* The glyph of the tone mark comes first, its code last. Readers that do not
 * know ActualText get the mark before its syllable, and both of them right. */
static struct str reordered_text(const struct cluster *c, uint32_t i)
{
	size_t mark = c->text.n;
	utf8_prev(c->text, &mark);
	if (i == c->lo)
		return str_slice(c->text, mark, c->text.n);
	return i == c->lo + 1 ? str_slice(c->text, 0, mark) : STR("\xE2\x80\x8B");
}

/* The text that glyph i of a cluster stands for by itself. */
static struct str glyph_text(const struct cluster *c, uint32_t i, size_t *at)
{
	if (c->hi - c->lo == 1) {
		size_t k = 0;
		bool blank = c->codes == 1 && is_blank(utf8_next(c->text, &k));
		return blank ? STR(" ") : c->text;
	}
	if (is_reordered(c->text))
		return reordered_text(c, i);
	if (c->hi - c->lo == c->codes) {
		size_t from = *at;
		utf8_next(c->text, at);
		return str_slice(c->text, from, *at);
	}
	return i == c->lo ? c->text : STR("\xE2\x80\x8B"); /* U+200B: nothing more */
}

/* Whether the codes of the cluster's glyphs can say its text. */
static bool map_cluster(struct show *s, const struct cluster *c)
{
	if (c->hi - c->lo > 1 && (c->hi - c->lo != c->codes || is_reordered(c->text)))
		return false;
	size_t at = 0;
	bool all = true;
	for (uint32_t i = c->lo; i < c->hi; i++)
		all &= pdf_font_slot(s->p, s->font, s->run->glyph[i].id,
				     glyph_text(c, i, &at)) != PDF_NO_SLOT;
	return all;
}

static bool is_skipped(const struct cluster *c)
{
	for (size_t i = 0; i < c->text.n;)
		if (!is_invisible(utf8_next(c->text, &i)))
			return false;
	return true;
}

/* A glyph that is set much narrower than it is, as brackets are, would overlap
 * its neighbours for readers: it is shown from the face's trimmed font. */
static bool show_trimmed(struct show *s, const struct cluster *c)
{
	const struct text_glyph *g = &s->run->glyph[c->lo];
	const struct text_face *face = s->run->face;
	double em = 1000 / s->run->size, advance = g->advance * em;
	double own = hb_font_get_glyph_h_advance(face->hb_font, g->id) * 1000.0 / face->upem;
	if (c->hi - c->lo > 1 || own - advance < TRIM_LEAST)
		return false;
	unsigned base = s->number, trimmed = pdf_font_trimmed(s->p, base);
	struct pdf_slot want = {.glyph = g->id,
				.text = c->text,
				.width = (int)lround(advance),
				.shift = (int)lround(g->dx * em)};
	unsigned slot = pdf_font_trim_slot(s->p, &s->p->font[trimmed], want);
	if (slot != PDF_NO_SLOT) {
		s->number = trimmed;
		s->font = &s->p->font[trimmed];
		show_glyph(s, &(struct text_glyph){.id = g->id, .dy = g->dy}, slot);
		s->number = base;
		s->want += advance;
	}
	s->font = &s->p->font[base];
	return slot != PDF_NO_SLOT;
}

static void show_cluster(struct show *s, const struct cluster *c)
{
	bool skip = is_skipped(c);
	if (!skip && show_trimmed(s, c))
		return;
	bool mapped = skip || map_cluster(s, c);
	if (!mapped) {
		end_array(s);
		buf_text(&s->sheet->content, "/Span<</ActualText");
		pdf_put_text(&s->sheet->content, c->text);
		buf_text(&s->sheet->content, ">>BDC\n");
	}
	size_t at = 0;
	for (uint32_t i = c->lo; i < c->hi; i++) {
		const struct text_glyph *g = &s->run->glyph[i];
		struct str text = glyph_text(c, i, &at);
		if (!skip)
			show_glyph(s, g,
				   mapped ? pdf_font_slot(s->p, s->font, g->id, text)
					  : pdf_font_weak_slot(s->p, s->font, g->id, text));
		s->want += g->advance * 1000 / s->run->size;
	}
	if (!mapped) {
		end_array(s);
		buf_text(&s->sheet->content, "EMC\n");
	}
}

static void set_place(struct show *s, double x, double y, double angle)
{
	struct buf *b = &s->sheet->content;
	if (angle != 0) {
		pdf_put_number(b, cos(angle), 5);
		pdf_put_number(b, -sin(angle), 5);
		pdf_put_number(b, sin(angle), 5);
		pdf_put_number(b, cos(angle), 5);
	}
	pdf_content_point(s->p, x, y);
	buf_text(b, angle != 0 ? "Tm\n" : "Td\n");
}

static void remember_text(struct pdf *p, struct str text)
{
	if (p->wanted.use != PDF_USE_ELEMENT)
		return;
	struct pdf_node *n = pdf_node(p, p->wanted.number);
	if (!n->text.n)
		n->text = arena_str(&p->mem, text);
}

void pdf_run(struct pdf *p, const struct text_run *run, uint32_t rgba, double x, double y,
	     double angle)
{
	struct show s = {.p = p, .run = run};
	if (!run->glyphs || !pdf_content_begin(p, run->text, run->lang))
		return;
	if (!pdf_content_is_near(p, (double[]){x, y, run->size}, 3, run->text))
		return;
	assert(run->size > 0);
	remember_text(p, run->text);
	if (!pdf_font_find(p, run->face, &s.number) || !(rgba & 0xFF))
		return;
	s.font = &p->font[s.number];
	s.sheet = pdf_sheet_now(p);
	pdf_content_fill(p, rgba);
	buf_text(&s.sheet->content, "BT\n");
	set_place(&s, x, y, angle);
	for (uint32_t i = 0; i < run->glyphs;) {
		struct cluster c = next_cluster(run, i);
		if (check_cluster(&s, &c))
			show_cluster(&s, &c);
		i = c.hi;
	}
	set_rise(&s, 0);
	end_array(&s);
	buf_text(&s.sheet->content, "ET\n");
}
