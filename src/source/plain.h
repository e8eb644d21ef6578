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

/* Cells read here, counted with as little as can be. */
struct plain {
	uint64_t numbers; /* in the upper half those of digits alone */
	uint64_t shapes;  /* bit n: some number has n digits; from PLAIN_PLACES on, n behind its
			   * point; from PLAIN_WHOLE on, n and nothing else */
	uint32_t years, days; /* a year is a number as well */
};

#define PLAIN_PLACES 20
#define PLAIN_WHOLE 40
#define PLAIN_DIGITS 19 /* of a number: uint64_t holds them */

/* Bytes that may be read behind the beginning of a cell that is read quickly. */
#define PLAIN_ROOM 16

/* A plain or grouped decimal that a double holds, and no period but a year: *value, and
 * one more of p. */
bool plain_number(struct str s, struct plain *p, double *value);

/* A year from 1800 to 2200. */
bool plain_year(struct str s, struct plain *p, double *year);

/* Days since 1970-01-01. */
bool plain_date(struct str s, struct plain *p, double *days);

#endif
