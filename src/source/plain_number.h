#ifndef SOURCE_PLAIN_NUMBER_H
#define SOURCE_PLAIN_NUMBER_H

#include "source/plain.h"
#include "source/plain_eight.h"

/* Numbers of plain.h, for those who read a cell in a few nanoseconds. */

/* What was read of a number's text. */
struct plain_decimal {
	uint64_t v; /* its digits */
	unsigned digits, places;
	bool negative, bare; /* bare: digits and nothing else */
};

static inline unsigned plain_pair(const char *p)
{
	return (unsigned)((unsigned char)p[0] - '0') * 10 + (unsigned)(unsigned char)p[1] - '0';
}

enum plain_reading { PLAIN_NO_PERIOD, PLAIN_YEAR, PLAIN_MAY_BE };

/* 2025  202509  20250915  2025091524  2025.9  2025.09: a year, a month, a day, an hour. */
static inline enum plain_reading plain_period(const char *p, const struct plain_decimal *d)
{
	unsigned whole = d->digits - d->places;
	/* asked first what is the same in most cells of a column */
	bool length = d->places == 0 ? whole >= 4 && whole <= 10 && whole % 2 == 0
				     : d->places <= 2 && whole == 4;
	if (!length || (p[0] != '1' && p[0] != '2'))
		return PLAIN_NO_PERIOD;
	unsigned year = plain_pair(p) * 100 + plain_pair(p + 2);
	if (year < 1800 || year > 2200)
		return PLAIN_NO_PERIOD;
	if (d->digits == 4)
		return PLAIN_YEAR;
	unsigned month = d->places == 1 ? (unsigned)(unsigned char)p[5] - '0'
					: plain_pair(p + 4 + (d->places > 0));
	unsigned day = whole >= 8 ? plain_pair(p + 6) : 1,
		 hour = whole == 10 ? plain_pair(p + 8) : 0;
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 24
		       ? PLAIN_MAY_BE
		       : PLAIN_NO_PERIOD;
}

/* The number that was read, where it is one that needs no second look. */
static inline bool plain_take(const struct plain_decimal *d, enum plain_reading r,
			      struct plain *p, double *value)
{
	static const double ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,
				     1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13,
				     1e14, 1e15, 1e16, 1e17, 1e18, 1e19};
	if (d->digits > PLAIN_DIGITS || d->v > UINT64_C(1) << 53 || r == PLAIN_MAY_BE ||
	    (d->negative && !d->v))
		return false;
	double v = (double)d->v;
	v = d->places ? v / ten[d->places] : v;
	*value = d->negative ? -v : v;
	uint64_t bare = d->bare;
	p->numbers += 1 | bare << 32;
	p->shapes |= UINT64_C(1) << d->digits | UINT64_C(1) << (PLAIN_PLACES + d->places) |
		     bare << (PLAIN_WHOLE + d->digits);
	p->years += r == PLAIN_YEAR;
	return true;
}

/*
 * The same as plain_number() for a number of up to 16 bytes without groups: eight or
 * sixteen bytes at once, of which those in front are zeros and the point is taken out.
 * PLAIN_ROOM bytes may be read at p, of which the number has n; false may also mean that
 * plain_number() knows more.
 */
static inline bool plain_quickly(const char *p, size_t n, struct plain *seen, double *value)
{
	struct plain_decimal d = {.negative = *p == '-'};
	const char *first = p + d.negative;
	uint64_t high = 0, low, others;
	n -= d.negative;
	if (n - 1 >= (size_t)PLAIN_ROOM - d.negative)
		return false;
	size_t fraction = 0; /* bytes from the point on */
	if (n <= 8) {
		low = plain_load(first) << (64 - 8 * n);
		if ((others = plain_others(low)) && !plain_close(&low, others, &fraction))
			return false;
		d.v = plain_value(low);
	} else {
		low = plain_load(first + n - 8);
		high = plain_load(first) << (128 - 8 * n);
		if ((others = plain_others(low))) {
			if (!plain_close(&low, others, &fraction) || plain_others(high))
				return false;
			low |= high >> 56;
			high <<= 8;
		} else if ((others = plain_others(high))) {
			if (!plain_close(&high, others, &fraction))
				return false;
			fraction += 8;
		}
		d.v = plain_value(high) * 100000000 + plain_value(low);
	}
	if (fraction == 1 || fraction == n || (*first == '0' && n - fraction > 1))
		return false;
	d.places = fraction ? (unsigned)fraction - 1 : 0;
	d.digits = (unsigned)n - (fraction > 0);
	d.bare = !fraction && !d.negative;
	enum plain_reading r = d.negative ? PLAIN_NO_PERIOD : plain_period(first, &d);
	return plain_take(&d, r, seen, value);
}

#endif
