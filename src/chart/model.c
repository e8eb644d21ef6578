#include "chart/model.h"
#include "chart/bind/apart.h"
#include "chart/bind/cells.h"

#include <math.h>

#include "chart/bind/binned.h"
#include "chart/bind/condition.h"
#include "chart/bind/derive.h"
#include "chart/bind/graded.h"
#include "chart/bind/options.h"
#include "chart/bind/summing.h"
#include "chart/bind/train.h"
#include "chart/draw/polar.h"
#include "chart/draw/second.h"
#include "chart/words.h"

enum plan_channel model_measure(const struct chart *c)
{
	return c->lying ? CHANNEL_X : CHANNEL_Y;
}

enum plan_channel model_base(const struct chart *c)
{
	return c->lying ? CHANNEL_Y : CHANNEL_X;
}

static bool bind_layer(struct chart *c, struct model_layer *l, const struct plan_layer *plan)
{
	bool ok = true;
	l->plan = plan;
	l->mark = mark_find(plan->mark.type);
	if (!l->mark)
		return diag_report(c->d, plan->mark.at, DIAG_CHART_MARK_UNKNOWN,
				   plan->mark.type, mark_nearest(plan->mark.type));
	if (!field_statuses(c, plan) || !derive_layer(c, l) || !binned_bind(c, l))
		return false;
	for (unsigned channel = 0; channel < CHANNEL_COUNT; channel++)
		ok &= field_bind(c, l, channel);
	if (!plan->table->rows)
		ok = diag_report(c->d, c->plan->at, DIAG_CHART_EMPTY, plan->table->name);
	return ok;
}

/* Does a bar reach from one time to another, as of a plan? */
static bool spans_time(const struct model_layer *l, enum plan_channel channel)
{
	const struct plan_encoding *e = l->plan->encoding;
	return e[channel].type == TYPE_TEMPORAL && e[channel].set &&
	       e[channel == CHANNEL_X ? CHANNEL_X2 : CHANNEL_Y2].set;
}

/* Bars grow along the quantitative axis; so does all that stands beside names, but
 * what joins rows, which reads its values along y. */
static bool bind_direction(struct chart *c)
{
	const struct model_field *x = &c->field[CHANNEL_X], *y = &c->field[CHANNEL_Y];
	c->lying = (x->measure || x->temporal) && y->discrete;
	for (size_t i = 0; i < c->layers; i++)
		c->lying = c->lying && !c->layer[i].mark->joins;
	for (size_t i = 0; i < c->layers; i++) {
		const struct mark *mark = c->layer[i].mark;
		if (!mark->zero)
			continue;
		if (spans_time(&c->layer[i], CHANNEL_X) && !y->measure && !mark->joins) {
			c->lying = true; /* from one time to another */
			continue;
		}
		if (spans_time(&c->layer[i], CHANNEL_Y) && !x->measure && !mark->joins)
			continue;
		if (!x->measure && !y->measure)
			return diag_report(c->d, c->layer[i].plan->mark.at,
					   DIAG_CHART_NO_MEASURE, str_of(mark->name));
		c->lying = x->measure && !y->measure && y->e;
	}
	c->lying = summing_lying(c, c->lying);
	return true;
}

/* Marks stand side by side in the bands of the names that they are about. */
static bool check_offsets(struct chart *c)
{
	for (size_t i = 0; i < c->layers; i++) {
		const struct plan_encoding *e = c->layer[i].plan->encoding;
		const struct plan_encoding *lost =
			&e[c->lying ? CHANNEL_XOFFSET : CHANNEL_YOFFSET];
		const struct plan_encoding *offset =
			&e[c->lying ? CHANNEL_YOFFSET : CHANNEL_XOFFSET];
		if (offset->set && c->field[model_base(c)].measure)
			return diag_report(c->d, offset->at, DIAG_CHANNEL_OFFSET,
					   c->lying ? STR("yOffset") : STR("xOffset"),
					   c->lying ? STR("y") : STR("x"));
		if (lost->set)
			return diag_report(c->d, lost->at, DIAG_CHANNEL_OFFSET,
					   c->lying ? STR("xOffset") : STR("yOffset"),
					   c->lying ? STR("x") : STR("y"));
	}
	return true;
}

static bool bind_names(struct chart *c)
{
	static const enum plan_channel channel[] = {
		CHANNEL_X,     CHANNEL_Y,       CHANNEL_COLOR,   CHANNEL_DETAIL, CHANNEL_SHAPE,
		CHANNEL_DASH,  CHANNEL_XOFFSET, CHANNEL_YOFFSET, CHANNEL_ROW,    CHANNEL_COLUMN,
		CHANNEL_FACET, CHANNEL_THETA,   CHANNEL_RADIUS};
	bool ok = true;
	for (size_t i = 0; i < sizeof(channel) / sizeof(*channel); i++)
		if (c->field[channel[i]].discrete)
			ok &= order_names(c, channel[i]);
	return ok;
}

static bool mixes_bases(const struct model_layer *l)
{
	bool claimed = false, other = false;
	for (size_t i = 0; i < l->draw.rows; i++) {
		enum status s = l->draw.row[i].status;
		if (s == STATUS_CLAIMED)
			claimed = true;
		else if (s == STATUS_ACTUAL || s == STATUS_PROVISIONAL)
			other = true;
	}
	return claimed && other;
}

static int compare_doubles(const void *va, const void *b)
{
	double a = *(const double *)va, other = *(const double *)b;
	return (a > other) - (a < other);
}

/* Do two rows of a layer share a place? Else there is nothing to stack. */
static bool shares_places(const struct chart *c, const struct model_layer *l)
{
	double *place = ARENA_NEW(c->mem, double, l->draw.rows);
	size_t n = 0;
	for (size_t i = 0; i < l->draw.rows; i++) {
		const struct mark_row *r = &l->draw.row[i];
		double at = c->lying ? r->y : r->x;
		if (isfinite(at))
			place[n++] = at;
	}
	if (n)
		qsort(place, n, sizeof(*place), compare_doubles);
	for (size_t i = 1; i < n; i++)
		if (place[i] == place[i - 1])
			return true;
	return false;
}

/* Shares have their own unit, and are shares of something, unless they were before. */
static void name_shares(const struct chart *c, struct model_field *f)
{
	static const char *const share[] = {"비중", "비율", "구성비", "율", "률", "(%)"};
	bool told = (f->e && f->e->title.text.n) || str_eq(f->unit, STR("%"));
	for (size_t i = 0; i < sizeof(share) / sizeof(*share); i++)
		told |= str_ends(f->name, str_of(share[i]));
	if (!told && f->name.n)
		f->name = c->plan->korean
				  ? arena_printf(c->mem, "%.*s 비중", STR_ARG(f->name))
				  : arena_printf(c->mem, "Share of %.*s", STR_ARG(f->name));
	f->unit = STR("%");
}

/* Amounts about a middle line are read off no axis: it has no ticks, and it is said. */
static void centre_axis(struct chart *c, const struct model_layer *l,
			const struct plan_encoding *e)
{
	struct model_field *f = &c->field[model_measure(c)];
	struct plan_encoding *own = ARENA_NEW(c->mem, struct plan_encoding, 1);
	*own = *f->e;
	own->axis.labels = own->axis.ticks = own->axis.grid = TRI_NO;
	own->scale.nice = TRI_NO;
	f->e = own;
	if (l->mark->joins ||
	    str_eq(l->draw.options.label, STR("none"))) /* else they are written */
		diag_report(c->d, e->at, DIAG_CHART_CENTRED, f->name);
}

/* Vega-Lite stacks sums; what cannot be added stands side by side (bars) or overlaps. */
static void bind_stack(struct chart *c, struct model_layer *l)
{
	const struct plan_encoding *e = &l->plan->encoding[model_measure(c)];
	bool offset = l->plan->encoding[c->lying ? CHANNEL_YOFFSET : CHANNEL_XOFFSET].set;
	bool own = l->plan->encoding[c->lying ? CHANNEL_X2 : CHANNEL_Y2].set;
	bool adds = !e->aggregate.n || str_among(e->aggregate, "sum count");
	if (!l->mark->stacks || own || offset || c->series_count < 2 ||
	    str_among(e->stack, "none null false"))
		return;
	if (mixes_bases(l)) {
		diag_report(c->d, l->plan->mark.at, DIAG_CHART_BASES_DIFFER,
			    str_of(l->mark->name));
		adds = false;
	}
	bool wished = str_among(e->stack, "normalize center");
	bool lone = !wished && !shares_places(c, l);
	if (!adds || lone)
		return;
	l->stacked = true;
	l->normalized = str_eq(e->stack, STR("normalize"));
	l->centred = str_eq(e->stack, STR("center"));
	stack_rows(c, l);
	if (l->centred)
		centre_axis(c, l, e);
	if (l->normalized)
		name_shares(c, &c->field[model_measure(c)]);
}

/* Is what the author wrote of stacking so? Parts of a turn always are, and what has no
 * parts stands on zero by itself. */
static bool stands_stacked(const struct chart *c, const struct model_layer *l,
			   enum plan_channel channel)
{
	struct str how = l->plan->encoding[channel].stack;
	bool plain = str_among(how, "zero true");
	if (!how.n || str_among(how, "none null false"))
		return true;
	if (c->polar) /* along either scale: slices.c */
		return c->field[channel].measure;
	if (channel == CHANNEL_THETA || channel != model_measure(c) || !l->stacked)
		return plain && (channel == CHANNEL_THETA ||
				 (channel == model_measure(c) && l->mark->stacks));
	return true;
}

/* What the layers share is told where none of them does it. */
static void check_stacks(struct chart *c, enum plan_channel channel)
{
	for (size_t i = 0; i < c->layers; i++) {
		const struct plan_encoding *e = &c->layer[i].plan->encoding[channel];
		bool so = stands_stacked(c, &c->layer[i], channel);
		for (size_t k = 0; k < c->layers; k++) {
			const struct span at = c->layer[k].plan->encoding[channel].stack_at;
			bool same = k != i && at.file && at.lo == e->stack_at.lo;
			so |= same && (k < i || stands_stacked(c, &c->layer[k], channel));
		}
		if (!so)
			diag_report(c->d, e->stack_at, DIAG_CHART_IDLE, e->stack,
				    str_of(c->layer[i].mark->name), STR("bar, area"));
	}
}

/* Series side by side: the offset is the series. */
static void set_apart(struct chart *c, struct model_layer *l)
{
	struct mark_row *row =
		arena_grow(c->mem, l->draw.row, l->draw.rows, l->draw.rows, sizeof(*row));
	for (size_t i = 0; i < l->draw.rows; i++)
		row[i].offset = row[i].series;
	l->draw.row = row;
	l->draw.offsets = c->series_count;
}

static void bind_offsets(struct chart *c, struct model_layer *l)
{
	enum plan_channel channel = c->lying ? CHANNEL_YOFFSET : CHANNEL_XOFFSET;
	bool ranged = l->plan->encoding[c->lying ? CHANNEL_X2 : CHANNEL_Y2].set;
	l->draw.offsets = c->names[channel].levels;
	if (l->draw.offsets || l->stacked || !l->mark->dodges || ranged ||
	    c->series_count < 2 || !shares_places(c, l))
		return;
	set_apart(c, l);
}

/* What marks an interval stands where the bars of its series do; alone it makes room. */
static void follow_offsets(struct chart *c, struct model_layer *l)
{
	bool beside = c->layers == 1;
	for (size_t i = 0; i < c->layers; i++)
		beside |= c->layer[i].mark->dodges && c->layer[i].draw.offsets > 1;
	if (l->mark->spread && !l->mark->joins && !l->draw.offsets && beside &&
	    l->column[CHANNEL_COLOR] && (c->layers > 1 || shares_places(c, l)))
		set_apart(c, l);
}

/* The first layer of bars side by side: as wide as they are, parts of a group stand. */
static void find_bars(struct chart *c)
{
	const struct mark_layer *bars = NULL;
	for (size_t i = c->layers; i--;)
		if (c->layer[i].mark->zero && c->layer[i].mark->dodges)
			bars = &c->layer[i].draw;
	for (size_t i = 0; i < c->layers; i++)
		c->layer[i].draw.among = c->layer[i].mark->dodges ? NULL : bars;
}

/* Upright bars over names can lie down; anything with a place in time cannot. */
static bool turnable(const struct chart *c)
{
	const struct column *column = c->field[CHANNEL_X].column;
	if (c->lying || !c->field[CHANNEL_X].discrete || c->plan->annotations || !column ||
	    c->field[CHANNEL_X].e->axis.angle.set || c->field[CHANNEL_X].e->axis.orient.n)
		return false; /* the author has said how they are to stand */
	for (size_t i = 0; i < c->layers; i++)
		if (!c->layer[i].mark->dodges)
			return false;
	return column->type == COLUMN_TEXT || column->type == COLUMN_CODE;
}

/* Has a row its value and a place on each axis that the layer has? */
static bool stands(const struct model_layer *l, const struct mark_row *r)
{
	const struct plan_encoding *e = l->plan->encoding;
	bool worded = !l->mark->rule[MARK_TEXT].required || r->text.n;
	return r->status < STATUS_MISSING && worded && (!e[CHANNEL_X].set || isfinite(r->x)) &&
	       (!e[CHANNEL_Y].set || isfinite(r->y));
}

static void find_largest(struct model_layer *l)
{
	l->largest = 0;
	for (size_t r = 0; r < l->draw.rows; r++)
		l->largest = fmax(l->largest, l->draw.row[r].size);
}

bool model_rows(struct chart *c)
{
	size_t drawn = 0;
	for (size_t i = 0; i < c->layers; i++) {
		struct model_layer *l = &c->layer[i];
		options_bind(c, l);
		rows_bind(c, l);
		bind_stack(c, l);
		options_stacked(l);
		bind_offsets(c, l);
		train_fence(c, l);
		for (size_t r = 0; r < l->draw.rows; r++)
			drawn += stands(l, &l->draw.row[r]);
	}
	for (size_t i = 0; i < c->layers; i++)
		follow_offsets(c, &c->layer[i]);
	find_bars(c);
	check_stacks(c, CHANNEL_X);
	check_stacks(c, CHANNEL_Y);
	check_stacks(c, CHANNEL_THETA);
	if (!drawn)
		return diag_report(c->d, c->plan->at, DIAG_CHART_EMPTY,
				   c->plan->layer[0].table->name);
	if (!graded_bind(c) || !condition_bind(c) || !slices_bind(c))
		return false;
	for (size_t i = 0; i < c->layers; i++)
		find_largest(&c->layer[i]);
	c->may_turn = turnable(c);
	train_view(c, &c->view[0], false);
	if (c->may_turn)
		train_view(c, &c->view[1], true);
	return train_check(c);
}

bool model_bind(struct chart *c)
{
	bool ok = true;
	c->layers = c->plan->layers;
	c->layer = ARENA_NEW(c->mem, struct model_layer, c->layers);
	const struct plan_layer *layer = apart_layers(c);
	if (!slices_choose(c) || !second_choose(c))
		return false;
	for (size_t i = 0; i < c->layers; i++)
		ok &= bind_layer(c, &c->layer[i], &layer[i]);
	if (!ok || !bind_direction(c) || !check_offsets(c) || !second_check(c) ||
	    !bind_names(c) || !series_bind(c))
		return false;
	if (!model_rows(c) || !cells_check(c))
		return false;
	if (!cells_wanted(c))
		return slices_share(c);
	return cells_bind(c) && slices_share(c);
}
