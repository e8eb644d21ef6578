#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "case.h"
#include "ko/compose.h"
#include "source/marks.h"
#include "source/stats.h"
#include "source/types.h"

static const char *delimiter_word(char c)
{
	return c == ',' ? "comma" : c == ';' ? "semicolon" : c == '\t' ? "tab" : "bar";
}

struct str expect_form(const struct load_case *c)
{
	const struct table_origin *g = c->t.origin;
	return arena_printf(c->mem, "%s%s %s%s %s", g->encoding, g->mark ? "+BOM" : "",
			    g->newline, g->open_end ? "-" : "", delimiter_word(g->delimiter));
}

struct str expect_rows(const struct load_case *c)
{
	const struct table_origin *g = c->t.origin;
	struct buf b = {0};
	uint32_t totals = 0;
	for (uint32_t row = 0; row < c->t.rows; row++)
		totals += table_total(&c->t, row);
	const struct {
		const char *word;
		uint32_t count;
	} part[] = {{"title", g->title_rows}, {"header", g->header_rows}, {"rows", c->t.rows},
		    {"blank", g->blank_rows}, {"note", g->note_rows},     {"total", totals}};
	buf_printf(&b, "records %u", g->records);
	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++)
		if (part[i].count)
			buf_printf(&b, ", %s %u", part[i].word, part[i].count);
	return buf_take(&b, c->mem);
}

static void put_column(struct buf *b, const struct load_case *c, const struct column *col)
{
	struct stats s = stats_column(col, c->t.rows, c->mem);
	buf_str(b, col->name);
	if (col->unit.n)
		buf_printf(b, "[%.*s]", STR_ARG(col->unit));
	buf_printf(b, " %s %u", types_word(col->type), s.count);
	if (s.missing)
		buf_printf(b, "+%u", s.missing);
	if (s.min.n)
		buf_printf(b, " %.*s..%.*s", STR_ARG(s.min), STR_ARG(s.max));
	if (s.sum.n)
		buf_printf(b, " sum %.*s", STR_ARG(s.sum));
	for (int k = 0; k < STATUS_COUNT; k++)
		if (s.status[k] && k != STATUS_ACTUAL)
			buf_printf(b, " %s %u", status_name((enum status)k, false),
				   s.status[k]);
}

struct str expect_columns(const struct load_case *c)
{
	struct buf b = {0};
	for (uint32_t i = 0; i < c->t.columns; i++) {
		buf_text(&b, i ? " | " : "");
		put_column(&b, c, &c->t.column[i]);
	}
	return buf_take(&b, c->mem);
}

struct str expect_said(const struct load_case *c)
{
	struct buf b = {0};
	for (const struct diag *x = c->d.first; x; x = x->next) {
		buf_printf(&b, "%s%s", b.n ? " " : "", diag_label(x->code));
		if (!x->at.file)
			continue;
		struct place p = diag_place(&c->files, x->at);
		buf_printf(&b, "@%u:%u", p.line, p.column);
	}
	for (const struct diag *x = c->ok ? c->t.origin->notices.first : NULL; x; x = x->next)
		buf_printf(&b, "%s%s", b.n ? " " : "", diag_label(x->code));
	return b.n ? buf_take(&b, c->mem) : STR("-");
}

/* --- cells ---------------------------------------------------------------------- */

static struct str escaped(struct arena *mem, struct str s)
{
	struct buf b = {0};
	for (size_t i = 0; i < s.n; i++)
		switch (s.p[i]) {
		case '\n':
			buf_text(&b, "\\n");
			break;
		case '\r':
			buf_text(&b, "\\r");
			break;
		case '\t':
			buf_text(&b, "\\t");
			break;
		default:
			buf_char(&b, s.p[i]);
		}
	return buf_take(&b, mem);
}

/* What a cell holds: a number's plain decimal, a period as it stands, text. */
static struct str cell_of(const struct load_case *c, uint32_t row, uint32_t column)
{
	const struct column *col = &c->t.column[column];
	struct str s = col->type == COLUMN_NUMBER && !table_missing(col, row)
			       ? column_decimal(col, row, c->mem)
			       : column_text(col, row);
	if (col->level && col->level[row])
		s = arena_printf(c->mem, "%u>%.*s", col->level[row], STR_ARG(s));
	return escaped(c->mem, s);
}

static struct str check_cell(const struct load_case *c, struct str said)
{
	long long row = 0, column = 0;
	size_t comma = str_find(said, STR(","), 0), eq = str_find(said, STR("="), 0);
	bool read = eq != SIZE_MAX && comma < eq &&
		    num_parse_int(str_slice(said, 0, comma), &row) &&
		    num_parse_int(str_slice(said, comma + 1, eq), &column);
	if (!read || row < 1 || column < 1 || row > c->t.rows || column > c->t.columns)
		return arena_printf(c->mem, "no cell: %.*s", STR_ARG(said));
	struct str want = str_slice(said, eq + 1, said.n);
	struct str got = cell_of(c, (uint32_t)row - 1, (uint32_t)column - 1);
	if (str_eq(want, got))
		return STR_NONE;
	return arena_printf(c->mem, "cell %lld,%lld\n  expected: %.*s\n  got:      %.*s", row,
			    column, STR_ARG(want), STR_ARG(got));
}

struct str expect_cells(const struct load_case *c)
{
	struct str rest = c->part[CASE_CELLS];
	while (rest.n && !str_eq(rest, STR("-"))) {
		size_t end = str_find(rest, STR(" | "), 0);
		struct str fault = check_cell(c, str_slice(rest, 0, end));
		if (fault.n)
			return fault;
		rest = str_slice(rest, end < rest.n ? end + 3 : rest.n, rest.n);
	}
	return STR_NONE;
}

/* --- places ----------------------------------------------------------------------- */

/* A quoted cell's doubled quotes and a spreadsheet's ="…" are no part of its text. */
static struct str unquoted(struct arena *mem, struct str s)
{
	struct buf b = {0};
	for (size_t i = 0; i < s.n; i++) {
		buf_char(&b, s.p[i]);
		i += s.p[i] == '"' && i + 1 < s.n && s.p[i + 1] == '"';
	}
	s = buf_take(&b, mem);
	bool formula = s.n >= 3 && str_starts(s, STR("=\"")) && s.p[s.n - 1] == '"';
	return marks_trim(formula ? str_slice(s, 2, s.n - 1) : s);
}

static bool is_changed(const struct load_case *c)
{
	return c->o.fold.n || c->o.fills || c->o.join_letters;
}

struct str expect_places(const struct load_case *c)
{
	for (uint32_t row = 0; row < c->t.rows && !is_changed(c); row++)
		for (uint32_t i = 0; i < c->t.columns; i++) {
			struct span at = source_cell(&c->t, &c->files, row, i);
			struct str here = unquoted(c->mem, files_quote(&c->files, at));
			struct str text = column_text(&c->t.column[i], row);
			here = compose_hangul(
				c->mem, compose_filler(c->mem, compose_clean(c->mem, here)));
			if (!str_eq(here, text))
				return arena_printf(
					c->mem, "row %u, column %u: ‘%.*s’ stands for ‘%.*s’",
					row + 1, i + 1, STR_ARG(here), STR_ARG(text));
		}
	return STR_NONE;
}
