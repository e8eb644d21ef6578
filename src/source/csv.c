#include <assert.h>
#include <csv.h>
#include <string.h>

#include "base/utf8.h"
#include "ko/compose.h"
#include "source/load.h"
#include "source/marks.h"
#include "source/read.h"

/*
 * The only user of libcsv. It is fed the whole text between the first header
 * record and the last data record in one call; a scan walks beside it and
 * tells where each cell stands, so that a cell is a part of the file's text
 * wherever libcsv did not have to change it.
 */
#define BLOCK ((size_t)64 * 1024) /* step by which libcsv's buffer for a cell grows */

struct parse {
	struct load *l;
	struct scan scan;
	uint32_t record, column, row;
	struct str *head;
	struct span *head_at;
	struct str **cell; /* per column, rows long */
	uint32_t *row_record;
	bool compose; /* the text holds letters that need composing */
};

static bool is_header(const struct parse *p)
{
	return p->record < p->l->frame.first;
}

static bool is_row(const struct parse *p)
{
	return p->record < p->l->frame.end &&
	       frame_is_row(&p->l->frame, &p->l->survey, p->record);
}

static struct str composed(const struct parse *p, struct str s)
{
	if (!p->compose)
		return s;
	struct arena *mem = p->l->mem;
	return compose_hangul(mem, compose_filler(mem, compose_clean(mem, s)));
}

/* Blanks before the text of a cell, a wide one as two: how far a name is indented. */
static void note_indent(struct parse *p, const struct scan_cell *c, struct str text)
{
	size_t from = c->quoted ? c->lo : c->from;
	size_t to = text.n ? (size_t)(text.p - p->l->text.p) : c->lo;
	if (to <= from)
		return;
	size_t wide = to - from > 250 ? 250 : to - from;
	uint8_t **indent = &p->l->indent[p->column];
	if (!*indent)
		*indent = ARENA_NEW(p->l->temp, uint8_t, p->l->t->rows);
	(*indent)[p->row] = (uint8_t)wide;
}

/* ="001": a spreadsheet's way to keep a code from becoming a number. */
static struct str without_formula(struct str s)
{
	bool formula = s.n >= 3 && str_starts(s, STR("=\"")) && s.p[s.n - 1] == '"';
	return formula ? str_slice(s, 2, s.n - 1) : s;
}

static void on_field(void *bytes, size_t n, void *context)
{
	struct parse *p = context;
	struct load *l = p->l;
	if (p->column == 0)
		scan_record(&p->scan, NULL);
	struct scan_cell c = scan_cell(&p->scan);
	struct str read = {bytes, n}, here = str_slice(l->text, c.lo, c.hi), text = here;
	assert(str_eq(read, here) || c.doubled);
	if (c.doubled)
		text = arena_str(l->mem, read);
	text = without_formula(marks_trim(text));
	if (p->column >= l->frame.width) { /* empty ones at the end of a line */
		p->column++;
		return;
	}
	if (is_header(p)) {
		size_t at = (size_t)(p->record - l->frame.header) * l->frame.width + p->column;
		p->head[at] = composed(p, text);
		p->head_at[at] = load_span(l, c.lo, c.hi);
	} else if (is_row(p)) {
		if (text.n && !c.doubled)
			note_indent(p, &c, text);
		p->cell[p->column][p->row] = composed(p, text);
	}
	p->column++;
}

static void on_record(int ended_by, void *context)
{
	struct parse *p = context;
	(void)ended_by;
	if (!is_header(p) && is_row(p)) {
		p->row_record[p->row] = p->record;
		p->row++;
	}
	p->record++;
	p->column = 0;
}

/* Conjoining letters (E1 84–87), the filler of KS X 1001 (E3 85 A4), soft hyphens
 * (C2 AD), marks in the middle of a file (EF BB BF). Files without them, most of
 * them, need no look at each cell. */
static bool needs_composing(struct str text)
{
	const unsigned char *p = (const unsigned char *)text.p;
	for (size_t i = 0; i + 2 < text.n; i++)
		if ((p[i] == 0xE1 && p[i + 1] >= 0x84 && p[i + 1] <= 0x87) ||
		    (p[i] == 0xE3 && p[i + 1] == 0x85 && p[i + 2] == 0xA4) ||
		    (p[i] == 0xC2 && p[i + 1] == 0xAD) ||
		    (p[i] == 0xEF && p[i + 1] == 0xBB && p[i + 2] == 0xBF))
			return true;
	return false;
}

static uint32_t count_rows(const struct load *l)
{
	uint32_t rows = 0;
	for (uint32_t i = l->frame.first; i < l->frame.end; i++)
		rows += frame_is_row(&l->frame, &l->survey, i);
	return rows;
}

static void prepare(struct parse *p)
{
	struct load *l = p->l;
	uint32_t rows = count_rows(l), width = l->frame.width;
	l->t->rows = rows;
	l->t->columns = width;
	l->column = ARENA_NEW(l->mem, struct column, width);
	p->row_record = ARENA_NEW(l->temp, uint32_t, rows);
	l->row_record = p->row_record;
	l->indent = ARENA_NEW(l->temp, uint8_t *, width);
	p->head = ARENA_NEW(l->temp, struct str, (size_t)l->frame.headers * width);
	p->head_at = ARENA_NEW(l->temp, struct span, (size_t)l->frame.headers * width);
	p->cell = ARENA_NEW(l->temp, struct str *, width);
	for (uint32_t i = 0; i < width; i++) {
		p->cell[i] = ARENA_NEW(l->mem, struct str, rows);
		l->column[i].cells.text = p->cell[i];
	}
	l->head = p->head;
	l->head_at = p->head_at;
}

static void parse_table(struct load *l)
{
	const struct survey_record *r = l->survey.record;
	struct parse p = {.l = l, .record = l->frame.header};
	prepare(&p);
	if (l->frame.header >= l->frame.end)
		return;
	size_t lo = r[l->frame.header].lo, hi = r[l->frame.end - 1].hi;
	p.scan = (struct scan){str_slice(l->text, 0, hi), lo, l->survey.delimiter};
	p.compose = needs_composing(str_slice(l->text, lo, hi));
	struct csv_parser parser;
	csv_init(&parser, 0);
	csv_set_delim(&parser, (unsigned char)l->survey.delimiter);
	csv_set_blk_size(&parser, BLOCK);
	size_t read = csv_parse(&parser, l->text.p + lo, hi - lo, on_field, on_record, &p);
	if (read == hi - lo)
		csv_fini(&parser, on_field, on_record, &p);
	csv_free(&parser);
	if (read != hi - lo) {
		fputs("dopyo: out of memory\n", stderr);
		exit(3);
	}
	assert(p.row == l->t->rows);
}

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
	struct str word = l->o->delimiter;
	bool noted = take_note(l->text, lo, delimiter);
	if (!word.n || str_eq(word, STR("auto"))) {
		if (!noted)
			*delimiter = survey_delimiter(l->text, *lo);
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
static size_t skip_lines(struct str text, int lines)
{
	size_t at = 0;
	for (; lines > 0 && at < text.n; lines--) {
		while (at < text.n && text.p[at] != '\n' && text.p[at] != '\r')
			at++;
		at += at + 1 < text.n && text.p[at] == '\r' && text.p[at + 1] == '\n';
		at += at < text.n;
	}
	return at;
}

static bool check_quotes(struct load *l)
{
	const struct survey *s = &l->survey;
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
	if (s->widest_cell > cell)
		ok = diag_report(l->d, load_span(l, s->widest_at, s->widest_at),
				 DIAG_SOURCE_CELL, diag_number(l->d, s->widest_cell),
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
	for (size_t i = 0; i < l->text.n; i++)
		if ((unsigned char)l->text.p[i] >= 0xEE && is_private(l->text, i)) {
			first = count ? first : i;
			count++;
		}
	if (!count)
		return true;
	size_t next = first;
	struct str code = arena_printf(l->temp, "U+%04X", (unsigned)utf8_next(l->text, &next));
	return diag_report(l->d, load_span(l, first, next), DIAG_PRIVATE_USE, code,
			   diag_number(l->d, (long long)count));
}

static bool look_at(struct load *l)
{
	while (l->text.n && l->text.p[l->text.n - 1] == 0x1A) /* the end mark of old systems */
		l->text.n--;
	const char *zero = l->text.n ? memchr(l->text.p, 0, l->text.n) : NULL;
	char delimiter;
	if (zero) {
		size_t at = (size_t)(zero - l->text.p);
		return diag_report(l->d, load_span(l, at, at + 1), DIAG_SOURCE_NUL, STR_NONE);
	}
	if (!check_private(l))
		return false;
	if (l->o->ragged.n && !str_among(l->o->ragged, "error pad"))
		return diag_report(l->d, l->o->ragged_at, DIAG_CSV_RAGGED_OPTION, l->o->ragged);
	size_t lo = skip_lines(l->text, l->o->skip);
	if (!find_delimiter(l, &lo, &delimiter))
		return false;
	survey_text(&l->survey, l->text, lo, delimiter, l->temp);
	if (!l->survey.records)
		return diag_report(l->d, load_span(l, 0, 0), DIAG_SOURCE_EMPTY, l->o->file);
	if (!check_quotes(l))
		return false;
	frame_find(&l->frame, &l->survey, l->text, l->o->header, l->o->skip >= 0, l->temp);
	return check_header(l) && check_limits(l) && ragged_check(l);
}

static void set_records(struct load *l)
{
	struct span *record = ARENA_NEW(l->mem, struct span, l->t->rows);
	for (uint32_t row = 0; row < l->t->rows; row++) {
		const struct survey_record *r = &l->survey.record[l->row_record[row]];
		record[row] = load_span(l, r->lo, r->hi);
	}
	l->t->record = record;
	if (l->frame.headers) {
		uint32_t last = l->survey.record[l->frame.first - 1].lo;
		l->t->header_row = diag_place(l->files, load_span(l, last, last)).line;
	}
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
	parse_table(l);
	header_names(l);
	origin_fill(l);
	l->t->column = l->column;
	if (!reshape_table(l))
		return false;
	set_records(l);
	bool typed = types_infer(l);
	spread_unit(l);
	bool marked = rows_mark(l);
	return expect_check(l) && typed && marked;
}

static bool load(struct table *out, const struct source_options *o, struct files *files,
		 struct arena *mem, struct diags *d)
{
	struct decoded text;
	struct arena temp = {0};
	struct load l = {.o = o, .files = files, .mem = mem, .temp = &temp, .d = d, .t = out};
	*out = (struct table){.name = o->name,
			      .at = o->at,
			      .source = o->source,
			      .url = o->url,
			      .retrieved = o->retrieved,
			      .status_column = TABLE_NONE};
	l.file = out->file = read_source(o, files, &text, mem, d);
	if (!l.file)
		return false;
	l.text = text.text;
	l.origin = ARENA_NEW(mem, struct table_origin, 1);
	*l.origin = (struct table_origin){.encoding = text.encoding, .mark = text.mark};
	l.origin->notices.mem = mem;
	out->origin = l.origin;
	origin_encoding(&l);
	bool ok = load_table(&l);
	arena_finish(&temp);
	return ok;
}

const struct source source_csv = {
	.name = "csv",
	.summary = "comma, semicolon, tab or bar separated text",
	.suffixes = "csv tsv txt tab",
	.load = load,
};
