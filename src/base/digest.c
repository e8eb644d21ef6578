#include "base/digest.h"

#include <glib.h>

static struct str digest(struct arena *mem, GChecksumType type, struct str bytes)
{
	char *hex = g_compute_checksum_for_data(type, (const guchar *)bytes.p, bytes.n);
	struct str s = arena_str(mem, str_of(hex));
	g_free(hex);
	return s;
}

struct str digest_sha256(struct arena *mem, struct str bytes)
{
	return digest(mem, G_CHECKSUM_SHA256, bytes);
}

struct str digest_md5(struct arena *mem, struct str bytes)
{
	return digest(mem, G_CHECKSUM_MD5, bytes);
}
