#include <stdlib.h>
#include <string.h>

#include "chart/bind/apart.h"
#include "chart/bind/palette.h"
#include "chart/bind/scheme.h"
#include "chart/model.h"
#include "chart/words.h"
#include "data/group.h"
#include "mark/property.h"

/* Sets of keys: open addressing over a growing list. */
struct keys_seen {
	struct model_key *key;
	size_t count, room, slots;
	uint32_t *slot; /* 0: free, else index + 1 */
};

static int compare(const void *va, const void *vb)
{
	const struct model_key *a = va, *b = vb;
	const uint32_t x[] = {a->color, a->detail, a->shape, a->dash};
	const uint32_t y[] = {b->color, b->detail, b->shape, b->dash};
	for (int i = 0; i < 4; i++)
		if (x[i] != y[i])
			return x[i] < y[i] ? -1 : 1;
	return 0;
}

static uint32_t *slot_of(const struct keys_seen *s, const struct model_key *k)
{
	uint64_t h = k->color * UINT64_C(0x9e3779b97f4a7c15);
	h = (h ^ k->detail) * UINT64_C(0xff51afd7ed558ccd);
	h = (h ^ k->shape ^ (uint64_t)k->dash << 32) * UINT64_C(0xc4ceb9fe1a85ec53);
	size_t i = (size_t)(h ^ h >> 31) & (s->slots - 1);
	while (s->slot[i] && compare(&s->key[s->slot[i] - 1], k) != 0)
		i = (i + 1) & (s->slots - 1);
	return &s->slot[i];
}

static void grow(struct keys_seen *s, struct arena *mem)
{
	s->slots = s->slots ? s->slots * 2 : 64;
	s->slot = ARENA_NEW(mem, uint32_t, s->slots);
	for (size_t i = 0; i < s->count; i++)
		*slot_of(s, &s->key[i]) = (uint32_t)i + 1;
}

static void see(struct keys_seen *s, struct model_key k, struct arena *mem)
{
	if (2 * (s->count + 1) > s->slots)
		grow(s, mem);
	uint32_t *slot = slot_of(s, &k);
	if (*slot)
		return;
	ARENA_PUSH(mem, s->key, s->count, s->room) = k;
	*slot = (uint32_t)s->count;
}

/* Two channels of one column have the levels of the first of them. */
static bool same_column(const struct chart *c, enum plan_channel a, enum plan_channel b)
{
	return c->field[a].column && c->field[a].column == c->field[b].column;
}

/* The rows of a layer that agree in the columns which tell series apart have one key. */
static void see_layer(struct chart *c, const struct model_layer *l, struct keys_seen *seen)
{
	static const enum plan_channel channel[] = {CHANNEL_COLOR, CHANNEL_DETAIL,
						    CHANNEL_SHAPE, CHANNEL_DASH};
	struct group_key key[4];
	struct groups g;
	struct arena temp = {0};
	size_t keys = 0;
	for (size_t i = 0; i < 4; i++)
		if (l->column[channel[i]] && c->field[channel[i]].discrete)
			key[keys++] = (struct group_key){.column = l->column[channel[i]]};
	group_open(&g, key, keys, &temp);
	for (uint32_t r = 0; r < l->plan->table->rows && !group_all(&g); r++)
		group_add(&g, r);
	for (uint32_t i = 0; i < g.count; i++)
		see(seen, rows_key(c, l, g.first[i]), c->mem);
	arena_finish(&temp);
}

static void find_keys(struct chart *c, struct keys_seen *seen)
{
	for (size_t i = 0; i < c->layers; i++)
		see_layer(c, &c->layer[i], seen);
	if (seen->count)
		qsort(seen->key, seen->count, sizeof(*seen->key), compare);
}

/* The author's range or scheme, else the theme's colours. */
static color hue_of(const struct chart *c, size_t hue)
{
	const struct plan_encoding *e = c->field[CHANNEL_COLOR].e;
	const color *scheme = NULL;
	size_t count = 0, names = c->names[CHANNEL_COLOR].levels;
	color own;
	if (!e || !c->field[CHANNEL_COLOR].discrete)
		return c->theme->color.series[hue % c->theme->color.count];
	bool grey = hue_grey_alone(c->theme);
	if (e->scale.reverse == TRI_YES && names)
		hue = names - 1 - hue % names;
	if (e->scale.range.count &&
	    mark_color(e->scale.range.word[hue % e->scale.range.count], &own))
		return own;
	/* bins are more and less, not this and that */
	if (e->bin.set && (!e->scale.scheme.n || grey))
		return hue_usual(c, hue, names);
	if (e->scale.scheme.n && hue_sample(c->theme, e->scale.scheme, hue, names, &own))
		return own;
	if (e->scale.scheme.n && !grey)
		scheme = scheme_find(e->scale.scheme, &count);
	return scheme ? scheme[hue % count]
		      : c->theme->color.series[hue % c->theme->color.count];
}

/* The shape that the author gives a name: its place among all shapes. */
static uint32_t shape_of(const struct chart *c, uint32_t level)
{
	const struct plan_encoding *e = c->field[CHANNEL_SHAPE].e;
	struct str all = STR(MARK_SHAPES);
	if (!e || !e->scale.range.count)
		return level;
	uint32_t place = 0;
	for (size_t lo = 0; lo < all.n; place++) {
		size_t hi = str_find(all, STR(" "), lo);
		hi = hi == SIZE_MAX ? all.n : hi;
		if (str_eq(str_slice(all, lo, hi),
			   e->scale.range.word[level % e->scale.range.count]))
			return place;
		lo = hi + 1;
	}
	return level;
}

static bool check_colors(struct chart *c)
{
	const struct model_field *f = &c->field[CHANNEL_COLOR];
	const struct plan_words *range = f->e ? &f->e->scale.range : NULL;
	size_t count;
	color own;
	for (size_t i = 0; range && i < range->count; i++)
		if (!mark_color(range->word[i], &own))
			return diag_report(c->d, range->at[i], DIAG_CHART_COLOR,
					   range->word[i]);
	if (!f->e || !f->discrete || !f->e->scale.scheme.n ||
	    hue_sample(c->theme, f->e->scale.scheme, 0, 1, &own) ||
	    scheme_find(f->e->scale.scheme, &count))
		return true;
	return diag_report(c->d, f->e->scale.scheme_at, DIAG_CHART_SCHEME_UNKNOWN,
			   f->e->scale.scheme, scheme_nearest(f->e->scale.scheme),
			   scheme_names(c->mem));
}

/* Are the colours of names those of the theme: nobody chose others? */
static bool is_themes(const struct chart *c)
{
	const struct plan_encoding *e = c->field[CHANNEL_COLOR].e;
	color own;
	if (!e || !c->field[CHANNEL_COLOR].discrete)
		return true;
	if (e->scale.range.count || e->bin.set)
		return false;
	return !e->scale.scheme.n ||
	       (hue_grey_alone(c->theme) && !hue_sample(c->theme, e->scale.scheme, 0, 1, &own));
}

/* How often the colour of a name has been used before, where a theme repeats its own. */
static size_t times_used(const struct chart *c, size_t hue)
{
	size_t plain = c->theme->color.plain, all = c->theme->color.count;
	return plain && is_themes(c) ? hue % all / plain : 0;
}

/* Which colours need a hatch beside their neighbours (C4); none where the axis
 * names what they stand for. */
static const bool *hatched(const struct chart *c, size_t colors)
{
	const struct model_field *hue = &c->field[CHANNEL_COLOR];
	bool *hatch = ARENA_NEW(c->mem, bool, colors + 1);
	color *series = ARENA_NEW(c->mem, color, colors + 1);
	for (size_t i = 0; i < colors; i++)
		series[i] = hue_of(c, i);
	bool repeats = c->theme->color.plain && is_themes(c);
	if (hue->column != c->field[model_base(c)].column && !repeats)
		palette_hatch(series, colors, hatch);
	return hatch;
}

static struct str name_of(const struct chart *c, const struct model_key *k)
{
	const struct {
		enum plan_channel channel;
		uint32_t level;
	} told[] = {{CHANNEL_COLOR, k->color},
		    {CHANNEL_SHAPE, k->shape},
		    {CHANNEL_DASH, k->dash},
		    {CHANNEL_DETAIL, k->detail}};
	for (int i = 0; i < 4; i++) {
		const struct scale *names = &c->names[told[i].channel];
		if (told[i].level < names->levels)
			return names->level[told[i].level];
		if (names->levels && told[i].level == names->levels)
			return words_pick(c, STR("(빈 값)"), STR("(empty)"));
	}
	return STR_NONE;
}

/* As the channel says; else what tells the uses of a colour apart, unless dashes say
 * already what was not observed. */
static size_t dash_of(const struct chart *c, const struct model_key *k)
{
	bool said = c->names[CHANNEL_DASH].levels > 0;
	if (same_column(c, CHANNEL_DASH, CHANNEL_COLOR))
		return k->color;
	for (size_t i = 0; i < c->layers; i++)
		said |= c->layer[i].column[CHANNEL_STATUS] != NULL;
	return said ? k->dash : times_used(c, k->color);
}

bool series_bind(struct chart *c)
{
	if (!check_colors(c))
		return false;
	struct keys_seen seen = {.key = NULL};
	size_t colors = c->names[CHANNEL_COLOR].levels;
	bool shaped = c->names[CHANNEL_SHAPE].levels > 0;
	bool shape_like = same_column(c, CHANNEL_SHAPE, CHANNEL_COLOR);
	find_keys(c, &seen);
	const bool *hatch = hatched(c, colors + 2); /* empty cells, uncoloured layers */
	struct mark_series *series = ARENA_NEW(c->mem, struct mark_series, seen.count);
	for (size_t i = 0; i < seen.count; i++) {
		const struct model_key *k = &seen.key[i];
		size_t used = times_used(c, k->color);
		series[i] = (struct mark_series){
			.name = name_of(c, k),
			.rgba = hue_of(c, k->color),
			.index = shaped ? shape_of(c, shape_like ? k->color : k->shape)
					: k->color,
			.dash = dash_of(c, k),
			.hatch = used ? (uint8_t)used : hatch[k->color],
		};
	}
	c->key = seen.key;
	c->series = series;
	c->series_count = seen.count;
	return true;
}

size_t series_find(const struct chart *c, const struct model_key *key)
{
	const struct model_key *at =
		bsearch(key, c->key, c->series_count, sizeof(*key), compare);
	return at ? (size_t)(at - c->key) : 0;
}

const struct mark_series *series_paint(const struct chart *c, const struct model_layer *l)
{
	color own = l->draw.options.color;
	bool second = l->second && c->series_count == 1; /* told from the first axis */
	if (!own && (second || apart_hidden(c, l)))
		own = c->theme->color.series[1 % c->theme->color.count];
	if (!own || l->column[CHANNEL_COLOR])
		return c->series;
	struct mark_series *series = arena_grow(c->mem, c->series, c->series_count,
						c->series_count, sizeof(*series));
	for (size_t i = 0; i < c->series_count; i++) {
		series[i].rgba = own;
		series[i].hatch = false;
	}
	return series;
}
