#ifndef CHART_CIRCLE_H
#define CHART_CIRCLE_H

#include "chart/tell/telling.h"

/* Inside chart/ only. What an alternative text says of slices of a turn. */

/* "원그래프", "장미 그림", "게이지"; empty: as its mark is called. */
struct str circle_kind(const struct chart *c);

void circle_tell(const struct chart *c, struct buf *out);

/* Words that an author set into the middle, as a sentence; nothing where there are none. */
void circle_put_words(const struct chart *c, struct buf *out);

#endif
