/* Where a value comes from: sources, definitions, the cell. */
#include "query_fixture.h"

static int set_up(void **state)
{
	struct fixture *f = malloc(sizeof(*f));
	const struct table *made;
	const char *sql = "SELECT 연도, 기업수 FROM flip WHERE 연도 > 2014";
	struct value horizon = {.kind = VALUE_NUMBER, .text = STR("2050"), .number = 2050}, v;
	fixture_open(f);
	assert_true(query_table(f->q, fixture_flip(f), SPAN_NONE));
	assert_true(query_table(f->q, fixture_codes(f), SPAN_NONE));
	assert_true(query_param(f->q, STR("horizon"), horizon, SPAN_NONE));
	assert_true(query_select(f->q, STR("late"), str_of(sql), fixture_text(f, sql), &made));
	assert_true(query_table(f->q, made, SPAN_NONE));
	assert_true(
		fixture_value(f, "hq0", "SELECT f.기업수 FROM flip f WHERE 연도 = 2014", &v));
	assert_true(fixture_value(f, "hq1", "SELECT last(기업수, 연도) FROM flip", &v));
	assert_true(fixture_value(f, "times", "hq1 / hq0", &v));
	assert_true(fixture_value(f, "peak", "SELECT max(기업수) FROM late", &v));
	assert_true(fixture_value(f, "most", "SELECT max(기업수) FROM flip", &v));
	assert_true(fixture_value(f, "whole", "SELECT sum(기업수) FROM flip", &v));
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture_close(*state);
	free(*state);
	return 0;
}

/* The cell is ROW:COLUMN, or "" for a computed value; the source is the only one. */
static void expect(struct fixture *f, const char *sql, const char *source, const char *cell,
		   const char *definitions)
{
	struct query_trace t;
	struct value v;
	char at[32] = "";
	assert_true(fixture_expression(f, sql, &v));
	query_trace(f->q, str_of(sql), &t);
	if (t.table)
		snprintf(at, sizeof(at), "%u:%u", t.row, t.column);
	assert_string_equal(at, cell);
	assert_string_equal(arena_cstring(&f->mem, t.definitions), definitions);
	assert_int_equal(t.sources, *source != 0);
	if (t.sources)
		assert_true(str_eq(t.source[0]->name, str_of(source)));
}

static void test_look_up(void **state)
{
	expect(*state, "hq0", "flip", "0:1",
	       "hq0 = SELECT f.기업수 FROM flip f WHERE 연도 = 2014");
	expect(*state, "hq1", "flip", "2:1", "hq1 = SELECT last(기업수, 연도) FROM flip");
	expect(*state, "most", "flip", "2:1", "most = SELECT max(기업수) FROM flip");
	expect(*state, "(SELECT 이름 FROM codes WHERE 코드 = '11')", "codes", "1:1", "");
	expect(*state, "(SELECT 기업수 FROM flip ORDER BY 연도 DESC LIMIT 1)", "flip", "2:1", "");
}

static void test_computed(void **state)
{
	expect(*state, "times", "flip", "",
	       "times = hq1 / hq0; hq1 = SELECT last(기업수, 연도) FROM flip; "
	       "hq0 = SELECT f.기업수 FROM flip f WHERE 연도 = 2014");
	expect(*state, "whole", "flip", "", "whole = SELECT sum(기업수) FROM flip");
	expect(*state, "horizon - 1", "", "", "horizon = 2050");
	expect(*state, "1 + 1", "", "", "");
}

static void test_through_a_table(void **state)
{
	expect(*state, "peak", "flip", "",
	       "peak = SELECT max(기업수) FROM late; "
	       "late = SELECT 연도, 기업수 FROM flip WHERE 연도 > 2014");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_look_up, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_computed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_through_a_table, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
