#ifndef TEXT_FONTS_H
#define TEXT_FONTS_H

#include "base/arena.h"
#include "base/diag.h"

/*
 * The private font set: the files that fonts/fonts.lock pins (found in their
 * Debian packages' places) and what the user dropped into fonts/, seen
 * through our own fontconfig configuration and nothing else. System fonts do
 * not exist for dopyo.
 *
 * Measurements and SHA-256 are taken when the cache is made; a run compares
 * size, mtime and inode only.
 */
struct text_font_file {
	struct str family, style, file, package, version;
	unsigned index;
	int weight;
	struct str sha256, locked; /* measured, and what fonts.lock says (empty: not pinned) */
	bool present;
	double body_top, body_bottom, body_center;
	uint32_t syllables; /* of 11,172 with ink */
};

struct text_fonts {
	struct arena *mem;
	struct text_font_file *file;
	size_t count, room;
	void *config;    /* FcConfig * */
	bool comparable; /* every pinned face is the locked one: goldens may be compared */
};

/*
 * Opens the set. folder: where fonts.conf and fonts.lock are; extra: further
 * folders of the user (--font-path). Missing pinned files are E920, changed
 * ones W921, each once.
 */
struct text_fonts *text_fonts_open(struct str folder, const struct str *extra, size_t extras,
				   struct diags *d);
void text_fonts_close(struct text_fonts *f);

#endif
