#include <math.h>

#include "base/num.h"
#include "ko/compose.h"
#include "query/cell.h"
#include "report/bind.h"
#include "report/fill.h"
#include "report/keys.h"
#include "source/period.h"

/*
 * `project` (SPEC §5): rows that carry a series on from its last value by a
 * stated assumption. They get the status projection, and the chart prints the
 * assumption.
 */
#define PROJECTED_MAX 10000 /* rows one step may add */

struct projection {
	struct bind *b;
	const struct table *t;
	struct plan_chart *chart;
	uint32_t field, along, series; /* columns; series: TABLE_NONE for one */
	const struct node *where;
	enum projection_way { BY_RATE, BY_CAGR, TO_VALUE } way;
	double amount, to;
	struct str amount_text;
	struct span at;
	/* what is added */
	uint32_t *from; /* the row each new row copies */
	double *value, *when;
	size_t count, room, value_room, when_room;
};

static bool column_of(struct projection *p, struct keys *k, const char *key, uint32_t *out)
{
	const struct node *n = keys_scalar(k, key);
	if (!n)
		return diag_report(p->b->d, p->at, DIAG_CHART_NEEDS, str_of(key));
	*out = table_find(p->t, n->text);
	if (*out == TABLE_NONE)
		return diag_report(p->b->d, n->at, DIAG_COLUMN_UNKNOWN, p->t->name, n->text,
				   table_nearest(p->t, n->text),
				   table_column_names(p->t, p->b->mem));
	if (!p->t->column[*out].number)
		return diag_report(p->b->d, n->at, DIAG_PROJECT_TYPE, n->text);
	return true;
}

/* rate, cagr or to-value, each possibly computed. */
static bool read_amount(struct projection *p, struct keys *k)
{
	static const char *const way[] = {"rate", "cagr", "to-value"};
	const struct node *given = NULL;
	for (int i = 0; i < 3; i++) {
		const struct node *n = keys_scalar(k, way[i]);
		if (n && given)
			return diag_report(p->b->d, n->at, DIAG_PROJECT_WAY, STR_NONE);
		if (n) {
			given = n;
			p->way = (enum projection_way)i;
		}
	}
	if (!given)
		return diag_report(p->b->d, p->at, DIAG_PROJECT_WAY, STR_NONE);
	return fill_plain(p->b, given->text, given->at, &p->amount_text) &&
	       (num_parse(p->amount_text, &p->amount) ||
		diag_report(p->b->d, given->at, DIAG_KEY_NUMBER, p->amount_text));
}

/* A value of the column along, as messages and the assumption show it. */
static struct str along_text(const struct projection *p, double v)
{
	enum column_type type = p->t->column[p->along].type;
	char room[24];
	if (type == COLUMN_NUMBER || type == COLUMN_YEAR)
		return num_shortest(p->b->mem, v);
	return arena_str(p->b->mem, column_period(type, v, room));
}

/* The end of a projection: a number, or a period of the column's own kind. */
static bool read_end(struct projection *p, struct str to, struct span at)
{
	const struct column *along = &p->t->column[p->along];
	struct period period;
	p->to = 0;
	if (along->type == COLUMN_NUMBER)
		return num_parse(to, &p->to) || diag_report(p->b->d, at, DIAG_KEY_NUMBER, to);
	if (!period_parse(str_trim(to), &period) || period.type != along->type)
		return diag_report(p->b->d, at, DIAG_PROJECT_TO, to, along->name,
				   p->t->rows ? column_text(along, 0) : STR_NONE);
	p->to = floor(period.number);
	return true;
}

static bool read_step(struct projection *p, const struct node *step, struct str series)
{
	struct keys k = keys_open(step, &shape_projection, p->b->d);
	struct str to;
	const struct node *end = keys_scalar(&k, "to");
	keys_choice(&k, "from");
	p->where = keys_scalar(&k, "where");
	p->series = series.n ? table_find(p->t, series) : TABLE_NONE;
	if (!end)
		return diag_report(p->b->d, p->at, DIAG_CHART_NEEDS, STR("to"));
	bool ok = column_of(p, &k, "field", &p->field);
	ok = column_of(p, &k, "along", &p->along) && ok;
	ok = read_amount(p, &k) && ok;
	ok = fill_plain(p->b, end->text, end->at, &to) && ok;
	return ok && k.ok && read_end(p, to, end->at);
}

static bool row_counts(struct projection *p, uint32_t row, bool *out)
{
	const struct table *t = p->t;
	*out = !table_missing(&t->column[p->field], row) &&
	       !table_missing(&t->column[p->along], row);
	if (!*out || !p->where)
		return true;
	struct value v;
	if (!query_row_expression(p->b->query, t, row, p->where->text, p->where->at, &v))
		return false;
	*out = v.kind == VALUE_NUMBER && v.number != 0;
	return true;
}

static struct str series_of(const struct projection *p, uint32_t row)
{
	return p->series == TABLE_NONE ? STR_NONE : column_text(&p->t->column[p->series], row);
}

/* Sums of decimals are decimals: 1.1 + 8 × 0.1 is 1.9, not 1.9000000000000001. */
static double tidy(const struct projection *p, double v)
{
	size_t dot = str_find(p->amount_text, STR("."), 0);
	size_t places = dot == SIZE_MAX ? 0 : p->amount_text.n - dot - 1;
	if (places < p->t->column[p->field].decimals)
		places = p->t->column[p->field].decimals;
	double unit = pow(10, (double)places);
	return places > 9 || fabs(v) * unit > 1e15 ? v : round(v * unit) / unit;
}

static double value_at(const struct projection *p, double base, double steps, double all)
{
	switch (p->way) {
	case BY_RATE:
		return tidy(p, base + p->amount * steps);
	case BY_CAGR:
		return base * pow(1 + p->amount, steps);
	default:
		return base + (p->amount - base) * steps / all;
	}
}

static void note_assumption(struct projection *p, uint32_t last, double end)
{
	struct arena *mem = p->b->mem;
	const struct column *field = &p->t->column[p->field], *along = &p->t->column[p->along];
	struct plan_projection *all =
		arena_grow(mem, p->chart->projection, p->chart->projections,
			   p->chart->projections + 1, sizeof(*all));
	all[p->chart->projections++] = (struct plan_projection){
		.at = p->at,
		.series = series_of(p, last),
		.rate = p->way == BY_RATE ? p->amount_text : STR_NONE,
		.cagr = p->way == BY_CAGR ? p->amount_text : STR_NONE,
		.to_value = p->way == TO_VALUE ? p->amount_text : STR_NONE,
		.from_text = along_text(p, along->number[last]),
		.to_text = along_text(p, p->to),
		.base_value = num_shortest(mem, field->number[last]),
		.end_value = num_shortest(mem, end),
		.unit = field->unit,
	};
	p->chart->projection = all;
}

static bool extend_series(struct projection *p, uint32_t last)
{
	struct arena *mem = p->b->mem;
	double start = p->t->column[p->along].number[last];
	double base = p->t->column[p->field].number[last], all = p->to - start;
	if (!(all >= 1))
		return diag_report(p->b->d, p->at, DIAG_PROJECT_PAST, along_text(p, p->to),
				   along_text(p, start));
	if (all > PROJECTED_MAX)
		return diag_report(p->b->d, p->at, DIAG_PROJECT_LONG,
				   diag_number(p->b->d, PROJECTED_MAX));
	double end = base;
	for (double k = 1; k <= all; k++) {
		size_t a = p->count, b = p->count;
		end = value_at(p, base, k, all);
		ARENA_PUSH(mem, p->value, a, p->value_room) = end;
		ARENA_PUSH(mem, p->when, b, p->when_room) = start + k;
		ARENA_PUSH(mem, p->from, p->count, p->room) = last;
	}
	note_assumption(p, last, end);
	return true;
}

/* The last row of every series that the step is about. */
static bool find_lasts(struct projection *p, uint32_t **last, size_t *count)
{
	const double *when = p->t->column[p->along].number;
	size_t room = 0;
	*last = NULL;
	*count = 0;
	for (uint32_t row = 0; row < p->t->rows; row++) {
		bool counts;
		if (!row_counts(p, row, &counts))
			return false;
		size_t i = 0;
		while (counts && i < *count &&
		       !str_eq(series_of(p, (*last)[i]), series_of(p, row)))
			i++;
		if (!counts)
			continue;
		if (i == *count)
			ARENA_PUSH(p->b->mem, *last, *count, room) = row;
		else if (when[row] >= when[(*last)[i]])
			(*last)[i] = row;
	}
	if (*count == 0)
		return diag_report(p->b->d, p->where ? p->where->at : p->at, DIAG_PROJECT_NONE,
				   STR_NONE);
	return true;
}

static void grow_column(struct projection *p, uint32_t index, struct column *c)
{
	struct arena *mem = p->b->mem;
	uint32_t rows = p->t->rows, all = rows + (uint32_t)p->count;
	struct str *text = ARENA_NEW(mem, struct str, all), *decimal = NULL;
	double *number =
		c->number ? arena_grow(mem, c->number, rows, all, sizeof(*number)) : NULL;
	bool *missing =
		c->missing ? arena_grow(mem, c->missing, rows, all, sizeof(*missing)) : NULL;
	uint8_t *status = c->status ? arena_grow(mem, c->status, rows, all, 1) : NULL;
	uint8_t *level = c->level ? arena_grow(mem, c->level, rows, all, 1) : NULL;
	if (c->type == COLUMN_NUMBER || c->type == COLUMN_YEAR)
		decimal = ARENA_NEW(mem, struct str, all);
	for (uint32_t row = 0; row < rows; row++) {
		text[row] = column_text(c, row);
		if (decimal)
			decimal[row] = column_decimal(c, row, mem);
	}
	for (size_t i = 0; i < p->count; i++) {
		uint32_t from = p->from[i], to = rows + (uint32_t)i;
		bool computed = index == p->field || index == p->along;
		double v = index == p->field ? p->value[i] : p->when[i];
		text[to] = index == p->along   ? along_text(p, v)
			   : index == p->field ? num_shortest(mem, v)
					       : column_text(c, from);
		if (index == p->t->status_column)
			text[to] = str_of(status_name(STATUS_PROJECTION, p->b->plan->korean));
		if (number)
			number[to] = computed ? v : c->number[from];
		if (missing)
			missing[to] = !computed && c->missing[from];
		if (decimal)
			decimal[to] = computed ? text[to] : decimal[from];
		if (status)
			status[to] = computed ? STATUS_ACTUAL : c->status[from];
		if (level)
			level[to] = c->level[from];
	}
	c->cells = (struct cells){.text = text, .decimal = decimal};
	c->number = number;
	c->missing = missing;
	c->status = status;
	c->level = level;
}

static const struct table *grown_table(struct projection *p)
{
	struct arena *mem = p->b->mem;
	const struct table *t = p->t;
	uint32_t all = t->rows + (uint32_t)p->count;
	struct table *grown = ARENA_NEW(mem, struct table, 1);
	struct column *column =
		arena_grow(mem, t->column, t->columns, t->columns, sizeof(*column));
	uint8_t *status = ARENA_NEW(mem, uint8_t, all);
	uint32_t *record = ARENA_NEW(mem, uint32_t, all);
	bool *total = ARENA_NEW(mem, bool, all);
	for (uint32_t i = 0; i < t->columns; i++)
		grow_column(p, i, &column[i]);
	for (uint32_t row = 0; row < all; row++) {
		bool added = row >= t->rows;
		uint32_t from = added ? p->from[row - t->rows] : row;
		status[row] = added ? STATUS_PROJECTION : (uint8_t)table_status(t, row);
		record[row] = t->record ? t->record[from] : 0;
		total[row] = table_total(t, from);
	}
	*grown = *t;
	grown->rows = all;
	grown->column = column;
	grown->status = status;
	grown->record = t->record ? record : NULL;
	grown->total = total;
	return grown;
}

const struct table *project_rows(struct bind *b, const struct table *t, const struct node *step,
				 struct str series_column, struct plan_chart *chart)
{
	struct projection p = {.b = b, .t = t, .chart = chart, .at = step->at};
	uint32_t *last;
	size_t count;
	if (!read_step(&p, step, series_column) || !find_lasts(&p, &last, &count))
		return NULL;
	for (size_t i = 0; i < count; i++)
		if (!extend_series(&p, last[i]))
			return NULL;
	return grown_table(&p);
}
