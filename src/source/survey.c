#include "source/survey.h"

#include <string.h>

#include "source/number.h"

#define SAMPLE_RECORDS 200
#define SAMPLE_BYTES ((size_t)64 * 1024)
#define WIDTHS 64 /* different widths that are counted apart in the sample */

static void add_fault(struct survey_counts *s, const struct scan_cell *c, struct str text)
{
	if (s->faults++ >= SURVEY_FAULTS)
		return;
	struct str inside = str_slice(text, c->lo, c->hi);
	bool lines = inside.n &&
		     (memchr(inside.p, '\n', inside.n) || memchr(inside.p, '\r', inside.n));
	s->fault[s->faults - 1] = (struct survey_fault){c->fault, (uint32_t)c->fault_at,
							(uint32_t)c->lo - 1, lines};
}

void survey_cell(struct survey_counts *s, const struct scan_cell *c, struct str text)
{
	if (c->hi - c->lo > s->widest_cell) {
		s->widest_cell = (uint32_t)(c->hi - c->lo);
		s->widest_at = (uint32_t)c->lo;
	}
	if (c->fault != SCAN_FINE)
		add_fault(s, c, text);
}

void survey_end(struct survey_counts *s, struct str text, size_t hi)
{
	s->records++;
	if (hi >= text.n)
		s->open_end = true;
	else if (text.p[hi] == '\n')
		s->lf++;
	else if (hi + 1 < text.n && text.p[hi + 1] == '\n')
		s->crlf++;
	else
		s->cr++;
}

void survey_move(struct survey_counts *s, size_t by)
{
	s->widest_at += (uint32_t)by;
	for (unsigned i = 0; i < s->faults && i < SURVEY_FAULTS; i++) {
		s->fault[i].at += (uint32_t)by;
		s->fault[i].open += (uint32_t)by;
	}
}

void survey_add(struct survey_counts *s, const struct survey_counts *more)
{
	s->records += more->records;
	s->blank_lines += more->blank_lines;
	s->again += more->again;
	s->lf += more->lf;
	s->crlf += more->crlf;
	s->cr += more->cr;
	s->open_end |= more->open_end;
	if (more->widest_cell > s->widest_cell) {
		s->widest_cell = more->widest_cell;
		s->widest_at = more->widest_at;
	}
	for (unsigned i = 0; i < more->faults; i++, s->faults++)
		if (i < SURVEY_FAULTS && s->faults < SURVEY_FAULTS)
			s->fault[s->faults] = more->fault[i];
}

/* Where the record that scan just finished ends, without its line end. */
static size_t record_end(const struct scan *scan, size_t lo)
{
	size_t hi = scan->at;
	const char *p = scan->text.p;
	if (hi > lo && p[hi - 1] == '\n')
		hi--;
	if (hi > lo && p[hi - 1] == '\r' && (hi == scan->at || p[hi] == '\n'))
		hi--;
	return hi;
}

/* Walks over one record; counts may be NULL. */
static struct survey_record walk(struct scan *scan, struct survey_counts *counts)
{
	struct survey_record r = {.lo = (uint32_t)scan->at};
	struct scan_cell c;
	do {
		c = scan_cell(scan);
		r.cells++;
		r.filled += c.hi > c.lo;
		if (counts)
			survey_cell(counts, &c, scan->text);
	} while (!c.last);
	bool quoted_end = c.quoted && c.fault == SCAN_UNCLOSED;
	r.hi = (uint32_t)(quoted_end ? scan->text.n : record_end(scan, r.lo));
	if (counts)
		survey_end(counts, scan->text, r.hi);
	return r;
}

struct survey_record survey_at(const struct scroll *s, size_t lo, char delimiter)
{
	for (size_t more = 0;;) {
		struct scan scan = {scroll_view_more(s, lo, &more), lo, delimiter};
		struct survey_record r = walk(&scan, NULL);
		if (scan.at < scan.text.n || scan.text.n == s->text.n)
			return r;
	}
}

struct str survey_view(const struct survey *s, uint32_t i)
{
	size_t lo = s->lo[i];
	if (i + 1 < s->records)
		return scroll_view(&s->scroll, lo, s->lo[i + 1]);
	return scroll_view(&s->scroll, lo, survey_at(&s->scroll, lo, s->delimiter).hi);
}

struct survey_record survey_record(const struct survey *s, uint32_t i)
{
	return survey_at(&s->scroll, s->lo[i], s->delimiter);
}

bool survey_is(struct str text, size_t lo, struct str record)
{
	size_t hi = lo + record.n;
	return record.n && hi <= text.n && text.p[lo] == record.p[0] &&
	       (hi == text.n || text.p[hi] == '\n' || text.p[hi] == '\r') &&
	       !memcmp(text.p + lo, record.p, record.n);
}

uint32_t survey_cells(const struct survey *s, uint32_t i)
{
	return s->shape[i] == SURVEY_FULL ? s->width : survey_record(s, i).cells;
}

uint32_t survey_odd(const struct survey *s, uint32_t i, uint32_t end)
{
	static const uint8_t full[8] = {SURVEY_FULL, SURVEY_FULL, SURVEY_FULL, SURVEY_FULL,
					SURVEY_FULL, SURVEY_FULL, SURVEY_FULL, SURVEY_FULL};
	while (end - i >= sizeof(full) && !memcmp(s->shape + i, full, sizeof(full)))
		i += (uint32_t)sizeof(full);
	while (i < end && s->shape[i] == SURVEY_FULL)
		i++;
	return i;
}

void survey_text(struct survey *s, const struct scroll *scroll, size_t lo, size_t limit,
		 struct arena *temp)
{
	struct survey_counts counts = {0};
	struct str text = scroll_view(scroll, lo, limit + SAMPLE_BYTES);
	struct scan scan = {text, lo, s->delimiter};
	size_t blank = 0, room = 0, shapes = 0, shape_room = 0;
	uint32_t *at = NULL;
	uint8_t *shape = NULL;
	while (scan.at < limit && scan_record(&scan, &blank)) {
		size_t n = counts.records;
		struct survey_record r = walk(&scan, &counts);
		ARENA_PUSH(temp, at, n, room) = r.lo;
		ARENA_PUSH(temp, shape, shapes, shape_room) =
			r.filled ? SURVEY_OTHER : SURVEY_BLANK;
	}
	counts.blank_lines = (uint32_t)blank;
	*s = (struct survey){.scroll = {text, scroll->disk, scroll->mark},
			     .delimiter = s->delimiter,
			     .lo = at,
			     .shape = shape,
			     .records = counts.records,
			     .counts = counts};
}

struct score {
	unsigned run;          /* records in the longest run of one width above one */
	unsigned width;        /* that width */
	unsigned cells, mixed; /* cells; those that hold another candidate and are no number */
};

static bool is_mixed(struct str cell, char delimiter)
{
	bool other = false;
	for (const char *c = ",;\t|"; *c; c++)
		other |= *c != delimiter && cell.n && memchr(cell.p, *c, cell.n);
	for (size_t i = 0; other && i < cell.n; i++)
		if (!strchr("0123456789.,-+ ", cell.p[i]))
			return true;
	return false;
}

static struct score score_delimiter(struct str text, size_t lo, char delimiter)
{
	struct scan scan = {text, lo, delimiter};
	struct score best = {0}, now = {0};
	for (unsigned k = 0; k < SAMPLE_RECORDS && scan.at - lo < SAMPLE_BYTES; k++) {
		if (!scan_record(&scan, NULL))
			break;
		unsigned width = 0, mixed = 0;
		struct scan_cell c;
		do {
			c = scan_cell(&scan);
			width++;
			mixed += is_mixed(str_slice(text, c.lo, c.hi), delimiter);
		} while (!c.last);
		if (width != now.width)
			now = (struct score){.width = width};
		now.run++;
		now.cells += width;
		now.mixed += mixed;
		if (width > 1 &&
		    (now.run > best.run || (now.run == best.run && width > best.width)))
			best = now;
	}
	return best;
}

/* Longer runs win, then cells that are less mixed, then wider records. */
static bool is_better(struct score a, struct score b)
{
	if (a.run != b.run)
		return a.run > b.run;
	unsigned long long x = (unsigned long long)a.mixed * b.cells;
	unsigned long long y = (unsigned long long)b.mixed * a.cells;
	return x != y ? x < y : a.width > b.width;
}

char survey_delimiter(struct str text, size_t lo)
{
	char best = ',';
	struct score top = {0};
	for (const char *c = ",\t;|"; *c; c++) {
		struct score s = score_delimiter(text, lo, *c);
		if (is_better(s, top)) {
			top = s;
			best = *c;
		}
	}
	return best;
}

struct width {
	uint32_t cells, count;
};

struct widths {
	struct width item[WIDTHS];
	unsigned n;
};

static void count_width(struct widths *w, uint32_t cells, uint32_t records)
{
	unsigned k = 0;
	while (k < w->n && w->item[k].cells != cells)
		k++;
	if (k == WIDTHS || !records)
		return;
	w->n += k == w->n;
	w->item[k].cells = cells;
	w->item[k].count += records;
}

uint32_t survey_width(const struct survey *s)
{
	struct widths seen = {0};
	struct width best = {0};
	for (uint32_t i = 0; i < s->records; i++) {
		uint32_t odd = survey_odd(s, i, s->records);
		count_width(&seen, s->width, odd - i);
		i = odd;
		if (i < s->records)
			count_width(&seen, survey_cells(s, i), 1);
	}
	for (unsigned k = 0; k < seen.n; k++)
		if (seen.item[k].count > best.count ||
		    (seen.item[k].count == best.count && seen.item[k].cells > best.cells))
			best = seen.item[k];
	return best.cells;
}
