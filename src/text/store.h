#ifndef TEXT_STORE_H
#define TEXT_STORE_H

#include "text/fonts.h"

/*
 * The measurement cache: a text file of tab-separated lines. It begins with
 * the inputs, one line a font file with size, mtime and inode; the cache is
 * fresh exactly when these lines are what they would be now.
 */
struct text_store {
	struct text_font_file *face;
	size_t count, room;
	struct text_store_bad { /* files that are no usable font, and why */
		struct str file, why;
	} * bad;
	size_t bads, bad_room;
};

/* The lines that describe the given files now. */
struct str text_store_inputs(const struct str *file, size_t files, struct arena *mem);

/* False when there is no cache for these inputs, or it is damaged. */
bool text_store_read(struct text_store *s, struct str path, struct str inputs,
		     struct arena *mem);
bool text_store_write(const struct text_store *s, struct str path, struct str inputs,
		      struct arena *temp);

#endif
