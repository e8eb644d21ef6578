/* Numbers in classes, as d3 cuts them; their names, and the same in small charts; times. */
#include "chart/bind/cells.h"
#include "chart/bind/classes.h"
#include "chart/model.h"
#include "chart_check.h"

static const double some[] = {67, 69,  74,  81,  90,  96,  97,  98, 98,
			      99, 100, 102, 116, 117, 125, 133, 145};
#define SOME (sizeof(some) / sizeof(*some))

static struct classes made(struct desk *k, struct plan_scale s, size_t usual)
{
	double value[SOME];
	memcpy(value, some, sizeof(some));
	return classes_make(&s, usual, value, SOME, &k->mem);
}

static void told(struct desk *k, const struct classes *c, bool korean, const char *wanted)
{
	struct plan_chart plan = {.korean = korean};
	struct chart chart = {.plan = &plan, .mem = &k->mem};
	struct str part[20];
	struct format f = FORMAT_NONE;
	for (size_t i = 0; i < c->count; i++)
		part[i] = classes_name(&chart, &f, c, i);
	assert_string_equal(arena_join(&k->mem, part, c->count, STR("|")).p, wanted);
}

static void test_boundaries(void **state)
{
	struct desk *k = *state;
	static const double edge[] = {80, 98, 120}, ends[] = {60, 80, 100, 150};
	struct classes c = made(k, (struct plan_scale){.type = STR("quantize")}, 5);
	assert_true(c.count == 5 && fabs(c.at[0] - 82.6) < 1e-9 &&
		    fabs(c.at[3] - 129.4) < 1e-9);
	told(k, &c, true, "83 미만|83~99 미만|99~114 미만|114~130 미만|130 이상");
	told(k, &c, false, "< 83|83 – 99|99 – 114|114 – 130|≥ 130");
	c = made(k, (struct plan_scale){.type = STR("quantile")}, 4);
	assert_true(c.count == 4 && c.at[0] == 90 && c.at[1] == 98 && c.at[2] == 116);
	assert_true(classes_of(&c, 89.9) == 0 && classes_of(&c, 90) == 1);
	assert_true(classes_of(&c, 1e9) == 3 && classes_of(&c, -1e9) == 0);
	c = made(k, (struct plan_scale){.type = STR("threshold"), .edge = edge, .edges = 3}, 5);
	told(k, &c, true, "80 미만|80~98 미만|98~120 미만|120 이상");
	c = made(k, (struct plan_scale){.type = STR("bin-ordinal"), .edge = ends, .edges = 4},
		 5);
	assert_true(c.count == 3 && classes_of(&c, 80) == 1 && classes_of(&c, 150) == 2);
	told(k, &c, true, "60~80 미만|80~100 미만|100~150");
	/* ends that do not hold the data are none */
	c = made(k, (struct plan_scale){.type = STR("bin-ordinal"), .edge = edge, .edges = 3},
		 5);
	told(k, &c, true, "98 미만|98 이상");
	c = made(k, (struct plan_scale){.type = STR("linear")}, 5);
	assert_true(c.count == 0);
}

/* What the legend says of a boundary is true of every value. */
static void test_names_hold(void **state)
{
	struct desk *k = *state;
	srand(20261123);
	for (int round = 0; round < 2000; round++) {
		double value[40], power = pow(10, rand() % 9 - 4);
		size_t n = 1 + (size_t)(rand() % 40);
		for (size_t i = 0; i < n; i++)
			value[i] = (rand() % 2000 - 700) * power;
		struct plan_scale s = {.type = rand() % 2 ? STR("quantile") : STR("quantize")};
		struct classes c =
			classes_make(&s, 2 + (size_t)(rand() % 8), value, n, &k->mem);
		for (size_t i = 0; i < n; i++) {
			size_t shown = 0;
			while (shown + 1 < c.count && value[i] >= c.shown[shown])
				shown++;
			assert_int_equal(shown, classes_of(&c, value[i]));
		}
	}
}

/* Equal values make one class that is worth a name. */
static void test_equal_values(void **state)
{
	struct desk *k = *state;
	double value[] = {42, 42, 42};
	struct plan_scale s = {.type = STR("quantile")};
	struct classes c = classes_make(&s, 5, value, 3, &k->mem);
	assert_int_equal(classes_of(&c, 42), 4);
	for (size_t i = 0; i < 4; i++)
		assert_false(classes_wide(&c, i));
	assert_true(classes_wide(&c, 4));
	c = classes_make(&s, 5, value, 0, &k->mem);
	assert_int_equal(c.count, 5);
}

/* A number has one colour and one size in all cells of a facet. */
static void test_cells_agree(void **state)
{
	struct desk *k = *state;
	static const char *const type[] = {"linear", "quantile", "quantize"};
	static const struct desk_column column[] = {{"무리", COLUMN_TEXT, ""},
						    {"이름", COLUMN_TEXT, ""},
						    {"값", COLUMN_NUMBER, ""}};
	static const char *const cell[] = {"가", "a", "1", "가", "b", "5",  "가", "c", "9",
					   "나", "a", "5", "나", "b", "50", "나", "c", "99"};
	for (size_t t = 0; t < 3; t++) {
		struct desk_plan *p = desk_plan(k, desk_table(k, column, 3, cell, 6), "point");
		desk_encode(p, CHANNEL_X, "이름", TYPE_NOMINAL);
		desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
		desk_encode(p, CHANNEL_COLUMN, "무리", TYPE_NOMINAL);
		desk_encode(p, CHANNEL_COLOR, "값", TYPE_QUANTITATIVE)->scale.type =
			str_of(type[t]);
		desk_encode(p, CHANNEL_SIZE, "값", TYPE_QUANTITATIVE)->scale.type =
			str_of(type[t]);
		struct chart *c = desk_chart(k, p, 1);
		assert_non_null(c);
		assert_int_equal(c->cells->count, 2);
		const struct mark_row *a = c->cells->cell[0].chart->layer[0].draw.row;
		const struct mark_row *b = c->cells->cell[1].chart->layer[0].draw.row;
		for (size_t i = 0; i < 3; i++)
			if (a[i].y == 5) {
				for (size_t j = 0; j < 3; j++)
					if (b[j].y == 5) {
						assert_int_equal(a[i].rgba, b[j].rgba);
						assert_true(a[i].size == b[j].size);
					}
			}
	}
}

/* Months as colours and sizes begin with the first of them, not with the year 0. */
static void test_times(void **state)
{
	struct desk *k = *state;
	static const struct desk_column column[] = {{"값", COLUMN_NUMBER, ""},
						    {"월", COLUMN_MONTH, ""}};
	static const char *const cell[] = {"1", "2018-11", "2", "2019-06", "3", "2021-03"};
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 2, cell, 3), "point");
	desk_encode(p, CHANNEL_X, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_COLOR, "월", TYPE_TEMPORAL);
	struct scene s = check_place(k, desk_chart(k, p, 1), 400);
	assert_string_equal(check_words(k, &s, "legend.name"),
			    "월|2019년 1월|2020년 1월|2021년 1월");
	p->layer.encoding[CHANNEL_COLOR].set = false;
	desk_encode(p, CHANNEL_SIZE, "월", TYPE_TEMPORAL);
	struct chart *c = desk_chart(k, p, 1);
	s = check_place(k, c, 400);
	assert_string_equal(check_words(k, &s, "legend.name"),
			    "월|2019년 1월|2020년 1월|2021년 1월");
	const struct mark_row *row = c->layer[0].draw.row;
	assert_true(row[0].size == 9 && row[2].size == 314 && row[1].size < 120);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_boundaries, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_names_hold, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_equal_values, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_cells_agree, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_times, desk_open, desk_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
