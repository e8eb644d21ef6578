/* What plain.c reads quickly is what number.c and period.c say of the same cells. */
#include "source_helper.h"

#include <math.h>

#include "base/num.h"
#include "source/number.h"
#include "source/period.h"
#include "source/plain_number.h"
#include "source/words.h"

static uint32_t seed = 20261123;

static uint32_t roll(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

/* The cell s stands among other bytes, of which room may be read; whether it is plain. */
static bool check_number(struct arena *mem, struct str s)
{
	struct plain slow = {0}, quick = {0};
	struct number n;
	struct period p;
	double value = 0, again = 0, truth = 0;
	bool plain = plain_number(s, &slow, &value);
	bool quickly = s.n <= 16 && !memchr(s.p, ',', s.n); /* else others may read it */
	if (plain_quickly(s.p, s.n, &quick, &again) != (plain && quickly))
		fail_msg("‘%.*s’ is read otherwise in haste", STR_ARG(s));
	if (!quickly)
		plain_number(s, &quick, &again);
	if (memcmp(&slow, &quick, sizeof(slow)) != 0)
		fail_msg("‘%.*s’ is counted otherwise in haste", STR_ARG(s));
	bool year = period_parse(s, &p);
	if (plain_year(s, &quick, &again) && !(year && p.type == COLUMN_YEAR && p.weak))
		fail_msg("‘%.*s’ is no year", STR_ARG(s));
	if (!plain)
		return false;
	if (number_read(mem, s, TRIANGLE_UNCLEAR, &n) != NUMBER_FINE ||
	    !num_parse(n.decimal, &truth) || n.unit.n || n.marked)
		fail_msg("‘%.*s’ is no number", STR_ARG(s));
	if (truth != value || truth != again || signbit(truth) != signbit(value))
		fail_msg("‘%.*s’ is %.17g, not %.17g", STR_ARG(s), truth, value);
	if (year != (slow.years == 1) || (year && p.type != COLUMN_YEAR))
		fail_msg("‘%.*s’: a period", STR_ARG(s));
	size_t point = str_find(n.decimal, STR("."), 0);
	size_t places = point == SIZE_MAX ? 0 : n.decimal.n - point - 1;
	assert_true(slow.shapes >> (PLAIN_PLACES + places) & 1);
	return true;
}

static void test_numbers(void **state)
{
	(void)state;
	static const char alphabet[] = "0123456789012345678901234567890,.-- e%";
	unsigned plain = 0;
	for (unsigned k = 0; k < 300000; k++) {
		struct arena mem = {0};
		char text[64];
		size_t n = 1 + roll(26);
		for (size_t i = 0; i < sizeof(text); i++)
			text[i] = alphabet[roll(k % 3 ? 31 : sizeof(alphabet) - 1)];
		if (k % 3 == 1 && n > 3)
			text[1 + roll((uint32_t)n - 2)] = '.';
		if (k % 3 == 2 && n > 6) { /* near the years */
			memcpy(text, roll(2) ? "19" : "20", 2);
			text[4] = roll(2) ? '.' : text[4];
			n = 4 + roll(7);
		}
		text[n] = roll(4) ? ',' : text[n];
		plain += check_number(&mem, (struct str){text, n});
		arena_finish(&mem);
	}
	assert_true(plain > 50000);
}

static void test_edges(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool plain;
	} cases[] = {
		{"0", true},
		{"-0", false},
		{"-0.0", false},
		{"0.0", true},
		{"007", false},
		{"9007199254740992", true},
		{"9007199254740993", false},
		{"12345678", true},
		{"123456789", true},
		{"-12345678.12345678", true},
		{"-12345678.1234567890", false},
		{"1.12345678", true},
		{"1.123456789", true},
		{"1,234", true},
		{"1,23", false},
		{"1234,567", false},
		{"1.", false},
		{".5", false},
		{"2025", true},
		{"202513", true},
		{"202512", false},
		{"20251232", true},
		{"20251231", false},
		{"2025123125", true},
		{"2025123124", false},
		{"2025.1", false},
		{"2025.13", true},
		{"2201.10", true},
		{"123456789012345678901234", false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct arena mem = {0};
		char text[64];
		int n = snprintf(text, sizeof(text), "%s,87654321", cases[i].text);
		memset(text + n, '7', sizeof(text) - (size_t)n);
		struct str s = {text, strlen(cases[i].text)};
		if (check_number(&mem, s) != cases[i].plain)
			fail_msg("‘%s’", cases[i].text);
		arena_finish(&mem);
	}
}

static void test_dates(void **state)
{
	(void)state;
	struct plain seen = {0};
	unsigned dates = 0;
	for (unsigned k = 0; k < 100000; k++) {
		char text[16];
		double days;
		struct period p;
		int n = snprintf(text, sizeof(text), "%04u-%02u-%02u", 900 + roll(2300),
				 roll(15), roll(34));
		if (roll(20) == 0)
			text[roll((uint32_t)n)] = (char)('-' + roll(14));
		struct str s = {text, (size_t)n};
		if (!plain_date(s, &seen, &days))
			continue;
		dates++;
		assert_true(period_parse(s, &p) && p.type == COLUMN_DATE && !p.weak &&
			    !p.marked);
		assert_true(p.number == days);
	}
	assert_true(dates > 10000);
	assert_int_equal(seen.days, dates);
}

/* Short texts of one length never share a hash: words_find() relies on it. */
static void test_words(void **state)
{
	(void)state;
	struct arena mem = {0}, more = {0};
	struct words w = {.mem = &mem};
	char text[3000][12];
	for (uint32_t i = 0; i < 3000; i++) {
		size_t n = (size_t)snprintf(text[i], sizeof(text[i]), "%0*u", (int)(1 + i % 11),
					    i / 11);
		struct str s = {text[i], n};
		bool there = false;
		for (uint32_t k = 0; k < i && !there; k++)
			there = str_eq(s, str_of(text[k]));
		uint32_t found = words_find(&w, s, words_hash(s));
		assert_true((found != WORDS_NONE) == there);
		if (there)
			assert_true(str_eq(s, str_of(w.item[found].p)));
		uint32_t next = w.count;
		if (!there)
			assert_int_equal(words_add(&w, s, words_hash(s), false), next);
	}
	uint32_t count = w.count;
	words_close(&w, &more);
	arena_finish(&mem);
	assert_int_equal(w.count, count);
	assert_true(str_eq((struct str){w.item[5].p, w.item[5].n}, str_of(text[5])));
	arena_finish(&more);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
