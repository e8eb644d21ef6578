#include "report_support.h"

/* `project`: which rows are added, what they hold, what the chart is told. */
#define CHART(encoding, step)                                                            \
	"---\ntitle: 시험\ndata: {d: {file: d.csv, source: 시험}}\n---\n\n"          \
	"```{chart #fig-a}\ndata: d\nmark: line\nencoding: {" encoding "}\ntransform:\n" \
	"  - project: {" step "}\n```\n"

static void bind(struct bound *r, const char *csv, const char *report)
{
	bound_open(r);
	bound_data(r, "d.csv", csv);
	bound_report(r, report);
}

static const struct table *table_of(const struct bound *r)
{
	return r->plan.block[0].chart->layer[0].table;
}

static void expect(struct bound *r, uint32_t row, const char *along, double value)
{
	const struct table *t = table_of(r);
	const struct column *x = &t->column[0], *y = &t->column[t->columns - 1];
	assert_true(row < t->rows);
	assert_true(str_eq(column_text(x, row), str_of(along)));
	assert_float_equal(y->number[row], value, 0);
	assert_false(table_missing(y, row));
	assert_int_equal(table_status(t, row), STATUS_PROJECTION);
}

static void a_rate_adds_a_row_a_year(void **state)
{
	(void)state;
	struct bound r;
	bind(&r, "연도,값\n2023,1.0\n2024,1.1\n",
	     CHART("x: 연도, y: 값", "field: 값, along: 연도, rate: 0.1, to: 2032"));
	assert_string_equal(bound_codes(&r), "");
	assert_int_equal(table_of(&r)->rows, 10);
	expect(&r, 2, "2025", 1.2);
	expect(&r, 9, "2032", 1.9); /* not 1.9000000000000001 */
	const struct plan_projection *p = r.plan.block[0].chart->projection;
	assert_int_equal(r.plan.block[0].chart->projections, 1);
	assert_true(str_eq(p->from_text, STR("2024")));
	assert_true(str_eq(p->to_text, STR("2032")));
	assert_true(str_eq(p->end_value, STR("1.9")));
	bound_close(&r);
}

static void months_quarters_and_days_are_periods(void **state)
{
	(void)state;
	static const struct {
		const char *csv, *report, *last;
		uint32_t rows;
	} of[] = {
		{"때,값\n2024-11,1\n2024-12,2\n",
		 CHART("x: 때, y: 값", "field: 값, along: 때, rate: 1, to: 2025-03"), "2025-03",
		 5},
		{"때,값\n2024-Q3,1\n2024-Q4,2\n",
		 CHART("x: 때, y: 값", "field: 값, along: 때, rate: 1, to: 2025년 2분기"),
		 "2025-Q2", 4},
		{"때,값\n2024-02-27,1\n2024-02-28,2\n",
		 CHART("x: 때, y: 값", "field: 값, along: 때, rate: 1, to: 2024-03-01"),
		 "2024-03-01", 4},
	};
	for (size_t i = 0; i < sizeof(of) / sizeof(*of); i++) {
		struct bound r;
		bind(&r, of[i].csv, of[i].report);
		assert_string_equal(bound_codes(&r), "");
		assert_int_equal(table_of(&r)->rows, of[i].rows);
		expect(&r, of[i].rows - 1, of[i].last, of[i].rows);
		bound_close(&r);
	}
}

static void each_series_goes_on_from_its_own_end(void **state)
{
	(void)state;
	struct bound r;
	bind(&r, "연도,곳,값\n2024,나,7\n2022,가,1\n2023,가,2p)\n2024,가,\n",
	     CHART("x: 연도, y: 값, color: 곳", "field: 값, along: 연도, rate: 1, to: 2025"));
	assert_string_equal(bound_codes(&r), "");
	const struct table *t = table_of(&r);
	assert_int_equal(t->rows, 4 + 1 + 2);
	expect(&r, 4, "2025", 8);
	assert_true(str_eq(column_text(&t->column[1], 4), STR("나")));
	expect(&r, 5, "2024", 3); /* the missing 2024 is no end */
	expect(&r, 6, "2025", 4);
	for (uint32_t i = 0; i < t->columns; i++) /* as long as the table: ASan looks */
		for (uint32_t row = 0; row < t->rows; row++)
			assert_true(!t->column[i].status ||
				    t->column[i].status[row] < STATUS_COUNT);
	assert_false(table_total(t, 6));
	assert_int_equal(r.plan.block[0].chart->projections, 2);
	bound_close(&r);
}

static void where_chooses_and_other_ways_reach_their_ends(void **state)
{
	(void)state;
	struct bound r;
	bind(&r, "연도,곳,값\n2020,가,100\n2020,나,100\n",
	     CHART("x: 연도, y: 값, color: 곳", "field: 값, along: 연도, where: \"곳 = '나'\", "
						"to-value: 200, to: 2024"));
	assert_string_equal(bound_codes(&r), "");
	assert_int_equal(table_of(&r)->rows, 6);
	expect(&r, 2, "2021", 125);
	expect(&r, 5, "2024", 200);
	bound_close(&r);
	bind(&r, "연도,값\n2020,100\n",
	     CHART("x: 연도, y: 값", "field: 값, along: 연도, cagr: 0.5, to: 2022"));
	assert_string_equal(bound_codes(&r), "");
	expect(&r, 2, "2022", 225);
	bound_close(&r);
}

static void what_cannot_be_projected(void **state)
{
	(void)state;
	static const char *const of[][3] = {
		{CHART("x: 연도, y: 값", "field: 갑, along: 연도, rate: 1, to: 2030"), "E525",
		 "갑"},
		{CHART("x: 연도, y: 값", "field: 곳, along: 연도, rate: 1, to: 2030"), "E531",
		 "곳"},
		{CHART("x: 연도, y: 값", "field: 값, along: 연도, to: 2030"), "E532",
		 "{field: 값, along: 연도, to: 2030}"},
		{CHART("x: 연도, y: 값", "field: 값, along: 연도, rate: 1, cagr: 2, to: 2030"),
		 "E532", "2"},
		{CHART("x: 연도, y: 값", "field: 값, along: 연도, rate: 많이, to: 2030"),
		 "E505", "많이"},
		{CHART("x: 연도, y: 값", "field: 값, along: 연도, rate: 1, to: 2030-01"),
		 "E568", "2030-01"},
		{CHART("x: 연도, y: 값", "field: 값, along: 연도, rate: 1, to: 2024"), "E533",
		 "{field: 값, along: 연도, rate: 1, to: 2024}"},
		{CHART("x: 연도, y: 값",
		       "field: 값, along: 연도, where: 값 > 9, rate: 1, to: 2030"),
		 "E535", "값 > 9"},
	};
	for (size_t i = 0; i < sizeof(of) / sizeof(*of); i++) {
		struct bound r;
		bind(&r, "연도,곳,값\n2023,가,1\n2024,가,2\n", of[i][0]);
		assert_string_equal(bound_codes(&r), of[i][1]);
		assert_string_equal(bound_place(&r, 0), of[i][2]);
		bound_close(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_rate_adds_a_row_a_year),
		cmocka_unit_test(months_quarters_and_days_are_periods),
		cmocka_unit_test(each_series_goes_on_from_its_own_end),
		cmocka_unit_test(where_chooses_and_other_ways_reach_their_ends),
		cmocka_unit_test(what_cannot_be_projected),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
