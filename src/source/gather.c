#include "source/gather.h"

#include <string.h>

#include "base/crew.h"

#define PART ((size_t)4 * 1024 * 1024) /* bytes: some ten milliseconds of work */
#define LAST 3                         /* of which are cut finer: threads end together */
#define FINER 4
#define BUILDERS 65536 /* columns of parts, in all */
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
	g->part = ARENA_NEW(l->temp, struct part, n / size + 1 + LAST * FINER);
	do {
		size_t step = end - at > LAST * size ? size : size / FINER + 1;
		size_t from = at, to = at + step > g->body ? at + step : g->body;
		bool last = end - from <= step || to >= end;
		at = last ? end : cut_behind(g, to);
		g->part[g->parts].lo = from;
		g->part[g->parts++].hi = at;
	} while (at < end);
}

/* --- how much is in them --------------------------------------------------------------- */

#define SPARE 1.25 /* times the records that the lines of a part seem to make */
#define MARGIN \
	1.5 /* times the lines that the text seems to have; what is not used costs nothing */

static uint32_t records_in(const struct gather *g, double lines)
{
	double records = g->per_line > 0 ? SPARE * g->per_line * lines + 64 : lines;
	return (uint32_t)(records < lines ? records : lines);
}

static uint32_t room_for_all(const struct gather *g)
{
	double bytes = (double)(g->l->scroll.text.n - g->lo);
	double most = g->lines > 0 ? g->lines : MARGIN * g->per_byte * bytes + 1024;
	return records_in(g, most < bytes + 1 ? most : bytes + 1);
}

/* Parts get their places in their order, as soon as their lines are counted. */
static void place(struct gather *g, struct part *p, bool first)
{
	uint32_t head = g->frame.first, left = g->room - g->taken;
	uint32_t room = records_in(g, p->lines);
	p->base = g->taken;
	p->row_base = p->base > head ? p->base - head : 0;
	p->room = room < left ? room : left;
	p->first = first ? head : 0;
	p->end = first ? g->frame.end : UINT32_MAX;
	g->taken += p->room;
	g->lines_seen += p->lines;
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

static void expect(const struct gather *g, const struct part *p)
{
	for (uint32_t i = 0; i < g->parse.width; i++)
		expect_rows(&p->column[i].to, p->room);
	arena_expect(g->parse.lo + p->base, p->room * sizeof(*g->parse.lo));
	arena_expect(g->parse.shape + p->base, p->room);
}

static void parse(struct gather *g, struct part *p)
{
	struct scroll_loan loan = scroll_lend(&g->l->scroll, p->lo, p->hi);
	clear(g, p);
	parse_part(&g->parse, p, loan.text);
	scroll_return(&g->l->scroll, &loan);
}

/* The text is of another encoding, or the like: to be kept, and looked at more closely. */
static bool is_odd(struct gather *g, unsigned seen)
{
	struct census all = census_of(atomic_fetch_or(&g->seen, seen) | seen);
	return !census_plain(&all);
}

static void walk(void *context, size_t number)
{
	struct gather *g = context;
	struct part *p = &g->part[number];
	const struct scroll *s = &g->l->scroll;
	struct scroll_loan loan = scroll_lend(s, p->lo, p->hi);
	p->seen = s->disk ? census_look(loan.text) : 0;
	p->lines = census_lines(loan.text, 0, loan.text.n) + (p->hi == s->text.n);
	crew_wait(&g->turn, number);
	place(g, p, !number);
	crew_pass(&g->turn);
	p->clean = is_odd(g, p->seen);
	if (!p->clean) {
		clear(g, p);
		if (g->parts > 1)
			expect(g, p);
		parse_part(&g->parse, p, loan.text);
	}
	scroll_return(s, &loan);
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
			p->seen |= more->seen;
			p->room += more->room;
			more->room = 0;
			more->lo = more->hi;
			more->clean = true;
		}
		parse(g, p);
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

static void make_room(struct gather *g, struct load *l)
{
	uint32_t room = g->room = room_for_all(g), width = g->frame.width;
	g->parse =
		(struct parse){.l = l, .width = width, .head = g->head, .settled = g->settled};
	g->parse.lo = ARENA_NEW(&g->keep, uint32_t, room);
	g->parse.shape = ARENA_NEW(l->temp, uint8_t, room);
	g->rows = ARENA_NEW(l->temp, struct build_rows, width);
	for (uint32_t i = 0; i < width; i++)
		g->rows[i] = build_rows(g->kind[i], room, &g->keep);
	for (size_t k = 0; k < g->parts; k++)
		g->part[k].column = ARENA_NEW(&g->keep, struct builder, width);
}

/* What stands before the first part is read by nobody else. */
static unsigned look_before(const struct gather *g)
{
	const struct scroll *s = &g->l->scroll;
	return s->disk ? census_look(str_slice(scroll_view(s, 0, g->lo), 0, g->lo)) : 0;
}

static void walk_all(struct gather *g, struct load *l)
{
	g->l = l;
	g->seen = look_before(g);
	g->turn = (struct crew_turn)CREW_TURN;
	g->lines_seen = 0;
	g->taken = 0;
	cut(g);
	make_room(g, l);
	struct crew crew = {.threads = l->o->threads, .job = walk, .done = tell, .context = g};
	crew_run(&crew, g->parts);
	tell(g, g->parts);
	if (l->scroll.disk)
		l->seen = census_of(g->seen);
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
	if (is_over(g)) { /* more lines, or fewer in quotes, than at the beginning: once more */
		gather_drop(g);
		g->parts = 0;
		g->lines = g->lines_seen;
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
		parse(g, p); /* the survey is written once more, as it was */
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
