#ifndef KO_DECIMAL_H
#define KO_DECIMAL_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * Decimal numbers as text: what is printed is never a binary float (N1).
 * value = ± digits × 10^exponent; digits has no leading zero; zero is "0"
 * and never negative.
 */
struct decimal {
	bool negative;
	struct str digits;
	int exponent;
};

/* [+-]1,234.50, 1e6, U+2212; false when s is not a number. */
bool decimal_parse(struct arena *mem, struct str s, struct decimal *out);

enum rounding { ROUND_HALF_UP /* away from zero */, ROUND_HALF_EVEN };
struct decimal decimal_round(struct arena *mem, struct decimal d, int decimals,
			     enum rounding mode);
struct decimal decimal_shift(struct decimal d, int power); /* × 10^power */
int decimal_compare(struct decimal a, struct decimal b);
int decimal_places(struct decimal d); /* digits behind the point as written */
struct str decimal_text(struct arena *mem, struct decimal d,
			int decimals); /* plain, no grouping; −1: as it is */

#endif
