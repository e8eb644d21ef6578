#include "data/timeunit.h"

#include <math.h>

#include "base/buf.h"
#include "ko/period.h"

/* Vega-Lite's words: name and parts. */
/* clang-format off */
#define CLOCKS(X, name, parts)                                        \
	X(name##hours, parts | TIMEUNIT_HOURS)                         \
	X(name##hoursminutes, parts | HM)                              \
	X(name##hoursminutesseconds, parts | HMS)
#define HM (TIMEUNIT_HOURS | TIMEUNIT_MINUTES)
#define HMS (HM | TIMEUNIT_SECONDS)
#define YQ (TIMEUNIT_YEAR | TIMEUNIT_QUARTER)
#define YM (TIMEUNIT_YEAR | TIMEUNIT_MONTH)
#define YMD (YM | TIMEUNIT_DATE)
#define YW (TIMEUNIT_YEAR | TIMEUNIT_WEEK)
#define MD (TIMEUNIT_MONTH | TIMEUNIT_DATE)
#define WD (TIMEUNIT_WEEK | TIMEUNIT_DAY)
#define PERIODS(X)                                                     \
	X(year, TIMEUNIT_YEAR)                                         \
	X(yearquarter, YQ)                                             \
	X(yearquartermonth, YQ | TIMEUNIT_MONTH)                       \
	X(yearmonth, YM)                                               \
	X(yearmonthdate, YMD)                                          \
	CLOCKS(X, yearmonthdate, YMD)                                  \
	X(yearweek, YW)                                                \
	X(yearweekday, YW | TIMEUNIT_DAY)                              \
	CLOCKS(X, yearweekday, YW | TIMEUNIT_DAY)                      \
	X(yeardayofyear, TIMEUNIT_YEAR | TIMEUNIT_DAYOFYEAR)
#define SEASONS(X)                                                     \
	X(quarter, TIMEUNIT_QUARTER)                                   \
	X(quartermonth, TIMEUNIT_QUARTER | TIMEUNIT_MONTH)             \
	X(month, TIMEUNIT_MONTH)                                       \
	X(monthdate, MD)                                               \
	CLOCKS(X, monthdate, MD)                                       \
	X(date, TIMEUNIT_DATE)                                         \
	X(week, TIMEUNIT_WEEK)                                         \
	X(weekday, WD)                                                 \
	CLOCKS(X, weekday, WD)                                         \
	X(day, TIMEUNIT_DAY)                                           \
	CLOCKS(X, day, TIMEUNIT_DAY)                                   \
	X(dayofyear, TIMEUNIT_DAYOFYEAR)                               \
	X(hours, TIMEUNIT_HOURS)                                       \
	X(hoursminutes, HM)                                            \
	X(hoursminutesseconds, HMS)                                    \
	X(minutes, TIMEUNIT_MINUTES)                                   \
	X(minutesseconds, TIMEUNIT_MINUTES | TIMEUNIT_SECONDS)         \
	X(seconds, TIMEUNIT_SECONDS)                                   \
	X(secondsmilliseconds, TIMEUNIT_SECONDS | TIMEUNIT_MILLISECONDS) \
	X(milliseconds, TIMEUNIT_MILLISECONDS)
/* clang-format on */

#define WORD(name, parts) #name " "
#define UTC(name, parts) "utc" #name " "
#define BINNED(name, parts) "binned" #name " binnedutc" #name " "
const char timeunit_words[] = PERIODS(WORD) SEASONS(WORD);
const char timeunit_all_words[] =
	PERIODS(WORD) SEASONS(WORD) PERIODS(UTC) SEASONS(UTC) PERIODS(BINNED);

static const struct {
	const char *name;
	unsigned parts;
} units[] = {
#define X(name, parts) {#name, parts},
	PERIODS(X) SEASONS(X)
#undef X
};

#define STEP_SHIFT 16
#define PARTS_MASK ((1U << STEP_SHIFT) - 1)
#define DAYS                                                                                  \
	(TIMEUNIT_WEEK | TIMEUNIT_DATE | TIMEUNIT_DAY | TIMEUNIT_DAYOFYEAR | TIMEUNIT_HOURS | \
	 TIMEUNIT_MINUTES | TIMEUNIT_SECONDS | TIMEUNIT_MILLISECONDS)
#define MILLIS 86400000.0 /* of a day */

static unsigned parts_of(timeunit u)
{
	return u & PARTS_MASK;
}

static unsigned step_of(timeunit u)
{
	unsigned step = u >> STEP_SHIFT;
	return step ? step : 1;
}

static bool one_part(timeunit u)
{
	return !(parts_of(u) & (parts_of(u) - 1));
}

bool timeunit_find_binned(struct str word)
{
	timeunit u;
	return str_starts(word, STR("binned")) && timeunit_find(word, &u);
}

bool timeunit_find(struct str word, timeunit *out)
{
	bool binned = str_starts(word, STR("binned"));
	word = binned ? str_slice(word, 6, word.n) : word;
	word = str_starts(word, STR("utc")) ? str_slice(word, 3, word.n) : word;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (str_eq(word, str_of(units[i].name)) &&
		    (!binned || units[i].parts & TIMEUNIT_YEAR)) {
			*out = units[i].parts;
			return true;
		}
	return false;
}

timeunit timeunit_every(timeunit u, unsigned step)
{
	return parts_of(u) | step << STEP_SHIFT;
}

/* 1, 2, 5, 10 … years */
static unsigned many_years(double years)
{
	unsigned step = 1;
	for (unsigned i = 0; step < years * 0.9 && step < TIMEUNIT_STEP_MOST / 2; i++)
		step = i % 3 == 1 ? step / 2 * 5 : step * 2;
	return step;
}

/* As Vega chooses: of two steps the one whose ratio to what is wanted is nearer to 1. */
timeunit timeunit_choose(double lo, double hi, unsigned most)
{
	static const struct {
		unsigned parts, step;
		double days;
	} all[] = {
		{YMD | HMS, 1, 1 / 86400.0},
		{YMD | HMS, 5, 5 / 86400.0},
		{YMD | HMS, 15, 15 / 86400.},
		{YMD | HMS, 30, 30 / 86400.},
		{YMD | HM, 1, 1 / 1440.0},
		{YMD | HM, 5, 5 / 1440.0},
		{YMD | HM, 15, 15 / 1440.0},
		{YMD | HM, 30, 30 / 1440.0},
		{YMD | TIMEUNIT_HOURS, 1, 1 / 24.0},
		{YMD | TIMEUNIT_HOURS, 3, 3 / 24.0},
		{YMD | TIMEUNIT_HOURS, 6, 0.25},
		{YMD | TIMEUNIT_HOURS, 12, 0.5},
		{YMD, 1, 1},
		{YW, 1, 7},
		{YM, 1, 30},
		{YM, 3, 90},
		{TIMEUNIT_YEAR, 1, 365},
	};
	size_t n = sizeof(all) / sizeof(*all), i = 0;
	double wanted = (hi - lo) / most;
	while (i < n && all[i].days <= wanted)
		i++;
	if (i == n)
		return timeunit_every(TIMEUNIT_YEAR, many_years(wanted / 365));
	if (i && wanted / all[i - 1].days < all[i].days / wanted)
		i--;
	return timeunit_every(all[i].parts, all[i].step);
}

timeunit timeunit_finest(enum column_type type)
{
	return type == COLUMN_YEAR      ? TIMEUNIT_YEAR
	       : type == COLUMN_QUARTER ? YQ
	       : type == COLUMN_MONTH   ? YM
					: YMD;
}

bool timeunit_season(timeunit u)
{
	return parts_of(u) && !(u & TIMEUNIT_YEAR);
}

bool timeunit_few(timeunit u)
{
	return timeunit_season(u) && (parts_of(u) == (TIMEUNIT_QUARTER | TIMEUNIT_MONTH) ||
				      (one_part(u) && !(u & TIMEUNIT_DAYOFYEAR)));
}

enum column_type timeunit_type(timeunit u)
{
	return timeunit_season(u)     ? COLUMN_NUMBER
	       : u & (DAYS)           ? COLUMN_DATE
	       : u & TIMEUNIT_MONTH   ? COLUMN_MONTH
	       : u & TIMEUNIT_QUARTER ? COLUMN_QUARTER
				      : COLUMN_YEAR;
}

bool timeunit_fits(timeunit u, enum column_type type)
{
	switch (type) {
	case COLUMN_YEAR:
		return parts_of(u) == TIMEUNIT_YEAR;
	case COLUMN_QUARTER:
		return !(parts_of(u) & ~(unsigned)YQ);
	case COLUMN_MONTH:
		return !(u & (DAYS));
	default:
		return type == COLUMN_DATE;
	}
}

#define LEAP 2012 /* the year that seasons stand in */

/* 0 on Sundays; 1970-01-01 was a Thursday. */
static double weekday(double days)
{
	return days + 4 - 7 * floor((days + 4) / 7);
}

/* Sundays of the year up to that day. */
static double week_of(double days, int year)
{
	double first = column_days(COLUMN_YEAR, year); /* of January */
	double sunday = first + fmod(7 - weekday(first), 7);
	return days < sunday ? 0 : floor((days - sunday) / 7) + 1;
}

/* The day of the year, from 1, of a day of one of its weeks. */
static double day_of_week(double week, double day, int year)
{
	return day + 7 * week - fmod(weekday(column_days(COLUMN_YEAR, year)) + 6, 7);
}

/* A part that is rounded down where it is the finest. */
struct rounding {
	unsigned finest, step;
};

static double rounded(struct rounding r, unsigned part, double v, double first)
{
	return part == r.finest ? first + r.step * floor((v - first) / r.step) : v;
}

/* Whole parts of a day that have passed: a time is a fraction that cannot be exact. */
static double passed(double days, double parts)
{
	return floor((days - floor(days)) * parts + (parts < MILLIS ? 1e-4 : 1e-2));
}

/* What the parts of a day keep, as a fraction of it. */
static double clock_of(struct rounding r, unsigned parts, double time)
{
	static const struct {
		unsigned part;
		double count, of, millis;
	} clock[] = {{TIMEUNIT_HOURS, 24, 24, MILLIS / 24},
		     {TIMEUNIT_MINUTES, 1440, 60, MILLIS / 1440},
		     {TIMEUNIT_SECONDS, 86400, 60, 1000},
		     {TIMEUNIT_MILLISECONDS, MILLIS, 1000, 1}};
	double sum = 0;
	for (size_t i = 0; i < sizeof(clock) / sizeof(*clock); i++)
		if (parts & clock[i].part)
			sum += clock[i].millis *
			       rounded(r, clock[i].part,
				       fmod(passed(time, clock[i].count), clock[i].of), 0);
	return sum / MILLIS;
}

/* The first day of what the other parts keep, in the year that is shown. */
static double day_of(struct rounding r, unsigned parts, double days, int shown)
{
	int year, month, day;
	column_civil(days, &year, &month, &day);
	double m = 0, d = 1;
	if (parts & TIMEUNIT_MONTH)
		m = rounded(r, TIMEUNIT_MONTH, month - 1, 0);
	else if (parts & TIMEUNIT_QUARTER)
		m = 3 * rounded(r, TIMEUNIT_QUARTER, (month - 1) / 3, 0);
	if ((parts & WD) == WD)
		d = rounded(r, TIMEUNIT_DAY,
			    day_of_week(week_of(days, year), weekday(days), shown), 1);
	else if (parts & TIMEUNIT_WEEK)
		d = day_of_week(rounded(r, TIMEUNIT_WEEK, week_of(days, year), 1), 0, shown);
	else if (parts & TIMEUNIT_DAY)
		d = rounded(r, TIMEUNIT_DAY, day_of_week(1, weekday(days), shown), 1);
	else if (parts & TIMEUNIT_DATE)
		d = rounded(r, TIMEUNIT_DATE, day, 1);
	else if (parts & TIMEUNIT_DAYOFYEAR)
		d = rounded(r, TIMEUNIT_DAYOFYEAR, days - column_days(COLUMN_YEAR, year) + 1,
			    1);
	return column_days(COLUMN_MONTH, shown * 12.0 + m) + d - 1;
}

/* Times of days that are put together keep their minutes exactly. */
static double floor_time(timeunit u, double time)
{
	unsigned parts = parts_of(u), finest = parts;
	int year, month, day;
	while (finest & (finest - 1))
		finest &= finest - 1;
	struct rounding r = {finest, step_of(u)};
	double days = floor(time);
	column_civil(days, &year, &month, &day);
	int shown = !(parts & TIMEUNIT_YEAR) ? LEAP : (int)rounded(r, TIMEUNIT_YEAR, year, 0);
	return day_of(r, parts, days, shown) + clock_of(r, parts, time);
}

/* How many of the finest part of a day make one; 0: whole days are the finest. */
static double per_day(timeunit u)
{
	return u & TIMEUNIT_MILLISECONDS ? MILLIS
	       : u & TIMEUNIT_SECONDS    ? 86400
	       : u & TIMEUNIT_MINUTES    ? 1440
	       : u & TIMEUNIT_HOURS      ? 24
					 : 0;
}

/* The number of a season at that time of 2012. */
static double season_number(timeunit u, double time)
{
	int year, month, day;
	double begin = column_days(COLUMN_YEAR, LEAP), days = floor(time);
	column_civil(days, &year, &month, &day);
	if (per_day(u) > 0)
		return floor((time - begin) * per_day(u) + 0.5);
	if (parts_of(u) == TIMEUNIT_DAY)
		return days - begin;
	if (parts_of(u) == TIMEUNIT_WEEK)
		return floor((days - begin) / 7) + 1;
	if (u & (DAYS))
		return days - begin + 1;
	return u & TIMEUNIT_MONTH ? month : (month + 2) / 3;
}

/* The time of 2012 that a season's number stands for, in days since 1970. */
static double days_of(timeunit u, double number)
{
	double begin = column_days(COLUMN_YEAR, LEAP);
	if (per_day(u) > 0)
		return begin + number / per_day(u);
	if (parts_of(u) == TIMEUNIT_DAY)
		return begin + number;
	if (parts_of(u) == TIMEUNIT_WEEK)
		return begin + 7 * (number - 1);
	if (u & (DAYS))
		return begin + number - 1;
	return column_days(COLUMN_MONTH,
			   LEAP * 12.0 + (u & TIMEUNIT_MONTH ? number - 1 : 3 * (number - 1)));
}

double timeunit_after(timeunit u, double number)
{
	return number + step_of(u);
}

enum column_type timeunit_shown_type(timeunit u)
{
	return timeunit_type(u | TIMEUNIT_YEAR);
}

double timeunit_shown(timeunit u, double number)
{
	unsigned exact = parts_of(u) | TIMEUNIT_YEAR;
	double time = days_of(u, number);
	return exact & (DAYS) ? time : timeunit_at(exact, COLUMN_DATE, time);
}

double timeunit_at(timeunit u, enum column_type type, double number)
{
	int year, month, day;
	double time = floor_time(u, column_days(type, number));
	if (timeunit_season(u))
		return season_number(u, time);
	column_civil(floor(time), &year, &month, &day);
	switch (timeunit_type(u)) {
	case COLUMN_YEAR:
		return year;
	case COLUMN_QUARTER:
		return year * 4.0 + (month - 1) / 3;
	case COLUMN_MONTH:
		return year * 12.0 + month - 1;
	default:
		return time;
	}
}

/* ---- words */

/* "3분기 9월", "3. 1.", "제3주 월": the days of it. */
static void put_days(struct buf *b, unsigned parts, double time, bool korean)
{
	static const char *const day_name[2][7] = {
		{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
		{"일", "월", "화", "수", "목", "금", "토"}};
	int year, month, day;
	double days = floor(time), first = column_days(COLUMN_YEAR, LEAP);
	column_civil(days, &year, &month, &day);
	if (parts & TIMEUNIT_QUARTER)
		buf_printf(b, korean ? "%d분기 " : "Q%d ", (month + 2) / 3);
	if (parts & TIMEUNIT_WEEK)
		buf_printf(b, korean ? "제%d주 " : "W%d ", (int)floor((days - first) / 7) + 1);
	if (parts & TIMEUNIT_DAY)
		buf_printf(b, "%s ", day_name[korean][(int)weekday(days)]);
	if (parts & TIMEUNIT_DAYOFYEAR)
		buf_printf(b, korean ? "제%d일 " : "%d ", (int)(days - first) + 1);
	if ((parts & MD) == MD)
		korean ? buf_printf(b, "%d. %d. ", month, day)
		       : buf_printf(b, "%s %d ", period_month(month), day);
	else if (parts & TIMEUNIT_MONTH)
		korean ? buf_printf(b, "%d월 ", month)
		       : buf_printf(b, "%s ", period_month(month));
	else if (parts & TIMEUNIT_DATE)
		buf_printf(b, korean ? "%d일 " : "%d ", day);
}

/* "7시", "13:30", "13:30:05", "5분 05초", "5초", "5.020초" */
static void put_clock(struct buf *b, unsigned parts, double time, bool korean)
{
	long long ms = (long long)((time - floor(time)) * MILLIS + 0.5);
	int h = (int)(ms / 3600000), m = (int)(ms / 60000 % 60), s = (int)(ms / 1000 % 60);
	if ((parts & HM) == TIMEUNIT_HOURS)
		buf_printf(b, korean ? "%d시" : "%02d:00", h);
	else if (parts & TIMEUNIT_HOURS)
		buf_printf(b, "%02d:%02d", h, m);
	else if (parts & TIMEUNIT_MINUTES)
		buf_printf(b, korean ? "%d분" : "%d", m);
	if (parts & TIMEUNIT_SECONDS && parts & TIMEUNIT_HOURS)
		buf_printf(b, ":%02d", s);
	else if (parts & TIMEUNIT_SECONDS && parts & TIMEUNIT_MINUTES)
		buf_printf(b, korean ? " %02d초" : ":%02d", s);
	else if (parts & TIMEUNIT_SECONDS && parts & TIMEUNIT_MILLISECONDS)
		buf_printf(b, korean ? "%d.%03d초" : "%d.%03d", s, (int)(ms % 1000));
	else if (parts & TIMEUNIT_SECONDS)
		buf_printf(b, korean ? "%d초" : "%d", s);
	else if (parts & TIMEUNIT_MILLISECONDS)
		buf_printf(b, korean ? "%d밀리초" : "%d", (int)(ms % 1000));
}

static struct str label(timeunit u, double number, bool korean, struct arena *mem)
{
	struct buf b = {0};
	double time = days_of(u, number);
	put_days(&b, parts_of(u), time, korean);
	put_clock(&b, parts_of(u), time, korean);
	while (b.n && b.p[b.n - 1] == ' ')
		b.n--;
	return buf_take(&b, mem);
}

/* The greatest number of a season of one part; NAN: of several. */
static double last_of(timeunit u)
{
	static const struct {
		unsigned part;
		double last;
	} all[] = {{TIMEUNIT_QUARTER, 4},  {TIMEUNIT_MONTH, 12},  {TIMEUNIT_WEEK, 53},
		   {TIMEUNIT_DATE, 31},    {TIMEUNIT_DAY, 6},     {TIMEUNIT_HOURS, 23},
		   {TIMEUNIT_MINUTES, 59}, {TIMEUNIT_SECONDS, 59}};
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (parts_of(u) == all[i].part)
			return all[i].last;
	return NAN;
}

/* "1" of "1월", where a word follows a number. */
static struct str unnamed(struct str s)
{
	size_t n = s.n;
	while (n && (s.p[n - 1] < '0' || s.p[n - 1] > '9'))
		n--;
	return n ? str_slice(s, 0, n) : s;
}

struct str timeunit_label(timeunit u, double number, bool korean, struct arena *mem)
{
	double last = last_of(u), end = fmin(last, number + step_of(u) - 1);
	number = parts_of(u) == TIMEUNIT_WEEK ? fmax(number, 0) : number;
	struct str from = label(u, number, korean, mem);
	if (isnan(last) || !(end > number))
		return from;
	struct str part[] = {korean ? unnamed(from) : from, label(u, end, korean, mem)};
	return arena_join(mem, part, 2, korean ? STR("~") : STR("–"));
}

struct str timeunit_tick(timeunit u, enum column_type ticked, bool clock, double days,
			 struct timeunit_words in)
{
	unsigned parts = parts_of(u), fine = TIMEUNIT_SECONDS | TIMEUNIT_MILLISECONDS;
	if (clock && parts & HM)
		parts &= ~fine;
	else if (!clock && ticked == COLUMN_DATE && parts & (WD | MD | TIMEUNIT_DAYOFYEAR))
		parts &= ~(HM | fine);
	else if (ticked == COLUMN_MONTH && parts & TIMEUNIT_MONTH)
		parts &= TIMEUNIT_QUARTER | TIMEUNIT_MONTH;
	else if (ticked == COLUMN_QUARTER && parts & TIMEUNIT_QUARTER)
		parts = TIMEUNIT_QUARTER;
	return label(parts, season_number(parts, days), in.korean, in.mem);
}
