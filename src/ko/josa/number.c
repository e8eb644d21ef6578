#include "ko/josa/sound.h"

static bool digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool digit_at(struct josa_host h, size_t i)
{
	return i < h.n && digit(h.c[i]);
}

/* Digits, with commas and full stops between two of them. */
size_t josa_number_start(struct josa_host h)
{
	size_t i = h.n;
	while (i > 0 && (digit(h.c[i - 1]) || ((h.c[i - 1] == ',' || h.c[i - 1] == '.') &&
					       digit_at(h, i) && i > 1 && digit(h.c[i - 2]))))
		i--;
	return i;
}

/* 0–9: 영 일 이 삼 사 오 육 칠 팔 구 */
static const int one[] = {21, 8, 0, 16, 0, 0, 1, 8, 8, 0};

/* Whether the commas in [from, to) stand before groups of three, or are none. */
static bool grouped(struct josa_host h, size_t from, size_t to)
{
	size_t run = 0;
	for (size_t i = to; i-- > from; run++) {
		if (h.c[i] != ',')
			continue;
		if (run != 3)
			return false;
		run = SIZE_MAX; /* becomes 0 */
	}
	return run >= 1 && run <= 3;
}

/* Trailing zeros of a whole number name its last unit: 만 from four on. */
static int zeros(size_t count)
{
	static const int small[] = {0, 17, 1, 4}; /* 십 백 천 */
	static const int large[] = {0,  4, 1, 0,  21, 0, 0,
				    21, 0, 4, 21, 0,  1}; /* 만 억 조
					 경 해 자 양 구 간 정 재 극 */
	size_t group = count / 4, known = sizeof(large) / sizeof(large[0]);
	if (group >= known)
		return JOSA_UNKNOWN;
	return group > 0 ? large[group] : small[count];
}

int josa_number(struct josa_host h)
{
	size_t from = josa_number_start(h), point = h.n, comma = h.n;
	if (from == h.n)
		return JOSA_UNKNOWN;
	for (size_t i = from; i < h.n; i++) {
		if (h.c[i] == '.')
			point = i;
		else if (h.c[i] == ',')
			comma = i;
	}
	uint32_t last = h.c[h.n - 1];
	if (last != '0' || point < h.n) /* decimals are read digit by digit */
		return one[last - '0'];
	if (comma < h.n && !grouped(h, from, h.n))
		from = comma + 1; /* a list of numbers */
	size_t count = 0;
	for (size_t i = h.n; i > from && (h.c[i - 1] == '0' || h.c[i - 1] == ','); i--)
		count += h.c[i - 1] == '0';
	bool nothing_else = true;
	for (size_t i = from; i < h.n; i++)
		nothing_else = nothing_else && (h.c[i] == '0' || h.c[i] == ',');
	return nothing_else ? one[0] : zeros(count);
}

/* Moves *i back over between least and most digits; false when there are other
 * counts of them. */
static bool back_digits(struct josa_host h, size_t *i, size_t least, size_t most)
{
	size_t count = 0;
	while (*i > 0 && digit(h.c[*i - 1])) {
		--*i;
		count++;
	}
	return count >= least && count <= most;
}

static bool back(struct josa_host h, size_t *i, uint32_t c)
{
	if (*i == 0 || h.c[*i - 1] != c)
		return false;
	--*i;
	return true;
}

static void back_blank(struct josa_host h, size_t *i)
{
	if (*i > 0 && (h.c[*i - 1] == ' ' || h.c[*i - 1] == 0xA0))
		--*i;
}

/* 2025. 9. 15. and 2025. 9., read with 일 and 월 at the end. */
static bool official(struct josa_host h)
{
	size_t i = h.n;
	if (!back(h, &i, '.') || !back_digits(h, &i, 1, 2))
		return false;
	back_blank(h, &i);
	if (!back(h, &i, '.'))
		return false;
	size_t year = i;
	if (back_digits(h, &year, 4, 4))
		return true;
	if (!back_digits(h, &i, 1, 2))
		return false;
	back_blank(h, &i);
	return back(h, &i, '.') && back_digits(h, &i, 4, 4);
}

/* 2025-09-15 */
static bool iso(struct josa_host h)
{
	size_t i = h.n;
	return back_digits(h, &i, 2, 2) && back(h, &i, '-') && back_digits(h, &i, 2, 2) &&
	       back(h, &i, '-') && back_digits(h, &i, 4, 4);
}

/* 08:10, read with 분 at the end */
static bool clock_time(struct josa_host h)
{
	size_t i = h.n;
	bool minutes = h.n >= 2 && h.c[h.n - 2] <= '5' && back_digits(h, &i, 2, 2);
	return minutes && back(h, &i, ':') && back_digits(h, &i, 2, 2) && !back(h, &i, ':');
}

int josa_date(struct josa_host h)
{
	if (official(h) || iso(h))
		return HANGUL_FINAL_R; /* 일, 월 */
	return clock_time(h) ? HANGUL_FINAL_N : JOSA_UNKNOWN;
}
