#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/table.h"

static const struct column columns[] = {
	{.name = {"연도", 6}},
	{.name = {"기업수", 9}},
	{.name = {"\xE1\x84\x80\xE1\x85\xB3", 6}}, /* 그, decomposed */
};

static const struct table table = {.columns = 3, .column = columns};

static void finds_names(void **state)
{
	(void)state;
	assert_int_equal(table_find(&table, STR("기업수")), 1);
	assert_int_equal(table_find(&table, STR("\xEF\xBB\xBF연도")), 0);
	assert_int_equal(table_find(&table, STR("그")), 2);
	assert_int_equal(table_find(&table, STR("기업 수")), TABLE_NONE);
	assert_int_equal(table_find(&table, STR("")), TABLE_NONE);
	assert_true(str_eq(table_nearest(&table, STR("기업 수")), STR("기업수")));
	assert_int_equal(table_nearest(&table, STR("전혀다른이름")).n, 0);
	struct arena mem = {0};
	assert_true(str_starts(table_column_names(&table, &mem), STR("연도, 기업수, ")));
	arena_finish(&mem);
}

/* "인구(천 명)" is a column 인구 in 천 명, whatever stands around the unit. */
static void finds_names_with_units(void **state)
{
	(void)state;
	static const struct column column[] = {
		{.name = {"인구", 6}, .unit = {"천 명", 7}},
		{.name = {"인구(명)", 11}, .unit = {"명", 3}},
		{.name = {"비율", 6}},
	};
	static const struct table t = {.columns = 3, .column = column};
	assert_int_equal(table_find(&t, STR("인구(천 명)")), 0);
	assert_int_equal(table_find(&t, STR("인구 [단위: 천명]")), 0);
	assert_int_equal(table_find(&t, STR("인구（천 명）")), 0);
	assert_int_equal(table_find(&t, STR("인구(명)")), 1);
	assert_int_equal(table_find(&t, STR("인구(만 명)")), TABLE_NONE);
	assert_int_equal(table_find(&t, STR("인구()")), TABLE_NONE);
	assert_int_equal(table_find(&t, STR("비율(%)")), TABLE_NONE);
}

static void finds_status_words(void **state)
{
	(void)state;
	enum status s = STATUS_COUNT;
	assert_true(status_find(STR("관측"), &s));
	assert_int_equal(s, STATUS_ACTUAL);
	assert_true(status_find(STR(" Forecast "), &s));
	assert_int_equal(s, STATUS_PROJECTION);
	assert_true(status_find(STR("추계"), &s));
	assert_int_equal(s, STATUS_PROJECTION);
	assert_true(status_find(STR("주장"), &s));
	assert_int_equal(s, STATUS_CLAIMED);
	assert_true(status_find(STR("비공개"), &s));
	assert_int_equal(s, STATUS_SUPPRESSED);
	assert_false(status_find(STR(""), &s));
	assert_false(status_find(STR("주장 관측"), &s));
	for (int i = 0; i < STATUS_COUNT; i++) {
		assert_true(status_find(str_of(status_name((enum status)i, true)), &s));
		assert_int_equal(s, i);
		assert_true(status_find(str_of(status_name((enum status)i, false)), &s));
		assert_int_equal(s, i);
	}
	assert_true(str_eq(status_nearest(STR("projektion")), STR("projection")));
	assert_true(str_eq(status_nearest(STR("잠정차")), STR("잠정")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_names),
		cmocka_unit_test(finds_names_with_units),
		cmocka_unit_test(finds_status_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
