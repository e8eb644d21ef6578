#include "chart_check.h"

/* Figures of a size that somebody else has chosen, as slides are. */
static const struct desk_column columns[] = {
	{"연도", COLUMN_YEAR, ""}, {"시군구", COLUMN_TEXT, ""}, {"값", COLUMN_NUMBER, "명"}};

/* Sixty small charts on a slide: smaller type, and every name in full. */
static void test_many_cells(void **state)
{
	struct desk *k = *state;
	const char *cell[60 * 3 * 3];
	for (int i = 0; i < 180; i++) {
		cell[3 * i] = arena_printf(&k->mem, "%d", 2020 + i % 3).p;
		cell[3 * i + 1] = arena_printf(&k->mem, "시군구 %d", 1 + i / 3).p;
		cell[3 * i + 2] = arena_printf(&k->mem, "%d", 700 + 13 * i).p;
	}
	struct desk_plan *p = desk_plan(k, desk_table(k, columns, 3, cell, 180), "line");
	desk_encode(p, CHANNEL_X, "연도", TYPE_TEMPORAL);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_FACET, "시군구", TYPE_NOMINAL);
	struct scene s = {.mem = &k->mem};
	static const struct tag document = {.kind = TAG_DOCUMENT};
	struct rect slide = {36, 36, 888, 468};
	const struct chart *c = desk_chart(k, p, 1.9);
	assert_non_null(c);
	chart_place(c, &document, slide, &s);
	assert_string_equal(desk_codes(k), "W698");
	check_inside(&s, slide);
	check_apart(&s);
	assert_int_equal(check_count(&s, "facet.header"), 60);
	assert_null(strstr(check_words(k, &s, "facet.header"), "…"));
}

/* Names of small pies stand over their circles, also where a slide leaves them much height. */
static void test_heads_of_pies(void **state)
{
	struct desk *k = *state;
	const char *cell[4 * 3 * 3];
	for (int i = 0; i < 12; i++) {
		cell[3 * i] = arena_printf(&k->mem, "%d", 2020 + i / 3).p;
		cell[3 * i + 1] = arena_printf(&k->mem, "몫 %d", i % 3).p;
		cell[3 * i + 2] = arena_printf(&k->mem, "%d", 30 + i).p;
	}
	struct desk_plan *p = desk_plan(k, desk_table(k, columns, 3, cell, 12), "arc");
	desk_encode(p, CHANNEL_THETA, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_COLOR, "시군구", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_FACET, "연도", TYPE_ORDINAL);
	struct scene s = {.mem = &k->mem};
	static const struct tag document = {.kind = TAG_DOCUMENT};
	const struct chart *c = desk_chart(k, p, 1.9);
	assert_non_null(c);
	chart_place(c, &document, (struct rect){36, 36, 888, 468}, &s);
	desk_codes(k);
	double low = 0, top = INFINITY;
	for (size_t i = 0; i < check_count(&s, "facet.header"); i++)
		low = fmax(low, check_item(&s, "facet.header", i)->text.at.y);
	for (size_t i = 0; i < check_count(&s, "mark.arc"); i++)
		for (size_t n = 0; n < check_item(&s, "mark.arc", i)->path.points; n++)
			top = fmin(top, check_item(&s, "mark.arc", i)->path.at[n].y);
	if (!(low > 0 && top > low && top - low < 30))
		fail_msg("heads stand %.1f over their pies", top - low);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_many_cells),
		cmocka_unit_test(test_heads_of_pies),
	};
	return cmocka_run_group_tests(tests, desk_open, desk_close);
}
