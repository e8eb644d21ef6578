/* Values, expressions, names and what is refused (SPEC §4). */
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

static void test_looked_up_value_keeps_its_text(void **state)
{
	struct fixture *f = *state;
	struct value v;
	assert_true(fixture_value(f, "a", "SELECT 비율 FROM flip WHERE 연도 = 2014", &v));
	assert_int_equal(v.kind, VALUE_NUMBER);
	assert_true(str_eq(v.text, STR("3.20")));
	assert_true(str_eq(v.unit, STR("%")));
	assert_true(fixture_expression(f, "a", &v));
	assert_true(str_eq(v.text, STR("3.20")) && str_eq(v.unit, STR("%")));
	assert_true(fixture_expression(f, "a * 2", &v));
	assert_true(str_eq(v.text, STR("6.4")) && v.unit.n == 0);
	assert_true(fixture_value(f, "b", "SELECT last(비율, 연도) FROM flip", &v));
	assert_true(str_eq(v.text, STR("12.5")) && str_eq(v.unit, STR("%")));
	assert_true(fixture_value(f, "c",
				  "WITH x AS (SELECT 비율 AS y FROM flip) "
				  "SELECT min(y) FROM x",
				  &v));
	assert_true(str_eq(v.text, STR("3.2")));
	assert_true(fixture_value(f, "d", "SELECT max(연도) FROM flip", &v));
	assert_int_equal(v.type, COLUMN_YEAR);
	assert_true(fixture_value(f, "e", "SELECT sum(기업수) AS 합계 FROM flip;", &v));
	assert_true(str_eq(v.text, STR("319")) && str_eq(v.unit, STR("개")));
	assert_int_equal(v.type, COLUMN_NUMBER);
	assert_true(fixture_value(f, "g", "SELECT sum(f.기업수) / 2 FROM flip f", &v));
	assert_true(str_eq(v.text, STR("159.5")) && v.unit.n == 0);
	assert_true(fixture_value(f, "h", "SELECT max(비율, 100) FROM flip LIMIT 1", &v));
	assert_true(v.unit.n == 0);
	assert_int_equal(f->d.errors + f->d.warnings, 0);
}

static void test_types_in_sql(void **state)
{
	struct fixture *f = *state;
	fixture_expect(f, "(SELECT typeof(연도) || typeof(구분) FROM flip LIMIT 1)",
		       "realtext");
	fixture_expect(f, "(SELECT 코드 FROM codes WHERE 이름 = '전국')", "05");
	fixture_expect(f, "(SELECT 월 FROM codes WHERE 코드 = '05')", "2025-09");
	fixture_expect(f, "(SELECT 분기 FROM codes WHERE 코드 = '26')", "2025-Q3");
	fixture_expect(f, "(SELECT 날짜 FROM codes WHERE 코드 = '05')", "2025-09-15");
	fixture_expect(f, "(SELECT 날짜 FROM codes WHERE 코드 = '11')", "1969-12-31");
	fixture_expect(f, "(SELECT 날짜 FROM codes WHERE 코드 = '26')", "NULL");
	fixture_expect(f, "(SELECT count(비율) FROM flip)", "2");
	fixture_expect(f, "(SELECT 연도 FROM flip WHERE 비율 IS NULL)", "2019");
	fixture_expect(f, "(SELECT \"기업 수\" FROM codes WHERE 코드 = '11')", "2");
	fixture_expect(f, "(SELECT [기업 수] + `기업 수` FROM codes WHERE 코드 = '11')", "4");
	fixture_expect(f, "(SELECT max(월) FROM codes)", "2026-09");
}

static void test_division_never_truncates(void **state)
{
	struct fixture *f = *state;
	fixture_expect(f, "7 / 2", "3.5");
	fixture_expect(f, "1 / 2 / 2", "0.25");
	fixture_expect(f, "8 / (2 / 1)", "4");
	fixture_expect(f, "-7 / -2", "3.5");
	fixture_expect(f, "7 % 4 / 2", "1.5");
	fixture_expect(f, "10 - 3 / 2", "8.5");
	fixture_expect(f, "1 / CASE WHEN 1 THEN 4 ELSE 0 END", "0.25");
	fixture_expect(f, "'6' / '4'", "1.5");
	fixture_expect(f, "6 / 1 || 0", "0.6");
	fixture_expect(f, "(SELECT count(*) / 2 FROM flip)", "1.5");
	fixture_expect(f,
		       "(SELECT sum(기업수) / count(*) FILTER (WHERE 연도 > 2014) FROM flip)",
		       "159.5");
	fixture_expect(f, "3 / nullif(0, 0)", "NULL");
	fixture_expect(f, "CASE WHEN 0 = 0 THEN 5 ELSE 1 / 0 END", "5");
}

static void test_no_finite_number(void **state)
{
	struct fixture *f = *state;
	fixture_refused(f, "1 + 3 / 0", DIAG_QUERY_DIVISION, "/");
	fixture_refused(f, "5 % 0", DIAG_QUERY_DIVISION, "%");
	fixture_refused(f, "(SELECT 기업수 / (연도 - 2019) FROM flip)", DIAG_QUERY_DIVISION,
			"/");
	fixture_refused(f, "ratio(1, 0)", DIAG_QUERY_DIVISION, "ratio(1, 0)");
	fixture_refused(f, "1e308 * 10", DIAG_QUERY_NOT_FINITE, "1e308 * 10");
	fixture_refused(f, "exp(1000)", DIAG_QUERY_NOT_FINITE, "exp(1000)");
	fixture_refused(f, "zeroblob(3)", DIAG_QUERY_BYTES, "zeroblob(3)");
	fixture_expect(f, "1 - 1", "0");
	fixture_expect(f, "NULL + 1", "NULL");
}

/* Wrapped in an outer query, sum(x) would become the outer query's aggregate. */
static void test_aggregates_stay_where_they_are(void **state)
{
	struct fixture *f = *state;
	struct value v;
	assert_true(fixture_value(f, "x", "2", &v));
	assert_true(fixture_value(f, "s", "SELECT sum(:x) FROM flip", &v));
	assert_true(str_eq(v.text, STR("6")));
	fixture_expect(f, "(SELECT sum(:x) FROM flip)", "6");
	fixture_expect(f, "(SELECT sum(:x + 0) FROM flip) + x", "8");
	fixture_refused(f, "(SELECT sum(x) FROM flip)", DIAG_QUERY_NEEDS_COLON, "x");
}

static void test_one_row_one_column(void **state)
{
	struct fixture *f = *state;
	struct value v;
	const char *none = "SELECT 기업수 FROM flip WHERE 연도 = 1900";
	assert_false(fixture_value(f, "a", none, &v));
	assert_int_equal(f->d.last->code, DIAG_QUERY_NO_ROW);
	assert_false(fixture_value(f, "b", "SELECT 기업수, 연도 FROM flip", &v));
	assert_true(str_eq(f->d.last->arg[0], STR("3")) && str_eq(f->d.last->arg[1], STR("2")));
	fixture_refused(f, "1 + (SELECT 기업수 FROM flip)", DIAG_QUERY_SHAPE,
			"1 + (SELECT 기업수 FROM flip)");
	fixture_expect(f, "coalesce((SELECT 기업수 FROM flip WHERE 연도 = 1), -1)", "-1");
	fixture_expect(f, "101 IN (SELECT 기업수 FROM flip)", "1");
	fixture_expect(f, "NOT EXISTS (SELECT 1 FROM flip WHERE 연도 = 1)", "1");
}

/* What is computed has as many digits as it needs; what somebody wrote may lose some. */
static void test_digits_of_values(void **state)
{
	struct fixture *f = *state;
	struct value v;
	assert_true(fixture_value(f, "third", "1 / 3", &v));
	fixture_expect(f, "third > 0", "1");
	assert_int_equal(f->d.warnings, 0);
	v = (struct value){.kind = VALUE_NUMBER,
			   .text = STR("0.12345678901234567891"),
			   .number = 0.12345678901234567891};
	assert_true(query_param(f->q, STR("long"), v, SPAN_NONE));
	fixture_expect(f, "long > 0", "1");
	assert_int_equal(f->d.warnings, 1);
	assert_int_equal(f->d.last->code, DIAG_QUERY_DIGITS);
}

static void test_one_statement(void **state)
{
	struct fixture *f = *state;
	fixture_refused(f, "SELECT 1; SELECT 2", DIAG_QUERY_STATEMENTS, ";");
	fixture_refused(f, "1; DROP TABLE flip", DIAG_QUERY_STATEMENTS, ";");
	fixture_refused(f, "1) FROM flip WHERE (1", DIAG_QUERY_BRACKET, ")");
	fixture_refused(f, "(1", DIAG_QUERY_BRACKET, "(");
	fixture_refused(f, "1, 2", DIAG_QUERY_ONE_EXPRESSION, ",");
	fixture_refused(f, "'a' || \"b", DIAG_QUERY_BAD_TOKEN, "\"b");
	fixture_refused(f, "1 /* open", DIAG_QUERY_BAD_TOKEN, "/* open");
	fixture_refused(f, "1 !", DIAG_QUERY_BAD_TOKEN, "!");
	fixture_refused(f, "", DIAG_QUERY_EMPTY, "");
	fixture_refused(f, " -- 주석뿐", DIAG_QUERY_EMPTY, " -- 주석뿐");
	fixture_refused(f, "1 +", DIAG_QUERY_INCOMPLETE, "");
	fixture_refused(f, "1 AS x", DIAG_QUERY_NEAR, "AS");
	fixture_refused(f, "SELECT 1 FROM", DIAG_QUERY_INCOMPLETE, "");
	fixture_refused(f, "SELECT FROM flip", DIAG_QUERY_NEAR, "FROM");
	fixture_expect(f, "1 + 1 -- 더하기", "2");
	fixture_expect(f, "/* ) */ '; -- (' || ')'", "; -- ()");
}

static void test_unknown_names(void **state)
{
	struct fixture *f = *state;
	struct value v;
	assert_true(fixture_value(f, "hq1", "186", &v));
	fixture_refused(f, "SELECT 기업스 FROM flip", DIAG_QUERY_COLUMN_UNKNOWN, "기업스");
	assert_true(str_eq(f->d.last->arg[1], STR("기업수")));
	assert_true(str_eq(f->d.last->arg[2], STR("flip: 연도, 기업수, 비율, 구분")));
	fixture_refused(f, "SELECT 1 + \"없는 열\" FROM flip", DIAG_QUERY_COLUMN_UNKNOWN,
			"\"없는 열\"");
	fixture_refused(f, "\"없는 열\"", DIAG_QUERY_NAME_UNKNOWN, "\"없는 열\"");
	fixture_refused(f, "SELECT f.연됴 FROM flip f", DIAG_QUERY_COLUMN_UNKNOWN, "연됴");
	fixture_refused(f, "SELECT '기업스', 기업스 FROM flip", DIAG_QUERY_COLUMN_UNKNOWN,
			"기업스");
	fixture_refused(f, "SELECT * FROM flop", DIAG_QUERY_TABLE_UNKNOWN, "flop");
	assert_true(str_eq(f->d.last->arg[1], STR("flip")));
	fixture_refused(f, "SELECT firts(기업수, 연도) FROM flip", DIAG_QUERY_FUNCTION_UNKNOWN,
			"firts");
	assert_true(str_eq(f->d.last->arg[1], STR("first")));
	fixture_refused(f, "hq2 * 2", DIAG_QUERY_NAME_UNKNOWN, "hq2");
	assert_true(str_eq(f->d.last->arg[1], STR("hq1")));
	fixture_refused(f, "SELECT :hq2", DIAG_QUERY_PARAMETER_UNKNOWN, ":hq2");
	fixture_refused(f, "SELECT ?1", DIAG_QUERY_PARAMETER_FORM, "?1");
	fixture_refused(f, "@hq1 + 1", DIAG_QUERY_PARAMETER_FORM, "@hq1");
	fixture_refused(f, "flip.기업수 + 1", DIAG_QUERY_COLUMN_OUTSIDE, "flip");
	fixture_refused(f, "SELECT 연도 FROM flip a, flip b", DIAG_QUERY_AMBIGUOUS, "연도");
	fixture_refused(f, "ratio(1)", DIAG_QUERY_ARGUMENTS, "ratio");
	fixture_refused(f, "index(1)", DIAG_QUERY_ARGUMENTS, "index");
}

static void test_korean_parameters(void **state)
{
	struct fixture *f = *state;
	struct value v, year = {VALUE_NUMBER, COLUMN_NUMBER, STR("2024"), 2024, STR_NONE};
	assert_true(query_param(f->q, STR("기준연도"), year, SPAN_NONE));
	assert_true(fixture_value(f, "기업_수", "SELECT 기업수 FROM flip WHERE 연도=:기준연도",
				  &v));
	assert_true(str_eq(v.text, STR("186")));
	fixture_expect(f, "기업_수-기준연도+:기업_수", "-1652");
}

/* 연도 and 기업수 typed in decomposed form, as macOS file names are. */
#define NFD_YEAR "\u110b\u1167\u11ab\u1103\u1169"
#define NFD_FLIP "\u1100\u1175\u110b\u1165\u11b8\u1109\u116e"

static void test_decomposed_names(void **state)
{
	struct fixture *f = *state;
	struct value v;
	fixture_expect(f, "(SELECT " NFD_FLIP " FROM flip WHERE " NFD_YEAR " = 2014)", "32");
	fixture_expect(f,
		       "(SELECT " NFD_YEAR " FROM flip WHERE 구분 = '\u110e\u116e\u110c"
		       "\u1165\u11bc')",
		       "2019");
	assert_true(fixture_value(f, NFD_YEAR "1", "SELECT 7", &v));
	fixture_expect(f, "연도1 + :" NFD_YEAR "1", "14");
	fixture_refused(f, "SELECT " NFD_YEAR ", 없음 FROM flip", DIAG_QUERY_COLUMN_UNKNOWN,
			"없음");
}

/* A YAML block loses its indentation and is composed: places are still right. */
static void test_places_in_a_changed_text(void **state)
{
	struct fixture *f = *state;
	const char *file = "  a: |\n    SELECT " NFD_YEAR ",\n      없음\n    FROM flip\n";
	uint32_t number = files_add(&f->files, STR("r.md"), str_of(file));
	struct span at = {number, 9, (uint32_t)strlen(file)};
	struct value v;
	assert_false(query_expression(f->q, STR("SELECT 연도,\n  없음\nFROM flip\n"), at, &v));
	assert_true(str_eq(files_quote(&f->files, f->d.last->at), STR("없음")));
	file = "'SELECT ''가'', \\\"없음\\\" FROM flip'"; /* escapes of both kinds of quotes */
	at = (struct span){files_add(&f->files, STR("r.md"), str_of(file)), 0, 0};
	at.hi = (uint32_t)strlen(file);
	assert_false(query_expression(f->q, STR("SELECT '가', \"없음\" FROM flip"), at, &v));
	assert_true(str_eq(files_quote(&f->files, f->d.last->at), STR("\\\"없음\\\"")));
	at.lo = 0; /* something else stands there: the whole place */
	assert_false(query_expression(f->q, STR("SELECT 연도, 없음 FROM flip"), at, &v));
	assert_int_equal(f->d.last->at.lo, 0);
	assert_int_equal(f->d.last->at.hi, at.hi);
}

static void test_number_that_is_a_column(void **state)
{
	struct fixture *f = *state;
	struct value v;
	const char *sql = "SELECT max(2024) FROM codes";
	assert_true(fixture_value(f, "a", sql, &v));
	assert_int_equal(f->d.warnings, 1);
	assert_int_equal(f->d.last->code, DIAG_QUERY_NUMBER_COLUMN);
	assert_true(str_eq(files_quote(&f->files, f->d.last->at), STR("2024")));
	assert_true(fixture_value(f, "b", "SELECT max(\"2024\") FROM codes", &v));
	assert_true(str_eq(v.text, STR("9")) && str_eq(v.unit, STR("명")));
	assert_true(fixture_value(f, "c", "SELECT 기업수 FROM flip WHERE 연도 = 2024", &v));
	assert_int_equal(f->d.warnings, 1);
}

static void test_names_that_are_taken(void **state)
{
	struct fixture *f = *state;
	struct value v;
	static const struct {
		const char *name;
		enum diag_code code;
	} bad[] = {
		{"select", DIAG_QUERY_NAME_KEYWORD}, {"group", DIAG_QUERY_NAME_KEYWORD},
		{"true", DIAG_QUERY_NAME_KEYWORD},   {"sum", DIAG_QUERY_NAME_FUNCTION},
		{"Ratio", DIAG_QUERY_NAME_FUNCTION}, {"random", DIAG_QUERY_NAME_FUNCTION},
		{"flip", DIAG_QUERY_NAME_TAKEN},     {"FLIP", DIAG_QUERY_NAME_TAKEN},
		{"a", DIAG_QUERY_NAME_TAKEN},        {"A", DIAG_QUERY_NAME_TAKEN},
		{"기업 수", DIAG_QUERY_NAME_FORM},   {"1a", DIAG_QUERY_NAME_FORM},
		{"", DIAG_QUERY_NAME_FORM},          {"a-b", DIAG_QUERY_NAME_FORM},
		{" a", DIAG_QUERY_NAME_FORM},
	};
	assert_true(fixture_value(f, "a", "1", &v));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_false(fixture_value(f, bad[i].name, "1", &v));
		if (f->d.last->code != bad[i].code)
			fail_msg("%s: %s", bad[i].name, diag_label(f->d.last->code));
		f->d.errors = 0;
	}
	assert_false(query_param(f->q, STR("codes"), v, SPAN_NONE));
	assert_false(query_table(f->q, fixture_flip(f), SPAN_NONE));
}

static void test_reading_only(void **state)
{
	struct fixture *f = *state;
	static const struct {
		const char *sql, *at;
		enum diag_code code;
	} bad[] = {
		{"SELECT random()", "random", DIAG_QUERY_CHANGING},
		{"1 + abs(random())", "random", DIAG_QUERY_CHANGING},
		{"hex(randomblob(4))", "randomblob", DIAG_QUERY_CHANGING},
		{"current_timestamp || ''", "current_timestamp", DIAG_QUERY_CHANGING},
		{"date('now')", "date", DIAG_QUERY_PRESENT},
		{"datetime('NOW', '+1 day')", "datetime", DIAG_QUERY_PRESENT},
		{"date('n' || 'ow')", "date", DIAG_QUERY_PRESENT},
		{"date()", "date", DIAG_QUERY_PRESENT},
		{"strftime('%Y')", "strftime", DIAG_QUERY_PRESENT},
		{"datetime('2025-01-01', 'localtime')", "datetime", DIAG_QUERY_PRESENT},
		{"load_extension('x')", "load_extension", DIAG_QUERY_FUNCTION_UNKNOWN},
		{"SELECT sqlite_version()", "sqlite_version", DIAG_QUERY_CHANGING},
		{"SELECT count(*) FROM sqlite_master", "sqlite_master",
		 DIAG_QUERY_TABLE_UNKNOWN},
		{"SELECT count(*) FROM sqlite_schema", "sqlite_schema",
		 DIAG_QUERY_TABLE_UNKNOWN},
		{"SELECT count(*) FROM dbstat", "dbstat", DIAG_QUERY_TABLE_UNKNOWN},
		{"SELECT value FROM json_each('[1]')", "json_each", DIAG_QUERY_TABLE_UNKNOWN},
		{"SELECT * FROM pragma_table_info('flip')",
		 "SELECT * FROM pragma_table_info('flip')", DIAG_QUERY_READ_ONLY},
		{"SELECT count(*) FROM dopyo", "dopyo", DIAG_QUERY_TABLE_UNKNOWN},
		{"WITH x AS (SELECT 1) DELETE FROM flip", "DELETE", DIAG_QUERY_READ_ONLY},
		{"WITH x AS (SELECT 1) INSERT INTO flip SELECT 1,2,3,4", "INSERT",
		 DIAG_QUERY_READ_ONLY},
		{"PRAGMA user_version", "user_version", DIAG_QUERY_NAME_UNKNOWN},
		{"ATTACH 'x' AS y", "'x'", DIAG_QUERY_NEAR},
		{"DROP TABLE flip", "flip", DIAG_QUERY_NAME_UNKNOWN},
	};
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		fixture_refused(f, bad[i].sql, bad[i].code, bad[i].at);
	fixture_expect(f, "date('2025-09-15', '+1 month')", "2025-10-15");
	fixture_expect(f, "strftime('%Y', '2025-09-15')", "2025");
	fixture_expect(f, "julianday('2025-09-16') - julianday('2025-09-15')", "1");
}

static void test_runaway(void **state)
{
	struct fixture *f = *state;
	const char *sql = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
			  "SELECT count(*) FROM c";
	fixture_refused(f, sql, DIAG_QUERY_RUNAWAY, sql);
	fixture_expect(f, "1 + 1", "2"); /* the limit starts again */
	fixture_refused(f, "length(zeroblob(20000000))", DIAG_QUERY_TEXT,
			"length(zeroblob(20000000))");
}

static void test_functions(void **state)
{
	struct fixture *f = *state;
	fixture_expect(f, "ratio(186, 32)", "5.8125");
	fixture_expect(f, "diff(186, 32)", "154");
	fixture_expect(f, "share(1, 4)", "0.25");
	fixture_expect(f, "round(cagr(32, 186, 10), 4)", "0.1924");
	fixture_expect(f, "index(186, 32)", "581.25");
	fixture_expect(f, "INDEX (1, 4)", "25");
	fixture_expect(f, "ratio(NULL, 0)", "NULL");
	fixture_refused(f, "cagr(0, 5, 10)", DIAG_QUERY_CAGR, "cagr(0, 5, 10)");
	fixture_refused(f, "cagr(1, 5, 0)", DIAG_QUERY_CAGR, "cagr(1, 5, 0)");
	fixture_expect(f, "(SELECT first(기업수, 연도) FROM flip)", "32");
	fixture_expect(f, "(SELECT last(기업수, 연도) FROM flip)", "186");
	fixture_expect(f, "(SELECT last(비율, 연도) FROM flip WHERE 연도 < 2024)", "3.20");
	fixture_expect(f, "(SELECT last(기업수, 연도) FROM flip WHERE 연도 < 0)", "NULL");
	fixture_expect(f, "(SELECT first(구분, 연도) FROM flip)", "관측");
	fixture_refused(f, "(SELECT last(기업수, 구분) FROM flip WHERE 연도 <> 2019)",
			DIAG_QUERY_TIE,
			"(SELECT last(기업수, 구분) FROM flip WHERE 연도 <> 2019)");
	/* a tie that does not decide anything is none */
	fixture_expect(f, "(SELECT last(기업수, 구분) FROM flip)", "101");
}

static void test_window_functions(void **state)
{
	struct fixture *f = *state;
	fixture_expect(
		f,
		"(SELECT group_concat(x) FROM (SELECT first(기업수, 연도) OVER "
		"(ORDER BY 연도 ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS x FROM flip))",
		"32.0,32.0,101.0");
	fixture_expect(
		f,
		"(SELECT group_concat(x) FROM (SELECT last(기업수, -연도) OVER "
		"(ORDER BY 연도 ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS x FROM flip))",
		"32.0,32.0,101.0");
	fixture_expect(
		f,
		"(SELECT group_concat(x, ' ') FROM (SELECT index(기업수, first(기업수, 연도) "
		"OVER ()) AS x FROM flip))",
		"100.0 315.625 581.25");
	const char *years =
		"(WITH t(y, v) AS (VALUES (2020, 10.0), (2021, 12), (2023, 9), "
		"(2024, 18)) SELECT group_concat(ifnull(round(x, 3), '-'), ' ') FROM "
		"(SELECT yoy(v, y) OVER (ORDER BY y) AS x FROM t))";
	fixture_expect(f, years, "- 0.2 - 1.0");
	const char *months =
		"(WITH t(m, v) AS (VALUES ('2024-09', 10), ('2024-10', 11), "
		"('2025-09', 15), ('2025-11', 1)) SELECT group_concat(ifnull(x, '-'), "
		"' ') FROM (SELECT yoy(v, m) OVER (ORDER BY m) AS x FROM t))";
	fixture_expect(f, months, "- - 0.5 -");
	fixture_expect(f,
		       "(WITH t(q, v) AS (VALUES ('2024-Q3', 10), ('2025-Q3', 15)) "
		       "SELECT yoy(v, q) FROM t)",
		       "0.5");
	const char *twice = "(WITH t(y, v) AS (VALUES (2020, 1), (2020, 2)) "
			    "SELECT yoy(v, y) FROM t)";
	fixture_refused(f, twice, DIAG_QUERY_TIE, twice);
	const char *back = "(WITH t(y, v) AS (VALUES (2021, 1), (2020, 2)) "
			   "SELECT yoy(v, y) FROM t)";
	fixture_refused(f, back, DIAG_QUERY_YOY_ORDER, back);
	const char *zero = "(WITH t(y, v) AS (VALUES (2020, 0), (2021, 2)) "
			   "SELECT yoy(v, y) FROM t)";
	fixture_refused(f, zero, DIAG_QUERY_DIVISION, zero);
}

static void test_too_many_digits(void **state)
{
	struct fixture *f = *state;
	struct column c;
	struct table t = {.name = STR("wide"), .rows = 2, .columns = 1, .column = &c};
	struct value v;
	fixture_column(f, &c, "값", "", COLUMN_NUMBER, "12345678901234567.25|5", 2);
	assert_true(query_table(f->q, &t, SPAN_NONE));
	assert_true(fixture_value(f, "a", "SELECT 값 FROM wide WHERE 값 > 5", &v));
	assert_true(str_eq(v.text, STR("12345678901234567.25")));
	assert_int_equal(f->d.warnings, 0);
	assert_true(fixture_expression(f, "a", &v));
	assert_int_equal(f->d.warnings, 0);
	assert_true(fixture_expression(f, "a - 1", &v));
	assert_int_equal(f->d.warnings, 1);
	assert_true(fixture_value(f, "b", "SELECT sum(값) FROM wide", &v));
	assert_int_equal(f->d.warnings, 2);
	assert_true(fixture_expression(f, "1234567890123456 + 1", &v));
	assert_int_equal(f->d.warnings, 3);
	fixture_expect(f, "1000000000000000000 + 0", "1000000000000000000");
	assert_int_equal(f->d.warnings, 3);
}

static void test_rows(void **state)
{
	struct fixture *f = *state;
	struct value v;
	const struct table *t = fixture_codes(f);
	struct str sql = STR("이름 || ' ' || (\"기업 수\" * 2) || 단위");
	struct span at = fixture_text(f, sql.p);
	assert_true(fixture_value(f, "단위", "'개'", &v));
	for (uint32_t r = 0; r < 3; r++) {
		static const char *const wanted[] = {"전국 2.0개", "서울 4.0개", "부산 6.0개"};
		assert_true(query_row_expression(f->q, t, r, sql, at, &v));
		assert_true(str_eq(v.text, str_of(wanted[r])));
	}
	assert_true(query_row_expression(f->q, t, 1, STR("코드"), at, &v));
	assert_true(str_eq(v.text, STR("11")) && v.type == COLUMN_CODE);
	assert_true(query_row_expression(f->q, t, 0, STR("날짜"), at, &v));
	assert_true(str_eq(v.text, STR("2025-09-15")) && v.type == COLUMN_DATE);
	assert_true(query_row_expression(f->q, t, 2, STR("날짜"), at, &v));
	assert_int_equal(v.kind, VALUE_NULL);
	assert_true(query_row_expression(
			    f->q, t, 2,
			    STR("(SELECT count(*) FROM flip WHERE 기업수 > :\"2024\")"), at,
			    &v) == false);
	assert_true(query_row_expression(
		f->q, t, 2, STR("(SELECT 기업수 FROM flip WHERE 연도 = :월 + 0)"), at, &v));
	assert_int_equal(v.kind, VALUE_NULL);
	assert_true(fixture_value(f, "이름", "'값'", &v));
	assert_false(query_row_expression(f->q, t, 0, STR("이름"), at, &v));
	assert_int_equal(f->d.last->code, DIAG_QUERY_ROW_NAME);
	assert_false(query_row_expression(f->q, t, 0, STR("코두"), at, &v));
	assert_int_equal(f->d.last->code, DIAG_QUERY_NAME_UNKNOWN);
	assert_true(str_eq(f->d.last->arg[1], STR("코드")));
}

static void check_assert(struct fixture *f, const char *sql, enum diag_code code,
			 const char *at, const char *left, const char *right)
{
	assert_false(query_assert(f->q, str_of(sql), fixture_text(f, sql)));
	struct diag *x = f->d.last;
	if (x->code != code || !str_eq(files_quote(&f->files, x->at), str_of(at)) ||
	    !str_eq(x->arg[1], str_of(left)) || !str_eq(x->arg[2], str_of(right)))
		fail_msg("%s: %s ‘%.*s’ %.*s %.*s", sql, diag_label(x->code),
			 STR_ARG(files_quote(&f->files, x->at)), STR_ARG(x->arg[1]),
			 STR_ARG(x->arg[2]));
	f->d.errors = 0;
}

static void test_asserts(void **state)
{
	struct fixture *f = *state;
	struct value v;
	assert_true(fixture_value(f, "t", "186 / 32", &v));
	assert_true(query_assert(f->q, STR("t > 5"), SPAN_NONE));
	assert_true(query_assert(f->q, STR("t BETWEEN 5 AND 6 AND t <> 0"), SPAN_NONE));
	assert_true(query_assert(f->q, STR("SELECT count(*) = 3 FROM flip"), SPAN_NONE));
	check_assert(f, "t > 6", DIAG_QUERY_ASSERT_SIDES, "t > 6", "5.8125", "6");
	check_assert(f, "t > 5 AND t + 1 = 2 * 3", DIAG_QUERY_ASSERT_SIDES, "t + 1 = 2 * 3",
		     "6.8125", "6");
	check_assert(f, "t BETWEEN 1 AND 2", DIAG_QUERY_ASSERT, "t BETWEEN 1 AND 2", "", "");
	check_assert(f, "t > 5 AND t BETWEEN 1 AND 2", DIAG_QUERY_ASSERT, "t BETWEEN 1 AND 2",
		     "", "");
	check_assert(f, "t < 1 OR t > 9", DIAG_QUERY_ASSERT, "t < 1 OR t > 9", "", "");
	check_assert(f, "NULL = t", DIAG_QUERY_ASSERT_SIDES, "NULL = t", "NULL", "5.8125");
	check_assert(f, "1 < 2 = 0", DIAG_QUERY_ASSERT_SIDES, "1 < 2 = 0", "1", "0");
	check_assert(f, "(SELECT max(기업수) FROM flip) <= (32 + 1)", DIAG_QUERY_ASSERT_SIDES,
		     "(SELECT max(기업수) FROM flip) <= (32 + 1)", "186", "33");
	check_assert(f, "SELECT count(*) = 4 FROM flip", DIAG_QUERY_ASSERT,
		     "SELECT count(*) = 4 FROM flip", "", "");
	check_assert(f, "'글'", DIAG_QUERY_ASSERT, "'글'", "", "");
	assert_false(query_assert(f->q, STR("u > 5"), SPAN_NONE));
	assert_int_equal(f->d.last->code, DIAG_QUERY_NAME_UNKNOWN);
}

static void test_tables_that_sql_cannot_read(void **state)
{
	struct fixture *f = *state;
	struct column c[2];
	struct table t = {.name = STR("t"), .rows = 1, .columns = 2, .column = c};
	fixture_column(f, &c[0], "a", "", COLUMN_NUMBER, "1", 1);
	fixture_column(f, &c[1], "A", "", COLUMN_NUMBER, "2", 1);
	assert_false(query_table(f->q, &t, SPAN_NONE));
	assert_int_equal(f->d.last->code, DIAG_QUERY_COLUMN_TWICE);
	t.columns = 0;
	assert_false(query_table(f->q, &t, SPAN_NONE));
	assert_int_equal(f->d.last->code, DIAG_QUERY_COLUMNS);
	c[1].name = STR("이상한 \"이름\"");
	t.columns = 2;
	assert_true(query_table(f->q, &t, SPAN_NONE));
	fixture_expect(f, "(SELECT \"이상한 \"\"이름\"\"\" FROM t)", "2");
}

/* Parts of times; a value may still be called year. */
static void test_parts_of_times(void **state)
{
	struct fixture *f = *state;
	struct value v;
	fixture_expect(f, "year('2024-03-05 13:30')", "2024");
	fixture_expect(f, "quarter('2024-03-05')", "1");
	fixture_expect(f, "month('2024-12')", "12");
	fixture_expect(f, "day('2024-02-29')", "29");
	fixture_expect(f, "year('2024-Q4') + quarter('2024-Q4')", "2028");
	fixture_expect(f, "year(2024)", "2024");
	fixture_expect(f, "month(NULL)", "NULL");
	static const char *const wrong[] = {"month(2024)",      "day('2024-03')",
					    "month('2024-Q1')", "year('서울')",
					    "year(3.5)",        "day('2024-02-30')"};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		assert_false(fixture_expression(f, wrong[i], &v));
		assert_int_equal(f->d.last->code, DIAG_QUERY_NO_PART);
	}
	assert_true(fixture_value(f, "year", "2019 + 1", &v));
	fixture_expect(f, "year + year('2024-03')", "4044");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_looked_up_value_keeps_its_text),
		TEST(test_types_in_sql),
		TEST(test_parts_of_times),
		TEST(test_division_never_truncates),
		TEST(test_no_finite_number),
		TEST(test_aggregates_stay_where_they_are),
		TEST(test_one_row_one_column),
		TEST(test_digits_of_values),
		TEST(test_one_statement),
		TEST(test_unknown_names),
		TEST(test_korean_parameters),
		TEST(test_decomposed_names),
		TEST(test_places_in_a_changed_text),
		TEST(test_number_that_is_a_column),
		TEST(test_names_that_are_taken),
		TEST(test_reading_only),
		TEST(test_runaway),
		TEST(test_functions),
		TEST(test_window_functions),
		TEST(test_too_many_digits),
		TEST(test_rows),
		TEST(test_asserts),
		TEST(test_tables_that_sql_cannot_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
