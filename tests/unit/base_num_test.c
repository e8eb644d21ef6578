#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/num.h"

static void check(struct arena *mem, double v, const char *want)
{
	assert_string_equal(arena_cstring(mem, num_computed(mem, v)), want);
}

/* What arithmetic made has the digits that it surely has; whole numbers keep theirs. */
static void test_computed(void **state)
{
	struct arena mem;
	(void)state;
	arena_init(&mem);
	check(&mem, 0.1 + 0.2, "0.3");
	check(&mem, -625.0 / 3, "-208.333333333333");
	check(&mem, 9007199254740991.0, "9007199254740991");
	check(&mem, -480412641554180.94, "-480412641554181");
	check(&mem, 2e20 / 3, "66666666666666700000");
	arena_finish(&mem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_computed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
