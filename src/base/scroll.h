#ifndef BASE_SCROLL_H
#define BASE_SCROLL_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * The text of a file, which is there only where somebody looks.
 *
 * A small file is kept whole (disk is NULL) and all below costs nothing. Of a
 * large one, text is addresses: its bytes come from the file, which stays open,
 *     scroll_view()  for good, where few places are looked at again: records
 *                    that a message quotes, odd ones, the header;
 *     scroll_lend()  for as long as one job needs them, into memory that the
 *                    next job gets: for those who walk over all of it;
 *     scroll_all()   as a whole, as if the file were a small one.
 * Bytes that were not asked for read as zeros, and are errors where the
 * address sanitizer watches.
 *
 * A file that somebody changes meanwhile never ends the program: what cannot
 * be read is zeros, and scroll_spoilt() tells before anything is written.
 */
struct scroll {
	struct str text;
	struct disk *disk; /* NULL: all of text is there */
	size_t mark;       /* bytes of the file before the text */
};

/* A regular file of at least so many bytes; false: it is something else, or cannot be
 * opened, or is larger than any file that is read. */
bool scroll_open(struct scroll *s, struct arena *temp, struct str path, size_t least);
void scroll_close(struct scroll *s);

/* The text up to byte hi, or its end, of which the bytes from lo on are there, and the
 * one behind them. They stay there until scroll_close(); threads may ask at any time. */
struct str scroll_view(const struct scroll *s, size_t lo, size_t hi);
/* The same up to the end of the line that holds byte at, or beyond it. */
struct str scroll_view_line(const struct scroll *s, size_t lo, size_t at);
/* For who will see how far to go: more of it each time, up to the end. *more is 0 at first. */
struct str scroll_view_more(const struct scroll *s, size_t lo, size_t *more);
struct str scroll_all(const struct scroll *s);

/* Bytes lo to hi of the text, by themselves. Each loan is given back. */
struct scroll_loan {
	struct str text;
	struct scroll_room *room;
};
struct scroll_loan scroll_lend(const struct scroll *s, size_t lo, size_t hi);
void scroll_return(const struct scroll *s, struct scroll_loan *loan);

/* The whole file, with what stands before the text. */
struct str scroll_bytes(const struct scroll *s);

/* The file is not the one that was opened. */
bool scroll_changed(const struct scroll *s);
/* It was not when some of it was read: what was had of it may be wrong. */
bool scroll_spoilt(const struct scroll *s);

#endif
