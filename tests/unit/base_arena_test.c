#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

static void assert_zero(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_int_equal(p[i], 0);
}

static void hands_out_zeroed_memory(void **state)
{
	(void)state;
	struct arena a;
	arena_init(&a);
	for (size_t n = 0; n < 200000; n = n * 3 + 1) {
		char *p = ARENA_NEW(&a, char, n);
		assert_zero(p, n);
		memset(p, 0xAA, n);
	}
	arena_finish(&a);
	assert_null(a.top);
}

/* What is handed out after a reset is as zeroed as before, big blocks or not. */
static void reset_keeps_a_block(void **state)
{
	(void)state;
	struct arena a;
	arena_init(&a);
	arena_reset(&a);
	for (int round = 0; round < 5; round++) {
		for (size_t n = 1; n < 100000; n *= 7) {
			char *p = ARENA_NEW(&a, char, n);
			assert_zero(p, n);
			memset(p, 0x55, n);
		}
		arena_reset(&a);
		assert_int_equal(a.used, 0);
		assert_non_null(a.top);
	}
	void *kept = a.top;
	ARENA_NEW(&a, char, 10);
	arena_reset(&a);
	assert_ptr_equal(a.top, kept);
	arena_finish(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hands_out_zeroed_memory),
		cmocka_unit_test(reset_keeps_a_block),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
