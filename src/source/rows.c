#include <math.h>
#include <string.h>

#include "ko/compose.h"
#include "source/gather.h"
#include "source/marks.h"
#include "source/names.h"
#include "source/tally.h"

#define DUPLICATES_MAX 100000 /* rows; larger files are not searched for twin records */
#define LISTED 3
#define SUM_ROWS 4    /* a sum and at least three parts */
#define SUM_LEAST 100 /* smaller sums may be chance */
#define HALF_MAX 24   /* bytes of 비수도권, blanks included */

/* --- status ---------------------------------------------------------------- */

static bool read_status(struct load *l, uint32_t column, uint8_t *status)
{
	const struct column *c = &l->column[column];
	struct names unknown = {.mem = l->temp};
	uint32_t *count = ARENA_NEW(l->temp, uint32_t, l->t->rows);
	for (uint32_t row = 0; row < l->t->rows; row++) {
		enum status s = STATUS_ACTUAL;
		struct str word = column_text(c, row);
		if (!tally_blank(l, word) && !tally_dash(word) && !status_find(word, &s))
			count[names_add(&unknown, word, row)]++;
		status[row] = (uint8_t)s;
	}
	for (uint32_t row = 0; unknown.used && row < l->t->rows; row++) {
		if (!count[row])
			continue;
		struct span at = load_cell(l, row, column);
		diag_report(l->d, at, DIAG_STATUS_WORD, column_text(c, row), load_place(l, at),
			    diag_number(l->d, count[row]), status_nearest(column_text(c, row)));
	}
	return !unknown.used;
}

/* A row is as sure as the first of its cells that carries a mark. */
static void gather_marks(struct load *l, uint8_t *status)
{
	uint32_t marked = 0, first = 0;
	for (uint32_t i = 0; i < l->t->columns; i++) {
		const uint8_t *mark = l->column[i].status;
		for (uint32_t row = 0; mark && row < l->t->rows; row++) {
			bool open = status[row] == STATUS_ACTUAL &&
				    mark[row] != STATUS_ACTUAL &&
				    mark[row] != STATUS_SUPPRESSED;
			if (!open)
				continue;
			first = marked++ ? first : row;
			status[row] = mark[row];
		}
	}
	if (marked)
		LOAD_NOTICE(l, load_record(l, first), DIAG_MARKED_ROWS,
			    diag_number(&l->origin->notices, marked));
}

static bool set_status(struct load *l)
{
	bool marks = false;
	l->t->status_column = TABLE_NONE;
	for (uint32_t i = 0; i < l->t->columns; i++)
		marks |= l->column[i].status != NULL;
	if (!l->o->status.n && !marks)
		return true;
	uint8_t *status = ARENA_NEW(l->mem, uint8_t, l->t->rows);
	l->t->status = status;
	if (!l->o->status.n) {
		gather_marks(l, status);
		return true;
	}
	uint32_t column = load_column(l, l->o->status, l->o->status_at);
	l->t->status_column = column;
	if (column == TABLE_NONE)
		return false;
	l->column[column].status = status;
	return read_status(l, column, status);
}

/* --- totals ---------------------------------------------------------------- */

/* "전 국" → "전국" */
static struct str without_blanks(struct arena *temp, struct str s)
{
	if (!memchr(s.p ? s.p : "", ' ', s.n) &&
	    str_find(s, STR("\xE3\x80\x80"), 0) == SIZE_MAX)
		return s;
	char *p = ARENA_NEW(temp, char, s.n);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (str_starts(str_slice(s, i, s.n), STR("\xE3\x80\x80")))
			i += 2;
		else if (s.p[i] != ' ')
			p[n++] = s.p[i];
	}
	return (struct str){p, n};
}

static bool is_total(const struct load *l, struct str cell)
{
	if (!l->o->totals)
		return marks_total(cell);
	for (size_t i = 0; i < l->o->totals; i++)
		if (str_eq(without_blanks(l->temp, cell),
			   without_blanks(l->temp, l->o->total[i])))
			return true;
	return false;
}

static bool is_part_of_korea(const struct load *l, struct str cell)
{
	struct str word = without_blanks(l->temp, cell);
	return str_starts(word, STR("서울")) || str_starts(word, STR("부산"));
}

/* 수도권, 비수도권 and 지방 are sums where the provinces themselves are listed, too. */
static bool is_half_of_korea(const struct load *l, struct str cell)
{
	if (l->o->totals || cell.n > HALF_MAX)
		return false;
	struct str word = without_blanks(l->temp, cell);
	return str_eq(word, STR("수도권")) || str_eq(word, STR("비수도권")) ||
	       str_eq(word, STR("지방")) || str_eq(word, STR("지방권"));
}

/* 호남권, 동남권 …: where they are listed, 수도권 is one part of the country among them. */
static bool is_region_of_korea(const struct load *l, struct str cell)
{
	return cell.n <= HALF_MAX && str_ends(cell, STR("권")) && !is_half_of_korea(l, cell);
}

/* What a name says of its row. */
enum { NAME_TOTAL = 1, NAME_PART = 2, NAME_HALF = 4, NAME_REGION = 8 };

static uint8_t look_at(const struct load *l, struct str name)
{
	return (uint8_t)((is_total(l, name) ? NAME_TOTAL : 0) |
			 (is_part_of_korea(l, name) ? NAME_PART : 0) |
			 (is_half_of_korea(l, name) ? NAME_HALF : 0) |
			 (is_region_of_korea(l, name) ? NAME_REGION : 0));
}

/* Periods are no names, but among them may stand some. */
static bool may_hold_names(const struct load *l, uint32_t column, uint32_t row)
{
	const struct column *c = &l->column[column];
	return !column_is_temporal(c->type) || table_missing(c, row);
}

/* For each row, what its name in that column says; NULL: none says anything. */
static uint8_t *look_at_names(const struct load *l, uint32_t column, struct arena *temp)
{
	const struct column *c = &l->column[column];
	uint8_t *said = ARENA_NEW(temp, uint8_t, l->t->rows);
	uint8_t *word = ARENA_NEW(temp, uint8_t, c->cells.code ? c->cells.words : 0);
	bool any = !c->cells.code;
	for (uint32_t i = 0; c->cells.code && i < c->cells.words; i++) {
		word[i] = look_at(l, cells_word_text(&c->cells, c->cells.word[i]));
		any |= word[i] != 0;
	}
	if (!any)
		return NULL;
	for (uint32_t row = 0; row < l->t->rows; row++)
		if (c->cells.code)
			said[row] = word[c->cells.code[row]];
		else if (may_hold_names(l, column, row))
			said[row] = look_at(l, column_text(c, row));
	return said;
}

/* A column that says 합계 in every row tells no row from another. */
static bool mark_column(const struct load *l, uint32_t column, bool *total)
{
	struct arena temp = {0};
	const struct column *c = &l->column[column];
	uint8_t any = 0, all = NAME_TOTAL;
	if (column_is_temporal(c->type) && !c->missing)
		return false;
	const uint8_t *said = look_at_names(l, column, &temp);
	for (uint32_t row = 0; said && row < l->t->rows; row++) {
		any |= said[row];
		all &= said[row];
	}
	uint8_t sums = NAME_TOTAL;
	if (any & NAME_PART && any & NAME_HALF && !(any & NAME_REGION))
		sums |= NAME_HALF;
	for (uint32_t row = 0; any & sums && !all && row < l->t->rows; row++)
		total[row] |= (said[row] & sums) != 0;
	arena_finish(&temp);
	return any & sums && !all;
}

static void notice_totals(struct load *l, const bool *total, uint32_t count)
{
	struct str list = STR_NONE;
	struct span at = SPAN_NONE;
	uint32_t shown = 0;
	for (uint32_t row = 0; row < l->t->rows && shown < LISTED; row++) {
		if (!total[row] || (l->origin->pattern && l->origin->pattern[row]))
			continue;
		at = shown++ ? at : load_record(l, row);
		list = arena_printf(l->temp, "%.*s%s%.*s", STR_ARG(list), list.n ? ", " : "",
				    STR_ARG(load_place(l, load_record(l, row))));
	}
	if (count > shown)
		list = arena_printf(l->temp, "%.*s, …", STR_ARG(list));
	LOAD_NOTICE(l, at, DIAG_TOTAL_ROWS, diag_number(&l->origin->notices, count), list);
}

/* --- a row that is the sum of the others ---------------------------------------- */

/* Whether a number may be a sum of counts: not small by chance, no rate and no mean. */
static bool may_be_sum(const struct column *c, uint32_t row)
{
	double v = c->type == COLUMN_NUMBER && c->number ? c->number[row] : 0;
	return v >= SUM_LEAST && v == floor(v) && !table_missing(c, row);
}

/* Whether the number in that row is the sum of all others of the column. */
static bool sums_column(const struct column *c, uint32_t rows, uint32_t row)
{
	double v = c->number[row], sum = 0;
	for (uint32_t i = 0; i < rows; i++)
		sum += table_missing(c, i) ? 0 : c->number[i];
	return fabs(sum - 2 * v) <= 1e-9 * v;
}

/* One column may do so by chance, two and half of them do not. */
static bool sums_others(const struct load *l, uint32_t row)
{
	uint32_t numbers = 0, sums = 0;
	for (uint32_t i = 0; i < l->t->columns; i++) {
		const struct column *c = &l->column[i];
		if (!may_be_sum(c, row))
			continue;
		numbers++;
		sums += sums_column(c, l->t->rows, row);
	}
	return sums >= 2 && sums * 2 >= numbers;
}

/* 강원도 above its towns: no word says so, but the numbers do. */
static uint32_t mark_sum(struct load *l, bool *total)
{
	uint32_t last = l->t->rows - 1;
	if (l->t->rows < SUM_ROWS || l->t->rows > DUPLICATES_MAX || l->o->totals ||
	    l->o->keep_totals || column_is_temporal(l->column[0].type))
		return 0;
	uint32_t row = sums_others(l, 0) ? 0 : last;
	if (row && !sums_others(l, last))
		return 0;
	struct span at = load_record(l, row);
	total[row] = true;
	LOAD_NOTICE(l, at, DIAG_TOTAL_SUM, column_text(&l->column[0], row), load_place(l, at));
	return 1;
}

/* Only the columns before the numbers name what a row is about. */
static void mark_totals(struct load *l)
{
	bool *total = ARENA_NEW(l->mem, bool, l->t->rows), any = false;
	for (uint32_t i = 0; i < l->t->columns; i++) {
		const struct column *c = &l->column[i];
		if (c->type == COLUMN_NUMBER)
			break;
		if (c->type == COLUMN_TEXT || column_is_temporal(c->type))
			any |= mark_column(l, i, total);
	}
	uint32_t count = 0;
	for (uint32_t row = 0; any && row < l->t->rows; row++)
		count += total[row];
	if (!count)
		l->t->total = mark_sum(l, total) ? total : NULL;
	l->t->totals_kept = l->o->keep_totals;
	if (!count || count == l->t->rows) /* a table of totals alone has no parts */
		return;
	l->t->total = total;
	notice_totals(l, total, count);
}

/* --- indentation ------------------------------------------------------------- */

#define LEVELS 9

/* Ranks the blanks before the names of one column: 0 for the outermost. */
static void set_levels(struct load *l, uint32_t column)
{
	const uint8_t *indent = l->made[column].rows.indent;
	struct column *c = &l->column[column];
	bool used[256] = {false};
	uint8_t rank[256] = {0}, levels = 0;
	for (uint32_t row = 0; row < l->t->rows; row++)
		used[indent[row]] |= column_text(c, row).n > 0;
	for (unsigned k = 0; k < 256; k++)
		if (used[k])
			rank[k] = levels++;
	if (levels < 2 || levels > LEVELS)
		return;
	uint8_t *level = ARENA_NEW(l->mem, uint8_t, l->t->rows);
	for (uint32_t row = 0; row < l->t->rows; row++)
		level[row] = rank[indent[row]];
	c->level = level;
}

/* --- records that stand there twice --------------------------------------------- */

/* True where one of those seen is the same, whichever way its letters are composed. */
static bool is_twin(const struct load *l, struct words *seen, struct str record)
{
	if (l->seen.composable)
		record = compose_key(seen->mem, record);
	uint64_t hash = words_hash(record);
	if (words_find(seen, record, hash) != WORDS_NONE)
		return true;
	words_add(seen, record, hash, false);
	return false;
}

static void notice_duplicates(struct load *l)
{
	if (l->t->rows > DUPLICATES_MAX || l->t->columns < 2)
		return;
	struct words seen = {.mem = l->temp};
	struct str list = STR_NONE;
	struct span first = SPAN_NONE;
	uint32_t count = 0;
	for (uint32_t row = 0; row < l->t->rows; row++) {
		struct span at = load_record(l, row);
		if (l->origin->pattern &&
		    l->origin->pattern[row]) /* folded: one record, many rows */
			continue;
		if (!is_twin(l, &seen, files_quote(l->files, at)))
			continue;
		first = count ? first : at;
		if (count++ < LISTED)
			list = arena_printf(l->temp, "%.*s%s%.*s", STR_ARG(list),
					    list.n ? ", " : "", STR_ARG(load_place(l, at)));
	}
	if (count > LISTED)
		list = arena_printf(l->temp, "%.*s, …", STR_ARG(list));
	if (count)
		LOAD_NOTICE(l, first, DIAG_ROW_TWICE, diag_number(&l->origin->notices, count),
			    list);
}

/* --- totals left out ---------------------------------------------------------------- */

/* The elements of rows that are no totals; NULL stays NULL. */
static const void *without_totals(const struct load *l, const void *old, size_t size)
{
	if (!old)
		return NULL;
	char *kept = arena_alloc(l->mem, l->t->rows, size), *to = kept;
	for (uint32_t row = 0; row < l->t->rows; row++) {
		if (l->t->total[row])
			continue;
		memcpy(to, (const char *)old + row * size, size);
		to += size;
	}
	return kept;
}

/* Cells that are not read again move up with their rows. */
static void drop_odd(const struct load *l, struct cells *c)
{
	struct cells_odd *kept = ARENA_NEW(l->mem, struct cells_odd, c->odds);
	uint32_t n = 0, row = 0, to = 0;
	for (uint32_t i = 0; i < c->odds; i++) {
		for (; row < c->odd[i].row; row++)
			to += !l->t->total[row];
		if (!l->t->total[row])
			kept[n++] = (struct cells_odd){to, c->odd[i].text};
	}
	c->odd = kept;
	c->odds = n;
}

static void drop_cells(const struct load *l, struct cells *c)
{
	c->text = without_totals(l, c->text, sizeof(*c->text));
	c->decimal = without_totals(l, c->decimal, sizeof(*c->decimal));
	if (c->code)
		c->code = without_totals(l, c->code, sizeof(*c->code));
	else
		c->word = without_totals(l, c->word, sizeof(*c->word));
	drop_odd(l, c);
}

static void drop_totals(struct load *l)
{
	uint32_t rows = 0;
	for (uint32_t row = 0; row < l->t->rows; row++)
		rows += !l->t->total[row];
	for (uint32_t i = 0; i < l->t->columns; i++) {
		struct column *c = &l->column[i];
		drop_cells(l, &c->cells);
		c->number = without_totals(l, c->number, sizeof(*c->number));
		c->missing = without_totals(l, c->missing, sizeof(*c->missing));
		c->status = without_totals(l, c->status, sizeof(*c->status));
		c->level = without_totals(l, c->level, sizeof(*c->level));
	}
	l->t->record = without_totals(l, l->t->record, sizeof(*l->t->record));
	l->t->status = without_totals(l, l->t->status, sizeof(*l->t->status));
	l->origin->pattern = without_totals(l, l->origin->pattern, sizeof(*l->origin->pattern));
	load_reader(l);
	LOAD_NOTICE(l, load_span(l, 0, 0), DIAG_TOTALS_DROPPED,
		    diag_number(&l->origin->notices, l->t->rows - rows));
	l->t->rows = rows;
	l->t->total = NULL;
}

bool rows_mark(struct load *l)
{
	bool ok = set_status(l);
	mark_totals(l);
	for (uint32_t i = 0; i < l->t->columns; i++)
		if (l->made[i].rows.indent && l->column[i].type == COLUMN_TEXT)
			set_levels(l, i);
	notice_duplicates(l);
	if (l->o->drop_totals && l->t->total)
		drop_totals(l);
	return ok;
}
