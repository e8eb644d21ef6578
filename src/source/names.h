#ifndef SOURCE_NAMES_H
#define SOURCE_NAMES_H

#include <stdint.h>

#include "base/arena.h"

/* A set of names with a number each, compared as HANGUL.md J2 says. It lives
 * in its arena and grows as needed. */
struct names {
	struct arena *mem;
	struct names_slot {
		struct str key;
		uint32_t number;
	} * slot;
	size_t room, used;
};

#define NAMES_NONE UINT32_MAX

uint32_t names_find(const struct names *n, struct str name);
/* Adds a name unless it is there; returns the number it has from now on. */
uint32_t names_add(struct names *n, struct str name, uint32_t number);

#endif
