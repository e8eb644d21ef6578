#include "source/words.h"

#include <string.h>

#define FIRST_ROOM 64

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

static uint64_t load(const char *p, size_t n)
{
	uint64_t v = 0;
	memcpy(&v, p, n);
	return v;
}

/* Up to eight bytes as a number, a different one for each text of a length. */
static uint64_t load_few(const char *p, size_t n)
{
	if (n == sizeof(uint64_t))
		return load(p, sizeof(uint64_t));
	if (n >= sizeof(uint32_t))
		return load(p, sizeof(uint32_t)) |
		       load(p + n - sizeof(uint32_t), sizeof(uint32_t)) << 32;
	return n ? load(p, 1) | load(p + n / 2, 1) << 8 | load(p + n - 1, 1) << 16 : 0;
}

uint64_t words_hash(struct str s)
{
	uint64_t h = s.n;
	const char *p = s.p;
	size_t n = s.n;
	if (n <= sizeof(h))
		return mix(h, load_few(p, n));
	for (; n > sizeof(h); n -= sizeof(h), p += sizeof(h))
		h = mix(h, load(p, sizeof(h)));
	return mix(h, load(s.p + s.n - sizeof(h), sizeof(h)));
}

uint32_t words_find(const struct words *w, struct str s, uint64_t hash)
{
	if (!w->room)
		return WORDS_NONE;
	for (uint64_t i = hash;; i++) {
		const struct words_slot *slot = &w->slot[i & (w->room - 1)];
		if (!slot->number)
			return WORDS_NONE;
		if (slot->hash == hash && slot->n == s.n &&
		    (s.n <= sizeof(hash) || !memcmp(w->item[slot->number - 1].p, s.p, s.n)))
			return slot->number - 1;
	}
}

static void place(struct words *w, uint32_t number)
{
	const struct words_item *item = &w->item[number];
	uint64_t i = item->hash;
	while (w->slot[i & (w->room - 1)].number)
		i++;
	w->slot[i & (w->room - 1)] = (struct words_slot){item->hash, item->n, number + 1};
}

uint32_t words_add(struct words *w, struct str s, uint64_t hash, bool stands)
{
	ARENA_PUSH(w->mem, w->item, w->count, w->item_room) =
		(struct words_item){s.p, hash, (uint32_t)s.n, 0, stands};
	if (w->count * 2 <= w->room) {
		place(w, w->count - 1);
		return w->count - 1;
	}
	w->room = w->room ? w->room * 2 : FIRST_ROOM;
	w->slot = ARENA_NEW(w->mem, struct words_slot, w->room);
	for (uint32_t i = 0; i < w->count; i++)
		place(w, i);
	return w->count - 1;
}

void words_close(struct words *w, struct arena *mem)
{
	struct words_item *item = arena_grow(mem, w->item, w->count, w->count, sizeof(*item));
	*w = (struct words){.item = item, .count = w->count};
}
