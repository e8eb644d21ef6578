#include <math.h>
#include <stdlib.h>

#include "base/num.h"
#include "chart/cells.h"
#include "chart/polar.h"

/* Rows to slices: their order, their parts of the turn, and what is wrong with them. */
#define SLICES_MANY 7

static bool check_alone(struct chart *c)
{
	for (size_t i = 0; i < c->layers; i++)
		if (c->layer[i].mark->polar && c->layers > 1)
			return diag_report(c->d, c->layer[i].plan->mark.at,
					   DIAG_CHART_POLAR_ALONE,
					   str_of(c->layer[i].mark->name));
	return true;
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

/* By the order channel; else as the colours are sorted; else the largest first. */
static void rank(const struct chart *c, const struct model_layer *l, struct mark_row *row)
{
	const struct plan_encoding *e = c->field[CHANNEL_COLOR].e;
	bool sorted = e && (e->sort.n || e->sorted.names.count || e->sorted.by_column ||
			    e->type == TYPE_ORDINAL || e->scale.domain.count);
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

static bool is_slice(const struct mark_row *r)
{
	return isfinite(r->theta) && r->status < STATUS_MISSING;
}

/* The turns from the sums, so that the last slice ends where the first begins. */
static size_t divide(struct mark_row *row, size_t rows, double total)
{
	double sum = 0;
	size_t slices = 0;
	for (size_t i = 0; i < rows; i++) {
		if (!is_slice(&row[i]))
			continue;
		row[i].turn = sum / total;
		sum += row[i].theta;
		row[i].turn2 = fmin(1, sum / total);
		slices += row[i].theta > 0;
	}
	for (size_t i = rows; i--;)
		if (is_slice(&row[i]) && row[i].theta > 0) {
			row[i].turn2 = 1;
			break;
		}
	return slices;
}

/* Do shares of one decimal add up to 100? */
static bool adds_up(const struct mark_row *row, size_t rows)
{
	double tenths = 0;
	for (size_t i = 0; i < rows; i++)
		if (is_slice(&row[i]))
			tenths += round((row[i].turn2 - row[i].turn) * 1000);
	return tenths == 1000;
}

static bool check_rows(struct chart *c, const struct model_layer *l, const struct mark_row *row,
		       double *total)
{
	struct span at = l->plan->encoding[CHANNEL_THETA].at;
	size_t missing = 0;
	*total = 0;
	for (size_t i = 0; i < l->draw.rows; i++) {
		missing += !is_slice(&row[i]);
		if (row[i].theta < 0)
			return diag_report(c->d, at, DIAG_CHART_SLICE_NEGATIVE,
					   num_shortest(c->mem, row[i].theta));
		if (is_slice(&row[i]))
			*total += row[i].theta;
	}
	if (missing)
		diag_report(c->d, at, DIAG_CHART_SLICE_MISSING,
			    diag_number(c->d, (long long)missing));
	return (*total > 0 && isfinite(*total)) ||
	       diag_report(c->d, c->plan->at, DIAG_CHART_EMPTY, l->plan->table->name);
}

/* How much each series is of all pies of the figure. */
static void sum_series(struct chart *c, const struct model_layer *l)
{
	double *sum = ARENA_NEW(c->mem, double, c->series_count + 1);
	for (size_t i = 0; i < l->draw.rows; i++)
		if (is_slice(&l->draw.row[i]))
			sum[l->draw.row[i].series] += l->draw.row[i].theta;
	c->whole = sum;
}

bool slices_bind(struct chart *c)
{
	struct model_layer *l = &c->layer[0];
	double total;
	if (!check_alone(c))
		return false;
	if (!l->mark->polar)
		return true;
	c->polar = true;
	struct mark_row *row =
		arena_grow(c->mem, l->draw.row, l->draw.rows, l->draw.rows, sizeof(*row));
	if (!check_rows(c, l, row, &total))
		return false;
	rank(c, l, row);
	l->draw.shuffled = true;
	c->slices = divide(row, l->draw.rows, total);
	c->rounded = !adds_up(row, l->draw.rows) && !str_eq(l->draw.options.label, STR("none"));
	l->draw.row = row;
	if (cells_wanted(c) && !c->whole)
		sum_series(c, l);
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
		diag_report(c->d, c->layer[0].plan->mark.at, DIAG_CHART_MANY_SLICES,
			    diag_number(c->d, (long long)c->slices));
	return true;
}
