/* Periods of temporal columns as days, and back. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/table.h"

static void test_known_days(void **state)
{
	(void)state;
	assert_true(column_days(COLUMN_YEAR, 1970) == 0);
	assert_true(column_days(COLUMN_YEAR, 2025) == 20089);
	assert_true(column_days(COLUMN_QUARTER, 2025 * 4 + 2) == 20270); /* 1 July */
	assert_true(column_days(COLUMN_MONTH, 2024 * 12 + 2) == 19783); /* behind 29 February */
	assert_true(column_days(COLUMN_MONTH, 1969 * 12 + 11) == -31);
	assert_true(column_days(COLUMN_DATE, 20346) == 20346);
	assert_true(column_days(COLUMN_YEAR, 1600) == -135140);
}

static void test_every_day_returns(void **state)
{
	int y, m, d, py = 0, pm = 0, pd = 0;
	(void)state;
	for (double day = -800000; day < 800000; day++) {
		column_civil(day, &y, &m, &d);
		double first = column_days(COLUMN_MONTH, y * 12.0 + m - 1);
		assert_true(m >= 1 && m <= 12 && d >= 1 && d <= 31);
		assert_true(first + d - 1 == day);
		if (day > -800000)
			assert_true(y * 372 + m * 31 + d > py * 372 + pm * 31 + pd);
		py = y;
		pm = m;
		pd = d;
	}
}

static void test_hostile_days(void **state)
{
	static const double days[] = {1e300, -1e300, 1e11, -1e11, 0.99, -0.01};
	int y, m, d;
	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
		column_civil(days[i], &y, &m, &d);
		assert_true(m >= 1 && m <= 12 && d >= 1 && d <= 31);
	}
	assert_true(y == 1969 && m == 12 && d == 31);
	assert_true(isnan(column_days(COLUMN_MONTH, NAN)));
}

static void test_kinds(void **state)
{
	(void)state;
	assert_true(column_is_temporal(COLUMN_YEAR) && column_is_temporal(COLUMN_DATE));
	assert_true(column_is_temporal(COLUMN_QUARTER) && column_is_temporal(COLUMN_MONTH));
	assert_false(column_is_temporal(COLUMN_NUMBER) || column_is_temporal(COLUMN_CODE));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_days),
		cmocka_unit_test(test_every_day_returns),
		cmocka_unit_test(test_hostile_days),
		cmocka_unit_test(test_kinds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
