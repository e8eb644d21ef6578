#include "report/labels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void check(const char *style, size_t i, size_t items, const char *expected)
{
	struct arena mem;
	arena_init(&mem);
	struct str got = labels_item(&mem, str_of(style), i, items);
	if (!str_eq(got, str_of(expected)))
		fail_msg("%s %zu of %zu: %.*s, not %s", style, i, items, STR_ARG(got),
			 expected);
	arena_finish(&mem);
}

static void circled_numbers_go_to_fifty(void **state)
{
	(void)state;
	check("①", 0, 50, "①");
	check("①", 19, 50, "⑳");
	check("①", 20, 50, "㉑");
	check("①", 34, 50, "㉟");
	check("①", 35, 50, "㊱");
	check("①", 49, 50, "㊿");
}

static void a_list_has_one_kind_of_labels(void **state)
{
	(void)state;
	check("①", 0, 51, "1.");
	check("①", 50, 51, "51.");
	check("가.", 0, 85, "1.");
}

static void syllables_go_on_with_the_next_vowel(void **state)
{
	(void)state;
	check("가.", 0, 84, "가.");
	check("가.", 1, 84, "나.");
	check("가.", 13, 84, "하.");
	check("가.", 14, 84, "거.");
	check("가.", 27, 84, "허.");
	check("가.", 28, 84, "고.");
	check("가.", 83, 84, "히.");
}

static void other_styles(void **state)
{
	(void)state;
	check("1.", 99, 100, "100.");
	check("1)", 0, 1, "1)");
	check("none", 0, 1, "");
	check("•", 0, 1, "•");
	check("", 0, 1, "•");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(circled_numbers_go_to_fifty),
		cmocka_unit_test(a_list_has_one_kind_of_labels),
		cmocka_unit_test(syllables_go_on_with_the_next_vowel),
		cmocka_unit_test(other_styles),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
