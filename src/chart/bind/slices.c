#include <math.h>
#include <stdlib.h>

#include "base/num.h"
#include "chart/bind/cells.h"
#include "chart/draw/polar.h"

/* Rows to slices: their order, their parts of the turn, and what is wrong with them. */
#define SLICES_MANY 7

bool slices_choose(struct chart *c)
{
	bool ok = true;
	for (size_t i = 0; i < c->layers; i++) {
		const struct plan_layer *l = &c->plan->layer[i];
		const struct mark *m = mark_find(l->mark.type);
		c->polar |= (m && m->polar) || l->encoding[CHANNEL_THETA].set ||
			    l->encoding[CHANNEL_RADIUS].set;
	}
	for (size_t i = 0; i < c->layers && c->polar; i++) {
		const struct plan_layer *l = &c->plan->layer[i];
		const struct mark *m = mark_find(l->mark.type);
		const struct plan_encoding *flat =
			&l->encoding[l->encoding[CHANNEL_X].set ? CHANNEL_X : CHANNEL_Y];
		bool round = m && m->rule[MARK_THETA].allowed;
		bool alone = c->layers == 1 && (!round || m->polar); /* a channel too many */
		if (m && !alone && (!round || flat->set))
			ok = diag_report(c->d, flat->set ? flat->at : l->mark.at,
					 DIAG_CHART_POLAR_ALONE, str_of(m->name));
	}
	return ok;
}

size_t slices_rings(const struct chart *c)
{
	size_t rings = 0;
	for (size_t i = 0; i < c->layers; i++)
		rings += c->layer[i].mark->polar && c->layer[i].column[CHANNEL_THETA];
	return rings;
}

bool slices_written(const struct model_layer *l)
{
	static const char *const says[] = {"theta", "theta2", "thetaOffset", "theta2Offset"};
	for (size_t i = 0; i < l->plan->mark.properties; i++)
		for (size_t k = 0; k < sizeof(says) / sizeof(*says); k++)
			if (str_eq(l->plan->mark.property[i].name, str_of(says[k])))
				return true;
	return l->plan->encoding[CHANNEL_THETA].set;
}

/* What is left over stands last, however much it is. */
static bool is_rest(struct str name)
{
	return str_among(name, "기타 그외 나머지 Other Others other others Rest rest");
}

struct ranked {
	struct mark_row row;
	double by[3];
};

static int compare(const void *va, const void *vb)
{
	const struct ranked *a = va, *b = vb;
	for (int i = 0; i < 3; i++)
		if (a->by[i] != b->by[i])
			return a->by[i] < b->by[i] ? -1 : 1;
	return 0;
}

/* Does the author say in which order colours come? */
static bool is_sorted(const struct chart *c)
{
	const struct plan_encoding *e = c->field[CHANNEL_COLOR].e;
	return e && (e->sort.n || e->sorted.names.count || e->sorted.by_column ||
		     e->type == TYPE_ORDINAL || e->scale.domain.count);
}

/* By the order channel; else as the colours are sorted; else the largest first. Slices
 * that lie over each other have the largest below. */
static void rank(const struct chart *c, const struct model_layer *l, struct mark_row *row)
{
	bool sorted = is_sorted(c) || l->piled == CHANNEL_RADIUS;
	struct ranked *r = ARENA_NEW(c->mem, struct ranked, l->draw.rows);
	for (size_t i = 0; i < l->draw.rows; i++) {
		double order = row[i].order;
		r[i].row = row[i];
		r[i].by[2] = (double)i;
		if (!isnan(order)) {
			r[i].by[0] = order;
		} else if (!sorted && row[i].series < c->series_count) {
			r[i].by[0] = is_rest(c->series[row[i].series].name);
			r[i].by[1] = isnan(row[i].theta) ? 0 : -row[i].theta;
			if (c->whole) /* small pies are compared: all in one order */
				r[i].by[1] = -c->whole[row[i].series];
		}
	}
	if (l->draw.rows)
		qsort(r, l->draw.rows, sizeof(*r), compare);
	for (size_t i = 0; i < l->draw.rows; i++)
		row[i] = r[i].row;
}

static double *amount_of(struct mark_row *r, enum plan_channel along)
{
	return along == CHANNEL_THETA ? &r->theta : &r->radius;
}

static bool is_slice(const struct mark_row *r, enum plan_channel along)
{
	double v = along == CHANNEL_THETA ? r->theta : r->radius;
	return isfinite(v) && r->status < STATUS_MISSING;
}

/* Slices of a name on the other scale make a whole of their own. */
struct wholes {
	enum plan_channel along;
	bool normalized, centred, named; /* named: by names on the other scale */
	size_t count;
	double *total, most, *sum;
	size_t *slices;
};

static size_t whole_of(const struct wholes *w, const struct mark_row *r)
{
	double level = w->along == CHANNEL_THETA ? r->radius : r->theta;
	return w->named && isfinite(level) ? (size_t)level : 0;
}

/* Along which scale slices lie end to end. Where both hold numbers it is the angle,
 * unless stack is written at the radius alone. */
static enum plan_channel piled_along(const struct chart *c, const struct model_layer *l)
{
	static const enum plan_channel along[] = {CHANNEL_THETA, CHANNEL_RADIUS};
	const struct plan_encoding *e = l->plan->encoding;
	bool may[2];
	for (int i = 0; i < 2; i++) {
		const struct plan_encoding *own = &e[along[i]];
		enum plan_channel far = i ? CHANNEL_RADIUS2 : CHANNEL_THETA2;
		may[i] = own->set && c->field[along[i]].measure && !e[far].set &&
			 !str_among(own->stack, "none null false") &&
			 !str_eq(own->scale.type, STR("log")) &&
			 (l->column[along[i]] || own->aggregate.n);
	}
	if (may[0] && may[1] && e[CHANNEL_RADIUS].stack.n && !e[CHANNEL_THETA].stack.n)
		may[0] = false;
	return may[0] ? CHANNEL_THETA : may[1] ? CHANNEL_RADIUS : CHANNEL_COUNT;
}

static struct wholes open_wholes(const struct chart *c, const struct model_layer *l)
{
	bool angles = l->piled == CHANNEL_THETA;
	enum plan_channel other = angles ? CHANNEL_RADIUS : CHANNEL_THETA;
	struct str stack = l->plan->encoding[l->piled].stack;
	struct wholes w = {.along = l->piled,
			   .normalized = str_eq(stack, STR("normalize")),
			   .centred = str_eq(stack, STR("center")),
			   .named = c->field[other].discrete && l->plan->encoding[other].set,
			   .count = 1};
	if (w.named)
		w.count = c->names[other].levels + 1;
	w.total = ARENA_NEW(c->mem, double, w.count);
	w.sum = ARENA_NEW(c->mem, double, w.count);
	w.slices = ARENA_NEW(c->mem, size_t, w.count);
	return w;
}

static bool check_rows(struct chart *c, const struct model_layer *l, struct mark_row *row,
		       struct wholes *w)
{
	struct span at = l->plan->encoding[w->along].at;
	size_t missing = 0;
	for (size_t i = 0; i < l->draw.rows; i++) {
		double v = *amount_of(&row[i], w->along);
		missing += !is_slice(&row[i], w->along);
		if (v < 0)
			return diag_report(
				c->d, at, DIAG_CHART_SLICE_NEGATIVE, num_shortest(c->mem, v),
				w->along == CHANNEL_THETA ? STR("theta") : STR("radius"));
		if (!is_slice(&row[i], w->along))
			continue;
		double *total = &w->total[whole_of(w, &row[i])];
		w->most = fmax(w->most, *total += v);
	}
	if (missing && l->mark->polar)
		diag_report(c->d, at, DIAG_CHART_SLICE_MISSING,
			    diag_number(c->d, (long long)missing));
	return isfinite(w->most);
}

/* Ends of slices are the sums of all before them, so that the last one ends at the whole. */
static void pile_rows(const struct wholes *w, struct mark_row *row, size_t rows)
{
	for (size_t i = 0; i < rows; i++) {
		struct mark_row *r = &row[i];
		size_t g = whole_of(w, r);
		if (!is_slice(r, w->along) || !(w->total[g] > 0))
			continue;
		double v = *amount_of(r, w->along), total = w->total[g];
		double aside = w->centred ? (w->most - total) / 2 : 0;
		double from = w->sum[g], to = fmin(total, from + v);
		double unit = w->normalized ? total : 1;
		*(w->along == CHANNEL_THETA ? &r->turn : &r->ring) = (aside + from) / unit;
		*(w->along == CHANNEL_THETA ? &r->turn2 : &r->ring2) = (aside + to) / unit;
		r->stands = w->along == CHANNEL_RADIUS ? from > 0 : w->named && r->radius > 0;
		if (w->along == CHANNEL_THETA)
			r->share = v / total;
		w->sum[g] = to;
		w->slices[g] += v > 0;
	}
}

/* The last slice ends where the first begins, whatever sums lose. */
static void close_wholes(const struct wholes *w, struct mark_row *row, size_t rows)
{
	for (size_t i = rows; i--;) {
		size_t g = whole_of(w, &row[i]);
		if (!is_slice(&row[i], w->along) || *amount_of(&row[i], w->along) <= 0)
			continue;
		row[i].meets = w->along == CHANNEL_THETA ? w->slices[g] > 1 : w->count > 2;
		if (!(w->sum[g] >= 0) || w->centred)
			continue;
		*(w->along == CHANNEL_THETA ? &row[i].turn2 : &row[i].ring2) =
			w->normalized ? 1 : w->total[g];
		w->sum[g] = NAN;
	}
}

/* Where slices are of one size, or reach from one number to another. */
static void place_rows(const struct chart *c, const struct model_layer *l, struct mark_row *row)
{
	const struct plan_encoding *e = l->plan->encoding;
	bool words = !l->mark->polar;
	for (size_t i = 0; i < l->draw.rows; i++) {
		struct mark_row *r = &row[i];
		bool names = c->field[CHANNEL_THETA].discrete;
		r->share = NAN;
		r->turn = e[CHANNEL_THETA2].set ? r->theta2 : words || names ? r->theta : NAN;
		r->turn2 = r->theta;
		r->meets = names && c->names[CHANNEL_THETA].levels > 1;
		names = c->field[CHANNEL_RADIUS].discrete;
		r->ring = e[CHANNEL_RADIUS2].set ? r->radius2
			  : words || names       ? r->radius
						 : NAN;
		r->ring2 = r->radius;
		r->stands = names && r->radius > 0;
	}
}

/* How much each series is of all pies of the figure: small ones, or rings. */
static void sum_series(struct chart *c)
{
	double *sum = ARENA_NEW(c->mem, double, c->series_count + 1);
	for (size_t k = 0; k < c->layers; k++) {
		const struct mark_layer *l = &c->layer[k].draw;
		for (size_t i = 0; i < l->rows && l->mark->polar; i++)
			if (is_slice(&l->row[i], CHANNEL_THETA))
				sum[l->row[i].series] += l->row[i].theta;
	}
	c->whole = sum;
}

/* Do shares of one decimal add up to 100? */
static bool adds_up(const struct mark_row *row, size_t rows)
{
	double tenths = 0;
	for (size_t i = 0; i < rows; i++)
		if (isfinite(row[i].share))
			tenths += round(row[i].share * 1000);
	return tenths == 1000;
}

/* Are its slices parts of one whole that all of the turn, or its range, stands for? */
static bool divides(const struct chart *c, const struct wholes *w)
{
	const struct plan_scale *s = &c->field[CHANNEL_THETA].e->scale;
	return w->along == CHANNEL_THETA && !w->named && !w->centred && !s->hi.set &&
	       !s->lo.set;
}

/* Are the wholes of different size? */
static bool differ(const struct wholes *w)
{
	for (size_t g = 0; g < w->count; g++)
		if (w->total[g] > 0 && w->most - w->total[g] > 1e-9 * w->most)
			return true;
	return false;
}

static bool pile(struct chart *c, struct model_layer *l, struct mark_row *row)
{
	struct wholes w = open_wholes(c, l);
	if (!check_rows(c, l, row, &w))
		return false;
	if (w.count > 1 && l->piled == CHANNEL_THETA && !c->whole)
		sum_series(c);
	rank(c, l, row);
	l->draw.shuffled = true;
	pile_rows(&w, row, l->draw.rows);
	close_wholes(&w, row, l->draw.rows);
	l->normalized = w.normalized;
	if (!l->mark->polar)
		return true;
	for (size_t g = 0; g < w.count; g++)
		c->slices = w.slices[g] > c->slices ? w.slices[g] : c->slices;
	c->uneven |= w.named && !w.normalized && l->piled == CHANNEL_THETA && differ(&w);
	if (!(w.most > 0)) /* told where it is drawn */
		c->hollow = true;
	for (size_t i = 0; i < l->draw.rows && !divides(c, &w) && !w.named; i++)
		row[i].share = NAN;
	if (divides(c, &w)) {
		c->parts = true;
		c->rounded |= !adds_up(row, l->draw.rows) &&
			      !str_eq(l->draw.options.label, STR("none"));
	}
	return true;
}

/* Words stand where the slice of their row does, however they are ordered themselves. */
static bool follow(struct chart *c, const struct model_layer *l, const struct model_layer *arcs,
		   struct mark_row *row)
{
	const struct mark_layer *a = &arcs->draw;
	uint32_t last = 0;
	for (size_t i = 0; i < a->rows; i++)
		last = a->row[i].row > last ? a->row[i].row : last;
	const struct mark_row **of = ARENA_NEW(c->mem, const struct mark_row *, last + 1);
	for (size_t i = 0; i < a->rows; i++)
		of[a->row[i].row] = &a->row[i];
	for (size_t i = 0; i < l->draw.rows; i++) {
		const struct mark_row *slice = row[i].row <= last ? of[row[i].row] : NULL;
		if (!slice || (slice->theta != row[i].theta && !isnan(row[i].theta)))
			return false;
		row[i].turn = slice->turn;
		row[i].turn2 = slice->turn2;
		row[i].share = slice->share;
		row[i].meets = row[i].stands = false;
	}
	return true;
}

/* What the author's domain does not hold ends where it ends. */
static void count_outside(const struct chart *c, struct model_layer *l)
{
	const struct model_field *f[] = {&c->field[CHANNEL_THETA], &c->field[CHANNEL_RADIUS]};
	for (size_t i = 0; i < 2 * l->draw.rows && l->mark->polar; i++) {
		const struct mark_row *r = &l->draw.row[i / 2];
		const struct plan_scale *s = f[i % 2]->e ? &f[i % 2]->e->scale : NULL;
		double a = i % 2 ? r->ring : r->turn, b = i % 2 ? r->ring2 : r->turn2;
		if (!s || f[i % 2]->discrete || s->clamp == TRI_YES)
			continue;
		double lo = fmin(model_number(s->lo, -INFINITY), model_number(s->hi, INFINITY));
		double hi = fmax(model_number(s->lo, -INFINITY), model_number(s->hi, INFINITY));
		l->outside[i % 2 ? CHANNEL_RADIUS : CHANNEL_THETA] +=
			fmin(a, b) < lo || fmax(a, b) > hi;
	}
}

static const struct model_layer *first_arcs(const struct chart *c)
{
	for (size_t i = 0; i < c->layers; i++)
		if (c->layer[i].mark->polar)
			return &c->layer[i];
	return NULL;
}

static bool bind_layer(struct chart *c, struct model_layer *l)
{
	const struct model_layer *arcs = first_arcs(c);
	struct mark_row *row =
		arena_grow(c->mem, l->draw.row, l->draw.rows, l->draw.rows, sizeof(*row));
	bool words = !l->mark->polar;
	place_rows(c, l, row);
	l->piled = piled_along(c, l);
	if (words && arcs && l->piled == CHANNEL_THETA && arcs->piled != CHANNEL_THETA &&
	    !l->plan->encoding[CHANNEL_THETA].stack.n)
		l->piled = CHANNEL_COUNT; /* as the slices do */
	bool following = words && arcs && arcs->piled == CHANNEL_THETA &&
			 l->piled == CHANNEL_THETA && follow(c, l, arcs, row);
	if (l->mark->polar && l->piled == CHANNEL_COUNT && c->field[CHANNEL_THETA].measure)
		c->uneven |= l->draw.rows > 1;
	if (!following && l->piled < CHANNEL_COUNT && !pile(c, l, row))
		return false;
	l->draw.row = row;
	if (l->piled == CHANNEL_RADIUS && c->slices > 1 && !l->labelled)
		l->draw.options.label = STR("none"); /* thin ones would have none */
	count_outside(c, l);
	return true;
}

bool slices_bind(struct chart *c)
{
	bool small = cells_wanted(c), first = small && !c->whole;
	if (!c->polar)
		return true;
	c->hollow = c->parts = c->rounded = c->uneven = false;
	c->slices = 0;
	if (slices_rings(c) > 1 && !c->whole)
		sum_series(c);
	for (int words = 0; words < 2; words++)
		for (size_t i = 0; i < c->layers; i++)
			if (c->layer[i].mark->polar != words && !bind_layer(c, &c->layer[i]))
				return false;
	if (c->hollow && (!small || first))
		return diag_report(c->d, c->plan->at, DIAG_CHART_EMPTY,
				   c->plan->layer[0].table->name);
	const struct model_layer *arcs = first_arcs(c);
	if (first && !c->whole && arcs && arcs->piled == CHANNEL_THETA)
		sum_series(c);
	return true;
}

bool slices_share(struct chart *c)
{
	const struct cells_grid *cells = c->cells;
	if (!c->polar)
		return true;
	if (cells)
		c->slices = c->rounded = 0;
	for (size_t i = 0; cells && i < cells->count; i++) {
		const struct chart *cell = cells->cell[i].chart;
		c->slices = cell->slices > c->slices ? cell->slices : c->slices;
		c->rounded |= cell->rounded;
	}
	if (c->slices > SLICES_MANY)
		diag_report(c->d, first_arcs(c)->plan->mark.at, DIAG_CHART_MANY_SLICES,
			    diag_number(c->d, (long long)c->slices));
	return true;
}
