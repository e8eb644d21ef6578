#include "source/types.h"

#include <math.h>

#include "base/num.h"
#include "source/marks.h"
#include "source/remarks.h"
#include "source/tally.h"

#define FEW 3    /* fewer cells of a kind make no rule that others break */
#define LISTED 3 /* bad cells that a message shows */

static const char *const type_words[] = {
	[COLUMN_TEXT] = "text",       [COLUMN_CODE] = "code",   [COLUMN_NUMBER] = "number",
	[COLUMN_YEAR] = "year",       [COLUMN_MONTH] = "month", [COLUMN_DATE] = "date",
	[COLUMN_QUARTER] = "quarter",
};

#define TYPES (sizeof(type_words) / sizeof(*type_words))

const char *types_word(enum column_type type)
{
	return type_words[type];
}

static bool contains_any(struct str name, const char *const *word, size_t words)
{
	for (size_t i = 0; i < words; i++)
		if (str_find(name, str_of(word[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

/* A name that promises time, so that 2025 is a year and 2025.10 a month. */
static bool names_time(struct str name)
{
	static const char *const part[] = {
		"연도", "년도", "시점",  "기간",   "날짜",    "일자",    "일시",  "연월",
		"년월", "시기", "분기",  "기준일", "year",    "Year",    "YEAR",  "date",
		"Date", "DATE", "month", "Month",  "quarter", "Quarter", "period"};
	return contains_any(name, part, sizeof(part) / sizeof(*part)) ||
	       str_ends(name, STR("월")) || str_ends(name, STR("년")) ||
	       str_among(name, "연 일 time Time 구분일");
}

static bool names_code(struct str name)
{
	static const char *const part[] = {"코드", "번호", "code", "Code", "CODE"};
	return contains_any(name, part, sizeof(part) / sizeof(*part)) ||
	       str_ends(name, STR("ID")) || str_ends(name, STR("_id")) ||
	       str_among(name, "id Id 아이디 시군구 행정구역 법정동 행정동 읍면동");
}

/* Digits may be years where the name says so, or in the first column. */
static bool may_be_time(const struct tally *t)
{
	const struct column *c = &t->l->column[t->index];
	return names_time(c->name) ||
	       (t->numbers && !c->unit.n && t->index == (t->l->frame.index ? 1u : 0u));
}

/* 25-09-15 may be a code, too: only the name can say that it is a day. */
static bool may_be_bare(const struct tally *t)
{
	struct str name = t->l->column[t->index].name;
	return names_time(name) || str_ends(name, STR("일"));
}

/* Periods that could be numbers or codes as well need a reason to be periods. */
static bool may_be_period(const struct tally *t, int k)
{
	if (t->bare && !may_be_bare(t))
		return false;
	return t->period[k] && (t->weak < t->period[k] || k == 3 || may_be_time(t));
}

static enum column_type decide_most(const struct tally *t)
{
	enum column_type best = COLUMN_NUMBER;
	uint32_t most = t->numbers;
	for (int k = 0; k < 4; k++)
		if (may_be_period(t, k) && t->period[k] >= most) {
			most = t->period[k];
			best = (enum column_type)(COLUMN_YEAR + k);
		}
	/* a few cells that do not fit are errors; more of them make text */
	return most >= FEW && (uint64_t)most * 3 >= (uint64_t)t->cells * 2 ? best : COLUMN_TEXT;
}

static enum column_type decide(const struct tally *t)
{
	if (!t->cells)
		return t->marks ? COLUMN_NUMBER : COLUMN_TEXT;
	if (t->triangles && t->numbers + t->triangles == t->cells)
		return COLUMN_NUMBER; /* which is an error that asks what ▲ means */
	if (t->digits == t->cells && t->zeros)
		return COLUMN_CODE;
	for (int k = 3; k >= 0; k--) /* 합계 below years is a total row, no bad year */
		if (t->period[k] == t->cells - t->totals && may_be_period(t, k))
			return (enum column_type)(COLUMN_YEAR + k);
	if (t->digits == t->cells && t->shortest == t->longest && t->longest > 1 &&
	    names_code(t->l->column[t->index].name))
		return COLUMN_CODE;
	return t->numbers == t->cells ? COLUMN_NUMBER : decide_most(t);
}

/* --- cells that do not fit ------------------------------------------------ */

static bool fits(const struct tally *t, enum column_type type, uint32_t row)
{
	struct str s = t->text[row];
	struct number n;
	struct period p;
	double value;
	if (t->missing && t->missing[row])
		return true;
	if (type != COLUMN_NUMBER && marks_total(s))
		return true;
	if (type == COLUMN_NUMBER)
		return number_read(t->l->temp, s, t->l->o->triangle, &n) == NUMBER_FINE &&
		       num_parse(n.decimal, &value);
	return period_parse(s, &p) && p.type == type;
}

struct bad {
	struct str list;
	struct span first;
	uint32_t count;
	bool triangle;
};

static void add_bad(struct bad *b, const struct tally *t, uint32_t row)
{
	struct number n;
	b->triangle |=
		number_read(t->l->temp, t->text[row], t->l->o->triangle, &n) == NUMBER_TRIANGLE;
	if (b->count++ >= LISTED)
		return;
	struct span at = load_cell(t->l, row, t->index);
	struct str place = load_place(t->l, at);
	if (b->count == 1)
		b->first = at;
	b->list = arena_printf(t->l->temp, "%.*s%s‘%.*s’ (%.*s)", STR_ARG(b->list),
			       b->list.n ? ", " : "", STR_ARG(t->text[row]), STR_ARG(place));
}

static struct str listed(const struct tally *t, const struct bad *b)
{
	return b->count > LISTED ? arena_printf(t->l->temp, "%.*s, …", STR_ARG(b->list))
				 : b->list;
}

static bool check_cells(const struct tally *t, enum column_type type)
{
	static const char *const like[] = {[COLUMN_YEAR] = "2025",
					   [COLUMN_QUARTER] = "2025-Q3",
					   [COLUMN_MONTH] = "2025-09",
					   [COLUMN_DATE] = "2025-09-15"};
	struct load *l = t->l;
	struct bad b = {0};
	uint32_t good = type == COLUMN_NUMBER ? t->numbers : t->period[type - COLUMN_YEAR];
	for (uint32_t row = 0; good < t->cells && row < t->rows; row++)
		if (!fits(t, type, row))
			add_bad(&b, t, row);
	if (!b.count)
		return true;
	struct str name = l->column[t->index].name, list = listed(t, &b);
	struct str count = diag_number(l->d, b.count), all = diag_number(l->d, t->cells);
	if (type != COLUMN_NUMBER)
		return diag_report(l->d, b.first, DIAG_CELLS_PERIOD, name, list, count, all,
				   str_of(like[type]));
	if (b.triangle)
		return diag_report(l->d, b.first, DIAG_CELLS_TRIANGLE, name, list);
	return diag_report(l->d, b.first, DIAG_CELLS_NUMBER, name, list, count, all);
}

/* --- numbers ---------------------------------------------------------------- */

static bool check_units(const struct tally *t)
{
	if (!t->units || (t->units == t->cells && !t->others))
		return true;
	bool rule = t->units * 2 >= t->cells; /* most cells have the unit */
	struct bad b = {0};
	for (uint32_t row = 0; row < t->rows; row++) {
		struct number n;
		if ((t->missing && t->missing[row]) ||
		    number_read(t->l->temp, t->text[row], t->l->o->triangle, &n) != NUMBER_FINE)
			continue;
		if (str_eq(n.unit, t->unit) != rule)
			add_bad(&b, t, row);
	}
	return diag_report(t->l->d, b.first, DIAG_CELLS_UNIT, t->l->column[t->index].name,
			   listed(t, &b), diag_number(t->l->d, b.count),
			   diag_number(t->l->d, t->cells), rule ? t->unit : STR_NONE);
}

static bool make_number(struct tally *t, struct column *c)
{
	if (!check_cells(t, COLUMN_NUMBER) || !check_units(t))
		return false;
	if (!c->unit.n)
		c->unit = t->unit;
	c->number = t->number ? t->number : ARENA_NEW(t->l->mem, double, t->rows);
	c->cells.decimal = t->decimal;
	c->missing = t->missing;
	c->status = t->status;
	c->decimals = (uint8_t)(t->places > 255 ? 255 : t->places);
	return true;
}

/* --- periods ---------------------------------------------------------------- */

/* The month next to row in one direction, NAN when there is none. */
static double month_beside(const struct tally *t, uint32_t row, int step)
{
	struct period p;
	for (int64_t k = (int64_t)row + step; k >= 0 && k < (int64_t)t->rows; k += step)
		if (!t->missing || !t->missing[k])
			return period_parse(t->text[k], &p) ? p.number : NAN;
	return NAN;
}

/* January or October; false with a diagnostic when nothing tells. */
static bool settle_month(struct tally *t, uint32_t row, struct period *p, uint32_t *read)
{
	struct load *l = t->l;
	enum october_reading r =
		october_read(&t->october, p, month_beside(t, row, -1), month_beside(t, row, 1));
	if (r == OCTOBER_UNCLEAR)
		return diag_report(l->d, load_cell(l, row, t->index), DIAG_CELLS_OCTOBER,
				   l->column[t->index].name, t->text[row]);
	if (r == OCTOBER_YES) {
		p->number += 9;
		if (!(*read)++)
			LOAD_NOTICE(l, load_cell(l, row, t->index), DIAG_OCTOBER_READ,
				    l->column[t->index].name, t->text[row]);
	}
	return true;
}

static struct str year_text(const struct tally *t, uint32_t row, double year)
{
	struct str s = t->text[row];
	bool plain =
		s.n == 4 && s.p[0] >= '1' && s.p[0] <= '9' && s.p[3] >= '0' && s.p[3] <= '9';
	return plain ? s : arena_printf(t->l->mem, "%d", (int)year);
}

static bool make_period(struct tally *t, struct column *c, enum column_type type)
{
	if (!check_cells(t, type))
		return false;
	double *number = t->number ? t->number : ARENA_NEW(t->l->mem, double, t->rows);
	struct str *decimal =
		type == COLUMN_YEAR ? ARENA_NEW(t->l->mem, struct str, t->rows) : NULL;
	uint32_t octobers = 0;
	for (uint32_t row = 0; row < t->rows; row++) {
		struct period p;
		if (t->missing && t->missing[row])
			continue;
		if (!period_parse(t->text[row], &p)) {
			tally_missing(t, row);
			continue;
		}
		if (p.one && !settle_month(t, row, &p, &octobers))
			return false;
		number[row] = p.number;
		if (decimal)
			decimal[row] = year_text(t, row, p.number);
		if (p.marked)
			tally_mark(t, row, p.status);
	}
	c->number = number;
	c->cells.decimal = decimal;
	c->missing = t->missing;
	c->status = t->status;
	return true;
}

/* --- text --------------------------------------------------------------------- */

/* In text, an X or NA may be a word; dashes, dots and what the report lists are not. */
static void make_text(const struct tally *t, struct column *c)
{
	if (!t->blank && !t->dashes)
		return;
	bool *missing = ARENA_NEW(t->l->mem, bool, t->rows);
	for (uint32_t row = 0; row < t->rows; row++)
		missing[row] = tally_blank(t->l, t->text[row]) || tally_dash(t->text[row]);
	c->missing = missing;
}

static bool make_column(struct tally *t, enum column_type type)
{
	struct column *c = &t->l->column[t->index];
	c->type = type;
	if (type == COLUMN_NUMBER)
		return make_number(t, c);
	if (column_is_temporal(type))
		return make_period(t, c, type);
	make_text(t, c);
	return true;
}

/* --- what the report says -------------------------------------------------------- */

static bool find_type(struct load *l, const struct source_pair *p, int *type)
{
	struct str best = STR_NONE;
	for (size_t i = 0; i < TYPES; i++) {
		if (str_eq(p->value, str_of(type_words[i]))) {
			*type = (int)i;
			return true;
		}
		best = str_nearer(p->value, str_of(type_words[i]), best);
	}
	return diag_report(l->d, p->value_at, DIAG_DATA_TYPE, p->value, best);
}

static bool read_options(struct load *l, int *forced)
{
	bool ok = true;
	for (uint32_t i = 0; i < l->t->columns; i++)
		forced[i] = -1;
	for (size_t i = 0; i < l->o->types; i++) {
		uint32_t column = load_column(l, l->o->type[i].key, l->o->type[i].key_at);
		if (column == TABLE_NONE || !find_type(l, &l->o->type[i], &forced[column]))
			ok = false;
	}
	for (size_t i = 0; i < l->o->units; i++) {
		uint32_t column = load_column(l, l->o->unit[i].key, l->o->unit[i].key_at);
		if (column != TABLE_NONE)
			l->column[column].unit = l->o->unit[i].value;
		ok &= column != TABLE_NONE;
	}
	return ok;
}

bool types_infer(struct load *l)
{
	int *forced = ARENA_NEW(l->temp, int, l->t->columns);
	bool ok = read_options(l, forced);
	for (uint32_t i = 0; i < l->t->columns; i++) {
		struct tally t;
		tally_column(&t, l, i);
		enum column_type type =
			forced[i] < 0 ? decide(&t) : (enum column_type)forced[i];
		bool made = make_column(&t, type);
		if (made)
			remarks_column(&t, type, forced[i] < 0);
		ok &= made;
	}
	if (ok)
		remarks_header(l);
	return ok;
}
