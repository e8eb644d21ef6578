#include "chart/bind/derive.h"

#include <math.h>

#include "base/crew.h"
#include "chart/bind/condition.h"
#include "chart/bind/derived.h"
#include "chart/bind/summing.h"
#include "data/pick.h"

#define RUNS 4          /* of rows that threads share */
#define FEW_ROWS 400000 /* that one thread does as soon */

static bool asks(const struct plan_encoding *e)
{
	return e->set && (e->aggregate.n || (e->unit.set && !e->unit.binned) ||
			  (e->bin.set && !e->bin.binned));
}

static bool is_place(enum plan_channel channel)
{
	return channel == CHANNEL_X || channel == CHANNEL_Y;
}

/* ---- what is asked for */

static bool left_out(const struct derive *d, uint32_t row)
{
	return d->parts && table_total(d->t, row);
}

/* The ends of a column, over the rows that count. */
static void extent(const struct derive *d, const struct column *c, double *lo, double *hi)
{
	*lo = INFINITY;
	*hi = -INFINITY;
	for (uint32_t r = 0; r < d->t->rows; r++) {
		if (table_missing(c, r) || left_out(d, r))
			continue;
		*lo = fmin(*lo, c->number[r]);
		*hi = fmax(*hi, c->number[r]);
	}
	if (!(*lo <= *hi))
		*lo = *hi = 0;
}

/* Rows that the author's range of bins leaves out. */
static void tell_unbinned(struct derive *d, const struct plan_encoding *e,
			  const struct group_key *k)
{
	uint32_t rows = 0;
	for (uint32_t r = 0; r < d->t->rows; r++)
		rows += !table_missing(k->column, r) && !left_out(d, r) &&
			isnan(group_value(k, r));
	if (!rows)
		return;
	diag_report(d->c->d, e->at, DIAG_CHART_UNBINNED, diag_number(d->c->d, rows),
		    k->column->name);
	d->unbinned = true;
}

/* The bins of a column, over the rows that count. */
static bool choose_bins(struct derive *d, const struct plan_encoding *e, struct group_key *k)
{
	double lo, hi;
	if (!k->column->number)
		return diag_report(d->c->d, e->at, DIAG_CHART_NOT_NUMBER, STR("bin"),
				   k->column->name);
	extent(d, k->column, &lo, &hi);
	k->binned = true;
	if (!bins_choose(lo, hi, &e->bin.wish, &k->bins))
		return diag_report(d->c->d, e->at, DIAG_STEP_BINS,
				   diag_number(d->c->d, BINS_MOST));
	if (e->bin.wish.within)
		tell_unbinned(d, e, k);
	return true;
}

/* The finest unit that the column tells, where only their number is asked for. */
static bool choose_unit(struct derive *d, const struct plan_encoding *e, struct group_key *k)
{
	double lo, hi;
	const struct column *c = k->column;
	k->unit = e->unit.binned ? TIMEUNIT_NONE : e->unit.unit;
	if (!e->unit.most)
		return timeunit_fits(e->unit.unit, c->type);
	if (!column_is_temporal(c->type))
		return false;
	extent(d, c, &lo, &hi);
	k->unit = timeunit_choose(column_days(c->type, lo), column_days(c->type, hi),
				  e->unit.most);
	if (!timeunit_fits(k->unit, c->type))
		k->unit = timeunit_finest(c->type);
	return true;
}

static bool take_key(struct derive *d, enum plan_channel channel)
{
	const struct plan_encoding *e = &d->l->plan->encoding[channel];
	if (!e->set || e->column == TABLE_NONE || channel == CHANNEL_STATUS)
		return true;
	struct group_key *k = &d->key[d->keys];
	*k = (struct group_key){.column = &d->t->column[e->column]};
	if (e->unit.set && !choose_unit(d, e, k))
		return diag_report(d->c->d, e->at, DIAG_STEP_TIME, k->column->name);
	d->key_channel[d->keys++] = channel;
	return !e->bin.set || e->bin.binned || choose_bins(d, e, k);
}

/* The value where another column ends: numbers and times do. */
static bool take_argument(struct derive *d, const struct plan_encoding *e,
			  struct derived_measure *m)
{
	if (e->column == TABLE_NONE)
		return diag_report(d->c->d, e->at, DIAG_STEP_FIELD, e->aggregate);
	m->op = str_eq(e->aggregate, STR("argmin")) ? SUMMARY_MIN : SUMMARY_MAX;
	m->column = &d->t->column[e->column];
	m->by = &d->t->column[e->by];
	d->measures++;
	return m->by->number ||
	       diag_report(d->c->d, e->at, DIAG_CHART_NOT_NUMBER, e->aggregate, m->by->name);
}

static bool take_measure(struct derive *d, enum plan_channel channel)
{
	const struct plan_encoding *e = &d->l->plan->encoding[channel];
	struct derived_measure *m = &d->measure[d->measures];
	*m = (struct derived_measure){.channel = channel};
	if (plan_argument(e))
		return take_argument(d, e, m);
	if (channel == d->l->summed)
		m->op = SUMMARY_MEDIAN; /* it needs all values */
	else if (!summary_find(e->aggregate, &m->op))
		return diag_report(d->c->d, e->at, DIAG_CHART_AGGREGATE_UNKNOWN, e->aggregate);
	if (m->op != SUMMARY_COUNT && e->column != TABLE_NONE)
		m->column = &d->t->column[e->column];
	if (m->op != SUMMARY_COUNT && !m->column)
		return diag_report(d->c->d, e->at, DIAG_STEP_FIELD, e->aggregate);
	if (!summary_counts(m->op) && !m->column->number)
		return diag_report(d->c->d, e->at, DIAG_CHART_NOT_NUMBER, e->aggregate,
				   m->column->name);
	if (m->column && !m->column->number) {
		struct group_key *name = ARENA_NEW(d->temp, struct group_key, 1);
		name->column = m->column;
		group_open(&m->names, name, 1, d->temp);
	}
	d->measures++;
	return true;
}

static void take_tests(struct derive *d)
{
	size_t count = 0;
	for (unsigned i = 0; i < CHANNEL_COUNT; i++)
		count += d->l->plan->encoding[i].case_count;
	d->test = ARENA_NEW(d->temp, struct derived_test, count + 1);
	for (unsigned i = 0; i < CHANNEL_COUNT; i++)
		for (size_t k = 0; k < d->l->plan->encoding[i].case_count; k++)
			d->test[d->tests++] = (struct derived_test){
				(enum plan_channel)i, k,
				&d->t->column[d->l->plan->encoding[i].cases[k].column]};
}

/* Totals beside their parts would be added to them. */
static void find_parts(struct derive *d)
{
	uint32_t totals = 0;
	for (uint32_t r = 0; r < d->t->rows; r++)
		totals += table_total(d->t, r);
	d->parts = totals && totals < d->t->rows;
	if (d->parts)
		diag_report(d->c->d, d->c->plan->at, DIAG_STEP_TOTALS,
			    diag_number(d->c->d, totals));
}

static bool is_summed(const struct derive *d, unsigned channel)
{
	const struct plan_encoding *e = &d->l->plan->encoding[channel];
	return e->set && (e->aggregate.n || channel == d->l->summed);
}

static bool take_channels(struct derive *d)
{
	bool ok = true, any = false;
	for (unsigned i = 0; i < CHANNEL_COUNT; i++)
		any |= is_summed(d, i);
	if (any && d->t->total)
		find_parts(d);
	take_tests(d);
	for (unsigned i = 0; i < CHANNEL_COUNT; i++) {
		bool measure = is_summed(d, i);
		ok = (measure ? take_measure : take_key)(d, (enum plan_channel)i) && ok;
	}
	return ok;
}

/* ---- the pass over the rows */

static bool placeless(const struct derive *d, uint32_t row)
{
	for (size_t i = 0; i < d->keys; i++)
		if (is_place(d->key_channel[i]) && table_missing(d->key[i].column, row))
			return true;
	return false;
}

/* What no bin of an axis holds is told of already. */
static bool unbinned(const struct derive *d, uint32_t row)
{
	for (size_t i = 0; i < d->keys; i++)
		if (is_place(d->key_channel[i]) && d->key[i].binned &&
		    isnan(group_value(&d->key[i], row)))
			return true;
	return false;
}

static double measured(struct derived_measure *m, uint32_t row)
{
	if (!m->column)
		return 0;
	if (table_missing(m->column, row))
		return NAN;
	return m->column->number ? m->column->number[row] : group_add(&m->names, row);
}

/* A list with an element for each group; those that nobody has set are zero. */
static void *reach(struct arena *mem, void *list, uint32_t *room, uint32_t group, size_t size)
{
	if (group < *room)
		return list;
	uint32_t have = *room;
	*room = group < 32 ? 64 : 2 * group;
	return arena_grow(mem, list, have, *room, size);
}

static struct summary *summary_of_group(struct derive *d, struct derived_measure *m,
					uint32_t group)
{
	m->of = reach(d->temp, m->of, &m->of_room, group, sizeof(*m->of));
	return &m->of[group];
}

static void add_value(struct derive *d, struct derived_measure *m, uint32_t group, double v)
{
	if (summary_keeps(m->op)) {
		size_t n = m->count;
		ARENA_PUSH(d->temp, m->value, n, m->room) = v;
		ARENA_PUSH(d->temp, m->group, m->count, m->group_room) = group;
		return;
	}
	summary_add(summary_of_group(d, m, group), m->op, v);
}

/* Of rows that are equal the first one counts, as in Vega. */
static bool add_argument(struct derive *d, struct derived_measure *m, uint32_t group,
			 uint32_t row)
{
	uint32_t had = m->row_room;
	m->row = reach(d->keep, m->row, &m->row_room, group, sizeof(*m->row));
	for (uint32_t g = had; g < m->row_room; g++)
		m->row[g] = DERIVED_NONE;
	uint32_t best = m->row[group];
	const double *v = m->by->number;
	if (table_missing(m->by, row))
		return false;
	bool better = best == DERIVED_NONE ||
		      (m->op == SUMMARY_MIN ? v[row] < v[best] : v[row] > v[best]);
	if (better)
		m->row[group] = row;
	return !table_missing(m->column, row);
}

static enum status row_status(const struct derive *d, uint32_t row)
{
	const struct plan_encoding *e = &d->l->plan->encoding[CHANNEL_STATUS];
	enum status s = STATUS_ACTUAL;
	if (d->t->status)
		return table_status(d->t, row);
	if (e->set && e->column != TABLE_NONE &&
	    !table_missing(&d->t->column[e->column], row) &&
	    !status_find(column_text(&d->t->column[e->column], row), &s))
		s = STATUS_ACTUAL;
	return s;
}

static void raise_status(struct derive *d, uint32_t group, enum status s)
{
	d->status = reach(d->keep, d->status, &d->status_room, group, sizeof(*d->status));
	if (s > d->status[group])
		d->status[group] = (uint8_t)s;
}

/* Has the row a value of the measure? */
static bool add_row(struct derive *d, struct derived_measure *m, uint32_t group, uint32_t row)
{
	if (m->by)
		return add_argument(d, m, group, row);
	double v = measured(m, row);
	add_value(d, m, group, v);
	return !isnan(v);
}

/* A group is as unsure as its least sure row that has a value. */
static void add_status(struct derive *d, uint32_t group, uint32_t row, bool valued)
{
	enum status s = valued ? row_status(d, row) : STATUS_ACTUAL;
	for (size_t i = 0; i < d->measures; i++) {
		const struct column *c = d->measure[i].column;
		if (valued && c && c->status && c->status[row] > s)
			s = (enum status)c->status[row];
	}
	raise_status(d, group, s);
}

/* A mark looks one way: all rows that it is made of must meet the test, or none. */
static void check_tests(struct derive *d, uint32_t row, uint32_t first)
{
	for (size_t i = 0; i < d->tests && !d->mixed; i++) {
		const struct derived_test *x = &d->test[i];
		const struct plan_encoding *e = &d->l->plan->encoding[x->channel];
		if (condition_true(x->column, row) == condition_true(x->column, first))
			continue;
		d->mixed = true;
		diag_report(d->c->d, e->cases[x->at].at, DIAG_CHART_CONDITION_GROUP, STR_NONE);
	}
}

static void walk_rows(struct derive *d, struct crew_rows rows)
{
	for (uint32_t r = rows.lo; r < rows.hi; r++) {
		if (left_out(d, r))
			continue;
		if (placeless(d, r)) {
			d->dropped++;
			continue;
		}
		if (d->unbinned && unbinned(d, r))
			continue;
		uint32_t group = group_add(&d->groups, r);
		check_tests(d, r, d->groups.first[group]);
		bool valued = false;
		for (size_t i = 0; i < d->measures; i++)
			valued |= add_row(d, &d->measure[i], group, r);
		add_status(d, group, r, valued);
	}
}

/* ---- the same by several threads: runs of rows, and their groups put together in order */

struct run {
	struct derive d;
	struct crew_rows rows;
	struct arena mem;
};

static void walk_run(void *context, size_t number)
{
	struct run *run = (struct run *)context + number;
	walk_rows(&run->d, run->rows);
}

/* Tests are told of, and whoever tells is one. */
static bool may_share(const struct derive *d)
{
	for (size_t i = 0; i < d->measures; i++) {
		const struct derived_measure *m = &d->measure[i];
		if (!summary_joins(m->op) || m->by || (m->column && !m->column->number))
			return false;
	}
	return d->t->rows > FEW_ROWS && !d->tests;
}

static void join_run(struct derive *d, struct run *run)
{
	const struct derive *from = &run->d;
	for (uint32_t g = 0; g < from->groups.count; g++) {
		uint32_t group = group_add(&d->groups, from->groups.first[g]);
		for (size_t i = 0; i < d->measures; i++) {
			struct derived_measure *m = &d->measure[i];
			summary_join(summary_of_group(d, m, group), m->op,
				     &from->measure[i].of[g]);
		}
		raise_status(d, group, (enum status)from->status[g]);
	}
	d->dropped += from->dropped;
}

static void share_rows(struct derive *d)
{
	struct run *run = ARENA_NEW(d->temp, struct run, RUNS);
	struct crew crew = {.job = walk_run, .context = run};
	for (size_t k = 0; k < RUNS; k++) {
		run[k].d = *d;
		run[k].rows = crew_rows(d->t->rows, RUNS, k);
		run[k].d.keep = run[k].d.temp = &run[k].mem;
		group_open(&run[k].d.groups, d->key, d->keys, &run[k].mem);
	}
	crew_run(&crew, RUNS);
	for (size_t k = 0; k < RUNS; k++) {
		join_run(d, &run[k]);
		arena_finish(&run[k].mem);
	}
}

static void pass(struct derive *d)
{
	group_open(&d->groups, d->key, d->keys, d->keep);
	if (may_share(d))
		share_rows(d);
	else
		walk_rows(d, (struct crew_rows){0, d->t->rows});
	d->l->dropped += d->dropped;
}

/* Rows that no bin holds are gone, as they are from sums. */
static const struct table *leave_unbinned(struct derive *d, const struct table *t)
{
	uint32_t *row = ARENA_NEW(d->temp, uint32_t, t->rows + 1), rows = 0;
	for (uint32_t r = 0; r < t->rows; r++)
		if (!unbinned(d, r) || placeless(d, r))
			row[rows++] = r;
	return pick_rows(t, row, rows, d->keep);
}

bool derive_layer(struct chart *c, struct model_layer *l)
{
	struct arena temp = {0};
	l->raw = l->plan;
	if (!summing_choose(c, l))
		return false;
	bool any = l->summed != CHANNEL_COUNT;
	for (unsigned i = 0; i < CHANNEL_COUNT; i++)
		any |= asks(&l->plan->encoding[i]);
	if (!any)
		return true;
	struct derive d = {.c = c, .l = l, .t = l->plan->table, .keep = c->mem, .temp = &temp};
	d.to = ARENA_NEW(c->mem, struct plan_layer, 1);
	*d.to = *l->plan;
	bool ok = take_channels(&d);
	if (ok) {
		if (d.measures)
			pass(&d);
		ok = !d.mixed;
		struct table *t = d.measures ? derived_grouped(&d) : derived_widened(&d);
		t->column = d.column;
		t->columns = (uint32_t)d.columns;
		d.to->table = d.unbinned && !d.measures ? leave_unbinned(&d, t) : t;
		l->plan = d.to;
	}
	arena_finish(&temp);
	return ok;
}
