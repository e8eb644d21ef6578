#include "source_helper.h"

struct row {
	const char *text; /* one column: name, then cells */
	enum column_type type;
	unsigned missing;
	double first; /* number of the first row */
};

#define MONTH(y, m) ((y)*12 + (m)-1)

/* clang-format off */
static const struct row rows[] = {
	{"값\n\"1,000\"\n2\n", COLUMN_NUMBER, 0, 1000},
	{"값\n4만 4천\n1.5조\n", COLUMN_NUMBER, 0, 44000},
	{"값\n-\n3\n…\nX\n", COLUMN_NUMBER, 3, 0},
	{"값\n4294967296\n1\n", COLUMN_NUMBER, 0, 4294967296.0},
	{"값\n3.2%\n4%\n", COLUMN_NUMBER, 0, 3.2},
	{"이름\n가\nX\n-\n", COLUMN_TEXT, 1, 0},
	{"코드\n05\n11\n", COLUMN_CODE, 0, 0},
	{"행정동코드\n11110\n11140\n", COLUMN_CODE, 0, 0},
	{"번호\n1\n2\n10\n", COLUMN_NUMBER, 0, 1},
	{"역ID\n0150\n0151\n", COLUMN_CODE, 0, 0},
	{"연도\n2014\n2024\n", COLUMN_YEAR, 0, 2014},
	{"구분\n2014\n2024\n", COLUMN_YEAR, 0, 2014},
	{"누적량(톤)\n2014\n2024\n", COLUMN_NUMBER, 0, 2014},
	{"연도\n2014년\n2024년\n", COLUMN_YEAR, 0, 2014},
	{"시점\n2021\n2022 p)\n", COLUMN_YEAR, 0, 2021},
	{"시점\n2021.09\n2021.1\n2021.11\n", COLUMN_MONTH, 0, MONTH(2021, 9)},
	{"시점\n2021.10\n2021.11\n", COLUMN_MONTH, 0, MONTH(2021, 10)},
	{"시점\n202503\n202504\n", COLUMN_MONTH, 0, MONTH(2025, 3)},
	{"기간\n2020.3/4\n2020.4/4\n", COLUMN_QUARTER, 0, 2020 * 4 + 2},
	{"날짜\n1970-01-02\n1970-01-03\n", COLUMN_DATE, 0, 1},
	{"날짜\n2025. 9. 15.\n2025. 9. 16.\n", COLUMN_DATE, 0, 20346},
	{"날짜\n01일\n02일\n", COLUMN_TEXT, 0, 0},
	{"월\n1월\n2월\n", COLUMN_TEXT, 0, 0},
	{"호선\n1호선\n2호선\n", COLUMN_TEXT, 0, 0},
	{"이름\n가\n1\n나\n2\n", COLUMN_TEXT, 0, 0},
	{"비고\n\"\"\n\"\"\n", COLUMN_TEXT, 2, 0},
	{"값\n-\n-\n", COLUMN_NUMBER, 2, 0},
	{"연도\n2019\n2020\n계\n", COLUMN_YEAR, 1, 2019},
	{"코드\n'01\n'02\n", COLUMN_TEXT, 0, 0},
	{"연도\n'01\n'02\n", COLUMN_YEAR, 0, 2001},
	{"일시\n1970010106\n1970010124\n", COLUMN_DATE, 0, 0.25},
	{"시점\n2023년p)\n2024년(p)\n", COLUMN_YEAR, 0, 2023},
	{"이름,값\n가,1\n계,2\n", COLUMN_TEXT, 0, 0},
};
/* clang-format on */

static void decides(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct row *r = &rows[i];
		struct loaded l;
		load_text(&l, r->text);
		if (!l.ok)
			fail_msg("%s: %s", r->text, diag_label(l.d.first->code));
		const struct column *c = &l.t.column[0];
		unsigned missing = 0;
		for (uint32_t k = 0; k < l.t.rows; k++)
			missing += table_missing(c, k);
		if (c->type != r->type || missing != r->missing)
			fail_msg("%s: type %d, %u missing", r->text, (int)c->type, missing);
		if (c->number && !table_missing(c, 0) && c->number[0] != r->first)
			fail_msg("%s: %.17g", r->text, c->number[0]);
		assert_int_equal(c->number != NULL,
				 c->type != COLUMN_TEXT && c->type != COLUMN_CODE);
		finish_load(&l);
	}
}

/* Four digits are years in the first column or under such a name, nowhere else. */
static void years_need_a_reason(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "지역,인구수,연도\n가,1950,2020\n나,2010,2021\n");
	assert_int_equal(l.t.column[1].type, COLUMN_NUMBER);
	assert_int_equal(l.t.column[2].type, COLUMN_YEAR);
	finish_load(&l);
}

static void total_of_years(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "연도,값\n2019,1\n2020,2\n합 계,3\n");
	assert_true(l.ok);
	assert_int_equal(l.t.column[0].type, COLUMN_YEAR);
	assert_true(table_missing(&l.t.column[0], 2));
	assert_true(table_total(&l.t, 2));
	assert_cell(&l, 2, 0, "합 계");
	finish_load(&l);
}

static void keeps_text_and_decimals(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "값\n1.5\n△3.20\n-\n\"1,000\"\n9007199254740993\n");
	const struct column *c = &l.t.column[0];
	assert_true(l.ok);
	assert_str(column_text(c, 1), "△3.20");
	assert_str(column_decimal(c, 0, &l.mem), "1.5");
	assert_str(column_decimal(c, 1, &l.mem), "-3.20");
	assert_str(column_decimal(c, 2, &l.mem), "");
	assert_str(column_text(c, 2), "-");
	assert_str(column_decimal(c, 3, &l.mem), "1000");
	assert_str(column_decimal(c, 4, &l.mem), "9007199254740993");
	assert_int_equal(c->decimals, 2);
	finish_load(&l);
	load_text(&l, "연도\n2025년\n2026 p)\n'27\n");
	assert_str(column_decimal(&l.t.column[0], 0, &l.mem), "2025");
	assert_str(column_decimal(&l.t.column[0], 1, &l.mem), "2026");
	assert_str(column_decimal(&l.t.column[0], 2, &l.mem), "2027");
	finish_load(&l);
}

static void units_in_cells(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "비율\n3.2%\n4.0%\n");
	assert_str(l.t.column[0].unit, "%");
	finish_load(&l);
	load_text(&l, "비율\n3.2%\n4.0\n5%\n");
	assert_false(l.ok);
	const struct diag *x = find_diag(&l.d, DIAG_CELLS_UNIT);
	assert_non_null(x);
	assert_str(x->arg[1], "‘4.0’ (3:1)");
	finish_load(&l);
}

/* 9464억 under (억원) was 946,400,000,000 of them. */
static void scales_are_not_taken_twice(void **state)
{
	(void)state;
	static const char *const text[] = {"예산(억원)\n1845\n9464억\n",
					   "예산(억원)\n1조 845\n9464억원\n",
					   "(단위: 억원)\n예산,해\n1845,2024\n9464억,2025\n"};
	struct loaded l;
	for (size_t i = 0; i < 3; i++) {
		load_text(&l, text[i]);
		assert_false(l.ok);
		if (i != 1)
			assert_non_null(find_diag(&l.d, DIAG_CELLS_SCALE));
		finish_load(&l);
	}
	load_text(&l, "인구(명)\n4만 4천\n9500\n");
	assert_true(l.ok);
	finish_load(&l);
	load_text(&l, "인구(천명)\n44\n9.5\n");
	assert_true(l.ok);
	finish_load(&l);
}

static void bad(const char *text, enum diag_code code, const char *list, const char *count)
{
	struct loaded l;
	load_text(&l, text);
	assert_false(l.ok);
	const struct diag *x = find_diag(&l.d, code);
	if (!x)
		fail_msg("%s: no %s", text, diag_label(code));
	assert_str(x->arg[1], list);
	if (count)
		assert_str(x->arg[2], count);
	finish_load(&l);
}

static void lists_bad_cells(void **state)
{
	(void)state;
	bad("값\n1\n2\n3\nabc\n", DIAG_CELLS_NUMBER, "‘abc’ (5:1)", "1");
	bad("가,값\n,1\n,2\n,3\n,4\n,5\n,6\n,7\n,8\n,a\n,b\n,c\n,d\n", DIAG_CELLS_NUMBER,
	    "‘a’ (10:2), ‘b’ (11:2), ‘c’ (12:2), …", "4");
	bad("연도\n2020\n2021\n2022\n미정?\n", DIAG_CELLS_PERIOD, "‘미정?’ (5:1)", "1");
	bad("값\n1\n2\n3\n▲4\n", DIAG_CELLS_TRIANGLE, "‘▲4’ (5:1)", NULL);
	bad("시점\n2016.1\n2017.1\n2018.1\n", DIAG_CELLS_OCTOBER, "2016.1", NULL);
}

static void forced_types(void **state)
{
	(void)state;
	struct loaded l;
	struct source_pair text = {.key = STR("값"), .value = STR("text")};
	start_load(&l);
	l.o.type = &text;
	l.o.types = 1;
	load_bytes(&l, STR("값\n1\n2\n3\nabc\n"));
	assert_true(l.ok);
	assert_int_equal(l.t.column[0].type, COLUMN_TEXT);
	finish_load(&l);
	struct source_pair number = {.key = STR("코드"), .value = STR("number")};
	start_load(&l);
	l.o.type = &number;
	l.o.types = 1;
	load_bytes(&l, STR("코드\n05\n11\n"));
	assert_true(l.ok);
	assert_int_equal(l.t.column[0].type, COLUMN_NUMBER);
	assert_str(column_decimal(&l.t.column[0], 0, &l.mem), "5");
	finish_load(&l);
	struct source_pair wrong[] = {{.key = STR("값"), .value = STR("numbr")},
				      {.key = STR("갑시"), .value = STR("text")}};
	start_load(&l);
	l.o.type = wrong;
	l.o.types = 2;
	load_bytes(&l, STR("값,값시\n1,2\n"));
	assert_false(l.ok);
	assert_str(find_diag(&l.d, DIAG_DATA_TYPE)->arg[1], "number");
	assert_str(find_diag(&l.d, DIAG_DATA_COLUMN)->arg[2], "값시");
	finish_load(&l);
}

static void given_missing_marks(void **state)
{
	(void)state;
	struct loaded l;
	struct str marks[] = {STR("99"), STR("해당 없음")};
	start_load(&l);
	l.o.missing = marks;
	l.o.missings = 2;
	load_bytes(&l, STR("값,말\n1,가\n99,해당 없음\n해당 없음,나\n"));
	assert_true(l.ok);
	assert_int_equal(l.t.column[0].type, COLUMN_NUMBER);
	assert_true(table_missing(&l.t.column[0], 1));
	assert_true(table_missing(&l.t.column[0], 2));
	assert_true(table_missing(&l.t.column[1], 1));
	finish_load(&l);
}

static void october_in_cells(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "시점\n2017.9\n2017.1\n2017.11\n2017.12\n2018.1\n2018.2\n");
	assert_true(l.ok);
	assert_true(l.t.column[0].number[1] == MONTH(2017, 10));
	assert_true(l.t.column[0].number[4] == MONTH(2018, 1));
	assert_non_null(find_notice(&l, DIAG_OCTOBER_READ));
	finish_load(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decides),
		cmocka_unit_test(keeps_text_and_decimals),
		cmocka_unit_test(units_in_cells),
		cmocka_unit_test(scales_are_not_taken_twice),
		cmocka_unit_test(lists_bad_cells),
		cmocka_unit_test(forced_types),
		cmocka_unit_test(given_missing_marks),
		cmocka_unit_test(october_in_cells),
		cmocka_unit_test(years_need_a_reason),
		cmocka_unit_test(total_of_years),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
