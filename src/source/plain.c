#include "source/plain.h"

#include "data/table.h"

#define EXACT (UINT64_C(1) << 53) /* whole numbers up to this are doubles */
#define LONGEST 24                /* bytes of a number read here */
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

/* 2025  202509  20250915  2025091524  2025.9  2025.09: by its first four digits. */
static void find_period(struct str s, struct plain *p, unsigned whole)
{
	bool length = p->places ? whole == 4 && p->places <= 2
				: whole >= 4 && whole <= 10 && whole % 2 == 0;
	if (!length || (s.p[0] != '1' && s.p[0] != '2'))
		return;
	unsigned year =
		digit(s.p[0]) * 1000 + digit(s.p[1]) * 100 + digit(s.p[2]) * 10 + digit(s.p[3]);
	bool fits = year >= 1800 && year <= 2200;
	p->year = fits && whole == 4 && !p->places;
	p->may_period = fits && !p->year;
}

bool plain_number(struct str s, struct plain *out)
{
	static const double ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
				     1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
				     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
	bool negative = s.n && s.p[0] == '-', grouped;
	size_t i = negative, first = i;
	uint64_t v = 0;
	if (s.n > LONGEST)
		return false;
	unsigned whole = take_digits(s, &i, &v);
	if (!whole || (whole > 1 && s.p[first] == '0'))
		return false;
	grouped = i < s.n && s.p[i] == ',';
	if (grouped && (whole > GROUP || s.p[first] == '0' || !take_groups(s, &i, &v, &whole)))
		return false;
	unsigned places = 0;
	if (i < s.n && s.p[i] == '.') {
		i++;
		places = take_digits(s, &i, &v);
		if (!places)
			return false;
	}
	if (i != s.n || whole + places > 19 || v > EXACT || (negative && !v))
		return false;
	*out = (struct plain){.value = (double)v / ten[places],
			      .digits = whole + places,
			      .places = places,
			      .whole = i == whole};
	if (negative)
		out->value = -out->value;
	else if (!grouped)
		find_period(s, out, whole);
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

bool plain_date(struct str s, double *days)
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
	return true;
}
