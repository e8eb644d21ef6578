#ifndef CHART_STORY_H
#define CHART_STORY_H

#include "chart/model.h"

/* What an alternative text tells: the rows of a series, and their words. */

/* The rows of one series that have a value, in order. */
struct story {
	struct str name;
	const struct model_layer *layer;
	const struct mark_row **row;
	size_t rows;
};
struct story story_of(const struct chart *c, size_t series);

/* The layer that gives the figure its name, and the channel whose numbers it tells. */
const struct model_layer *story_chief(const struct chart *c);
enum plan_channel story_measure(const struct chart *c);

double story_value(const struct chart *c, const struct model_layer *l,
		   const struct mark_row *r);
/* "1990년", "서울", "서울 2024년" */
struct str story_place(const struct chart *c, const struct story *s, const struct mark_row *r);
/* "1만 9,536톤", "4만 4천 톤(주장)", "6만 2,750톤(전망)" */
struct str story_amount(const struct chart *c, const struct story *s, const struct mark_row *r);
/* The same at the end of a course, whose verb says that it is projected. */
struct str story_reached(const struct chart *c, const struct story *s,
			 const struct mark_row *r);

#endif
