#include "chart_check.h"

/* What an editor sends back in charts of several layers and of awkward values. */
static const struct desk_column columns[] = {{"연도", COLUMN_YEAR, ""},
					     {"실적", COLUMN_NUMBER, "명"},
					     {"목표", COLUMN_NUMBER, "명"}};

static const char *const years[] = {"2019", "408", "430", "2020", "441", "470",
				    "2021", "481", "510", "2022", "542", "550",
				    "2023", "558", "590", "2024", "762", "790"};

/* Two layers over the same years; each shows one of the columns. */
static struct desk_plan *layers(struct desk *k, const char *below, const char *above,
				const char *field)
{
	struct desk_plan *p = desk_plan(k, desk_table(k, columns, 3, years, 6), below);
	desk_encode(p, CHANNEL_X, "연도", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, "실적", TYPE_QUANTITATIVE);
	struct plan_layer *layer = ARENA_NEW(&k->mem, struct plan_layer, 2);
	layer[0] = layer[1] = p->layer;
	layer[1].mark = (struct plan_mark){.type = str_of(above)};
	if (strcmp(field, "목표") == 0)
		layer[1].encoding[CHANNEL_Y].column = 2;
	p->chart.layer = layer;
	p->chart.layers = 2;
	return p;
}

static color paint_of(const struct scene *s, const char *role)
{
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->item[i].role, role) == 0)
			return s->item[i].ink.rgba;
	fail_msg("nothing is %s", role);
	return 0;
}

/* A line of one field over bars of another has its own colour, and both have names. */
static void test_layers_apart(void **state)
{
	struct desk *k = *state;
	struct scene s = desk_draw(k, layers(k, "bar", "line", "목표"), 482);
	assert_int_not_equal(paint_of(&s, "mark.bar"), paint_of(&s, "mark.line"));
	assert_string_equal(check_words(k, &s, "legend.name"), "실적|목표");
	assert_int_equal(check_count(&s, "axis.title"), 0); /* one of two would be wrong */
	s = desk_draw(k, layers(k, "line", "line", "목표"), 482);
	assert_int_equal(check_count(&s, "legend.name"), 0);
	assert_string_equal(check_words(k, &s, "label.name"), "목표|실적");
}

/* The same field twice needs no names, but a line on its own bars must be seen. */
static void test_layers_alike(void **state)
{
	struct desk *k = *state;
	struct scene s = desk_draw(k, layers(k, "bar", "line", "실적"), 482);
	assert_int_not_equal(paint_of(&s, "mark.bar"), paint_of(&s, "mark.line"));
	assert_int_equal(check_count(&s, "legend.name"), 0);
	assert_string_equal(check_words(k, &s, "axis.title"), "실적");
	s = desk_draw(k, layers(k, "area", "line", "실적"), 482);
	assert_int_equal(paint_of(&s, "mark.line"), k->theme.color.series[0]);
}

/* Who paints a layer has said all there is to say. */
static void test_layers_painted(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = layers(k, "bar", "line", "목표");
	struct plan_mark mark = {.type = STR("line")};
	desk_property(k, &mark, "color", "#de3412");
	((struct plan_layer *)p->chart.layer)[1].mark = mark;
	struct scene s = desk_draw(k, p, 482);
	assert_int_equal(paint_of(&s, "mark.line"), 0xde3412ff);
	assert_int_equal(paint_of(&s, "mark.bar"), k->theme.color.series[0]);
	assert_int_equal(check_count(&s, "legend.name"), 0);
}

/* Does the stroke go through the ink of a text? */
static bool strikes(const struct item *stroke, const struct item *text)
{
	struct rect r = check_ink(text);
	const struct path *p = &stroke->path;
	for (size_t q = 1; q < p->points; q++)
		for (int i = 0; i <= 400; i++) {
			double t = i / 400.0;
			double x = p->at[q - 1].x + t * (p->at[q].x - p->at[q - 1].x);
			double y = p->at[q - 1].y + t * (p->at[q].y - p->at[q - 1].y);
			if (x > r.x && x < r.x + r.w && y > r.y && y < r.y + r.h)
				return true;
		}
	return false;
}

/* No line runs through a value of the bars below it; and all stand inside, or none. */
static void test_struck_values(void **state)
{
	struct desk *k = *state;
	struct scene s = desk_draw(k, layers(k, "bar", "line", "목표"), 482);
	size_t inside = 0, values = 0;
	for (size_t i = 0; i < s.count; i++) {
		if (strcmp(s.item[i].role, "label.value") != 0)
			continue;
		values++;
		inside += s.item[i].ink.rgba == 0xffffffff;
		for (size_t n = 0; n < s.count; n++)
			if (strcmp(s.item[n].role, "mark.line") == 0)
				assert_false(strikes(&s.item[n], &s.item[i]));
	}
	assert_int_equal(values, 7); /* the line's last is the seventh */
	assert_int_equal(inside, 6);
}

/* Where not all values fit, the greatest is told, be it above zero or below. */
static void test_greatest_value(void **state)
{
	struct desk *k = *state;
	const char *cell[40 * 3];
	for (size_t i = 0; i < 40; i++) {
		cell[3 * i] = arena_printf(&k->mem, "%zu", 1980 + i).p;
		cell[3 * i + 1] = i == 20 ? "1700" : i == 10 ? "-1600" : "1000";
		cell[3 * i + 2] = "1";
	}
	struct desk_plan *p = desk_plan(k, desk_table(k, columns, 3, cell, 40), "bar");
	desk_encode(p, CHANNEL_X, "연도", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, "실적", TYPE_QUANTITATIVE);
	struct scene s = desk_draw(k, p, 482);
	assert_string_equal(check_words(k, &s, "label.value"), "1,700");
}

static struct scene bars(struct desk *k, const char *unit, const char *const *value,
			 size_t rows)
{
	struct desk_column name[] = {{"해", COLUMN_TEXT, ""}, {"값", COLUMN_NUMBER, unit}};
	const char **cell = ARENA_NEW(&k->mem, const char *, 2 * rows);
	for (size_t i = 0; i < rows; i++) {
		cell[2 * i] = arena_printf(&k->mem, "%c", (char)('a' + i)).p;
		cell[2 * i + 1] = value[i];
	}
	struct desk_plan *p = desk_plan(k, desk_table(k, name, 2, cell, rows), "bar");
	desk_encode(p, CHANNEL_X, "해", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	return desk_draw(k, p, 482);
}

/* Thousands of 억 are figures on the whole axis, or words. */
static void test_even_words(void **state)
{
	struct desk *k = *state;
	static const char *const large[] = {"123456789012", "219753084441"};
	static const char *const small[] = {"12345", "21975"};
	struct scene s = bars(k, "원", large, 2);
	assert_non_null(strstr(check_words(k, &s, "axis.label"), "1,000억|1,500억|2,000억"));
	s = bars(k, "원", small, 2);
	assert_non_null(strstr(check_words(k, &s, "axis.label"), "1만|1만 5천|2만"));
}

/* Shares that are rounded to 100.1 together end at 100; 101 do not. */
static void test_rounded_wholes(void **state)
{
	struct desk *k = *state;
	static const char *const near[] = {"99.9", "100.1"}, *const over[] = {"99.9", "101"};
	struct scene s = bars(k, "%", near, 2);
	assert_null(strstr(check_words(k, &s, "axis.label"), "12"));
	assert_non_null(strstr(check_words(k, &s, "axis.label"), "100"));
	s = bars(k, "%", over, 2);
	assert_non_null(strstr(check_words(k, &s, "axis.label"), "12"));
}

/* Of names that just fit below each other none is left out, nor a value beside them. */
static void test_tight_names(void **state)
{
	struct desk *k = *state;
	const char *cell[17 * 2];
	static const struct desk_column name[] = {{"시도", COLUMN_TEXT, ""},
						  {"값", COLUMN_NUMBER, ""}};
	for (size_t i = 0; i < 17; i++) {
		cell[2 * i] = arena_printf(&k->mem, "%zu번째 시도", 11 + i).p;
		cell[2 * i + 1] = arena_printf(&k->mem, "%zu", 90 - i / 3).p;
	}
	struct desk_plan *p = desk_plan(k, desk_table(k, name, 2, cell, 17), "bar");
	desk_encode(p, CHANNEL_Y, "시도", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_X, "값", TYPE_QUANTITATIVE);
	for (double h = 240; h <= 420; h += 4) { /* never half of them */
		struct chart *c = desk_chart(k, p, 1.5);
		struct scene s = {.mem = &k->mem};
		chart_place(c, NULL, (struct rect){0, 0, 482, h}, &s);
		size_t names = check_count(&s, "axis.label");
		if (h >= 330)
			assert_int_equal(names, 17);
		if (names == 17 && h >= 350)
			assert_int_equal(check_count(&s, "label.value"), 17);
		desk_codes(k);
	}
}

/* The grid under names goes on to the figure's edge. */
static void test_even_edges(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = desk_plan(k, desk_table(k, columns, 3, years, 2), "line");
	desk_encode(p, CHANNEL_X, "연도", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, "실적", TYPE_QUANTITATIVE);
	struct scene s = desk_draw(k, p, 482);
	const struct item *grid = check_item(&s, "axis.grid", 0);
	assert_true(fabs(grid->path.at[1].x - 482) < 0.01);
}

/* Values near the axes cover neither their lines nor stand among their labels. */
static void test_values_at_axes(void **state)
{
	struct desk *k = *state;
	static const char *const low[] = {"2000", "1336", "1", "2001", "1408",  "1",
					  "2002", "1624", "1", "2003", "1984",  "1",
					  "2004", "9000", "1", "2005", "15448", "1"};
	struct desk_plan *p = desk_plan(k, desk_table(k, columns, 3, low, 6), "line");
	desk_encode(p, CHANNEL_X, "연도", TYPE_TEMPORAL);
	desk_encode(p, CHANNEL_Y, "실적", TYPE_QUANTITATIVE);
	desk_property(k, &p->layer.mark, "label", "all");
	struct scene s = desk_draw(k, p, 482);
	const struct item *axis = check_item(&s, "axis.line", 0);
	struct point from = axis->path.at[0];
	for (size_t i = 0; i < s.count; i++) {
		if (strcmp(s.item[i].role, "label.value") != 0)
			continue;
		struct rect ink = check_ink(&s.item[i]);
		assert_true(ink.y + ink.h <= from.y || ink.y >= from.y);
		assert_true(ink.x >= from.x - 5);
	}
}

/* An axis of six hundred powers of ten is one of powers, and its points stand apart. */
static void test_powers(void **state)
{
	struct desk *k = *state;
	static const struct desk_column name[] = {{"이름", COLUMN_TEXT, ""},
						  {"값", COLUMN_NUMBER, ""}};
	static const char *const cell[] = {"가", "1e-300", "나", "1", "다", "1e300"};
	struct desk_plan *p = desk_plan(k, desk_table(k, name, 2, cell, 3), "point");
	desk_encode(p, CHANNEL_X, "이름", TYPE_NOMINAL);
	struct plan_encoding *y = desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	y->scale.type = STR("log");
	y->scale.lo = (struct plan_number){true, 1e-300};
	y->scale.hi = (struct plan_number){true, 1e300};
	struct scene s = desk_draw(k, p, 482);
	double at[3];
	assert_non_null(strstr(check_words(k, &s, "axis.label"), /* in two faces */
			       "10|⁻³⁰⁰|10|⁻²⁰⁰|10|⁻¹⁰⁰|10|⁰|10|¹⁰⁰|10|²⁰⁰|10|³⁰⁰"));
	for (size_t i = 0; i < 3; i++)
		at[i] = check_item(&s, "mark.point", i)->path.at[0].y;
	assert_true(fabs(at[0] - at[1] - (at[1] - at[2])) < 0.01);
	assert_true(at[0] - at[1] > 40);
	p = desk_plan(k, desk_table(k, name, 2, cell, 2), "bar");
	desk_encode(p, CHANNEL_X, "이름", TYPE_NOMINAL);
	y = desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	y->scale.lo = (struct plan_number){true, 0};
	y->scale.hi = (struct plan_number){true, 6e22};
	s = desk_draw(k, p, 482);
	assert_non_null(strstr(check_words(k, &s, "axis.label"), "0|200해|400해|600해"));
}

/* Two halves of one scale, such as of a population pyramid, are equally long. */
static void test_mirrored(void **state)
{
	struct desk *k = *state;
	static const struct desk_column name[] = {{"연령", COLUMN_TEXT, ""},
						  {"값", COLUMN_NUMBER, ""}};
	static const char *const cell[] = {"가", "-590", "나", "610"};
	struct desk_plan *p = desk_plan(k, desk_table(k, name, 2, cell, 2), "bar");
	desk_encode(p, CHANNEL_Y, "연령", TYPE_NOMINAL);
	struct plan_encoding *x = desk_encode(p, CHANNEL_X, "값", TYPE_QUANTITATIVE);
	desk_property(k, &p->layer.mark, "label", "none");
	struct scene s = desk_draw(k, p, 482);
	assert_non_null(strstr(check_words(k, &s, "axis.label"), "−600"));
	x->format = STR("comma(sign=none)");
	s = desk_draw(k, p, 482);
	assert_non_null(strstr(check_words(k, &s, "axis.label"), "600|400|200|0|200|400|600"));
}

/* Names that were written for points and find no place are told of. */
static void test_lost_words(void **state)
{
	struct desk *k = *state;
	static const struct desk_column name[] = {{"이름", COLUMN_TEXT, ""},
						  {"가로", COLUMN_NUMBER, ""},
						  {"세로", COLUMN_NUMBER, ""}};
	const char *cell[40 * 3];
	for (size_t i = 0; i < 40; i++) {
		cell[3 * i] = "이름이 긴 점";
		cell[3 * i + 1] = arena_printf(&k->mem, "%zu", 50 + i % 3).p;
		cell[3 * i + 2] = arena_printf(&k->mem, "%zu", 50 + i % 4).p;
	}
	struct desk_plan *p = desk_plan(k, desk_table(k, name, 3, cell, 40), "point");
	desk_encode(p, CHANNEL_X, "가로", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_Y, "세로", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_TEXT, "이름", TYPE_NOMINAL);
	struct chart *c = desk_chart(k, p, 1);
	assert_non_null(c);
	desk_place(k, c, 482);
	assert_string_equal(desk_codes(k), "W680");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layers_apart),   cmocka_unit_test(test_layers_alike),
		cmocka_unit_test(test_layers_painted), cmocka_unit_test(test_struck_values),
		cmocka_unit_test(test_greatest_value), cmocka_unit_test(test_even_words),
		cmocka_unit_test(test_rounded_wholes), cmocka_unit_test(test_tight_names),
		cmocka_unit_test(test_even_edges),     cmocka_unit_test(test_values_at_axes),
		cmocka_unit_test(test_powers),         cmocka_unit_test(test_lost_words),
		cmocka_unit_test(test_mirrored),
	};
	return cmocka_run_group_tests(tests, desk_open, desk_close);
}
