#ifndef TEXT_LOCK_H
#define TEXT_LOCK_H

#include "base/arena.h"
#include "base/diag.h"

/*
 * fonts.lock: which faces are pinned, one a line, fields separated by tabs,
 * "#" begins a comment:
 *
 *     use  family  style  weight  package  version  release  path  index  sha256
 *
 * use is "required" (missing is an error) or "optional" (missed only when a
 * theme names it). release is the distribution and version that the row is
 * about ("debian 12", "any"); package is Debian's, or "make:TARGET" that fetches
 * the file; a path beginning with "/" is where the package puts
 * the file, any other stands beside the fonts.lock.
 */
struct text_lock_row {
	bool required;
	struct str family, style, package, version, release, path, sha256;
	int weight;
	unsigned index;
};

struct text_lock {
	struct text_lock_row *row; /* those of one release */
	size_t count, room;
	struct str release; /* of the rows */
};

/*
 * The rows for this system's release; where there are none, those of the
 * first release that the file knows. A folder without fonts.lock gives an
 * empty lock; a line that cannot be understood is E923.
 */
bool text_lock_read(struct text_lock *lock, struct str folder, struct str release,
		    struct arena *mem, struct diags *d);

/* "debian 12" from /etc/os-release, "unknown" without one. */
struct str text_lock_release(struct arena *mem);

#endif
