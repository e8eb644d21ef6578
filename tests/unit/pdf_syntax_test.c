#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf/syntax.h"

/* Tokens: what a user wrote never becomes syntax. */

static struct buf b;

static void expect(const char *text)
{
	buf_char(&b, '\0');
	assert_string_equal(b.p, text);
	b.n = 0;
}

static void test_numbers(void **state)
{
	static const struct {
		double v;
		int decimals;
		const char *text;
	} cases[] = {
		{0, 2, "0 "},     {-0.001, 2, "0 "},        {-0.0, 2, "0 "},
		{1.005, 1, "1 "}, {-12.5, 2, "-12.5 "},     {0.125, 3, "0.125 "},
		{100, 2, "100 "}, {14399.996, 2, "14400 "}, {0.05, 2, "0.05 "},
		{1e-9, 3, "0 "},  {32767, 0, "32767 "},     {-0.999, 2, "-1 "},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		pdf_put_number(&b, cases[i].v, cases[i].decimals);
		expect(cases[i].text);
	}
}

static void test_names(void **state)
{
	(void)state;
	pdf_put_name(&b, STR("H1"));
	expect("/H1");
	pdf_put_name(&b, STR("text/csv"));
	expect("/text#2Fcsv");
	pdf_put_name(&b, STR("a b#(c)<d>[e]{f}%"));
	expect("/a#20b#23#28c#29#3Cd#3E#5Be#5D#7Bf#7D#25");
	pdf_put_name(&b, STR("글"));
	expect("/#EA#B8#80");
}

static void test_strings(void **state)
{
	(void)state;
	pdf_put_text(&b, STR(""));
	expect("()");
	pdf_put_text(&b, STR("a (b) \\c"));
	expect("(a \\(b\\) \\\\c)");
	pdf_put_text(&b, STR("가\U0001F600"));
	expect("<FEFFAC00D83DDE00>");
	pdf_put_text(&b, STR("a\nb")); /* a line end in a literal is not kept by readers */
	expect("<FEFF0061000A0062>");
	pdf_put_text(&b, STR("caf\xC3\xA9"));
	expect("<FEFF00630061006600E9>");
	pdf_put_bytes(&b, STR("fn-(1)"));
	expect("(fn-\\(1\\))");
	pdf_put_bytes(&b, STR("가"));
	expect("<EAB080>");
	assert_int_equal(pdf_text_bytes(STR("abc")), 3);
	assert_int_equal(pdf_text_bytes(STR("가\U0001F600")), 2 + 2 + 4);
}

static void test_refs(void **state)
{
	(void)state;
	pdf_put_ref(&b, "/Pg", 7);
	expect("/Pg 7 0 R");
	pdf_put_code(&b, 0xAC01);
	expect("AC01");
}

static void test_dates(void **state)
{
	static const struct {
		long long at;
		const char *pdf, *iso;
	} cases[] = {
		{0, "(D:19700101000000Z)", "1970-01-01T00:00:00Z"},
		{-1, "(D:19691231235959Z)", "1969-12-31T23:59:59Z"},
		{951782400, "(D:20000229000000Z)", "2000-02-29T00:00:00Z"},
		{951868800, "(D:20000301000000Z)", "2000-03-01T00:00:00Z"},
		{1757894399, "(D:20250914235959Z)", "2025-09-14T23:59:59Z"},
		{4107542400, "(D:21000301000000Z)", "2100-03-01T00:00:00Z"}, /* no leap year */
		{PDF_DATE_MIN, "(D:00010101000000Z)", "0001-01-01T00:00:00Z"},
		{PDF_DATE_MAX, "(D:99991231235959Z)", "9999-12-31T23:59:59Z"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		pdf_put_date(&b, cases[i].at);
		expect(cases[i].pdf);
		pdf_put_iso_date(&b, cases[i].at);
		expect(cases[i].iso);
	}
}

/* Every day of 800 years against the C library. */
static void test_calendar(void **state)
{
	(void)state;
	for (long long day = -146097; day <= 146097; day += 1) {
		time_t at = (time_t)(day * 86400 + 43200);
		struct tm tm;
		char text[32];
		assert_non_null(gmtime_r(&at, &tm));
		strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm);
		pdf_put_iso_date(&b, at);
		expect(text);
	}
}

static int finish(void **state)
{
	(void)state;
	buf_finish(&b);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers), cmocka_unit_test(test_names),
		cmocka_unit_test(test_strings), cmocka_unit_test(test_refs),
		cmocka_unit_test(test_dates),   cmocka_unit_test(test_calendar),
	};
	return cmocka_run_group_tests(tests, NULL, finish);
}
