#include <iconv.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "source/decode.h"
#include "source/transcode.h"

#define FINE SIZE_MAX

struct row {
	const char *bytes;
	size_t n;
	const char *label, *encoding, *text; /* text: NULL where only the error counts */
	size_t error_at;
};

#define ROW(bytes, ...)                               \
	{                                             \
		bytes, sizeof(bytes) - 1, __VA_ARGS__ \
	}

/* clang-format off */
static const struct row rows[] = {
	ROW("\xEC\x97\xB0\xEB\x8F\x84,\xEA\xB0\x92\n2025,12\n", "auto", "UTF-8", "연도,값\n2025,12\n", FINE),
	ROW("\xEF\xBB\xBF\xEA\xB0\x92", "auto", "UTF-8", "값", FINE),
	ROW("\xEF\xBB\xBF", "", "UTF-8", "", FINE),
	ROW("", "auto", "UTF-8", "", FINE),
	ROW("plain", "us-ascii", "UTF-8", "plain", FINE),
	ROW("\xC3\xEB\xBE\xF7\xC0\xDA\x20\xBC\xF6\xB4\xC2\x20\x32,857\xB8\xB8", "auto", "CP949", "취업자 수는 2,857만", FINE),
	ROW("\xAA\x42\xC2\xF7", "EUC-KR", "CP949", "찦차", FINE),
	ROW("\x8C\x63", "EUC-KR", "CP949", "똠", FINE),
	ROW("\x8C\x63", "ks_c_5601-1987", "CP949", "똠", FINE),
	ROW("\x8C\x63", "MS949", "CP949", "똠", FINE),
	ROW("\x8C\x63", "uhc", "CP949", "똠", FINE),
	ROW("\xFE\xFF\xD5\x5C\xAE\x00\x00\x20\xD1\xB5\xAC\xC4", "auto", "UTF-16BE", "한글 통계", FINE),
	ROW("\xFF\xFE\x5C\xD5\x00\xAE", "auto", "UTF-16LE", "한글", FINE),
	ROW("\xF0\xC5\xC4\xB3,\0\x12\xAC\r\0\n\0002\0000\0002\0005\0,\0001\0\r\0\n\0", "auto", "UTF-16LE", "연도,값\r\n2025,1\r\n", FINE),
	ROW("\xC5\xF0\xB3\xC4\0,\xAC\x12\0\n\0002\0000", "auto", "UTF-16BE", "연도,값\n20", FINE),
	ROW("a\0,\0b\0\n\0", "auto", "UTF-16LE", "a,b\n", FINE),
	ROW("a\0,\0b\0\n\0", "utf-16", "UTF-16LE", "a,b\n", FINE),
	ROW("\0a\0,\0b\0\n", "UTF16", "UTF-16BE", "a,b\n", FINE),
	ROW("\x34\xD8\x1E\xDD,\0", "utf-16le", "UTF-16LE", "\xF0\x9D\x84\x9E,", FINE),
	ROW("\xFF\xFE\x34\xD8,\0", "auto", "UTF-16LE", "\xEF\xBF\xBD,", 2),
	ROW("\xFF\xFE\x1E\xDD,\0", "auto", "UTF-16LE", "\xEF\xBF\xBD,", 2),
	ROW("\xFF\xFE,\0a", "auto", "UTF-16LE", ",\xEF\xBF\xBD", 4),
	ROW("\xFF\xFE,\0\x85\0", "auto", "UTF-16LE", ",\xEF\xBF\xBD", 4),
	ROW("\x1B$)C\x0E" "GQ1[\x0F", "ISO-2022-KR", "ISO-2022-KR", "한글", FINE),
	ROW("\x1B$)C\x0E" "GQ1[\x0F,1", "auto", "ISO-2022-KR", "한글,1", FINE),
	ROW("\x88\x61", "johab", "JOHAB", "가", FINE),
	ROW("\xA2\xE6\xA2\xE7", "CP949", "CP949", "€®", FINE),
	ROW("\xA1\xA4", "CP949", "CP949", "·", FINE),
	ROW("\xA1\xAD", "CP949", "CP949", "∼", FINE),
	ROW("\xA1\xD8 \xA1\xE0 \xA1\xDB \xA1\xE3 \xA1\xE2 \xA2\xDF \xA7\xB8 \xA1\xC9 \xA8\xE7", "auto", "CP949", "※ □ ○ ▲ △ ㈜ ㎏ ℃ ①", FINE),
	ROW("\xA3\xB1\xA3\xB2\xA3\xB3", "CP949", "CP949", "１２３", FINE),
	ROW("\xF9\xD3\xED\xAE", "CP949", "CP949", "漢字", FINE),
	ROW("\xA4\xD4\xA4\xB8\xA4\xCB\xA4\xB1", "CP949", "CP949", "\xE3\x85\xA4ㅈㅛㅁ", FINE),
	ROW("\x5C", "CP949", "CP949", "\\", FINE),
	ROW("\xB0\xA1\xB0\x2C", "CP949", "CP949", "가\xEF\xBF\xBD,", 2),
	ROW("\xB0\xA1\xB0\x22", "CP949", "CP949", "가\xEF\xBF\xBD\"", 2),
	ROW("\xB0\xA1\xC9\xA1,", "CP949", "CP949", "가\xEF\xBF\xBD,", 2),
	ROW("\xB0\xA1\xB0", "CP949", "CP949", "가\xEF\xBF\xBD", 2),
	ROW("\x80", "CP949", "CP949", "\xEF\xBF\xBD", 0),
	ROW("\xFF", "CP949", "CP949", "\xEF\xBF\xBD", 0),
	ROW("\xC0\x80", "UTF-8", "UTF-8", NULL, 0),
	ROW("\xED\xA0\x80", "UTF-8", "UTF-8", NULL, 0),
	ROW("a\xF4\x90\x80\x80", "UTF-8", "UTF-8", NULL, 1),
	ROW("a\xF0\x80\x80\x80", "UTF-8", "UTF-8", NULL, 1),
	ROW("ab\xEA\xB0", "UTF-8", "UTF-8", "ab\xEF\xBF\xBD", 2),
	ROW("ab\xEA,c", "UTF-8", "UTF-8", "ab\xEF\xBF\xBD,c", 2),
	ROW("\xEF\xBB\xBF" "a\xFF", "UTF-8", "UTF-8", "a\xEF\xBF\xBD", 4),
	ROW("\xED\x86\xB5\xEA\xB3\x84\xFF\n", "auto", "UTF-8", "통계\xEF\xBF\xBD\n", 6),
	ROW("가나다,라마바,1\n가나\xEB,2\n", "auto", "UTF-8", "가나다,라마바,1\n가나\xEF\xBF\xBD,2\n", 28),
	ROW("\xC2\xB7", "auto", "UTF-8", "·", FINE),
	ROW("\xC2\x85,a", "auto", "UTF-8", "\xEF\xBF\xBD,a", 0),
	ROW("a\xEF\xBF\xBD,a", "auto", "UTF-8", "a\xEF\xBF\xBD,a", 1),
	ROW("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "auto", "UTF-8", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", FINE),
	ROW("a,\0b\n", "auto", "UTF-8", NULL, FINE), /* a stray zero is no UTF-16 */
	ROW("\xB0\xA1\xB3\xAA,\xFF\n", "auto", "CP949", "가나,\xEF\xBF\xBD\n", 5),
	ROW("\xEF\xBB\xBF\xEA\xB0\x92", "EUC-KR", "UTF-8", "값", FINE), /* a mark wins over a label */
};
/* clang-format on */

#define ROWS (sizeof(rows) / sizeof(*rows))

static void whole(void **state)
{
	(void)state;
	struct arena mem = {0};
	for (size_t i = 0; i < ROWS; i++) {
		const struct row *r = &rows[i];
		struct decoded d;
		bool ok = decode_text((struct str){r->bytes, r->n}, str_of(r->label), &d, &mem);
		if (d.error_at != r->error_at)
			print_error("row %zu\n", i);
		assert_string_equal(d.encoding, r->encoding);
		assert_int_equal(d.error_at, r->error_at);
		assert_int_equal(ok, r->error_at == FINE);
		if (r->text && !str_eq(d.text, str_of(r->text)))
			fail_msg("row %zu: %.*s", i, STR_ARG(d.text));
		if (!ok)
			assert_true(str_starts(str_slice(d.text, d.error_in_text, d.text.n),
					       STR("\xEF\xBF\xBD")));
	}
	arena_finish(&mem);
}

static enum transcode_kind kind_of(const char *name)
{
	enum transcode_kind k = TRANSCODE_UTF8;
	while (!str_eq(str_of(transcode_name(k)), str_of(name)))
		k++;
	return k;
}

/* E8: the size of the blocks changes nothing. */
static void streamed(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS; i++)
		for (size_t size = 1; size < 9; size++) {
			struct str bytes = {rows[i].bytes, rows[i].n};
			struct transcoder a, b;
			transcode_open(&a, kind_of(rows[i].encoding));
			transcode_open(&b, a.kind);
			transcode_feed(&a, bytes, true);
			for (size_t at = 0; at < bytes.n; at += size)
				transcode_feed(&b, str_slice(bytes, at, at + size), false);
			transcode_feed(&b, STR_NONE, true);
			if (!str_eq(buf_str_of(&a.out), buf_str_of(&b.out)))
				fail_msg("row %zu in blocks of %zu: %.*s", i, size,
					 STR_ARG(buf_str_of(&b.out)));
			assert_int_equal(a.errors, b.errors);
			assert_int_equal(a.error_at, b.error_at);
			assert_int_equal(a.error_in_text, b.error_in_text);
			transcode_close(&a);
			transcode_close(&b);
		}
}

/* The text as CP949 again. */
static bool encodes_to(iconv_t back, struct str text, const char *bytes, size_t n)
{
	char room[8], *in = (char *)(uintptr_t)text.p, *out = room;
	size_t left = text.n, space = sizeof(room);
	return iconv(back, &in, &left, &out, &space) != (size_t)-1 &&
	       sizeof(room) - space == n && memcmp(room, bytes, n) == 0;
}

/* 8,822 extension syllables and 8,226 characters of KS X 1001: all of them
 * come back as the bytes they were (E9). */
static void all_of_cp949(void **state)
{
	(void)state;
	struct arena mem = {0};
	unsigned good = 0;
	iconv_t back = iconv_open("CP949", "UTF-8");
	assert_true(back != (iconv_t)-1);
	for (unsigned lead = 0x81; lead < 0xFF; lead++)
		for (unsigned trail = 0x41; trail < 0xFF; trail++) {
			char bytes[3] = {(char)lead, (char)trail, ','};
			struct decoded d;
			bool ok = decode_text((struct str){bytes, 3}, STR("cp949"), &d, &mem);
			good += ok;
			if (ok && !encodes_to(back, d.text, bytes, 3))
				fail_msg("%02X%02X is other bytes again", lead, trail);
			if (!str_ends(d.text, STR(",")))
				fail_msg("%02X%02X: %.*s", lead, trail, STR_ARG(d.text));
		}
	iconv_close(back);
	assert_int_equal(good, 17048);
	arena_finish(&mem);
}

static void labels(void **state)
{
	(void)state;
	struct arena mem = {0};
	struct decoded d;
	assert_false(decode_text(STR("a"), STR("latin1"), &d, &mem));
	assert_null(d.encoding);
	assert_false(decode_text(STR("a"), STR("a very long label that is no encoding at all"),
				 &d, &mem));
	assert_true(decode_text(STR("a"), STR("KS X 1001"), &d, &mem));
	assert_string_equal(d.encoding, "CP949");
	arena_finish(&mem);
}

static void counts_errors(void **state)
{
	(void)state;
	struct arena mem = {0};
	struct decoded d;
	assert_false(decode_text(STR("a\xFF,\xEA\xB0,\xC2\x85"), STR("utf-8"), &d, &mem));
	assert_int_equal(d.errors, 3);
	assert_true(str_eq(d.text, STR("a\xEF\xBF\xBD,\xEF\xBF\xBD,\xEF\xBF\xBD")));
	arena_finish(&mem);
}

/* 가 is U+AC00: its zero byte stands on the other side than that of a comma. */
static void test_utf16_without_mark(void **state)
{
	static const char bytes[] = "\x74\xC7,\0\x12\xAC\n\0\x00\xAC,\0"
				    "1\0\n\0";
	struct arena mem = {0};
	struct decoded d;
	(void)state;
	assert_true(decode_text((struct str){bytes, sizeof(bytes) - 1}, STR("auto"), &d, &mem));
	assert_string_equal(d.encoding, "UTF-16LE");
	assert_true(str_eq(d.text, STR("이,값\n가,1\n")));
	arena_finish(&mem);
}

/* A text in whose census some byte may be overlooked: long, with one byte of any kind
 * anywhere in it. What is told is what a look at each character tells. */
static void census_misses_nothing(void **state)
{
	(void)state;
	static const char *const pieces[] = {
		"가나다 ", "12,345\n", "힣ꠀ", "龍", "é", "　", "€", "😀", "퟿", "\xEF\xBF\xBE"};
	uint32_t seed = 20261123;
	struct arena mem = {0};
	unsigned broken = 0;
	for (unsigned k = 0; k < 20000; k++) {
		struct buf b = {0};
		uint32_t kinds = k % 3 ? 3 : 10;
		while (b.n < 400) {
			seed = seed * 1664525 + 1013904223;
			buf_text(&b, pieces[(seed >> 8) % kinds]);
		}
		seed = seed * 1664525 + 1013904223;
		size_t at = (seed >> 8) % b.n;
		seed = seed * 1664525 + 1013904223;
		b.p[at] = (char)(seed >> 16);
		struct str text = {b.p, b.n};
		bool bad = utf8_invalid(text) != text.n, zero = !b.p[at];
		for (size_t i = 0; i < text.n && !bad;)
			bad = transcode_refused(utf8_next(text, &i));
		struct census seen = census_take(text, 1 + k % 2);
		if (seen.broken != bad || seen.zero != zero ||
		    seen.escape != (b.p[at] == 0x1B) || !seen.high)
			fail_msg("byte %02X at %zu", (unsigned)(unsigned char)b.p[at], at);
		broken += bad;
		arena_reset(&mem);
		buf_finish(&b);
	}
	arena_finish(&mem);
	assert_in_range(broken, 1000, 19000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf16_without_mark),
		cmocka_unit_test(whole),
		cmocka_unit_test(streamed),
		cmocka_unit_test(all_of_cp949),
		cmocka_unit_test(labels),
		cmocka_unit_test(counts_errors),
		cmocka_unit_test(census_misses_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
