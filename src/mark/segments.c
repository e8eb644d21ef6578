#include "mark/segments.h"

#include <math.h>

#include "mark/style.h"

#define LONGER 1.5  /* a stretch this much longer than the usual one misses something */
#define SAME 0.1    /* months and years differ a little in days */
#define HOLIDAYS 5  /* workdays in a row on which nothing is observed: 설, 추석 */
#define USUAL_MIN 3 /* so many equal stretches make a step the usual one */

struct runs {
	struct segment_run *run;
	size_t count, room;
};

bool segments_present(const struct mark_row *r)
{
	return isfinite(r->x) && isfinite(r->y) && r->status != STATUS_MISSING &&
	       r->status != STATUS_SUPPRESSED;
}

bool segments_observed(const struct mark_row *r)
{
	return segments_present(r) && r->status != STATUS_PROJECTION;
}

static double stretch(const struct mark_layer *l, const size_t *row, size_t i)
{
	return fabs(l->row[row[i]].x - l->row[row[i - 1]].x);
}

/*
 * The step in which a series was observed: the shortest, when at least half
 * of all stretches are of that length. INFINITY when there is no such rule.
 */
static double usual_step(const struct mark_layer *l, const size_t *row, size_t rows)
{
	double least = INFINITY;
	size_t same = 0, all = 0;
	for (size_t i = 1; i < rows; i++)
		if (l->row[row[i]].status != STATUS_PROJECTION && stretch(l, row, i) > 0)
			least = fmin(least, stretch(l, row, i));
	for (size_t i = 1; i < rows; i++) {
		if (l->row[row[i]].status == STATUS_PROJECTION)
			continue;
		all++;
		same += stretch(l, row, i) <= least * (1 + SAME);
	}
	return same >= USUAL_MIN && 2 * same >= all ? least : INFINITY;
}

/* The longest stretch that misses nothing; workdays: in those that lie in it. */
struct pace {
	double longest;
	bool workdays;
};

/* Days from Monday to Friday before a day of 1970 on, which began with a Thursday. */
static double workdays_before(double day)
{
	double week = floor((day + 3) / 7), rest = day + 3 - 7 * week;
	return 5 * week + fmin(rest, 5);
}

/* Prices and counts of offices have no Saturdays and Sundays, which are then no gaps. */
static bool on_workdays(const struct mark_layer *l, const size_t *row, size_t rows)
{
	for (size_t i = 0; i < rows; i++) {
		double day = l->row[row[i]].x;
		if (workdays_before(day + 1) - workdays_before(day) != 1)
			return false;
	}
	return true;
}

static struct pace pace_of(const struct mark_layer *l, const struct scale *along,
			   const size_t *row, size_t rows)
{
	double step;
	switch (along->kind) {
	case SCALE_BAND:
	case SCALE_POINT:
		return (struct pace){LONGER, false}; /* levels */
	case SCALE_TIME:
		step = usual_step(l, row, rows);
		if (step == 1 && on_workdays(l, row, rows))
			return (struct pace){HOLIDAYS, true};
		return (struct pace){step * LONGER, false};
	default:
		return (struct pace){INFINITY, false};
	}
}

/* Is the stretch before a row longer than that? */
static bool leaps(const struct mark_layer *l, const size_t *row, size_t i, struct pace pace)
{
	double from = l->row[row[i - 1]].x, to = l->row[row[i]].x;
	if (!pace.workdays)
		return fabs(to - from) > pace.longest;
	return fabs(workdays_before(to) - workdays_before(from)) - 1 > pace.longest;
}

static void push_run(struct arena *mem, struct runs *out, struct segment_run run)
{
	if (run.rows)
		ARENA_PUSH(mem, out->run, out->count, out->room) = run;
}

/* Cuts the present rows of one series, of which gap[] is known, into runs. */
static void cut_series(const struct mark_layer *l, const size_t *row, bool *gap, size_t rows,
		       struct arena *mem, struct runs *out)
{
	size_t start = 0;
	if (!rows)
		return;
	gap[0] = false;
	for (size_t i = 1; i <= rows; i++) {
		if (i < rows && (!gap[i] || l->options.interpolate_missing))
			continue;
		push_run(mem, out,
			 (struct segment_run){l->row[row[start]].series, row + start,
					      gap + start, i - start});
		start = i;
		if (i < rows)
			gap[i] = false;
	}
}

size_t segments_runs(const struct mark_layer *l, const struct scale *along, struct arena *mem,
		     const struct segment_run **out)
{
	struct runs runs = {0};
	size_t *row = ARENA_NEW(mem, size_t, l->rows);
	bool *gap = ARENA_NEW(mem, bool, l->rows);
	for (size_t i = 0, used = 0; i < l->rows;) {
		size_t series = l->row[i].series, from = used;
		bool missing = false;
		for (; i < l->rows && l->row[i].series == series; i++) {
			if (!segments_present(&l->row[i])) {
				missing = true;
				continue;
			}
			gap[used] = missing || l->row[i].gap;
			row[used++] = i;
			missing = false;
		}
		struct pace pace = pace_of(l, along, row + from, used - from);
		for (size_t k = from + 1; k < used; k++)
			if (!l->fitted && l->row[row[k]].status != STATUS_PROJECTION)
				gap[k] |= leaps(l, row, k, pace);
		cut_series(l, row + from, gap + from, used - from, mem, &runs);
	}
	*out = runs.run;
	return runs.count;
}

size_t segments_of(const struct mark_layer *l, const struct segment_run *run, struct arena *mem,
		   const struct segment **out)
{
	struct segment *segment = ARENA_NEW(mem, struct segment, run->rows);
	size_t count = 0;
	for (size_t i = 1; i < run->rows; i++) {
		enum status status = style_less_certain(l->row[run->row[i - 1]].status,
							l->row[run->row[i]].status);
		struct segment *last = count ? &segment[count - 1] : NULL;
		if (last && last->status == status && last->bridge == run->gap[i])
			last->hi = i;
		else
			segment[count++] = (struct segment){i - 1, i, status, run->gap[i]};
	}
	*out = segment;
	return count;
}
