/* regression and quantile: what they make of small tables. */
#include "query_fixture.h"

#include "query/steps.h"

static struct step_word word(struct fixture *f, const char *text)
{
	return (struct step_word){str_of(text), fixture_text(f, text)};
}

/* Numbers to nine places: sums in another order differ behind them. */
static struct str rounded(struct fixture *f, const struct column *c, uint32_t row)
{
	return c->type == COLUMN_NUMBER
		       ? num_shortest(&f->mem, round(c->number[row] * 1e9) / 1e9)
		       : column_text(c, row);
}

static void expect(struct fixture *f, const struct table *t, const char *name,
		   const char *cells)
{
	fixture_cells_as(f, t, name, cells, rounded);
}

/* 곳, 월, x, y: a total row; 가 has five points, 나 one, 다 no y, 라 equal x. */
static const struct table *points(struct fixture *f)
{
	struct column *c = ARENA_NEW(&f->mem, struct column, 4);
	fixture_column(f, &c[0], "곳", "", COLUMN_TEXT, "계|가|가|나|가|가|가|다|라|라", 10);
	fixture_column(f, &c[1], "월", "", COLUMN_MONTH,
		       "24300|24300|24301|24300|24302|24303|24304|24300|24300|24300", 10);
	fixture_column(f, &c[2], "x", "㎢", COLUMN_NUMBER, "9|1|2|7|3|4|5|1|2|2", 10);
	fixture_column(f, &c[3], "y", "명", COLUMN_NUMBER, "99|2|4|7|5|4|5||1|3", 10);
	struct table *t = ARENA_NEW(&f->mem, struct table, 1);
	*t = (struct table){.name = STR("points"), .rows = 10, .columns = 4, .column = c};
	static const bool total[] = {true,  false, false, false, false,
				     false, false, false, false, false};
	t->total = total;
	t->status_column = TABLE_NONE;
	return t;
}

static bool run(struct fixture *f, const struct table *t, struct step s,
		const struct table **made)
{
	s.wish.step = NAN;
	return steps_run(f->q, t, &s, 1, true, made);
}

static struct step regression(struct fixture *f, const char *x, enum fit_method method)
{
	return (struct step){.kind = STEP_REGRESSION,
			     .text = word(f, "y"),
			     .on = word(f, x),
			     .method = method,
			     .degree = 3};
}

static bool told(const struct fixture *f, enum diag_code code)
{
	for (const struct diag *d = f->d.first; d; d = d->next)
		if (d->code == code)
			return true;
	return false;
}

/* The line of 가 is 2.2 + 0.6 x; the others have none, and it is said. */
static void test_groups(void **state)
{
	struct fixture *f = *state;
	const struct table *made;
	struct step_word group[] = {word(f, "곳")};
	struct step s = regression(f, "x", FIT_LINEAR);
	s.group = group;
	s.groups = 1;
	assert_true(run(f, points(f), s, &made));
	expect(f, made, "곳", "가|가");
	expect(f, made, "x", "1|5");
	expect(f, made, "y", "2.8|5.2");
	assert_int_equal(made->fitted, 1 + FIT_LINEAR);
	assert_true(str_eq(made->column[table_find(made, STR("y"))].unit, STR("명")));
	assert_true(told(f, DIAG_STEP_CURVE_LEFT));
	assert_true(told(f, DIAG_STEP_TOTALS));
	s.params = true;
	assert_true(run(f, points(f), s, &made));
	expect(f, made, "rSquared", "0.6");
	expect(f, made, "coef_0", "2.2");
	expect(f, made, "coef_1", "0.6");
	assert_int_equal(made->fitted, 0);
}

/* All parts together: the total row is none of them. */
static void test_names_and_extent(void **state)
{
	struct fixture *f = *state;
	const struct table *made;
	struct step filter = {.kind = STEP_FILTER, .test = {.field = word(f, "곳 = '가'")}};
	struct step s[2] = {filter, regression(f, "x", FIT_LINEAR)};
	s[0].wish.step = s[1].wish.step = NAN;
	s[1].end[0] = word(f, "0");
	s[1].end[1] = word(f, "10");
	s[1].as[0] = word(f, "여기");
	s[1].as[1] = word(f, "추세");
	assert_true(steps_run(f->q, points(f), s, 2, true, &made));
	assert_int_equal(made->columns, 2);
	expect(f, made, "여기", "0|10");
	expect(f, made, "추세", "2.2|8.2");
	s[1].end[1] = word(f, "-1");
	assert_false(steps_run(f->q, points(f), s, 2, true, &made));
	assert_int_equal(f->d.last->code, DIAG_STEP_EXTENT);
	s[1].end[1] = word(f, "많이");
	assert_false(steps_run(f->q, points(f), s, 2, true, &made));
	assert_int_equal(f->d.last->code, DIAG_STEP_EXTENT);
}

/* Months: the curve has a point a month, and the line is that of their days: with
 * 0, 31, 59, 90, 120 days of 2025 from January. */
static void test_times(void **state)
{
	struct fixture *f = *state;
	const struct table *made;
	struct step_word group[] = {word(f, "곳")};
	struct step s = regression(f, "월", FIT_QUAD);
	s.group = group;
	s.groups = 1;
	assert_true(run(f, points(f), s, &made));
	expect(f, made, "월", "2025-01|2025-02|2025-03|2025-04|2025-05");
	assert_int_equal(made->column[table_find(made, STR("월"))].type, COLUMN_MONTH);
	s.method = FIT_LINEAR;
	s.params = true;
	assert_true(run(f, points(f), s, &made));
	/* Σ(d − 60)(y − 4) = 179 over Σ(d − 60)² = 8942 */
	expect(f, made, "coef_1", "0.020017893");
	s.params = false;
	s.end[0] = word(f, "2025-01");
	s.end[1] = word(f, "2025-12");
	assert_true(run(f, points(f), s, &made));
	expect(f, made, "월", "2025-01|2025-12");
}

static void test_refusals(void **state)
{
	struct fixture *f = *state;
	const struct table *made;
	assert_false(run(f, points(f), regression(f, "곳", FIT_LINEAR), &made));
	assert_int_equal(f->d.last->code, DIAG_STEP_NUMBER);
	struct step_word group[] = {word(f, "y")};
	struct step s = regression(f, "x", FIT_LINEAR);
	s.group = group;
	s.groups = 1;
	assert_false(run(f, points(f), s, &made)); /* y twice */
	assert_int_equal(f->d.last->code, DIAG_QUERY_RESULT_TWICE);
	struct step one[2] = {{.kind = STEP_FILTER, .test = {.field = word(f, "곳 = '라'")}},
			      regression(f, "x", FIT_LINEAR)};
	one[0].wish.step = one[1].wish.step = NAN;
	assert_false(steps_run(f->q, points(f), one, 2, true, &made));
	assert_int_equal(f->d.last->code, DIAG_STEP_CURVE_NONE);
	one[0].test.field = word(f, "x > 100");
	assert_false(steps_run(f->q, points(f), one, 2, true, &made));
	assert_int_equal(f->d.last->code, DIAG_STEP_CURVE_NONE);
	struct step low[2] = {
		{.kind = STEP_CALCULATE, .text = word(f, "y - 3"), .as = {word(f, "y")}},
		regression(f, "x", FIT_EXP)};
	low[0].wish.step = low[1].wish.step = NAN;
	assert_false(steps_run(f->q, points(f), low, 2, true, &made));
	assert_int_equal(f->d.last->code, DIAG_STEP_LOGARITHM);
}

/* 가: 2, 4, 4, 5, 5; between its order statistics. 다 has no value. */
static void test_quantiles(void **state)
{
	struct fixture *f = *state;
	const struct table *made;
	static const double prob[] = {0, 0.25, 0.6, 1};
	struct step_word group[] = {word(f, "곳")};
	struct step s = {.kind = STEP_QUANTILE,
			 .text = word(f, "y"),
			 .as = {word(f, "prob"), word(f, "value")},
			 .prob = prob,
			 .probs = 4,
			 .group = group,
			 .groups = 1};
	assert_true(run(f, points(f), s, &made));
	expect(f, made, "곳", "가|가|가|가|나|나|나|나|라|라|라|라");
	expect(f, made, "prob", "0|0.25|0.6|1|0|0.25|0.6|1|0|0.25|0.6|1");
	expect(f, made, "value", "2|4|4.4|5|7|7|7|7|1|1.5|2.2|3");
	assert_true(told(f, DIAG_STEP_VALUES_LEFT));
	assert_false(told(f, DIAG_QUERY_DIGITS));
	s.groups = 0;
	assert_true(run(f, points(f), s, &made));
	expect(f, made, "value", "1|2.75|4.2|7"); /* 1 2 3 4 4 5 5 7 */
	assert_int_equal(made->fitted, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_groups, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_names_and_extent, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_times, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_refusals, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_quantiles, fixture_set_up,
						fixture_tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
