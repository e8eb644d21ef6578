#include "spec/phrase.h"

#include <string.h>

#include "spec/body.h"

#define HIDDEN '^' /* punctuation that means nothing to md4c */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Bytes of the set from i on. */
static size_t run(struct str s, size_t i, const char *set)
{
	size_t k = i;
	while (k < s.n && s.p[k] && strchr(set, s.p[k]))
		k++;
	return k - i;
}

static bool ends_or_blank(struct str s, size_t i)
{
	return i >= s.n || is_blank(s.p[i]);
}

/* True when the line's first character would begin a block: a quote, heading,
 * list, rule, fence, or the underline of a heading. */
static bool begins_block(struct str s)
{
	char c = s.p[0];
	bool rule = strchr("*-_=", c) && run(s, 0, (char[]){c, ' ', '\t', '\0'}) == s.n;
	size_t ticks = run(s, 0, "`");
	bool fence = ticks >= 3 && !memchr(s.p + ticks, '`', s.n - ticks);
	if (c == '>' || rule || fence || run(s, 0, "~") >= 3)
		return true;
	if (c == '#')
		return run(s, 0, "#") <= 6 && ends_or_blank(s, run(s, 0, "#"));
	return strchr("-+*", c) && ends_or_blank(s, 1);
}

/* Hides the mark of a block, a list's number or a link's definition. */
static void hide_mark(char *p, struct str line)
{
	if (!line.n)
		return;
	size_t digits = run(line, 0, "0123456789");
	const char *close = memchr(line.p, ']', line.n);
	if (digits)
		p[0] = 'x';
	else if (line.p[0] == '[' && close && close + 1 < line.p + line.n && close[1] == ':')
		p[close + 1 - line.p] = HIDDEN;
	else if (begins_block(line))
		p[0] = HIDDEN;
}

/* A blank line would end the paragraph: it becomes a hard break, which is a
 * backslash before a line end. */
static void join_paragraphs(char *p, struct str s)
{
	for (size_t i = run(s, 0, " \t\r\n"); i < s.n; i++) {
		if (s.p[i] != '\n' && s.p[i] != '\r')
			continue;
		size_t first = s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n' ? 2 : 1;
		size_t line = run(s, i + first, " \t"), all = run(s, i, " \t\r\n");
		if (first + line < all) {
			memset(p + i, ' ', all);
			bool last = i + all == s.n;
			memcpy(p + i, last ? "  " : "\\\n", 2);
		}
		i += all - 1;
	}
}

void phrase_make(struct shadow *out, const struct reader *r)
{
	struct str s = r->text;
	*out = (struct shadow){.text = arena_cstring(r->mem, s)};
	memset(out->text, ' ', run(s, 0, " \t\r\n"));
	for (size_t lo = 0; lo < s.n;) {
		size_t end = reader_line_end(r, lo), at = lo;
		while (at < end && is_blank(s.p[at]))
			at++;
		shadow_hide(out, r, at, end);
		hide_mark(out->text + at, str_slice(s, at, end));
		lo = reader_next_line(r, end);
	}
	join_paragraphs(out->text, s);
}

bool spec_inlines(const struct node *scalar, const struct files *files,
		  const struct inline_ **out, size_t *count, struct arena *mem, struct diags *d)
{
	unsigned errors = d->errors;
	struct reader r;
	reader_open_scalar(&r, scalar, files, mem, d);
	body_read_phrase(&r, out, count);
	return d->errors == errors;
}
