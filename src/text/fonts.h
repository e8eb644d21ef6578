#ifndef TEXT_FONTS_H
#define TEXT_FONTS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

/*
 * The private font set: the files that a fonts.lock pins (found in their
 * Debian packages' places) and what the user dropped into fonts/ or into a
 * folder of --font-path. System fonts do not exist for dopyo.
 *
 * Which faces a file holds (by a fontconfig configuration of our own, made
 * from fonts/fonts.conf) and everything measured here is taken when the cache
 * is made; a run compares size, mtime and inode only. The cache stands below
 * build/ in a source tree, else below $XDG_CACHE_HOME, ~/.cache or $TMPDIR.
 */
struct text_font_file { /* one face of one file; em units above the baseline */
	struct str family, style, file;
	const struct str *alias; /* its other family names, such as the Korean one */
	size_t aliases;
	struct str package, version, release; /* fonts.lock: Debian package and release */
	unsigned index;                       /* face in a collection */
	int weight;                           /* OpenType: 400, 700 */
	struct str sha256, locked; /* measured, and what fonts.lock says (empty: not pinned) */
	bool present;              /* else: pinned, but its file is not there */
	double body_top, body_bottom, body_center; /* mean over the syllables (T2) */
	double lowest;                             /* stroke of any syllable, negative (T9) */
	double digit_width;                        /* widest of 0–9 (T6) */
	uint32_t syllables;                        /* of 11,172 with ink (J5) */
	struct str blank; /* characters mapped to an empty glyph: "AC02-AC05 AC0B" */
};

struct text_fonts {
	struct arena mem;
	struct text_font_file *file;
	size_t count, room;
	struct str folder;          /* where fonts.conf and fonts.lock are */
	struct str cache;           /* the private folder; empty: none could be written */
	struct str release, locked; /* "debian 12": of this system, of fonts.lock */
	bool complete;              /* every face that fonts.lock requires is there */
	bool comparable; /* every pinned face is the locked one, on the locked release:
			    goldens may be compared */
};

/*
 * The folder of fonts.conf and fonts.lock: as asked for, else $DOPYO_FONTS,
 * else beside the program (a source tree or an installation), else where it
 * was configured to be installed. False with a diagnostic when there is none.
 */
bool text_fonts_folder(struct str asked, struct arena *mem, struct str *folder,
		       struct diags *d);

/*
 * Opens the set. folder: where fonts.conf and fonts.lock are; extra: further
 * folders of the user (--font-path), which may have a fonts.lock of their own.
 * Required faces that are missing are E920, changed files W921, each once.
 * NULL with a diagnostic only when folder cannot be read.
 */
struct text_fonts *text_fonts_open(struct str folder, const struct str *extra, size_t extras,
				   struct diags *d);
/* The same, measuring anew whatever the cache says: for `dopyo fonts`. */
struct text_fonts *text_fonts_measure(struct str folder, const struct str *extra, size_t extras,
				      struct diags *d);
void text_fonts_close(struct text_fonts *f);

/* The present face of a family (by any of its names) and weight, or NULL. A
 * weight from 600 up is only ever met by a bold face, one below only by a
 * regular one: nothing is emboldened (T7). */
const struct text_font_file *text_fonts_find(const struct text_fonts *f, struct str family,
					     int weight);

#endif
