#ifndef SOURCE_WORDS_H
#define SOURCE_WORDS_H

#include <stdint.h>
#include <string.h>

#include "base/arena.h"

/* The different texts of a column, numbered in the order they are first seen. */
struct words {
	struct arena *mem;
	struct words_item {
		const char *p;
		uint64_t hash;
		uint32_t n;
		uint32_t rows; /* cells that hold it */
		bool stands;   /* p is a part of the file's text */
	} * item;
	uint32_t count, item_room;
	struct words_slot {
		uint64_t hash;
		uint32_t n, number; /* number + 1; 0: free */
	} * slot;
	uint32_t room; /* slots, a power of two */
};

#define WORDS_NONE UINT32_MAX

/* Texts of the same length up to eight bytes have different ones. */
uint64_t words_hash(struct str s);

/* The number of s, or WORDS_NONE. */
uint32_t words_find(const struct words *w, struct str s, uint64_t hash);

static inline uint64_t words_mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

static inline uint64_t words_load(const char *p)
{
	uint64_t v;
	memcpy(&v, p, sizeof(v));
	if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
		v = __builtin_bswap64(v);
	return v;
}

/* The number of a word of up to 16 bytes, or WORDS_NONE: of n bytes at p, where 16 may be
 * read. A mixed column has none. */
static inline uint32_t words_known(const struct words *w, const char *p, size_t n)
{
	if (n - 1 >= 16 || !w->room)
		return WORDS_NONE;
	uint64_t a = words_load(p), b = 0, hash;
	if (n <= sizeof(a)) {
		hash = words_mix(n, a & UINT64_MAX >> (64 - 8 * n));
	} else {
		b = words_load(p + n - sizeof(b));
		hash = words_mix(words_mix(n, a), b);
	}
	for (uint64_t i = hash;; i++) {
		const struct words_slot *slot = &w->slot[i & (w->room - 1)];
		if (!slot->number)
			return WORDS_NONE;
		if (slot->hash != hash || slot->n != n)
			continue;
		const char *q = w->item[slot->number - 1].p;
		if (n <= sizeof(a) ||
		    (words_load(q) == a && words_load(q + n - sizeof(b)) == b))
			return slot->number - 1;
	}
}

/* s is none of them yet, and lives as long as they do. */
uint32_t words_add(struct words *w, struct str s, uint64_t hash, bool stands);

/* No more are looked for: only the items are left, in mem. */
void words_close(struct words *w, struct arena *mem);

#endif
