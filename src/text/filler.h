#ifndef TEXT_FILLER_H
#define TEXT_FILLER_H

#include "ko/breaks.h"

/* Stands in for breaks_find() and breaks_lines() until ko/ has them: breaks at
 * spaces, else where UAX #14 allows, else at clusters. */
void text_filler_find(struct str text, const uint8_t *fact, uint8_t *step);
size_t text_filler_lines(const struct breaks_para *p, double first_width, double width,
			 struct breaks_line **line, struct arena *mem);

#endif
