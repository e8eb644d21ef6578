#include "spec/body.h"

#include <assert.h>
#include <md4c.h>
#include <stdint.h>
#include <string.h>

#include "ko/compose.h"
#include "spec/attribute.h"
#include "spec/colon.h"
#include "spec/entity.h"
#include "spec/fence.h"
#include "spec/frames.h"
#include "spec/html.h"
#include "spec/inlines.h"
#include "spec/phrase.h"
#include "spec/yaml.h"

/* md4c calls back with blocks, spans and text, which become elements here. */
struct body {
	struct reader *r;
	struct shadow shadow;
	struct inlines in;
	struct frames fs;
	struct fence fence;
	struct buf code;
	size_t html, quotes; /* start of an HTML block; open quotes */
	bool in_code, in_html, in_head;
	bool lost; /* a fence was not found, which is looked for no further */
};

/* Text of a tight list item comes without a paragraph around it. */
static bool flush_paragraph(struct body *b)
{
	if (!inlines_any(&b->in))
		return true;
	struct element e = {.kind = ELEMENT_PARAGRAPH};
	inlines_take(&b->in, &e.inlines, &e.inline_count);
	if (!e.inline_count)
		return true;
	e.at = e.inlines[0].at;
	e.at.hi = e.inlines[e.inline_count - 1].at.hi;
	return frames_push(&b->fs, e);
}

/* ::: and \newpage, which md4c saw as headings. */

static bool in_body(struct body *b)
{
	enum element_kind kind = frames_top(&b->fs)->e.kind;
	return b->fs.depth == 1 || kind == ELEMENT_DIV;
}

static bool open_div(struct body *b, const struct shadow_line *line)
{
	size_t lo = line->mark_lo, hi = line->mark_hi;
	struct str s = b->r->text;
	if (s.p[lo] == '{' && hi > lo + 1 && s.p[hi - 1] == '}')
		lo++, hi--;
	if (!frames_open(&b->fs, ELEMENT_DIV))
		return false;
	struct frame *f = frames_top(&b->fs);
	f->first = line->lo;
	f->last = line->hi;
	f->e.inner = reader_span(b->r, line->hi, line->hi);
	attribute_set(&f->e, b->r, lo, hi);
	return true;
}

static bool close_div(struct body *b, const struct shadow_line *line)
{
	struct span at = reader_span(b->r, line->lo, line->hi);
	if (frames_top(&b->fs)->e.kind != ELEMENT_DIV) {
		diag_add(b->r->d, at, DIAG_DIV_NOT_OPEN, NULL, 0);
		return true;
	}
	frames_top(&b->fs)->last = line->hi;
	frames_top(&b->fs)->e.inner.hi = at.lo;
	return frames_close(&b->fs);
}

static bool special_line(struct body *b, const struct shadow_line *line)
{
	struct span at = reader_span(b->r, line->lo, line->hi);
	if (!in_body(b)) {
		diag_report(b->r->d, at, DIAG_DIV_PLACE,
			    line->kind == SHADOW_PAGE ? STR("\\newpage") : STR(":::"));
		return true;
	}
	if (line->kind == SHADOW_DIV)
		return open_div(b, line);
	if (line->kind == SHADOW_DIV_END)
		return close_div(b, line);
	return frames_push(&b->fs, (struct element){.kind = ELEMENT_PAGE_BREAK, .at = at});
}

static bool close_heading(struct body *b)
{
	struct frame f = frames_pop(&b->fs);
	const struct shadow_line *line =
		f.first == FRAMES_NOWHERE ? NULL : shadow_line_at(&b->shadow, f.last - 1);
	if (line && line->kind <= SHADOW_PAGE)
		return special_line(b, line);
	inlines_take(&b->in, &f.e.inlines, &f.e.inline_count);
	if (line && line->kind == SHADOW_COLON)
		return frames_push(&b->fs, colon_from_heading(f.e, b->r, line));
	if (line && line->kind == SHADOW_HEADING)
		attribute_set(&f.e, b->r, line->mark_lo, line->mark_hi);
	return frames_push(&b->fs, f.e);
}

static bool close_leaf(struct body *b)
{
	struct frame f = frames_pop(&b->fs);
	inlines_take(&b->in, &f.e.inlines, &f.e.inline_count);
	bool nothing = f.e.kind == ELEMENT_PARAGRAPH && !f.e.inline_count;
	return nothing || frames_push(&b->fs, f.e);
}

/* Outlines and notes, which md4c saw as items of a + list. */

static bool close_note(struct body *b, const struct shadow_line *line)
{
	struct element *e = &frames_top(&b->fs)->e;
	e->kind = ELEMENT_NOTE;
	e->id = reader_text(b->r, line->mark_lo, line->mark_hi);
	e->id_at = reader_span(b->r, line->mark_lo, line->mark_hi);
	return frames_close(&b->fs);
}

/* The first paragraph of the item is the outline's text; what follows in the
 * item follows the outline. */
static bool close_outline(struct body *b, const struct shadow_line *line)
{
	struct frame f = frames_pop(&b->fs);
	struct element *e = &b->fs.done[f.base];
	e->kind = ELEMENT_OUTLINE;
	e->level = line->level;
	e->mark = reader_text(b->r, line->mark_lo, line->mark_hi);
	e->at.lo = (uint32_t)line->lo;
	return true;
}

static bool close_item(struct body *b)
{
	struct frame *f = frames_top(&b->fs);
	bool plus = b->fs.depth > 1 && b->fs.frame[b->fs.depth - 2].plus;
	const struct shadow_line *line = f->first == FRAMES_NOWHERE || !plus
						 ? NULL
						 : shadow_line_at(&b->shadow, f->first);
	enum element_kind first =
		b->fs.count > f->base ? b->fs.done[f->base].kind : ELEMENT_RULE;
	bool text = first == ELEMENT_PARAGRAPH || first == ELEMENT_HEADING;
	if (line && line->kind == SHADOW_DEF && first != ELEMENT_NOTE)
		return close_note(b, line);
	if (line && line->kind == SHADOW_COLON) {
		f->e = colon_from_item(f->e, b->r, line);
		f->first = line->lo;
		f->last = line->hi > f->last ? line->hi : f->last;
		return frames_close(&b->fs);
	}
	if (line && line->kind == SHADOW_OUTLINE && text)
		return close_outline(b, line);
	return frames_close(&b->fs);
}

static struct element part_of_list(struct element list, const struct element *item, size_t n)
{
	list.child = item;
	list.children = n;
	if (n) {
		list.at.lo = item[0].at.lo;
		list.at.hi = item[n - 1].at.hi;
	}
	return list;
}

/* A list, or the outlines and notes that stood as its items, in their order. */
static bool close_list(struct body *b)
{
	struct frame f = frames_pop(&b->fs);
	size_t n, from = 0;
	const struct element *child = frames_take(&b->fs, f.base, &n);
	for (size_t i = 0; i <= n; i++) {
		if (i < n && child[i].kind == ELEMENT_ITEM)
			continue;
		if (from < i && !frames_push(&b->fs, part_of_list(f.e, child + from, i - from)))
			return false;
		if (i < n && !frames_push(&b->fs, child[i]))
			return false;
		from = i + 1;
	}
	return true;
}

/* Fenced code and {name #id} blocks. */

static bool enter_code(struct body *b)
{
	b->in_code = true;
	b->lost = b->lost || !fence_open(&b->fence, b->r, b->fs.cursor);
	if (b->lost)
		b->fence = (struct fence){.lo = b->fs.cursor,
					  .info = b->fs.cursor,
					  .info_hi = b->fs.cursor,
					  .text = b->fs.cursor};
	b->fs.cursor = b->fence.text;
	return frames_open(&b->fs, ELEMENT_CODE);
}

static bool leave_code(struct body *b)
{
	struct fence *f = &b->fence;
	if (!b->lost) {
		fence_close(f, b->r, b->fs.cursor);
		b->fs.cursor = f->past;
		if (!f->closed)
			diag_add(b->r->d, reader_span(b->r, f->lo, f->info_hi),
				 DIAG_FENCE_UNCLOSED, NULL, 0);
	}
	struct element e = frames_pop(&b->fs).e;
	struct str info = str_slice(b->r->text, f->info, f->info_hi);
	e.at = reader_span(b->r, f->lo, f->info_hi);
	e.name = info;
	e.name_at = reader_span(b->r, f->info, f->info_hi);
	e.text = compose_hangul(b->r->mem, arena_str(b->r->mem, buf_str_of(&b->code)));
	b->code.n = 0;
	b->in_code = false;
	if (info.n && info.p[0] == '{')
		fence_read_block(f, b->r, b->quotes > 0, &e);
	else if (str_among(info, "chart table kpi list"))
		diag_report(b->r->d, e.name_at, DIAG_FENCE_BARE, info);
	return frames_push(&b->fs, e);
}

/* md4c's callbacks. */

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct body *b = user;
	static const enum element_kind kinds[] = {
		[MD_BLOCK_QUOTE] = ELEMENT_QUOTE, [MD_BLOCK_UL] = ELEMENT_LIST,
		[MD_BLOCK_OL] = ELEMENT_LIST,     [MD_BLOCK_LI] = ELEMENT_ITEM,
		[MD_BLOCK_HR] = ELEMENT_RULE,     [MD_BLOCK_H] = ELEMENT_HEADING,
		[MD_BLOCK_P] = ELEMENT_PARAGRAPH, [MD_BLOCK_TABLE] = ELEMENT_TABLE,
		[MD_BLOCK_TR] = ELEMENT_ROW,      [MD_BLOCK_TH] = ELEMENT_CELL,
		[MD_BLOCK_TD] = ELEMENT_CELL,
	};
	if (type == MD_BLOCK_DOC)
		return 0;
	if (b->r->full)
		return 1;
	if (!flush_paragraph(b))
		return 1;
	if (type == MD_BLOCK_CODE)
		return !enter_code(b);
	if (type == MD_BLOCK_HTML) {
		b->in_html = true;
		b->html = FRAMES_NOWHERE;
		return 0;
	}
	if (type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) {
		b->in_head = type == MD_BLOCK_THEAD;
		return 0;
	}
	if (!frames_open(&b->fs, kinds[type]))
		return 1;
	struct frame *f = frames_top(&b->fs);
	f->e.head = b->in_head && (type == MD_BLOCK_TR || type == MD_BLOCK_TH);
	b->quotes += type == MD_BLOCK_QUOTE;
	f->plus = type == MD_BLOCK_UL && ((MD_BLOCK_UL_DETAIL *)detail)->mark == '+';
	f->e.ordered = type == MD_BLOCK_OL;
	if (type == MD_BLOCK_OL)
		f->e.start = (int)((MD_BLOCK_OL_DETAIL *)detail)->start;
	if (type == MD_BLOCK_H || type == MD_BLOCK_TABLE)
		f->e.yaml.kind = NODE_MAP;
	if (type == MD_BLOCK_H)
		f->e.level = (int)((MD_BLOCK_H_DETAIL *)detail)->level;
	if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
		f->e.align = (enum align)((MD_BLOCK_TD_DETAIL *)detail)->align;
	return 0;
}

static bool close_document(struct body *b)
{
	while (b->fs.depth > 1) {
		struct span at = {b->r->file, (uint32_t)frames_top(&b->fs)->first, 0};
		at.hi = (uint32_t)reader_line_end(b->r, at.lo);
		diag_add(b->r->d, at, DIAG_DIV_UNCLOSED, NULL, 0);
		if (!frames_close(&b->fs))
			return false;
	}
	return true;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct body *b = user;
	(void)detail;
	if (b->r->full)
		return 1; /* md4c goes on leaving blocks after it was stopped */
	switch (type) {
	case MD_BLOCK_H:
		return !close_heading(b);
	case MD_BLOCK_P:
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		return !close_leaf(b);
	case MD_BLOCK_CODE:
		return !leave_code(b);
	case MD_BLOCK_HTML:
		b->in_html = false;
		if (b->html != FRAMES_NOWHERE)
			html_check(b->r, b->html, b->fs.cursor);
		return 0;
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
		return 0;
	default:
		break;
	}
	if (!flush_paragraph(b))
		return 1;
	b->quotes -= type == MD_BLOCK_QUOTE;
	if (type == MD_BLOCK_DOC)
		return !close_document(b);
	if (type == MD_BLOCK_LI)
		return !close_item(b);
	if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
		return !close_list(b);
	return !frames_close(&b->fs);
}

/* The file's offset of a pointer into the shadow, or FRAMES_NOWHERE. */
static size_t offset(const struct body *b, const char *p)
{
	uintptr_t at = (uintptr_t)p, start = (uintptr_t)b->shadow.text;
	return at >= start && at - start <= b->r->text.n ? (size_t)(at - start)
							 : FRAMES_NOWHERE;
}

/* An address. md4c copies one with escapes or entities in it; then it is not
 * known where it stood. */
static struct str target(struct body *b, const MD_ATTRIBUTE *a, struct span *at)
{
	size_t lo = offset(b, a->text);
	*at = reader_span(b->r, b->fs.cursor, b->fs.cursor);
	if (!a->size)
		return STR_NONE;
	if (lo != FRAMES_NOWHERE) {
		*at = reader_span(b->r, lo, lo + a->size);
		return reader_text(b->r, lo, lo + a->size);
	}
	if (shadow_holds_value((struct str){a->text, a->size}))
		diag_add(b->r->d, *at, DIAG_TEMPLATE_IN_ADDRESS, NULL, 0);
	struct buf text = {0};
	b->r->parts += a->size / 64;
	for (size_t i = 0; a->substr_offsets[i] < a->size; i++) {
		struct str part = str_slice((struct str){a->text, a->size},
					    a->substr_offsets[i], a->substr_offsets[i + 1]);
		if (a->substr_types[i] != MD_TEXT_ENTITY || !entity_decode(&text, part))
			buf_str(&text, part);
	}
	return compose_hangul(b->r->mem, buf_take(&text, b->r->mem));
}

static enum inline_kind kind_of(MD_SPANTYPE type)
{
	switch (type) {
	case MD_SPAN_EM:
		return INLINE_EMPH;
	case MD_SPAN_CODE:
		return INLINE_CODE;
	case MD_SPAN_A:
		return INLINE_LINK;
	case MD_SPAN_IMG:
		return INLINE_IMAGE;
	default:
		return INLINE_STRONG;
	}
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct body *b = user;
	struct span at = reader_span(b->r, b->fs.cursor, b->fs.cursor);
	struct str address = STR_NONE;
	if (type == MD_SPAN_A)
		address = target(b, &((MD_SPAN_A_DETAIL *)detail)->href, &at);
	else if (type == MD_SPAN_IMG)
		address = target(b, &((MD_SPAN_IMG_DETAIL *)detail)->src, &at);
	return !inlines_enter(&b->in, kind_of(type), address, at);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct body *b = user;
	(void)detail;
	inlines_leave(&b->in, kind_of(type));
	return b->r->full;
}

/* Text that md4c made itself: line ends and blanks. */
static void made_text(struct body *b, MD_TEXTTYPE type, struct str s)
{
	if (b->in_code)
		buf_str(&b->code, s);
	else if (type == MD_TEXT_BR)
		inlines_break(&b->in);
	else if (!b->in_html)
		inlines_blank(&b->in);
}

/* |-|-| is a table's rule for other programs, but md4c wants three dashes. */
static void check_rule(struct body *b, size_t lo, size_t hi)
{
	struct str s = b->r->text;
	size_t bars = 0, dashes = 0, i = lo;
	for (; i < hi && strchr("|-: \t", s.p[i]); i++) {
		bars += s.p[i] == '|';
		dashes += s.p[i] == '-';
	}
	if (i == hi && bars && dashes)
		diag_report(b->r->d, reader_span(b->r, lo, hi), DIAG_TABLE_RULE,
			    str_slice(s, lo, hi));
}

static int text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE size, void *user)
{
	struct body *b = user;
	size_t lo = offset(b, p), hi = lo + size;
	if (lo == FRAMES_NOWHERE) {
		made_text(b, type, (struct str){p, size});
		return b->r->full;
	}
	frames_touch(&b->fs, lo, hi);
	if (b->in_code)
		buf_str(&b->code, str_slice(b->r->text, lo, hi));
	else if (b->in_html)
		b->html = b->html == FRAMES_NOWHERE ? lo : b->html;
	else if (type == MD_TEXT_HTML)
		html_check(b->r, lo, hi);
	else if (type == MD_TEXT_CODE)
		inlines_code(&b->in, lo, hi);
	else if (type == MD_TEXT_ENTITY)
		inlines_entity(&b->in, lo, hi);
	else {
		if (!b->r->scalar)
			check_rule(b, lo, hi);
		inlines_text(&b->in, lo, hi);
	}
	return b->r->full;
}

static void parse(struct body *b, size_t lo, unsigned flags)
{
	struct str shadow = {b->shadow.text + lo, b->r->text.n - lo};
	MD_PARSER parser = {
		.flags = MD_FLAG_NOINDENTEDCODEBLOCKS | flags,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = text,
	};
	b->in.r = b->r;
	b->in.shadow = &b->shadow;
	if (md_parse(shadow.p, (MD_SIZE)shadow.n, &parser, b) < 0)
		arena_exhausted();
	inlines_finish(&b->in);
	buf_finish(&b->code);
}

void body_read(struct spec *out, struct reader *r, size_t lo)
{
	struct body b = {.r = r};
	frames_init(&b.fs, r, lo);
	if (!shadow_make(&b.shadow, r, lo))
		return;
	parse(&b, lo, MD_FLAG_TABLES);
	colon_settle(&b.fs, 0);
	out->element = frames_take(&b.fs, 0, &out->elements);
}

void body_read_phrase(struct reader *r, const struct inline_ **out, size_t *count)
{
	struct body b = {.r = r};
	frames_init(&b.fs, r, 0);
	phrase_make(&b.shadow, r);
	parse(&b, 0, MD_FLAG_NOHTMLBLOCKS);
	*out = b.fs.count ? b.fs.done[0].inlines : NULL;
	*count = b.fs.count ? b.fs.done[0].inline_count : 0;
	assert(b.fs.count <= 1 || r->full); /* a phrase is one paragraph */
}
