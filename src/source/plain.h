#ifndef SOURCE_PLAIN_H
#define SOURCE_PLAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * The spellings that make up nearly all cells of large files, read without a
 * second look: 1234.5  -1,234  2025-09-15. What is true of them here is what
 * number.c and period.c say of them; all other spellings are left to those.
 */

/* Cells read here, counted without a branch: of digits, bit n tells that some cell has n
 * of them. A year is a number as well. */
struct plain {
	uint32_t numbers, whole, years, days;
	uint32_t digits, places, lengths; /* of all, behind a point, of digits alone */
};

/* Bytes behind the beginning of a number that are better read eight at a time. */
#define PLAIN_ROOM 32

/* A plain or grouped decimal that a double holds, and no period but a year: *value, and
 * one more of p. room: bytes that may be read at s.p, not fewer than s.n. */
bool plain_number(struct str s, size_t room, struct plain *p, double *value);

/* A year from 1800 to 2200. */
bool plain_year(struct str s, struct plain *p, double *year);

/* Days since 1970-01-01. */
bool plain_date(struct str s, struct plain *p, double *days);

#endif
