/* Tables made by SELECT. */
#include "query_fixture.h"

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

static const struct table *run(struct fixture *f, const char *sql)
{
	const struct table *t;
	if (!query_select(f->q, STR("made"), str_of(sql), fixture_text(f, sql), &t))
		fail_msg("%s: %s", sql, diag_label(f->d.last->code));
	return t;
}

static void test_passed_through(void **state)
{
	struct fixture *f = *state;
	const struct table *t = run(f, "SELECT 연도, 비율, 구분 AS 상태 FROM flip "
				       "ORDER BY 연도 DESC");
	assert_true(str_eq(t->name, STR("made")));
	assert_true(str_eq(t->source, STR("THE VC")));
	assert_int_equal(t->rows, 3);
	assert_int_equal(t->columns, 3);
	assert_int_equal(t->column[0].type, COLUMN_YEAR);
	assert_true(t->column[0].number[0] == 2024);
	assert_true(str_eq(t->column[1].unit, STR("%")));
	assert_int_equal(t->column[1].decimals, 2);
	assert_true(str_eq(column_decimal(&t->column[1], 2, &f->mem), STR("3.20")));
	assert_true(table_missing(&t->column[1], 1));
	assert_true(str_eq(t->column[2].name, STR("상태")));
	assert_int_equal(t->status_column, 2);
	assert_int_equal(table_status(t, 1), STATUS_ESTIMATE);
	assert_int_equal(table_status(t, 0), STATUS_ACTUAL);
}

static void test_periods_and_codes(void **state)
{
	const struct table *t = run(*state, "SELECT * FROM codes");
	assert_int_equal(t->column[0].type, COLUMN_CODE);
	assert_true(str_eq(column_text(&t->column[0], 0), STR("05")) && !t->column[0].number);
	assert_int_equal(t->column[2].type, COLUMN_MONTH);
	assert_true(t->column[2].number[0] == 24308);
	assert_int_equal(t->column[3].type, COLUMN_QUARTER);
	assert_true(t->column[3].number[2] == 8102);
	assert_int_equal(t->column[4].type, COLUMN_DATE);
	assert_true(t->column[4].number[0] == 20346 && t->column[4].number[1] == -1);
	assert_true(table_missing(&t->column[4], 2));
	assert_true(t->source.n == 0 && t->status_column == TABLE_NONE);
	t = run(*state, "SELECT 월 AS m FROM codes UNION ALL SELECT '언젠가'");
	assert_int_equal(t->column[0].type, COLUMN_TEXT);
	assert_true(str_eq(column_text(&t->column[0], 3), STR("언젠가")) &&
		    !t->column[0].number);
	t = run(*state, "SELECT 기업수 AS n FROM flip UNION ALL SELECT 'x'");
	assert_int_equal(t->column[0].type, COLUMN_TEXT);
	assert_true(str_eq(column_text(&t->column[0], 0), STR("32")));
}

static void test_computed(void **state)
{
	struct fixture *f = *state;
	const struct table *t = run(f, "SELECT 구분, sum(기업수) AS 합, avg(기업수) / 3, "
				       "count(*), 0.1 + 0.2 AS x FROM flip GROUP BY 구분 "
				       "ORDER BY 합");
	assert_int_equal(t->rows, 2);
	assert_true(str_eq(t->column[1].unit, STR("개")));
	assert_int_equal(t->column[1].type, COLUMN_NUMBER);
	assert_true(t->column[1].number[1] == 218);
	assert_true(str_eq(column_decimal(&t->column[1], 1, &f->mem), STR("218")));
	assert_true(str_eq(t->column[2].name, STR("avg(기업수) / 3")));
	assert_true(str_eq(column_text(&t->column[3], 1), STR("2")));
	assert_int_equal(t->column[3].decimals, 0);
	assert_int_equal(t->column[4].decimals, 1);
	assert_true(str_eq(column_text(&t->column[4], 0), STR("0.30000000000000004")));
	t = run(f, "SELECT 1 AS a, NULL AS b WHERE 0");
	assert_int_equal(t->rows, 0);
	assert_int_equal(t->column[0].type, COLUMN_NUMBER);
}

/* 14.615384615384615 is what a division left, not what somebody wants to read. */
static void test_quotients_that_do_not_end(void **state)
{
	const struct table *t = run(*state, "SELECT 190.0 / 13 AS a, 1.0 / 8 AS b, "
					    "0.1234567 AS c, 1.0 / 700 AS d FROM flip");
	assert_int_equal(t->column[0].decimals, 2);
	assert_int_equal(t->column[1].decimals, 3);
	assert_int_equal(t->column[2].decimals, 3);
	assert_int_equal(t->column[3].decimals, 5); /* 0.00143 */
	assert_true(str_eq(column_text(&t->column[0], 0), STR("14.615384615384615")));
}

/* Tables that are joined are cited together, each source once. */
static void test_sources(void **state)
{
	struct fixture *f = *state;
	struct table *other = ARENA_NEW(&f->mem, struct table, 1);
	*other = *fixture_flip(f);
	other->name = STR("other");
	other->source = STR("통계청");
	assert_true(query_table(f->q, other, SPAN_NONE));
	const struct table *t =
		run(f, "SELECT a.연도, b.기업수 FROM flip a JOIN other b USING (연도)");
	assert_true(str_eq(t->source, STR("THE VC; 통계청")) ||
		    str_eq(t->source, STR("통계청; THE VC")));
	t = run(f, "SELECT a.연도, b.기업수 AS n FROM flip a JOIN flip b USING (연도)");
	assert_true(str_eq(t->source, STR("THE VC")));
}

static void test_result_is_a_table(void **state)
{
	struct fixture *f = *state;
	const struct table *t = run(f, "SELECT 연도, 기업수 * 2 AS 곱 FROM flip");
	assert_true(query_table(f->q, t, SPAN_NONE));
	fixture_expect(f, "(SELECT last(곱, 연도) FROM made)", "372");
	const struct table *again;
	assert_true(query_select(f->q, STR("again"),
				 STR("SELECT f.연도, 곱, 비율 FROM made JOIN flip f ON "
				     "f.연도 = made.연도 ORDER BY 1"),
				 SPAN_NONE, &again));
	assert_int_equal(again->rows, 3);
	assert_true(str_eq(column_text(&again->column[2], 0), STR("3.20")));
}

static void refused(struct fixture *f, const char *sql, enum diag_code code)
{
	const struct table *t;
	assert_false(query_select(f->q, STR("made"), str_of(sql), fixture_text(f, sql), &t));
	assert_null(t);
	assert_int_equal(f->d.last->code, code);
}

static void test_refused(void **state)
{
	refused(*state, "연도", DIAG_QUERY_NO_SELECT);
	refused(*state, "", DIAG_QUERY_NO_SELECT);
	refused(*state, "SELECT 연도, 기업수 AS 연도 FROM flip", DIAG_QUERY_RESULT_TWICE);
	refused(*state, "SELECT 1 AS a, 2 AS A", DIAG_QUERY_RESULT_TWICE);
	refused(*state, "SELECT 1 / 0 AS x", DIAG_QUERY_DIVISION);
	refused(*state, "SELECT x'00' AS x", DIAG_QUERY_BYTES);
	refused(*state, "SELECT 없음 FROM flip", DIAG_QUERY_COLUMN_UNKNOWN);
}

/* Numbers written in two ways have no text of their own. */
static void test_two_spellings(void **state)
{
	struct fixture *f = *state;
	struct column c;
	struct table t = {.name = STR("two"), .rows = 20, .columns = 1, .column = &c};
	fixture_column(f, &c, "v", "", COLUMN_NUMBER,
		       "1.0|1.00|2.50|2.50|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18", 20);
	assert_true(query_table(f->q, &t, SPAN_NONE));
	fixture_expect(f, "(SELECT v FROM two LIMIT 1)", "1");
	fixture_expect(f, "(SELECT v FROM two LIMIT 1 OFFSET 3)", "2.50");
	const struct table *made = run(f, "SELECT v FROM two UNION ALL SELECT v FROM two");
	assert_true(str_eq(column_text(&made->column[0], 20), STR("1")));
	assert_true(str_eq(column_text(&made->column[0], 22), STR("2.50")));
	fixture_expect(f, "(SELECT v FROM two LIMIT 1)", "1");
}

/* A join of two large tables ends, and an equality of texts is by bytes. */
static void test_large_join(void **state)
{
	struct fixture *f = *state;
	enum { ROWS = 20000 };
	struct column c[2];
	struct str *text = ARENA_NEW(&f->mem, struct str, ROWS);
	double *number = ARENA_NEW(&f->mem, double, ROWS);
	for (uint32_t i = 0; i < ROWS; i++) {
		number[i] = ROWS - i;
		text[i] = arena_printf(&f->mem, "행%u", i % 10000);
	}
	c[0] = (struct column){.name = STR("이름"), .type = COLUMN_TEXT, .cells.text = text};
	c[1] = (struct column){.name = STR("수"), .type = COLUMN_NUMBER, .number = number};
	struct str *plain = ARENA_NEW(&f->mem, struct str, ROWS);
	for (uint32_t i = 0; i < ROWS; i++)
		plain[i] = num_shortest(&f->mem, number[i]);
	c[1].cells.text = plain;
	struct table a = {.name = STR("a"), .rows = ROWS, .columns = 2, .column = c}, b = a;
	b.name = STR("b");
	assert_true(query_table(f->q, &a, SPAN_NONE));
	assert_true(query_table(f->q, &b, SPAN_NONE));
	fixture_expect(f, "(SELECT count(*) FROM a JOIN b ON a.수 = b.수)", "20000");
	fixture_expect(f, "(SELECT count(*) FROM a JOIN b ON a.이름 = b.이름)", "40000");
	fixture_expect(f,
		       "(SELECT count(*) FROM a LEFT JOIN b ON b.수 = a.수 + 1 WHERE b.수 "
		       "IS NULL)",
		       "1");
	/* rows keep the order of the file when a value is given */
	fixture_expect(f, "(SELECT group_concat(수) FROM a WHERE 이름 IN ('행3', '행1'))",
		       "19999.0,19997.0,9999.0,9997.0");
}

/* J13: 가나다, Latin before or after it; equal ones stay as they stand in the file. */
static void test_order_of_names(void **state)
{
	struct fixture *f = *state;
	static const char *const query =
		"(SELECT group_concat(이름 || 수, ' ') FROM (SELECT * FROM %s ORDER BY 이름%s))";
	static const struct {
		const char *table, *collate, *expected;
	} v[] = {
		{"latin", "", "1호5 AI3 SMR1 가4 가8 나2 닭6 힣7"},
		{"hangul", "", "1호5 가4 가8 나2 닭6 힣7 AI3 SMR1"},
		{"latin", " COLLATE HANGUL_FIRST", "1호5 가4 가8 나2 닭6 힣7 AI3 SMR1"},
		{"hangul", " COLLATE LATIN_FIRST DESC", "힣7 닭6 나2 가4 가8 SMR1 AI3 1호5"},
	};
	struct column c[2];
	fixture_column(f, &c[0], "이름", "", COLUMN_TEXT, "SMR|나|AI|가|1호|닭|힣|가", 8);
	fixture_column(f, &c[1], "수", "", COLUMN_TEXT, "1|2|3|4|5|6|7|8", 8);
	struct table latin = {.name = STR("latin"), .rows = 8, .columns = 2, .column = c};
	struct table hangul = latin;
	hangul.name = STR("hangul");
	assert_true(query_table(f->q, &latin, SPAN_NONE));
	query_hangul_first(f->q, true);
	assert_true(query_table(f->q, &hangul, SPAN_NONE));
	query_hangul_first(f->q, false);
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		struct str sql = arena_printf(&f->mem, query, v[i].table, v[i].collate);
		fixture_expect(f, sql.p, v[i].expected);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_passed_through), TEST(test_periods_and_codes),
		TEST(test_computed),       TEST(test_quotients_that_do_not_end),
		TEST(test_sources),        TEST(test_result_is_a_table),
		TEST(test_refused),        TEST(test_two_spellings),
		TEST(test_large_join),     TEST(test_order_of_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
