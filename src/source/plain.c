#include "source/plain_number.h"

#include "data/table.h"

#define LONGEST 24 /* bytes of a number read here */
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

bool plain_number(struct str s, struct plain *p, double *value)
{
	struct plain_decimal d = {.negative = s.n && s.p[0] == '-'};
	size_t first = d.negative, i = first;
	if (s.n > LONGEST)
		return false;
	unsigned whole = take_digits(s, &i, &d.v);
	if (!whole || (whole > 1 && s.p[first] == '0'))
		return false;
	bool grouped = i < s.n && s.p[i] == ',';
	if (grouped &&
	    (whole > GROUP || s.p[first] == '0' || !take_groups(s, &i, &d.v, &whole)))
		return false;
	if (i < s.n && s.p[i] == '.') {
		i++;
		d.places = take_digits(s, &i, &d.v);
		if (!d.places)
			return false;
	}
	d.digits = whole + d.places;
	d.bare = d.digits == s.n;
	bool period = !d.negative && !grouped && i == s.n;
	return i == s.n &&
	       plain_take(&d, period ? plain_period(s.p, &d) : PLAIN_NO_PERIOD, p, value);
}

bool plain_year(struct str s, struct plain *p, double *year)
{
	struct plain seen = {0};
	double v;
	return s.n == 4 && plain_number(s, &seen, &v) && seen.years && plain_number(s, p, year);
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
