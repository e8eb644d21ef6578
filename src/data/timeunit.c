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
	for (int u = TIMEUNIT_YEAR; u <= TIMEUNIT_DAY; u++)
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
	static const int wanted[] = {[TIMEUNIT_YEAR] = 0,      [TIMEUNIT_YEARQUARTER] = 1,
				     [TIMEUNIT_YEARMONTH] = 2, [TIMEUNIT_YEARMONTHDATE] = 3,
				     [TIMEUNIT_QUARTER] = 1,   [TIMEUNIT_MONTH] = 2,
				     [TIMEUNIT_DATE] = 3,      [TIMEUNIT_DAY] = 3};
	return column_is_temporal(type) && fineness(type) >= wanted[u];
}

double timeunit_at(enum timeunit u, enum column_type type, double number)
{
	int year, month, day;
	double days = floor(column_days(type, number));
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
	case TIMEUNIT_DAY: /* 1970-01-01 was a Thursday */
		return days + 4 - 7 * floor((days + 4) / 7);
	default:
		return days;
	}
}

struct str timeunit_label(enum timeunit u, int number, bool korean, struct arena *mem)
{
	static const char *const day[2][7] = {{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
					      {"일", "월", "화", "수", "목", "금", "토"}};
	static const char *const month[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	if (u == TIMEUNIT_DAY)
		return str_of(day[korean][number]);
	if (u == TIMEUNIT_MONTH && !korean)
		return str_of(month[number - 1]);
	if (!korean)
		return arena_printf(mem, u == TIMEUNIT_QUARTER ? "Q%d" : "%d", number);
	return arena_printf(mem,
			    u == TIMEUNIT_QUARTER ? "%d분기"
			    : u == TIMEUNIT_MONTH ? "%d월"
						  : "%d일",
			    number);
}
