#include "chart_check.h"

/* Grouping, order and stacking, read off what is drawn. */
static const struct desk_column column[] = {{"이름", COLUMN_TEXT, ""},
					    {"무리", COLUMN_TEXT, ""},
					    {"값", COLUMN_NUMBER, ""},
					    {"해", COLUMN_YEAR, ""}};
static const char *const cell[] = {"나", "A", "4",  "2001", "가", "A", "1", "2000",
				   "나", "B", "-2", "2001", "다", "B", "7", "2003",
				   "나", "A", "10", "2001", "가", "B", "2", "2000"};

static struct desk_plan *plan(struct desk *k, const char *aggregate, const char *sort)
{
	struct table *t = desk_table(k, column, 4, cell, 6);
	struct desk_plan *p = desk_plan(k, t, "bar");
	desk_encode(p, CHANNEL_X, "이름", TYPE_NOMINAL)->sort = str_of(sort);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE)->aggregate = str_of(aggregate);
	return p;
}

/* Labels of the bars from left to right. */
static const char *values(struct desk *k, const struct scene *s)
{
	const struct item *label[32] = {NULL};
	size_t count = 0;
	for (size_t i = 0; i < s->count; i++) {
		const struct item *t = &s->item[i];
		if (t->kind != ITEM_TEXT || strcmp(t->role, "label.value") != 0)
			continue;
		size_t at = count++;
		for (; at && label[at - 1]->text.at.x > t->text.at.x; at--)
			label[at] = label[at - 1];
		label[at] = t;
	}
	struct str part[32];
	for (size_t i = 0; i < count; i++)
		part[i] = str_trim(label[i]->text.text);
	return arena_cstring(&k->mem, arena_join(&k->mem, part, count, STR(" ")));
}

static void aggregates(struct desk *k, const char *how, const char *wanted)
{
	struct scene s = desk_draw(k, plan(k, how, ""), 482);
	assert_string_equal(values(k, &s), wanted);
}

static void test_aggregates(void **state)
{
	struct desk *k = *state;
	aggregates(k, "sum", "3 12 7");
	aggregates(k, "mean", "1.5 4.0 7.0");
	aggregates(k, "count", "2 3 1");
	aggregates(k, "min", "1 −2 7");
	aggregates(k, "max", "2 10 7");
	aggregates(k, "median", "1.5 4.0 7.0");
}

/* 0.1 ten times is 1, not 0.9999999999999999. */
static void test_sums_are_exact(void **state)
{
	struct desk *k = *state;
	const char *tenth[40];
	for (int i = 0; i < 10; i++) {
		tenth[4 * i] = "가";
		tenth[4 * i + 1] = "A";
		tenth[4 * i + 2] = "0.1";
		tenth[4 * i + 3] = "2000";
	}
	struct desk_plan *p = plan(k, "sum", "");
	p->layer.table = desk_table(k, column, 4, tenth, 10);
	struct scene s = desk_draw(k, p, 482);
	assert_string_equal(values(k, &s), "1.0");
}

static void orders(struct desk *k, const char *sort, const char *wanted)
{
	struct scene s = desk_draw(k, plan(k, "sum", sort), 482);
	const char *names = check_words(k, &s, "axis.label");
	if (strncmp(names, wanted, strlen(wanted)) != 0)
		fail_msg("%s: %s, not %s", sort, names, wanted);
}

static void test_orders(void **state)
{
	struct desk *k = *state;
	orders(k, "", "가|나|다|");
	orders(k, "ascending", "가|나|다|");
	orders(k, "descending", "다|나|가|");
	orders(k, "null", "나|가|다|");
	orders(k, "y", "가|다|나|");
	orders(k, "-y", "나|다|가|");
}

/* J13: Hangul behind Latin or, by option, before it. */
static void test_order_of_names(void **state)
{
	static const char *const names[] = {"SMR", "A", "1", "나", "A", "2",
					    "AI",  "A", "3", "가", "A", "4"};
	static const struct desk_column columns[] = {{"이름", COLUMN_TEXT, ""},
						     {"무리", COLUMN_TEXT, ""},
						     {"값", COLUMN_NUMBER, ""}};
	struct desk *k = *state;
	for (int first = 0; first < 2; first++) {
		struct desk_plan *p = desk_plan(k, desk_table(k, columns, 3, names, 4), "bar");
		desk_encode(p, CHANNEL_X, "이름", TYPE_NOMINAL);
		desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
		p->chart.hangul_first = first;
		struct scene s = desk_draw(k, p, 482);
		const char *wanted = first ? "가|나|AI|SMR|" : "AI|SMR|가|나|";
		assert_memory_equal(check_words(k, &s, "axis.label"), wanted, strlen(wanted));
	}
}

/* Years that are names stand in order of time, not of sight. */
static void test_years_are_ordered(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "sum", "");
	desk_encode(p, CHANNEL_X, "해", TYPE_ORDINAL);
	struct scene s = desk_draw(k, p, 482);
	assert_non_null(strstr(check_words(k, &s, "axis.label"), "2000|2001|2003"));
	desk_encode(p, CHANNEL_X, "값", TYPE_ORDINAL); /* numbers, not their spelling */
	s = desk_draw(k, p, 482);
	assert_non_null(strstr(check_words(k, &s, "axis.label"), "-2|1|2|4|7|10|"));
}

/* Digits behind a point, and behind a minus, do not count as a number of their own. */
static void test_numbers_are_ordered(void **state)
{
	static const char *const cells[] = {"0.5", "1", "-1", "2", "0.25", "3", "-10", "4"};
	static const struct desk_column columns[] = {{"값", COLUMN_NUMBER, ""},
						     {"수", COLUMN_NUMBER, ""}};
	struct desk *k = *state;
	struct desk_plan *p = desk_plan(k, desk_table(k, columns, 2, cells, 4), "bar");
	desk_encode(p, CHANNEL_X, "값", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, "수", TYPE_QUANTITATIVE);
	struct scene s = desk_draw(k, p, 482);
	const char *names = check_words(k, &s, "axis.label");
	if (!strstr(names, "-10|-1|0.25|0.5|"))
		fail_msg("%s", names);
}

static double unit_of(const struct scene *s, const char *first, const char *second)
{
	const struct item *a = NULL, *b = NULL;
	for (size_t i = 0; i < s->count; i++) {
		const struct item *t = &s->item[i];
		if (t->kind != ITEM_TEXT || strcmp(t->role, "axis.label") != 0)
			continue;
		if (str_eq(str_trim(t->text.text), str_of(first)))
			a = t;
		if (str_eq(str_trim(t->text.text), str_of(second)))
			b = t;
	}
	if (!a || !b)
		fail_msg("no tick %s or %s", first, second);
	double from = 0, to = 0;
	assert_true(num_parse(str_of(first), &from) && num_parse(str_of(second), &to));
	return (a->text.at.y - b->text.at.y) / (to - from);
}

/* Positive parts stand on one another, negative ones hang from zero. */
static void test_stacks(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "sum", "");
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	struct scene s = desk_draw(k, p, 482);
	double unit = unit_of(&s, "5", "10");
	double zero = check_item(&s, "axis.line", 0)->path.at[0].y;
	double top[3] = {zero, zero, zero}, low[3] = {zero, zero, zero}, sum[3] = {0};
	static const double want_top[3] = {3, 14, 7}, want_low[3] = {0, -2, 0};
	for (size_t i = 0; i < check_count(&s, "mark.bar"); i++) {
		struct rect r = check_item(&s, "mark.bar", i)->rect;
		int at = r.x < 200 ? 0 : r.x < 330 ? 1 : 2;
		top[at] = fmin(top[at], r.y);
		low[at] = fmax(low[at], r.y + r.h);
		sum[at] += r.h;
	}
	for (int i = 0; i < 3; i++) {
		if (fabs((zero - top[i]) / unit - want_top[i]) > 0.01)
			fail_msg("stack %d reaches %.3f", i, (zero - top[i]) / unit);
		if (fabs((zero - low[i]) / unit - want_low[i]) > 0.01)
			fail_msg("stack %d hangs to %.3f", i, (zero - low[i]) / unit);
		/* parts do not lie over one another; a gap of half a point is between them */
		if (fabs(sum[i] - (low[i] - top[i])) > 1.1)
			fail_msg("parts of stack %d are %.2f high, not %.2f", i, sum[i],
				 low[i] - top[i]);
	}
}

static void test_totals_over_stacks(void **state)
{
	struct desk *k = *state;
	static const char *const plus[] = {"가",   "A",    "10.1", "2000", "가", "B",
					   "20.2", "2000", "나",   "A",    "5",  "2000",
					   "나",   "B",    "9",    "2000"};
	struct desk_plan *p = plan(k, "", "");
	p->layer.table = desk_table(k, column, 4, plus, 4);
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	struct scene s = desk_draw(k, p, 482);
	assert_non_null(strstr(check_words(k, &s, "label.value"), "30.3"));
	assert_non_null(strstr(check_words(k, &s, "label.value"), "14.0"));
	p->layer.encoding[CHANNEL_Y].stack = STR("normalize");
	s = desk_draw(k, p, 482);
	assert_null(strstr(check_words(k, &s, "label.value"), "30.3"));
	assert_non_null(strstr(check_words(k, &s, "label.value"), "66.7%"));
	assert_string_equal(check_words(k, &s, "axis.unit"), "(단위: %)");
	double top = check_item(&s, "mark.bar", 0)->rect.y;
	for (size_t i = 0; i < 4; i++)
		top = fmin(top, check_item(&s, "mark.bar", i)->rect.y);
	assert_true(fabs(top - check_item(&s, "mark.bar", 3)->rect.y) < 0.01);
}

/* What cannot be added stands side by side. */
static void test_means_do_not_stack(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "mean", "");
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	struct scene s = desk_draw(k, p, 482);
	double base = check_item(&s, "axis.line", 0)->path.at[0].y;
	for (size_t i = 0; i < check_count(&s, "mark.bar"); i++) {
		struct rect r = check_item(&s, "mark.bar", i)->rect;
		assert_true(fabs(r.y - base) < 0.01 || fabs(r.y + r.h - base) < 0.01);
	}
}

/* Names that do not fit below the axis turn the bars on their side. */
static void test_turns(void **state)
{
	struct desk *k = *state;
	static const char *const lengthy[] = {
		"아주 길고 길어서 들어가지 않는 첫째 항목의 이름", "A", "1", "2000",
		"아주 길고 길어서 들어가지 않는 둘째 항목의 이름", "A", "3", "2000"};
	struct desk_plan *p = plan(k, "", "");
	p->layer.table = desk_table(k, column, 4, lengthy, 2);
	struct chart *c = desk_chart(k, p, 1);
	struct scene wide = desk_place(k, c, 482), narrow = desk_place(k, c, 130);
	struct rect a = check_item(&wide, "mark.bar", 0)->rect;
	struct rect b = check_item(&wide, "mark.bar", 1)->rect;
	assert_true(fabs(a.w - b.w) < 1e-6 && fabs(a.h - 3 * b.h) < 0.01);
	a = check_item(&narrow, "mark.bar", 0)->rect;
	b = check_item(&narrow, "mark.bar", 1)->rect;
	assert_true(fabs(a.h - b.h) < 1e-6 && fabs(a.w - 3 * b.w) < 0.01);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_aggregates),
		cmocka_unit_test(test_sums_are_exact),
		cmocka_unit_test(test_orders),
		cmocka_unit_test(test_order_of_names),
		cmocka_unit_test(test_years_are_ordered),
		cmocka_unit_test(test_numbers_are_ordered),
		cmocka_unit_test(test_stacks),
		cmocka_unit_test(test_totals_over_stacks),
		cmocka_unit_test(test_means_do_not_stack),
		cmocka_unit_test(test_turns),
	};
	return cmocka_run_group_tests(tests, desk_open, desk_close);
}
