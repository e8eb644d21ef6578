#ifndef TEXT_LINE_H
#define TEXT_LINE_H

#include "text/shape.h"

/* Puts a line together from parts that stand already; sets everything but
 * width and ends_paragraph. style: the first one of the line's paragraph. */
void text_line_measure(struct text *t, struct text_line *line, const struct text_style *style,
		       struct diags *d);

/* Width of the spaces at the end of a run's text, which hang (L9). */
double text_line_hanging(const struct text_run *run);

bool text_line_is_space(uint32_t code); /* one that hangs at a line's end */

#endif
