#ifndef SOURCE_CENSUS_H
#define SOURCE_CENSUS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * What kinds of bytes a text holds, found in one quick look by several
 * threads; most texts hold none of what costs a closer look.
 */
struct census {
	bool broken;     /* no UTF-8, or C1 controls, or U+FFFD */
	bool high;       /* anything beyond ASCII */
	bool zero;       /* a NUL byte */
	bool escape;     /* an ESC */
	bool private;    /* perhaps a private-use character */
	bool composable; /* perhaps letters that composing changes */
};

/* Of a text that is there. */
struct census census_take(struct str text, unsigned threads);

/* Of some of it, behind and before line ends; threads add to what was seen. */
unsigned census_look(struct str text);
struct census census_of(unsigned seen);

/* It is UTF-8 that needs no closer look by anyone. */
bool census_plain(const struct census *c);

/* Line ends among bytes lo to hi of text; CR LF is one, at its LF. */
uint32_t census_lines(struct str text, size_t lo, size_t hi);

#endif
