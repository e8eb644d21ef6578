#include "ledger/ledger.h"
#include "source/source.h"

struct listing {
	const struct table *t;
	const struct files *files;
	struct arena *mem;
	struct ledger_figure *figure;
	size_t count;
};

static struct str place_of(const struct listing *c, struct span at)
{
	struct place p = diag_place(c->files, at);
	return arena_printf(c->mem, "%.*s:%u:%u", STR_ARG(files_get(c->files, at.file)->path),
			    p.line, p.column);
}

static void add(struct listing *c, struct ledger_figure f)
{
	c->figure[c->count++] = f;
}

/* Numbers are the same however they are written: 1,000 and 1000. */
static void add_cell(struct listing *c, uint32_t row, uint32_t column, struct str key)
{
	const struct column *x = &c->t->column[column];
	struct str part[] = {key, x->name};
	struct str text = str_trim(column_text(x, row));
	bool number = x->type == COLUMN_NUMBER || x->type == COLUMN_YEAR;
	struct str value = number ? column_decimal(x, row, c->mem) : text;
	add(c, (struct ledger_figure){
		       .id = arena_join(c->mem, part, 2, STR("·")),
		       .what = x->name,
		       .value = value,
		       .shown = number && value.n ? value : text,
		       .unit = x->unit,
		       .cell = place_of(c, source_cell(c->t, c->files, row, column)),
	       });
}

static bool in_key(const struct key *k, uint32_t column)
{
	for (uint32_t i = 0; i < k->columns; i++)
		if (k->column[i] == column)
			return true;
	return false;
}

void ledger_cells(struct ledger *out, const struct table *t, const struct key *k,
		  const struct files *files, struct arena *mem)
{
	struct listing c = {.t = t, .files = files, .mem = mem};
	size_t cells = ((size_t)t->rows + 1) * ((size_t)t->columns + 1);
	c.figure = ARENA_NEW(mem, struct ledger_figure, cells);
	for (uint32_t i = 0; i < t->columns; i++)
		add(&c, (struct ledger_figure){.id = t->column[i].name,
					       .cell = place_of(&c, t->column[i].at)});
	for (uint32_t row = 0; row < t->rows; row++) {
		struct str key = key_text(mem, k, t, row);
		add(&c, (struct ledger_figure){
				.id = key, .cell = place_of(&c, source_record(t, files, row))});
		for (uint32_t i = 0; i < t->columns; i++)
			if (!in_key(k, i))
				add_cell(&c, row, i, key);
	}
	*out = (struct ledger){.report = files_get(files, t->file)->path,
			       .figure = c.figure,
			       .figures = c.count};
}
