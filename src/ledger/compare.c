#include <math.h>
#include <stdlib.h>

#include "base/num.h"
#include "ko/decimal.h"
#include "ledger/ledger.h"

struct comparison {
	const struct ledger *old, *new;
	struct arena *mem;
	const struct ledger_figure **by_id; /* of the older ledger, sorted */
	const struct ledger_figure **pair;  /* per figure of the newer: of the older, or NULL */
	bool *paired;                       /* per figure of the older */
	struct ledger_change *change;
	size_t changes, change_room;
};

static int compare_ids(const void *x, const void *y)
{
	const struct ledger_figure *const *a = x, *const *b = y;
	return str_cmp((*a)->id, (*b)->id);
}

struct str ledger_shown(const struct ledger_figure *f, struct arena *mem)
{
	struct str part[] = {f->shown, f->unit};
	return arena_join(mem, part, str_ends(f->shown, f->unit) ? 1 : 2, STR_NONE);
}

/* "sec-flip" of "sec-flip/times" */
static struct str element_of(const struct ledger_figure *f)
{
	return str_slice(f->id, 0, str_find(f->id, STR("/"), 0));
}

static void set_pair(struct comparison *c, size_t i, const struct ledger_figure *old)
{
	c->pair[i] = old;
	c->paired[old - c->old->figure] = true;
}

static void pair_by_id(struct comparison *c)
{
	size_t n = c->old->figures;
	for (size_t i = 0; i < n; i++)
		c->by_id[i] = &c->old->figure[i];
	qsort(c->by_id, n, sizeof(*c->by_id), compare_ids);
	for (size_t i = 0; i < c->new->figures; i++) {
		const struct ledger_figure *key = &c->new->figure[i];
		const struct ledger_figure **found =
			bsearch(&key, c->by_id, n, sizeof(*c->by_id), compare_ids);
		if (found)
			set_pair(c, i, *found);
	}
}

/* Is it one of a row of data, which is known by its row alone? */
static bool is_row(const struct ledger_figure *f)
{
	return str_find(f->id, STR("·"), 0) != SIZE_MAX;
}

/* Figures that tie stand in the order of their ledger. */
static int in_order(const struct ledger_figure *a, const struct ledger_figure *b)
{
	return (a > b) - (a < b);
}

static int by_look(const struct ledger_figure *a, const struct ledger_figure *b)
{
	int c = str_cmp(element_of(a), element_of(b));
	c = c ? c : str_cmp(a->what, b->what);
	return c ? c : str_cmp(a->shown, b->shown);
}

static int by_element(const struct ledger_figure *a, const struct ledger_figure *b)
{
	return str_cmp(element_of(a), element_of(b));
}

static int sort_looks(const void *x, const void *y)
{
	const struct ledger_figure *const *a = x, *const *b = y;
	int c = by_look(*a, *b);
	return c ? c : in_order(*a, *b);
}

static int sort_elements(const void *x, const void *y)
{
	const struct ledger_figure *const *a = x, *const *b = y;
	int c = by_element(*a, *b);
	return c ? c : in_order(*a, *b);
}

/* How figures that have no partner of their id find one. */
struct manner {
	bool rows; /* also those that are known by their row */
	int (*same)(const struct ledger_figure *a, const struct ledger_figure *b);
	int (*sort)(const void *x, const void *y);
};

/* What stands there as before, in a row that now goes by another name; then
 * the expressions that are left over in one element, in order. */
static const struct manner manners[] = {{true, by_look, sort_looks},
					{false, by_element, sort_elements}};

static size_t first_same(const struct ledger_figure **left, size_t n,
			 const struct ledger_figure *f, const struct manner *m)
{
	size_t lo = 0, hi = n;
	while (lo < hi) {
		size_t middle = lo + (hi - lo) / 2;
		if (m->same(left[middle], f) < 0)
			lo = middle + 1;
		else
			hi = middle;
	}
	return lo;
}

static void pair_left(struct comparison *c, const struct manner *m)
{
	size_t n = 0, count = c->old->figures;
	const struct ledger_figure **left =
		ARENA_NEW(c->mem, const struct ledger_figure *, count + 1);
	size_t *taken = ARENA_NEW(c->mem, size_t, count + 1); /* of those alike, by the first */
	for (size_t k = 0; k < count; k++)
		if (!c->paired[k] && (m->rows || !is_row(&c->old->figure[k])))
			left[n++] = &c->old->figure[k];
	qsort(left, n, sizeof(*left), m->sort);
	for (size_t i = 0; i < c->new->figures; i++) {
		const struct ledger_figure *f = &c->new->figure[i];
		if (c->pair[i] || (!m->rows && is_row(f)))
			continue;
		size_t first = first_same(left, n, f, m), k = first + taken[first];
		if (k < n && m->same(left[k], f) == 0) {
			set_pair(c, i, left[k]);
			taken[first]++;
		}
	}
}

static unsigned causes(const struct ledger_figure *a, const struct ledger_figure *b)
{
	unsigned bits = 0;
	if (!str_eq(a->what, b->what) || !str_eq(a->method, b->method))
		bits |= LEDGER_METHOD;
	else if (!str_eq(a->value, b->value))
		bits |= LEDGER_DATA;
	if (!str_eq(a->format, b->format) || !str_eq(a->unit, b->unit) || !bits)
		bits |= LEDGER_FORMAT;
	return bits;
}

static struct str with_sign(struct arena *mem, struct str number)
{
	bool negative = str_starts(number, STR("-"));
	struct str digits = str_slice(number, negative, number.n);
	return arena_printf(mem, "%s%.*s", negative ? "\u2212" : "+", STR_ARG(digits));
}

/* A printed number without its percent sign. */
static bool printed(struct arena *mem, const struct ledger_figure *f, struct decimal *out,
		    bool *percent)
{
	*percent = str_ends(f->shown, STR("%"));
	return decimal_parse(mem, str_slice(f->shown, 0, f->shown.n - *percent), out);
}

/* As printed, where a plain number is printed; else between the values. */
static void measure(struct comparison *c, struct ledger_change *x)
{
	struct decimal a, b, full_a, full_b;
	double from, to;
	bool percent = false, percent_before = false;
	if (!decimal_parse(c->mem, x->old->value, &full_a) ||
	    !decimal_parse(c->mem, x->new->value, &full_b))
		return;
	bool plain = printed(c->mem, x->old, &a, &percent_before) &&
		     printed(c->mem, x->new, &b, &percent) && percent == percent_before;
	struct decimal d =
		plain ? decimal_minus(c->mem, b, a) : decimal_minus(c->mem, full_b, full_a);
	if (decimal_zero(d))
		return;
	x->difference = arena_printf(
		c->mem, "%.*s%s",
		STR_ARG(with_sign(c->mem, decimal_text(c->mem, decimal_trim(d), -1))),
		plain && percent ? "%p" : "");
	if (!num_parse(x->old->value, &from) || !num_parse(x->new->value, &to) || from == 0 ||
	    !isfinite((to - from) / from))
		return;
	if (!decimal_parse(c->mem, num_shortest(c->mem, (to - from) / fabs(from) * 100), &a))
		return;
	if (decimal_zero(decimal_round(c->mem, a, 1, ROUND_HALF_UP)))
		return;
	struct str share = decimal_text(c->mem, decimal_trim(a), 1);
	x->share = arena_printf(c->mem, "%.*s%%", STR_ARG(with_sign(c->mem, share)));
}

static void add(struct comparison *c, const struct ledger_figure *old,
		const struct ledger_figure *new)
{
	struct ledger_change x = {.old = old, .new = new};
	if (old && new) {
		if (str_eq(old->shown, new->shown) && str_eq(old->unit, new->unit))
			return;
		x.causes = causes(old, new);
		measure(c, &x);
	}
	ARENA_PUSH(c->mem, c->change, c->changes, c->change_room) = x;
}

size_t ledger_compare(const struct ledger *old, const struct ledger *new,
		      const struct ledger_change **out, struct arena *mem)
{
	struct comparison c = {.old = old, .new = new, .mem = mem};
	c.by_id = ARENA_NEW(mem, const struct ledger_figure *, old->figures + 1);
	c.pair = ARENA_NEW(mem, const struct ledger_figure *, new->figures + 1);
	c.paired = ARENA_NEW(mem, bool, old->figures + 1);
	pair_by_id(&c);
	for (size_t i = 0; i < sizeof(manners) / sizeof(*manners); i++)
		pair_left(&c, &manners[i]);
	for (size_t i = 0; i < new->figures; i++)
		add(&c, c.pair[i], &new->figure[i]);
	for (size_t i = 0; i < old->figures; i++)
		if (!c.paired[i])
			add(&c, &old->figure[i], NULL);
	*out = c.change;
	return c.changes;
}
