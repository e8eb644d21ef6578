#include <math.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/num.h"
#include "source/stats.h"

/* A sum of decimals: exact as a whole number of 10^-places, a double when that
 * does not fit. */
struct total {
	unsigned places;
	bool fits;
	int64_t units;
	double sum, rest; /* Neumaier's: rest is what rounding lost */
};

static bool scale(struct str decimal, unsigned places, int64_t *out)
{
	bool negative = decimal.n && decimal.p[0] == '-', point = false;
	int64_t v = 0;
	unsigned behind = 0;
	for (size_t i = negative; i < decimal.n || behind < places; i++) {
		char c = i < decimal.n ? decimal.p[i] : '0';
		if (c == '.') {
			point = true;
			continue;
		}
		if (i >= decimal.n)
			point = true;
		if (v > INT64_MAX / 10 - 1)
			return false;
		v = v * 10 + (c - '0');
		behind += point;
	}
	*out = negative ? -v : v;
	return true;
}

/* Decimals of so few digits are told from their doubles. */
#define SURE 1e15
#define ROOM (INT64_C(1) << 62)

static bool units_of(const struct column *c, uint32_t row, struct arena *temp, int64_t *out)
{
	static const double ten[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
				     1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
	if (c->decimals < sizeof(ten) / sizeof(*ten)) {
		double v = c->number[row] * ten[c->decimals];
		*out = (int64_t)(v < 0 ? fmax(v, -SURE) - 0.5 : fmin(v, SURE) + 0.5);
		if (v > -SURE && v < SURE)
			return true;
	}
	bool ok = scale(column_decimal(c, row, temp), c->decimals, out);
	arena_reset(temp);
	return ok;
}

static bool add_exactly(struct total *t, const struct column *c, uint32_t rows)
{
	struct arena temp = {0};
	t->fits = true;
	for (uint32_t row = 0; t->fits && row < rows; row++) {
		int64_t v;
		if (table_missing(c, row))
			continue;
		t->fits = units_of(c, row, &temp, &v) && v > -ROOM && v < ROOM;
		t->units += t->fits ? v : 0;
		t->fits = t->fits && t->units > -ROOM && t->units < ROOM;
	}
	arena_finish(&temp);
	return t->fits;
}

static void add_nearly(struct total *t, const struct column *c, uint32_t rows)
{
	for (uint32_t row = 0; row < rows; row++) {
		double value = table_missing(c, row) ? 0 : c->number[row];
		double sum = t->sum + value;
		t->rest += fabs(t->sum) >= fabs(value) ? (t->sum - sum) + value
						       : (value - sum) + t->sum;
		t->sum = sum;
	}
}

static struct str total_text(const struct total *t, struct arena *mem)
{
	if (!t->fits)
		return num_shortest(mem, t->sum + t->rest);
	struct buf b = {0};
	bool negative = t->units < 0;
	uint64_t u = negative ? 0 - (uint64_t)t->units : (uint64_t)t->units;
	struct str digits =
		arena_printf(mem, "%0*llu", (int)t->places + 1, (unsigned long long)u);
	size_t whole = digits.n - t->places, end = digits.n;
	while (end > whole && digits.p[end - 1] == '0')
		end--;
	buf_text(&b, negative ? "-" : "");
	buf_str(&b, str_slice(digits, 0, whole));
	if (end > whole)
		buf_char(&b, '.');
	buf_str(&b, str_slice(digits, whole, end));
	return buf_take(&b, mem);
}

static struct str period_text(enum column_type type, double v, struct arena *mem)
{
	int year, month, day;
	double days = column_days(type, v);
	column_civil(days, &year, &month, &day);
	double clock = days - floor(days);
	switch (type) {
	case COLUMN_YEAR:
		return arena_printf(mem, "%d", year);
	case COLUMN_QUARTER:
		return arena_printf(mem, "%d-Q%d", year, (month - 1) / 3 + 1);
	case COLUMN_MONTH:
		return arena_printf(mem, "%04d-%02d", year, month);
	default:
		break;
	}
	if (clock == 0)
		return arena_printf(mem, "%04d-%02d-%02d", year, month, day);
	int seconds = (int)lround(clock * 86400);
	return arena_printf(mem, "%04d-%02d-%02d %02d:%02d", year, month, day, seconds / 3600,
			    seconds / 60 % 60);
}

static void count(struct stats *s, const struct column *c, uint32_t rows)
{
	for (uint32_t row = 0; c->missing && row < rows; row++)
		s->missing += c->missing[row];
	for (uint32_t row = 0; c->status && row < rows; row++)
		s->status[c->status[row]] += c->status[row] != STATUS_ACTUAL;
	s->count = rows - s->missing;
	s->text = c->number ? 0 : s->count;
}

static void find_ends(const struct column *c, uint32_t rows, uint32_t *low, uint32_t *high)
{
	uint32_t row = 0;
	while (table_missing(c, row))
		row++;
	*low = *high = row;
	double least = c->number[row], most = least;
	for (; row < rows; row++) {
		double v = c->number[row];
		if ((v >= least && v <= most) || table_missing(c, row))
			continue;
		*low = v < least ? row : *low;
		*high = v > most ? row : *high;
		least = v < least ? v : least;
		most = v > most ? v : most;
	}
}

struct stats stats_column(const struct column *c, uint32_t rows, struct arena *mem)
{
	struct stats s = {0};
	uint32_t low, high;
	count(&s, c, rows);
	if (!c->number || !s.count)
		return s;
	find_ends(c, rows, &low, &high);
	if (c->type == COLUMN_NUMBER) {
		struct total total = {.places = c->decimals};
		if (!add_exactly(&total, c, rows))
			add_nearly(&total, c, rows);
		s.min = column_decimal(c, low, mem);
		s.max = column_decimal(c, high, mem);
		s.sum = total_text(&total, mem);
	} else {
		s.min = period_text(c->type, c->number[low], mem);
		s.max = period_text(c->type, c->number[high], mem);
	}
	return s;
}
