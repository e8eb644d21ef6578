#include "spec/attribute.h"

#include <string.h>

#include "spec/inlines.h"

struct cursor {
	const struct reader *r;
	size_t i, hi;
};

static bool at_blank(const struct cursor *c)
{
	return strchr(" \t", c->r->text.p[c->i]) != NULL;
}

static size_t word_end(const struct cursor *c)
{
	size_t i = c->i;
	while (i < c->hi && !strchr(" \t={}\"'", c->r->text.p[i]))
		i++;
	return i;
}

static bool fail(const struct cursor *c, size_t lo)
{
	struct span at = reader_span(c->r, lo, c->hi);
	return diag_report(c->r->d, at, DIAG_ATTRIBUTE_SYNTAX, files_quote(c->r->files, at));
}

static void add_name(struct attributes *out, const struct cursor *c, size_t lo, size_t hi)
{
	struct str word = reader_text(c->r, lo, hi);
	struct span at = reader_span(c->r, lo, hi);
	if (out->name.n) {
		struct str both[] = {out->name, word};
		word = arena_join(c->r->mem, both, 2, STR(" "));
		at.lo = out->name_at.lo;
	}
	out->name = word;
	out->name_at = at;
}

/* An id that a reference can name, or, for a bare word, any. */
static bool set_id(struct attributes *out, const struct cursor *c, size_t lo, size_t hi,
		   bool bare)
{
	struct str id = reader_text(c->r, lo, hi);
	if (out->id.n)
		return fail(c, lo);
	out->id = id;
	out->id_at = reader_span(c->r, lo, hi);
	if (!bare && !inlines_is_id(id))
		return diag_report(c->r->d, out->id_at, DIAG_ID_SYNTAX, id);
	return true;
}

/* The value behind =, quoted or one word; c->i moves past it. */
static bool read_value(struct cursor *c, struct node *out)
{
	struct str s = c->r->text;
	char quote = c->i < c->hi && strchr("\"'", s.p[c->i]) ? s.p[c->i] : '\0';
	size_t lo = c->i + (quote != '\0'), end = lo;
	if (quote) {
		const char *close = lo < c->hi ? memchr(s.p + lo, quote, c->hi - lo) : NULL;
		if (!close)
			return false;
		end = (size_t)(close - s.p);
	} else
		while (end < c->hi && !strchr(" \t", s.p[end]))
			end++;
	c->i = end + (quote != '\0');
	*out = (struct node){.kind = NODE_SCALAR,
			     .style = quote ? NODE_QUOTED : NODE_PLAIN,
			     .at = reader_span(c->r, lo, end),
			     .text = reader_text(c->r, lo, end)};
	return end > lo || quote;
}

static bool add_entry(struct attributes *out, struct cursor *c, size_t lo, size_t *room)
{
	struct node_entry entry = {.key = reader_text(c->r, lo, c->i),
				   .key_at = reader_span(c->r, lo, c->i)};
	c->i++;
	if (!entry.key.n || !read_value(c, &entry.value))
		return fail(c, lo);
	for (size_t i = 0; i < out->map.count; i++)
		if (str_eq(out->map.entry[i].key, entry.key))
			return diag_report(
				c->r->d, entry.key_at, DIAG_YAML_DUPLICATE, entry.key,
				diag_number(c->r->d,
					    diag_place(c->r->files, entry.key_at).line));
	ARENA_PUSH(c->r->mem, out->map.entry, out->map.count, *room) = entry;
	return out->map.count <= 32 || fail(c, lo);
}

static bool read_item(struct attributes *out, struct cursor *c, size_t *room)
{
	size_t lo = c->i;
	char first = c->r->text.p[lo];
	bool marked = first == '.' || first == '#';
	c->i += marked;
	size_t end = word_end(c);
	bool key = !marked && end < c->hi && c->r->text.p[end] == '=';
	if (end == c->i && !key)
		return fail(c, lo);
	c->i = end;
	if (key)
		return add_entry(out, c, lo, room);
	if (first == '#')
		return set_id(out, c, lo + 1, end, false);
	if (first != '.' && out->name.n)
		return set_id(out, c, lo, end, true);
	add_name(out, c, lo + marked, end);
	return end == c->hi || strchr(" \t", c->r->text.p[end]) || fail(c, lo);
}

bool attribute_read(struct attributes *out, const struct reader *r, size_t lo, size_t hi)
{
	struct cursor c = {r, lo, hi};
	size_t room = 0;
	*out = (struct attributes){0};
	out->map = (struct node){.kind = NODE_MAP, .at = reader_span(r, lo, hi)};
	while (c.i < hi) {
		if (at_blank(&c))
			c.i++;
		else if (!read_item(out, &c, &room))
			return false;
	}
	return true;
}

/* The line's end without blanks, and without the # that may close a heading. */
static size_t end_of(struct str line)
{
	size_t end = str_trim(line).n, i = end;
	while (i > 0 && line.p[i - 1] == '#')
		i--;
	return i > 1 && line.p[i - 1] == ' ' ? str_trim(str_slice(line, 0, i)).n : end;
}

size_t attribute_find(struct str line, size_t *hi)
{
	size_t end = *hi = end_of(line), i = end;
	char quote = '\0';
	if (end < 3 || line.p[end - 1] != '}' || line.p[end - 2] == '}')
		return line.n;
	for (i--; i > 0 && (quote || line.p[i - 1] != '{'); i--)
		if (line.p[i - 1] == quote)
			quote = '\0';
		else if (!quote && strchr("\"'", line.p[i - 1]))
			quote = line.p[i - 1];
	bool opens = i > 0 && (i == 1 || !strchr("\\{", line.p[i - 2]));
	bool known = strchr("#.", line.p[i]) || (line.p[i] == '-' && i + 2 == end);
	return opens && known ? i - 1 : line.n;
}

void attribute_set(struct element *e, const struct reader *r, size_t lo, size_t hi)
{
	struct attributes a;
	if (!attribute_read(&a, r, lo, hi))
		return;
	e->name = a.name;
	e->name_at = a.name_at;
	e->id = a.id;
	e->id_at = a.id_at;
	e->yaml = a.map;
}
