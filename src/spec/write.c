#include "spec/write.h"

#include <string.h>

/* "-x" is a word, "- x" an item of a list and "-" no text at all. */
static bool starts_plain(struct str s)
{
	if (s.p[0] == '-')
		return s.n > 1 && s.p[1] != ' ' && s.p[1] != '-';
	return !strchr(" ?:&#!|>'%@`~=", s.p[0]);
}

static bool is_plain(struct str s)
{
	if (!s.n || !starts_plain(s) || s.p[s.n - 1] == ' ' || s.p[s.n - 1] == ':')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char next = i + 1 < s.n ? s.p[i + 1] : ' ';
		if ((unsigned char)s.p[i] < ' ' || strchr(",[]{}\"\\*", s.p[i]) ||
		    (s.p[i] == ':' && next == ' ') || (s.p[i] == ' ' && next == '#'))
			return false;
	}
	return true;
}

static void write_text(struct str s, struct buf *out)
{
	if (is_plain(s)) {
		buf_str(out, s);
		return;
	}
	buf_char(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == '\n')
			buf_text(out, "\\n");
		else if (c == '\t')
			buf_text(out, "\\t");
		else if (c == '"' || c == '\\') {
			buf_char(out, '\\');
			buf_char(out, c);
		} else
			buf_char(out, c);
	}
	buf_char(out, '"');
}

static void write_flow(const struct node *n, struct buf *out)
{
	if (n->kind == NODE_SCALAR) {
		write_text(n->text, out);
		return;
	}
	buf_char(out, n->kind == NODE_MAP ? '{' : '[');
	for (size_t i = 0; i < n->count; i++) {
		buf_text(out, i ? ", " : "");
		if (n->kind == NODE_MAP) {
			write_text(n->entry[i].key, out);
			buf_text(out, ": ");
		}
		write_flow(n->kind == NODE_MAP ? &n->entry[i].value : &n->item[i], out);
	}
	buf_char(out, n->kind == NODE_MAP ? '}' : ']');
}

static bool is_spread(const struct node_entry *e)
{
	return e->value.kind == NODE_MAP && e->value.count &&
	       (str_eq(e->key, STR("encoding")) || str_eq(e->key, STR("data")));
}

void write_yaml(const struct node *map, struct buf *out)
{
	for (size_t i = 0; i < map->count; i++) {
		const struct node_entry *e = &map->entry[i];
		write_text(e->key, out);
		buf_char(out, ':');
		for (size_t k = 0; is_spread(e) && k < e->value.count; k++) {
			buf_text(out, "\n  ");
			write_text(e->value.entry[k].key, out);
			buf_text(out, ": ");
			write_flow(&e->value.entry[k].value, out);
		}
		if (!is_spread(e)) {
			buf_char(out, ' ');
			write_flow(&e->value, out);
		}
		buf_char(out, '\n');
	}
}
