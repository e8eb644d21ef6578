#ifndef SCALE_EVERY_H
#define SCALE_EVERY_H

#include "data/table.h"

/* A step of the calendar: so many periods; minutes: of the day, not days. */
struct scale_every {
	int count; /* 0: not said */
	enum column_type unit;
	bool minutes;
};

/* How many ticks such steps of a calendar make in so many days. */
double scale_every_count(struct scale_every every, double days);

/* Days in a period of that type, on average: YEAR 365.2425, …, DATE 1. */
double scale_period(enum column_type column);

#endif
