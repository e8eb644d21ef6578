#include "data/group.h"

#include <math.h>
#include <string.h>

/* Numbers 0, 1, 2 … for keys of 64 bits or for texts, in the order they come. */
struct group_table {
	struct entry {
		uint64_t key;
		struct str text; /* of names */
	} * entry;
	uint32_t *slot; /* 0: free, else number + 1 */
	uint32_t count, room, slots;
	struct str last_text;
	uint64_t last_key;
	uint32_t last; /* the number that was asked for last + 1 */
	struct memo *memo;
};

/* Pairs asked for of late: most rows are of a group that others near them are of. */
#define MEMOS 1024
struct memo {
	uint64_t key;
	uint32_t number; /* number + 1; 0: none yet */
};

static uint64_t mix(uint64_t h)
{
	h ^= h >> 32;
	h *= UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 29;
}

static uint64_t hash_text(struct str s)
{
	uint64_t h = s.n, word;
	for (; s.n >= 8; s.p += 8, s.n -= 8) {
		memcpy(&word, s.p, 8);
		h = mix(h ^ word);
	}
	word = 0;
	if (s.n)
		memcpy(&word, s.p, s.n);
	return mix(h ^ word);
}

static void place(struct group_table *t, uint32_t number)
{
	uint32_t i = (uint32_t)mix(t->entry[number].key) & (t->slots - 1);
	while (t->slot[i])
		i = (i + 1) & (t->slots - 1);
	t->slot[i] = number + 1;
}

static uint32_t append(struct group_table *t, uint64_t key, struct str text, struct arena *mem)
{
	ARENA_PUSH(mem, t->entry, t->count, t->room) = (struct entry){key, text};
	if (2 * t->count <= t->slots) {
		place(t, t->count - 1);
		return t->count - 1;
	}
	t->slots = t->slots ? 4 * t->slots : 64;
	t->slot = ARENA_NEW(mem, uint32_t, t->slots);
	for (uint32_t i = 0; i < t->count; i++)
		place(t, i);
	return t->count - 1;
}

static uint32_t find(struct group_table *t, uint64_t key, struct str text, struct arena *mem)
{
	uint32_t i = t->slots ? (uint32_t)mix(key) & (t->slots - 1) : 0;
	for (; t->slots && t->slot[i]; i = (i + 1) & (t->slots - 1)) {
		const struct entry *e = &t->entry[t->slot[i] - 1];
		if (e->key == key && str_eq(e->text, text))
			return t->slot[i] - 1;
	}
	return append(t, key, text, mem);
}

static uint32_t find_number(struct group_table *t, double v, struct arena *mem)
{
	uint64_t key;
	v = v == 0 ? 0 : v; /* −0 is 0 */
	memcpy(&key, &v, sizeof(key));
	if (!t->last || key != t->last_key) {
		t->last = find(t, key, STR_NONE, mem) + 1;
		t->last_key = key;
	}
	return t->last - 1;
}

static uint32_t find_text(struct group_table *t, struct str s, struct arena *mem)
{
	bool same = t->last && s.p == t->last_text.p && s.n == t->last_text.n;
	if (!same) {
		t->last = find(t, hash_text(s), s, mem) + 1;
		t->last_text = s;
	}
	return t->last - 1;
}

static uint32_t find_pair(struct group_table *t, uint32_t id, uint32_t code, struct arena *mem)
{
	uint64_t key = (uint64_t)id << 32 | code;
	if (!t->memo)
		t->memo = ARENA_NEW(mem, struct memo, MEMOS);
	struct memo *m = &t->memo[(id * 16 + code) % MEMOS];
	if (m->key != key || !m->number)
		*m = (struct memo){key, find(t, key, STR_NONE, mem) + 1};
	return m->number - 1;
}

#define MISSING UINT32_MAX /* the code of a cell that is not there */

static uint32_t code_of(struct group_table *t, const struct group_key *k, uint32_t row,
			struct arena *mem)
{
	if (table_missing(k->column, row))
		return MISSING;
	if (!k->column->number && k->column->cells.code)
		return k->column->cells.code[row];
	if (!k->column->number)
		return find_text(t, column_text(k->column, row), mem);
	if (k->binned)
		return bins_index(&k->bins, k->column->number[row]);
	return find_number(t, group_value(k, row), mem);
}

double group_value(const struct group_key *k, uint32_t row)
{
	const struct column *c = k->column;
	if (!c->number || table_missing(c, row))
		return NAN;
	if (k->binned)
		return bins_at(&k->bins, c->number[row]);
	return k->unit ? timeunit_at(k->unit, c->type, c->number[row]) : c->number[row];
}

/* Nothing is known of columns that are no words or have missing cells. */
static uint64_t most_groups(const struct group_key *key, size_t keys)
{
	uint64_t most = 1;
	for (size_t i = 0; i < keys && most <= UINT32_MAX; i++) {
		const struct column *c = key[i].column;
		most *= c->cells.code && !c->number && !c->missing ? c->cells.words : 0;
	}
	return most;
}

void group_open(struct groups *g, const struct group_key *key, size_t keys, struct arena *mem)
{
	*g = (struct groups){.key = key, .keys = keys, .mem = mem};
	g->most = most_groups(key, keys);
	g->table = ARENA_NEW(mem, struct group_table, 2 * keys + 1);
}

/* One code a key; every pair of a group so far and the next code is a group. */
uint32_t group_add(struct groups *g, uint32_t row)
{
	uint32_t id = 0;
	struct group_table *pair = g->table + g->keys;
	for (size_t i = 0; i < g->keys; i++) {
		uint32_t code = code_of(&g->table[i], &g->key[i], row, g->mem);
		id = find_pair(&pair[i], id, code, g->mem);
	}
	if (id == g->count)
		ARENA_PUSH(g->mem, g->first, g->count, g->room) = row;
	return id;
}
