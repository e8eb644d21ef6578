#ifndef TEXT_CLEAN_H
#define TEXT_CLEAN_H

#include "base/arena.h"
#include "base/diag.h"

/*
 * A string as it can be shaped: Hangul composed (J1), look-alikes replaced (J4), tabs, line
 * feeds and other blank controls as one space, line and paragraph separators as LF where lines
 * may be broken, else as a space. Bytes that are no UTF-8, U+FFFD, other control characters and
 * Hanyang's private-use Hangul (J12) are errors at `at` and left out. Returns s itself when
 * nothing changes.
 */
struct str text_clean(struct str s, bool breaks, struct arena *mem, struct span at,
		      struct diags *d);

struct str text_clean_name(struct diags *d, uint32_t code); /* "U+0008" */

#endif
