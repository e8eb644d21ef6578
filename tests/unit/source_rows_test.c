#include "source_helper.h"

static void status_column(void **state)
{
	(void)state;
	struct loaded l;
	start_load(&l);
	l.o.status = STR("구분");
	load_bytes(&l,
		   STR("연도,값,구분\n2020,1,관측\n2021,2,잠정\n2022,3,forecast\n2023,4,\n"));
	assert_true(l.ok);
	assert_int_equal(l.t.status_column, 2);
	assert_int_equal(table_status(&l.t, 0), STATUS_ACTUAL);
	assert_int_equal(table_status(&l.t, 1), STATUS_PROVISIONAL);
	assert_int_equal(table_status(&l.t, 2), STATUS_PROJECTION);
	assert_int_equal(table_status(&l.t, 3), STATUS_ACTUAL);
	assert_int_equal(l.t.column[2].status[2], STATUS_PROJECTION);
	finish_load(&l);
	start_load(&l);
	l.o.status = STR("구분");
	load_bytes(&l, STR("연도,값,구분\n2020,1,관츨\n2021,2,관츨\n2022,3,관측\n"));
	assert_false(l.ok);
	const struct diag *x = find_diag(&l.d, DIAG_STATUS_WORD);
	assert_str(x->arg[0], "관츨");
	assert_str(x->arg[1], "2:8");
	assert_str(x->arg[2], "2");
	assert_str(x->arg[3], "관측");
	assert_int_equal(l.d.errors, 1);
	finish_load(&l);
	start_load(&l);
	l.o.status = STR("없는열");
	load_bytes(&l, STR("연도,값\n2020,1\n"));
	assert_non_null(find_diag(&l.d, DIAG_DATA_COLUMN));
	finish_load(&l);
}

static void marks(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "시점,값,다른 값\n2021,1,X\n2022 p),2,3\n2023,3(추정),4\n2024,5,6r)\n");
	assert_true(l.ok);
	assert_int_equal(table_status(&l.t, 0), STATUS_ACTUAL);
	assert_int_equal(table_status(&l.t, 1), STATUS_PROVISIONAL);
	assert_int_equal(table_status(&l.t, 2), STATUS_ESTIMATE);
	assert_int_equal(table_status(&l.t, 3), STATUS_ACTUAL);
	assert_int_equal(l.t.column[2].status[0], STATUS_SUPPRESSED);
	assert_true(table_missing(&l.t.column[2], 0));
	assert_str(find_notice(&l, DIAG_MARKED_ROWS)->arg[0], "2");
	assert_int_equal(l.t.status_column, TABLE_NONE);
	finish_load(&l);
	load_text(&l, "시점,값\n2021,1\n");
	assert_null(l.t.status);
	finish_load(&l);
}

static void totals(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "지역,세부,값\n전 국,계,6\n서울,소계,3\n서울,종로,3\n부산,중구,3\n");
	assert_true(l.ok);
	assert_true(table_total(&l.t, 0) && table_total(&l.t, 1));
	assert_false(table_total(&l.t, 2) || table_total(&l.t, 3));
	assert_str(find_notice(&l, DIAG_TOTAL_ROWS)->arg[1], "2:1, 3:1");
	finish_load(&l);
	load_text(&l, "성별,값\n계,6\n"); /* nothing that it would be the total of */
	assert_null(l.t.total);
	finish_load(&l);
	load_text(&l, "역,값\n중계,6\n총신대,2\n");
	assert_null(l.t.total);
	finish_load(&l);
	load_text(&l, "시도,값\n서 울,1\n수 도 권,6\n비수도권,2\n");
	assert_true(!table_total(&l.t, 0) && table_total(&l.t, 1) && table_total(&l.t, 2));
	finish_load(&l);
	struct str words[] = {STR("모두")};
	start_load(&l);
	l.o.total = words;
	l.o.totals = 1;
	load_bytes(&l, STR("지역,값\n모두,6\n합계,3\n"));
	assert_true(table_total(&l.t, 0) && !table_total(&l.t, 1));
	finish_load(&l);
}

static void totals_left_out(void **state)
{
	(void)state;
	struct loaded l;
	start_load(&l);
	l.o.drop_totals = true;
	load_bytes(&l,
		   STR("지역,값\n합계,\"6,000\"\n서울,\"1,000\"\n부산,-\n소계,5\n대구,3 p)\n"));
	assert_true(l.ok);
	assert_int_equal(l.t.rows, 3);
	assert_null(l.t.total);
	assert_cell(&l, 1, 0, "부산");
	assert_true(table_missing(&l.t.column[1], 1));
	assert_str(column_decimal(&l.t.column[1], 0, &l.mem), "1000");
	assert_true(l.t.column[1].number[2] == 3);
	assert_int_equal(table_status(&l.t, 2), STATUS_PROVISIONAL);
	assert_str(files_quote(&l.files, source_cell(&l.t, &l.files, 2, 0)), "대구");
	finish_load(&l);
}

static void levels(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "지역,값\n전국,9\n  서울,1\n\"　　종로\",2\n  부산,3\n");
	assert_true(l.ok);
	const uint8_t *level = l.t.column[0].level;
	assert_non_null(level);
	assert_int_equal(level[0], 0);
	assert_int_equal(level[1], 1);
	assert_int_equal(level[2], 2);
	assert_int_equal(level[3], 1);
	assert_cell(&l, 2, 0, "종로");
	finish_load(&l);
	load_text(&l, "지역,값\n 전국,9\n 서울,1\n");
	assert_null(l.t.column[0].level);
	finish_load(&l);
}

static void duplicates(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "날짜,값\n01일,1\n02일,2\n01일,1\n01일,3\n");
	assert_true(l.ok);
	assert_str(find_notice(&l, DIAG_ROW_TWICE)->arg[1], "4:1");
	finish_load(&l);
}

static void expectations(void **state)
{
	(void)state;
	struct loaded l;
	struct source_pair key[] = {{.key = STR("연도")}, {.key = STR("계열")}};
	struct str text = STR("연도,계열,값\n2020,가,1\n2020,나,2\n2021,가,3\n");
	start_load(&l);
	l.o.expect_rows = 3;
	l.o.unique = key;
	l.o.uniques = 2;
	l.o.require = key;
	l.o.requires = 2;
	load_bytes(&l, text);
	assert_true(l.ok);
	finish_load(&l);
	start_load(&l);
	l.o.expect_rows = 8;
	l.o.unique = key;
	l.o.uniques = 1;
	struct source_pair none = {.key = STR("게열")};
	l.o.require = &none;
	l.o.requires = 1;
	load_bytes(&l, text);
	assert_false(l.ok);
	assert_str(find_diag(&l.d, DIAG_EXPECT_ROWS)->arg[2], "3");
	const struct diag *x = find_diag(&l.d, DIAG_EXPECT_UNIQUE);
	assert_str(x->arg[1], "2020");
	assert_str(x->arg[2], "2:1");
	assert_str(files_quote(&l.files, x->at), "2020");
	assert_int_equal(diag_place(&l.files, x->at).line, 3);
	assert_str(find_diag(&l.d, DIAG_DATA_COLUMN)->arg[2], "계열");
	finish_load(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(status_column), cmocka_unit_test(marks),
		cmocka_unit_test(totals),        cmocka_unit_test(totals_left_out),
		cmocka_unit_test(levels),        cmocka_unit_test(duplicates),
		cmocka_unit_test(expectations),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
