#ifndef KO_FORMAT_DATE_H
#define KO_FORMAT_DATE_H

#include "base/arena.h"
#include "base/str.h"

/* What date styles share. A part that was not written is 0. */
struct format_date {
	int year, quarter, month, day;
	struct str time; /* of a day: " 13:30", as it was written */
};

/* 2025-09-15, also with a time (13:30, 13:30:05.250), 2025-09, 2025-Q3 or 2025, and a
 * day that exists. */
bool format_date_parse(struct str s, struct format_date *out);

/* Two dates joined by ~ are a range; a single date is both ends. False when
 * one of them is no date. */
bool format_date_range(struct str s, struct format_date *from, struct format_date *to);

/* "(월)" for a whole date when wanted, else "". */
const char *format_date_weekday(struct format_date d, bool wanted);

#endif
