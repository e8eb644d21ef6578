#include <math.h>
#include <stdlib.h>

#include "chart/bind/cells.h"
#include "chart/bind/condition.h"
#include "chart/draw/legend.h"
#include "chart/draw/names.h"
#include "chart/model.h"
#include "chart/tell/summed.h"
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
	bool told = c->plan->note.count > 0;
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

/* Lines of two observations, over all layers and cells. */
struct short_lines {
	size_t count;
	struct str name; /* of the first */
	struct span at;
};

static void find_two_points(const struct chart *c, const struct model_layer *l,
			    struct short_lines *found)
{
	bool drawn = !l->draw.fitted && !l->mark->spread; /* of the data themselves */
	for (size_t s = 0; l->mark->joins && drawn && s < c->series_count; s++) {
		size_t points = 0;
		struct mark_between own = mark_between(&l->draw, s);
		for (size_t r = own.lo; r < own.hi; r++)
			points += l->draw.row[r].series == s && observed(&l->draw.row[r]);
		if (points != 2 || found->count++)
			continue;
		struct str name = c->series[s].name;
		found->name = name.n ? name : c->field[model_measure(c)].name;
		found->at = l->plan->mark.at;
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
	static const struct {
		enum plan_channel channel;
		const char *name;
	} axis[] = {{CHANNEL_X, "x"},
		    {CHANNEL_Y, "y"},
		    {CHANNEL_THETA, "theta"},
		    {CHANNEL_RADIUS, "radius"}};
	for (size_t k = 0; k < sizeof(axis) / sizeof(*axis); k++) {
		enum plan_channel channel = axis[k].channel;
		size_t outside = 0;
		for (size_t i = 0; i < c->layers; i++)
			outside += c->layer[i].outside[channel];
		if (outside)
			diag_report(c->d, c->field[channel].e->scale.at, DIAG_CHART_OUTSIDE,
				    diag_number(c->d, (long long)outside),
				    str_of(axis[k].name));
	}
}

/* One part of a stack, as far as its sign goes. */
struct part {
	double place;
	bool up;
};

static int by_place(const void *va, const void *vb)
{
	const struct part *a = va, *b = vb;
	return (a->place > b->place) - (a->place < b->place);
}

/* Stacks of both signs grow away from zero: their ends are no sums. Where either side
 * has one part alone, or the axis has no signs, as of a pyramid of ages, both sides
 * are amounts. */
static void check_signs(struct chart *c, const struct model_layer *l)
{
	const struct format *f = &c->field[model_measure(c)].format;
	struct part *part = ARENA_NEW(c->mem, struct part, l->draw.rows);
	size_t parts = 0;
	if (f->style && f->sign == FORMAT_SIGN_NONE)
		return;
	for (size_t i = 0; i < l->draw.rows && l->stacked; i++) {
		const struct mark_row *r = &l->draw.row[i];
		double v = c->lying ? r->x - r->x2 : r->y - r->y2;
		double place = c->lying ? r->y : r->x; /* NAN: left out of the domain */
		if (isfinite(place) && (v > 0 || v < 0))
			part[parts++] = (struct part){place, v > 0};
	}
	if (parts)
		qsort(part, parts, sizeof(*part), by_place);
	for (size_t i = 0, next; i < parts; i = next) {
		size_t up = 0;
		for (next = i; next < parts && part[next].place == part[i].place; next++)
			up += part[next].up;
		size_t down = next - i - up;
		if (!up || !down || (up == 1 && down == 1))
			continue;
		diag_report(c->d, l->plan->mark.at, DIAG_CHART_SIGNS, str_of(l->mark->name));
		return;
	}
}

/* Lines break where a value is missing between two others. */
static size_t find_gaps(const struct model_layer *l)
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
	return gaps;
}

/* What lines join and what they leave open; those of different cells are different
 * lines, and all are told once. */
static void check_lines(struct chart *c)
{
	struct short_lines two = {.count = 0};
	struct span at = SPAN_NONE;
	size_t gaps = 0, parts = c->cells ? c->cells->count : 1;
	for (size_t i = 0; i < parts; i++) {
		const struct chart *part = c->cells ? c->cells->cell[i].chart : c;
		for (size_t k = 0; k < part->layers; k++) {
			find_two_points(part, &part->layer[k], &two);
			size_t own = find_gaps(&part->layer[k]);
			at = own && !gaps ? part->layer[k].plan->mark.at : at;
			gaps += own;
		}
	}
	if (two.count)
		diag_report(c->d, two.at, DIAG_CHART_TWO_POINTS, two.name,
			    two.count > 1 ? diag_number(c->d, (long long)two.count) : STR_NONE);
	if (gaps)
		diag_report(c->d, at, DIAG_CHART_GAPS, diag_number(c->d, (long long)gaps));
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

/* A slice of twice the radius has four times the area, which is what is seen. */
static void check_radius(struct chart *c, const struct model_layer *l)
{
	const struct model_field *f = &c->field[CHANNEL_RADIUS];
	bool grows = l->mark->polar && l->draw.set[MARK_RADIUS] && f->measure;
	if (grows && !f->e->scale.type.n && l->column[CHANNEL_RADIUS])
		diag_report(c->d, f->e->at, DIAG_CHART_RADIUS_LINEAR, f->name);
}

/* Series of one look, whose names stand apart from them in a legend (C2). */
static bool only_colour(const struct chart *c, const struct model_layer *l)
{
	const struct column *hue = l->column[CHANNEL_COLOR], *shape = l->column[CHANNEL_SHAPE];
	const struct mark_options *o = &l->draw.options;
	bool direct = names_possible(c) && c->series_count <= MODEL_PLAIN_MAX && !c->cells;
	bool dashed = l->column[CHANNEL_DASH] && l->column[CHANNEL_DASH] == hue;
	if (!hue || !legend_needed(c) || l->stacked || !l->mark->rule[MARK_SHAPE].allowed)
		return false;
	if (l->mark->joins)
		return !o->point && !direct && !dashed;
	return o->shape.n || (shape && shape != hue);
}

static void check_layer(struct chart *c, const struct model_layer *l)
{
	if (only_colour(c, l))
		diag_report(c->d, l->plan->mark.at, DIAG_CHART_ONLY_COLOUR,
			    str_of(l->mark->name));
	if (l->dropped)
		diag_report(c->d, c->plan->at, DIAG_CHART_ROWS_DROPPED,
			    diag_number(c->d, (long long)l->dropped),
			    c->polar   ? STR("theta")
			    : c->lying ? STR("y")
				       : STR("x"));
	summed_check(c, l);
	check_signs(c, l);
	check_log_bars(c, l);
	check_radius(c, l);
	if (!c->cells) /* rows of different cells hide nothing of each other */
		check_hidden(c, l);
}

/* Channels that want other sides than the first, names that nobody has. */
static void check_legends(const struct chart *c)
{
	const struct plan_legend *first = NULL;
	for (unsigned i = 0; i < CHANNEL_COUNT; i++) {
		const struct plan_encoding *e = c->field[i].e;
		if (!e)
			continue;
		const struct plan_legend *l = &e->legend;
		first = !first && l->orient.n ? l : first;
		bool elsewhere = l->orient.n && !l->off && !str_eq(l->orient, first->orient);
		if (elsewhere && !first->off)
			diag_report(c->d, l->orient_at, DIAG_LEGEND_SIDES, first->orient,
				    l->orient);
		for (size_t k = 0; c->field[i].discrete && k < l->values.count; k++)
			if (scale_level(&c->names[i], l->values.word[k]) == c->names[i].levels)
				diag_report(c->d, l->values.at[k], DIAG_CHART_NAME_UNSEEN,
					    l->values.word[k], STR("legend.values"), STR_NONE);
	}
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
			check_hidden(cell, &cell->layer[k]);
		cell->d = own;
	}
	check_lines(c);
	check_legends(c);
	condition_check(c);
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
