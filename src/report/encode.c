#include <string.h>

#include "ko/format.h"
#include "mark/mark.h"
#include "report/bind.h"
#include "report/fill.h"
#include "report/keys.h"

/* A {chart} block → struct plan_chart: names and defaults of Vega-Lite (SPEC §5). */

#define CHART_KEYS                                                                    \
	"title subtitle data mark encoding transform layer annotate note source alt " \
	"width height"
#define MARK_KEYS "type label point interpolate opacity size innerRadius color"
#define CHANNEL_KEYS \
	"field type aggregate timeUnit sort title axis scale legend value datum stack"
#define AGGREGATES "count sum mean average median min max"
#define TIME_UNITS "year yearquarter yearmonth yearmonthdate"

static const char *const channel_name[CHANNEL_COUNT] = {
#define X(id, name) #name,
	PLAN_CHANNELS(X)
#undef X
};

struct encoder {
	struct bind *b;
	const struct element *e;
	struct plan_chart *chart;
	struct plan_layer *layer;
	bool ok;
};

static void fail(struct encoder *x)
{
	x->ok = false;
}

static enum plan_type default_type(enum column_type type)
{
	if (type == COLUMN_NUMBER)
		return TYPE_QUANTITATIVE;
	return column_is_temporal(type) ? TYPE_TEMPORAL : TYPE_NOMINAL;
}

static bool type_by_word(struct str word, enum plan_type *out)
{
	static const struct {
		const char *words;
		enum plan_type type;
	} types[] = {{"quantitative Q", TYPE_QUANTITATIVE},
		     {"temporal T", TYPE_TEMPORAL},
		     {"ordinal O", TYPE_ORDINAL},
		     {"nominal N", TYPE_NOMINAL}};
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_among(word, types[i].words)) {
			*out = types[i].type;
			return true;
		}
	return false;
}

static void bind_column(struct encoder *x, struct str field, struct span at,
			struct plan_encoding *enc)
{
	const struct table *t = x->layer->table;
	struct bind *b = x->b;
	enc->column = table_find(t, field);
	if (enc->column == TABLE_NONE) {
		diag_report(b->d, at, DIAG_COLUMN_UNKNOWN, t->name, field,
			    table_nearest(t, field), table_column_names(t, b->mem));
		fail(x);
		return;
	}
	const struct column *c = &t->column[enc->column];
	enc->type = default_type(c->type);
	if (!enc->title.text.n && !enc->title_off)
		enc->title = fill_verbatim(b, c->name, at);
}

/* "연도:O", "mean(값):Q", "연도" */
static void bind_short(struct encoder *x, const struct node *n, struct plan_encoding *enc)
{
	struct str s = n->text, type = STR_NONE;
	size_t colon = s.n, lo = 0, hi;
	while (colon > 0 && s.p[colon - 1] != ':')
		colon--;
	hi = colon ? colon - 1 : s.n;
	if (colon)
		type = str_slice(s, colon, s.n);
	size_t open = str_find(str_slice(s, 0, hi), STR("("), 0);
	if (open != SIZE_MAX && hi > 0 && s.p[hi - 1] == ')' &&
	    str_among(str_slice(s, 0, open), AGGREGATES)) {
		enc->aggregate = str_slice(s, 0, open);
		lo = open + 1;
		hi--;
	}
	if (lo < hi)
		bind_column(x, str_trim(str_slice(s, lo, hi)),
			    node_span(x->b->files, n, lo, hi), enc);
	if (colon && !type_by_word(type, &enc->type)) {
		diag_report(x->b->d, node_span(x->b->files, n, colon, s.n), DIAG_TYPE_UNKNOWN,
			    type);
		fail(x);
	}
}

static void bind_format(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *n = keys_scalar(k, "format");
	struct format f;
	if (!n)
		return;
	enc->format = n->text;
	enc->format_at = n->at;
	if (!format_parse(n->text, n->at, &f, x->b->mem, x->b->d))
		fail(x);
}

static void bind_title(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *n = keys_node(k, "title");
	if (!n)
		return;
	enc->title_off = keys_is_false(n);
	if (!enc->title_off && !fill_node(x->b, keys_scalar(k, "title"), NULL, &enc->title))
		fail(x);
}

static void bind_axis(struct encoder *x, const struct node *axis, struct plan_encoding *enc)
{
	if (!axis)
		return;
	enc->axis_off = keys_is_false(axis);
	if (enc->axis_off)
		return;
	struct keys k = keys_open(axis, "title format tickCount grid labels", x->b->d);
	bind_title(x, &k, enc);
	bind_format(x, &k, enc);
	enc->tick_count = keys_number(&k, "tickCount");
	enc->grid = keys_bool(&k, "grid");
	enc->labels = keys_bool(&k, "labels");
	x->ok = x->ok && k.ok;
}

static void bind_scale(struct encoder *x, const struct node *scale, struct plan_encoding *enc)
{
	struct keys k = keys_open(scale, "domain zero type nice", x->b->d);
	enc->scale_type = keys_choice(&k, "type", "linear log time band point");
	enc->zero = keys_bool(&k, "zero");
	enc->nice = keys_bool(&k, "nice");
	const struct node *domain = keys_list(&k, "domain");
	if (domain && domain->count == 2) {
		struct node_entry end[] = {{STR("lo"), domain->at, domain->item[0]},
					   {STR("hi"), domain->at, domain->item[1]}};
		struct node map = {.kind = NODE_MAP, .entry = end, .count = 2};
		struct keys ends = keys_open(&map, "lo hi", x->b->d);
		enc->domain_lo = keys_number(&ends, "lo");
		enc->domain_hi = keys_number(&ends, "hi");
		k.ok = k.ok && ends.ok;
	} else if (domain) {
		k.ok = diag_report(x->b->d, domain->at, DIAG_DOMAIN, STR_NONE);
	}
	x->ok = x->ok && k.ok;
}

static void bind_sort(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *sort = keys_node(k, "sort");
	if (sort && sort->kind == NODE_SCALAR)
		enc->sort = keys_among(k, sort, "ascending descending x y -x -y color");
	else if (sort)
		k->ok = keys_kind(x->b->d, sort, NODE_SCALAR);
}

static void bind_legend(struct encoder *x, const struct node *legend, struct plan_encoding *enc)
{
	enc->legend_off = keys_is_false(legend);
	if (!legend || enc->legend_off)
		return;
	struct keys k = keys_open(legend, "title", x->b->d);
	bind_title(x, &k, enc);
	x->ok = x->ok && k.ok;
}

static void bind_long(struct encoder *x, const struct node *n, struct plan_encoding *enc)
{
	struct keys k = keys_open(n, CHANNEL_KEYS, x->b->d);
	const struct node *field = keys_scalar(&k, "field");
	bind_title(x, &k, enc);
	enc->aggregate = keys_choice(&k, "aggregate", AGGREGATES);
	enc->time_unit = keys_choice(&k, "timeUnit", TIME_UNITS);
	enc->datum = keys_number(&k, "datum");
	enc->value = keys_text(&k, "value");
	enc->stack = keys_choice(&k, "stack", "zero normalize none");
	bind_legend(x, keys_node(&k, "legend"), enc);
	bind_sort(x, &k, enc);
	if (field)
		bind_column(x, field->text, field->at, enc);
	bind_axis(x, keys_node(&k, "axis"), enc);
	bind_scale(x, keys_node(&k, "scale"), enc);
	const struct node *type = keys_scalar(&k, "type");
	if (type && !type_by_word(type->text, &enc->type)) {
		diag_report(x->b->d, type->at, DIAG_TYPE_UNKNOWN, type->text);
		fail(x);
	}
	x->ok = x->ok && k.ok;
}

static void bind_channel(struct encoder *x, const struct node *n, struct plan_encoding *enc)
{
	*enc = (struct plan_encoding){.set = true, .at = n->at, .column = TABLE_NONE};
	if (n->kind == NODE_SCALAR)
		bind_short(x, n, enc);
	else
		bind_long(x, n, enc);
}

static void bind_encoding(struct encoder *x, const struct node *encoding)
{
	static const char known[] =
#define X(id, name) #name " "
		PLAN_CHANNELS(X)
#undef X
			"";
	struct keys k = keys_open(encoding, known, x->b->d);
	for (int c = 0; c < CHANNEL_COUNT; c++) {
		const struct node *n = keys_node(&k, channel_name[c]);
		if (n)
			bind_channel(x, n, &x->layer->encoding[c]);
	}
	x->ok = x->ok && k.ok;
}

static void bind_mark(struct encoder *x, const struct node *mark)
{
	struct plan_mark *m = &x->layer->mark;
	const struct node *type = mark;
	if (mark->kind == NODE_MAP) {
		struct keys k = keys_open(mark, MARK_KEYS, x->b->d);
		type = keys_scalar(&k, "type");
		m->label = keys_choice(&k, "label", "none end inside all");
		m->point = keys_bool(&k, "point");
		m->interpolate = keys_choice(&k, "interpolate", "linear monotone step");
		m->opacity = keys_number(&k, "opacity");
		m->size = keys_number(&k, "size");
		m->inner_radius = keys_number(&k, "innerRadius");
		m->color = keys_text(&k, "color");
		x->ok = x->ok && k.ok;
	}
	if (!type || !keys_kind(x->b->d, type, NODE_SCALAR)) {
		if (!type && !node_get(mark, "type"))
			diag_report(x->b->d, mark->at, DIAG_MARK_MISSING, STR_NONE);
		fail(x);
		return;
	}
	m->type = type->text;
	m->at = type->at;
	if (!mark_find(m->type)) {
		diag_report(x->b->d, type->at, DIAG_MARK_UNKNOWN, m->type,
			    mark_nearest(m->type));
		fail(x);
	}
}

static bool has_word(const struct node *list, const char *word)
{
	for (size_t i = 0; list && i < list->count; i++)
		if (str_eq(list->item[i].text, str_of(word)))
			return true;
	return false;
}

static void bind_annotation(struct encoder *x, const struct node *n, struct plan_annotation *a)
{
	struct bind *b = x->b;
	struct keys k = keys_open(n, "type from to at text show", b->d);
	static const char types[] = "growth point range rule text";
	struct str type = keys_choice(&k, "type", types);
	*a = (struct plan_annotation){.at = n->at};
	for (const char *p = types; type.n && !str_starts(str_of(p), type);
	     p += strcspn(p, " ") + 1)
		a->type = (enum plan_annotation_type)(a->type + 1);
	const struct {
		const char *key;
		struct str *to;
	} ends[] = {{"from", &a->from}, {"to", &a->to}, {"at", &a->where}};
	for (size_t i = 0; i < 3; i++) {
		const struct node *end = keys_scalar(&k, ends[i].key);
		if (end && !fill_plain(b, end->text, end->at, ends[i].to))
			fail(x);
	}
	const struct node *show = keys_list(&k, "show");
	a->show_ratio = !show || has_word(show, "ratio");
	a->show_cagr = has_word(show, "cagr");
	a->show_difference = has_word(show, "difference");
	for (size_t i = 0; show && i < show->count; i++)
		keys_among(&k, &show->item[i], "ratio cagr difference");
	keys_needed(&k, "type", n->at);
	if (!fill_node(b, keys_scalar(&k, "text"), NULL, &a->text) || !type.n)
		fail(x);
	x->ok = x->ok && k.ok;
}

static void bind_annotations(struct encoder *x, const struct node *list)
{
	if (!list)
		return;
	struct plan_annotation *a = ARENA_NEW(x->b->mem, struct plan_annotation, list->count);
	for (size_t i = 0; i < list->count; i++)
		bind_annotation(x, &list->item[i], &a[i]);
	x->chart->annotation = a;
	x->chart->annotations = list->count;
}

/* `project` steps add rows; each goes on from what the one before made. */
static const struct table *apply_transform(struct encoder *x, const struct table *t,
					   const struct node *list, struct str series)
{
	for (size_t i = 0; list && t && i < list->count; i++) {
		struct keys k = keys_open(&list->item[i], "project", x->b->d);
		const struct node *step = keys_node(&k, "project");
		if (!step) {
			if (k.ok)
				diag_report(x->b->d, list->item[i].at, DIAG_CHART_NEEDS,
					    STR("project"));
			return NULL;
		}
		t = project_rows(x->b, t, step, series, x->chart);
	}
	return t;
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
	bind_mark(x, mark);
	x->layer->table =
		t ? apply_transform(x, t, keys_list(k, "transform"), series_column(encoding))
		  : NULL;
	if (x->layer->table)
		bind_encoding(x, encoding);
	else
		fail(x);
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
	bind_annotations(&x, keys_list(&k, "annotate"));
	*out = c;
	return x.ok && k.ok;
}
