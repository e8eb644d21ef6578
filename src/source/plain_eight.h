#ifndef SOURCE_PLAIN_EIGHT_H
#define SOURCE_PLAIN_EIGHT_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Eight bytes of a number at once; the first of them is the lowest byte. */

static inline uint64_t plain_load(const char *p)
{
	uint64_t x;
	memcpy(&x, p, sizeof(x));
	if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
		x = __builtin_bswap64(x);
	return x ^ UINT64_C(0x3030303030303030); /* digits become 0 to 9 */
}

#define PLAIN_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The highest bit of each byte of x that is no digit: for certain of the first of them. */
static inline uint64_t plain_others(uint64_t x)
{
	return ((x + PLAIN_EACH(0x76)) | x) & PLAIN_EACH(0x80);
}

/* Takes out the first byte that is no digit; false where it is no point, or not the only
 * one. *behind: bytes from it on. */
static inline bool plain_close(uint64_t *x, uint64_t others, size_t *behind)
{
	unsigned at = (unsigned)__builtin_ctzll(others) - 7;
	uint64_t before = (UINT64_C(1) << at) - 1, v = *x;
	*behind = 8 - at / 8;
	*x = (v & before) << 8 | (v & (~before << 8));
	return (v >> at & 0xFF) == ('.' ^ '0') && !plain_others(*x);
}

static inline uint64_t plain_value(uint64_t x)
{
	x = (x * 10 + (x >> 8)) & UINT64_C(0x00FF00FF00FF00FF);
	x = (x * 100 + (x >> 16)) & UINT64_C(0x0000FFFF0000FFFF);
	return (x * 10000 + (x >> 32)) & UINT64_C(0xFFFFFFFF);
}

#endif
