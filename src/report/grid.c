#include <math.h>

#include "base/num.h"
#include "ko/caption.h"
#include "report/cells.h"
#include "report/fill.h"
#include "report/grid.h"
#include "report/record.h"
#include "source/source.h"

/* {table}: rows of data, in groups with totals when the author wants them. */

static void push_row(struct grid *g, struct grid_row r)
{
	ARENA_PUSH(g->b->mem, g->row, g->rows, g->room) = r;
}

static void push_total(struct grid *g, const uint32_t *of, size_t count, bool part)
{
	bool korean = g->b->plan->korean;
	struct str all = korean ? STR("합계") : STR("Total"),
		   sub = korean ? STR("소계") : STR("Subtotal");
	push_row(g, (struct grid_row){.kind = PLAN_ROW_TOTAL,
				      .words = part ? sub : all,
				      .of = of,
				      .count = count});
}

static void push_data(struct grid *g, uint32_t row)
{
	push_row(g,
		 (struct grid_row){.kind = table_total(g->t, row) ? PLAN_ROW_TOTAL : PLAN_ROW,
				   .row = row});
}

static void list_groups(struct grid *g)
{
	size_t count;
	struct columns_group *all = columns_gather(g->b->mem, g->t, g->group, false, &count);
	for (size_t i = 0; i < count; i++) {
		push_row(g, (struct grid_row){
				    .kind = PLAN_ROW_GROUP,
				    .row = all[i].row[0],
				    .words = columns_group_words(g->b, g->group, &all[i])});
		for (size_t k = 0; k < all[i].count; k++)
			push_data(g, all[i].row[k]);
		if (g->totals && all[i].count > 1)
			push_total(g, all[i].row, all[i].count, true);
	}
	for (uint32_t r = 0; r < g->t->rows; r++)
		if (table_total(g->t, r))
			push_data(g, r);
}

void grid_list(struct grid *g)
{
	uint32_t *all = ARENA_NEW(g->b->mem, uint32_t, g->t->rows);
	for (uint32_t r = 0; r < g->t->rows; r++) {
		all[r] = r;
		if (!g->group)
			push_data(g, r);
	}
	if (g->group)
		list_groups(g);
	if (g->totals)
		push_total(g, all, g->t->rows, false);
}

static void set_text(struct grid *g, struct str value, uint8_t marks, struct span at,
		     struct rich *out)
{
	struct rich_span *span = ARENA_NEW(g->b->mem, struct rich_span, 1);
	span[0] = (struct rich_span){.hi = value.n, .marks = marks};
	*out = (struct rich){value, span, value.n ? 1 : 0, at};
}

/* What a cell shows, noted for the ledger. */
static bool shown(struct grid *g, const struct column_plan *p, const struct column *column,
		  uint32_t row, struct rich *out)
{
	struct cells_column c = {column,    p->format,        p->format_at,
				 &g->marks, !g->shows_status, g->used};
	if (!cells_value(g->b, &c, g->t, row, out))
		return false;
	if (record_is_figure(g->b, g->t, column) && !table_missing(column, row))
		record_cell(g->b, &(struct fill_row){g->t, row}, column, p->format_at,
			    out->text);
	return true;
}

/* "2022년 1,234, 2023년 1,300": what a small line shows. */
static bool bind_line(struct grid *g, const struct column_plan *p, uint32_t row,
		      struct plan_cell *out)
{
	struct arena *mem = g->b->mem;
	double *point = ARENA_NEW(mem, double, p->lines);
	struct str *words = ARENA_NEW(mem, struct str, p->lines);
	struct rich value;
	for (size_t i = 0; i < p->lines; i++) {
		const struct column *c = p->line[i];
		if (!shown(g, p, c, row, &value))
			return false;
		point[i] = table_missing(c, row) ? NAN : c->number[row];
		words[i] =
			arena_printf(mem, "%.*s %.*s", STR_ARG(c->name), STR_ARG(value.text));
	}
	*out = (struct plan_cell){.align = PLAN_CENTER,
				  .value = NAN,
				  .point = point,
				  .points = p->lines,
				  .alt = arena_join(mem, words, p->lines, STR(", "))};
	return true;
}

static double indent_of(const struct grid *g, size_t column, const struct grid_row *r)
{
	const struct column *c = g->columns.item[column].column;
	double level = c->level ? c->level[r->row] : 0;
	return level + (column == 0 && g->group && r->kind == PLAN_ROW ? 1 : 0);
}

static bool bind_cell(struct grid *g, size_t column, const struct grid_row *r,
		      struct plan_cell *out)
{
	const struct column_plan *p = &g->columns.item[column];
	if (p->lines)
		return bind_line(g, p, r->row, out);
	*out = (struct plan_cell){.align = p->align,
				  .head = p->column == g->stub,
				  .indent = indent_of(g, column, r),
				  .value = NAN};
	if (p->bar && r->kind == PLAN_ROW && !table_missing(p->column, r->row))
		out->value = p->column->number[r->row];
	if (!shown(g, p, p->column, r->row, &out->text))
		return false;
	if (p->column->type == COLUMN_TEXT &&
	    g->t->record) /* what no font can draw stands there */
		out->text.at = source_cell(g->t, g->b->files, r->row,
					   (uint32_t)(p->column - g->t->column));
	return true;
}

/* The sum of a column, with its decimals; empty when every value is missing. */
static struct str sum_of(struct grid *g, const struct column *c, const struct grid_row *r,
			 size_t *left_out)
{
	double sum = 0, scale = pow(10, c->decimals);
	size_t known = 0;
	for (size_t i = 0; i < r->count; i++) {
		if (table_missing(c, r->of[i]))
			continue;
		sum += c->number[r->of[i]];
		known++;
	}
	*left_out = r->count - known;
	return known ? num_shortest(g->b->mem, round(sum * scale) / scale) : STR_NONE;
}

static bool bind_sum(struct grid *g, const struct column_plan *p, const struct grid_row *r,
		     struct str *out)
{
	struct bind *b = g->b;
	size_t left_out;
	struct str sum = sum_of(g, p->column, r, &left_out);
	*out = STR("-");
	if (!sum.n)
		return true;
	if (left_out)
		diag_report(b->d, g->rows_at, DIAG_TOTAL_MISSING, p->column->name, r->words,
			    diag_number(b->d, (long long)left_out));
	struct format_value v = {.text = sum,
				 .unit = p->column->unit,
				 .number = true,
				 .sign = (enum format_sign)b->theme->sign,
				 .unit_space = b->theme->unit_space,
				 .at = p->format_at};
	if (!format_apply(&p->format, &v, out, b->mem, b->d))
		return false;
	struct value total = {.kind = VALUE_NUMBER, .type = COLUMN_NUMBER, .text = sum};
	num_parse(sum, &total.number);
	struct record_value note = {
		.expression = arena_printf(b->mem, "sum(%.*s)", STR_ARG(p->column->name)),
		.at = p->format_at,
		.value = &total,
		.shown = *out};
	record_value(b, &note);
	return true;
}

static bool bind_total(struct grid *g, const struct grid_row *r, struct plan_cell *cell)
{
	bool named = false;
	for (size_t i = 0; i < g->columns.count; i++) {
		const struct column_plan *p = &g->columns.item[i];
		bool names = !named && !g->summed[i] && (p->column == g->stub || !g->stub);
		struct str value = names ? r->words : STR_NONE;
		named = named || names;
		cell[i] = (struct plan_cell){
			.align = p->align, .head = p->column == g->stub, .value = NAN};
		if (g->summed[i] && !bind_sum(g, p, r, &value))
			return false;
		set_text(g, value, RICH_STRONG, p->format_at, &cell[i].text);
	}
	return true;
}

static void bind_group(struct grid *g, const struct grid_row *r, struct plan_cell *cell)
{
	for (size_t i = 0; i < g->columns.count; i++)
		cell[i] = (struct plan_cell){.head = true, .covered = i > 0, .value = NAN};
	cell[0].colspan = (unsigned)g->columns.count;
	set_text(g, r->words, RICH_STRONG, g->rows_at, &cell[0].text);
}

bool grid_rows(struct grid *g, struct plan_block *out)
{
	size_t n = g->columns.count, heads = columns_head_rows(&g->columns);
	struct plan_cell *cell = ARENA_NEW(g->b->mem, struct plan_cell, (heads + g->rows) * n);
	uint8_t *kind = ARENA_NEW(g->b->mem, uint8_t, heads + g->rows);
	columns_heads(&g->columns, g->b, cell);
	for (size_t i = 0; i < g->rows; i++) {
		const struct grid_row *r = &g->row[i];
		struct plan_cell *to = &cell[(heads + i) * n];
		bool ok = true;
		kind[heads + i] = (uint8_t)r->kind;
		if (r->kind == PLAN_ROW_GROUP)
			bind_group(g, r, to);
		else if (r->of)
			ok = bind_total(g, r, to);
		else
			for (size_t k = 0; k < n && ok; k++)
				ok = bind_cell(g, k, r, &to[k]);
		if (!ok)
			return false;
	}
	out->cell = cell;
	out->row_kind = kind;
	out->rows = heads + g->rows;
	out->head_rows = heads;
	out->columns = n;
	return true;
}

/* Bars of a column share one scale, which begins or ends at zero. */
static void bind_scales(struct grid *g, struct plan_block *out)
{
	size_t n = g->columns.count;
	struct plan_column *column = ARENA_NEW(g->b->mem, struct plan_column, n);
	for (size_t i = 0; i < n; i++) {
		column[i].bar = g->columns.item[i].bar;
		column[i].line = g->columns.item[i].lines > 0;
		for (size_t r = out->head_rows; column[i].bar && r < out->rows; r++) {
			double v = out->cell[r * n + i].value;
			column[i].lo = fmin(column[i].lo, v);
			column[i].hi = fmax(column[i].hi, v);
		}
	}
	out->column = column;
}

void grid_marks(struct grid *g, struct plan_block *out)
{
	static const char letter[STATUS_COUNT + 1] = " pefc  ";
	struct str word[STATUS_COUNT];
	size_t n = 0;
	for (int s = 0; s < STATUS_COUNT; s++)
		if (g->used[s])
			word[n++] =
				arena_printf(g->b->mem, "%c %s", letter[s],
					     status_name((enum status)s, g->b->plan->korean));
	out->marks = arena_join(g->b->mem, word, n, STR(", "));
}

/* The column that names the rows: the author's, else the first of names or periods. */
static bool find_stub(struct grid *g, struct keys *k)
{
	const struct node *n = keys_scalar(k, "stub");
	const struct column_plan *first = g->columns.item;
	if (n && keys_is_off(n))
		return true;
	if (n)
		return (g->stub = columns_find(g->b, g->t, n)) != NULL;
	if (g->columns.count && !first->lines && first->column->type != COLUMN_NUMBER)
		g->stub = first->column;
	return true;
}

/* Shares and rates do not add up. */
static bool adds_up(const struct column_plan *p)
{
	return !p->lines && p->column->type == COLUMN_NUMBER &&
	       !str_among(p->column->unit, "% %p %포인트 ‰ 배 퍼센트") &&
	       !str_among(p->unit, "% %p %포인트 ‰ 배 퍼센트");
}

/* total: true adds up every column of amounts, a list those it names. */
static bool find_summed(struct grid *g, const struct node *total)
{
	struct bind *b = g->b;
	size_t items = total->kind == NODE_LIST ? total->count : 0;
	for (uint32_t r = 0; r < g->t->rows; r++)
		if (table_total(g->t, r))
			return diag_report(b->d, total->at, DIAG_TOTAL_TWICE,
					   column_text(&g->t->column[0], r));
	for (size_t i = 0; i < g->columns.count; i++) {
		const struct column_plan *p = &g->columns.item[i];
		bool number = !p->lines && p->column->type == COLUMN_NUMBER;
		g->summed[i] = !items && adds_up(p);
		for (size_t k = 0; k < items; k++)
			g->summed[i] |= str_eq(total->item[k].text, p->column->name) && number;
	}
	for (size_t k = 0; k < items; k++) {
		const struct column *c = columns_find(b, g->t, &total->item[k]);
		if (!c)
			return false;
		if (c->type != COLUMN_NUMBER)
			return diag_report(b->d, total->item[k].at, DIAG_COLUMN_NUMBER,
					   c->name);
	}
	return g->totals = true;
}

/* rows: {group: 권역, total: true}; before the columns, which leave the group out. */
static bool find_group(struct grid *g, const struct keys *k, struct keys *rows)
{
	const struct node *n = keys_node(k, "rows");
	*rows = keys_part(k, "rows");
	const struct node *group = keys_scalar(rows, "group");
	g->rows_at = n ? n->at : g->t->at;
	if (group)
		g->group = columns_find(g->b, g->t, group);
	return rows->ok && (!group || g->group);
}

static bool find_totals(struct grid *g, struct keys *rows)
{
	const struct node *total = keys_node(rows, "total");
	g->summed = ARENA_NEW(g->b->mem, bool, g->columns.count + 1);
	if (!total || keys_is_off(total))
		return true;
	if (total->kind != NODE_LIST && keys_bool(rows, "total") != TRI_YES)
		return false;
	return find_summed(g, total);
}

static bool bind_words(struct bind *b, struct keys *k, const struct table *t,
		       struct theme_marks *marks, struct plan_block *out)
{
	bool ok = fill_node(b, keys_scalar(k, "caption"), NULL, &out->text);
	ok = fill_notes(b, keys_node(k, "note"), &out->note) && ok;
	ok = fill_node(b, keys_scalar(k, "source"), NULL, &out->source) && ok;
	if (!keys_has(k, "source"))
		ok = sources_credit(b, t, out->at, &out->source) && ok;
	struct keys own = keys_part(k, "marks");
	ok = cells_marks(&own, marks) && ok;
	out->header_once = keys_bool(k, "repeat-header") == TRI_NO;
	out->turned = keys_bool(k, "landscape") == TRI_YES;
	if (out->turned && b->depth > 1)
		return diag_report(b->d, out->at, DIAG_TURNED_INSIDE, STR_NONE);
	return ok;
}

bool grid_shows_status(const struct grid *g)
{
	const struct table *t = g->t;
	if (t->status_column == TABLE_NONE)
		return true;
	const struct column *status = &t->column[t->status_column];
	for (size_t i = 0; i < g->columns.count; i++)
		if (g->columns.item[i].column == status)
			return true;
	return g->group == status;
}

bool grid_bind(struct bind *b, const struct element *e, struct plan_block *out)
{
	struct keys k = keys_open(&e->yaml, &shape_table, b->d), rows;
	const struct node *data = keys_needed(&k, "data", e->at);
	const struct node *list = keys_list(&k, "columns");
	struct grid g = {.b = b, .t = data ? sources_find(b, data->text, data->at) : NULL};
	if (!g.t || !find_group(&g, &k, &rows))
		return false;
	g.marks = b->theme->marks;
	if (!bind_words(b, &k, g.t, &g.marks, out) ||
	    !columns_bind(b, g.t, list, g.group, &g.columns) ||
	    !columns_groups(b, g.t, &k, &g.columns) || !find_stub(&g, &k) || !k.ok ||
	    !find_totals(&g, &rows))
		return false;
	if (list && !list->count)
		return diag_report(b->d, list->at, DIAG_LIST_EMPTY, STR("columns"));
	if (!g.t->rows || !g.columns.count)
		return diag_report(b->d, data->at, DIAG_EMPTY_LIST, data->text);
	g.shows_status = grid_shows_status(&g);
	columns_units(b, &g.columns, out);
	grid_list(&g);
	targets_number(b, e, out);
	if (!grid_rows(&g, out))
		return false;
	bind_scales(&g, out);
	grid_marks(&g, out);
	return true;
}
