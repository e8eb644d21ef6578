#include "chart/bind/summing.h"

#include <math.h>
#include <string.h>

#include "chart/bind/options.h"

static bool is_measure(const struct plan_encoding *e)
{
	return e->set && e->type == TYPE_QUANTITATIVE && !e->bin.set && !e->unit.set &&
	       (e->column != TABLE_NONE || e->aggregate.n);
}

static const struct plan_property *orient_of(const struct plan_mark *m)
{
	for (size_t i = 0; i < m->properties; i++)
		if (str_eq(m->property[i].name, STR("orient")))
			return &m->property[i];
	return NULL;
}

bool summing_choose(struct chart *c, struct model_layer *l)
{
	const struct plan_encoding *e = l->plan->encoding;
	const struct plan_property *orient = orient_of(&l->plan->mark);
	bool x = is_measure(&e[CHANNEL_X]), y = is_measure(&e[CHANNEL_Y]);
	struct str name = str_of(l->mark->name);
	l->summed = CHANNEL_COUNT;
	if (!l->mark->spread || e[CHANNEL_X2].set || e[CHANNEL_Y2].set)
		return true;
	if (!x && !y)
		return diag_report(c->d, l->plan->mark.at, DIAG_CHART_NO_MEASURE, name);
	bool lying = x && !y;
	if (x && y)
		lying = orient && str_eq(orient->text, STR("horizontal"));
	else if (orient && str_eq(orient->text, STR("horizontal")) != lying)
		return diag_report(c->d, orient->at, DIAG_SPREAD_ORIENT, name, orient->text,
				   lying ? STR("x") : STR("y"));
	l->summed = lying ? CHANNEL_X : CHANNEL_Y;
	if (lying && l->mark->joins)
		return diag_report(c->d, e[l->summed].at, DIAG_SPREAD_LYING, name);
	return !e[l->summed].aggregate.n ||
	       diag_report(c->d, e[l->summed].at, DIAG_SPREAD_AGGREGATE, name,
			   e[l->summed].aggregate);
}

bool summing_lying(const struct chart *c, bool lying)
{
	for (size_t i = 0; i < c->layers; i++)
		if (c->layer[i].summed != CHANNEL_COUNT)
			lying = c->layer[i].summed == CHANNEL_X;
	return lying;
}

/* Values that outlive the pass over the rows. */
static const double *keep(struct arena *mem, const double *value, size_t count)
{
	double *kept = ARENA_NEW(mem, double, count + 1);
	if (count)
		memcpy(kept, value, count * sizeof(*kept));
	return kept;
}

double summing_take(struct derive *d, uint32_t group, double *value, size_t count)
{
	struct model_layer *l = d->l;
	struct arena *mem = d->c->mem;
	struct mark_options o = options_written(l);
	if (!l->spread)
		l->spread = ARENA_NEW(mem, struct mark_spread, d->groups.count + 1);
	struct mark_spread *s = &l->spread[group];
	*s = (struct mark_spread){
		.low = NAN, .lower = NAN, .middle = NAN, .upper = NAN, .high = NAN};
	summary_sort(value, count);
	if (count)
		l->mark->spread->of(&o, value, count, s);
	s->below = keep(mem, s->below, s->belows);
	s->above = keep(mem, s->above, s->aboves);
	return s->middle;
}

struct mark_spread *summing_pick(const struct chart *c, const struct model_layer *l,
				 const uint32_t *row, uint32_t rows)
{
	if (!l->spread)
		return NULL;
	struct mark_spread *some = ARENA_NEW(c->mem, struct mark_spread, rows + 1);
	for (uint32_t i = 0; i < rows; i++)
		some[i] = l->spread[row[i]];
	return some;
}

static double cut(double v, double lo, double hi, bool *beyond)
{
	double end = fmax(lo, fmin(v, hi));
	*beyond |= isfinite(v) && v != end;
	return isfinite(v) ? end : v;
}

/* Values that lie beyond an end, of a list that ascends. */
static size_t count_beyond(const double *v, size_t count, double end, bool above)
{
	size_t beyond = 0;
	for (size_t i = 0; i < count; i++)
		beyond += above ? v[i] > end : v[i] < end;
	return beyond;
}

static void drop_beyond(struct mark_spread *s, double lo, double hi, size_t *outside)
{
	size_t low[2] = {count_beyond(s->below, s->belows, lo, false),
			 count_beyond(s->above, s->aboves, lo, false)};
	size_t high[2] = {count_beyond(s->below, s->belows, hi, true),
			  count_beyond(s->above, s->aboves, hi, true)};
	s->below += low[0];
	s->above += low[1];
	s->belows -= low[0] + high[0];
	s->aboves -= low[1] + high[1];
	*outside += low[0] + low[1] + high[0] + high[1];
}

size_t summing_fence(struct chart *c, struct mark_row *row, double lo, double hi)
{
	struct mark_spread *s = ARENA_NEW(c->mem, struct mark_spread, 1);
	size_t outside = 0;
	bool cuts = false, lost = false;
	*s = *row->spread;
	drop_beyond(s, lo, hi, &outside);
	if (s->high < lo || s->low > hi)
		row->status = STATUS_MISSING;
	cut(s->middle, lo, hi, &lost);
	s->middle = lost ? NAN : s->middle;
	s->low = cut(s->low, lo, hi, &cuts);
	s->lower = cut(s->lower, lo, hi, &cuts);
	s->upper = cut(s->upper, lo, hi, &cuts);
	s->high = cut(s->high, lo, hi, &cuts);
	row->spread = s;
	return outside + cuts;
}

size_t summing_cut(struct mark_row *row, double *v, double *other, const double domain[2])
{
	bool cuts = false;
	if (fmax(*v, *other) < domain[0] || fmin(*v, *other) > domain[1]) {
		row->status = STATUS_MISSING;
		*v = *other = NAN;
		return 1;
	}
	*v = cut(*v, domain[0], domain[1], &cuts);
	*other = cut(*other, domain[0], domain[1], &cuts);
	return cuts;
}
