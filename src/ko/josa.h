#ifndef KO_JOSA_H
#define KO_JOSA_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * Particles after any value (HANGUL.md section 4). Pure functions on text.
 */

/* Readings of words that spelling does not give: "Google" → "구글". The
 * built-in list is always there; a report may add its own. */
struct josa_words {
	const struct josa_word {
		struct str word, reading;
	} * word;
	size_t count;
};

/*
 * The form of a pair that follows host: pair is written "은/는", consonant
 * form first. known is set to false when the host has no known reading; the
 * double form, "은(는)", is returned then (P9).
 */
struct str josa_pick(struct arena *mem, struct str host, struct str pair,
		     const struct josa_words *words, bool *known);

/*
 * Recognises a double form at the start of s: "은(는)", "(으)로", "이(가)", …
 * in either order. Returns its length in bytes and sets *pair, else 0. What
 * stands behind must not continue the double form.
 */
size_t josa_match(struct str s, struct str *pair);

/*
 * Resolves double forms in text that follow a value. value[i] holds the byte
 * range of an interpolated value as it is displayed; between value and
 * particle may stand a unit, quotes, brackets (SPEC §4). Calls edit for each
 * replacement, left to right; text elsewhere is never touched.
 */
struct josa_range {
	size_t lo, hi;
};
struct josa_edit {
	size_t lo, hi;   /* the double form */
	struct str form; /* what replaces it; the double form itself when unknown */
	bool known;
	struct str host; /* what it was decided by, for the warning */
};
size_t josa_resolve(struct arena *mem, struct str text, const struct josa_range *value,
		    size_t values, const struct josa_words *words, struct josa_edit **edit);

/* Double forms that josa_resolve() left alone, for the warning of SPEC §4. */
size_t josa_leftover(struct arena *mem, struct str text, const struct josa_edit *edit,
		     size_t edits, struct josa_range **found);

/* 률/율, 렬/열 (P11) after host. */
struct str josa_ryul(struct arena *mem, struct str host, struct str pair);

#endif
