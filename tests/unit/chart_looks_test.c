#include "base/buf.h"
#include "chart/bind/palette.h"
#include "chart_check.h"

/* What an editor would change in a chart with nothing tuned, each once. */
static const struct desk_column columns[] = {{"연도", COLUMN_YEAR, ""},
					     {"갈래", COLUMN_TEXT, ""},
					     {"값", COLUMN_NUMBER, "%"},
					     {"끝", COLUMN_NUMBER, "명"}};

static struct desk_plan *plan(struct desk *k, const char *mark, const char *const *cell,
			      size_t rows)
{
	struct desk_plan *p = desk_plan(k, desk_table(k, columns, 4, cell, rows), mark);
	desk_encode(p, CHANNEL_X, "연도", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	return p;
}

/* Rows of `series` gauges over `years`, in percent. */
static const char **gauges(struct desk *k, size_t series, size_t years, double first,
			   double step)
{
	const char **cell = ARENA_NEW(&k->mem, const char *, series *years * 4);
	for (size_t i = 0; i < series * years; i++) {
		size_t s = i / years, y = i % years;
		double v = first + step * (double)s + (double)y;
		cell[4 * i] = arena_printf(&k->mem, "%zu", 2015 + y).p;
		cell[4 * i + 1] = arena_printf(&k->mem, "갈래 %zu", s + 1).p;
		cell[4 * i + 2] = arena_cstring(&k->mem, num_shortest(&k->mem, v));
		cell[4 * i + 3] = arena_cstring(&k->mem, num_shortest(&k->mem, v * 100));
	}
	return cell;
}

/* Ticks that follow another axis are decimals: 1.4, not 1.4000000000000001. */
static void test_second_ticks(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2012", "",      "484",  "1.297", "2018", "",
					   "326",  "0.977", "2024", "",      "238",  "0.748"};
	struct desk_plan *p = plan(k, "bar", cell, 3);
	struct plan_layer *layer = ARENA_NEW(&k->mem, struct plan_layer, 2);
	layer[0] = layer[1] = p->layer;
	layer[1].mark = (struct plan_mark){.type = STR("line")};
	layer[1].encoding[CHANNEL_Y].column = 3;
	p->chart.layer = layer;
	p->chart.layers = 2;
	p->chart.resolve.scale[CHANNEL_Y] = true;
	struct scene s = desk_draw(k, p, 482);
	assert_non_null(strstr(check_words(k, &s, "axis.label"), "0.6|0.8|1.0|1.2|1.4"));
}

/* Shares that add up to 100.00000000000001 end at 100, and nobody is told that they do. */
static void test_wholes(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2019", "가", "25.9", "", "2019", "나", "40.4", "",
					   "2019", "다", "25.6", "", "2019", "라", "6.5",  "",
					   "2019", "마", "1.6",  "", "2020", "가", "100",  ""};
	struct desk_plan *p = plan(k, "bar", cell, 6);
	desk_encode(p, CHANNEL_COLOR, "갈래", TYPE_NOMINAL);
	struct scene s = desk_draw(k, p, 482);
	const char *words = check_words(k, &s, "axis.label");
	assert_null(strstr(words, "12"));
	words = check_words(k, &s, "label.value");
	const char *whole = strstr(words, "100.0%"); /* inside the only part of 2020 */
	assert_non_null(whole);
	assert_null(strstr(whole + 1, "100"));
}

/* Of bars in groups all values are told, or none. */
static void test_groups(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "bar", gauges(k, 2, 10, 1000, 300), 20);
	desk_encode(p, CHANNEL_COLOR, "갈래", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_XOFFSET, "갈래", TYPE_NOMINAL);
	struct scene s = desk_draw(k, p, 482);
	assert_int_equal(check_count(&s, "label.value"), 0);
	desk_property(k, &p->layer.mark, "label", "end"); /* who asks gets what there is */
	s = desk_draw(k, p, 482);
	assert_true(check_count(&s, "label.value") > 0);
}

/* Of a range no single end is told; words of their own are, on any mark. */
static void test_words_and_ranges(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "bar", gauges(k, 1, 4, 10, 0), 4);
	desk_encode(p, CHANNEL_Y2, "끝", TYPE_QUANTITATIVE);
	struct scene s = desk_draw(k, p, 482);
	assert_int_equal(check_count(&s, "label.value"), 0);
	p = plan(k, "point", gauges(k, 1, 4, 10, 0), 4);
	desk_encode(p, CHANNEL_TEXT, "갈래", TYPE_NOMINAL);
	s = desk_draw(k, p, 482);
	assert_int_equal(check_count(&s, "label.value"), 4);
	desk_property(k, &p->layer.mark, "label", "none");
	s = desk_draw(k, p, 482);
	assert_int_equal(check_count(&s, "label.value"), 0);
}

/* Many lines are named at their ends, too, as long as there is room; then by a legend. */
static void test_many_lines(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "line", gauges(k, 9, 5, 10, 1), 45);
	p->layer.encoding[CHANNEL_X].type = TYPE_TEMPORAL;
	desk_encode(p, CHANNEL_COLOR, "갈래", TYPE_NOMINAL);
	struct scene s = desk_draw(k, p, 482);
	assert_int_equal(check_count(&s, "legend.name"), 0);
	assert_string_equal(check_words(k, &s, "label.name"),
			    "갈래 9|갈래 8|갈래 7|갈래 6|갈래 5|갈래 4|갈래 3|갈래 2|갈래 1");
	assert_true(check_count(&s, "mark.line") >= 9);
	p = plan(k, "line", gauges(k, 25, 5, 10, 1), 125);
	p->layer.encoding[CHANNEL_X].type = TYPE_TEMPORAL;
	desk_encode(p, CHANNEL_COLOR, "갈래", TYPE_NOMINAL);
	s = desk_draw(k, p, 482);
	assert_int_equal(check_count(&s, "label.name"), 0);
	assert_true(check_count(&s, "legend.name") > 8);
}

/* In small charts, too, years stand below their ticks and values over their points. */
static void test_small_charts(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "line", gauges(k, 5, 11, 40, 7), 55);
	p->layer.encoding[CHANNEL_X].type = TYPE_TEMPORAL;
	desk_encode(p, CHANNEL_FACET, "갈래", TYPE_NOMINAL);
	struct scene s = desk_draw(k, p, 482);
	size_t years = 0;
	for (size_t i = 0; i < s.count; i++) {
		const struct item *t = &s.item[i];
		bool year = t->kind == ITEM_TEXT && strcmp(t->role, "axis.label") == 0 &&
			    str_starts(t->text.text, STR("20")) && t->text.text.n == 4;
		double middle = t->text.at.x + (year ? t->text.run->width / 2 : 0), least = 99;
		for (size_t n = 0; n < s.count && year; n++)
			if (strcmp(s.item[n].role, "axis.tick") == 0)
				least = fmin(least, fabs(s.item[n].path.at[0].x - middle));
		if (year && least > 0.01)
			fail_msg("“%.*s” stands %.2f beside its tick", STR_ARG(t->text.text),
				 least);
		years += year;
	}
	assert_true(years >= 6);
	for (size_t i = 0; i < 5; i++) {
		const struct item *t = check_item(&s, "label.value", i);
		double from = t->text.at.x, to = from + t->text.run->width;
		bool over = false;
		for (size_t n = 0; n < check_count(&s, "mark.line"); n++) {
			const struct path *line = &check_item(&s, "mark.line", n)->path;
			double end = line->at[line->points - 1].x;
			over |= from < end && end < to;
		}
		if (!over)
			fail_msg("“%.*s” stands beside its point", STR_ARG(t->text.text));
	}
}

/* One axis, one style: not 1만 2,500 over 7,500 over 5천. */
static void test_one_style(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2015", "",     "",     "5580", "2020", "",
					   "",     "8590", "2026", "",     "",     "10320"};
	struct desk_plan *p = plan(k, "bar", cell, 3);
	desk_encode(p, CHANNEL_Y, "끝", TYPE_QUANTITATIVE);
	struct scene s = desk_draw(k, p, 482);
	assert_non_null(
		strstr(check_words(k, &s, "axis.label"), "0|2,500|5,000|7,500|10,000|12,500"));
}

/* "(2020=100)" says it without a word before it. */
static void test_base_year(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "line", gauges(k, 1, 5, 98, 0), 5);
	struct column *value = ARENA_NEW(&k->mem, struct column, 4);
	struct table *t = ARENA_NEW(&k->mem, struct table, 1);
	memcpy(value, p->layer.table->column, 4 * sizeof(*value));
	value[2].unit = STR("2020=100");
	*t = *p->layer.table;
	t->column = value;
	p->layer.table = t;
	struct scene s = desk_draw(k, p, 482);
	assert_string_equal(check_words(k, &s, "axis.unit"), "(2020=100)");
}

/* Ages stand in their order, although 5 is written after 1. */
static void test_ages(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2024", "10~14세", "4",    "",      "2024", "0~4세",
					   "2",    "",        "2024", "5~9세", "3",    ""};
	struct desk_plan *p = plan(k, "bar", cell, 3);
	desk_encode(p, CHANNEL_X, "갈래", TYPE_NOMINAL);
	struct scene s = desk_draw(k, p, 482);
	assert_non_null(strstr(check_words(k, &s, "axis.label"), "0~4세|5~9세|10~14세"));
}

/* Answers run from one end to the other and 시도 as in official tables, unless the author
 * asks for the order of letters. */
static void test_custom_orders(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {
		"2024", "매우 그렇다", "4", "", "2024", "보통이다",         "2", "",
		"2024", "그렇다",      "3", "", "2024", "전혀 그렇지 않다", "5", ""};
	struct desk_plan *p = plan(k, "bar", cell, 4);
	desk_encode(p, CHANNEL_COLOR, "갈래", TYPE_NOMINAL);
	struct scene s = desk_draw(k, p, 482);
	assert_string_equal(check_words(k, &s, "legend.name"),
			    "전혀 그렇지 않다|보통이다|그렇다|매우 그렇다");
	p->layer.encoding[CHANNEL_COLOR].sort = STR("ascending");
	s = desk_draw(k, p, 482);
	assert_string_equal(check_words(k, &s, "legend.name"),
			    "그렇다|매우 그렇다|보통이다|전혀 그렇지 않다");
}

/* The title of a legend that is wider than the figure ends in an ellipsis. */
static void test_long_title(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "bar", gauges(k, 2, 3, 12, 3), 6);
	struct buf title = {0};
	for (int i = 0; i < 120; i++)
		buf_text(&title, "긴");
	desk_encode(p, CHANNEL_COLOR, "갈래", TYPE_NOMINAL);
	p->layer.encoding[CHANNEL_COLOR].title.text = buf_take(&title, &k->mem);
	struct scene s = desk_draw(k, p, 482);
	check_inside(&s, (struct rect){0, 0, 482, 2000});
	struct str drawn = check_item(&s, "legend.name", 0)->text.text;
	assert_true(str_ends(drawn, STR("…")) && drawn.n > 60);
}

/* Of totals, too, the first, the last and the greatest stay where not all fit. */
static void test_totals(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "bar", gauges(k, 2, 12, 12, 3), 24);
	desk_encode(p, CHANNEL_Y, "끝", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_COLOR, "갈래", TYPE_NOMINAL);
	struct scene s = desk_draw(k, p, 300);
	const char *words = check_words(k, &s, "label.value");
	assert_int_equal(check_count(&s, "label.value"), 2); /* the last is the greatest */
	assert_non_null(strstr(words, "2,700"));
	assert_non_null(strstr(words, "4,900"));
}

/* Bars that grow to the left have their values left of them. */
static void test_reversed(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "bar", gauges(k, 4, 1, 55, 15), 4);
	desk_encode(p, CHANNEL_Y, "갈래", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_X, "값", TYPE_QUANTITATIVE)->scale.reverse = TRI_YES;
	struct scene s = desk_draw(k, p, 300);
	assert_int_equal(check_count(&s, "label.value"), 4);
	for (size_t i = 0; i < 4; i++) {
		const struct item *t = check_item(&s, "label.value", i);
		for (size_t b = 0; b < 4; b++) {
			const struct rect *r = &check_item(&s, "mark.bar", b)->rect;
			if (t->text.at.y > r->y && t->text.at.y < r->y + r->h + 1)
				assert_true(t->text.at.x + t->text.run->width < r->x);
		}
	}
}

/* A legend beside the plot lists stacks as they are piled up, and lines as they end. */
static void test_column_legend(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "bar", gauges(k, 3, 4, 10, 5), 12);
	desk_encode(p, CHANNEL_COLOR, "갈래", TYPE_NOMINAL)->legend.orient = STR("right");
	struct scene s = desk_draw(k, p, 482);
	assert_string_equal(check_words(k, &s, "legend.name"), "갈래 3|갈래 2|갈래 1");
	p = plan(k, "line", gauges(k, 3, 4, 40, -5), 12);
	desk_encode(p, CHANNEL_COLOR, "갈래", TYPE_NOMINAL)->legend.orient = STR("right");
	s = desk_draw(k, p, 482);
	assert_string_equal(check_words(k, &s, "legend.name"), "갈래 1|갈래 2|갈래 3");
	p = plan(k, "line", gauges(k, 3, 4, 40, 5), 12);
	desk_encode(p, CHANNEL_COLOR, "갈래", TYPE_NOMINAL)->legend.orient = STR("right");
	s = desk_draw(k, p, 482);
	assert_string_equal(check_words(k, &s, "legend.name"), "갈래 3|갈래 2|갈래 1");
	p->layer.encoding[CHANNEL_COLOR].sort = STR("ascending"); /* as the author says */
	s = desk_draw(k, p, 482);
	assert_string_equal(check_words(k, &s, "legend.name"), "갈래 1|갈래 2|갈래 3");
}

/* Names that a low figure has no room for are reported, years are not. */
static void test_hidden_names(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "bar", gauges(k, 30, 1, 40, 1), 30);
	desk_encode(p, CHANNEL_Y, "갈래", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_X, "값", TYPE_QUANTITATIVE);
	assert_non_null(desk_chart(k, p, 1));
	assert_string_equal(desk_codes(k), "");
	p->chart.height = (struct plan_number){true, 150};
	struct chart *c = desk_chart(k, p, 1);
	assert_non_null(c);
	desk_place(k, c, 482);
	assert_string_equal(desk_codes(k), "W681");
	p = plan(k, "bar", gauges(k, 1, 60, 40, 1), 60);
	assert_non_null(desk_chart(k, p, 1));
	assert_string_equal(desk_codes(k), "");
}

/* What finds no place is counted at the size that is drawn, and told once. */
static void test_lost_where_drawn(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "rect", gauges(k, 5, 10, 1000, 300), 50);
	desk_encode(p, CHANNEL_Y, "갈래", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_COLOR, "값", TYPE_QUANTITATIVE);
	desk_property(k, &p->layer.mark, "label", "all");
	struct chart *c = desk_chart(k, p, 1.9);
	struct scene wide = {.mem = &k->mem}, narrow = {.mem = &k->mem};
	chart_place(c, NULL, (struct rect){0, 0, 888, 468}, &wide);
	assert_string_equal(desk_codes(k), "");
	assert_int_equal(check_count(&wide, "label.value"), 50);
	c = desk_chart(k, p, 1.9);
	chart_place(c, NULL, (struct rect){0, 0, 482, 468}, &narrow);
	assert_string_equal(desk_codes(k), "W680");
	assert_true(check_count(&narrow, "label.value") < 50);
	chart_place(c, NULL, (struct rect){0, 0, 482, 468}, &narrow);
	assert_string_equal(desk_codes(k), "");
}

/* The symbol on the first time stands clear of the labels beside it. */
static void test_first_symbol(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2015", "", "100",  "", "2018", "",
					   "260",  "", "2024", "", "500",  ""};
	struct desk_plan *p = plan(k, "line", cell, 3);
	p->layer.encoding[CHANNEL_X].type = TYPE_TEMPORAL;
	desk_property(k, &p->layer.mark, "point", "true");
	desk_property(k, &p->layer.mark, "shape", "triangle-up");
	struct scene s = desk_draw(k, p, 482);
	double left = INFINITY, right = 0;
	for (size_t i = 0; i < check_count(&s, "axis.label"); i++) {
		const struct item *t = check_item(&s, "axis.label", i);
		if (!str_starts(t->text.text, STR("20")))
			right = fmax(right, t->text.at.x + t->text.run->width);
	}
	for (size_t i = 0; i < s.count; i++)
		for (size_t n = 0; strcmp(s.item[i].role, "mark.line") == 0 &&
				   s.item[i].kind == ITEM_PATH && n < s.item[i].path.points;
		     n++)
			left = fmin(left, s.item[i].path.at[n].x);
	assert_true(isfinite(left));
	assert_true(right > 0 && right + 1 < left);
}

/* A line drawn over the others takes no series' name away. */
static void test_rule_over_lines(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "line", gauges(k, 2, 5, 90, 20), 10);
	p->layer.encoding[CHANNEL_X].type = TYPE_TEMPORAL;
	desk_encode(p, CHANNEL_COLOR, "갈래", TYPE_NOMINAL);
	struct plan_layer *layer = ARENA_NEW(&k->mem, struct plan_layer, 2);
	layer[0] = layer[1] = p->layer;
	layer[1].mark = (struct plan_mark){.type = STR("rule")};
	for (int i = 0; i < CHANNEL_COUNT; i++)
		layer[1].encoding[i] = (struct plan_encoding){.column = TABLE_NONE};
	layer[1].encoding[CHANNEL_Y].set = true;
	layer[1].encoding[CHANNEL_Y].type = TYPE_QUANTITATIVE;
	layer[1].encoding[CHANNEL_Y].datum = (struct plan_number){true, 100};
	p->chart.layer = layer;
	p->chart.layers = 2;
	struct scene s = desk_draw(k, p, 482);
	assert_string_equal(check_words(k, &s, "label.name"), "갈래 2|갈래 1");
	assert_int_equal(check_count(&s, "legend.name"), 0);
}

/* Where values find no place beside lines either, no room is kept for them. */
static void test_no_room_kept(void **state)
{
	struct desk *k = *state;
	const char **cell = gauges(k, 2, 6, 10, 9);
	for (size_t i = 0; i < 12; i++)
		cell[4 * i + 1] = i < 6 ? "생산연령인구의 수" : "총인구의 수";
	struct desk_plan *p = plan(k, "line", cell, 12);
	p->layer.encoding[CHANNEL_X].type = TYPE_TEMPORAL;
	desk_encode(p, CHANNEL_Y, "끝", TYPE_QUANTITATIVE)->format = STR("man-cheon");
	desk_encode(p, CHANNEL_COLOR, "갈래", TYPE_NOMINAL);
	struct scene s = desk_draw(k, p, 96);
	assert_int_equal(check_count(&s, "label.name"), 0);
	assert_int_equal(check_count(&s, "label.value"), 0);
	double right = 0;
	for (size_t i = 0; i < s.count; i++)
		if (strcmp(s.item[i].role, "axis.grid") == 0)
			right = fmax(right, s.item[i].path.at[1].x);
	if (right < 80)
		fail_msg("the plot ends at %.1f of 96", right);
}

static struct desk_plan *cells(struct desk *k, const char *mark, double mid)
{
	struct desk_plan *p = plan(k, mark, gauges(k, 3, 4, -20, 15), 12);
	desk_encode(p, CHANNEL_Y, "갈래", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_COLOR, "값", TYPE_QUANTITATIVE)->scale.mid =
		(struct plan_number){isfinite(mid), mid};
	return p;
}

static void make_grey(struct theme *t)
{
	static const uint32_t grey[] = {0x33363dff, 0x8a949eff};
	memcpy(t->color.series, grey, sizeof(grey));
	t->color.count = 2;
}

static size_t coloured(const struct scene *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->count; i++) {
		uint32_t c = s->item[i].ink.rgba;
		int red = (int)(c >> 24), blue = (int)(c >> 8 & 255);
		n += strcmp(s->item[i].role, "mark.rect") == 0 && abs(red - blue) >= 24;
	}
	return n;
}

/* A theme of greys has greys for numbers, on both sides of a midpoint, too. The colours
 * that a figure asks for it gets, unless the theme is for printers without colour. */
static void test_grey_numbers(void **state)
{
	struct desk *k = *state;
	struct theme colours = k->theme;
	make_grey(&k->theme);
	struct scene s = desk_draw(k, cells(k, "rect", 0), 482);
	assert_int_equal(coloured(&s), 0);
	struct desk_plan *p = cells(k, "rect", NAN);
	p->layer.encoding[CHANNEL_COLOR].scale.scheme = STR("reds");
	s = desk_draw(k, p, 482);
	assert_true(coloured(&s) > 8);
	k->theme.color.grey = true;
	s = desk_draw(k, p, 482);
	assert_int_equal(coloured(&s), 0);
	k->theme = colours;
}

/* Where a theme wants areas to stand out no cell is as pale as the paper. */
static void test_areas_stand_out(void **state)
{
	struct desk *k = *state;
	struct theme usual = k->theme;
	static const double mid[] = {NAN, 0};
	k->theme.color.contrast = 3;
	for (int i = 0; i < 2; i++) {
		struct scene s = desk_draw(k, cells(k, "rect", mid[i]), 482);
		for (size_t n = 0; n < check_count(&s, "mark.rect"); n++)
			assert_true(palette_contrast(check_item(&s, "mark.rect", n)->ink.rgba,
						     0xffffffff) > 2.99);
	}
	k->theme = usual;
}

/* Symbols nearly as pale as the paper have an outline, and their keys; dark ones have none. */
static void test_pale_symbols(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = cells(k, "point", NAN);
	struct scene s = desk_draw(k, p, 482);
	size_t lines = 0, points = 0;
	for (size_t i = 0; i < s.count; i++) {
		bool point = strcmp(s.item[i].role, "mark.point") == 0;
		points += point && !(s.item[i].ink.width > 0);
		lines += point && s.item[i].ink.width > 0;
	}
	assert_int_equal(points, 12);
	assert_true(lines > 3 && lines < 12);
}

/* Many rows of cells make a map higher, so that their values have air. */
static void test_high_map(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = plan(k, "rect", gauges(k, 17, 4, 100, 30), 68);
	desk_encode(p, CHANNEL_Y, "갈래", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_COLOR, "값", TYPE_QUANTITATIVE);
	struct scene s = desk_draw(k, p, 482);
	double row = check_item(&s, "mark.rect", 0)->rect.h;
	if (row < 1.5 * k->theme.size.label)
		fail_msg("rows are %.1f high", row);
}

/* The smallest of sizes is still a point that is seen. */
static void test_small_points(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2021", "", "4",    "1", "2022", "",
					   "5",    "", "2023", "",  "6",    "90000"};
	struct desk_plan *p = plan(k, "point", cell, 3);
	desk_encode(p, CHANNEL_SIZE, "끝", TYPE_QUANTITATIVE);
	struct scene s = desk_draw(k, p, 482);
	double least = INFINITY;
	for (size_t i = 0; i < check_count(&s, "mark.point"); i++) {
		const struct item *t = check_item(&s, "mark.point", i);
		double lo = INFINITY, hi = -INFINITY;
		for (size_t n = 0; n < t->path.points; n++) {
			lo = fmin(lo, t->path.at[n].x);
			hi = fmax(hi, t->path.at[n].x);
		}
		least = fmin(least, hi - lo);
	}
	assert_true(least > 2 && least < 4);
}

static bool covers(const struct path *p, struct rect r)
{
	double x = INFINITY, y = INFINITY, right = -INFINITY, low = -INFINITY;
	for (size_t i = 0; i < p->points; i++) {
		x = fmin(x, p->at[i].x);
		y = fmin(y, p->at[i].y);
		right = fmax(right, p->at[i].x);
		low = fmax(low, p->at[i].y);
	}
	return x < r.x + r.w && r.x < right && y < r.y + r.h && r.y < low;
}

/* Large points at the edges of the data cover no label of an axis, and not its title. */
static void test_large_points(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"2021", "",     "0",    "0",  "2022", "",     "0",
					   "60",   "2023", "",     "50", "100",  "2024", "",
					   "100",  "0",    "2025", "",   "0",    "100"};
	struct desk_plan *p = plan(k, "point", cell, 5);
	desk_encode(p, CHANNEL_X, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_Y, "끝", TYPE_QUANTITATIVE);
	desk_property(k, &p->layer.mark, "size", "900");
	struct scene s = desk_draw(k, p, 482);
	size_t points = check_count(&s, "mark.point"), labels = 0;
	assert_int_equal(points, 5);
	for (size_t i = 0; i < s.count; i++) {
		bool axis = str_starts(str_of(s.item[i].role), STR("axis.")) &&
			    s.item[i].kind == ITEM_TEXT;
		labels += axis;
		for (size_t n = 0; n < points && axis; n++)
			if (covers(&check_item(&s, "mark.point", n)->path,
				   check_ink(&s.item[i])))
				fail_msg("a point covers “%.*s”", STR_ARG(s.item[i].text.text));
	}
	assert_true(labels > 8);
}

/* Of a ramp no place is painted three times: its edges, within a pixel, would grow dark. */
static void test_ramp(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = cells(k, "rect", NAN);
	struct scene s = desk_draw(k, p, 482);
	size_t strips = 0;
	double end = 0, before = 0;
	for (size_t i = 0; i < s.count; i++) {
		const struct item *item = &s.item[i];
		if (item->kind != ITEM_RECT || strcmp(item->role, "legend.key") != 0)
			continue;
		double from = item->rect.x, to = from + item->rect.w;
		assert_true(!strips || (from > before && from < end - 0.5));
		before = end;
		end = to;
		strips++;
	}
	assert_true(strips > 30);
}

/* On a slide type is made smaller before names of bars are left out. */
static void test_names_on_slide(void **state)
{
	struct desk *k = *state;
	static const struct desk_column column[] = {{"구", COLUMN_TEXT, ""},
						    {"인구", COLUMN_NUMBER, "만"}};
	static const struct tag document = {.kind = TAG_DOCUMENT};
	const char *cell[2 * 25];
	for (int i = 0; i < 25; i++) {
		cell[2 * i] = arena_printf(&k->mem, "제%02d구", i + 1).p;
		cell[2 * i + 1] = arena_printf(&k->mem, "%d", 120 + 97 * i % 400).p;
	}
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 2, cell, 25), "bar");
	desk_encode(p, CHANNEL_X, "구", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_Y, "인구", TYPE_QUANTITATIVE);
	struct rect slide = {0, 0, 888, 468};
	struct scene s = {.mem = &k->mem};
	struct chart *c = desk_chart(k, p, 2);
	chart_place(c, &document, slide, &s);
	check_figure(&s, slide);
	assert_string_equal(desk_codes(k), "W698");
	for (int i = 0; i < 25; i++)
		assert_non_null(strstr(check_words(k, &s, "axis.label"), cell[2 * i]));
}

/* A rule where the axis would run takes its place; nothing stands on a centred stack's. */
static void test_one_line(void **state)
{
	struct desk *k = *state;
	static const struct desk_column column[] = {{"연도", COLUMN_YEAR, ""},
						    {"분야", COLUMN_TEXT, ""},
						    {"값", COLUMN_NUMBER, ""}};
	static const char *const cell[] = {"2020", "보건", "100", "2021", "보건", "150",
					   "2022", "보건", "200", "2020", "우주", "100",
					   "2021", "우주", "300", "2022", "우주", "400"};
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 3, cell, 6), "line");
	desk_encode(p, CHANNEL_X, "연도", TYPE_TEMPORAL);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE)->scale.zero = TRI_NO;
	desk_encode(p, CHANNEL_COLOR, "분야", TYPE_NOMINAL);
	struct plan_layer layer[2] = {p->layer, p->layer};
	layer[1].mark = (struct plan_mark){.type = STR("rule")};
	layer[1].encoding[CHANNEL_X].set = layer[1].encoding[CHANNEL_COLOR].set = false;
	layer[1].encoding[CHANNEL_Y] = (struct plan_encoding){.set = true,
							      .type = TYPE_QUANTITATIVE,
							      .column = TABLE_NONE,
							      .datum_text = STR("100"),
							      .datum = {true, 100}};
	p->chart.layer = layer;
	for (size_t layers = 1; layers <= 2; layers++) {
		p->chart.layers = layers;
		struct scene s = desk_draw(k, p, 482);
		assert_int_equal(check_count(&s, "axis.line"), layers == 1);
		assert_int_equal(check_count(&s, "mark.rule") > 0, layers == 2);
	}
	static const char *const mark[] = {"area", "bar"};
	p->chart.layers = 1;
	for (int i = 0; i < 2; i++) {
		layer[0].mark.type = str_of(mark[i]);
		layer[0].encoding[CHANNEL_X].type = i ? TYPE_ORDINAL : TYPE_TEMPORAL;
		layer[0].encoding[CHANNEL_Y].stack = STR("center");
		struct scene s = desk_draw(k, p, 482);
		assert_int_equal(check_count(&s, "axis.line"), 0);
	}
}

/* All shares of small rings stand in them on a slide, in smaller type. */
static void test_shares_on_slide(void **state)
{
	struct desk *k = *state;
	static const struct desk_column column[] = {{"연도", COLUMN_YEAR, ""},
						    {"분야", COLUMN_TEXT, ""},
						    {"값", COLUMN_NUMBER, ""}};
	static const struct tag document = {.kind = TAG_DOCUMENT};
	static const char *const year[] = {"2015", "2018", "2021", "2024"};
	static const char *const name[] = {"가", "나", "다", "라", "마"};
	static const char *const value[] = {"1392", "829", "1009", "320", "485"};
	const char *cell[4 * 5 * 3];
	for (size_t i = 0; i < 20; i++) {
		cell[3 * i] = year[i / 5];
		cell[3 * i + 1] = name[i % 5];
		cell[3 * i + 2] = value[i % 5];
	}
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 3, cell, 20), "arc");
	desk_encode(p, CHANNEL_THETA, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_COLOR, "분야", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_COLUMN, "연도", TYPE_ORDINAL);
	desk_property(k, &p->layer.mark, "innerRadius", "20");
	struct rect slide = {0, 0, 888, 468};
	struct scene s = {.mem = &k->mem};
	chart_place(desk_chart(k, p, 2), &document, slide, &s);
	check_figure(&s, slide);
	size_t shares = 0;
	for (size_t i = 0; i < s.count; i++)
		shares += s.item[i].kind == ITEM_TEXT &&
			  str_ends(str_trim(s.item[i].text.text), STR("%"));
	assert_int_equal(shares, 20);
}

/* A trend through a line that is named at its end is not named again; alone it is. */
static void test_trend_names(void **state)
{
	struct desk *k = *state;
	static const struct desk_column column[] = {{"연도", COLUMN_YEAR, ""},
						    {"분야", COLUMN_TEXT, ""},
						    {"값", COLUMN_NUMBER, ""}};
	static const char *const cell[] = {"2020", "보건", "3", "2021", "보건", "5",
					   "2022", "보건", "6", "2020", "우주", "9",
					   "2021", "우주", "8", "2022", "우주", "8"};
	struct table *curve = desk_table(k, column, 3, cell, 6);
	curve->fitted = 1;
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 3, cell, 6), "line");
	desk_encode(p, CHANNEL_X, "연도", TYPE_TEMPORAL);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_COLOR, "분야", TYPE_NOMINAL);
	struct plan_layer layer[2] = {p->layer, p->layer};
	layer[1].table = curve;
	p->chart.layer = layer;
	p->chart.layers = 2;
	struct scene s = desk_draw(k, p, 482);
	assert_string_equal(check_words(k, &s, "label.name"), "우주|보건");
	p->chart.layer = &layer[1];
	p->chart.layers = 1;
	s = desk_draw(k, p, 482);
	assert_string_equal(check_words(k, &s, "label.name"), "우주|보건");
}

static double middle_of(const struct item *item)
{
	if (item->kind == ITEM_RECT)
		return item->rect.x + item->rect.w / 2;
	double lo = INFINITY, hi = -INFINITY;
	for (size_t i = 0; i < item->path.points; i++) {
		lo = fmin(lo, item->path.at[i].x);
		hi = fmax(hi, item->path.at[i].x);
	}
	return (lo + hi) / 2;
}

/* What marks a bar of a group stands in its middle, however wide the author wants bars. */
static void test_among_bars(void **state)
{
	struct desk *k = *state;
	static const struct desk_column column[] = {{"업종", COLUMN_TEXT, ""},
						    {"규모", COLUMN_TEXT, ""},
						    {"값", COLUMN_NUMBER, ""},
						    {"위", COLUMN_NUMBER, ""}};
	static const char *const cell[] = {"가", "큰", "3", "4", "가", "작은", "2", "3",
					   "나", "큰", "5", "7", "나", "작은", "4", "6"};
	static const char *const above[] = {"errorbar", "point", "errorbar"};
	static const char *const size[] = {"12", "20", NULL};
	for (int i = 0; i < 3; i++) {
		struct desk_plan *p = desk_plan(k, desk_table(k, column, 4, cell, 4), "bar");
		desk_encode(p, CHANNEL_X, "업종", TYPE_NOMINAL);
		desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
		desk_encode(p, CHANNEL_COLOR, "규모", TYPE_NOMINAL);
		desk_encode(p, CHANNEL_XOFFSET, "규모", TYPE_NOMINAL);
		struct plan_layer layer[2] = {p->layer, p->layer};
		layer[1].mark = (struct plan_mark){.type = str_of(above[i])};
		if (i != 1) {
			layer[1].encoding[CHANNEL_Y2] = p->layer.encoding[CHANNEL_Y];
			layer[1].encoding[CHANNEL_Y2].column = 3;
		}
		if (size[i])
			desk_property(k, &layer[0].mark, "size", size[i]);
		p->chart.layer = layer;
		p->chart.layers = 2;
		struct scene s = desk_draw(k, p, 482);
		const char *role = i == 1 ? "mark.point" : "mark.errorbar";
		size_t marks = check_count(&s, role), bars = check_count(&s, "mark.bar");
		assert_int_equal(bars, 4);
		assert_true(marks && marks % 4 == 0);
		for (size_t m = 0; m < marks; m++) {
			double at = middle_of(check_item(&s, role, m)), near = INFINITY;
			for (size_t b = 0; b < bars; b++)
				near = fmin(near, fabs(at - middle_of(check_item(&s, "mark.bar",
										 b))));
			assert_true(near < 0.01);
		}
	}
}

/* A map of cells has no axis line; keys are squares, however round their tiles are. */
static void test_cells(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = cells(k, "rect", NAN);
	p->layer.encoding[CHANNEL_COLOR].scale.type = STR("quantize");
	desk_property(k, &p->layer.mark, "cornerRadius", "6");
	struct scene s = desk_draw(k, p, 482);
	assert_int_equal(check_count(&s, "axis.line"), 0);
	for (size_t i = 0; i < check_count(&s, "legend.key"); i++) {
		const struct path *key = &check_item(&s, "legend.key", i)->path;
		double left = INFINITY, first = key->at[0].x;
		for (size_t n = 0; n < key->points; n++)
			left = fmin(left, key->at[n].x);
		assert_true(first - left < 2);
	}
	assert_true(check_count(&s, "legend.key") > 3);
	p->layer.encoding[CHANNEL_X].axis.domain = TRI_YES;
	s = desk_draw(k, p, 482);
	assert_int_equal(check_count(&s, "axis.line"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_second_ticks),
		cmocka_unit_test(test_wholes),
		cmocka_unit_test(test_groups),
		cmocka_unit_test(test_words_and_ranges),
		cmocka_unit_test(test_many_lines),
		cmocka_unit_test(test_small_charts),
		cmocka_unit_test(test_one_style),
		cmocka_unit_test(test_base_year),
		cmocka_unit_test(test_ages),
		cmocka_unit_test(test_long_title),
		cmocka_unit_test(test_totals),
		cmocka_unit_test(test_reversed),
		cmocka_unit_test(test_column_legend),
		cmocka_unit_test(test_hidden_names),
		cmocka_unit_test(test_lost_where_drawn),
		cmocka_unit_test(test_first_symbol),
		cmocka_unit_test(test_rule_over_lines),
		cmocka_unit_test(test_grey_numbers),
		cmocka_unit_test(test_no_room_kept),
		cmocka_unit_test(test_areas_stand_out),
		cmocka_unit_test(test_pale_symbols),
		cmocka_unit_test(test_ramp),
		cmocka_unit_test(test_names_on_slide),
		cmocka_unit_test(test_one_line),
		cmocka_unit_test(test_shares_on_slide),
		cmocka_unit_test(test_trend_names),
		cmocka_unit_test(test_among_bars),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_large_points),
		cmocka_unit_test(test_high_map),
		cmocka_unit_test(test_small_points),
		cmocka_unit_test(test_custom_orders),
	};
	return cmocka_run_group_tests(tests, desk_open, desk_close);
}
