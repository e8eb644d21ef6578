#ifndef KO_BREAKS_SCAN_H
#define KO_BREAKS_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * A paragraph as code points, for the rules that look at neighbours. at[i] is
 * the byte where c[i] begins, at[n] the text's length.
 */
struct scan {
	struct str text;
	const uint32_t *c;
	const size_t *at;
	size_t n;
};

/* class.c: kinds of characters. */
bool breaks_space(uint32_t c);       /* L1; a break may follow */
bool breaks_newline(uint32_t c);     /* */
bool breaks_glue(uint32_t c);        /* no-break space, U+2060 */
bool breaks_digit(uint32_t c);       /* ASCII */
bool breaks_scale(uint32_t c);       /* 만 억 조 경 천 백 십 */
bool breaks_hangul(uint32_t c);      /* syllables */
bool breaks_dash(uint32_t c);        /* dashes and tildes */
bool breaks_dot(uint32_t c);         /* middle dots, U+318D among them */
bool breaks_opening(uint32_t c);     /* brackets */
bool breaks_closing(uint32_t c);     /* brackets and quotes */
bool breaks_punctuation(uint32_t c); /* . , : ; ! ? and what stands for them */
bool breaks_marker(uint32_t c);      /* L4: symbols of lists, - – * excluded */
bool breaks_circled(uint32_t c);     /* ① ㉮ ⓐ … */
bool breaks_host(uint32_t c);        /* L7g: what is not Hangul and takes a particle */

/* Whether c never starts a line (L2) or never ends one (L3), wherever it
 * stands; the rest of these rules looks at neighbours. */
bool breaks_never_starts(uint32_t c);
bool breaks_never_ends(uint32_t c);
bool breaks_currency(uint32_t c);

/* group.c: whether the spaces between c[end) and c[start] stay closed in word
 * mode (L5); end and start are the bounds of two 어절. */
bool breaks_group(const struct scan *s, size_t end, size_t start);

/* The 어절 around i: from the last space before it to the next one. */
size_t breaks_word_start(const struct scan *s, size_t i);
size_t breaks_word_end(const struct scan *s, size_t i);

#endif
