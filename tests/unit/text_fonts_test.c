#include "text_support.h"

#include <math.h>

static void near(double a, double b)
{
	if (!(fabs(a - b) <= 0.0006))
		fail_msg("%.6f, expected %.6f", a, b);
}

/* T2, T9 and J5 as they were measured for the design. */
static void measured_constants(void **state)
{
	static const struct {
		const char *family;
		double top, bottom, center, lowest;
		uint32_t syllables;
	} want[] = {
		{"Noto Sans CJK KR", 0.821, -0.075, 0.373, -0.107, 11172},
		{"Noto Serif CJK KR", 0.843, -0.104, 0.370, -0.139, 11172},
		{"NanumGothic", 0.778, -0.143, 0.318, -0.177, 11172},
		{"NanumMyeongjo", 0.820, -0.106, 0.357, -0.123, 11172},
		{"NanumBarunGothic", 0.777, -0.130, 0.323, -0.155, 11172},
		{"NanumSquare", 0.771, -0.136, 0.317, -0.165, 2479},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof(want) / sizeof(*want); i++) {
		const struct text_font_file *x =
			text_fonts_find(f->fonts, str_of(want[i].family), 400);
		assert_non_null(x);
		near(x->body_top, want[i].top);
		near(x->body_bottom, want[i].bottom);
		near(x->body_center, want[i].center);
		near(x->lowest, want[i].lowest);
		assert_int_equal(x->syllables, want[i].syllables);
		assert_true(str_eq(x->sha256, x->locked));
	}
	near(text_fonts_find(f->fonts, STR(SANS), 700)->digit_width, 0.590);
	assert_true(f->fonts->comparable || !str_eq(f->fonts->release, STR("debian 12")));
}

/* The faces of other countries in the same collection do not exist. */
static void no_japanese_face(void **state)
{
	struct fixture *f = *state;
	assert_null(text_fonts_find(f->fonts, STR("Noto Sans CJK JP"), 400));
	assert_int_equal(text_fonts_find(f->fonts, STR(SANS), 400)->index, 1);
	assert_null(text_fonts_find(f->fonts, STR("DejaVu Sans"), 400));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(measured_constants),
		cmocka_unit_test(no_japanese_face),
	};
	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
