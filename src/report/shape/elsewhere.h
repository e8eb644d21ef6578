#ifndef REPORT_SHAPE_ELSEWHERE_H
#define REPORT_SHAPE_ELSEWHERE_H

#include "base/diag.h"
#include "report/shape/shape.h"

/*
 * Keys of Vega-Lite that a shape does not have, and why: a theme has them, they are
 * written otherwise here, charts settle them, or only a screen knows them.
 */
struct shape_elsewhere {
	const struct shape *shape;
	const char *words;   /* the keys, between spaces */
	enum diag_code why;  /* a KEY_… of the catalogue */
	const char *instead; /* what to write; "": nothing */
};

/* Steps and marks of Vega-Lite that are none here: what does the same, in the words of a
 * report; NULL: nobody knows them. */
const char *shape_step_instead(struct str step);
const char *shape_mark_instead(struct str mark);

/*
 * Words of Vega-Lite that the keys of a shape do not take as values, each with a
 * diagnostic of its own that says why and what does instead. False: no such word.
 */
bool shape_refused(const struct shape *s, struct str word, enum diag_code *why);

/* NULL: nobody's key. */
const struct shape_elsewhere *shape_elsewhere(const struct shape *s, struct str key);

#endif
