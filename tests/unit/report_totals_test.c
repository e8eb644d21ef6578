#include "report_support.h"

/* Total rows among their parts: SQL counts them and says so, charts leave them out. */
static const char population[] =
	"시도,연도,인구(명)\n전국,2022,300\n서울,2022,200\n부산,2022,100\n"
	"전국,2023,330\n서울,2023,220\n부산,2023,110\n";

static void check(const char *totals, const char *rest, const char *codes, const char *text)
{
	struct bound r;
	char report[1024];
	snprintf(report, sizeof(report),
		 "---\ntitle: 가\ndata: {pop: {file: pop.csv, source: 가%s}}\n%s", totals,
		 rest);
	bound_open(&r);
	bound_data(&r, "pop.csv", population);
	bound_report(&r, report);
	if (strcmp(bound_codes(&r), codes) != 0)
		fail_msg("%s\n%s instead of %s", report, bound_codes(&r), codes);
	if (text)
		assert_string_equal(bound_text(&r, 0), text);
	bound_close(&r);
}

#define VALUE(sql) "values: {v: \"" sql "\"}\n---\n\n{{v}}\n"

static void sums_that_count_twice_warn(void **state)
{
	(void)state;
	check("", VALUE("SELECT sum(인구) FROM pop WHERE 연도 = 2023"), "W395", "660");
	check("", VALUE("SELECT max(인구) FROM pop"), "W395", "330");
	check("", VALUE("SELECT count(*) FROM pop"), "W395", "6");
	check("", VALUE("(SELECT avg(인구) FROM pop) * 2"), "W395", "420");
	check("", VALUE("SELECT count(*) FROM (SELECT 연도, sum(인구) FROM pop GROUP BY 시도)"),
	      "W395", "3");
}

static void sums_of_one_kind_do_not(void **state)
{
	(void)state;
	check("", VALUE("SELECT sum(인구) FROM pop WHERE 연도 = 2023 AND 시도 <> '전국'"), "",
	      "330");
	check("", VALUE("SELECT sum(인구) FROM pop WHERE 시도 = '전국'"), "", "630");
	check("", VALUE("SELECT count(*) FROM pop WHERE 시도 = '전국'"), "", "2");
	check("", VALUE("SELECT 인구 FROM pop WHERE 시도 = '전국' AND 연도 = 2023"), "", "330");
	check("", VALUE("SELECT max(연도) FROM pop"), "", "2023");
	check(", totals: keep", VALUE("SELECT sum(인구) FROM pop WHERE 연도 = 2023"), "",
	      "660");
	check(", totals: drop", VALUE("SELECT sum(인구) FROM pop WHERE 연도 = 2023"), "",
	      "330");
}

#define TABLE(sql) \
	"---\n\n```{sql t}\n" sql "\n```\n\n```{list}\ndata: t\nitem: \"{{1}}\"\n```\n"

static void tables_of_sums(void **state)
{
	(void)state;
	check("", TABLE("SELECT 연도, sum(인구) AS 합 FROM pop GROUP BY 연도"), "W395", NULL);
	check("", TABLE("SELECT 시도, sum(인구) AS 합 FROM pop GROUP BY 시도"), "", NULL);
	check("", TABLE("SELECT 시도, 인구 / sum(인구) OVER () AS 비중 FROM pop"), "W395",
	      NULL);
	check("", TABLE("SELECT 시도, 인구 FROM pop ORDER BY 인구 DESC LIMIT 3"), "", NULL);
	check("", TABLE("SELECT sum(인구) AS 합 FROM pop WHERE 시도 = '전국'"), "", NULL);
}

/* Chart 0 of the report has so many rows in its first layer. */
static void drawn(const char *totals, const char *rest, const char *codes, unsigned rows)
{
	struct bound r;
	char report[1024];
	snprintf(report, sizeof(report),
		 "---\ntitle: 가\ndata: {pop: {file: pop.csv, source: 가%s}}\n---\n\n%s",
		 totals, rest);
	bound_open(&r);
	bound_data(&r, "pop.csv", population);
	bound_report(&r, report);
	if (strcmp(bound_codes(&r), codes) != 0)
		fail_msg("%s\n%s instead of %s", report, bound_codes(&r), codes);
	const struct plan_block *block = NULL;
	for (size_t i = 0; i < r.plan.blocks && !block; i++)
		if (r.plan.block[i].kind == PLAN_CHART)
			block = &r.plan.block[i];
	assert_non_null(block);
	const struct table *t = block->chart->layer[0].table;
	assert_int_equal(t->rows, rows);
	for (uint32_t i = 0; totals[0] == '\0' && rows == 4 && i < t->rows; i++)
		assert_false(str_eq(column_text(&t->column[0], i), STR("전국")));
	bound_close(&r);
}

#define CHART(data, more)                                  \
	"```{chart #fig-a}\ntitle: 가\ndata: " data        \
	"\nmark: bar\nencoding: {x: 연도:O, y: 인구, " \
	"color: 시도}\n" more "```\n"

static void charts_leave_them_out(void **state)
{
	(void)state;
	drawn("", CHART("pop", ""), "W665", 4);
	drawn(", totals: keep", CHART("pop", ""), "", 6);
	drawn(", totals: drop", CHART("pop", ""), "", 4);
	drawn("", CHART("pop", "transform: [{filter: \"시도 = '전국'\"}]\n"), "", 2);
	drawn("", CHART("pop", "transform: [{filter: \"시도 <> '전국'\"}]\n"), "", 4);
	drawn("", "```{sql t}\nSELECT * FROM pop WHERE 인구 > 0\n```\n\n" CHART("t", ""),
	      "W665", 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_that_count_twice_warn),
		cmocka_unit_test(sums_of_one_kind_do_not),
		cmocka_unit_test(tables_of_sums),
		cmocka_unit_test(charts_leave_them_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
