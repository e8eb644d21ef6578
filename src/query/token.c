#include "query/token.h"

#include "base/utf8.h"
#include "ko/compose.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* SQLite's identifier characters: letters, digits, _, $ and every byte above ASCII. */
static bool is_name(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       c == '$' || (unsigned char)c >= 0x80;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t name_end(struct str s, size_t i)
{
	while (i < s.n && is_name(s.p[i]))
		i++;
	return i;
}

/* Behind blanks and comments; SIZE_MAX when a comment is never closed. */
static size_t skip_blank(struct str s, size_t i)
{
	for (;;) {
		while (i < s.n && s.p[i] && strchr(" \t\n\r\f", s.p[i]))
			i++;
		if (str_starts(str_slice(s, i, s.n), STR("--"))) {
			while (i < s.n && s.p[i] != '\n')
				i++;
		} else if (str_starts(str_slice(s, i, s.n), STR("/*"))) {
			size_t end = str_find(s, STR("*/"), i + 2);
			if (end == SIZE_MAX)
				return SIZE_MAX;
			i = end + 2;
		} else {
			return i;
		}
	}
}

/* Behind the closing quote, a doubled one being text; SIZE_MAX without one. */
static size_t quote_end(struct str s, size_t i, char close, bool doubled)
{
	for (; i < s.n; i++) {
		if (s.p[i] != close)
			continue;
		if (!doubled || i + 1 == s.n || s.p[i + 1] != close)
			return i + 1;
		i++;
	}
	return SIZE_MAX;
}

/* The text between quotes, doubled ones made single. */
static struct str unquote(struct arena *mem, struct str text, char close)
{
	struct str inner = str_slice(text, 1, text.n - 1);
	char *p = ARENA_NEW(mem, char, inner.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < inner.n; i++) {
		p[n++] = inner.p[i];
		if (inner.p[i] == close && close != ']')
			i++;
	}
	return (struct str){p, n};
}

static size_t number_end(struct str s, size_t i)
{
	if (s.p[i] == '0' && i + 1 < s.n && lower(s.p[i + 1]) == 'x')
		return name_end(s, i + 2);
	while (i < s.n && is_digit(s.p[i]))
		i++;
	if (i < s.n && s.p[i] == '.')
		i++;
	while (i < s.n && is_digit(s.p[i]))
		i++;
	if (i + 1 < s.n && lower(s.p[i]) == 'e') {
		size_t k = i + 1 + (s.p[i + 1] == '+' || s.p[i + 1] == '-');
		if (k < s.n && is_digit(s.p[k])) {
			for (i = k; i < s.n && is_digit(s.p[i]);)
				i++;
		}
	}
	return name_end(s, i); /* 2024년: SQLite refuses it as one token */
}

static size_t punct_end(struct str s, size_t i)
{
	static const char *const operators[] = {"->>", "||", "<=", ">=", "<>",
						"!=",  "==", "<<", ">>", "->"};
	for (size_t k = 0; k < sizeof(operators) / sizeof(*operators); k++)
		if (str_starts(str_slice(s, i, s.n), str_of(operators[k])))
			return i + strlen(operators[k]);
	return s.p[i] && strchr("+-*/%=<>&|~(),.;", s.p[i]) ? i + 1 : SIZE_MAX;
}

static size_t parameter_end(struct str s, size_t i)
{
	size_t end = name_end(s, i + 1);
	return end > i + 1 || s.p[i] == '?' ? end : SIZE_MAX;
}

/* Sets the kind of the token that starts at i and returns its end. */
static size_t scan(struct str s, size_t i, enum token_kind *kind)
{
	char c = s.p[i];
	bool blob = lower(c) == 'x' && i + 1 < s.n && s.p[i + 1] == '\'';
	if (c == '\'' || blob) {
		*kind = TOKEN_STRING;
		return quote_end(s, i + 1 + blob, '\'', true);
	}
	if (c == '"' || c == '`' || c == '[') {
		*kind = TOKEN_QUOTED;
		return quote_end(s, i + 1, c == '[' ? ']' : c, c != '[');
	}
	if (is_digit(c) || (c == '.' && i + 1 < s.n && is_digit(s.p[i + 1]))) {
		*kind = TOKEN_NUMBER;
		return number_end(s, i);
	}
	if (c == ':' || c == '@' || c == '$' || c == '?' || c == '#') {
		*kind = TOKEN_PARAMETER;
		return parameter_end(s, i);
	}
	if (is_name(c)) {
		*kind = TOKEN_NAME;
		return name_end(s, i);
	}
	*kind = TOKEN_PUNCT;
	return punct_end(s, i);
}

static struct token token_at(struct arena *mem, struct str s, size_t i)
{
	struct token t = {.lo = (uint32_t)i, .kind = TOKEN_BAD};
	size_t end = scan(s, i, &t.kind);
	if (end == SIZE_MAX) {
		t.kind = TOKEN_BAD;
		end = i;
		if (strchr("'\"`[", s.p[i]))
			end = s.n;
		else
			utf8_next(s, &end);
	}
	t.hi = (uint32_t)end;
	t.text = str_slice(s, i, end);
	if (t.kind == TOKEN_NAME)
		t.name = compose_key(mem, t.text);
	else if (t.kind == TOKEN_QUOTED)
		t.name = compose_key(mem, unquote(mem, t.text, s.p[i] == '[' ? ']' : s.p[i]));
	else if (t.kind == TOKEN_PARAMETER)
		t.name = compose_key(mem, str_slice(t.text, 1, t.text.n));
	return t;
}

/* Fills in depth and match. The open brackets form a list through match. */
static void nest(struct token *item, uint32_t count)
{
	uint32_t depth = 0, open = UINT32_MAX;
	for (uint32_t i = 0; i <= count; i++) {
		struct token *t = &item[i];
		bool closes = token_is(t, ")");
		if (closes && open != UINT32_MAX) {
			uint32_t outer = item[open].match;
			item[open].match = i;
			t->match = open;
			open = outer;
		} else {
			t->match = i;
		}
		if ((closes || token_word(t, "END")) && depth)
			depth--;
		t->depth = depth;
		if (token_is(t, "(")) {
			t->match = open;
			open = i;
		}
		if (token_is(t, "(") || token_word(t, "CASE"))
			depth++;
	}
	while (open != UINT32_MAX) { /* never closed */
		uint32_t outer = item[open].match;
		item[open].match = open;
		open = outer;
	}
}

struct tokens token_split(struct arena *mem, struct str sql)
{
	struct token *item = NULL;
	uint32_t count = 0, room = 0;
	size_t i = skip_blank(sql, 0);
	while (i < sql.n) {
		struct token t = token_at(mem, sql, i);
		ARENA_PUSH(mem, item, count, room) = t;
		i = skip_blank(sql, t.hi);
	}
	if (i == SIZE_MAX) { /* an open comment; it starts behind the last token */
		size_t from = count ? item[count - 1].hi : 0;
		size_t lo = str_find(sql, STR("/*"), from);
		ARENA_PUSH(mem, item, count, room) =
			(struct token){.kind = TOKEN_BAD,
				       .lo = (uint32_t)lo,
				       .hi = (uint32_t)sql.n,
				       .text = str_slice(sql, lo, sql.n)};
	}
	uint32_t end = (uint32_t)sql.n;
	ARENA_PUSH(mem, item, count, room) =
		(struct token){.kind = TOKEN_END, .lo = end, .hi = end};
	nest(item, count - 1);
	return (struct tokens){item, count - 1, sql};
}

struct tokens token_part(struct arena *mem, struct tokens whole, uint32_t lo, uint32_t hi)
{
	struct token *item = ARENA_NEW(mem, struct token, hi - lo + 1);
	memcpy(item, whole.item + lo, (hi - lo) * sizeof(*item));
	uint32_t end = whole.item[hi].lo;
	item[hi - lo] = (struct token){.kind = TOKEN_END, .lo = end, .hi = end};
	nest(item, hi - lo);
	return (struct tokens){item, hi - lo, whole.sql};
}

bool token_is(const struct token *t, const char *punct)
{
	return t->kind == TOKEN_PUNCT && str_eq(t->text, str_of(punct));
}

bool token_word(const struct token *t, const char *word)
{
	return t->kind == TOKEN_NAME && token_same_name(t->text, str_of(word));
}

bool token_among(const struct token *t, const char *words)
{
	for (const char *p = words; t->kind == TOKEN_NAME && *p; p += strspn(p, " ")) {
		size_t n = strcspn(p, " ");
		if (token_same_name(t->text, (struct str){p, n}))
			return true;
		p += n;
	}
	return false;
}

bool token_same_name(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	return true;
}

/* Behind a name with its dots, brackets, FILTER (…) and OVER …. */
static uint32_t name_operand(struct tokens t, uint32_t i)
{
	i++;
	while (token_is(&t.item[i], ".") && i + 1 < t.count)
		i += 2;
	if (!token_is(&t.item[i], "("))
		return i;
	i = t.item[i].match + 1;
	if (token_word(&t.item[i], "FILTER") && token_is(&t.item[i + 1], "("))
		i = t.item[i + 1].match + 1;
	if (token_word(&t.item[i], "OVER") && i + 1 < t.count)
		i = t.item[i + 1].match + 1;
	return i;
}

/* Behind one operand without the operators that bind tighter than * and /;
 * start when there is none. */
static uint32_t primary(struct tokens t, uint32_t start)
{
	uint32_t i = start;
	while (i < t.count && (token_is(&t.item[i], "-") || token_is(&t.item[i], "+") ||
			       token_is(&t.item[i], "~")))
		i++;
	const struct token *at = &t.item[i];
	if (token_word(at, "CASE")) {
		for (uint32_t k = i + 1; k < t.count; k++)
			if (token_word(&t.item[k], "END") && t.item[k].depth == at->depth)
				return k + 1;
		return start;
	}
	if (token_is(at, "("))
		return at->match > i ? at->match + 1 : start;
	if (at->kind == TOKEN_NAME || at->kind == TOKEN_QUOTED)
		return name_operand(t, i);
	bool literal = at->kind == TOKEN_STRING || at->kind == TOKEN_NUMBER ||
		       at->kind == TOKEN_PARAMETER;
	return literal ? i + 1 : start;
}

uint32_t token_operand(struct tokens t, uint32_t start)
{
	uint32_t i = start;
	for (;;) {
		uint32_t end = primary(t, i);
		if (end == i)
			return start;
		i = end;
		if (token_word(&t.item[i], "COLLATE") && i + 1 < t.count)
			i += 2;
		if (!token_is(&t.item[i], "||") && !token_is(&t.item[i], "->") &&
		    !token_is(&t.item[i], "->>"))
			return i;
		i++;
	}
}

bool token_is_select(struct tokens t)
{
	return token_word(&t.item[0], "SELECT") || token_word(&t.item[0], "WITH");
}
