#include <string.h>

#include "source/load.h"
#include "source/number.h"

static struct str *cells_of(const struct load *l, uint32_t record)
{
	return frame_cells(&l->survey, record, survey_cells(&l->survey, record), l->temp);
}

static bool is_digits(struct str s, size_t min, size_t max)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n >= min && s.n <= max;
}

/* 1,234 without quotes: up to three digits, then three. */
static bool is_cut_number(struct str a, struct str b)
{
	struct str sign = str_starts(a, STR("-")) ? str_slice(a, 1, a.n) : a;
	return is_digits(sign, 1, 3) && is_digits(str_slice(b, 0, 3), 3, 3) &&
	       (b.n == 3 || b.p[3] == '.');
}

static bool is_number(const struct load *l, struct str s)
{
	struct number n;
	return number_parse(l->temp, s, &n) == NUMBER_FINE;
}

static bool is_full(const struct load *l, uint32_t record)
{
	return l->survey.shape[record] != SURVEY_BLANK &&
	       survey_cells(&l->survey, record) == l->frame.width;
}

/* A record of the right width to compare with: the nearest above, else any. */
static const struct str *model(const struct load *l, uint32_t record)
{
	for (uint32_t i = record; i-- > l->frame.first;)
		if (is_full(l, i))
			return cells_of(l, i);
	for (uint32_t i = record + 1; i < l->frame.end; i++)
		if (is_full(l, i))
			return cells_of(l, i);
	return NULL;
}

/* The cell, from 0, that a delimiter inside cut in two; UINT32_MAX when nothing tells. */
static uint32_t cut_cell(const struct load *l, uint32_t record, const struct str *cell)
{
	uint32_t found = survey_cells(&l->survey, record);
	for (uint32_t i = 0; i + 1 < found; i++)
		if (l->survey.delimiter == ',' && is_cut_number(cell[i], cell[i + 1]))
			return i;
	const struct str *like = model(l, record);
	for (uint32_t i = 0; like && i < l->frame.width; i++)
		if (like[i].n && cell[i].n && is_number(l, like[i]) != is_number(l, cell[i]))
			return i ? i - 1 : 0;
	return UINT32_MAX;
}

/* Two short records in a row that make one of the right width together. */
static bool is_broken(const struct load *l, uint32_t record)
{
	uint32_t cells = survey_cells(&l->survey, record);
	return record + 1 < l->frame.end && cells < l->frame.width &&
	       cells + survey_cells(&l->survey, record + 1) == l->frame.width + 1;
}

static void report(struct load *l, uint32_t record, bool broken)
{
	struct survey_record r = survey_record(&l->survey, record);
	struct span at = load_span(l, r.lo, r.hi);
	struct str number = diag_number(l->d, record + 1), found = diag_number(l->d, r.cells);
	struct str want = diag_number(l->d, l->frame.width);
	if (l->d->errors >= DIAG_ERRORS_MAX) { /* counted, not kept: no need to look closer */
		diag_report(l->d, at, DIAG_CSV_RAGGED, number, found, want);
		return;
	}
	if (broken) {
		diag_report(l->d, at, DIAG_CSV_RAGGED_BREAK, number, found, want,
			    diag_number(l->d, r.cells));
		return;
	}
	const struct str *cell = cells_of(l, record);
	uint32_t cut = r.cells > l->frame.width ? cut_cell(l, record, cell) : UINT32_MAX;
	if (cut == UINT32_MAX) {
		diag_report(l->d, at, DIAG_CSV_RAGGED, number, found, want);
		return;
	}
	size_t lo = (size_t)(cell[cut].p - l->scroll.text.p);
	size_t hi = (size_t)(cell[cut + 1].p - l->scroll.text.p) + cell[cut + 1].n;
	struct str whole = str_slice(l->scroll.text, lo, hi);
	at = load_span(l, lo, hi);
	diag_report(l->d, at, DIAG_CSV_RAGGED_COMMA, number, found, want,
		    diag_number(l->d, cut + 1), whole);
}

/* Cells beyond the width are empty: delimiters at the end of the line. */
static bool is_padded(const struct load *l, uint32_t record)
{
	struct scan scan = {survey_view(&l->survey, record), l->survey.lo[record],
			    l->survey.delimiter};
	for (uint32_t i = 0;; i++) {
		struct scan_cell c = scan_cell(&scan);
		if (i >= l->frame.width && c.hi > c.lo)
			return false;
		if (c.last)
			return true;
	}
}

/* The header against all records at once, before each is blamed by itself. */
static bool check_header(struct load *l)
{
	const struct survey *s = &l->survey;
	uint32_t data = 0, other = 0, width = 0;
	if (!l->frame.headers)
		return true;
	for (uint32_t i = l->frame.first; i < l->frame.end; i++) {
		if (s->shape[i] == SURVEY_BLANK)
			continue;
		uint32_t cells = survey_cells(s, i);
		width = data++ ? width : cells;
		if (width == l->frame.width)
			return true;
		other += cells == width;
	}
	if (!data || other < data)
		return true;
	struct survey_record top = survey_record(s, l->frame.header);
	struct span at = load_span(l, top.lo, top.hi);
	struct str want = diag_number(l->d, l->frame.width), have = diag_number(l->d, width);
	if (width < l->frame.width) {
		const struct str *head = cells_of(l, l->frame.header);
		uint32_t named = l->frame.width;
		while (named > width && !head[named - 1].n)
			named--;
		if (named == width) {
			l->frame.width = width;
			return true;
		}
		return diag_report(l->d, at, DIAG_CSV_HEADER_LONG, want, have);
	}
	for (uint32_t i = l->frame.first; i < l->frame.end; i++)
		if (s->shape[i] != SURVEY_BLANK && !is_padded(l, i)) {
			const struct str *cell = cells_of(l, l->frame.first);
			bool index = is_digits(cell[0], 1, 9);
			return diag_report(l->d, at, DIAG_CSV_HEADER_SHORT, want, have,
					   index ? cell[0] : STR_NONE);
		}
	return true;
}

/* Behind a blank line, all records have another width to the end: a second table. */
static bool is_second_table(const struct load *l, uint32_t i)
{
	const struct survey *s = &l->survey;
	uint32_t lines = 0, left = l->frame.end - i, cells = survey_cells(s, i);
	struct survey_record above = {0};
	if (i > l->frame.first)
		above = survey_record(s, i - 1);
	struct str text = scroll_view(&s->scroll, above.hi, s->lo[i]);
	for (size_t k = s->lo[i]; i > l->frame.first && k-- > above.hi;)
		lines += text.p[k] == '\n' || (text.p[k] == '\r' && text.p[k + 1] != '\n');
	bool apart = i > l->frame.first && (lines > 1 || !above.filled);
	for (uint32_t k = i; apart && k < l->frame.end; k++)
		apart = s->shape[k] == SURVEY_BLANK || survey_cells(s, k) == cells;
	return apart && left > 1;
}

static bool report_table(struct load *l, uint32_t i)
{
	struct survey_record r = survey_record(&l->survey, i);
	return diag_report(l->d, load_span(l, r.lo, r.hi), DIAG_CSV_TWO_TABLES,
			   diag_number(l->d, i + 1), diag_number(l->d, r.cells),
			   diag_number(l->d, l->frame.width));
}

bool ragged_check(struct load *l)
{
	bool pad = str_eq(l->o->ragged, STR("pad")), ok = true;
	uint32_t padded = 0;
	if (!pad && !check_header(l))
		return false;
	bool leap = l->survey.width == l->frame.width; /* over the full ones */
	for (uint32_t i = l->frame.first; i < l->frame.end; i++) {
		i = leap ? survey_odd(&l->survey, i, l->frame.end) : i;
		if (i == l->frame.end)
			break;
		if (l->survey.shape[i] == SURVEY_BLANK)
			continue;
		uint32_t cells = survey_cells(&l->survey, i);
		if (cells == l->frame.width)
			continue;
		if (cells > l->frame.width ? is_padded(l, i) : pad) {
			padded += cells < l->frame.width;
			continue;
		}
		if (is_second_table(l, i))
			return report_table(l, i);
		ok = false;
		bool broken = is_broken(l, i);
		report(l, i, broken);
		i += broken;
	}
	if (padded)
		diag_report(l->d, load_span(l, 0, 0), DIAG_RAGGED_PADDED,
			    diag_number(l->d, padded));
	return ok;
}
