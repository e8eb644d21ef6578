#ifndef KO_BREAKS_H
#define KO_BREAKS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * Where a Korean line may break (HANGUL.md L1–L8). Pure: the Unicode facts
 * (grapheme boundaries, UAX #14 opportunities) come in from text/.
 */
enum {                     /* facts about the position before a byte */
       BREAKS_CLUSTER = 1, /* a grapheme cluster starts here (UAX #29) */
       BREAKS_UAX14 = 2,   /* a line may break here (UAX #14) */
       BREAKS_MUST = 4,    /* a line must break here */
};

/* In which step of the fallback (L6) a position opens; lower is better. */
enum breaks_step {
	BREAKS_WORD,     /* step 0: an opportunity of word mode */
	BREAKS_GROUP,    /* 1: a space inside a number group (L5) */
	BREAKS_PUNCT,    /* 2: behind a middle dot, before an opening bracket */
	BREAKS_SYLLABLE, /* 3: an opportunity of syllable mode (L7) */
	BREAKS_ANY,      /* 4: any grapheme cluster */
	BREAKS_NEVER,    /* not even a cluster boundary, or forbidden for good */
	BREAKS_MANDATORY,
};

/*
 * step[i] for every byte offset 0..text.n (offset 0 is BREAKS_NEVER, text.n
 * BREAKS_MANDATORY), given fact[i] for the same offsets. paragraph_start:
 * text begins a paragraph, so a list marker may stand there (L4).
 */
void breaks_find(struct str text, const uint8_t *fact, uint8_t *step, bool paragraph_start,
		 struct arena *temp);

#endif
