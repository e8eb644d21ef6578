#ifndef CHART_TELLING_H
#define CHART_TELLING_H

#include "base/buf.h"
#include "chart/tell/story.h"

/* Inside chart/ only. Pieces of sentences that alternative texts are made of. */

#define TELLING_NAMES 8 /* more series are counted, not all named */

/* The stories of a figure, told one after another. */
struct telling {
	const struct chart *c;
	struct story *s;
	size_t count;
	struct buf *out;
};

/* Do the values stand at times, over bins? */
bool telling_in_time(const struct chart *c);
bool telling_bins(const struct chart *c);

/* The figure's measure; with its unit and a particle: "기업수(단위: 개)는". */
const struct model_field *telling_measure(const struct chart *c);
void telling_put_measure(const struct chart *c, struct str pair, struct buf *out);

struct telling_extremes {
	const struct mark_row *least, *most;
	size_t leasts, mosts; /* how many rows are so */
};
struct telling_extremes telling_extremes(const struct chart *c, const struct story *s);

/* "서울 9명"; of several that are equal: "서울 등 2개 항목의 9명". */
struct str telling_extreme(const struct chart *c, struct str item, struct str amount,
			   size_t equal);
void telling_put_extremes(const struct chart *c, const struct story *s, struct buf *out);

void telling_put_list(const struct telling *t); /* "가, 나, 다 등" */

/* " 2015년부터 2024년까지", of all stories; nothing where there are no times. */
void telling_put_span(const struct telling *t);

#endif
