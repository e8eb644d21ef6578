#include <math.h>

#include "chart/cells.h"
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

/* Stacks of both signs grow away from zero: their ends are no sums. Where the
 * axis has no signs, as of a pyramid of ages, both sides are amounts. */
static void check_signs(struct chart *c, const struct model_layer *l)
{
	bool up = false, down = false;
	const struct format *f = &c->field[model_measure(c)].format;
	for (size_t i = 0; i < l->draw.rows && l->stacked; i++) {
		const struct mark_row *r = &l->draw.row[i];
		double v = (c->lying ? r->x - r->x2 : r->y - r->y2);
		up |= v > 0;
		down |= v < 0;
	}
	if (up && down && !(f->style && f->sign == FORMAT_SIGN_NONE))
		diag_report(c->d, l->plan->mark.at, DIAG_CHART_SIGNS, str_of(l->mark->name));
}

/* Lines break where a value is missing between two others. */
static void check_gaps(struct chart *c, const struct model_layer *l)
{
	size_t gaps = 0, waiting = 0, series = SIZE_MAX;
	for (size_t i = 0; i < l->draw.rows && l->mark->joins; i++) {
		const struct mark_row *r = &l->draw.row[i];
		bool there = isfinite(r->y) && isfinite(r->x) && r->status < STATUS_MISSING;
		if (r->series != series) { /* what is missing at the ends is no gap */
			series = r->series;
			waiting = SIZE_MAX;
		}
		if (there) {
			gaps += waiting == SIZE_MAX ? 0 : waiting;
			waiting = 0;
		} else if (waiting != SIZE_MAX) {
			waiting++;
		}
	}
	if (gaps)
		diag_report(c->d, l->plan->mark.at, DIAG_CHART_GAPS,
			    diag_number(c->d, (long long)gaps));
}

/* Does a row stand on the one before it, which is of the same series? */
static bool on_another(const struct chart *c, const struct mark_row *r)
{
	const struct mark_row *before = r - 1;
	double here = c->lying ? r->y : r->x, there = c->lying ? before->y : before->x;
	return r->series == before->series && r->offset == before->offset && here == there &&
	       isfinite(r->x) && isfinite(r->y) && isfinite(before->x) && isfinite(before->y);
}

/* Bars that hide each other, lines that run up and down at one place. */
static void check_hidden(struct chart *c, const struct model_layer *l)
{
	bool ranged = l->draw.set[MARK_X2] || l->draw.set[MARK_Y2];
	bool bars = l->mark->zero && !l->mark->joins && !ranged;
	const struct column *base = l->column[model_base(c)];
	const struct mark_row *first = NULL;
	size_t hidden = 0;
	if (l->stacked || !base || l->column[CHANNEL_ORDER] || !(bars || l->mark->joins))
		return;
	for (size_t i = 1; i < l->draw.rows; i++) {
		if (!on_another(c, &l->draw.row[i]))
			continue;
		first = first ? first : &l->draw.row[i];
		hidden++;
	}
	if (first)
		diag_report(c->d, l->plan->mark.at, DIAG_CHART_HIDDEN,
			    diag_number(c->d, (long long)hidden), base->name,
			    column_text(base, first->row), c->field[model_measure(c)].name);
}

/* The length of a bar on a logarithmic axis depends on where the axis begins. */
static void check_log_bars(struct chart *c, const struct model_layer *l)
{
	const struct plan_encoding *e = model_field(c, l, model_measure(c))->e;
	if (l->mark->zero && e && str_among(e->scale.type, "log symlog sqrt pow"))
		diag_report(c->d, e->scale.at, DIAG_CHART_BENT_BARS, e->scale.type,
			    str_of(l->mark->name));
}

/* What is seen in one plot. */
static void check_plot(struct chart *c, const struct model_layer *l)
{
	check_two_points(c, l);
	check_gaps(c, l);
	check_hidden(c, l);
}

static void check_layer(struct chart *c, const struct model_layer *l)
{
	if (l->dropped)
		diag_report(c->d, c->plan->at, DIAG_CHART_ROWS_DROPPED,
			    diag_number(c->d, (long long)l->dropped),
			    c->lying ? STR("y") : STR("x"));
	check_signs(c, l);
	check_log_bars(c, l);
	if (c->cells) /* lines of different cells are different lines */
		return;
	check_plot(c, l);
}

void honesty_check(struct chart *c)
{
	check_source(c);
	check_assumption(c);
	size_t hues = c->names[CHANNEL_COLOR].levels;
	for (size_t i = 0; i < c->layers; i++)
		check_layer(c, &c->layer[i]);
	for (size_t i = 0; c->cells && i < c->cells->count; i++) {
		struct chart *cell = c->cells->cell[i].chart;
		struct diags *own = cell->d;
		cell->d = c->d;
		for (size_t k = 0; k < cell->layers; k++)
			check_plot(cell, &cell->layer[k]);
		cell->d = own;
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
