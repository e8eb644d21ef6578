#ifndef DATA_TIMEUNIT_H
#define DATA_TIMEUNIT_H

#include "data/table.h"

/*
 * Vega-Lite's time units. Those with a year give a period of the calendar; the
 * others give a season, a number that comes back every year, month or week:
 * quarter 1–4, month 1–12, date 1–31, day 0–6 from Sunday, monthdate as 2012
 * numbers its days from 1 (a leap year, as in Vega-Lite), dayofyear 1–366, hours
 * 0–23, minutes 0–59, hoursminutes 0–1439, seconds 0–59, minutesseconds 0–3599.
 * Weeks are Vega-Lite's, not those of ISO 8601: they begin on Sunday, week 1 with
 * the year's first Sunday, and the days before it are week 0; yearweek gives the
 * Sunday.
 */
/* clang-format off */
#define TIMEUNITS(X)                                   \
	X(YEAR, year)                                  \
	X(YEARQUARTER, yearquarter)                    \
	X(YEARMONTH, yearmonth)                        \
	X(YEARMONTHDATE, yearmonthdate)                \
	X(YEARMONTHDATEHOURS, yearmonthdatehours)      \
	X(YEARMONTHDATEHOURSMINUTES, yearmonthdatehoursminutes) \
	X(YEARWEEK, yearweek)                          \
	X(YEARDAYOFYEAR, yeardayofyear)                \
	X(QUARTER, quarter)                            \
	X(MONTH, month)                                \
	X(MONTHDATE, monthdate)                        \
	X(DATE, date)                                  \
	X(DAY, day)                                    \
	X(WEEK, week)                                  \
	X(DAYOFYEAR, dayofyear)                        \
	X(HOURS, hours)                                \
	X(HOURSMINUTES, hoursminutes)                  \
	X(MINUTES, minutes)                            \
	X(MINUTESSECONDS, minutesseconds)              \
	X(SECONDS, seconds)
/* clang-format on */

enum timeunit {
	TIMEUNIT_NONE,
#define X(id, name) TIMEUNIT_##id,
	TIMEUNITS(X)
#undef X
};

extern const char timeunit_words[]; /* between spaces */
bool timeunit_find(struct str word, enum timeunit *out);

bool timeunit_season(enum timeunit u);
/* The column type of what it gives; NUMBER for seasons. */
enum column_type timeunit_type(enum timeunit u);
/* Can it be told from a column of that type? A year has no months. */
bool timeunit_fits(enum timeunit u, enum column_type type);
double timeunit_at(enum timeunit u, enum column_type type, double number);

const char *timeunit_month(int month); /* "Jan" … "Dec" of 1 … 12 */

/* "3월", "Mar"; of a season's number. */
struct str timeunit_label(enum timeunit u, int number, bool korean, struct arena *mem);

#endif
