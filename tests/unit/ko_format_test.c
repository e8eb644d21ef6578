#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ko/format.h"

static struct arena mem;

static int setup(void **state)
{
	(void)state;
	arena_init(&mem);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_finish(&mem);
	return 0;
}

static void assert_str(struct str got, const char *expected)
{
	if (!str_eq(got, str_of(expected)))
		fail_msg("got ‘%.*s’, expected ‘%s’", STR_ARG(got), expected);
}

/* The printed text, or "E406@2-5": the code and place of the first error. */
static struct str print(const char *format, struct format_value v)
{
	struct diags d = {.mem = &mem};
	struct format f = FORMAT_NONE;
	struct str out = STR_NONE, text = str_of(format);
	struct span at = {1, 0, (uint32_t)text.n};
	v.at = at;
	if ((!text.n || format_parse(text, at, &f, &mem, &d)) &&
	    format_apply(&f, &v, &out, &mem, &d)) {
		assert_int_equal(d.errors, 0);
		return out;
	}
	assert_int_equal(d.errors, 1);
	return arena_printf(&mem, "%s@%u-%u", diag_label(d.first->code), d.first->at.lo,
			    d.first->at.hi);
}

static void shows(const char *value, const char *format, const char *expected)
{
	assert_str(print(format, (struct format_value){.text = str_of(value), .number = true}),
		   expected);
}

static void every_style_keeps_its_word(void **state)
{
	(void)state;
	for (size_t i = 0; i < format_count; i++) {
		const struct format_style *s = format_all[i];
		struct str example = str_of(s->example), arrow = STR(" → ");
		size_t at = str_find(example, arrow, 0);
		struct str value = str_slice(example, 0, at);
		struct str result = str_slice(example, at + arrow.n, example.n);
		assert_true(at < example.n && s->summary[0] && s->takes[0]);
		assert_ptr_equal(format_find(str_of(s->name)), s);
		shows(arena_cstring(&mem, value), s->name, arena_cstring(&mem, result));
		if (s != format_find(STR("text")))
			assert_true(str_starts(
				print(s->name, (struct format_value){.text = STR("부산")}),
				STR("E406")));
	}
	assert_null(format_find(STR("comm")));
}

/* Each option that a style lists is read, if only to say how it is written. */
static void every_option_is_known(void **state)
{
	(void)state;
	for (size_t i = 0; i < format_count; i++)
		for (const char *p = format_all[i]->options; *p; p += strspn(p, " ")) {
			struct str option = {p, strcspn(p, " ")};
			struct diags d = {.mem = &mem};
			struct format f;
			p += option.n;
			struct str text = arena_printf(&mem, "%s(%.*s=?)", format_all[i]->name,
						       STR_ARG(option));
			assert_false(format_parse(text, SPAN_NONE, &f, &mem, &d));
			assert_int_equal(d.first->code, DIAG_FORMAT_OPTION_VALUE);
		}
}

static void chains(void **state)
{
	(void)state;
	shows("1234.5", "", "1,234.5");
	shows("1234.56", ".1", "1,234.6");
	shows("0.12345", ".1%", "12.3%");
	shows("3", ".0", "3");
	shows("44000", "  man-cheon  ", "4만 4천");
	shows("-5", "comma( dec = 2 , sign=hyphen )", "-5.00");
	shows("-1234", "comma(sign=none)", "1,234");
	shows("5", "comma(plus,dec=1)", "+5.0");
	shows("5", "else 'x' | .1", "5.0");
	struct format_value none = {.number = true};
	assert_str(print("comma | else '-'", none), "-");
	assert_str(print("else \"값 | 없음\"", none), "값 | 없음");
	assert_str(print("else 'it''s'", none), "it's");
	assert_str(print("else ''", none), "");
	assert_str(print("comma", none), "E408@0-5");
}

static void mistakes_have_places(void **state)
{
	(void)state;
	shows("5", "coma", "E401@0-4");
	shows("5", "unit | coma", "E401@7-11");
	shows("5", "comma(dex=1)", "E402@6-9");
	shows("5", "text(dec=1)", "E402@5-8");
	shows("5", "comma(dec=x)", "E403@6-11");
	shows("5", "comma(dec=16)", "E403@6-12");
	shows("5", "comma(dec)", "E403@6-9");
	shows("5", "comma(plus=1)", "E403@6-12");
	shows("5", "scale(unit=톤)", "E403@6-14");
	shows("5", "comma(round=0)", "E403@6-13");
	shows("5", ".x", "E403@0-2");
	shows("5", ".", "E403@0-1");
	shows("5", "comma(dec=1", "E404@11-11");
	shows("5", "comma) ", "E404@5-7");
	shows("5", "comma |", "E404@7-7");
	shows("5", "| comma", "E404@0-7");
	shows("5", "comma man", "E404@6-9");
	shows("5", "comma()", "E404@6-7");
	shows("5", "else", "E404@4-4");
	shows("5", "else 'x", "E404@5-7");
	shows("5", "comma | man", "E405@8-11");
	shows("5", ".1 | comma", "E405@5-10");
	shows("5", "else 'a' | else 'b'", "E405@11-15");
	shows("부산", "comma", "E406@0-5");
	shows("", "comma", "E406@0-5");
}

static void units(void **state)
{
	(void)state;
	struct format_value v = {.text = STR("750"), .unit = STR("톤"), .number = true};
	assert_str(print("unit", v), "750톤");
	assert_str(print("man-cheon | unit", v), "750톤");
	v.unit_space = true;
	assert_str(print("unit", v), "750 톤");
	v.unit = STR("%");
	assert_str(print("unit", v), "750%");
	assert_str(print("percent | unit", v), "750%");
	v = (struct format_value){.text = STR("44000"), .unit = STR("톤"), .number = true};
	assert_str(print("man-cheon | unit", v), "4만 4천 톤");
	assert_str(print("man-cheon|unit", v), "4만 4천 톤");
	v.text = STR("3");
	v.unit = STR("개");
	assert_str(print("native-count | unit", v), "세 개");
	v.unit = STR_NONE;
	assert_str(print("unit", v), "E407@0-4");
}

static void signs_and_defaults(void **state)
{
	(void)state;
	struct format_value v = {.text = STR("-2.5"), .number = true};
	assert_str(print("", v), "−2.5");
	v.sign = FORMAT_SIGN_TRIANGLE;
	assert_str(print("", v), "△2.5");
	assert_str(print("comma(sign=hyphen)", v), "-2.5");
	v = (struct format_value){.text = STR("2025")};
	assert_str(print("", v), "2025");
	v.text = STR("");
	assert_str(print("", v), "");
}

static void dates_that_are_none(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"2025-13",     "2025-00", "2025-02-29", "2025-04-31", "2025-4-01", "2025/04/01",
		"0000",        "25",      "2025-Q5",    "2025-Q0",    "2025-",     "2025-09-",
		"2025-09-15x", "2025~",   "~2025",      "2025-09-1"};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		shows(bad[i], "date-official", "E406@0-13");
		shows(bad[i], "date-hangul", "E406@0-11");
	}
	static const char *const no_time[] = {"24:01", "25:00",    "12:60",  "12",
					      "12:",   ":10",      "1:1",    "-1:10",
					      "1:10:", "12:10:60", "1:2:3:4"};
	for (size_t i = 0; i < sizeof(no_time) / sizeof(no_time[0]); i++)
		shows(no_time[i], "time-official", "E406@0-13");
	shows("2000-02-29", "date-official", "2000. 2. 29.");
	shows("2025-09-15 08:10", "date-official", "2025. 9. 15. 08:10");
	shows("2025-09-15 08:10:30.250", "date-hangul(weekday)",
	      "2025년 9월 15일(월) 08:10:30.250");
	shows("2025-09-15 08:10~2025-09-15 09:00", "date-hangul",
	      "2025년 9월 15일 08:10~2025년 9월 15일 09:00");
	shows("2025-09-15 08:10", "time-official", "08:10");
	shows("2025-09-15 08:10", "year", "2025");
	shows("2025-09-15 8:10", "date-hangul", "E406@0-11");
	shows("2025-09-15 24:10", "date-hangul", "E406@0-11");
	shows("2025-09-15 08:10:3", "date-hangul", "E406@0-11");
	shows("1900-02-29", "date-official", "E406@0-13");
}

static void tick_units(void **state)
{
	(void)state;
	static const struct {
		const char *value[5], *unit;
		int power;
	} row[] = {
		{{"0", "20000", "40000", "80000"}, "만", 4},
		{{"0", "5000", "10000", "15000"}, "천", 3},
		{{"0", "50000000", "100000000"}, "억", 8},
		{{"0", "1000000000000", "2000000000000"}, "조", 12},
		{{"0", "1000", "9999"}, "", 0},
		{{"-40000", "0", "40000"}, "만", 4},
		{{"0", "0.5", "1"}, "", 0},
		{{"0"}, "", 0},
	};
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct str value[5];
		size_t count = 0;
		int power = -1;
		for (; count < 5 && row[i].value[count]; count++)
			value[count] = str_of(row[i].value[count]);
		assert_str(format_tick_unit(value, count, &power, &mem), row[i].unit);
		assert_int_equal(power, row[i].power);
	}
	struct str label[2], value[] = {STR("1"), STR("x")};
	struct format f = FORMAT_NONE;
	assert_false(format_ticks(&f, value, 2, label, &mem));
	assert_true(format_ticks(&f, value, 0, label, &mem));
}

/* ---- against an independent reckoning, on digits in a row */

#define DIGITS 64

static uint64_t next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

/* Whole and fraction digits in one row; the point stands behind whole ones. */
struct number {
	bool negative;
	int whole, places;
	char digit[DIGITS]; /* values 0 to 9, most significant first */
};

static struct number random_number(uint64_t *seed)
{
	struct number n = {.negative = next(seed) % 2,
			   .whole = 1 + (int)(next(seed) % 24),
			   .places = (int)(next(seed) % 7)};
	for (int i = 0; i < n.whole + n.places; i++) /* many nines, fives and zeros */
		n.digit[i] = "0599123456789500"[next(seed) % 16] - '0';
	return n;
}

static struct str number_text(const struct number *n)
{
	struct buf b = {0};
	if (n->negative)
		buf_char(&b, '-');
	for (int i = 0; i < n->whole + n->places; i++) {
		if (i == n->whole)
			buf_char(&b, '.');
		buf_char(&b, (char)('0' + n->digit[i]));
	}
	return buf_take(&b, &mem);
}

/* Adds 5 behind the last place and cuts: half away from zero. */
static struct number cut(const struct number *n, int places)
{
	struct number r = {.negative = n->negative, .whole = n->whole + 1, .places = places};
	int carry = places < n->places && n->digit[n->whole + places] >= 5;
	bool zero = true;
	for (int i = r.whole + places - 1; i >= 0; i--) {
		int d = (i > 0 && i - 1 < n->whole + n->places ? n->digit[i - 1] : 0) + carry;
		r.digit[i] = (char)(d % 10);
		carry = d / 10;
		zero = zero && d % 10 == 0;
	}
	r.negative = r.negative && !zero;
	return r;
}

static struct str comma_of(const struct number *n)
{
	struct buf b = {0};
	int first = 0;
	while (first < n->whole - 1 && n->digit[first] == 0)
		first++;
	buf_text(&b, n->negative ? "−" : "");
	for (int i = first; i < n->whole + n->places; i++) {
		if (i == n->whole)
			buf_char(&b, '.');
		else if (i > first && i < n->whole && (n->whole - i) % 3 == 0)
			buf_char(&b, ',');
		buf_char(&b, (char)('0' + n->digit[i]));
	}
	return buf_take(&b, &mem);
}

/* How many random numbers are tried: DOPYO_RANDOM, else a million. */
static long tries(void)
{
	const char *wish = getenv("DOPYO_RANDOM");
	long n = wish ? strtol(wish, NULL, 10) : 0;
	return n > 0 ? n : 1000000;
}

static void comma_of_random_numbers(void **state)
{
	uint64_t seed = 20240915;
	(void)state;
	print_message("seed %llu\n", (unsigned long long)seed);
	const struct format_style *comma = format_find(STR("comma"));
	for (long i = 0, all = tries(); i < all; i++) {
		struct number n = random_number(&seed);
		struct format f = FORMAT_NONE;
		f.dec = (int)(next(&seed) % 5);
		struct number r = cut(&n, f.dec);
		struct str text = number_text(&n), got = comma->apply(&f, text, &mem);
		struct str expected = comma_of(&r);
		if (!str_eq(got, expected))
			fail_msg("%.*s with %d decimals: got %.*s, expected %.*s",
				 STR_ARG(text), f.dec, STR_ARG(got), STR_ARG(expected));
		if (i % 1000 == 0)
			arena_finish(&mem);
	}
}

/* What a text in 해, 경, 조, 억, 만 counts, as 24 digits; the value of each group
 * comes from how(). */
typedef int read_fn(struct str group);

static struct str read_back(struct str text, read_fn *how)
{
	static const char *const unit[] = {"해", "경", "조", "억", "만", ""};
	struct buf b = {0};
	size_t i = 0;
	for (int k = 0; k < 6; k++) {
		size_t end = k < 5 ? str_find(text, str_of(unit[k]), i) : text.n;
		struct str group = str_trim(str_slice(text, i, end == SIZE_MAX ? i : end));
		int v = how(group);
		if (end != SIZE_MAX)
			i = end + strlen(unit[k]);
		/* an empty group is not written, unless all are */
		assert_true((v > 0 && v <= 9999) || group.n == 0 || group.n == text.n);
		buf_printf(&b, "%04d", v);
	}
	return buf_take(&b, &mem);
}

static int read_digits(struct str s)
{
	int v = 0;
	for (size_t i = 0; i < s.n; i++) {
		assert_true((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == ',');
		v = s.p[i] == ',' ? v : v * 10 + s.p[i] - '0';
	}
	return v;
}

/* 4천, or digits */
static int read_thousands(struct str s)
{
	if (!str_ends(s, STR("천")))
		return read_digits(s);
	return 1000 * read_digits(str_slice(s, 0, s.n - strlen("천")));
}

/* 이천삼백; empty before 만 is one */
static int read_hangul(struct str s)
{
	static const char *const digit[] = {"영", "일", "이", "삼", "사",
					    "오", "육", "칠", "팔", "구"};
	static const char *const place[] = {"십", "백", "천"};
	static const int worth[] = {10, 100, 1000};
	int v = 0, last = -1;
	for (size_t i = 0; i < s.n; i += 3) {
		struct str c = str_slice(s, i, i + 3);
		bool known = false;
		for (int k = 0; k < 10; k++)
			if (str_eq(c, str_of(digit[k]))) {
				last = k;
				known = true;
			}
		for (int k = 0; k < 3; k++)
			if (str_eq(c, str_of(place[k]))) {
				v += worth[k] * (last < 0 ? 1 : last);
				last = -1;
				known = true;
			}
		assert_true(known);
	}
	return v + (last > 0 ? last : 0);
}

static void groups_of_random_numbers(void **state)
{
	static const struct {
		const char *style;
		read_fn *how;
	} way[] = {{"man", read_digits},
		   {"man-comma", read_digits},
		   {"man-cheon", read_thousands},
		   {"hangul", read_hangul}};
	uint64_t seed = 19800915;
	(void)state;
	print_message("seed %llu\n", (unsigned long long)seed);
	for (int i = 0; i < 40000; i++) {
		char digits[24];
		size_t n = 1 + next(&seed) % 24;
		for (size_t k = 0; k < n; k++)
			digits[k] = "0000123456789000"[next(&seed) % 16];
		struct str text = {digits, n};
		struct str padded =
			arena_printf(&mem, "%0*d%.*s", (int)(24 - n), 0, STR_ARG(text));
		padded = str_slice(padded, padded.n - 24, padded.n);
		struct format f = FORMAT_NONE;
		const struct format_style *style = format_find(str_of(way[i % 4].style));
		struct str out = style->apply(&f, text, &mem);
		struct str read = out;
		if (i % 4 == 3 && str_starts(out, STR("만"))) /* 만 is 일만 */
			read = arena_printf(&mem, "일%.*s", STR_ARG(out));
		struct str back = read_back(read, way[i % 4].how);
		if (!str_eq(back, padded))
			fail_msg("%s of %.*s is %.*s", style->name, STR_ARG(text),
				 STR_ARG(out));
		if (i % 1000 == 0)
			arena_finish(&mem);
	}
}

/* Any bytes as a format: read or refused, never more. */
static void hostile_formats(void **state)
{
	static const char *const bit[] = {"comma", "man",  "(",  ")",    "dec", "=", "1",
					  ",",     "|",    " ",  "'",    "\"",  ".", "%",
					  "else",  "unit", "만", "\xff", ";"};
	uint64_t seed = 20250914;
	(void)state;
	print_message("seed %llu\n", (unsigned long long)seed);
	for (int i = 0; i < 5000; i++) {
		struct buf b = {0};
		struct diags d = {.mem = &mem};
		struct format f;
		for (uint64_t k = next(&seed) % 12; k > 0; k--)
			buf_text(&b, bit[next(&seed) % (sizeof(bit) / sizeof(bit[0]))]);
		struct str s = buf_take(&b, &mem);
		bool good = format_parse(s, (struct span){1, 0, (uint32_t)s.n}, &f, &mem, &d);
		assert_int_equal(good, d.errors == 0);
		assert_true(good || (d.first->at.hi <= s.n && !f.style));
		arena_finish(&mem);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_style_keeps_its_word, setup, teardown),
		cmocka_unit_test_setup_teardown(every_option_is_known, setup, teardown),
		cmocka_unit_test_setup_teardown(chains, setup, teardown),
		cmocka_unit_test_setup_teardown(mistakes_have_places, setup, teardown),
		cmocka_unit_test_setup_teardown(units, setup, teardown),
		cmocka_unit_test_setup_teardown(signs_and_defaults, setup, teardown),
		cmocka_unit_test_setup_teardown(dates_that_are_none, setup, teardown),
		cmocka_unit_test_setup_teardown(tick_units, setup, teardown),
		cmocka_unit_test_setup_teardown(comma_of_random_numbers, setup, teardown),
		cmocka_unit_test_setup_teardown(groups_of_random_numbers, setup, teardown),
		cmocka_unit_test_setup_teardown(hostile_formats, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
