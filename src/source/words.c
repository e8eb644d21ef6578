#include "source/words.h"

#include <string.h>

#define FIRST_ROOM 64

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

uint32_t words_hash(struct str s)
{
	uint64_t h = s.n, v;
	const char *p = s.p;
	size_t n = s.n;
	for (; n >= sizeof(v); n -= sizeof(v), p += sizeof(v)) {
		memcpy(&v, p, sizeof(v));
		h = mix(h, v);
	}
	v = 0;
	if (n)
		memcpy(&v, p, n);
	return (uint32_t)mix(h, v);
}

static bool is_same(const struct words_item *i, struct str s, uint32_t hash)
{
	return i->hash == hash && i->n == s.n && (!s.n || !memcmp(i->p, s.p, s.n));
}

uint32_t words_find(const struct words *w, struct str s, uint32_t hash)
{
	if (!w->room)
		return WORDS_NONE;
	for (uint32_t i = hash & (w->room - 1); w->slot[i]; i = (i + 1) & (w->room - 1))
		if (is_same(&w->item[w->slot[i] - 1], s, hash))
			return w->slot[i] - 1;
	return WORDS_NONE;
}

static void place(struct words *w, uint32_t number)
{
	uint32_t i = w->item[number].hash & (w->room - 1);
	while (w->slot[i])
		i = (i + 1) & (w->room - 1);
	w->slot[i] = number + 1;
}

uint32_t words_add(struct words *w, struct str s, uint32_t hash, bool stands)
{
	ARENA_PUSH(w->mem, w->item, w->count, w->item_room) =
		(struct words_item){s.p, (uint32_t)s.n, hash, 0, stands};
	if (w->count * 2 <= w->room) {
		place(w, w->count - 1);
		return w->count - 1;
	}
	w->room = w->room ? w->room * 2 : FIRST_ROOM;
	w->slot = ARENA_NEW(w->mem, uint32_t, w->room);
	for (uint32_t i = 0; i < w->count; i++)
		place(w, i);
	return w->count - 1;
}
