#include "report/binning.h"

#include <math.h>

#include "base/num.h"
#include "report/keys.h"

/* YAML of bins, in Vega-Lite's keys → struct plan_bin. */

struct binning {
	struct bind *b;
	struct keys k;
	struct bins_wish *wish;
};

/* A number above some other, or the diagnostic. */
static double above(struct binning *x, const char *key, double least, double otherwise)
{
	struct plan_number n = keys_number(&x->k, key);
	if (!n.set || n.v > least)
		return n.set ? n.v : otherwise;
	x->k.ok = diag_report(x->b->d, keys_node(&x->k, key)->at, DIAG_BIN_ABOVE, str_of(key),
			      num_shortest(x->b->mem, least));
	return otherwise;
}

/* Numbers of a list; each above the least one, and in order where that is asked for. */
static const double *numbers(struct binning *x, const char *key, double least, size_t *count)
{
	const struct node *list = keys_list(&x->k, key);
	double *v = ARENA_NEW(x->b->mem, double, list ? list->count + 1 : 1);
	bool ok = list && list->count > 0;
	for (size_t i = 0; ok && i < list->count; i++) {
		const struct node *n = &list->item[i];
		ok = n->kind == NODE_SCALAR && num_parse(n->text, &v[i]) && v[i] > least;
	}
	*count = ok ? list->count : 0;
	if (list && !ok)
		x->k.ok = diag_report(x->b->d, list->at, DIAG_BIN_LIST, str_of(key),
				      isfinite(least) ? num_shortest(x->b->mem, least)
						      : STR_NONE);
	return ok ? v : NULL;
}

static void read_extent(struct binning *x)
{
	size_t count;
	const double *end = numbers(x, "extent", -INFINITY, &count);
	if (!end)
		return;
	x->wish->within = count == 2 && end[0] < end[1];
	if (!x->wish->within) {
		x->k.ok = diag_report(x->b->d, keys_node(&x->k, "extent")->at, DIAG_BIN_EXTENT,
				      STR_NONE);
		return;
	}
	x->wish->lo = end[0];
	x->wish->hi = end[1];
}

static void read_steps(struct binning *x)
{
	size_t count;
	const double *step = numbers(x, "steps", 0, &count);
	for (size_t i = 1; step && i < count; i++)
		if (step[i] <= step[i - 1]) {
			x->k.ok = diag_report(x->b->d, keys_node(&x->k, "steps")->at,
					      DIAG_BIN_STEPS, STR_NONE);
			return;
		}
	x->wish->steps = step;
	x->wish->step_count = count;
}

static bool read_map(struct binning *x, struct plan_bin *out)
{
	struct bins_wish *w = x->wish;
	w->most = keys_integer(&x->k, "maxbins", 0);
	w->step = above(x, "step", 0, NAN);
	w->least = above(x, "minstep", 0, 0);
	w->base = above(x, "base", 1, 0);
	w->divide = numbers(x, "divide", 1, &w->divides);
	read_steps(x);
	read_extent(x);
	struct plan_number anchor = keys_number(&x->k, "anchor");
	w->anchored = anchor.set;
	w->anchor = anchor.v;
	w->plain = keys_bool(&x->k, "nice") == TRI_NO;
	out->binned = keys_bool(&x->k, "binned") == TRI_YES;
	return x->k.ok;
}

bool binning_read(struct bind *b, const struct node *n, struct plan_bin *out)
{
	*out = (struct plan_bin){.set = true, .wish.step = NAN};
	struct binning x = {b, {.ok = true}, &out->wish};
	if (n->kind == NODE_SCALAR) {
		out->binned = str_eq(n->text, STR("binned"));
		return out->binned || str_eq(n->text, STR("true")) ||
		       diag_report(b->d, n->at, DIAG_KEY_CHOICE, n->text, STR("true"),
				   STR("true binned {maxbins: …} {step: …}"));
	}
	x.k = keys_open(n, &shape_bin, b->d);
	return read_map(&x, out);
}
