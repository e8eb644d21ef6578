#ifndef SOURCE_CENSUS_H
#define SOURCE_CENSUS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/scroll.h"

/*
 * What kinds of bytes a text holds, found in one quick look by several
 * threads; most texts hold none of what costs a closer look.
 */
struct census {
	bool broken;           /* no UTF-8, or C1 controls, or U+FFFD */
	bool high;             /* anything beyond ASCII */
	bool zero;             /* a NUL byte */
	bool escape;           /* an ESC */
	bool private;          /* perhaps a private-use character */
	bool composable;       /* perhaps letters that composing changes */
	const uint32_t *lines; /* line ends in each run of CENSUS_RUN bytes */
};

#define CENSUS_RUN ((size_t)64 * 1024)

struct census census_take(const struct scroll *s, unsigned threads, struct arena *mem);

/* Line ends among bytes lo to hi of text; CR LF is one, at its LF. */
uint32_t census_lines(struct str text, size_t lo, size_t hi);

#endif
