#ifndef SOURCE_WORDS_H
#define SOURCE_WORDS_H

#include <stdint.h>

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

/* s is none of them yet, and lives as long as they do. */
uint32_t words_add(struct words *w, struct str s, uint64_t hash, bool stands);

/* No more are looked for: only the items are left, in mem. */
void words_close(struct words *w, struct arena *mem);

#endif
