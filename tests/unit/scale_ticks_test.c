/* Ticks of number axes: the search, exact texts, and properties over many domains. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/num.h"
#include "scale/ticks.h"

static struct str texts(struct arena *mem, double lo, double hi, size_t about, bool loose)
{
	struct ticks t = ticks_search(
		&(struct ticks_wish){.lo = lo, .hi = hi, .about = about, .loose = loose});
	struct buf b = {0};
	for (size_t i = 0; i < t.count; i++) {
		if (i)
			buf_char(&b, ' ');
		buf_str(&b, ticks_tick(&t, i, mem).text);
	}
	return buf_take(&b, mem);
}

static void test_known_domains(void **state)
{
	static const struct {
		double lo, hi;
		size_t about;
		const char *want;
	} rows[] = {
		{0, 186, 5, "0 50 100 150 200"},
		{0, 1, 5, "0 0.2 0.4 0.6 0.8 1"}, /* shorter than 0.25 */
		{0, 100, 5, "0 25 50 75 100"},
		{0, 0.3, 4, "0 0.1 0.2 0.3"},
		{0, 44000, 5, "0 10000 20000 30000 40000 50000"},
		{-3, 7, 5, "-4 -2 0 2 4 6 8"},
		{0, 1e15, 5,
		 "0 250000000000000 500000000000000 750000000000000 1000000000000000"},
		{0, 3e-12, 4, "0 0.000000000001 0.000000000002 0.000000000003"},
		{-1e-12, 0, 3, "-0.000000000001 -0.0000000000005 0"},
	};
	struct arena mem = {0};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct str got = texts(&mem, rows[i].lo, rows[i].hi, rows[i].about, true);
		assert_string_equal(got.p, rows[i].want);
	}
	arena_finish(&mem);
}

static void test_texts_are_decimal(void **state)
{
	static const struct {
		long long digits;
		int exponent;
		const char *want;
	} rows[] = {
		{0, -5, "0"},      {3, -1, "0.3"},        {-25, -1, "-2.5"},
		{-250, -1, "-25"}, {1200, -2, "12"},      {1200, 2, "120000"},
		{7, -4, "0.0007"}, {-1005, -3, "-1.005"}, {10, 0, "10"},
	};
	struct arena mem = {0};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		assert_string_equal(ticks_text(&mem, rows[i].digits, rows[i].exponent).p,
				    rows[i].want);
	arena_finish(&mem);
}

static void test_whole_numbers(void **state)
{
	static const double tops[] = {0.001, 0.5, 1, 2, 3, 4, 7, 26};
	struct arena mem = {0};
	(void)state;
	for (size_t i = 0; i < sizeof(tops) / sizeof(*tops); i++) {
		struct ticks_wish wish = {
			.hi = tops[i], .about = 6, .loose = true, .whole = true};
		struct ticks t = ticks_search(&wish);
		assert_true(t.count >= 2);
		for (size_t k = 0; k < t.count; k++)
			assert_true(fmod(ticks_value(&t, k), 1) == 0);
	}
	/* nothing whole lies inside */
	assert_int_equal(ticks_search(&(struct ticks_wish){
					      .lo = 0.2, .hi = 0.7, .about = 5, .whole = true})
				 .count,
			 0);
	arena_finish(&mem);
}

/* A short axis has few ticks, and its ends are among them. */
static void test_at_most(void **state)
{
	static const struct {
		double lo, hi;
		size_t most;
		const char *want;
	} rows[] = {
		{930, 1720, 6, "800 1000 1200 1400 1600 1800"},
		{48000, 91000, 6, "40000 60000 80000 100000"},
		{930, 1100, 5, "900 950 1000 1050 1100"},
		{0, 970, 3, "0 500 1000"},
		{-1, 1, 3, "-1 0 1"},
		{0, 67000, 6, "0 20000 40000 60000 80000"}, /* 2만, not 2만 5천 */
	};
	struct arena mem = {0};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct scale s;
		struct buf b = {0};
		scale_init(&s, SCALE_LINEAR, &mem);
		scale_number(&s, rows[i].lo);
		scale_number(&s, rows[i].hi);
		s.most = rows[i].most;
		scale_settle(&s, 6);
		for (size_t k = 0; k < s.ticks; k++)
			buf_printf(&b, "%s%.*s", k ? " " : "", STR_ARG(s.tick[k].text));
		assert_string_equal(buf_take(&b, &mem).p, rows[i].want);
		assert_true(s.lo == s.tick[0].value && s.hi == s.tick[s.ticks - 1].value);
	}
	arena_finish(&mem);
}

/* Around zero one end may pass its last tick a little, but not both. */
static void test_passed_ends(void **state)
{
	static const struct {
		double lo, hi, low, high;
		const char *last;
	} rows[] = {{-900, 1080, -1000, 1080, "1000"}, {-44, 44, -50, 50, "50"}};
	struct arena mem = {0};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct scale s;
		scale_init(&s, SCALE_LINEAR, &mem);
		scale_number(&s, rows[i].lo);
		scale_number(&s, rows[i].hi);
		s.most = 6;
		scale_settle(&s, 6);
		assert_true(s.lo == rows[i].low && s.hi == rows[i].high);
		assert_true(str_eq(s.tick[s.ticks - 1].text, str_of(rows[i].last)));
	}
	arena_finish(&mem);
}

static void test_other_bases(void **state)
{
	struct arena mem = {0};
	struct scale s;
	struct buf b = {0};
	(void)state;
	scale_init(&s, SCALE_LOG, &mem);
	s.base = 2;
	scale_number(&s, 0.7);
	scale_number(&s, 9);
	scale_settle(&s, 6);
	for (size_t k = 0; k < s.ticks; k++)
		buf_printf(&b, "%s%.*s", k ? " " : "", STR_ARG(s.tick[k].text));
	assert_string_equal(buf_take(&b, &mem).p, "0.5 1 2 4 8 16");
	b = (struct buf){0};
	scale_number(&s, 1e6);
	scale_settle(&s, 6);
	for (size_t k = 0; k < s.ticks; k++)
		buf_printf(&b, "%s%.*s", k ? " " : "", STR_ARG(s.tick[k].text));
	assert_string_equal(buf_take(&b, &mem).p, "0.5 8 128 2048 32768 524288 8388608");
	arena_finish(&mem);
}

static uint64_t next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static double unit(uint64_t *seed)
{
	return (double)(next(seed) >> 11) / 9007199254740992.0;
}

/* A step is 1, 2, 2.5 or 5 times a power of ten. */
static bool is_nice(double step)
{
	double f = step / pow(10, floor(log10(step) + 1e-9));
	static const double nice[] = {1, 2, 2.5, 5};
	for (size_t i = 0; i < 4; i++)
		if (fabs(f - nice[i]) < 1e-6)
			return true;
	return false;
}

static void check(struct arena *mem, double lo, double hi, size_t about, bool loose)
{
	const double *tick;
	size_t n = scale_ticks(mem, lo, hi, about, loose, &tick);
	assert_true(n >= 2 && n <= 2 * about + 2);
	for (size_t i = 1; i < n; i++)
		assert_true(tick[i] > tick[i - 1]);
	if (tick[0] != tick[1] && fabs(tick[0]) < 1e9 * (tick[1] - tick[0]))
		assert_true(is_nice(tick[1] - tick[0]));
	if (loose) {
		assert_true(tick[0] <= lo && tick[n - 1] >= hi);
		assert_true(tick[n - 1] - tick[0] < 4 * (hi - lo));
	} else {
		assert_true(tick[0] >= lo && tick[n - 1] <= hi);
	}
}

static void test_any_domain(void **state)
{
	uint64_t seed = 20250915;
	(void)state;
	print_message("seed %llu\n", (unsigned long long)seed);
	for (int i = 0; i < 4000; i++) {
		struct arena mem = {0};
		double span = pow(10, 27 * unit(&seed) - 12) * (1 + unit(&seed));
		double lo = (unit(&seed) - 0.5) * span * (i % 3 ? 2 : 1e6);
		if (i % 5 == 0)
			lo = 0;
		check(&mem, lo, lo + span, 2 + next(&seed) % 12, i % 2);
		arena_finish(&mem);
	}
}

static void test_hostile_domains(void **state)
{
	struct arena mem = {0};
	(void)state;
	check(&mem, 1e15, 1e15 + 250, 5, true);
	check(&mem, -1e300, 1e300, 5, true);
	check(&mem, 0, 1e-290, 5, true);
	check(&mem, 0, 1, 1000000, true); /* more than are ever meant */
	check(&mem, 9.99999999999e14, 1e15, 7, false);
	const double *tick;
	assert_true(scale_ticks(&mem, 0, 1, 0, true, &tick) >= 2);
	arena_finish(&mem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_domains), cmocka_unit_test(test_texts_are_decimal),
		cmocka_unit_test(test_whole_numbers), cmocka_unit_test(test_at_most),
		cmocka_unit_test(test_passed_ends),   cmocka_unit_test(test_other_bases),
		cmocka_unit_test(test_any_domain),    cmocka_unit_test(test_hostile_domains),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
