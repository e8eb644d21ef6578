#ifndef SPEC_OUTLINE_H
#define SPEC_OUTLINE_H

#include "base/str.h"

/*
 * The marks of Korean outlines (HANGUL.md N9): report style □ ○ - ※, and
 * document style 가. 가) (1) (가) ① ㉮. Plain 1. and 1) are Markdown's lists.
 */
struct outline {
	size_t mark, text; /* bytes of the mark, and with the blanks behind it */
	int level; /* □ 1, ○ 2, - 3, ※ 4; 가. 2, 가) 4, (1) 5, (가) 6, ① 7, ㉮ 8 */
	bool report; /* report style: may stand anywhere, the others begin a paragraph */
};

/* What line, which has no indentation, starts with. below: it follows another
 * outline line, so that a - is one as well. */
bool outline_match(struct str line, bool below, struct outline *out);

#endif
