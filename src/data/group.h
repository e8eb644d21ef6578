#ifndef DATA_GROUP_H
#define DATA_GROUP_H

#include "data/bins.h"
#include "data/table.h"
#include "data/timeunit.h"

/*
 * Rows that agree in every key make a group; groups are numbered as they are
 * first seen, so that the same table always gives the same groups. One pass,
 * row by row, with memory for the groups alone.
 */
struct group_key {
	const struct column *column;
	timeunit unit; /* of time; NONE: the cell itself */
	bool binned;
	struct bins bins;
};

struct group_table; /* names to numbers */

struct groups {
	const struct group_key *key;
	struct group_table *table; /* one a key, then one of all keys together */
	size_t keys;
	uint32_t count;
	uint32_t *first; /* the row in which each group is first seen */
	uint32_t room;
	uint64_t most; /* groups that there can be, as the words of the columns tell; 0: unknown
			*/
	struct arena *mem;
};

void group_open(struct groups *g, const struct group_key *key, size_t keys, struct arena *mem);
uint32_t group_add(struct groups *g, uint32_t row); /* the number of the row's group */

/* The rows that follow bring no other group: whoever asks for the groups alone may stop. */
static inline bool group_all(const struct groups *g)
{
	return g->most && g->count >= g->most;
}

/* What a key says of a row: the start of its bin, its period; NAN where missing
 * and for names. */
double group_value(const struct group_key *k, uint32_t row);

#endif
