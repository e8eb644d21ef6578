#ifndef KO_JOSA_H
#define KO_JOSA_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * Particles after any value (HANGUL.md section 4). Pure functions on text.
 */

/* Readings of words that spelling does not give: "Google" → "구글". The
 * built-in list is always there; a report may add its own, which win. */
struct josa_words {
	const struct josa_word {
		struct str word, reading;
	} * word;
	size_t count;
};

/*
 * The form of a pair that follows host, which may be a whole sentence so far.
 * pair is written "은/는", consonant form first, or as a double form; 률/율 and
 * 열/렬 (P11) work the same; what is no pair comes back as it is. *known is set
 * to false when the host has no known reading; the double form, "은(는)", is
 * returned then (P9). words may be NULL.
 */
struct str josa_pick(struct arena *mem, struct str host, struct str pair,
		     const struct josa_words *words, bool *known);

/*
 * Recognises a double form at the start of s: "은(는)", "는(은)", "(은)는",
 * "(으)로", … the longest one. Returns its length in bytes and sets *pair to
 * "은/는", else 0.
 */
size_t josa_match(struct str s, struct str *pair);

struct josa_range {
	size_t lo, hi;
};
struct josa_edit {
	size_t lo, hi;   /* the double form */
	struct str form; /* what replaces it; the double form itself when unknown */
	bool known;
	struct str host; /* what it was decided by, for the warning */
};

/* A text with interpolated values: value[i] is the byte range of one as it is
 * displayed, in order. */
struct josa_text {
	struct str text;
	const struct josa_range *value;
	size_t values;
	const struct josa_words *words; /* may be NULL */
};

/*
 * Resolves double forms in the same word as a value; between them may stand a
 * unit, quotes, brackets (SPEC §4). Returns the edits, left to right; text
 * elsewhere is never touched.
 */
size_t josa_resolve(const struct josa_text *t, struct josa_edit **edit, struct arena *mem);

/* The text with its edits made. */
struct str josa_apply(struct str text, const struct josa_edit *edit, size_t edits,
		      struct arena *mem);

/* Double forms that josa_resolve() left alone, for the warning of SPEC §4. */
size_t josa_leftover(struct str text, const struct josa_edit *edit, size_t edits,
		     struct josa_range **found, struct arena *mem);

#endif
