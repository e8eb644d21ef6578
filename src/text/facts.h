#ifndef TEXT_FACTS_H
#define TEXT_FACTS_H

#include <stdint.h>

#include "base/arena.h"

/* Unicode facts about a string, one byte of BREAKS_… bits (ko/breaks.h) for
 * every byte offset 0..s.n. */

/* Every character is a grapheme cluster of its own, as nearly always. */
bool text_facts_simple(struct str s);

/* All of them; a line must break behind LF. */
uint8_t *text_facts_lines(struct str s, struct arena *mem);

#endif
