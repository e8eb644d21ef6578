#ifndef BASE_PACK_H
#define BASE_PACK_H

#include "base/arena.h"

/*
 * The zlib format, for PDF streams and PNG pixels: the same bytes for the same
 * data on every run. A packer is kept between the pieces of one file.
 */
struct libdeflate_compressor;

struct libdeflate_compressor *pack_open(void);
void pack_close(struct libdeflate_compressor *c);

struct str pack_zlib(struct libdeflate_compressor *c, struct str data, struct arena *mem);

#endif
