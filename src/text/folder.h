#ifndef TEXT_FOLDER_H
#define TEXT_FOLDER_H

#include "base/arena.h"

/* Where fonts are looked for and where their cache is kept. */

struct text_folder_list {
	struct str *path;
	size_t count, room;
};

/* Font files (ttf, otf, ttc, otc) in folder and up to two folders below it, in
 * the order of their names. At most TEXT_FOLDER_MAX are listed. */
#define TEXT_FOLDER_MAX 1000
void text_folder_fonts(struct str folder, struct text_folder_list *out, struct arena *mem);

/*
 * A writable private folder for the font set that key names, made if need be:
 * build/fonts/ of the source tree that fonts belongs to, else below
 * $XDG_CACHE_HOME, ~/.cache or, owned by the user alone, below $TMPDIR.
 * Empty when nothing can be written.
 */
struct str text_folder_cache(struct str fonts, struct str key, struct arena *mem);

/* From the root, without slashes at the end; links are not followed. */
struct str text_folder_absolute(struct str path, struct arena *mem);

bool text_folder_make(struct str path, struct arena *temp); /* mkdir -p, writable */

#endif
