#include "chart/tell/trend.h"

#include <math.h>

#include "base/num.h"
#include "chart/tell/course.h"
#include "chart/words.h"
#include "data/fit.h"

#define TOLD 4 /* more of them are counted */

bool trend_is(const struct model_layer *l)
{
	return l->draw.fitted;
}

void trend_put_kind(const struct chart *c, struct str kind, struct buf *out)
{
	bool any = false, data = false;
	for (size_t i = 0; i < c->layers; i++) {
		any |= trend_is(&c->layer[i]);
		data |= story_tells(&c->layer[i]);
	}
	if (any && data && !c->plan->korean)
		buf_text(out, " with a trend line");
	else if (any && data)
		buf_printf(out, "%.*s 추세선", STR_ARG(course_particle(c, kind, STR("과/와"))));
	else if (any)
		buf_text(out, c->plan->korean ? ", 추세선만" : ", the trend alone");
}

static const char *curve_name(const struct chart *c, const struct model_layer *l)
{
	static const char *const name[][2] = {[FIT_LINEAR] = {"직선", "straight"},
					      [FIT_LOG] = {"로그 곡선", "logarithmic"},
					      [FIT_EXP] = {"지수 곡선", "exponential"},
					      [FIT_POW] = {"거듭제곱 곡선", "power"},
					      [FIT_QUAD] = {"이차 곡선", "quadratic"},
					      [FIT_POLY] = {"다항 곡선", "polynomial"}};
	return name[l->plan->table->fitted - 1][!c->plan->korean];
}

/* "2015년", "면적 12㎢일 때": where along the base. */
static struct str place_of(const struct chart *c, const struct story *s,
			   const struct mark_row *r, bool first)
{
	const struct model_field *base = &c->field[model_base(c)];
	double at = c->lying ? r->y : r->x;
	bool korean = c->plan->korean;
	if (!base->measure)
		return arena_printf(c->mem, korean ? "%.*s" : "in %.*s",
				    STR_ARG(story_place(c, s, r)));
	struct str v = words_number(c, num_shortest(c->mem, at), base->unit);
	if (!korean)
		return arena_printf(c->mem, "at %.*s%s%.*s",
				    STR_ARG(first ? base->name : STR_NONE), first ? " " : "",
				    STR_ARG(v));
	return arena_printf(c->mem, "%.*s%s%.*s일 때", STR_ARG(first ? base->name : STR_NONE),
			    first ? " " : "", STR_ARG(v));
}

static int direction(const struct chart *c, const struct story *s)
{
	double a = story_value(c, s->layer, s->row[0]);
	double b = story_value(c, s->layer, s->row[s->rows - 1]);
	return (b > a) - (b < a);
}

/* Where a curve turns, its highest and lowest place are none of its ends. */
static void put_turns(const struct chart *c, const struct story *s, struct buf *out)
{
	static const char *const name[][2] = {{"가장 낮은 곳은", "lowest"},
					      {"가장 높은 곳은", "highest"}};
	for (int high = 0; high < 2; high++) {
		size_t best = 0;
		for (size_t i = 1; i < s->rows; i++) {
			double v = story_value(c, s->layer, s->row[i]);
			double w = story_value(c, s->layer, s->row[best]);
			best = (high ? v > w : v < w) ? i : best;
		}
		if (best == 0 || best + 1 == s->rows)
			continue;
		struct str at = place_of(c, s, s->row[best], false);
		struct str v = story_amount(c, s, s->row[best]);
		if (c->plan->korean)
			buf_printf(out, " %s %.*s %.*s이다.", name[high][0], STR_ARG(at),
				   STR_ARG(v));
		else
			buf_printf(out, " It is %s %.*s, %.*s.", name[high][1], STR_ARG(at),
				   STR_ARG(v));
	}
}

static void put_one(const struct chart *c, const struct story *s, struct buf *out)
{
	static const char *const verb[][3] = {{"내려간다", "그대로이다", "올라간다"},
					      {"falls", "stays level", "rises"}};
	const struct mark_row *a = s->row[0], *b = s->row[s->rows - 1];
	struct str from = place_of(c, s, a, true), to = place_of(c, s, b, false);
	struct str start = story_amount(c, s, a), end = story_amount(c, s, b);
	const char *curve = curve_name(c, s->layer);
	int way = direction(c, s) + 1;
	if (c->plan->korean) {
		buf_printf(out, " %.*s%s추세선(%s)은 %.*s %.*s에서 %.*s %.*s %s.",
			   STR_ARG(s->name), s->name.n ? "의 " : "", curve, STR_ARG(from),
			   STR_ARG(start), STR_ARG(to),
			   STR_ARG(words_with(c, end, STR("으로/로"))), verb[0][way]);
	} else {
		buf_printf(out, " The %s trend line%s%.*s %s from %.*s %.*s to %.*s %.*s.",
			   curve, s->name.n ? " of " : "", STR_ARG(s->name), verb[1][way],
			   STR_ARG(start), STR_ARG(from), STR_ARG(end), STR_ARG(to));
	}
	put_turns(c, s, out);
}

static void put_counted(const struct chart *c, size_t up, size_t down, size_t all,
			struct buf *out)
{
	if (c->plan->korean)
		buf_printf(out, " 추세선 %zu개 가운데 %zu개는 올라가고 %zu개는 내려간다.", all,
			   up, down);
	else
		buf_printf(out, " Of %zu trend lines %zu rise and %zu fall.", all, up, down);
}

void trend_tell(const struct chart *c, struct buf *out)
{
	struct story *all = NULL;
	size_t count = 0, room = 0, up = 0, down = 0;
	for (size_t i = 0; i < c->layers; i++) {
		const struct model_layer *l = &c->layer[i];
		bool shown = trend_is(l) && l->value < CHANNEL_COUNT && l->column[l->value];
		for (size_t k = 0; shown && k < c->series_count; k++) {
			struct story s = story_in(c, l, k);
			if (s.rows < 2)
				continue;
			up += direction(c, &s) > 0;
			down += direction(c, &s) < 0;
			ARENA_PUSH(c->mem, all, count, room) = s;
		}
	}
	for (size_t i = 0; i < count && count <= TOLD; i++)
		put_one(c, &all[i], out);
	if (count > TOLD)
		put_counted(c, up, down, count, out);
}
