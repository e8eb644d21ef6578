#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "ko/format/styles.h"

/*
 * Every number style against an independent reckoning on digits in a row: a
 * million random values (DOPYO_RANDOM others) with random options, signs and
 * both ways of rounding. Nothing here knows ko/decimal.h.
 */
static struct arena mem;

static uint64_t next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static int below(uint64_t *seed, int n)
{
	return (int)(next(seed) % (uint64_t)n);
}

#define HALF 48 /* digits on each side of the point */
struct big {
	bool negative;
	int places;           /* digits that are written behind the point */
	char digit[2 * HALF]; /* values 0 to 9; digit[HALF - 1] counts ones */
};

static char *at(struct big *n, int power)
{
	return &n->digit[HALF - 1 - power];
}

static bool is_zero(const struct big *n)
{
	for (int i = 0; i < 2 * HALF; i++)
		if (n->digit[i])
			return false;
	return true;
}

static struct big random_big(uint64_t *seed, int most)
{
	struct big n = {.negative = below(seed, 2), .places = below(seed, 7)};
	for (int power = below(seed, most); power >= -n.places; power--)
		*at(&n, power) = (char)("0599123456789500"[below(seed, 16)] - '0');
	return n;
}

static struct str big_text(struct big n)
{
	struct buf b = {0};
	buf_text(&b, n.negative ? "-" : "");
	int power = 30;
	while (power > 0 && *at(&n, power) == 0)
		power--;
	for (; power >= -n.places; power--) {
		if (power == -1)
			buf_char(&b, '.');
		buf_char(&b, (char)('0' + *at(&n, power)));
	}
	return buf_take(&b, &mem);
}

/* Times 10^power. */
static struct big moved(struct big n, int power)
{
	struct big r = {.negative = n.negative, .places = n.places - power};
	r.places = r.places < 0 ? 0 : r.places;
	for (int k = -HALF + 1 + 30; k < 30; k++)
		if (k + power > -HALF && k + power < HALF)
			*at(&r, k + power) = *at(&n, k);
	return r;
}

/* To so many places, negative ones left of the point. */
static struct big cut(struct big n, int places, bool even)
{
	bool rest = false, odd = *at(&n, -places) % 2;
	int first = *at(&n, -places - 1);
	for (int i = HALF + places + 1; i < 2 * HALF; i++)
		rest = rest || n.digit[i];
	bool up = first > 5 || (first == 5 && (rest || !even || odd));
	memset(at(&n, -places - 1), 0, (size_t)(HALF - places));
	for (int power = -places; up; power++) {
		*at(&n, power) = (char)((*at(&n, power) + 1) % 10);
		up = *at(&n, power) == 0;
	}
	n.places = n.places > places && places >= 0 ? places : places < 0 ? 0 : n.places;
	n.negative = n.negative && !is_zero(&n);
	return n;
}

struct wish {
	struct format f;
	const char *sign[2]; /* of what is below and above zero */
};

static struct wish random_wish(uint64_t *seed)
{
	static const char *const minus[] = {"−", "−", "-", "△"};
	struct wish w = {.f = FORMAT_NONE};
	int sign = below(seed, 4);
	w.f.sign = (enum format_sign)sign;
	w.f.plus = below(seed, 4) == 0;
	w.f.even = below(seed, 2);
	w.f.dec = below(seed, 5) - 1;
	w.sign[0] = minus[sign];
	w.sign[1] = w.f.plus ? "+" : "";
	return w;
}

/* What a wish makes of a number that counts in 10^-shift. */
static struct big wanted(const struct wish *w, struct big n, int shift)
{
	n = moved(n, shift);
	if (w->f.round >= 0)
		n = cut(n, -w->f.round, w->f.even);
	if (w->f.dec >= 0) {
		n = cut(n, w->f.dec, w->f.even);
		n.places = w->f.dec;
	}
	n.negative = n.negative && !is_zero(&n);
	return n;
}

static struct str grouped(const struct wish *w, struct big n, const char *tail)
{
	struct buf b = {0};
	int power = 40;
	buf_text(&b, n.negative ? w->sign[0] : is_zero(&n) ? "" : w->sign[1]);
	while (power > 0 && *at(&n, power) == 0)
		power--;
	for (; power >= -n.places; power--) {
		if (power == -1)
			buf_char(&b, '.');
		buf_char(&b, (char)('0' + *at(&n, power)));
		if (power > 0 && power % 3 == 0)
			buf_char(&b, ',');
	}
	buf_text(&b, tail);
	return buf_take(&b, &mem);
}

static void same(const char *style, const struct wish *w, struct big n, struct str expected)
{
	struct str text = big_text(n);
	struct str got = format_find(str_of(style))->apply(&w->f, text, &mem);
	if (!str_eq(got, expected))
		fail_msg("%s(dec=%d round=%d even=%d) of %.*s: %.*s, not %.*s", style, w->f.dec,
			 w->f.round, w->f.even, STR_ARG(text), STR_ARG(got), STR_ARG(expected));
}

static void check_tails(uint64_t *seed)
{
	static const struct {
		const char *style, *tail;
		bool shares, budget;
	} way[] = {{"comma", "", false, false},
		   {"percent", "%", true, false},
		   {"pp", "%p", true, false},
		   {"times", "배", false, false},
		   {"triangle", "", false, true}};
	int i = below(seed, 5);
	struct wish w = random_wish(seed);
	struct big n = random_big(seed, 24);
	w.f.ratio = way[i].shares && below(seed, 2);
	if (below(seed, 4) == 0)
		w.f.round = 3 + below(seed, 6);
	if (way[i].budget)
		w.sign[0] = "△";
	same(way[i].style, &w, n, grouped(&w, wanted(&w, n, w.f.ratio ? 2 : 0), way[i].tail));
}

/* In one unit: 4.4만. */
static void check_scale(uint64_t *seed)
{
	static const struct {
		const char *word;
		int power;
	} unit[] = {{"천", 3}, {"만", 4}, {"백만", 6}, {"억", 8}, {"십억", 9}, {"조", 12}};
	struct wish w = random_wish(seed);
	struct big n = random_big(seed, 20);
	int i = below(seed, 6);
	w.f.unit = str_of(unit[i].word);
	w.f.dec = below(seed, 4);
	same("scale", &w, n,
	     is_zero(&n) ? STR("0") : grouped(&w, wanted(&w, n, -unit[i].power), unit[i].word));
}

static const char *const great[] = {"", "만", "억", "조", "경", "해"};

static int group_of(struct big *n, int power)
{
	int v = 0;
	for (int k = 3; k >= 0; k--)
		v = v * 10 + *at(n, power + k);
	return v;
}

/* One group of 1 to 9999 in a style of 만 and 억. */
static void put_group(struct buf *b, int style, int v, bool leading, int power)
{
	static const char *const digit[] = {"",   "일", "이", "삼", "사",
					    "오", "육", "칠", "팔", "구"};
	static const char *const place[] = {"", "십", "백", "천"};
	static const int worth[] = {1, 10, 100, 1000};
	if (style == 2 && v % 1000 == 0) /* man-cheon */
		buf_printf(b, "%d천", v / 1000);
	else if (style < 3 && style > 0 && v > 999)
		buf_printf(b, "%d,%03d", v / 1000, v % 1000);
	else if (style < 3)
		buf_printf(b, "%d", v);
	for (int k = 3; k >= 0 && style >= 3; k--) {
		int d = v / worth[k] % 10;
		bool silent =
			style == 3 && d == 1 && (k > 0 || (v == 1 && power == 4 && leading));
		if (d)
			buf_printf(b, "%s%s", silent ? "" : digit[d], place[k]);
	}
}

static struct str in_groups(const struct wish *w, struct big n, int style)
{
	struct buf b = {0};
	size_t empty;
	buf_text(&b, n.negative ? w->sign[0] : is_zero(&n) ? "" : w->sign[1]);
	empty = b.n;
	for (int power = 20; power >= 0; power -= 4) {
		int v = group_of(&n, power);
		if (!v)
			continue;
		buf_text(&b, b.n > empty && style < 4 ? " " : "");
		put_group(&b, style, v, b.n == empty, power);
		buf_text(&b, great[power / 4]);
	}
	if (b.n == empty)
		buf_text(&b, style < 3 ? "0" : "영");
	return buf_take(&b, &mem);
}

static void check_groups(uint64_t *seed)
{
	static const char *const name[] = {"man", "man-comma", "man-cheon", "hangul"};
	struct wish w = random_wish(seed);
	struct big n = random_big(seed, 23);
	int i = below(seed, 4);
	w.f.dec = 0;
	if (i == 3) {
		w.sign[0] = "마이너스 ";
		w.sign[1] = w.f.plus ? "플러스 " : "";
	}
	if (below(seed, 3) == 0)
		w.f.round = 3 + below(seed, 8);
	struct big r = wanted(&w, n, 0);
	if (*at(&r, 24) == 0) /* else it was rounded beyond 해 */
		same(name[i], &w, n, in_groups(&w, r, i));
}

static void check_amount(uint64_t *seed)
{
	struct wish w = random_wish(seed), plain = {.f = FORMAT_NONE, .sign = {"", ""}};
	struct big n = random_big(seed, 20);
	w.f.dec = 0;
	n.negative = false;
	struct big r = wanted(&w, n, 0);
	struct str part[] = {STR("금"), grouped(&plain, r, "원(금"), in_groups(&plain, r, 4),
			     STR("원)")};
	same("amount-official", &w, n, arena_join(&mem, part, 4, STR_NONE));
}

static void every_style(void **state)
{
	const char *asked = getenv("DOPYO_RANDOM");
	long all = asked ? strtol(asked, NULL, 10) : 0;
	uint64_t seed = 20261123;
	(void)state;
	print_message("seed %llu\n", (unsigned long long)seed);
	for (long i = 0; i < (all > 0 ? all : 1000000); i++) {
		switch (below(&seed, 6)) {
		case 0:
		case 1:
			check_tails(&seed);
			break;
		case 2:
			check_scale(&seed);
			break;
		case 3:
			check_amount(&seed);
			break;
		default:
			check_groups(&seed);
		}
		if (i % 1000 == 0)
			arena_finish(&mem);
	}
	arena_finish(&mem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(every_style)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
