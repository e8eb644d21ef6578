#include "source/load.h"
#include "source/names.h"

static bool check_rows(const struct load *l)
{
	const struct source_options *o = l->o;
	if (o->expect_rows < 0 || o->expect_rows == (long long)l->t->rows)
		return true;
	return diag_report(l->d, o->expect_rows_at, DIAG_EXPECT_ROWS, l->t->name,
			   diag_number(l->d, o->expect_rows), diag_number(l->d, l->t->rows));
}

static bool check_columns(const struct load *l)
{
	bool ok = true;
	for (size_t i = 0; i < l->o->requires; i++) {
		const struct source_pair *p = &l->o->require[i];
		ok &= load_column(l, p->key, p->key_at) != TABLE_NONE;
	}
	return ok;
}

/* The texts of the key columns, parted by a character that no cell holds. */
static struct str key_of(const struct load *l, const uint32_t *column, size_t columns,
			 uint32_t row)
{
	if (columns == 1)
		return column_text(&l->t->column[column[0]], row);
	struct str *part = ARENA_NEW(l->temp, struct str, columns);
	for (size_t i = 0; i < columns; i++)
		part[i] = column_text(&l->t->column[column[i]], row);
	return arena_join(l->temp, part, columns, STR("\x1F"));
}

static struct str shown(const struct load *l, struct str key)
{
	char *p = arena_cstring(l->temp, key);
	for (size_t i = 0; i < key.n; i++)
		if (p[i] == '\x1F')
			p[i] = ' ';
	return (struct str){p, key.n};
}

static bool check_unique(const struct load *l)
{
	size_t columns = l->o->uniques;
	if (!columns)
		return true;
	uint32_t *column = ARENA_NEW(l->temp, uint32_t, columns);
	struct str *name = ARENA_NEW(l->temp, struct str, columns);
	bool ok = true;
	for (size_t i = 0; i < columns; i++) {
		name[i] = l->o->unique[i].key;
		column[i] = load_column(l, name[i], l->o->unique[i].key_at);
		ok &= column[i] != TABLE_NONE;
	}
	struct names seen = {.mem = l->temp};
	for (uint32_t row = 0; ok && row < l->t->rows; row++) {
		struct str key = key_of(l, column, columns, row);
		uint32_t first = names_add(&seen, key, row);
		if (first != row)
			ok = diag_report(l->d, load_cell(l, row, column[0]), DIAG_EXPECT_UNIQUE,
					 arena_join(l->temp, name, columns, STR(", ")),
					 shown(l, key),
					 load_place(l, load_cell(l, first, column[0])));
	}
	return ok;
}

bool expect_check(const struct load *l)
{
	bool rows = check_rows(l), columns = check_columns(l);
	return check_unique(l) && rows && columns;
}
