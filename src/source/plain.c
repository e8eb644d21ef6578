#include "source/plain.h"

#include <string.h>

#include "data/table.h"

#define EXACT (UINT64_C(1) << 53) /* whole numbers up to this are doubles */
#define LONGEST 24                /* bytes of a number read here */
#define DIGITS 19                 /* of it: uint64_t holds them */
#define GROUP 3

static unsigned digit(char c)
{
	return (unsigned)(unsigned char)c - '0';
}

/* The digits from *i on, behind those of *v; how many. */
static unsigned take_digits(struct str s, size_t *i, uint64_t *v)
{
	size_t from = *i;
	for (unsigned d; *i < s.n && (d = digit(s.p[*i])) < 10; ++*i)
		*v = *v * 10 + d;
	return (unsigned)(*i - from);
}

/* ,345,678 behind the first group. */
static bool take_groups(struct str s, size_t *i, uint64_t *v, unsigned *digits)
{
	while (*i < s.n && s.p[*i] == ',') {
		++*i;
		if (take_digits(s, i, v) != GROUP)
			return false;
		*digits += GROUP;
	}
	return true;
}

static unsigned pair(const char *p)
{
	return digit(p[0]) * 10 + digit(p[1]);
}

/* What was read of a cell. */
struct decimal {
	uint64_t v; /* its digits */
	unsigned digits, places;
	bool grouped;
};

enum reading { NO_PERIOD, YEAR, MAY_BE };

/* 2025  202509  20250915  2025091524  2025.9  2025.09: a year, a month, a day, an hour. */
static enum reading period_of(struct str s, const struct decimal *d)
{
	unsigned whole = d->digits - d->places;
	bool length = d->places ? whole == 4 && d->places <= 2
				: whole >= 4 && whole <= 10 && whole % 2 == 0;
	if (!length || d->grouped || (s.p[0] != '1' && s.p[0] != '2'))
		return NO_PERIOD;
	unsigned year = pair(s.p) * 100 + pair(s.p + 2);
	if (year < 1800 || year > 2200)
		return NO_PERIOD;
	if (d->digits == 4)
		return YEAR;
	unsigned month = d->places == 1 ? digit(s.p[5]) : pair(s.p + 4 + (d->places > 0));
	unsigned day = whole >= 8 ? pair(s.p + 6) : 1, hour = whole == 10 ? pair(s.p + 8) : 0;
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 24 ? MAY_BE
										: NO_PERIOD;
}

/* The digits that the eight bytes at p begin with: how many, and their number. No step
 * of it branches, for no processor foresees how many digits come next. */
static inline unsigned take_eight(const char *p, uint64_t *v)
{
	uint64_t x;
	memcpy(&x, p, sizeof(x));
	if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
		x = __builtin_bswap64(x);
	x ^= UINT64_C(0x3030303030303030);
	uint64_t other =
		((x + UINT64_C(0x7676767676767676)) | x) & UINT64_C(0x8080808080808080);
	unsigned n = other ? (unsigned)__builtin_ctzll(other) / 8 : 8;
	x = n ? x << (64 - 8 * n) : 0; /* as if zeros stood in front */
	x = (x * 10 + (x >> 8)) & UINT64_C(0x00FF00FF00FF00FF);
	x = (x * 100 + (x >> 16)) & UINT64_C(0x0000FFFF0000FFFF);
	*v = (x * 10000 + (x >> 32)) & UINT64_C(0xFFFFFFFF);
	return n;
}

/* 1234.5 of no group and no more than eight digits behind the point. */
static inline bool take_quickly(struct str s, size_t i, struct decimal *d)
{
	static const uint64_t ten[] = {1,      10,      100,      1000,     10000,
				       100000, 1000000, 10000000, 100000000};
	uint64_t more;
	unsigned whole = take_eight(s.p + i, &d->v);
	if (!whole || (s.p[i] == '0' && whole > 1))
		return false;
	if (whole == 8) {
		unsigned n = take_eight(s.p + i + 8, &more);
		d->v = d->v * ten[n] + more;
		whole += n;
	}
	i += whole;
	d->places = 0;
	if (i < s.n && s.p[i] == '.') {
		d->places = take_eight(s.p + i + 1, &more);
		d->v = d->v * ten[d->places] + more;
		i += d->places ? 1 + d->places : 0;
	}
	d->digits = whole + d->places;
	return i == s.n;
}

static bool take_slowly(struct str s, size_t first, struct decimal *d)
{
	size_t i = first;
	*d = (struct decimal){0};
	unsigned whole = take_digits(s, &i, &d->v);
	if (!whole || (whole > 1 && s.p[first] == '0'))
		return false;
	d->grouped = i < s.n && s.p[i] == ',';
	if (d->grouped &&
	    (whole > GROUP || s.p[first] == '0' || !take_groups(s, &i, &d->v, &whole)))
		return false;
	if (i < s.n && s.p[i] == '.') {
		i++;
		d->places = take_digits(s, &i, &d->v);
		if (!d->places)
			return false;
	}
	d->digits = whole + d->places;
	return i == s.n;
}

bool plain_number(struct str s, size_t room, struct plain *p, double *value)
{
	static const double ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,
				     1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13,
				     1e14, 1e15, 1e16, 1e17, 1e18, 1e19};
	struct decimal d = {0};
	bool negative = s.n && s.p[0] == '-';
	if (s.n > LONGEST)
		return false;
	bool quick = room >= PLAIN_ROOM && take_quickly(s, negative, &d);
	if (!quick && !take_slowly(s, negative, &d))
		return false;
	enum reading r = negative ? NO_PERIOD : period_of(s, &d);
	if (d.digits > DIGITS || d.v > EXACT || (negative && !d.v) || r == MAY_BE)
		return false;
	double v = (double)d.v / ten[d.places];
	uint32_t whole = d.digits == s.n;
	*value = negative ? -v : v;
	p->numbers++;
	p->whole += whole;
	p->years += r == YEAR;
	p->digits |= UINT32_C(1) << d.digits;
	p->places |= UINT32_C(1) << d.places;
	p->lengths |= whole << d.digits;
	return true;
}

bool plain_year(struct str s, struct plain *p, double *year)
{
	struct plain seen = {0};
	double v;
	if (s.n != 4 || !plain_number(s, s.n, &seen, &v) || !seen.years)
		return false;
	plain_number(s, s.n, p, year);
	return true;
}

static bool two(const char *p, unsigned *v)
{
	unsigned a = digit(p[0]), b = digit(p[1]);
	*v = a * 10 + b;
	return a < 10 && b < 10;
}

/* Days from 1970-01-01 to a day: years begin in March, so that the leap day is their
 * last; 719468 days lie between that March of year 0 and 1970. */
static double days_of(unsigned year, unsigned month, unsigned day)
{
	unsigned march = month > 2 ? month - 3 : month + 9, y = month > 2 ? year : year - 1;
	unsigned leaps = y / 4 - y / 100 + y / 400;
	return (double)(365 * y + leaps + (153 * march + 2) / 5 + day - 1) - 719468;
}

bool plain_date(struct str s, struct plain *p, double *days)
{
	static const unsigned char length[] = {0,  31, 28, 31, 30, 31, 30,
					       31, 31, 30, 31, 30, 31};
	unsigned century, years, month, day;
	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-' || !two(s.p, &century) ||
	    !two(s.p + 2, &years) || !two(s.p + 5, &month) || !two(s.p + 8, &day))
		return false;
	unsigned year = century * 100 + years;
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1 ||
	    day > (unsigned)length[month] + (month == 2 && leap))
		return false;
	*days = days_of(year, month, day);
	p->days++;
	return true;
}
