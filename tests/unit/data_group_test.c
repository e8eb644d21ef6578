/* Bins, time units, operations and groups against plain arithmetic. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "data/group.h"
#include "data/summary.h"

static void wished(double lo, double hi, struct bins_wish w, const char *wanted)
{
	struct bins b;
	char got[80];
	assert_true(bins_choose(lo, hi, &w, &b));
	snprintf(got, sizeof(got), "%g %g %g", b.start, b.stop, b.step);
	assert_string_equal(got, wanted);
	assert_int_equal(b.last, lround((b.stop - b.start) / b.step) - 1);
}

static void bins(double lo, double hi, int most, double step, const char *wanted)
{
	wished(lo, hi, (struct bins_wish){.most = most, .step = step}, wanted);
}

/* Vega's own choices for the same ends. */
static void test_bins(void **state)
{
	(void)state;
	bins(0, 100, 0, NAN, "0 100 10");
	bins(3, 97, 0, NAN, "0 100 10");
	bins(1.5, 9.2, 0, NAN, "1 10 1");
	bins(0, 120, 0, NAN, "0 120 20");
	bins(-7, 7, 5, NAN, "-10 10 5");
	bins(0.01, 0.09, 20, NAN, "0.01 0.09 0.005");
	bins(5, 5, 0, NAN, "5 5.5 0.5");
	bins(1, 29, 0, 7, "0 35 7");
	struct bins b;
	assert_false(bins_choose(0, 1, &(struct bins_wish){.step = 1e-6}, &b));
	assert_true(bins_choose(0, 1, &(struct bins_wish){.step = 0.1}, &b));
	assert_true(bins_at(&b, 0.3) == 0.3 && bins_at(&b, 0.7) == 0.7);
	assert_true(bins_at(&b, 1) == 0.9); /* the last bin holds its end */
	assert_true(bins_end(&b, 2) == 0.3);
}

/* The rest of Vega's wishes, by what its own bin() says of them. */
static void test_bins_wished(void **state)
{
	(void)state;
	static const double four[] = {4, 2}, steps[] = {1, 5, 10, 25}, odd[] = {2, 3};
	struct bins b;
	wished(3, 97, (struct bins_wish){.step = NAN, .base = 2}, "0 112 16");
	wished(0.3, 0.9, (struct bins_wish){.most = 6, .step = NAN, .base = 5}, "0.2 1 0.2");
	wished(3, 97, (struct bins_wish){.step = NAN, .divide = four, .divides = 2},
	       "0 100 10");
	wished(3, 97, (struct bins_wish){.most = 20, .step = NAN, .least = 10}, "0 100 10");
	wished(3, 97, (struct bins_wish){.step = NAN, .steps = steps, .step_count = 4},
	       "0 100 5");
	wished(0, 1e6, (struct bins_wish){.most = 1000, .step = 300, .steps = odd},
	       "0 1.0002e+06 300");
	wished(12, 1234, (struct bins_wish){.most = 6, .step = NAN}, "0 1500 500");
	wished(5, 5, (struct bins_wish){.step = NAN, .plain = true}, "5 5.5 0.5");
	wished(3, 97, (struct bins_wish){.step = NAN, .plain = true}, "3 103 10");
	/* nothing of the data is lost where bins are moved */
	wished(0, 10, (struct bins_wish){.step = 2, .anchored = true, .anchor = 1}, "-1 11 2");
	wished(1, 10, (struct bins_wish){.step = 2, .anchored = true, .anchor = 5}, "1 11 2");
	wished(0, 10, (struct bins_wish){.step = 2, .anchored = true, .anchor = 4}, "0 10 2");
	struct bins_wish some = {.step = 4, .within = true, .lo = 0, .hi = 20};
	wished(-90, 90, some, "0 20 4");
	assert_true(bins_choose(-90, 90, &some, &b));
	assert_true(bins_index(&b, -0.1) == BINS_NONE && bins_index(&b, 20.1) == BINS_NONE);
	assert_true(bins_index(&b, 20) == 4 && bins_at(&b, 20) == 16 && isnan(bins_at(&b, 21)));
	struct bins_wish plain = {.step = 0.1, .plain = true};
	assert_true(bins_choose(0.05, 0.95, &plain, &b));
	assert_true(bins_end(&b, 1) == 0.25 && bins_at(&b, 0.26) == 0.25);
}

static void test_time_units(void **state)
{
	(void)state;
	double days = column_days(COLUMN_MONTH, 2025 * 12 + 8) + 14; /* 2025-09-15, Monday */
	assert_true(timeunit_at(TIMEUNIT_YEAR, COLUMN_DATE, days) == 2025);
	assert_true(timeunit_at((TIMEUNIT_YEAR | TIMEUNIT_QUARTER), COLUMN_DATE, days) ==
		    2025 * 4 + 2);
	assert_true(timeunit_at((TIMEUNIT_YEAR | TIMEUNIT_MONTH), COLUMN_DATE, days) ==
		    2025 * 12 + 8);
	assert_true(timeunit_at(TIMEUNIT_MONTH, COLUMN_DATE, days) == 9);
	assert_true(timeunit_at(TIMEUNIT_DATE, COLUMN_DATE, days) == 15);
	assert_true(timeunit_at(TIMEUNIT_DAY, COLUMN_DATE, days) == 1);
	assert_true(timeunit_at(TIMEUNIT_DAY, COLUMN_DATE, -1) == 3);
	/* 2025-01-01 was a Wednesday, 2025-01-05 the first Sunday; 2023 began on one */
	double january = column_days(COLUMN_YEAR, 2025);
	assert_true(timeunit_at(TIMEUNIT_WEEK, COLUMN_DATE, january + 3) == 0);
	assert_true(timeunit_at(TIMEUNIT_WEEK, COLUMN_DATE, january + 4) == 1);
	assert_true(timeunit_at(TIMEUNIT_WEEK, COLUMN_DATE, january + 10) == 1);
	assert_true(timeunit_at(TIMEUNIT_WEEK, COLUMN_DATE, january + 11) == 2);
	assert_true(timeunit_at(TIMEUNIT_WEEK, COLUMN_DATE, column_days(COLUMN_YEAR, 2023)) ==
		    1);
	assert_true(timeunit_at((TIMEUNIT_YEAR | TIMEUNIT_WEEK), COLUMN_DATE, january) ==
		    january - 3);
	assert_true(timeunit_at((TIMEUNIT_YEAR | TIMEUNIT_WEEK), COLUMN_DATE, january + 4) ==
		    january + 4);
	assert_true(timeunit_at(TIMEUNIT_DAYOFYEAR, COLUMN_DATE, january + 31) == 32);
	double clock = january + (3 * 3600 + 10 * 60 + 20) / 86400.0;
	assert_true(timeunit_at(TIMEUNIT_SECONDS, COLUMN_DATE, clock) == 20);
	assert_true(timeunit_at((TIMEUNIT_MINUTES | TIMEUNIT_SECONDS), COLUMN_DATE, clock) ==
		    620);
	double time = days + 13.0 / 24 + 30.0 / 1440; /* no double is that */
	assert_true(timeunit_at(TIMEUNIT_HOURS, COLUMN_DATE, time) == 13);
	assert_true(timeunit_at(TIMEUNIT_MINUTES, COLUMN_DATE, time) == 30);
	assert_true(timeunit_at((TIMEUNIT_HOURS | TIMEUNIT_MINUTES), COLUMN_DATE, time) ==
		    13 * 60 + 30);
	assert_true(timeunit_at((TIMEUNIT_YEAR | TIMEUNIT_MONTH | TIMEUNIT_DATE), COLUMN_DATE,
				time) == days);
	assert_true(
		timeunit_at((TIMEUNIT_YEAR | TIMEUNIT_MONTH | TIMEUNIT_DATE | TIMEUNIT_HOURS),
			    COLUMN_DATE, time) == days + 13.0 / 24);
	for (int i = 0; i < 1440; i++) /* every minute of a day is itself */
		assert_true(timeunit_at((TIMEUNIT_HOURS | TIMEUNIT_MINUTES), COLUMN_DATE,
					days + i / 1440.0) == i);
	double march = column_days(COLUMN_MONTH, 2025 * 12 + 2);
	assert_true(timeunit_at((TIMEUNIT_MONTH | TIMEUNIT_DATE), COLUMN_DATE, march) ==
		    61); /* of 2012 */
	struct arena mem = {0};
	assert_string_equal(timeunit_label((TIMEUNIT_MONTH | TIMEUNIT_DATE), 61, true, &mem).p,
			    "3. 1.");
	assert_string_equal(timeunit_label((TIMEUNIT_MONTH | TIMEUNIT_DATE), 61, false, &mem).p,
			    "Mar 1");
	assert_string_equal(timeunit_label(TIMEUNIT_HOURS, 7, true, &mem).p, "7시");
	assert_string_equal(
		timeunit_label((TIMEUNIT_HOURS | TIMEUNIT_MINUTES), 7 * 60 + 5, true, &mem).p,
		"07:05");
	arena_finish(&mem);
	struct str word = STR("hoursminutes");
	timeunit unit;
	assert_true(timeunit_find(word, &unit) && unit == (TIMEUNIT_HOURS | TIMEUNIT_MINUTES));
	assert_false(timeunit_fits(TIMEUNIT_HOURS, COLUMN_MONTH));
	assert_true(timeunit_fits((TIMEUNIT_YEAR | TIMEUNIT_MONTH), COLUMN_MONTH));
	assert_false(timeunit_fits(TIMEUNIT_MONTH, COLUMN_QUARTER));
	assert_false(timeunit_fits(TIMEUNIT_YEAR, COLUMN_NUMBER));
	assert_true(timeunit_fits(TIMEUNIT_QUARTER, COLUMN_MONTH));
}

/* A unit by its word; a label in Korean. */
static timeunit unit(const char *word)
{
	timeunit u = TIMEUNIT_NONE;
	assert_true(timeunit_find(str_of(word), &u));
	return u;
}

static void labelled(struct arena *mem, timeunit u, double number, const char *wanted)
{
	assert_string_equal(timeunit_label(u, number, true, mem).p, wanted);
}

static void test_time_words(void **state)
{
	struct arena mem = {0};
	timeunit u;
	(void)state;
	assert_true(unit("utcyearmonth") == unit("yearmonth"));
	assert_true(unit("binnedutcyearweek") == unit("yearweek"));
	assert_true(timeunit_find_binned(STR("binnedyear")));
	assert_false(timeunit_find_binned(STR("year")));
	assert_false(timeunit_find(STR("binnedmonth"), &u));
	assert_false(timeunit_find(STR("yeardate"), &u));
	assert_true(timeunit_type(unit("yearquartermonth")) == COLUMN_MONTH);
	assert_true(timeunit_type(unit("yearweekdayhours")) == COLUMN_DATE);
	assert_true(timeunit_season(unit("dayhours")) && !timeunit_few(unit("dayhours")));
	assert_true(timeunit_few(unit("month")) && !timeunit_few(unit("dayofyear")));
	labelled(&mem, unit("quartermonth"), 9, "3분기 9월");
	labelled(&mem, unit("weekday"), 9, "제2주 월");
	labelled(&mem, unit("dayhours"), 24 + 13, "월 13시");
	labelled(&mem, unit("monthdatehours"), 24 * 60 + 7, "3. 1. 7시");
	labelled(&mem, unit("hoursminutesseconds"), 3661, "01:01:01");
	labelled(&mem, unit("minutesseconds"), 620, "10분 20초");
	labelled(&mem, unit("secondsmilliseconds"), 5020, "5.020초");
	labelled(&mem, timeunit_every(unit("month"), 3), 4, "4~6월");
	labelled(&mem, timeunit_every(unit("day"), 3), 6, "토");
	labelled(&mem, timeunit_every(unit("week"), 4), -3, "제0주");
	arena_finish(&mem);
}

/* Steps are counted from the begin of the next coarser part, as Vega counts them. */
static void test_time_steps(void **state)
{
	double day = column_days(COLUMN_MONTH, 2025 * 12 + 8) + 14; /* 2025-09-15 */
	double first = column_days(COLUMN_MONTH, 2025 * 12 + 8);
	(void)state;
	assert_true(timeunit_at(timeunit_every(unit("year"), 10), COLUMN_YEAR, 2025) == 2020);
	assert_true(timeunit_at(timeunit_every(unit("month"), 4), COLUMN_DATE, day) == 9);
	assert_true(timeunit_at(timeunit_every(unit("quarter"), 2), COLUMN_DATE, day) == 3);
	assert_true(timeunit_at(timeunit_every(unit("yearmonthdate"), 10), COLUMN_DATE, day) ==
		    first + 10);
	timeunit half = timeunit_every(unit("yearmonthdatehoursminutes"), 30);
	assert_true(timeunit_at(half, COLUMN_DATE, day + 13.9 / 24) == day + 13.5 / 24);
	double clock = day + 0.250 / 86400;
	assert_true(timeunit_at(unit("milliseconds"), COLUMN_DATE, clock) == 250);
	char room[24];
	struct str s = column_period(COLUMN_DATE, day + (3600 + 5.25) / 86400, room);
	assert_true(str_eq(s, STR("2025-09-15 01:00:05.250")));
	assert_true(timeunit_choose(first, first + 365, 12) ==
		    timeunit_every(unit("yearmonth"), 1));
	assert_true(timeunit_choose(0, 36525, 10) == timeunit_every(unit("year"), 10));
	assert_true(timeunit_shown(unit("month"), 9) == 2012 * 12 + 8);
	assert_true(timeunit_shown(unit("day"), 0) == column_days(COLUMN_YEAR, 2012));
}

static double roll(void)
{
	return rand() / (double)RAND_MAX;
}

static double streamed(enum summary_op op, const double *v, size_t n)
{
	struct summary s = {0};
	for (size_t i = 0; i < n; i++)
		summary_add(&s, op, v[i]);
	return summary_value(&s, op);
}

static void near_to(double got, long double wanted)
{
	if (fabs(got - (double)wanted) > 1e-9 * (1 + fabs((double)wanted)))
		fail_msg("%.17g, not %.17Lg", got, wanted);
}

/* Two passes in long double. */
static void test_operations(void **state)
{
	(void)state;
	double v[40];
	for (int round = 0; round < 500; round++) {
		size_t n = 2 + (size_t)(roll() * 38);
		double scale = pow(10, roll() * 20 - 8), shift = (roll() - 0.5) * 100 * scale;
		long double sum = 0, squares = 0;
		for (size_t i = 0; i < n; i++) {
			v[i] = shift + scale * roll();
			sum += v[i];
		}
		for (size_t i = 0; i < n; i++)
			squares += (v[i] - sum / n) * (v[i] - sum / n);
		near_to(streamed(SUMMARY_SUM, v, n), sum);
		near_to(streamed(SUMMARY_MEAN, v, n), sum / n);
		near_to(streamed(SUMMARY_VARIANCEP, v, n) / scale / scale,
			squares / n / scale / scale);
		near_to(streamed(SUMMARY_STDEV, v, n) / scale,
			sqrtl(squares / (n - 1)) / scale);
		near_to(streamed(SUMMARY_STDERR, v, n) / scale,
			sqrtl(squares / (n - 1) / n) / scale);
	}
	double some[] = {7, 1, 3, 2, 3};
	assert_true(summary_of(SUMMARY_MEDIAN, some, 5) == 3);
	assert_true(summary_of(SUMMARY_Q1, some, 5) == 2);
	assert_true(summary_of(SUMMARY_DISTINCT, some, 5) == 4);
	double few[] = {1, 2};
	assert_true(summary_of(SUMMARY_Q3, few, 2) == 1.75);
	assert_true(isnan(summary_of(SUMMARY_MEDIAN, few, 0)));
	double t[] = {4, 6, 5, 9, 1}; /* mean 5, standard error 1.3038404810405297 */
	near_to(streamed(SUMMARY_CI0, t, 5), 5 - 2.7764451051977934L * 1.3038404810405297L);
	near_to(streamed(SUMMARY_CI1, t, 5), 5 + 2.7764451051977934L * 1.3038404810405297L);
	near_to(streamed(SUMMARY_CI1, few, 2), 1.5L + 12.706204736174707L * 0.5L);
	near_to(streamed(SUMMARY_CI1, t, 4), 6 + 3.182446305283710L * 1.0801234497346435L);
	assert_true(isnan(streamed(SUMMARY_CI0, few, 1)));
	double many[501];
	for (int i = 0; i < 501; i++)
		many[i] = i % 2;
	double half = streamed(SUMMARY_CI1, many, 501) - streamed(SUMMARY_MEAN, many, 501);
	near_to(half / streamed(SUMMARY_STDERR, many, 501), 1.964719837L); /* 500 degrees */
	double holes[] = {NAN, 4, NAN};
	assert_true(streamed(SUMMARY_COUNT, holes, 3) == 3);
	assert_true(streamed(SUMMARY_MISSING, holes, 3) == 2);
	assert_true(streamed(SUMMARY_MIN, holes, 3) == 4);
	assert_true(isnan(streamed(SUMMARY_SUM, holes, 1)));
	assert_true(isnan(streamed(SUMMARY_STDEV, holes, 3)));
	double cancel[] = {1e16, 1, -1e16};
	assert_true(streamed(SUMMARY_SUM, cancel, 3) == 1);
}

#define ROWS 5000

/* Groups by two columns are those that a quadratic search finds. */
static void test_groups(void **state)
{
	(void)state;
	struct arena mem = {0};
	struct str *text = ARENA_NEW(&mem, struct str, ROWS);
	double *number = ARENA_NEW(&mem, double, ROWS);
	bool *missing = ARENA_NEW(&mem, bool, ROWS);
	struct column c[2] = {{.type = COLUMN_TEXT, .cells = {.text = text}},
			      {.type = COLUMN_NUMBER, .number = number, .missing = missing}};
	for (uint32_t r = 0; r < ROWS; r++) {
		text[r] = arena_printf(&mem, "가나다라마바사%d", rand() % 40);
		number[r] = r % 3 ? rand() % 30 - 15 : -0.0;
		missing[r] = rand() % 20 == 0;
	}
	struct group_key key[] = {{.column = &c[0]}, {.column = &c[1]}};
	struct groups g;
	group_open(&g, key, 2, &mem);
	for (uint32_t r = 0; r < ROWS; r++) {
		uint32_t id = group_add(&g, r), first = 0;
		while (!(str_eq(text[first], text[r]) && missing[first] == missing[r] &&
			 (missing[r] || number[first] == number[r])))
			first++;
		assert_true(id < g.count);
		assert_int_equal(g.first[id], first);
	}
	arena_finish(&mem);
}

/* Words of a file: the walk may stop at the row that brings the last group. */
static void test_all_groups(void **state)
{
	(void)state;
	struct arena mem = {0};
	static const struct cells_word word[] = {{0, 3}, {3, 3}, {6, 3}};
	static const uint32_t code[] = {0, 1, 0, 2, 1, 2}, other[] = {0, 0, 1, 0, 0, 0};
	bool missing[6] = {false};
	struct column c[] = {
		{.cells = {.base = "가나다", .word = word, .words = 3, .code = code}},
		{.cells = {.base = "라마", .word = word, .words = 2, .code = other}}};
	struct group_key key[] = {{.column = &c[0]}, {.column = &c[1]}};
	struct groups g;
	group_open(&g, key, 1, &mem);
	for (uint32_t r = 0; r < 6; r++) {
		assert_true(group_all(&g) == (r > 3));
		group_add(&g, r);
	}
	group_open(&g, key, 2, &mem); /* of six pairs, four are there */
	for (uint32_t r = 0; r < 6; r++)
		group_add(&g, r);
	assert_true(g.count < 6 && !group_all(&g));
	c[0].missing = missing;
	group_open(&g, key, 1, &mem); /* a cell that is not there would be one more */
	for (uint32_t r = 0; r < 6; r++)
		group_add(&g, r);
	assert_true(g.count == 3 && !group_all(&g));
	arena_finish(&mem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bins),       cmocka_unit_test(test_bins_wished),
		cmocka_unit_test(test_time_units), cmocka_unit_test(test_time_words),
		cmocka_unit_test(test_time_steps), cmocka_unit_test(test_operations),
		cmocka_unit_test(test_groups),     cmocka_unit_test(test_all_groups),
	};
	srand(20261123);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
