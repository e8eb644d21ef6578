#include "source/frame.h"

#include <string.h>

#include "base/num.h"
#include "source/marks.h"
#include "source/number.h"
#include "source/period.h"
#include "source/units.h"

#define TITLES_MAX 40 /* title lines, and records looked at for values */
#define NOTES_MAX 50

struct look {
	const struct survey *s;
	uint32_t width;
	struct arena *temp;
};

struct str *frame_cells(const struct survey *s, uint32_t record, uint32_t width,
			struct arena *temp)
{
	struct str text = survey_view(s, record);
	struct scan scan = {text, s->lo[record], s->delimiter};
	struct str *cell = ARENA_NEW(temp, struct str, width);
	for (uint32_t i = 0;; i++) {
		struct scan_cell c = scan_cell(&scan);
		if (i < width)
			cell[i] = marks_trim(str_slice(text, c.lo, c.hi));
		if (c.last)
			return cell;
	}
}

static struct str *cells(const struct look *l, uint32_t record)
{
	return frame_cells(l->s, record, l->width, l->temp);
}

/* A number that is no year or month, or the mark of a missing one: data, no name. */
static bool is_value(const struct look *l, struct str cell)
{
	struct number n;
	struct period p;
	bool suppressed;
	if (!cell.n)
		return false;
	if (marks_missing(cell, &suppressed))
		return true;
	return number_parse(l->temp, cell, &n) == NUMBER_FINE && !period_parse(cell, &p);
}

static bool has_value(const struct look *l, const struct str *cell, uint32_t from)
{
	for (uint32_t i = from; i < l->width; i++)
		if (is_value(l, cell[i]))
			return true;
	return false;
}

/* "(단위: 천명)" → "천명"; "단위: 천명,," of a line of the table, too. */
static bool find_unit(struct str line, char delimiter, struct str *unit)
{
	size_t at = str_find(line, STR("단위"), 0);
	if (at == SIZE_MAX)
		return false;
	struct str rest = str_trim(str_slice(line, at + STR("단위").n, line.n));
	struct str colon = str_starts(rest, STR("：")) ? STR("：") : STR(":");
	if (!str_starts(rest, colon))
		return false;
	size_t end = colon.n;
	while (end < rest.n && !strchr(")]>\"\r\n", rest.p[end]) &&
	       !str_starts(str_slice(rest, end, rest.n), STR("〉")))
		end++;
	*unit = marks_trim(str_slice(rest, colon.n, end));
	while (unit->n && unit->p[unit->n - 1] == delimiter)
		*unit = marks_trim(str_slice(*unit, 0, unit->n - 1));
	return unit->n > 0;
}

static struct str record_text(const struct look *l, uint32_t i)
{
	struct survey_record r = survey_record(l->s, i);
	return str_slice(l->s->scroll.text, r.lo, r.hi);
}

static bool fuller_below(const struct look *l, uint32_t i)
{
	for (uint32_t k = i + 1; k < l->s->records && k <= i + TITLES_MAX; k++)
		if (survey_record(l->s, k).filled > 1)
			return true;
	return false;
}

/* The first record of full width below holds no values: a header, not data whose
 * cells were cut by delimiters that should have been quoted. */
static bool names_follow(const struct look *l, uint32_t i)
{
	for (uint32_t k = i + 1; k < l->s->records && k <= i + TITLES_MAX; k++) {
		struct survey_record r = survey_record(l->s, k);
		if (r.cells == l->width && r.filled > 1)
			return !has_value(l, cells(l, k), 0);
	}
	return false;
}

/* A line above the table: too narrow for it, or all but one cell empty. */
static bool is_title(const struct look *l, uint32_t i)
{
	struct survey_record r = survey_record(l->s, i);
	struct str unit;
	if (i + 1 >= l->s->records || l->width < 2)
		return false;
	if (r.filled <= 2 && find_unit(record_text(l, i), l->s->delimiter, &unit))
		return true;
	if (r.cells == l->width)
		return r.filled <= 1 && l->width > 2 && cells(l, i)[0].n && fuller_below(l, i);
	if (r.cells > l->width)
		return false;
	return names_follow(l, i) && (r.cells + 1 < l->width || r.cells == 1);
}

static bool is_unit_row(const struct look *l, const struct str *cell)
{
	unsigned units = 0;
	for (uint32_t i = 0; i < l->width; i++) {
		struct str unit, quoted = arena_printf(l->temp, "x%.*s", STR_ARG(cell[i]));
		if (!cell[i].n || (i == 0 && str_eq(cell[i], STR("단위"))))
			continue;
		units_split(quoted, &unit);
		if (!unit.n && !(units_known(cell[i]) && !is_value(l, cell[i])))
			return false;
		units++;
	}
	return units > 0;
}

static bool has_twins(const struct str *cell, uint32_t width)
{
	for (uint32_t i = 1; i < width; i++)
		if (!cell[i].n || str_eq(cell[i], cell[i - 1]))
			return true;
	return false;
}

/* The records below hold a value in some column where `head` holds words. */
static bool values_below(const struct look *l, const struct str *head, uint32_t record)
{
	for (uint32_t k = record; k < l->s->records && k < record + TITLES_MAX; k++) {
		const struct str *cell = cells(l, k);
		for (uint32_t i = 0; i < l->width; i++)
			if (head[i].n && is_value(l, cell[i]))
				return true;
	}
	return false;
}

/* A data frame's dump begins with a column without a name: 0, 1, 2 … */
static bool is_index(const struct str *cell, uint32_t width)
{
	return width > 1 && !cell[0].n && cell[1].n;
}

/*
 * Does record i continue the header that record i − 1 belongs to? It does when
 * it repeats the names of the leading columns, as the statistics office's
 * exports do, or when it holds names over values below names that are not
 * different from each other yet.
 */
static bool continues_header(const struct look *l, uint32_t i)
{
	if (i + 1 >= l->s->records || survey_record(l->s, i).cells != l->width)
		return false;
	const struct str *above = cells(l, i - 1), *here = cells(l, i);
	uint32_t first = is_index(above, l->width);
	if (has_value(l, here, first) || survey_record(l->s, i).filled == 0)
		return false;
	if (here[first].n && str_eq(here[first], above[first]))
		return true;
	return has_twins(above, l->width) && values_below(l, here, i + 1);
}

/* Units of the columns below their names: (명), (%), (천원). */
static bool unit_row_at(const struct look *l, uint32_t i)
{
	return i + 1 < l->s->records && survey_record(l->s, i).cells == l->width &&
	       is_unit_row(l, cells(l, i)) && values_below(l, cells(l, i), i + 1);
}

static void find_headers(struct frame *f, const struct look *l, int headers)
{
	f->headers = headers >= 0 ? (uint32_t)headers : 1;
	if (headers < 0) {
		while (f->headers < FRAME_HEADERS && f->header + f->headers < l->s->records &&
		       continues_header(l, f->header + f->headers))
			f->headers++;
		f->headers += unit_row_at(l, f->header + f->headers);
	}
	f->unit_row = f->headers > 1 && unit_row_at(l, f->header + f->headers - 1);
	f->first = f->header + f->headers;
	f->index = f->headers > 1 && is_index(cells(l, f->header), l->width);
}

static bool is_note_mark(struct str s)
{
	static const char *const sure[] = {"※",      "주:",    "주 :",   "주)",   "주：",
					   "자료:",  "자료 :", "자료：", "출처:", "출처 :",
					   "출처：", "비고:",  "* ",     "참고:", "Source:",
					   "Note:",  "Notes:", "＊"};
	for (size_t i = 0; i < sizeof(sure) / sizeof(*sure); i++)
		if (str_starts(s, str_of(sure[i])))
			return true;
	return false;
}

/* Marks that count only on a line too narrow for the table: 1), [주], *, -, 주1). */
static bool is_weak_note_mark(struct str s)
{
	static const char *const weak[] = {"*",    "-",    "[",   "<",    "(",    "주",
					   "자료", "출처", "단,", "비고", "참고", "작성",
					   "담당", "통계", "○",   "□"};
	size_t digits = 0;
	while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
		digits++;
	if (digits && digits < s.n && (s.p[digits] == ')' || s.p[digits] == '.'))
		return true;
	for (size_t i = 0; i < sizeof(weak) / sizeof(*weak); i++)
		if (str_starts(s, str_of(weak[i])) && s.n > str_of(weak[i]).n)
			return true;
	return false;
}

static bool blank_line_before(const struct look *l, uint32_t i)
{
	unsigned ends = 0;
	struct survey_record above = survey_record(l->s, i - 1);
	struct str text = scroll_view(&l->s->scroll, above.hi, l->s->lo[i]);
	for (uint32_t k = above.hi; k < l->s->lo[i]; k++)
		ends += text.p[k] == '\n' || (text.p[k] == '\r' && text.p[k + 1] != '\n');
	return ends > 1 || above.filled == 0;
}

/* Notes stand below everything else: the topmost of them carries a mark. */
static void find_notes(struct frame *f, const struct look *l)
{
	f->end = l->s->records;
	uint32_t top = f->end;
	for (uint32_t i = f->end; i > f->first && f->end - i < NOTES_MAX; i--) {
		struct survey_record r = survey_record(l->s, i - 1);
		struct str cell = cells(l, i - 1)[0];
		bool thin = (r.cells < l->width && l->width > 2) || (r.filled <= 1 && cell.n) ||
			    (r.cells != l->width && is_note_mark(cell));
		if (is_note_mark(cell) && l->width > 1)
			top = i - 1;
		else if (!thin && r.filled)
			break;
		else if (r.filled == 1 && l->width > 2 && !is_value(l, cell) &&
			 (is_weak_note_mark(cell) || blank_line_before(l, i - 1)))
			top = i - 1;
	}
	f->end = top;
}

/* Files put one behind the other, pages printed one by one: the header comes again. */
static void skip_again(struct frame *f, const struct look *l)
{
	if (!f->headers || l->width < 2)
		return;
	struct str head = record_text(l, f->first - 1);
	if (head.p == l->s->head.p && head.n == l->s->head.n && !l->s->counts.again)
		return;
	for (uint32_t i = f->first; i < f->end; i++) {
		size_t lo = l->s->lo[i];
		if (l->s->shape[i] == SURVEY_BLANK ||
		    !survey_is(scroll_view(&l->s->scroll, lo, lo + head.n + 1), lo, head))
			continue;
		l->s->shape[i] = SURVEY_BLANK;
		f->again++;
		f->again_at = f->again == 1 ? i : f->again_at;
	}
}

void frame_find(struct frame *f, const struct survey *s, int headers, bool skipped,
		struct arena *temp)
{
	struct look l = {s, survey_width(s), temp};
	*f = (struct frame){0};
	if (!skipped)
		while (f->header < TITLES_MAX && is_title(&l, f->header)) {
			find_unit(record_text(&l, f->header), s->delimiter, &f->unit);
			f->header++;
		}
	if (f->header < s->records && headers != 0)
		l.width = survey_cells(s, f->header);
	f->width = l.width;
	find_headers(f, &l, headers);
	if (f->first > s->records)
		f->first = s->records;
	find_notes(f, &l);
	skip_again(f, &l);
}
