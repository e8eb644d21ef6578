#include "chart_check.h"

#include "base/files.h"

/* The two charts of the briefing, in every particular. */
static struct scene draw(struct desk *k, struct desk_plan *p, double width, struct rect *at)
{
	static const struct tag document = {.kind = TAG_DOCUMENT};
	struct chart *c = desk_chart(k, p, 1);
	if (!c)
		fail_msg("%s", desk_codes(k));
	struct box box = chart_box(c, &document);
	struct scene s = {.mem = &k->mem};
	*at = (struct rect){10, 20, width, box.type->height(&box, width)};
	chart_place(c, &document, *at, &s);
	return s;
}

/* What a number says on the measure, read off two tick labels' grid lines. */
struct ruler {
	double zero, per_unit; /* y of 0; points per unit */
};

static struct ruler ruler_of(const struct scene *s, double step)
{
	double y0 = check_item(s, "axis.grid", 0)->path.at[0].y;
	double y1 = check_item(s, "axis.grid", 1)->path.at[0].y;
	return (struct ruler){y0, (y0 - y1) / step};
}

static void test_flip(void **state)
{
	struct desk *k = *state;
	struct rect at;
	struct scene s = draw(k, desk_flip(k), 482, &at);
	check_figure(&s, at);
	assert_string_equal(desk_codes(k), "");
	assert_string_equal(check_words(k, &s, "label.value"), "186개|32개");
	assert_string_equal(check_words(k, &s, "axis.label"), "2014|2024|0|50|100|150|200");
	assert_string_equal(check_words(k, &s, "annotate.text"), "5.8배 (연평균 +19.2%)");
	assert_string_equal(check_words(k, &s, "axis.unit"), "(단위: 개)");
	assert_string_equal(check_words(k, &s, "title"),
			    "[그림 1] 해외 본사 한국 스타트업, 10년 새 5.8배로");
	assert_non_null(strstr(check_words(k, &s, "note"), "주:|두 시점의"));
	assert_non_null(strstr(check_words(k, &s, "note"), "자료:|THE VC"));
	struct ruler r = ruler_of(&s, 50);
	struct rect a = check_item(&s, "mark.bar", 0)->rect,
		    b = check_item(&s, "mark.bar", 1)->rect;
	assert_true(fabs(a.h - 32 * r.per_unit) < 1e-6 && fabs(b.h - 186 * r.per_unit) < 1e-6);
	assert_true(fabs(a.y + a.h - r.zero) < 1e-6 && fabs(b.y + b.h - r.zero) < 1e-6);
	assert_true(a.w == b.w && a.w < 60); /* two bars are no blocks */
	double left = a.x - at.x, right = at.x + at.w - b.x - b.w;
	assert_true(fabs(left - right) < 30); /* in the middle, axis labels aside */
}

static double day(double year)
{
	return column_days(COLUMN_YEAR, year);
}

static void test_fuel(void **state)
{
	struct desk *k = *state;
	struct rect at;
	struct scene s = draw(k, desk_fuel(k), 482, &at);
	check_figure(&s, at);
	assert_string_equal(desk_codes(k), "");
	assert_string_equal(check_words(k, &s, "axis.label"),
			    "1990|2000|2010|2020|2030|2040|2050|0|2만|4만|6만|8만");
	assert_string_equal(check_words(k, &s, "label.name"), "발제자 주장|공식 관측");
	assert_string_equal(check_words(k, &s, "label.value"),
			    "6만 2,750톤(전망)|1만 9,536톤|4만 4천 톤(주장)");
	assert_non_null(strstr(
		check_words(k, &s, "note"),
		"전망: 발제자 주장 계열은 연 750톤씩 증가한다고 가정(2025년 4만 4천 톤 → 2050년 6만 "
		"2,750톤)"));
	assert_int_equal(check_count(&s, "legend.name"), 0);
	/* positions: proportional in time and in value */
	struct ruler r = ruler_of(&s, 20000);
	const struct path *line = &check_item(&s, "mark.line", 0)->path;
	static const double year[] = {1990, 2008, 2011, 2024},
			    value[] = {1336, 10101, 11839, 19536};
	double x0 = line->at[0].x, x1 = line->at[line->points - 1].x;
	assert_int_equal(line->points, 4); /* and no point of the other series */
	for (int i = 0; i < 4; i++) {
		double share = (day(year[i]) - day(1990)) / (day(2024) - day(1990));
		assert_true(fabs(line->at[i].x - (x0 + share * (x1 - x0))) < 1e-6);
		assert_true(fabs(line->at[i].y - (r.zero - value[i] * r.per_unit)) < 1e-6);
	}
	const struct item *claim = check_item(&s, "mark.line", 1);
	assert_true(claim->ink.dashes > 0);
	assert_true(fabs(claim->path.at[0].y - (r.zero - 44000 * r.per_unit)) < 1e-6);
	assert_true(claim->path.at[0].x > x1 + 1);
}

static struct str dump(struct desk *k, const struct chart *c, double width, double height)
{
	static const struct tag document = {.kind = TAG_DOCUMENT};
	struct scene s = {.mem = &k->mem};
	struct buf out = {0};
	chart_place(c, &document, (struct rect){0, 0, width, height}, &s);
	scene_dump(&s, &out);
	return buf_take(&out, &k->mem);
}

/* Placing changes nothing: the same size looks the same again. */
static void test_places_are_independent(void **state)
{
	struct desk *k = *state;
	struct chart *c = desk_chart(k, desk_fuel(k), 1);
	struct str first = dump(k, c, 482, 280);
	struct str narrow = dump(k, c, 240, 260);
	assert_false(str_eq(first, narrow));
	assert_true(str_eq(first, dump(k, c, 482, 280)));
	assert_true(str_eq(narrow, dump(k, c, 240, 260)));
}

/* Large type leaves a plot a fair share of the figure; type of paper's size, any room. */
static void test_plot_keeps_height(void **state)
{
	struct desk *k = *state;
	static const struct {
		double scale, height, least;
		const char *codes;
	} at[] = {
		{2, 420, 0.38, ""},     {2, 300, 0.38, "W698"}, {2, 240, 0.38, "W698"},
		{2, 200, 0.25, "W698"}, {1, 200, 0.38, ""},     {1, 140, 0.15, ""},
	};
	for (size_t i = 0; i < sizeof(at) / sizeof(*at); i++) {
		struct chart *c = desk_chart(k, desk_flip(k), at[i].scale);
		struct scene s = {.mem = &k->mem};
		chart_place(c, NULL, (struct rect){0, 0, 900, at[i].height}, &s);
		assert_string_equal(desk_codes(k), at[i].codes);
		double low = check_item(&s, "axis.grid", 0)->path.at[0].y, high = low;
		for (size_t n = check_count(&s, "axis.grid"); n-- > 0;)
			high = fmin(high, check_item(&s, "axis.grid", n)->path.at[0].y);
		assert_true(low - high >= at[i].least * at[i].height);
	}
}

/* A slide is paper seen larger: twice the scale on twice the paper. */
static void test_scale(void **state)
{
	struct desk *k = *state;
	static const struct tag document = {.kind = TAG_DOCUMENT};
	struct scene one = {.mem = &k->mem}, two = {.mem = &k->mem};
	struct chart *c = desk_chart(k, desk_flip(k), 1), *d = desk_chart(k, desk_flip(k), 2);
	chart_place(c, &document, (struct rect){0, 0, 480, 270}, &one);
	chart_place(d, &document, (struct rect){0, 0, 960, 540}, &two);
	assert_int_equal(one.count, two.count);
	for (size_t i = 0; i < one.count; i++) {
		if (one.item[i].kind != ITEM_TEXT)
			continue;
		assert_true(fabs(2 * one.item[i].text.at.x - two.item[i].text.at.x) < 0.05);
		assert_true(fabs(2 * one.item[i].text.at.y - two.item[i].text.at.y) < 0.05);
	}
}

/* Text belongs to the figure, its caption or its notes; the figure has its alt. */
static void test_tags(void **state)
{
	struct desk *k = *state;
	struct rect at;
	struct scene s = draw(k, desk_flip(k), 482, &at);
	const struct item *title = check_item(&s, "title", 0),
			  *bar = check_item(&s, "mark.bar", 0);
	const struct item *note = check_item(&s, "note", 0);
	assert_int_equal(title->tag->kind, TAG_CAPTION);
	assert_int_equal(note->tag->kind, TAG_P);
	assert_int_equal(bar->tag->kind, TAG_FIGURE);
	assert_ptr_equal(title->tag->parent, bar->tag);
	assert_ptr_equal(note->tag->parent, bar->tag);
	assert_true(bar->tag->alt.n > 20 && bar->tag->bbox.w == 482);
	assert_int_equal(bar->tag->parent->kind, TAG_DOCUMENT);
}

static void test_caption_presets(void **state)
{
	struct desk *k = *state;
	struct rect at;
	k->theme.caption.preset = STR("press");
	k->theme.caption.above = false;
	struct scene s = draw(k, desk_flip(k), 482, &at);
	check_figure(&s, at);
	k->theme = desk_theme();
	const struct item *title = check_item(&s, "title", 0);
	assert_string_equal(check_words(k, &s, "title"),
			    "< 해외 본사 한국 스타트업, 10년 새 5.8배로 >");
	double middle = title->text.at.x + title->text.run->width / 2;
	assert_true(fabs(middle - (at.x + at.w / 2)) < 0.5);
	assert_true(title->text.at.y > check_item(&s, "mark.bar", 0)->rect.y);
	assert_true(title->text.at.y < check_item(&s, "note", 0)->text.at.y);
}

/* DOPYO_UPDATE=1 accepts what is drawn now. */
static void golden(struct desk *k, struct desk_plan *p, const char *path)
{
	struct rect at;
	struct scene s = draw(k, p, 482, &at);
	struct buf out = {0};
	struct str want = STR_NONE;
	if (!k->fonts->comparable) {
		print_message("the fonts are not the pinned ones: %s is not compared\n", path);
		return;
	}
	scene_dump(&s, &out);
	struct str got = buf_take(&out, &k->mem);
	if (getenv("DOPYO_UPDATE")) {
		FILE *f = fopen(path, "w");
		assert_non_null(f);
		assert_int_equal(fwrite(got.p, 1, got.n, f), got.n);
		assert_int_equal(fclose(f), 0);
	}
	if (files_read(&k->mem, str_of(path), &want) != 0)
		fail_msg("%s: run from the top of the source tree", path);
	if (!str_eq(got, want)) {
		print_message("%.*s", STR_ARG(got));
		fail_msg("the scene is not that of %s", path);
	}
}

static void test_goldens(void **state)
{
	struct desk *k = *state;
	golden(k, desk_flip(k), "tests/unit/chart_flip.txt");
	golden(k, desk_fuel(k), "tests/unit/chart_fuel.txt");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_flip),
		cmocka_unit_test(test_fuel),
		cmocka_unit_test(test_places_are_independent),
		cmocka_unit_test(test_plot_keeps_height),
		cmocka_unit_test(test_scale),
		cmocka_unit_test(test_tags),
		cmocka_unit_test(test_caption_presets),
		cmocka_unit_test(test_goldens),
	};
	return cmocka_run_group_tests(tests, desk_open, desk_close);
}
