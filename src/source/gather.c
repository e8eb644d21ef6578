#include "source/gather.h"

#include <string.h>

#include "base/crew.h"

#define PART ((size_t)4 * 1024 * 1024) /* bytes: some ten milliseconds of work */
#define BUILDERS 65536                 /* columns of parts, in all */
#define TRIED_BYTES ((size_t)64 * 1024)
#define TRIED_RECORDS 3

/* --- where to cut ---------------------------------------------------------------- */

/* Records that follow each other from byte at on look like those of the table. */
static bool looks_right(const struct gather *g, struct str text, size_t at)
{
	struct scan scan = {text, at, g->l->survey.delimiter};
	for (unsigned k = 0; k < TRIED_RECORDS && scan_record(&scan, NULL); k++) {
		uint32_t cells = 0;
		struct scan_cell c;
		do {
			c = scan_cell(&scan);
			bool inside = c.fault != SCAN_FINE ||
				      (!c.quoted && c.hi > c.lo &&
				       memchr(text.p + c.lo, '"', c.hi - c.lo));
			if (inside || ++cells > g->frame.width)
				return false;
		} while (!c.last);
		if (cells != g->frame.width)
			return false;
	}
	return true;
}

static size_t next_line(struct str text, size_t at)
{
	while (at < text.n && text.p[at] != '\n' && text.p[at] != '\r')
		at++;
	at += at + 1 < text.n && text.p[at] == '\r' && text.p[at + 1] == '\n';
	return at < text.n ? at + 1 : at;
}

/* The first line behind byte at that seems to begin a record, else any line. */
static size_t cut_behind(const struct gather *g, size_t at)
{
	struct str text = scroll_view_line(&g->l->scroll, at, at + TRIED_BYTES);
	size_t first = next_line(text, at), line = first;
	for (; line < text.n && line - at < TRIED_BYTES; line = next_line(text, line))
		if (looks_right(g, text, line))
			return line;
	return first;
}

static void cut(struct gather *g)
{
	struct load *l = g->l;
	size_t end = l->scroll.text.n, n = end - g->lo, size = l->o->part ? l->o->part : PART,
	       at = g->lo;
	size_t most = 1 + BUILDERS / (g->frame.width ? g->frame.width : 1);
	size = n / size < most ? size : n / most + 1;
	g->part = ARENA_NEW(l->temp, struct part, n / size + 1);
	do {
		size_t from = at, to = at + size > g->body ? at + size : g->body;
		bool last = end - from <= size || to >= end;
		at = last ? end : cut_behind(g, to);
		g->part[g->parts].lo = from;
		g->part[g->parts++].hi = at;
	} while (at < end);
}

/* --- how much is in them --------------------------------------------------------------- */

#define SPARE 1.25 /* times the records that the lines of a part seem to make */

static uint32_t lines_between(const struct load *l, size_t lo, size_t hi)
{
	uint32_t lines = 0;
	while (lo < hi) {
		size_t run = lo / CENSUS_RUN, end = (run + 1) * CENSUS_RUN;
		end = end < hi ? end : hi;
		lines += end - lo == CENSUS_RUN
				 ? l->seen.lines[run]
				 : census_lines(scroll_view(&l->scroll, lo, end + 1), lo, end);
		lo = end;
	}
	return lines;
}

static void measure(const struct gather *g, struct part *part)
{
	uint32_t lines = lines_between(g->l, part->lo, part->hi);
	lines += part->hi == g->l->scroll.text.n;
	double records = g->per_line > 0 ? SPARE * g->per_line * lines + 64 : lines;
	part->room = records < lines ? (uint32_t)records : lines;
}

static uint32_t place_parts(struct gather *g)
{
	uint32_t room = 0, first = g->frame.first;
	for (size_t k = 0; k < g->parts; k++) {
		struct part *p = &g->part[k];
		measure(g, p);
		p->base = room;
		p->row_base = room > first ? room - first : 0;
		p->first = k ? 0 : first;
		p->end = k ? UINT32_MAX : g->frame.end;
		room += p->room;
	}
	return room;
}

/* --- the walk ------------------------------------------------------------------------------
 */

static void clear_memory(struct part *p)
{
	arena_finish(&p->keep);
	arena_finish(&p->scratch);
}

static void clear(struct gather *g, struct part *p)
{
	clear_memory(p);
	p->counts = (struct survey_counts){0};
	p->rows = 0;
	p->clean = p->over = false;
	if (!p->column)
		p->column = ARENA_NEW(&g->keep, struct builder, g->parse.width);
	for (uint32_t i = 0; i < g->parse.width; i++) {
		struct builder *b = &p->column[i];
		struct build_rows to = build_from(g->rows[i], p->row_base);
		if (b->any_missing)
			memset(to.missing, 0, p->room);
		if (b->any_status)
			memset(to.status, 0, p->room);
		if (b->any_indent)
			memset(to.indent, 0, p->room);
		*b = (struct builder){.kind = g->kind[i], .rows = p->room, .to = to};
	}
}

static void expect_rows(const struct build_rows *to, uint32_t rows)
{
	if (to->number)
		arena_expect(to->number, rows * sizeof(*to->number));
	if (to->code)
		arena_expect(to->code, rows * sizeof(*to->code));
	if (to->word)
		arena_expect(to->word, rows * sizeof(*to->word));
}

static void walk(void *context, size_t number)
{
	struct gather *g = context;
	const struct part *p = &g->part[number];
	for (uint32_t i = 0; g->parts > 1 && i < g->parse.width; i++)
		expect_rows(&p->column[i].to, p->room);
	parse_part(&g->parse, &g->part[number]);
}

/* Part k was not over at its end: it takes in the next ones, one, two, four …, until
 * it is. */
static void join(struct gather *g, size_t k)
{
	struct part *p = &g->part[k];
	for (size_t taken = 1, next = k + 1; !p->clean && next < g->parts; taken *= 2) {
		for (size_t i = 0; i < taken && next < g->parts; i++, next++) {
			struct part *more = &g->part[next];
			p->hi = more->hi;
			clear(g, more);
			p->room += more->room;
			more->room = 0;
			more->lo = more->hi;
			more->clean = true;
		}
		clear(g, p);
		parse_part(&g->parse, p);
	}
}

static void set_survey(struct gather *g)
{
	struct survey *s = &g->l->survey;
	uint32_t records = 0;
	*s = (struct survey){.scroll = g->l->scroll,
			     .delimiter = s->delimiter,
			     .head = g->head,
			     .width = g->parse.width,
			     .lo = g->parse.lo,
			     .shape = g->parse.shape};
	for (size_t k = 0; k < g->parts; k++) {
		struct part *p = &g->part[k];
		uint32_t n = p->counts.records;
		if (records != p->base) {
			memmove(s->lo + records, s->lo + p->base, n * sizeof(*s->lo));
			memmove(s->shape + records, s->shape + p->base, n);
			p->base = records;
		}
		survey_add(&s->counts, &p->counts);
		records += n;
	}
	s->records = records;
}

static void tell(void *context, size_t jobs)
{
	const struct gather *g = context;
	const struct source_progress *p = &g->l->o->progress;
	if (p->tell)
		p->tell(p->context, (double)jobs / (double)g->parts);
}

static void walk_all(struct gather *g, struct load *l)
{
	g->l = l;
	cut(g);
	struct crew crew = {.threads = l->o->threads, .job = walk, .done = tell, .context = g};
	uint32_t room = place_parts(g);
	g->parse = (struct parse){
		.l = l, .width = g->frame.width, .head = g->head, .settled = g->settled};
	g->parse.lo = ARENA_NEW(&g->keep, uint32_t, room);
	g->parse.shape = ARENA_NEW(l->temp, uint8_t, room);
	g->rows = ARENA_NEW(l->temp, struct build_rows, g->frame.width);
	for (uint32_t i = 0; i < g->frame.width; i++)
		g->rows[i] = build_rows(g->kind[i], room, &g->keep);
	for (size_t k = 0; k < g->parts; k++)
		clear(g, &g->part[k]);
	crew_run(&crew, g->parts);
	tell(g, g->parts);
	for (size_t k = 0; k < g->parts; k++)
		if (!g->part[k].clean)
			join(g, k);
}

static bool is_over(const struct gather *g)
{
	bool over = false;
	for (size_t k = 0; k < g->parts; k++)
		over |= g->part[k].over;
	return over;
}

void gather_walk(struct gather *g, struct load *l)
{
	walk_all(g, l);
	if (is_over(g)) { /* fewer lines stand in quotes than at the beginning: once more */
		gather_drop(g);
		g->parts = 0;
		g->per_line = 0;
		walk_all(g, l);
	}
	set_survey(g);
}

void gather_drop(struct gather *g)
{
	for (size_t k = 0; k < g->parts; k++)
		clear_memory(&g->part[k]);
	arena_finish(&g->keep);
}

/* --- the rows
 * ---------------------------------------------------------------------------------- */

/* The parts that hold records which are no rows after all are walked again. */
static void leave_out(struct gather *g)
{
	const struct frame *f = &g->l->frame;
	for (size_t k = 0; k < g->parts; k++) {
		struct part *p = &g->part[k];
		uint32_t records = p->counts.records;
		uint32_t end = f->end > p->base ? f->end - p->base : 0;
		if (records <= end || p->end <= end)
			continue;
		p->end = end;
		clear(g, p);
		parse_part(&g->parse, p); /* the survey is written once more, as it was */
	}
}

static void move(void *array, uint32_t to, uint32_t from, uint32_t n, size_t size)
{
	if (array)
		memmove((char *)array + to * size, (char *)array + from * size, n * size);
}

static void move_rows(const struct build_rows *r, uint32_t to, uint32_t from, uint32_t n)
{
	move(r->number, to, from, n, sizeof(*r->number));
	move(r->code, to, from, n, sizeof(*r->code));
	move(r->word, to, from, n, sizeof(*r->word));
	move(r->missing, to, from, n, sizeof(*r->missing));
	move(r->status, to, from, n, sizeof(*r->status));
	move(r->indent, to, from, n, sizeof(*r->indent));
}

/* Without those that no part has used, which are all zeros. */
static struct build_rows used_rows(const struct gather *g, uint32_t column)
{
	struct build_rows r = g->rows[column];
	bool missing = false, status = false, indent = false;
	for (size_t k = 0; k < g->parts; k++) {
		const struct builder *b = &g->part[k].column[column];
		missing |= b->any_missing;
		status |= b->any_status;
		indent |= b->any_indent;
	}
	r.missing = missing ? r.missing : NULL;
	r.status = status ? r.status : NULL;
	r.indent = indent ? r.indent : NULL;
	return r;
}

/* The rows of all parts follow each other. */
static uint32_t close_gaps(struct gather *g)
{
	uint32_t rows = 0;
	struct build_rows *used = ARENA_NEW(g->l->temp, struct build_rows, g->parse.width);
	for (uint32_t i = 0; i < g->parse.width; i++)
		used[i] = used_rows(g, i);
	for (size_t k = 0; k < g->parts; k++) {
		struct part *p = &g->part[k];
		for (uint32_t i = 0; p->row_base != rows && i < g->parse.width; i++)
			move_rows(&used[i], rows, p->row_base, p->rows);
		p->row_base = rows;
		rows += p->rows;
	}
	return rows;
}

/* Where each row begins: all records of the frame, but for blank ones. */
static const uint32_t *row_places(struct gather *g, uint32_t rows)
{
	const struct frame *f = &g->l->frame;
	const struct survey *s = &g->l->survey;
	if (rows == f->end - f->first)
		return s->lo + f->first;
	uint32_t *place = ARENA_NEW(g->l->mem, uint32_t, rows), n = 0;
	for (uint32_t i = f->first; i < f->end; i++)
		if (frame_is_row(f, s, i))
			place[n++] = s->lo[i];
	return place;
}

void gather_end(struct gather *g)
{
	struct load *l = g->l;
	leave_out(g);
	uint32_t width = g->parse.width, rows = close_gaps(g);
	struct assemble_part *part = ARENA_NEW(l->temp, struct assemble_part, g->parts);
	l->t->rows = rows;
	l->t->columns = width;
	l->t->record = row_places(g, rows);
	l->column = ARENA_NEW(l->mem, struct column, width);
	l->made = ARENA_NEW(l->temp, struct gather_column, width);
	load_reader(l);
	for (uint32_t i = 0; i < width; i++) {
		l->column[i].cells.file = load_cells(l);
		l->column[i].cells.field = i;
		for (size_t k = 0; k < g->parts; k++)
			part[k] = (struct assemble_part){&g->part[k].column[i],
							 g->part[k].row_base, g->part[k].rows};
		assemble_column(l, i, g->rows[i], part, g->parts);
	}
	for (size_t k = 0; k < g->parts; k++) {
		arena_adopt(l->mem, &g->part[k].keep);
		arena_finish(&g->part[k].scratch);
	}
	arena_adopt(l->mem, &g->keep);
}
