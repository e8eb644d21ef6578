#include "data/timeunit.h"

#include <math.h>

#define X(id, name) #name " "
const char timeunit_words[] = TIMEUNITS(X);
#undef X

static const char *const names[] = {
#define X(id, name) #name,
	TIMEUNITS(X)
#undef X
};

bool timeunit_find(struct str word, enum timeunit *out)
{
	for (int u = TIMEUNIT_YEAR; u <= TIMEUNIT_SECONDS; u++)
		if (str_eq(word, str_of(names[u - 1]))) {
			*out = (enum timeunit)u;
			return true;
		}
	return false;
}

bool timeunit_season(enum timeunit u)
{
	return u >= TIMEUNIT_QUARTER;
}

enum column_type timeunit_type(enum timeunit u)
{
	switch (u) {
	case TIMEUNIT_YEAR:
		return COLUMN_YEAR;
	case TIMEUNIT_YEARQUARTER:
		return COLUMN_QUARTER;
	case TIMEUNIT_YEARMONTH:
		return COLUMN_MONTH;
	case TIMEUNIT_YEARMONTHDATE:
	case TIMEUNIT_YEARMONTHDATEHOURS:
	case TIMEUNIT_YEARMONTHDATEHOURSMINUTES:
	case TIMEUNIT_YEARWEEK:
	case TIMEUNIT_YEARDAYOFYEAR:
		return COLUMN_DATE;
	default:
		return COLUMN_NUMBER;
	}
}

/* The finest that a column must be: from 0 for years on. */
static int fineness(enum column_type type)
{
	return type == COLUMN_YEAR      ? 0
	       : type == COLUMN_QUARTER ? 1
	       : type == COLUMN_MONTH   ? 2
					: 3;
}

bool timeunit_fits(enum timeunit u, enum column_type type)
{
	static const int coarser[TIMEUNIT_SECONDS + 1] = {/* all others want days */
							  [TIMEUNIT_YEAR] = 3,
							  [TIMEUNIT_YEARQUARTER] = 2,
							  [TIMEUNIT_QUARTER] = 2,
							  [TIMEUNIT_YEARMONTH] = 1,
							  [TIMEUNIT_MONTH] = 1};
	return column_is_temporal(type) && fineness(type) >= 3 - coarser[u];
}

/* Whole parts of a day that have passed: a time is a fraction that cannot be exact. */
static double passed(double days, double parts)
{
	return floor((days - floor(days)) * parts + 1e-4);
}

#define LEAP 366 /* days of 2012 */

/* The day of 2012 that has the same month and date, from 1. */
static double leap_day(int month, int day)
{
	return column_days(COLUMN_MONTH, 2012 * 12 + month - 1) -
	       column_days(COLUMN_YEAR, 2012) + day;
}

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

double timeunit_at(enum timeunit u, enum column_type type, double number)
{
	int year, month, day;
	double time = column_days(type, number), days = floor(time);
	column_civil(days, &year, &month, &day);
	switch (u) {
	case TIMEUNIT_YEAR:
		return year;
	case TIMEUNIT_YEARQUARTER:
		return year * 4.0 + (month - 1) / 3;
	case TIMEUNIT_YEARMONTH:
		return year * 12.0 + month - 1;
	case TIMEUNIT_QUARTER:
		return (month + 2) / 3;
	case TIMEUNIT_MONTH:
		return month;
	case TIMEUNIT_DATE:
		return day;
	case TIMEUNIT_DAY:
		return weekday(days);
	case TIMEUNIT_WEEK:
		return week_of(days, year);
	case TIMEUNIT_YEARWEEK:
		return days - weekday(days);
	case TIMEUNIT_DAYOFYEAR:
		return days - column_days(COLUMN_YEAR, year) + 1;
	case TIMEUNIT_SECONDS:
		return fmod(passed(time, 86400), 60);
	case TIMEUNIT_MINUTESSECONDS:
		return fmod(passed(time, 86400), 3600);
	case TIMEUNIT_MONTHDATE:
		return leap_day(month, day);
	case TIMEUNIT_HOURS:
		return passed(time, 24);
	case TIMEUNIT_HOURSMINUTES:
		return passed(time, 1440);
	case TIMEUNIT_MINUTES:
		return fmod(passed(time, 1440), 60);
	case TIMEUNIT_YEARMONTHDATEHOURS:
		return days + passed(time, 24) / 24;
	case TIMEUNIT_YEARMONTHDATEHOURSMINUTES:
		return days + passed(time, 1440) / 1440;
	default:
		return days;
	}
}

const char *timeunit_month(int month)
{
	static const char *const name[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	return name[month - 1];
}

/* "3. 1.", "Mar 1"; "13시", "13:00"; "5분" */
static struct str fine_label(enum timeunit u, int number, bool korean, struct arena *mem)
{
	int year, m, day, last = number < LEAP ? number : LEAP;
	if (u == TIMEUNIT_HOURS && korean)
		return arena_printf(mem, "%d시", number);
	if (u == TIMEUNIT_HOURS)
		return arena_printf(mem, "%02d:00", number);
	if (u == TIMEUNIT_HOURSMINUTES)
		return arena_printf(mem, "%02d:%02d", number / 60, number % 60);
	if (u == TIMEUNIT_MINUTESSECONDS)
		return arena_printf(mem, korean ? "%d분 %02d초" : "%d:%02d", number / 60,
				    number % 60);
	if (u == TIMEUNIT_MINUTES)
		return arena_printf(mem, korean ? "%d분" : "%d", number);
	if (u == TIMEUNIT_SECONDS)
		return arena_printf(mem, korean ? "%d초" : "%d", number);
	column_civil(column_days(COLUMN_YEAR, 2012) + last - 1, &year, &m, &day);
	return korean ? arena_printf(mem, "%d. %d.", m, day)
		      : arena_printf(mem, "%s %d", timeunit_month(m), day);
}

struct str timeunit_label(enum timeunit u, int number, bool korean, struct arena *mem)
{
	static const char *const day[2][7] = {{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
					      {"일", "월", "화", "수", "목", "금", "토"}};
	if (u == TIMEUNIT_MONTHDATE || u >= TIMEUNIT_HOURS)
		return fine_label(u, number, korean, mem);
	if (u == TIMEUNIT_DAY)
		return str_of(day[korean][number]);
	if (u == TIMEUNIT_WEEK)
		return arena_printf(mem, korean ? "제%d주" : "W%d", number);
	if (u == TIMEUNIT_DAYOFYEAR)
		return arena_printf(mem, korean ? "제%d일" : "%d", number);
	if (u == TIMEUNIT_MONTH && !korean)
		return str_of(timeunit_month(number));
	if (!korean)
		return arena_printf(mem, u == TIMEUNIT_QUARTER ? "Q%d" : "%d", number);
	return arena_printf(mem,
			    u == TIMEUNIT_QUARTER ? "%d분기"
			    : u == TIMEUNIT_MONTH ? "%d월"
						  : "%d일",
			    number);
}
