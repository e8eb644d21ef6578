#include <math.h>

#include "base/num.h"
#include "mark/row.h"
#include "report/encode.h"
#include "report/fill.h"
#include "report/keys.h"
#include "report/purpose.h"
#include "source/period.h"

/* The scale of a channel. */

#define STEPS_MOST 50          /* ticks that may be asked for */
#define PADDING_MOST 10        /* bands */
#define TURN 6.283185307179586 /* radians */
#define ROUNDED 1e-2           /* 3.14 does for π */

static enum column_type column_type(const struct encoder *x, const struct plan_encoding *enc)
{
	return enc->column == TABLE_NONE ? COLUMN_NUMBER
					 : x->layer->table->column[enc->column].type;
}

/* A number, or on an axis of times a period as days. */
static bool read_end(struct encoder *x, const struct plan_encoding *enc, struct str s,
		     double *out)
{
	struct period p;
	enum column_type type = column_type(x, enc);
	if (enc->type != TYPE_TEMPORAL || !column_is_temporal(type))
		return num_parse(s, out);
	if (!period_parse(s, &p) || !column_is_temporal(p.type))
		return false;
	*out = column_days(p.type, p.number);
	return true;
}

bool scaling_number(struct encoder *x, const struct plan_encoding *enc, struct str s,
		    struct span at, double *out)
{
	bool temporal = enc->type == TYPE_TEMPORAL;
	if (read_end(x, enc, s, out))
		return true;
	encode_fail(x);
	return diag_report(x->b->d, at, temporal ? DIAG_SCALE_TIME : DIAG_KEY_NUMBER, s);
}

static void bind_end(struct encoder *x, const struct plan_encoding *enc, struct str s,
		     struct span at, struct plan_number *out)
{
	out->set = scaling_number(x, enc, s, at, &out->v);
}

static bool discrete(const struct plan_encoding *enc)
{
	return enc->type == TYPE_NOMINAL || enc->type == TYPE_ORDINAL;
}

/* Numbers of a domain: boundaries of classes, or a sample of its own. */
static void bind_edges(struct encoder *x, const struct node *list, struct plan_scale *s)
{
	bool sample = str_eq(s->type, STR("quantile")), ok = true;
	size_t least = str_eq(s->type, STR("threshold")) || sample ? 1 : 2;
	s->edge = encode_numbers(x, list);
	s->edges = s->edge ? list->count : 0;
	if (!s->edge)
		return;
	for (size_t i = 1; i < s->edges && !sample; i++)
		ok &= s->edge[i] > s->edge[i - 1];
	if (ok && s->edges >= least && s->edges < PLAN_CLASSES_MOST)
		return;
	diag_report(x->b->d, list->at, DIAG_SCALE_EDGES, s->type,
		    diag_number(x->b->d, (long long)least),
		    diag_number(x->b->d, PLAN_CLASSES_MOST - 1));
	encode_fail(x);
}

/* Two ends of a number or time axis; names in order; steps of colours. */
static void bind_domain(struct encoder *x, const struct node *list, struct plan_encoding *enc)
{
	struct plan_scale *s = &enc->scale;
	if (!list || !encode_words(x, list, &s->domain))
		return;
	if (discrete(enc) && list->count)
		return;
	if (plan_classed(s) && !str_eq(s->type, STR("quantize"))) {
		bind_edges(x, list, s);
		return;
	}
	if (list->count < 2 || (list->count > 2 && enc->type == TYPE_TEMPORAL)) {
		diag_report(x->b->d, list->at, discrete(enc) ? DIAG_LIST_EMPTY : DIAG_DOMAIN,
			    STR("domain"));
		encode_fail(x);
		return;
	}
	size_t last = list->count - 1;
	bind_end(x, enc, s->domain.word[0], s->domain.at[0], &s->lo);
	bind_end(x, enc, s->domain.word[last], s->domain.at[last], &s->hi);
}

static void bind_side(struct encoder *x, struct keys *k, const char *key,
		      struct plan_encoding *enc, struct plan_number *out)
{
	const struct node *n = keys_scalar(k, key);
	struct str text;
	if (n && fill_plain(x->b, n->text, n->at, &text))
		bind_end(x, enc, text, n->at, out);
	else if (n)
		encode_fail(x);
}

/* A colour, a shape, a size or an opacity, as the channel has them. */
static bool check_look(struct encoder *x, const struct plan_encoding *enc, struct str word,
		       struct span at)
{
	double v;
	switch (enc - x->layer->encoding) {
	case CHANNEL_COLOR:
		return channel_color(x, word, at);
	case CHANNEL_SHAPE:
		return str_among(word, MARK_SHAPES) ||
		       diag_report(x->b->d, at, DIAG_CHART_PROPERTY_VALUE, STR("shape"), word,
				   STR(MARK_SHAPES));
	case CHANNEL_SIZE:
	case CHANNEL_OPACITY:
		return num_parse(word, &v) || diag_report(x->b->d, at, DIAG_KEY_NUMBER, word);
	default:
		return true;
	}
}

static bool is_round(const struct encoder *x, const struct plan_encoding *enc)
{
	return enc == &x->layer->encoding[CHANNEL_THETA] ||
	       enc == &x->layer->encoding[CHANNEL_RADIUS];
}

/* Both ends of angles and radii; a turn has 2π radians, which degrees would pass. */
static void check_reach(struct encoder *x, struct span at, const struct plan_encoding *enc)
{
	bool angle = enc == &x->layer->encoding[CHANNEL_THETA];
	double lo = enc->scale.range_lo.set ? enc->scale.range_lo.v : 0;
	double hi = enc->scale.range_hi.set ? enc->scale.range_hi.v : angle ? TURN : INFINITY;
	bool good = angle ? fabs(hi - lo) <= TURN + ROUNDED : lo >= 0 && hi >= 0;
	if (good && lo != hi)
		return;
	diag_report(x->b->d, at, angle ? DIAG_SCALE_TURN : DIAG_SCALE_REACH, STR_NONE);
	encode_fail(x);
}

/* range: [from, to], rangeMin and rangeMax of theta and radius. */
static void bind_reach(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	struct plan_scale *s = &enc->scale;
	const struct node *list = keys_list(k, "range"), *lo = keys_node(k, "rangeMin"),
			  *hi = keys_node(k, "rangeMax");
	s->range_lo = keys_number(k, "rangeMin");
	s->range_hi = keys_number(k, "rangeMax");
	if (list && list->count == 2) {
		s->range_lo.set = num_parse(list->item[0].text, &s->range_lo.v);
		s->range_hi.set = num_parse(list->item[1].text, &s->range_hi.v);
	}
	if (list && (!s->range_lo.set || !s->range_hi.set)) {
		diag_report(x->b->d, list->at, DIAG_SCALE_ENDS, STR_NONE);
		encode_fail(x);
	} else if (list || lo || hi) {
		check_reach(x, list ? list->at : lo ? lo->at : hi->at, enc);
	}
}

/* Positions have the range of the paper; the other channels may name theirs. */
static void bind_range(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	if (is_round(x, enc)) {
		bind_reach(x, k, enc);
		return;
	}
	const struct node *list = keys_list(k, "range");
	struct plan_words *range = &enc->scale.range;
	bool place =
		enc == &x->layer->encoding[CHANNEL_X] || enc == &x->layer->encoding[CHANNEL_Y];
	if (!list || !encode_words(x, list, range))
		return;
	if (place || !list->count) {
		diag_report(x->b->d, list->at, place ? DIAG_SCALE_RANGE : DIAG_LIST_EMPTY,
			    STR("range"));
		encode_fail(x);
	}
	for (size_t i = 0; i < range->count; i++)
		if (!check_look(x, enc, range->word[i], range->at[i]))
			encode_fail(x);
}

static bool on(const struct encoder *x, const struct plan_encoding *enc, const char *channels)
{
	size_t at = (size_t)(enc - x->layer->encoding);
	return str_among(channel_word((enum plan_channel)at), channels);
}

static void bind_kind(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *n = keys_scalar(k, "type");
	struct plan_scale *s = &enc->scale;
	bool place = on(x, enc, "x y x2 y2 xOffset yOffset theta radius");
	bool graded = on(x, enc, "color size opacity");
	const char *suits = discrete(enc)                ? (place ? "band point" : "ordinal")
			    : enc->type == TYPE_TEMPORAL ? "time utc"
			    : graded ? "linear log symlog sqrt pow " PLAN_CLASSES
				     : "linear log symlog sqrt pow";
	if (discrete(enc) && enc->bin.set && on(x, enc, "color"))
		suits = "ordinal bin-ordinal"; /* bins are classes already */
	s->type = keys_choice(k, "type");
	if (s->type.n && enc->column != TABLE_NONE && !str_among(s->type, suits)) {
		diag_report(x->b->d, n->at, DIAG_SCALE_TYPE, s->type, str_of(suits));
		encode_fail(x);
	}
}

/* Is a unit no finer than what the column knows? Minutes are parts of days. */
static bool fits_column(struct encoder *x, const struct plan_encoding *enc, struct str unit,
			struct span at)
{
	static const char *const finer[] = {"quarter month week day hour minute",
					    "month week day hour minute",
					    "week day hour minute"};
	enum column_type type = column_type(x, enc);
	bool fits = type < COLUMN_YEAR || type > COLUMN_MONTH ||
		    !str_among(unit, finer[type - COLUMN_YEAR]);
	struct str name = enc->column == TABLE_NONE ? STR_NONE
						    : x->layer->table->column[enc->column].name;
	return fits || diag_report(x->b->d, at, DIAG_SCALE_INTERVAL, unit, name,
				   type == COLUMN_MONTH     ? STR("month")
				   : type == COLUMN_QUARTER ? STR("quarter")
							    : STR_NONE);
}

void scaling_steps(struct encoder *x, struct keys *k, const char *key,
		   const struct plan_encoding *enc, struct plan_steps *out)
{
	const struct node *n = keys_node(k, key);
	bool map = n && n->kind == NODE_MAP;
	*out = (struct plan_steps){.at = n ? n->at : SPAN_NONE};
	if (!n || (!map && (keys_scalar(k, key), n->kind != NODE_SCALAR)))
		return;
	if (!map && num_parse(n->text, &out->count.v)) {
		out->count.set = out->count.v >= 1 && out->count.v <= STEPS_MOST;
		if (!out->count.set)
			k->ok = diag_report(x->b->d, n->at, DIAG_KEY_RANGE, str_of(key),
					    STR("1"), diag_number(x->b->d, STEPS_MOST));
		return;
	}
	struct keys own = map ? keys_part(k, key) : *k;
	out->unit = map ? keys_choice(&own, "interval") : keys_among(k, n, keys_words(k, key));
	out->every = map ? keys_integer(&own, "step", 1) : 1;
	k->ok = k->ok && own.ok;
	if (map && own.ok && !out->unit.n)
		k->ok = diag_report(x->b->d, n->at, DIAG_CHART_NEEDS, STR("interval"));
	if (out->unit.n && enc->type != TYPE_TEMPORAL)
		k->ok = diag_report(x->b->d, n->at, DIAG_SCALE_KEY, out->unit,
				    STR("type: temporal"));
	else if (out->unit.n && !fits_column(x, enc, out->unit, n->at))
		k->ok = false;
}

/* true, false, a number of ticks or a unit of the calendar */
static void bind_nice(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	struct plan_scale *s = &enc->scale;
	const struct node *n = keys_node(k, "nice");
	bool word = n && n->kind == NODE_SCALAR && str_among(n->text, "true false");
	if (word)
		s->nice = keys_bool(k, "nice");
	if (!n || word)
		return;
	scaling_steps(x, k, "nice", enc, &s->nice_steps);
	s->nice = TRI_YES;
	if (!s->nice_steps.count.set || !str_among(s->type, "log symlog"))
		return;
	diag_report(x->b->d, n->at, DIAG_SCALE_KEY, STR("nice"),
		    STR("type: linear, pow, sqrt"));
	encode_fail(x);
}

/* A logarithm has no place for zero and what is below it. */
static void check_log(struct encoder *x, struct keys *k, const struct plan_encoding *enc)
{
	static const char *const end[] = {"domainMin", "domainMax", "domain"};
	const struct plan_scale *s = &enc->scale;
	bool fits = (!s->lo.set || s->lo.v > 0) && (!s->hi.set || s->hi.v > 0);
	bool log = enc->type == TYPE_QUANTITATIVE && str_eq(s->type, STR("log"));
	for (size_t i = 0; log && !fits && i < 3; i++) {
		const struct node *n = keys_node(k, end[i]);
		bool other = i < 2 && (i ? s->hi.v : s->lo.v) > 0;
		if (!n || other)
			continue;
		diag_report(x->b->d, n->at, DIAG_SCALE_ABOVE_ZERO, str_of(end[i]));
		encode_fail(x);
		return;
	}
}

static void need_above(struct encoder *x, struct keys *k, const char *key, struct plan_number n)
{
	if (!n.set || n.v > 0)
		return;
	diag_report(x->b->d, keys_node(k, key)->at, DIAG_SCALE_ABOVE_ZERO, str_of(key));
	encode_fail(x);
}

/* Of log; the ticks stand at its powers. */
static void bind_base(struct encoder *x, struct keys *k, struct plan_scale *s)
{
	s->base = keys_number(k, "base");
	if (!s->base.set || s->base.v > 1)
		return;
	diag_report(x->b->d, keys_node(k, "base")->at, DIAG_SCALE_BASE, STR_NONE);
	encode_fail(x);
}

/* scheme: blues, or {name: blues, count: 5} */
static void bind_scheme(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *n = keys_node(k, "scheme"), *name = n;
	struct plan_scale *s = &enc->scale;
	if (!n)
		return;
	if (n->kind == NODE_MAP) {
		struct keys own = keys_part(k, "scheme");
		name = keys_needed(&own, "name", n->at);
		s->scheme_count = (size_t)keys_integer(&own, "count", 0);
		k->ok = k->ok && own.ok;
	} else {
		name = keys_scalar(k, "scheme");
	}
	s->scheme = name ? name->text : STR_NONE;
	s->scheme_at = name ? name->at : n->at;
	if (!s->scheme_count || str_among(s->type, "quantize quantile"))
		return;
	diag_report(x->b->d, n->at, DIAG_SCALE_KEY, STR("count"),
		    STR("type: quantize, quantile"));
	encode_fail(x);
}

/* As many classes as looks, and boundaries where they are the author's. */
static void check_classes(struct encoder *x, const struct plan_scale *s)
{
	bool bins = str_eq(s->type, STR("bin-ordinal"));
	size_t classes = bins ? s->edges - 1 : s->edges + 1;
	if (!plan_classed(s))
		return;
	if (str_among(s->type, "quantize quantile")) {
		if (!s->range.count ||
		    (s->range.count >= 2 && s->range.count <= PLAN_CLASSES_MOST))
			return;
		diag_report(x->b->d, s->range.at[0], DIAG_SCALE_LOOKS, diag_number(x->b->d, 2),
			    diag_number(x->b->d, (long long)s->range.count));
	} else if (!s->edge) {
		diag_report(x->b->d, s->at, DIAG_SCALE_NEEDS_DOMAIN, s->type);
	} else if (s->range.count && s->range.count != classes) {
		diag_report(x->b->d, s->range.at[0], DIAG_SCALE_LOOKS,
			    diag_number(x->b->d, (long long)classes),
			    diag_number(x->b->d, (long long)s->range.count));
	} else {
		return;
	}
	encode_fail(x);
}

void scaling_bind(struct encoder *x, const struct node *scale, struct plan_encoding *enc)
{
	struct keys k = keys_open(scale, &shape_scale, x->b->d);
	struct plan_scale *s = &enc->scale;
	if (!scale)
		return;
	s->at = scale->at;
	bind_kind(x, &k, enc);
	bind_domain(x, keys_list(&k, "domain"), enc);
	bind_side(x, &k, "domainMin", enc, &s->lo);
	bind_side(x, &k, "domainMax", enc, &s->hi);
	s->mid = keys_number(&k, "domainMid");
	bind_range(x, &k, enc);
	bind_scheme(x, &k, enc);
	s->zero = keys_bool(&k, "zero");
	bind_nice(x, &k, enc);
	s->clamp = keys_bool(&k, "clamp");
	s->reverse = keys_bool(&k, "reverse");
	s->padding = keys_between(&k, "padding");
	s->padding_inner = keys_between(&k, "paddingInner");
	s->padding_outer = keys_between(&k, "paddingOuter");
	s->exponent = keys_number(&k, "exponent");
	s->constant = keys_number(&k, "constant");
	need_above(x, &k, "exponent", s->exponent);
	need_above(x, &k, "constant", s->constant);
	bind_base(x, &k, s);
	check_log(x, &k, enc);
	purpose_refuse(x, "scale", scale, enc);
	if (!discrete(enc) && x->ok)
		check_classes(x, s);
	if (s->padding.set && discrete(enc) && s->padding.v > PADDING_MOST) {
		diag_report(x->b->d, keys_node(&k, "padding")->at, DIAG_KEY_RANGE,
			    STR("padding"), STR("0"), diag_number(x->b->d, PADDING_MOST));
		encode_fail(x);
	}
	if (s->lo.set && s->hi.set && s->lo.v == s->hi.v) {
		diag_report(x->b->d, scale->at, DIAG_DOMAIN, STR_NONE);
		encode_fail(x);
	}
	x->ok = x->ok && k.ok;
}
