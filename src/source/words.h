#ifndef SOURCE_WORDS_H
#define SOURCE_WORDS_H

#include <stdint.h>

#include "base/arena.h"

/* The different texts of a column, numbered in the order they are first seen. */
struct words {
	struct arena *mem;
	struct words_item {
		const char *p;
		uint32_t n, hash;
		uint32_t rows; /* cells that hold it */
		bool stands;   /* p is a part of the file's text */
	} * item;
	uint32_t count, item_room;
	uint32_t *slot; /* number + 1; 0: free */
	uint32_t room;  /* slots, a power of two */
};

#define WORDS_NONE UINT32_MAX

uint32_t words_hash(struct str s);

/* The number of s, or WORDS_NONE. */
uint32_t words_find(const struct words *w, struct str s, uint32_t hash);

/* s is none of them yet, and lives as long as they do. */
uint32_t words_add(struct words *w, struct str s, uint32_t hash, bool stands);

#endif
