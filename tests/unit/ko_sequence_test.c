#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ko/sequence.h"

static void expect(const char *const *words, size_t count, const double *want)
{
	struct str name[8] = {STR_NONE};
	double rank[8] = {0};
	for (size_t i = 0; i < count; i++)
		name[i] = str_of(words[i]);
	assert_int_equal(sequence_ranks(name, count, rank), want != NULL);
	for (size_t i = 0; want && i < count; i++)
		assert_true(rank[i] == want[i]);
}

static void test_orders(void **state)
{
	static const char *const places[] = {"제주특별자치도", "강원도", "서울", "전국",
					     "강원특별자치도"};
	static const char *const answers[] = {"매우 그렇다", "그렇다", "보통이다",
					      "모름/무응답", "전혀 그렇지 않다"};
	static const char *const days[] = {"금", "월", "일"};
	(void)state;
	expect(places, 5, (const double[]){17, 10, 1, 0, 10});
	expect(answers, 5, (const double[]){4, 3, 2, 19, 0});
	expect(days, 3, (const double[]){4, 0, 6});
}

/* One strange name among them, or an only one, and letters decide as ever. */
static void test_others(void **state)
{
	static const char *const strange[] = {"서울", "부산", "도쿄"};
	static const char *const rest[] = {"보통", "기타"};
	static const char *const mixed[] = {"매우 높음", "매우 그렇다"};
	(void)state;
	expect(strange, 3, NULL);
	expect(strange, 1, NULL);
	expect(rest, 2, NULL);
	expect(mixed, 2, NULL);
	expect(NULL, 0, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_orders),
		cmocka_unit_test(test_others),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
