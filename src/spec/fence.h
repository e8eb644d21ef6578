#ifndef SPEC_FENCE_H
#define SPEC_FENCE_H

#include "spec/reader.h"
#include "spec/spec.h"

/*
 * Where a fenced code block stands in the file: md4c reports its text, but not
 * its fences.
 */
struct fence {
	size_t lo;            /* the opening fence */
	size_t info, info_hi; /* what stands behind it */
	size_t text, text_hi; /* the lines between the fences, whole */
	size_t past;          /* the start of the line behind the closing one */
	size_t length;
	char mark;
	bool closed;
};

/* The first opening fence on the line of offset from, or below. False when
 * there is none. */
bool fence_open(struct fence *f, const struct reader *r, size_t from);

/* Finds the closing fence; `seen` is where the last text of the block ended,
 * or f->text. */
void fence_close(struct fence *f, const struct reader *r, size_t seen);

/* Makes e, which has its place, the {name #id} block that the fence opens: SQL
 * stays text, every other block is YAML. False with a diagnostic. */
bool fence_read_block(const struct fence *f, struct reader *r, bool quoted, struct element *e);

#endif
