#ifndef TEXT_ADJUST_H
#define TEXT_ADJUST_H

#include "text/state.h"

/* What Korean typography changes in the advances that a font gives. glyph: of
 * the run, not yet shared. */

/* T4: brackets that are one em wide and half empty lose the empty half, where
 * the font has no `palt` for them. Fonts of fixed pitch keep theirs. */
void text_adjust_brackets(const struct text_run *run, struct text_glyph *glyph,
			  const struct text_opened *face);
bool text_adjust_is_bracket(uint32_t code);

/* T6: digits stand in the middle of cells as wide as the widest. */
void text_adjust_digits(const struct text_run *run, struct text_glyph *glyph);

/* T5: gap points between two Hangul clusters, wherever the second one stands;
 * text: the string that the run's text is a part of. */
void text_adjust_letters(const struct text_run *run, struct text_glyph *glyph, struct str text,
			 double gap);

#endif
