#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "spec/yaml.h"

/*
 * libyaml says what its grammar missed; an author needs to know which
 * character was read as syntax. So the line is looked at first, the wording
 * of libyaml second.
 */

static bool is_any(char c, const char *set)
{
	return c && strchr(set, c);
}

static size_t skip_blanks(struct str s, size_t i, size_t end)
{
	while (i < end && s.p[i] == ' ')
		i++;
	return i;
}

/* Behind the quoted text that starts at i, or SIZE_MAX. */
static size_t skip_quoted(struct str s, size_t i, size_t end)
{
	char quote = s.p[i];
	for (i++; i < end; i++) {
		if (quote == '"' && s.p[i] == '\\')
			i++;
		else if (s.p[i] == quote)
			return i + 1;
	}
	return SIZE_MAX;
}

/* Where the value of a line starts: behind its dashes and its key. */
static size_t value_start(struct str s, size_t lo, size_t end)
{
	size_t i = skip_blanks(s, lo, end);
	while (i + 1 < end && s.p[i] == '-' && s.p[i + 1] == ' ')
		i = skip_blanks(s, i + 1, end);
	for (size_t k = i; k + 1 < end; k++) {
		if (k == i && is_any(s.p[k], "\"'")) {
			size_t past = skip_quoted(s, k, end);
			k = past == SIZE_MAX ? k : past;
		}
		if (k + 1 < end && s.p[k] == ':' && s.p[k + 1] == ' ')
			return skip_blanks(s, k + 1, end);
	}
	return i;
}

static bool report(const struct reader *r, size_t lo, size_t hi, enum diag_code code,
		   struct str arg)
{
	return diag_report(r->d, reader_span(r, lo, hi), code, arg);
}

bool syntax_needs_quotes(const struct reader *r, size_t at, size_t end)
{
	size_t past = at;
	if (str_starts(str_slice(r->text, at, end), STR("{{")) ||
	    str_starts(str_slice(r->text, at, end), STR("**")))
		past += 2;
	else if (at < end)
		utf8_next(r->text, &past);
	return report(r, at, end, DIAG_YAML_NEEDS_QUOTES, str_slice(r->text, at, past));
}

/* Behind the bracket that closes the one at i on the same line, or SIZE_MAX. */
static size_t skip_brackets(struct str s, size_t i, size_t end)
{
	size_t depth = 0;
	for (; i < end; i++) {
		if (is_any(s.p[i], "[{"))
			depth++;
		if (is_any(s.p[i], "]}") && --depth == 0)
			return i + 1;
	}
	return SIZE_MAX;
}

/* True when the line at `at` explains the error; it is reported then. */
static bool explain_line(const struct reader *r, struct span part, size_t at)
{
	struct str s = r->text;
	size_t lo = reader_line(r, at), end = reader_line_end(r, at);
	lo = lo < part.lo ? part.lo : lo;
	end = end > part.hi ? part.hi : end;
	size_t value = value_start(s, lo, end);
	if (value >= end)
		return false;
	char c = s.p[value];
	bool braces = str_starts(str_slice(s, value, end), STR("{{"));
	bool bracket = is_any(c, "[{") && skip_brackets(s, value, end) <= at;
	if (is_any(c, "*&!%@`") || braces || bracket) {
		syntax_needs_quotes(r, value, end);
		return true;
	}
	if (is_any(c, "\"'") && skip_quoted(s, value, end) <= at) {
		size_t past = skip_quoted(s, value, end);
		report(r, value, end, DIAG_YAML_AFTER_QUOTE, str_trim(str_slice(s, past, end)));
		return true;
	}
	return false;
}

/* A blank that is no plain one at the beginning of a line or of the one above. */
static struct str odd_blank(const struct reader *r, size_t line)
{
	size_t above = line ? reader_line(r, line - 1) : 0;
	struct str s = str_slice(r->text, above, reader_line_end(r, line));
	struct str first = str_trim(str_slice(r->text, line, line + 4));
	if (str_starts(s, STR("\u00A0")) || str_starts(first, STR("\u00A0")))
		return STR("U+00A0");
	if (str_starts(s, STR("\u3000")) || str_starts(first, STR("\u3000")))
		return STR("U+3000");
	return STR_NONE;
}

static bool report_colon(const struct reader *r, size_t at)
{
	size_t lo = reader_line(r, at), end = reader_line_end(r, at);
	size_t value = value_start(r->text, lo, end);
	bool in_value = value <= at && value > skip_blanks(r->text, lo, end);
	if (in_value)
		return report(r, value, end, DIAG_YAML_COLON, str_slice(r->text, value, end));
	return report(r, skip_blanks(r->text, lo, end), end, DIAG_YAML_INDENT,
		      odd_blank(r, lo));
}

static struct str wide_in(struct str s)
{
	static const char *const wide[] = {"：", "，", "｛", "｝", "［", "］"};
	for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
		if (str_find(s, str_of(wide[i]), 0) != SIZE_MAX)
			return str_of(wide[i]);
	return STR_NONE;
}

struct str syntax_wide(const struct reader *r, size_t at)
{
	return wide_in(str_slice(r->text, reader_line(r, at), reader_line_end(r, at)));
}

static bool report_flow(const struct reader *r, const char *problem, size_t at, size_t context)
{
	struct str close = strchr(problem, ']') ? STR("]") : STR("}");
	unsigned line = diag_place(r->files, reader_span(r, context, context)).line;
	size_t past = at < r->text.n ? at + 1 : at;
	struct str read = str_slice(r->text, context, past);
	size_t comment = str_find(read, STR(" #"), 0);
	return diag_report(r->d, reader_span(r, at, past), DIAG_YAML_FLOW, close,
			   diag_number(r->d, line), wide_in(read),
			   comment == SIZE_MAX ? STR_NONE : STR("#"));
}

struct wording {
	const char *problem; /* the start of libyaml's sentence */
	enum diag_code code;
	bool context; /* place: where the thing began, else where it went wrong */
};

static const struct wording wordings[] = {
	{"could not find expected ':'", DIAG_YAML_NO_COLON, true},
	{"did not find expected key", DIAG_YAML_INDENT, false},
	{"did not find expected '-' indicator", DIAG_YAML_INDENT, false},
	{"did not find expected <document start>", DIAG_YAML_INDENT, false},
	{"found unexpected end of stream", DIAG_YAML_UNCLOSED_QUOTE, true},
	{"found unexpected document indicator", DIAG_YAML_UNCLOSED_QUOTE, true},
	{"found unknown escape character", DIAG_YAML_ESCAPE, false},
	{"did not find expected hexdecimal number", DIAG_YAML_ESCAPE, false},
	{"found invalid Unicode character escape code", DIAG_YAML_ESCAPE, false},
	{"did not find expected comment or line break", DIAG_YAML_BLOCK_HEADER, true},
	{"found an indentation indicator equal to 0", DIAG_YAML_BLOCK_HEADER, true},
	{"block sequence entries are not allowed", DIAG_YAML_LIST_PLACE, false},
};

static bool report_wording(const struct reader *r, const char *problem, size_t at,
			   size_t context)
{
	for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
		const struct wording *w = &wordings[i];
		if (strncmp(problem, w->problem, strlen(w->problem)) != 0)
			continue;
		size_t lo = w->context ? context : at;
		return report(r, lo, reader_line_end(r, lo), w->code, STR_NONE);
	}
	size_t past = at;
	if (at < r->text.n)
		utf8_next(r->text, &past);
	return report(r, at, past, DIAG_YAML_SYNTAX, str_slice(r->text, at, past));
}

bool syntax_report(const struct reader *r, struct span part, const char *problem, size_t at,
		   size_t context)
{
	char c = context < part.hi ? r->text.p[context] : '\0';
	if (is_any(c, "*&!%@`"))
		return syntax_needs_quotes(r, context, reader_line_end(r, context));
	if (explain_line(r, part, at) || explain_line(r, part, context))
		return false;
	if (strstr(problem, "mapping values are not") || strstr(problem, "unexpected ':'"))
		return report_colon(r, at);
	if (strstr(problem, "expected ',' or"))
		return report_flow(r, problem, at, context);
	return report_wording(r, problem, at, context);
}
