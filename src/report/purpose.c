#include "report/purpose.h"

#define BIT(channel) (1U << CHANNEL_##channel)
enum {
	PLACES = BIT(X) | BIT(Y),
	ENDS = PLACES | BIT(X2) | BIT(Y2),
	OFFSETS = BIT(XOFFSET) | BIT(YOFFSET),
	GRADES = BIT(SIZE) | BIT(OPACITY),
	HUES = GRADES | BIT(COLOR),
	LOOKS = HUES | BIT(SHAPE) | BIT(DASH),
	ROUND = BIT(THETA) | BIT(RADIUS),
	CELLS = BIT(ROW) | BIT(COLUMN) | BIT(FACET),
	SCALED = PLACES | OFFSETS | ROUND | LOOKS,
	SPACED = ENDS | ROUND,
	GRADED = SPACED | HUES
};
#define ALL (~0U)

/* What a channel shows. The scale of bins and of constants has a kind as well. */
enum {
	LINEAR = 1,
	POWER = 2, /* of an exponent that is written */
	ROOT = 4,
	LOG = 8,
	SYMLOG = 16,
	TIMES = 32,
	NAMES = 64,
	PARTS = 128, /* quantize: equal parts of a domain */
	EDGES = 256, /* the other scales that make classes */
	BINS = 512,
	CONSTANT = 1024,
	NUMBERS = LINEAR | POWER | ROOT,
	LOGS = LOG | SYMLOG, /* numbers whose ticks are powers */
	SMOOTH = NUMBERS | LOGS | TIMES,
	CLASSES = PARTS | EDGES, /* of numbers, made by a scale */
	SCALES = SMOOTH | NAMES | CLASSES,
	DATA = SCALES | BINS
};

#define LOOKS_WORDS "color, size, shape, opacity, strokeDash"
#define SCALED_WORDS "x, y, xOffset, yOffset, theta, radius, " LOOKS_WORDS
#define NAMES_WORDS "nominal, ordinal"
#define UNBINNED_WORDS "size, opacity (bin: false)"
#define SMOOTH_WORDS "quantitative, temporal"
#define BANDS_WORDS "nominal, ordinal x, y"

#define ANY "*" /* other key of the part */
#define REFUSE(part, key, ...)               \
	{                                    \
		true, part, key, __VA_ARGS__ \
	}
#define IDLE(part, key, ...)                  \
	{                                     \
		false, part, key, __VA_ARGS__ \
	}

/* clang-format off */
static const struct purpose all[] = {
	IDLE(NULL, "axis", PLACES | ROUND, DATA, "x, y, theta, radius"),
	IDLE(NULL, "header", CELLS, DATA, "row, column, facet"),
	IDLE(NULL, "columns", BIT(FACET), DATA, "facet"),
	IDLE(NULL, "legend", LOOKS, DATA, LOOKS_WORDS),
	IDLE(NULL, "scale", ROUND, DATA | CONSTANT, SCALED_WORDS), /* angles of a datum, too */
	IDLE(NULL, "scale", SCALED | CELLS | BIT(DETAIL), DATA, SCALED_WORDS),
	IDLE(NULL, "title", PLACES | BIT(THETA) | LOOKS | CELLS, DATA, "x, y, theta, row, column, facet, " LOOKS_WORDS),
	IDLE(NULL, "format", BIT(TEXT), NUMBERS | LOGS | BINS | TIMES, "quantitative, temporal text"),
	IDLE("condition", "format", LOOKS | BIT(TEXT), DATA & ~NAMES, SMOOTH_WORDS),
	IDLE(NULL, "sort", CELLS | BIT(DETAIL), DATA, NAMES_WORDS),
	IDLE(NULL, "sort", PLACES | OFFSETS | ROUND | LOOKS, NAMES, NAMES_WORDS),
	IDLE(NULL, "aggregate", ~BIT(STATUS), DATA, "x, y, " LOOKS_WORDS),
	IDLE(NULL, "bin", ~BIT(STATUS), DATA, "x, y, " LOOKS_WORDS),
	IDLE(NULL, "timeUnit", ~BIT(STATUS), DATA, "x, y, " LOOKS_WORDS),
	IDLE(NULL, "stack", BIT(RADIUS), DATA & ~NAMES, "x, y, theta, quantitative radius"),
	IDLE(NULL, "stack", PLACES | BIT(THETA), DATA, "x, y, theta, quantitative radius"),
	IDLE(NULL, "value", ALL, CONSTANT, "channel: {value: …}"),
	IDLE(NULL, "datum", ALL, CONSTANT, "channel: {datum: …}"),

	IDLE("axis", "tickCount", PLACES, NUMBERS | LOGS | BINS | TIMES, "quantitative, temporal x, y"),
	REFUSE("axis", "tickMinStep", ALL, NUMBERS | CLASSES, "quantitative (linear, pow, sqrt)"),
	IDLE("axis", "tickMinStep", PLACES, NUMBERS, "linear, pow, sqrt"),
	IDLE("axis", "title", PLACES | BIT(THETA), DATA, "x, y, theta"),
	IDLE("axis", "format", PLACES | ROUND, DATA, "x, y, theta, radius"),
	IDLE("axis", "labels", PLACES, DATA, "x, y"),
	IDLE("axis", "labels", ROUND, NAMES | BINS, "x, y, nominal, ordinal theta, radius"),
	IDLE("axis", ANY, PLACES, DATA, "x, y"),

	IDLE("header", "format", CELLS, NUMBERS | LOGS | BINS | TIMES, SMOOTH_WORDS),

	REFUSE("legend", "values", ALL, DATA & ~CLASSES, "nominal, ordinal, linear"),
	IDLE("legend", "values", GRADES, DATA & ~BINS, UNBINNED_WORDS),
	IDLE("legend", "values", LOOKS, DATA, LOOKS_WORDS),
	REFUSE("legend", "symbolLimit", BIT(COLOR), NAMES, NAMES_WORDS),
	REFUSE("legend", "symbolLimit", ALL, DATA & ~CLASSES, NAMES_WORDS),
	IDLE("legend", "symbolLimit", GRADES, NAMES, NAMES_WORDS),
	IDLE("legend", "symbolLimit", LOOKS, NAMES | BINS | CLASSES, NAMES_WORDS),
	REFUSE("legend", "columns", BIT(COLOR), NAMES | CLASSES, NAMES_WORDS),
	REFUSE("legend", "columns", ALL, ALL, ""),
	REFUSE("legend", "labelLimit", BIT(COLOR), NAMES | CLASSES, NAMES_WORDS),
	REFUSE("legend", "labelLimit", ALL, ALL, ""),
	IDLE("legend", "format", LOOKS, NUMBERS | LOGS | BINS | TIMES | CLASSES, SMOOTH_WORDS),

	IDLE("scale", "type", SCALED, DATA, SCALED_WORDS),
	REFUSE("scale", "exponent", ALL, POWER, "type: pow"),
	REFUSE("scale", "constant", ALL, SYMLOG, "type: symlog"),
	REFUSE("scale", "base", ALL, LOG, "type: log"),
	IDLE("scale", "base", PLACES | ROUND | BIT(COLOR), DATA, "x, y, color"),
	REFUSE("scale", "clamp", ALL, SMOOTH, SMOOTH_WORDS),
	IDLE("scale", "clamp", SCALED, DATA, SCALED_WORDS),
	REFUSE("scale", "zero", ALL, NUMBERS | SYMLOG | PARTS, "type: linear, pow, sqrt, symlog, quantize"),
	IDLE("scale", "zero", GRADES, DATA & ~BINS, UNBINNED_WORDS),
	IDLE("scale", "zero", SCALED & ~BIT(THETA), DATA, "x, y, radius, color, size, opacity"),
	REFUSE("scale", "nice", GRADED, SMOOTH | PARTS, SMOOTH_WORDS " x, y, color"),
	IDLE("scale", "nice", PLACES | ROUND, DATA, "x, y"),
	IDLE("scale", "nice", BIT(COLOR), NUMBERS | LOGS | TIMES | CLASSES, "x, y, quantitative color"),
	IDLE("scale", "nice", GRADES, CLASSES, "x, y, quantitative color"),
	IDLE("scale", "domain", GRADES, (DATA | CONSTANT) & ~BINS, UNBINNED_WORDS),
	IDLE("scale", "domain", ALL, ALL, SCALED_WORDS),
	REFUSE("scale", "domainMin", ALL, SMOOTH | PARTS, SMOOTH_WORDS),
	IDLE("scale", "domainMin", GRADES, DATA & ~BINS, UNBINNED_WORDS),
	IDLE("scale", "domainMin", SCALED, DATA, SCALED_WORDS),
	REFUSE("scale", "domainMax", ALL, SMOOTH | PARTS, SMOOTH_WORDS),
	IDLE("scale", "domainMax", GRADES, DATA & ~BINS, UNBINNED_WORDS),
	IDLE("scale", "domainMax", SCALED, DATA, SCALED_WORDS),
	REFUSE("scale", "domainMid", BIT(COLOR), SMOOTH, "quantitative color"),
	REFUSE("scale", "padding", ROUND, NAMES, "linear, pow, sqrt, temporal, nominal, ordinal x, y"),
	REFUSE("scale", "padding", ENDS, NUMBERS | TIMES | NAMES, "linear, pow, sqrt, temporal, nominal, ordinal x, y"),
	REFUSE("scale", "paddingInner", SPACED, NAMES, BANDS_WORDS),
	IDLE("scale", "paddingInner", ROUND, NAMES | BINS, "type: band"),
	IDLE("scale", "paddingInner", PLACES | ROUND, NAMES, "type: band"),
	REFUSE("scale", "paddingOuter", SPACED, NAMES, BANDS_WORDS),
	REFUSE("scale", "rangeMin", ROUND, SMOOTH | NAMES, "theta, radius"),
	REFUSE("scale", "rangeMax", ROUND, SMOOTH | NAMES, "theta, radius"),
	IDLE("scale", "range", ROUND, DATA | CONSTANT, "theta, radius"),
	IDLE("scale", "range", ROUND | HUES | BIT(SHAPE), DATA, "color, size, shape, opacity"),
	REFUSE("scale", "scheme", BIT(COLOR), SCALES, "color"),
	REFUSE("scale", "reverse", GRADED, SCALES, "x, y, color, size, opacity"),
};
/* clang-format on */

static unsigned scale_of(const struct plan_encoding *e)
{
	struct str type = e->scale.type;
	if (e->type == TYPE_NOMINAL || e->type == TYPE_ORDINAL)
		return NAMES;
	if (e->type == TYPE_TEMPORAL)
		return TIMES;
	if (plan_classed(&e->scale))
		return str_eq(type, STR("quantize")) ? PARTS : EDGES;
	return str_eq(type, STR("log"))      ? LOG
	       : str_eq(type, STR("symlog")) ? SYMLOG
	       : str_eq(type, STR("pow"))    ? POWER
	       : str_eq(type, STR("sqrt"))   ? ROOT
					     : LINEAR;
}

static unsigned shown_by(const struct plan_encoding *e)
{
	if (e->column == TABLE_NONE && !e->aggregate.n)
		return CONSTANT;
	return e->bin.set ? BINS : scale_of(e);
}

static bool same(const char *a, const char *b)
{
	return (!a && !b) || (a && b && str_eq(str_of(a), str_of(b)));
}

const struct purpose *purpose_find(bool refused, const char *part, struct str key,
				   enum plan_channel channel)
{
	const struct purpose *found = NULL;
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		const struct purpose *p = &all[i];
		bool any = !found && str_eq(STR(ANY), str_of(p->key));
		if (p->refused != refused || !same(part, p->part) ||
		    !(any || str_eq(key, str_of(p->key))))
			continue;
		if (purpose_on(p, channel))
			return p;
		found = p;
	}
	return found;
}

bool purpose_on(const struct purpose *p, enum plan_channel channel)
{
	return p->channels & (1U << channel);
}

bool purpose_fits(const struct purpose *p, enum plan_channel channel,
		  const struct plan_encoding *enc)
{
	unsigned kinds = p->refused ? scale_of(enc) : shown_by(enc);
	bool rest = enc->case_count > 0 && p->kinds == CONSTANT;
	return purpose_on(p, channel) && ((p->kinds & kinds) || rest);
}

void purpose_refuse(struct encoder *x, const char *part, const struct node *map,
		    const struct plan_encoding *enc)
{
	enum plan_channel channel = (enum plan_channel)(enc - x->layer->encoding);
	for (size_t i = 0; map->kind == NODE_MAP && i < map->count; i++) {
		const struct node_entry *e = &map->entry[i];
		const struct purpose *p = purpose_find(true, part, e->key, channel);
		if (!p || purpose_fits(p, channel, enc))
			continue;
		diag_report(x->b->d, e->value.at, DIAG_SCALE_KEY, e->key, str_of(p->belongs));
		encode_fail(x);
	}
}
