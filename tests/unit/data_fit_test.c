/* Curves by least squares: numbers worked out by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/fit.h"

static void near(double got, double wanted)
{
	if (!(fabs(got - wanted) <= 1e-9 * (1 + fabs(wanted))))
		fail_msg("%.12g, not %.12g", got, wanted);
}

static struct fit fitted(enum fit_method method, int order, const double *x, const double *y,
			 size_t count)
{
	struct fit f = {.method = method, .order = order};
	double low;
	assert_int_equal(fit_points(&f, (struct fit_data){x, y, count}, &low), FIT_OK);
	return f;
}

static enum fit_outcome outcome(enum fit_method method, int order, const double *x,
				const double *y, size_t count)
{
	struct fit f = {.method = method, .order = order};
	double low = NAN;
	enum fit_outcome o = fit_points(&f, (struct fit_data){x, y, count}, &low);
	if (o == FIT_LOW)
		assert_true(low <= 0);
	return o;
}

/* Means 3 and 4; products of the distances 6, squares of those of x 10. */
static void test_linear(void **state)
{
	static const double x[] = {1, 2, 3, 4, 5}, y[] = {2, 4, 5, 4, 5};
	double coef[FIT_ORDER + 1];
	struct fit f = fitted(FIT_LINEAR, 0, x, y, 5);
	(void)state;
	fit_coefficients(&f, coef);
	near(coef[0], 2.2);
	near(coef[1], 0.6);
	near(f.r2, 0.6);
	near(fit_at(&f, 1), 2.8);
	near(fit_at(&f, 10), 8.2);
}

/* Points that lie on a curve give it back. */
static void test_curves(void **state)
{
	static const double x[] = {1, 2, 4, 8};
	double y[4], coef[FIT_ORDER + 1];
	struct fit f;
	(void)state;
	for (int i = 0; i < 4; i++)
		y[i] = 1 + 2 * log(x[i]);
	f = fitted(FIT_LOG, 0, x, y, 4);
	fit_coefficients(&f, coef);
	near(coef[0], 1);
	near(coef[1], 2);
	for (int i = 0; i < 4; i++)
		y[i] = 3 * x[i] * x[i];
	f = fitted(FIT_POW, 0, x, y, 4);
	fit_coefficients(&f, coef);
	near(coef[0], 3);
	near(coef[1], 2);
	for (int i = 0; i < 4; i++)
		y[i] = 5 * exp(0.5 * x[i]);
	f = fitted(FIT_EXP, 0, x, y, 4);
	fit_coefficients(&f, coef);
	near(coef[0], 5);
	near(coef[1], 0.5);
	near(f.r2, 1);
}

/* Each point counts as much as its y: of 1, 1, 4 at 0, 0, 1 and 2 at 2 with weights 1, 1, 4,
 * 2 the sums are w 8, wx 8, wxx 12, w·ln y 10·ln 2, wx·ln y 12·ln 2; so b = ln 2 · (8·12 −
 * 8·10) / (8·12 − 64) = ln 2 / 2 and a = e^(ln 2 · (10 − 4) / 8). */
static void test_exp_weights(void **state)
{
	static const double x[] = {0, 0, 1, 2}, y[] = {1, 1, 4, 2};
	double coef[FIT_ORDER + 1];
	struct fit f = fitted(FIT_EXP, 0, x, y, 4);
	(void)state;
	fit_coefficients(&f, coef);
	near(coef[1], log(2) / 2);
	near(coef[0], pow(2, 0.75));
}

static void test_polynomials(void **state)
{
	static const double x[] = {2000, 2001, 2002, 2003, 2004}, y[] = {4, 1, 0, 1, 4};
	static const double cube[] = {-8, -1, 0, 1, 8}, near_zero[] = {-2, -1, 0, 1, 2};
	double coef[FIT_ORDER + 1];
	struct fit f = fitted(FIT_QUAD, 0, x, y, 5); /* (x − 2002)² */
	(void)state;
	near(fit_at(&f, 2002) + 1, 1);
	near(fit_at(&f, 2006), 16);
	near(f.r2, 1);
	f = fitted(FIT_POLY, 3, near_zero, cube, 5);
	fit_coefficients(&f, coef);
	near(coef[3], 1);
	near(coef[1] + 1, 1);
	near(fit_at(&f, 3), 27);
	f = fitted(FIT_POLY, 0, x, y, 5);
	near(fit_at(&f, 1), 2);
	f = fitted(FIT_POLY, 0, x, y, 1); /* a constant needs one point */
	near(fit_at(&f, 7), 4);
	assert_true(isnan(f.r2));
}

static void test_no_curve(void **state)
{
	static const double same[] = {3, 3, 3}, x[] = {1, 2, 3}, y[] = {1, 0, -2};
	(void)state;
	assert_int_equal(outcome(FIT_LINEAR, 0, same, x, 3), FIT_FEW);
	assert_int_equal(outcome(FIT_LINEAR, 0, x, y, 1), FIT_FEW);
	assert_int_equal(outcome(FIT_LINEAR, 0, x, y, 0), FIT_FEW);
	assert_int_equal(outcome(FIT_QUAD, 0, x, y, 2), FIT_FEW);
	assert_int_equal(outcome(FIT_POLY, 3, x, y, 3), FIT_FEW);
	assert_int_equal(outcome(FIT_EXP, 0, x, y, 3), FIT_LOW);
	assert_int_equal(outcome(FIT_LOG, 0, y, x, 3), FIT_LOW);
	assert_int_equal(outcome(FIT_LINEAR, 0, x, same, 3), FIT_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_linear),      cmocka_unit_test(test_curves),
		cmocka_unit_test(test_exp_weights), cmocka_unit_test(test_polynomials),
		cmocka_unit_test(test_no_curve),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
