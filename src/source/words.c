#include "source/words.h"

#include <string.h>

#define FIRST_ROOM 64

static uint64_t few(const char *p, size_t n)
{
	uint64_t v = 0;
	for (size_t i = n; i--;)
		v = v << 8 | (unsigned char)p[i];
	return v;
}

uint64_t words_hash(struct str s)
{
	uint64_t h = s.n;
	const char *p = s.p;
	size_t n = s.n;
	if (n < sizeof(h))
		return words_mix(h, few(p, n));
	for (; n > sizeof(h); n -= sizeof(h), p += sizeof(h))
		h = words_mix(h, words_load(p));
	return words_mix(h, words_load(s.p + s.n - sizeof(h)));
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
