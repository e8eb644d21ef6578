#include <stddef.h>
#include <string.h>

#include "report/encode.h"

/*
 * Layers over one another share the scale, the axis and the legend of a channel, and what
 * one of them says of these it says for all. Where two say different things the first
 * counts, and the other is told: left alone, it would be dropped without a word.
 */
struct part {
	const char *key;
	size_t at, size; /* in struct plan_encoding */
};

/* clang-format off */
#define PART(key) {#key, offsetof(struct plan_encoding, key), \
		   sizeof(((struct plan_encoding *)NULL)->key)}
/* clang-format on */
static const struct part parts[] = {PART(scale), PART(axis), PART(legend)};

static bool is_same(const struct node *a, const struct node *b)
{
	bool same = a->kind == b->kind && a->count == b->count && str_eq(a->text, b->text);
	for (size_t i = 0; same && i < a->count; i++)
		same = a->kind == NODE_MAP
			       ? str_eq(a->entry[i].key, b->entry[i].key) &&
					 is_same(&a->entry[i].value, &b->entry[i].value)
			       : is_same(&a->item[i], &b->item[i]);
	return same;
}

/* As the layer itself writes it; NULL: not at all. */
static const struct node *written(const struct node *layer, enum plan_channel channel,
				  const struct part *p)
{
	const struct node *n = node_get(layer, "encoding");
	n = n ? node_get(n, channel_word(channel).p) : NULL;
	return n ? node_get(n, p->key) : NULL;
}

static void share(struct encoder *x, struct plan_layer *layer, const struct node *list,
		  enum plan_channel channel, const struct part *p)
{
	size_t owner = list->count;
	for (size_t i = 0; i < list->count; i++) {
		const struct node *own = written(&list->item[i], channel, p);
		if (!layer[i].encoding[channel].set || !own)
			continue;
		if (owner == list->count)
			owner = i;
		else if (!is_same(own, written(&list->item[owner], channel, p)))
			diag_report(x->b->d, own->at, DIAG_CHART_LAYERS_DIFFER,
				    channel_word(channel), str_of(p->key));
	}
	if (owner == list->count)
		return;
	const struct plan_encoding *from = &layer[owner].encoding[channel];
	for (size_t i = 0; i < list->count; i++) {
		struct plan_encoding *to = &layer[i].encoding[channel];
		if (i != owner && to->set)
			memcpy((char *)to + p->at, (const char *)from + p->at, p->size);
	}
}

/* A title that was written stands before the name of a column. */
static void share_title(struct plan_layer *layer, size_t count, enum plan_channel channel)
{
	const struct plan_encoding *from = NULL;
	for (size_t i = 0; i < count && !from; i++)
		if (layer[i].encoding[channel].set && layer[i].encoding[channel].title.text.n)
			from = &layer[i].encoding[channel];
	for (size_t i = 0; i < count && from; i++)
		if (!layer[i].encoding[channel].title.text.n)
			layer[i].encoding[channel].title = from->title;
}

void sharing_settle(struct encoder *x, struct plan_layer *layer, const struct node *list)
{
	for (enum plan_channel c = 0; c < CHANNEL_COUNT; c++) {
		if (c == CHANNEL_Y && x->chart->resolve.scale[c])
			continue;
		for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
			share(x, layer, list, c, &parts[i]);
		if (c == CHANNEL_X || c == CHANNEL_Y)
			share_title(layer, list->count, c);
	}
}
