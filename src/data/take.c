#include "data/take.h"

#include <string.h>

/* Cells of so many bytes each, picked by row; NULL stays NULL. */
static void *pick(const void *from, size_t size, const uint32_t *row, uint32_t rows,
		  struct arena *mem)
{
	if (!from)
		return NULL;
	char *to = arena_alloc(mem, rows ? rows : 1, size);
	for (uint32_t i = 0; i < rows; i++)
		memcpy(to + i * size, (const char *)from + row[i] * size, size);
	return to;
}

/* However the texts were kept, those of some rows are kept as they are. */
static struct cells texts(const struct column *c, const uint32_t *row, uint32_t rows,
			  struct arena *mem)
{
	bool exact = c->type == COLUMN_NUMBER || c->type == COLUMN_YEAR;
	struct str *text = ARENA_NEW(mem, struct str, rows);
	struct str *decimal = exact ? ARENA_NEW(mem, struct str, rows) : NULL;
	for (uint32_t i = 0; i < rows; i++) {
		text[i] = column_text(c, row[i]);
		if (exact)
			decimal[i] = column_decimal(c, row[i], mem);
	}
	return (struct cells){.text = text, .decimal = decimal};
}

#define PICK(p) pick((p), sizeof(*(p)), row, rows, mem)

const struct table *take_rows(const struct table *t, const uint32_t *row, uint32_t rows,
			      struct arena *mem)
{
	struct table *out = ARENA_NEW(mem, struct table, 1);
	struct column *column = ARENA_NEW(mem, struct column, t->columns);
	*out = *t;
	out->rows = rows;
	out->column = column;
	out->status = PICK(t->status);
	out->total = PICK(t->total);
	out->record = PICK(t->record);
	for (uint32_t i = 0; i < t->columns; i++) {
		column[i] = t->column[i];
		column[i].cells = texts(&t->column[i], row, rows, mem);
		column[i].number = PICK(t->column[i].number);
		column[i].missing = PICK(t->column[i].missing);
		column[i].status = PICK(t->column[i].status);
		column[i].level = PICK(t->column[i].level);
	}
	return out;
}
