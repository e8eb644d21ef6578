#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/arena.h"

/* Lower-case hexadecimal digests, by GLib (the only user of GLib outside text/). */
struct str digest_sha256(struct arena *mem, struct str bytes);
struct str digest_md5(struct arena *mem,
		      struct str bytes); /* PDF file identifiers, no security */

#endif
