#include "chart_check.h"

/* Every code of the room, raised where it belongs and nowhere else. */
static const struct desk_column column[] = {{"연도", COLUMN_YEAR, ""},
					    {"값", COLUMN_NUMBER, "톤"},
					    {"무리", COLUMN_TEXT, ""},
					    {"구분", COLUMN_TEXT, ""}};
static const char *const cell[] = {"2020", "1", "가", "관측", "2021", "5", "가", "관측",
				   "2022", "4", "나", "관측", "2023", "9", "나", "관측"};

static struct desk_plan *plan(struct desk *k, const char *mark, const char *const *cells,
			      size_t rows)
{
	struct table *t = desk_table(k, column, 4, cells, rows);
	desk_status(k, t, 3);
	struct desk_plan *p = desk_plan(k, t, mark);
	desk_encode(p, CHANNEL_X, "연도", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	return p;
}

static void test_clean(void **state)
{
	struct desk *k = *state;
	desk_raises(k, plan(k, "bar", cell, 4), "");
	desk_raises(k, plan(k, "line", cell, 4), "");
	desk_raises(k, plan(k, "area", cell, 4), "");
	desk_raises(k, plan(k, "point", cell, 4), "");
}

static void test_nothing_to_draw(void **state)
{
	struct desk *k = *state;
	static const char *const missing[] = {"2020", "", "가", "관측",
					      "2021", "", "나", "관측"};
	desk_raises(k, plan(k, "bar", NULL, 0), "E610");
	desk_raises(k, plan(k, "line", missing, 2), "E610");
}

static void test_marks_and_channels(void **state)
{
	struct desk *k = *state;
	desk_raises(k, plan(k, "baar", cell, 4), "E611");
	struct desk_plan *p = plan(k, "bar", cell, 4);
	p->layer.encoding[CHANNEL_Y].set = false;
	desk_raises(k, p, "E612");
	p = plan(k, "bar", cell, 4);
	desk_encode(p, CHANNEL_SIZE, "값", TYPE_QUANTITATIVE);
	desk_raises(k, p, "E613");
	p = plan(k, "bar", cell, 4);
	desk_encode(p, CHANNEL_Y, "무리", TYPE_QUANTITATIVE);
	desk_raises(k, p, "E614");
	p = plan(k, "bar", cell, 4);
	desk_encode(p, CHANNEL_X, "무리", TYPE_TEMPORAL);
	desk_raises(k, p, "E615");
	p = plan(k, "bar", cell, 4);
	desk_encode(p, CHANNEL_ROW, "무리", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_FACET, "무리", TYPE_NOMINAL);
	desk_raises(k, p, "E666");
	p = plan(k, "bar", cell, 4);
	desk_encode(p, CHANNEL_Y, "무리", TYPE_NOMINAL);
	desk_raises(k, p, "E619");
}

static void test_sort_and_aggregate(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "bar", cell, 4);
	p->layer.encoding[CHANNEL_X].sort = STR("sideways");
	desk_raises(k, p, "E616");
	p = plan(k, "bar", cell, 4);
	p->layer.encoding[CHANNEL_Y].aggregate = STR("medium");
	desk_raises(k, p, "E617");
}

static void test_log(void **state)
{
	struct desk *k = *state;
	static const char *const zero[] = {"2020", "0",    "가",   "관측", "2021", "5",
					   "가",   "관측", "2022", "7",    "가",   "관측"};
	struct desk_plan *p = plan(k, "line", zero, 3);
	p->layer.encoding[CHANNEL_Y].scale.type = STR("log");
	desk_raises(k, p, "E622");
}

static void annotate(struct desk_plan *p, struct plan_annotation a)
{
	p->annotation[0] = a;
	p->chart.annotations = 1;
}

static void test_annotations(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "bar", cell, 4);
	annotate(p, (struct plan_annotation){
			    .type = ANNOTATE_GROWTH, .from = STR("1999"), .to = STR("2021")});
	desk_raises(k, p, "E620");
	static const char *const minus[] = {"2020", "-1", "가", "관측",
					    "2021", "5",  "가", "관측"};
	p = plan(k, "bar", minus, 2);
	annotate(p, (struct plan_annotation){.type = ANNOTATE_GROWTH,
					     .from = STR("2020"),
					     .to = STR("2021"),
					     .show_ratio = true});
	desk_raises(k, p, "E621");
	p->annotation[0].show_ratio = false;
	p->annotation[0].show_difference = true;
	desk_raises(k, p, "");
	static const struct desk_column names[] = {{"이름", COLUMN_TEXT, ""},
						   {"값", COLUMN_NUMBER, ""}};
	static const char *const few[] = {"가", "1", "나", "2"};
	p = desk_plan(k, desk_table(k, names, 2, few, 2), "bar");
	desk_encode(p, CHANNEL_X, "이름", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	annotate(p, (struct plan_annotation){.type = ANNOTATE_GROWTH,
					     .from = STR("가"),
					     .to = STR("나"),
					     .show_cagr = true});
	desk_raises(k, p, "E624");
}

static void test_source(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "bar", cell, 4);
	p->chart.source.text = STR_NONE;
	desk_raises(k, p, "W640");
}

static void test_projection(void **state)
{
	struct desk *k = *state;
	static const char *const ahead[] = {"2020", "1",    "가",   "관측", "2021", "5",
					    "가",   "관측", "2022", "4",    "가",   "관측",
					    "2030", "9",    "가",   "전망"};
	struct desk_plan *p = plan(k, "line", ahead, 4);
	desk_raises(k, p, "W641");
	desk_note(k, p, STR("연 1톤씩 는다고 가정"));
	desk_raises(k, p, "");
	p = plan(k, "line", ahead, 4);
	p->projection[0].rate = STR("1");
	p->chart.projections = 1;
	desk_raises(k, p, "");
}

static void test_two_points(void **state)
{
	struct desk *k = *state;
	desk_raises(k, plan(k, "line", cell, 2), "W642");
	desk_raises(k, plan(k, "bar", cell, 2), "");
	static const char *const slope[] = {"2021", "3",    "가",   "관측", "2024", "5",
					    "가",   "관측", "2021", "4",    "나",   "관측",
					    "2024", "9",    "나",   "관측"};
	struct desk_plan *p = plan(k, "line", slope, 4);
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	desk_raises(k, p, "W642"); /* once, however many lines there are */
}

static void test_cut_axis(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "bar", cell, 4);
	p->layer.encoding[CHANNEL_Y].scale.zero = TRI_NO;
	p->layer.encoding[CHANNEL_Y].scale.lo = (struct plan_number){true, 1};
	desk_raises(k, p, "W643");
	struct scene s = desk_place(k, desk_chart(k, p, 1), 400);
	assert_true(check_count(&s, "axis.break") > 0); /* drawn broken, too */
	desk_codes(k);
	p->layer.mark.type = STR("line");
	desk_raises(k, p, "");
	s = desk_place(k, desk_chart(k, plan(k, "bar", cell, 4), 1), 400);
	assert_int_equal(check_count(&s, "axis.break"), 0);
	desk_codes(k);
}

static void test_many_series(void **state)
{
	struct desk *k = *state;
	const char *many[8 * 4];
	for (int i = 0; i < 8; i++) {
		many[4 * i] = "2020";
		many[4 * i + 1] = "3";
		many[4 * i + 2] = arena_printf(&k->mem, "무리 %d", i).p;
		many[4 * i + 3] = "관측";
	}
	struct desk_plan *p = plan(k, "bar", many, 8);
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	desk_raises(k, p, "W644");
	p = plan(k, "bar", many, 7);
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	desk_raises(k, p, "");
}

static void test_rows_dropped(void **state)
{
	struct desk *k = *state;
	static const char *const hole[] = {"2020", "1",    "가",   "관측", "",   "5",
					   "가",   "관측", "2022", "4",    "가", "관측"};
	desk_raises(k, plan(k, "bar", hole, 3), "W647");
}

static void test_bases_differ(void **state)
{
	struct desk *k = *state;
	static const char *const mixed[] = {"2020", "1", "가", "관측",
					    "2020", "5", "나", "주장"};
	struct desk_plan *p = plan(k, "bar", mixed, 2);
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	struct chart *c = desk_chart(k, p, 1);
	assert_string_equal(desk_codes(k), "W648");
	struct scene s = desk_place(k, c, 400);
	struct rect a = check_item(&s, "mark.bar", 0)->rect,
		    b = check_item(&s, "mark.bar", 1)->rect;
	assert_true(fabs(a.y + a.h - b.y - b.h) < 0.01 && a.x != b.x); /* side by side */
}

/* Colour is no cue for everybody: markers, dashes or names must help. */
static void test_only_colour(void **state)
{
	struct desk *k = *state;
	const char *lines[15 * 4];
	for (int i = 0; i < 15; i++) {
		lines[4 * i] = arena_printf(&k->mem, "%d", 2021 + i % 3).p;
		lines[4 * i + 1] = arena_printf(&k->mem, "%d", 3 + i).p;
		lines[4 * i + 2] = arena_printf(&k->mem, "무리%d", i / 3).p;
		lines[4 * i + 3] = "관측";
	}
	struct desk_plan *p = plan(k, "line", lines, 15);
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	desk_raises(k, p, ""); /* five lines have markers by themselves */
	desk_property(k, &p->layer.mark, "point", "false");
	desk_raises(k, p, "W658");
	desk_encode(p, CHANNEL_DASH, "무리", TYPE_NOMINAL);
	desk_raises(k, p, "");
	p = plan(k, "line", lines, 12); /* four are named at their ends */
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	desk_property(k, &p->layer.mark, "point", "false");
	desk_raises(k, p, "");
	p = plan(k, "point", lines, 15);
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	desk_raises(k, p, "");
	desk_property(k, &p->layer.mark, "shape", "circle");
	desk_raises(k, p, "W658");
}

/* What readers could take for more than it is. */
static void test_bent_and_broken(void **state)
{
	struct desk *k = *state;
	static const char *const signs[] = {"2021", "3",    "가",   "관측", "2021", "-2",
					    "나",   "관측", "2021", "1",    "다",   "관측"};
	struct desk_plan *p = plan(k, "bar", signs, 2);
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	desk_raises(k, p, ""); /* one part to each side: its end is its value */
	p = plan(k, "bar", signs, 3);
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	desk_raises(k, p, "W655");
	static const char *const beyond[] = {"10",   "3",    "가", "관측", "10",   "-2",  "나",
					     "관측", "90",   "-1", "가",   "관측", "90",  "5",
					     "나",   "관측", "90", "-2",   "다",   "관측"};
	p = plan(k, "bar", beyond, 5); /* the domain leaves some without a place */
	desk_encode(p, CHANNEL_X, "연도", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	p->layer.encoding[CHANNEL_X].scale.lo = (struct plan_number){true, 1};
	p->layer.encoding[CHANNEL_X].scale.hi = (struct plan_number){true, 77};
	desk_raises(k, p, "W650");
	static const char *const gap[] = {"2021", "3", "가", "관측", "2022", "",  "가", "관측",
					  "2023", "5", "가", "관측", "2024", "8", "가", "관측"};
	p = plan(k, "line", gap, 4);
	desk_raises(k, p, "W656");
	static const char *const two[] = {"2021", "3",   "가", "관측",
					  "2022", "900", "나", "관측"};
	p = plan(k, "bar", two, 2);
	p->layer.encoding[CHANNEL_Y].scale.type = STR("log");
	desk_raises(k, p, "W657");
	p = plan(k, "bar", two, 2);
	p->layer.encoding[CHANNEL_Y].scale.hi = (struct plan_number){true, 100};
	desk_raises(k, p, "W650");
	static const struct str order[] = {{"2022", 4}, {"2030", 4}};
	static const struct span at[2];
	p = plan(k, "bar", two, 2);
	p->layer.encoding[CHANNEL_X].sorted.names = (struct plan_words){order, at, 2};
	desk_raises(k, p, "W651");
}

/* Rows of one series at one place: a bar hides the others, a line goes up and down. */
static void test_hidden(void **state)
{
	struct desk *k = *state;
	static const char *const twice[] = {"2021", "3",    "가",   "관측", "2021", "5",
					    "나",   "관측", "2022", "4",    "가",   "관측",
					    "2022", "6",    "나",   "관측", "2023", "4",
					    "가",   "관측", "2023", "6",    "나",   "관측"};
	desk_raises(k, plan(k, "bar", twice, 6), "W668");
	desk_raises(k, plan(k, "line", twice, 6), "W668");
	desk_raises(k, plan(k, "point", twice, 6), "");
	struct desk_plan *p = plan(k, "line", twice, 6);
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	desk_raises(k, p, "");
	p = plan(k, "bar", twice, 6); /* stacked */
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	desk_raises(k, p, "");
	p = plan(k, "bar", twice, 6);
	desk_encode(p, CHANNEL_XOFFSET, "무리", TYPE_NOMINAL);
	desk_raises(k, p, "");
	p = plan(k, "bar", twice, 6);
	p->layer.encoding[CHANNEL_Y].aggregate = STR("sum");
	desk_raises(k, p, "");
	p = plan(k, "bar", twice, 6);
	desk_encode(p, CHANNEL_COLUMN, "무리", TYPE_NOMINAL);
	desk_raises(k, p, "");
}

static void test_two_axes(void **state)
{
	struct desk *k = *state;
	static const char *const two[] = {"2021", "3", "가", "관측", "2022", "9", "나", "관측"};
	struct desk_plan *p = plan(k, "bar", two, 2);
	struct plan_layer layer[3] = {p->layer, p->layer, p->layer};
	layer[1].mark.type = STR("point");
	layer[1].encoding[CHANNEL_Y].column = 0;
	layer[2].encoding[CHANNEL_Y].aggregate = STR("count");
	p->chart.layer = layer;
	p->chart.layers = 2;
	p->chart.resolve.scale[CHANNEL_Y] = true;
	desk_raises(k, p, "W652");
	p->chart.layers = 3;
	desk_raises(k, p, "E664");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clean),
		cmocka_unit_test(test_nothing_to_draw),
		cmocka_unit_test(test_marks_and_channels),
		cmocka_unit_test(test_sort_and_aggregate),
		cmocka_unit_test(test_log),
		cmocka_unit_test(test_annotations),
		cmocka_unit_test(test_source),
		cmocka_unit_test(test_projection),
		cmocka_unit_test(test_two_points),
		cmocka_unit_test(test_cut_axis),
		cmocka_unit_test(test_many_series),
		cmocka_unit_test(test_rows_dropped),
		cmocka_unit_test(test_bases_differ),
		cmocka_unit_test(test_only_colour),
		cmocka_unit_test(test_bent_and_broken),
		cmocka_unit_test(test_hidden),
		cmocka_unit_test(test_two_axes),
	};
	return cmocka_run_group_tests(tests, desk_open, desk_close);
}
