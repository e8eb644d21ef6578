#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "text/state.h"

/* A clean string in one style, as runs from left to right: one run for each
 * stretch of one face. */
struct text_shaped {
	struct str text;
	const struct text_run *run; /* their texts follow one another in text */
	size_t runs;
	double width;
	/* what it was shaped for */
	struct str key;
	struct text_style style;
	bool failed;    /* a character was reported and left out */
	struct span at; /* where it was last reported */
};

/*
 * Shaped once for each distinct string and style (colour, tag and decoration
 * aside). s went through text_clean() and holds no LF. Characters that no face
 * of the chain can draw are reported at `at` and left out.
 */
const struct text_shaped *text_shape(struct text *t, struct str s,
				     const struct text_style *style, struct span at,
				     struct diags *d);

bool text_shape_is_hangul(uint32_t code); /* syllables, jamo and letters */

#endif
