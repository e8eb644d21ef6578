#include "report/mingled.h"

/* The folded column that stands alone in its unit, after the first one. */
struct odd {
	const struct column *first, *other; /* NULL: all are alike */
};

static struct odd find_odd(const struct table *t, const struct node *fold)
{
	struct odd found = {NULL, NULL};
	for (size_t i = 0; i < fold->count && !found.other; i++) {
		uint32_t at = table_find(t, fold->item[i].text);
		const struct column *c = at == TABLE_NONE ? NULL : &t->column[at];
		if (!c || !c->unit.n)
			continue;
		if (!found.first)
			found.first = c;
		else if (!str_eq(c->unit, found.first->unit))
			found.other = c;
	}
	return found;
}

/* The axis of a layer that shows the column as numbers, for all layers and cells alike. */
static const struct plan_encoding *axis_with(const struct plan_chart *c, struct str name)
{
	static const enum plan_channel axis[] = {CHANNEL_X, CHANNEL_Y};
	for (size_t i = 0; i < 2 * c->layers; i++) {
		const struct plan_layer *l = &c->layer[i / 2];
		const struct plan_encoding *e = &l->encoding[axis[i % 2]];
		if (e->set && e->column != TABLE_NONE && e->type == TYPE_QUANTITATIVE &&
		    !c->resolve.scale[axis[i % 2]] &&
		    str_eq(l->table->column[e->column].name, name))
			return e;
	}
	return NULL;
}

void mingled_check(struct encoder *x, const struct table *t, const struct node *steps)
{
	for (size_t i = 0; i < steps->count; i++) {
		const struct node *fold = node_get(&steps->item[i], "fold");
		const struct node *as = node_get(&steps->item[i], "as");
		if (!fold || fold->kind != NODE_LIST)
			continue;
		bool named = as && as->kind == NODE_LIST && as->count > 1;
		struct odd odd = find_odd(t, fold);
		const struct plan_encoding *e =
			axis_with(x->chart, named ? as->item[1].text : STR("value"));
		if (odd.other && e)
			diag_report(x->b->d, e->at, DIAG_CHART_UNITS, odd.first->name,
				    odd.first->unit, odd.other->name, odd.other->unit);
	}
}
