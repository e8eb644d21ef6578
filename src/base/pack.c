#include "base/pack.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdlib.h>

#define LEVEL 6 /* beyond it files hardly get smaller */

struct libdeflate_compressor *pack_open(void)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(LEVEL);
	if (!c)
		arena_exhausted();
	return c;
}

void pack_close(struct libdeflate_compressor *c)
{
	libdeflate_free_compressor(c);
}

struct str pack_zlib(struct libdeflate_compressor *c, struct str data, struct arena *mem)
{
	size_t most = libdeflate_zlib_compress_bound(c, data.n);
	void *room = malloc(most);
	if (!room)
		arena_exhausted();
	size_t n = libdeflate_zlib_compress(c, data.p, data.n, room, most);
	assert(n); /* there is room for whatever comes */
	struct str packed = arena_str(mem, (struct str){room, n});
	free(room);
	return packed;
}
