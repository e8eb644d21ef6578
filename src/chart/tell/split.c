#include "chart/tell/split.h"

#include <math.h>

#include "chart/bind/cells.h"
#include "chart/tell/summed.h"
#include "chart/words.h"

#define CELLS_NAMED 8

static struct str cell_name(const struct chart *c, const struct cell *cell)
{
	const struct scale *names = c->names;
	if (c->cells->wrapped)
		return names[CHANNEL_FACET].level[cell->column];
	if (!c->field[CHANNEL_ROW].e)
		return names[CHANNEL_COLUMN].level[cell->column];
	if (!c->field[CHANNEL_COLUMN].e)
		return names[CHANNEL_ROW].level[cell->row];
	return arena_printf(c->mem, "%.*s %.*s", STR_ARG(names[CHANNEL_ROW].level[cell->row]),
			    STR_ARG(names[CHANNEL_COLUMN].level[cell->column]));
}

/* Value of a row, not the top of a stack. */
static double own_value(const struct chart *c, const struct mark_row *r)
{
	double v = c->lying ? r->x : r->y, from = c->lying ? r->x2 : r->y2;
	return isfinite(from) ? v - from : v;
}

struct cell_end {
	const struct cell *cell;
	double value;
};

static void cell_ends(const struct chart *c, struct cell_end *lo, struct cell_end *hi)
{
	for (size_t i = 0; i < c->cells->count; i++) {
		const struct cell *cell = &c->cells->cell[i];
		const struct mark_layer *l = &cell->chart->layer[0].draw;
		for (size_t r = 0; r < l->rows; r++) {
			double v = own_value(c, &l->row[r]);
			if (!isfinite(v) || l->row[r].status >= STATUS_MISSING)
				continue;
			if (!lo->cell || v < lo->value)
				*lo = (struct cell_end){cell, v};
			if (!hi->cell || v > hi->value)
				*hi = (struct cell_end){cell, v};
		}
	}
}

/* "가장 큰 조각은 서울 복지 41.2%, 부산 교육 33.0%": of each pie. */
static void tell_slices(const struct chart *c, struct buf *out)
{
	bool korean = c->plan->korean;
	buf_text(out, korean ? ". 가장 큰 조각은" : ". The largest slices are");
	size_t count = c->cells->count < CELLS_NAMED ? c->cells->count : CELLS_NAMED;
	for (size_t i = 0; i < count; i++) {
		const struct cell *cell = &c->cells->cell[i];
		const struct mark_layer *l = &cell->chart->layer[0].draw;
		const struct mark_row *most = NULL;
		for (size_t r = 0; r < l->rows; r++) {
			if (l->row[r].share > 0 && (!most || l->row[r].theta > most->theta))
				most = &l->row[r];
		}
		struct str name = cell_name(c, cell), share = STR_NONE, of = STR_NONE;
		if (cell->chart->hollow)
			share = words_pick(c, STR("없음"), STR("none"));
		if (most) {
			share = words_fixed(c, most->share * 100, 1, STR("%"));
			of = c->series[most->series].name;
		}
		buf_printf(out, "%s %.*s%s%.*s %.*s", i ? "," : "", STR_ARG(name),
			   !of.n    ? ""
			   : korean ? " "
				    : ": ",
			   STR_ARG(of), STR_ARG(share));
	}
	buf_text(out, count < c->cells->count ? (korean ? " 등" : ", …") : "");
	buf_text(out, korean ? "이다" : "");
}

static bool split_parts(const struct chart *c)
{
	for (size_t i = 0; i < c->cells->count; i++)
		if (c->cells->cell[i].chart->parts)
			return true;
	return false;
}

void split_text(const struct chart *c, struct buf *out)
{
	const struct model_field *f = &c->field[model_measure(c)];
	struct cell_end lo = {.value = 0}, hi = {.value = 0};
	struct str part[CELLS_NAMED];
	size_t n = 0;
	while (n < CELLS_NAMED && n < c->cells->count) {
		part[n] = cell_name(c, &c->cells->cell[n]);
		n++;
	}
	struct str names = arena_join(c->mem, part, n, STR(", "));
	const char *more = n < c->cells->count ? (c->plan->korean ? " 등" : ", …") : "";
	buf_str(out,
		arena_printf(c->mem,
			     c->plan->korean ? "작은 그림 %zu개(%.*s%s)로 나누었다"
					     : "It is split into %zu small charts (%.*s%s)",
			     c->cells->count, STR_ARG(names), more));
	if (c->polar && !split_parts(c)) /* amounts of their own scale */
		return;
	if (c->polar) {
		tell_slices(c, out);
		return;
	}
	cell_ends(c, &lo, &hi);
	if (!lo.cell || c->layer[0].normalized)
		return;
	struct story s = {.layer = &c->layer[0], .field = f};
	struct str least = story_number(c, &s, lo.value), most = story_number(c, &s, hi.value);
	struct str a = cell_name(c, lo.cell), b = cell_name(c, hi.cell), what = f->name;
	struct str middle = summed_middle(c, &lo.cell->chart->layer[0]);
	if (middle.n)
		what = arena_printf(c->mem, c->plan->korean ? "%.*s의 %.*s" : "%.*s (%.*s)",
				    STR_ARG(what), STR_ARG(middle));
	if (c->plan->korean)
		buf_str(out,
			arena_printf(
				c->mem,
				". %.*s 가장 작은 값이 %.*s(%.*s), 가장 큰 값이 %.*s(%.*s)이다",
				STR_ARG(words_with(c, what, STR("은/는"))), STR_ARG(least),
				STR_ARG(a), STR_ARG(most), STR_ARG(b)));
	else
		buf_str(out,
			arena_printf(c->mem, ". %.*s ranges from %.*s (%.*s) to %.*s (%.*s)",
				     STR_ARG(what), STR_ARG(least), STR_ARG(a), STR_ARG(most),
				     STR_ARG(b)));
}
