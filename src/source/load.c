#include "source/load.h"

/* The field of its record that a cell stands in, or ORIGIN_NONE. */
static uint32_t field_of(const struct table *t, uint32_t row, uint32_t column)
{
	const struct table_origin *g = t->origin;
	return g->field ? g->field[(size_t)g->pattern[row] * t->columns + column] : column;
}

static struct span cell_in(struct str text, uint32_t file, size_t lo, char delimiter,
			   uint32_t column)
{
	struct scan scan = {text, lo, delimiter};
	for (uint32_t i = 0;; i++) {
		struct scan_cell c = scan_cell(&scan);
		if (i == column)
			return (struct span){file, (uint32_t)c.lo, (uint32_t)c.hi};
		if (c.last) /* the record was filled up with empty cells */
			return (struct span){file, (uint32_t)c.hi, (uint32_t)c.hi};
	}
}

struct span load_cell(const struct load *l, uint32_t row, uint32_t column)
{
	const struct survey_record *r = &l->survey.record[l->row_record[row]];
	uint32_t field = field_of(l->t, row, column);
	if (field == ORIGIN_NONE)
		return load_span(l, r->lo, r->hi);
	return cell_in(l->text, l->file, r->lo, l->survey.delimiter, field);
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

struct span source_cell(const struct table *t, const struct files *files, uint32_t row,
			uint32_t column)
{
	if (!t->record || !t->origin || row >= t->rows)
		return t->at;
	struct span r = t->record[row];
	struct str text = str_slice(files_get(files, r.file)->text, 0, r.hi);
	uint32_t field = field_of(t, row, column);
	return field == ORIGIN_NONE ? r
				    : cell_in(text, r.file, r.lo, t->origin->delimiter, field);
}
