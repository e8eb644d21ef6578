#include "chart/model.h"
#include "chart/palette.h"
#include "chart/scheme.h"

/* Series and their colours. */

/* "#1c589c"; false when it is written otherwise. */
static bool parse(struct str s, color *out)
{
	color v = 0;
	if (s.n != 7 || s.p[0] != '#')
		return false;
	for (size_t i = 1; i < 7; i++) {
		char ch = s.p[i];
		unsigned digit = ch >= '0' && ch <= '9'   ? (unsigned)(ch - '0')
				 : ch >= 'a' && ch <= 'f' ? (unsigned)(ch - 'a' + 10)
				 : ch >= 'A' && ch <= 'F' ? (unsigned)(ch - 'A' + 10)
							  : 16;
		if (digit > 15)
			return false;
		v = v << 4 | digit;
	}
	*out = v << 8 | 0xff;
	return true;
}

/* The author's range or scheme, else the theme's colours. */
static color hue_of(const struct chart *c, size_t hue)
{
	const struct plan_encoding *e = c->field[CHANNEL_COLOR].e;
	const color *scheme = NULL;
	size_t count = 0;
	color own;
	if (e && e->scale.range.count &&
	    parse(e->scale.range.word[hue % e->scale.range.count], &own))
		return own;
	if (e && e->scale.scheme.n)
		scheme = scheme_find(e->scale.scheme, &count);
	return scheme ? scheme[hue % count]
		      : c->theme->color.series[hue % c->theme->color.count];
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
	if (hue->column != c->field[model_base(c)].column)
		palette_hatch(series, colors, hatch);
	return hatch;
}

static bool check_scheme(struct chart *c)
{
	const struct model_field *f = &c->field[CHANNEL_COLOR];
	size_t count;
	if (!f->e || !f->discrete || !f->e->scale.scheme.n ||
	    scheme_find(f->e->scale.scheme, &count))
		return true;
	return diag_report(c->d, f->e->scale.scheme_at, DIAG_CHART_SCHEME_UNKNOWN,
			   f->e->scale.scheme, scheme_nearest(f->e->scale.scheme),
			   scheme_names(c->mem));
}

/* A series for each pair of colour and detail. */
bool series_bind(struct chart *c)
{
	if (!check_scheme(c))
		return false;
	size_t colors = c->names[CHANNEL_COLOR].levels,
	       details = c->names[CHANNEL_DETAIL].levels;
	c->series_count = (colors ? colors : 1) * (details ? details : 1);
	struct mark_series *series = ARENA_NEW(c->mem, struct mark_series, c->series_count);
	const bool *hatch = hatched(c, colors);
	for (size_t i = 0; i < c->series_count; i++) {
		size_t hue = details ? i / details : i;
		series[i].index = i;
		series[i].rgba = hue_of(c, hue);
		series[i].hatch = hatch[hue];
		series[i].name = colors ? c->names[CHANNEL_COLOR].level[hue] : STR_NONE;
		if (!colors && details)
			series[i].name = c->names[CHANNEL_DETAIL].level[i];
	}
	c->series = series;
	return true;
}

/* The series as one layer paints them: its own colour, where it names one. */
const struct mark_series *series_paint(const struct chart *c, const struct model_layer *l)
{
	const struct plan_encoding *e = &l->plan->encoding[CHANNEL_COLOR];
	color own;
	bool set = parse(l->plan->mark.color, &own);
	if (e->set && e->value.n)
		set = parse(e->value, &own);
	if (!set || l->column[CHANNEL_COLOR])
		return c->series;
	struct mark_series *series = arena_grow(c->mem, c->series, c->series_count,
						c->series_count, sizeof(*series));
	for (size_t i = 0; i < c->series_count; i++)
		series[i] = (struct mark_series){c->series[i].name, own, i, false};
	return series;
}
