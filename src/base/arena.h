#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

/*
 * An arena hands out zeroed memory that is freed all at once. Running out of
 * memory ends the program with exit code 3: no caller checks for NULL.
 *
 * Nothing that owns a file, a font or a surface may live in an arena, because
 * arena_finish() runs no clean-up code.
 */
struct arena {
	struct arena_block *top;
	size_t used; /* bytes handed out */
};

void arena_init(struct arena *a);
void arena_finish(struct arena *a); /* the arena is empty and usable again */
void arena_reset(struct arena *a);  /* the same, but keeps a block for what comes next */

void *arena_alloc(struct arena *a, size_t count, size_t size);

/* All of this will be filled soon: large memory is had at once, not page by page. */
void arena_expect(void *p, size_t n);

/* What from holds lives in a from now on; from is empty. */
void arena_adopt(struct arena *a, struct arena *from);

/* A block of want elements that begins with the have elements of old. */
void *arena_grow(struct arena *a, const void *old, size_t have, size_t want, size_t size);

/* At the start of the program: its heap begins in one large page. */
void arena_begin(void);

/* From now on what is freed is kept for what comes next instead of being given back
 * to the system: for a batch, whose reports need about the same each. */
void arena_hoard(void);

/* Ends the program with exit code 3: for allocations of other libraries. */
_Noreturn void arena_exhausted(void);

struct str arena_str(struct arena *a, struct str s); /* NUL after the end */
char *arena_cstring(struct arena *a, struct str s);
struct str arena_printf(struct arena *a, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
struct str arena_join(struct arena *a, const struct str *part, size_t count,
		      struct str between);

#define ARENA_NEW(a, type, count) ((type *)arena_alloc((a), (count), sizeof(type)))

/*
 * Makes room for one more element of a {pointer, count, room} list:
 *     ARENA_PUSH(mem, list.item, list.count, list.room) = value;
 */
#define ARENA_PUSH(a, array, count, room)                                             \
	(*((count) < (room) ? &(array)[(count)++]                                     \
			    : ((array) = arena_grow((a), (array), (count),            \
						    ((room) = (room) ? (room)*2 : 8), \
						    sizeof(*(array))),                \
			       &(array)[(count)++])))

#endif
