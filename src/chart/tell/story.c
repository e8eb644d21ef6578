#include "chart/tell/story.h"

#include <math.h>

#include "base/num.h"
#include "chart/words.h"

/* Amounts to both sides of zero, as in a pyramid of ages, have no signs. */
static bool signless(const struct chart *c)
{
	const struct format *f = &c->field[model_measure(c)].format;
	return f->style && f->sign == FORMAT_SIGN_NONE;
}

double story_value(const struct chart *c, const struct model_layer *l, const struct mark_row *r)
{
	double v = c->lying ? r->x : r->y, base = c->lying ? r->x2 : r->y2;
	if (l->value == CHANNEL_THETA)
		return r->theta;
	if (l->value == CHANNEL_RADIUS)
		return r->radius;
	if (l->value == CHANNEL_COLOR)
		return r->hue;
	v = l->stacked ? v - base : v;
	return signless(c) ? fabs(v) : v;
}

bool story_tells(const struct model_layer *l)
{
	bool count = l->value < CHANNEL_COUNT && l->aggregated;
	return l->value < CHANNEL_COUNT && (l->column[l->value] || count) && !l->draw.fitted &&
	       !l->mark->rule[MARK_TEXT].required;
}

/* A stroke from zero to a point is part of the point, and how sure it is is not what it
 * is. */
static bool stem(const struct model_layer *l)
{
	bool ranged = l->column[CHANNEL_X2] || l->column[CHANNEL_Y2];
	return l->mark->strokes && (l->mark->spread || (!l->mark->joins && !ranged));
}

const struct model_layer *story_chief(const struct chart *c)
{
	for (int stems = 0; stems < 2; stems++)
		for (size_t i = 0; i < c->layers; i++)
			if (story_tells(&c->layer[i]) && (stems || !stem(&c->layer[i])))
				return &c->layer[i];
	return &c->layer[0];
}

const struct model_field *story_field(const struct chart *c, const struct model_layer *l)
{
	bool own = l->value < CHANNEL_COUNT && l->value != model_base(c);
	return model_field(c, l, own ? l->value : model_measure(c));
}

struct story story_in(const struct chart *c, const struct model_layer *l, size_t series)
{
	struct story s = {
		.name = c->series[series].name, .layer = l, .field = story_field(c, l)};
	size_t room = 0;
	struct mark_between own = mark_between(&l->draw, series);
	for (size_t r = own.lo; r < own.hi; r++) {
		const struct mark_row *row = &l->draw.row[r];
		if (row->series == series && row->status < STATUS_MISSING &&
		    isfinite(story_value(c, l, row)))
			ARENA_PUSH(c->mem, s.row, s.rows, room) = row;
	}
	return s;
}

struct story story_of(const struct chart *c, size_t series)
{
	struct story s = {.name = c->series[series].name, .layer = &c->layer[0]};
	s.field = story_field(c, s.layer);
	for (int stems = 0; stems < 2; stems++)
		for (size_t i = 0; i < c->layers && !s.rows; i++) {
			const struct model_layer *l = &c->layer[i];
			if (c->layers == 1 || (story_tells(l) && (stems || !stem(l))))
				s = story_in(c, l, series);
		}
	return s;
}

static struct str cell(const struct chart *c, const struct column *column, uint32_t row)
{
	if (!column)
		return STR_NONE;
	struct str text = column_written(column, row, c->mem);
	return column_is_temporal(column->type) ? words_period(c, text) : text;
}

/* The words that another layer of the same rows sets into the cells. */
static struct str cell_words(const struct chart *c, const struct story *s,
			     const struct mark_row *r)
{
	for (size_t i = 0; i < c->layers; i++) {
		const struct column *text = c->layer[i].column[CHANNEL_TEXT];
		if (text && text->type == COLUMN_TEXT &&
		    c->layer[i].plan->table->rows == s->layer->plan->table->rows)
			return column_text(text, r->row);
	}
	return STR_NONE;
}

static struct str number(const struct chart *c, double v, struct str unit)
{
	return words_number(c, num_shortest(c->mem, v), unit);
}

/* A bin from its beginning to its end: "5~10℃". */
static struct str bin(const struct chart *c, const struct mark_row *r)
{
	double from = c->lying ? r->y : r->x, to = c->lying ? r->y2 : r->x2;
	struct str unit = c->field[model_base(c)].unit;
	return arena_printf(c->mem, c->plan->korean ? "%.*s~%.*s" : "%.*s to %.*s",
			    STR_ARG(number(c, from, STR_NONE)), STR_ARG(number(c, to, unit)));
}

/* The place on the base axis. */
static struct str base_of(const struct chart *c, const struct story *s,
			  const struct mark_row *r)
{
	const struct plan_encoding *e = c->field[model_base(c)].e;
	struct str base = cell(c, s->layer->column[model_base(c)], r->row);
	if (e && e->bin.set && isfinite(c->lying ? r->y2 : r->x2))
		return bin(c, r);
	if (e && e->unit.unit == TIMEUNIT_DAY && c->plan->korean)
		return arena_printf(c->mem, "%.*s요일", STR_ARG(base));
	return base;
}

/* The names of its ring, its angle and its colour, each once. */
static struct str round_place(const struct chart *c, const struct model_layer *l,
			      const struct mark_row *r)
{
	const struct column *own[] = {l->column[CHANNEL_RADIUS], l->column[CHANNEL_THETA]};
	const struct column *hue = l->column[CHANNEL_COLOR];
	static const enum plan_channel channel[] = {CHANNEL_RADIUS, CHANNEL_THETA};
	struct str part[3];
	size_t n = 0;
	for (int i = 0; i < 2; i++)
		if (own[i] && c->field[channel[i]].discrete) {
			part[n++] = cell(c, own[i], r->row);
			hue = hue == own[i] ? NULL : hue;
		}
	if (r->series < c->series_count && c->series[r->series].name.n && (hue || !n))
		part[n++] = c->series[r->series].name;
	return arena_join(c->mem, part, n, STR(" "));
}

struct str story_place(const struct chart *c, const struct story *s, const struct mark_row *r)
{
	struct str base = base_of(c, s, r);
	if (c->polar)
		return round_place(c, s->layer, r);
	if (s->layer->value != CHANNEL_COLOR)
		return base;
	struct str words = cell_words(c, s, r);
	if (words.n)
		return words;
	struct str other = cell(c, s->layer->column[model_measure(c)], r->row);
	return arena_printf(c->mem, "%.*s%s%.*s", STR_ARG(other), other.n && base.n ? " " : "",
			    STR_ARG(base));
}

struct str story_item(const struct chart *c, const struct story *s, const struct mark_row *r)
{
	const struct column *base = s->layer->column[model_base(c)];
	struct str place = story_place(c, s, r);
	bool axis = !c->polar && s->layer->value != CHANNEL_COLOR;
	bool name = base && (base->type == COLUMN_TEXT || base->type == COLUMN_CODE);
	if (!axis || !name || !c->plan->korean || str_find(place, STR(" "), 0) == SIZE_MAX)
		return place;
	return arena_printf(c->mem, "‘%.*s’", STR_ARG(place));
}

struct str story_number(const struct chart *c, const struct story *s, double value)
{
	const struct model_layer *l = s->layer;
	const struct column *own = l->value < CHANNEL_COUNT ? l->column[l->value] : NULL;
	int most = l->normalized ? 1 : own ? own->decimals : -1;
	struct str text = num_shortest(c->mem, value);
	if (most >= 0 && fabs(value) < 1e12 && fabs(value) * pow(10, most) >= 1) {
		double unit = pow(10, most);
		text = num_shortest(c->mem, round(value * unit) / unit);
	}
	return words_number(c, text, s->field->unit);
}

static struct str bare_amount(const struct chart *c, const struct story *s,
			      const struct mark_row *r)
{
	return story_number(c, s, story_value(c, s->layer, r));
}

struct str story_amount(const struct chart *c, const struct story *s, const struct mark_row *r)
{
	struct str text = bare_amount(c, s, r), state = words_status(c, r->status);
	if (!state.n)
		return text;
	return arena_printf(c->mem, c->plan->korean ? "%.*s(%.*s)" : "%.*s (%.*s)",
			    STR_ARG(text), STR_ARG(state));
}

struct str story_reached(const struct chart *c, const struct story *s, const struct mark_row *r)
{
	return r->status == STATUS_PROJECTION ? bare_amount(c, s, r) : story_amount(c, s, r);
}
