#ifndef CHART_STORY_H
#define CHART_STORY_H

#include "chart/model.h"

/* What an alternative text tells: the rows of a series, and their words. */

/* The rows of one series that have a value, in order. */
struct story {
	struct str name;
	const struct model_layer *layer;
	const struct model_field *field; /* of its values */
	const struct mark_row **row;
	size_t rows;
};
struct story story_of(const struct chart *c, size_t series); /* in the first layer with rows */
struct story story_in(const struct chart *c, const struct model_layer *l, size_t series);

/* Does a layer show numbers of the data, unlike a line at a constant, a trend or words? */
bool story_tells(const struct model_layer *l);

/* The layer that gives the figure its name, and the field whose numbers a layer tells. */
const struct model_layer *story_chief(const struct chart *c);
const struct model_field *story_field(const struct chart *c, const struct model_layer *l);

double story_value(const struct chart *c, const struct model_layer *l,
		   const struct mark_row *r);
/* "1990년", "서울", "서울 2024년", "5~10℃" */
struct str story_place(const struct chart *c, const struct story *s, const struct mark_row *r);
/* The same before an amount; a name of several words in quotes: "‘기업 18’". */
struct str story_item(const struct chart *c, const struct story *s, const struct mark_row *r);
/* A value of the story's field: "1만 9,536톤". */
struct str story_number(const struct chart *c, const struct story *s, double value);
/* "1만 9,536톤", "4만 4천 톤(주장)", "6만 2,750톤(전망)" */
struct str story_amount(const struct chart *c, const struct story *s, const struct mark_row *r);
/* The same at the end of a course, whose verb says that it is projected. */
struct str story_reached(const struct chart *c, const struct story *s,
			 const struct mark_row *r);

#endif
