#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "spec/outline.h"

/* mark and text are lengths in bytes; level 0: no outline. */
static void expect(const char *line, enum outline_above above, size_t mark, size_t text,
		   int level)
{
	struct outline o;
	bool is = outline_match(str_of(line), above, &o);
	assert_int_equal(is, level > 0);
	if (!is)
		return;
	assert_int_equal(o.mark, mark);
	assert_int_equal(o.text, text);
	assert_int_equal(o.level, level);
	bool document = strchr("(1", line[0]) || (unsigned char)line[0] >= 0xEA ||
			(unsigned char)line[0] == 0xE1;
	assert_int_equal(o.report, level <= 4 && !document);
}

static void report_style(void **state)
{
	(void)state;
	expect("□ 가", OUTLINE_NONE, 3, 4, 1);
	expect("■  가", OUTLINE_NONE, 3, 5, 1);
	expect("○ 가", OUTLINE_NONE, 3, 4, 2);
	expect("▪ 가", OUTLINE_NONE, 3, 4, 3);
	expect("※ 가", OUTLINE_NONE, 3, 4, 4);
	expect("※가", OUTLINE_NONE, 3, 3, 4);
	expect("· 가", OUTLINE_NONE, 2, 3, 4);
	expect("- 가", OUTLINE_REPORT, 1, 2, 3);
	expect("- 가", OUTLINE_NONE, 0, 0, 0);
}

static void document_style(void **state)
{
	(void)state;
	expect("가. 나", OUTLINE_NONE, 4, 5, 2);
	expect("하) 나", OUTLINE_NONE, 4, 5, 4);
	expect("거. 나", OUTLINE_NONE, 4, 5, 2);
	expect("(12) 나", OUTLINE_NONE, 4, 5, 5);
	expect("(라) 나", OUTLINE_NONE, 5, 6, 6);
	expect("① 나", OUTLINE_NONE, 3, 4, 7);
	expect("㉮ 나", OUTLINE_NONE, 3, 4, 8);
	expect("1. 나", OUTLINE_DOCUMENT, 2, 3, 1);
	expect("\u1100\u1161. 나", OUTLINE_NONE, 7, 8, 2); /* decomposed 가 */
	expect("(\u1112\u1161) 나", OUTLINE_NONE, 8, 9, 6);
	expect("\u1100\u1161\u11A8. 나", OUTLINE_NONE, 0, 0, 0);
	expect("12) 나", OUTLINE_DOCUMENT, 3, 4, 3);
}

static void no_outline(void **state)
{
	(void)state;
	static const char *const lines[] = {"",         "□",         "□ ",     "○○부 장관",
					    "가",       "가.나",     "까. 나", "간. 나",
					    "고. 나",   "123. 나",   "1.나",   "(가. 나",
					    "(123) 나", "(가나) 다", "글",     "-"};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		expect(lines[i], OUTLINE_DOCUMENT, 0, 0, 0);
	expect("1. 나", OUTLINE_NONE, 0, 0, 0);
	expect("1) 나", OUTLINE_REPORT, 0, 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(report_style),
		cmocka_unit_test(document_style),
		cmocka_unit_test(no_outline),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
