/* The life of a scale: domains, positions, calendar ticks, hostile data. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/num.h"
#include "scale/scale.h"

static struct str tick_texts(struct scale *s)
{
	struct buf b = {0};
	for (size_t i = 0; i < s->ticks; i++) {
		if (i)
			buf_char(&b, ' ');
		buf_str(&b, s->tick[i].text);
	}
	return buf_take(&b, s->mem);
}

static void train(struct scale *s, const double *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		scale_number(s, v[i]);
}

static void test_zero_baseline(void **state)
{
	struct arena mem = {0};
	struct scale s;
	(void)state;
	scale_init(&s, SCALE_LINEAR, &mem);
	s.zero = true;
	train(&s, (double[]){32, 186}, 2);
	scale_settle(&s, 5);
	scale_range(&s, 400, 0);
	assert_string_equal(tick_texts(&s).p, "0 50 100 150 200");
	assert_false(s.cut);
	assert_true(scale_at(&s, 0) == 400 && scale_at(&s, 200) == 0 &&
		    scale_at(&s, 100) == 200);
	assert_true(scale_base(&s) == 400);
	arena_finish(&mem);
}

static void test_cut(void **state)
{
	struct arena mem = {0};
	struct scale s;
	(void)state;
	scale_init(&s, SCALE_LINEAR, &mem);
	train(&s, (double[]){98.2, 101.3}, 2);
	scale_settle(&s, 5);
	scale_range(&s, 0, 10);
	assert_true(s.cut);
	assert_true(scale_base(&s) == 0); /* the end next to zero */
	s.zero = true;
	scale_settle(&s, 5);
	assert_false(s.cut);
	assert_true(s.lo == 0);
	arena_finish(&mem);
}

static void test_negative_bars(void **state)
{
	struct arena mem = {0};
	struct scale s;
	(void)state;
	scale_init(&s, SCALE_LINEAR, &mem);
	s.zero = true;
	train(&s, (double[]){-3, -7.5}, 2);
	scale_settle(&s, 4);
	scale_range(&s, 0, 100);
	assert_true(s.hi == 0 && s.lo <= -7.5);
	assert_true(scale_base(&s) == 100);
	arena_finish(&mem);
}

static void test_one_value(void **state)
{
	static const double values[] = {0, 5, -5, 1e-12, 1e15, 186, 0.3, 1e308, -1e308, 5e-324};
	(void)state;
	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
		struct arena mem = {0};
		struct scale s;
		scale_init(&s, SCALE_LINEAR, &mem);
		train(&s, (double[]){values[i], values[i], values[i]}, 3);
		scale_settle(&s, 5);
		scale_range(&s, 0, 100);
		double at = scale_at(&s, values[i]);
		assert_true(at >= 0 && at <= 100);
		assert_true(s.ticks >= 2);
		arena_finish(&mem);
	}
}

static void test_nothing_seen(void **state)
{
	static const enum scale_kind kinds[] = {SCALE_LINEAR, SCALE_LOG, SCALE_TIME, SCALE_BAND,
						SCALE_POINT};
	(void)state;
	for (size_t i = 0; i < 5; i++) {
		struct arena mem = {0};
		struct scale s;
		scale_init(&s, kinds[i], &mem);
		scale_number(&s, NAN);
		scale_number(&s, INFINITY);
		scale_settle(&s, 5);
		scale_range(&s, 0, 100);
		assert_false(s.trained);
		assert_int_equal(s.ticks, 0);
		assert_true(isfinite(scale_at(&s, 3)));
		assert_true(isfinite(scale_base(&s)));
		arena_finish(&mem);
	}
}

static void test_wishes(void **state)
{
	struct arena mem = {0};
	struct scale s;
	(void)state;
	scale_init(&s, SCALE_LINEAR, &mem);
	s.zero = true;
	s.wish_hi = 250;
	train(&s, (double[]){32, 186}, 2);
	scale_settle(&s, 5);
	assert_true(s.lo == 0 && s.hi == 250);
	s.wish_hi = 187; /* not moved to a tick, and no tick behind it */
	scale_settle(&s, 5);
	assert_true(s.hi == 187 && s.tick[s.ticks - 1].value == 150);
	s.wish_lo = 300; /* the wrong way round */
	scale_settle(&s, 5);
	assert_true(s.lo == 187 && s.hi == 300);
	arena_finish(&mem);
}

static void test_log(void **state)
{
	static const struct {
		double lo, hi;
		bool nice;
		const char *want;
	} rows[] = {
		{3, 800, true, "2 5 10 20 50 100 200 500 1000"},
		{1, 1e6, true, "1 10 100 1000 10000 100000 1000000"},
		{0.003, 4e8, true, "0.001 0.1 10 1000 100000 10000000 1000000000"},
		{30, 80, true, "20 50 100"},
		{30, 80, false, "30 40 50 60 70 80"},
		{1000, 1000, true, "500 1000 2000"},
		{10, 1000, false, "10 20 50 100 200 500 1000"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct arena mem = {0};
		struct scale s;
		scale_init(&s, SCALE_LOG, &mem);
		s.nice = rows[i].nice;
		train(&s, (double[]){rows[i].lo, rows[i].hi}, 2);
		scale_settle(&s, 6);
		scale_range(&s, 0, 100);
		assert_string_equal(tick_texts(&s).p, rows[i].want);
		assert_true(scale_at(&s, rows[i].lo) > -1e-9);
		assert_true(scale_at(&s, rows[i].hi) < 100 + 1e-9);
		assert_true(scale_at(&s, -4) == 0 && scale_at(&s, 0) == 0);
		arena_finish(&mem);
	}
}

static void test_log_refuses(void **state)
{
	struct arena mem = {0};
	struct scale s;
	(void)state;
	scale_init(&s, SCALE_LOG, &mem);
	train(&s, (double[]){10, 100}, 2);
	assert_false(s.refused);
	scale_number(&s, 0);
	assert_true(s.refused && s.seen_lo == 10);
	s.wish_lo = -5; /* cannot be shown, and so is not wished for */
	scale_settle(&s, 5);
	scale_range(&s, 0, 1);
	assert_true(s.lo == 10 && scale_at(&s, 100) == 1);
	arena_finish(&mem);
}

static void test_band(void **state)
{
	struct arena mem = {0};
	struct scale s;
	double w;
	(void)state;
	scale_init(&s, SCALE_BAND, &mem);
	scale_name(&s, STR("서울"));
	scale_name(&s, STR("부산"));
	scale_name(&s, STR("서울"));
	scale_name(&s, STR("제주"));
	s.padding_inner = 0.2;
	s.padding_outer = 0.1;
	scale_settle(&s, 5);
	scale_range(&s, 0, 300);
	assert_int_equal(s.levels, 3);
	assert_string_equal(tick_texts(&s).p, "서울 부산 제주");
	assert_int_equal(scale_level(&s, STR("제주")), 2);
	assert_int_equal(scale_level(&s, STR("대구")), 3);
	assert_true(fabs(scale_band(&s, 1, &w) - 110) < 1e-9 && fabs(w - 80) < 1e-9);
	assert_true(fabs(scale_at(&s, 1) - 150) < 1e-9);
	scale_range(&s, 300, 0); /* the other way: same widths */
	assert_true(fabs(scale_band(&s, 0, &w) - 210) < 1e-9 && fabs(w - 80) < 1e-9);
	assert_true(fabs(scale_at(&s, 0) - 250) < 1e-9);
	arena_finish(&mem);
}

static void test_point(void **state)
{
	struct arena mem = {0};
	struct scale s;
	double w;
	(void)state;
	scale_init(&s, SCALE_POINT, &mem);
	scale_name(&s, STR("a"));
	scale_name(&s, STR("b"));
	scale_settle(&s, 5);
	scale_range(&s, 0, 100);
	assert_true(scale_at(&s, 0) == 25 && scale_at(&s, 1) == 75);
	assert_true(scale_band(&s, 1, &w) == 75 && w == 0);
	arena_finish(&mem);
}

static void test_many_names(void **state)
{
	struct arena mem = {0};
	struct scale s;
	(void)state;
	scale_init(&s, SCALE_BAND, &mem);
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 100000; i++)
			scale_name(&s, arena_printf(&mem, "범주 %d", i));
	assert_int_equal(s.levels, 100000);
	assert_int_equal(scale_level(&s, STR("범주 77777")), 77777);
	assert_int_equal(scale_level(&s, STR_NONE), 100000);
	arena_finish(&mem);
}

static struct scale time_scale(struct arena *mem, enum column_type column, const double *number,
			       size_t n)
{
	struct scale s;
	scale_init(&s, SCALE_TIME, mem);
	s.column = column;
	for (size_t i = 0; i < n; i++)
		scale_number(&s, column_days(column, number[i]));
	return s;
}

static void test_years(void **state)
{
	struct arena mem = {0};
	double year[60];
	(void)state;
	for (int i = 0; i < 60; i++)
		year[i] = 1991 + i;
	struct scale s = time_scale(&mem, COLUMN_YEAR, year, 60);
	scale_settle(&s, 6);
	scale_range(&s, 0, 590);
	assert_string_equal(tick_texts(&s).p, "2000 2010 2020 2030 2040 2050");
	assert_int_equal(s.ticked, COLUMN_YEAR);
	scale_settle(&s, 12);
	assert_string_equal(tick_texts(&s).p,
			    "1995 2000 2005 2010 2015 2020 2025 2030 2035 2040 2045 2050");
	assert_true(scale_at(&s, column_days(COLUMN_YEAR, 1991)) == 0);
	/* proportional to time */
	double span = column_days(COLUMN_YEAR, 2050) - column_days(COLUMN_YEAR, 1991);
	double gone = column_days(COLUMN_YEAR, 2024) - column_days(COLUMN_YEAR, 1991);
	assert_true(fabs(scale_at(&s, column_days(COLUMN_YEAR, 2024)) - 590 * gone / span) <
		    1e-9);
	arena_finish(&mem);
}

/* Times of the day are ticked by hours and minutes; days alone are not. */
static void test_clock(void **state)
{
	struct arena mem = {0};
	(void)state;
	struct scale s = time_scale(&mem, COLUMN_DATE, (double[]){20000.05, 20001.5}, 2);
	scale_settle(&s, 6);
	assert_true(s.clock && s.ticked == COLUMN_DATE);
	assert_string_equal(tick_texts(&s).p, "2024-10-04 06:00 2024-10-04 12:00 "
					      "2024-10-04 18:00 2024-10-05 2024-10-05 06:00 "
					      "2024-10-05 12:00");
	s = time_scale(&mem, COLUMN_DATE, (double[]){20000.05, 20900}, 2);
	scale_settle(&s, 6);
	assert_false(s.clock);
	s = time_scale(&mem, COLUMN_DATE, (double[]){20000, 20001}, 2);
	scale_settle(&s, 6);
	assert_false(s.clock);
	assert_string_equal(tick_texts(&s).p, "2024-10-04 2024-10-05");
	arena_finish(&mem);
}

static void test_few_years_stay(void **state)
{
	struct arena mem = {0};
	(void)state;
	struct scale s = time_scale(&mem, COLUMN_YEAR, (double[]){2024, 2014, 2024}, 3);
	scale_settle(&s, 6);
	assert_string_equal(tick_texts(&s).p, "2014 2024");
	/* two that would meet: the calendar's steps instead */
	s = time_scale(&mem, COLUMN_YEAR, (double[]){2000, 2023, 2024}, 3);
	scale_settle(&s, 6);
	assert_string_equal(tick_texts(&s).p, "2000 2005 2010 2015 2020");
	s = time_scale(&mem, COLUMN_YEAR, (double[]){2024}, 1);
	scale_settle(&s, 6);
	scale_range(&s, 0, 10);
	assert_string_equal(tick_texts(&s).p, "2024");
	assert_true(scale_at(&s, s.tick[0].value) == 5);
	arena_finish(&mem);
}

static void test_quarters_months_days(void **state)
{
	struct arena mem = {0};
	double v[40];
	(void)state;
	for (int i = 0; i < 13; i++)
		v[i] = 2022 * 4 + 3 + i;
	struct scale s = time_scale(&mem, COLUMN_QUARTER, v, 13);
	scale_settle(&s, 6);
	assert_string_equal(tick_texts(&s).p,
			    "2023-Q1 2023-Q3 2024-Q1 2024-Q3 2025-Q1 2025-Q3");
	for (int i = 0; i < 20; i++)
		v[i] = 2024 * 12 + 1 + i;
	s = time_scale(&mem, COLUMN_MONTH, v, 20);
	scale_settle(&s, 6);
	assert_string_equal(tick_texts(&s).p,
			    "2024-04 2024-07 2024-10 2025-01 2025-04 2025-07");
	assert_int_equal(s.ticked, COLUMN_MONTH);
	scale_settle(&s, 2);
	assert_string_equal(tick_texts(&s).p, "2024-07 2025-01 2025-07");
	for (int i = 0; i < 30; i++)
		v[i] = column_days(COLUMN_MONTH, 2025 * 12 + 8) + i;
	s = time_scale(&mem, COLUMN_DATE, v, 30);
	scale_settle(&s, 5); /* Mondays */
	assert_string_equal(tick_texts(&s).p,
			    "2025-09-01 2025-09-08 2025-09-15 2025-09-22 2025-09-29");
	arena_finish(&mem);
}

static void test_pad(void **state)
{
	struct arena mem = {0};
	(void)state;
	struct scale s = time_scale(&mem, COLUMN_YEAR, (double[]){2014, 2024}, 2);
	s.pad = scale_period(COLUMN_YEAR) / 2;
	scale_settle(&s, 5);
	scale_range(&s, 0, 110);
	assert_true(fabs(scale_at(&s, s.seen_lo) - 5) < 0.1);
	assert_true(fabs(scale_at(&s, s.seen_hi) - 105) < 0.1);
	arena_finish(&mem);
}

static void test_hostile_times(void **state)
{
	struct arena mem = {0};
	(void)state;
	struct scale s = time_scale(&mem, COLUMN_DATE, (double[]){1e300, -1e300, 0.5}, 3);
	scale_settle(&s, 4);
	scale_range(&s, 0, 1);
	assert_true(s.ticks >= 2 && s.ticks <= 8);
	assert_true(scale_at(&s, 1e300) == 1);
	arena_finish(&mem);
}

static void test_far_outside(void **state)
{
	struct arena mem = {0};
	struct scale s;
	(void)state;
	scale_init(&s, SCALE_LINEAR, &mem);
	train(&s, (double[]){0, 1e-300}, 2);
	scale_settle(&s, 4);
	scale_range(&s, 0, 100);
	assert_true(isfinite(scale_at(&s, 1e308)) && scale_at(&s, 1e308) > 1e6);
	assert_true(isfinite(scale_at(&s, -1e308)) && scale_at(&s, -1e308) < -1e6);
	arena_finish(&mem);
}

static uint64_t next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

/* Ticks sorted, unique and inside; their texts read back; every datum inside the range. */
static void check(struct scale *s, const double *v, size_t n, double from, double to)
{
	double lo = fmin(from, to) - 1e-6, hi = fmax(from, to) + 1e-6;
	scale_range(s, from, to);
	assert_true(isfinite(s->lo) && isfinite(s->hi) && s->hi > s->lo);
	for (size_t i = 0; i < s->ticks; i++) {
		assert_true(s->tick[i].value >= s->lo && s->tick[i].value <= s->hi);
		assert_true(!i || s->tick[i].value > s->tick[i - 1].value);
		assert_false(i && str_eq(s->tick[i].text, s->tick[i - 1].text));
		double back;
		if (s->kind != SCALE_TIME) {
			assert_true(num_parse(s->tick[i].text, &back));
			assert_true(back == s->tick[i].value);
		}
	}
	for (size_t i = 0; i < n; i++) {
		double at = scale_at(s, v[i]);
		assert_true(at >= lo && at <= hi);
	}
}

static void test_any_data(void **state)
{
	static const enum column_type columns[] = {COLUMN_YEAR, COLUMN_QUARTER, COLUMN_MONTH,
						   COLUMN_DATE};
	uint64_t seed = 750;
	(void)state;
	print_message("seed %llu\n", (unsigned long long)seed);
	for (int round = 0; round < 3000; round++) {
		struct arena mem = {0};
		struct scale s;
		double v[12];
		size_t n = 1 + next(&seed) % 12;
		enum scale_kind kind = (enum scale_kind)(next(&seed) % 3);
		scale_init(&s, kind, &mem);
		double size = pow(10, (double)(next(&seed) % 28) - 12);
		if (kind == SCALE_TIME)
			s.column = columns[next(&seed) % 4];
		for (size_t i = 0; i < n; i++) {
			double u = (double)(next(&seed) % 1000001) / 1000000;
			v[i] = kind == SCALE_LOG ? (u + 1e-6) * size
			       : kind == SCALE_TIME
				       ? column_days(s.column,
						     floor(u * 200) + (s.column == COLUMN_YEAR
									       ? 1900
									       : 8000))
				       : (u - 0.5) * size;
			scale_number(&s, v[i]);
		}
		s.zero = next(&seed) % 2;
		s.nice = next(&seed) % 2;
		scale_settle(&s, 1 + next(&seed) % 12);
		check(&s, v, n, 0, 640);
		scale_settle(&s, 5);
		check(&s, v, n, 400, 20);
		arena_finish(&mem);
	}
}

/* Positions are as a root or a logarithm of the value, zero included, both signs. */
static void test_bent(void **state)
{
	struct arena mem = {0};
	struct scale s;
	(void)state;
	scale_init(&s, SCALE_POW, &mem);
	s.zero = true;
	train(&s, (double[]){100, 400}, 2);
	scale_settle(&s, 5);
	scale_range(&s, 0, 200);
	assert_string_equal(tick_texts(&s).p, "0 100 200 300 400");
	assert_true(fabs(scale_at(&s, 100) - 100) < 1e-9);
	assert_true(fabs(scale_at(&s, 400) - 200) < 1e-9);
	scale_init(&s, SCALE_SYMLOG, &mem);
	train(&s, (double[]){-390, 5200}, 2);
	scale_settle(&s, 5);
	scale_range(&s, 0, 100);
	assert_string_equal(tick_texts(&s).p, "-1000 -10 0 10 1000");
	assert_true(fabs(scale_at(&s, 9) - scale_at(&s, 0) -
			 (scale_at(&s, 0) - scale_at(&s, -9))) < 1e-9);
	arena_finish(&mem);
}

/* Zero is a tick wherever the data cross it, whatever ends and constant they have. */
static void test_symlog_zero(void **state)
{
	(void)state;
	unsigned seed = 7;
	for (int turn = 0; turn < 4000; turn++) {
		struct arena mem = {0};
		struct scale s;
		double part[4];
		for (int i = 0; i < 4; i++) {
			seed = seed * 1103515245u + 12345u;
			part[i] = (double)(seed >> 8 & 0xffff) / 0xffff;
		}
		scale_init(&s, SCALE_SYMLOG, &mem);
		s.constant = pow(10, round(8 * part[0] - 4));
		s.nice = turn % 2;
		train(&s, (double[]){-pow(10, 9 * part[1] - 4), pow(10, 9 * part[2] - 4)}, 2);
		scale_settle(&s, 2 + (size_t)(8 * part[3]));
		bool found = false;
		for (size_t i = 0; i < s.ticks; i++)
			found |= s.tick[i].value == 0;
		if (!found)
			print_message("%g..%g of %g\n", s.seen_lo, s.seen_hi, s.constant);
		assert_true(found);
		arena_finish(&mem);
	}
}

static void test_reverse_and_clamp(void **state)
{
	static const double want[] = {3, 250, 7};
	struct arena mem = {0};
	struct scale s;
	(void)state;
	scale_init(&s, SCALE_LINEAR, &mem);
	s.reverse = s.clamp = true;
	s.wish_lo = 0;
	s.wish_hi = 10;
	s.want = want;
	s.wants = 3;
	train(&s, (double[]){2, 40}, 2);
	scale_settle(&s, 5);
	scale_range(&s, 0, 100);
	assert_string_equal(tick_texts(&s).p, "3 7"); /* 250 is not on the axis */
	assert_true(scale_at(&s, 0) == 100 && scale_at(&s, 10) == 0);
	assert_true(scale_at(&s, 40) == 0 && scale_at(&s, -5) == 100);
	arena_finish(&mem);
}

/* What two scales saw is one domain. */
static void test_share(void **state)
{
	struct arena mem = {0};
	struct scale a, b;
	(void)state;
	scale_init(&a, SCALE_LINEAR, &mem);
	scale_init(&b, SCALE_LINEAR, &mem);
	b.zero = true;
	train(&a, (double[]){30, 40}, 2);
	train(&b, (double[]){90, 95}, 2);
	scale_share(&a, &b);
	assert_true(a.zero && a.seen_lo == 30 && a.seen_hi == 95);
	scale_init(&b, SCALE_LINEAR, &mem);
	scale_share(&a, &b); /* saw nothing */
	assert_true(a.seen_lo == 30 && a.seen_hi == 95);
	arena_finish(&mem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_zero_baseline),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_negative_bars),
		cmocka_unit_test(test_one_value),
		cmocka_unit_test(test_nothing_seen),
		cmocka_unit_test(test_wishes),
		cmocka_unit_test(test_log),
		cmocka_unit_test(test_bent),
		cmocka_unit_test(test_symlog_zero),
		cmocka_unit_test(test_reverse_and_clamp),
		cmocka_unit_test(test_share),
		cmocka_unit_test(test_log_refuses),
		cmocka_unit_test(test_band),
		cmocka_unit_test(test_point),
		cmocka_unit_test(test_many_names),
		cmocka_unit_test(test_years),
		cmocka_unit_test(test_clock),
		cmocka_unit_test(test_few_years_stay),
		cmocka_unit_test(test_quarters_months_days),
		cmocka_unit_test(test_pad),
		cmocka_unit_test(test_hostile_times),
		cmocka_unit_test(test_far_outside),
		cmocka_unit_test(test_any_data),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
