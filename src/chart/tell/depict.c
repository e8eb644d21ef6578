#include "chart/tell/depict.h"

#include <math.h>

#include "base/num.h"
#include "chart/tell/course.h"
#include "chart/words.h"

void depict_scatter(const struct chart *c, size_t points, struct buf *out)
{
	const struct model_field *x = &c->field[CHANNEL_X], *y = &c->field[CHANNEL_Y];
	bool korean = c->plan->korean;
	course_measure(c, korean ? x : y, out);
	if (korean)
		buf_str(out, course_particle(c, x->name, STR("과/와")));
	buf_text(out, korean ? " " : " against ");
	course_measure(c, korean ? y : x, out);
	buf_printf(out, korean ? "의 관계를 점 %zu개" : ", %zu points", points);
	size_t told = c->series_count > 1 ? c->series_count : 0;
	for (size_t i = 0; i < told && i < TELLING_NAMES; i++)
		if (!i || !str_eq(c->series[i].name, c->series[i - 1].name))
			buf_printf(out, "%s%.*s",
				   i        ? ", "
				   : korean ? "("
					    : " (",
				   STR_ARG(c->series[i].name));
	if (told > TELLING_NAMES)
		buf_text(out, korean ? " 등" : ", …");
	buf_text(out, told ? ")" : "");
	buf_text(out, korean ? "로 나타냈다" : "");
}

/* Cells coloured by number. */
void depict_cells(const struct chart *c, struct buf *out)
{
	const struct model_layer *l = story_chief(c);
	struct story s = {.layer = l,
			  .field = telling_measure(c),
			  .row = ARENA_NEW(c->mem, const struct mark_row *, l->draw.rows)};
	bool korean = c->plan->korean;
	for (size_t i = 0; i < l->draw.rows; i++)
		if (isfinite(l->draw.row[i].hue))
			s.row[s.rows++] = &l->draw.row[i];
	telling_put_measure(c, STR("을/를"), out);
	size_t classes = c->hue.classes.count;
	if (korean && classes)
		buf_printf(out, " %zu단계로 나누어", classes);
	if (korean)
		buf_printf(out, " %s %zu개의 색으로 나타냈다", l->mark->spans ? "칸" : "점",
			   s.rows);
	else
		buf_printf(out, " as the colours of %zu %s", s.rows,
			   l->mark->spans ? "cells" : "points");
	if (!korean && classes)
		buf_printf(out, " in %zu classes", classes);
	if (!s.rows)
		return;
	buf_text(out, korean ? ". " : "; ");
	telling_put_extremes(c, &s, out);
}

/* From one value to another: the layer has both ends in the data. */
bool depict_is_ranged(const struct chart *c)
{
	const struct model_layer *l = story_chief(c);
	return !l->stacked && l->column[c->lying ? CHANNEL_X2 : CHANNEL_Y2];
}

struct range_end {
	const struct mark_row *row;
	double value;
	size_t equal; /* rows that end there */
};

static void reach(struct range_end *e, const struct mark_row *r, double v, bool beyond)
{
	e->equal = beyond || !e->row ? 1 : e->equal + (v == e->value);
	if (e->equal == 1 && (beyond || !e->row))
		*e = (struct range_end){r, v, 1};
}

static struct str end_text(const struct telling *t, const struct story *s,
			   const struct range_end *e)
{
	char room[24];
	struct str text;
	const struct column *column = s->field->column;
	struct timeunit_words in = {t->c->plan->korean, t->c->mem};
	if (s->field->temporal && column && column->season)
		text = timeunit_tick(column->season, COLUMN_DATE, true, e->value, in);
	else if (s->field->temporal)
		text = words_period(
			t->c, arena_str(t->c->mem, column_period(COLUMN_DATE, e->value, room)));
	else
		text = story_number(t->c, s, e->value);
	return telling_extreme(t->c, story_item(t->c, s, e->row), text, 1);
}

/* What the two ends are called. */
struct end_words {
	const char *lowest, *highest;
};

static const struct end_words *end_words(const struct telling *t)
{
	static const struct end_words words[2][2] = {
		{{"the lowest end is ", "the highest end is "},
		 {"the first begins with ", "the last ends with "}},
		{{"가장 낮은 끝은 ", "가장 높은 끝은 "},
		 {"가장 이른 처음은 ", "가장 늦은 끝은 "}}};
	return &words[t->c->plan->korean][telling_measure(t->c)->temporal];
}

static void put_end(const struct telling *t, const char *before, const char *called,
		    struct str what)
{
	buf_printf(t->out, "%s%s%.*s", before, called, STR_ARG(what));
}

/* The lowest and the highest end, where there is one: not zero, below all of them. */
static void put_ends(const struct telling *t)
{
	const struct chart *c = t->c;
	struct story s = {.layer = story_chief(c), .field = telling_measure(c)};
	struct range_end low = {.row = NULL}, high = {.row = NULL};
	bool korean = c->plan->korean;
	for (size_t i = 0; i < s.layer->draw.rows; i++) {
		const struct mark_row *r = &s.layer->draw.row[i];
		double a = c->lying ? r->x : r->y, b = c->lying ? r->x2 : r->y2;
		if (!isfinite(a) || !isfinite(b) || r->status >= STATUS_MISSING)
			continue;
		reach(&low, r, fmin(a, b), fmin(a, b) < low.value);
		reach(&high, r, fmax(a, b), fmax(a, b) > high.value);
	}
	bool lowest = low.equal == 1 && low.value != 0, highest = high.equal == 1;
	const struct end_words *w = end_words(t);
	const char *begin = korean ? ". " : "; ";
	if (lowest)
		put_end(t, begin, w->lowest, end_text(t, &s, &low));
	if (highest)
		put_end(t, lowest ? ", " : begin, w->highest, end_text(t, &s, &high));
	if (korean && (lowest || highest))
		buf_text(t->out, "이다");
}

/* "의 구간 5개", "부터 끝까지의 기간 5개" */
static void put_count(const struct telling *t)
{
	const struct model_layer *l = story_chief(t->c);
	const struct column *end = l->column[t->c->lying ? CHANNEL_X2 : CHANNEL_Y2];
	bool korean = t->c->plan->korean, times = telling_measure(t->c)->temporal;
	if (times && korean)
		buf_printf(t->out, "부터 %.*s까지의 기간 %zu개", STR_ARG(end->name),
			   l->draw.rows);
	else if (times)
		buf_printf(t->out, " to %.*s: %zu periods", STR_ARG(end->name), l->draw.rows);
	else
		buf_printf(t->out, korean ? "의 구간 %zu개" : ": %zu ranges", l->draw.rows);
}

void depict_ranges(const struct telling *t)
{
	const struct chart *c = t->c;
	bool korean = c->plan->korean;
	telling_put_measure(c, STR_NONE, t->out);
	put_count(t);
	if (t->count > 1) {
		buf_text(t->out, korean ? "(" : " (");
		telling_put_list(t);
		buf_text(t->out, ")");
	}
	buf_text(t->out, korean ? "를" : "");
	if (t->count == 1)
		telling_put_span(t);
	buf_text(t->out, korean ? " 나타냈다" : "");
	put_ends(t);
}

/* Words set at their places. */
void depict_words(const struct chart *c, struct buf *out)
{
	const struct model_layer *l = story_chief(c);
	const struct column *own = l->column[CHANNEL_TEXT];
	struct model_field f = {.name = own ? own->name : STR_NONE,
				.unit = own ? own->unit : STR_NONE};
	bool korean = c->plan->korean;
	course_measure(c, &f, out);
	if (own && korean)
		buf_str(out, course_particle(c, f.name, STR("을/를")));
	buf_printf(out, korean ? "%s글자 %zu개로 나타냈다" : "%s%zu words at their places",
		   !own     ? ""
		   : korean ? " "
			    : ": ",
		   l->draw.rows);
}
