#include "data/table.h"

#include <string.h>

#include "ko/compose.h"

static uint32_t find_exact(const struct table *t, struct str name)
{
	for (uint32_t i = 0; i < t->columns; i++)
		if (str_eq(t->column[i].name, name))
			return i;
	return TABLE_NONE;
}

/* Without what headers write around a unit. */
static struct str bare_unit(struct arena *mem, struct str s)
{
	static const char *const around[] = {" ",  "(",  ")",  "[",  "]",  "（",
					     "）", "〔", "〕", "［", "］", "단위:"};
	char *kept = ARENA_NEW(mem, char, s.n + 1);
	size_t n = 0;
	for (size_t i = 0, skip; i < s.n; i += skip) {
		skip = 0;
		for (size_t k = 0; k < sizeof(around) / sizeof(*around) && !skip; k++)
			if (str_starts(str_slice(s, i, s.n), str_of(around[k])))
				skip = strlen(around[k]);
		if (!skip)
			kept[n++] = s.p[i];
		skip += !skip;
	}
	return (struct str){kept, n};
}

/* "인구(천 명)", as the header has it: the column 인구 in 천 명. */
static bool is_with_unit(const struct column *c, struct str name, struct arena *temp)
{
	struct str own = compose_key(temp, c->name);
	if (!c->unit.n || name.n <= own.n + c->unit.n || !str_starts(name, own))
		return false;
	struct str rest = bare_unit(temp, str_slice(name, own.n, name.n));
	return str_eq(rest, bare_unit(temp, c->unit));
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
	for (uint32_t i = 0; found == TABLE_NONE && i < t->columns; i++)
		if (is_with_unit(&t->column[i], key, &temp))
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
