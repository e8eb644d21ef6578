#include "chart/bind/cells.h"
#include "chart/model.h"
#include "chart_check.h"

/* Parts of a whole: small pies, and stacks about a middle line. */
static const struct desk_column column[] = {
	{"해", COLUMN_TEXT, ""}, {"분야", COLUMN_TEXT, ""}, {"예산", COLUMN_NUMBER, "억 원"}};
static const char *const cell[] = {"전", "보건", "30", "전", "우주", "50", "전", "교육", "20",
				   "후", "보건", "80", "후", "우주", "10", "후", "교육", "10"};

static struct desk_plan *pies(struct desk *k)
{
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 3, cell, 6), "arc");
	desk_encode(p, CHANNEL_THETA, "예산", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_COLOR, "분야", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_FACET, "해", TYPE_NOMINAL);
	return p;
}

static void test_small_pies(void **state)
{
	struct desk *k = *state;
	struct chart *c = desk_chart(k, pies(k), 1);
	assert_string_equal(desk_codes(k), "");
	assert_non_null(c);
	struct scene s = check_place(k, c, 400);
	assert_int_equal(check_count(&s, "mark.arc"), 6 + 6); /* slices and their gaps */
	assert_string_equal(check_words(k, &s, "facet.header"), "전|후");
	assert_string_equal(check_words(k, &s, "legend.name"), "교육|보건|우주");
	assert_string_equal(check_words(k, &s, "label.value"), "30.0%|50.0%|20.0%|80.0%|10.0%");
	assert_string_equal(
		arena_cstring(&k->mem, chart_alt(c)),
		"원그래프. 작은 그림 2개(전, 후)로 나누었다. 가장 큰 조각은 전 우주 50.0%, 후 보건 "
		"80.0%이다. 자료: 통계청.");
}

/* What the headers are names of stands over them, where the author says it. */
static void test_header_title(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = pies(k);
	p->layer.encoding[CHANNEL_FACET].title.text = STR("때");
	struct chart *c = desk_chart(k, p, 1);
	struct scene s = check_place(k, c, 400);
	assert_string_equal(check_words(k, &s, "facet.title"), "때");
	assert_string_equal(check_words(k, &s, "facet.header"), "전|후");
}

/* Each pie is a turn of its own, and the slices of all stand in one order. */
static void test_one_order(void **state)
{
	struct desk *k = *state;
	struct chart *c = desk_chart(k, pies(k), 1);
	for (size_t i = 0; i < 2; i++) {
		const struct mark_layer *l = &c->cells->cell[i].chart->layer[0].draw;
		assert_int_equal(l->rows, 3);
		double whole = l->row[0].theta + l->row[1].theta + l->row[2].theta;
		assert_true(l->row[0].turn == 0 && l->row[2].turn2 == whole);
		assert_true(fabs(l->row[1].share - l->row[1].theta / whole) < 1e-12);
		for (size_t r = 0; r < 3; r++) /* 보건 110, 우주 60, 교육 30 in all */
			assert_int_equal(l->row[r].series, r == 0 ? 1 : r == 1 ? 2 : 0);
	}
}

static struct desk_plan *centred(struct desk *k, const char *mark)
{
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 3, cell, 6), mark);
	desk_encode(p, CHANNEL_X, "해", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, "예산", TYPE_QUANTITATIVE)->stack = STR("center");
	desk_encode(p, CHANNEL_COLOR, "분야", TYPE_NOMINAL);
	return p;
}

static void test_center(void **state)
{
	struct desk *k = *state;
	struct chart *c = desk_chart(k, centred(k, "bar"), 1);
	assert_string_equal(desk_codes(k), ""); /* its values are written */
	double lo = 0, hi = 0, sum = 0;
	for (size_t i = 0; i < 6; i++) {
		const struct mark_row *r = &c->layer[0].draw.row[i];
		if (r->x != 1)
			continue;
		lo = fmin(lo, r->y2);
		hi = fmax(hi, r->y);
		sum += r->y - r->y2;
	}
	assert_true(lo == -50 && hi == 50 && sum == 100);
	struct scene s = check_place(k, c, 400);
	assert_string_equal(check_words(k, &s, "axis.label"), "전|후"); /* no ticks of values */
	assert_true(str_find(chart_alt(c), STR("가운데로 쌓은 막대그래프. "), 0) == 0);
}

static void test_center_told(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = centred(k, "bar");
	desk_property(k, &p->layer.mark, "label", "none");
	desk_raises(k, p, "W699");
	static const char *const minus[] = {"전", "보건", "-30", "전", "우주", "50",
					    "후", "보건", "80",  "후", "우주", "10"};
	p = centred(k, "bar");
	p->layer.table = desk_table(k, column, 3, minus, 4);
	desk_raises(k, p, "E623");
}

/* Lines that detail alone tells apart have neither keys nor symbols: all look alike. */
static void test_detail(void **state)
{
	struct desk *k = *state;
	struct plan_layer both[2];
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 3, cell, 6), "line");
	desk_encode(p, CHANNEL_X, "예산", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_Y, "분야", TYPE_NOMINAL);
	both[0] = p->layer;
	desk_encode(p, CHANNEL_COLOR, "해", TYPE_NOMINAL);
	both[1] = p->layer;
	both[1].mark.type = STR("point");
	both[0].encoding[CHANNEL_DETAIL] = both[0].encoding[CHANNEL_Y];
	p->chart.layer = both;
	p->chart.layers = 2;
	struct scene s = desk_draw(k, p, 400);
	assert_string_equal(check_words(k, &s, "legend.name"), "전|후");
	assert_int_equal(check_count(&s, "mark.point"), 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_small_pies, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_header_title, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_one_order, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_center, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_center_told, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_detail, desk_open, desk_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
