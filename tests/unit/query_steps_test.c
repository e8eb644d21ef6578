/* Steps of a transform as one query: what each does to small tables. */
#include "query_fixture.h"

#include "query/steps.h"

static int set_up(void **state)
{
	struct fixture *f = malloc(sizeof(*f));
	fixture_open(f);
	assert_true(query_table(f->q, fixture_flip(f), SPAN_NONE));
	assert_true(query_table(f->q, fixture_codes(f), SPAN_NONE));
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture_close(*state);
	free(*state);
	return 0;
}

static struct step_word word(struct fixture *f, const char *text)
{
	return (struct step_word){str_of(text), fixture_text(f, text)};
}

static const struct table *run(struct fixture *f, const struct table *t, struct step *s,
			       size_t count)
{
	const struct table *made;
	for (size_t i = 0; i < count; i++)
		if (s[i].wish.step == 0)
			s[i].wish.step = NAN;
	if (!steps_run(f->q, t, s, count, true, &made))
		fail_msg("%s: %.*s", diag_label(f->d.last->code), STR_ARG(f->d.last->arg[0]));
	return made;
}

/* 지역, 연도, 값 with a total row, a provisional one, and a missing cell. */
static const struct table *regions(struct fixture *f)
{
	struct column *c = ARENA_NEW(&f->mem, struct column, 3);
	fixture_column(f, &c[0], "지역", "", COLUMN_TEXT, "전국|서울|부산|서울|부산|대구", 6);
	fixture_column(f, &c[1], "연도", "", COLUMN_YEAR, "2023|2023|2023|2024|2024|2024", 6);
	fixture_column(f, &c[2], "값", "명", COLUMN_NUMBER, "9.50|5.50|4.00|7.25||-1", 6);
	c[2].decimals = 2;
	struct table *t = ARENA_NEW(&f->mem, struct table, 1);
	*t = (struct table){.name = STR("regions"), .rows = 6, .columns = 3, .column = c};
	static const bool total[] = {true, false, false, false, false, false};
	static const uint8_t status[] = {0, 0, 0, STATUS_PROVISIONAL, 0, 0};
	t->total = total;
	t->status = status;
	t->status_column = TABLE_NONE;
	t->source = STR("통계청");
	return t;
}

static void test_filter_and_calculate(void **state)
{
	struct fixture *f = *state;
	struct value v;
	assert_true(fixture_value(f, "base", "100", &v));
	struct step s[] = {
		{.kind = STEP_FILTER, .test = {.field = word(f, "연도 > 2014")}},
		{.kind = STEP_CALCULATE,
		 .text = word(f, "기업수 / base -- 배"),
		 .as = {word(f, "배")}},
		{.kind = STEP_CALCULATE, .text = word(f, "비율"), .as = {word(f, "율")}},
	};
	const struct table *t = run(f, fixture_flip(f), s, 3);
	assert_int_equal(t->rows, 2);
	fixture_cells(f, t, "연도", "2019|2024");
	fixture_cells(f, t, "배", "1.01|1.86");
	fixture_cells(f, t, "율", "|12.5");
	assert_int_equal(t->column[table_find(t, STR("연도"))].type, COLUMN_YEAR);
	assert_true(str_eq(t->column[table_find(t, STR("율"))].unit, STR("%")));
	assert_int_equal(t->column[table_find(t, STR("배"))].decimals, 2);
	assert_true(str_eq(t->source, STR("THE VC")));
	assert_int_equal(t->status_column, 3);
}

/* The regions of the rows that a condition leaves. */
static void kept(struct fixture *f, struct step_test test, const char *wanted)
{
	struct step s = {.kind = STEP_FILTER, .test = test};
	fixture_cells(f, run(f, regions(f), &s, 1), "지역", wanted);
}

static void test_predicates(void **state)
{
	struct fixture *f = *state;
	struct step_word value = word(f, "값"), none = {STR_NONE, SPAN_NONE};
	struct step_word ends[] = {word(f, "4"), word(f, "7.25")}, open[] = {none, ends[0]};
	struct step_word names[] = {word(f, "대구"), word(f, "부산"), none};
	struct step_test part[] = {
		{.kind = TEST_AT_LEAST, .field = value, .value = ends, .values = 1},
		{.kind = TEST_EQUAL,
		 .field = word(f, "지역"),
		 .value = &names[1],
		 .values = 1}};
	struct step_test all = {.kind = TEST_ALL, .part = part, .parts = 2}, any = all,
			 not = {.kind = TEST_NOT, .part = &part[1], .parts = 1};
	any.kind = TEST_ANY;
	kept(f, part[0], "전국|서울|부산|서울");
	kept(f, all, "부산");
	kept(f, any, "전국|서울|부산|서울|부산");
	kept(f, not, "전국|서울|서울|대구");
	not .part = &part[0]; /* a missing value is not at least 4 */
	kept(f, not, "부산|대구");
	kept(f,
	     (struct step_test){.kind = TEST_RANGE, .field = value, .value = ends, .values = 2},
	     "서울|부산|서울");
	kept(f,
	     (struct step_test){.kind = TEST_RANGE, .field = value, .value = open, .values = 2},
	     "부산|대구");
	kept(f,
	     (struct step_test){.kind = TEST_ONE_OF,
				.field = word(f, "지역"),
				.value = names,
				.values = 3},
	     "부산|부산|대구");
	kept(f,
	     (struct step_test){
		     .kind = TEST_EQUAL, .field = value, .value = &none, .values = 1},
	     "부산");
	kept(f, (struct step_test){.kind = TEST_VALID, .field = value},
	     "전국|서울|부산|서울|대구");
	kept(f, (struct step_test){.kind = TEST_INVALID, .field = value}, "부산");
	struct step_word year = word(f, "2023");
	kept(f,
	     (struct step_test){.kind = TEST_LESS,
				.field = word(f, "연도"),
				.unit = timeunit_every(TIMEUNIT_YEAR, 10),
				.value = &year,
				.values = 1},
	     "전국|서울|부산|서울|부산|대구");
}

static void test_aggregate(void **state)
{
	struct fixture *f = *state;
	struct step_word by[] = {word(f, "지역")};
	struct step_op op[] = {
		{word(f, "sum"), word(f, "값"), word(f, "합"), NAN},
		{.op = word(f, "count"), .param = NAN},
		{.op = word(f, "mean"), .field = word(f, "값"), .param = NAN},
		{.op = word(f, "max"), .field = word(f, "연도"), .param = NAN},
		{.op = word(f, "stdev"), .field = word(f, "값"), .param = NAN},
	};
	struct step s[] = {
		{.kind = STEP_AGGREGATE, .op = op, .ops = 5, .group = by, .groups = 1}};
	const struct table *t = run(f, regions(f), s, 1);
	assert_int_equal(f->d.last->code, DIAG_STEP_TOTALS);
	fixture_cells(f, t, "지역", "서울|부산|대구");
	fixture_cells(f, t, "합", "12.75|4|-1");
	fixture_cells(f, t, "count", "2|2|1");
	fixture_cells(f, t, "mean_값", "6.375|4|-1");
	fixture_cells(f, t, "max_연도", "2024|2024|2024");
	fixture_cells(f, t, "stdev_값", "1.2374368670764582||");
	assert_true(str_eq(t->column[1].unit, STR("명")));
	assert_int_equal(t->column[1].decimals, 2);
	assert_int_equal(t->column[4].type, COLUMN_YEAR);
	assert_int_equal(table_status(t, 0), STATUS_PROVISIONAL);
	assert_int_equal(table_status(t, 1), STATUS_ACTUAL);
	assert_null(t->total);
	/* nothing but totals: they are what there is */
	struct step only[] = {
		{.kind = STEP_FILTER, .test = {.field = word(f, "지역 = '전국'")}}, s[0]};
	t = run(f, regions(f), only, 2);
	fixture_cells(f, t, "합", "9.5");
}

static void test_windows(void **state)
{
	struct fixture *f = *state;
	struct step_word by[] = {word(f, "지역")};
	struct step_order order[] = {{word(f, "연도"), false}};
	struct step_op op[] = {
		{.op = word(f, "lag"),
		 .field = word(f, "값"),
		 .as = word(f, "전"),
		 .param = NAN},
		{.op = word(f, "sum"),
		 .field = word(f, "값"),
		 .as = word(f, "누계"),
		 .param = NAN},
		{.op = word(f, "row_number"), .as = word(f, "n"), .param = NAN},
		{.op = word(f, "median"),
		 .field = word(f, "값"),
		 .as = word(f, "중"),
		 .param = NAN},
	};
	struct step_op all[] = {{.op = word(f, "sum"),
				 .field = word(f, "값"),
				 .as = word(f, "전체"),
				 .param = NAN},
				{.op = word(f, "distinct"),
				 .field = word(f, "값"),
				 .as = word(f, "가지"),
				 .param = NAN}};
	struct step s[] = {{.kind = STEP_WINDOW,
			    .op = op,
			    .ops = 4,
			    .group = by,
			    .groups = 1,
			    .order = order,
			    .orders = 1},
			   {.kind = STEP_JOINAGGREGATE, .op = all, .ops = 2}};
	const struct table *t = run(f, regions(f), s, 2);
	fixture_cells(f, t, "지역", "전국|서울|부산|서울|부산|대구");
	fixture_cells(f, t, "전", "|||5.5|4|");
	fixture_cells(f, t, "누계", "9.5|5.5|4|12.75|4|-1");
	fixture_cells(f, t, "n", "1|1|1|2|2|1");
	fixture_cells(f, t, "중", "9.5|5.5|4|6.375|4|-1");
	fixture_cells(f, t, "전체", "15.75|15.75|15.75|15.75|15.75|15.75");
	fixture_cells(f, t, "가지", "1|4|4|4|4|4");
	fixture_cells(f, t, "값", "9.50|5.50|4.00|7.25||-1");
	assert_true(table_total(t, 0) && !table_total(t, 1));
	/* a frame of two rows: the row before and this one */
	struct step frame[] = {{.kind = STEP_WINDOW,
				.op = op + 1,
				.ops = 1,
				.group = by,
				.groups = 1,
				.order = order,
				.orders = 1,
				.framed = true,
				.frame = {-1, 0}}};
	fixture_cells(f, run(f, regions(f), frame, 1), "누계", "9.5|5.5|4|12.75|4|-1");
}

static void test_fold_and_sort(void **state)
{
	struct fixture *f = *state;
	struct step_word fields[] = {word(f, "기업 수"), word(f, "2024")};
	struct step_order order[] = {{word(f, "값"), true}};
	struct step s[] = {{.kind = STEP_FOLD,
			    .field = fields,
			    .fields = 2,
			    .as = {word(f, "항목"), word(f, "값")}},
			   {.kind = STEP_SORT, .order = order, .orders = 1},
			   {.kind = STEP_LIMIT, .most = 4}};
	const struct table *t = run(f, fixture_codes(f), s, 1);
	fixture_cells(f, t, "항목", "기업 수|2024|기업 수|2024|기업 수|2024");
	fixture_cells(f, t, "값", "1|7|2|8|3|9");
	fixture_cells(f, t, "코드", "05|05|11|11|26|26");
	assert_int_equal(t->column[t->columns - 1].unit.n, 0);
	t = run(f, fixture_codes(f), s, 3);
	fixture_cells(f, t, "값", "9|8|7|3");
	fixture_cells(f, t, "이름", "부산|서울|전국|부산");
	assert_int_equal(t->column[2].type, COLUMN_MONTH);
}

static void test_lookup(void **state)
{
	struct fixture *f = *state;
	struct step_word fields[] = {word(f, "코드"), word(f, "월")};
	const struct table *codes = fixture_codes(f);
	struct step s[] = {{.kind = STEP_LOOKUP,
			    .text = word(f, "지역"),
			    .from = codes,
			    .key = word(f, "이름"),
			    .field = fields,
			    .fields = 2}};
	const struct table *t = run(f, regions(f), s, 1);
	fixture_cells(f, t, "코드", "05|11|26|11|26|");
	fixture_cells(f, t, "월", "2025-09|2025-10|2026-09|2025-10|2026-09|");
	assert_int_equal(t->column[3].type, COLUMN_CODE);
	assert_int_equal(t->column[4].type, COLUMN_MONTH);
	assert_int_equal(f->d.last->code, DIAG_STEP_UNMATCHED);
	assert_true(str_eq(f->d.last->arg[1], STR("1")));
	assert_true(str_eq(f->d.last->arg[2], STR("대구")));
}

static void test_stack(void **state)
{
	struct fixture *f = *state;
	struct step_word by[] = {word(f, "연도")};
	struct step s[] = {
		{.kind = STEP_FILTER, .test = {.field = word(f, "지역 <> '전국'")}},
		{.kind = STEP_STACK, .text = word(f, "값"), .group = by, .groups = 1}};
	const struct table *t = run(f, regions(f), s, 2);
	fixture_cells(f, t, "값_start", "0|5.5|0|7.25|0");
	fixture_cells(f, t, "값_end", "5.5|9.5|7.25|7.25|-1");
	s[1].offset = OFFSET_NORMALIZE;
	t = run(f, regions(f), s, 2);
	fixture_cells(f, t, "값_end",
		      "0.5789473684210527|1|0.8787878787878788|0.8787878787878788|"
		      "-0.12121212121212122");
}

static void test_limit_with_others(void **state)
{
	struct fixture *f = *state;
	struct step_word by[] = {word(f, "연도")};
	struct step s[] = {{.kind = STEP_LIMIT,
			    .most = 1,
			    .text = word(f, "지역"),
			    .by = word(f, "값"),
			    .others = word(f, "기타"),
			    .group = by,
			    .groups = 1}};
	const struct table *t = run(f, regions(f), s, 1);
	fixture_cells(f, t, "지역", "서울|서울|기타|기타");
	fixture_cells(f, t, "연도", "2023|2024|2023|2024");
	fixture_cells(f, t, "값", "5.5|7.25|4|-1");
	assert_int_equal(t->column[1].type, COLUMN_YEAR);
	assert_true(str_eq(t->column[2].unit, STR("명")));
}

static void test_bins_and_time(void **state)
{
	struct fixture *f = *state;
	struct step s[] = {{.kind = STEP_BIN,
			    .text = word(f, "값"),
			    .as = {word(f, "구간")},
			    .wish = {.step = 5}},
			   {.kind = STEP_FILTER, .test = {.field = word(f, "구간 >= 0")}}};
	const struct table *t = run(f, regions(f), s, 2);
	fixture_cells(f, t, "구간", "5|5|0|5");
	fixture_cells(f, t, "구간_end", "10|10|5|10");
	struct step time[] = {{.kind = STEP_TIMEUNIT,
			       .unit_of_time = TIMEUNIT_YEAR,
			       .text = word(f, "날짜"),
			       .as = {word(f, "해")}},
			      {.kind = STEP_TIMEUNIT,
			       .unit_of_time = TIMEUNIT_MONTH,
			       .text = word(f, "월"),
			       .as = {word(f, "달")}},
			      {.kind = STEP_TIMEUNIT,
			       .unit_of_time = (TIMEUNIT_YEAR | TIMEUNIT_QUARTER),
			       .text = word(f, "월")}};
	t = run(f, fixture_codes(f), time, 3);
	fixture_cells(f, t, "해", "2025|1969|");
	fixture_cells(f, t, "달", "9월|10월|9월");
	fixture_cells(f, t, "월", "2025-Q3|2025-Q4|2026-Q3");
	assert_int_equal(t->column[table_find(t, STR("월"))].type, COLUMN_QUARTER);
	assert_int_equal(t->column[table_find(t, STR("해"))].type, COLUMN_YEAR);
}

static void refused(struct fixture *f, struct step s, enum diag_code code, const char *at)
{
	const struct table *made;
	f->d.errors = 0;
	if (s.wish.step == 0)
		s.wish.step = NAN;
	assert_false(steps_run(f->q, regions(f), &s, 1, true, &made));
	struct str got = files_quote(&f->files, f->d.last->at);
	if (f->d.last->code != code || !str_eq(got, str_of(at)))
		fail_msg("%s at ‘%.*s’: %.*s", diag_label(f->d.last->code), STR_ARG(got),
			 STR_ARG(f->d.last->arg[0]));
}

static void refused_filter(struct fixture *f, const char *text, enum diag_code code,
			   const char *at)
{
	refused(f, (struct step){.kind = STEP_FILTER, .test = {.field = word(f, text)}}, code,
		at);
}

static void test_refused(void **state)
{
	struct fixture *f = *state;
	struct value v;
	assert_true(fixture_value(f, "값2", "100", &v));
	refused_filter(f, "지여 = '서울'", DIAG_QUERY_COLUMN_UNKNOWN, "지여");
	refused_filter(f, "연도 > 2000 AND 값 > sum(값)", DIAG_STEP_MELTS, "sum");
	refused_filter(f, "yoy(값, 연도) > 0", DIAG_STEP_MELTS, "yoy");
	refused_filter(f, "값 > 1) OR (1", DIAG_QUERY_BRACKET, ")");
	refused_filter(f, "값2 + 값 / 0", DIAG_QUERY_DIVISION, "/");
	refused_filter(f, "값 >", DIAG_QUERY_INCOMPLETE, "값 >");
	refused_filter(f, "값 > 1 값", DIAG_QUERY_NEAR, "값");
	refused_filter(f, "값 LIKE", DIAG_QUERY_INCOMPLETE, "값 LIKE");
	refused_filter(f, "없는함수(값)", DIAG_QUERY_FUNCTION_UNKNOWN, "없는함수");
	refused_filter(f, "값 > :없다", DIAG_QUERY_PARAMETER_UNKNOWN, ":없다");
	struct step_word name = word(f, "서울");
	refused(f,
		(struct step){.kind = STEP_FILTER,
			      .test = {.kind = TEST_MORE,
				       .field = word(f, "값"),
				       .value = &name,
				       .values = 1}},
		DIAG_PREDICATE_VALUE, "서울");
	struct step_op sum = {word(f, "sum"), word(f, "지역"), word(f, "합"), NAN};
	refused(f, (struct step){.kind = STEP_AGGREGATE, .op = &sum, .ops = 1},
		DIAG_STEP_NUMBER, "지역");
	refused(f,
		(struct step){.kind = STEP_TIMEUNIT,
			      .text = word(f, "연도"),
			      .unit_of_time = TIMEUNIT_MONTH},
		DIAG_STEP_TIME, "연도");
	refused(f,
		(struct step){.kind = STEP_BIN,
			      .text = word(f, "값"),
			      .at = word(f, "bin").at,
			      .wish = {.step = 1e-9}},
		DIAG_STEP_BINS, "bin");
	struct step_word fields[] = {word(f, "값")};
	struct step twice = {.kind = STEP_LOOKUP,
			     .text = word(f, "지역"),
			     .from = regions(f),
			     .key = word(f, "지역"),
			     .field = fields,
			     .fields = 1};
	assert_true(query_table(f->q, twice.from, SPAN_NONE));
	refused(f, twice, DIAG_STEP_KEY_TWICE, "지역");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_filter_and_calculate, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_predicates, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_aggregate, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_windows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_fold_and_sort, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_lookup, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_stack, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_limit_with_others, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bins_and_time, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_refused, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
