#ifndef SPEC_CAPTION_H
#define SPEC_CAPTION_H

#include "spec/reader.h"

/*
 * Where tables of Markdown begin and end, as far as a line ": caption" or "Table: caption"
 * beside them has to know before md4c has seen them.
 */

/* |---|:-:| */
bool caption_rule(struct str line);

/* Does a table begin right below the line that holds offset at? */
bool caption_above(const struct reader *r, size_t at);

/* The length of the word of "Table: caption" (Pandoc) at lo, or 0: elsewhere than beside a
 * table, blank lines between or not, it is text like any other. */
size_t caption_word(const struct reader *r, size_t lo, struct str line);

#endif
