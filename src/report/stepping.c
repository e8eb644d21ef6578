#include "report/stepping.h"

#include <math.h>

#include "report/binning.h"
#include "report/keys.h"
#include "report/predicate.h"
#include "report/shape/elsewhere.h"
#include "report/step.h"
#include "report/unit.h"

/* YAML of transform steps, in Vega-Lite's keys → struct step. */

/* sort: 값, -값, or {field, order}; or a list of them. */
static bool read_order(struct step_reader *r, const struct node *n, struct step_order *out)
{
	if (n->kind == NODE_SCALAR) {
		out->down = n->text.n && n->text.p[0] == '-';
		out->field =
			(struct step_word){str_slice(n->text, out->down, n->text.n),
					   node_span(r->b->files, n, out->down, n->text.n)};
		return true;
	}
	struct keys k = keys_open(n, &shape_order, r->b->d);
	out->field = step_word_of(keys_needed(&k, "field", n->at));
	out->down = str_eq(keys_choice(&k, "order"), STR("descending"));
	return k.ok;
}

static void read_sort(struct step_reader *r)
{
	const struct node *n = keys_node(&r->k, "sort");
	if (!n)
		return;
	const struct node *item = n->kind == NODE_LIST ? n->item : n;
	r->s->orders = n->kind == NODE_LIST ? n->count : 1;
	struct step_order *order = ARENA_NEW(r->b->mem, struct step_order, r->s->orders + 1);
	for (size_t i = 0; i < r->s->orders; i++)
		r->k.ok = read_order(r, &item[i], &order[i]) && r->k.ok;
	r->s->order = order;
}

static bool read_op(struct step_reader *r, const struct node *n, struct step_op *out)
{
	bool window = r->s->kind == STEP_WINDOW;
	struct keys k = keys_open(n, window ? &shape_window_op : &shape_op, r->b->d);
	const struct node *op = keys_needed(&k, "op", n->at);
	out->op = step_word_of(op);
	out->field = step_word_of(keys_scalar(&k, "field"));
	out->as = step_word_of(keys_scalar(&k, "as"));
	out->param = NAN;
	if (window && keys_has(&k, "param"))
		out->param = keys_integer(&k, "param", 1);
	if (op)
		keys_choice(&k, "op");
	return k.ok;
}

static void read_ops(struct step_reader *r, const char *key)
{
	const struct node *n = keys_list(&r->k, key);
	r->s->ops = n ? n->count : 0;
	struct step_op *op = ARENA_NEW(r->b->mem, struct step_op, r->s->ops + 1);
	for (size_t i = 0; i < r->s->ops; i++)
		r->k.ok = read_op(r, &n->item[i], &op[i]) && r->k.ok;
	r->s->op = op;
	step_groups(r);
	bool nothing = n && !r->s->ops && (r->s->kind != STEP_AGGREGATE || !r->s->groups);
	if (nothing)
		r->k.ok = diag_report(r->b->d, n->at, DIAG_CHART_NEEDS, STR("op"));
}

static void read_filter(struct step_reader *r)
{
	const struct node *n = keys_node(&r->k, "filter");
	r->k.ok = predicate_read(r->b, n, &r->s->test) && r->k.ok;
}

static void read_calculate(struct step_reader *r)
{
	r->s->text = step_needed(r, "calculate");
	r->s->as[0] = step_needed(r, "as");
	r->s->unit = step_optional(r, "unit");
}

static void read_aggregate(struct step_reader *r)
{
	read_ops(r, "aggregate");
}

static void read_joinaggregate(struct step_reader *r)
{
	read_ops(r, "joinaggregate");
}

static void read_window(struct step_reader *r)
{
	read_ops(r, "window");
	read_sort(r);
	step_frame(r);
	r->s->ignore_peers = keys_bool(&r->k, "ignorePeers") == TRI_YES;
}

static void read_fold(struct step_reader *r)
{
	r->s->field = step_words(r, &r->k, "fold", &r->s->fields);
	step_as(r, 2);
	if (!r->s->as[0].text.n)
		r->s->as[0] = (struct step_word){STR("key"), r->s->at};
	if (!r->s->as[1].text.n)
		r->s->as[1] = (struct step_word){STR("value"), r->s->at};
	if (!r->s->fields)
		r->k.ok = diag_report(r->b->d, r->s->at, DIAG_CHART_NEEDS, STR("fold"));
}

static void read_lookup(struct step_reader *r)
{
	r->s->text = step_needed(r, "lookup");
	const struct node *from = keys_node(&r->k, "from");
	if (!from) {
		r->k.ok = diag_report(r->b->d, r->s->at, DIAG_CHART_NEEDS, STR("from"));
		return;
	}
	struct keys k = keys_part(&r->k, "from");
	struct step_word data = step_word_of(keys_needed(&k, "data", from->at));
	r->s->key = step_word_of(keys_needed(&k, "key", from->at));
	r->s->field = step_words(r, &k, "fields", &r->s->fields);
	if (!r->s->fields)
		k.ok = diag_report(r->b->d, from->at, DIAG_CHART_NEEDS, STR("fields"));
	if (data.text.n)
		r->s->from = sources_find(r->b, data.text, data.at);
	r->s->name = step_words(r, &r->k, "as", &r->s->names);
	if (r->s->name && r->s->names != r->s->fields)
		k.ok = diag_report(r->b->d, r->s->name[0].at, DIAG_STEP_NAMES,
				   diag_number(r->b->d, (long long)r->s->fields));
	r->s->otherwise = step_optional(r, "default");
	r->k.ok = r->k.ok && k.ok && r->s->from;
}

static void read_stack(struct step_reader *r)
{
	r->s->text = step_needed(r, "stack");
	step_groups(r);
	read_sort(r);
	step_as(r, 2);
	struct str offset = keys_choice(&r->k, "offset");
	r->s->offset = str_eq(offset, STR("normalize")) ? OFFSET_NORMALIZE
		       : str_eq(offset, STR("center"))  ? OFFSET_CENTER
							: OFFSET_ZERO;
}

static void read_limit(struct step_reader *r)
{
	r->s->most = (uint32_t)keys_integer(&r->k, "limit", 1);
	r->s->text = step_optional(r, "field");
	r->s->by = step_optional(r, "by");
	r->s->others = step_optional(r, "others");
	step_groups(r);
	read_sort(r);
	static const char *const first[] = {"groupby", "sort"}; /* of the first rows */
	for (size_t i = 0; i < 2 && r->s->text.text.n; i++)
		if (keys_has(&r->k, first[i]))
			diag_report(r->b->d, keys_node(&r->k, first[i])->at, DIAG_CHART_IDLE,
				    str_of(first[i]), STR("limit: field"),
				    STR("limit (no field)"));
	if (r->s->text.text.n && !keys_has(&r->k, "by"))
		step_needed(r, "by");
	if (!r->s->text.text.n && (r->s->others.text.n || r->s->by.text.n))
		step_needed(r, "field");
}

static void read_bin(struct step_reader *r)
{
	const struct node *n = keys_node(&r->k, "bin");
	r->s->text = step_needed(r, "field");
	step_as(r, 2);
	struct plan_bin bin;
	if (!binning_read(r->b, n, &bin))
		r->k.ok = false;
	else if (bin.binned)
		r->k.ok = diag_report(r->b->d, n->at, DIAG_BINNED_PLACE, STR_NONE);
	r->s->wish = bin.wish;
}

static void read_time_unit(struct step_reader *r)
{
	struct plan_unit unit;
	const struct node *n = keys_node(&r->k, "timeUnit");
	r->s->text = step_needed(r, "field");
	step_as(r, 1);
	if (!unit_read(r->b, &r->k, &unit))
		r->k.ok = false;
	else if (unit.binned || unit.most)
		r->k.ok = diag_report(r->b->d, n->at, DIAG_UNIT_STEP, STR_NONE);
	r->s->unit_of_time = unit.unit;
}

static const struct {
	const struct shape *shape;
	enum step_kind kind;
	void (*read)(struct step_reader *);
} kinds[] = {
	{&shape_filter, STEP_FILTER, read_filter},
	{&shape_calculate, STEP_CALCULATE, read_calculate},
	{&shape_aggregate, STEP_AGGREGATE, read_aggregate},
	{&shape_joinaggregate, STEP_JOINAGGREGATE, read_joinaggregate},
	{&shape_window, STEP_WINDOW, read_window},
	{&shape_fold, STEP_FOLD, read_fold},
	{&shape_lookup, STEP_LOOKUP, read_lookup},
	{&shape_stack, STEP_STACK, read_stack},
	{&shape_limit, STEP_LIMIT, read_limit},
	{&shape_bins, STEP_BIN, read_bin},
	{&shape_time_unit, STEP_TIMEUNIT, read_time_unit},
	{&shape_quantile, STEP_QUANTILE, curving_quantile},
	{&shape_regression, STEP_REGRESSION, curving_regression},
	{&shape_pivot, STEP_PIVOT, spreading_pivot},
	{&shape_impute, STEP_IMPUTE, spreading_impute},
	{&shape_sort, STEP_SORT, read_sort},
};

/* What no step is: one of Vega-Lite's that is done otherwise here, or none. */
static bool refuse(struct bind *b, const struct node *n)
{
	struct str known = shape_words(&shape_transform, b->mem);
	const struct node_entry *e = n->count ? &n->entry[0] : NULL;
	if (!e)
		return diag_report(b->d, n->at, DIAG_CHART_NEEDS, STR("filter"));
	const char *instead = shape_step_instead(e->key);
	if (instead)
		return diag_report(b->d, e->key_at, DIAG_STEP_REFUSED, e->key, known,
				   str_of(instead));
	return diag_report(b->d, e->key_at, DIAG_STEP_UNKNOWN, e->key,
			   keys_nearest(e->key, arena_cstring(b->mem, known)), known);
}

bool stepping_read(struct bind *b, const struct node *n, struct step *out)
{
	*out = (struct step){.at = n->at};
	if (!keys_kind(b->d, n, NODE_MAP))
		return false;
	const struct shape *shape = shape_step(n);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (shape != kinds[i].shape)
			continue;
		struct step_reader r = {b, keys_open(n, shape, b->d), out};
		out->kind = kinds[i].kind;
		out->wish.step = NAN;
		kinds[i].read(&r);
		return r.k.ok;
	}
	return refuse(b, n);
}
