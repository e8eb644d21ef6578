#ifndef KO_FORMAT_READING_H
#define KO_FORMAT_READING_H

#include "base/buf.h"
#include "ko/decimal.h"

/* Sino-Korean readings of numbers. */

/* 1 to 9,999; every: with 일 before 십, 백 and 천 (일백일십일). */
void format_reading_group(struct buf *b, struct decimal group, bool every);

const char *format_reading_digit(int digit); /* 영, 일, …, 구 */

#endif
