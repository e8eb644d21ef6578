#ifndef BLOCK_NOTE_H
#define BLOCK_NOTE_H

#include "block/block.h"

/*
 * Footnotes. The number in the text is a Reference with a Link to the Note,
 * which is a part of the element that refers to it and stands at the foot of
 * the page (layout/flow.h).
 */

/* The link of a number; its parent is a new Reference in parent. */
const struct tag *note_reference(struct block_context *c, const struct rich_span *span,
				 struct str shown, const struct tag *parent);

/* The notes that stand for the first time in a text, in their order. */
bool note_boxes(struct block_context *c, const struct rich *r, const struct tag *parent,
		const struct box **note, size_t *notes);

/* The short rule above the notes of a page. */
struct box note_rule(const struct block_context *c);

/* A text without the numbers of its notes: for outlines and contents. */
struct str note_without(struct arena *mem, const struct rich *r);

#endif
