#include "report/idle.h"

#include "mark/mark.h"
#include "report/keys.h"

/*
 * Keys that mean nothing where they stand: one table says what each of them is for, and
 * what has no rule means something everywhere. Of what layers share, it is enough that
 * one of them uses it. What asks for the thing that is so anyway (no legend, no axis) is
 * granted and not told.
 */
#define BIT(channel) (1U << CHANNEL_##channel)
enum {
	PLACES = BIT(X) | BIT(Y),
	OFFSETS = BIT(XOFFSET) | BIT(YOFFSET),
	LOOKS = BIT(COLOR) | BIT(SIZE) | BIT(SHAPE) | BIT(OPACITY) | BIT(DASH),
	ROUND = BIT(THETA) | BIT(RADIUS),
	CELLS = BIT(ROW) | BIT(COLUMN) | BIT(FACET),
	SCALED = PLACES | OFFSETS | ROUND | LOOKS,
	TURNED = PLACES | BIT(COLOR) | BIT(SIZE) | BIT(OPACITY) | BIT(ORDER),
	GRADES = BIT(SIZE) | BIT(OPACITY),
	NOWHERE = 0
};

/* What a channel shows. */
enum {
	NUMBERS = 1,
	BINS = 2,
	TIMES = 4,
	NAMES = 8,
	LOGS = 16, /* numbers whose ticks are powers */
	CONSTANT = 32,
	CLASSES = 64, /* of numbers, made by a scale */
	DATA = NUMBERS | LOGS | BINS | TIMES | NAMES | CLASSES
};

#define LOOKS_WORDS "color, size, shape, opacity, strokeDash"
#define SCALED_WORDS "x, y, xOffset, yOffset, theta, radius, " LOOKS_WORDS
#define NAMES_WORDS "nominal, ordinal"
#define UNBINNED_WORDS "size, opacity (bin: false)"

#define ANY "*" /* other key of the part */
struct rule {
	const char *part, *key; /* part: NULL for keys of the channel itself */
	unsigned channels, kinds;
	const char *belongs; /* where it means something; "": nowhere yet */
};

/* The first rule of a key that names its channel counts, else its last. */
static const struct rule rules[] = {
	{NULL, "axis", PLACES | ROUND, DATA, "x, y, theta, radius"},
	{NULL, "header", CELLS, DATA, "row, column, facet"},
	{NULL, "columns", BIT(FACET), DATA, "facet"},
	{NULL, "legend", LOOKS, DATA, LOOKS_WORDS},
	{NULL, "scale", ROUND, DATA | CONSTANT, SCALED_WORDS}, /* angles of a datum, too */
	{NULL, "scale", SCALED | CELLS | BIT(DETAIL), DATA, SCALED_WORDS},
	{NULL, "title", PLACES | BIT(THETA) | LOOKS, DATA, "x, y, theta, " LOOKS_WORDS},
	{NULL, "sort", CELLS | BIT(DETAIL), DATA, NAMES_WORDS},
	{NULL, "sort", PLACES | OFFSETS | ROUND | LOOKS, NAMES, NAMES_WORDS},
	{NULL, "aggregate", ~BIT(STATUS), DATA, "x, y, " LOOKS_WORDS},
	{NULL, "bin", ~BIT(STATUS), DATA, "x, y, " LOOKS_WORDS},
	{NULL, "timeUnit", ~BIT(STATUS), DATA, "x, y, " LOOKS_WORDS},
	{NULL, "stack", BIT(RADIUS), DATA & ~NAMES, "x, y, theta, quantitative radius"},
	{NULL, "stack", PLACES | BIT(THETA), DATA, "x, y, theta, quantitative radius"},
	{NULL, "value", ~0U, CONSTANT, "channel: {value: …}"},
	{NULL, "datum", ~0U, CONSTANT, "channel: {datum: …}"},
	{"axis", "tickCount", PLACES, NUMBERS | BINS | TIMES, "linear, pow, sqrt, temporal"},
	{"axis", "tickMinStep", PLACES, NUMBERS, "linear, pow, sqrt"},
	{"axis", "title", PLACES | BIT(THETA), DATA, "x, y, theta"},
	{"axis", "format", PLACES | ROUND, DATA, "x, y, theta, radius"},
	{"axis", "labels", PLACES, DATA, "x, y"},
	{"axis", "labels", ROUND, NAMES | BINS, "x, y, nominal, ordinal theta, radius"},
	{"axis", ANY, PLACES, DATA, "x, y"},
	{"header", "title", NOWHERE, DATA, ""},
	{"header", "format", CELLS, NUMBERS | LOGS | BINS | TIMES, "quantitative, temporal"},
	{"legend", "values", GRADES, DATA & ~BINS, UNBINNED_WORDS},
	{"legend", "values", LOOKS, DATA, LOOKS_WORDS},
	{"legend", "symbolLimit", GRADES, NAMES, NAMES_WORDS},
	{"legend", "symbolLimit", LOOKS, NAMES | BINS | CLASSES, NAMES_WORDS},
	{"legend", "format", LOOKS, NUMBERS | LOGS | BINS | TIMES | CLASSES,
	 "quantitative, temporal"},
	{"scale", "type", SCALED, DATA, SCALED_WORDS},
	{"scale", "clamp", SCALED, DATA, SCALED_WORDS},
	{"scale", "zero", GRADES, DATA & ~BINS, UNBINNED_WORDS},
	{"scale", "zero", SCALED & ~BIT(THETA), DATA, "x, y, radius, color, size, opacity"},
	{"scale", "domain", GRADES, (DATA | CONSTANT) & ~BINS, UNBINNED_WORDS},
	{"scale", "domain", ~0U, ~0U, SCALED_WORDS},
	{"scale", "domainMin", GRADES, DATA & ~BINS, UNBINNED_WORDS},
	{"scale", "domainMin", SCALED, DATA, SCALED_WORDS},
	{"scale", "domainMax", GRADES, DATA & ~BINS, UNBINNED_WORDS},
	{"scale", "domainMax", SCALED, DATA, SCALED_WORDS},
	{"scale", "paddingInner", PLACES | ROUND, NAMES, "type: band"},
	{"scale", "base", PLACES | ROUND | BIT(COLOR), DATA, "x, y, color"},
	{"scale", "nice", PLACES | ROUND, DATA, "x, y"},
	{"scale", "nice", BIT(COLOR), NUMBERS | LOGS | CLASSES, "x, y, quantitative color"},
	{"scale", "nice", GRADES, CLASSES, "x, y, quantitative color"},
	{"scale", "range", ROUND, DATA | CONSTANT, "theta, radius"},
	{"scale", "range", ROUND | BIT(COLOR) | BIT(SIZE) | BIT(SHAPE) | BIT(OPACITY), DATA,
	 "color, size, shape, opacity"},
};
#define RULES (sizeof(rules) / sizeof(*rules))

static unsigned kind_of(const struct plan_encoding *e)
{
	if (e->column == TABLE_NONE && !e->aggregate.n)
		return CONSTANT;
	if (e->bin.set)
		return BINS;
	if (plan_classed(&e->scale))
		return CLASSES;
	if (str_among(e->scale.type, "log symlog"))
		return LOGS;
	return e->type == TYPE_QUANTITATIVE ? NUMBERS
	       : e->type == TYPE_TEMPORAL   ? TIMES
					    : NAMES;
}

static bool same(const char *a, const char *b)
{
	return (!a && !b) || (a && b && str_eq(str_of(a), str_of(b)));
}

static const struct rule *find_rule(const char *part, struct str key, unsigned channel)
{
	const struct rule *found = NULL;
	for (size_t i = 0; i < RULES; i++) {
		bool any = !found && str_eq(STR(ANY), str_of(rules[i].key));
		if (!same(part, rules[i].part) || !(any || str_eq(key, str_of(rules[i].key))))
			continue;
		if (rules[i].channels & channel)
			return &rules[i];
		found = &rules[i];
	}
	return found;
}

/* Asks for none of it, or for an order that numbers have as well. */
static bool granted(struct str key, const struct node *value, unsigned channel)
{
	if (value->kind != NODE_SCALAR || !str_eq(key, STR("sort")))
		return keys_is_off(value);
	return str_among(value->text, "ascending none null false") ||
	       ((channel & TURNED) && str_eq(value->text, STR("descending")));
}

/* Places of names are points unless a mark or the author wants bands. */
static bool banded(const struct encoder *x, const struct plan_encoding *e)
{
	for (size_t i = 0; i < x->chart->layers && !e->scale.type.n; i++)
		if (mark_find(x->chart->layer[i].mark.type)->bands)
			return true;
	return str_eq(e->scale.type, STR("band"));
}

static bool serves(const struct encoder *x, const struct rule *r, unsigned channel,
		   const struct plan_encoding *e)
{
	if (str_eq(str_of(r->key), STR("paddingInner")) && (channel & PLACES) && !banded(x, e))
		return false;
	bool beside = e->case_count > 0 && r->kinds == CONSTANT; /* a value for the rest */
	return (r->channels & channel) && ((r->kinds & kind_of(e)) || beside);
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
	unsigned channel = 1U << s->channel;
	for (size_t i = 0; map->kind == NODE_MAP && i < map->count; i++) {
		const struct node_entry *e = &map->entry[i];
		const struct rule *r = find_rule(part, e->key, channel);
		bool used = !r || granted(e->key, &e->value, channel), any = false;
		for (size_t k = 0; k < s->layers && !used; k++) {
			const struct plan_encoding *own = &s->layer[k].encoding[s->channel];
			any |= own->set;
			used = own->set && serves(s->x, r, channel, own);
		}
		if (!used && any)
			diag_report(s->x->b->d, e->key_at, DIAG_CHART_IDLE,
				    part ? arena_printf(s->x->b->mem, "%s.%.*s", part,
							STR_ARG(e->key))
					 : e->key,
				    channel_word(s->channel), str_of(r->belongs));
		else if (!part && (!r || (r->channels & channel)))
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
