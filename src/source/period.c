#include "source/period.h"

#include <math.h>

#include "source/marks.h"

#define PERIOD_MAX 64 /* bytes; longer text is no period */
#define YEAR_MIN 1000
#define YEAR_MAX 2999
#define WEAK_MIN 1800 /* digits alone are a year only between these */
#define WEAK_MAX 2200

struct reader {
	struct str s;
	size_t at;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool at_end(const struct reader *r)
{
	return r->at == r->s.n;
}

static bool take(struct reader *r, const char *word)
{
	if (r->at == r->s.n || r->s.p[r->at] != word[0])
		return false;
	struct str w = str_of(word);
	if (!str_starts(str_slice(r->s, r->at, r->s.n), w))
		return false;
	r->at += w.n;
	return true;
}

static bool skip_blanks(struct reader *r)
{
	size_t from = r->at;
	while (!at_end(r) && r->s.p[r->at] == ' ')
		r->at++;
	return r->at > from;
}

/* Up to max digits; returns how many. */
static int digits(struct reader *r, int max, int *value)
{
	int n = 0;
	for (*value = 0; n < max && !at_end(r) && is_digit(r->s.p[r->at]); n++)
		*value = *value * 10 + (r->s.p[r->at++] - '0');
	return n;
}

static int month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

static bool set_year(struct period *p, int year)
{
	p->type = COLUMN_YEAR;
	p->number = year;
	return year >= YEAR_MIN && year <= YEAR_MAX;
}

static bool set_quarter(struct period *p, int year, int quarter)
{
	p->type = COLUMN_QUARTER;
	p->number = year * 4 + quarter - 1;
	return quarter >= 1 && quarter <= 4;
}

static bool set_month(struct period *p, int year, int month)
{
	p->type = COLUMN_MONTH;
	p->number = year * 12 + month - 1;
	return month >= 1 && month <= 12;
}

static bool set_day(struct period *p, int year, int month, int day)
{
	if (!set_month(p, year, month) || day < 1 || day > month_days(year, month))
		return false;
	p->number = column_days(COLUMN_MONTH, p->number) + day - 1;
	p->type = COLUMN_DATE;
	return true;
}

/* 오전, 오후, AM, PM; 0 when none stands there. */
static int half_of_day(struct reader *r)
{
	int half = take(r, "오전") || take(r, "AM") || take(r, "am")   ? 1
		   : take(r, "오후") || take(r, "PM") || take(r, "pm") ? 2
								       : 0;
	if (half)
		skip_blanks(r);
	return half;
}

/* 13:30, 13:30:05.250, 오후 1:30, 1:30 PM, 24:00 as a part of the day. */
static bool time_of_day(struct reader *r, struct period *p)
{
	int h, m, s = 0, part = 0, places = 0;
	int half = half_of_day(r);
	take(r, "T");
	if (!digits(r, 2, &h) || !take(r, ":") || digits(r, 2, &m) != 2)
		return false;
	if (take(r, ":") && digits(r, 2, &s) != 2)
		return false;
	if (take(r, ".") && !(places = digits(r, 9, &part)))
		return false;
	skip_blanks(r);
	half = half ? half : half_of_day(r);
	if (half && (h < 1 || h > 12))
		return false;
	h = half ? h % 12 + (half == 2 ? 12 : 0) : h;
	if (h > 24 || m > 59 || s > 59 || (h == 24 && (m || s)))
		return false;
	p->midnight = h == 24;
	p->number += (h * 3600 + m * 60 + s + part / pow(10, places)) / 86400.0;
	take(r, "+09:00");
	return at_end(r);
}

static void weekday(struct reader *r)
{
	static const char *const names[] = {"(일)", "(월)", "(화)", "(수)",
					    "(목)", "(금)", "(토)"};
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (take(r, names[i]))
			return;
}

/* What follows a month: nothing, or a day. */
static bool day(struct reader *r, struct period *p, int year, int month)
{
	int d;
	if (at_end(r))
		return set_month(p, year, month);
	if (!digits(r, 2, &d) || !set_day(p, year, month, d))
		return false;
	if (!take(r, "일"))
		take(r, ".");
	skip_blanks(r);
	weekday(r);
	skip_blanks(r);
	return at_end(r) || time_of_day(r, p);
}

/* 1/4, 1분기, 1/4분기, 1Q, Q1 at the reader, and nothing behind it. */
static bool quarter(struct reader *r, bool slash, int *q)
{
	size_t from = r->at;
	bool before = take(r, "Q") || take(r, "q");
	bool ok = digits(r, 1, q) == 1;
	if (ok && !before) {
		bool part = !slash && take(r, "/4");
		skip_blanks(r);
		ok = take(r, "분기") || part || take(r, "Q") || take(r, "q");
	}
	if (ok && at_end(r))
		return true;
	r->at = from;
	return false;
}

static bool month(struct reader *r, struct period *p, int year, bool decimal)
{
	int m;
	size_t from = r->at;
	int n = digits(r, 2, &m);
	if (!n)
		return false;
	p->dotted = decimal && at_end(r);
	p->weak = p->dotted;
	p->zero = r->s.p[from] == '0';
	p->one = p->dotted && n == 1 && m == 1;
	skip_blanks(r);
	bool named = take(r, "월");
	bool apart = skip_blanks(r);
	if (!at_end(r) && !take(r, ".") && !take(r, "-") && !take(r, "/") && !named && !apart)
		return false;
	skip_blanks(r);
	return day(r, p, year, m);
}

/* 202509, 20250915, 2025091524: an hour from 01 to 24 ends the day's file. */
static bool compact(struct reader *r, struct period *p, int year)
{
	int m, d, h;
	p->weak = true;
	if (digits(r, 2, &m) != 2)
		return false;
	if (at_end(r))
		return set_month(p, year, m);
	if (digits(r, 2, &d) != 2 || !set_day(p, year, m, d))
		return false;
	if (at_end(r))
		return true;
	if (digits(r, 2, &h) != 2 || h > 24)
		return false;
	p->midnight = h == 24;
	p->number += h / 24.0;
	return at_end(r);
}

static int century(int year)
{
	return year + (year < 70 ? 2000 : 1900);
}

/* '25, ’98: the century is ours below 70. */
static bool short_year(struct reader *r, int *year)
{
	if (!take(r, "'") && !take(r, "’") && !take(r, "‘") && !take(r, "`"))
		return false;
	if (digits(r, 2, year) != 2)
		return false;
	*year = century(*year);
	return true;
}

static bool is_weak_year(int year)
{
	return year >= WEAK_MIN && year <= WEAK_MAX;
}

static bool after_year(struct reader *r, struct period *p, int year, bool named)
{
	int q;
	bool apart = skip_blanks(r), dot = false, slash = false;
	if (!at_end(r)) {
		dot = take(r, ".");
		slash = !dot && take(r, "/");
		apart |= dot || slash || take(r, "-");
	}
	bool blank = skip_blanks(r);
	if (at_end(r)) {
		p->weak |= !named && !dot;
		return set_year(p, year) && (named || dot || is_weak_year(year));
	}
	if (quarter(r, slash, &q))
		return set_quarter(p, year, q);
	if (!apart && !named)
		return false;
	return month(r, p, year, dot && !blank && !named) && (!p->weak || is_weak_year(year));
}

/* 1Q25, 1Q 2025 */
static bool quarter_first(struct reader *r, struct period *p)
{
	int q, year;
	if (digits(r, 1, &q) != 1 || !(take(r, "Q") || take(r, "q")))
		return false;
	skip_blanks(r);
	take(r, "'");
	int n = digits(r, 4, &year);
	if ((n != 2 && n != 4) || !at_end(r))
		return false;
	return set_quarter(p, n == 2 ? year + 2000 : year, q);
}

/* 25-09-15, 25.9.15. */
static bool short_date(struct reader *r, struct period *p)
{
	int year;
	p->bare = true;
	if (digits(r, 2, &year) != 2 || !(take(r, "-") || take(r, ".") || take(r, "/")))
		return false;
	skip_blanks(r);
	return month(r, p, century(year), false) && p->type == COLUMN_DATE;
}

static bool read_period(struct reader *r, struct period *p)
{
	int year;
	bool named = false;
	if (short_year(r, &year)) {
		p->weak =
			at_end(r); /* a spreadsheet's text mark before a code looks the same */
		named = true;
	} else {
		if (digits(r, 4, &year) != 4) {
			r->at = 0;
			if (quarter_first(r, p))
				return true;
			r->at = 0;
			return short_date(r, p);
		}
		if (!at_end(r) && is_digit(r->s.p[r->at]))
			return is_weak_year(year) && compact(r, p, year);
	}
	skip_blanks(r);
	named |= take(r, "년도") || take(r, "년");
	return year >= YEAR_MIN && year <= YEAR_MAX && after_year(r, p, year, named);
}

/* A digit, an apostrophe, a full-width digit. */
static bool may_begin(struct str s)
{
	unsigned char c = (unsigned char)s.p[0];
	return is_digit(s.p[0]) || c == '\'' || c == '`' || c == 0xE2 || c == 0xEF;
}

bool period_parse(struct str text, struct period *out)
{
	char buffer[PERIOD_MAX];
	struct reader r = {0};
	*out = (struct period){.status = STATUS_ACTUAL};
	if (text.n < 3 || !may_begin(text) ||
	    !marks_simplify(text, buffer, sizeof(buffer), &r.s))
		return false;
	r.s = marks_cut(r.s, true, &out->marked, &out->status);
	return r.s.n >= 3 && read_period(&r, out);
}
