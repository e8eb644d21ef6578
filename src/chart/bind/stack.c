#include <math.h>
#include <stdint.h>

#include "base/num.h"
#include "chart/model.h"
#include "chart/words.h"

/* Heights reached so far at one place, upward and downward. */
struct pile {
	double place, until, up, down, sum; /* until: NAN, or the end of a bin */
	size_t offset, parts, last;         /* last: the row of the part drawn last */
};

struct piles {
	struct pile *pile;
	size_t count, room;
	uint32_t *slot; /* hash over place and offset; 0: free */
	size_t slots;
};

static size_t hash(double place, size_t offset)
{
	uint64_t bits = 0;
	memcpy(&bits, &place, sizeof(place));
	bits ^= (uint64_t)offset * UINT64_C(0x9e3779b97f4a7c15);
	bits *= UINT64_C(0xff51afd7ed558ccd);
	return (size_t)(bits ^ bits >> 33);
}

static void open_piles(struct piles *p, size_t rows, struct arena *mem)
{
	for (p->slots = 16; p->slots < 2 * rows; p->slots *= 2)
		;
	p->slot = ARENA_NEW(mem, uint32_t, p->slots);
}

static struct pile *find_pile(struct piles *p, double place, size_t offset, struct arena *mem)
{
	size_t i = hash(place, offset) & (p->slots - 1);
	for (; p->slot[i]; i = (i + 1) & (p->slots - 1)) {
		struct pile *pile = &p->pile[p->slot[i] - 1];
		if (pile->place == place && pile->offset == offset)
			return pile;
	}
	ARENA_PUSH(mem, p->pile, p->count, p->room) =
		(struct pile){.place = place, .until = NAN, .offset = offset};
	p->slot[i] = (uint32_t)p->count;
	return &p->pile[p->count - 1];
}

/* A sum of decimals has no more decimals than they: 0.1 + 0.2 is 0.3. */
static double rounded(double sum, const struct model_layer *l, enum plan_channel measure)
{
	const struct column *column = l->column[measure];
	double ten = column ? pow(10, column->decimals) : 1;
	double v = round(sum * ten) / ten;
	return column && !l->aggregated && isfinite(v) ? v : sum;
}

/* Shares of a whole: without decimals where all of them are whole numbers. */
static void tell_shares(struct chart *c, const struct model_layer *l, struct mark_row *row)
{
	int decimals = 0;
	for (size_t i = 0; i < l->draw.rows; i++) {
		double v = c->lying ? row[i].x - row[i].x2 : row[i].y - row[i].y2;
		if (isfinite(v) && fabs(v - round(v)) > 1e-9)
			decimals = 1;
	}
	for (size_t i = 0; i < l->draw.rows; i++) {
		double v = c->lying ? row[i].x - row[i].x2 : row[i].y - row[i].y2;
		if (isfinite(v) && row[i].text.n)
			row[i].text = words_fixed(c, v, decimals, STR("%"));
	}
}

#define WHOLE_SLACK 0.5 /* what rounded shares of 100 % may miss */

/* Shares of a whole: that they add up to 100 % is no news. */
static bool wholes(const struct model_field *measure, const struct piles *piles)
{
	for (size_t i = 0; i < piles->count; i++)
		if (fabs(piles->pile[i].up - 100) > WHOLE_SLACK)
			return false;
	return str_among(measure->unit, "% 퍼센트");
}

/* Parts that add up to something are told with their sum; one part alone is it. */
static void tell_totals(struct chart *c, struct model_layer *l, const struct piles *piles,
			struct mark_row *row)
{
	bool told = !l->mark->joins && str_among(l->draw.options.label, "end all");
	struct model_total *total = ARENA_NEW(c->mem, struct model_total, piles->count);
	for (size_t i = 0; i < piles->count; i++) {
		const struct pile *p = &piles->pile[i];
		if (p->down < 0 || l->normalized || !told)
			return;
		double end = l->centred ? p->up / 2 : p->up;
		struct str text = num_shortest(c->mem, rounded(p->up, l, model_measure(c)));
		double middle = isfinite(p->until) ? (p->place + p->until) / 2 : p->place;
		total[i] = (struct model_total){
			middle, end, words_label(c, l, text, STATUS_ACTUAL, l->draw.rows)};
	}
	if (wholes(model_field(c, l, model_measure(c)), piles))
		return;
	for (size_t i = 0; i < piles->count; i++)
		if (piles->pile[i].parts == 1)
			row[piles->pile[i].last].text = STR_NONE;
	l->total = total;
	l->totals = piles->count;
}

/* Each pile stands half above and half below the middle line. */
static void centre(struct chart *c, const struct model_layer *l, struct piles *piles,
		   struct mark_row *row)
{
	for (size_t i = 0; i < l->draw.rows; i++) {
		double *top = c->lying ? &row[i].x : &row[i].y;
		double *base = c->lying ? &row[i].x2 : &row[i].y2;
		if (isnan(*top))
			continue;
		struct pile *pile =
			find_pile(piles, c->lying ? row[i].y : row[i].x, row[i].offset, c->mem);
		if (pile->down < 0) {
			diag_report(c->d, l->plan->encoding[model_measure(c)].at,
				    DIAG_CHART_CENTRE_SIGNS, c->field[model_measure(c)].name);
			return;
		}
		*top -= pile->up / 2;
		*base -= pile->up / 2;
	}
}

/*
 * Positive values stand on zero upward and negative ones hang from it, each in
 * series order, as Vega-Lite stacks. Shares of a pile are of its sizes' sum.
 */
void stack_rows(struct chart *c, struct model_layer *l)
{
	struct mark_row *row =
		arena_grow(c->mem, l->draw.row, l->draw.rows, l->draw.rows, sizeof(*row));
	struct piles piles = {.pile = NULL};
	open_piles(&piles, l->draw.rows, c->mem);
	for (size_t i = 0; i < l->draw.rows; i++) {
		double v = c->lying ? row[i].x : row[i].y, at = c->lying ? row[i].y : row[i].x;
		if (!isnan(v))
			find_pile(&piles, at, row[i].offset, c->mem)->sum += fabs(v);
	}
	for (size_t i = 0; i < l->draw.rows; i++) {
		double *top = c->lying ? &row[i].x : &row[i].y;
		double *base = c->lying ? &row[i].x2 : &row[i].y2;
		if (isnan(*top))
			continue;
		struct pile *pile = find_pile(&piles, c->lying ? row[i].y : row[i].x,
					      row[i].offset, c->mem);
		pile->until = c->lying ? row[i].y2 : row[i].x2;
		double v = *top;
		if (l->normalized)
			v = pile->sum > 0 ? v / pile->sum * 100 : 0;
		double *end = v < 0 ? &pile->down : &pile->up;
		*base = *end;
		*end += v;
		*top = *end;
		pile->parts++;
		pile->last = i;
	}
	if (l->centred)
		centre(c, l, &piles, row);
	l->draw.row = row;
	if (l->normalized)
		tell_shares(c, l, row);
	tell_totals(c, l, &piles, row);
}
