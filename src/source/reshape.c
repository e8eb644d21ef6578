#include <string.h>

#include "base/utf8.h"
#include "source/gather.h"
#include "source/names.h"
#include "source/period.h"

/* Texts that do not stand in the file so any more. */
static void set_texts(struct load *l, uint32_t column, const struct str *text)
{
	l->column[column].cells = (struct cells){.text = text, .file = load_cells(l)};
	assemble_again(l, column, BUILD_WORDS);
}

/* --- blanks that repeat the cell above ------------------------------------------ */

static bool fill_down(struct load *l)
{
	bool ok = true;
	uint32_t filled = 0;
	for (size_t i = 0; i < l->o->fills; i++) {
		uint32_t column = load_column(l, l->o->fill[i].key, l->o->fill[i].key_at);
		if (column == TABLE_NONE) {
			ok = false;
			continue;
		}
		struct str *text = ARENA_NEW(l->mem, struct str, l->t->rows), above = STR_NONE;
		for (uint32_t row = 0; row < l->t->rows; row++) {
			struct str cell = column_text(&l->column[column], row);
			filled += !cell.n && above.n;
			above = cell.n ? cell : above;
			text[row] = above;
		}
		set_texts(l, column, text);
	}
	if (filled)
		LOAD_NOTICE(l, load_span(l, 0, 0), DIAG_FILLED_CELLS,
			    diag_number(&l->origin->notices, filled));
	return ok;
}

/* --- names spaced apart ------------------------------------------------------------ */

/* "비 수 도 권" → "비수도권"; any word of more than one letter leaves the cell alone. */
static struct str join_letters(struct arena *mem, struct str s)
{
	char *p = NULL;
	size_t n = 0;
	for (size_t i = 0; i < s.n;) {
		size_t at = i;
		uint32_t code = utf8_next(s, &i);
		if (code < 0xAC00 || code > 0xD7A3 || (i < s.n && s.p[i] != ' '))
			return s;
		p = p ? p : ARENA_NEW(mem, char, s.n);
		memcpy(p + n, s.p + at, i - at);
		n += i - at;
		while (i < s.n && s.p[i] == ' ')
			i++;
	}
	return p ? (struct str){p, n} : s;
}

/* Whoever joins names of such letters by hand misses SQL's WHERE and other tables. */
#define ROWS_LOOKED_AT 1000

static void remark_letters(struct load *l)
{
	for (uint32_t i = 0; i < l->t->columns; i++)
		for (uint32_t row = 0; row < l->t->rows && row < ROWS_LOOKED_AT; row++) {
			struct str cell = column_text(&l->column[i], row);
			if (join_letters(l->temp, cell).n == cell.n)
				continue;
			LOAD_NOTICE(l, load_cell(l, row, i), DIAG_LETTERS_APART, cell,
				    l->column[i].name);
			return;
		}
}

static void join_names(struct load *l)
{
	for (uint32_t i = 0; i < l->t->columns; i++) {
		struct str *text = ARENA_NEW(l->mem, struct str, l->t->rows);
		for (uint32_t row = 0; row < l->t->rows; row++)
			text[row] = join_letters(l->mem, column_text(&l->column[i], row));
		set_texts(l, i, text);
	}
}

/* --- columns of periods to rows --------------------------------------------------- */

/*
 * The columns of the folded table: those that stay, the period, and one for
 * each name behind the slash (measure), in the order they are first seen.
 */
struct fold {
	struct load *l;
	enum column_type type; /* of the periods */
	struct str *period,
		*what; /* per old column: the parts of its name; period empty: it stays */
	uint32_t *at;  /* per old column: index of its period or measure group */
	struct str *periods;
	uint32_t stays, period_count, measures, folded;
	uint32_t *measure;    /* per old column */
	struct column *first; /* per measure: the old column that names it */
	struct names seen_period, seen_measure;
};

static bool is_separator(char c)
{
	return c == '/' || c == '_' || c == ' ';
}

/*
 * The longest beginning of a name up to a separator that is a period, else the
 * longest such end: 2019 of 2019/남자, 2020.3/4 of 2020.3/4/남자, 2015년 of
 * 2015년_총인구수, 2015 of 인구_2015. What is left names the measure.
 */
static void split_name(struct fold *f, uint32_t i, struct period *p)
{
	struct str name = f->l->column[i].name;
	for (size_t k = name.n; k > 0; k--) {
		struct str head = str_slice(name, 0, k);
		if ((k < name.n && !is_separator(name.p[k])) || !period_parse(head, p))
			continue;
		f->period[i] = head;
		f->what[i] = str_trim(str_slice(name, k + 1, name.n));
		return;
	}
	for (size_t k = 1; k < name.n; k++) {
		struct str tail = str_slice(name, k, name.n);
		if (!is_separator(name.p[k - 1]) || !period_parse(tail, p))
			continue;
		f->period[i] = tail;
		f->what[i] = str_trim(str_slice(name, 0, k - 1));
		return;
	}
}

/* The kind of period most names have: one total column named 2020 among months stays. */
static enum column_type common_type(const uint32_t count[COLUMN_DATE + 1])
{
	enum column_type best = COLUMN_TEXT;
	for (int k = COLUMN_YEAR; k <= COLUMN_DATE; k++)
		if (count[k] > 1 && (best == COLUMN_TEXT || count[k] > count[best]))
			best = (enum column_type)k;
	return best;
}

#define COLUMNS_LOOKED_AT 2000 /* as many as SQL takes */

static bool find_periods(struct fold *f)
{
	struct load *l = f->l;
	uint32_t n = l->t->columns, count[COLUMN_DATE + 1] = {0};
	f->period = ARENA_NEW(l->temp, struct str, n);
	f->what = ARENA_NEW(l->temp, struct str, n);
	uint8_t *type = ARENA_NEW(l->temp, uint8_t, n);
	for (uint32_t i = 0; i < n; i++) {
		struct period p;
		split_name(f, i, &p);
		type[i] = f->period[i].n ? (uint8_t)p.type : COLUMN_TEXT;
		count[type[i]]++;
	}
	f->type = common_type(count);
	for (uint32_t i = 0; i < n; i++)
		if (type[i] != f->type)
			f->period[i] = STR_NONE;
	return f->type != COLUMN_TEXT;
}

/* Wide tables are drawn over time when they are folded, and only then. */
static void remark_periods(struct load *l)
{
	static const char *const word[] = {[COLUMN_YEAR] = "연도",
					   [COLUMN_QUARTER] = "분기",
					   [COLUMN_MONTH] = "월",
					   [COLUMN_DATE] = "날짜"};
	struct fold f = {.l = l};
	uint32_t first = 0;
	if (l->t->columns > COLUMNS_LOOKED_AT || !find_periods(&f))
		return;
	for (uint32_t i = l->t->columns; i-- > 0;) {
		first = f.period[i].n ? i : first;
		l->origin->periods += f.period[i].n > 0;
	}
	LOAD_NOTICE(l, l->column[first].at, DIAG_FOLDABLE,
		    diag_number(&l->origin->notices, l->origin->periods), l->column[first].name,
		    str_of(word[f.type]));
}

static void group_columns(struct fold *f)
{
	struct load *l = f->l;
	uint32_t n = l->t->columns;
	f->seen_period.mem = f->seen_measure.mem = l->temp;
	f->at = ARENA_NEW(l->temp, uint32_t, n);
	f->measure = ARENA_NEW(l->temp, uint32_t, n);
	f->periods = ARENA_NEW(l->temp, struct str, n);
	f->first = ARENA_NEW(l->temp, struct column, n);
	for (uint32_t i = 0; i < n; i++) {
		if (!f->period[i].n) {
			f->stays++;
			continue;
		}
		f->folded++;
		f->at[i] = names_add(&f->seen_period, f->period[i], f->period_count);
		if (f->at[i] == f->period_count)
			f->periods[f->period_count++] = f->period[i];
		f->measure[i] = names_add(&f->seen_measure, f->what[i], f->measures);
		if (f->measure[i] == f->measures)
			f->first[f->measures++] = l->column[i];
	}
}

/* Names of the new columns; false when one is there twice. */
static bool name_columns(struct fold *f, struct column *column)
{
	struct load *l = f->l;
	struct names seen = {.mem = l->temp};
	uint32_t k = 0, columns = f->stays + 1 + f->measures;
	for (uint32_t i = 0; i < l->t->columns; i++)
		if (!f->period[i].n)
			column[k++] = l->column[i];
	column[k] = (struct column){.name = l->o->fold, .at = l->o->fold_at};
	for (uint32_t m = 0; m < f->measures; m++) {
		struct str what = STR_NONE;
		for (uint32_t i = 0; i < l->t->columns && !what.n; i++)
			if (f->period[i].n && f->measure[i] == m)
				what = f->what[i];
		struct str alone = l->o->fold_value.n ? l->o->fold_value : STR("값");
		column[k + 1 + m] = f->first[m];
		column[k + 1 + m].name = what.n ? what : alone;
	}
	for (uint32_t i = 0; i < columns; i++)
		if (names_add(&seen, column[i].name, i) != i)
			return diag_report(l->d, l->o->fold_at, DIAG_FOLD_NAME, column[i].name);
	return true;
}

/* field[pattern × columns + column]: where each cell of the new table comes from. */
static uint32_t *map_fields(const struct fold *f, uint32_t columns)
{
	struct load *l = f->l;
	size_t n = (size_t)f->period_count * columns;
	uint32_t *field = ARENA_NEW(l->mem, uint32_t, n);
	for (size_t i = 0; i < n; i++)
		field[i] = ORIGIN_NONE;
	uint32_t k = 0;
	for (uint32_t i = 0; i < l->t->columns; i++) {
		if (f->period[i].n) {
			field[(size_t)f->at[i] * columns + f->stays + 1 + f->measure[i]] = i;
			continue;
		}
		for (uint32_t p = 0; p < f->period_count; p++)
			field[(size_t)p * columns + k] = i;
		k++;
	}
	return field;
}

static const struct str *spread_column(const struct fold *f, uint32_t index,
				       const uint32_t *field, uint32_t columns)
{
	struct load *l = f->l;
	uint32_t rows = l->t->rows, row = 0;
	struct str *text = ARENA_NEW(l->mem, struct str, (size_t)rows * f->period_count);
	for (uint32_t old = 0; old < rows; old++)
		for (uint32_t p = 0; p < f->period_count; p++, row++) {
			uint32_t from = field[(size_t)p * columns + index];
			if (index == f->stays)
				text[row] = f->periods[p];
			else if (from != ORIGIN_NONE)
				text[row] = column_text(&l->column[from], old);
		}
	return text;
}

static void spread_rows(const struct fold *f, uint32_t *pattern)
{
	struct load *l = f->l;
	uint32_t rows = l->t->rows, row = 0;
	uint32_t *record = ARENA_NEW(l->mem, uint32_t, (size_t)rows * f->period_count);
	for (uint32_t old = 0; old < rows; old++)
		for (uint32_t p = 0; p < f->period_count; p++, row++) {
			pattern[row] = p;
			record[row] = l->t->record[old];
		}
	l->t->record = record;
	load_reader(l);
}

static void spread_indents(const struct fold *f)
{
	struct load *l = f->l;
	uint32_t rows = l->t->rows, k = 0, columns = f->stays + 1 + f->measures;
	struct gather_column *made = ARENA_NEW(l->temp, struct gather_column, columns);
	for (uint32_t i = 0; i < l->t->columns; i++) {
		const uint8_t *old = l->made[i].rows.indent;
		size_t all = (size_t)rows * f->period_count;
		if (f->period[i].n)
			continue;
		uint8_t *indent = old ? ARENA_NEW(l->temp, uint8_t, all) : NULL;
		for (size_t row = 0; old && row < all; row++)
			indent[row] = old[row / f->period_count];
		made[k++].rows.indent = indent;
	}
	l->made = made;
}

static bool fold_columns(struct load *l)
{
	struct fold f = {.l = l};
	if (!find_periods(&f))
		return diag_report(l->d, l->o->fold_at, DIAG_FOLD_NONE, l->t->name,
				   table_column_names(l->t, l->temp));
	group_columns(&f);
	uint32_t columns = f.stays + 1 + f.measures;
	uint64_t rows = (uint64_t)l->t->rows * f.period_count;
	if (rows > limits_or(l->o->limits.rows, LIMITS_ROWS))
		return diag_report(
			l->d, l->o->fold_at, DIAG_SOURCE_ROWS,
			diag_number(l->d, (long long)rows),
			diag_number(l->d, limits_or(l->o->limits.rows, LIMITS_ROWS)));
	struct column *column = ARENA_NEW(l->mem, struct column, columns);
	if (!name_columns(&f, column))
		return false;
	uint32_t *pattern = ARENA_NEW(l->mem, uint32_t, rows);
	uint32_t *field = map_fields(&f, columns);
	const struct str **text = ARENA_NEW(l->temp, const struct str *, columns);
	for (uint32_t i = 0; i < columns; i++)
		text[i] = spread_column(&f, i, field, columns);
	spread_indents(&f);
	spread_rows(&f, pattern);
	l->origin->pattern = pattern;
	l->origin->field = field;
	l->t->column = l->column = column;
	l->t->columns = columns;
	l->t->rows = (uint32_t)rows;
	for (uint32_t i = 0; i < columns; i++)
		set_texts(l, i, text[i]);
	LOAD_NOTICE(l, load_span(l, 0, 0), DIAG_FOLDED,
		    diag_number(&l->origin->notices, f.folded), l->o->fold);
	return true;
}

bool reshape_table(struct load *l)
{
	if (l->o->join_letters)
		join_names(l);
	else
		remark_letters(l);
	if (!fill_down(l))
		return false;
	if (l->o->fold.n)
		return fold_columns(l);
	remark_periods(l);
	return true;
}
