#include "spec/shadow.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "spec/date.h"
#include "spec/limits.h"
#include "spec/outline.h"
#include "spec/template.h"

/* What stands in a shadow for a value, for a value that must count as
 * punctuation, and for a note. Four bytes each: {{x}} and [^1] have room. */
#define VALUE "\xF4\x80\x80\x80"      /* U+100000, private use: a letter to md4c */
#define VALUE_STOP "\xF0\x90\x84\x81" /* U+10101, punctuation */
#define NOTE "\xF0\x90\x84\x80"       /* U+10100, punctuation */
#define STOP1 "^"                     /* punctuation of one to three bytes */
#define STOP2 "\xC2\xAB"
#define STOP3 "\xE3\x80\x82"

struct state {
	struct shadow *out;
	const struct reader *r;
	enum outline_above above;
	bool fresh; /* a paragraph may begin here */
	bool table; /* the line above is one of a table */
	size_t end; /* of the line above */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_punct(char c)
{
	return c > ' ' && c < 0x7F && !is_alnum(c);
}

static size_t skip_blanks(struct str s, size_t i)
{
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'))
		i++;
	return i;
}

static void add_part(struct state *st, enum shadow_kind kind, size_t lo, size_t hi)
{
	struct shadow *o = st->out;
	ARENA_PUSH(st->r->mem, o->part, o->parts, o->part_room) =
		(struct shadow_part){kind, lo, hi};
}

static struct shadow_line *add_line(struct state *st, enum shadow_line_kind kind, size_t lo,
				    size_t hi)
{
	struct shadow *o = st->out;
	struct shadow_line line = {.kind = kind, .lo = lo, .hi = hi};
	ARENA_PUSH(st->r->mem, o->line, o->lines, o->line_room) = line;
	return &o->line[o->lines - 1];
}

/* For md4c every line below a table that is not blank is one of its rows: the
 * bar that ends the last row, which need not stand, becomes a line feed. */
static void end_table(struct state *st)
{
	char *p = st->out->text;
	size_t i = st->end;
	while (st->table && i > 1 && (p[i - 1] == ' ' || p[i - 1] == '\t'))
		i--;
	if (st->table && i > 1 && p[i - 1] == '|' && p[i - 2] != '\\')
		p[i - 1] = '\n';
}

/* A line that md4c sees as a heading of one word. */
static void hide_as_heading(struct state *st, size_t lo, size_t hi)
{
	char *p = st->out->text;
	end_table(st);
	memset(p + lo, 'x', hi - lo);
	p[lo] = '#';
	p[lo + 1] = ' ';
	add_part(st, SHADOW_SKIP, lo, hi);
}

/* The first n bytes of a line become the mark of a list item, and a word that
 * keeps what follows from being a mark of its own. */
static void hide_as_item(struct state *st, size_t lo, size_t n)
{
	char *p = st->out->text + lo;
	memset(p, ' ', n);
	p[0] = '+';
	if (n > 3)
		memset(p + 2, 'x', n - 3);
	add_part(st, SHADOW_SKIP, lo, lo + n);
}

/* ::: opens with attributes or a name behind it, and closes without. */
static bool split_div(struct state *st, size_t lo, struct str line)
{
	size_t colons = 0;
	while (colons < line.n && line.p[colons] == ':')
		colons++;
	if (colons < 3)
		return false;
	size_t from = skip_blanks(line, colons), end = str_trim(line).n;
	size_t to = end;
	while (to > from && line.p[to - 1] == ':')
		to--;
	bool opens = from < to;
	struct shadow_line *x = add_line(st, opens ? SHADOW_DIV : SHADOW_DIV_END, lo, lo + end);
	x->mark_lo = lo + from;
	x->mark_hi = lo + (opens ? to : from);
	hide_as_heading(st, lo, lo + end);
	return true;
}

static bool split_page(struct state *st, size_t lo, struct str line)
{
	struct str word = str_trim(line);
	if (!str_eq(word, STR("\\newpage")) && !str_eq(word, STR("\\pagebreak")))
		return false;
	add_line(st, SHADOW_PAGE, lo, lo + word.n);
	hide_as_heading(st, lo, lo + word.n);
	return true;
}

/* The length of [^name] at i, or 0. */
static size_t note_length(struct str s, size_t i)
{
	size_t k = i + 2;
	if (k >= s.n || s.p[i] != '[' || s.p[i + 1] != '^')
		return 0;
	while (k < s.n && !strchr(" \t[]", s.p[k]))
		k++;
	return k < s.n && s.p[k] == ']' && k > i + 2 ? k + 1 - i : 0;
}

/* Returns the length of [^name]: and the blanks behind it, or 0. */
static size_t split_definition(struct state *st, size_t lo, struct str line)
{
	size_t n = note_length(line, 0);
	if (!n || n >= line.n || line.p[n] != ':')
		return 0;
	struct shadow_line *x = add_line(st, SHADOW_DEF, lo, lo + line.n);
	x->mark_lo = lo + 2;
	x->mark_hi = lo + n - 1;
	n = skip_blanks(line, n + 1);
	hide_as_item(st, lo, n);
	return n;
}

/* Does an item 가. stand below the line, so that 1. begins an outline? */
static bool leads(const struct state *st, size_t lo)
{
	struct str s = st->r->text;
	size_t at = skip_blanks(s, reader_next_line(st->r, reader_line_end(st->r, lo)));
	struct outline o;
	s = str_slice(s, at, reader_line_end(st->r, at));
	return st->fresh && outline_match(s, OUTLINE_NONE, &o) && !o.report && o.level == 2;
}

/* Returns the length of an outline's mark and the blanks behind it, or 0. */
static size_t split_outline(struct state *st, size_t lo, struct str line)
{
	struct outline o;
	enum outline_above above = leads(st, lo) ? OUTLINE_DOCUMENT : st->above;
	bool is = outline_match(line, above, &o) && (o.report || st->fresh || above);
	if (!is || date_at(line, 0))
		return 0;
	struct shadow_line *x = add_line(st, SHADOW_OUTLINE, lo, lo + line.n);
	x->mark_lo = lo;
	x->mark_hi = lo + o.mark;
	x->level = o.level;
	st->above = o.report ? OUTLINE_REPORT : OUTLINE_DOCUMENT;
	hide_as_item(st, lo, o.text);
	return o.text;
}

/* Length of the mark of a list or quote that starts at i, or 0. */
static size_t container_mark(struct str s, size_t i)
{
	if (i < s.n && s.p[i] == '>')
		return 1;
	size_t k = i;
	if (k < s.n && strchr("-+*", s.p[k]) && s.p[k])
		k++;
	else {
		while (k < s.n && k < i + 9 && is_digit(s.p[k]))
			k++;
		if (k == i || k >= s.n || (s.p[k] != '.' && s.p[k] != ')'))
			return 0;
		k++;
	}
	return k < s.n && (s.p[k] == ' ' || s.p[k] == '\t') ? k - i : 0;
}

/* Hides the first full stop of a date where a line's text starts. */
static void hide_date(struct state *st, size_t lo, struct str line)
{
	size_t i = 0;
	for (;;) {
		i = skip_blanks(line, i);
		if (i < line.n && is_digit(line.p[i]) && date_at(line, i)) {
			char *stop = memchr(st->out->text + lo + i, '.', line.n - i);
			*stop = 'x';
			return;
		}
		size_t mark = container_mark(line, i);
		if (!mark)
			return;
		i += mark;
	}
}

static void hide_part(struct state *st, enum shadow_kind kind, size_t lo, size_t hi)
{
	char *p = st->out->text;
	memset(p + lo, kind == SHADOW_NOTE ? '.' : 'x', hi - lo);
	memcpy(p + lo, kind == SHADOW_NOTE ? NOTE : VALUE, 4);
	add_part(st, kind, lo, hi);
}

/* The {{ that belongs to the }} at close: the one at i, but no value reaches
 * over a backtick. close when there is none. */
static size_t value_open(struct str line, size_t i, size_t close)
{
	if (!memchr(line.p + i, '`', close - i))
		return i;
	for (size_t k = close; k > i && line.p[k] != '`'; k--)
		if (template_opens(line, k - 1))
			return k - 1;
	return close;
}

/* Hides {{ … }} and [^1] from byte i of the line on. */
static void hide_parts(struct state *st, size_t lo, struct str line, size_t i)
{
	while (i < line.n) {
		if (line.p[i] == '\\' && i + 1 < line.n && is_punct(line.p[i + 1])) {
			i += template_opens(line, i + 1) ? 3 : 2;
			continue;
		}
		size_t end = note_length(line, i);
		if (end) {
			hide_part(st, SHADOW_NOTE, lo + i, lo + i + end);
			i += end;
			continue;
		}
		if (!template_opens(line, i)) {
			i++;
			continue;
		}
		size_t close = template_close(line, i);
		if (close == SIZE_MAX)
			return;
		i = value_open(line, i, close);
		if (i < close)
			hide_part(st, SHADOW_VALUE, lo + i, lo + close + 2);
		i = close + 2;
	}
}

enum side { SIDE_SPACE, SIDE_PUNCT, SIDE_LETTER, SIDE_HANGUL };

static bool among(uint32_t c, const uint32_t (*range)[2], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c >= range[i][0] && c <= range[i][1])
			return true;
	return false;
}

/* What a character next to a * run counts as. Symbols count as punctuation,
 * though md4c may take them for letters: both of them are replaced anyway. */
static enum side side_of(uint32_t c)
{
	static const uint32_t space[][2] = {
		{0x00, 0x20},     {0xA0, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200A},
		{0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};
	static const uint32_t hangul[][2] = {
		{0x1100, 0x11FF}, {0x3041, 0x30FA},   {0x3105, 0x318F},    {0x3400, 0x4DBF},
		{0x4E00, 0x9FFF}, {0xA960, 0xA97F},   {0xAC00, 0xD7FF},    {0xF900, 0xFAFF},
		{0xFFA0, 0xFFDC}, {0x20000, 0x3FFFD}, {0x100000, 0x100000}};
	static const uint32_t letter[][2] = {
		{'0', '9'},       {'A', 'Z'},       {'a', 'z'},       {0xC0, 0x24F},
		{0x300, 0x58F},   {0x1E00, 0x1FFF}, {0x2460, 0x24FF}, {0xFF10, 0xFF19},
		{0xFF21, 0xFF3A}, {0xFF41, 0xFF5A}};
	if (among(c, space, sizeof space / sizeof *space))
		return SIDE_SPACE;
	if (among(c, hangul, sizeof hangul / sizeof *hangul))
		return SIDE_HANGUL;
	return among(c, letter, sizeof letter / sizeof *letter) ? SIDE_LETTER : SIDE_PUNCT;
}

/* Makes the character at lo..hi punctuation; ASCII punctuation stays, since
 * it may be syntax. */
static void make_stop(char *text, size_t lo, size_t hi)
{
	static const char *const stop[] = {STOP1, STOP2, STOP3, VALUE_STOP};
	bool ascii = hi - lo == 1 && is_punct(text[lo]);
	if (!ascii)
		memcpy(text + lo, stop[hi - lo - 1], hi - lo);
}

/*
 * A * run between punctuation and a letter opens or closes by CommonMark only
 * on one side; Korean, which writes particles without a space, needs the other
 * as well: **‘핵심’**은. With punctuation on both sides the run may do either.
 * The place of the character before it when that became punctuation, else SIZE_MAX.
 */
static size_t free_run(char *text, struct str line, size_t lo, size_t hi, bool value_before)
{
	size_t before = lo, after = hi;
	if (lo == 0 || hi == line.n)
		return SIZE_MAX;
	enum side left = side_of(utf8_prev(line, &before));
	uint32_t next = utf8_next(line, &after);
	enum side right = side_of(next);
	if (value_before)
		left = SIDE_HANGUL;
	enum side word = left == SIDE_PUNCT ? right : right == SIDE_PUNCT ? left : SIDE_SPACE;
	bool single = hi - lo == 1;
	bool note_mark = single && next == '('; /* 매출*(억원) */
	if (word < (single ? SIDE_HANGUL : SIDE_LETTER) || note_mark)
		return SIZE_MAX;
	make_stop(text, before, lo);
	make_stop(text, hi, after);
	return before;
}

static bool value_ends_at(const struct shadow *o, size_t part, size_t at)
{
	while (part > 0 && (part == o->parts || o->part[part].hi > at))
		part--;
	return part < o->parts && o->part[part].hi == at && o->part[part].kind == SHADOW_VALUE;
}

/* What became punctuation may be all that stands behind an earlier run, which
 * then can no longer open: 제**1**(一). It is freed, too. */
static void free_back(const struct shadow *o, size_t part, size_t lo, size_t n, size_t at)
{
	struct str line = {o->text + lo, n};
	while (at != SIZE_MAX && at > 0 && line.p[at - 1] == '*') {
		size_t from = at;
		while (from > 0 && line.p[from - 1] == '*')
			from--;
		bool escaped = from > 0 && line.p[from - 1] == '\\';
		if (escaped && from + 1 == at)
			return;
		at = free_run(o->text + lo, line, from + escaped, at,
			      value_ends_at(o, part, lo + from));
	}
}

static void free_runs(struct state *st, size_t lo, size_t n, size_t part)
{
	const struct shadow *o = st->out;
	struct str line = {o->text + lo, n};
	for (size_t i = 0; i < n;) {
		if (line.p[i] == '\\' && i + 1 < n && is_punct(line.p[i + 1])) {
			i += 2;
			continue;
		}
		size_t end = i;
		while (end < n && line.p[end] == '*')
			end++;
		if (end == i) {
			i++;
			continue;
		}
		while (part < o->parts && o->part[part].hi < lo + i)
			part++;
		bool value = part < o->parts && o->part[part].hi == lo + i &&
			     o->part[part].kind == SHADOW_VALUE;
		size_t freed = free_run(o->text + lo, line, i, end, value);
		free_back(o, part, lo, n, freed);
		i = end;
	}
}

/* Lines behind which 가. may begin a paragraph of an outline. */
static bool begins_paragraph(struct str line)
{
	return !line.n || line.p[0] == '#' || container_mark(line, 0);
}

/* Lines that leave an outline open, so that - below is one of its marks. */
static bool continues(struct str line)
{
	return line.n && !strchr("#`~|>", line.p[0]) && !container_mark(line, 0);
}

/* |---|:-:| */
static bool is_rule(struct str line)
{
	size_t bars = 0, dashes = 0;
	for (size_t i = 0; i < line.n; i++) {
		if (!strchr("|-:> \t", line.p[i]) || !line.p[i])
			return false;
		bars += line.p[i] == '|';
		dashes += line.p[i] == '-';
	}
	return bars && dashes;
}

static void hide_line(struct state *st, size_t lo, size_t end)
{
	struct str whole = {st->r->text.p + lo, end - lo};
	size_t indent = skip_blanks(whole, 0), part = st->out->parts;
	struct str line = str_slice(whole, indent, whole.n);
	size_t at = lo + indent, text = 0;
	bool alone = split_div(st, at, line) || split_page(st, at, line);
	st->table = !alone && line.n && (st->table || is_rule(line));
	st->end = end;
	if (!alone) {
		text = split_definition(st, at, line);
		bool outline = !text && (text = split_outline(st, at, line)) > 0;
		if (!text)
			hide_date(st, at, line);
		hide_parts(st, at, line, text);
		free_runs(st, at, line.n, part);
		st->above = outline || continues(line) ? st->above : OUTLINE_NONE;
		st->fresh = begins_paragraph(line);
		return;
	}
	st->above = OUTLINE_NONE;
	st->fresh = true;
}

void shadow_hide(struct shadow *out, const struct reader *r, size_t lo, size_t hi)
{
	struct state st = {.out = out, .r = r};
	struct str line = str_slice(r->text, lo, hi);
	size_t part = out->parts;
	hide_parts(&st, lo, line, 0);
	free_runs(&st, lo, line.n, part);
}

bool shadow_make(struct shadow *out, struct reader *r, size_t lo)
{
	*out = (struct shadow){.text = ARENA_NEW(r->mem, char, r->text.n + 1)};
	if (r->text.n)
		memcpy(out->text, r->text.p, r->text.n);
	struct state st = {.out = out, .r = r, .fresh = true};
	size_t lines = 0;
	while (lo < r->text.n) {
		size_t end = reader_line_end(r, lo);
		lines = lo < end ? lines + 1 : 0;
		if (lines > LIMITS_LINES) {
			r->full = true;
			return diag_report(r->d, reader_span(r, lo, end), DIAG_SPEC_LINES,
					   diag_number(r->d, LIMITS_LINES));
		}
		hide_line(&st, lo, end);
		lo = reader_next_line(r, end);
	}
	return true;
}

size_t shadow_part_from(const struct shadow *s, size_t at)
{
	size_t lo = 0, hi = s->parts;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (s->part[mid].hi > at)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo;
}

const struct shadow_line *shadow_line_at(const struct shadow *s, size_t at)
{
	size_t lo = 0, hi = s->lines;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (s->line[mid].hi > at)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo < s->lines && s->line[lo].lo <= at ? &s->line[lo] : NULL;
}

bool shadow_holds_value(struct str copy)
{
	return str_find(copy, STR(VALUE), 0) != SIZE_MAX ||
	       str_find(copy, STR(VALUE_STOP), 0) != SIZE_MAX ||
	       str_find(copy, STR(NOTE), 0) != SIZE_MAX ||
	       str_find(copy, STR(STOP1), 0) != SIZE_MAX ||
	       str_find(copy, STR(STOP2), 0) != SIZE_MAX ||
	       str_find(copy, STR(STOP3), 0) != SIZE_MAX;
}
