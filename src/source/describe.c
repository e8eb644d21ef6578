#include "source/describe.h"

#include "base/buf.h"
#include "source/people.h"
#include "source/stats.h"
#include "source/types.h"

struct writer {
	const struct table *t;
	const struct table_origin *g;
	const struct files *files;
	const struct describe *as;
	struct arena *mem;
	struct buf out;
};

static struct str path_of(const struct writer *w)
{
	return w->t->file ? files_get(w->files, w->t->file)->path : STR_NONE;
}

/* --- JSON ------------------------------------------------------------------- */

static void put_number(struct buf *b, const char *key, struct str value)
{
	buf_printf(b, ", \"%s\": ", key);
	if (value.n)
		buf_str(b, value);
	else
		buf_text(b, "null");
}

static void json_status(struct buf *b, const struct stats *s)
{
	bool any = false;
	buf_text(b, ", \"status\": {");
	for (int k = 0; k < STATUS_COUNT; k++) {
		if (!s->status[k])
			continue;
		buf_printf(b, "%s\"%s\": %u", any ? ", " : "",
			   status_name((enum status)k, false), s->status[k]);
		any = true;
	}
	buf_char(b, '}');
}

static void json_column(struct writer *w, const struct column *c)
{
	struct buf *b = &w->out;
	struct stats s = stats_column(c, w->t->rows, w->mem);
	buf_text(b, "    {\"name\": ");
	buf_quoted(b, c->name);
	buf_text(b, ", \"unit\": ");
	buf_quoted(b, c->unit);
	buf_printf(b, ", \"type\": \"%s\", \"count\": %u, \"missing\": %u, \"text\": %u",
		   types_word(c->type), s.count, s.missing, s.text);
	if (c->type == COLUMN_NUMBER) {
		put_number(b, "min", s.min);
		put_number(b, "max", s.max);
		put_number(b, "sum", s.sum);
	} else if (c->number && s.count) {
		buf_text(b, ", \"min\": ");
		buf_quoted(b, s.min);
		buf_text(b, ", \"max\": ");
		buf_quoted(b, s.max);
	}
	json_status(b, &s);
	buf_char(b, '}');
}

static void write_json(struct writer *w)
{
	struct buf *b = &w->out;
	const struct table_origin *g = w->g;
	buf_text(b, "{\n  \"file\": ");
	buf_quoted(b, path_of(w));
	buf_printf(b, ",\n  \"encoding\": \"%s\", \"bom\": %s,\n  \"delimiter\": ", g->encoding,
		   g->mark ? "true" : "false");
	buf_quoted(b, (struct str){&g->delimiter, 1});
	buf_printf(b, ", \"newline\": \"%s\", \"final_newline\": %s,\n", g->newline,
		   g->open_end ? "false" : "true");
	buf_printf(b, "  \"records\": %u, \"title_rows\": %u, \"header_rows\": %u, ",
		   g->records, g->title_rows, g->header_rows);
	buf_printf(b, "\"data_rows\": %u, \"blank_rows\": %u, \"note_rows\": %u,\n", w->t->rows,
		   g->blank_rows, g->note_rows);
	uint32_t totals = 0;
	for (uint32_t row = 0; row < w->t->rows; row++)
		totals += table_total(w->t, row);
	buf_printf(b, "  \"fields\": %u, \"total_rows\": %u,\n  \"columns\": [\n",
		   w->t->columns, totals);
	for (uint32_t i = 0; i < w->t->columns; i++) {
		json_column(w, &w->t->column[i]);
		buf_text(b, i + 1 < w->t->columns ? ",\n" : "\n");
	}
	buf_text(b, "  ],\n  \"notices\": [");
	for (size_t i = 0; i < w->as->notices; i++) {
		buf_text(b, i ? ",\n    " : "\n    ");
		buf_quoted(b, w->as->notice[i]);
	}
	buf_text(b, w->as->notices ? "\n  ]\n}\n" : "]\n}\n");
}

/* --- YAML ------------------------------------------------------------------- */

/* "  key: ["a", "b"]" */
static void yaml_list(struct buf *b, const char *key, const struct str *word, size_t words)
{
	buf_printf(b, "  %s: [", key);
	for (size_t i = 0; i < words; i++) {
		buf_text(b, i ? ", " : "");
		buf_quoted(b, word[i]);
	}
	buf_text(b, "]\n");
}

static void yaml_word(struct buf *b, const char *key, struct str word)
{
	if (!word.n)
		return;
	buf_printf(b, "  %s: ", key);
	buf_quoted(b, word);
	buf_char(b, '\n');
}

static void yaml_fold(struct buf *b, const struct source_options *o)
{
	if (!o->fold_value.n) {
		yaml_word(b, "fold", o->fold);
		return;
	}
	buf_text(b, "  fold: {period: ");
	buf_quoted(b, o->fold);
	buf_text(b, ", value: ");
	buf_quoted(b, o->fold_value);
	buf_text(b, "}\n");
}

/* What was asked for, so that the same is done again. */
static void yaml_options(struct writer *w, const struct source_options *o)
{
	struct buf *b = &w->out;
	struct str *fill = ARENA_NEW(w->mem, struct str, o->fills);
	for (size_t i = 0; i < o->fills; i++)
		fill[i] = o->fill[i].key;
	yaml_word(b, "ragged", o->ragged);
	if (o->replace)
		buf_text(b, "  replace: true\n");
	if (o->missings)
		yaml_list(b, "missing", o->missing, o->missings);
	if (o->triangle != TRIANGLE_UNCLEAR)
		buf_printf(b, "  triangle: %s\n",
			   o->triangle == TRIANGLE_MINUS ? "minus" : "change");
	if (o->join_letters)
		buf_text(b, "  join-letters: true\n");
	if (o->fills)
		yaml_list(b, "fill", fill, o->fills);
	yaml_fold(b, o);
	yaml_word(b, "status", o->status);
	if (o->totals)
		yaml_list(b, "totals", o->total, o->totals);
	else if (o->drop_totals || o->keep_totals)
		buf_printf(b, "  totals: %s\n", o->drop_totals ? "drop" : "keep");
}

static void yaml_columns(struct writer *w)
{
	struct buf *b = &w->out;
	bool units = false;
	buf_text(b, "  types:\n");
	for (uint32_t i = 0; i < w->t->columns; i++) {
		const struct column *c = &w->t->column[i];
		buf_text(b, "    ");
		buf_quoted(b, c->name);
		buf_printf(b, ": %s\n", types_word(c->type));
		units |= c->unit.n > 0;
	}
	if (units)
		buf_text(b, "  unit:\n");
	for (uint32_t i = 0; i < w->t->columns; i++) {
		const struct column *c = &w->t->column[i];
		if (!c->unit.n)
			continue;
		buf_text(b, "    ");
		buf_quoted(b, c->name);
		buf_text(b, ": ");
		buf_quoted(b, c->unit);
		buf_char(b, '\n');
	}
}

static void write_yaml(struct writer *w)
{
	struct buf *b = &w->out;
	buf_quoted(b, w->t->name);
	buf_text(b, ":\n  file: ");
	buf_quoted(b, path_of(w));
	buf_printf(b, "\n  encoding: %s\n  delimiter: ", w->g->encoding);
	buf_quoted(b, (struct str){&w->g->delimiter, 1});
	buf_printf(b, "\n  skip: %u\n  header: %u\n", w->g->lines_above, w->g->header_rows);
	if (w->as->options)
		yaml_options(w, w->as->options);
	yaml_columns(w);
	buf_printf(b, "  expect: {rows: %u}\n", w->t->rows);
}

struct str describe_table(const struct table *t, const struct files *files,
			  const struct describe *as, struct arena *mem)
{
	struct writer w = {.t = t, .g = t->origin, .files = files, .as = as, .mem = mem};
	switch (as->form) {
	case DESCRIBE_JSON:
		write_json(&w);
		break;
	case DESCRIBE_YAML:
		write_yaml(&w);
		break;
	case DESCRIBE_HUMAN:
		people_write(&w.out, t, path_of(&w), as, mem);
		break;
	}
	return buf_take(&w.out, mem);
}
