#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "chart/bind/palette.h"

static const color krds[8] = {0x256ef4ff, 0xc78500ff, 0x521419ff, 0x052561ff,
			      0x58616aff, 0x8a5c00ff, 0x8a949eff, 0x1c589cff};

static void near(double got, double wanted, double within)
{
	if (!(fabs(got - wanted) <= within))
		fail_msg("%.6f is not %.6f", got, wanted);
}

/* G. Sharma, W. Wu, E. N. Dalal, Color Research & Application 30 (2005), table 1. */
static const double sharma[][7] = {
	{50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425},
	{50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615},
	{50, 2.8361, -74.0200, 50, 0, -82.7485, 3.4412},
	{50, -1.3802, -84.2814, 50, 0, -82.7485, 1},
	{50, -1.1848, -84.8006, 50, 0, -82.7485, 1},
	{50, -0.9009, -85.5211, 50, 0, -82.7485, 1},
	{50, 0, 0, 50, -1, 2, 2.3669},
	{50, -1, 2, 50, 0, 0, 2.3669},
	{50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792},
	{50, 2.49, -0.001, 50, -2.49, 0.0010, 7.1792},
	{50, 2.49, -0.001, 50, -2.49, 0.0011, 7.2195},
	{50, 2.49, -0.001, 50, -2.49, 0.0012, 7.2195},
	{50, -0.001, 2.49, 50, 0.0009, -2.49, 4.8045},
	{50, -0.001, 2.49, 50, 0.0010, -2.49, 4.8045},
	{50, -0.001, 2.49, 50, 0.0011, -2.49, 4.7461},
	{50, 2.5, 0, 50, 0, -2.5, 4.3065},
	{50, 2.5, 0, 73, 25, -18, 27.1492},
	{50, 2.5, 0, 61, -5, 29, 22.8977},
	{50, 2.5, 0, 56, -27, -3, 31.9030},
	{50, 2.5, 0, 58, 24, 15, 19.4535},
	{50, 2.5, 0, 50, 3.1736, 0.5854, 1},
	{50, 2.5, 0, 50, 3.2972, 0, 1},
	{50, 2.5, 0, 50, 1.8634, 0.5757, 1},
	{50, 2.5, 0, 50, 3.2592, 0.3350, 1},
	{60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644},
	{63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630},
	{61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731},
	{35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645},
	{22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373},
	{36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146},
	{90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441},
	{90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381},
	{6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377},
	{2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082},
};

static void test_sharma_pairs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(sharma) / sizeof(sharma[0]); i++) {
		const double *p = sharma[i];
		struct palette_lab one = {p[0], p[1], p[2]}, two = {p[3], p[4], p[5]};
		near(palette_difference(one, two), p[6], 1e-4);
		near(palette_difference(two, one), p[6], 1e-4);
	}
}

static void test_contrast(void **state)
{
	(void)state;
	near(palette_contrast(0x000000ff, 0xffffffff), 21, 1e-9);
	near(palette_contrast(0x777777ff, 0xffffffff), 4.478, 1e-3);
	near(palette_contrast(0x1e2124ff, 0xffffffff), 16.2, 0.05);
	near(palette_contrast(0x256ef4ff, 0xffffffff), 4.6, 0.05);
	near(palette_contrast(0xffffffff, 0x256ef4ff), palette_contrast(0x256ef4ff, 0xffffffff),
	     1e-12);
}

static void test_lab_of_known_colours(void **state)
{
	(void)state;
	struct palette_lab white = palette_lab(0xffffffff, PALETTE_NORMAL);
	near(white.l, 100, 1e-3);
	near(white.a, 0, 0.01);
	struct palette_lab red = palette_lab(0xff0000ff, PALETTE_NORMAL);
	near(red.l, 53.24, 0.01);
	near(red.a, 80.09, 0.01);
	near(red.b, 67.20, 0.01);
}

/* The order of HANGUL.md section 8 and its column of smallest differences. */
static void test_default_palette_distances(void **state)
{
	(void)state;
	static const double least[8] = {0, 56.6, 37.3, 27.9, 18.2, 17.3, 16.0, 12.8};
	for (size_t i = 1; i < 8; i++) {
		double d = INFINITY;
		for (size_t a = 0; a <= i; a++)
			for (size_t b = a + 1; b <= i; b++)
				d = fmin(d, palette_apart(krds[a], krds[b], NULL));
		near(d, least[i], 0.06);
	}
}

static void test_check(void **state)
{
	(void)state;
	for (size_t n = 1; n <= 8; n++)
		assert_int_equal(palette_check(krds, n, 0xffffffff).kind, PALETTE_FINE);
	/* primary, danger, success, warning at 50: danger and warning under deutan */
	static const color fifty[4] = {0x256ef4ff, 0xde3412ff, 0x228738ff, 0x9e6a00ff};
	struct palette_fault f = palette_check(fifty, 4, 0xffffffff);
	assert_int_equal(f.kind, PALETTE_ALIKE);
	assert_true(f.value < 15 && f.wanted == 15);
	static const color pale[2] = {0x256ef4ff, 0xcdd1d5ff};
	f = palette_check(pale, 2, 0xffffffff);
	assert_int_equal(f.kind, PALETTE_PALE);
	assert_int_equal(f.a, 1);
	static const color same[2] = {0x256ef4ff, 0x256ef4ff};
	assert_int_equal(palette_check(same, 2, 0xffffffff).kind, PALETTE_ALIKE);
	assert_int_equal(palette_check(NULL, 0, 0xffffffff).kind, PALETTE_FINE);
}

/* Six of seven colours may not come nearer than 15, even where a seventh is there. */
static void test_first_six(void **state)
{
	(void)state;
	color near[7];
	for (size_t i = 0; i < 6; i++)
		near[i] = krds[i];
	near[5] = krds[7]; /* 12.8 from another one: good enough as the eighth only */
	near[6] = krds[6];
	assert_int_equal(palette_check(near, 6, 0xffffffff).kind, PALETTE_ALIKE);
	assert_int_equal(palette_check(near, 7, 0xffffffff).kind, PALETTE_ALIKE);
}

/* The second palette: 4.5 : 1 on white, apart for every vision and in grey. */
static void test_high_contrast(void **state)
{
	(void)state;
	static const color high[6] = {0x256ef4ff, 0x000000ff, 0x8a5c00ff,
				      0x052561ff, 0x58616aff, 0x422c00ff};
	for (size_t n = 1; n <= 6; n++)
		assert_int_equal(palette_check(high, n, 0xffffffff).kind, PALETTE_FINE);
	for (size_t i = 0; i < 6; i++)
		assert_true(palette_contrast(high[i], 0xffffffff) >= 4.5);
	assert_int_equal(palette_grey(high, 6).kind, PALETTE_FINE);
}

/* The default's third and fourth colour need the hatch or the label (C4). */
static void test_grey(void **state)
{
	(void)state;
	struct palette_fault f = palette_grey(krds, 8);
	assert_int_equal(f.kind, PALETTE_GREY);
	assert_int_equal(f.a, 2);
	assert_int_equal(f.b, 3);
	assert_true(f.value < f.wanted);
	assert_int_equal(palette_grey(krds, 1).kind, PALETTE_FINE);
	assert_int_equal(palette_grey(NULL, 0).kind, PALETTE_FINE);
}

/* Whatever the palette, each colour differs from the one before it in
 * lightness or in being hatched (C4), and no hatch is wasted. */
static void test_hatch(void **state)
{
	(void)state;
	unsigned seed = 20261123;
	bool hatch[8];
	palette_hatch(krds, 8, hatch);
	for (size_t i = 0; i < 8; i++)
		assert_int_equal(hatch[i], i == 3 || i == 5);
	for (int round = 0; round < 2000; round++) {
		color series[8];
		for (size_t i = 0; i < 8; i++) {
			seed = seed * 1664525 + 1013904223;
			series[i] = (seed & 0xffffff00) | 0xff;
		}
		palette_hatch(series, 8, hatch);
		assert_false(hatch[0]);
		for (size_t i = 1; i < 8; i++) {
			double apart = fabs(palette_lab(series[i], PALETTE_NORMAL).l -
					    palette_lab(series[i - 1], PALETTE_NORMAL).l);
			assert_true(apart >= 10 || hatch[i] != hatch[i - 1]);
			assert_true(apart < 10 || !hatch[i]);
		}
	}
}

static void test_text_on(void **state)
{
	(void)state;
	const color dark = 0x1e2124ff;
	color best;
	assert_true(palette_text_on(0x052561ff, dark, &best));
	assert_int_equal(best, 0xffffffff);
	assert_true(palette_text_on(0xf4f5f6ff, dark, &best));
	assert_int_equal(best, dark);
	/* a mid grey on which neither white nor a middle grey can be read */
	assert_false(palette_text_on(0x888888ff, 0x464c53ff, &best));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sharma_pairs),
		cmocka_unit_test(test_contrast),
		cmocka_unit_test(test_lab_of_known_colours),
		cmocka_unit_test(test_default_palette_distances),
		cmocka_unit_test(test_check),
		cmocka_unit_test(test_first_six),
		cmocka_unit_test(test_high_contrast),
		cmocka_unit_test(test_grey),
		cmocka_unit_test(test_hatch),
		cmocka_unit_test(test_text_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
