#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "ko/counter.h"

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

static void is(enum counter kind, size_t n, const char *expected)
{
	assert_string_equal(counter_mark(&mem, kind, n).p, expected);
}

static void the_eight_levels(void **state)
{
	static const char *const first[] = {"1.", "가.", "1)", "가)", "(1)", "(가)", "①", "㉮"};
	static const char *const fifteenth[] = {"15.",  "거.",  "15)", "거)",
						"(15)", "(거)", "⑮",   "(거)"};
	(void)state;
	for (int i = 0; i < COUNTER_LEVELS; i++) {
		is((enum counter)(i + 1), 1, first[i]);
		is((enum counter)(i + 1), 15, fifteenth[i]);
	}
}

/* 가 나 다 … 하, 거 너 … 허, 고 노 …: no doubled consonant, each once. */
static void syllables_go_on(void **state)
{
	static const char *const ends[] = {"하.", "허.", "호.", "후.", "흐.", "히."};
	(void)state;
	is(COUNTER_SYLLABLE, 2, "나.");
	is(COUNTER_SYLLABLE, 10, "차.");
	is(COUNTER_SYLLABLE, 16, "너.");
	is(COUNTER_SYLLABLE, 29, "고.");
	for (size_t i = 0; i < 6; i++)
		is(COUNTER_SYLLABLE, 14 * (i + 1), ends[i]);
	is(COUNTER_SYLLABLE, 85, "85.");
	for (size_t a = 1; a <= 84; a++)
		for (size_t b = a + 1; b <= 84; b++)
			assert_false(str_eq(counter_mark(&mem, COUNTER_SYLLABLE, a),
					    counter_mark(&mem, COUNTER_SYLLABLE, b)));
}

static void rings_end(void **state)
{
	(void)state;
	is(COUNTER_DIGIT_RING, 20, "⑳");
	is(COUNTER_DIGIT_RING, 21, "㉑");
	is(COUNTER_DIGIT_RING, 35, "㉟");
	is(COUNTER_DIGIT_RING, 36, "㊱");
	is(COUNTER_DIGIT_RING, 50, "㊿");
	is(COUNTER_DIGIT_RING, 51, "(51)");
	is(COUNTER_SYLLABLE_RING, 14, "㉻");
}

static void decimals(void **state)
{
	static const size_t count[] = {2, 1, 13};
	(void)state;
	assert_string_equal(counter_decimal(&mem, count, 1).p, "2.");
	assert_string_equal(counter_decimal(&mem, count, 2).p, "2.1");
	assert_string_equal(counter_decimal(&mem, count, 3).p, "2.1.13");
}

static void refers(const char *expected, size_t levels, struct counter_style style,
		   const size_t count[])
{
	assert_string_equal(counter_reference(&mem, count, levels, style).p, expected);
}

static void references(void **state)
{
	static const size_t count[] = {3, 15, 0, 2, 1};
	const struct counter_style ko = {.korean = true}, en = {0};
	const struct counter_style office = {.korean = true, .government = true};
	(void)state;
	refers("3장", 1, ko, count);
	refers("3.15절", 2, ko, count);
	refers("3장", 1, office, count);
	refers("3-거", 2, office, count);
	refers("3-거-나", 4, office, count); /* the third level stands alone */
	refers("3-거-나-1", 5, office, count);
	refers("Section 3.15", 2, en, count);
	refers("Chapter 3", 1, (struct counter_style){.chapter = true}, count);
}

static void appendices(void **state)
{
	const size_t count[] = {2, 1, 3}, late[] = {28, 0};
	struct counter_style decimal = {.korean = true, .appendix = true},
			     government = {.government = true,
					   .korean = true,
					   .appendix = true},
			     english = {.appendix = true};
	(void)state;
	assert_string_equal(counter_letter(&mem, 1).p, "A");
	assert_string_equal(counter_letter(&mem, 26).p, "Z");
	assert_string_equal(counter_letter(&mem, 27).p, "AA");
	assert_string_equal(counter_letter(&mem, 702).p, "ZZ");
	assert_string_equal(counter_letter(&mem, 703).p, "AAA");
	assert_string_equal(counter_appendix(&mem, count, 1, true).p, "부록 B");
	assert_string_equal(counter_appendix(&mem, late, 1, false).p, "Appendix AB");
	assert_string_equal(counter_appendix(&mem, count, 3, true).p, "B.1.3");
	assert_string_equal(counter_reference(&mem, count, 1, decimal).p, "부록 B");
	assert_string_equal(counter_reference(&mem, count, 2, decimal).p, "부록 B.1");
	assert_string_equal(counter_reference(&mem, count, 3, government).p, "부록 B-가-3");
	assert_string_equal(counter_reference(&mem, count, 2, english).p, "Appendix B.1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_eight_levels, setup, teardown),
		cmocka_unit_test_setup_teardown(syllables_go_on, setup, teardown),
		cmocka_unit_test_setup_teardown(rings_end, setup, teardown),
		cmocka_unit_test_setup_teardown(decimals, setup, teardown),
		cmocka_unit_test_setup_teardown(references, setup, teardown),
		cmocka_unit_test_setup_teardown(appendices, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
