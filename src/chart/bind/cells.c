#include "chart/bind/cells.h"

#include <math.h>

#include "chart/bind/summing.h"
#include "chart/draw/annotate.h"
#include "data/pick.h"

#define CELLS_MOST 400   /* more could not be read on any page */
#define LABELLED_MOST 12 /* cells whose values are written by default */

bool cells_wanted(const struct chart *c)
{
	return c->field[CHANNEL_ROW].e || c->field[CHANNEL_COLUMN].e ||
	       c->field[CHANNEL_FACET].e;
}

/* Levels of row, column and facet. */
struct part {
	size_t row, column, facet;
};

/* The rows of a layer by the part that they are of; a layer without a channel's column
 * is in all its levels. */
struct shares {
	size_t levels[CHANNEL_FACET - CHANNEL_ROW + 1]; /* 1: in all of them */
	size_t parts;
	uint32_t *from; /* rows of part p: row[from[p]] … row[from[p + 1] - 1] */
	uint32_t *row;
};

static size_t part_number(const struct shares *x, size_t row, size_t column, size_t facet)
{
	const size_t *n = x->levels;
	return ((n[0] > 1 ? row : 0) * n[1] + (n[1] > 1 ? column : 0)) * n[2] +
	       (n[2] > 1 ? facet : 0);
}

/* The number of the part that a row is of, or x->parts where a level is missing. */
static size_t part_of(const struct chart *c, const struct model_layer *l,
		      const struct shares *x, uint32_t row)
{
	size_t level[CHANNEL_FACET - CHANNEL_ROW + 1] = {0};
	for (unsigned k = CHANNEL_ROW; k <= CHANNEL_FACET; k++) {
		const struct column *column = l->column[k];
		if (!c->field[k].e || !column)
			continue;
		if (table_missing(column, row))
			return x->parts;
		size_t at = scale_level(&c->names[k], column_text(column, row));
		if (at == c->names[k].levels)
			return x->parts;
		level[k - CHANNEL_ROW] = at;
	}
	return part_number(x, level[0], level[1], level[2]);
}

static struct shares share_rows(const struct chart *c, const struct model_layer *l)
{
	uint32_t rows = l->plan->table->rows;
	struct shares x = {.parts = 1};
	struct arena temp = {0};
	size_t *of = ARENA_NEW(&temp, size_t, rows);
	for (unsigned k = CHANNEL_ROW; k <= CHANNEL_FACET; k++) {
		size_t levels = c->field[k].e && l->column[k] ? c->names[k].levels : 1;
		x.levels[k - CHANNEL_ROW] = levels ? levels : 1;
		x.parts *= x.levels[k - CHANNEL_ROW];
	}
	x.from = ARENA_NEW(c->mem, uint32_t, x.parts + 2);
	x.row = ARENA_NEW(c->mem, uint32_t, rows);
	uint32_t *next = ARENA_NEW(&temp, uint32_t, x.parts + 1);
	for (uint32_t r = 0; r < rows; r++) {
		of[r] = part_of(c, l, &x, r);
		x.from[of[r] + 1]++;
	}
	for (size_t p = 0; p <= x.parts; p++) {
		next[p] = x.from[p];
		x.from[p + 1] += x.from[p];
	}
	for (uint32_t r = 0; r < rows; r++)
		x.row[next[of[r]]++] = r;
	arena_finish(&temp);
	return x;
}

/* The layer of a cell: all that was bound stays, the rows are fewer. */
static void take_layer(const struct chart *c, const struct model_layer *l,
		       const struct shares *x, const struct part *p, struct model_layer *out)
{
	struct plan_layer *plan = ARENA_NEW(c->mem, struct plan_layer, 1);
	size_t n = part_number(x, p->row, p->column, p->facet);
	*plan = *l->plan;
	plan->table = pick_rows(l->plan->table, x->row + x->from[n],
				x->from[n + 1] - x->from[n], c->mem);
	*out = (struct model_layer){
		.plan = plan,
		.raw = plan,
		.words = l->words,
		.mark = l->mark,
		.value = l->value,
		.second = l->second,
		.summed = l->summed,
		.spread = summing_pick(c, l, x->row + x->from[n], x->from[n + 1] - x->from[n])};
	for (unsigned i = 0; i < CHANNEL_COUNT; i++)
		if (l->column[i])
			out->column[i] =
				&plan->table->column[l->column[i] - l->plan->table->column];
}

static bool is_level(const struct chart *c, enum plan_channel channel, size_t level,
		     struct str name)
{
	return c->field[channel].e && str_eq(c->names[channel].level[level], name);
}

/* Is the annotation meant for this cell, or for all? */
static bool meant(const struct chart *c, const struct plan_annotation *a, const struct part *p)
{
	return !a->cell.n || is_level(c, CHANNEL_ROW, p->row, a->cell) ||
	       is_level(c, CHANNEL_COLUMN, p->column, a->cell) ||
	       is_level(c, CHANNEL_FACET, p->facet, a->cell);
}

bool cells_check(struct chart *c)
{
	bool ok = true;
	for (size_t i = 0; i < c->plan->annotations; i++) {
		const struct plan_annotation *a = &c->plan->annotation[i];
		struct str nearest = STR_NONE;
		bool found = !a->cell.n;
		for (unsigned k = CHANNEL_ROW; k <= CHANNEL_FACET && !found; k++)
			for (size_t n = 0; c->field[k].e && n < c->names[k].levels; n++) {
				found |= str_eq(c->names[k].level[n], a->cell);
				nearest = str_nearer(a->cell, c->names[k].level[n], nearest);
			}
		if (!found)
			ok = diag_report(c->d, a->at, DIAG_CHART_CELL_UNKNOWN, a->cell,
					 nearest);
	}
	return ok;
}

/* Only the annotations whose places the cell has. */
static void take_annotations(struct chart *cell, const struct part *p)
{
	const struct plan_chart *whole = cell->plan;
	struct plan_chart *own = ARENA_NEW(cell->mem, struct plan_chart, 1);
	struct plan_annotation *kept =
		ARENA_NEW(cell->mem, struct plan_annotation, whole->annotations);
	size_t count = 0;
	for (size_t i = 0; i < whole->annotations; i++) {
		*own = *whole;
		own->annotation = &whole->annotation[i];
		own->annotations = 1;
		cell->plan = own;
		if (meant(cell, own->annotation, p) && annotate_check(cell))
			kept[count++] = whole->annotation[i];
	}
	*own = *whole;
	own->annotation = kept;
	own->annotations = count;
	cell->plan = own;
}

static bool make_cell(struct chart *c, const struct shares *shares, const struct part *p,
		      struct cell *out)
{
	static const enum plan_channel place[] = {CHANNEL_X, CHANNEL_Y};
	struct chart *cell = ARENA_NEW(c->mem, struct chart, 1);
	*cell = *c;
	cell->cells = NULL;
	cell->d = ARENA_NEW(c->mem, struct diags, 1); /* the whole has told it all */
	*cell->d = (struct diags){.mem = c->mem};
	cell->layer = ARENA_NEW(c->mem, struct model_layer, c->layers);
	for (size_t i = 0; i < c->layers; i++)
		take_layer(c, &c->layer[i], &shares[i], p, &cell->layer[i]);
	for (size_t i = 0; i < 2; i++)
		if (c->plan->resolve.scale[place[i]] && c->field[place[i]].discrete &&
		    !order_names(cell, place[i]))
			return false;
	out->chart = cell;
	bool rows = false;
	for (size_t i = 0; i < c->layers; i++)
		rows |= cell->layer[i].plan->table->rows > 0;
	if (!model_rows(
		    cell)) { /* without a value to draw: an empty plot is told by its rows */
		cell->hollow = c->polar && rows;
		cell->layers = cell->hollow ? c->layers : 0;
	}
	take_annotations(cell, p);
	return true;
}

/* Many small plots have no room for values that nobody asked for. */
static void hush(struct cells_grid *cells)
{
	for (size_t i = 0; i < cells->count && cells->count > LABELLED_MOST; i++)
		for (size_t k = 0; k < cells->cell[i].chart->layers; k++) {
			struct chart *c = cells->cell[i].chart;
			for (size_t v = 0; v < 2 && !c->layer[k].labelled; v++)
				if (c->view[v].layer)
					c->view[v].layer[k].options.label = STR("none");
			if (!c->layer[k].labelled)
				c->layer[k].draw.options.label = STR("none");
		}
}

static struct scale *scale_of(struct model_view *v, enum plan_channel channel)
{
	switch (channel) {
	case CHANNEL_X:
		return &v->scales.x;
	case CHANNEL_THETA:
		return &v->scales.polar.theta;
	case CHANNEL_RADIUS:
		return &v->scales.polar.radius;
	default:
		return &v->scales.y;
	}
}

/* What all cells saw is what each of them has seen. */
static void share(struct cells_grid *cells, size_t view, enum plan_channel channel)
{
	struct scale *all = NULL;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < cells->count; i++) {
			struct model_view *v = &cells->cell[i].chart->view[view];
			struct scale *s = scale_of(v, channel);
			if (cells->cell[i].chart->hollow)
				continue;
			if (!all)
				all = s;
			else
				scale_share(pass ? s : all, pass ? all : s);
		}
}

static void share_scales(const struct chart *c, struct cells_grid *cells)
{
	const bool *own = c->plan->resolve.scale;
	bool pies = c->layer[0].piled == CHANNEL_THETA; /* each is a turn */
	if (c->polar && !pies && !own[CHANNEL_THETA])
		share(cells, 0, CHANNEL_THETA);
	if (c->polar && !own[CHANNEL_RADIUS])
		share(cells, 0, CHANNEL_RADIUS);
	for (size_t view = 0; view < (c->may_turn ? 2u : 1u); view++) {
		bool turned = view == 1;
		if (!own[turned ? CHANNEL_Y : CHANNEL_X])
			share(cells, view, CHANNEL_X);
		if (!own[turned ? CHANNEL_X : CHANNEL_Y])
			share(cells, view, CHANNEL_Y);
	}
}

static size_t levels(const struct chart *c, enum plan_channel channel)
{
	size_t n = c->field[channel].e ? c->names[channel].levels : 1;
	return n ? n : 1;
}

/* Has each channel that parts the rows a name for some of them? */
static bool named(const struct chart *c)
{
	for (unsigned i = CHANNEL_ROW; i <= CHANNEL_FACET; i++)
		if (c->field[i].e && !c->names[i].levels)
			return false;
	return true;
}

/* Headers stand above cells, and plots side by side. */
static bool check_orients(struct chart *c)
{
	for (unsigned i = CHANNEL_X; i <= CHANNEL_Y; i++) {
		const struct plan_encoding *e = c->field[i].e;
		if (e && str_among(e->axis.orient, "right top"))
			return diag_report(c->d, e->axis.at, DIAG_CHART_ORIENT_CELLS,
					   e->axis.orient);
	}
	return true;
}

static bool check_facet(struct chart *c, const struct cells_grid *cells)
{
	const struct plan_encoding *facet = c->field[CHANNEL_FACET].e;
	const struct plan_encoding *row = c->field[CHANNEL_ROW].e;
	if (facet && (row || c->field[CHANNEL_COLUMN].e))
		return diag_report(c->d, facet->at, DIAG_CHART_FACET_TWICE, STR_NONE);
	if (cells->count <= CELLS_MOST)
		return true;
	const struct plan_encoding *e = facet ? facet : row ? row : c->field[CHANNEL_COLUMN].e;
	return diag_report(c->d, e->at, DIAG_CHART_CELLS_MANY,
			   diag_number(c->d, (long long)cells->count),
			   diag_number(c->d, CELLS_MOST));
}

bool cells_bind(struct chart *c)
{
	struct cells_grid *cells = ARENA_NEW(c->mem, struct cells_grid, 1);
	const struct plan_encoding *facet = c->field[CHANNEL_FACET].e;
	size_t rows = levels(c, CHANNEL_ROW), columns = levels(c, CHANNEL_COLUMN);
	size_t facets = levels(c, CHANNEL_FACET), n = 0;
	*cells = (struct cells_grid){.count = rows * columns * facets,
				     .rows = rows,
				     .columns = columns,
				     .wrapped = facet != NULL};
	if (!check_facet(c, cells) || !check_orients(c))
		return false;
	struct shares *shares = ARENA_NEW(c->mem, struct shares, c->layers);
	for (size_t i = 0; i < c->layers; i++)
		shares[i] = share_rows(c, &c->layer[i]);
	cells->cell = ARENA_NEW(c->mem, struct cell, cells->count);
	for (size_t i = 0; i < cells->count; i++) {
		struct part p = {i / columns, i % columns, 0};
		struct cell *cell = &cells->cell[n];
		if (facet)
			p = (struct part){0, 0, i};
		*cell = (struct cell){.row = p.row, .column = facet ? i : p.column};
		if (!make_cell(c, shares, &p, cell))
			return false;
		n += cell->chart->layers > 0; /* no plot for what there is nothing of */
	}
	cells->count = n;
	if (!n || !named(c)) /* rows of no cell at all: names or values are missing in each */
		return diag_report(c->d, c->plan->at, DIAG_CHART_EMPTY,
				   c->plan->layer[0].table->name);
	if (facet)
		cells->columns = facet->columns.set && facet->columns.v >= 1
					 ? (size_t)facet->columns.v
					 : 0;
	share_scales(c, cells);
	hush(cells);
	c->cells = cells;
	return true;
}
