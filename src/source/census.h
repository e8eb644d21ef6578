#ifndef SOURCE_CENSUS_H
#define SOURCE_CENSUS_H

#include <stdbool.h>

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

struct census census_take(struct str text, unsigned threads);

/* Line ends in text; CR LF is one. */
size_t census_lines(struct str text);

#endif
