#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "case.h"
#include "report/bind.h"
#include "source/describe.h"

/* The YAML as the one entry below `data:` of a report. */
static struct str report_of(struct load_case *c, struct str yaml)
{
	struct buf b = {0};
	buf_text(&b, "---\ntitle: 가\ndata:\n");
	for (size_t lo = 0; lo < yaml.n;) {
		size_t end = str_find(yaml, STR("\n"), lo);
		buf_text(&b, "  ");
		buf_str(&b, str_slice(yaml, lo, end));
		buf_char(&b, '\n');
		lo = end == SIZE_MAX ? yaml.n : end + 1;
	}
	buf_text(&b, "---\n\n가\n");
	return buf_take(&b, c->mem);
}

static bool same_words(const struct column *a, const struct column *b)
{
	return str_eq(a->name, b->name) && str_eq(a->unit, b->unit) && a->type == b->type &&
	       a->decimals == b->decimals;
}

static bool same_cell(const struct load_case *c, const struct column *a, const struct column *b,
		      uint32_t row)
{
	bool status =
		!a->status == !b->status && (!a->status || a->status[row] == b->status[row]);
	bool level = !a->level == !b->level && (!a->level || a->level[row] == b->level[row]);
	bool number = !a->number == !b->number &&
		      (!a->number || table_missing(a, row) ||
		       memcmp(&a->number[row], &b->number[row], sizeof(double)) == 0);
	bool decimal = a->type != COLUMN_NUMBER ||
		       str_eq(column_decimal(a, row, c->mem), column_decimal(b, row, c->mem));
	return status && level && number && decimal &&
	       table_missing(a, row) == table_missing(b, row) &&
	       str_eq(column_text(a, row), column_text(b, row));
}

static struct str difference(struct load_case *c, const struct table *b)
{
	const struct table *a = &c->t;
	if (a->rows != b->rows || a->columns != b->columns)
		return arena_printf(c->mem, "pasted: %u rows × %u columns", b->rows,
				    b->columns);
	for (uint32_t i = 0; i < a->columns; i++) {
		if (!same_words(&a->column[i], &b->column[i]))
			return arena_printf(c->mem, "pasted: column ‘%.*s’ is another one",
					    STR_ARG(a->column[i].name));
		for (uint32_t row = 0; row < a->rows; row++)
			if (!same_cell(c, &a->column[i], &b->column[i], row))
				return arena_printf(c->mem, "pasted: cell %u,%u differs",
						    row + 1, i + 1);
	}
	for (uint32_t row = 0; row < a->rows; row++)
		if (table_total(a, row) != table_total(b, row) ||
		    table_status(a, row) != table_status(b, row))
			return arena_printf(c->mem, "pasted: row %u differs", row + 1);
	return STR_NONE;
}

static struct str bind_again(struct load_case *c, struct str text)
{
	struct diags d = {.mem = c->mem};
	struct run_options o = {.report = STR("report.md")};
	struct files files = {.mem = c->mem};
	struct spec spec;
	struct plan plan = {0};
	uint32_t file = files_add(&files, o.report, text);
	struct str fault = STR("pasted: the report is not understood");
	bool ok = spec_parse(&spec, file, &files, c->mem, &d);
	struct bind b = {.mem = c->mem,
			 .files = &files,
			 .d = &d,
			 .o = &o,
			 .spec = &spec,
			 .plan = &plan,
			 .query = query_open(c->mem, &files, &d)};
	ok = ok && front_bind(&b) && b.tables == 1;
	if (ok)
		fault = difference(c, b.table[0].table);
	else if (d.first && d.first->code == DIAG_QUERY_COLUMNS) /* more than SQL takes */
		fault = STR_NONE;
	else if (d.first)
		fault = arena_printf(c->mem, "pasted: %s at ‘%.*s’", diag_label(d.first->code),
				     STR_ARG(files_quote(&files, d.first->at)));
	query_close(b.query);
	files_finish(&files);
	return fault;
}

struct str paste_check(struct load_case *c)
{
	struct describe as = {.form = DESCRIBE_YAML, .options = &c->o};
	c->t.name = query_name(c->mem, c->t.name);
	return bind_again(c, report_of(c, describe_table(&c->t, &c->files, &as, c->mem)));
}
