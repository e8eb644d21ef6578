#include <string.h>

#include "base/utf8.h"
#include "source/gather.h"
#include "source/read.h"
#include "source/types.h"

#define SAMPLE_BYTES ((size_t)256 * 1024) /* that tell what a larger file is like */
#define SAMPLE_ROWS 200

/* --- the load ----------------------------------------------------------------- */

/* "sep=;" in the first line is a spreadsheet's note to itself. */
static bool take_note(struct str text, size_t *lo, char *delimiter)
{
	struct str line = str_slice(text, *lo, *lo + 6);
	if (line.n < 6 || !str_starts(line, STR("sep=")) || !strchr("\r\n", line.p[5]))
		return false;
	*delimiter = line.p[4];
	*lo += 6;
	*lo += line.p[5] == '\r' && *lo < text.n && text.p[*lo] == '\n';
	return true;
}

static bool find_delimiter(struct load *l, size_t *lo, char *delimiter)
{
	struct str word = l->o->delimiter,
		   text = scroll_view(&l->scroll, *lo, *lo + SAMPLE_BYTES);
	bool noted = take_note(text, lo, delimiter);
	if (!word.n || str_eq(word, STR("auto"))) {
		if (!noted)
			*delimiter = survey_delimiter(text, *lo);
		return true;
	}
	if (str_among(word, "tab TAB Tab \\t 탭"))
		word = STR("\t");
	*delimiter = word.p[0];
	bool fits =
		word.n == 1 && (unsigned char)word.p[0] < 0x80 && !strchr("\"\r\n ", word.p[0]);
	return fits ||
	       diag_report(l->d, l->o->delimiter_at, DIAG_CSV_DELIMITER, l->o->delimiter);
}

/* Behind the first lines, which `skip:` says are none of ours. */
static size_t skip_lines(const struct scroll *s, int lines)
{
	size_t at = 0;
	for (; lines > 0 && at < s->text.n; lines--) {
		struct str text = scroll_view_line(s, at, at);
		while (at < text.n && text.p[at] != '\n' && text.p[at] != '\r')
			at++;
		at += at + 1 < text.n && text.p[at] == '\r' && text.p[at + 1] == '\n';
		at += at < text.n;
	}
	return at;
}

static bool check_quotes(struct load *l)
{
	const struct survey_counts *s = &l->survey.counts;
	for (unsigned i = 0; i < s->faults && i < SURVEY_FAULTS; i++) {
		const struct survey_fault *f = &s->fault[i];
		bool open = f->fault == SCAN_UNCLOSED || f->lines;
		size_t at = open ? f->open : f->at;
		diag_report(l->d, load_span(l, at, at + 1),
			    open ? DIAG_CSV_QUOTE_OPEN : DIAG_CSV_QUOTE_TEXT, STR_NONE);
	}
	return !s->faults;
}

static bool check_limits(struct load *l)
{
	uint32_t rows = limits_or(l->o->limits.rows, LIMITS_ROWS);
	uint32_t columns = limits_or(l->o->limits.columns, LIMITS_COLUMNS);
	uint32_t cell = limits_or(l->o->limits.cell, LIMITS_CELL);
	const struct survey *s = &l->survey;
	bool ok = true;
	if (s->records > rows)
		ok = diag_report(l->d, load_span(l, 0, 0), DIAG_SOURCE_ROWS,
				 diag_number(l->d, s->records), diag_number(l->d, rows));
	if (s->counts.widest_cell > cell)
		ok = diag_report(l->d, load_span(l, s->counts.widest_at, s->counts.widest_at),
				 DIAG_SOURCE_CELL, diag_number(l->d, s->counts.widest_cell),
				 diag_number(l->d, cell));
	if (l->frame.width > columns)
		ok = diag_report(l->d, load_span(l, 0, 0), DIAG_SOURCE_COLUMNS,
				 diag_number(l->d, l->frame.width), diag_number(l->d, columns));
	return ok;
}

static bool check_header(struct load *l)
{
	if (l->o->header < 0 || l->frame.header + (uint32_t)l->o->header <= l->survey.records)
		return true;
	return diag_report(l->d, l->o->at, DIAG_CSV_HEADER, diag_number(l->d, l->o->header),
			   diag_number(l->d, l->survey.records));
}

/* U+E000–F8FF in UTF-8: EE xx xx, EF 80–A3 xx. */
static bool is_private(struct str s, size_t i)
{
	unsigned char a = (unsigned char)s.p[i],
		      b = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
	return a == 0xEE || (a == 0xEF && b <= 0xA3);
}

/* Hanyang's old Hangul and other characters that mean nothing without their font (J12). */
static bool check_private(struct load *l)
{
	size_t first = SIZE_MAX, count = 0;
	struct str text = scroll_all(&l->scroll);
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] >= 0xEE && is_private(text, i)) {
			first = count ? first : i;
			count++;
		}
	if (!count)
		return true;
	size_t next = first;
	struct str code = arena_printf(l->temp, "U+%04X", (unsigned)utf8_next(text, &next));
	return diag_report(l->d, load_span(l, first, next), DIAG_PRIVATE_USE, code,
			   diag_number(l->d, (long long)count));
}

/* --- the walk over the text ------------------------------------------------------------ */

/* Where the rows begin, and the header record that is none of them. */
static void place_rows(struct gather *g, const struct load *l)
{
	const struct frame *f = &g->frame;
	const struct survey *s = &l->survey;
	if (f->first < s->records)
		g->body = s->lo[f->first];
	if (f->headers && f->width > 1 && f->first <= s->records) {
		struct survey_record r = survey_record(s, f->first - 1);
		g->head = str_slice(l->scroll.text, r.lo, r.hi);
	}
}

/* What the beginning says of the whole, which of a small file is all of it. */
static void guess(struct gather *g, struct load *l)
{
	const struct source_options *o = l->o;
	struct survey whole = l->survey;
	size_t limit = g->lo + SAMPLE_BYTES;
	survey_text(&l->survey, &l->scroll, g->lo, limit, l->temp);
	struct str text = scroll_view(&l->scroll, g->lo, limit);
	uint32_t lines = census_lines(text, g->lo, text.n);
	g->per_line = lines ? (double)l->survey.records / lines : 0;
	g->per_byte = lines ? (double)lines / (double)(text.n - g->lo) : 1;
	g->body = l->scroll.text.n;
	if (l->survey.records)
		frame_find(&g->frame, &l->survey, o->header, o->skip >= 0, l->temp);
	if (g->frame.width > limits_or(o->limits.columns, LIMITS_COLUMNS))
		g->frame.width = 0; /* to be refused: nothing is built */
	g->kind = types_guess(l, &g->frame, SAMPLE_ROWS);
	place_rows(g, l);
	if (g->lo + SAMPLE_BYTES < l->scroll.text.n)
		g->frame.end = UINT32_MAX;
	whole.scroll = l->scroll;
	l->survey = whole;
}

static bool check_frame(struct load *l)
{
	const struct source_options *o = l->o;
	if (!l->survey.records)
		return diag_report(l->d, load_span(l, 0, 0), DIAG_SOURCE_EMPTY, o->file);
	if (!check_quotes(l))
		return false;
	frame_find(&l->frame, &l->survey, o->header, o->skip >= 0, l->temp);
	return check_header(l) && check_limits(l) && ragged_check(l);
}

static bool is_same_frame(const struct frame *a, const struct frame *b)
{
	return a->first == b->first && a->width == b->width;
}

/* The beginning has misled: once more, now that all of it is known. */
static void walk_again(struct gather *g, struct load *l)
{
	struct gather next = {
		.lo = g->lo, .frame = l->frame, .body = l->scroll.text.n, .settled = true};
	place_rows(&next, l);
	next.kind = types_guess(l, &l->frame, SAMPLE_ROWS);
	gather_drop(g);
	*g = next;
	gather_walk(g, l);
}

static bool walk(struct load *l, size_t lo)
{
	struct gather g = {.lo = lo};
	guess(&g, l);
	gather_walk(&g, l);
	l->vain = l->scroll.disk && (!census_plain(&l->seen) || scroll_changed(&l->scroll));
	if (!l->vain)
		origin_letters(l);
	bool ok = !l->vain && check_frame(l);
	if (ok && !is_same_frame(&g.frame, &l->frame))
		walk_again(&g, l);
	if (ok)
		gather_end(&g);
	else
		gather_drop(&g);
	return ok;
}

/* By the first bytes of the file; empty: unknown. */
static struct str program_of(struct str head)
{
	if (str_starts(head, STR("PK\x03\x04")))
		return STR("Excel (xlsx)");
	return str_starts(head, STR("\xD0\xCF\x11\xE0")) ? STR("Excel (xls)") : STR_NONE;
}

static bool look_at(struct load *l)
{
	struct str *text = &l->scroll.text;
	while (text->n && scroll_view(&l->scroll, text->n - 1, text->n).p[text->n - 1] == 0x1A)
		text->n--; /* the end mark of old systems */
	const char *zero = l->seen.zero ? memchr(text->p, 0, text->n) : NULL;
	if (zero) {
		size_t at = (size_t)(zero - text->p);
		return diag_report(l->d, load_span(l, at, at + 1), DIAG_SOURCE_NUL,
				   program_of(scroll_view(&l->scroll, 0, 8)));
	}
	if (l->seen.private && !check_private(l))
		return false;
	if (l->o->ragged.n && !str_among(l->o->ragged, "error pad"))
		return diag_report(l->d, l->o->ragged_at, DIAG_CSV_RAGGED_OPTION, l->o->ragged);
	size_t lo = skip_lines(&l->scroll, l->o->skip);
	return find_delimiter(l, &lo, &l->survey.delimiter) && walk(l, lo);
}

static void set_header_row(struct load *l)
{
	if (!l->frame.headers)
		return;
	uint32_t last = l->survey.lo[l->frame.first - 1];
	l->t->header_row = diag_place(l->files, load_span(l, last, last)).line;
}

/* A unit above the table holds for every number that has none of its own. */
static void spread_unit(struct load *l)
{
	for (uint32_t i = 0; l->frame.unit.n && i < l->t->columns; i++)
		if (l->column[i].type == COLUMN_NUMBER && !l->column[i].unit.n)
			l->column[i].unit = l->frame.unit;
}

static bool load_table(struct load *l)
{
	if (!look_at(l))
		return false;
	parse_header(l);
	set_header_row(l);
	header_names(l);
	origin_fill(l);
	l->t->column = l->column;
	if (!reshape_table(l))
		return false;
	bool typed = types_infer(l);
	spread_unit(l);
	bool marked = rows_mark(l);
	return expect_check(l) && typed && marked;
}

/* What was decoded of a file becomes the table. */
static bool load_text(struct load *l, const struct decoded *text)
{
	struct arena temp = {0};
	const struct source_options *o = l->o;
	*l->t = (struct table){.name = o->name,
			       .at = o->at,
			       .source = o->source,
			       .url = o->url,
			       .retrieved = o->retrieved,
			       .file = l->file,
			       .status_column = TABLE_NONE};
	l->temp = &temp;
	l->scroll = files_get(l->files, l->file)->scroll;
	l->shelf = l->scroll.disk ? ARENA_NEW(l->mem, char, l->scroll.text.n) : NULL;
	l->base = l->shelf ? l->shelf : text->text.p;
	l->seen = text->seen;
	l->origin = ARENA_NEW(l->mem, struct table_origin, 1);
	*l->origin = (struct table_origin){.encoding = text->encoding, .mark = text->mark};
	l->origin->notices.mem = l->mem;
	l->t->origin = l->origin;
	origin_encoding(l);
	bool ok = load_table(l);
	arena_finish(&temp);
	return ok;
}

static bool load(struct table *out, const struct source_options *o, struct files *files,
		 struct arena *mem, struct diags *d)
{
	struct decoded text;
	struct load l = {.o = o, .files = files, .mem = mem, .d = d, .t = out};
	l.file = read_plain(o, files, &text, mem);
	bool ok = l.file && load_text(&l, &text);
	if (l.file && !l.vain)
		return ok;
	if (l.file)
		files_drop(files);
	l = (struct load){.o = o, .files = files, .mem = mem, .d = d, .t = out};
	l.file = read_source(o, files, &text, mem, d);
	*out = (struct table){.name = o->name, .at = o->at, .status_column = TABLE_NONE};
	return l.file && load_text(&l, &text);
}

const struct source source_csv = {
	.name = "csv",
	.summary = "comma, semicolon, tab or bar separated text",
	.suffixes = "csv tsv txt tab",
	.load = load,
};
