#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * Numbers between text and double, free of any locale. Only plain decimal
 * text is understood here: [+-] digits [. digits] [e[+-]digits]. Korean
 * spellings are data's business, rounding of what is printed is ko's.
 */

/* The nearest double; false when s is not such a number, whole, or overflows. */
bool num_parse(struct str s, double *out);

/* The shortest decimal text that reads back as v; never an exponent below
 * 1e21 in size; "nan" and "inf" never reach the user (assert). */
struct str num_shortest(struct arena *mem, double v);

/* The same of what arithmetic made: the 15 digits that doubles hold, so that 0.1 + 0.2 is
 * 0.3. Whole numbers that they hold keep all of theirs. */
struct str num_computed(struct arena *mem, double v);

bool num_parse_int(struct str s, long long *out); /* [+-] digits */

#endif
