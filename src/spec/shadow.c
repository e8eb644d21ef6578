#include "spec/shadow.h"
#include "spec/caption.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "spec/attribute.h"
#include "spec/caption.h"
#include "spec/date.h"
#include "spec/limits.h"
#include "spec/outline.h"
#include "spec/runs.h"
#include "spec/template.h"

/* What stands in a shadow for a value and for a note: four bytes each, for which
 * {{x}} and [^1] have room. */
#define VALUE "\xF4\x80\x80\x80" /* U+100000, private use: a letter to md4c */
#define NOTE "\xF0\x90\x84\x80"  /* U+10100, punctuation */

struct state {
	struct shadow *out;
	const struct reader *r;
	enum outline_above above;
	bool fresh; /* a paragraph may begin here */
	bool table; /* the line above is one of a table */
	bool text;  /* the line above is not blank */
	size_t end; /* of the line above */
	struct fence {
		char mark;
		size_t length;
	} fence;      /* that is open; of length 0: none */
	size_t colon; /* the number of the ": " line that this one goes on, from 1 */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
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

/* Behind the marks of quotes, which a caption may stand in. */
static size_t skip_quotes(struct str line)
{
	size_t i = 0;
	while (i < line.n && strchr("> \t", line.p[i]))
		i++;
	return i;
}

/* Returns where the text of ": text" begins, or 0. It is an item, whose text goes on
 * in further lines; right above a table it is a heading, which ends with its line. */
static size_t split_colon(struct state *st, size_t lo, struct str line)
{
	size_t mark = skip_quotes(line), word, text;
	word = caption_word(st->r, lo + mark, str_slice(line, mark, line.n));
	text = skip_blanks(line, mark + word + 1);
	if (mark >= line.n || line.p[mark + word] != ':' || text == mark + word + 1 ||
	    text >= line.n)
		return 0;
	bool above = caption_above(st->r, lo);
	struct shadow_line *x = add_line(st, SHADOW_COLON, lo + mark, lo + line.n);
	x->joined = st->text;
	x->above = above;
	st->colon = st->out->lines;
	if (!above) {
		hide_as_item(st, lo + mark, text - mark);
		return text;
	}
	end_table(st);
	st->out->text[lo + mark] = '#';
	memset(st->out->text + lo + mark + 1, ' ', word);
	add_part(st, SHADOW_SKIP, lo + mark, lo + mark + word + 1);
	return text;
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
		if (runs_is_escape(line, i)) {
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

/* A line above === or ---, or one that begins with #, be it in a list or quote. */
static bool is_heading(const struct state *st, size_t lo, struct str line)
{
	size_t i = 0, n = 0, mark;
	while ((mark = container_mark(line, i)) > 0)
		i = skip_blanks(line, i + mark);
	while (i + n < line.n && line.p[i + n] == '#')
		n++;
	if (n)
		return n <= 6 && skip_blanks(line, i + n) > i + n;
	struct str below = str_trim(reader_line_below(st->r, lo));
	while (n < below.n && below.p[n] == below.p[0])
		n++;
	return line.n && n && n == below.n && strchr("=-", below.p[0]);
}

/* Blanks out the attributes of a heading or of ": text" that end the line; returns
 * where they begin, or the line's length. */
static size_t split_attributes(struct state *st, size_t lo, struct str line)
{
	struct shadow *o = st->out;
	size_t end, at = attribute_find(line, &end);
	struct shadow_line *x = st->colon ? &o->line[st->colon - 1] : NULL;
	if (at == line.n || (x && x->mark_hi) || (!x && !is_heading(st, lo, line)))
		return line.n;
	if (!x)
		x = add_line(st, SHADOW_HEADING, lo, lo + line.n);
	x->hi = lo + line.n;
	x->mark_lo = lo + at + 1;
	x->mark_hi = lo + end - 1;
	memset(o->text + lo + at, ' ', end - at);
	if (at == strspn(line.p, "#:> \t")) { /* something must stand there */
		o->text[lo + at] = 'x';
		add_part(st, SHADOW_SKIP, lo + at, lo + at + 1);
	}
	return at;
}

/* What goes on in a line is code, or not. */
static void see_fence(struct state *st, struct str line)
{
	size_t i = 0, n = 0, mark;
	while ((mark = container_mark(line, i)) > 0)
		i = skip_blanks(line, i + mark);
	while (i + n < line.n && line.p[i + n] == line.p[i])
		n++;
	if (n < 3 || !strchr("`~", line.p[i]))
		return;
	if (!st->fence.length)
		st->fence = (struct fence){line.p[i], n};
	else if (line.p[i] == st->fence.mark && n >= st->fence.length)
		st->fence.length = 0;
}

static void hide_text(struct state *st, size_t at, struct str line)
{
	size_t part = st->out->parts, text = split_definition(st, at, line);
	bool outline = !text && (text = split_outline(st, at, line)) > 0;
	st->colon = text ? 0 : st->colon;
	if (!text)
		text = split_colon(st, at, line);
	if (!text)
		hide_date(st, at, line);
	struct str shown = str_slice(line, 0, split_attributes(st, at, line));
	hide_parts(st, at, shown, text);
	runs_free(st->out, at, shown.n, part);
	st->above = outline || continues(line) ? st->above : OUTLINE_NONE;
}

static void hide_line(struct state *st, size_t lo, size_t end)
{
	struct str whole = {st->r->text.p + lo, end - lo};
	size_t indent = skip_blanks(whole, 0), at = lo + indent;
	struct str line = str_slice(whole, indent, whole.n);
	bool alone = split_div(st, at, line) || split_page(st, at, line);
	st->table = !alone && !st->fence.length && line.n && (st->table || caption_rule(line));
	st->end = end;
	st->colon =
		alone || !continues(str_slice(line, skip_quotes(line), line.n)) ? 0 : st->colon;
	if (!alone)
		hide_text(st, at, line);
	st->above = alone ? OUTLINE_NONE : st->above;
	st->fresh = alone || begins_paragraph(line);
	st->text = !alone && line.n;
	see_fence(st, line);
}

void shadow_hide(struct shadow *out, const struct reader *r, size_t lo, size_t hi)
{
	struct state st = {.out = out, .r = r};
	struct str line = str_slice(r->text, lo, hi);
	size_t part = out->parts;
	hide_parts(&st, lo, line, 0);
	runs_free(out, lo, line.n, part);
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
	       str_find(copy, STR(NOTE), 0) != SIZE_MAX || runs_holds_stop(copy);
}
