#include "spec/template.h"

#include <stdint.h>

/* Offset behind the quoted text that starts at s.p[i], or SIZE_MAX. A doubled
 * quote is SQL's way to write one, and needs no special care here. */
static size_t skip_quoted(struct str s, size_t i)
{
	char quote = s.p[i];
	for (i++; i < s.n; i++)
		if (s.p[i] == quote)
			return i + 1;
	return SIZE_MAX;
}

static bool is_quote(char c)
{
	return c == '\'' || c == '"';
}

size_t template_close(struct str s, size_t from)
{
	size_t plain = str_find(s, STR("}}"), from + 2);
	if (plain == SIZE_MAX)
		return SIZE_MAX;
	for (size_t i = from + 2; i + 1 < s.n;) {
		if (is_quote(s.p[i])) {
			i = skip_quoted(s, i);
			if (i == SIZE_MAX)
				return plain;
			continue;
		}
		if (s.p[i] == '}' && s.p[i + 1] == '}')
			return i;
		i++;
	}
	return plain;
}

bool template_opens(struct str s, size_t i)
{
	return i + 1 < s.n && s.p[i] == '{' && s.p[i + 1] == '{';
}

/* Offset of the | that ends the expression, or s.n. */
static size_t find_bar(struct str s)
{
	size_t depth = 0;
	for (size_t i = 0; i < s.n;) {
		char c = s.p[i];
		size_t past = is_quote(c) ? skip_quoted(s, i) : SIZE_MAX;
		if (past != SIZE_MAX) {
			i = past;
			continue;
		}
		if (c == '(' || c == '[')
			depth++;
		else if ((c == ')' || c == ']') && depth)
			depth--;
		else if (c == '|' && i + 1 < s.n && s.p[i + 1] == '|')
			i++;
		else if (c == '|' && !depth)
			return i;
		i++;
	}
	return s.n;
}

bool template_value(struct str inside, struct span at, struct template_part *out,
		    struct diags *d)
{
	size_t bar = find_bar(inside);
	struct str text = str_trim(str_slice(inside, 0, bar));
	struct str format = str_trim(str_slice(inside, bar + 1, inside.n));
	*out = (struct template_part){.value = true, .text = text, .format = format};
	out->hi = inside.n;
	out->text_lo = text.n ? (size_t)(text.p - inside.p) : 0;
	out->format_lo = format.n ? (size_t)(format.p - inside.p) : inside.n;
	if (!text.n)
		return diag_add(d, at, DIAG_TEMPLATE_EMPTY, NULL, 0);
	if (bar < inside.n && !format.n)
		return diag_add(d, files_span(at, bar, bar + 1), DIAG_TEMPLATE_FORMAT_EMPTY,
				NULL, 0);
	return true;
}

struct parts {
	struct template_part *item;
	size_t count, room;
};

static void push_literal(struct parts *p, struct str s, size_t lo, size_t hi, struct arena *mem)
{
	if (lo < hi)
		ARENA_PUSH(mem, p->item, p->count, p->room) = (struct template_part){
			.text = str_slice(s, lo, hi), .lo = lo, .hi = hi, .text_lo = lo};
}

static bool push_value(struct parts *p, struct str s, size_t lo, size_t close, struct span at,
		       struct arena *mem, struct diags *d)
{
	struct template_part part;
	struct str inside = str_slice(s, lo + 2, close);
	bool ok = template_value(inside, files_span(at, lo + 2, close), &part, d);
	part.lo = lo;
	part.hi = close + 2;
	part.text_lo += lo + 2;
	part.format_lo += lo + 2;
	ARENA_PUSH(mem, p->item, p->count, p->room) = part;
	return ok;
}

bool template_split(struct str s, struct span at, const struct template_part **part,
		    size_t *parts, struct arena *mem, struct diags *d)
{
	struct parts p = {0};
	size_t literal = 0;
	bool ok = true;
	for (size_t i = 0; i < s.n;) {
		bool escaped = s.p[i] == '\\' && template_opens(s, i + 1);
		if (escaped) {
			push_literal(&p, s, literal, i, mem);
			literal = i + 1;
			i += 3;
			continue;
		}
		if (!template_opens(s, i)) {
			i++;
			continue;
		}
		size_t close = template_close(s, i);
		if (close == SIZE_MAX) {
			ok = diag_add(d, files_span(at, i, i + 2), DIAG_TEMPLATE_UNCLOSED, NULL,
				      0);
			break;
		}
		push_literal(&p, s, literal, i, mem);
		ok = push_value(&p, s, i, close, at, mem, d) && ok;
		literal = i = close + 2;
	}
	push_literal(&p, s, literal, s.n, mem);
	*part = p.item;
	*parts = p.count;
	return ok;
}
