#include <hb.h>
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "text_support.h"

/* Typography that is seen in the scene: dots, underlines, raised and lowered digits. */

/* The highest stroke of any syllable, em. */
static double highest(const struct text_face *face)
{
	double top = 0;
	for (hb_codepoint_t c = 0xAC00, glyph; c <= 0xD7A3; c++) {
		hb_glyph_extents_t e;
		if (hb_font_get_nominal_glyph(face->hb_font, c, &glyph) &&
		    hb_font_get_glyph_extents(face->hb_font, glyph, &e))
			top = fmax(top, e.y_bearing);
	}
	return top / face->upem;
}

static struct rect box_of(const struct path *p)
{
	double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
	for (size_t i = 0; i < p->points; i++) {
		x0 = fmin(x0, p->at[i].x);
		y0 = fmin(y0, p->at[i].y);
		x1 = fmax(x1, p->at[i].x);
		y1 = fmax(y1, p->at[i].y);
	}
	return (struct rect){x0, y0, x1 - x0, y1 - y0};
}

static struct scene draw(struct fixture *f, const char *family, const char *s, bool dots,
			 bool underline)
{
	static const struct tag paragraph = {.kind = TAG_P};
	struct scene scene = {.mem = &f->mem, .tag = &paragraph};
	struct text_style style = fixture_style(f, family, 100);
	style.dots = dots;
	style.underline = underline;
	text_draw(text_line(f->t, str_of(s), style, SPAN_NONE, &f->d), &scene, "body",
		  (struct point){0, 0});
	return scene;
}

/* T8: a dot over every letter, centred on it, clear of the tallest syllable and
 * of the line above; no letter is slanted. */
static void dots(void **state)
{
	struct fixture *f = *state;
	static const char *const family[] = {SANS, SERIF};
	for (int i = 0; i < 2; i++) {
		struct scene s = draw(f, family[i], "힘 뽐, 9", true, false);
		const struct text_run *run = s.item[0].text.run;
		assert_int_equal(s.count, 4); /* none over the space and the comma */
		double x = 0, top = highest(run->face) * 100;
		size_t dot = 1;
		for (uint32_t g = 0; g < run->glyphs; g++) {
			char c = run->text.p[run->glyph[g].cluster];
			if (c != ' ' && c != ',') {
				struct rect r = box_of(&s.item[dot++].path);
				double middle = x + run->glyph[g].advance / 2;
				assert_true(fabs(r.x + r.w / 2 - middle) < 0.01);
				assert_true(-(r.y + r.h) > top + 10);
				assert_true(-r.y < 120 && r.w > 12);
			}
			x += run->glyph[g].advance;
		}
	}
}

/* T9: the line begins 0.04 em below the lowest stroke of the font or deeper. */
static void underlines(void **state)
{
	struct fixture *f = *state;
	static const struct {
		const char *family;
		double lowest;
	} v[] = {{SANS, -0.107}, {SERIF, -0.139}, {"NanumGothic", -0.177}};
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		struct scene s = draw(f, v[i].family, "밑줄", false, true);
		struct rect line = s.item[1].rect;
		assert_int_equal(s.item[1].kind, ITEM_RECT);
		assert_true(line.y >= -v[i].lowest * 100 + 4 - 0.1);
		assert_true(line.y + line.h < 40); /* and not in the next line */
		assert_true(fabs(line.w - s.item[0].text.run->width) < 1e-6);
	}
}

static const struct text_line *set(struct fixture *f, const char *s)
{
	return fixture_line(f, SANS, 10, s);
}

/* T10: what the fonts lack is drawn small from the plain digits, and stays the
 * character that it is. */
static void small_digits(void **state)
{
	struct fixture *f = *state;
	const struct text_line *line = set(f, "CO₂는");
	assert_int_equal(line->parts, 3);
	const struct text_run *two = line->part[1].run, *plain = set(f, "2")->part[0].run;
	assert_true(str_eq(two->text, STR("₂")));
	assert_int_equal(two->glyph[0].id, plain->glyph[0].id);
	assert_true(two->size >= 6 && two->size <= 7); /* 60 to 70 % */
	assert_true(two->glyph[0].dy < -1);
	assert_true(fabs(two->width / plain->width - two->size / 10) < 1e-3);
	line = set(f, "10⁸개");
	assert_true(line->part[1].run->glyph[0].dy > 3);
	assert_true(str_eq(line->text, STR("10⁸개")));
	assert_string_equal(fixture_codes(f), "");
}

/* The font's own ¹ and ⁴ do not stand beside small digits. */
static void one_kind_of_digits(void **state)
{
	struct fixture *f = *state;
	const struct text_line *own = set(f, "m²"), *mixed = set(f, "10⁻¹⁵");
	assert_int_equal(own->parts, 1);
	assert_true(own->part[0].run->size == 10);
	assert_int_equal(mixed->parts, 2);
	assert_true(str_eq(mixed->part[1].run->text, STR("⁻¹⁵")));
	assert_int_equal(mixed->part[1].run->glyphs, 3);
}

/* A line never begins with one (L2). */
static void small_digits_stay(void **state)
{
	struct fixture *f = *state;
	struct text_span span = {0, 0, fixture_style(f, SANS, 10)};
	struct str s = STR("이산화탄소CO₂₂배출량NH₃와CH₄");
	span.hi = s.n;
	for (int mode = 0; mode < 2; mode++) {
		struct text_para_style how = {.mode = mode ? TEXT_BREAK_SYLLABLE
							   : TEXT_BREAK_WORD};
		const struct text_para *p = text_para(f->t, s, &span, 1, how, SPAN_NONE, &f->d);
		for (double width = 22; width < 120; width += 3) {
			size_t count;
			const struct text_line *line = text_para_lines(f->t, p, width, &count);
			for (size_t i = 0; i < count; i++)
				assert_false(str_starts(line[i].text, STR("₂")) ||
					     str_starts(line[i].text, STR("₃")) ||
					     str_starts(line[i].text, STR("₄")));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dots),
		cmocka_unit_test(underlines),
		cmocka_unit_test(small_digits),
		cmocka_unit_test(one_kind_of_digits),
		cmocka_unit_test(small_digits_stay),
	};
	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
