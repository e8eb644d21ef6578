/* Some rows of a table: all that belongs to a row comes along. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/pick.h"

static void rows_come_whole(void **state)
{
	static const struct str text[] = {{"가", 3}, {"나", 3}, {"다", 3}};
	static const double number[] = {1, 2, 3};
	static const bool missing[] = {false, true, false};
	static const uint8_t status[] = {STATUS_ACTUAL, STATUS_PROJECTION, STATUS_CLAIMED};
	static const uint32_t row[] = {2, 1, 2};
	static const struct cells_word word[] = {{0, 3}, {3, 3}};
	static const uint32_t code[] = {1, 0, 1}; /* 산 강 산 */
	struct column column[] = {
		{.name = {"이름", 6}, .cells.text = text},
		{.name = {"값", 3},
		 .type = COLUMN_NUMBER,
		 .cells.text = text,
		 .number = number,
		 .missing = missing},
		{.name = {"곳", 3},
		 .cells = {.word = word, .code = code, .words = 2, .base = "강산"}}};
	struct table t = {.rows = 3, .columns = 3, .column = column, .status = status};
	struct arena mem = {0};
	(void)state;
	const struct table *some = pick_rows(&t, row, 3, &mem);
	assert_int_equal(some->rows, 3);
	assert_true(str_eq(column_text(&some->column[0], 0), STR("다")));
	assert_true(str_eq(column_text(&some->column[0], 1), STR("나")));
	assert_true(str_eq(column_text(&some->column[2], 0), STR("산")));
	assert_true(str_eq(column_text(&some->column[2], 1), STR("강")));
	assert_true(some->column[1].number[2] == 3 && some->column[1].number[1] == 2);
	assert_true(table_missing(&some->column[1], 1) && !table_missing(&some->column[1], 0));
	assert_int_equal(table_status(some, 0), STATUS_CLAIMED);
	assert_null(some->column[0].number);
	assert_int_equal(pick_rows(&t, row, 0, &mem)->rows, 0);
	arena_finish(&mem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(rows_come_whole)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
