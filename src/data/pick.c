#include "data/pick.h"

#include <string.h>

#include "data/origin.h"

struct pick {
	const uint32_t *row;
	uint32_t rows;
	struct arena *mem;
};

/* The picked elements of an array that may not be there. */
static const void *picked(const struct pick *p, const void *from, size_t size)
{
	if (!from)
		return NULL;
	char *to = arena_alloc(p->mem, p->rows, size);
	for (uint32_t i = 0; i < p->rows; i++)
		memcpy(to + i * size, (const char *)from + p->row[i] * size, size);
	return to;
}

static void pick_texts(const struct pick *p, const struct column *from, struct column *to)
{
	struct str *text = ARENA_NEW(p->mem, struct str, p->rows), *decimal = NULL;
	if (from->type == COLUMN_NUMBER || from->type == COLUMN_YEAR)
		decimal = ARENA_NEW(p->mem, struct str, p->rows);
	for (uint32_t i = 0; i < p->rows; i++) {
		text[i] = column_text(from, p->row[i]);
		if (decimal)
			decimal[i] = column_decimal(from, p->row[i], p->mem);
	}
	to->cells = (struct cells){.text = text, .decimal = decimal};
}

static struct column pick_column(const struct pick *p, const struct column *from)
{
	struct column c = *from;
	pick_texts(p, from, &c);
	c.number = picked(p, from->number, sizeof(*c.number));
	c.missing = picked(p, from->missing, sizeof(*c.missing));
	c.status = picked(p, from->status, sizeof(*c.status));
	c.level = picked(p, from->level, sizeof(*c.level));
	return c;
}

const struct table *pick_rows(const struct table *t, const uint32_t *row, uint32_t rows,
			      struct arena *mem)
{
	struct pick p = {row, rows, mem};
	struct table *out = ARENA_NEW(mem, struct table, 1);
	struct column *column = ARENA_NEW(mem, struct column, t->columns);
	*out = *t;
	out->rows = rows;
	out->column = column;
	for (uint32_t i = 0; i < t->columns; i++)
		column[i] = pick_column(&p, &t->column[i]);
	out->status = picked(&p, t->status, sizeof(*t->status));
	out->total = picked(&p, t->total, sizeof(*t->total));
	out->record = picked(&p, t->record, sizeof(*t->record));
	if (!t->origin || !t->origin->pattern)
		return out;
	struct table_origin *origin = ARENA_NEW(mem, struct table_origin, 1);
	*origin = *t->origin;
	origin->pattern = picked(&p, t->origin->pattern, sizeof(*t->origin->pattern));
	out->origin = origin;
	return out;
}
