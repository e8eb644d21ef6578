#ifndef SINK_ENCODE_H
#define SINK_ENCODE_H

#include "base/buf.h"

/*
 * Rows of pixels → the bytes of a PNG file, always lossless. As long as at
 * most 256 colours were seen the rows are kept as palette numbers; a picture
 * of more colours is written as RGB or RGBA from its first row on. The bytes
 * depend on the pixels and texts alone (and on zlib's version).
 */
struct encode_info {
	uint32_t width, height; /* 1 … ENCODE_SIDE_MAX */
	bool alpha;             /* else rows are opaque, whatever their alpha byte says */
	double ppi;
	struct str title, description, author; /* UTF-8; empty: left out */
	struct str lang;                       /* of these texts: "ko" */
};
#define ENCODE_SIDE_MAX 32767         /* of cairo's surfaces */
#define ENCODE_PIXELS_MAX 200000000.0 /* a byte each is kept until the end */

struct encode;

struct encode *encode_open(const struct encode_info *info);
/* Pixels as cairo's ARGB32 has them: native words, premultiplied. */
void encode_row(struct encode *e, const uint32_t *argb);
/* After info->height rows: adds the file to out and frees e. */
void encode_close(struct encode *e, struct buf *out);

#endif
