#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdint.h>

#include "base/arena.h"

/*
 * Bytes that grow at the end, for text and files under construction. Memory
 * comes from malloc, so that a large file does not leave its history in an
 * arena; every buf ends in buf_finish() or in buf_take().
 */
struct buf {
	char *p;
	size_t n, room;
};

void buf_finish(struct buf *b);
void buf_bytes(struct buf *b, const void *p, size_t n);
void buf_str(struct buf *b, struct str s);
void buf_text(struct buf *b, const char *cstring);
void buf_char(struct buf *b, char c);
void buf_code(struct buf *b, uint32_t code); /* one code point as UTF-8 */
void buf_int(struct buf *b, long long v);
void buf_fixed(struct buf *b, double v,
	       int decimals); /* no exponent, no locale, no trailing zeros */
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* "s" in quotes and with escapes, as JSON and YAML both read it. */
void buf_quoted(struct buf *b, struct str s);

struct str buf_str_of(const struct buf *b);            /* borrowed until the next change */
struct str buf_take(struct buf *b, struct arena *mem); /* copies out and empties */

#endif
