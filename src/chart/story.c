#include "chart/story.h"

#include <math.h>

#include "base/num.h"
#include "chart/words.h"

double story_value(const struct chart *c, const struct model_layer *l, const struct mark_row *r)
{
	double v = c->lying ? r->x : r->y, base = c->lying ? r->x2 : r->y2;
	if (l->value == CHANNEL_THETA)
		return r->theta;
	if (l->value == CHANNEL_COLOR)
		return r->hue;
	return l->stacked ? v - base : v;
}

/* A layer that shows numbers of the data, unlike a line at a constant or words. */
static bool tells(const struct model_layer *l)
{
	bool count = l->value < CHANNEL_COUNT && l->aggregated;
	return l->value < CHANNEL_COUNT && (l->column[l->value] || count) &&
	       !l->mark->rule[MARK_TEXT].required;
}

/* The layer that gives the figure its name. */
const struct model_layer *story_chief(const struct chart *c)
{
	for (size_t i = 0; i < c->layers; i++)
		if (tells(&c->layer[i]))
			return &c->layer[i];
	return &c->layer[0];
}

/* The channel whose numbers the figure tells. */
enum plan_channel story_measure(const struct chart *c)
{
	enum plan_channel value = story_chief(c)->value;
	return value < CHANNEL_COUNT && value != model_base(c) ? value : model_measure(c);
}

struct story story_of(const struct chart *c, size_t series)
{
	struct story s = {.name = c->series[series].name, .layer = &c->layer[0]};
	size_t room = 0;
	for (size_t i = 0; i < c->layers && !s.rows; i++) {
		s.layer = &c->layer[i];
		bool told = tells(s.layer) || c->layers == 1;
		for (size_t r = 0; told && r < s.layer->draw.rows; r++) {
			const struct mark_row *row = &s.layer->draw.row[r];
			if (row->series == series && row->status < STATUS_MISSING &&
			    isfinite(story_value(c, s.layer, row)))
				ARENA_PUSH(c->mem, s.row, s.rows, room) = row;
		}
	}
	return s;
}

static struct str cell(const struct chart *c, const struct column *column, uint32_t row)
{
	if (!column)
		return STR_NONE;
	return column_is_temporal(column->type) ? words_period(c, column_text(column, row))
						: column_text(column, row);
}

/* "1990년", "서울", "서울 2024년" */
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

struct str story_place(const struct chart *c, const struct story *s, const struct mark_row *r)
{
	const struct column *const *column = s->layer->column;
	struct str base = cell(c, column[model_base(c)], r->row);
	if (s->layer->value == CHANNEL_THETA && r->series < c->series_count)
		return c->series[r->series].name;
	if (s->layer->value != CHANNEL_COLOR)
		return base;
	struct str words = cell_words(c, s, r);
	if (words.n)
		return words;
	struct str other = cell(c, column[model_measure(c)], r->row);
	return arena_printf(c->mem, "%.*s%s%.*s", STR_ARG(other), other.n && base.n ? " " : "",
			    STR_ARG(base));
}

static struct str bare_amount(const struct chart *c, const struct story *s,
			      const struct mark_row *r)
{
	struct str unit = c->field[story_measure(c)].unit;
	return words_number(c, num_shortest(c->mem, story_value(c, s->layer, r)), unit);
}

/* "1만 9,536톤", "4만 4천 톤(주장)", "6만 2,750톤(전망)" */
struct str story_amount(const struct chart *c, const struct story *s, const struct mark_row *r)
{
	struct str text = bare_amount(c, s, r), state = words_status(c, r->status);
	if (!state.n)
		return text;
	return arena_printf(c->mem, c->plan->korean ? "%.*s(%.*s)" : "%.*s (%.*s)",
			    STR_ARG(text), STR_ARG(state));
}

/* The same at the end of a course, whose verb says that it is projected. */
struct str story_reached(const struct chart *c, const struct story *s, const struct mark_row *r)
{
	return r->status == STATUS_PROJECTION ? bare_amount(c, s, r) : story_amount(c, s, r);
}
