/* Expressions in Vega-Lite's spelling, and the same in SQL. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "query/script.h"

static void test_sql(void **state)
{
	static const char *const pair[][2] = {
		{"datum.연도 === 2024", "연도 = 2024"},
		{"datum.연도!==2024&&datum.값>3", "연도 <> 2024 AND 값>3"},
		{"datum['기업 수'] > 3 || datum[\"값\"] == null",
		 "\"기업 수\" > 3 OR 값 IS null"},
		{"!isValid(datum.값)", "NOT (값 IS NOT NULL)"},
		{"datum.시도 == \"서울's\" && true", "시도 = '서울''s' AND true"},
		{"datum.값 > 3 ? '큼' : datum.값 > 1 ? '중' : '작음'",
		 "CASE WHEN 값 > 3 THEN '큼' ELSE CASE WHEN 값 > 1 THEN '중' ELSE '작음' END END"},
		{"toNumber(datum.글) * (datum.a ? 1 : 2)",
		 "CAST(글 AS REAL) * (CASE WHEN a THEN 1 ELSE 2 END)"},
		{"year(datum.날) === 2024", "year(날) = 2024"},
		{"Math.abs(datum.x) !== 1", "abs(x) <> 1"},
		{"datum['x", "x"},
		{"!(", "NOT ("},
	};
	struct arena mem;
	(void)state;
	arena_init(&mem);
	for (size_t i = 0; i < sizeof(pair) / sizeof(*pair); i++) {
		assert_true(script_looks(str_of(pair[i][0])));
		struct str got = script_sql(&mem, str_of(pair[i][0]));
		if (!str_eq(got, str_of(pair[i][1])))
			fail_msg("%s: %.*s, not %s", pair[i][0], STR_ARG(got), pair[i][1]);
	}
	arena_finish(&mem);
}

/* SQL is not mistaken for it. */
static void test_no_script(void **state)
{
	static const char *const sql[] = {"연도 = 2024 AND 값 != 3",
					  "a || ' ?! && datum.x'",
					  "\"x === y\" > 1",
					  "datum > 3",
					  "a <> 1 OR b == 2",
					  "CASE WHEN a THEN :b ELSE 1 END",
					  ""};
	(void)state;
	for (size_t i = 0; i < sizeof(sql) / sizeof(*sql); i++)
		assert_false(script_looks(str_of(sql[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sql),
		cmocka_unit_test(test_no_script),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
