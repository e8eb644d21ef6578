#include "source/load.h"

#include "source/cell.h"
#include "source/number.h"

/* The field of its record that a cell stands in, or ORIGIN_NONE. */
static uint32_t field_of(const struct table *t, uint32_t row, uint32_t column)
{
	const struct table_origin *g = t->origin;
	return g->field ? g->field[(size_t)g->pattern[row] * t->columns + column] : column;
}

static struct scan_cell cell_in(struct scan *scan, uint32_t field)
{
	for (uint32_t i = 0;; i++) {
		struct scan_cell c = scan_cell(scan);
		if (i == field)
			return c;
		if (c.last) { /* the record was filled up with empty cells */
			c.lo = c.hi;
			return c;
		}
	}
}

/* A cell of the record at byte lo. */
static struct scan_cell cell_at(const struct scroll *s, size_t lo, char delimiter,
				uint32_t field)
{
	for (size_t more = 0;;) {
		struct scan scan = {scroll_view_more(s, lo, &more), lo, delimiter};
		struct scan_cell c = cell_in(&scan, field);
		if (scan.at < scan.text.n || scan.text.n == s->text.n)
			return c;
	}
}

/* --- places ------------------------------------------------------------------------ */

static struct span record_at(const struct scroll *s, uint32_t file, uint32_t lo, char delimiter)
{
	return (struct span){file, lo, survey_at(s, lo, delimiter).hi};
}

struct span source_cell(const struct table *t, const struct files *files, uint32_t row,
			uint32_t column)
{
	if (!t->record || !t->origin || row >= t->rows)
		return t->at;
	const struct scroll *s = &files_get(files, t->file)->scroll;
	uint32_t lo = t->record[row], field = field_of(t, row, column);
	if (field == ORIGIN_NONE)
		return record_at(s, t->file, lo, t->origin->delimiter);
	struct scan_cell c = cell_at(s, lo, t->origin->delimiter, field);
	return (struct span){t->file, (uint32_t)c.lo, (uint32_t)c.hi};
}

struct span source_record(const struct table *t, const struct files *files, uint32_t row)
{
	if (!t->record || !t->origin || row >= t->rows)
		return t->at;
	return record_at(&files_get(files, t->file)->scroll, t->file, t->record[row],
			 t->origin->delimiter);
}

struct span load_cell(const struct load *l, uint32_t row, uint32_t column)
{
	return source_cell(l->t, l->files, row, column);
}

struct span load_record(const struct load *l, uint32_t row)
{
	return record_at(&l->scroll, l->file, l->t->record[row], l->survey.delimiter);
}

struct str load_place(const struct load *l, struct span at)
{
	struct place p = diag_place(l->files, at);
	return arena_printf(l->temp, "%u:%u", p.line, p.column);
}

uint32_t load_column(const struct load *l, struct str name, struct span at)
{
	uint32_t found = table_find(l->t, name);
	if (found == TABLE_NONE)
		diag_report(l->d, at, DIAG_DATA_COLUMN, l->t->name, name,
			    table_nearest(l->t, name), table_column_names(l->t, l->temp));
	return found;
}

/* --- cells that are read again ----------------------------------------------------------- */

struct load_reader {
	struct cells_file file; /* first: this is what cells point to */
	struct scroll scroll;
	const uint32_t *record; /* of each row */
	char delimiter;
	enum number_triangle triangle;
};

static const struct cells_odd *find_odd(const struct cells *c, uint32_t row)
{
	uint32_t lo = 0, hi = c->odds;
	while (lo < hi) {
		uint32_t middle = lo + (hi - lo) / 2;
		if (c->odd[middle].row < row)
			lo = middle + 1;
		else
			hi = middle;
	}
	return lo < c->odds && c->odd[lo].row == row ? &c->odd[lo] : NULL;
}

static struct str read_text(const struct cells *c, uint32_t row)
{
	const struct load_reader *r = (const struct load_reader *)c->file;
	const struct cells_odd *odd = c->odds ? find_odd(c, row) : NULL;
	if (odd)
		return odd->text;
	struct scan_cell cell = cell_at(&r->scroll, r->record[row], r->delimiter, c->field);
	return cell_read(str_slice(r->scroll.text, cell.lo, cell.hi), true, false, NULL).text;
}

static struct str read_decimal(const struct cells *c, struct str text, struct arena *mem)
{
	const struct load_reader *r = (const struct load_reader *)c->file;
	struct number n;
	return number_read(mem, text, r->triangle, &n) == NUMBER_FINE ? n.decimal : STR_NONE;
}

void load_reader(struct load *l)
{
	if (!l->reader)
		l->reader = ARENA_NEW(l->mem, struct load_reader, 1);
	*l->reader = (struct load_reader){{read_text, read_decimal},
					  l->scroll,
					  l->t->record,
					  l->survey.delimiter,
					  l->o->triangle};
}

const struct cells_file *load_cells(const struct load *l)
{
	return &l->reader->file;
}
