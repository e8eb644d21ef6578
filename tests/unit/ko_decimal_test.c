#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "ko/decimal.h"

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

static struct decimal parse(const char *text)
{
	struct decimal d;
	if (!decimal_parse(&mem, str_of(text), &d))
		fail_msg("‘%s’ is no number", text);
	return d;
}

static void assert_text(struct decimal d, int decimals, const char *expected)
{
	struct str got = decimal_text(&mem, d, decimals);
	if (!str_eq(got, str_of(expected)))
		fail_msg("got ‘%.*s’, expected ‘%s’", STR_ARG(got), expected);
}

static void numbers(void **state)
{
	(void)state;
	assert_text(parse("1,234.50"), -1, "1234.50");
	assert_text(parse("-007"), -1, "-7");
	assert_text(parse("+1e6"), -1, "1000000");
	assert_text(parse("1.5E-3"), -1, "0.0015");
	assert_text(parse("\u22123"), -1, "-3");
	assert_text(parse(".5"), -1, "0.5");
	assert_text(parse("5."), -1, "5");
	assert_text(parse("-0.00"), -1, "0.00");
	assert_text(parse("0e5"), -1, "0");
	assert_text(parse("12,345,678"), 2, "12345678.00");
	assert_text(parse("2.5"), 0, "3");
}

static void no_numbers(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"",       "-",    "+",     ".",      "1,2", "1,2345", "1,,000",   ",123",
		"1,000,", "1,00", "1e",    "1e+",    "e5",  "1.2.3",  "--1",      "1 2",
		" 1",     "0x10", "1e999", "1e-999", "nan", "4만",    "1,000.5,0"};
	struct decimal d;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (decimal_parse(&mem, str_of(bad[i]), &d))
			fail_msg("‘%s’ was taken for a number", bad[i]);
	char many[DECIMAL_DIGITS_MAX + 2];
	memset(many, '9', sizeof(many));
	assert_true(decimal_parse(&mem, (struct str){many, DECIMAL_DIGITS_MAX}, &d));
	assert_false(decimal_parse(&mem, (struct str){many, DECIMAL_DIGITS_MAX + 1}, &d));
}

static void rounded(const char *text, int decimals, enum rounding mode, const char *expected)
{
	struct decimal d = decimal_round(&mem, parse(text), decimals, mode);
	assert_text(d, decimals < 0 ? 0 : decimals, expected);
}

static void rounding(void **state)
{
	(void)state;
	rounded("0.5", 0, ROUND_HALF_UP, "1");
	rounded("-0.5", 0, ROUND_HALF_UP, "-1");
	rounded("0.49999999999999999999999", 0, ROUND_HALF_UP, "0");
	rounded("-0.4", 0, ROUND_HALF_UP, "0");
	rounded("2.675", 2, ROUND_HALF_UP, "2.68");
	rounded("999.95", 1, ROUND_HALF_UP, "1000.0");
	rounded("0.5", 0, ROUND_HALF_EVEN, "0");
	rounded("1.5", 0, ROUND_HALF_EVEN, "2");
	rounded("2.5", 0, ROUND_HALF_EVEN, "2");
	rounded("2.5000000001", 0, ROUND_HALF_EVEN, "3");
	rounded("0.05", 0, ROUND_HALF_UP, "0");
	rounded("45000", -4, ROUND_HALF_UP, "50000");
	rounded("44999", -4, ROUND_HALF_UP, "40000");
	rounded("4999", -4, ROUND_HALF_UP, "0");
	rounded("5000", -4, ROUND_HALF_UP, "10000");
	rounded("499", -4, ROUND_HALF_UP, "0");
	rounded("1e6", -4, ROUND_HALF_UP, "1000000");
}

static void parts(void **state)
{
	(void)state;
	assert_int_equal(decimal_whole(parse("12.5")), 2);
	assert_int_equal(decimal_whole(parse("0.5")), 0);
	assert_int_equal(decimal_whole(parse("0")), 0);
	assert_int_equal(decimal_places(parse("12.50")), 2);
	assert_int_equal(decimal_places(decimal_trim(parse("12.50"))), 1);
	assert_int_equal(decimal_places(decimal_trim(parse("0.00"))), 0);
	assert_int_equal(decimal_digit(parse("250"), 1), 5);
	assert_int_equal(decimal_digit(parse("250"), 9), 0);
	assert_int_equal(decimal_digit(parse("0.25"), -2), 5);
	assert_int_equal(decimal_digit(parse("0.25"), -9), 0);
	assert_text(decimal_shift(parse("12.5"), 2), -1, "1250");
	assert_text(decimal_shift(parse("12.5"), -2), -1, "0.125");
}

static void order(void **state)
{
	(void)state;
	static const char *const up[] = {"-1e9", "-10.5", "-10", "-0.01", "0",  "0.001",
					 "0.01", "9.99",  "10",  "10.5",  "99", "1e9"};
	int n = (int)(sizeof(up) / sizeof(up[0]));
	for (int i = 0; i < n; i++)
		for (int k = 0; k < n; k++) {
			int c = decimal_compare(parse(up[i]), parse(up[k]));
			assert_int_equal((c > 0) - (c < 0), (i > k) - (i < k));
		}
	assert_int_equal(decimal_compare(parse("1.50"), parse("1.5")), 0);
	assert_int_equal(decimal_compare(parse("-0"), parse("0.00")), 0);
	assert_int_equal(decimal_compare(parse("1e3"), parse("1000.0")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(numbers, setup, teardown),
		cmocka_unit_test_setup_teardown(no_numbers, setup, teardown),
		cmocka_unit_test_setup_teardown(rounding, setup, teardown),
		cmocka_unit_test_setup_teardown(parts, setup, teardown),
		cmocka_unit_test_setup_teardown(order, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
