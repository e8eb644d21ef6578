#include "source/types.h"

#include <math.h>

#include "base/num.h"
#include "source/gather.h"
#include "source/marks.h"
#include "source/remarks.h"
#include "source/units.h"

#define FEW 3            /* fewer cells of a kind make no rule that others break */
#define LISTED 3         /* bad cells that a message shows */
#define WORDS_TRIED 4000 /* rows that tell whether nearly all words of a column differ */

static bool is_missing(const struct typing *t, uint32_t row)
{
	const bool *missing = t->made->rows.missing;
	return missing && missing[row];
}

static const char *const type_words[] = {
#define X(id, name) [COLUMN_##id] = #name,
	TYPES_ALL(X)
#undef X
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
	       str_ends(name, STR("_cd")) || str_ends(name, STR("_CD")) ||
	       str_among(name, "id Id 아이디 시군구 행정구역 법정동 행정동 읍면동");
}

/* What beside its cells tells the type of a column. */
struct clue {
	struct str name;
	bool first; /* of the columns, and without a unit */
};

/* Digits may be years where the name says so, or in the first column. */
static bool may_be_time(const struct tally *t, struct clue c)
{
	return names_time(c.name) || (t->numbers && c.first);
}

/* 25-09-15 may be a code, too: only the name can say that it is a day. */
static bool may_be_bare(struct clue c)
{
	return names_time(c.name) || str_ends(c.name, STR("일"));
}

/* Periods that could be numbers or codes as well need a reason to be periods. */
static bool may_be_period(const struct tally *t, struct clue c, int k)
{
	if (t->bare && !may_be_bare(c))
		return false;
	return t->period[k] && (t->weak < t->period[k] || k == 3 || may_be_time(t, c));
}

static enum column_type decide_most(const struct tally *t, struct clue c)
{
	enum column_type best = COLUMN_NUMBER;
	uint32_t most = t->numbers;
	for (int k = 0; k < 4; k++)
		if (may_be_period(t, c, k) && t->period[k] >= most) {
			most = t->period[k];
			best = (enum column_type)(COLUMN_YEAR + k);
		}
	/* a few cells that do not fit are errors; more of them make text */
	return most >= FEW && (uint64_t)most * 3 >= (uint64_t)t->cells * 2 ? best : COLUMN_TEXT;
}

static enum column_type decide(const struct tally *t, struct clue c)
{
	if (!t->cells)
		return t->marks ? COLUMN_NUMBER : COLUMN_TEXT;
	if (t->triangles && t->numbers + t->triangles == t->cells)
		return COLUMN_NUMBER; /* which is an error that asks what ▲ means */
	if (t->digits == t->cells && t->zeros)
		return COLUMN_CODE;
	if (t->zeros >= FEW && t->numbers < t->cells && (uint64_t)t->zeros * 2 >= t->digits)
		return COLUMN_CODE;  /* 01, 02, … Z1: nobody pads numbers */
	for (int k = 3; k >= 0; k--) /* 합계 below years is a total row, no bad year */
		if (t->period[k] == t->cells - t->totals && may_be_period(t, c, k))
			return (enum column_type)(COLUMN_YEAR + k);
	if (t->digits == t->cells && t->shortest == t->longest && t->longest > 1 &&
	    names_code(c.name))
		return COLUMN_CODE;
	return t->numbers == t->cells ? COLUMN_NUMBER : decide_most(t, c);
}

/* --- cells that do not fit ------------------------------------------------ */

static bool fits(const struct typing *t, enum column_type type, uint32_t row)
{
	struct str s = typing_text(t, row);
	struct number n;
	struct period p;
	double value;
	if (is_missing(t, row))
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

static void add_bad(struct bad *b, const struct typing *t, uint32_t row)
{
	struct number n;
	b->triangle |= number_read(t->l->temp, typing_text(t, row), t->l->o->triangle, &n) ==
		       NUMBER_TRIANGLE;
	if (b->count++ >= LISTED)
		return;
	struct span at = load_cell(t->l, row, t->index);
	struct str place = load_place(t->l, at);
	if (b->count == 1)
		b->first = at;
	b->list = arena_printf(t->l->temp, "%.*s%s‘%.*s’ (%.*s)", STR_ARG(b->list),
			       b->list.n ? ", " : "", STR_ARG(typing_text(t, row)),
			       STR_ARG(place));
}

static struct str listed(const struct typing *t, const struct bad *b)
{
	return b->count > LISTED ? arena_printf(t->l->temp, "%.*s, …", STR_ARG(b->list))
				 : b->list;
}

static bool check_cells(const struct typing *t, enum column_type type)
{
	static const char *const like[] = {[COLUMN_YEAR] = "2025",
					   [COLUMN_QUARTER] = "2025-Q3",
					   [COLUMN_MONTH] = "2025-09",
					   [COLUMN_DATE] = "2025-09-15"};
	struct load *l = t->l;
	struct bad b = {0};
	uint32_t good =
		type == COLUMN_NUMBER ? t->n->numbers : t->n->period[type - COLUMN_YEAR];
	for (uint32_t row = 0; good < t->n->cells && row < t->l->t->rows; row++)
		if (!fits(t, type, row))
			add_bad(&b, t, row);
	if (!b.count)
		return true;
	struct str name = l->column[t->index].name, list = listed(t, &b);
	struct str count = diag_number(l->d, b.count), all = diag_number(l->d, t->n->cells);
	if (type != COLUMN_NUMBER)
		return diag_report(l->d, b.first, DIAG_CELLS_PERIOD, name, list, count, all,
				   str_of(like[type]));
	if (b.triangle)
		return diag_report(l->d, b.first, DIAG_CELLS_TRIANGLE, name, list);
	return diag_report(l->d, b.first, DIAG_CELLS_NUMBER, name, list, count, all);
}

/* --- numbers ---------------------------------------------------------------- */

static bool check_units(const struct typing *t)
{
	const struct tally_unit *first = t->n->unit;
	if (!t->n->units || (first->cells == t->n->cells && t->n->units == 1))
		return true;
	bool rule = first->cells * 2 >= t->n->cells; /* most cells have the unit */
	struct bad b = {0};
	for (uint32_t row = 0; row < t->l->t->rows; row++) {
		struct number n;
		if (is_missing(t, row) || number_read(t->l->temp, typing_text(t, row),
						      t->l->o->triangle, &n) != NUMBER_FINE)
			continue;
		if (str_eq(n.unit, first->unit) != rule)
			add_bad(&b, t, row);
	}
	return diag_report(t->l->d, b.first, DIAG_CELLS_UNIT, t->l->column[t->index].name,
			   listed(t, &b), diag_number(t->l->d, b.count),
			   diag_number(t->l->d, t->n->cells), rule ? first->unit : STR_NONE);
}

/* 9464억 where the column is in 억원: a hundred million times too much. */
static bool check_scale(const struct typing *t)
{
	const struct load *l = t->l;
	struct str said = l->column[t->index].unit, unit = said.n ? said : l->frame.unit;
	if (!t->n->scaled || !units_scaled(unit))
		return true;
	struct bad b = {0};
	for (uint32_t row = 0; row < l->t->rows; row++) {
		struct number n;
		if (!is_missing(t, row) &&
		    number_read(l->temp, typing_text(t, row), l->o->triangle, &n) ==
			    NUMBER_FINE &&
		    n.scaled)
			add_bad(&b, t, row);
	}
	return !b.count || diag_report(l->d, b.first, DIAG_CELLS_SCALE,
				       l->column[t->index].name, listed(t, &b), unit);
}

static uint8_t at_most_255(unsigned n)
{
	return (uint8_t)(n > 255 ? 255 : n);
}

static bool make_number(const struct typing *t, struct column *c)
{
	if (!check_cells(t, COLUMN_NUMBER) || !check_units(t) || !check_scale(t))
		return false;
	if (!c->unit.n && t->n->units)
		c->unit = t->n->unit[0].unit;
	c->number = t->made->rows.number;
	c->missing = t->made->rows.missing;
	c->status = t->made->rows.status;
	c->decimals = at_most_255(t->n->places);
	c->digits = at_most_255(t->n->figures);
	return true;
}

/* --- periods ---------------------------------------------------------------- */

/* The month next to row in one direction, NAN when there is none. */
static double month_beside(const struct typing *t, uint32_t row, int step)
{
	struct period p;
	int64_t rows = (int64_t)t->l->t->rows;
	for (int64_t k = (int64_t)row + step; k >= 0 && k < rows; k += step)
		if (!is_missing(t, (uint32_t)k))
			return period_parse(typing_text(t, (uint32_t)k), &p) ? p.number : NAN;
	return NAN;
}

/* January or October; false with a diagnostic when nothing tells. */
static bool settle_month(const struct typing *t, uint32_t row, bool said[2])
{
	struct load *l = t->l;
	struct period p;
	period_parse(typing_text(t, row), &p);
	enum october_reading r = october_read(&t->n->october, &p, month_beside(t, row, -1),
					      month_beside(t, row, 1));
	if (r == OCTOBER_UNCLEAR)
		return diag_report(l->d, load_cell(l, row, t->index), DIAG_CELLS_OCTOBER,
				   l->column[t->index].name, typing_text(t, row));
	bool ten = r == OCTOBER_YES;
	if (ten)
		t->made->rows.number[row] = p.number + 9;
	if (!said[ten])
		LOAD_NOTICE(l, load_cell(l, row, t->index),
			    ten ? DIAG_OCTOBER_READ : DIAG_JANUARY_READ,
			    l->column[t->index].name, typing_text(t, row));
	said[ten] = true;
	return true;
}

/* 합계 among periods is the name of a total row, and no period. */
static void clear_totals(const struct typing *t)
{
	struct build_rows *to = &t->made->rows;
	if (!to->missing)
		to->missing = ARENA_NEW(t->l->mem, bool, t->l->t->rows);
	for (uint32_t row = 0; row < t->l->t->rows; row++)
		if (isnan(to->number[row])) {
			to->number[row] = 0;
			to->missing[row] = true;
		}
}

static bool make_period(const struct typing *t, struct column *c, enum column_type type)
{
	bool said[2] = {false, false}; /* that there is a January, an October */
	if (!check_cells(t, type))
		return false;
	for (uint32_t i = 0; i < t->made->ones; i++)
		if (!settle_month(t, t->made->one[i], said))
			return false;
	if (t->n->totals)
		clear_totals(t);
	c->number = t->made->rows.number;
	c->missing = t->made->rows.missing;
	c->status = t->made->rows.status;
	return true;
}

/* --- text --------------------------------------------------------------------- */

static bool is_absent(const struct typing *t, struct str text)
{
	return tally_blank(t->l, text) || tally_dash(text);
}

/* In text, an X or NA may be a word; dashes, dots and what the report lists are not. */
static void make_text(const struct typing *t, struct column *c)
{
	const struct cells *k = &c->cells;
	if (!t->n->blank && !t->n->dashes)
		return;
	bool *missing = ARENA_NEW(t->l->mem, bool, t->l->t->rows);
	bool *absent = ARENA_NEW(t->l->temp, bool, k->words);
	for (uint32_t i = 0; i < k->words; i++)
		absent[i] = is_absent(t, cells_word_text(k, k->word[i]));
	for (uint32_t row = 0; row < t->l->t->rows; row++)
		missing[row] =
			k->code ? absent[k->code[row]] : is_absent(t, typing_text(t, row));
	c->missing = missing;
}

static enum build_kind kind_of(enum column_type type)
{
	return type == COLUMN_NUMBER      ? BUILD_NUMBER
	       : column_is_temporal(type) ? BUILD_PERIOD
					  : BUILD_WORDS;
}

static bool make_column(struct typing *t, enum column_type type)
{
	struct column *c = &t->l->column[t->index];
	enum build_kind kind = kind_of(type), built = t->made->kind;
	c->type = type;
	if (kind != built && !(kind == BUILD_WORDS && built == BUILD_EACH))
		assemble_again(t->l, t->index, kind);
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

/* The entry's unit wins, but not silently where the file says another amount. */
static void take_unit(struct load *l, struct column *c, const struct source_pair *want)
{
	struct str said = c->unit.n ? c->unit : l->frame.unit;
	if (units_differ(said, want->value))
		diag_report(l->d, want->value_at, DIAG_UNIT_OTHER, want->key, said,
			    want->value);
	c->unit = want->value;
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
		const struct source_pair *want = &l->o->unit[i];
		uint32_t column = load_column(l, want->key, want->key_at);
		if (column != TABLE_NONE)
			take_unit(l, &l->column[column], want);
		ok &= column != TABLE_NONE;
	}
	return ok;
}

bool types_infer(struct load *l)
{
	int *forced = ARENA_NEW(l->temp, int, l->t->columns);
	bool ok = read_options(l, forced);
	for (uint32_t i = 0; i < l->t->columns; i++) {
		struct typing t = {l, i, &l->made[i].tally, &l->made[i]};
		const struct column *c = &l->column[i];
		struct clue clue = {c->name, !c->unit.n && i == (l->frame.index ? 1u : 0u)};
		enum column_type type =
			forced[i] < 0 ? decide(t.n, clue) : (enum column_type)forced[i];
		bool made = make_column(&t, type);
		if (made)
			remarks_column(&t, type, forced[i] < 0);
		ok &= made;
	}
	if (ok)
		remarks_header(l);
	return ok;
}

/* --- a guess ----------------------------------------------------------------------- */

/* What the rows from f->first on look like; words that never come again cost more
 * than they save. */
static enum build_kind guess(const struct load *l, const struct tally *n, struct clue clue,
			     uint32_t different)
{
	enum build_kind kind = kind_of(decide(n, clue));
	bool each = n->cells > 50 && different > n->cells / 2 + n->cells / 4;
	if (l->o->fold.n || l->o->fills || l->o->join_letters)
		kind = BUILD_WORDS; /* to be put together otherwise before it gets a type */
	return kind == BUILD_WORDS && each ? BUILD_EACH : kind;
}

/* A few hundred words may all be different where some thousands are not: then they are
 * numbered after all. */
static void settle_each(const struct load *l, const struct frame *f, enum build_kind *kind)
{
	const struct survey *s = &l->survey;
	struct arena temp = {0}, row = {0};
	struct words *words = ARENA_NEW(&temp, struct words, f->width);
	uint32_t end = s->records < f->end ? s->records : f->end, rows = 0;
	for (uint32_t i = f->first; i < end && rows < WORDS_TRIED; i++, rows++) {
		struct str *cell = frame_cells(s, i, f->width, &row);
		for (uint32_t k = 0; k < f->width; k++) {
			uint64_t hash = kind[k] == BUILD_EACH ? words_hash(cell[k]) : 0;
			words[k].mem = &temp;
			if (kind[k] == BUILD_EACH &&
			    words_find(&words[k], cell[k], hash) == WORDS_NONE)
				words_add(&words[k], cell[k], hash, true);
		}
		arena_reset(&row);
	}
	for (uint32_t k = 0; k < f->width; k++)
		if (kind[k] == BUILD_EACH && words[k].count < rows - rows / 20)
			kind[k] = BUILD_WORDS;
	arena_finish(&temp);
	arena_finish(&row);
}

const enum build_kind *types_guess(const struct load *l, const struct frame *f, uint32_t rows)
{
	const struct survey *s = &l->survey;
	enum build_kind *kind = ARENA_NEW(l->temp, enum build_kind, f->width);
	struct tally *n = ARENA_NEW(l->temp, struct tally, f->width);
	struct words *words = ARENA_NEW(l->temp, struct words, f->width);
	struct str *head = ARENA_NEW(l->temp, struct str, f->width);
	for (uint32_t i = f->header; i < s->records && i < f->end && i < f->first + rows; i++) {
		struct str *cell = frame_cells(s, i, f->width, l->temp);
		for (uint32_t k = 0; k < f->width; k++) {
			if (i < f->first) {
				head[k] = cell[k].n ? cell[k] : head[k];
				continue;
			}
			struct tally_look look = tally_look(l, cell[k], l->temp);
			tally_see(&n[k], cell[k], &look, 1, l->temp);
			uint64_t hash = words_hash(cell[k]);
			words[k].mem = l->temp;
			if (words_find(&words[k], cell[k], hash) == WORDS_NONE)
				words_add(&words[k], cell[k], hash, true);
		}
	}
	bool each = false;
	for (uint32_t k = 0; k < f->width; k++) {
		kind[k] =
			guess(l, &n[k], (struct clue){head[k], k == f->index}, words[k].count);
		each |= kind[k] == BUILD_EACH;
	}
	if (each)
		settle_each(l, f, kind);
	return kind;
}
