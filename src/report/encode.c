#include <stddef.h>

#include "base/num.h"
#include "report/encode.h"
#include "report/fill.h"
#include "report/idle.h"
#include "report/keys.h"

/* A {chart} block → struct plan_chart: names and defaults of Vega-Lite (SPEC §5). */

void encode_fail(struct encoder *x)
{
	x->ok = false;
}

bool encode_words(struct encoder *x, const struct node *list, struct plan_words *out)
{
	struct str *word = ARENA_NEW(x->b->mem, struct str, list->count);
	struct span *at = ARENA_NEW(x->b->mem, struct span, list->count);
	bool ok = true;
	for (size_t i = 0; i < list->count; i++) {
		const struct node *n = &list->item[i];
		at[i] = n->at;
		ok = keys_kind(x->b->d, n, NODE_SCALAR) &&
		     fill_plain(x->b, n->text, n->at, &word[i]) && ok;
	}
	*out = (struct plan_words){word, at, list->count};
	if (!ok)
		encode_fail(x);
	return ok;
}

/* Points; what is narrower shows nothing, what is wider no page of a PDF holds. */
static struct plan_number length(struct encoder *x, struct keys *k, const char *key)
{
	const double least = 36, most = 14400;
	struct plan_number n = keys_number(k, key);
	if (!n.set || (n.v >= least && n.v <= most))
		return n;
	diag_report(x->b->d, keys_node(k, key)->at, DIAG_CHART_SIZE_RANGE, str_of(key),
		    num_shortest(x->b->mem, least), num_shortest(x->b->mem, most),
		    num_shortest(x->b->mem, n.v));
	encode_fail(x);
	return n;
}

const double *encode_numbers(struct encoder *x, const struct node *list)
{
	struct plan_words words;
	if (!encode_words(x, list, &words))
		return NULL;
	double *number = ARENA_NEW(x->b->mem, double, words.count + 1);
	bool ok = true;
	for (size_t i = 0; i < words.count; i++)
		ok = (num_parse(words.word[i], &number[i]) ||
		      diag_report(x->b->d, words.at[i], DIAG_KEY_NUMBER, words.word[i])) &&
		     ok;
	if (!ok)
		encode_fail(x);
	return ok ? number : NULL;
}

/* Points are those of paper: what has larger type, as slides have, needs more of them. */
static struct plan_number enlarged(const struct theme *t, struct plan_number n)
{
	n.v *= t->scale > 0 ? t->scale : 1;
	return n;
}

static void bind_texts(struct encoder *x, struct keys *k)
{
	struct plan_chart *c = x->chart;
	const struct table *t = c->layers ? c->layer[0].table : NULL;
	struct bind *b = x->b;
	x->ok = fill_node(b, keys_scalar(k, "title"), NULL, &c->title) && x->ok;
	x->ok = fill_node(b, keys_scalar(k, "subtitle"), NULL, &c->subtitle) && x->ok;
	x->ok = fill_notes(b, keys_node(k, "note"), &c->note) && x->ok;
	x->ok = fill_node(b, keys_scalar(k, "source"), NULL, &c->source) && x->ok;
	const struct node *alt = keys_scalar(k, "alt");
	if (alt && !str_eq(alt->text, STR("auto")))
		x->ok = fill_node(b, alt, NULL, &c->alt) && x->ok;
	if (!keys_has(k, "source") && t)
		x->ok = sources_credit(b, t, x->e->at, &c->source) && x->ok;
	c->width = enlarged(c->theme, length(x, k, "width"));
	c->height = enlarged(c->theme, length(x, k, "height"));
}

static bool has_cells(const struct plan_chart *c)
{
	for (size_t i = 0; i < c->layers; i++)
		for (unsigned k = CHANNEL_ROW; k <= CHANNEL_FACET; k++)
			if (c->layer[i].encoding[k].set)
				return true;
	return false;
}

/* What can be independent: places of cells, and the y of layers. */
static void check_resolve(struct encoder *x, const struct plan_resolve *r,
			  const struct node *resolve)
{
	static const struct {
		const char *key;
		size_t at;
	} part[] = {{"scale", offsetof(struct plan_resolve, scale)},
		    {"axis", offsetof(struct plan_resolve, axis)},
		    {"legend", offsetof(struct plan_resolve, legend)}};
	static const enum plan_channel channel[] = {CHANNEL_X, CHANNEL_Y, CHANNEL_COLOR};
	static const char *const name[] = {"x", "y", "color"};
	bool cells = has_cells(x->chart);
	for (size_t i = 0; i < 9; i++) {
		const bool *own = (const bool *)((const char *)r + part[i / 3].at);
		bool places = i / 3 < 2 && i % 3 < 2, second = i == 1 && x->chart->layers > 1;
		if (!own[channel[i % 3]] || (places && cells) || second)
			continue;
		const struct node *at =
			node_get(node_get(resolve, part[i / 3].key), name[i % 3]);
		diag_report(x->b->d, at->at, DIAG_CHART_RESOLVE, str_of(part[i / 3].key),
			    str_of(name[i % 3]));
		encode_fail(x);
	}
}

/* resolve: {scale: {y: independent}, axis: {…}, legend: {…}} */
static void bind_resolve(struct encoder *x, const struct node *resolve)
{
	struct plan_resolve *r = &x->chart->resolve;
	static const struct {
		const char *name;
		enum plan_channel channel;
	} known[] = {{"x", CHANNEL_X}, {"y", CHANNEL_Y}, {"color", CHANNEL_COLOR}};
	const struct {
		const char *key;
		bool *to;
	} part[] = {{"scale", r->scale}, {"axis", r->axis}, {"legend", r->legend}};
	if (!resolve)
		return;
	struct keys k = keys_open(resolve, &shape_resolve, x->b->d);
	r->at = resolve->at;
	for (size_t i = 0; i < 3; i++) {
		struct keys own = keys_part(&k, part[i].key);
		for (size_t c = 0; c < 3; c++)
			part[i].to[known[c].channel] =
				str_eq(keys_choice(&own, known[c].name), STR("independent"));
		x->ok = x->ok && own.ok;
	}
	x->ok = x->ok && k.ok;
}

bool encode_chart(struct bind *b, const struct element *e, const struct plan_chart **out)
{
	struct plan_chart *c = ARENA_NEW(b->mem, struct plan_chart, 1);
	struct encoder x = {.b = b, .e = e, .chart = c, .ok = true};
	struct keys k = keys_open(&e->yaml, &shape_chart, b->d);
	*c = (struct plan_chart){.at = e->at,
				 .id = e->id,
				 .readings = b->plan->readings,
				 .korean = b->plan->korean,
				 .hangul_first = b->plan->hangul_first};
	c->table_below = str_eq(keys_choice(&k, "table"), STR("below"));
	x.ok = theme_chart(b, keys_node(&k, "theme"), &c->theme);
	for (size_t i = 0; i < b->targets; i++)
		if (b->target[i].element == e) {
			c->chapter = b->target[i].chapter;
			c->number = b->target[i].number;
		}
	bind_resolve(&x, keys_node(&k, "resolve"));
	layer_bind_all(&x, &k);
	bind_texts(&x, &k);
	if (x.ok && c->resolve.at.file)
		check_resolve(&x, &c->resolve, keys_node(&k, "resolve"));
	if (x.ok && k.ok)
		idle_check(&x, &e->yaml);
	annotation_bind(&x, keys_list(&k, "annotate"));
	*out = c;
	return x.ok && k.ok;
}
