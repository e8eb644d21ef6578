#include "report/encode.h"
#include "report/fill.h"
#include "report/keys.h"

/* A {chart} block → struct plan_chart: names and defaults of Vega-Lite (SPEC §5). */

#define CHART_KEYS                                                                    \
	"title subtitle data mark encoding transform layer annotate note source alt " \
	"width height"

void encode_fail(struct encoder *x)
{
	x->ok = false;
}

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

static void bind_layer(struct encoder *x, struct keys *k, const struct table *t,
		       const struct node *mark, const struct node *encoding)
{
	mark_bind(x, mark);
	x->layer->table =
		t ? transform_apply(x, t, keys_list(k, "transform"), series_column(encoding))
		  : NULL;
	if (x->layer->table)
		channel_bind_all(x, encoding);
	else
		encode_fail(x);
}

static void bind_texts(struct encoder *x, struct keys *k, const struct table *t)
{
	struct plan_chart *c = x->chart;
	struct bind *b = x->b;
	x->ok = fill_node(b, keys_scalar(k, "title"), NULL, &c->title) && x->ok;
	x->ok = fill_node(b, keys_scalar(k, "subtitle"), NULL, &c->subtitle) && x->ok;
	x->ok = fill_node(b, keys_scalar(k, "note"), NULL, &c->note) && x->ok;
	x->ok = fill_node(b, keys_scalar(k, "source"), NULL, &c->source) && x->ok;
	const struct node *alt = keys_scalar(k, "alt");
	if (alt && !str_eq(alt->text, STR("auto")))
		x->ok = fill_node(b, alt, NULL, &c->alt) && x->ok;
	if (!keys_has(k, "source") && t && t->source.n)
		c->source = fill_verbatim(b, t->source, x->e->at);
	c->width = keys_number(k, "width");
	c->height = keys_number(k, "height");
}

static const struct node *own_or(const struct node *own, const char *key,
				 const struct node *shared)
{
	const struct node *n = node_get(own, key);
	return n ? n : shared;
}

static bool needed(struct encoder *x, const struct node *n, const char *key)
{
	return n || diag_report(x->b->d, x->e->at, DIAG_CHART_NEEDS, str_of(key));
}

/* The chart's own mark and encoding, or one of each per entry of `layer`. */
static void bind_layers(struct encoder *x, struct keys *k)
{
	struct bind *b = x->b;
	const struct node *data = keys_needed(k, "data", x->e->at);
	const struct node *mark = keys_node(k, "mark"), *encoding = keys_node(k, "encoding");
	const struct node *list = keys_list(k, "layer");
	size_t count = list ? list->count : 1;
	struct plan_layer *layer = ARENA_NEW(b->mem, struct plan_layer, count);
	x->chart->layer = layer;
	x->chart->layers = count;
	const struct table *t = data ? sources_find(b, data->text, data->at) : NULL;
	bind_texts(x, k, t);
	x->ok = x->ok && t;
	for (size_t i = 0; i < count; i++) {
		x->layer = &layer[i];
		const struct node *own = list ? &list->item[i] : NULL;
		struct keys known = keys_open(own, "mark encoding", b->d);
		const struct node *m = own_or(own, "mark", mark);
		const struct node *enc = own_or(own, "encoding", encoding);
		bool whole = needed(x, m, "mark");
		whole = needed(x, enc, "encoding") && whole;
		if (whole)
			bind_layer(x, k, t, m, enc);
		x->ok = x->ok && whole && known.ok;
	}
}

bool encode_chart(struct bind *b, const struct element *e, const struct plan_chart **out)
{
	struct plan_chart *c = ARENA_NEW(b->mem, struct plan_chart, 1);
	struct encoder x = {.b = b, .e = e, .chart = c, .ok = true};
	struct keys k = keys_open(&e->yaml, CHART_KEYS, b->d);
	*c = (struct plan_chart){.at = e->at,
				 .id = e->id,
				 .theme = b->theme,
				 .readings = b->plan->readings,
				 .korean = b->plan->korean};
	for (size_t i = 0; i < b->targets; i++)
		if (b->target[i].element == e) {
			c->chapter = b->target[i].chapter;
			c->number = b->target[i].number;
		}
	bind_layers(&x, &k);
	annotation_bind(&x, keys_list(&k, "annotate"));
	*out = c;
	return x.ok && k.ok;
}
