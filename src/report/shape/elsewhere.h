#ifndef REPORT_SHAPE_ELSEWHERE_H
#define REPORT_SHAPE_ELSEWHERE_H

#include "base/diag.h"
#include "report/shape/shape.h"

/*
 * Keys of Vega-Lite that a shape does not have, and why: a theme has them, they are
 * written otherwise here, charts settle them, or only a screen knows them. And what
 * people write who know the thing by its Korean name or from ggplot2.
 */
struct shape_elsewhere {
	const struct shape *shape;
	const char *words;   /* the keys or values, between spaces */
	enum diag_code why;  /* takes the word and what to write instead */
	const char *instead; /* "": nothing */
};

/* Steps and marks of Vega-Lite, and Korean names of marks, that are none here: what does the
 * same, in the words of a report; NULL: nobody knows them. */
const char *shape_step_instead(struct str step);
const char *shape_mark_instead(struct str mark);

/* Words of Vega-Lite that the keys of a shape do not take as values; NULL: no such word. */
const struct shape_elsewhere *shape_refused(const struct shape *s, struct str word);

/* NULL: nobody's key. */
const struct shape_elsewhere *shape_elsewhere(const struct shape *s, struct str key);

/* Properties of marks that a mark of ours does not take (their shape is NULL), and values that
 * a property does not; NULL: nobody's. */
const struct shape_elsewhere *shape_property_elsewhere(struct str mark, struct str property);
const char *shape_value_instead(struct str property, struct str word);

#endif
