#ifndef SPEC_OUTLINE_H
#define SPEC_OUTLINE_H

#include "base/str.h"

/*
 * The marks of Korean outlines (HANGUL.md N9): report style □ ○ - ※, and
 * document style 가. 가) (1) (가) ① ㉮. Plain 1. and 1) are Markdown's lists, but
 * among lines of document style they are marks, too.
 */
struct outline {
	size_t mark, text; /* bytes of the mark, and with the blanks behind it */
	int level; /* □ 1, ○ 2, - 3, ※ 4; 1. 1, 가. 2, 1) 3, 가) 4, (1) 5, (가) 6, ① 7, ㉮ 8 */
	bool report; /* report style: may stand anywhere, the others begin a paragraph */
};

/* The outline that the line above belongs to, which decides about -, and about
 * 1. and 1). */
enum outline_above { OUTLINE_NONE, OUTLINE_REPORT, OUTLINE_DOCUMENT };

/* What line, which has no indentation, starts with. */
bool outline_match(struct str line, enum outline_above above, struct outline *out);

#endif
