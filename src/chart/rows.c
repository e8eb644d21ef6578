#include <assert.h>
#include <math.h>

#include "base/num.h"
#include "chart/model.h"
#include "chart/words.h"

/* A row of the table with its places found, before rows are merged. */
struct cell_row {
	double x, y, x2, y2, size;
	uint32_t color, detail, offset;
	enum status status;
	uint32_t row;
};

static double cell_number(const struct column *column, enum plan_type type, uint32_t row)
{
	if (!column || !column->number || table_missing(column, row))
		return NAN;
	double v = column->number[row];
	return type == TYPE_TEMPORAL && column_is_temporal(column->type)
		       ? column_days(column->type, v)
		       : v;
}

static double cell_place(const struct chart *c, const struct model_layer *l,
			 enum plan_channel channel, uint32_t row)
{
	const struct plan_encoding *e = &l->plan->encoding[channel];
	const struct column *column = l->column[channel];
	if (!e->set)
		return NAN;
	const struct scale *names = &c->names[channel];
	if (!c->field[channel].discrete || (e->datum.set && !e->datum_text.n))
		return column ? cell_number(column, e->type, row) : model_number(e->datum, NAN);
	bool missing = column ? table_missing(column, row) : !e->datum_text.n;
	size_t level =
		missing ? names->levels
			: scale_level(names, column ? column_text(column, row) : e->datum_text);
	return level < names->levels ? (double)level : NAN;
}

static uint32_t cell_level(const struct chart *c, const struct model_layer *l,
			   enum plan_channel channel, uint32_t row)
{
	double at = c->field[channel].discrete ? cell_place(c, l, channel, row) : NAN;
	return isnan(at) ? 0 : (uint32_t)at;
}

/* The rows' own status wins; else the words of the status channel's column. */
static enum status cell_status(const struct chart *c, const struct model_layer *l, uint32_t row)
{
	const struct table *t = l->plan->table;
	const struct column *column = l->column[CHANNEL_STATUS];
	enum status s = STATUS_ACTUAL;
	const struct column *marked = l->column[model_measure(c)];
	if (t->status)
		s = table_status(t, row);
	else if (column && !table_missing(column, row) &&
		 !status_find(column_text(column, row), &s))
		s = STATUS_ACTUAL;
	if (s == STATUS_ACTUAL && marked && marked->status) /* "1,234 p)" */
		s = (enum status)marked->status[row];
	return s;
}

static enum plan_channel offset_channel(const struct chart *c)
{
	return c->lying ? CHANNEL_YOFFSET : CHANNEL_XOFFSET;
}

/* False when the row has no place along the base axis. */
static bool read_row(const struct chart *c, const struct model_layer *l, uint32_t r,
		     struct cell_row *out)
{
	enum plan_channel base = model_base(c);
	*out = (struct cell_row){
		.x = cell_place(c, l, CHANNEL_X, r),
		.y = cell_place(c, l, CHANNEL_Y, r),
		.x2 = cell_place(c, l, CHANNEL_X2, r),
		.y2 = cell_place(c, l, CHANNEL_Y2, r),
		.size = cell_place(c, l, CHANNEL_SIZE, r),
		.color = cell_level(c, l, CHANNEL_COLOR, r),
		.detail = cell_level(c, l, CHANNEL_DETAIL, r),
		.offset = cell_level(c, l, offset_channel(c), r),
		.status = cell_status(c, l, r),
		.row = r,
	};
	double value = c->lying ? out->x : out->y, place = c->lying ? out->y : out->x;
	for (size_t i = 0; i < 2; i++) { /* a series that the domain leaves out */
		enum plan_channel series = i ? CHANNEL_DETAIL : CHANNEL_COLOR;
		const struct plan_encoding *e = &l->plan->encoding[series];
		if (e->scale.domain.count && c->field[series].discrete &&
		    isnan(cell_place(c, l, series, r)))
			return false;
	}
	if (!l->aggregated && isnan(value) && out->status == STATUS_ACTUAL)
		out->status = STATUS_MISSING;
	return !isnan(place) || !l->plan->encoding[base].set;
}

static int compare(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return (a > b) - (a < b);
}

/* Drawing order of an upright chart: by series, then offset, then along the base. */
static int compare_upright(const void *va, const void *vb)
{
	const struct cell_row *a = va, *b = vb;
	if (a->color != b->color)
		return a->color < b->color ? -1 : 1;
	if (a->detail != b->detail)
		return a->detail < b->detail ? -1 : 1;
	if (a->offset != b->offset)
		return a->offset < b->offset ? -1 : 1;
	int by = compare(a->x, b->x);
	return by ? by : (a->row > b->row) - (a->row < b->row);
}

static int compare_lying(const void *va, const void *vb)
{
	struct cell_row a = *(const struct cell_row *)va, b = *(const struct cell_row *)vb;
	a.x = a.y;
	b.x = b.y;
	return compare_upright(&a, &b);
}

/* Values of one group, for its aggregate. */
struct group {
	double *value;
	size_t count, rows;
};

static int compare_doubles(const void *a, const void *b)
{
	return compare(*(const double *)a, *(const double *)b);
}

static double median(struct group *g)
{
	qsort(g->value, g->count, sizeof(*g->value), compare_doubles);
	size_t half = g->count / 2;
	return g->count % 2 ? g->value[half] : (g->value[half - 1] + g->value[half]) / 2;
}

/* Neumaier's sum: totals of many decimals stay exact to the last digit shown. */
static double total(const struct group *g)
{
	double sum = 0, lost = 0;
	for (size_t i = 0; i < g->count; i++) {
		double v = g->value[i], next = sum + v;
		lost += fabs(sum) >= fabs(v) ? sum - next + v : v - next + sum;
		sum = next;
	}
	return sum + lost;
}

static double aggregate(struct str how, struct group *g)
{
	if (str_eq(how, STR("count")))
		return (double)g->rows;
	if (!g->count)
		return NAN;
	if (str_eq(how, STR("median")))
		return median(g);
	if (str_among(how, "mean average"))
		return total(g) / (double)g->count;
	if (str_eq(how, STR("sum")))
		return total(g);
	double v = g->value[0];
	bool least = str_eq(how, STR("min"));
	for (size_t i = 1; i < g->count; i++)
		v = least ? fmin(v, g->value[i]) : fmax(v, g->value[i]);
	return v;
}

static double *measured(const struct chart *c, struct cell_row *row)
{
	return c->lying ? &row->x : &row->y;
}

static bool same_group(const struct chart *c, const struct cell_row *a,
		       const struct cell_row *b)
{
	double pa = c->lying ? a->y : a->x, pb = c->lying ? b->y : b->x;
	return a->color == b->color && a->detail == b->detail && a->offset == b->offset &&
	       compare(pa, pb) == 0;
}

/* A group is as unsure as its least sure row. */
static enum status unsure(enum status a, enum status b)
{
	return a > b ? a : b;
}

static size_t merge_rows(const struct chart *c, const struct model_layer *l,
			 struct cell_row *row, size_t count)
{
	struct str how = l->plan->encoding[model_measure(c)].aggregate;
	double *value = ARENA_NEW(c->mem, double, count);
	size_t out = 0;
	for (size_t i = 0, end; i < count; i = end) {
		struct group g = {.value = value};
		struct cell_row merged = row[i];
		for (end = i; end < count && same_group(c, &row[i], &row[end]); end++) {
			double v = *measured(c, &row[end]);
			g.rows++;
			if (!isnan(v))
				g.value[g.count++] = v;
			if (!isnan(v) || str_eq(how, STR("count")))
				merged.status = unsure(merged.status, row[end].status);
		}
		*measured(c, &merged) = aggregate(how, &g);
		if (isnan(*measured(c, &merged)))
			merged.status = STATUS_MISSING;
		row[out++] = merged;
	}
	return out;
}

/* The decimal text of a row's value: the cell's own for one cell, else computed. */
static struct str value_text(const struct chart *c, const struct model_layer *l,
			     const struct cell_row *r, double v)
{
	const struct column *column = l->column[model_measure(c)];
	bool one = column && !l->aggregated && !l->plan->encoding[model_measure(c)].datum.set;
	if (one && (column->type == COLUMN_NUMBER || column->type == COLUMN_YEAR))
		return column_decimal(column, r->row, c->mem);
	return num_shortest(c->mem, v);
}

#define STATED_ROWS 6     /* more bars name their statuses in the legend */
#define LABELLED_ROWS 500 /* more rows than this are labelled at the ends only */

static void label_rows(struct chart *c, struct model_layer *l, struct mark_row *row,
		       const struct cell_row *cell, size_t count)
{
	l->states = !str_eq(l->draw.options.label, STR("none")) &&
		    (count <= STATED_ROWS || l->mark->joins);
	for (size_t i = 0; i < count; i++) {
		double v = c->lying ? row[i].x : row[i].y;
		bool last = i + 1 == count || row[i + 1].series != row[i].series;
		if (isnan(v) || (count > LABELLED_ROWS && !last))
			continue;
		const struct column *own = l->column[CHANNEL_TEXT];
		if (own && !l->aggregated) { /* the author's own labels */
			row[i].text = column_text(own, cell[i].row);
			continue;
		}
		struct str text = value_text(c, l, &cell[i], v);
		row[i].text = words_label(c, l, text, row[i].status, count);
	}
}

#define AREA_MOST 314.0 /* square points of the greatest symbol */

/* Areas are as the values, the greatest one as large as a plot can bear. */
static void scale_sizes(struct mark_row *row, size_t count)
{
	double most = 0;
	for (size_t i = 0; i < count; i++)
		most = fmax(most, row[i].size);
	for (size_t i = 0; i < count && most > 0; i++)
		if (isfinite(row[i].size))
			row[i].size = fmax(row[i].size, 0) / most * AREA_MOST;
}

static void convert(struct chart *c, struct model_layer *l, const struct cell_row *cell,
		    size_t count)
{
	struct mark_row *row = ARENA_NEW(c->mem, struct mark_row, count);
	size_t details = c->names[CHANNEL_DETAIL].levels;
	for (size_t i = 0; i < count; i++) {
		const struct cell_row *r = &cell[i];
		row[i] = (struct mark_row){
			.x = r->x, .y = r->y, .x2 = r->x2, .y2 = r->y2, .size = r->size};
		row[i].series = r->color * (details ? details : 1) + r->detail;
		row[i].offset = r->offset;
		row[i].status = r->status;
		row[i].row = r->row;
		c->statuses |= 1u << r->status;
	}
	scale_sizes(row, count);
	l->draw.row = row;
	l->draw.rows = count;
	label_rows(c, l, row, cell, count);
}

void rows_bind(struct chart *c, struct model_layer *l)
{
	uint32_t rows = l->plan->table->rows;
	struct cell_row *cell = ARENA_NEW(c->mem, struct cell_row, rows);
	size_t count = 0;
	for (uint32_t r = 0; r < rows; r++) {
		if (read_row(c, l, r, &cell[count]))
			count++;
		else
			l->dropped++;
	}
	qsort(cell, count, sizeof(*cell), c->lying ? compare_lying : compare_upright);
	if (l->aggregated)
		count = merge_rows(c, l, cell, count);
	convert(c, l, cell, count);
}
