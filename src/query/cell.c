#include "query/cell.h"

#include <assert.h>
#include <math.h>

#include "base/num.h"
#include "ko/decimal.h"

#define ENDLESS 6  /* more decimals are those of a quotient that does not end */
#define QUOTIENT 2 /* and so many of them are told */

bool cell_is_number(enum column_type type)
{
	return type == COLUMN_NUMBER || type == COLUMN_YEAR;
}

/* n digits at *i, which moves past them; −1 when they are not there. */
static int take_digits(struct str s, size_t *i, int n)
{
	int v = 0;
	for (int k = 0; k < n; k++, ++*i) {
		if (*i >= s.n || s.p[*i] < '0' || s.p[*i] > '9')
			return -1;
		v = v * 10 + (s.p[*i] - '0');
	}
	return v;
}

static bool take(struct str s, size_t *i, const char *literal)
{
	struct str l = str_of(literal);
	if (!str_starts(str_slice(s, *i, s.n), l))
		return false;
	*i += l.n;
	return true;
}

/* " 13:30", " 13:30:05", " 13:30:05.250" adds a part of the day. */
static bool take_clock(struct str text, size_t *i, double *days)
{
	int hour = take(text, i, " ") ? take_digits(text, i, 2) : -1;
	int minute = take(text, i, ":") ? take_digits(text, i, 2) : -1;
	bool fine = take(text, i, ":");
	int second = fine ? take_digits(text, i, 2) : 0;
	int milli = fine && take(text, i, ".") ? take_digits(text, i, 3) : 0;
	*days += (hour * 3600.0 + minute * 60 + second + milli / 1000.0) / 86400;
	return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 &&
	       second < 60 && milli >= 0;
}

bool cell_parse_period(enum column_type type, struct str text, double *out)
{
	size_t i = 0;
	int year = take_digits(text, &i, 4);
	bool quarter = type == COLUMN_QUARTER;
	if (year < 0 || !take(text, &i, quarter ? "-Q" : "-"))
		return false;
	int part = take_digits(text, &i, quarter ? 1 : 2);
	if (part < 1 || part > (quarter ? 4 : 12))
		return false;
	*out = quarter ? year * 4 + part - 1 : year * 12 + part - 1;
	if (type == COLUMN_DATE) {
		int day = take(text, &i, "-") ? take_digits(text, &i, 2) : -1, y, m, d;
		*out = column_days(COLUMN_MONTH, *out) + day - 1;
		column_civil(*out, &y, &m, &d);
		if (day < 1 || d != day) /* 31 April */
			return false;
		if (i < text.n && !take_clock(text, &i, out))
			return false;
	}
	return i == text.n;
}

struct value cell_value(struct arena *mem, const struct table *t, uint32_t column, uint32_t row)
{
	const struct column *c = &t->column[column];
	struct value v = {.type = c->type, .unit = c->unit};
	if (table_missing(c, row))
		return v;
	v.kind = cell_is_number(c->type) ? VALUE_NUMBER : VALUE_TEXT;
	if (v.kind == VALUE_NUMBER) {
		v.number = c->number[row];
		v.text = column_decimal(c, row, mem);
		if (!v.text.n)
			v.text = num_shortest(mem, v.number);
	} else if (column_is_temporal(c->type)) {
		char room[24];
		v.text = arena_str(mem, column_period(c->type, c->number[row], room));
	} else {
		v.text = column_text(c, row);
	}
	return v;
}

struct number_row {
	double v;
	uint32_t row;
};

struct text_row {
	struct str s;
	uint32_t row;
};

static int by_row(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_numbers(const void *x, const void *y)
{
	const struct number_row *a = x, *b = y;
	int c = (a->v > b->v) - (a->v < b->v);
	return c ? c : by_row(a->row, b->row);
}

static int compare_texts(const void *x, const void *y)
{
	const struct text_row *a = x, *b = y;
	int c = str_cmp(a->s, b->s);
	return c ? c : by_row(a->row, b->row);
}

static uint32_t order_numbers(struct arena *temp, const struct table *t, const struct column *c,
			      uint32_t *order)
{
	struct number_row *key = ARENA_NEW(temp, struct number_row, t->rows);
	uint32_t n = 0;
	for (uint32_t r = 0; r < t->rows; r++)
		if (!table_missing(c, r))
			key[n++] = (struct number_row){c->number[r], r};
	qsort(key, n, sizeof(*key), compare_numbers);
	for (uint32_t i = 0; i < n; i++)
		order[i] = key[i].row;
	return n;
}

static uint32_t order_texts(struct arena *temp, const struct table *t, const struct column *c,
			    uint32_t *order)
{
	struct text_row *key = ARENA_NEW(temp, struct text_row, t->rows);
	uint32_t n = 0;
	for (uint32_t r = 0; r < t->rows; r++)
		if (!table_missing(c, r))
			key[n++] = (struct text_row){column_text(c, r), r};
	qsort(key, n, sizeof(*key), compare_texts);
	for (uint32_t i = 0; i < n; i++)
		order[i] = key[i].row;
	return n;
}

#define WHOLE_MAX 1e15 /* below it a double is one whole number, and has one spelling */

bool cell_is_whole(const struct column *c)
{
	bool whole = c->type == COLUMN_YEAR || (c->type == COLUMN_NUMBER && !c->decimals &&
						c->digits && c->digits <= QUERY_DIGITS);
	return whole && c->cells.file;
}

/* The same where equal texts are one word: words are sorted, rows are counted. */
static uint32_t order_words(struct arena *temp, const struct table *t, const struct column *c,
			    uint32_t *order)
{
	uint32_t words = c->cells.words, n = 0;
	struct text_row *key = ARENA_NEW(temp, struct text_row, words + 1);
	uint32_t *rows = ARENA_NEW(temp, uint32_t, words + 1);
	for (uint32_t i = 0; i < words; i++)
		key[i] = (struct text_row){cells_word_text(&c->cells, c->cells.word[i]), i};
	qsort(key, words, sizeof(*key), compare_texts);
	for (uint32_t r = 0; r < t->rows; r++)
		rows[c->cells.code[r]] += !table_missing(c, r);
	for (uint32_t i = 0; i < words; i++) {
		uint32_t count = rows[key[i].row];
		rows[key[i].row] = n; /* from here on: where the next one goes */
		n += count;
	}
	for (uint32_t r = 0; r < t->rows; r++)
		if (!table_missing(c, r))
			order[rows[c->cells.code[r]]++] = r;
	return n;
}

/* Any of these cells, which hold one number, is written unlike the first: 3.2 and 3.20. */
static bool differ(const struct column *c, const uint32_t *row, uint32_t count)
{
	struct arena temp = {0};
	struct str first = column_decimal(c, row[0], &temp);
	bool found = false;
	for (uint32_t i = 1; i < count && !found; i++)
		found = !str_eq(column_decimal(c, row[i], &temp), first);
	arena_finish(&temp);
	return found;
}

/* Marks the rows whose number another cell writes differently. */
static bool *find_mixed(struct arena *mem, const struct table *t, const struct column *c,
			const uint32_t *order, uint32_t n)
{
	bool *mixed = ARENA_NEW(mem, bool, t->rows + 1);
	for (uint32_t i = 0, end; i < n; i = end) {
		double v = c->number[order[i]];
		for (end = i + 1; end < n && c->number[order[end]] == v;)
			end++;
		if (end == i + 1 || (cell_is_whole(c) && fabs(v) < WHOLE_MAX))
			continue;
		bool differs = differ(c, order + i, end - i);
		for (uint32_t k = i; k < end; k++)
			mixed[order[k]] = differs;
	}
	return mixed;
}

const uint32_t *cell_order(struct query *q, struct database_table *t, uint32_t column,
			   uint32_t *count)
{
	struct database_column *known = &t->column[column];
	const struct column *c = &t->t->column[column];
	if (!known->order) {
		struct arena temp = {0};
		arena_init(&temp);
		known->order = ARENA_NEW(q->mem, uint32_t, t->t->rows + 1);
		known->ordered = c->number       ? order_numbers(&temp, t->t, c, known->order)
				 : c->cells.code ? order_words(&temp, t->t, c, known->order)
						 : order_texts(&temp, t->t, c, known->order);
		if (cell_is_number(c->type))
			known->mixed =
				find_mixed(q->mem, t->t, c, known->order, known->ordered);
		arena_finish(&temp);
	}
	*count = known->ordered;
	return known->order;
}

uint32_t cell_first(const struct column *c, const uint32_t *order, uint32_t count, double v)
{
	uint32_t lo = 0, hi = count;
	while (lo < hi) {
		uint32_t middle = lo + (hi - lo) / 2;
		if (c->number[order[middle]] < v)
			lo = middle + 1;
		else
			hi = middle;
	}
	return lo;
}

struct str cell_decimal(struct arena *mem, const struct database_table *t, uint32_t column,
			double v)
{
	const struct column *c = &t->t->column[column];
	const struct database_column *known = &t->column[column];
	if (!cell_is_number(c->type))
		return STR_NONE;
	if (cell_is_whole(c) && fabs(v) < WHOLE_MAX)
		return arena_printf(mem, "%lld", (long long)v);
	if (known->order) {
		uint32_t i = cell_first(c, known->order, known->ordered, v);
		bool found = i < known->ordered && c->number[known->order[i]] == v;
		return found && !known->mixed[known->order[i]]
			       ? column_decimal(c, known->order[i], mem)
			       : STR_NONE;
	}
	struct str kept = STR_NONE;
	for (uint32_t r = 0; r < t->t->rows; r++) {
		if (table_missing(c, r) || c->number[r] != v)
			continue;
		struct str next = column_decimal(c, r, mem);
		if (kept.n && !str_eq(kept, next))
			return STR_NONE;
		kept = next;
	}
	return kept;
}

void cell_count_digits(struct cell_digits *digits, struct str text, double number)
{
	struct arena temp = {0};
	struct decimal d;
	digits->largest = fmax(digits->largest, fabs(number));
	if (number == trunc(number))
		return;
	if (decimal_parse(&temp, text, &d)) {
		int noise = (int)d.digits.n - QUERY_DIGITS;
		int places = decimal_places(d) - (noise > 0 ? noise : 0);
		d = decimal_trim(decimal_round(&temp, d, places, ROUND_HALF_UP));
		if (decimal_places(d) > digits->decimals)
			digits->decimals = decimal_places(d);
	}
	arena_finish(&temp);
}

uint8_t cell_told_decimals(const struct cell_digits *d)
{
	int told = d->decimals;
	if (told > ENDLESS) {
		int zeros = d->largest > 0 ? -(int)floor(log10(d->largest)) : 0;
		int most = QUOTIENT + (zeros > 0 ? zeros : 0);
		told = told > most ? most : told;
	}
	return (uint8_t)(told > UINT8_MAX ? UINT8_MAX : told);
}

bool cell_too_long(struct str decimal)
{
	int digits = 0, zeros = 0;
	for (size_t i = 0; i < decimal.n && decimal.p[i] != 'e' && decimal.p[i] != 'E'; i++) {
		char c = decimal.p[i];
		if (c == '0' && digits) {
			zeros++;
		} else if (c > '0' && c <= '9') {
			digits += zeros + 1;
			zeros = 0;
		}
	}
	return digits > QUERY_DIGITS;
}
