#include "base/arena.h"

#include <malloc.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/crew.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
#define RED_ZONE 16
#else
#define RED_ZONE 0
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

/* Blocks grow with their arena: most arenas are small and soon gone, and the
 * system zeroes what they never use. */
#define BLOCK_FIRST ((size_t)4 * 1024)
#define BLOCK_LAST ((size_t)64 * 1024)
#define ALIGN alignof(max_align_t)

struct arena_block {
	struct arena_block *prev;
	size_t cap, len;
	alignas(max_align_t) char data[];
};

#define HOARD (64 * 1024 * 1024)

void arena_hoard(void)
{
	mallopt(M_MMAP_THRESHOLD, HOARD / 2); /* arena_begin() has set the other one */
}

#ifdef ARENA_ASAN
void arena_begin(void)
{
}
#else
#define PAGE ((uintptr_t)2 * 1024 * 1024)
#define AHEAD ((size_t)140 * 1000) /* more than the heap has at the start */
#define HEAD ((uintptr_t)64)       /* of the next block, below the large page */

/*
 * A report of two pages touches five hundred pages of heap for the first time, and each
 * costs the system as much as laying out a line. One page of 2 MB is had for the price
 * of a hundred. The heap grows past where such a page begins, a block that is never
 * touched takes what lies before it, and what malloc() gives next lies in it. Where
 * the system knows no such pages, nothing is lost.
 */
void arena_begin(void)
{
	mallopt(M_TOP_PAD, (int)(2 * PAGE));
	mallopt(M_MMAP_THRESHOLD, (int)PAGE);
	mallopt(M_TRIM_THRESHOLD, HOARD);
	char *volatile grown = malloc(AHEAD);
	if (!grown)
		arena_exhausted();
	uintptr_t end = (uintptr_t)grown + AHEAD;
	uintptr_t edge = (end + 2 * HEAD + PAGE - 1) / PAGE * PAGE;
	char *volatile filler = malloc(edge - end - HEAD);
	(void)filler; /* for as long as the program runs */
	free(grown);
	madvise((void *)edge, PAGE, MADV_HUGEPAGE);
}
#endif

#define SMALL_PAGE ((uintptr_t)4096)

/* Whole pages of n bytes at p. A system that cannot says so, and nothing is lost. */
static void advise(void *p, size_t n, int advice)
{
	uintptr_t lo = ((uintptr_t)p + SMALL_PAGE - 1) / SMALL_PAGE * SMALL_PAGE;
	uintptr_t hi = ((uintptr_t)p + n) / SMALL_PAGE * SMALL_PAGE;
	if (lo < hi)
		madvise((void *)lo, hi - lo, advice);
}

void arena_expect(void *p, size_t n)
{
#ifdef MADV_POPULATE_WRITE
	advise(p, n, MADV_POPULATE_WRITE);
#else
	(void)p;
	(void)n;
#endif
}

_Noreturn void arena_exhausted(void)
{
	fputs("dopyo: out of memory\n", stderr);
	exit(3);
}

static struct arena_block *add_block(struct arena *a, size_t need)
{
	size_t usual = a->used < BLOCK_FIRST  ? BLOCK_FIRST
		       : a->used > BLOCK_LAST ? BLOCK_LAST
					      : a->used;
	size_t cap = need > usual ? need : usual;
	struct arena_block *b = calloc(1, sizeof(*b) + cap);
	if (!b)
		arena_exhausted();
	b->cap = cap;
	if (need > usual / 2 && a->top) { /* a big guest must not waste the open block */
		b->prev = a->top->prev;
		a->top->prev = b;
	} else {
		b->prev = a->top;
		a->top = b;
	}
	ASAN_POISON_MEMORY_REGION(b->data, cap);
	return b;
}

void arena_init(struct arena *a)
{
	*a = (struct arena){0};
}

/* --- giving large memory back ----------------------------------------------------------
 */

#define LARGE \
	((size_t)32 * 1024 * 1024) /* a block that several threads empty; none of a hoard */
#define PIECE ((size_t)8 * 1024 * 1024)

static void drop_piece(void *block, size_t number)
{
	struct arena_block *b = block;
	advise(b->data + number * PIECE, PIECE, MADV_DONTNEED);
}

/* The system takes some 15 ms to take 100 MB back, from each thread that gives it. */
static void drop_pages(struct arena_block *b)
{
	struct crew crew = {.job = drop_piece, .context = b};
	if (b->cap >= LARGE)
		crew_run(&crew, b->cap / PIECE);
}

void arena_finish(struct arena *a)
{
	for (struct arena_block *b = a->top; b;) {
		struct arena_block *prev = b->prev;
		ASAN_UNPOISON_MEMORY_REGION(b->data, b->cap);
		drop_pages(b);
		free(b);
		b = prev;
	}
	*a = (struct arena){0};
}

void arena_reset(struct arena *a)
{
	struct arena_block *b = a->top;
	if (!b)
		return;
	struct arena rest = {.top = b->prev};
	arena_finish(&rest);
	b->prev = NULL;
	ASAN_UNPOISON_MEMORY_REGION(b->data, b->len);
	memset(b->data, 0, b->len);
	b->len = 0;
	ASAN_POISON_MEMORY_REGION(b->data, b->cap);
	a->used = 0;
}

void arena_adopt(struct arena *a, struct arena *from)
{
	struct arena_block *last = from->top;
	if (!last)
		return;
	while (last->prev)
		last = last->prev;
	if (a->top) { /* the open block stays the open one */
		last->prev = a->top->prev;
		a->top->prev = from->top;
	} else {
		a->top = from->top;
	}
	a->used += from->used;
	*from = (struct arena){0};
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 4 / size)
		arena_exhausted();
	size_t want = count * size;
	size_t need = (want + RED_ZONE + ALIGN - 1) / ALIGN * ALIGN;
	struct arena_block *b = a->top;
	if (!b || b->cap - b->len < need)
		b = add_block(a, need);
	void *p = b->data + b->len;
	b->len += need;
	a->used += want;
	ASAN_UNPOISON_MEMORY_REGION(p, want);
	return p;
}

void *arena_grow(struct arena *a, const void *old, size_t have, size_t want, size_t size)
{
	void *p = arena_alloc(a, want, size);
	if (have)
		memcpy(p, old, have * size);
	return p;
}

char *arena_cstring(struct arena *a, struct str s)
{
	char *p = ARENA_NEW(a, char, s.n + 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	return p;
}

struct str arena_str(struct arena *a, struct str s)
{
	return (struct str){arena_cstring(a, s), s.n};
}

struct str arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list args, again;
	va_start(args, fmt);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	char *p = ARENA_NEW(a, char, (size_t)(n < 0 ? 0 : n) + 1);
	if (n > 0)
		vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (struct str){p, (size_t)(n < 0 ? 0 : n)};
}

struct str arena_join(struct arena *a, const struct str *part, size_t count, struct str between)
{
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		n += part[i].n + (i ? between.n : 0);
	char *p = ARENA_NEW(a, char, n + 1), *to = p;
	for (size_t i = 0; i < count; i++) {
		if (i && between.n)
			to = (char *)memcpy(to, between.p, between.n) + between.n;
		if (part[i].n)
			to = (char *)memcpy(to, part[i].p, part[i].n) + part[i].n;
	}
	return (struct str){p, n};
}
