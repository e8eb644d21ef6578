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

/* A condition that names a field has the guides of the channel. */
static void check_map(const struct said *s, const char *part, const struct node *map)
{
	bool conditional = part && str_eq(str_of(part), STR("condition"));
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
		else if ((!part || (conditional && str_among(e->key, "scale legend"))) &&
			 (!p || purpose_on(p, s->channel)))
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

/* ---- marks */

/* A property for all rows where a channel says it of each of them. */
static const struct {
	const char *property;
	enum plan_channel channel;
} instead[] = {
	{"color", CHANNEL_COLOR},
	{"shape", CHANNEL_SHAPE},
	{"theta", CHANNEL_THETA},
	{"theta2", CHANNEL_THETA2},
};

/* Words of slices are the slices' colour only where nobody gives them another. */
static bool paints(const struct plan_layer *l, struct str key)
{
	return str_eq(key, STR("color")) && str_eq(l->mark.type, STR("text"));
}

static bool has_property(const struct plan_layer *l, const char *property)
{
	for (size_t i = 0; i < l->mark.properties; i++)
		if (str_eq(l->mark.property[i].name, str_of(property)))
			return true;
	return false;
}

#define TURNING \
	"theta theta2 radius radius2 thetaOffset theta2Offset radiusOffset radius2Offset"

/* Where the property means something; empty: here. */
static struct str mark_belongs(struct encoder *x, const struct plan_layer *l, struct str key)
{
	const struct plan_encoding *e = l->encoding;
	for (size_t i = 0; i < sizeof(instead) / sizeof(*instead); i++)
		if (str_eq(key, str_of(instead[i].property)) && e[instead[i].channel].set &&
		    !paints(l, key))
			return arena_printf(x->b->mem, "encoding (no %.*s)",
					    STR_ARG(channel_word(instead[i].channel)));
	bool round =
		mark_find(l->mark.type)->polar || e[CHANNEL_THETA].set || e[CHANNEL_RADIUS].set;
	if (str_among(key, TURNING) && !round)
		return STR("theta, radius");
	bool far = e[CHANNEL_RADIUS].set || has_property(l, "radius");
	if (str_eq(key, STR("radiusOffset")) && str_eq(l->mark.type, STR("text")) && !far)
		return STR("radius");
	return STR_NONE;
}

/* Whether an option of a mark is as somebody wrote it, not as it is by itself. */
static bool is_switched(const struct plan_layer *l, const char *option, const char *to)
{
	for (size_t i = 0; i < l->mark.properties; i++)
		if (str_eq(l->mark.property[i].name, str_of(option)))
			return str_eq(l->mark.property[i].text, str_of(to));
	return false;
}

/* Parts of marks that are drawn where an option asks for them, or show a status. */
static const struct {
	const char *mark, *keys, *option, *to;
	bool status;
} parts[] = {
	{"point", "strokeWidth", "filled", "false", true},
	{"errorband", "strokeWidth strokeDash", "borders", "true", true},
	{"errorbar", "size", "ticks", "true", false},
};

/* What asks for the part of the mark whose look the key says; empty: it is there. */
static struct str part_belongs(struct encoder *x, const struct plan_layer *l, struct str key)
{
	bool status = l->encoding[CHANNEL_STATUS].set || l->table->status;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (str_eq(l->mark.type, str_of(parts[i].mark)) &&
		    str_among(key, parts[i].keys) &&
		    !is_switched(l, parts[i].option, parts[i].to) &&
		    !(parts[i].status && status))
			return arena_printf(x->b->mem, "%s: %s", parts[i].option, parts[i].to);
	return STR_NONE;
}

/* node: the mark as it is written; what layers share is used when one of them does. */
static void check_mark(struct encoder *x, const struct node *node,
		       const struct plan_layer *layer, size_t layers)
{
	for (size_t i = 0; node && node->kind == NODE_MAP && i < node->count; i++) {
		struct str key = node->entry[i].key, belongs = STR_NONE;
		bool used = layers == 0;
		for (size_t k = 0; k < layers && !used; k++) {
			belongs = mark_belongs(x, &layer[k], key);
			if (!belongs.n)
				belongs = part_belongs(x, &layer[k], key);
			used = !belongs.n;
		}
		if (!used)
			diag_report(x->b->d, node->entry[i].key_at, DIAG_CHART_IDLE,
				    arena_printf(x->b->mem, "mark.%.*s", STR_ARG(key)),
				    layer->mark.type, belongs);
	}
}

/* ---- what layers share */

static bool all_have(const struct node *list, const char *key)
{
	for (size_t i = 0; i < list->count; i++)
		if (!node_get(&list->item[i], key))
			return false;
	return true;
}

/* What is written for all layers and is said anew by each of them. */
static void check_shared(struct encoder *x, const struct node *chart, const struct node *list)
{
	static const char *const part[][2] = {
		{"mark", "mark"}, {"data", "data"}, {"transform", "data"}};
	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++) {
		const struct node *n = node_get(chart, part[i][0]);
		if (n && all_have(list, part[i][1]))
			diag_report(x->b->d, n->at, DIAG_CHART_IDLE, str_of(part[i][0]),
				    STR("layer"),
				    arena_printf(x->b->mem, "layer (no %s)", part[i][1]));
	}
}

static void check_marks(struct encoder *x, const struct node *chart, const struct node *list)
{
	const struct plan_layer *layer = x->chart->layer;
	const struct node *shared = node_get(chart, "mark");
	if (!list || !all_have(list, "mark"))
		check_mark(x, shared, layer, x->chart->layers);
	for (size_t i = 0; list && i < list->count; i++)
		check_mark(x, node_get(&list->item[i], "mark"), &layer[i], 1);
}

void idle_check(struct encoder *x, const struct node *chart)
{
	const struct plan_layer *layer = x->chart->layer;
	const struct node *list = node_get(chart, "layer"), *facet = node_get(chart, "facet");
	if (list)
		check_shared(x, chart, list);
	check_marks(x, chart, list);
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
