#include "spec/frames.h"

#include <stdint.h>
#include <string.h>

#include "spec/colon.h"

void frames_init(struct frames *fs, struct reader *r, size_t cursor)
{
	*fs = (struct frames){.r = r, .cursor = cursor, .depth = 1};
	fs->frame[0].first = FRAMES_NOWHERE;
}

struct frame *frames_top(struct frames *fs)
{
	return &fs->frame[fs->depth - 1];
}

void frames_touch(struct frames *fs, size_t lo, size_t hi)
{
	struct frame *f = frames_top(fs);
	if (f->first == FRAMES_NOWHERE)
		f->first = lo;
	f->last = fs->cursor = hi;
}

bool frames_open(struct frames *fs, enum element_kind kind)
{
	struct span here = reader_span(fs->r, fs->cursor, fs->cursor);
	if (fs->depth == sizeof fs->frame / sizeof *fs->frame)
		return reader_too_deep(fs->r, here);
	fs->frame[fs->depth++] = (struct frame){
		.e = {.kind = kind, .at = here}, .base = fs->count, .first = FRAMES_NOWHERE};
	return true;
}

bool frames_push(struct frames *fs, struct element e)
{
	if (!reader_count(fs->r, e.at.lo))
		return false;
	ARENA_PUSH(fs->r->mem, fs->done, fs->count, fs->room) = e;
	return true;
}

struct frame frames_pop(struct frames *fs)
{
	struct frame f = *frames_top(fs);
	fs->depth--;
	if (f.first == FRAMES_NOWHERE)
		return f;
	struct frame *parent = frames_top(fs);
	if (parent->first == FRAMES_NOWHERE)
		parent->first = f.first;
	parent->last = f.last;
	f.e.at = reader_span(fs->r, f.first, f.last);
	return f;
}

const struct element *frames_take(struct frames *fs, size_t base, size_t *count)
{
	*count = fs->count - base;
	struct element *copy = ARENA_NEW(fs->r->mem, struct element, *count + 1);
	if (*count)
		memcpy(copy, fs->done + base, *count * sizeof *copy);
	fs->count = base;
	return copy;
}

bool frames_close(struct frames *fs)
{
	struct frame f = frames_pop(fs);
	colon_settle(fs, f.base);
	f.e.child = frames_take(fs, f.base, &f.e.children);
	return frames_push(fs, f.e);
}
