#ifndef KO_LEXICON_H
#define KO_LEXICON_H

#include <stdbool.h>

#include "base/str.h"

/* Word lists of HANGUL.md that several rules share. */

/* Bytes of the longest unit of L5b that s begins with and that is not longer
 * than most bytes, or 0. */
size_t lexicon_unit(struct str s, size_t most);

bool lexicon_particle(struct str s); /* exactly one particle of L8 */

#endif
