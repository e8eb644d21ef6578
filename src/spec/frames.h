#ifndef SPEC_FRAMES_H
#define SPEC_FRAMES_H

#include "spec/limits.h"
#include "spec/reader.h"
#include "spec/spec.h"

/*
 * The tree under construction: elements whose children are not complete are
 * frames; complete ones wait in `done` until the frame below them closes. The
 * first frame is the body itself and never closes.
 */
#define FRAMES_NOWHERE SIZE_MAX

struct frame {
	struct element e;
	size_t base;        /* of its children in done */
	size_t first, last; /* the text in it, or FRAMES_NOWHERE */
	bool plus;          /* a list of + items, which outlines and notes are */
};

struct frames {
	struct reader *r;
	struct element *done;
	size_t count, room;
	struct frame frame[LIMITS_DEPTH + 2];
	size_t depth;
	size_t cursor; /* behind what was seen last */
};

void frames_init(struct frames *fs, struct reader *r, size_t cursor);
struct frame *frames_top(struct frames *fs);

/* Text at lo..hi belongs to the frame on top. */
void frames_touch(struct frames *fs, size_t lo, size_t hi);

/* False at a limit, which is reported; then reader.full is set. */
bool frames_open(struct frames *fs, enum element_kind kind);
bool frames_push(struct frames *fs, struct element e);

/* Takes the frame from the top; its element has its place, which becomes part
 * of its parent's. Its children stay in done. */
struct frame frames_pop(struct frames *fs);

/* Takes the elements from base on out of done. */
const struct element *frames_take(struct frames *fs, size_t base, size_t *count);

/* Pops a frame and pushes its element with its children. */
bool frames_close(struct frames *fs);

#endif
