#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ko/caption.h"

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

static void framed(const char *preset, struct caption c, const char *expected)
{
	struct caption_frame f = caption_frame(&mem, str_of(preset), &c);
	struct str part[] = {f.before, STR("제목"), f.after};
	assert_string_equal(arena_join(&mem, part, 3, STR_NONE).p, expected);
	assert_int_equal(f.centred, str_eq(str_of(preset), STR("press")));
}

static void presets(void **state)
{
	const struct caption figure = {CAPTION_FIGURE, 0, 1, true};
	const struct caption table = {CAPTION_TABLE, 0, 12, true};
	(void)state;
	framed("assembly", figure, "[그림 1] 제목");
	framed("assembly", table, "[표 12] 제목");
	framed("kdi", (struct caption){CAPTION_TABLE, 1, 2, true}, "〈표 1-2〉 제목");
	framed("kdi", (struct caption){CAPTION_FIGURE, 3, 1, true}, "[그림 3-1] 제목");
	framed("press", figure, "< 제목 >");
	framed("assembly", (struct caption){CAPTION_FIGURE, 0, 0, true}, "제목");
	framed("assembly", (struct caption){CAPTION_FIGURE, 0, 2, false}, "[Figure 2] 제목");
	assert_true(caption_by_chapter(STR("kdi")));
	assert_false(caption_by_chapter(STR("assembly")));
	assert_false(caption_by_chapter(STR("press")));
}

static void names(void **state)
{
	const struct caption one = {CAPTION_TABLE, 0, 1, true};
	const struct caption other = {CAPTION_FIGURE, 2, 3, false};
	(void)state;
	assert_string_equal(caption_name(&mem, &one).p, "표 1");
	assert_string_equal(caption_name(&mem, &other).p, "Figure 2-3");
}

static void turned(const char *text, const char *preset, const char *expected)
{
	struct str out = caption_brackets(&mem, str_of(text), str_of(preset));
	assert_string_equal(out.p, expected);
}

static void brackets_in_text(void **state)
{
	(void)state;
	turned("<표 1>과 <그림 2-1>", "assembly", "〈표 1〉과 〈그림 2-1〉");
	turned("a < b, <표>, <표 1, <표 x>", "kdi", "a < b, <표>, <표 1, <표 x>");
	turned("<<표 1>>", "kdi", "<〈표 1〉>");
	turned("<표 1>", "press", "<표 1>");
	turned("", "kdi", "");
	struct str same = STR("그대로");
	assert_ptr_equal(caption_brackets(&mem, same, STR("kdi")).p, same.p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(presets, setup, teardown),
		cmocka_unit_test_setup_teardown(names, setup, teardown),
		cmocka_unit_test_setup_teardown(brackets_in_text, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
