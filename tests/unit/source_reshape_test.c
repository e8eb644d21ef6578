#include "source_helper.h"

static void fold(struct loaded *l, const char *text)
{
	start_load(l);
	l->o.fold = STR("시점");
	load_bytes(l, str_of(text));
}

static void one_measure(void **state)
{
	(void)state;
	struct loaded l;
	fold(&l, "지역,2019,2020 p)\n서울,1,2\n부산,3,-\n");
	assert_true(l.ok);
	assert_int_equal(l.t.rows, 4);
	assert_int_equal(l.t.columns, 3);
	assert_str(l.t.column[1].name, "시점");
	assert_str(l.t.column[2].name, "값");
	assert_int_equal(l.t.column[1].type, COLUMN_YEAR);
	assert_int_equal(l.t.column[2].type, COLUMN_NUMBER);
	assert_cell(&l, 1, 0, "서울");
	assert_true(l.t.column[1].number[1] == 2020);
	assert_int_equal(table_status(&l.t, 1), STATUS_PROVISIONAL);
	assert_int_equal(table_status(&l.t, 2), STATUS_ACTUAL);
	assert_true(l.t.column[2].number[2] == 3);
	assert_true(table_missing(&l.t.column[2], 3));
	assert_str(files_quote(&l.files, source_cell(&l.t, &l.files, 1, 2)), "2");
	assert_str(files_quote(&l.files, source_cell(&l.t, &l.files, 2, 0)), "부산");
	assert_str(files_quote(&l.files, source_cell(&l.t, &l.files, 2, 1)), "부산,3,-");
	assert_str(find_notice(&l, DIAG_FOLDED)->arg[0], "2");
	finish_load(&l);
}

static void several_measures(void **state)
{
	(void)state;
	struct loaded l;
	fold(&l,
	     "지역,2020.3/4,2020.3/4,2020.4/4,비고\n지역,남(명),여(명),남(명),비고\n서울,1,2,3,가\n");
	assert_true(l.ok);
	assert_int_equal(l.t.rows, 2);
	assert_int_equal(l.t.columns, 5);
	assert_str(l.t.column[1].name, "비고");
	assert_int_equal(l.t.column[2].type, COLUMN_QUARTER);
	assert_str(l.t.column[3].name, "남");
	assert_str(l.t.column[3].unit, "명");
	assert_str(l.t.column[4].name, "여");
	assert_true(l.t.column[3].number[1] == 3);
	assert_true(table_missing(&l.t.column[4], 1));
	finish_load(&l);
}

static void other_separators(void **state)
{
	(void)state;
	struct loaded l;
	fold(&l,
	     "행정구역,2015년_총인구수,2015년_세대당 인구,2016년_총인구수,2016년_세대당 인구\n세종,1,2,3,4\n");
	assert_true(l.ok);
	assert_int_equal(l.t.rows, 2);
	assert_str(l.t.column[2].name, "총인구수");
	assert_str(l.t.column[3].name, "세대당 인구");
	assert_true(l.t.column[1].number[1] == 2016);
	finish_load(&l);
	fold(&l, "지역,인구_2015,인구_2016\n세종,1,2\n");
	assert_true(l.ok);
	assert_str(l.t.column[2].name, "인구");
	assert_true(l.t.column[2].number[1] == 2);
	finish_load(&l);
}

static void october(void **state)
{
	(void)state;
	struct loaded l;
	fold(&l, "구별,2017.09,2017.1,2017.11\n가,1,2,3\n");
	assert_true(l.ok);
	assert_true(l.t.column[1].number[1] == 2017 * 12 + 9);
	finish_load(&l);
}

static void impossible(void **state)
{
	(void)state;
	struct loaded l;
	fold(&l, "지역,남,여\n서울,1,2\n");
	assert_false(l.ok);
	assert_non_null(find_diag(&l.d, DIAG_FOLD_NONE));
	finish_load(&l);
	fold(&l, "시점,2019,2020\n서울,1,2\n");
	assert_false(l.ok);
	assert_non_null(find_diag(&l.d, DIAG_FOLD_NAME));
	finish_load(&l);
	start_load(&l);
	l.o.fold = STR("시점");
	l.o.limits.rows = 3;
	load_bytes(&l, STR("지역,2019,2020\n서울,1,2\n부산,3,4\n"));
	assert_non_null(find_diag(&l.d, DIAG_SOURCE_ROWS));
	finish_load(&l);
}

static void bad_cells_have_places(void **state)
{
	(void)state;
	struct loaded l;
	fold(&l, "지역,2019,2020\n서울,1,2\n부산,3,오류\n");
	assert_false(l.ok);
	const struct diag *x = find_diag(&l.d, DIAG_CELLS_NUMBER);
	assert_str(files_quote(&l.files, x->at), "오류");
	finish_load(&l);
}

static void fills_down(void **state)
{
	(void)state;
	struct loaded l;
	struct source_pair key = {.key = STR("시도")};
	start_load(&l);
	l.o.fill = &key;
	l.o.fills = 1;
	load_bytes(&l, STR("시도,구,값\n서울,종로,1\n,중구,2\n부산,중구,3\n,남구,\n"));
	assert_true(l.ok);
	assert_cell(&l, 1, 0, "서울");
	assert_cell(&l, 3, 0, "부산");
	assert_true(table_missing(&l.t.column[2], 3));
	assert_str(find_notice(&l, DIAG_FILLED_CELLS)->arg[0], "2");
	finish_load(&l);
	key.key = STR("없음");
	start_load(&l);
	l.o.fill = &key;
	l.o.fills = 1;
	load_bytes(&l, STR("시도,값\n서울,1\n"));
	assert_non_null(find_diag(&l.d, DIAG_DATA_COLUMN));
	finish_load(&l);
}

static void joins_letters(void **state)
{
	(void)state;
	struct loaded l;
	start_load(&l);
	l.o.join_letters = true;
	load_bytes(&l, STR("지역,값\n전 국,1\n비 수  도 권,2\n서울 시,3\nA B,4\n"));
	assert_true(l.ok);
	assert_cell(&l, 0, 0, "전국");
	assert_cell(&l, 1, 0, "비수도권");
	assert_cell(&l, 2, 0, "서울 시");
	assert_cell(&l, 3, 0, "A B");
	assert_cell(&l, 3, 1, "4");
	finish_load(&l);
}

static void replaces_bad_bytes(void **state)
{
	(void)state;
	struct loaded l;
	start_load(&l);
	l.o.replace = true;
	load_bytes(&l, STR("\xB0\xA1,\xB3\xAA\n\xB0,2\n"));
	assert_true(l.ok);
	assert_cell(&l, 0, 0, "\xEF\xBF\xBD");
	assert_cell(&l, 0, 1, "2");
	assert_str(find_diag(&l.d, DIAG_BYTES_REPLACED)->arg[0], "1");
	finish_load(&l);
}

static void names_private_use(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "가,나\n1,\xEE\x82\xBC\xEF\xA3\xBF\n");
	assert_false(l.ok);
	const struct diag *x = find_diag(&l.d, DIAG_PRIVATE_USE);
	assert_str(x->arg[0], "U+E0BC");
	assert_str(x->arg[1], "2");
	assert_int_equal(diag_place(&l.files, x->at).line, 2);
	finish_load(&l);
	load_text(&l, "가,나\n1,\xEF\xA4\x80\n"); /* U+F900 is a character of KS X 1001 */
	assert_true(l.ok);
	finish_load(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_measure),
		cmocka_unit_test(several_measures),
		cmocka_unit_test(october),
		cmocka_unit_test(other_separators),
		cmocka_unit_test(impossible),
		cmocka_unit_test(fills_down),
		cmocka_unit_test(bad_cells_have_places),
		cmocka_unit_test(replaces_bad_bytes),
		cmocka_unit_test(joins_letters),
		cmocka_unit_test(names_private_use),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
