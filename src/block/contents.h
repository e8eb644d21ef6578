#ifndef BLOCK_CONTENTS_H
#define BLOCK_CONTENTS_H

#include "block/block.h"

/*
 * Contents: what stands on which page, before the text itself. Page numbers
 * are unknown when the lists are laid out, so that each leaves room for three
 * digits; contents_number() puts the numbers there once the pages are made.
 */
struct contents;

/* The lists that the report asks for; *out stays NULL when it asks for none. */
bool contents_push(struct block_context *c, struct block_out *boxes, struct contents **out);

void contents_number(struct block_context *c, const struct contents *contents,
		     struct pages *pages);

#endif
