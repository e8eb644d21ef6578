#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "ko/compose.h"
#include "ko/hangul.h"

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

static void every_syllable(void **state)
{
	(void)state;
	for (uint32_t c = 0xAC00; c <= 0xD7A3; c++) {
		char whole[4], parts[12];
		uint32_t k = c - 0xAC00;
		struct str w = {whole, utf8_put(whole, c)}, p = {parts, 0};
		p.n += utf8_put(parts, 0x1100 + k / 588);
		p.n += utf8_put(parts + p.n, 0x1161 + k % 588 / 28);
		if (k % 28)
			p.n += utf8_put(parts + p.n, 0x11A7 + k % 28);
		assert_true(str_eq(compose_hangul(&mem, p), w));
		assert_true(str_eq(compose_key(&mem, p), w));
		assert_ptr_equal(compose_hangul(&mem, w).p, w.p);
		assert_int_equal(hangul_final_of(w), k % 28);
	}
}

static void unchanged_is_not_copied(void **state)
{
	(void)state;
	const struct str s = STR("통계 2025, A-B ~ 樂");
	assert_ptr_equal(compose_hangul(&mem, s).p, s.p);
	assert_ptr_equal(compose_filler(&mem, s).p, s.p);
	assert_ptr_equal(compose_tilde(&mem, s).p, s.p);
	assert_ptr_equal(compose_middot(&mem, s).p, s.p);
	assert_ptr_equal(compose_clean(&mem, s).p, s.p);
	assert_ptr_equal(compose_key(&mem, s).p, s.p);
	assert_int_equal(compose_key(&mem, STR_NONE).n, 0);
}

static void keys_are_nfc(void **state)
{
	(void)state;
	assert_str(compose_hangul(&mem, STR("\uF914")), "\uF914"); /* stays for display … */
	assert_str(compose_key(&mem, STR("\uFEFF\uF914")), "\u6A02"); /* … not for keys */
}

static void bad_bytes_stay(void **state)
{
	(void)state;
	const char *bad[] = {"\xff", "가\xed\xa0\x80나", "\xe1\x84", "\u1100\xff\u1161",
			     "\xc0\x80"};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_str(compose_hangul(&mem, str_of(bad[i])), bad[i]);
		assert_str(compose_key(&mem, str_of(bad[i])), bad[i]);
	}
	assert_str(compose_hangul(&mem, STR("\xff\u1100\u1161")), "\xff가");
}

static void nfc_of(const char *text)
{
	utf8proc_uint8_t *whole = utf8proc_NFC((const utf8proc_uint8_t *)text);
	assert_str(compose_nfc(&mem, str_of(text)), (const char *)whole);
	free(whole);
}

/* What is passed by without a look is what utf8proc would not have changed. */
static void nfc_is_that_of_utf8proc(void **state)
{
	(void)state;
	static const char *const around[][2] = {
		{"", ""}, {"e", "\u0338"}, {"\u1100", "\u1161"}, {"가", "\u11A8"}};
	for (uint32_t c = 1; c < 0x30000; c++) {
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		char one[5] = {0}, text[16];
		utf8_put(one, c);
		for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++) {
			snprintf(text, sizeof(text), "%s%s%s", around[i][0], one, around[i][1]);
			nfc_of(text);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_syllable, setup, teardown),
		cmocka_unit_test_setup_teardown(unchanged_is_not_copied, setup, teardown),
		cmocka_unit_test_setup_teardown(keys_are_nfc, setup, teardown),
		cmocka_unit_test_setup_teardown(nfc_is_that_of_utf8proc, setup, teardown),
		cmocka_unit_test_setup_teardown(bad_bytes_stay, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
