#include "ko/format/date.h"

#include <stdint.h>

#include "base/num.h"

/* Exactly so many digits at *i, which moves past them; −1 when there are not. */
static int digits(struct str s, size_t *i, size_t count)
{
	long long v = 0;
	struct str part = str_slice(s, *i, *i + count);
	for (size_t k = 0; k < part.n; k++)
		if (part.p[k] < '0' || part.p[k] > '9')
			return -1;
	if (part.n != count || !num_parse_int(part, &v))
		return -1;
	*i += count;
	return (int)v;
}

static int month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month == 2 && leap ? 29 : days[month - 1];
}

static bool dash(struct str s, size_t *i)
{
	return *i < s.n && s.p[(*i)++] == '-';
}

/* " 13:30", " 13:30:05", " 13:30:05.250" from there to the end. */
static bool clock_parse(struct str s, size_t i, struct str *out)
{
	*out = str_slice(s, i, s.n);
	if (i == s.n)
		return true;
	int hour = s.p[i++] == ' ' ? digits(s, &i, 2) : -1;
	for (int part = 0; hour >= 0 && hour < 24 && part < 2; part++) {
		if (part && i == s.n)
			return true;
		if (i == s.n || s.p[i++] != ':' || (unsigned)digits(s, &i, 2) > 59)
			return false;
	}
	if (i < s.n && s.p[i] == '.')
		return i++ > 0 && digits(s, &i, 3) >= 0 && i == s.n;
	return hour >= 0 && hour < 24 && i == s.n;
}

bool format_date_parse(struct str s, struct format_date *out)
{
	size_t i = 0;
	*out = (struct format_date){.year = digits(s, &i, 4)};
	if (out->year < 1 || i == s.n)
		return out->year >= 1;
	if (!dash(s, &i))
		return false;
	if (i < s.n && s.p[i] == 'Q') {
		i++;
		out->quarter = digits(s, &i, 1);
		return out->quarter >= 1 && out->quarter <= 4 && i == s.n;
	}
	out->month = digits(s, &i, 2);
	if (out->month < 1 || out->month > 12 || i == s.n)
		return out->month >= 1 && out->month <= 12;
	if (!dash(s, &i))
		return false;
	out->day = digits(s, &i, 2);
	return out->day >= 1 && out->day <= month_days(out->year, out->month) &&
	       clock_parse(s, i, &out->time);
}

bool format_date_range(struct str s, struct format_date *from, struct format_date *to)
{
	size_t tilde = str_find(s, STR("~"), 0);
	if (tilde == SIZE_MAX) {
		bool good = format_date_parse(s, from);
		*to = *from;
		return good;
	}
	return format_date_parse(str_trim(str_slice(s, 0, tilde)), from) &&
	       format_date_parse(str_trim(str_slice(s, tilde + 1, s.n)), to);
}

const char *format_date_weekday(struct format_date d, bool wanted)
{
	static const char *const name[] = {"(일)", "(월)", "(화)", "(수)",
					   "(목)", "(금)", "(토)"};
	static const int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
	if (!wanted || d.day == 0)
		return "";
	int y = d.month < 3 ? d.year - 1 : d.year; /* Sakamoto's rule */
	return name[(y + y / 4 - y / 100 + y / 400 + shift[d.month - 1] + d.day) % 7];
}
