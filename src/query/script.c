#include "query/script.h"

#include "base/buf.h"

#define DEEP 40 /* of brackets and choices; beyond it text stays as it is */

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || (unsigned char)c >= 0x80;
}

static bool starts(struct str s, size_t i, const char *what)
{
	return str_starts(str_slice(s, i, s.n), str_of(what));
}

/* Behind the quoted text at i, or the end. */
static size_t skip_quoted(struct str s, size_t i)
{
	char quote = s.p[i++];
	while (i < s.n && s.p[i] != quote)
		i += s.p[i] == '\\' && i + 1 < s.n ? 2 : 1;
	return i < s.n ? i + 1 : s.n;
}

/* What stands between the quotes; the last may be missing. */
static struct str unquoted(struct str s, size_t i, size_t end)
{
	bool closed = end > i + 1 && s.p[end - 1] == s.p[i];
	return str_slice(s, i + 1, closed ? end - 1 : end);
}

static size_t skip_word(struct str s, size_t i)
{
	while (i < s.n && is_word(s.p[i]))
		i++;
	return i;
}

static bool is_quote(char c)
{
	return c == '\'' || c == '"' || c == '`';
}

bool script_looks(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t end = skip_word(s, i);
		struct str word = str_slice(s, i, end);
		if (is_quote(s.p[i])) {
			i = skip_quoted(s, i);
			continue;
		}
		bool called =
			end < s.n && s.p[end] == '(' && str_among(word, "isValid toNumber");
		bool datum = end < s.n && str_eq(word, STR("datum")) &&
			     (s.p[end] == '.' || s.p[end] == '[');
		bool not = s.p[i] == '!' && !starts(s, i, "!=");
		if (called || datum || not || s.p[i] == '?' || starts(s, i, "===") ||
		    starts(s, i, "!==") || starts(s, i, "&&"))
			return true;
		i = end > i ? end : i + 1;
	}
	return false;
}

/* ---- the same in SQL */

struct script {
	struct arena *mem;
	int depth;
};

static struct str rewrite(struct script *x, struct str s);

/* Where c stands outside of quotes and brackets from i on, SIZE_MAX where it does not.
 * For ':' the choices in between are skipped. */
static size_t find_outside(struct str s, size_t i, char c)
{
	int depth = 0, choices = 0;
	while (i < s.n) {
		if (is_quote(s.p[i])) {
			i = skip_quoted(s, i);
			continue;
		}
		if (depth == 0 && choices == 0 && s.p[i] == c)
			return i;
		choices += c == ':' && depth == 0 && s.p[i] == '?';
		choices -= c == ':' && depth == 0 && s.p[i] == ':' && choices > 0;
		depth += s.p[i] == '(' || s.p[i] == '[';
		depth -= s.p[i] == ')' || s.p[i] == ']';
		if (depth < 0)
			return SIZE_MAX;
		i++;
	}
	return SIZE_MAX;
}

/* 'a' or "a" as a text of SQL, or as the name of a column. */
static void put_text(struct str inner, char quote, struct buf *out)
{
	buf_char(out, quote);
	for (size_t i = 0; i < inner.n; i++) {
		if (inner.p[i] == '\\' && i + 1 < inner.n)
			i++;
		buf_char(out, inner.p[i]);
		if (inner.p[i] == quote)
			buf_char(out, quote);
	}
	buf_char(out, quote);
}

static void put_name(struct str name, struct buf *out)
{
	bool plain = name.n && skip_word(name, 0) == name.n &&
		     !(name.p[0] >= '0' && name.p[0] <= '9');
	if (plain)
		buf_str(out, name);
	else
		put_text(name, '"', out);
}

/* datum.a, datum['a b']; where it ends. */
static size_t put_field(struct str s, size_t i, struct buf *out)
{
	size_t end;
	if (s.p[i] == '.') {
		end = skip_word(s, i + 1);
		put_name(str_slice(s, i + 1, end), out);
		return end;
	}
	if (i + 1 < s.n && is_quote(s.p[i + 1])) {
		end = skip_quoted(s, i + 1);
		put_name(unquoted(s, i + 1, end), out);
		return end < s.n && s.p[end] == ']' ? end + 1 : end;
	}
	buf_text(out, "datum");
	return i;
}

/* isValid(…), toNumber(…), another function, or a word alone. */
static size_t put_word(struct script *x, struct str s, size_t i, struct buf *out)
{
	size_t end = skip_word(s, i);
	struct str word = str_slice(s, i, end);
	bool called = str_among(word, "isValid toNumber") && end < s.n && s.p[end] == '(';
	size_t close = called ? find_outside(s, end + 1, ')') : SIZE_MAX;
	if (str_eq(word, STR("datum")) && end < s.n && (s.p[end] == '.' || s.p[end] == '['))
		return put_field(s, end, out);
	if (str_eq(word, STR("Math")) && end < s.n && s.p[end] == '.')
		return end + 1;
	if (close == SIZE_MAX) {
		buf_str(out, word);
		return end;
	}
	struct str inner = rewrite(x, str_slice(s, end + 1, close));
	if (str_eq(word, STR("isValid")))
		buf_printf(out, "(%.*s IS NOT NULL)", STR_ARG(inner));
	else
		buf_printf(out, "CAST(%.*s AS REAL)", STR_ARG(inner));
	return close + 1;
}

static size_t skip_blanks(struct str s, size_t i)
{
	while (i < s.n && s.p[i] == ' ')
		i++;
	return i;
}

/* An operator at i that SQL spells otherwise: how long it is; 0: none. */
static size_t put_operator(struct str s, size_t i, struct buf *out)
{
	static const struct {
		const char *script, *sql, *null;
	} all[] = {{"===", "=", "IS"},     {"!==", "<>", "IS NOT"}, {"==", "=", "IS"},
		   {"!=", "<>", "IS NOT"}, {"&&", "AND", NULL},     {"||", "OR", NULL}};
	for (size_t k = 0; k < sizeof(all) / sizeof(*all); k++) {
		size_t n = strlen(all[k].script);
		if (!starts(s, i, all[k].script))
			continue;
		bool null = all[k].null && starts(s, skip_blanks(s, i + n), "null");
		buf_printf(out, "%s%s%s", i && s.p[i - 1] != ' ' ? " " : "",
			   null ? all[k].null : all[k].sql,
			   i + n < s.n && s.p[i + n] != ' ' ? " " : "");
		return n;
	}
	if (s.p[i] == '!')
		buf_text(out, "NOT ");
	return s.p[i] == '!';
}

static size_t put_brackets(struct script *x, struct str s, size_t i, struct buf *out)
{
	size_t close = find_outside(s, i + 1, ')');
	if (close == SIZE_MAX) {
		buf_char(out, '(');
		return i + 1;
	}
	struct str inner = rewrite(x, str_slice(s, i + 1, close));
	buf_printf(out, "(%.*s)", STR_ARG(inner));
	return close + 1;
}

static void put_plain(struct script *x, struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n;) {
		size_t n = put_operator(s, i, out);
		if (n) {
			i += n;
		} else if (is_quote(s.p[i])) {
			size_t end = skip_quoted(s, i);
			put_text(unquoted(s, i, end), '\'', out);
			i = end;
		} else if (s.p[i] == '(') {
			i = put_brackets(x, s, i, out);
		} else if (is_word(s.p[i])) {
			i = put_word(x, s, i, out);
		} else {
			buf_char(out, s.p[i++]);
		}
	}
}

/* a ? b : c → CASE WHEN a THEN b ELSE c END */
static struct str rewrite(struct script *x, struct str s)
{
	struct buf out = {0};
	size_t ask = find_outside(s, 0, '?');
	size_t other = ask == SIZE_MAX ? SIZE_MAX : find_outside(s, ask + 1, ':');
	if (x->depth++ > DEEP) {
		buf_str(&out, s);
	} else if (other == SIZE_MAX) {
		put_plain(x, s, &out);
	} else {
		struct str a = rewrite(x, str_trim(str_slice(s, 0, ask)));
		struct str b = rewrite(x, str_trim(str_slice(s, ask + 1, other)));
		struct str c = rewrite(x, str_trim(str_slice(s, other + 1, s.n)));
		buf_printf(&out, "CASE WHEN %.*s THEN %.*s ELSE %.*s END", STR_ARG(a),
			   STR_ARG(b), STR_ARG(c));
	}
	x->depth--;
	return buf_take(&out, x->mem);
}

struct str script_sql(struct arena *mem, struct str text)
{
	struct script x = {.mem = mem};
	return rewrite(&x, str_trim(text));
}
