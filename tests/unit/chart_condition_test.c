#include "chart/model.h"
#include "chart_check.h"

/* Conditions: what a row looks like that meets a test, and what is said of it. */
static const struct desk_column column[] = {
	{"연도", COLUMN_YEAR, ""}, {"분야", COLUMN_TEXT, ""}, {"예산", COLUMN_NUMBER, "억 원"}};
static const char *const cell[] = {"2020", "보건", "3",    "2021", "보건", "4",    "2022",
				   "보건", "6",    "2020", "우주", "5",    "2021", "우주",
				   "7",    "2022", "우주", "9",    "2020", "교육", "2",
				   "2021", "교육", "3",    "2022", "교육", "4"};

/* The case of a channel: rows of the first field are met. */
static void put_case(struct desk *k, struct desk_plan *p, enum plan_channel channel,
		     const char *yes, const char *no)
{
	struct plan_encoding *e = desk_encode(p, channel, NULL, TYPE_QUANTITATIVE);
	double *number = ARENA_NEW(&k->mem, double, 2);
	e->cases = ARENA_NEW(&k->mem, struct plan_case, 1);
	e->case_count = 1;
	e->cases[0] = (struct plan_case){
		.column = p->layer.table->columns - 1, .value = str_of(yes), .number = number};
	e->cases[0].numbers = num_parse(str_of(yes), &number[0]);
	e->value = str_of(no);
	e->value_numbers = num_parse(e->value, &number[1]);
	e->value_number = &number[1];
}

static struct desk_plan *plan(struct desk *k, const char *mark, size_t rows, uint32_t met)
{
	struct table *t = desk_table(k, column, 3, cell, rows);
	struct desk_plan *p = desk_plan(k, desk_test(k, t, "분야", met), mark);
	desk_encode(p, CHANNEL_X, "연도", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, "예산", TYPE_QUANTITATIVE);
	return p;
}

static size_t painted(const struct scene *s, const char *role, color rgba)
{
	size_t n = 0;
	for (size_t i = 0; i < s->count; i++)
		n += strcmp(s->item[i].role, role) == 0 && s->item[i].ink.rgba == rgba;
	return n;
}

/* Bars by name: one is met. */
static struct desk_plan *bars(struct desk *k)
{
	static const char *const one[] = {"2022", "보건", "6",    "2022", "우주",
					  "9",    "2022", "교육", "4"};
	struct table *t = desk_table(k, column, 3, one, 3);
	struct desk_plan *p = desk_plan(k, desk_test(k, t, "분야", 1), "bar");
	desk_encode(p, CHANNEL_X, "분야", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_Y, "예산", TYPE_QUANTITATIVE);
	return p;
}

static void test_bar(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = bars(k);
	put_case(k, p, CHANNEL_COLOR, "#0b50d0", "#b1b8be");
	struct chart *c = desk_chart(k, p, 1);
	assert_non_null(c);
	struct scene s = check_place(k, c, 400);
	assert_int_equal(painted(&s, "mark.bar", 0x0b50d0ff), 1);
	assert_int_equal(painted(&s, "mark.bar", 0xb1b8beff), 2);
	assert_int_equal(check_count(&s, "legend.name"), 0);
	assert_string_equal(
		arena_cstring(&k->mem, chart_alt(c)),
		"막대그래프. 예산(단위: 억 원)은 교육 4억 원, 보건 6억 원, 우주 9억 "
		"원이다. 색으로 구별한 항목: 우주 9억 원. 자료: 통계청.");
	p->chart.korean = false;
	c = desk_chart(k, p, 1);
	struct str alt = chart_alt(c), says = STR(" Set apart by colour: 우주 9억 원.");
	assert_true(str_find(alt, says, 0) != SIZE_MAX);
	assert_string_equal(desk_codes(k), "");
}

/* What stands out are the few, whichever of them meet the test. */
/* What is only estimated and has no value is set apart by nothing that is drawn. */
static void test_without_value(void **state)
{
	static const struct desk_column four[] = {{"연도", COLUMN_YEAR, ""},
						  {"분야", COLUMN_TEXT, ""},
						  {"예산", COLUMN_NUMBER, "억 원"},
						  {"구분", COLUMN_TEXT, ""}};
	static const char *const rows[] = {"2022", "보건", "6",    "관측", "2022", "우주",
					   "",     "추정", "2022", "교육", "4",    "관측"};
	struct desk *k = *state;
	struct table *t = desk_table(k, four, 4, rows, 3);
	desk_status(k, t, 3);
	struct desk_plan *p = desk_plan(k, desk_test(k, t, "분야", 1), "bar");
	desk_encode(p, CHANNEL_X, "분야", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_Y, "예산", TYPE_QUANTITATIVE);
	put_case(k, p, CHANNEL_COLOR, "#0b50d0", "#b1b8be");
	struct chart *c = desk_chart(k, p, 1);
	assert_non_null(c);
	assert_int_equal(str_find(chart_alt(c), STR("구별"), 0), SIZE_MAX);
}

static void test_most(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = bars(k);
	put_case(k, p, CHANNEL_COLOR, "#0b50d0", "#b1b8be");
	double *met = (double *)p->layer.table->column[3].number;
	for (int i = 0; i < 3; i++)
		met[i] = met[i] == 0;
	struct chart *c = desk_chart(k, p, 1);
	assert_true(str_find(chart_alt(c), STR("구별한 항목: 우주 9억 원."), 0) != SIZE_MAX);
}

static void test_opacity_and_text(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = bars(k);
	put_case(k, p, CHANNEL_OPACITY, "1", "0.4");
	put_case(k, p, CHANNEL_TEXT, "최고", "");
	struct scene s = check_place(k, desk_chart(k, p, 1), 400);
	color full = k->theme.color.series[0];
	assert_int_equal(painted(&s, "mark.bar", full), 1);
	assert_int_equal(painted(&s, "mark.bar", (full & ~255u) | 102), 2);
	assert_string_equal(check_words(k, &s, "label.value"), "최고");
}

/* A channel with a field: those that do not meet the test have the value. */
static void test_field(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = bars(k);
	put_case(k, p, CHANNEL_COLOR, "#b1b8be", "");
	p->layer.encoding[CHANNEL_COLOR].cases[0].unless = true;
	struct plan_encoding *e = desk_encode(p, CHANNEL_COLOR, "분야", TYPE_NOMINAL);
	assert_int_equal(e->case_count, 1);
	struct scene s = check_place(k, desk_chart(k, p, 1), 400);
	assert_int_equal(painted(&s, "mark.bar", 0xb1b8beff), 2);
	assert_int_equal(painted(&s, "mark.bar", k->theme.color.series[2]), 1);
}

/* One line is coloured, named at its end and drawn over the others. */
static void test_line(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "line", 9, 0);
	desk_encode(p, CHANNEL_DETAIL, "분야", TYPE_NOMINAL);
	put_case(k, p, CHANNEL_COLOR, "#0b50d0", "#b1b8be");
	struct scene s = check_place(k, desk_chart(k, p, 1), 400);
	assert_string_equal(check_words(k, &s, "label.name"), "보건");
	assert_string_equal(check_words(k, &s, "label.value"), "6");
	size_t lines = 0;
	for (size_t i = 0; i < s.count; i++)
		if (strcmp(s.item[i].role, "mark.line") == 0 && s.item[i].ink.width > 0 &&
		    ++lines == 3)
			assert_int_equal(s.item[i].ink.rgba, 0x0b50d0ff);
	assert_int_equal(lines, 3);
}

static void test_errors(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "line", 9, 0);
	put_case(k, p, CHANNEL_COLOR, "#0b50d0", "#b1b8be"); /* one line, rows of all fields */
	desk_raises(k, p, "E688");
	p = plan(k, "bar", 9, 0);
	p->layer.encoding[CHANNEL_Y].aggregate = STR("sum");
	put_case(k, p, CHANNEL_COLOR, "#0b50d0", "#b1b8be");
	desk_raises(k, p, "E689");
	p = bars(k);
	put_case(k, p, CHANNEL_OPACITY, "7", "0.5");
	desk_raises(k, p, "E671");
	p = bars(k);
	put_case(k, p, CHANNEL_SIZE, "7", "5");
	desk_raises(k, p, "E613");
	p = bars(k);
	put_case(k, p, CHANNEL_COLOR, "#de3412", "#256ef4");
	desk_raises(k, p, "W654");
}

/* The groups of an aggregate meet what their rows meet. */
static void test_aggregate(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "bar", 9, 3);
	desk_encode(p, CHANNEL_X, "분야", TYPE_NOMINAL);
	p->layer.encoding[CHANNEL_Y].aggregate = STR("sum");
	put_case(k, p, CHANNEL_COLOR, "#0b50d0", "#b1b8be");
	struct chart *c = desk_chart(k, p, 1);
	assert_string_equal(desk_codes(k), "");
	assert_true(str_find(chart_alt(c), STR("구별한 항목: 우주 21억 원."), 0) != SIZE_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_bar, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_without_value, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_most, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_opacity_and_text, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_field, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_line, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_errors, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_aggregate, desk_open, desk_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
