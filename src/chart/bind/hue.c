#include "chart/bind/hue.h"

#include <math.h>
#include <string.h>

#include "base/num.h"
#include "chart/bind/palette.h"
#include "chart/bind/train.h"
#include "chart/model.h"
#include "chart/words.h"
#include "mark/property.h"

#define TICKS 4
#define TOKENS_ALL 8
#define GREY 12.0 /* of chroma: the greys of KRDS are a little blue */

/* KRDS tokens 10 … 80 of one colour; what is paler is not seen on paper. */
static const struct ramp {
	const char *names; /* between spaces: Vega-Lite's, then the tokens' */
	color token[TOKENS_ALL];
} ramps[] = {
	{"blues primary",
	 {0xd8e5fdff, 0xb1cefbff, 0x86aff9ff, 0x4c87f6ff, 0x256ef4ff, 0x0b50d0ff, 0x083891ff,
	  0x052561ff}},
	{"bluegreys secondary",
	 {0xd6e0ebff, 0xbacbdeff, 0x90b0d5ff, 0x6b96c7ff, 0x346fb2ff, 0x1c589cff, 0x063a74ff,
	  0x052b57ff}},
	{"greens success",
	 {0xd8eeddff, 0xa9dab4ff, 0x7ec88eff, 0x3fa654ff, 0x228738ff, 0x267337ff, 0x1d542aff,
	  0x163a1eff}},
	{"oranges warning",
	 {0xffe0a3ff, 0xffc95cff, 0xffb114ff, 0xc78500ff, 0x9e6a00ff, 0x8a5c00ff, 0x614100ff,
	  0x422c00ff}},
	{"reds danger",
	 {0xfcdfd9ff, 0xf7afa1ff, 0xf48771ff, 0xf05f42ff, 0xde3412ff, 0xbd2c0fff, 0x8a240fff,
	  0x5c180aff}},
	{"pinks point",
	 {0xf5d6d9ff, 0xebadb2ff, 0xe0858cff, 0xd65c66ff, 0xd63d4aff, 0xab2b36ff, 0x7a1f26ff,
	  0x521419ff}},
	{"greys gray",
	 {0xe6e8eaff, 0xcdd1d5ff, 0xb1b8beff, 0x8a949eff, 0x6d7882ff, 0x58616aff, 0x464c53ff,
	  0x33363dff}},
};

/* Two ramps that meet in grey: what is below the midpoint, and what is above. */
static const struct {
	const char *name, *below, *above;
} pairs[] = {
	{"blueorange", "blues", "oranges"},
	{"redblue", "reds", "blues"},
	{"redgrey", "reds", "greys"},
	{"pinkgreen", "pinks", "greens"},
};
#define MIDDLE 0xe6e8eaffu
#define MIDDLE_SEEN 0x8a949effu /* where areas have to stand out from the paper */

#define SEQUENTIAL "blues bluegreys greens oranges reds pinks greys"
#define TOKENS "primary secondary success warning danger point gray"
#define DIVERGING "blueorange redblue redgrey pinkgreen"
#define SCHEMES SEQUENTIAL " " TOKENS " " DIVERGING

static const struct ramp *find_ramp(struct str name)
{
	for (size_t i = 0; i < sizeof(ramps) / sizeof(*ramps); i++)
		if (str_among(name, ramps[i].names))
			return &ramps[i];
	return NULL;
}

static void sequential(struct hue *h, const color *token, size_t count, struct arena *mem)
{
	struct hue_stop *stop = ARENA_NEW(mem, struct hue_stop, count);
	for (size_t i = 0; i < count; i++)
		stop[i] = (struct hue_stop){count > 1 ? (double)i / (double)(count - 1) : 0,
					    token[i]};
	h->stop = stop;
	h->stops = count;
}

static const struct ramp *greys(void)
{
	return find_ramp(STR("greys"));
}

static bool stands_out(const struct theme *t, color rgba)
{
	return palette_contrast(rgba, t->color.surface) >= t->color.contrast;
}

/* The tokens that the theme lets areas have, pale to dark. */
static size_t seen(const struct theme *t, const struct ramp *ramp, color out[TOKENS_ALL])
{
	size_t n = 0;
	for (size_t i = 0; i < TOKENS_ALL; i++)
		if (stands_out(t, ramp->token[i]))
			out[n++] = ramp->token[i];
	if (n < 2)
		memcpy(out, ramp->token, sizeof(ramp->token));
	return n < 2 ? TOKENS_ALL : n;
}

static void grade(struct hue *h, const struct theme *t, const struct ramp *ramp,
		  struct arena *mem)
{
	color token[TOKENS_ALL];
	size_t count = seen(t, ramp, token);
	sequential(h, token, count, mem);
}

/* One side of a midpoint: tokens 20, 30, 40, 50, 60, or those that stand out. */
static size_t arm(const struct theme *t, const char *name, color out[TOKENS_ALL])
{
	const struct ramp *ramp = find_ramp(str_of(name));
	if (t->color.contrast > 0)
		return seen(t, ramp, out);
	memcpy(out, ramp->token + 1, 5 * sizeof(*out));
	return 5;
}

/* Dark to pale of one, grey, pale to dark of the other. */
static void diverge(struct hue *h, const struct theme *t, size_t pair, struct arena *mem)
{
	color low[TOKENS_ALL], high[TOKENS_ALL], token[2 * TOKENS_ALL + 1];
	size_t below = arm(t, pairs[pair].below, low), above = arm(t, pairs[pair].above, high);
	size_t n = below < above ? below : above;
	for (size_t i = 0; i < n; i++) {
		token[i] = low[below - 1 - i];
		token[n + 1 + i] = high[above - n + i];
	}
	token[n] = stands_out(t, MIDDLE) ? MIDDLE : MIDDLE_SEEN;
	sequential(h, token, 2 * n + 1, mem);
}

bool hue_grey(const struct theme *t)
{
	for (size_t i = 0; i < t->color.count; i++) {
		struct palette_lab lab = palette_lab(t->color.series[i], PALETTE_NORMAL);
		if (hypot(lab.a, lab.b) > GREY)
			return false;
	}
	return true;
}

bool hue_grey_alone(const struct theme *t)
{
	return t->color.grey && hue_grey(t);
}

/* Two ramps of greys would be one: from the least to the greatest it gets darker. */
static bool find_scheme(struct hue *h, struct chart *c, const struct plan_encoding *e)
{
	struct str name = e->scale.scheme;
	bool middle = e->scale.mid.set;
	bool grey = name.n ? hue_grey_alone(c->theme) : hue_grey(c->theme);
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		if (str_eq(name, str_of(pairs[i].name)) || (!name.n && middle && !i)) {
			if (grey)
				grade(h, c->theme, greys(), c->mem);
			else
				diverge(h, c->theme, i, c->mem);
			h->diverging = true;
			return true;
		}
	const struct ramp *ramp = find_ramp(name.n ? name : STR("blues"));
	if (!ramp) {
		struct str best = STR_NONE;
		const char *word = SCHEMES;
		while (*word) {
			size_t n = strcspn(word, " ");
			best = str_nearer(name, (struct str){word, n}, best);
			word += n + (word[n] == ' ');
		}
		return diag_report(c->d, e->scale.scheme_at, DIAG_CHART_SCHEME_UNKNOWN, name,
				   best, str_of(SCHEMES));
	}
	grade(h, c->theme, grey ? greys() : ramp, c->mem);
	return true;
}

/* scale.range: the author's own colours, from the least value to the greatest. */
static bool own_colors(struct hue *h, struct chart *c, const struct plan_encoding *e)
{
	const struct plan_words *range = &e->scale.range;
	color *token = ARENA_NEW(c->mem, color, range->count);
	for (size_t i = 0; i < range->count; i++)
		mark_color(range->word[i], &token[i]); /* series_bind() has looked */
	sequential(h, token, range->count, c->mem);
	h->diverging = e->scale.mid.set;
	return true;
}

static void read_ticks(struct hue *h, const struct chart *c, const struct scale *s)
{
	struct hue_tick *tick = ARENA_NEW(c->mem, struct hue_tick, s->ticks);
	for (size_t i = 0; i < s->ticks; i++)
		tick[i] = (struct hue_tick){s->tick[i].value,
					    words_tick(c, &c->field[CHANNEL_COLOR], s, i)};
	h->tick = tick;
	h->ticks = s->ticks;
}

/* A diverging domain reaches as far up as down, so that equal distances from the
 * midpoint are equally strong. */
static void reach_evenly(struct scale *s, double mid)
{
	bool ratios = s->kind == SCALE_LOG && mid > 0;
	double far = ratios ? fmax(mid / s->seen_lo, s->seen_hi / mid)
			    : fmax(fabs(s->seen_lo - mid), fabs(s->seen_hi - mid));
	scale_number(s, ratios ? mid / far : mid - far);
	scale_number(s, ratios ? mid * far : mid + far);
}

/* Round ends, where the author says nothing else. */
static bool find_domain(struct hue *h, struct chart *c, const struct plan_encoding *e)
{
	struct scale *s = &h->scale;
	train_graded(c, &c->field[CHANNEL_COLOR], s);
	for (size_t i = 0; i < c->layers; i++)
		for (size_t r = 0; r < c->layer[i].draw.rows; r++)
			scale_number(s, c->layer[i].draw.row[r].hue);
	h->mid = model_number(e->scale.mid, s->kind == SCALE_LOG ? 1 : 0);
	if (h->diverging && s->trained)
		reach_evenly(s, h->mid);
	s->zero = e->scale.zero == TRI_YES;
	s->nice =
		e->scale.nice == TRI_YES || (e->scale.nice != TRI_NO && s->kind != SCALE_TIME);
	s->nice_about = (size_t)model_number(e->scale.nice_steps.count, 0);
	s->wish_lo = model_number(e->scale.lo, NAN);
	s->wish_hi = model_number(e->scale.hi, NAN);
	s->clamp = true;
	s->want = e->legend.value;
	s->wants = e->legend.value ? e->legend.values.count : 0;
	scale_settle(s, TICKS);
	scale_range(s, 0, 1);
	read_ticks(h, c, s);
	return !s->refused || diag_report(c->d, e->at, DIAG_CHART_LOG_ZERO, STR("color"));
}

static color along(const struct hue *h, double share)
{
	size_t i = 1;
	double at = fmax(0, fmin(1, share));
	while (i + 1 < h->stops && h->stop[i].at < at)
		i++;
	if (h->stops < 2)
		return h->stops ? h->stop[0].rgba : 0xff;
	double from = h->stop[i - 1].at, width = h->stop[i].at - from;
	color a = h->stop[i - 1].rgba, b = h->stop[i].rgba, out = 0xff;
	double t = width > 0 ? fmax(0, fmin(1, (at - from) / width)) : 0;
	for (unsigned shift = 8; shift <= 24; shift += 8) {
		double v =
			(double)(a >> shift & 255) * (1 - t) + (double)(b >> shift & 255) * t;
		out |= (color)lround(v) << shift;
	}
	return out;
}

color hue_along(const struct hue *h, double share)
{
	size_t count = h->classes.count;
	if (!count)
		return along(h, share);
	size_t i = (size_t)fmax(0, share * (double)count);
	return h->class_color[i < count ? i : count - 1];
}

/* Boundaries of classes are as far apart as the classes are many. */
double hue_share(const struct hue *h, double v)
{
	if (h->classes.count)
		return (double)classes_of(&h->classes, v) / (double)h->classes.count;
	double at = scale_at(&h->scale, v);
	if (!h->diverging || !(h->mid > h->scale.lo && h->mid < h->scale.hi))
		return at;
	double middle = scale_at(&h->scale, h->mid);
	return v < h->mid ? 0.5 * at / middle : 0.5 + 0.5 * (at - middle) / (1 - middle);
}

static color hue_at(const struct hue *h, double v)
{
	if (h->classes.count)
		return h->class_color[classes_of(&h->classes, v)];
	return hue_along(h, hue_share(h, v));
}

static void reverse(struct hue *h, struct arena *mem)
{
	color *token = ARENA_NEW(mem, color, h->stops);
	for (size_t i = 0; i < h->stops; i++)
		token[i] = h->stop[h->stops - 1 - i].rgba;
	sequential(h, token, h->stops, mem);
}

#define CLASSES 5 /* Vega's, where nobody says how many */

static double hue_cell(const struct mark_row *row)
{
	return row->hue;
}

/* Colours of classes: the author's as they are, else along the ramp. */
static void find_classes(struct hue *h, struct chart *c, const struct plan_encoding *e)
{
	size_t values;
	double *value = classes_values(c, hue_cell, &values);
	struct classes k = classes_make(&e->scale, CLASSES, value, values, c->mem);
	color *rgba = ARENA_NEW(c->mem, color, k.count + 1);
	for (size_t i = 0; i < k.count; i++)
		rgba[i] =
			e->scale.range.count
				? h->stop[i % h->stops].rgba
				: along(h, k.count > 1 ? (double)i / (double)(k.count - 1) : 1);
	h->class_color = rgba;
	h->classes = k;
	struct hue_tick *tick = ARENA_NEW(c->mem, struct hue_tick, k.count);
	for (size_t i = 0; i + 1 < k.count; i++)
		tick[i] = (struct hue_tick){k.at[i], num_shortest(c->mem, k.shown[i])};
	h->tick = tick;
	h->ticks = k.count - 1;
}

static void paint(struct chart *c, struct mark_layer *l)
{
	struct mark_row *row = arena_grow(c->mem, l->row, l->rows, l->rows, sizeof(*row));
	for (size_t i = 0; i < l->rows; i++)
		if (isfinite(row[i].hue)) {
			row[i].rgba = hue_at(&c->hue, row[i].hue);
			l->edge = c->theme->color.axis;
		}
	l->row = row;
}

static bool find_hue(struct hue *h, struct chart *c, const struct plan_encoding *e)
{
	h->set = true;
	if (e->scale.range.count ? !own_colors(h, c, e) : !find_scheme(h, c, e))
		return false;
	if (e->scale.reverse == TRI_YES)
		reverse(h, c->mem);
	if (!plan_classed(&e->scale))
		return find_domain(h, c, e);
	find_classes(h, c, e);
	return true;
}

bool hue_bind(struct chart *c)
{
	const struct plan_encoding *e = c->field[CHANNEL_COLOR].e;
	if (!e || c->field[CHANNEL_COLOR].discrete || e->column == TABLE_NONE) {
		bool count = e && str_eq(e->aggregate, STR("count"));
		if (!count)
			return true;
	}
	if (!c->hue.set && !find_hue(&c->hue, c, e)) /* a cell has that of the whole */
		return false;
	for (size_t i = 0; i < c->layers; i++)
		paint(c, &c->layer[i].draw);
	return true;
}

bool hue_sample(const struct theme *t, struct str scheme, size_t i, size_t names, color *out)
{
	const struct ramp *ramp = find_ramp(scheme);
	if (!ramp)
		return false;
	color token[TOKENS_ALL];
	size_t count = seen(t, hue_grey_alone(t) ? greys() : ramp, token);
	size_t first = count == TOKENS_ALL; /* too pale for a name on its own */
	size_t at =
		names > 1 ? first + (i % names) * (count - 1 - first) / (names - 1) : count / 2;
	*out = token[at];
	return true;
}

color hue_usual(const struct chart *c, size_t i, size_t names)
{
	struct hue h = {.set = true};
	const struct ramp *ramp = hue_grey(c->theme) ? greys() : find_ramp(STR("blues"));
	color token[TOKENS_ALL];
	size_t count = seen(c->theme, ramp, token);
	size_t first = count == TOKENS_ALL; /* too pale for a name */
	sequential(&h, token + first, count - first, c->mem);
	return along(&h, names > 1 ? (double)(i % names) / (double)(names - 1) : 0.5);
}
