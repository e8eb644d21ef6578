#include "base/num.h"

#include <assert.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

#define EXACT_DIGITS 19
#define WHOLE_MOST 9007199254740992.0 /* 2^53: doubles hold each whole number below */
#define NUMBER_BYTES 800              /* longer text cannot change a double */

struct decimal {
	bool negative, sticky; /* sticky: digits were dropped */
	unsigned long long digits;
	int exponent; /* value = digits × 10^exponent */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool scan_exponent(struct str s, size_t i, int *exponent)
{
	bool negative = i < s.n && s.p[i] == '-';
	i += negative || (i < s.n && s.p[i] == '+');
	if (i == s.n)
		return false;
	int e = 0;
	for (; i < s.n; i++) {
		if (!is_digit(s.p[i]))
			return false;
		if (e < 100000)
			e = e * 10 + (s.p[i] - '0');
	}
	*exponent += negative ? -e : e;
	return true;
}

static bool scan(struct str s, struct decimal *d)
{
	size_t i = 0, seen = 0;
	int kept = 0;
	bool point = false;
	*d = (struct decimal){.negative = s.n && s.p[0] == '-'};
	i += s.n && (s.p[0] == '-' || s.p[0] == '+');
	for (; i < s.n && (is_digit(s.p[i]) || (s.p[i] == '.' && !point)); i++) {
		if (s.p[i] == '.') {
			point = true;
			continue;
		}
		seen++;
		if (kept < EXACT_DIGITS) {
			d->digits = d->digits * 10 + (unsigned)(s.p[i] - '0');
			kept += d->digits != 0;
			d->exponent -= point;
		} else {
			d->sticky |= s.p[i] != '0';
			d->exponent += !point;
		}
	}
	if (!seen)
		return false;
	if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E'))
		return scan_exponent(s, i + 1, &d->exponent);
	return i == s.n;
}

/* strtod in the "C" locale, for the rare text that the fast path cannot do exactly. */
static double slow(struct str s)
{
	static locale_t c_locale; /* made once; the same value whoever makes it */
	if (!c_locale)
		c_locale = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
	char text[NUMBER_BYTES + 1];
	size_t n = s.n < NUMBER_BYTES ? s.n : NUMBER_BYTES;
	memcpy(text, s.p, n);
	text[n] = '\0';
	locale_t before = uselocale(c_locale);
	double v = strtod(text, NULL); /* NOLINT: locale is pinned */
	uselocale(before);
	return v;
}

bool num_parse(struct str s, double *out)
{
	static const double ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
				     1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
				     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
	struct decimal d;
	if (!scan(s, &d))
		return false;
	double v;
	if (d.digits == 0 && !d.sticky)
		v = 0;
	else if (d.digits <= 1ULL << 53 && !d.sticky && d.exponent >= -22 && d.exponent <= 22)
		v = d.exponent < 0 ? (double)d.digits / ten[-d.exponent]
				   : (double)d.digits * ten[d.exponent];
	else if (s.n > NUMBER_BYTES)
		return false;
	else
		v = fabs(slow(s));
	if (!isfinite(v))
		return false;
	*out = d.negative ? -v : v;
	return true;
}

struct str num_shortest(struct arena *mem, double v)
{
	assert(isfinite(v));
	if (v == 0)
		return STR("0");
	char text[40];
	int digits = 0;
	do { /* %.*e writes the decimal point of the locale: byte 1 behind the sign */
		snprintf(text, sizeof(text), "%.*e", digits, v);
		text[digits ? 1 + (v < 0) : 0] = digits ? '.' : text[0];
		double back;
		if (num_parse(str_of(text), &back) && back == v)
			break;
	} while (++digits < 17);
	const char *e = strchr(text, 'e');
	long exponent = strtol(e + 1, NULL, 10);
	struct buf b = {0};
	if (v < 0)
		buf_char(&b, '-');
	long point = exponent + 1; /* digits before the decimal point */
	if (point <= 0) {
		buf_text(&b, "0.");
		for (long i = point; i < 0; i++)
			buf_char(&b, '0');
	}
	long k = 0;
	for (const char *p = text; p < e; p++) {
		if (!is_digit(*p))
			continue;
		if (k == point && k > 0)
			buf_char(&b, '.');
		buf_char(&b, *p);
		k++;
	}
	for (; k < point; k++)
		buf_char(&b, '0');
	return buf_take(&b, mem);
}

struct str num_computed(struct arena *mem, double v)
{
	char text[40];
	if (v == round(v) && fabs(v) <= WHOLE_MOST)
		return num_shortest(mem, v);
	snprintf(text, sizeof(text), "%.14e", v);
	text[1 + (v < 0)] = '.'; /* whatever the locale writes */
	num_parse(str_of(text), &v);
	return num_shortest(mem, v);
}

bool num_parse_int(struct str s, long long *out)
{
	bool negative = s.n && s.p[0] == '-';
	size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+');
	if (i == s.n || s.n - i > 18)
		return false;
	long long v = 0;
	for (; i < s.n; i++) {
		if (!is_digit(s.p[i]))
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	*out = negative ? -v : v;
	return true;
}
