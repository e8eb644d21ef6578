#ifndef KO_DECIMAL_H
#define KO_DECIMAL_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * Decimal numbers as text: what is printed is never a binary float (N1).
 * value = ± digits × 10^exponent; digits has no leading zero; zero is "0"
 * and never negative, and keeps its exponent, so that 0.00 has two places.
 */
struct decimal {
	bool negative;
	struct str digits;
	int exponent;
};

/* Digits and exponents beyond this are no number: no double is as large. */
#define DECIMAL_DIGITS_MAX 400

/*
 * [+-]1,234.50, .5, 1e6, with U+2212 as a minus too; commas only before groups
 * of three. False when s is no such number.
 */
bool decimal_parse(struct arena *mem, struct str s, struct decimal *out);

enum rounding { ROUND_HALF_UP /* away from zero */, ROUND_HALF_EVEN };

/* To so many digits behind the point; −4 rounds to whole 만. A number that has
 * no more digits comes back as it is. */
struct decimal decimal_round(struct arena *mem, struct decimal d, int decimals,
			     enum rounding mode);
struct decimal decimal_shift(struct decimal d, int power); /* × 10^power */
struct decimal decimal_trim(struct decimal d); /* without zeros at the end of a fraction */

struct decimal decimal_minus(struct arena *mem, struct decimal a, struct decimal b);

bool decimal_zero(struct decimal d);
int decimal_compare(struct decimal a, struct decimal b);
int decimal_places(struct decimal d); /* digits behind the point as written */
int decimal_whole(struct decimal d);  /* digits before the point; 0 for 0.5, −1 for 0.05 */

/* The digit that counts 10^power: decimal_digit(250, 1) is 5. */
int decimal_digit(struct decimal d, int power);

/* Plain, without grouping, zeros added up to decimals; −1: as it is. */
struct str decimal_text(struct arena *mem, struct decimal d, int decimals);

#endif
