#ifndef KO_PERIOD_H
#define KO_PERIOD_H

#include "base/arena.h"

/*
 * Periods of the calendar in words, wherever a report writes one of itself: "2024" → "2024년",
 * "2024-05" → "2024년 5월", "May 2024"; "2024-Q3" → "2024년 3분기", "Q3 2024"; "2024-05-03
 * 13:30" → "2024년 5월 3일 13:30", "3 May 2024 13:30". Other text, and a year in English, as
 * it is.
 */
struct str period_words(struct str period, bool korean, struct arena *mem);

const char *period_month(int month); /* "Jan" … "Dec" of 1 … 12 */

#endif
