#include "source/parse.h"

#include <csv.h>
#include <string.h>

#include "source/cell.h"
#include "source/outline.h"

#define BLOCK ((size_t)64 * 1024) /* step by which libcsv's buffer for a cell grows */
#define INDENT_MAX 250

enum byte_kind { BYTE_OTHER, BYTE_BLANK, BYTE_QUOTE, BYTE_DELIMITER, BYTE_END };

struct walk {
	const struct load *l;
	struct str text; /* that is walked over: the part, or the header */
	size_t from;     /* where it begins in the text of the file */
	size_t at;       /* in it, where the next cell begins */
	uint8_t kind[256];
	uint32_t column, filled, width;
	const uint32_t *end; /* of the cells whose outline libcsv reads; else NULL */
	/* a part */
	const struct parse *p;
	struct part *part;
	struct build build;
	uint32_t put;   /* cells of the row that are built; see settle() */
	uint32_t quick; /* columns of which a cell may be built without a closer look */
	size_t safe;    /* before it the text has PLAIN_ROOM more bytes */
	uint32_t row_lo, row_hi; /* records that are rows, and have room */
	char head_byte;          /* that the header begins with, where it has any */
	bool compose;            /* letters that may need composing are in the text */
	bool exact; /* the report lists what is missing, so that each cell is looked at */
	bool again; /* the record is the header once more */
	/* or the header */
	struct str *head;
	struct span *head_at;
	uint32_t head_row;
};

/* --- where cells stand --------------------------------------------------------------- */

static enum byte_kind kind_at(const struct walk *w, size_t i)
{
	return (enum byte_kind)w->kind[(unsigned char)w->text.p[i]];
}

/* The cell ends at its hi or behind its closing quote: at byte i. */
static bool ends_at(struct walk *w, struct scan_cell *c, size_t i)
{
	if (i >= w->text.n)
		return false;
	enum byte_kind kind = kind_at(w, i);
	if (kind < BYTE_DELIMITER)
		return false;
	c->last = kind == BYTE_END;
	bool pair = c->last && w->text.p[i] == '\r' && i + 1 < w->text.n &&
		    w->text.p[i + 1] == '\n';
	w->at = i + 1 + pair;
	return true;
}

/* The text between quotes is what was read, but for the quotes in it, which are
 * doubled: then the cell was read to its closing quote and no other. */
static bool find_quoted(struct walk *w, struct str read, struct scan_cell *c)
{
	size_t lo = w->at + 1, more = 0, n = read.n;
	const char *p = w->text.p + lo, *quote = n ? memchr(read.p, '"', n) : NULL;
	for (; quote; more++) {
		size_t i = (size_t)(quote - read.p);
		if (lo + i + more + 1 >= w->text.n || p[i + more] != '"' ||
		    p[i + more + 1] != '"')
			return false;
		quote = i + 1 < n ? memchr(quote + 1, '"', n - i - 1) : NULL;
	}
	size_t hi = lo + n + more;
	if (hi >= w->text.n || w->text.p[hi] != '"' || !ends_at(w, c, hi + 1))
		return false;
	c->quoted = true;
	c->doubled = more > 0;
	c->lo = lo;
	c->hi = hi;
	return true;
}

/* The same of a cell of n bytes in an outline, which has no others in quotes. */
static bool find_outlined(struct walk *w, struct str read, size_t n, struct scan_cell *c)
{
	c->quoted = true;
	c->doubled = memchr(read.p, '"', read.n) != NULL;
	c->lo++;
	c->hi--;
	return ends_at(w, c, w->at + n);
}

/*
 * Where the cell stands that libcsv has read, of n bytes where neither quotes
 * nor blanks are around it. Nearly always a delimiter stands behind them, or
 * what was read stands between quotes; otherwise it is walked over.
 */
static void find_cell(struct walk *w, struct str read, size_t n, struct scan_cell *c)
{
	size_t at = w->at;
	*c = (struct scan_cell){.from = at, .lo = at, .hi = at + n};
	enum byte_kind kind = at < w->text.n ? kind_at(w, at) : BYTE_BLANK;
	bool bare = kind != BYTE_BLANK && kind != BYTE_QUOTE && at + n < w->text.n;
	if (bare && (!n || kind_at(w, at + n - 1) != BYTE_BLANK) && ends_at(w, c, at + n))
		return;
	if (kind == BYTE_QUOTE &&
	    (w->end ? find_outlined(w, read, n, c) : find_quoted(w, read, c)))
		return;
	struct scan scan = {w->text, at, w->l->survey.delimiter};
	*c = scan_cell(&scan);
	w->at = scan.at;
}

/* Blank lines are no records. */
static __attribute__((noinline)) void skip_blank(struct walk *w)
{
	struct scan scan = {w->text, w->at, w->l->survey.delimiter};
	size_t blank = 0;
	scan_record(&scan, &blank);
	w->at = scan.at;
	if (w->part)
		w->part->counts.blank_lines += (uint32_t)blank;
}

static __attribute__((noinline)) void begin_slowly(struct walk *w)
{
	enum byte_kind kind = w->at < w->text.n ? kind_at(w, w->at) : BYTE_BLANK;
	if (kind == BYTE_BLANK || kind == BYTE_END)
		skip_blank(w);
	w->put = 0;
	w->filled = 0;
	struct part *part = w->part;
	if (!part)
		return;
	uint32_t number = part->counts.records;
	bool fits = number < part->room;
	bool rows = fits && number >= part->first && number < part->end;
	if (fits)
		w->p->lo[part->base + number] = (uint32_t)(w->from + w->at);
	part->over |= !fits;
	w->again = rows && survey_is(w->text, w->at, w->p->head);
	part->counts.again += w->again;
	w->width = rows && !w->again ? w->p->width : 0;
	bool blank = w->at >= w->text.n || kind_at(w, w->at) >= BYTE_DELIMITER;
	w->quick = w->exact || blank ? 0 : w->width;
}

/* Most records: rows among others that begin with text, and not as the header does. */
static inline void begin_record(struct walk *w)
{
	uint32_t number = w->part ? w->part->counts.records : 0;
	const char *p = w->text.p + w->at;
	if (number < w->row_lo || number >= w->row_hi || w->at >= w->safe ||
	    w->kind[(unsigned char)*p] != BYTE_OTHER || *p == w->head_byte) {
		begin_slowly(w);
		return;
	}
	w->put = 0;
	w->filled = 0;
	w->p->lo[w->part->base + number] = (uint32_t)(w->from + w->at);
	w->again = false;
	w->width = w->quick = w->p->width;
}

/* --- what they hold ------------------------------------------------------------------- */

/* Blanks before the text of a cell, a wide one as two: how far a name is indented. */
static void note_indent(const struct walk *w, const struct scan_cell *c, struct build_cell cell)
{
	size_t from = c->quoted ? c->lo : c->from, to = c->lo + cell.cut;
	struct builder *b = &w->part->column[w->column];
	if (to <= from)
		return;
	b->to.indent[w->part->rows] =
		(uint8_t)(to - from > INDENT_MAX ? INDENT_MAX : to - from);
	b->any_indent = true;
}

static void put_blanks(struct walk *w, uint32_t up_to)
{
	struct build_cell blank = {STR(""), true, 0};
	for (; w->put < up_to; w->put++)
		build_cell(&w->build, &w->part->column[w->put], w->part->rows, blank);
}

static void put_cell(struct walk *w, const struct scan_cell *c, struct str read)
{
	struct str text = c->doubled ? read : str_slice(w->text, c->lo, c->hi);
	struct build_cell cell = cell_read(text, !c->doubled, w->compose, w->build.temp);
	if (w->put < w->column)
		put_blanks(w, w->column);
	if (cell.text.n && !c->doubled)
		note_indent(w, c, cell);
	build_cell(&w->build, &w->part->column[w->column], w->part->rows, cell);
	w->put++;
}

static void put_head(struct walk *w, const struct scan_cell *c, struct str read)
{
	struct arena *mem = w->l->mem;
	size_t at = (size_t)w->head_row * w->l->frame.width + w->column;
	struct str text = c->doubled ? read : str_slice(w->text, c->lo, c->hi);
	struct build_cell cell = cell_read(text, !c->doubled, true, mem);
	w->head[at] = c->doubled ? arena_str(mem, cell.text) : cell.text;
	w->head_at[at] = load_span(w->l, w->from + c->lo, w->from + c->hi);
}

/* Neither quoted nor padded nor a formula, nothing to compose. */
static bool is_as_it_stands(const struct walk *w, struct str text)
{
	enum byte_kind first =
		text.n ? (enum byte_kind)w->kind[(unsigned char)*text.p] : BYTE_OTHER;
	return first != BYTE_BLANK && first != BYTE_QUOTE &&
	       (!text.n || (!cell_may_be_padded(text) && text.p[0] != '=' &&
			    !(w->compose && cell_composes(text))));
}

static __attribute__((noinline)) bool put_short(struct walk *w, struct builder *b,
						struct str text)
{
	return is_as_it_stands(w, text) && build_short(&w->build, b, w->part->rows, text);
}

/*
 * Most cells: n bytes between two delimiters that are of a spelling that
 * their column expects.
 */
static inline bool put_quickly(struct walk *w, struct str read, size_t n)
{
	size_t lo = w->at, hi = lo + n;
	if (w->column >= w->quick || n > w->part->counts.widest_cell || hi >= w->safe)
		return false;
	const char *p = w->text.p + lo, *end = w->text.p + hi;
	struct builder *b = &w->part->column[w->column];
	if (w->end && *p == '"' && read.n == 1) {
		p++;
		n -= 2;
	}
	if (kind_at(w, hi) < BYTE_DELIMITER ||
	    (!build_quickly(b, w->part->rows, p, n) && !put_short(w, b, (struct str){p, n})))
		return false;
	w->at = hi + 1 + (*end == '\r' && end[1] == '\n');
	return true;
}

/* Cells that were put quickly are not counted: all of the record were, behind one that
 * holds something. */
static void settle(struct walk *w)
{
	if (!w->quick || !w->column)
		return;
	w->put = w->column < w->width ? w->column : w->width;
	w->filled += !w->filled;
}

static __attribute__((noinline)) void put_slowly(struct walk *w, struct str read, size_t n)
{
	struct scan_cell c;
	settle(w);
	find_cell(w, read, n, &c);
	w->filled += c.hi > c.lo;
	if (w->part) {
		if (c.hi - c.lo > w->part->counts.widest_cell || c.fault != SCAN_FINE)
			survey_cell(&w->part->counts, &c, w->text);
		if (w->column < w->width && w->filled)
			put_cell(w, &c, read);
	} else if (w->column < w->width) {
		put_head(w, &c, read);
	}
	/* leading blanks are built once something follows them */
	w->quick = w->put == w->column + 1 && !w->exact ? w->width : 0;
}

/* --- the walk ---------------------------------------------------------------------------- */

/* Bytes of the cell up to its end, where libcsv reads an outline. */
static inline size_t to_end(struct walk *w)
{
	while (*w->end < w->at)
		w->end++;
	return *w->end++ - w->at;
}

static inline void take_cell(struct walk *w, struct str read, size_t n)
{
	if (!put_quickly(w, read, n))
		put_slowly(w, read, n);
	w->column++;
}

static void on_field(void *bytes, size_t n, void *context)
{
	struct walk *w = context;
	if (w->column == 0)
		begin_record(w);
	take_cell(w, (struct str){bytes, n}, w->end ? to_end(w) : n);
}

static __attribute__((noinline)) void end_slowly(struct walk *w)
{
	struct part *part = w->part;
	settle(w);
	struct survey_counts *counts = &part->counts;
	size_t hi = w->at;
	if (hi > 0 && w->text.p[hi - 1] == '\n')
		hi -= hi > 1 && w->text.p[hi - 2] == '\r' ? 2 : 1;
	else if (hi > 0 && w->text.p[hi - 1] == '\r')
		hi--;
	bool blank = !w->filled || (w->again && w->p->settled);
	if (!part->over)
		w->p->shape[part->base + counts->records] = blank ? SURVEY_BLANK
							    : w->column == w->p->width
								    ? SURVEY_FULL
								    : SURVEY_OTHER;
	survey_end(counts, w->text, hi);
	if (w->width && (w->filled || w->width == 1)) {
		if (w->put < w->width)
			put_blanks(w, w->width);
		part->rows++;
	}
}

/* Most records: rows of the usual width, all of it put quickly, that end with LF. */
static inline void end_record(struct walk *w)
{
	struct part *part = w->part;
	struct survey_counts *counts = &part->counts;
	const char *end = w->text.p + w->at;
	if (!w->quick || w->column != w->p->width || w->again || part->over ||
	    end[-1] != '\n' || end[-2] == '\r') {
		end_slowly(w);
		return;
	}
	w->p->shape[part->base + counts->records] = SURVEY_FULL;
	counts->records++;
	counts->lf++;
	part->rows++;
}

static void on_record(int ended_by, void *context)
{
	struct walk *w = context;
	(void)ended_by;
	if (w->part)
		end_record(w);
	else
		w->head_row++;
	w->column = 0;
}

/* The cells of a record that follow each other quickly, up to one that is to be looked at. */
static inline void take_cells(struct walk *w, const uint32_t *end)
{
	uint32_t width = w->quick, row = w->part->rows, i = 0;
	struct builder *column = w->part->column;
	const char *text = w->text.p;
	size_t at = w->at, widest = w->part->counts.widest_cell;
	for (; i < width; i++) {
		size_t n = end[i] - at;
		bool quoted = text[at] == '"';
		if (n > widest ||
		    !build_quickly(&column[i], row, text + at + quoted, n - 2 * quoted))
			break;
		at = end[i] + 1;
	}
	w->at = at + (i == width && text[at - 1] == '\r' && text[at] == '\n');
	w->column = i;
}

static void take_table(struct walk *w, const struct outline *o)
{
	uint32_t width = w->p->width;
	w->end = o->end; /* cells have what an outline has of them */
	for (const uint32_t *end = o->end, *last = end + o->ends; end < last; end += width) {
		begin_record(w);
		if (w->quick && end[width - 1] < w->safe)
			take_cells(w, end);
		while (w->column < width)
			take_cell(w, STR("x"), end[w->column] - w->at);
		end_record(w);
		w->column = 0;
	}
	w->end = NULL;
}

/* Behind the piece of text at byte at; a record begins there, or its outline is not enough. */
static size_t feed(struct walk *w, struct csv_parser *parser, struct outline *o, size_t at)
{
	bool begins = w->column == 0 && w->at >= at;
	size_t hi = outline_piece(w->text, at), read;
	if (begins && outline_take(o, w->text, at, hi, w->l->survey.delimiter)) {
		if (w->part && outline_is_table(o, parser, w->p->width)) {
			take_table(w, o);
			return hi;
		}
		w->end = o->end;
		read = csv_parse(parser, o->p, o->n, on_field, on_record, w);
		w->end = NULL;
		return read == o->n ? hi : at;
	}
	if (hi == at)
		hi = w->text.n - at > OUTLINE_PIECE ? at + OUTLINE_PIECE : w->text.n;
	read = csv_parse(parser, w->text.p + at, hi - at, on_field, on_record, w);
	return read == hi - at ? hi : at;
}

static void walk_text(struct walk *w)
{
	char outline[OUTLINE_PIECE + 1];
	uint32_t end[OUTLINE_PIECE + 1];
	struct outline o = {.p = outline, .end = end};
	struct csv_parser parser;
	unsigned char delimiter = (unsigned char)w->l->survey.delimiter;
	size_t n = w->text.n;
	w->safe = n < PLAIN_ROOM ? 0 : n - PLAIN_ROOM + 1;
	w->kind[' '] = w->kind['\t'] = BYTE_BLANK;
	w->kind['"'] = BYTE_QUOTE;
	w->kind['\n'] = w->kind['\r'] = BYTE_END;
	w->kind[delimiter] = BYTE_DELIMITER;
	csv_init(&parser, 0);
	csv_set_delim(&parser, delimiter);
	csv_set_blk_size(&parser, BLOCK);
	for (size_t at = 0, next; at < n; at = next) {
		next = feed(w, &parser, &o, at);
		if (next == at) /* no room for a cell */
			arena_exhausted();
	}
	if (w->from + n == w->l->scroll.text.n || !w->part)
		csv_fini(&parser, on_field, on_record, w);
	csv_free(&parser);
}

void parse_part(const struct parse *p, struct part *part, struct str text)
{
	struct arena temp = {0};
	const struct load *l = p->l;
	const struct census seen = l->scroll.disk ? census_of(part->seen) : l->seen;
	struct build_shelf shelf = {l->shelf ? l->shelf + part->lo : NULL, 0};
	struct walk w = {
		.l = l,
		.text = text,
		.from = part->lo,
		.p = p,
		.part = part,
		.compose = seen.composable && cell_composes(text),
		.build = {l, &part->keep, &part->scratch, &temp, shelf.p ? &shelf : NULL}};
	w.exact = l->o->missings > 0;
	if (!w.exact && p->width) {
		w.row_lo = part->first;
		w.row_hi = part->end < part->room ? part->end : part->room;
	}
	w.head_byte = p->head.n ? p->head.p[0] : '\0';
	walk_text(&w);
	struct scan rest = {w.text, w.at, l->survey.delimiter};
	size_t blank = 0;
	part->clean = w.column == 0 && !scan_record(&rest, &blank);
	part->counts.blank_lines += (uint32_t)blank;
	survey_move(&part->counts, part->lo);
	for (uint32_t i = 0; i < p->width; i++)
		build_end(&w.build, &part->column[i]);
	arena_finish(&temp);
}

void parse_header(struct load *l)
{
	size_t cells = (size_t)l->frame.headers * l->frame.width;
	struct walk w = {.l = l, .width = l->frame.width};
	l->head = w.head = ARENA_NEW(l->temp, struct str, cells);
	l->head_at = w.head_at = ARENA_NEW(l->temp, struct span, cells);
	if (!l->frame.headers)
		return;
	uint32_t last = l->frame.header + l->frame.headers - 1;
	size_t hi = survey_record(&l->survey, last).hi;
	w.from = l->survey.lo[l->frame.header];
	w.text = scroll_view(&l->scroll, w.from, hi);
	w.text = str_slice(w.text, w.from, hi);
	walk_text(&w);
}
