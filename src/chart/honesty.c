#include <math.h>

#include "chart/model.h"
#include "chart/words.h"

#define SERIES_MANY 7
#define NAMES_MANY 60

static void check_source(struct chart *c)
{
	if (!c->plan->source.text.n)
		diag_report(c->d, c->plan->at, DIAG_CHART_NO_SOURCE, c->plan->id);
}

static void check_assumption(struct chart *c)
{
	bool told = c->plan->note.text.n > 0;
	for (size_t i = 0; i < c->plan->projections; i++) {
		const struct plan_projection *p = &c->plan->projection[i];
		told |= p->rate.n || p->cagr.n || p->to_value.n;
	}
	if ((c->statuses & 1u << STATUS_PROJECTION) && !told)
		diag_report(c->d, c->plan->at, DIAG_CHART_NO_ASSUMPTION, c->plan->id);
}

/* What was seen or said, unlike what was computed from it. */
static bool observed(const struct mark_row *r)
{
	return isfinite(r->x) && isfinite(r->y) && r->status != STATUS_PROJECTION &&
	       r->status < STATUS_MISSING;
}

static void check_two_points(struct chart *c, const struct model_layer *l)
{
	for (size_t s = 0; l->mark->joins && s < c->series_count; s++) {
		size_t points = 0;
		for (size_t r = 0; r < l->draw.rows; r++)
			points += l->draw.row[r].series == s && observed(&l->draw.row[r]);
		struct str name = c->series[s].name;
		if (points == 2)
			diag_report(c->d, l->plan->mark.at, DIAG_CHART_TWO_POINTS,
				    name.n ? name : c->field[model_measure(c)].name);
	}
}

static void check_cut(struct chart *c)
{
	struct mark_scales s = c->view[0].scales;
	struct scale *measure = c->lying ? &s.x : &s.y;
	bool bars = false;
	for (size_t i = 0; i < c->layers; i++)
		bars |= c->layer[i].mark->zero;
	if (!bars || measure->kind > SCALE_POW)
		return;
	scale_settle(measure, 5);
	if (measure->cut)
		diag_report(c->d, c->field[model_measure(c)].e->at, DIAG_CHART_CUT_AXIS,
			    c->plan->id);
}

/* Values beyond the ends that the author gave an axis. */
static void check_outside(struct chart *c)
{
	for (unsigned channel = CHANNEL_X; channel <= CHANNEL_Y; channel++) {
		size_t outside = 0;
		for (size_t i = 0; i < c->layers; i++)
			outside += c->layer[i].outside[channel];
		if (outside)
			diag_report(c->d, c->field[channel].e->scale.at, DIAG_CHART_OUTSIDE,
				    diag_number(c->d, (long long)outside),
				    channel == CHANNEL_X ? STR("x") : STR("y"));
	}
}

void honesty_check(struct chart *c)
{
	check_source(c);
	check_assumption(c);
	size_t hues = c->names[CHANNEL_COLOR].levels;
	for (size_t i = 0; i < c->layers; i++) {
		check_two_points(c, &c->layer[i]);
		if (c->layer[i].dropped)
			diag_report(c->d, c->plan->at, DIAG_CHART_ROWS_DROPPED,
				    diag_number(c->d, (long long)c->layer[i].dropped),
				    c->lying ? STR("y") : STR("x"));
	}
	check_cut(c);
	check_outside(c);
	if (hues > SERIES_MANY)
		diag_report(c->d, c->field[CHANNEL_COLOR].e->at, DIAG_CHART_MANY_SERIES,
			    diag_number(c->d, (long long)hues));
	size_t names = c->names[model_base(c)].levels;
	if (names > NAMES_MANY)
		diag_report(c->d, c->field[model_base(c)].e->at, DIAG_CHART_MANY_NAMES,
			    diag_number(c->d, (long long)names));
}
