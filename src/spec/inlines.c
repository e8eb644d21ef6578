#include "spec/inlines.h"

#include "base/utf8.h"
#include "ko/compose.h"
#include "spec/entity.h"
#include "spec/template.h"

void inlines_finish(struct inlines *in)
{
	buf_finish(&in->text);
}

static void push(struct inlines *in, struct inline_ x)
{
	if (reader_count(in->r, x.at.lo))
		ARENA_PUSH(in->r->mem, in->done, in->count, in->room) = x;
}

static struct str take_text(struct inlines *in)
{
	struct str s = compose_hangul(in->r->mem, arena_str(in->r->mem, buf_str_of(&in->text)));
	in->text.n = 0;
	return s;
}

/* Completes the pending text. */
static void flush(struct inlines *in)
{
	if (in->images || !in->text.n)
		return;
	struct span at = reader_span(in->r, in->lo, in->hi);
	push(in, (struct inline_){.kind = INLINE_TEXT, .at = at, .text = take_text(in)});
}

static void append(struct inlines *in, struct str s, size_t lo, size_t hi)
{
	if (!in->text.n && !in->images)
		in->lo = lo;
	buf_str(&in->text, s);
	in->hi = hi;
}

/* {{ … }} inside an image's text stays as it is written: the text is a template. */
static void add_part(struct inlines *in, const struct shadow_part *p)
{
	struct str s = in->r->text;
	if (p->kind == SHADOW_SKIP)
		return;
	if (in->images) {
		append(in, str_slice(s, p->lo, p->hi), p->lo, p->hi);
		return;
	}
	flush(in);
	struct inline_ x = {.kind = INLINE_NOTE};
	size_t lo = p->lo + 2, hi = p->hi - 1;
	if (p->kind == SHADOW_VALUE) {
		struct str inside = str_trim(str_slice(s, lo, p->hi - 2));
		x.kind = INLINE_VALUE;
		hi = inside.n ? (size_t)(inside.p - s.p) + inside.n : lo;
		lo = inside.n ? (size_t)(inside.p - s.p) : lo;
		if (!inside.n)
			diag_add(in->r->d, reader_span(in->r, p->lo, p->hi),
				 DIAG_TEMPLATE_EMPTY, NULL, 0);
	}
	x.at = reader_span(in->r, lo, hi);
	x.text = reader_text(in->r, lo, hi);
	push(in, x);
}

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       c == '_' || c == '-';
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool inlines_is_id(struct str s)
{
	if (!s.n || !is_letter(s.p[0]))
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (!is_word(s.p[i]))
			return false;
	return true;
}

/* The length of a reference's name behind the @ at i: "fig-flip", or 0. An @
 * inside a mail address or behind a backslash is none. */
static size_t reference(struct str s, size_t i, size_t hi)
{
	char before = i ? s.p[i - 1] : ' ';
	if (is_word(before) || before == '.' || before == '\\' || before == '+')
		return 0;
	size_t k = i + 1;
	while (k < hi && is_letter(s.p[k]))
		k++;
	if (k == i + 1 || k >= hi || s.p[k] != '-')
		return 0;
	while (k < hi && is_word(s.p[k]))
		k++;
	while (s.p[k - 1] == '-' || s.p[k - 1] == '_')
		k--;
	return k > i + 1 && memchr(s.p + i, '-', k - i) ? k - i - 1 : 0;
}

static void add_reference(struct inlines *in, size_t at, size_t n)
{
	flush(in);
	struct inline_ x = {.kind = INLINE_REF, .at = reader_span(in->r, at, at + 1 + n)};
	x.text = str_slice(in->r->text, at + 1, at + 1 + n);
	push(in, x);
}

/* Text between parts: references are cut out, a stray {{ is an error. */
static void add_plain(struct inlines *in, size_t lo, size_t hi)
{
	struct str s = in->r->text;
	size_t from = lo;
	for (size_t i = lo; i < hi; i++) {
		bool opens = template_opens(s, i);
		bool escaped = i == lo && i > 0 && s.p[i - 1] == '\\';
		if (opens && !escaped) {
			diag_add(in->r->d, reader_span(in->r, i, i + 2), DIAG_TEMPLATE_UNCLOSED,
				 NULL, 0);
			i++;
			continue;
		}
		if (opens && in->images)
			append(in, STR("\\"), i, i);
		size_t n = s.p[i] == '@' && !in->images ? reference(s, i, hi) : 0;
		if (!n)
			continue;
		append(in, str_slice(s, from, i), from, i);
		add_reference(in, i, n);
		i += n;
		from = i + 1;
	}
	if (from < hi)
		append(in, str_slice(s, from, hi), from, hi);
}

void inlines_text(struct inlines *in, size_t lo, size_t hi)
{
	const struct shadow *sh = in->shadow;
	for (size_t i = shadow_part_from(sh, lo); lo < hi; i++) {
		bool more = i < sh->parts && sh->part[i].lo < hi;
		size_t end = more ? sh->part[i].lo : hi;
		if (lo < end)
			add_plain(in, lo, end);
		if (!more)
			return;
		add_part(in, &sh->part[i]);
		lo = sh->part[i].hi;
	}
}

void inlines_code(struct inlines *in, size_t lo, size_t hi)
{
	append(in, str_slice(in->r->text, lo, hi), lo, hi);
}

void inlines_entity(struct inlines *in, size_t lo, size_t hi)
{
	struct str name = str_slice(in->r->text, lo, hi);
	if (!in->text.n && !in->images)
		in->lo = lo;
	in->hi = hi;
	if (entity_decode(&in->text, name))
		return;
	diag_report(in->r->d, reader_span(in->r, lo, hi), DIAG_ENTITY_UNKNOWN, name);
	buf_str(&in->text, name);
}

void inlines_blank(struct inlines *in)
{
	if (!in->text.n && !in->images)
		in->lo = in->hi;
	buf_char(&in->text, ' ');
}

void inlines_break(struct inlines *in)
{
	if (in->images) {
		inlines_blank(in);
		return;
	}
	flush(in);
	push(in,
	     (struct inline_){.kind = INLINE_BREAK, .at = reader_span(in->r, in->hi, in->hi)});
}

bool inlines_enter(struct inlines *in, enum inline_kind kind, struct str target, struct span at)
{
	flush(in);
	if (in->depth == LIMITS_DEPTH)
		return reader_too_deep(in->r, at);
	struct inline_ open = {.kind = kind, .target = target, .at = at};
	in->frame[in->depth++] = (struct inlines_frame){open, in->count};
	if (kind == INLINE_IMAGE)
		in->images++;
	return true;
}

/* The children of a span, copied so that they lie together. */
static void take_children(struct inlines *in, struct inline_ *x, size_t base)
{
	struct inline_ *copy = ARENA_NEW(in->r->mem, struct inline_, in->count - base + 1);
	for (size_t i = base; i < in->count; i++)
		copy[i - base] = in->done[i];
	x->child = copy;
	x->children = in->count - base;
	if (x->children) {
		x->at.lo = copy[0].at.lo;
		x->at.hi = copy[x->children - 1].at.hi;
	}
	in->count = base;
}

static void close_span(struct inlines *in)
{
	struct inlines_frame *f = &in->frame[--in->depth];
	struct inline_ x = f->open;
	bool text = x.kind == INLINE_CODE || x.kind == INLINE_IMAGE;
	if (x.kind == INLINE_IMAGE)
		in->images--;
	if (in->images)
		return; /* whatever stands in an image's text is text */
	if (!text) {
		flush(in);
		take_children(in, &x, f->base);
	} else {
		if (in->text.n && x.kind == INLINE_CODE)
			x.at = reader_span(in->r, in->lo, in->hi);
		x.text = take_text(in);
	}
	push(in, x);
}

void inlines_leave(struct inlines *in, enum inline_kind kind)
{
	if (in->depth && in->frame[in->depth - 1].open.kind == kind)
		close_span(in);
	else
		in->crossed = true;
}

bool inlines_any(const struct inlines *in)
{
	return in->count || in->text.n;
}

void inlines_take(struct inlines *in, const struct inline_ **out, size_t *count)
{
	in->crossed = in->crossed || in->depth;
	while (in->depth)
		close_span(in);
	flush(in);
	struct inline_ all = {.at = reader_span(in->r, in->hi, in->hi)};
	take_children(in, &all, 0);
	*out = all.child;
	*count = all.children;
	if (in->crossed)
		diag_add(in->r->d, all.at, DIAG_EMPHASIS_CROSSED, NULL, 0);
	in->crossed = false;
}
