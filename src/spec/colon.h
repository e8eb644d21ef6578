#ifndef SPEC_COLON_H
#define SPEC_COLON_H

#include "spec/frames.h"
#include "spec/shadow.h"

/*
 * Lines ": text" (Pandoc): the caption of the table above or below, or what the term
 * on the line above means. Which of them shows when their neighbours are complete.
 */

/* An element that is not settled, from the item or heading that md4c saw in the line.
 * The children of the item are the text, those of the heading its inlines. */
struct element colon_from_item(struct element e, const struct reader *r,
			       const struct shadow_line *line);
struct element colon_from_heading(struct element e, const struct reader *r,
				  const struct shadow_line *line);

/* Settles those among the elements from base on in done. What stands beside neither
 * is reported and left out. */
void colon_settle(struct frames *fs, size_t base);

#endif
