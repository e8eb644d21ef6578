#ifndef DATA_TIMEUNIT_H
#define DATA_TIMEUNIT_H

#include "data/table.h"

/*
 * Vega-Lite's time units: a set of parts of a time that are kept. Those with a
 * year give a period of the calendar. The others give a season, which comes
 * back every year, month or week, as a number: of one part quarter 1–4, month
 * 1–12, week 0–53, date 1–31, day 0–6 from Sunday, dayofyear 1–366, hours 0–23,
 * minutes, seconds 0–59, milliseconds 0–999; of several parts the finest of
 * them counted from the begin of 2012, days from 1, parts of a day from 0: 2012
 * is a leap year that begins on a Sunday, and the year in which Vega-Lite shows
 * seasons on an axis of times.
 * Weeks are Vega-Lite's, not those of ISO 8601: they begin on Sunday, week 1 with
 * the year's first Sunday, and the days before it are week 0; yearweek gives the
 * Sunday.
 * A step joins so many of the finest part, from the begin of the next coarser.
 */
enum timeunit_part {
	TIMEUNIT_NONE = 0,
	TIMEUNIT_YEAR = 1,
	TIMEUNIT_QUARTER = 2,
	TIMEUNIT_MONTH = 4,
	TIMEUNIT_WEEK = 8,
	TIMEUNIT_DATE = 16,
	TIMEUNIT_DAY = 32,
	TIMEUNIT_DAYOFYEAR = 64,
	TIMEUNIT_HOURS = 128,
	TIMEUNIT_MINUTES = 256,
	TIMEUNIT_SECONDS = 512,
	TIMEUNIT_MILLISECONDS = 1024
};

/* Parts and step: one number, so that SQL can carry it. */
typedef uint32_t timeunit;
#define TIMEUNIT_STEP_MOST 1000

/* The words of units between spaces: those to offer, and all: with utc, which says
 * nothing about times that have no zone, and binned. */
extern const char timeunit_words[], timeunit_all_words[];
bool timeunit_find(struct str word, timeunit *out); /* step 1 */
bool timeunit_find_binned(struct str word);         /* the data are in such units already */
timeunit timeunit_every(timeunit u, unsigned step);

/* The unit that makes about so many of lo..hi, both in days, as Vega chooses it; and
 * the finest that a column of that type tells. */
timeunit timeunit_choose(double lo, double hi, unsigned most);
timeunit timeunit_finest(enum column_type type);

bool timeunit_season(timeunit u);
/* A season that is but one small number has a place of its own for each; others stand
 * on an axis of times where nothing else is said. */
bool timeunit_few(timeunit u);
/* The column type of what it gives; NUMBER for seasons. */
enum column_type timeunit_type(timeunit u);
/* Can it be told from a column of that type? A year has no months. */
bool timeunit_fits(timeunit u, enum column_type type);
double timeunit_at(timeunit u, enum column_type type, double number);

/* The number of the season that follows; beyond the last one, where it is the last. */
double timeunit_after(timeunit u, double number);

/* On an axis of times: the periods of 2012 that a season's number stands for. */
enum column_type timeunit_shown_type(timeunit u);
double timeunit_shown(timeunit u, double number);

struct timeunit_words {
	bool korean;
	struct arena *mem;
};

/* "3월", "1~3월", "3분기 9월", "3. 1. 07:00", "Mar"; of a season's number. */
struct str timeunit_label(timeunit u, double number, bool korean, struct arena *mem);

/* Of a tick of an axis of seasons, at that day of 2012, which begins such a period: no
 * finer than the ticks are. clock: parts of a day. */
struct str timeunit_tick(timeunit u, enum column_type ticked, bool clock, double days,
			 struct timeunit_words in);

#endif
