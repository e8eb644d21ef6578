#include "report/unit.h"

/* YAML of time units, in Vega-Lite's keys → struct plan_unit. */

/* The words that are offered are those that mean something of their own. */
static bool find(struct keys *k, const struct node *n, struct plan_unit *out)
{
	if (n->kind == NODE_SCALAR && timeunit_find(n->text, &out->unit)) {
		out->binned = out->binned || timeunit_find_binned(n->text);
		return true;
	}
	keys_among(k, n, timeunit_words);
	return false;
}

static bool read_map(struct bind *b, const struct node *n, struct plan_unit *out)
{
	struct keys k = keys_open(n, &shape_unit, b->d);
	const struct node *unit = keys_node(&k, "unit");
	int step = keys_integer(&k, "step", 1);
	out->most = (unsigned)keys_integer(&k, "maxbins", 0);
	out->binned = keys_bool(&k, "binned") == TRI_YES;
	keys_bool(&k, "utc");
	if (!k.ok || (unit && !find(&k, unit, out)))
		return false;
	if (unit && out->most) /* Vega would not look at it */
		return diag_report(b->d, keys_node(&k, "maxbins")->at, DIAG_UNIT_MOST,
				   STR_NONE);
	if (!unit && (!out->most || keys_has(&k, "step") || out->binned))
		return diag_report(b->d, n->at, DIAG_CHART_NEEDS, STR("unit"));
	if (unit)
		out->unit = timeunit_every(out->unit, (unsigned)step);
	return true;
}

bool unit_read(struct bind *b, struct keys *k, struct plan_unit *out)
{
	const struct node *n = keys_node(k, "timeUnit");
	*out = (struct plan_unit){.set = true};
	if (!n || !(n->kind == NODE_MAP ? read_map(b, n, out) : find(k, n, out)))
		return false;
	if (out->binned && timeunit_season(out->unit))
		return diag_report(b->d, n->at, DIAG_UNIT_BINNED, STR_NONE);
	return true;
}
