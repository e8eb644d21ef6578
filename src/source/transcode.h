#ifndef SOURCE_TRANSCODE_H
#define SOURCE_TRANSCODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * A streaming decoder for one encoding: feed it blocks of any size, also of
 * one byte; a sequence cut by a block's edge waits for the next block (E8).
 * Bad sequences become U+FFFD in out and are counted. Owns an iconv
 * descriptor and a buffer: every transcode_open() ends in transcode_close().
 */
enum transcode_kind {
	TRANSCODE_UTF8,
	TRANSCODE_UTF16LE,
	TRANSCODE_UTF16BE,
	TRANSCODE_CP949,
	TRANSCODE_ISO2022KR,
	TRANSCODE_JOHAB,
};

struct transcoder {
	enum transcode_kind kind;
	void *iconv; /* iconv_t of the kinds that glibc decodes, else NULL */
	unsigned char tail[8];
	size_t tails;         /* bytes of a sequence that the last block cut */
	size_t taken;         /* bytes decoded so far, tail not included */
	struct buf out;       /* UTF-8 */
	size_t errors;        /* bad sequences so far */
	size_t error_at;      /* offset of the first in the bytes, or SIZE_MAX */
	size_t error_in_text; /* and in out */
};

void transcode_open(struct transcoder *t, enum transcode_kind kind);
/* last: nothing follows, so that a cut sequence is a bad one. */
void transcode_feed(struct transcoder *t, struct str block, bool last);
void transcode_close(struct transcoder *t);

const char *transcode_name(enum transcode_kind kind); /* "CP949" */

/* Bytes that one bad UTF-8 sequence at i takes: a lead byte and the
 * continuation bytes that fit it, else one byte. */
size_t transcode_bad_length(struct str s, size_t i);

/* U+0080–009F or U+FFFD: never text, an error wherever it is decoded (E5). */
static inline bool transcode_refused(uint32_t code)
{
	return (code >= 0x80 && code <= 0x9F) || code == 0xFFFD;
}

#endif
