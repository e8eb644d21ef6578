#include "source/names.h"

#include "ko/compose.h"

static size_t hash(struct str key) /* FNV-1a */
{
	uint64_t h = UINT64_C(14695981039346656037);
	for (size_t i = 0; i < key.n; i++)
		h = (h ^ (unsigned char)key.p[i]) * UINT64_C(1099511628211);
	return (size_t)(h ^ h >> 32);
}

/* The slot of a key, or the free one it belongs in; room is a power of two. */
static struct names_slot *find(const struct names *n, struct str key)
{
	size_t i = hash(key) & (n->room - 1);
	while (n->slot[i].key.p && !str_eq(n->slot[i].key, key))
		i = (i + 1) & (n->room - 1);
	return &n->slot[i];
}

static void grow(struct names *n)
{
	struct names bigger = {.mem = n->mem, .room = n->room ? n->room * 2 : 64};
	bigger.slot = ARENA_NEW(n->mem, struct names_slot, bigger.room);
	for (size_t i = 0; i < n->room; i++)
		if (n->slot[i].key.p)
			*find(&bigger, n->slot[i].key) = n->slot[i];
	bigger.used = n->used;
	*n = bigger;
}

/* Never a NULL pointer: that marks a free slot. */
static struct str key_of(struct arena *mem, struct str name)
{
	struct str key = compose_key(mem, name);
	return key.p ? key : STR("");
}

uint32_t names_find(const struct names *n, struct str name)
{
	if (!n->room)
		return NAMES_NONE;
	const struct names_slot *s = find(n, key_of(n->mem, name));
	return s->key.p ? s->number : NAMES_NONE;
}

uint32_t names_add(struct names *n, struct str name, uint32_t number)
{
	if (n->used * 2 >= n->room)
		grow(n);
	struct str key = key_of(n->mem, name);
	struct names_slot *s = find(n, key);
	if (!s->key.p) {
		*s = (struct names_slot){key, number};
		n->used++;
	}
	return s->number;
}
