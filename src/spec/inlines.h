#ifndef SPEC_INLINES_H
#define SPEC_INLINES_H

#include "base/buf.h"
#include "spec/limits.h"
#include "spec/shadow.h"
#include "spec/spec.h"

/*
 * Builds the inlines of one paragraph, heading or cell at a time from what
 * md4c finds in the shadow; the text itself comes from the file.
 */
struct inlines {
	struct reader *r;
	const struct shadow *shadow;
	struct inline_ *done; /* complete inlines; those of open spans last */
	size_t count, room;
	struct inlines_frame {
		struct inline_ open;
		size_t base;
	} frame[LIMITS_DEPTH];
	size_t depth;
	struct buf text; /* of an INLINE_TEXT that is not complete, or of code, or of an
			  * image's alternative text */
	size_t lo, hi;   /* its place */
	bool crossed;    /* spans that do not nest */
	size_t images;   /* open images: their text is one string */
};

void inlines_finish(struct inlines *in); /* frees; what was taken stays */

/* Bytes lo..hi of the file, which md4c takes for plain text. */
void inlines_text(struct inlines *in, size_t lo, size_t hi);
void inlines_code(struct inlines *in, size_t lo, size_t hi);
void inlines_entity(struct inlines *in, size_t lo, size_t hi);
void inlines_blank(struct inlines *in); /* a soft line break, or a blank md4c made */
void inlines_break(struct inlines *in); /* a hard one */

/* False when spans are nested too deep, which is reported. The place is that of
 * an image's target; other spans take theirs from what is in them. */
bool inlines_enter(struct inlines *in, enum inline_kind kind, struct str target,
		   struct span at);
/* md4c 0.4.8 lets an emphasis end inside a link's address: [](*)*. What does not
 * nest is an error at the next take. */
void inlines_leave(struct inlines *in, enum inline_kind kind);

/* True when something was added since the last take. */
bool inlines_any(const struct inlines *in);

/* Hands over what was added. */
void inlines_take(struct inlines *in, const struct inline_ **out, size_t *count);

/* True for an id that a reference can name: ASCII letter, then letters, digits, - and _. */
bool inlines_is_id(struct str s);

#endif
