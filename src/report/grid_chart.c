#include "report/grid_chart.h"

#include "ko/caption.h"
#include "report/fill.h"
#include "report/grid.h"

/* A channel that shows the column, rather one that gives it a title; NULL: the chart
 * does not draw it. */
static const struct plan_encoding *draws(const struct plan_chart *chart, const struct table *t,
					 uint32_t column)
{
	const struct plan_encoding *found = NULL;
	for (size_t i = 0; i < chart->layers; i++)
		for (int k = 0; chart->layer[i].shown == t && k < CHANNEL_COUNT; k++) {
			const struct plan_encoding *e = &chart->layer[i].encoding[k];
			bool shows = e->set && e->column == column;
			if (shows && (!found || !found->title.text.n))
				found = e;
		}
	return found;
}

bool grid_chart_begins(const struct plan_chart *chart, size_t layer)
{
	const struct table *t = chart->layer[layer].shown;
	bool any = false;
	for (size_t i = 0; i < layer; i++)
		if (chart->layer[i].shown == t)
			return false;
	for (uint32_t i = 0; t && i < t->columns; i++)
		any = any || draws(chart, t, i);
	return any;
}

/* Values that the chart computes itself stand in no column. */
static bool check(struct bind *b, const struct plan_chart *chart, const struct table *t)
{
	for (size_t i = 0; i < chart->layers; i++)
		for (int k = 0; chart->layer[i].shown == t && k < CHANNEL_COUNT; k++) {
			const struct plan_encoding *e = &chart->layer[i].encoding[k];
			if (e->aggregate.n)
				return diag_report(b->d, e->at, DIAG_TABLE_AGGREGATE, STR_NONE);
		}
	return true;
}

/* The columns that the chart draws, in the order of the data. */
static bool choose_columns(struct grid *g, const struct plan_chart *chart)
{
	size_t kept = 0;
	if (!check(g->b, chart, g->t) || !columns_bind(g->b, g->t, NULL, NULL, &g->columns))
		return false;
	for (uint32_t i = 0; i < g->t->columns; i++) {
		const struct plan_encoding *e = draws(chart, g->t, i);
		if (!e)
			continue;
		if (e->title.text.n)
			g->columns.item[i].title = e->title;
		g->columns.item[kept++] = g->columns.item[i];
	}
	g->columns.count = kept;
	return true;
}

/* "그림 1의 자료", and "그림 1의 자료(2)" for the rows of further layers. */
static struct str name_of(struct bind *b, const struct plan_chart *chart, size_t layer)
{
	struct caption figure = {CAPTION_FIGURE, chart->chapter, chart->number,
				 b->plan->korean};
	struct str name = caption_name(b->mem, &figure);
	size_t n = 1;
	for (size_t i = 0; i < layer; i++)
		n += grid_chart_begins(chart, i);
	name = arena_printf(b->mem, b->plan->korean ? "%.*s의 자료" : "Data of %.*s",
			    STR_ARG(name));
	return n == 1 ? name : arena_printf(b->mem, "%.*s(%zu)", STR_ARG(name), n);
}

bool grid_chart_bind(struct bind *b, const struct plan_chart *chart, size_t layer,
		     struct plan_block *out)
{
	struct grid g = {.b = b, .t = chart->layer[layer].shown, .marks = b->theme->marks};
	out->id = STR_NONE; /* the figure's */
	if (!choose_columns(&g, chart))
		return false;
	if (g.columns.item[0].column->type != COLUMN_NUMBER)
		g.stub = g.columns.item[0].column;
	g.summed = ARENA_NEW(b->mem, bool, g.columns.count + 1);
	g.rows_at = chart->at;
	g.shows_status = grid_shows_status(&g);
	if (chart->number)
		out->text = fill_verbatim(b, name_of(b, chart, layer), chart->at);
	columns_units(b, &g.columns, out);
	grid_list(&g);
	bool ok = grid_rows(&g, out);
	grid_marks(&g, out);
	return ok;
}
