#include "chart/bind/palette.h"
#include "chart/draw/spread.h"
#include "chart_check.h"

/* Where names and values stand, and what they say. */
static struct scene draw(struct desk *k, const struct desk_plan *p, double width, double height)
{
	static const struct tag document = {.kind = TAG_DOCUMENT};
	struct chart *c = desk_chart(k, p, 1);
	if (!c)
		fail_msg("%s", desk_codes(k));
	struct scene s = {.mem = &k->mem};
	struct rect at = {0, 0, width, height};
	chart_place(c, &document, at, &s);
	check_figure(&s, at);
	return s;
}

static const struct desk_column columns[] = {{"연도", COLUMN_YEAR, ""},
					     {"분야", COLUMN_TEXT, ""},
					     {"값", COLUMN_NUMBER, "원"},
					     {"구분", COLUMN_TEXT, ""}};

static struct desk_plan *plan(struct desk *k, const char *mark, const char *const *cell,
			      size_t rows)
{
	struct table *t = desk_table(k, columns, 4, cell, rows);
	desk_status(k, t, 3);
	struct desk_plan *p = desk_plan(k, t, mark);
	desk_encode(p, CHANNEL_X, "연도", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_COLOR, "분야", TYPE_NOMINAL);
	return p;
}

static void test_spread(void **state)
{
	struct desk *k = *state;
	/* two that would lie on each other move equally far; the third stays */
	struct spread_item a[] = {{50, 10, 0}, {50, 10, 0}, {90, 10, 0}};
	assert_true(spread_apart(a, 3, 0, 100, &k->mem));
	assert_true(a[0].top == 40 && a[1].top == 50 && a[2].top == 85);
	/* an edge pushes all of a heap */
	struct spread_item b[] = {{1, 10, 0}, {2, 10, 0}, {25, 10, 0}};
	assert_true(spread_apart(b, 3, 0, 100, &k->mem));
	assert_true(b[0].top == 0 && b[1].top == 10 && b[2].top == 20);
	struct spread_item c[] = {{98, 10, 0}, {99, 10, 0}};
	assert_true(spread_apart(c, 2, 0, 100, &k->mem));
	assert_true(c[0].top == 80 && c[1].top == 90);
	struct spread_item d[] = {{5, 60, 0}, {6, 60, 0}};
	assert_false(spread_apart(d, 2, 0, 100, &k->mem));
}

static const struct item *text_item(const struct scene *s, const char *words)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->item[i].kind == ITEM_TEXT &&
		    str_eq(str_trim(s->item[i].text.text), str_of(words)))
			return &s->item[i];
	fail_msg("no “%s”", words);
	return NULL;
}

/* Over names, values stand beside their points, not at the figure's edge. */
static void test_slope(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {
		"2015", "가",   "500",  "관측", "2024", "가",   "900",  "관측", "2015", "나",
		"490",  "관측", "2024", "나",   "880",  "관측", "2015", "다",   "100",  "관측",
		"2024", "다",   "300",  "관측", "2015", "라",   "20",   "관측", "2024", "라",
		"30",   "관측", "2015", "마",   "700",  "관측", "2024", "마",   "600",  "관측"};
	struct desk_plan *p = plan(k, "line", cell, 10);
	desk_property(k, &p->layer.mark, "label", "all");
	p->layer.encoding[CHANNEL_COLOR].legend.orient = STR("top");
	struct scene s = draw(k, p, 482, 230);
	const struct path *line = &check_item(&s, "mark.line", 0)->path;
	double first = line->at[0].x, last = line->at[line->points - 1].x;
	const struct item *end = text_item(&s, "300원"), *start = text_item(&s, "490원"),
			  *above = text_item(&s, "500원");
	assert_true(end->text.at.x > last && end->text.at.x < last + 12);
	assert_true(start->text.at.x < first && start->text.at.x > first - 30);
	assert_true(start->text.at.y > above->text.at.y + 8); /* in the points' order */
	assert_int_equal(check_count(&s, "label.leader"), 0);
	desk_codes(k);
}

/* Names that crowd have leaders, and room for them. */
static void test_leaders(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {
		"2015", "가",   "100",  "관측", "2020", "가",   "500",  "관측", "2024",
		"가",   "900",  "관측", "2015", "나",   "100",  "관측", "2020", "나",
		"480",  "관측", "2024", "나",   "899",  "관측", "2015", "다",   "100",
		"관측", "2020", "다",   "470",  "관측", "2024", "다",   "898",  "관측"};
	struct desk_plan *p = plan(k, "line", cell, 9);
	p->layer.encoding[CHANNEL_X].type = TYPE_TEMPORAL;
	struct scene s = draw(k, p, 482, 200);
	assert_string_equal(check_words(k, &s, "label.name"), "가|나|다");
	assert_int_equal(check_count(&s, "legend.name"), 0);
	assert_int_equal(check_count(&s, "label.leader"), 3);
	const struct path *way = &check_item(&s, "label.leader", 0)->path;
	assert_true(way->at[1].x - way->at[0].x > 6);
	/* the middle one stands level with its end */
	way = &check_item(&s, "label.leader", 1)->path;
	assert_true(fabs(way->at[1].y - way->at[0].y) < 2);
	desk_codes(k);
}

static void test_shares(void **state)
{
	struct desk *k = *state;
	static const char *const whole[] = {"2015", "가", "120", "관측",
					    "2015", "나", "880", "관측"};
	static const char *const thirds[] = {"2015", "가", "1", "관측",
					     "2015", "나", "2", "관측"};
	struct desk_plan *p = plan(k, "bar", whole, 2);
	p->layer.encoding[CHANNEL_Y].stack = STR("normalize");
	struct scene s = draw(k, p, 300, 230);
	assert_string_equal(check_words(k, &s, "label.value"), "88%|12%");
	p = plan(k, "bar", thirds, 2);
	p->layer.encoding[CHANNEL_Y].stack = STR("normalize");
	s = draw(k, p, 300, 230);
	assert_string_equal(check_words(k, &s, "label.value"), "66.7%|33.3%");
	desk_codes(k);
}

/* A stack of one part says its value once. */
static void test_lone_part(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2015", "가",   "60",   "관측", "2015", "나",
					   "40",   "관측", "2016", "가",   "70",   "관측"};
	struct scene s = draw(k, plan(k, "bar", cell, 3), 300, 230);
	assert_string_equal(check_words(k, &s, "label.value"), "100원|70원|60원|40원");
	desk_codes(k);
}

static void test_ranged_area(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2015", "가",   "60",   "관측", "2016", "가",
					   "40",   "관측", "2017", "가",   "70",   "관측"};
	struct desk_plan *p = plan(k, "area", cell, 3);
	p->layer.encoding[CHANNEL_COLOR].set = false;
	desk_encode(p, CHANNEL_Y2, "연도", TYPE_QUANTITATIVE);
	struct scene s = draw(k, p, 300, 230);
	assert_int_equal(check_count(&s, "mark.area"), 1); /* and no edge */
	desk_codes(k);
}

/* Words on the paper can be read whatever their series' colour. */
static void test_words(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2015", "가",   "60",   "관측", "2015", "나",
					   "40",   "관측", "2016", "다",   "70",   "관측"};
	struct desk_plan *p = plan(k, "text", cell, 3);
	desk_encode(p, CHANNEL_TEXT, "값", TYPE_QUANTITATIVE);
	struct scene s = draw(k, p, 300, 230);
	for (size_t i = 0; i < 3; i++)
		assert_true(palette_contrast(check_item(&s, "label.value", i)->ink.rgba,
					     0xffffffff) >= 4.5);
	desk_codes(k);
}

/* Of the places where lines turn into projections, all are told or none. */
static void test_turns(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {
		"2022", "가",   "500",  "관측", "2023", "가",   "500",  "잠정", "2024", "가",
		"520",  "전망", "2022", "나",   "495",  "관측", "2023", "나",   "498",  "잠정",
		"2024", "나",   "500",  "전망", "2022", "다",   "490",  "관측", "2023", "다",
		"496",  "잠정", "2024", "다",   "480",  "전망", "2022", "라",   "485",  "관측",
		"2023", "라",   "494",  "잠정", "2024", "라",   "460",  "전망", "2022", "마",
		"480",  "관측", "2023", "마",   "492",  "잠정", "2024", "마",   "440",  "전망"};
	struct desk_plan *p = plan(k, "line", cell, 15);
	p->layer.encoding[CHANNEL_X].type = TYPE_TEMPORAL;
	p->layer.encoding[CHANNEL_Y].scale.zero = TRI_YES;
	desk_property(k, &p->layer.mark, "label", "end");
	struct scene s = draw(k, p, 360, 170);
	assert_null(strstr(check_words(k, &s, "label.value"), "잠정"));
	assert_non_null(strstr(check_words(k, &s, "legend.name"), "잠정"));
	assert_null(strstr(desk_codes(k), "W680"));
}

/* Gaps between parts are lines, as wide between all of them at any resolution. */
static void test_gaps(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2015", "가",   "60",   "관측", "2015", "나",
					   "40",   "관측", "2015", "다",   "20",   "관측"};
	struct scene s = draw(k, plan(k, "bar", cell, 3), 300, 230);
	assert_int_equal(check_count(&s, "mark.gap"), 2);
	const struct item *gap = check_item(&s, "mark.gap", 0);
	const struct rect *upper = &check_item(&s, "mark.bar", 1)->rect;
	assert_true(fabs(gap->path.at[0].y - (upper->y + upper->h)) < 1e-6);
	const struct rect *lower = &check_item(&s, "mark.bar", 0)->rect;
	assert_true(fabs(upper->y + upper->h - lower->y) < 1e-6); /* ends are values */
	desk_codes(k);
}

/* Growth is of one thing: a place that only another layer has is none of it. */
static void test_growth_of_one(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2015", "가",   "60",   "관측", "2016", "가",
					   "",     "관측", "2017", "가",   "20",   "관측"};
	struct desk_plan *p = plan(k, "bar", cell, 3);
	p->layer.encoding[CHANNEL_COLOR].set = false;
	struct plan_layer *layer = ARENA_NEW(&k->mem, struct plan_layer, 2);
	layer[0] = layer[1] = p->layer;
	layer[1].mark = (struct plan_mark){.type = STR("line")};
	layer[1].encoding[CHANNEL_Y].column = 0;
	p->chart.layer = layer;
	p->chart.layers = 2;
	p->chart.resolve.scale[CHANNEL_Y] = true;
	p->annotation[0] = (struct plan_annotation){.type = ANNOTATE_GROWTH,
						    .from = STR("2015"),
						    .to = STR("2017"),
						    .show_difference = true};
	p->chart.annotations = 1;
	struct scene s = draw(k, p, 400, 250);
	assert_string_equal(check_words(k, &s, "annotate.text"), "−40원");
	p->annotation[0].to = STR("2016"); /* the line alone has a value there */
	assert_non_null(desk_chart(k, p, 1));
	desk_codes(k);
}

/* Titles longer than the figure are cut, and stay inside. */
static void test_long_titles(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2015", "가", "60", "관측",
					   "2016", "가", "40", "관측"};
	struct desk_plan *p = plan(k, "point", cell, 2);
	p->layer.encoding[CHANNEL_COLOR].set = false;
	p->layer.encoding[CHANNEL_X].title.text =
		STR("아주 긴 이름이라 그림의 너비에 도저히 다 들어갈 수 없는 가로축의 제목");
	p->layer.encoding[CHANNEL_Y].title.text =
		STR("아주 긴 이름이라 그림의 너비에 도저히 다 들어갈 수 없는 세로축의 제목");
	struct scene s = draw(k, p, 200, 200);
	assert_non_null(strstr(check_words(k, &s, "axis.title"), "…"));
	desk_codes(k);
}

/* Names whose values do not fit over upright bars get lying ones. */
static void test_turns_for_values(void **state)
{
	struct desk *k = *state;
	static const struct desk_column column[] = {{"시도", COLUMN_TEXT, ""},
						    {"면적", COLUMN_NUMBER, "㎡"}};
	const char *cell[24];
	for (int i = 0; i < 12; i++) {
		cell[2 * i] = arena_printf(&k->mem, "시%c", 'A' + i).p;
		cell[2 * i + 1] = arena_printf(&k->mem, "%d297040984", i + 1).p;
	}
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 2, cell, 12), "bar");
	desk_encode(p, CHANNEL_X, "시도", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_Y, "면적", TYPE_QUANTITATIVE);
	struct scene s = draw(k, p, 482, 420);
	assert_int_equal(check_count(&s, "label.value"), 12);
	const struct rect *bar = &check_item(&s, "mark.bar", 11)->rect;
	assert_true(bar->w > 2 * bar->h);
	p->chart.height = (struct plan_number){true, 165}; /* no room for twelve of them */
	s = draw(k, p, 482, 165);
	bar = &check_item(&s, "mark.bar", 11)->rect;
	assert_true(bar->h > 2 * bar->w);
	desk_codes(k);
}

/* More lines than colours differ in their markers, and crowds have no values. */
static void test_many_lines(void **state)
{
	struct desk *k = *state;
	const char *cell[20 * 8];
	for (int i = 0; i < 40; i++) {
		cell[4 * i] = i % 2 ? "2024" : "2023";
		cell[4 * i + 1] = arena_printf(&k->mem, "계열%02d", i / 2).p;
		cell[4 * i + 2] = arena_printf(&k->mem, "%d", 100 + i / 2).p;
		cell[4 * i + 3] = "관측";
	}
	struct desk_plan *p = plan(k, "line", cell, 40);
	p->layer.encoding[CHANNEL_X].type = TYPE_TEMPORAL;
	struct scene s = draw(k, p, 482, 230);
	assert_int_equal(check_count(&s, "label.value"), 0);
	const struct path *first = NULL, *ninth = NULL;
	size_t markers = 0;
	for (size_t i = 0; i < s.count; i++) {
		const struct item *item = &s.item[i];
		if (item->kind != ITEM_PATH || item->ink.width > 0 ||
		    strcmp(item->role, "legend.key") != 0)
			continue;
		first = markers == 0 ? &item->path : first;
		ninth = markers == 8 ? &item->path : ninth;
		markers++;
	}
	assert_true(ninth && first->ops != ninth->ops); /* a circle and a square */
	desk_codes(k);
}

/* An axis of time begins where its line does; one along zero lies over the axis. */
static void test_line_and_axis(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"1990", "가",   "",     "관측", "2020", "가",
					   "0",    "관측", "2021", "가",   "4",    "관측",
					   "2022", "가",   "9",    "관측"};
	struct desk_plan *p = plan(k, "line", cell, 4);
	p->layer.encoding[CHANNEL_COLOR].set = false;
	p->layer.encoding[CHANNEL_X].type = TYPE_TEMPORAL;
	p->layer.encoding[CHANNEL_Y].scale.zero = TRI_YES;
	struct scene s = draw(k, p, 482, 230);
	assert_null(strstr(check_words(k, &s, "axis.label"), "199"));
	assert_true(check_item(&s, "axis.line", 0) < check_item(&s, "mark.line", 0));
	desk_codes(k);
}

/* Bars at both sides of zero have all of their values, beside those that are too short, or
 * none where some have no place at all. */
static void test_pyramid(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2022", "남",   "-80",  "관측", "2022", "여",
					   "170",  "관측", "2023", "남",   "-440", "관측",
					   "2023", "여",   "440",  "관측", "2024", "남",
					   "-180", "관측", "2024", "여",   "205",  "관측"};
	struct desk_plan *p = plan(k, "bar", cell, 6);
	p->layer.encoding[CHANNEL_Y] = p->layer.encoding[CHANNEL_X];
	desk_encode(p, CHANNEL_X, "값", TYPE_QUANTITATIVE);
	struct scene s = draw(k, p, 150, 150);
	assert_int_equal(check_count(&s, "label.value"), 6);
	struct rect least = check_ink(text_item(&s, "−80원"));
	assert_true(least.x + least.w < check_item(&s, "mark.bar", 0)->rect.x);
	s = draw(k, p, 150, 84);
	assert_int_equal(check_count(&s, "label.value"), 0);
	desk_codes(k);
}

/* Values that nobody asked for and that have no room leave the axis to tell them. */
static void test_axis_for_values(void **state)
{
	struct desk *k = *state;
	const char *cell[3 * 17 * 4];
	for (size_t i = 0; i < 3 * 17; i++) {
		static const char *const part[] = {"가", "나", "다"};
		cell[4 * i] =
			arena_cstring(&k->mem, num_shortest(&k->mem, 2000 + (double)(i / 3)));
		cell[4 * i + 1] = part[i % 3];
		cell[4 * i + 2] =
			arena_cstring(&k->mem, num_shortest(&k->mem, 100 * (double)(i + 1)));
		cell[4 * i + 3] = "관측";
	}
	struct desk_plan *p = plan(k, "bar", cell, 3 * 17);
	p->layer.encoding[CHANNEL_Y] = p->layer.encoding[CHANNEL_X];
	desk_encode(p, CHANNEL_X, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_YOFFSET, "분야", TYPE_NOMINAL);
	p->layer.encoding[CHANNEL_X].title_off = true; /* of the unit it says nothing */
	struct scene s = draw(k, p, 482, 675);
	assert_int_equal(check_count(&s, "label.value"), 0);
	assert_non_null(text_item(&s, "5,000"));
	assert_non_null(text_item(&s, "(단위: 원)"));
	desk_codes(k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spread),
		cmocka_unit_test(test_slope),
		cmocka_unit_test(test_leaders),
		cmocka_unit_test(test_shares),
		cmocka_unit_test(test_lone_part),
		cmocka_unit_test(test_ranged_area),
		cmocka_unit_test(test_turns_for_values),
		cmocka_unit_test(test_many_lines),
		cmocka_unit_test(test_line_and_axis),
		cmocka_unit_test(test_gaps),
		cmocka_unit_test(test_growth_of_one),
		cmocka_unit_test(test_long_titles),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_turns),
		cmocka_unit_test(test_pyramid),
		cmocka_unit_test(test_axis_for_values),
	};
	return cmocka_run_group_tests(tests, desk_open, desk_close);
}
