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

static struct scene draw(struct desk *k, const struct desk_plan *p)
{
	struct chart *c = desk_chart(k, p, 1);
	if (!c)
		fail_msg("%s", desk_codes(k));
	struct scene s = desk_draw(k, c, 482);
	desk_codes(k);
	return s;
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
	struct scene s = draw(k, layers(k, "bar", "line", "목표"));
	assert_int_not_equal(paint_of(&s, "mark.bar"), paint_of(&s, "mark.line"));
	assert_string_equal(check_words(k, &s, "legend.name"), "실적|목표");
	assert_int_equal(check_count(&s, "axis.title"), 0); /* one of two would be wrong */
	s = draw(k, layers(k, "line", "line", "목표"));
	assert_int_equal(check_count(&s, "legend.name"), 0);
	assert_string_equal(check_words(k, &s, "label.name"), "목표|실적");
}

/* The same field twice needs no names, but a line on its own bars must be seen. */
static void test_layers_alike(void **state)
{
	struct desk *k = *state;
	struct scene s = draw(k, layers(k, "bar", "line", "실적"));
	assert_int_not_equal(paint_of(&s, "mark.bar"), paint_of(&s, "mark.line"));
	assert_int_equal(check_count(&s, "legend.name"), 0);
	assert_string_equal(check_words(k, &s, "axis.title"), "실적");
	s = draw(k, layers(k, "area", "line", "실적"));
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
	struct scene s = draw(k, p);
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
	struct scene s = draw(k, layers(k, "bar", "line", "목표"));
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
	struct scene s = draw(k, p);
	assert_string_equal(check_words(k, &s, "label.value"), "1,700");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layers_apart),
		cmocka_unit_test(test_layers_alike),
		cmocka_unit_test(test_layers_painted),
		cmocka_unit_test(test_struck_values),
		cmocka_unit_test(test_greatest_value),
	};
	return cmocka_run_group_tests(tests, desk_open, desk_close);
}
