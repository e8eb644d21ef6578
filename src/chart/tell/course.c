#include "chart/tell/course.h"

#include <math.h>

#include "chart/tell/assume.h"
#include "chart/words.h"

void course_measure(const struct chart *c, const struct model_field *f, struct buf *out)
{
	buf_str(out, f->name);
	if (f->unit.n)
		buf_printf(out, c->plan->korean ? "(단위: %.*s)" : " (unit: %.*s)",
			   STR_ARG(f->unit));
}

struct str course_particle(const struct chart *c, struct str word, struct str pair)
{
	struct str with = words_with(c, word, pair);
	return str_slice(with, word.n, with.n);
}

/* Shares and rates are told by points: a percentage of percents misleads. */
static bool of_shares(const struct model_field *f)
{
	return str_among(f->unit, "% %p") || str_ends(f->name, STR("(%)")) ||
	       str_ends(f->name, STR("(%p)"));
}

/* Zero is a place on these scales, not nothing: nothing is a multiple of anything. */
static bool of_degrees(const struct model_field *f)
{
	return str_among(f->unit, "℃ ℉ °C °F 도") || str_ends(f->name, STR("기온")) ||
	       str_ends(f->name, STR("온도"));
}

/* Korean counts amounts (늘다, 줄다) but moves levels (오르다, 내리다). */
static bool of_levels(const struct model_field *f)
{
	static const char *const word[] = {"지수", "율",   "률",   "비중", "물가",
					   "가격", "금리", "환율", "점수"};
	if (of_shares(f) || of_degrees(f))
		return true;
	for (size_t i = 0; i < sizeof(word) / sizeof(*word); i++)
		if (str_ends(f->name, str_of(word[i])))
			return true;
	return false;
}

struct course {
	double ratio, difference; /* ratio: 0 where it says nothing */
	struct str by;            /* "5.8배", "19.2%", "2.9%p"; empty: unsaid */
	bool up, level, ahead;
};

static struct str change(const struct chart *c, const struct story *s, const struct course *g)
{
	if (g->difference == 0)
		return STR_NONE;
	if (of_shares(s->field))
		return words_fixed(c, fabs(g->difference), 1,
				   words_pick(c, STR("%p"), STR(" points")));
	if (of_degrees(s->field))
		return story_number(c, s, fabs(g->difference));
	if (g->ratio <= 0)
		return STR_NONE;
	if (g->ratio >= 2)
		return words_fixed(c, g->ratio, 1, words_pick(c, STR("배"), STR(" times")));
	return words_fixed(c, fabs(g->ratio - 1) * 100, 1, STR("%"));
}

static struct course course_of(const struct chart *c, const struct story *s)
{
	struct course g = {.level = of_levels(s->field)};
	double a = story_value(c, s->layer, s->row[0]);
	double b = story_value(c, s->layer, s->row[s->rows - 1]);
	bool rates = a > 0 && b > 0 && !of_shares(s->field) && !of_degrees(s->field);
	g.difference = b - a;
	g.ratio = rates ? b / a : 0;
	g.up = b > a;
	g.ahead = s->row[s->rows - 1]->status == STATUS_PROJECTION;
	g.by = change(c, s, &g);
	return g;
}

/* The assumption of the projection that goes on from a series, in brackets. */
static struct str assumption(const struct chart *c, const struct story *s)
{
	for (size_t i = 0; i < c->plan->projections; i++) {
		const struct plan_projection *p = &c->plan->projection[i];
		struct str phrase = assume_phrase(c, p);
		bool mine = !p->series.n || str_eq(p->series, s->name) || !s->name.n;
		if (mine && phrase.n)
			return arena_printf(c->mem, c->plan->korean ? "(%.*s 가정)" : " (%.*s)",
					    STR_ARG(phrase));
	}
	return STR_NONE;
}

/* The rest of a clause behind "…186개로". */
static void put_verb(const struct chart *c, const struct story *s, bool last, struct buf *out)
{
	struct course g = course_of(c, s);
	/* [amount or level][down or up] */
	static const char *const past[2][2] = {{"줄었", "늘었"}, {"내렸", "올랐"}};
	static const char *const future[2][2] = {{"줄", "늘"}, {"내릴", "오를"}};
	if (g.ahead) {
		buf_printf(out, " %s 것으로 전망%s",
			   g.difference == 0 ? "이어질" : future[g.level][g.up],
			   last ? "된다" : "되고");
		buf_str(out, assumption(c, s));
		return;
	}
	if (g.difference == 0)
		buf_text(out, " 같");
	else if (g.up && g.by.n && g.ratio >= 2)
		buf_printf(out, " %s %.*s%.*s 되었", g.level ? "올라" : "늘어", STR_ARG(g.by),
			   STR_ARG(course_particle(c, g.by, STR("이/가"))));
	else
		buf_printf(out, " %.*s%s%s", STR_ARG(g.by), g.by.n ? " " : "",
			   past[g.level][g.up]);
	buf_text(out, last ? "다" : "고");
}

/* "in 2024", "on 1 Jan 2024", "in Seoul" */
static struct str when(const struct chart *c, const struct story *s, const struct mark_row *r)
{
	const struct column *base = s->layer->column[model_base(c)];
	bool day = base && base->type == COLUMN_DATE && !base->season;
	return arena_printf(c->mem, "%s %.*s", day ? "on" : "in",
			    STR_ARG(story_place(c, s, r)));
}

static void put_english(const struct chart *c, const struct story *s, struct buf *out)
{
	const struct mark_row *a = s->row[0], *b = s->row[s->rows - 1];
	struct course g = course_of(c, s);
	static const char *const past[] = {"fell", "rose"};
	static const char *const future[] = {"is projected to fall", "is projected to rise"};
	if (s->rows == 1) {
		buf_printf(out, " was %.*s %.*s", STR_ARG(story_reached(c, s, a)),
			   STR_ARG(when(c, s, a)));
		return;
	}
	const char *verb = (g.ahead ? future : past)[g.up];
	if (g.difference == 0)
		verb = g.ahead ? "is projected to stay level" : "stayed level";
	buf_printf(out, " %s from %.*s %.*s to %.*s %.*s", verb,
		   STR_ARG(story_reached(c, s, a)), STR_ARG(when(c, s, a)),
		   STR_ARG(story_reached(c, s, b)), STR_ARG(when(c, s, b)));
	if (g.by.n && !g.ahead)
		buf_printf(out, " (%.*s)", STR_ARG(g.by));
	if (g.ahead)
		buf_str(out, assumption(c, s));
}

void course_put(const struct chart *c, const struct story *s, bool last, struct buf *out)
{
	const struct mark_row *a = s->row[0], *b = s->row[s->rows - 1];
	if (!c->plan->korean) {
		put_english(c, s, out);
		return;
	}
	struct str first = story_reached(c, s, a), end = story_reached(c, s, b);
	if (s->rows == 1) {
		buf_printf(out, " %.*s %.*s이%s", STR_ARG(story_place(c, s, a)), STR_ARG(first),
			   last ? "다" : "고");
		return;
	}
	buf_printf(out, " %.*s %.*s에서 %.*s %.*s", STR_ARG(story_place(c, s, a)),
		   STR_ARG(first), STR_ARG(story_place(c, s, b)),
		   STR_ARG(words_with(c, end, STR("으로/로"))));
	put_verb(c, s, last, out);
}
