#include <assert.h>
#include <math.h>

#include "base/buf.h"
#include "scale/ticks.h"

/* Steps of a calendar, in the unit that its ticks begin. Weeks begin on Monday. */
struct step {
	enum column_type unit;
	int every;
};
static const struct step steps[] = {
	{COLUMN_DATE, 1},    {COLUMN_DATE, 2},    {COLUMN_DATE, 7},     {COLUMN_DATE, 14},
	{COLUMN_MONTH, 1},   {COLUMN_MONTH, 2},   {COLUMN_MONTH, 3},    {COLUMN_MONTH, 6},
	{COLUMN_QUARTER, 1}, {COLUMN_QUARTER, 2}, {COLUMN_YEAR, 1},     {COLUMN_YEAR, 2},
	{COLUMN_YEAR, 5},    {COLUMN_YEAR, 10},   {COLUMN_YEAR, 20},    {COLUMN_YEAR, 50},
	{COLUMN_YEAR, 100},  {COLUMN_YEAR, 200},  {COLUMN_YEAR, 500},   {COLUMN_YEAR, 1000},
	{COLUMN_YEAR, 2000}, {COLUMN_YEAR, 5000}, {COLUMN_YEAR, 10000},
};
#define STEPS (sizeof(steps) / sizeof(*steps))

#define MONDAY 4 /* 1970-01-05 */

/* Ticks of one step that lie inside a domain: number first, first + every, … */
struct row {
	long long first;
	size_t count;
};

double scale_period(enum column_type column)
{
	switch (column) {
	case COLUMN_YEAR:
		return 365.2425;
	case COLUMN_QUARTER:
		return 365.2425 / 4;
	case COLUMN_MONTH:
		return 365.2425 / 12;
	default:
		return 1;
	}
}

/* Number of the period that holds a day, as columns number them. */
static long long number_of(enum column_type unit, double days)
{
	int year, month, day;
	column_civil(floor(days), &year, &month, &day);
	switch (unit) {
	case COLUMN_YEAR:
		return year;
	case COLUMN_QUARTER:
		return year * 4LL + (month - 1) / 3;
	case COLUMN_MONTH:
		return year * 12LL + month - 1;
	default:
		return (long long)floor(days);
	}
}

static long long floor_to(long long number, long long every, long long origin)
{
	long long rest = (number - origin) % every;
	return number - (rest < 0 ? rest + every : rest);
}

static struct row row_of(struct step step, double lo, double hi)
{
	long long origin = step.unit == COLUMN_DATE && step.every % 7 == 0 ? MONDAY : 0;
	long long first = floor_to(number_of(step.unit, lo), step.every, origin);
	long long last = floor_to(number_of(step.unit, hi), step.every, origin);
	if (column_days(step.unit, (double)first) < lo)
		first += step.every;
	return (struct row){first,
			    first > last ? 0 : (size_t)((last - first) / step.every + 1)};
}

/* Is every tick of the step the start of a period that the column can name? */
static bool suits(struct step step, enum column_type column)
{
	if (step.unit == COLUMN_QUARTER)
		return column == COLUMN_QUARTER;
	if (step.unit == COLUMN_MONTH && column == COLUMN_QUARTER)
		return false;
	return scale_period(step.unit) >= scale_period(column);
}

struct str calendar_text(struct arena *mem, enum column_type column, double days)
{
	int year, month, day;
	column_civil(days, &year, &month, &day);
	switch (column) {
	case COLUMN_YEAR:
		return arena_printf(mem, "%d", year);
	case COLUMN_QUARTER:
		return arena_printf(mem, "%04d-Q%d", year, (month - 1) / 3 + 1);
	case COLUMN_MONTH:
		return arena_printf(mem, "%04d-%02d", year, month);
	default:
		return arena_printf(mem, "%04d-%02d-%02d", year, month, day);
	}
}

/* Few observed times are ticked as they are, unless two labels would meet. */
static bool observed_serve(const struct scale *s, size_t about)
{
	if (!s->seens || s->seens > about || s->seens > SCALE_SEENS)
		return false;
	double room = about > 1 ? 0.75 * (s->hi - s->lo) / (double)(about - 1) : 0;
	for (size_t i = 0; i < s->seens; i++) {
		if (s->seen[i] < s->lo || s->seen[i] > s->hi)
			return false;
		if (i && s->seen[i] - s->seen[i - 1] < room)
			return false;
	}
	return true;
}

static void tick_observed(struct scale *s)
{
	struct scale_tick *tick = ARENA_NEW(s->mem, struct scale_tick, s->seens);
	for (size_t i = 0; i < s->seens; i++)
		tick[i] = (struct scale_tick){s->seen[i],
					      calendar_text(s->mem, s->column, s->seen[i])};
	s->tick = tick;
	s->ticks = s->seens;
	s->ticked = s->column;
}

/* The step whose number of ticks comes nearest, as a ratio; the finer one of two. */
static size_t best_step(const struct scale *s, size_t about)
{
	size_t best = STEPS;
	double least = INFINITY;
	for (size_t i = 0; i < STEPS; i++) {
		if (!suits(steps[i], s->column))
			continue;
		size_t count = row_of(steps[i], s->lo, s->hi).count;
		double ratio = count ? (double)count / (double)about : INFINITY;
		double off = ratio > 1 ? ratio : 1 / ratio;
		if (count && off < least) {
			least = off;
			best = i;
		}
	}
	return best;
}

void calendar_ticks(struct scale *s, size_t about)
{
	if (!about)
		about = 1;
	if (observed_serve(s, about)) {
		tick_observed(s);
		return;
	}
	size_t best = best_step(s, about);
	if (best == STEPS) /* a domain inside one period */
		return;
	struct row row = row_of(steps[best], s->lo, s->hi);
	struct scale_tick *tick = ARENA_NEW(s->mem, struct scale_tick, row.count);
	for (size_t i = 0; i < row.count; i++) {
		long long number = row.first + (long long)i * steps[best].every;
		double days = column_days(steps[best].unit, (double)number);
		tick[i] = (struct scale_tick){days, calendar_text(s->mem, s->column, days)};
	}
	s->tick = tick;
	s->ticks = row.count;
	s->ticked = steps[best].unit;
}
