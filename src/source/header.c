#include <math.h>

#include "base/num.h"
#include "source/load.h"
#include "source/names.h"
#include "source/october.h"

#include "source/units.h"

#define LISTED 10 /* names that a notice shows */

/* Header cell of one row, merged cells filled from the left in all rows but the last. */
static struct str head_cell(const struct load *l, uint32_t row, uint32_t column)
{
	const struct str *cell = l->head + (size_t)row * l->frame.width;
	uint32_t last = l->frame.headers - 1 - l->frame.unit_row;
	uint32_t at = column;
	if (row < last)
		while (at > 0 && !cell[at].n)
			at--;
	return cell[at];
}

/* Line ends and runs of blanks inside a name become one space. */
static struct str one_line(struct arena *mem, struct str s)
{
	bool plain = true;
	for (size_t i = 0; i < s.n; i++)
		plain &= s.p[i] != '\n' && s.p[i] != '\r' && s.p[i] != '\t' &&
			 !(s.p[i] == ' ' && i + 1 < s.n && s.p[i + 1] == ' ');
	if (plain)
		return s;
	char *p = ARENA_NEW(mem, char, s.n);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		bool blank =
			s.p[i] == '\n' || s.p[i] == '\r' || s.p[i] == '\t' || s.p[i] == ' ';
		if (!blank)
			p[n++] = s.p[i];
		else if (n && p[n - 1] != ' ')
			p[n++] = ' ';
	}
	return (struct str){p, n};
}

/* 시도별 above 시도별(1) says nothing of its own. */
static bool repeats(struct str above, struct str below)
{
	return str_eq(above, below) ||
	       (str_starts(below, above) && below.n > above.n && below.p[above.n] == '(');
}

static bool row_is_enough(const struct load *l, uint32_t row)
{
	struct names seen = {.mem = l->temp};
	for (uint32_t i = 1; i < l->frame.width; i++)
		if (names_add(&seen, head_cell(l, row, i), i) != i)
			return false;
	return true;
}

static struct str joined(const struct load *l, uint32_t column, uint32_t from)
{
	struct str part[16];
	size_t n = 0;
	uint32_t rows = l->frame.headers - l->frame.unit_row;
	for (uint32_t r = from; r < rows && n < 16; r++) {
		struct str cell = one_line(l->mem, head_cell(l, r, column));
		if (!cell.n || (l->frame.index && column == 0))
			continue;
		if (n && repeats(part[n - 1], cell))
			n--;
		part[n++] = cell;
	}
	return n == 1 ? part[0] : arena_join(l->mem, part, n, STR("/"));
}

static struct str bare_unit(struct str cell, struct arena *temp)
{
	struct str unit, name = arena_printf(temp, "x%.*s", STR_ARG(cell));
	units_split(name, &unit);
	return unit.n ? unit : units_known(cell) ? cell : STR_NONE;
}

static bool is_ascii(const struct load *l)
{
	for (uint32_t i = 0; i < l->frame.width; i++)
		for (size_t k = 0; k < l->column[i].name.n; k++)
			if ((unsigned char)l->column[i].name.p[k] >= 0x80)
				return false;
	return true;
}

static struct span head_place(const struct load *l, uint32_t column)
{
	for (uint32_t r = l->frame.headers; r-- > 0;) {
		struct span at = l->head_at[(size_t)r * l->frame.width + column];
		if (at.hi > at.lo)
			return at;
	}
	return l->frame.headers ? l->head_at[column] : load_span(l, 0, 0);
}

/* Names from the header rows, with the unit in brackets cut off into unit. */
static struct str *read_names(struct load *l)
{
	struct str *whole = ARENA_NEW(l->temp, struct str, l->frame.width);
	uint32_t rows = l->frame.headers - l->frame.unit_row;
	uint32_t from = l->frame.index && row_is_enough(l, rows - 1) ? rows - 1 : 0;
	for (uint32_t i = 0; i < l->frame.width; i++) {
		struct column *c = &l->column[i];
		whole[i] = joined(l, i, from);
		c->name = units_split(whole[i], &c->unit);
		if (l->frame.unit_row)
			c->unit = arena_str(l->mem, bare_unit(head_cell(l, rows, i), l->temp));
		c->at = head_place(l, i);
	}
	return whole;
}

/* 면적(㎡) and 면적(평) keep their brackets, or they would be one name. */
static void keep_different(struct load *l, const struct str *whole)
{
	struct names seen = {.mem = l->temp};
	for (uint32_t i = 0; i < l->frame.width; i++) {
		uint32_t first =
			l->column[i].name.n ? names_add(&seen, l->column[i].name, i) : i;
		if (first == i || str_eq(whole[i], whole[first]))
			continue;
		l->column[i].name = whole[i];
		l->column[first].name = whole[first];
	}
}

/* 0, 1, 2 … or 1, 2, 3 …: the numbers a data frame gives its rows. */
static bool is_numbering(const struct load *l)
{
	struct str first = l->t->rows ? column_text(&l->column[0], 0) : STR_NONE;
	bool one = str_eq(first, STR("1"));
	for (uint32_t row = 0; row < l->t->rows; row++) {
		long long v;
		if (!num_parse_int(column_text(&l->column[0], row), &v) ||
		    v != (long long)row + one)
			return false;
	}
	return l->t->rows > 0;
}

/* What several columns have in common, for one notice about all of them. */
struct listed {
	struct str text, last;
	struct span at;
	unsigned count;
};

static void list_word(struct load *l, struct listed *list, struct str word, struct span at)
{
	if (list->count && str_eq(list->last, word))
		return; /* the same month over several columns */
	list->at = list->count ? list->at : at;
	list->last = word;
	if (list->count++ < LISTED)
		list->text = arena_printf(l->temp, "%.*s%s%.*s", STR_ARG(list->text),
					  list->text.n ? ", " : "", STR_ARG(word));
}

static void notice_list(struct load *l, const struct listed *list, enum diag_code code)
{
	const char *more = list->count > LISTED ? ", …" : "";
	if (list->count)
		LOAD_NOTICE(l, list->at, code,
			    arena_printf(l->temp, "%.*s%s", STR_ARG(list->text), more),
			    diag_number(&l->origin->notices, list->count));
}

static void fill_empty(struct load *l)
{
	const char *word = l->frame.headers && is_ascii(l) ? "column" : "열";
	struct listed empty = {0};
	for (uint32_t i = 0; i < l->frame.width; i++) {
		struct column *c = &l->column[i];
		if (c->name.n)
			continue;
		c->name = arena_printf(l->mem, "%s%u", word, i + 1);
		if (i == 0 && l->frame.width > 1 && is_numbering(l)) {
			l->origin->numbered = true;
			LOAD_NOTICE(l, c->at, DIAG_INDEX_COLUMN, STR_NONE);
		}
		if (l->frame.headers)
			list_word(l, &empty, c->name, c->at);
	}
	notice_list(l, &empty, DIAG_NAME_EMPTY);
}

/* SQL compares names in any case: id and ID are one column there. */
static struct str lower(struct arena *temp, struct str s)
{
	char *p = arena_cstring(temp, s);
	for (size_t i = 0; i < s.n; i++)
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] = (char)(p[i] - 'A' + 'a');
	return (struct str){p, s.n};
}

static void rename_twins(struct load *l)
{
	struct names seen = {.mem = l->temp};
	struct listed twice = {0};
	unsigned *twins = ARENA_NEW(l->temp, unsigned, l->frame.width); /* of a first one */
	for (uint32_t i = 0; i < l->frame.width; i++)
		names_add(&seen, lower(l->temp, l->column[i].name), i);
	for (uint32_t i = 0; i < l->frame.width; i++) {
		struct column *c = &l->column[i];
		struct str old = c->name;
		uint32_t first = names_find(&seen, lower(l->temp, old));
		if (first == i)
			continue;
		do
			c->name = arena_printf(l->mem, "%.*s_%u", STR_ARG(old),
					       ++twins[first] + 1);
		while (names_find(&seen, lower(l->temp, c->name)) != NAMES_NONE);
		names_add(&seen, lower(l->temp, c->name), i);
		list_word(l, &twice,
			  arena_printf(l->temp, "%.*s → %.*s", STR_ARG(old), STR_ARG(c->name)),
			  c->at);
	}
	notice_list(l, &twice, DIAG_NAME_TWICE);
}

/* The month that a name is or begins with, "2017.1" or "2017.1/남자"; NAN for other names. */
static double month_of(struct str name, struct period *p)
{
	size_t slash = str_find(name, STR("/"), 0);
	return period_parse(str_slice(name, 0, slash), p) && p->type == COLUMN_MONTH ? p->number
										     : NAN;
}

/* The nearest other month in one direction. */
static double month_beside(const struct load *l, uint32_t column, double month, int step)
{
	struct period p;
	for (int64_t k = (int64_t)column + step; k >= 0 && k < (int64_t)l->frame.width;
	     k += step) {
		double m = month_of(l->column[k].name, &p);
		if (m != month)
			return m;
	}
	return NAN;
}

/* 2017.1/남자 → 2017.10/남자, so that it is not January's name. */
static void rename_october(struct load *l, struct column *c, struct str month)
{
	struct str rest = str_slice(c->name, month.n, c->name.n);
	c->name = arena_printf(l->mem, "%.*s0%.*s", STR_ARG(month), STR_ARG(rest));
}

/* Periods as column names have the same trouble with October as periods in a column. */
static void settle_octobers(struct load *l)
{
	struct october o = {0};
	struct period p;
	struct listed ten = {0}, unclear = {0};
	for (uint32_t i = 0; i < l->frame.width; i++)
		if (!isnan(month_of(l->column[i].name, &p)))
			october_see(&o, &p);
	for (uint32_t i = 0; i < l->frame.width; i++) {
		struct column *c = &l->column[i];
		double m = month_of(c->name, &p);
		if (isnan(m) || !p.one)
			continue;
		struct str month = str_slice(c->name, 0, str_find(c->name, STR("/"), 0));
		enum october_reading r = october_read(&o, &p, month_beside(l, i, m, -1),
						      month_beside(l, i, m, 1));
		if (r == OCTOBER_UNCLEAR)
			list_word(l, &unclear, month, c->at);
		if (r != OCTOBER_YES)
			continue;
		list_word(l, &ten, month, c->at);
		rename_october(l, c, month);
	}
	notice_list(l, &ten, DIAG_NAME_OCTOBER);
	notice_list(l, &unclear, DIAG_NAME_UNCLEAR);
}

void header_names(struct load *l)
{
	const struct str *whole = read_names(l);
	keep_different(l, whole);
	settle_octobers(l);
	fill_empty(l);
	rename_twins(l);
	if (l->frame.headers > 1)
		LOAD_NOTICE(l, head_place(l, 0), DIAG_HEADER_ROWS,
			    diag_number(&l->origin->notices, l->frame.headers));
}
