#include "source/load.h"

static struct span cell_in(struct str text, uint32_t file, size_t lo, char delimiter,
			   uint32_t column)
{
	struct scan scan = {text, lo, delimiter};
	for (uint32_t i = 0;; i++) {
		struct scan_cell c = scan_cell(&scan);
		if (i == column || c.last)
			return (struct span){file, (uint32_t)c.lo, (uint32_t)c.hi};
	}
}

struct span load_cell(const struct load *l, uint32_t row, uint32_t column)
{
	size_t lo = l->survey.record[l->row_record[row]].lo;
	return cell_in(l->text, l->file, lo, l->survey.delimiter, column);
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
	return cell_in(text, r.file, r.lo, t->origin->delimiter, column);
}
