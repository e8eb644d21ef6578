#include "base/utf8.h"
#include "ko/format.h"
#include "report/bind.h"
#include "report/cells.h"
#include "report/fill.h"
#include "report/keys.h"
#include "report/record.h"

/* Tables: those of Markdown, and {table} from data. */

/* A column of figures is set flush right, unless the author said otherwise. */
static bool is_figure(struct str s)
{
	size_t digits = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t code = utf8_next(s, &i);
		digits += code >= '0' && code <= '9';
		bool part = (code >= '0' && code <= '9') || code == ',' || code == '.' ||
			    code == '-' || code == '%' || code == 0x2212 || code == 0x25B3 ||
			    code == ' ';
		if (!part)
			return false;
	}
	return digits > 0 || s.n == 0 || str_eq(s, STR("-"));
}

/* The numbers of footnotes are no part of a figure. */
static struct str without_notes(struct bind *b, const struct rich *r)
{
	struct str *part = ARENA_NEW(b->mem, struct str, r->spans + 1);
	for (size_t i = 0; i < r->spans; i++)
		part[i] = r->span[i].marks & RICH_NOTE
				  ? STR_NONE
				  : str_slice(r->text, r->span[i].lo, r->span[i].hi);
	return arena_join(b->mem, part, r->spans, STR_NONE);
}

static enum plan_align settled(struct bind *b, enum align wish, const struct plan_block *t,
			       size_t column)
{
	size_t figures = 0;
	if (wish != ALIGN_DEFAULT)
		return wish == ALIGN_RIGHT    ? PLAN_RIGHT
		       : wish == ALIGN_CENTER ? PLAN_CENTER
					      : PLAN_LEFT;
	for (size_t r = t->head_rows; r < t->rows; r++) {
		struct str s = without_notes(b, &t->cell[r * t->columns + column].text);
		if (!is_figure(s))
			return PLAN_LEFT;
		figures += s.n > 0;
	}
	return figures ? PLAN_RIGHT : PLAN_LEFT;
}

static bool bind_cells(struct bind *b, const struct element *e, struct plan_block *t,
		       struct plan_cell *cell)
{
	bool ok = true;
	for (size_t r = 0; r < t->rows; r++)
		for (size_t c = 0; c < e->child[r].children; c++) {
			const struct element *from = &e->child[r].child[c];
			struct plan_cell *to = &cell[r * t->columns + c];
			to->head = e->child[r].head;
			ok = fill_body(b, from, &to->text) && ok;
		}
	return ok;
}

bool tables_markdown(struct bind *b, const struct element *e, struct plan_block *t)
{
	t->rows = e->children;
	for (size_t r = 0; r < t->rows; r++) {
		t->head_rows += e->child[r].head;
		t->columns =
			e->child[r].children > t->columns ? e->child[r].children : t->columns;
	}
	struct plan_cell *cell = ARENA_NEW(b->mem, struct plan_cell, t->rows * t->columns);
	t->cell = cell;
	bool ok = bind_cells(b, e, t, cell);
	for (size_t c = 0; c < t->columns && t->rows; c++) {
		enum align wish =
			c < e->child[0].children ? e->child[0].child[c].align : ALIGN_DEFAULT;
		enum plan_align align = settled(b, wish, t, c);
		for (size_t r = 0; r < t->rows; r++)
			cell[r * t->columns + c].align = align;
	}
	return ok;
}

/* {table}: one row a row of the data. */

struct column_plan {
	const struct column *column;
	struct rich title;
	struct format format;
	struct span format_at;
	struct str unit;
	enum plan_align align;
	const struct theme_marks *marks;
};

#define TABLE_KEYS "data columns caption note source stub marks"
#define COLUMN_KEYS "field title format unit align"

static const struct column *find_column(struct bind *b, const struct table *t,
					const struct node *name)
{
	uint32_t i = table_find(t, name->text);
	if (i != TABLE_NONE)
		return &t->column[i];
	diag_report(b->d, name->at, DIAG_COLUMN_UNKNOWN, t->name, name->text,
		    table_nearest(t, name->text), table_column_names(t, b->mem));
	return NULL;
}

static void usual(struct bind *b, const struct column *c, struct span at,
		  struct column_plan *out)
{
	bool number = c->type == COLUMN_NUMBER;
	*out = (struct column_plan){.column = c,
				    .title = fill_verbatim(b, c->name, at),
				    .format = FORMAT_NONE,
				    .format_at = at,
				    .unit = number ? c->unit : STR_NONE,
				    .align = number ? PLAN_RIGHT : PLAN_LEFT};
	if (number) /* as many decimals in every row, so that the digits stand in line */
		out->format.dec = c->decimals;
}

/* A column's name alone, or a map about it. */
static bool bind_column(struct bind *b, const struct table *t, const struct node *n,
			struct column_plan *out)
{
	struct keys k = keys_open(n->kind == NODE_SCALAR ? NULL : n, COLUMN_KEYS, b->d);
	const struct node *name = n->kind == NODE_SCALAR ? n : keys_needed(&k, "field", n->at);
	const struct column *c = name ? find_column(b, t, name) : NULL;
	if (!c)
		return false;
	usual(b, c, name->at, out);
	const struct node *title = keys_scalar(&k, "title"),
			  *format = keys_scalar(&k, "format");
	bool ok = !title || fill_node(b, title, NULL, &out->title);
	if (format) {
		out->format_at = format->at;
		ok = format_parse(format->text, format->at, &out->format, b->mem, b->d) && ok;
	}
	if (keys_has(&k, "unit"))
		out->unit = keys_text(&k, "unit");
	struct str align = keys_choice(&k, "align", "left center right");
	if (align.n)
		out->align = str_eq(align, STR("left"))    ? PLAN_LEFT
			     : str_eq(align, STR("right")) ? PLAN_RIGHT
							   : PLAN_CENTER;
	return ok && k.ok;
}

static bool bind_columns(struct bind *b, const struct table *t, const struct node *list,
			 struct column_plan **out, size_t *count)
{
	bool ok = true;
	*count = list ? list->count : t->columns;
	*out = ARENA_NEW(b->mem, struct column_plan, *count);
	for (size_t i = 0; i < *count; i++) {
		if (list)
			ok = bind_column(b, t, &list->item[i], &(*out)[i]) && ok;
		else
			usual(b, &t->column[i], t->at, &(*out)[i]);
	}
	return ok;
}

/* One unit for all is said once, above the table; else each column says its own. */
static void bind_units(struct bind *b, struct column_plan *column, size_t columns,
		       struct plan_block *out)
{
	struct str unit = STR_NONE;
	bool shared = true;
	for (size_t i = 0; i < columns; i++) {
		if (column[i].column->type != COLUMN_NUMBER && !column[i].unit.n)
			continue;
		shared =
			shared && column[i].unit.n && (!unit.n || str_eq(unit, column[i].unit));
		unit = unit.n ? unit : column[i].unit;
	}
	if (shared && unit.n) {
		struct str line =
			arena_printf(b->mem, b->plan->korean ? "(단위: %.*s)" : "(Unit: %.*s)",
				     STR_ARG(unit));
		out->unit = fill_verbatim(b, line, out->at);
		return;
	}
	for (size_t i = 0; i < columns; i++) {
		if (!column[i].unit.n)
			continue;
		struct rich *title = &column[i].title;
		*title = fill_verbatim(b,
				       arena_printf(b->mem, "%.*s(%.*s)", STR_ARG(title->text),
						    STR_ARG(column[i].unit)),
				       title->at);
	}
}

static bool bind_cell(struct bind *b, const struct table *t, const struct column_plan *p,
		      uint32_t row, struct plan_cell *out)
{
	struct cells_column c = {p->column, p->format, p->format_at, p->marks};
	out->align = p->align;
	if (!cells_value(b, &c, t, row, &out->text))
		return false;
	if (p->column->type == COLUMN_NUMBER && !table_missing(p->column, row))
		record_cell(b, &(struct fill_row){t, row}, p->column, p->format_at,
			    out->text.text);
	return true;
}

static bool bind_rows(struct bind *b, const struct table *t, const struct column_plan *column,
		      const struct column *stub, struct plan_block *out)
{
	size_t n = out->columns;
	struct plan_cell *cell = ARENA_NEW(b->mem, struct plan_cell, out->rows * n);
	out->cell = cell;
	for (size_t c = 0; c < n; c++)
		cell[c] = (struct plan_cell){column[c].title, column[c].align, true};
	for (uint32_t row = 0; row < t->rows; row++)
		for (size_t c = 0; c < n; c++) {
			struct plan_cell *to = &cell[(row + 1) * n + c];
			if (!bind_cell(b, t, &column[c], row, to))
				return false;
			to->head = column[c].column == stub;
		}
	return true;
}

/* The column that names the rows: the author's, else the first, when it holds
 * names or periods. */
static bool find_stub(struct bind *b, struct keys *k, const struct table *t,
		      const struct column_plan *column, size_t columns,
		      const struct column **out)
{
	const struct node *n = keys_scalar(k, "stub");
	*out = NULL;
	if (n && keys_is_false(n))
		return true;
	if (n)
		return (*out = find_column(b, t, n)) != NULL;
	if (columns && column[0].column->type != COLUMN_NUMBER)
		*out = column[0].column;
	return true;
}

bool tables_data(struct bind *b, const struct element *e, struct plan_block *out)
{
	struct keys k = keys_open(&e->yaml, TABLE_KEYS, b->d);
	const struct node *data = keys_needed(&k, "data", e->at);
	const struct node *list = keys_list(&k, "columns");
	const struct table *t = data ? sources_find(b, data->text, data->at) : NULL;
	struct column_plan *column;
	const struct column *stub;
	bool ok = fill_node(b, keys_scalar(&k, "caption"), NULL, &out->text);
	ok = fill_node(b, keys_scalar(&k, "note"), NULL, &out->note) && ok;
	ok = fill_node(b, keys_scalar(&k, "source"), NULL, &out->source) && ok;
	if (!t || !bind_columns(b, t, list, &column, &out->columns) || !k.ok)
		return false;
	if (!t->rows || !out->columns)
		return diag_report(b->d, data->at, DIAG_EMPTY_LIST, data->text);
	if (!keys_has(&k, "source") && t->source.n)
		out->source = fill_verbatim(b, t->source, e->at);
	if (!find_stub(b, &k, t, column, out->columns, &stub) || !k.ok)
		return false;
	struct keys own = keys_open(keys_node(&k, "marks"), CELLS_MARK_KEYS, b->d);
	struct theme_marks marks = b->theme->marks;
	if (!cells_marks(&own, &marks))
		return false;
	for (size_t i = 0; i < out->columns; i++)
		column[i].marks = &marks;
	bind_units(b, column, out->columns, out);
	out->rows = (size_t)t->rows + 1;
	out->head_rows = 1;
	targets_number(b, e, out);
	return bind_rows(b, t, column, stub, out) && ok;
}
