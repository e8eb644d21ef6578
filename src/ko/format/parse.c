#include <assert.h>

#include "base/buf.h"
#include "base/num.h"
#include "ko/format.h"
#include "ko/format/number.h"

#define DECIMALS_MAX 15

/* The text being read: i is where we are in s. */
struct reader {
	struct str s;
	size_t i;
	struct span at;
	struct arena *mem;
	struct diags *d;
};

static struct span place(const struct reader *r, size_t lo, size_t hi)
{
	return files_span(r->at, lo, hi);
}

static void skip_blanks(struct reader *r)
{
	while (r->i < r->s.n && (r->s.p[r->i] == ' ' || r->s.p[r->i] == '\t'))
		r->i++;
}

static bool accept(struct reader *r, char c)
{
	skip_blanks(r);
	if (r->i == r->s.n || r->s.p[r->i] != c)
		return false;
	r->i++;
	return true;
}

static bool syntax_error(struct reader *r)
{
	skip_blanks(r);
	struct str rest = str_slice(r->s, r->i, r->s.n);
	return diag_report(r->d, place(r, r->i, r->s.n), DIAG_FORMAT_SYNTAX, rest);
}

/* A run of bytes that are none of the grammar's own. */
static struct str word(struct reader *r)
{
	skip_blanks(r);
	size_t from = r->i;
	while (r->i < r->s.n && !strchr(" \t(),=|'\"", r->s.p[r->i]))
		r->i++;
	return str_slice(r->s, from, r->i);
}

/* 'text' or "text"; the quote itself is written twice. */
static bool quoted(struct reader *r, struct str *out)
{
	skip_blanks(r);
	char q = r->i < r->s.n ? r->s.p[r->i] : '\0';
	if (q != '\'' && q != '"')
		return syntax_error(r);
	struct buf b = {0};
	bool closed = false;
	for (size_t i = r->i + 1; i < r->s.n && !closed; i++) {
		bool twice = i + 1 < r->s.n && r->s.p[i + 1] == q;
		if (r->s.p[i] == q && !twice) {
			closed = true;
			r->i = i + 1;
		} else {
			buf_char(&b, r->s.p[i]);
			i += r->s.p[i] == q;
		}
	}
	*out = buf_take(&b, r->mem);
	return closed || syntax_error(r);
}

static struct str all_names(struct arena *mem)
{
	struct str *name = ARENA_NEW(mem, struct str, format_count);
	for (size_t i = 0; i < format_count; i++)
		name[i] = str_of(format_all[i]->name);
	return arena_join(mem, name, format_count, STR(", "));
}

/* What people call a style where they do not know its name. */
static struct str meant(struct str name)
{
	static const struct {
		const char *words, *style;
	} also[] = {
		{"date day datetime 날짜 일자", "date-official"},
		{"month yearmonth quarter 연월 월 분기", "date-hangul"},
		{"# 0 number int integer thousands 쉼표 콤마 천단위 숫자", "comma"},
		{"pct 퍼센트 백분율 비율", "percent"},
		{"won krw currency money 원 금액", "amount-official"},
		{"만", "man"},
		{"억 unit 단위", "scale"},
		{"연도 년 yyyy", "year"},
		{"배 ratio", "times"},
		{"한글", "hangul"},
		{"time 시각 시간", "time-official"},
	};
	for (size_t i = 0; i < sizeof(also) / sizeof(*also); i++)
		if (str_among(name, also[i].words))
			return str_of(also[i].style);
	bool pattern = str_find(name, STR("yy"), 0) != SIZE_MAX ||
		       str_find(name, STR("YY"), 0) != SIZE_MAX || str_starts(name, STR("%Y"));
	return pattern ? STR("date-official") : STR_NONE;
}

static bool unknown_style(struct reader *r, struct str name, struct span at)
{
	struct str best = meant(name);
	bool known = best.n > 0;
	for (size_t i = 0; i < format_count && !known; i++)
		best = str_nearer(name, str_of(format_all[i]->name), best);
	return diag_report(r->d, at, DIAG_FORMAT_UNKNOWN, name, best, all_names(r->mem));
}

static bool unknown_option(struct reader *r, const struct format_style *style, struct str name,
			   struct span at)
{
	struct str best = STR_NONE;
	for (const char *p = style->options; *p; p += strspn(p, " ")) {
		struct str option = {p, strcspn(p, " ")};
		best = str_nearer(name, option, best);
		p += option.n;
	}
	return diag_report(r->d, at, DIAG_FORMAT_OPTION_UNKNOWN, str_of(style->name), name,
			   best, str_of(style->options));
}

static bool set_dec(struct format *f, struct str v)
{
	long long n;
	if (!num_parse_int(v, &n) || n < 0 || n > DECIMALS_MAX)
		return false;
	f->dec = (int)n;
	return true;
}

static bool set_sign(struct format *f, struct str v)
{
	if (str_eq(v, STR("minus")))
		f->sign = FORMAT_SIGN_MINUS;
	else if (str_eq(v, STR("hyphen")))
		f->sign = FORMAT_SIGN_HYPHEN;
	else if (str_eq(v, STR("triangle")))
		f->sign = FORMAT_SIGN_TRIANGLE;
	else if (str_eq(v, STR("none")))
		f->sign = FORMAT_SIGN_NONE;
	else
		return false;
	return true;
}

static bool set_round(struct format *f, struct str v)
{
	f->round = format_number_power(v);
	return f->round > 0;
}

static bool set_unit(struct format *f, struct str v)
{
	f->unit = v;
	return format_number_power(v) > 0;
}

static bool set_plus(struct format *f, struct str v)
{
	f->plus = true;
	return !v.p;
}

static bool set_ratio(struct format *f, struct str v)
{
	f->ratio = true;
	return !v.p;
}

static bool set_weekday(struct format *f, struct str v)
{
	f->weekday = true;
	return !v.p;
}

static bool set_even(struct format *f, struct str v)
{
	f->even = true;
	return !v.p;
}

/* Every option of every style. set gets STR_NONE when no value is written. */
static const struct option {
	const char *name, *shape;
	bool (*set)(struct format *f, struct str v);
} option_all[] = {
	{"dec", "dec=1", set_dec},
	{"sign", "sign=minus, sign=hyphen, sign=triangle, sign=none", set_sign},
	{"round", "round=만, round=백만", set_round},
	{"unit", "unit=만, unit=백만", set_unit},
	{"plus", "plus", set_plus},
	{"ratio", "ratio", set_ratio},
	{"weekday", "weekday", set_weekday},
	{"even", "even", set_even},
};

/* A name that a style lists is always in the table. */
static const struct option *find_option(struct str name)
{
	size_t i = 0, count = sizeof(option_all) / sizeof(option_all[0]);
	while (i < count && !str_eq(name, str_of(option_all[i].name)))
		i++;
	assert(i < count);
	return &option_all[i];
}

static bool one_option(struct reader *r, struct format *f)
{
	struct str name = word(r);
	size_t lo = r->i - name.n;
	if (!name.n)
		return syntax_error(r);
	struct str value = accept(r, '=') ? word(r) : STR_NONE;
	if (!str_among(name, f->style->options))
		return unknown_option(r, f->style, name, place(r, lo, lo + name.n));
	const struct option *o = find_option(name);
	return o->set(f, value) ||
	       diag_report(r->d, place(r, lo, r->i), DIAG_FORMAT_OPTION_VALUE, name, value,
			   str_of(o->shape));
}

static bool options(struct reader *r, struct format *f)
{
	if (!accept(r, '('))
		return true;
	do
		if (!one_option(r, f))
			return false;
	while (accept(r, ','));
	return accept(r, ')') || syntax_error(r);
}

/* .1 is comma(dec=1), .1% is percent(ratio, dec=1). */
static bool short_form(struct reader *r, struct format *f, struct str name, struct span at)
{
	f->ratio = str_ends(name, STR("%"));
	f->style = format_find(f->ratio ? STR("percent") : STR("comma"));
	struct str digits = str_slice(name, 1, name.n - f->ratio);
	return set_dec(f, digits) || diag_report(r->d, at, DIAG_FORMAT_OPTION_VALUE,
						 str_of(f->style->name), name, STR(".1, .1%"));
}

static bool style(struct reader *r, struct format *f, struct str name)
{
	struct span at = place(r, r->i - name.n, r->i);
	if (f->style)
		return diag_report(r->d, at, DIAG_FORMAT_TWICE, str_of(f->style->name), name);
	if (name.p[0] == '.')
		return short_form(r, f, name, at);
	f->style = format_find(name);
	return f->style ? options(r, f) : unknown_style(r, name, at);
}

static bool item(struct reader *r, struct format *f)
{
	struct str name = word(r);
	if (!name.n)
		return syntax_error(r);
	if (str_eq(name, STR("unit"))) {
		f->append_unit = true;
		return true;
	}
	if (!str_eq(name, STR("else")))
		return style(r, f, name);
	if (f->has_else)
		return diag_report(r->d, place(r, r->i - name.n, r->i), DIAG_FORMAT_TWICE, name,
				   name);
	f->has_else = true;
	return quoted(r, &f->otherwise);
}

static bool chain(struct reader *r, struct format *f)
{
	do
		if (!item(r, f))
			return false;
	while (accept(r, '|'));
	skip_blanks(r);
	return r->i == r->s.n || syntax_error(r);
}

bool format_parse(struct str s, struct span at, struct format *out, struct arena *mem,
		  struct diags *d)
{
	struct reader r = {.s = s, .at = at, .mem = mem, .d = d};
	*out = FORMAT_NONE;
	bool good = chain(&r, out);
	if (!good)
		*out = FORMAT_NONE;
	return good;
}
