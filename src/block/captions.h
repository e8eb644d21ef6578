#ifndef BLOCK_CAPTIONS_H
#define BLOCK_CAPTIONS_H

#include "block/block.h"

/*
 * Small text above and below a table or a picture: its caption with its number
 * (HANGUL.md N10), its unit, its notes and where it comes from.
 */

/* "[표 1] 제목", drawn as the element caption; kept with what follows when above.
 * Nothing is pushed when there is neither number nor text. */
bool captions_push(struct block_context *c, struct block_out *out, const struct plan_block *b,
		   const struct tag *caption, bool above);

/* "표 1 (계속)", for later pages; empty without a number. */
struct str captions_continued(struct block_context *c, const struct plan_block *b);

/* "(단위: 톤)", flush right, kept with what follows; part of the caption, so that it
 * is read before the numbers. */
bool captions_unit(struct block_context *c, struct block_out *out, const struct rich *unit,
		   const struct tag *caption);

/* "주: …" and "자료: …"; the box before them is kept with them. */
bool captions_below(struct block_context *c, struct block_out *out, const struct plan_block *b,
		    const struct tag *parent);

#endif
