#include "report/record.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/num.h"
#include "base/path.h"
#include "data/key.h"
#include "ko/format.h"
#include "source/source.h"

#define ROWS_MAX 2000 /* of a chart; longer data is recorded as its digest */

struct entry {
	struct ledger_figure figure;
	size_t order;
};

struct naming {
	const struct table *table;
	struct key key;
};

struct record {
	struct arena *mem;
	struct str place;
	struct entry *entry;
	size_t entries, entry_room;
	struct naming *naming;
	size_t namings, naming_room;
	struct counted {
		const char *kind;
		int n;
	} * counted;
	size_t counts, count_room;
	const struct table **source; /* every table of a file that a figure comes from */
	size_t sources, source_room;
};

struct record *record_open(struct arena *mem)
{
	struct record *r = ARENA_NEW(mem, struct record, 1);
	*r = (struct record){.mem = mem, .place = STR("front")};
	return r;
}

static int count_of(struct record *r, const char *kind)
{
	for (size_t i = 0; i < r->counts; i++)
		if (str_eq(str_of(r->counted[i].kind), str_of(kind)))
			return ++r->counted[i].n;
	ARENA_PUSH(r->mem, r->counted, r->counts, r->count_room) = (struct counted){kind, 1};
	return 1;
}

struct str record_place(struct bind *b, struct str id, const char *kind)
{
	struct record *r = b->record;
	if (!r)
		return STR_NONE;
	struct str before = r->place;
	int n = count_of(r, kind);
	r->place = id.n ? id : arena_printf(r->mem, "%s-%d", kind, n);
	return before;
}

void record_back(struct bind *b, struct str place)
{
	if (b->record)
		b->record->place = place;
}

static const struct key *key_of(struct record *r, const struct table *t)
{
	size_t i = 0;
	while (i < r->namings && r->naming[i].table != t)
		i++;
	if (i == r->namings)
		ARENA_PUSH(r->mem, r->naming, r->namings, r->naming_room) =
			(struct naming){t, key_find(t)};
	return &r->naming[i].key;
}

static struct str row_name(struct record *r, const struct table *t, uint32_t row)
{
	return key_text(r->mem, key_of(r, t), t, row);
}

bool record_is_figure(struct bind *b, const struct table *t, const struct column *c)
{
	if (!b->record || c->type == COLUMN_NUMBER)
		return b->record && c->type == COLUMN_NUMBER;
	const struct key *k = key_of(b->record, t);
	for (uint32_t i = 0; i < k->columns; i++)
		if (&t->column[k->column[i]] == c)
			return false;
	return c->type == COLUMN_YEAR || c->type == COLUMN_QUARTER || c->type == COLUMN_MONTH ||
	       c->type == COLUMN_DATE;
}

/* ---- where figures come from */

/* A path as the report names it: relative to its folder. */
static struct str from_report(const struct bind *b, struct str path)
{
	struct str folder = path_folder(b->o->report);
	if (str_starts(path, folder) && path.n > folder.n && path.p[folder.n] == '/')
		path = str_slice(path, folder.n + 1, path.n);
	return path;
}

static struct str cell_place(struct bind *b, const struct table *t, uint32_t row,
			     uint32_t column)
{
	if (!t->file || !t->record || row >= t->rows)
		return STR_NONE;
	struct place p = diag_place(b->files, source_cell(t, b->files, row, column));
	struct str path = from_report(b, files_get(b->files, t->file)->path);
	return arena_printf(b->mem, "%.*s:%u:%u", STR_ARG(path), p.line, p.column);
}

static void add_source(struct record *r, const struct table *t)
{
	for (size_t i = 0; i < r->sources; i++)
		if (r->source[i]->file == t->file)
			return; /* rows may have been added since */
	ARENA_PUSH(r->mem, r->source, r->sources, r->source_room) = t;
}

static struct str source_names(struct record *r, const struct table *const *t, size_t count)
{
	struct str *name = ARENA_NEW(r->mem, struct str, count + 1);
	for (size_t i = 0; i < count; i++) {
		name[i] = t[i]->name;
		add_source(r, t[i]);
	}
	return arena_join(r->mem, name, count, STR(", "));
}

/* What is known of figures that stand in a table: of a file, or of a query. */
static void trace_table(struct bind *b, const struct table *t, struct ledger_figure *f)
{
	struct query_trace trace;
	if (!t->sql.n) {
		f->sources = t->file ? source_names(b->record, &t, 1) : t->name;
		return;
	}
	query_trace(b->query, t->sql, &trace);
	struct str part[] = {t->sql, trace.definitions};
	f->method = arena_join(b->mem, part, trace.definitions.n ? 2 : 1, STR("; "));
	f->sources = source_names(b->record, trace.source, trace.sources);
}

/* ---- figures */

static void add(struct bind *b, struct str key, struct span at, struct ledger_figure f)
{
	struct record *r = b->record;
	struct str part[] = {r->place, key};
	f.id = arena_join(r->mem, part, 2, STR("/"));
	f.line = at.file == b->spec->file ? diag_place(b->files, at).line : 0;
	ARENA_PUSH(r->mem, r->entry, r->entries, r->entry_room) = (struct entry){f, r->entries};
}

/* The column of that name when the expression is nothing else. */
static uint32_t lone_column(const struct fill_row *row, struct str expression)
{
	return row ? table_find(row->table, str_trim(expression)) : TABLE_NONE;
}

void record_value(struct bind *b, const struct record_value *v)
{
	struct record *r = b->record;
	if (!r)
		return;
	struct ledger_figure f = {.what = v->expression,
				  .format = v->format,
				  .value = v->value->text,
				  .shown = v->shown,
				  .unit = v->value->unit};
	struct str key = v->expression;
	uint32_t column = lone_column(v->row, v->expression);
	if (v->row) {
		struct str part[] = {row_name(r, v->row->table, v->row->row), key};
		key = arena_join(r->mem, part, 2, STR("·"));
		trace_table(b, v->row->table, &f);
	}
	if (column != TABLE_NONE) {
		f.cell = cell_place(b, v->row->table, v->row->row, column);
	} else {
		struct query_trace trace;
		query_trace(b->query, v->expression, &trace);
		struct str part[] = {f.method, trace.definitions};
		f.method = f.method.n && trace.definitions.n
				   ? arena_join(r->mem, part, 2, STR("; "))
			   : f.method.n ? f.method
					: trace.definitions;
		struct str names = source_names(r, trace.source, trace.sources);
		f.sources = f.sources.n ? f.sources : names;
		if (trace.table)
			f.cell = cell_place(b, trace.table, trace.row, trace.column);
	}
	add(b, key, v->at, f);
}

/* One value of a table, by row and column. */
static void add_cell(struct bind *b, const struct fill_row *row, const struct column *c,
		     struct span at, struct ledger_figure f)
{
	const struct table *t = row->table;
	bool decimal = c->type == COLUMN_NUMBER || c->type == COLUMN_YEAR;
	struct str part[] = {row_name(b->record, t, row->row), c->name};
	f.what = c->name;
	f.unit = c->unit;
	f.value = decimal ? column_decimal(c, row->row, b->mem) : column_text(c, row->row);
	if (!f.method.n)
		f.cell = cell_place(b, t, row->row, (uint32_t)(c - t->column));
	trace_table(b, t, &f);
	add(b, arena_join(b->mem, part, 2, STR("·")), at, f);
}

void record_cell(struct bind *b, const struct fill_row *row, const struct column *c,
		 struct span at, struct str shown)
{
	if (!b->record)
		return;
	struct str format = files_quote(b->files, at);
	struct ledger_figure f = {.shown = shown};
	if (!str_eq(format, c->name) && at.file == b->spec->file)
		f.format = format;
	add_cell(b, row, c, at, f);
}

/* ---- charts */

static void add_digest(struct bind *b, const struct table *t, const struct column *c,
		       struct span at)
{
	struct str bytes = {(const char *)c->number, t->rows * sizeof(*c->number)};
	struct ledger_figure f = {.what = c->name, .unit = c->unit};
	f.value = digest_sha256(b->mem, bytes);
	f.shown = arena_printf(b->mem, "%u × %.*s", (unsigned)t->rows, STR_ARG(c->name));
	trace_table(b, t, &f);
	add(b, c->name, at, f);
}

/* As the chart would label it. */
static struct str drawn(struct bind *b, const struct plan_encoding *e, const struct column *c,
			uint32_t row)
{
	struct format format = FORMAT_NONE;
	struct str text = STR_NONE;
	struct format_value v = {.text = column_decimal(c, row, b->mem),
				 .unit = c->unit,
				 .number = true,
				 .sign = (enum format_sign)b->theme->sign,
				 .at = e->format_at};
	if (e->format.n && !format_parse(e->format, e->format_at, &format, b->mem, b->d))
		return text;
	return format_apply(&format, &v, &text, b->mem, b->d) ? text : STR_NONE;
}

/* What a projected row was computed by; empty for rows of the data. */
static struct str projected(struct bind *b, const struct plan_chart *chart,
			    const struct table *t, uint32_t row)
{
	struct buf text = {0};
	for (size_t i = 0; i < chart->projections; i++) {
		const struct plan_projection *p = &chart->projection[i];
		struct str amount = p->rate.n ? p->rate : p->cagr.n ? p->cagr : p->to_value;
		buf_printf(&text, "%sproject %.*s", i ? "; " : "", STR_ARG(amount));
	}
	struct str all = buf_take(&text, b->mem);
	return table_status(t, row) == STATUS_PROJECTION ? all : STR_NONE;
}

static void record_measure(struct bind *b, const struct plan_chart *chart,
			   const struct plan_layer *l, const struct plan_encoding *e)
{
	const struct table *t = l->shown;
	const struct column *c = &t->column[e->column];
	if (t->rows > ROWS_MAX) {
		add_digest(b, t, c, e->at);
		return;
	}
	for (uint32_t row = 0; row < t->rows; row++) {
		struct fill_row at = {t, row};
		if (table_missing(c, row))
			continue;
		add_cell(b, &at, c, e->at,
			 (struct ledger_figure){.shown = drawn(b, e, c, row),
						.format = e->format,
						.method = projected(b, chart, t, row)});
	}
}

static bool drawn_before(const struct plan_chart *chart, size_t layer, int channel)
{
	const struct plan_encoding *e = &chart->layer[layer].encoding[channel];
	for (size_t i = 0; i <= layer; i++)
		for (int c = 0; c < (i < layer ? CHANNEL_COUNT : channel); c++) {
			const struct plan_encoding *x = &chart->layer[i].encoding[c];
			if (x->set && x->column == e->column &&
			    chart->layer[i].shown == chart->layer[layer].shown &&
			    x->type == TYPE_QUANTITATIVE)
				return true;
		}
	return false;
}

void record_chart(struct bind *b, const struct plan_chart *chart)
{
	if (!b->record)
		return;
	for (size_t i = 0; i < chart->layers; i++)
		for (int c = 0; c < CHANNEL_COUNT; c++) {
			const struct plan_layer *l = &chart->layer[i];
			const struct plan_encoding *e = &l->encoding[c];
			if (e->set && e->column != TABLE_NONE && e->type == TYPE_QUANTITATIVE &&
			    l->shown->column[e->column].type == COLUMN_NUMBER &&
			    !drawn_before(chart, i, c))
				record_measure(b, chart, l, e);
		}
}

/* ---- the whole */

static int compare_entries(const void *x, const void *y)
{
	const struct entry *const *a = x, *const *b = y;
	int c = str_cmp((*a)->figure.id, (*b)->figure.id);
	return c ? c : ((*a)->order > (*b)->order) - ((*a)->order < (*b)->order);
}

/* The second figure of an id becomes “id#2”. */
static void make_unique(struct record *r)
{
	struct entry **sorted = ARENA_NEW(r->mem, struct entry *, r->entries + 1);
	for (size_t i = 0; i < r->entries; i++)
		sorted[i] = &r->entry[i];
	qsort(sorted, r->entries, sizeof(struct entry *), compare_entries);
	for (size_t i = 0, end; i < r->entries; i = end) {
		struct str id = sorted[i]->figure.id;
		for (end = i + 1; end < r->entries && str_eq(sorted[end]->figure.id, id); end++)
			sorted[end]->figure.id =
				arena_printf(r->mem, "%.*s#%zu", STR_ARG(id), end - i + 1);
	}
}

void record_ledger(struct bind *b, struct ledger *out)
{
	struct record *r = b->record;
	make_unique(r);
	struct ledger_figure *f = ARENA_NEW(r->mem, struct ledger_figure, r->entries + 1);
	struct ledger_source *s = ARENA_NEW(r->mem, struct ledger_source, r->sources + 1);
	for (size_t i = 0; i < r->entries; i++)
		f[i] = r->entry[i].figure;
	for (size_t i = 0; i < r->sources; i++) {
		const struct file *file = files_get(b->files, r->source[i]->file);
		s[i] = (struct ledger_source){
			r->source[i]->name, from_report(b, file->path),
			digest_sha256(b->mem, files_bytes(b->files, r->source[i]->file))};
	}
	struct str text = files_text(b->files, b->spec->file);
	*out = (struct ledger){.report = path_name(b->o->report),
			       .sha256 = digest_sha256(b->mem, text),
			       .source = s,
			       .sources = r->sources,
			       .figure = f,
			       .figures = r->entries};
}
