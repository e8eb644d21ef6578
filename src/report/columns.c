#include "report/columns.h"

#include <math.h>

#include "base/buf.h"
#include "report/fill.h"
#include "report/periods.h"

const struct column *columns_find(struct bind *b, const struct table *t,
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

static bool wants_number(struct bind *b, const struct column *c, struct span at)
{
	return c->type == COLUMN_NUMBER || diag_report(b->d, at, DIAG_COLUMN_NUMBER, c->name);
}

/* line: [2022, 2023, 2024] */
static bool bind_line(struct bind *b, const struct table *t, const struct node *list,
		      struct column_plan *out)
{
	if (list->count < 2)
		return diag_report(b->d, list->at, DIAG_LINE_FIELDS, STR_NONE);
	out->line = ARENA_NEW(b->mem, const struct column *, list->count);
	out->lines = list->count;
	for (size_t i = 0; i < list->count; i++) {
		out->line[i] = columns_find(b, t, &list->item[i]);
		if (!out->line[i] || !wants_number(b, out->line[i], list->item[i].at))
			return false;
	}
	out->column = out->line[0];
	out->format = FORMAT_NONE;
	out->format_at = list->at;
	out->align = PLAN_CENTER;
	return true;
}

static bool bind_align(struct keys *k, struct column_plan *out)
{
	struct str align = keys_choice(k, "align");
	if (align.n)
		out->align = str_eq(align, STR("left"))    ? PLAN_LEFT
			     : str_eq(align, STR("right")) ? PLAN_RIGHT
							   : PLAN_CENTER;
	return k->ok;
}

/* What a column shows: a field, or a line through several. */
static bool bind_field(struct bind *b, const struct table *t, const struct node *n,
		       struct keys *k, struct column_plan *out)
{
	const struct node *line = n->kind == NODE_SCALAR ? NULL : keys_list(k, "line");
	if (line)
		return bind_line(b, t, line, out);
	const struct node *name = n->kind == NODE_SCALAR ? n : keys_needed(k, "field", n->at);
	const struct column *c = name ? columns_find(b, t, name) : NULL;
	if (!c)
		return false;
	usual(b, c, name->at, out);
	out->bar = keys_bool(k, "bar") == TRI_YES;
	return !out->bar || wants_number(b, c, keys_node(k, "bar")->at);
}

/* A column's name alone, or a map about it. */
static bool bind_column(struct bind *b, const struct table *t, const struct node *n,
			struct column_plan *out)
{
	struct keys k = keys_open(n->kind == NODE_SCALAR ? NULL : n, &shape_column, b->d);
	if (!bind_field(b, t, n, &k, out))
		return false;
	const struct node *title = keys_scalar(&k, "title"),
			  *format = keys_scalar(&k, "format");
	bool ok = !title || fill_node(b, title, NULL, &out->title);
	if (format) {
		out->format_at = format->at;
		ok = format_parse(format->text, format->at, &out->format, b->mem, b->d) && ok;
	}
	if (keys_has(&k, "unit"))
		out->unit = keys_text(&k, "unit");
	out->group = keys_text(&k, "group");
	return bind_align(&k, out) && ok && k.ok;
}

bool columns_bind(struct bind *b, const struct table *t, const struct node *list,
		  const struct column *without, struct columns *out)
{
	bool ok = true;
	size_t count = list ? list->count : t->columns;
	*out = (struct columns){.item = ARENA_NEW(b->mem, struct column_plan, count)};
	for (size_t i = 0; i < count; i++) {
		struct column_plan *p = &out->item[out->count];
		if (list)
			ok = bind_column(b, t, &list->item[i], p) && ok;
		else
			usual(b, &t->column[i], t->at, p);
		out->count += p->lines || p->column != without;
	}
	return ok;
}

/* header-groups: [{title: 저장, columns: [가, 나]}], the same as group: of these. */
bool columns_groups(struct bind *b, const struct table *t, struct keys *k,
		    struct columns *columns)
{
	const struct node *list = keys_list(k, "header-groups");
	for (size_t i = 0; list && i < list->count; i++) {
		struct keys g = keys_open(&list->item[i], &shape_header_group, b->d);
		const struct node *title = keys_needed(&g, "title", list->item[i].at);
		const struct node *names = keys_list(&g, "columns");
		if (!title || !g.ok)
			return false;
		if (!names || !names->count)
			return diag_report(b->d, list->item[i].at, DIAG_CHART_NEEDS,
					   STR("columns"));
		for (size_t n = 0; n < names->count; n++) {
			const struct column *c = columns_find(b, t, &names->item[n]);
			size_t at = 0;
			while (c && at < columns->count && columns->item[at].column != c)
				at++;
			if (!c || at == columns->count)
				return c && diag_report(b->d, names->item[n].at,
							DIAG_GROUP_COLUMN, names->item[n].text);
			columns->item[at].group = title->text;
		}
	}
	return k->ok;
}

#define UNIT_WHOLE 16 /* bytes of a unit that stays on one line */

/* "백만 원" with a space that no line ends at. */
static struct str unbroken(struct bind *b, struct str unit)
{
	struct buf out = {0};
	for (size_t i = 0; i < unit.n; i++)
		if (unit.p[i] == ' ' && unit.n <= UNIT_WHOLE)
			buf_text(&out, "\u00A0");
		else
			buf_str(&out, str_slice(unit, i, i + 1));
	return buf_take(&out, b->mem);
}

static struct rich with_unit(struct bind *b, const struct rich *title, struct str unit)
{
	return fill_verbatim(b,
			     arena_printf(b->mem,
					  b->plan->korean ? "%.*s(%.*s)" : "%.*s (%.*s)",
					  STR_ARG(title->text), STR_ARG(unbroken(b, unit))),
			     title->at);
}

struct rich columns_unit_line(struct bind *b, struct str unit, struct span at)
{
	struct str words = arena_printf(
		b->mem, b->plan->korean ? "(단위: %.*s)" : "(Unit: %.*s)", STR_ARG(unit));
	return fill_verbatim(b, words, at);
}

void columns_units(struct bind *b, struct columns *columns, struct plan_block *out)
{
	struct str unit = STR_NONE;
	bool shared = true;
	for (size_t i = 0; i < columns->count; i++) {
		const struct column_plan *p = &columns->item[i];
		if (p->lines || (p->column->type != COLUMN_NUMBER && !p->unit.n))
			continue;
		shared = shared && p->unit.n && (!unit.n || str_eq(unit, p->unit));
		unit = unit.n ? unit : p->unit;
	}
	if (shared && unit.n) {
		out->unit = columns_unit_line(b, unit, out->at);
		return;
	}
	for (size_t i = 0; i < columns->count; i++)
		if (columns->item[i].unit.n)
			columns->item[i].title =
				with_unit(b, &columns->item[i].title, columns->item[i].unit);
}

size_t columns_head_rows(const struct columns *columns)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->item[i].group.n)
			return 2;
	return 1;
}

/* Columns with one head above them, which follow each other. */
static size_t group_length(const struct columns *c, size_t from)
{
	size_t n = 1;
	while (from + n < c->count && str_eq(c->item[from + n].group, c->item[from].group))
		n++;
	return n;
}

void columns_heads(const struct columns *columns, struct bind *b, struct plan_cell *cell)
{
	size_t n = columns->count, rows = columns_head_rows(columns);
	for (size_t i = 0; i < n; i++) {
		const struct column_plan *p = &columns->item[i];
		struct plan_cell *last = &cell[(rows - 1) * n + i];
		*last = (struct plan_cell){
			.text = p->title, .align = p->align, .head = true, .value = NAN};
		if (rows == 2 && !p->group.n) { /* one head, two rows high */
			cell[i] = *last;
			cell[i].rowspan = 2;
			last->covered = true;
		}
	}
	for (size_t i = 0; rows == 2 && i < n;) {
		size_t length = columns->item[i].group.n ? group_length(columns, i) : 1;
		if (columns->item[i].group.n)
			cell[i] = (struct plan_cell){
				.text = fill_verbatim(b, columns->item[i].group,
						      columns->item[i].format_at),
				.align = PLAN_CENTER,
				.head = true,
				.value = NAN,
				.colspan = (unsigned)length};
		for (size_t k = 1; k < length; k++)
			cell[i + k].covered = cell[i + k].head = true;
		i += length;
	}
}

struct columns_group *columns_gather(struct arena *mem, const struct table *t,
				     const struct column *by, bool totals, size_t *count)
{
	struct columns_group *all = NULL;
	size_t room = 0, last = 0;
	*count = 0;
	for (uint32_t r = 0; r < t->rows; r++) {
		struct str name = str_trim(column_text(by, r));
		size_t i = last;
		if (!totals && table_total(t, r))
			continue;
		if (i >= *count || !str_eq(all[i].name, name))
			for (i = 0; i < *count && !str_eq(all[i].name, name);)
				i++;
		if (i == *count)
			ARENA_PUSH(mem, all, *count, room) =
				(struct columns_group){.name = name};
		last = i;
		ARENA_PUSH(mem, all[i].row, all[i].count, all[i].room) = r;
	}
	return all;
}

struct str columns_group_words(const struct bind *b, const struct column *by,
			       const struct columns_group *group)
{
	return str_trim(periods_cell(b, by, group->row[0]));
}
