#ifndef SPEC_TEMPLATE_H
#define SPEC_TEMPLATE_H

#include "base/diag.h"

/*
 * A string cut into literal text and {{ expression | format }} parts. The
 * split at | respects quotes and brackets; || is SQL's; \{{ writes {{ itself,
 * which gives two literal parts in a row. No name is looked up.
 */
struct template_part {
	bool value;
	struct str text;   /* literal text, or the expression, trimmed */
	struct str format; /* what stands behind the first |, trimmed; empty: none */
	size_t lo, hi;     /* the part, braces included, as offsets in the string */
	size_t text_lo;    /* where text starts in the string */
	size_t format_lo;
};

/* False with a diagnostic when a {{ is not closed or an expression is empty.
 * `at` is the string's place; literal offsets are added to it. */
bool template_split(struct str s, struct span at, const struct template_part **part,
		    size_t *parts, struct arena *mem, struct diags *d);

/* Splits the inside of one {{ }} into expression and format. */
bool template_value(struct str inside, struct span at, struct template_part *out,
		    struct diags *d);

/* True when a {{ stands at offset i. */
bool template_opens(struct str s, size_t i);

/* The offset of the }} that closes the {{ at `from`, quotes respected, or
 * SIZE_MAX. A quote that is never closed is an ordinary character. */
size_t template_close(struct str s, size_t from);

#endif
