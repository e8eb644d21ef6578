#ifndef KO_BREAKS_H
#define KO_BREAKS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * Where a Korean line may break (HANGUL.md L1–L9, L12). Pure: the Unicode
 * facts (grapheme boundaries, UAX #14 opportunities) and the advances come in
 * from text/. Life: breaks_find once per paragraph, breaks_line per line.
 */
enum {                      /* facts about the position before a byte */
       BREAKS_CLUSTER = 1,  /* a grapheme cluster starts here (UAX #29) */
       BREAKS_UAX14 = 2,    /* a line may break here (UAX #14) */
       BREAKS_REQUIRED = 4, /* a line must break here (behind a newline) */
};

/*
 * In which steps of the fallback (L6) a position opens; a position may open in
 * several, so this is a set. 0: never. A space that stands in an L5 group has
 * BREAKS_GROUP on the position behind it, and no BREAKS_WORD.
 */
enum breaks_step {
	BREAKS_WORD = 1,     /* an opportunity of word mode */
	BREAKS_GROUP = 2,    /* 1: a space inside a number group (L5) */
	BREAKS_PUNCT = 4,    /* 2: behind a middle dot, before an opening bracket */
	BREAKS_SYLLABLE = 8, /* 3: inside an 어절, an opportunity of syllable mode (L7) */
	BREAKS_ANY = 16,     /* 4: any grapheme cluster that keeps L2–L4 */
	BREAKS_LAST = 32,    /* when even that is too wide: any grapheme cluster */
	BREAKS_MUST = 64,    /* mandatory */
};

/*
 * step[i] for every byte offset 0..text.n (0 at offset 0, BREAKS_MUST at
 * text.n), given fact[i] for the same offsets. starts_paragraph: a list marker
 * may stand at the start of text (L4).
 */
void breaks_find(struct str text, const uint8_t *fact, uint8_t *step, bool starts_paragraph,
		 struct arena *temp);

/* Word mode breaks at BREAKS_WORD first; syllable mode at BREAKS_WORD, _GROUP
 * and _SYLLABLE alike. */
enum breaks_mode { BREAKS_BY_WORD, BREAKS_BY_SYLLABLE };

/* A paragraph that can be cut into lines at any width. All borrowed. */
struct breaks_para {
	struct str text;
	const uint8_t *step; /* 0..text.n, from breaks_find */
	const double
		*advance; /* 0..text.n: width of text[0, i) on one endless line, in any unit */
	enum breaks_mode mode;
	bool full_last; /* L12: no last line of a single syllable, where one unit can move */
};

/* text[start, end) is shown; spaces and the newline from end to next hang (L9). */
struct breaks_line {
	size_t start, end, next;
};

/*
 * The line that begins at start (< text.n), filled greedily in the order of
 * L6. Never empty of progress: next > start, even when nothing fits.
 */
struct breaks_line breaks_line(const struct breaks_para *p, size_t start, double width);

/* All lines of the paragraph, the first one first_width wide; full_last is kept here. */
size_t breaks_lines(const struct breaks_para *p, double first_width, double width,
		    struct breaks_line **line, struct arena *mem);

#endif
