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

static void add(struct total *t, struct str decimal, double value)
{
	int64_t v;
	double sum = t->sum + value;
	t->rest +=
		fabs(t->sum) >= fabs(value) ? (t->sum - sum) + value : (value - sum) + t->sum;
	t->sum = sum;
	t->fits = t->fits && scale(decimal, t->places, &v) &&
		  !(v > 0 ? t->units > INT64_MAX - v : t->units < INT64_MIN - v);
	if (t->fits)
		t->units += v;
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

struct stats stats_column(const struct column *c, uint32_t rows, struct arena *mem)
{
	struct stats s = {0};
	struct total total = {.places = c->decimals, .fits = true};
	uint32_t low = 0, high = 0;
	for (uint32_t row = 0; row < rows; row++) {
		if (c->status && c->status[row])
			s.status[c->status[row]]++;
		if (table_missing(c, row)) {
			s.missing++;
			continue;
		}
		s.text += c->number == NULL;
		bool first = s.count++ == 0;
		if (!c->number)
			continue;
		low = first || c->number[row] < c->number[low] ? row : low;
		high = first || c->number[row] > c->number[high] ? row : high;
		if (c->type == COLUMN_NUMBER)
			add(&total, column_decimal(c, row, mem), c->number[row]);
	}
	if (!c->number || !s.count)
		return s;
	if (c->type == COLUMN_NUMBER) {
		s.min = column_decimal(c, low, mem);
		s.max = column_decimal(c, high, mem);
		s.sum = total_text(&total, mem);
	} else {
		s.min = period_text(c->type, c->number[low], mem);
		s.max = period_text(c->type, c->number[high], mem);
	}
	return s;
}
