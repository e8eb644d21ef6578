#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf/subset.h"

/* The charset of hand-made CFF tables; hostile ones are refused, not read. */

#define HEADER "\1\0\4\4"
#define EMPTY_INDEX "\0\0"
#define NAMES "\0\1\1\1\2A"
/* Top DICT: ROS (12 30) behind three operands, charset (15) at offset N */
#define TOP(n, charset) "\0\1\1\1" n "\x8B\x8B\x8B\x0C\x1E" charset "\x0F"

static uint16_t cid[8];

static bool read(const char *bytes, size_t n, unsigned glyphs)
{
	char *copy = malloc(n ? n : 1); /* so that a sanitizer sees reads past the end */
	assert_non_null(copy);
	memcpy(copy, bytes, n);
	for (unsigned i = 0; i < 8; i++)
		cid[i] = (uint16_t)i;
	bool ok = pdf_subset_charset((struct str){copy, n}, cid, glyphs);
	free(copy);
	return ok;
}
#define READ(bytes, glyphs) read(bytes, sizeof(bytes) - 1, glyphs)

static void test_formats(void **state)
{
	(void)state;
	/* header 4, names 6, top INDEX 5 + 7: the charset is at 22 (0xA1) */
	assert_true(READ(HEADER NAMES TOP("\x08", "\xA1") "\0\0\x10\0\x20\0\x30", 4));
	assert_int_equal(cid[1], 0x10);
	assert_int_equal(cid[3], 0x30);
	assert_true(READ(HEADER NAMES TOP("\x08", "\xA1") "\1\0\x10\2\0\x50\0", 5));
	assert_int_equal(cid[1], 0x10);
	assert_int_equal(cid[3], 0x12);
	assert_int_equal(cid[4], 0x50);
	assert_true(READ(HEADER NAMES TOP("\x08", "\xA1") "\2\1\0\0\xFF", 3));
	assert_int_equal(cid[2], 0x101);
	/* the same place as a two-byte and as a four-byte number */
	assert_true(READ(HEADER NAMES TOP("\x0A", "\x1C\0\x18") "\0\0\x10", 2));
	assert_int_equal(cid[1], 0x10);
	assert_true(READ(HEADER NAMES TOP("\x0C", "\x1D\0\0\0\x1A") "\0\0\x10", 2));
	assert_int_equal(cid[1], 0x10);
}

static void test_name_keyed(void **state)
{
	(void)state;
	/* no ROS: glyph numbers stay; a real number is stepped over */
	assert_true(READ(HEADER NAMES "\0\1\1\1\6\x1E\x1A\x5F\xA0\x0F", 4));
	assert_int_equal(cid[3], 3);
}

static void test_broken(void **state)
{
	(void)state;
	static const char good[] = HEADER NAMES TOP("\x08", "\xA1") "\0\0\x10\0\x20\0\x30";
	for (size_t n = 0; n < sizeof(good) - 1; n++)
		assert_false(read(good, n, 4));
	assert_false(READ(HEADER NAMES TOP("\x08", "\xA1") "\3\0\x10", 2)); /* format 3 */
	assert_false(READ(HEADER NAMES TOP("\x08", "\x8C") "\0", 2));       /* predefined */
	assert_false(READ("\1\0\4\4\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 2));
	assert_false(READ(HEADER EMPTY_INDEX EMPTY_INDEX, 2));
}

/* Every single byte changed: never a read outside, which the sanitizer would stop. */
static void test_hostile(void **state)
{
	(void)state;
	static const char good[] = HEADER NAMES TOP("\x08", "\xA1") "\1\0\x10\2\0\x50\0";
	char bad[sizeof(good)];
	for (size_t i = 0; i < sizeof(good) - 1; i++) {
		for (int v = 0; v < 256; v++) {
			memcpy(bad, good, sizeof(good));
			bad[i] = (char)v;
			read(bad, sizeof(good) - 1, 8);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formats),
		cmocka_unit_test(test_name_keyed),
		cmocka_unit_test(test_broken),
		cmocka_unit_test(test_hostile),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
