#include "chart/bind/derived.h"

#include <math.h>

#include "base/num.h"
#include "chart/bind/summing.h"
#include "chart/words.h"

#define TICKED 25 /* so many bins have ticks at their ends; more have round numbers */

static bool is_place(enum plan_channel channel)
{
	return channel == CHANNEL_X || channel == CHANNEL_Y;
}

/* Values that were kept, group by group. */
static void conclude_kept(struct derive *d, struct derived_measure *m)
{
	uint32_t groups = d->groups.count;
	size_t *start = ARENA_NEW(d->temp, size_t, (size_t)groups + 2);
	double *sorted = ARENA_NEW(d->temp, double, m->count + 1);
	for (size_t i = 0; i < m->count; i++)
		start[m->group[i] + 2] += isnan(m->value[i]) ? 0 : 1;
	for (uint32_t g = 0; g < groups; g++)
		start[g + 2] += start[g + 1];
	for (size_t i = 0; i < m->count; i++)
		if (!isnan(m->value[i]))
			sorted[start[m->group[i] + 1]++] = m->value[i];
	for (uint32_t g = 0; g < groups; g++) {
		size_t count = start[g + 1] - start[g];
		m->result[g] = m->channel == d->l->summed
				       ? summing_take(d, g, sorted + start[g], count)
				       : summary_of(m->op, sorted + start[g], count);
	}
	if (m->channel == d->l->summed)
		d->l->blank = m->count - start[groups];
}

static void conclude(struct derive *d, struct derived_measure *m)
{
	if (m->by)
		return;
	m->result = ARENA_NEW(d->c->mem, double, d->groups.count + 1);
	if (summary_keeps(m->op)) {
		conclude_kept(d, m);
		return;
	}
	for (uint32_t g = 0; g < d->groups.count; g++)
		m->result[g] = summary_value(&m->of[g], m->op);
}

static struct column *new_column(struct derive *d, enum plan_channel channel)
{
	d->to->encoding[channel].column = (uint32_t)d->columns;
	return &d->column[d->columns++];
}

static struct str plain_text(enum column_type type, double number, struct arena *mem)
{
	char room[24];
	if (type == COLUMN_NUMBER || type == COLUMN_YEAR)
		return num_computed(mem, number);
	return arena_str(mem, column_period(type, number, room));
}

/* Numbers as the cells of a column; NAN is missing. */
static void fill_numbers(struct derive *d, struct column *c, const double *number,
			 uint32_t rows)
{
	struct arena *mem = d->c->mem;
	struct str *text = ARENA_NEW(mem, struct str, rows + 1);
	bool *missing = ARENA_NEW(mem, bool, rows + 1), any = false;
	for (uint32_t r = 0; r < rows; r++) {
		missing[r] = !isfinite(number[r]);
		any |= missing[r];
		if (!missing[r])
			text[r] = plain_text(c->type, number[r], mem);
	}
	c->cells = (struct cells){.text = text};
	c->number = number;
	c->missing = any ? missing : NULL;
}

/* A mean is told with one decimal more than what it is of, where it has one and
 * has less than four digits without it. */
static uint8_t one_more(const struct derive *d, uint8_t decimals, const double *v)
{
	double unit = pow(10, decimals), most = 0;
	bool more = false;
	for (uint32_t g = 0; g < d->groups.count; g++) {
		if (!isfinite(v[g]))
			continue;
		most = fmax(most, fabs(v[g]));
		more |= fabs(round(v[g] * unit) / unit - v[g]) > 1e-9 / unit;
	}
	bool full = decimals > 0 && most * unit >= 500; /* 0.860, but 13.29 of 13.3 */
	return more && !full && decimals < UINT8_MAX ? (uint8_t)(decimals + 1) : decimals;
}

/* The cells of one row a group, as they are. */
static void pick_column(struct derive *d, const struct column *from, const uint32_t *row,
			struct column *c)
{
	struct arena *mem = d->c->mem;
	uint32_t rows = d->groups.count;
	struct str *text = ARENA_NEW(mem, struct str, rows + 1), *decimal = NULL;
	double *number = from->number ? ARENA_NEW(mem, double, rows + 1) : NULL;
	bool *missing = ARENA_NEW(mem, bool, rows + 1);
	if (from->type == COLUMN_NUMBER || from->type == COLUMN_YEAR)
		decimal = ARENA_NEW(mem, struct str, rows + 1);
	*c = *from;
	for (uint32_t g = 0; g < rows; g++) {
		uint32_t r = row[g];
		missing[g] = r == DERIVED_NONE || table_missing(from, r);
		if (r == DERIVED_NONE)
			continue;
		text[g] = column_text(from, r);
		if (number)
			number[g] = from->number[r];
		if (decimal)
			decimal[g] = column_decimal(from, r, mem);
	}
	c->cells = (struct cells){.text = text, .decimal = decimal};
	c->number = number;
	c->missing = missing;
	c->status = NULL;
	c->level = NULL;
}

static void measure_column(struct derive *d, struct derived_measure *m)
{
	struct column *c = new_column(d, m->channel);
	if (m->by) {
		pick_column(d, m->column, m->row, c);
		return;
	}
	bool own = m->column && !summary_counts(m->op);
	bool kept = m->op == SUMMARY_MIN || m->op == SUMMARY_MAX;
	*c = (struct column){.type = kept ? m->column->type : COLUMN_NUMBER,
			     .at = d->c->plan->at};
	c->name = m->column ? m->column->name : words_pick(d->c, STR("개수"), STR("Count"));
	if (own && m->op != SUMMARY_PRODUCT && m->op != SUMMARY_VARIANCE &&
	    m->op != SUMMARY_VARIANCEP)
		c->unit = m->column->unit;
	fill_numbers(d, c, m->result, d->groups.count);
	c->decimals = own ? m->column->decimals : 0;
	if (own && m->op != SUMMARY_SUM && !kept)
		c->decimals = one_more(d, c->decimals, m->result);
}

static uint32_t row_of(const struct derive *d, uint32_t i)
{
	return d->measures ? d->groups.first[i] : i;
}

static uint32_t rows_of(const struct derive *d)
{
	return d->measures ? d->groups.count : d->t->rows;
}

static struct str number_text(struct derive *d, double v)
{
	return words_fixed(d->c, v, -1, STR_NONE);
}

/* "0~10": what a bin is called where it is a name. */
static void name_bins(struct derive *d, const struct bins *b, struct column *c, uint32_t rows)
{
	uint32_t bins = b->last + 1;
	struct str *name = ARENA_NEW(d->c->mem, struct str, bins);
	struct str *text = ARENA_NEW(d->c->mem, struct str, rows + 1);
	struct str between = words_pick(d->c, STR("~"), STR("–"));
	for (uint32_t i = 0; i < bins; i++) {
		struct str lo = number_text(d, i ? bins_end(b, i - 1) : b->start);
		struct str hi = number_text(d, bins_end(b, i));
		name[i] = arena_printf(d->c->mem, "%.*s%.*s%.*s", STR_ARG(lo), STR_ARG(between),
				       STR_ARG(hi));
	}
	for (uint32_t r = 0; r < rows; r++)
		if (!table_missing(c, r))
			text[r] = name[bins_index(b, c->number[r] + b->step / 2)];
	c->cells = (struct cells){.text = text, .decimal = c->cells.text};
}

static bool is_name(const struct plan_encoding *e)
{
	return e->type == TYPE_ORDINAL || e->type == TYPE_NOMINAL;
}

/* Ticks stand where bins end: every one, or every second, fifth …, up to ten. */
static void tick_bins(struct derive *d, const struct bins *b, struct plan_encoding *e)
{
	uint32_t bins = b->last + 1, every = 1;
	static const uint32_t steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000};
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps) && bins / every > 10; i++)
		every = steps[i];
	double *tick = ARENA_NEW(d->c->mem, double, bins / every + 2);
	size_t count = 0;
	for (uint32_t i = 0; i <= bins; i += every)
		tick[count++] = i ? bins_end(b, i - 1) : b->start;
	e->axis.value = tick;
	e->axis.values.count = count;
}

/*
 * Of bins on an axis of numbers a bar takes the whole, from x to x2; other
 * marks stand in the middle. The axis ends where the bins end.
 */
static void place_bins(struct derive *d, const struct group_key *k, enum plan_channel channel,
		       const struct column *start)
{
	struct plan_encoding *e = &d->to->encoding[channel];
	enum plan_channel other = channel == CHANNEL_X ? CHANNEL_X2 : CHANNEL_Y2;
	enum mark_channel end = channel == CHANNEL_X ? MARK_X2 : MARK_Y2;
	bool spans = d->l->mark->rule[end].allowed && !d->l->mark->joins;
	uint32_t rows = rows_of(d);
	if (e->scale.nice == TRI_DEFAULT)
		e->scale.nice = TRI_NO;
	if (e->scale.zero == TRI_DEFAULT)
		e->scale.zero = TRI_NO;
	if (!e->axis.value && !e->axis.tick_steps.at.hi && k->bins.last < TICKED)
		tick_bins(d, &k->bins, e);
	if (d->to->encoding[other].set && spans)
		return;
	double *number = ARENA_NEW(d->c->mem, double, rows + 1);
	for (uint32_t r = 0; r < rows; r++)
		number[r] = table_missing(start, r) ? NAN
			    : spans                 ? bins_end(&k->bins,
							       bins_index(&k->bins,
									  start->number[r] + k->bins.step / 2))
						    : start->number[r] + k->bins.step / 2;
	if (spans)
		d->to->encoding[other] = (struct plan_encoding){
			.set = true, .at = e->at, .type = TYPE_QUANTITATIVE};
	struct column *made = new_column(d, spans ? other : channel);
	*made = *start;
	fill_numbers(d, made, number, rows);
}

/* Sizes and opacities of bins are those of classes. */
static void class_bins(struct derive *d, const struct bins *b, struct plan_encoding *e)
{
	double *edge = ARENA_NEW(d->c->mem, double, b->last + 2);
	for (uint32_t i = 0; i <= b->last + 1; i++)
		edge[i] = i ? bins_end(b, i - 1) : b->start;
	e->scale.type = STR("bin-ordinal");
	e->scale.edge = edge;
	e->scale.edges = b->last + 2;
}

/* Seasons are names in order, or days of a year that nobody names. */
static void name_seasons(struct derive *d, timeunit unit, const struct plan_encoding *e,
			 struct column *c, double *number)
{
	uint32_t rows = rows_of(d);
	struct str *text = ARENA_NEW(d->c->mem, struct str, rows + 1);
	for (uint32_t r = 0; r < rows; r++)
		if (!table_missing(c, r))
			text[r] =
				timeunit_label(unit, number[r], d->c->plan->korean, d->c->mem);
	c->cells = (struct cells){.text = text, .decimal = c->cells.text};
	c->season = unit;
	if (e->type != TYPE_TEMPORAL)
		return;
	c->type = timeunit_shown_type(unit);
	for (uint32_t r = 0; r < rows; r++)
		number[r] = timeunit_shown(unit, number[r]);
}

/* Bins and periods of every row of the result. */
static void value_column(struct derive *d, const struct group_key *k, enum plan_channel channel,
			 struct column *c)
{
	struct plan_encoding *e = &d->to->encoding[channel];
	struct arena *mem = d->c->mem;
	uint32_t rows = rows_of(d);
	double *number = ARENA_NEW(mem, double, rows + 1);
	bool season = k->unit && timeunit_season(k->unit);
	for (uint32_t r = 0; r < rows; r++)
		number[r] = group_value(k, row_of(d, r));
	*c = (struct column){.name = k->column->name,
			     .type = k->unit ? timeunit_type(k->unit) : COLUMN_NUMBER,
			     .unit = k->unit ? STR_NONE : k->column->unit,
			     .at = k->column->at};
	fill_numbers(d, c, number, rows);
	if (season)
		name_seasons(d, k->unit, e, c, number);
	if (k->binned && is_name(e))
		name_bins(d, &k->bins, c, rows);
	else if (k->binned && is_place(channel))
		place_bins(d, k, channel, c);
	else if (k->binned)
		class_bins(d, &k->bins, e);
}

static void key_column(struct derive *d, size_t i)
{
	const struct group_key *k = &d->key[i];
	enum plan_channel channel = d->key_channel[i];
	struct column *c = new_column(d, channel);
	if (k->unit || k->binned)
		value_column(d, k, channel, c);
	else
		pick_column(d, k->column, d->groups.first, c);
}

/* Groups meet the tests that their rows meet. */
static void test_columns(struct derive *d)
{
	for (unsigned i = 0; i < CHANNEL_COUNT; i++) {
		struct plan_encoding *e = &d->to->encoding[i];
		e->cases = arena_grow(d->c->mem, e->cases, e->case_count, e->case_count,
				      sizeof(*e->cases));
	}
	for (size_t i = 0; i < d->tests; i++) {
		const struct derived_test *x = &d->test[i];
		d->to->encoding[x->channel].cases[x->at].column = (uint32_t)d->columns;
		pick_column(d, x->column, d->groups.first, &d->column[d->columns++]);
	}
}

struct table *derived_grouped(struct derive *d)
{
	struct table *t = ARENA_NEW(d->c->mem, struct table, 1);
	d->column = ARENA_NEW(d->c->mem, struct column, 2 * CHANNEL_COUNT + d->tests);
	for (size_t i = 0; i < d->keys; i++)
		key_column(d, i);
	for (size_t i = 0; i < d->measures; i++) {
		conclude(d, &d->measure[i]);
		measure_column(d, &d->measure[i]);
	}
	test_columns(d);
	*t = *d->t;
	t->rows = d->groups.count;
	t->status = d->status;
	t->total = NULL;
	t->record = NULL;
	d->to->encoding[CHANNEL_STATUS].column = TABLE_NONE;
	return t;
}

/* The same rows with some columns more. */
struct table *derived_widened(struct derive *d)
{
	struct table *t = ARENA_NEW(d->c->mem, struct table, 1);
	d->column = arena_grow(d->c->mem, d->t->column, d->t->columns,
			       d->t->columns + 2 * CHANNEL_COUNT, sizeof(*d->column));
	d->columns = d->t->columns;
	for (size_t i = 0; i < d->keys; i++)
		if (d->key[i].unit || d->key[i].binned)
			key_column(d, i);
	*t = *d->t;
	return t;
}
