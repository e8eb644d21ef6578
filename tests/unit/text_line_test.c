#include "text_support.h"

#include <math.h>

#define assert_near(a, b, tolerance)                                       \
	do {                                                               \
		double a_ = (a), b_ = (b);                                 \
		if (!(fabs(a_ - b_) <= (tolerance)))                       \
			fail_msg("%s is %.6f, expected %.6f", #a, a_, b_); \
	} while (0)

/* J8: `ko` on every run, Hanja and Latin included. */
static void korean_glyphs_in_every_script(void **state)
{
	struct fixture *f = *state;
	const struct text_line *line =
		fixture_line(f, SANS, 1000, "全公 反 漢字·한글 “引用” (主)");
	assert_near(line->width, 12865, 0.5);
}

/* J9: nothing is rounded to pixels. */
static void no_rounding(void **state)
{
	struct fixture *f = *state;
	const char *s = "가나다라마바사아자차카타파하거너더러머버";
	assert_near(fixture_line(f, SANS, 9, s)->width, 165.6, 0.01);
	assert_near(fixture_line(f, SANS, 36, s)->width, 4 * 165.6, 0.01);
}

/* T3, T4. */
static void advances(void **state)
{
	struct fixture *f = *state;
	assert_near(fixture_line(f, SANS, 1, "가")->width, 0.920, 0.0005);
	assert_near(fixture_line(f, SERIF, 1, "가")->width, 0.966, 0.0015);
	assert_near(fixture_line(f, "NanumGothic", 1, "가")->width, 0.94, 0.005);
	assert_near(fixture_line(f, "NanumMyeongjo", 1, "가")->width, 0.95, 0.005);
	assert_near(fixture_line(f, "NanumGothicCoding", 1, "가a")->width, 1.5, 0.0005);
	assert_near(fixture_line(f, SANS, 1, "〈표〉")->width, 1.92, 0.0005);
	assert_near(fixture_line(f, SANS, 1, "「표」")->width, 1.92, 0.0005);
	assert_near(fixture_line(f, SANS, 1, "【표】")->width, 1.92, 0.0005);
	/* without `palt` the empty half goes all the same; a grid stays a grid */
	assert_true(fixture_line(f, "NanumMyeongjo", 1, "〈표〉")->width < 2.1);
	assert_near(fixture_line(f, GRID, 1, "〈표〉")->width, 3, 0.0005);
	assert_near(fixture_line(f, SANS, 1, "12표ab")->width,
		    fixture_line(f, SANS, 1, "표ab12")->width, 0.03);
	assert_string_equal(fixture_codes(f), "");
}

static void same_run(const struct text_run *a, const struct text_run *b)
{
	assert_ptr_equal(a->face, b->face);
	assert_int_equal(a->text.n, b->text.n);
	assert_memory_equal(a->text.p, b->text.p, a->text.n);
	assert_int_equal(a->glyphs, b->glyphs);
	assert_memory_equal(a->glyph, b->glyph, a->glyphs * sizeof(*a->glyph));
	assert_true(a->width == b->width);
}

/* J1: decomposed Hangul gives the runs of composed Hangul, byte for byte. */
static void decomposed_is_composed(void **state)
{
	struct fixture *f = *state;
	const char *family[] = {SANS,
				SERIF,
				"NanumMyeongjo",
				"NanumBarunGothic",
				"NanumSquare",
				"NanumGothicCoding"};
	for (size_t i = 0; i < sizeof(family) / sizeof(*family); i++) {
		const struct text_line *nfc = fixture_line(f, family[i], 10, "한글 각");
		const struct text_line *nfd = fixture_line(
			f, family[i], 10, "\u1112\u1161\u11ab\u1100\u1173\u11af \uac00\u11a8");
		assert_int_equal(nfc->parts, 1);
		assert_int_equal(nfd->parts, 1);
		same_run(nfc->part[0].run, nfd->part[0].run);
	}
	assert_string_equal(fixture_codes(f), "");
}

/* T6: right edges and decimal points align. */
static void digits_align(void **state)
{
	struct fixture *f = *state;
	const char *family[] = {SANS, SERIF, "NanumGothic", "NanumMyeongjo"};
	for (size_t i = 0; i < 4; i++) {
		struct text_style s = fixture_style(f, family[i], 100);
		s.tabular = true;
		const struct text_line *ones =
			text_line(f->t, STR("11,111.1"), s, SPAN_NONE, &f->d);
		const struct text_line *eights =
			text_line(f->t, STR("88,888.8"), s, SPAN_NONE, &f->d);
		assert_near(ones->width, eights->width, 0.01);
		const struct text_run *a = ones->part[0].run, *b = eights->part[0].run;
		assert_int_equal(a->glyphs, 8);
		for (uint32_t k = 0; k < 8; k++)
			assert_near((double)a->glyph[k].advance, (double)b->glyph[k].advance,
				    0.001);
	}
	/* and it is not so by itself */
	assert_true(fabs(fixture_line(f, SERIF, 100, "11,111.1")->width -
			 fixture_line(f, SERIF, 100, "88,888.8")->width) > 10);
}

static const struct text_face *face_of(const struct text_line *line, size_t part)
{
	assert_true(part < line->parts);
	return line->part[part].run->face;
}

/* J6: Hanja come from the Korean face, which stands at index 1 of the file. */
static void hanja_from_the_korean_face(void **state)
{
	struct fixture *f = *state;
	const struct text_line *line = fixture_line(f, "NanumMyeongjo", 10, "가公分半化");
	assert_int_equal(line->parts, 2);
	assert_true(str_eq(face_of(line, 0)->family, STR("NanumMyeongjo")));
	assert_true(str_eq(face_of(line, 1)->family, STR(SANS)));
	assert_int_equal(face_of(line, 1)->index, 1);
	assert_true(str_eq(line->part[1].run->text, STR("公分半化")));
}

/* J5: a face that maps a character to an empty glyph does not have it. */
static void blank_glyphs_are_not_drawn(void **state)
{
	struct fixture *f = *state;
	const struct text_line *line = fixture_line(f, "NanumSquare", 10, "가힣펲찦漢");
	assert_int_equal(line->parts, 2);
	assert_true(str_eq(line->part[0].run->text, STR("가")));
	assert_true(str_eq(face_of(line, 1)->family, STR(SANS)));
	assert_string_equal(fixture_codes(f), "");
}

static void unknown_character_is_an_error(void **state)
{
	struct fixture *f = *state;
	struct text_style s = fixture_style(f, SANS, 10);
	struct span at = {1, 5, 9};
	const struct text_line *line = text_line(f->t, STR("가\U00012000나"), s, at, &f->d);
	assert_non_null(f->d.first);
	assert_int_equal(f->d.first->code, DIAG_TEXT_COVERAGE);
	assert_int_equal(f->d.first->at.lo, 5);
	assert_true(str_eq(f->d.first->arg[1], STR("U+12000")));
	assert_false(f->d.world); /* the input is wrong, not the world */
	assert_true(str_eq(line->text, STR("가나")));
	/* once for a place, again for another */
	text_line(f->t, STR("가\U00012000나"), s, at, &f->d);
	assert_int_equal(f->d.errors, 1);
	text_line(f->t, STR("가\U00012000나"), s, (struct span){1, 20, 24}, &f->d);
	assert_int_equal(f->d.errors, 2);
	fixture_codes(f);
	/* a lone tone mark would bring a dotted circle; Hebrew would run backwards */
	fixture_line(f, SANS, 10, "\u302e");
	fixture_line(f, SANS, 10, "\u05d0");
	assert_string_equal(fixture_codes(f), "E803 E803");
}

static void controls(void **state)
{
	struct fixture *f = *state;
	assert_true(str_eq(fixture_line(f, SANS, 10, "가\t나\r\n다\u2028라")->text,
			   STR("가 나 다 라")));
	assert_string_equal(fixture_codes(f), "");
	assert_true(str_eq(fixture_line(f, SANS, 10, "가\b나\xc2\x80")->text, STR("가나")));
	assert_string_equal(fixture_codes(f), "E804 E804");
	fixture_line(f, SANS, 10, "\xff가\ufffd");
	assert_string_equal(fixture_codes(f), "E805 E805");
	fixture_line(f, "NanumBarunGothic", 10, "\ue0bc");
	assert_string_equal(fixture_codes(f), "E806");
}

/* J4: CP949's wave dash, which no face has, and dots between syllables. */
static void look_alikes(void **state)
{
	struct fixture *f = *state;
	assert_true(str_eq(fixture_line(f, SANS, 10, "1\u223C2\u301C3\uFF5E4월")->text,
			   STR("1~2~3~4월")));
	assert_true(
		str_eq(fixture_line(f, SANS, 10, "가\u318D나\u30FB다\u2027\u1105\u1161")->text,
		       STR("가·나·다·라")));
	/* a letter, and what stands between others, stay */
	assert_true(str_eq(fixture_line(f, SANS, 10, "\u318D \u30ABA\u30FB\u30AB")->text,
			   STR("\u318D \u30ABA\u30FB\u30AB")));
	assert_string_equal(fixture_codes(f), "");
}

/* J7: old Hangul and tone marks are one run of Noto, without dotted circles. */
static void old_hangul_is_one_run(void **state)
{
	struct fixture *f = *state;
	const struct text_line *line =
		fixture_line(f, "NanumGothic", 10, "가\u1112\u119e\u11ab\u302e나");
	assert_int_equal(line->parts, 3);
	assert_true(str_eq(face_of(line, 1)->family, STR(SANS)));
	const struct text_run *run = line->part[1].run;
	for (uint32_t i = 0; i < run->glyphs; i++)
		assert_int_not_equal(run->glyph[i].id, 0);
	assert_string_equal(fixture_codes(f), "");
}

static double spaced(struct fixture *f, const char *s, double spacing)
{
	struct text_style style = fixture_style(f, SANS, 100);
	style.spacing = spacing;
	return text_line(f->t, str_of(s), style, SPAN_NONE, &f->d)->width;
}

/* T5, J10: one gap between two Hangul clusters, none elsewhere. */
static void letter_spacing(void **state)
{
	struct fixture *f = *state;
	assert_near(spaced(f, "구분표", 0.05) - spaced(f, "구분표", 0), 10, 0.01);
	assert_near(spaced(f, "구분 12kg(가)", 0.05) - spaced(f, "구분 12kg(가)", 0), 5, 0.01);
	assert_near(spaced(f, "\u1112\u119e\u11ab\u1112\u119e\u11ab", -0.05) -
			    spaced(f, "\u1112\u119e\u11ab\u1112\u119e\u11ab", 0),
		    -5, 0.01);
}

static void shaped_once(void **state)
{
	struct fixture *f = *state;
	struct text_style a = fixture_style(f, SANS, 10), b = a;
	b.rgba = 0xFF0000FF;
	const struct text_line *x = text_line(f->t, STR("같은 글"), a, SPAN_NONE, &f->d);
	const struct text_line *y = text_line(f->t, STR("같은 글"), b, SPAN_NONE, &f->d);
	assert_ptr_equal(x->part[0].run, y->part[0].run);
	assert_int_equal(y->part[0].style->rgba, 0xFF0000FF);
	b.size = 11;
	y = text_line(f->t, STR("같은 글"), b, SPAN_NONE, &f->d);
	assert_ptr_not_equal(x->part[0].run, y->part[0].run);
	/* many strings, the table grows */
	const struct text_run *first[1000];
	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < 1000; i++) {
			struct str s = arena_printf(&f->mem, "%d번", i);
			const struct text_line *l = text_line(f->t, s, a, SPAN_NONE, &f->d);
			if (pass)
				assert_ptr_equal(first[i], l->part[0].run);
			first[i] = l->part[0].run;
		}
}

static void clusters_point_into_the_text(void **state)
{
	struct fixture *f = *state;
	const struct text_line *line =
		fixture_line(f, "NanumMyeongjo", 10, "가나 公分 office 1,234 〈표〉 “인용”");
	size_t n = 0;
	double x = 0;
	for (size_t i = 0; i < line->parts; i++) {
		const struct text_run *run = line->part[i].run;
		assert_near(line->part[i].x, x, 1e-9);
		assert_ptr_equal(run->text.p, line->text.p + n);
		double width = 0;
		for (uint32_t g = 0; g < run->glyphs; g++) {
			assert_true(run->glyph[g].cluster < run->text.n);
			assert_true(!g || run->glyph[g].cluster >= run->glyph[g - 1].cluster);
			width += (double)run->glyph[g].advance;
		}
		assert_near(run->width, width, 1e-9);
		x += width;
		n += run->text.n;
	}
	assert_int_equal(n, line->text.n);
	assert_near(line->width, x, 1e-9);
}

/* T2: the middle of the body stands where the middle is asked for. */
static void centred_on_the_body(void **state)
{
	struct fixture *f = *state;
	const struct text_line *line = fixture_line(f, SANS, 100, "가");
	assert_near(text_center(line, 200), 200 + 37.3, 0.1);
	line = fixture_line(f, "NanumGothic", 100, "abc");
	assert_near(text_center(line, 0), 31.8, 0.1);
	/* whatever the string at hand holds */
	assert_near(text_center(fixture_line(f, SANS, 100, "-"), 0),
		    text_center(fixture_line(f, SANS, 100, "漢"), 0), 1e-9);
}

static void hanging_spaces(void **state)
{
	struct fixture *f = *state;
	const struct text_line *line = fixture_line(f, SANS, 10, "가나  ");
	assert_near(line->width, 18.4, 1e-4);
	assert_true(str_eq(line->text, STR("가나  ")));
	assert_near(fixture_line(f, SANS, 10, "   ")->width, 0, 1e-6);
	line = fixture_line(f, SANS, 10, "");
	assert_int_equal(line->parts, 0);
	assert_true(line->ascent > 5 && line->width == 0);
}

/* T7: no face of the weight, no emboldening. */
static void chains(void **state)
{
	struct fixture *f = *state;
	struct str bad[] = {STR("Noto Sans CJK JP"), STR(SANS)};
	assert_int_equal(text_chain(f->t, bad, 2, SPAN_NONE, &f->d), TEXT_BAD);
	assert_true(str_eq(f->d.first->arg[1], STR(SANS)));
	assert_string_equal(fixture_codes(f), "E801");
	struct text_style ko = fixture_style(f, "나눔고딕", 10);
	ko.weight = 700;
	const struct text_line *line = text_line(f->t, STR("굵게"), ko, SPAN_NONE, &f->d);
	assert_true(str_eq(face_of(line, 0)->family, STR("NanumGothic")));
	assert_int_equal(face_of(line, 0)->weight, 600);
	assert_int_equal(fixture_style(f, SANS, 10).chain, fixture_style(f, SANS, 12).chain);
	assert_string_equal(fixture_codes(f), "");
}

/* T9: the line clears the lowest Hangul stroke. */
static void underline_clears_hangul(void **state)
{
	struct fixture *f = *state;
	assert_near(face_of(fixture_line(f, SANS, 10, "가"), 0)->underline_top, 0.147, 0.001);
	assert_near(face_of(fixture_line(f, SERIF, 10, "가"), 0)->underline_top, 0.179, 0.001);
	assert_true(face_of(fixture_line(f, "NanumGothic", 10, "가"), 0)->underline_top >
		    0.177 + 0.039);
}

static void faces_in_the_order_of_use(void **state)
{
	struct fixture *f = *state;
	const struct text_face *const *face;
	size_t count = text_faces(f->t, &face);
	assert_true(count > 3);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(face[i]->number, i);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(korean_glyphs_in_every_script),
		cmocka_unit_test(no_rounding),
		cmocka_unit_test(advances),
		cmocka_unit_test(decomposed_is_composed),
		cmocka_unit_test(digits_align),
		cmocka_unit_test(hanja_from_the_korean_face),
		cmocka_unit_test(blank_glyphs_are_not_drawn),
		cmocka_unit_test(unknown_character_is_an_error),
		cmocka_unit_test(controls),
		cmocka_unit_test(look_alikes),
		cmocka_unit_test(old_hangul_is_one_run),
		cmocka_unit_test(letter_spacing),
		cmocka_unit_test(shaped_once),
		cmocka_unit_test(clusters_point_into_the_text),
		cmocka_unit_test(centred_on_the_body),
		cmocka_unit_test(hanging_spaces),
		cmocka_unit_test(chains),
		cmocka_unit_test(underline_clears_hangul),
		cmocka_unit_test(faces_in_the_order_of_use),
	};
	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
