#include "data/key.h"

#include <stdlib.h>

#include "base/arena.h"

struct named_row {
	struct str name;
	uint32_t row;
};

static int compare_names(const void *x, const void *y)
{
	const struct named_row *a = x, *b = y;
	int c = str_cmp(a->name, b->name);
	return c ? c : (a->row > b->row) - (a->row < b->row);
}

struct str key_text(struct arena *mem, const struct key *k, const struct table *t, uint32_t row)
{
	struct str part[KEY_COLUMNS];
	for (uint32_t i = 0; i < k->columns; i++)
		part[i] = str_trim(column_text(&t->column[k->column[i]], row));
	return k->columns ? arena_join(mem, part, k->columns, STR("·"))
			  : arena_printf(mem, "%u", (unsigned)row + 1);
}

bool key_unique(const struct key *k, const struct table *t, uint32_t *first, uint32_t *second)
{
	struct arena temp;
	arena_init(&temp);
	struct named_row *name = ARENA_NEW(&temp, struct named_row, t->rows + 1);
	for (uint32_t row = 0; row < t->rows; row++)
		name[row] = (struct named_row){key_text(&temp, k, t, row), row};
	qsort(name, t->rows, sizeof(*name), compare_names);
	bool unique = true;
	for (uint32_t i = 1; i < t->rows && unique; i++)
		if (str_eq(name[i].name, name[i - 1].name)) {
			unique = false;
			*first = name[i - 1].row;
			*second = name[i].row;
		}
	arena_finish(&temp);
	return unique;
}

struct key key_find(const struct table *t)
{
	struct key k = {0};
	uint32_t first, second;
	if (t->rows > KEY_ROWS)
		return k;
	for (uint32_t c = 0; c < t->columns && k.columns < KEY_COLUMNS; c++) {
		if (c > 0 && t->column[c].type == COLUMN_NUMBER)
			continue;
		k.column[k.columns++] = c;
		if (key_unique(&k, t, &first, &second))
			return k;
	}
	return (struct key){0};
}
