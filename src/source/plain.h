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
struct plain {
	double value;
	unsigned digits, places;
	bool whole;      /* digits alone */
	bool may_period; /* might be a period as well: let period.c see it */
	bool year;       /* it is a year as well, if anything tells so: 1800 to 2200 */
};

/* A plain or grouped decimal that a double holds. */
bool plain_number(struct str s, struct plain *out);

/* Days since 1970-01-01. */
bool plain_date(struct str s, double *days);

#endif
