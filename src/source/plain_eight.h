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

/* The highest bit of each byte of x that is a point. */
static inline uint64_t plain_points(uint64_t x)
{
	uint64_t d = x ^ PLAIN_EACH('.' ^ '0'), low = PLAIN_EACH(0x7F);
	return ~(((d & low) + low) | d | low);
}

/* Without the byte that holds the point, whose highest bit this is. */
static inline uint64_t plain_close(uint64_t x, uint64_t point)
{
	uint64_t before = (point >> 7) - 1;
	return (x & before) << 8 | (x & (~before << 8));
}

static inline bool plain_digits(uint64_t x)
{
	return !(((x + PLAIN_EACH(0x76)) | x) & PLAIN_EACH(0x80));
}

static inline uint64_t plain_value(uint64_t x)
{
	x = (x * 10 + (x >> 8)) & UINT64_C(0x00FF00FF00FF00FF);
	x = (x * 100 + (x >> 16)) & UINT64_C(0x0000FFFF0000FFFF);
	return (x * 10000 + (x >> 32)) & UINT64_C(0xFFFFFFFF);
}

#endif
