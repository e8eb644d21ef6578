#include "data/table.h"

#include "ko/compose.h"

static uint32_t find_exact(const struct table *t, struct str name)
{
	for (uint32_t i = 0; i < t->columns; i++)
		if (str_eq(t->column[i].name, name))
			return i;
	return TABLE_NONE;
}

uint32_t table_find(const struct table *t, struct str name)
{
	uint32_t found = find_exact(t, name);
	if (found != TABLE_NONE)
		return found;
	struct arena temp = {0};
	struct str key = compose_key(&temp, name);
	for (uint32_t i = 0; found == TABLE_NONE && i < t->columns; i++)
		if (str_eq(compose_key(&temp, t->column[i].name), key))
			found = i;
	arena_finish(&temp);
	return found;
}

struct str table_nearest(const struct table *t, struct str name)
{
	struct str best = STR_NONE;
	for (uint32_t i = 0; i < t->columns; i++)
		best = str_nearer(name, t->column[i].name, best);
	return best;
}

struct str table_column_names(const struct table *t, struct arena *mem)
{
	struct str *name = ARENA_NEW(mem, struct str, t->columns);
	for (uint32_t i = 0; i < t->columns; i++)
		name[i] = t->column[i].name;
	return arena_join(mem, name, t->columns, STR(", "));
}
