#include <math.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/crew.h"
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

/* Decimals of so few digits are told from their doubles, and a block of them has a sum. */
#define SURE 1e15
#define ROOM (INT64_C(1) << 62)
#define BLOCK UINT32_C(4096) /* rows that are looked at together */

/* Some rows of a column. */
struct range {
	uint32_t from, to;
	bool any;
	double least, most;
	bool fits; /* units are their sum, times 10^decimals */
	int64_t units;
};

struct looking {
	const struct column *c;
	double scale; /* 10^decimals; 0: too many */
	struct range *range;
};

static bool add_units(int64_t *units, int64_t more)
{
	if (more <= -ROOM || more >= ROOM)
		return false;
	*units += more;
	return *units > -ROOM && *units < ROOM;
}

static int64_t units_of(double v)
{
	return (int64_t)(v + copysign(0.5, v));
}

static void find_ends(struct range *r, const struct column *c)
{
	const bool *missing = c->missing;
	double least = INFINITY, most = -INFINITY;
	for (uint32_t row = r->from; row < r->to; row++) {
		double v = c->number[row];
		if (missing && missing[row])
			continue;
		least = v < least ? v : least;
		most = v > most ? v : most;
	}
	r->any = least <= most;
	r->least = least;
	r->most = most;
}

/* No value of the range is so large that their sum could not be held. */
static void add_small(struct range *r, const struct column *c, double scale)
{
	const bool *missing = c->missing;
	int64_t units = 0;
	for (uint32_t row = r->from; row < r->to; row++)
		if (!missing || !missing[row])
			units += units_of(c->number[row] * scale);
	r->units = units;
	r->fits = true;
}

static void add_large(struct range *r, const struct column *c)
{
	struct arena temp = {0};
	r->fits = true;
	for (uint32_t row = r->from; r->fits && row < r->to; row++) {
		int64_t units;
		if (table_missing(c, row))
			continue;
		r->fits = scale(column_decimal(c, row, &temp), c->decimals, &units) &&
			  add_units(&r->units, units);
		arena_reset(&temp);
	}
	arena_finish(&temp);
}

static void look_at(void *context, size_t number)
{
	const struct looking *l = context;
	struct range *r = &l->range[number];
	find_ends(r, l->c);
	double most = fmax(fabs(r->least), fabs(r->most)) * l->scale;
	if (!r->any || l->c->type != COLUMN_NUMBER)
		r->fits = true;
	else if (l->scale > 0 && most < SURE)
		add_small(r, l->c, l->scale);
	else
		add_large(r, l->c);
}

/* The blocks are the same for any number of threads, and so is what comes out. */
static struct range look_at_all(const struct column *c, uint32_t rows)
{
	static const double ten[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
				     1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
	struct arena temp = {0};
	size_t blocks = (rows + BLOCK - 1) / BLOCK;
	bool few = c->decimals < sizeof(ten) / sizeof(*ten);
	struct looking l = {c, few ? ten[c->decimals] : 0,
			    ARENA_NEW(&temp, struct range, blocks)};
	struct crew crew = {.job = look_at, .context = &l};
	for (size_t k = 0; k < blocks; k++) {
		l.range[k].from = (uint32_t)k * BLOCK;
		l.range[k].to = k + 1 < blocks ? (uint32_t)(k + 1) * BLOCK : rows;
	}
	crew_run(&crew, blocks);
	struct range all = {.to = rows, .fits = true, .least = INFINITY, .most = -INFINITY};
	for (size_t k = 0; k < blocks; k++) {
		const struct range *more = &l.range[k];
		all.least = more->least < all.least ? more->least : all.least;
		all.most = more->most > all.most ? more->most : all.most;
		all.fits = all.fits && more->fits && add_units(&all.units, more->units);
	}
	arena_finish(&temp);
	return all;
}

static uint32_t row_of(const struct column *c, double value)
{
	uint32_t row = 0;
	while (table_missing(c, row) || c->number[row] != value)
		row++;
	return row;
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

struct stats stats_column(const struct column *c, uint32_t rows, struct arena *mem)
{
	struct stats s = {0};
	count(&s, c, rows);
	if (!c->number || !s.count)
		return s;
	struct range all = look_at_all(c, rows);
	if (c->type == COLUMN_NUMBER) {
		struct total total = {c->decimals, all.fits, all.units, 0, 0};
		if (!all.fits)
			add_nearly(&total, c, rows);
		s.min = column_decimal(c, row_of(c, all.least), mem);
		s.max = column_decimal(c, row_of(c, all.most), mem);
		s.sum = total_text(&total, mem);
	} else {
		s.min = period_text(c->type, all.least, mem);
		s.max = period_text(c->type, all.most, mem);
	}
	return s;
}
