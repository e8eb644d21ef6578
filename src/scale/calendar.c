#include <assert.h>
#include <math.h>

#include "base/buf.h"
#include "scale/ticks.h"

/* Steps of a calendar, in the unit that its ticks begin.
 * Parts of a day are dates that are counted in minutes. */
struct step {
	enum column_type unit;
	int every;
	bool minutes;
};
#define MINUTES 1440  /* of a day */
#define NICE_ABOUT 10 /* ticks whose periods a nice domain ends at, as in d3 */
#define PART(minutes)                        \
	{                                    \
		COLUMN_DATE, (minutes), true \
	}

static const struct step parts[] = {PART(1),   PART(2),   PART(5),  PART(10),
				    PART(15),  PART(30),  PART(60), PART(120),
				    PART(180), PART(360), PART(720)};
#define PARTS (sizeof(parts) / sizeof(*parts))

static const struct step steps[] = {
	{COLUMN_DATE, 1, false},    {COLUMN_DATE, 2, false},     {COLUMN_DATE, 7, false},
	{COLUMN_DATE, 14, false},   {COLUMN_MONTH, 1, false},    {COLUMN_MONTH, 2, false},
	{COLUMN_MONTH, 3, false},   {COLUMN_MONTH, 6, false},    {COLUMN_QUARTER, 1, false},
	{COLUMN_QUARTER, 2, false}, {COLUMN_YEAR, 1, false},     {COLUMN_YEAR, 2, false},
	{COLUMN_YEAR, 5, false},    {COLUMN_YEAR, 10, false},    {COLUMN_YEAR, 20, false},
	{COLUMN_YEAR, 50, false},   {COLUMN_YEAR, 100, false},   {COLUMN_YEAR, 200, false},
	{COLUMN_YEAR, 500, false},  {COLUMN_YEAR, 1000, false},  {COLUMN_YEAR, 2000, false},
	{COLUMN_YEAR, 5000, false}, {COLUMN_YEAR, 10000, false},
};
#define STEPS (sizeof(steps) / sizeof(*steps))

#define SUNDAY 3 /* 1970-01-04 */
#define MONDAY 4

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
static long long number_of(struct step step, double days)
{
	int year, month, day;
	if (step.minutes)
		return (long long)floor(days * MINUTES + 1e-4);
	column_civil(floor(days), &year, &month, &day);
	switch (step.unit) {
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

/* Where the period of a number begins. */
static double days_of(struct step step, long long number)
{
	return step.minutes ? (double)number / MINUTES : column_days(step.unit, (double)number);
}

/* The day that weeks begin on: all that was observed stand on one day of the week, or
 * the author says week, which is Vega-Lite's from Sunday on, or it is Monday. */
static long long week_begins(const struct scale *s)
{
	size_t seens = s->seens < SCALE_SEENS ? s->seens : SCALE_SEENS;
	for (size_t i = 1; i < seens; i++)
		if (fmod(s->seen[i] - s->seen[0], 7) != 0)
			seens = 0;
	if (seens > 1)
		return (long long)s->seen[0];
	return s->tick_every.count || s->nice_every.count ? SUNDAY : MONDAY;
}

static struct row row_of(const struct scale *s, struct step step)
{
	double lo = s->lo, hi = s->hi;
	bool weeks = step.unit == COLUMN_DATE && !step.minutes && step.every % 7 == 0;
	long long origin = weeks ? week_begins(s) : 0;
	long long first = floor_to(number_of(step, lo), step.every, origin);
	long long last = floor_to(number_of(step, hi), step.every, origin);
	if (days_of(step, first) < lo - 1e-7)
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
	char room[24];
	column_civil(days, &year, &month, &day);
	switch (column) {
	case COLUMN_YEAR:
		return arena_printf(mem, "%d", year);
	case COLUMN_QUARTER:
		return arena_printf(mem, "%04d-Q%d", year, (month - 1) / 3 + 1);
	case COLUMN_MONTH:
		return arena_printf(mem, "%04d-%02d", year, month);
	default:
		return arena_str(mem, column_period(COLUMN_DATE, days, room));
	}
}

/* Few observed times are ticked as they are, unless two labels would meet. */
static bool observed_serve(const struct scale *s, size_t about)
{
	if (!s->seens || s->seens > about || s->seens > SCALE_SEENS || s->timed)
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

/* The steps from the finest on; those within a day where times of the day were seen. */
static struct step step_at(size_t i)
{
	return i < PARTS ? parts[i] : steps[i - PARTS];
}

/* The step whose number of ticks comes nearest, as a ratio; the finer one of two. */
static size_t best_step(const struct scale *s, size_t about)
{
	size_t best = PARTS + STEPS;
	double least = INFINITY;
	for (size_t i = s->timed ? 0 : PARTS; i < PARTS + STEPS; i++) {
		if (!suits(step_at(i), s->column))
			continue;
		size_t count = row_of(s, step_at(i)).count;
		double ratio = count ? (double)count / (double)about : INFINITY;
		double off = ratio > 1 ? ratio : 1 / ratio;
		if (count && off < least) {
			least = off;
			best = i;
		}
	}
	return best;
}

static struct step every_step(struct scale_every e)
{
	return (struct step){e.unit, e.count, e.minutes};
}

double scale_every_count(struct scale_every e, double days)
{
	return days / ((e.minutes ? 1.0 / MINUTES : scale_period(e.unit)) * e.count);
}

/* The step that was asked for, or the one that makes about so many ticks. */
static bool choose_step(const struct scale *s, struct scale_every wish, size_t about,
			struct step *out)
{
	size_t best = wish.count ? 0 : best_step(s, about);
	if (best == PARTS + STEPS) /* a domain inside one period */
		return false;
	*out = wish.count ? every_step(wish) : step_at(best);
	return true;
}

void calendar_nice(struct scale *s)
{
	struct step step;
	size_t about = s->nice_about ? s->nice_about : NICE_ABOUT;
	if (!s->nice || !choose_step(s, s->nice_every, about, &step))
		return;
	struct row row = row_of(s, step);
	long long before = row.first - (days_of(step, row.first) > s->lo + 1e-7) * step.every;
	long long last = row.first + ((long long)row.count - 1) * step.every;
	long long after = last + (days_of(step, last) < s->hi - 1e-7) * step.every;
	if (isnan(s->wish_lo))
		s->lo = fmin(s->lo, days_of(step, before));
	if (isnan(s->wish_hi))
		s->hi = fmax(s->hi, days_of(step, after));
}

void calendar_ticks(struct scale *s, size_t about)
{
	struct step step;
	if (!about)
		about = 1;
	if (!s->tick_every.count && observed_serve(s, about)) {
		tick_observed(s);
		return;
	}
	if (!choose_step(s, s->tick_every, about, &step))
		return;
	struct row row = row_of(s, step);
	struct scale_tick *tick = ARENA_NEW(s->mem, struct scale_tick, row.count);
	for (size_t i = 0; i < row.count; i++) {
		double days = days_of(step, row.first + (long long)i * step.every);
		tick[i] = (struct scale_tick){days, calendar_text(s->mem, s->column, days)};
	}
	s->tick = tick;
	s->ticks = row.count;
	s->ticked = step.unit;
	s->clock = step.minutes;
}
