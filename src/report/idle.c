#include "report/idle.h"

#include "mark/mark.h"
#include "report/keys.h"
#include "report/purpose.h"

/*
 * Keys that mean nothing where they stand (report/purpose.h). Of what layers share, it is
 * enough that one of them uses it. What asks for the thing that is so anyway (no legend,
 * no axis) is granted and not told.
 */

/* Asks for none of it, or for an order that numbers have as well. */
static bool granted(struct str key, const struct node *value, enum plan_channel channel)
{
	if (value->kind != NODE_SCALAR || !str_eq(key, STR("sort")))
		return keys_is_off(value);
	return str_among(value->text, "ascending none null false") ||
	       (str_among(channel_word(channel), "x y color size opacity order") &&
		str_eq(value->text, STR("descending")));
}

/* Places of names are points unless a mark or the author wants bands. */
static bool banded(const struct encoder *x, const struct plan_encoding *e)
{
	for (size_t i = 0; i < x->chart->layers && !e->scale.type.n; i++)
		if (mark_find(x->chart->layer[i].mark.type)->bands)
			return true;
	return str_eq(e->scale.type, STR("band"));
}

static bool serves(const struct encoder *x, const struct purpose *p, enum plan_channel channel,
		   const struct plan_encoding *e)
{
	bool place = channel == CHANNEL_X || channel == CHANNEL_Y;
	if (str_eq(str_of(p->key), STR("paddingInner")) && place && !banded(x, e))
		return false;
	return purpose_fits(p, channel, e);
}

/* One map as it is written, and the layers that it speaks of. */
struct said {
	struct encoder *x;
	enum plan_channel channel;
	const struct plan_layer *layer;
	size_t layers;
};

static void check_map(const struct said *s, const char *part, const struct node *map)
{
	for (size_t i = 0; map->kind == NODE_MAP && i < map->count; i++) {
		const struct node_entry *e = &map->entry[i];
		const struct purpose *p = purpose_find(false, part, e->key, s->channel);
		bool used = !p || granted(e->key, &e->value, s->channel), any = false;
		for (size_t k = 0; k < s->layers && !used; k++) {
			const struct plan_encoding *own = &s->layer[k].encoding[s->channel];
			any |= own->set;
			used = own->set && serves(s->x, p, s->channel, own);
		}
		if (!used && any)
			diag_report(s->x->b->d, e->key_at, DIAG_CHART_IDLE,
				    part ? arena_printf(s->x->b->mem, "%s.%.*s", part,
							STR_ARG(e->key))
					 : e->key,
				    channel_word(s->channel), str_of(p->belongs));
		else if (!part && (!p || purpose_on(p, s->channel)))
			check_map(s, arena_cstring(s->x->b->mem, e->key), &e->value);
	}
}

static void check_channel(struct encoder *x, enum plan_channel channel, const struct node *n,
			  const struct plan_layer *layer, size_t layers)
{
	if (n && n->kind == NODE_MAP)
		check_map(&(struct said){x, channel, layer, layers}, NULL, n);
}

static void check_encoding(struct encoder *x, const struct node *encoding,
			   const struct plan_layer *layer, size_t layers)
{
	for (unsigned c = 0; encoding && c < CHANNEL_COUNT; c++)
		check_channel(x, c, node_get(encoding, channel_word(c).p), layer, layers);
}

void idle_check(struct encoder *x, const struct node *chart)
{
	const struct plan_layer *layer = x->chart->layer;
	const struct node *list = node_get(chart, "layer"), *facet = node_get(chart, "facet");
	check_encoding(x, node_get(chart, "encoding"), layer, x->chart->layers);
	for (size_t i = 0; list && i < list->count; i++)
		check_encoding(x, node_get(&list->item[i], "encoding"), &layer[i], 1);
	if (!facet || facet->kind != NODE_MAP)
		return;
	const struct node *row = node_get(facet, "row"), *column = node_get(facet, "column");
	check_channel(x, CHANNEL_ROW, row, layer, x->chart->layers);
	check_channel(x, CHANNEL_COLUMN, column, layer, x->chart->layers);
	if (!row && !column)
		check_channel(x, CHANNEL_FACET, facet, layer, x->chart->layers);
}
