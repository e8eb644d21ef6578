#ifndef KO_CAPTION_H
#define KO_CAPTION_H

#include <stdbool.h>

#include "base/arena.h"

/* Captions as the houses write them (HANGUL.md N10). */
struct caption {
	enum { CAPTION_FIGURE, CAPTION_TABLE } kind;
	int chapter; /* 0: numbers run through the report; below 0: of an appendix, −1 is A */
	int number;  /* 0: not numbered */
	bool korean;
};

/* Do numbers of this preset begin anew in each chapter? */
bool caption_by_chapter(struct str preset);

/* As text refers to it: "그림 1", "표 1-1", "Figure 1". */
struct str caption_name(struct arena *mem, const struct caption *c);

/*
 * What stands around the title: assembly "[그림 1] ", kdi "〈표 1-1〉 " and
 * "[그림 1-1] ", press "< " and " >".
 */
struct caption_frame {
	struct str before, after;
	bool centred;
};
struct caption_frame caption_frame(struct arena *mem, struct str preset,
				   const struct caption *c);

/* <표 1>, <그림 2-1> and so on in running text, with the brackets of the preset;
 * s itself when it holds none. */
struct str caption_brackets(struct arena *mem, struct str s, struct str preset);

#endif
