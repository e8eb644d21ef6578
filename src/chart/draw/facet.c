#include "chart/draw/facet.h"

#include <math.h>

#include "chart/bind/cells.h"
#include "chart/draw/arrange.h"
#include "chart/draw/axis_labels.h"
#include "chart/draw/frame.h"
#include "chart/draw/heads.h"
#include "chart/draw/legend.h"
#include "chart/draw/names.h"
#include "chart/draw/polar.h"

#define CELL_LEAST 70.0 /* width of a cell that nobody asked to be narrower, points */
#define PLOT_LEAST 36.0 /* of a plot itself */
#define CELL_SHAPE 0.62 /* height of a plot, of its width */
#define CELL_MIN 40.0   /* heights of a plot, points */
#define CELL_MAX 150.0
#define PIE_MAX 116.0    /* of a small pie */
#define PIES_ROW 5u      /* so many stand side by side, not in two rows */
#define TOTAL_MOST 640.0 /* height of all rows: a page must hold them */
#define PLOT_FLOOR 14.0  /* lowest plot that is drawn at all, points */
#define GAP 1.4          /* between plots side by side, in label sizes */
#define APART 0.8        /* between the last label of a plot and the first of the next */
#define LAP_MOST 0.15    /* what a label reaches over its plot's side, of the plot's width */
#define LABELS_MOST 0.4  /* beside lying bars, at each side, of the plot */
#define LEANING 1.6      /* times as much where labels are turned */
#define ROW_GAP 0.5      /* below the row with title and unit */
#define HEAD_GAP 0.45    /* between a header and its plot */
#define TITLE_GAP 0.2    /* between the title of headers and the headers */
#define ROW_HEAD 0.18    /* widest column of headers of rows, of the width */

/* The grid at one size. */
struct facet {
	struct canvas *whole;
	const struct cells_grid *cells;
	struct canvas *at; /* one per cell */
	size_t rows, columns;
	bool own_x, own_y;          /* each cell has its axis */
	bool wrapped;               /* cells follow one another, each with its header */
	enum plan_channel above;    /* whose names stand over the plots */
	double heads, row_heads;    /* height of a header of columns; width of those of rows */
	double titles;              /* height of the row with the titles of both */
	double left, right, below;  /* margins that axes take */
	double gap, aside;          /* between rows; between columns */
	double edge;                /* beside the outer plots: half a symbol */
	double over, under, inside; /* room inside plots, for labels */
	double cut;                 /* what data take of a plot's width */
	struct size plot;
	struct legend legend;
	double row;  /* height of the row with title and unit */
	double foot; /* of the row below, with the title of the base */
};

static double em(const struct chart *c)
{
	return letter_size(c, LETTER_AXIS);
}

static size_t columns_for(const struct chart *c, double width)
{
	const struct cells_grid *cells = c->cells;
	if (!cells->wrapped)
		return cells->columns;
	size_t fit = (size_t)fmax(1, floor(width / (CELL_LEAST * c->scale)));
	if (cells->columns)
		return cells->columns < cells->count ? cells->columns : cells->count;
	size_t n = cells->count;
	size_t best = n <= (c->polar ? PIES_ROW : 3) ? n : (size_t)ceil(sqrt(1.5 * (double)n));
	best = best < fit ? best : fit;
	size_t rows = (n + best - 1) / best;
	return (n + rows - 1) / rows; /* as many in the last row as may be */
}

static size_t row_of(const struct facet *f, size_t i)
{
	return f->wrapped ? i / f->columns : f->cells->cell[i].row;
}

static size_t column_of(const struct facet *f, size_t i)
{
	return f->wrapped ? i % f->columns : f->cells->cell[i].column;
}

/* Is there a cell below, to the left? Outer ones carry the shared axes. */
static bool beyond(const struct facet *f, size_t i, bool below)
{
	for (size_t k = 0; k < f->cells->count; k++)
		if (below ? column_of(f, k) == column_of(f, i) && row_of(f, k) > row_of(f, i)
			  : row_of(f, k) == row_of(f, i) && column_of(f, k) < column_of(f, i))
			return true;
	return false;
}

static void measure_heads(struct facet *f, double width)
{
	const struct chart *c = f->whole->c;
	bool above = heads_on(c, f->above);
	f->heads = above ? letter_pitch(c, LETTER_LABEL) + HEAD_GAP * em(c) : 0;
	f->row_heads = heads_width(c, ROW_HEAD * width);
	if (f->row_heads > 0)
		f->row_heads += em(c);
	bool titled = heads_title(c, f->above, width) || heads_title(c, CHANNEL_ROW, width);
	f->titles = titled ? letter_pitch(c, LETTER_AXIS) + TITLE_GAP * em(c) : 0;
}

/* How far labels below a plot reach over its sides: in the middle of their ticks, the
 * first and the last do. */
static double lap_of(const struct canvas *v)
{
	double lap = 0;
	for (size_t i = 0; i < v->x.labels && v->x.angle == 0 && !canvas_told(v); i++) {
		const struct axis_label *l = &v->x.label[i];
		double x = scale_at(&v->scales.x, l->value) - v->plot.x;
		if (!l->hidden)
			lap = fmax(lap, fmax(l->width / 2 - x, x + l->width / 2 - v->plot.w));
	}
	return fmin(lap, LAP_MOST * v->plot.w);
}

/* Axes of all cells at the size that plots have, to find the widest. */
static void measure_axes(struct facet *f)
{
	f->left = f->right = f->below = f->edge = 0;
	f->over = f->under = f->inside = 0;
	f->cut = 1;
	double lap = 0;
	for (size_t i = 0; i < f->cells->count && !f->whole->c->polar; i++) {
		struct canvas *v = &f->at[i];
		struct rect plot = {0, 0, fmax(f->plot.w, 1), fmax(f->plot.h, 1)};
		v->body.h = plot.h; /* decides whether all bars have their values */
		arrange_cell(v, plot);
		lap = fmax(lap, lap_of(v));
		f->edge = fmax(f->edge, fmax(arrange_side(v), lap));
		f->left = fmax(f->left, axis_extent(&v->y));
		if (v->right.field)
			f->right = fmax(f->right, axis_extent(&v->right));
		f->below = fmax(f->below, arrange_beyond(v));
		arrange_room(v);
		f->over = fmax(f->over, v->headroom);
		f->under = fmax(f->under, v->footroom);
		f->inside = fmax(f->inside, v->leftroom);
		if (v->view->lying)
			f->cut = fmin(f->cut, (v->plot.w - v->leftroom) / plot.w);
	}
	f->left = fmax(f->left, f->edge);
	f->aside = fmax(f->gap, 2 * lap + APART * em(f->whole->c));
	/* one cell's labels to the left and another's to the right leave data a place */
	f->inside = fmin(f->inside, LABELS_MOST * fmax(f->plot.w, 1));
	f->cut = fmin(f->cut, 1 - f->inside / fmax(f->plot.w, 1));
	f->cut = fmax(f->cut, 1 - 2 * LABELS_MOST);
	f->over = fmin(f->over, f->plot.h / 3);
	f->under = fmin(f->under, f->plot.h / 4);
}

/* What stands over and under the data leaves the axis less height: its ticks may be others. */
static void measure_inner(struct facet *f)
{
	struct rect inner = {0, 0, fmax(f->inside + f->plot.w * f->cut, 1),
			     fmax(f->plot.h - f->over - f->under, 1)};
	for (size_t i = 0; i < f->cells->count && !f->whole->c->polar; i++) {
		struct canvas *v = &f->at[i];
		arrange_cell(v, inner);
		f->left = fmax(f->left, axis_extent(&v->y));
		if (v->right.field)
			f->right = fmax(f->right, axis_extent(&v->right));
	}
}

static void set_plot(struct facet *f, struct size body)
{
	double columns = (double)f->columns, rows = (double)f->rows;
	double sides = f->own_y ? columns : 1, lows = f->own_x ? rows : 1;
	double heads = f->wrapped ? rows : 1;
	double gaps = (rows - 1) * f->gap * (f->wrapped ? 0.7 : 1);
	f->plot.w = (body.w - f->row_heads - sides * (f->left + f->right) -
		     (columns - 1) * f->aside - f->edge) /
		    columns;
	f->plot.h = (body.h - f->legend.height - f->row - f->titles - heads * f->heads -
		     lows * f->below - gaps) /
		    rows;
	f->plot.w = fmax(f->plot.w, 1);
	f->plot.h = fmax(f->plot.h, 1);
}

static void open_cells(struct facet *f, double width)
{
	const struct chart *c = f->whole->c;
	f->at = ARENA_NEW(c->mem, struct canvas, f->cells->count);
	double one = width / (double)f->columns;
	size_t view = canvas_view(c, one) == &c->view[1];
	for (size_t i = 0; i < f->cells->count; i++) {
		const struct chart *cell = f->cells->cell[i].chart;
		f->at[i] = (struct canvas){.c = cell,
					   .view = &cell->view[view],
					   .figure = f->whole->figure,
					   .out = f->whole->out,
					   .tag = f->whole->tag,
					   .legend = true,
					   .untold = f->whole->untold};
		f->at[i].body.w = one;
		f->at[i].names = f->own_y ? 0.3 * one : 0.28 * width;
	}
}

static double title_row(const struct facet *f)
{
	const struct canvas *v = &f->at[0];
	const struct axis *m = canvas_measure(v);
	double pitch = letter_pitch(v->c, LETTER_AXIS);
	bool names = v->view->lying && canvas_base(v)->title;
	bool told =
		m->title || m->unit || names || (v->c->polar && polar_unit(f->whole->c, true));
	return told ? pitch + ROW_GAP * em(v->c) : pitch / 2;
}

/* Cells of so many columns, and what their axes take. */
static void set_columns(struct facet *f, size_t columns, struct size body)
{
	const struct plan_resolve *r = &f->whole->c->plan->resolve;
	size_t count = f->cells->count;
	f->columns = columns;
	f->rows = f->wrapped ? (count + columns - 1) / columns : f->cells->rows;
	f->own_x = r->scale[CHANNEL_X] || r->axis[CHANNEL_X];
	f->own_y = r->scale[CHANNEL_Y] || r->axis[CHANNEL_Y];
	open_cells(f, body.w);
	if (f->at[0].view == &f->at[0].c->view[1]) { /* turned */
		bool x = f->own_x;
		f->own_x = f->own_y;
		f->own_y = x;
	}
	for (int i = 0; i < 3; i++) { /* axes take room, which changes their ticks */
		set_plot(f, body);
		measure_axes(f);
		f->row = title_row(f);
	}
	set_plot(f, body);
	struct facet settled = *f; /* names may break once more at the last width */
	measure_axes(f);
	settled.below = fmax(settled.below, f->below);
	*f = settled;
	set_plot(f, body);
	measure_inner(f);
	set_plot(f, body);
}

/* Takes the legend, where it stands beside or below, from the body. */
static struct facet open_facet(struct canvas *whole)
{
	const struct chart *c = whole->c;
	struct facet f = {.whole = whole, .cells = c->cells, .wrapped = c->cells->wrapped};
	f.above = f.wrapped ? CHANNEL_FACET : CHANNEL_COLUMN;
	f.gap = f.aside = GAP * em(c);
	const struct plan_encoding *x = c->field[CHANNEL_X].e;
	if (x && x->axis.angle.set && x->axis.angle.v != 0) /* labels lean beside their plot */
		f.gap = f.aside = LEANING * f.gap;
	f.legend = legend_place(c, &whole->body, 3 * letter_pitch(c, LETTER_AXIS), false);
	double width = whole->body.w, height = whole->body.h;
	measure_heads(&f, width);
	size_t columns = columns_for(c, width);
	set_columns(&f, columns, (struct size){width, height});
	while (f.plot.w < PLOT_LEAST * c->scale && columns > 1 && f.cells->rows == 1) {
		columns -= (columns + 3) / 4; /* side by side there is no room for them */
		f.wrapped = true;
		set_columns(&f, columns, (struct size){width, height});
	}
	f.foot = arrange_below(&f.at[0]);
	if (f.foot > 0)
		set_columns(&f, columns, (struct size){width, height - f.foot});
	return f;
}

static struct point corner(const struct facet *f, size_t i)
{
	const struct rect *b = &f->whole->body;
	double row = (double)row_of(f, i), column = (double)column_of(f, i);
	double sides = f->own_y ? column + 1 : 1, lows = f->own_x ? row : 0;
	double rights = f->own_y ? column : 0;
	double heads = f->wrapped ? row + 1 : 1;
	double gap = f->gap * (f->wrapped ? 0.7 : 1);
	return (struct point){b->x + f->row_heads + sides * f->left + rights * f->right +
				      column * (f->plot.w + f->aside),
			      b->y + f->legend.height + f->row + f->titles + heads * f->heads +
				      lows * f->below + row * (f->plot.h + gap)};
}

static void draw_heads(struct facet *f, size_t i, struct rect plot)
{
	struct canvas *v = f->whole;
	const struct chart *c = v->c;
	double y = plot.y - f->heads + letter_pitch(c, LETTER_LABEL) / 2;
	const struct cell *cell = &f->cells->cell[i];
	bool above = false, left = beyond(f, i, false);
	for (size_t k = 0; k < i && !f->wrapped; k++)
		above |= column_of(f, k) == column_of(f, i);
	if (heads_on(c, f->above) && !above) {
		size_t level = cell->column;
		const struct text_line *line =
			heads_line(c, f->above, level, plot.w + fmin(0.3 * f->gap, f->edge));
		double aside = c->polar ? (plot.w - line->width) / 2 : 0; /* as the pie is */
		canvas_text(v, line, "facet.header",
			    (struct point){plot.x + aside, text_center(line, y)});
	}
	if (heads_on(c, CHANNEL_ROW) && !left) {
		const struct text_line *line =
			heads_line(c, CHANNEL_ROW, cell->row, f->row_heads - em(c));
		canvas_text(v, line, "facet.header",
			    (struct point){v->body.x, text_center(line, plot.y + plot.h / 2)});
	}
}

/* A cell's own rect: its plot, its axes and half of the gaps around it. */
static struct rect slot_of(const struct facet *f, struct rect plot, bool left, bool low)
{
	double margin = 0.15 * em(f->whole->c), side = f->aside / 2 - margin;
	double head = f->heads > 0 ? HEAD_GAP * em(f->whole->c) : f->row / 2;
	if (f->heads <= 0 && f->row > letter_pitch(f->whole->c, LETTER_AXIS))
		head = ROW_GAP * em(f->whole->c) - margin; /* the unit line stands there */
	double over = fmin(head, f->gap / 2 - margin);
	struct rect r = {plot.x - side, plot.y - over, plot.w + 2 * side, plot.h + over};
	if (left) {
		r.x -= f->left;
		r.w += f->left;
	}
	r.w += f->right;
	r.h += low ? f->below : 0;
	const struct rect *all = &f->whole->body;
	double right = fmin(r.x + r.w, all->x + all->w),
	       foot = fmin(r.y + r.h, all->y + all->h);
	r.x = fmax(r.x, all->x);
	return (struct rect){r.x, r.y, fmax(right - r.x, 1), fmax(foot - r.y, 1)};
}

static void draw_pie(struct facet *f, size_t i)
{
	struct canvas *v = &f->at[i];
	struct point at = corner(f, i);
	struct rect plot = {at.x, at.y, f->plot.w, f->plot.h}, near = plot;
	double spare = fmax(0, plot.h - plot.w) / 2; /* over and under the circle */
	near.y += spare;
	near.h -= 2 * spare;
	draw_heads(f, i, near);
	v->body = slot_of(f, plot, false, false);
	v->space = (struct space){.mem = v->out->mem, .bounds = v->body};
	polar_cell(v, plot);
	f->whole->lost += v->lost;
	f->whole->unsaid += v->unsaid;
}

static void draw_cell(struct facet *f, size_t i)
{
	struct canvas *v = &f->at[i];
	struct point at = corner(f, i);
	struct rect plot = {at.x, at.y, f->plot.w, f->plot.h};
	bool left = f->own_y || !beyond(f, i, false), low = f->own_x || !beyond(f, i, true);
	draw_heads(f, i, plot);
	v->body = slot_of(f, plot, left, low);
	v->headroom = f->over;
	v->footroom = f->under;
	v->leftroom = f->inside;
	struct rect inner = {plot.x, plot.y + f->over, f->inside + plot.w * f->cut,
			     plot.h - f->over - f->under};
	arrange_cell(v, inner);
	v->space = (struct space){.mem = v->out->mem, .bounds = v->body};
	if (!left)
		v->y.labels = 0;
	if (!low)
		v->x.labels = 0;
	canvas_behind(v);
	canvas_plot(v, &(struct names){.tag = NULL});
	f->whole->untold |= v->untold;
	f->whole->lost += v->lost;
	f->whole->nameless += v->nameless;
	f->whole->astray += v->astray;
}

/* Values at the ends of lines stand in each plot or in none: a few look like a choice. */
static void draw_plots(struct facet *f)
{
	struct canvas *w = f->whole;
	size_t items = w->out->count, endless = 0;
	for (size_t i = 0; i < f->cells->count; i++) {
		draw_cell(f, i);
		endless += f->at[i].endless;
	}
	if (!endless)
		return;
	w->out->count = items;
	w->lost = w->nameless = w->astray = 0;
	for (size_t i = 0; i < f->cells->count; i++) {
		f->at[i].mute = true;
		f->at[i].lost = f->at[i].nameless = f->at[i].astray = 0;
		draw_cell(f, i);
	}
}

/* Title and unit of the measure stand once, over all plots; those of the base below. */
static void draw_titles(struct facet *f)
{
	struct canvas *first = &f->at[0], *w = f->whole;
	struct canvas all = *first;
	all.body = w->body;
	all.space = w->space;
	all.plot = w->body;
	double y = w->body.y + f->legend.height;
	all.footroom = 0;
	all.plot.h -= f->foot + arrange_beyond(&all); /* the base's stands at the foot */
	all.plot.w -= f->right;
	canvas_row(&all, y);
}

double facet_height(const struct chart *c, double width)
{
	struct scene nowhere = {.mem = c->mem};
	double most = TOTAL_MOST * c->scale;
	struct canvas whole = {.c = c, .body = {0, 0, width, most}, .out = &nowhere};
	struct facet f = open_facet(&whole);
	double plot = CELL_SHAPE * f.plot.w;
	if (c->polar)
		plot = fmin(f.plot.w, PIE_MAX * c->scale);
	else if (f.at[0].view->lying)
		plot = arrange_lying(f.at[0].c, f.at[0].view, f.plot.w);
	else
		plot = fmax(CELL_MIN *
				    (f.rows < 3   ? 2.2
				     : f.rows < 6 ? 1.5
						  : 1) *
				    c->scale,
			    fmin(CELL_MAX * c->scale, plot));
	plot += f.over + f.under;
	double rows = (double)f.rows, lows = f.own_x ? rows : 1;
	double heads = f.wrapped ? rows : 1;
	double least = rows * 2.2 * letter_pitch(c, LETTER_LABEL); /* headers of rows */
	double around = most - whole.body.h + f.legend.height + f.row + f.titles + f.foot +
			heads * f.heads + lows * f.below +
			(rows - 1) * f.gap * (f.wrapped ? 0.7 : 1);
	double floor = around + rows * PLOT_FLOOR * c->scale; /* whatever a page holds */
	return fmax(floor, fmin(fmax(most, least + most / 4), around + rows * plot));
}

bool facet_fits(const struct chart *c, struct size figure)
{
	struct scene nowhere = {.mem = c->mem};
	struct canvas whole = {.c = c, .figure = {0, 0, figure.w, figure.h}, .out = &nowhere};
	canvas_body(&whole);
	struct facet f = open_facet(&whole);
	return f.plot.h >= 0.99 * PLOT_FLOOR * c->scale;
}

/* The same for pies, which have a unit alone. */
static void draw_unit(struct facet *f)
{
	struct canvas *w = f->whole;
	const struct text_line *unit = polar_unit(w->c, true);
	double y = w->body.y + f->legend.height + letter_pitch(w->c, LETTER_AXIS) / 2;
	if (unit)
		canvas_text(w, unit, "axis.unit",
			    (struct point){w->body.x + w->body.w - unit->width,
					   text_center(unit, y)});
}

/* The titles of the headers stand over them: what the names are names of. */
static void draw_head_titles(const struct facet *f)
{
	struct canvas *w = f->whole;
	double left = w->body.x, right = left + w->body.w, at = corner(f, 0).x;
	double y = w->body.y + f->legend.height + f->row + letter_pitch(w->c, LETTER_AXIS) / 2;
	const struct text_line *above = heads_title(w->c, f->above, right - at);
	const struct text_line *rows = heads_title(w->c, CHANNEL_ROW, at - left - em(w->c));
	if (rows)
		canvas_text(w, rows, "facet.title", (struct point){left, text_center(rows, y)});
	if (above)
		canvas_text(w, above, "facet.title", (struct point){at, text_center(above, y)});
}

void facet_draw(struct canvas *whole)
{
	struct facet f = open_facet(whole);
	whole->ease = canvas_ease(whole, f.plot, f.rows, f.columns);
	whole->space = (struct space){.mem = whole->out->mem, .bounds = whole->body};
	whole->view = f.at[0].view;
	whole->y = f.at[0].y;
	legend_draw(whole, &f.legend);
	(whole->c->polar ? draw_unit : draw_titles)(&f);
	draw_head_titles(&f);
	for (size_t i = 0; i < f.cells->count && whole->c->polar; i++)
		draw_pie(&f, i);
	if (!whole->c->polar)
		draw_plots(&f);
}
