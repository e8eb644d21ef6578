#include "data/pick.h"
#include "report/encode.h"
#include "report/fill.h"
#include "report/keys.h"
#include "report/mingled.h"
#include "source/period.h"

/* The chart's own mark and encoding, or one of each per entry of `layer`. */

/* The column that splits rows into series, before the table has grown. */
static struct str series_column(const struct node *encoding)
{
	static const char *const splits[] = {"color", "detail"};
	for (size_t i = 0; i < 2; i++) {
		const struct node *n = node_get(encoding, splits[i]);
		const struct node *field = n && n->kind == NODE_MAP ? node_get(n, "field") : n;
		if (!field || field->kind != NODE_SCALAR)
			continue;
		size_t colon = str_find(field->text, STR(":"), 0);
		return n == field ? str_slice(field->text, 0, colon) : field->text;
	}
	return STR_NONE;
}

/* What all layers have in common. */
struct shared {
	const struct node *data, *mark, *encoding, *facet;
	const struct table *table; /* transformed */
	struct parts {
		const struct table *of, *rows;
	} parts; /* the last table that had total rows, and what is drawn of it */
};

static bool needed(struct encoder *x, const struct node *n, const char *key)
{
	return n || diag_report(x->b->d, x->e->at, DIAG_CHART_NEEDS, str_of(key));
}

static const struct table *find_data(struct encoder *x, const struct node *data)
{
	return data ? sources_find(x->b, data->text, data->at) : NULL;
}

/* facet: 시도, facet: {field, columns}, facet: {row: …, column: …} */
static void bind_facet(struct encoder *x, const struct node *facet)
{
	static const struct {
		const char *key;
		enum plan_channel channel;
	} part[] = {{"row", CHANNEL_ROW}, {"column", CHANNEL_COLUMN}};
	bool parts = false;
	for (size_t i = 0; i < 2; i++) {
		const struct node *n = node_get(facet, part[i].key);
		parts |= n != NULL;
		if (n)
			channel_bind(x, part[i].channel, n);
	}
	if (!parts) {
		channel_bind(x, CHANNEL_FACET, facet);
		return;
	}
	struct keys k = keys_open(facet, &shape_facet_parts, x->b->d);
	x->ok = x->ok && k.ok;
}

/* Vega-Lite has the data themselves or their address here: { "url": … }, { "values": … }. */
static const struct node *data_name(struct keys *k)
{
	const struct node *data = keys_node(k, "data");
	if (!data || data->kind == NODE_SCALAR)
		return data;
	const struct node *url = data->kind == NODE_MAP ? node_get(data, "url") : NULL;
	struct str file = url && url->kind == NODE_SCALAR ? url->text : STR("….csv");
	k->ok = diag_report(k->d, data->at, DIAG_CHART_DATA, file);
	return NULL;
}

/* The layer's own rows, or the shared ones; then its own steps. */
static const struct table *layer_rows(struct encoder *x, struct keys *own,
				      const struct shared *all, struct str series)
{
	const struct node *data = data_name(own);
	const struct node *steps = keys_list(own, "transform");
	const struct table *t = data ? find_data(x, data) : all->table;
	return t && steps ? transform_apply(x, t, steps, series) : t;
}

/* Total rows among their parts are not drawn: a bar would dwarf the others, a
 * stack would be twice as high. */
static const struct table *without_totals(struct encoder *x, const struct table *t,
					  struct shared *all)
{
	uint32_t parts = 0, *row = NULL;
	if (!t || !t->total || t->totals_kept || t == all->parts.of)
		return t && t == all->parts.of ? all->parts.rows : t;
	row = ARENA_NEW(x->b->mem, uint32_t, t->rows);
	for (uint32_t i = 0; i < t->rows; i++)
		if (!t->total[i])
			row[parts++] = i;
	if (!parts || parts == t->rows)
		return t;
	diag_report(x->b->d, all->data ? all->data->at : x->e->at, DIAG_CHART_TOTALS, t->name,
		    diag_number(x->b->d, t->rows - parts));
	all->parts = (struct parts){t, pick_rows(t, row, parts, x->b->mem)};
	return all->parts.rows;
}

static void bind_layer(struct encoder *x, const struct node *own, struct shared *all)
{
	struct keys k = keys_open(own, &shape_layer, x->b->d);
	const struct node *mark = keys_node(&k, "mark"), *encoding = keys_node(&k, "encoding");
	bool whole = needed(x, mark ? mark : all->mark, "mark");
	whole = needed(x, encoding ? encoding : all->encoding, "encoding") && whole;
	x->ok = x->ok && whole && k.ok;
	if (!whole)
		return;
	mark_bind(x, mark ? mark : all->mark);
	struct str series = series_column(encoding);
	const struct table *rows =
		layer_rows(x, &k, all, series.n ? series : series_column(all->encoding));
	x->layer->table = without_totals(x, rows, all);
	if (!x->layer->table) {
		encode_fail(x);
		return;
	}
	channel_bind_all(x, all->encoding, encoding);
	if (all->facet)
		bind_facet(x, all->facet);
	cases_tests(x);
}

/* Series of the shared rows: where no encoding is shared, those of the first layer. */
static struct str shared_series(const struct shared *all, const struct node *list)
{
	struct str s = series_column(all->encoding);
	if (!s.n && list && list->count)
		s = series_column(node_get(&list->item[0], "encoding"));
	return s;
}

static bool every_layer_has_data(const struct node *list)
{
	for (size_t i = 0; list && i < list->count; i++)
		if (!node_get(&list->item[i], "data"))
			return false;
	return list && list->count;
}

/* A datum is a place on the axis that other layers give: of their kind. */
static void settle_datum(struct encoder *x, struct plan_encoding *e,
			 const struct plan_encoding *of, const struct table *t)
{
	struct period p;
	e->type = of->type;
	if (of->type != TYPE_TEMPORAL) {
		if (of->type == TYPE_QUANTITATIVE && !e->datum.set)
			x->ok = diag_report(x->b->d, e->at, DIAG_KEY_NUMBER, e->datum_text);
		return;
	}
	e->datum.set = period_parse(e->datum_text, &p) && column_is_temporal(p.type) &&
		       column_is_temporal(t->column[of->column].type);
	if (e->datum.set) {
		e->datum.v = column_days(p.type, p.number);
		return;
	}
	diag_report(x->b->d, e->at, DIAG_SCALE_TIME, e->datum_text);
	encode_fail(x);
}

/* The far end of a range stands on the axis of its near end. */
static size_t axis_of(size_t channel)
{
	return channel == CHANNEL_X2 ? CHANNEL_X : channel == CHANNEL_Y2 ? CHANNEL_Y : channel;
}

static void settle_datums(struct encoder *x, struct plan_layer *layer, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t c = 0; c < CHANNEL_COUNT; c++) {
			struct plan_encoding *e = &layer[i].encoding[c];
			const struct plan_layer *of = NULL;
			for (size_t k = 0; k < count && !of; k++)
				if (layer[k].encoding[axis_of(c)].set &&
				    layer[k].encoding[axis_of(c)].column != TABLE_NONE)
					of = &layer[k];
			if (e->set && e->column == TABLE_NONE && e->datum_text.n && of)
				settle_datum(x, e, &of->encoding[axis_of(c)], of->table);
		}
}

void layer_bind_all(struct encoder *x, struct keys *k)
{
	const struct node *list = keys_list(k, "layer"), *steps = keys_list(k, "transform");
	struct shared all = {.data = data_name(k),
			     .mark = keys_node(k, "mark"),
			     .encoding = keys_node(k, "encoding"),
			     .facet = keys_node(k, "facet")};
	if (!all.data && !keys_has(k, "data") && !every_layer_has_data(list))
		keys_needed(k, "data", x->e->at);
	size_t count = list ? list->count : 1;
	struct plan_layer *layer = ARENA_NEW(x->b->mem, struct plan_layer, count);
	x->chart->layer = layer;
	x->chart->layers = count;
	x->layer = layer;
	const struct table *t = find_data(x, all.data);
	x->ok = x->ok && (t || !all.data) && count;
	if (!count)
		diag_report(x->b->d, list->at, DIAG_LIST_EMPTY, STR("layer"));
	all.table = t && steps ? transform_apply(x, t, steps, shared_series(&all, list)) : t;
	if (t && !all.table) {
		encode_fail(x);
		return;
	}
	for (size_t i = 0; i < count && (all.table || !all.data); i++) {
		x->layer = &layer[i];
		bind_layer(x, list ? &list->item[i] : NULL, &all);
	}
	if (x->ok)
		settle_datums(x, layer, count);
	if (x->ok && list)
		sharing_settle(x, layer, list);
	if (x->ok && steps && t)
		mingled_check(x, t, steps);
}
