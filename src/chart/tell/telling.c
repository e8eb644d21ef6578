#include "chart/tell/telling.h"

#include <math.h>

#include "chart/tell/course.h"
#include "chart/words.h"

bool telling_in_time(const struct chart *c)
{
	const struct column *column = c->field[model_base(c)].column;
	return column && column_is_temporal(column->type);
}

bool telling_bins(const struct chart *c)
{
	const struct plan_encoding *e = c->field[model_base(c)].e;
	return e && e->bin.set;
}

const struct model_field *telling_measure(const struct chart *c)
{
	return story_field(c, story_chief(c));
}

void telling_put_measure(const struct chart *c, struct str pair, struct buf *out)
{
	course_measure(c, telling_measure(c), out);
	if (c->plan->korean && pair.n)
		buf_str(out, course_particle(c, telling_measure(c)->name, pair));
}

struct telling_extremes telling_extremes(const struct chart *c, const struct story *s)
{
	struct telling_extremes e = {s->row[0], s->row[0], 0, 0};
	for (size_t i = 0; i < s->rows; i++) {
		double v = story_value(c, s->layer, s->row[i]);
		double least = story_value(c, s->layer, e.least),
		       most = story_value(c, s->layer, e.most);
		e.leasts = v < least ? 1 : e.leasts + (v == least);
		e.mosts = v > most ? 1 : e.mosts + (v == most);
		e.least = v < least ? s->row[i] : e.least;
		e.most = v > most ? s->row[i] : e.most;
	}
	return e;
}

struct str telling_extreme(const struct chart *c, struct str item, struct str amount,
			   size_t equal)
{
	bool korean = c->plan->korean;
	const char *what = telling_in_time(c) ? "시점" : telling_bins(c) ? "구간" : "항목";
	if (equal > 1 && korean)
		item = arena_printf(c->mem, "%.*s 등 %zu개 %s의", STR_ARG(item), equal, what);
	else if (equal > 1)
		item = arena_printf(c->mem, "%.*s and %zu more", STR_ARG(item), equal - 1);
	if (!korean && str_ends(amount, STR(")"))) /* its status is in brackets already */
		return arena_printf(c->mem, "%.*s: %.*s", STR_ARG(item), STR_ARG(amount));
	return arena_printf(c->mem, korean ? "%.*s %.*s" : "%.*s (%.*s)", STR_ARG(item),
			    STR_ARG(amount));
}

void telling_put_extremes(const struct chart *c, const struct story *s, struct buf *out)
{
	struct telling_extremes e = telling_extremes(c, s);
	struct str most = telling_extreme(c, story_item(c, s, e.most),
					  story_amount(c, s, e.most), e.mosts);
	struct str least = telling_extreme(c, story_item(c, s, e.least),
					   story_amount(c, s, e.least), e.leasts);
	buf_printf(out,
		   c->plan->korean ? "가장 큰 값은 %.*s, 가장 작은 값은 %.*s이다"
				   : "the greatest is %.*s, the least %.*s",
		   STR_ARG(most), STR_ARG(least));
}

void telling_put_list(const struct telling *t)
{
	bool korean = t->c->plan->korean;
	for (size_t i = 0; i < t->count && i < TELLING_NAMES; i++)
		buf_printf(t->out, "%s%.*s", i ? ", " : "", STR_ARG(t->s[i].name));
	if (t->count > TELLING_NAMES)
		buf_text(t->out, korean ? " 등" : ", …");
}

void telling_put_span(const struct telling *t)
{
	const struct chart *c = t->c;
	const struct story *first = &t->s[0], *last = first;
	for (size_t i = 0; i < t->count; i++) {
		const struct story *s = &t->s[i];
		double from = c->lying ? s->row[0]->y : s->row[0]->x,
		       to = c->lying ? s->row[s->rows - 1]->y : s->row[s->rows - 1]->x;
		if (from < (c->lying ? first->row[0]->y : first->row[0]->x))
			first = s;
		if (to >
		    (c->lying ? last->row[last->rows - 1]->y : last->row[last->rows - 1]->x))
			last = s;
	}
	struct str a = story_place(c, first, first->row[0]),
		   b = story_place(c, last, last->row[last->rows - 1]);
	if (telling_in_time(c) && !str_eq(a, b))
		buf_printf(t->out,
			   c->plan->korean ? " %.*s부터 %.*s까지" : " from %.*s to %.*s",
			   STR_ARG(a), STR_ARG(b));
}
