#include "chart/bind/binned.h"

#include <math.h>
#include <stdlib.h>

#include "base/num.h"

#define TICKED 12 /* so many edges have a tick each; more have round numbers */

struct binned {
	struct chart *c;
	struct plan_layer *to;
	struct plan_encoding *start, *end;
	const struct column *lo, *hi;
};

static int compare(const void *va, const void *vb)
{
	double a = *(const double *)va, b = *(const double *)vb;
	return (a > b) - (a < b);
}

/* Where bins begin and end, each once; 0: none, or too many. */
static size_t find_edges(const struct binned *x, double **out)
{
	uint32_t rows = x->to->table->rows;
	double *edge = ARENA_NEW(x->c->mem, double, 2 * (size_t)rows + 1);
	size_t n = 0, kept = 0;
	for (uint32_t r = 0; r < rows; r++) {
		if (table_missing(x->lo, r) || table_missing(x->hi, r))
			continue;
		edge[n++] = x->lo->number[r];
		edge[n++] = x->hi->number[r];
	}
	if (n)
		qsort(edge, n, sizeof(*edge), compare);
	for (size_t i = 0; i < n; i++)
		if (!kept || edge[i] != edge[kept - 1])
			edge[kept++] = edge[i];
	*out = edge;
	return kept <= TICKED ? kept : 0;
}

static void set_ticks(const struct binned *x)
{
	struct plan_axis *a = &x->start->axis;
	double *edge;
	size_t count = find_edges(x, &edge);
	if (a->value || a->tick_steps.at.file || !count)
		return;
	a->value = edge;
	a->values.count = count;
}

/* The middles of the bins, as one column more. */
static void take_middles(struct binned *x)
{
	struct arena *mem = x->c->mem;
	const struct table *from = x->to->table;
	struct table *t = ARENA_NEW(mem, struct table, 1);
	struct column *column = arena_grow(mem, from->column, from->columns, from->columns + 1,
					   sizeof(*column));
	struct column *made = &column[from->columns];
	double *number = ARENA_NEW(mem, double, from->rows + 1);
	bool *missing = ARENA_NEW(mem, bool, from->rows + 1);
	struct str *text = ARENA_NEW(mem, struct str, from->rows + 1);
	for (uint32_t r = 0; r < from->rows; r++) {
		missing[r] = table_missing(x->lo, r) || table_missing(x->hi, r);
		number[r] = missing[r] ? NAN : (x->lo->number[r] + x->hi->number[r]) / 2;
		if (!missing[r])
			text[r] = num_computed(mem, number[r]);
	}
	*made = *x->lo;
	made->number = number;
	made->missing = missing;
	made->cells = (struct cells){.text = text};
	*t = *from;
	t->column = column;
	t->columns = from->columns + 1;
	x->to->table = t;
	x->start->column = from->columns;
	x->end->set = false;
}

static bool bind_axis(struct binned *x, enum plan_channel channel, bool spans)
{
	const struct plan_encoding *e = x->start;
	const struct column *column = x->to->table->column;
	bool ended = x->end->set && x->end->column != TABLE_NONE;
	struct str other = channel == CHANNEL_X ? STR("x2") : STR("y2");
	if (!ended)
		return diag_report(x->c->d, e->at, DIAG_BINNED_END,
				   channel == CHANNEL_X ? STR("x") : STR("y"), other);
	x->lo = &column[e->column];
	x->hi = &column[x->end->column];
	if (!x->lo->number || !x->hi->number)
		return diag_report(x->c->d, e->at, DIAG_CHART_NOT_NUMBER, STR("bin"),
				   x->lo->number ? x->hi->name : x->lo->name);
	if (e->scale.nice == TRI_DEFAULT)
		x->start->scale.nice = TRI_NO;
	if (e->scale.zero == TRI_DEFAULT)
		x->start->scale.zero = TRI_NO;
	set_ticks(x);
	if (!spans)
		take_middles(x);
	return true;
}

bool binned_bind(struct chart *c, struct model_layer *l)
{
	static const enum plan_channel end[] = {
		[CHANNEL_X] = CHANNEL_X2, [CHANNEL_Y] = CHANNEL_Y2};
	static const enum mark_channel takes[] = {[CHANNEL_X] = MARK_X2, [CHANNEL_Y] = MARK_Y2};
	for (unsigned i = CHANNEL_X; i <= CHANNEL_Y; i++) {
		const struct plan_encoding *e = &l->plan->encoding[i];
		if (!e->set || !e->bin.binned || e->column == TABLE_NONE)
			continue;
		struct binned x = {.c = c, .to = ARENA_NEW(c->mem, struct plan_layer, 1)};
		*x.to = *l->plan;
		x.start = &x.to->encoding[i];
		x.end = &x.to->encoding[end[i]];
		bool spans = l->mark->rule[takes[i]].allowed && !l->mark->joins;
		if (!bind_axis(&x, (enum plan_channel)i, spans))
			return false;
		l->plan = x.to;
	}
	return true;
}
