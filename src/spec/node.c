#include "spec/node.h"

#include <stdint.h>

/* Longer texts are pointed at as a whole: aligning costs their length. */
#define ALIGN_MAX ((size_t)16 * 1024)

const struct node *node_get(const struct node *map, const char *key)
{
	if (!map || map->kind != NODE_MAP)
		return NULL;
	for (size_t i = 0; i < map->count; i++)
		if (str_eq(map->entry[i].key, str_of(key)))
			return &map->entry[i].value;
	return NULL;
}

/* Spaces before the text of a block scalar, which every line of it has. */
static size_t indentation(struct str file, size_t at)
{
	size_t n = 0;
	while (n < at && file.p[at - n - 1] == ' ')
		n++;
	return n;
}

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

/* Walks over the line break at j and the indentation behind it. */
static size_t skip_break(struct str file, size_t j, size_t indent)
{
	j += file.p[j] == '\r' && j + 1 < file.n && file.p[j + 1] == '\n' ? 2 : 1;
	for (size_t n = 0; n < indent && j < file.n && file.p[j] == ' '; n++)
		j++;
	return j;
}

/* The file's offset behind the character of the text, or SIZE_MAX when the
 * text does not stand there as it is. */
static size_t step(const struct node *s, struct str file, size_t j, char c, size_t indent)
{
	if (j >= file.n)
		return SIZE_MAX;
	char f = file.p[j], next = j + 1 < file.n ? file.p[j + 1] : '\0';
	if (is_break(f) && (c == '\n' || c == ' '))
		return skip_break(file, j, indent);
	bool escape = s->style == NODE_QUOTED && next == c &&
		      ((f == '\\' && (c == '"' || c == '\\')) || (f == '\'' && c == '\''));
	if (escape)
		return j + 2;
	return f == c ? j + 1 : SIZE_MAX;
}

struct span node_span(const struct files *f, const struct node *scalar, size_t lo, size_t hi)
{
	struct span at = scalar->at;
	struct str text = scalar->text;
	if (!at.file || str_eq(files_quote(f, at), text))
		return files_span(at, lo, hi);
	if (text.n > ALIGN_MAX || lo > hi || hi > text.n)
		return at;
	struct str file = str_slice(files_text(f, at.file), 0, at.hi);
	size_t indent = scalar->style == NODE_BLOCK ? indentation(file, at.lo) : SIZE_MAX;
	size_t j = at.lo, from = at.lo;
	for (size_t i = 0; i < hi; i++) {
		if (i == lo)
			from = j;
		j = step(scalar, file, j, text.p[i], indent);
		if (j == SIZE_MAX)
			return at;
	}
	if (lo == hi)
		from = j;
	return (struct span){at.file, (uint32_t)from, (uint32_t)j};
}
