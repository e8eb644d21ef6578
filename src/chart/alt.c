#include "chart/alt.h"

#include <math.h>

#include "base/buf.h"
#include "base/num.h"
#include "chart/assume.h"
#include "chart/growth.h"
#include "chart/split.h"
#include "chart/story.h"
#include "chart/words.h"

#define SERIES_TOLD 4 /* more series are counted, not told one by one */
#define NAMES_TOLD 3
#define EXTREMES 4 /* rows from which extremes are told */

static bool in_time(const struct chart *c)
{
	const struct column *column = c->field[model_base(c)].column;
	return column && column_is_temporal(column->type);
}

/* host with the particle that word alone decides: "기업수(단위: 개)는" */
static struct str particle(const struct chart *c, struct str word, struct str pair)
{
	struct str with = words_with(c, word, pair);
	return str_slice(with, word.n, with.n);
}

static struct str kind(const struct chart *c)
{
	const struct model_layer *l = story_chief(c);
	const struct mark *m = l->mark;
	bool both = c->field[CHANNEL_X].measure && c->field[CHANNEL_Y].measure;
	const struct mark_words *words = &m->kind;
	if (both && !m->joins && !m->spans)
		return words_pick(c, STR("산점도"), STR("Scatter plot"));
	if (l->stacked && m->stacked.korean)
		words = &m->stacked;
	else if (l->draw.offsets > 1 && m->grouped.korean)
		words = &m->grouped;
	return words_pick(c, str_of(words->korean), str_of(words->english));
}

static void put(struct buf *out, struct str s)
{
	buf_str(out, s);
}

/* "기업수(단위: 개)" */
static void put_measure(const struct chart *c, enum plan_channel channel, struct buf *out)
{
	const struct model_field *f = &c->field[channel];
	put(out, f->name);
	if (f->unit.n)
		buf_printf(out, c->plan->korean ? "(단위: %.*s)" : " (unit: %.*s)",
			   STR_ARG(f->unit));
}

/* Shares and rates are told by points: a percentage of percents misleads. */
static bool of_shares(const struct chart *c)
{
	const struct model_field *f = &c->field[story_measure(c)];
	return str_among(f->unit, "% %p") || str_ends(f->name, STR("(%)")) ||
	       str_ends(f->name, STR("(%p)"));
}

/* Percent of change or times, as people say it: "5.8배", "19.2%"; empty: unsaid. */
static struct str change(const struct chart *c, const struct growth *g)
{
	if (of_shares(c) && g->difference != 0)
		return words_fixed(c, fabs(g->difference), 1,
				   words_pick(c, STR("%p"), STR(" points")));
	if (!g->rates || g->ratio == 1)
		return STR_NONE;
	if (g->ratio >= 2)
		return words_fixed(c, g->ratio, 1, words_pick(c, STR("배"), STR(" times")));
	return words_fixed(c, fabs(g->ratio - 1) * 100, 1, STR("%"));
}

static struct growth growth_of(const struct chart *c, const struct story *s)
{
	struct growth g = {0};
	double a = story_value(c, s->layer, s->row[0]);
	double b = story_value(c, s->layer, s->row[s->rows - 1]);
	g.difference = b - a;
	g.rates = a > 0 && b > 0 && !of_shares(c);
	g.ratio = g.rates ? b / a : 0;
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

/* The rest of a clause behind "…186개로": ends in "다" or in "고", when more follow. */
static void put_verb(const struct chart *c, const struct story *s, bool last, struct buf *out)
{
	struct growth g = growth_of(c, s);
	struct str by = change(c, &g);
	bool up = g.difference > 0;
	if (s->row[s->rows - 1]->status == STATUS_PROJECTION) {
		buf_text(out, up                 ? " 늘 것으로 전망"
			      : g.difference < 0 ? " 줄 것으로 전망"
						 : " 이어질 것으로 전망");
		buf_text(out, last ? "된다" : "되고");
		put(out, assumption(c, s));
		return;
	}
	if (g.difference == 0)
		buf_text(out, " 같");
	else if (up && by.n && g.ratio >= 2)
		buf_printf(out, " 늘어 %.*s%.*s 되었", STR_ARG(by),
			   STR_ARG(particle(c, by, STR("이/가"))));
	else if (by.n)
		buf_printf(out, " %.*s %s", STR_ARG(by), up ? "늘었" : "줄었");
	else
		buf_text(out, up ? " 늘었" : " 줄었");
	buf_text(out, last ? "다" : "고");
}

/* "…은 1990년 1,336톤에서 2024년 1만 9,536톤으로 늘었다" */
static void put_course(const struct chart *c, const struct story *s, bool last, struct buf *out)
{
	const struct mark_row *a = s->row[0], *b = s->row[s->rows - 1];
	struct str first = story_reached(c, s, a), end = story_reached(c, s, b);
	if (s->rows == 1) {
		buf_printf(out, " %.*s %.*s", STR_ARG(story_place(c, s, a)), STR_ARG(first));
		put(out, STR("이"));
		buf_text(out, last ? "다" : "고");
		return;
	}
	buf_printf(out, " %.*s %.*s에서 %.*s ", STR_ARG(story_place(c, s, a)), STR_ARG(first),
		   STR_ARG(story_place(c, s, b)));
	put(out, words_with(c, end, STR("으로/로")));
	put_verb(c, s, last, out);
}

static void put_course_english(const struct chart *c, const struct story *s, struct buf *out)
{
	const struct mark_row *a = s->row[0], *b = s->row[s->rows - 1];
	struct growth g = growth_of(c, s);
	struct str by = change(c, &g);
	bool ahead = b->status == STATUS_PROJECTION;
	if (s->rows == 1) {
		buf_printf(out, " was %.*s in %.*s", STR_ARG(story_reached(c, s, a)),
			   STR_ARG(story_place(c, s, a)));
		return;
	}
	const char *verb = g.difference > 0   ? ahead ? "is projected to rise" : "rose"
			   : g.difference < 0 ? ahead ? "is projected to fall" : "fell"
					      : "went";
	buf_printf(out, " %s from %.*s in %.*s to %.*s in %.*s", verb,
		   STR_ARG(story_reached(c, s, a)), STR_ARG(story_place(c, s, a)),
		   STR_ARG(story_reached(c, s, b)), STR_ARG(story_place(c, s, b)));
	if (by.n && !ahead)
		buf_printf(out, " (%.*s)", STR_ARG(by));
	if (ahead)
		put(out, assumption(c, s));
}

struct extremes {
	const struct mark_row *least, *most;
};

static struct extremes extremes_of(const struct chart *c, const struct story *s)
{
	struct extremes e = {s->row[0], s->row[0]};
	for (size_t i = 1; i < s->rows; i++) {
		double v = story_value(c, s->layer, s->row[i]);
		if (v < story_value(c, s->layer, e.least))
			e.least = s->row[i];
		if (v > story_value(c, s->layer, e.most))
			e.most = s->row[i];
	}
	return e;
}

static void put_extremes(const struct chart *c, const struct story *s, struct buf *out)
{
	struct extremes e = extremes_of(c, s);
	struct str least = story_amount(c, s, e.least);
	buf_printf(out,
		   c->plan->korean ? "가장 큰 값은 %.*s %.*s, 가장 작은 값은 %.*s %.*s"
				   : "the greatest is %.*s (%.*s), the least %.*s (%.*s)",
		   STR_ARG(story_place(c, s, e.most)), STR_ARG(story_amount(c, s, e.most)),
		   STR_ARG(story_place(c, s, e.least)), STR_ARG(least));
	if (c->plan->korean)
		buf_printf(out, "%.*s다", STR_ARG(STR("이")));
}

static void put_many_names(const struct chart *c, const struct story *s, struct buf *out)
{
	struct extremes e = extremes_of(c, s);
	struct str text = story_amount(c, s, e.most);
	bool korean = c->plan->korean;
	bool same = story_value(c, s->layer, e.most) == story_value(c, s->layer, e.least);
	if (korean)
		buf_printf(out, "항목 %zu개의 ", s->rows);
	put_measure(c, story_measure(c), out);
	if (!korean)
		buf_printf(out, ", %zu items: ", s->rows);
	if (same && korean)
		buf_printf(out, "%.*s 모두 %.*s%.*s 같다",
			   STR_ARG(particle(c, c->field[story_measure(c)].name, STR("은/는"))),
			   STR_ARG(text), STR_ARG(particle(c, text, STR("으로/로"))));
	else if (same)
		buf_printf(out, "all are %.*s", STR_ARG(text));
	else
		put(out, korean ? STR(" 가운데 ") : STR_NONE);
	if (!same)
		put_extremes(c, s, out);
}

/* One series over names that are no times. */
static void put_names(const struct chart *c, const struct story *s, struct buf *out)
{
	bool korean = c->plan->korean;
	if (s->rows > NAMES_TOLD) {
		put_many_names(c, s, out);
		return;
	}
	put_measure(c, story_measure(c), out);
	if (korean)
		put(out, particle(c, c->field[story_measure(c)].name, STR("은/는")));
	struct str text = STR_NONE;
	for (size_t i = 0; i < s->rows; i++) {
		text = story_amount(c, s, s->row[i]);
		buf_printf(out, korean ? "%s %.*s %.*s" : "%s %.*s %.*s",
			   i        ? ","
			   : korean ? ""
				    : ":",
			   STR_ARG(story_place(c, s, s->row[i])), STR_ARG(text));
	}
	if (korean)
		buf_printf(out, "%.*s다", STR_ARG(STR("이")));
}

/* One series in time, and its extremes where they are not its ends. */
static void put_single(const struct chart *c, const struct story *s, struct buf *out)
{
	struct extremes e = extremes_of(c, s);
	const struct mark_row *first = s->row[0], *last = s->row[s->rows - 1];
	bool inner =
		(e.most != first && e.most != last) || (e.least != first && e.least != last);
	put_measure(c, story_measure(c), out);
	if (c->plan->korean) {
		put(out, particle(c, c->field[story_measure(c)].name, STR("은/는")));
		put_course(c, s, true, out);
	} else {
		put_course_english(c, s, out);
	}
	if (s->rows < EXTREMES || !inner)
		return;
	buf_text(out, c->plan->korean ? ". " : "; ");
	put_extremes(c, s, out);
}

static void put_several(const struct chart *c, const struct story *s, size_t count,
			struct buf *out)
{
	put_measure(c, story_measure(c), out);
	if (c->plan->korean)
		put(out, particle(c, c->field[story_measure(c)].name, STR("은/는")));
	else
		buf_text(out, ":");
	for (size_t i = 0; i < count; i++) {
		bool last = i + 1 == count;
		buf_printf(out, "%s %.*s", i ? "," : "", STR_ARG(s[i].name));
		if (!c->plan->korean) {
			put_course_english(c, &s[i], out);
			continue;
		}
		put(out, particle(c, s[i].name, STR("이/가")));
		put_course(c, &s[i], last, out);
	}
}

/* Many series, or several over names: what stands there, and the greatest value. */
static void put_summary(const struct chart *c, const struct story *s, size_t count,
			struct buf *out)
{
	const struct story *best = &s[0];
	for (size_t i = 1; i < count; i++)
		if (story_value(c, s[i].layer, extremes_of(c, &s[i]).most) >
		    story_value(c, best->layer, extremes_of(c, best).most))
			best = &s[i];
	const struct mark_row *most = extremes_of(c, best).most;
	struct str text = story_amount(c, best, most);
	bool korean = c->plan->korean;
	put_measure(c, story_measure(c), out);
	if (korean)
		buf_printf(out, "%.*s 계열 %zu개(",
			   STR_ARG(particle(c, c->field[story_measure(c)].name, STR("을/를"))),
			   count);
	else
		buf_printf(out, " in %zu series (", count);
	for (size_t i = 0; i < count && i < 2 * SERIES_TOLD; i++)
		buf_printf(out, "%s%.*s", i ? ", " : "", STR_ARG(s[i].name));
	if (count > 2 * SERIES_TOLD)
		buf_text(out, korean ? " 등" : ", …");
	buf_printf(out,
		   korean ? ")로 나누어 나타냈다. 가장 큰 값은 %.*s의 %.*s %.*s"
			  : "). The greatest value is %.*s, %.*s: %.*s",
		   STR_ARG(best->name), STR_ARG(story_place(c, best, most)), STR_ARG(text));
	if (korean)
		buf_printf(out, "%.*s다", STR_ARG(STR("이")));
}

static void put_scatter(const struct chart *c, size_t points, struct buf *out)
{
	struct str x = c->field[CHANNEL_X].name;
	put_measure(c, CHANNEL_X, out);
	if (c->plan->korean)
		put(out, particle(c, x, STR("과/와")));
	buf_text(out, c->plan->korean ? " " : " against ");
	put_measure(c, CHANNEL_Y, out);
	buf_printf(out, c->plan->korean ? "의 관계를 점 %zu개" : ", %zu points", points);
	size_t told = c->series_count > 1 ? c->series_count : 0;
	for (size_t i = 0; i < told && i < 2 * SERIES_TOLD; i++)
		if (!i || !str_eq(c->series[i].name, c->series[i - 1].name))
			buf_printf(out, "%s%.*s",
				   i                 ? ", "
				   : c->plan->korean ? "("
						     : " (",
				   STR_ARG(c->series[i].name));
	if (told > 2 * SERIES_TOLD)
		buf_text(out, c->plan->korean ? " 등" : ", …");
	buf_text(out, told ? ")" : "");
	buf_text(out, c->plan->korean ? "로 나타냈다" : "");
}

/* Parts of a whole, the largest ones one by one. */
static void put_slices(const struct chart *c, struct buf *out)
{
	const struct model_layer *l = &c->layer[0];
	struct story s = {.layer = l};
	bool korean = c->plan->korean;
	double total = 0;
	size_t slices = 0;
	put_measure(c, CHANNEL_THETA, out);
	buf_text(out, korean ? "의 구성:" : ", parts of the whole:");
	for (size_t i = 0; i < l->draw.rows; i++) {
		const struct mark_row *r = &l->draw.row[i];
		if (!(r->turn2 > r->turn))
			continue;
		total += r->theta;
		if (slices++ >= 2 * SERIES_TOLD)
			continue;
		struct str share = words_fixed(c, (r->turn2 - r->turn) * 100, 1, STR("%"));
		buf_printf(out, "%s %.*s %.*s (%.*s)", slices > 1 ? "," : "",
			   STR_ARG(story_place(c, &s, r)), STR_ARG(story_amount(c, &s, r)),
			   STR_ARG(share));
	}
	if (slices > 2 * SERIES_TOLD)
		buf_printf(out, korean ? " 등 조각 %zu개" : " and others, %zu slices", slices);
	struct str sum =
		words_number(c, num_shortest(c->mem, total), c->field[CHANNEL_THETA].unit);
	buf_printf(out, korean ? ". 합계는 %.*s" : ". The total is %.*s", STR_ARG(sum));
	if (korean)
		buf_text(out, "이다");
}

/* Cells coloured by number. */
static void put_cells(const struct chart *c, struct buf *out)
{
	const struct model_layer *l = story_chief(c);
	struct story s = {.layer = l,
			  .row = ARENA_NEW(c->mem, const struct mark_row *, l->draw.rows)};
	bool korean = c->plan->korean;
	for (size_t i = 0; i < l->draw.rows; i++)
		if (isfinite(l->draw.row[i].hue))
			s.row[s.rows++] = &l->draw.row[i];
	put_measure(c, CHANNEL_COLOR, out);
	if (korean)
		put(out, particle(c, c->field[CHANNEL_COLOR].name, STR("을/를")));
	if (korean)
		buf_printf(out, " %s %zu개의 색으로 나타냈다", l->mark->spans ? "칸" : "점",
			   s.rows);
	else
		buf_printf(out, " as the colours of %zu %s", s.rows,
			   l->mark->spans ? "cells" : "points");
	if (!s.rows)
		return;
	buf_text(out, korean ? ". " : "; ");
	put_extremes(c, &s, out);
}

/* From one value to another: the layer has both ends in the data. */
static bool is_ranged(const struct chart *c)
{
	const struct model_layer *l = story_chief(c);
	return !l->stacked && (l->column[CHANNEL_Y2] || l->column[CHANNEL_X2]);
}

static void put_ranges(const struct chart *c, const struct story *s, size_t count,
		       struct buf *out)
{
	bool korean = c->plan->korean;
	size_t rows = story_chief(c)->draw.rows;
	put_measure(c, story_measure(c), out);
	buf_printf(out, korean ? "의 구간 %zu개" : ": %zu ranges", rows);
	for (size_t i = 0; count > 1 && i < count && i < 2 * SERIES_TOLD; i++)
		buf_printf(out, "%s%.*s", i ? ", " : korean ? "(" : " (", STR_ARG(s[i].name));
	buf_text(out, count > 1 ? ")" : "");
	if (count == 1 && in_time(c))
		buf_printf(out, korean ? "를 %.*s부터 %.*s까지" : ", from %.*s to %.*s",
			   STR_ARG(story_place(c, s, s->row[0])),
			   STR_ARG(story_place(c, s, s->row[s->rows - 1])));
	else if (korean)
		buf_text(out, "를");
	buf_text(out, korean ? " 나타냈다" : "");
}

/* Words set at their places. */
static void put_words(const struct chart *c, struct buf *out)
{
	buf_printf(out, c->plan->korean ? "글자 %zu개로 나타냈다" : "%zu words at their places",
		   story_chief(c)->draw.rows);
}

static void put_body(const struct chart *c, struct buf *out)
{
	struct story *s = ARENA_NEW(c->mem, struct story, c->series_count);
	size_t count = 0, points = 0;
	bool named = c->names[CHANNEL_COLOR].levels > 0;
	for (size_t i = 0; i < c->series_count; i++) {
		s[count] = story_of(c, i);
		if (named && !s[count].name.n) /* a layer without colours of its own */
			continue;
		points += s[count].rows;
		count += s[count].rows > 0;
	}
	if (c->polar)
		put_slices(c, out);
	else if (story_chief(c)->value == CHANNEL_COLOR)
		put_cells(c, out);
	else if (story_chief(c)->mark->rule[MARK_TEXT].required)
		put_words(c, out);
	else if (c->field[CHANNEL_X].measure && c->field[CHANNEL_Y].measure)
		put_scatter(c, points, out);
	else if (count && is_ranged(c))
		put_ranges(c, s, count, out);
	else if (!count)
		put_measure(c, story_measure(c), out);
	else if (count == 1 && in_time(c))
		put_single(c, &s[0], out);
	else if (count == 1)
		put_names(c, &s[0], out);
	else if (count <= SERIES_TOLD && in_time(c))
		put_several(c, s, count, out);
	else
		put_summary(c, s, count, out);
}

struct str alt_text(const struct chart *c)
{
	struct buf out = {0};
	struct str source = c->plan->source.text;
	put(&out, kind(c));
	buf_text(&out, ". ");
	if (c->cells)
		split_text(c, &out);
	else
		put_body(c, &out);
	buf_text(&out, ".");
	if (source.n) {
		put(&out, words_pick(c, STR(" 자료: "), STR(" Source: ")));
		put(&out, source);
		if (!str_ends(source, STR(".")))
			buf_text(&out, ".");
	}
	return buf_take(&out, c->mem);
}
