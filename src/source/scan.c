#include "source/scan.h"

#include <string.h>

static bool is_end(char c)
{
	return c == '\n' || c == '\r';
}

static bool is_blank(const struct scan *s, size_t i)
{
	char c = s->text.p[i];
	return (c == ' ' || c == '\t') && c != s->delimiter;
}

static size_t skip_blanks(const struct scan *s, size_t i)
{
	while (i < s->text.n && is_blank(s, i))
		i++;
	return i;
}

/* Behind the line end at i. */
static size_t skip_end(const struct scan *s, size_t i)
{
	bool pair = s->text.p[i] == '\r' && i + 1 < s->text.n && s->text.p[i + 1] == '\n';
	return i + 1 + pair;
}

bool scan_record(struct scan *s, size_t *blank)
{
	for (;;) {
		size_t i = skip_blanks(s, s->at);
		if (i == s->text.n) {
			s->at = i;
			return false;
		}
		if (!is_end(s->text.p[i]))
			return true;
		s->at = skip_end(s, i);
		if (blank)
			++*blank;
	}
}

/* The cell ends at i: at a delimiter, a line end or the end of the text. */
static void finish(struct scan *s, struct scan_cell *c, size_t i)
{
	c->last = i == s->text.n || is_end(s->text.p[i]);
	if (i < s->text.n)
		i = c->last ? skip_end(s, i) : i + 1;
	s->at = i;
}

static void scan_quoted(struct scan *s, struct scan_cell *c, size_t open)
{
	struct str t = s->text;
	const char *quote;
	size_t i = open + 1;
	c->lo = i;
	c->quoted = true;
	while ((quote = i < t.n ? memchr(t.p + i, '"', t.n - i) : NULL)) {
		i = (size_t)(quote - t.p) + 1;
		if (i == t.n || t.p[i] != '"')
			break;
		c->doubled = true;
		i++;
	}
	if (!quote) {
		c->fault = SCAN_UNCLOSED;
		c->fault_at = open;
		c->hi = t.n;
		finish(s, c, t.n);
		return;
	}
	c->hi = i - 1;
	i = skip_blanks(s, i);
	if (i < t.n && t.p[i] != s->delimiter && !is_end(t.p[i])) {
		c->fault = SCAN_STRAY;
		c->fault_at = i;
		while (i < t.n && t.p[i] != s->delimiter && !is_end(t.p[i]))
			i++;
	}
	finish(s, c, i);
}

struct scan_cell scan_cell(struct scan *s)
{
	struct scan_cell c = {.from = s->at};
	size_t i = skip_blanks(s, s->at);
	if (i < s->text.n && s->text.p[i] == '"') {
		scan_quoted(s, &c, i);
		return c;
	}
	c.lo = i;
	while (i < s->text.n && s->text.p[i] != s->delimiter && !is_end(s->text.p[i]))
		i++;
	c.hi = i;
	while (c.hi > c.lo && is_blank(s, c.hi - 1))
		c.hi--;
	finish(s, &c, i);
	return c;
}
