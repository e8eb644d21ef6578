#ifndef CHART_COURSE_H
#define CHART_COURSE_H

#include "base/buf.h"
#include "chart/tell/story.h"

/* Inside chart/ only. From where to where a series goes, in words. */

/* The measure with its unit: "기업수(단위: 개)". */
void course_measure(const struct chart *c, const struct model_field *f, struct buf *out);

/* The particle that follows a measure, decided by its name alone:
 * "기업수(단위: 개)" + "는" */
struct str course_particle(const struct chart *c, struct str word, struct str pair);

/* " 1990년 1,336톤에서 2024년 1만 9,536톤으로 늘었다", " rose from … to …"; Korean
 * ends in "다" when it is the last clause, else in "고". */
void course_put(const struct chart *c, const struct story *s, bool last, struct buf *out);

#endif
