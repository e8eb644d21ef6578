#include <assert.h>
#include <math.h>

#include "base/crew.h"
#include "base/num.h"
#include "chart/bind/condition.h"
#include "chart/bind/thin.h"
#include "chart/model.h"
#include "chart/words.h"

/* A row of the table with its places found. */
struct cell_row {
	double x, y, x2, y2, size, hue, opacity, theta, theta2, radius, radius2;
	double first, second; /* what rows of a series are ordered by */
	uint32_t series, offset;
	bool gap; /* chart/bind/thin.h */
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
	uint32_t levels = (uint32_t)c->names[channel].levels;
	if (!c->field[channel].discrete || !levels)
		return 0;
	double at = cell_place(c, l, channel, row);
	if (!isnan(at))
		return (uint32_t)at;
	return l->plan->encoding[channel].set ? levels : levels + 1;
}

struct model_key rows_key(const struct chart *c, const struct model_layer *l, uint32_t row)
{
	return (struct model_key){.color = cell_level(c, l, CHANNEL_COLOR, row),
				  .detail = cell_level(c, l, CHANNEL_DETAIL, row),
				  .shape = cell_level(c, l, CHANNEL_SHAPE, row),
				  .dash = cell_level(c, l, CHANNEL_DASH, row)};
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

static uint32_t cell_offset(const struct chart *c, const struct model_layer *l, uint32_t row)
{
	enum plan_channel channel = c->lying ? CHANNEL_YOFFSET : CHANNEL_XOFFSET;
	uint32_t level = cell_level(c, l, channel, row),
		 levels = (uint32_t)c->names[channel].levels;
	return level < levels ? level : 0;
}

/* The numbers that labels and aggregates are of. */
static double *measured(const struct model_layer *l, struct cell_row *row)
{
	switch (l->value) {
	case CHANNEL_X:
		return &row->x;
	case CHANNEL_COLOR:
		return &row->hue;
	case CHANNEL_SIZE:
		return &row->size;
	case CHANNEL_THETA:
		return &row->theta;
	case CHANNEL_RADIUS:
		return &row->radius;
	default:
		return &row->y;
	}
}

static double order_of(const struct model_layer *l, uint32_t row)
{
	double order = cell_number(l->column[CHANNEL_ORDER], TYPE_QUANTITATIVE, row);
	return str_eq(l->plan->encoding[CHANNEL_ORDER].sort, STR("descending")) ? -order
										: order;
}

/* Along the base axis, then the other way; a row that is wholly placed by
 * names is a cell of both. The order channel wins. */
static void set_order(const struct chart *c, const struct model_layer *l, uint32_t row,
		      struct cell_row *out)
{
	bool axis = l->value == CHANNEL_X || l->value == CHANNEL_Y;
	double order = order_of(l, row);
	out->first = c->lying ? out->y : out->x;
	out->second = axis ? 0 : c->lying ? out->x : out->y;
	if (!isnan(order)) {
		out->second = out->first;
		out->first = order;
	}
}

/* Does the domain of every channel of series hold the row's name? */
static bool in_domain(const struct chart *c, const struct model_layer *l, uint32_t r)
{
	static const enum plan_channel series[] = {CHANNEL_COLOR, CHANNEL_DETAIL, CHANNEL_SHAPE,
						   CHANNEL_DASH};
	for (int i = 0; i < 4; i++) {
		const struct plan_encoding *e = &l->plan->encoding[series[i]];
		if (e->scale.domain.count && c->field[series[i]].discrete &&
		    isnan(cell_place(c, l, series[i], r)))
			return false;
	}
	return true;
}

/* Has it no place among the names of angles or radii? */
static bool nameless(const struct chart *c, const struct model_layer *l,
		     enum plan_channel channel, double place)
{
	return l->plan->encoding[channel].set && c->field[channel].discrete && isnan(place);
}

/* False when the row has no place along the base axis. */
static bool read_row(const struct chart *c, const struct model_layer *l, uint32_t r,
		     struct cell_row *out)
{
	enum plan_channel base = model_base(c);
	struct model_key key = rows_key(c, l, r);
	*out = (struct cell_row){
		.x = cell_place(c, l, CHANNEL_X, r),
		.y = cell_place(c, l, CHANNEL_Y, r),
		.x2 = cell_place(c, l, CHANNEL_X2, r),
		.y2 = cell_place(c, l, CHANNEL_Y2, r),
		.size = cell_place(c, l, CHANNEL_SIZE, r),
		.hue = c->field[CHANNEL_COLOR].discrete ? NAN
							: cell_place(c, l, CHANNEL_COLOR, r),
		.opacity = cell_place(c, l, CHANNEL_OPACITY, r),
		.theta = cell_place(c, l, CHANNEL_THETA, r),
		.theta2 = cell_place(c, l, CHANNEL_THETA2, r),
		.radius = cell_place(c, l, CHANNEL_RADIUS, r),
		.radius2 = cell_place(c, l, CHANNEL_RADIUS2, r),
		.series = (uint32_t)series_find(c, &key),
		.offset = cell_offset(c, l, r),
		.status = cell_status(c, l, r),
		.row = r,
	};
	if (!in_domain(c, l, r))
		return false;
	set_order(c, l, r, out);
	double place = c->lying ? out->y : out->x;
	bool numbers = l->value < CHANNEL_COUNT && l->column[l->value];
	if (numbers && isnan(*measured(l, out)) && out->status == STATUS_ACTUAL)
		out->status = STATUS_MISSING;
	return (!isnan(place) || !l->plan->encoding[base].set) &&
	       !nameless(c, l, CHANNEL_THETA, out->theta) &&
	       !nameless(c, l, CHANNEL_RADIUS, out->radius);
}

static int compare(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return (a > b) - (a < b);
}

/* Drawing order: by series, then offset, then along the base. */
static int compare_rows(const void *va, const void *vb)
{
	const struct cell_row *a = *(struct cell_row *const *)va,
			      *b = *(struct cell_row *const *)vb;
	if (a->series != b->series)
		return a->series < b->series ? -1 : 1;
	if (a->offset != b->offset)
		return a->offset < b->offset ? -1 : 1;
	int by = compare(a->first, b->first);
	if (!by)
		by = compare(a->second, b->second);
	return by ? by : (a->row > b->row) - (a->row < b->row);
}

/* The decimal text of a row's value: the cell's own for one cell, else computed. */
static struct str value_text(const struct chart *c, const struct model_layer *l,
			     const struct cell_row *r, double v)
{
	const struct column *column = l->column[l->value];
	bool one = column && !l->aggregated;
	if (one && (column->type == COLUMN_NUMBER || column->type == COLUMN_YEAR))
		return column_decimal(column, r->row, c->mem);
	return num_computed(c->mem, v);
}

#define STATED_ROWS 6     /* more bars name their statuses in the legend */
#define LABELLED_ROWS 500 /* more rows than this are labelled at the ends only */

static struct str row_text(struct chart *c, struct model_layer *l, struct cell_row *cell,
			   size_t count)
{
	const struct plan_encoding *e = &l->plan->encoding[CHANNEL_TEXT];
	const struct column *own = l->column[CHANNEL_TEXT];
	size_t met = condition_met(l, CHANNEL_TEXT, cell->row);
	if (met)
		return e->cases[met - 1].value;
	if (e->set && !own) /* the same words for all rows */
		return e->value.n ? e->value : e->datum_text;
	if (own)
		return table_missing(own, cell->row) ? STR_NONE : words_cell(c, l, cell->row);
	if (l->value == CHANNEL_COUNT || isnan(*measured(l, cell)))
		return STR_NONE;
	struct str text = value_text(c, l, cell, *measured(l, cell));
	return words_label(c, l, text, cell->status, count);
}

static void label_rows(struct chart *c, struct model_layer *l, struct mark_row *row,
		       struct cell_row *const *cell, size_t count)
{
	l->states = !str_eq(l->draw.options.label, STR("none")) &&
		    (count <= STATED_ROWS || l->mark->joins);
	for (size_t i = 0; i < count; i++) {
		bool last = i + 1 == count || row[i + 1].series != row[i].series;
		if (count <= LABELLED_ROWS || last)
			row[i].text = row_text(c, l, cell[i], count);
	}
}

/* Does the layer draw anything of its table's rows? Constants are drawn once. */
static bool constant(const struct model_layer *l)
{
	for (unsigned i = 0; i < CHANNEL_COUNT; i++)
		if (l->column[i] || l->plan->encoding[i].case_count ||
		    str_eq(l->plan->encoding[i].aggregate, STR("count")))
			return false;
	return true;
}

/* The measure's axis, where it has numbers; else the colour, size or angle. */
static enum plan_channel value_channel(const struct chart *c, const struct model_layer *l)
{
	const enum plan_channel order[] = {CHANNEL_THETA, CHANNEL_RADIUS, model_measure(c),
					   model_base(c), CHANNEL_COLOR,  CHANNEL_SIZE};
	for (int i = 0; i < 6; i++)
		if (l->plan->encoding[order[i]].set && c->field[order[i]].measure &&
		    !(l->plan->encoding[order[i]].case_count && !l->column[order[i]]))
			return order[i];
	return CHANNEL_COUNT;
}

/* --- reading them ------------------------------------------------------------------------- */

#define RUNS 4          /* of rows that threads share */
#define MANY_ROWS 20000 /* that threads are worth their while for */

struct reading {
	const struct chart *c;
	const struct model_layer *l;
	struct thin thin;
	struct cell_row *cell;
	bool *placed;
	uint32_t rows;
	struct cell_row **ordered; /* those with a place, in drawing order */
	uint32_t count;
	struct mark_row *drawn; /* what marks see of them */
	struct run {
		bool shuffled;
		unsigned statuses; /* bit: some row has it */
	} run[RUNS];
	struct arena temp;
};

static void share(struct reading *x, void (*job)(void *, size_t))
{
	struct crew crew = {.threads = x->rows < MANY_ROWS, .job = job, .context = x};
	crew_run(&crew, RUNS);
}

static void read_run(void *context, size_t number)
{
	const struct reading *x = context;
	struct crew_rows part = crew_rows(x->rows, RUNS, number);
	for (uint32_t i = part.lo; i < part.hi; i++) {
		uint32_t row = x->thin.row ? x->thin.row[i] : i;
		x->placed[i] = read_row(x->c, x->l, row, &x->cell[i]);
		x->cell[i].gap = x->thin.row && x->thin.gap[i];
	}
}

static void check_run(void *context, size_t number)
{
	struct reading *x = context;
	struct crew_rows part = crew_rows(x->count, RUNS, number);
	bool shuffled = false;
	for (uint32_t i = part.lo ? part.lo : 1; i < part.hi && !shuffled; i++)
		shuffled = compare_rows(&x->ordered[i - 1], &x->ordered[i]) > 0;
	x->run[number].shuffled = shuffled;
}

static bool is_sorted(struct reading *x)
{
	bool shuffled = false;
	share(x, check_run);
	for (int k = 0; k < RUNS; k++)
		shuffled |= x->run[k].shuffled;
	return !shuffled;
}

/* Rows of most tables are in drawing order in each series. */
static void put_in_order(struct reading *x)
{
	struct cell_row **cell = ARENA_NEW(&x->temp, struct cell_row *, x->rows);
	size_t *next = ARENA_NEW(&x->temp, size_t, x->c->series_count + 2);
	for (uint32_t i = 0; i < x->rows; i++) {
		assert(x->cell[i].series <= x->c->series_count);
		next[x->cell[i].series + 1] += x->placed[i];
		x->count += x->placed[i];
	}
	for (size_t k = 1; k <= x->c->series_count; k++)
		next[k] += next[k - 1];
	for (uint32_t i = 0; i < x->rows; i++)
		if (x->placed[i])
			cell[next[x->cell[i].series]++] = &x->cell[i];
	x->ordered = cell;
	if (!is_sorted(x))
		qsort(cell, x->count, sizeof(struct cell_row *), compare_rows);
}

/* --- as marks see them ---------------------------------------------------------------------
 */

static struct mark_row drawn_row(const struct model_layer *l, const struct cell_row *r)
{
	return (struct mark_row){
		.x = r->x,
		.y = r->y,
		.x2 = r->x2,
		.y2 = r->y2,
		.size = r->size,
		.series = r->series,
		.hue = r->hue,
		.opacity = r->opacity,
		.theta = r->theta,
		.theta2 = r->theta2,
		.radius = r->radius,
		.radius2 = r->radius2,
		.order = order_of(l, r->row),
		.offset = r->offset,
		.gap = r->gap,
		.status = r->status,
		.row = r->row,
		.spread = l->spread ? &l->spread[r->row] : NULL,
	};
}

static void convert_run(void *context, size_t number)
{
	struct reading *x = context;
	struct crew_rows part = crew_rows(x->count, RUNS, number);
	unsigned statuses = 0;
	for (uint32_t i = part.lo; i < part.hi; i++) {
		x->drawn[i] = drawn_row(x->l, x->ordered[i]);
		statuses |= 1u << x->drawn[i].status;
	}
	x->run[number].statuses = statuses;
}

static void convert(struct reading *x, struct chart *c, struct model_layer *l)
{
	x->drawn = ARENA_NEW(c->mem, struct mark_row, x->count);
	share(x, convert_run);
	for (int k = 0; k < RUNS; k++)
		c->statuses |= x->run[k].statuses;
	l->draw.row = x->drawn;
	l->draw.rows = x->count;
	label_rows(c, l, x->drawn, x->ordered, x->count);
}

void rows_bind(struct chart *c, struct model_layer *l)
{
	struct reading x = {.c = c, .l = l, .rows = constant(l) ? 1 : l->plan->table->rows};
	thin_rows(c, l, &x.thin);
	if (x.thin.row)
		x.rows = x.thin.count;
	x.cell = ARENA_NEW(&x.temp, struct cell_row, x.rows);
	x.placed = ARENA_NEW(&x.temp, bool, x.rows);
	l->value = value_channel(c, l);
	if (l->value == CHANNEL_COLOR && l->mark->polar && !l->labelled)
		l->draw.options.label = STR("none"); /* the colours have a legend */
	l->aggregated = l->value < CHANNEL_COUNT &&
			(l->spread || l->plan->encoding[l->value].aggregate.n);
	share(&x, read_run);
	put_in_order(&x);
	l->dropped += x.thin.dropped + x.rows - x.count;
	convert(&x, c, l);
	arena_finish(&x.temp);
}
