#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ko/sorting.h"

/* J13. */
static struct arena mem;

static int begin(void **state)
{
	(void)state;
	arena_init(&mem);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_finish(&mem);
	return 0;
}

static int sign(int v)
{
	return (v > 0) - (v < 0);
}

static void in_order(const char *const *name, size_t count, bool hangul_first)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count; k++) {
			struct str a = str_of(name[i]), b = str_of(name[k]);
			int wanted = (i > k) - (i < k);
			assert_int_equal(sign(sorting_compare(a, b, hangul_first)), wanted);
			struct str x = sorting_key(&mem, a, hangul_first);
			struct str y = sorting_key(&mem, b, hangul_first);
			assert_int_equal(sign(str_cmp(x, y)), wanted);
		}
}

static void both_orders(void **state)
{
	(void)state;
	static const char *const latin[] = {"",    "(주)한빛", "3·1운동", "AI", "AI 정책",
					    "SMR", "all",      "ㄱ",      "가", "가나",
					    "각",  "나",       "닭",      "힣", "＠"};
	static const char *const hangul[] = {"",   "(주)한빛", "3·1운동", "@",   "ㄱ",
					     "가", "가나",     "각",      "나",  "닭",
					     "힣", "AI",       "AI 정책", "SMR", "all"};
	in_order(latin, sizeof(latin) / sizeof(*latin), false);
	in_order(hangul, sizeof(hangul) / sizeof(*hangul), true);
}

/* Numbers in names stand by their size, wherever they are. */
static void numbers_in_names(void **state)
{
	(void)state;
	static const char *const name[] = {
		"0.25~0.5", "0.5~1",      "0.512",    "0.53",       "5~9세",
		"10~14세",  "85세 이상",  "500만 원", "1,000만 원", "1,000,000만 원",
		"가",       "제1차 10회", "제2차",    "제2차 3회",  "제10차"};
	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++)
		for (size_t k = 0; k < sizeof(name) / sizeof(*name); k++) {
			int by = sign(sorting_natural(str_of(name[i]), str_of(name[k])));
			assert_int_equal(by, (i > k) - (i < k));
		}
	assert_true(sorting_natural(STR("01"), STR("1")) != 0); /* equal is the same text */
	assert_int_equal(sorting_natural(STR("1,0"), STR("1,0")), 0);
}

/* 가나다: all syllables stand in the order of their parts. */
static void every_syllable(void **state)
{
	(void)state;
	char before[4] = "", now[4] = "";
	for (unsigned c = 0xAC00; c <= 0xD7A3; c++) {
		now[0] = (char)(0xE0 | c >> 12);
		now[1] = (char)(0x80 | (c >> 6 & 63));
		now[2] = (char)(0x80 | (c & 63));
		assert_true(sorting_compare(str_of(before), str_of(now), true) < 0);
		assert_true(sorting_compare(str_of(before), str_of(now), false) < 0);
		memcpy(before, now, sizeof(now));
	}
}

/* Any bytes: a total order, and the key agrees with it. */
static void random_bytes(void **state)
{
	(void)state;
	static const char *const part[] = {"가",       "나", "A",  "@",    "z", "\xEA",
					   "\xEA\xB0", "0",  "ㄱ", "\xFF", "漢"};
	unsigned seed = 20261123;
	for (int round = 0; round < 20000; round++) {
		char text[3][16] = {"", "", ""};
		for (int t = 0; t < 3; t++)
			for (int i = 0; i < 3; i++) {
				seed = seed * 1664525 + 1013904223;
				const char *p = part[(seed >> 16) % 11];
				memcpy(text[t] + strlen(text[t]), p, strlen(p) + 1);
			}
		struct str a = str_of(text[0]), b = str_of(text[1]), c = str_of(text[2]);
		int ab = sorting_compare(a, b, true), bc = sorting_compare(b, c, true);
		assert_int_equal(sign(ab), -sign(sorting_compare(b, a, true)));
		assert_int_equal(ab == 0, str_eq(a, b));
		if (ab < 0 && bc < 0)
			assert_true(sorting_compare(a, c, true) < 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(both_orders, begin, end),
		cmocka_unit_test(numbers_in_names),
		cmocka_unit_test(every_syllable),
		cmocka_unit_test(random_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
