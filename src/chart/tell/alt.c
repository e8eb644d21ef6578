#include "chart/tell/alt.h"

#include <math.h>

#include "base/num.h"
#include "chart/bind/cells.h"
#include "chart/bind/condition.h"
#include "chart/bind/thin.h"
#include "chart/draw/pie.h"
#include "chart/tell/assume.h"
#include "chart/tell/circle.h"
#include "chart/tell/course.h"
#include "chart/tell/depict.h"
#include "chart/tell/split.h"
#include "chart/tell/summed.h"
#include "chart/tell/trend.h"
#include "chart/words.h"

#define SERIES_TOLD 4 /* more series are counted, not told one by one */
#define NAMES_TOLD 3
#define EXTREMES 4 /* rows from which extremes are told */

static struct str kind(const struct chart *c)
{
	const struct chart *drawn = c->cells ? c->cells->cell[0].chart : c;
	const struct model_layer *l = story_chief(drawn);
	const struct mark *m = l->mark;
	bool both = c->field[CHANNEL_X].measure && c->field[CHANNEL_Y].measure;
	const struct mark_words *words = &m->kind;
	if (c->polar && circle_kind(drawn).n)
		return circle_kind(drawn);
	if (both && !m->joins && !m->spans && !m->spread)
		return words_pick(c, STR("산점도"), STR("Scatter plot"));
	if (l->stacked && m->stacked.korean)
		words = &m->stacked;
	else if (l->draw.offsets > 1 && m->grouped.korean)
		words = &m->grouped;
	struct str name = words_pick(c, str_of(words->korean), str_of(words->english));
	if (l->centred)
		return c->plan->korean
			       ? arena_printf(c->mem, "가운데로 쌓은 %s", m->kind.korean)
			       : arena_printf(c->mem, "%.*s about a middle line",
					      STR_ARG(name));
	if (!l->normalized || c->polar)
		return name;
	return c->plan->korean ? arena_printf(c->mem, "100%% %.*s", STR_ARG(name))
			       : arena_printf(c->mem, "%.*s to 100%%", STR_ARG(name));
}

/* "항목 5개의 예산(단위: 억 원)", "기온의 구간 6개의 개수" */
static void put_count(const struct chart *c, size_t rows, struct buf *out)
{
	const struct model_field *base = &c->field[model_base(c)];
	bool bins = telling_bins(c), korean = c->plan->korean;
	if (korean && bins)
		buf_printf(out, "%.*s의 구간 %zu개의 ", STR_ARG(base->name), rows);
	else if (korean)
		buf_printf(out, "항목 %zu개의 ", rows);
	telling_put_measure(c, STR_NONE, out);
	if (!korean && bins)
		buf_printf(out, ", %zu bins of %.*s: ", rows, STR_ARG(base->name));
	else if (!korean)
		buf_printf(out, ", %zu items: ", rows);
}

static void put_many_names(const struct chart *c, const struct story *s, struct buf *out)
{
	struct telling_extremes e = telling_extremes(c, s);
	struct str text = story_amount(c, s, e.most);
	bool korean = c->plan->korean, same = e.mosts == s->rows;
	put_count(c, s->rows, out);
	if (same && korean)
		buf_printf(out, "%.*s 모두 %.*s%.*s 같다",
			   STR_ARG(course_particle(c, telling_measure(c)->name, STR("은/는"))),
			   STR_ARG(text), STR_ARG(course_particle(c, text, STR("으로/로"))));
	else if (same)
		buf_printf(out, "all are %.*s", STR_ARG(text));
	else if (korean)
		buf_text(out, " 가운데 ");
	if (!same)
		telling_put_extremes(c, s, out);
}

/* One series over names that are no times. */
static void put_names(const struct chart *c, const struct story *s, struct buf *out)
{
	bool korean = c->plan->korean;
	if (s->rows > NAMES_TOLD) {
		put_many_names(c, s, out);
		return;
	}
	telling_put_measure(c, STR("은/는"), out);
	for (size_t i = 0; i < s->rows; i++)
		buf_printf(out, "%s %.*s %.*s",
			   i        ? ","
			   : korean ? ""
				    : ":",
			   STR_ARG(story_item(c, s, s->row[i])),
			   STR_ARG(story_amount(c, s, s->row[i])));
	buf_text(out, korean ? "이다" : "");
}

/* One series in time, and its extremes where they are not its ends. */
static void put_single(const struct chart *c, const struct story *s, struct buf *out)
{
	struct telling_extremes e = telling_extremes(c, s);
	const struct mark_row *first = s->row[0], *last = s->row[s->rows - 1];
	bool inner =
		(e.most != first && e.most != last) || (e.least != first && e.least != last);
	telling_put_measure(c, STR("은/는"), out);
	course_put(c, s, true, out);
	if (s->rows < EXTREMES || !inner)
		return;
	buf_text(out, c->plan->korean ? ". " : "; ");
	telling_put_extremes(c, s, out);
}

static void put_several(const struct telling *t)
{
	const struct chart *c = t->c;
	telling_put_measure(c, STR("은/는"), t->out);
	buf_text(t->out, c->plan->korean ? "" : ":");
	for (size_t i = 0; i < t->count; i++) {
		const struct story *s = &t->s[i];
		buf_printf(t->out, "%s %.*s%.*s", i ? "," : "", STR_ARG(s->name),
			   STR_ARG(course_particle(c, s->name, STR("이/가"))));
		course_put(c, s, i + 1 == t->count, t->out);
	}
}

/* Where the greatest value of all stories stands, and how many are as great. */
static const struct story *greatest(const struct telling *t, size_t *equal)
{
	const struct story *best = &t->s[0];
	double most = -INFINITY;
	for (size_t i = 0; i < t->count; i++) {
		const struct story *s = &t->s[i];
		struct telling_extremes e = telling_extremes(t->c, s);
		double v = story_value(t->c, s->layer, e.most);
		*equal = v > most ? e.mosts : *equal + (v == most ? e.mosts : 0);
		best = v > most ? s : best;
		most = fmax(most, v);
	}
	return best;
}

/* What all parts of a stack add up to, at its first and last place in time. */
static void put_totals(const struct telling *t)
{
	const struct chart *c = t->c;
	const struct model_layer *l = story_chief(c);
	struct mark_row end[2] = {*t->s[0].row[0], *t->s[0].row[t->s[0].rows - 1]};
	const struct mark_row *row[2] = {&end[0], &end[1]};
	struct story sum = {.layer = l, .field = telling_measure(c), .row = row, .rows = 2};
	double total[2] = {0, 0};
	for (size_t i = 0; i < t->count; i++) {
		const struct mark_row *a = t->s[i].row[0], *b = t->s[i].row[t->s[i].rows - 1];
		bool ends = c->lying ? a->y == end[0].y && b->y == end[1].y
				     : a->x == end[0].x && b->x == end[1].x;
		if (!ends || a->status || b->status || a->offset || b->offset ||
		    story_value(c, l, telling_extremes(c, &t->s[i]).least) < 0)
			return;
		total[0] += story_value(c, l, a);
		total[1] += story_value(c, l, b);
	}
	for (int i = 0; i < 2; i++) {
		*(c->lying ? &end[i].x : &end[i].y) = total[i];
		*(c->lying ? &end[i].x2 : &end[i].y2) = 0;
	}
	buf_text(t->out, c->plan->korean ? " 합계는" : " The total");
	course_put(c, &sum, true, t->out);
	buf_text(t->out, ".");
}

/* Many series, or several over names: what stands there, and the greatest value. */
static void put_summary(const struct telling *t)
{
	const struct chart *c = t->c;
	size_t equal = 0;
	const struct story *best = greatest(t, &equal);
	const struct mark_row *most = telling_extremes(c, best).most;
	bool korean = c->plan->korean;
	telling_put_measure(c, STR("을/를"), t->out);
	telling_put_span(t);
	buf_printf(t->out, korean ? " 계열 %zu개(" : " in %zu series (", t->count);
	telling_put_list(t);
	buf_text(t->out, korean ? ")로 나누어 나타냈다." : ").");
	if (story_chief(c)->stacked && !story_chief(c)->normalized && telling_in_time(c))
		put_totals(t);
	struct str item = arena_printf(c->mem, korean ? "%.*s의 %.*s" : "%.*s, %.*s",
				       STR_ARG(best->name), STR_ARG(story_item(c, best, most)));
	buf_printf(t->out, korean ? " 가장 큰 값은 %.*s이다" : " The greatest value is %.*s",
		   STR_ARG(telling_extreme(c, item, story_amount(c, best, most), equal)));
}

static bool same_field(const struct model_field *a, const struct model_field *b)
{
	return a == b || (a->column && a->column == b->column);
}

/* What other layers show of another field, such as a rate on a second axis. */
static void put_others(const struct chart *c, struct buf *out)
{
	const struct model_field *told = telling_measure(c);
	for (size_t i = 0; i < c->layers; i++) {
		const struct model_layer *l = &c->layer[i];
		const struct model_field *f = story_field(c, l);
		struct story s = story_in(c, l, 0);
		if (!l->second == !story_chief(c)->second || !story_tells(l) || l->spread ||
		    same_field(f, told) || c->series_count > 1 || s.rows < 2 ||
		    !telling_in_time(c))
			continue;
		struct str mark = words_pick(c, str_of(l->mark->kind.korean),
					     str_of(l->mark->kind.english));
		buf_printf(out, c->plan->korean ? " %.*s로 겹친 " : " %.*s over it: ",
			   STR_ARG(mark));
		course_measure(c, f, out);
		buf_str(out, course_particle(c, f->name, STR("은/는")));
		course_put(c, &s, true, out);
		buf_text(out, ".");
		told = f;
	}
}

/* The stories of all series; those of colours that the axis names are one. */
static struct telling read(const struct chart *c, struct buf *out, size_t *points)
{
	struct telling t = {.c = c, .out = out};
	const struct column *hue = c->field[CHANNEL_COLOR].column;
	bool named = c->names[CHANNEL_COLOR].levels > 0;
	const struct plan_encoding *e = &c->layer[0].plan->encoding[CHANNEL_COLOR];
	bool same = hue && hue == c->field[model_base(c)].column;
	same |= e->case_count && e->cases[0].unless; /* most of them have no colour */
	size_t room = 0;
	t.s = ARENA_NEW(c->mem, struct story, c->series_count);
	for (size_t i = 0; i < c->series_count; i++) {
		struct story s = story_of(c, i);
		if (!s.rows || (named && !s.name.n)) /* a layer without colours of its own */
			continue;
		*points += s.rows;
		if (!same || !t.count) {
			t.s[t.count++] = s;
			room = s.rows;
			continue;
		}
		for (size_t r = 0; r < s.rows; r++)
			ARENA_PUSH(c->mem, t.s[0].row, t.s[0].rows, room) = s.row[r];
	}
	return t;
}

/* Rows that no pixel needs are points all the same. */
static size_t unseen_points(const struct model_layer *l)
{
	const struct table *t = l->plan->table;
	const struct column *x = l->column[CHANNEL_X], *y = l->column[CHANNEL_Y];
	size_t all = 0, seen = 0;
	if (t->rows <= THIN_ROWS || !x || !y)
		return 0;
	bool full = !x->missing && !y->missing;
	for (uint32_t r = 0; r < t->rows && !full; r++)
		all += !table_missing(x, r) && !table_missing(y, r);
	for (size_t i = 0; i < l->draw.rows; i++)
		seen += isfinite(l->draw.row[i].x) && isfinite(l->draw.row[i].y);
	all = full ? t->rows : all;
	return all > seen ? all - seen : 0;
}

static void put_body(const struct chart *c, struct buf *out)
{
	size_t points = 0;
	struct telling t = read(c, out, &points);
	for (size_t i = 0; i < c->layers; i++)
		points += unseen_points(&c->layer[i]);
	bool round = c->polar && pie_lead(c) < c->layers;
	if (story_chief(c)->value == CHANNEL_COLOR)
		depict_cells(c, out);
	else if (round)
		circle_tell(c, out);
	else if (story_chief(c)->mark->rule[MARK_TEXT].required)
		depict_words(c, out);
	else if (story_chief(c)->spread)
		summed_tell(&t);
	else if (c->field[CHANNEL_X].measure && c->field[CHANNEL_Y].measure)
		depict_scatter(c, points, out);
	else if (t.count && depict_is_ranged(c))
		depict_ranges(&t);
	else if (!t.count)
		telling_put_measure(c, STR_NONE, out);
	else if (t.count == 1 && telling_in_time(c))
		put_single(c, &t.s[0], out);
	else if (t.count == 1)
		put_names(c, &t.s[0], out);
	else if (t.count <= SERIES_TOLD && telling_in_time(c))
		put_several(&t);
	else
		put_summary(&t);
}

struct str alt_text(const struct chart *c)
{
	struct buf out = {0};
	struct str source = c->plan->source.text;
	buf_str(&out, kind(c));
	trend_put_kind(c->cells ? c->cells->cell[0].chart : c, kind(c), &out);
	buf_text(&out, ". ");
	if (c->cells)
		split_text(c, &out);
	else
		put_body(c, &out);
	buf_text(&out, ".");
	if (c->second.e && !c->cells)
		put_others(c, &out);
	summed_put_layers(c->cells ? c->cells->cell[0].chart : c, &out);
	if (c->polar && !c->cells)
		circle_put_words(c, &out);
	if (!c->cells)
		trend_tell(c, &out);
	size_t fillings;
	const struct table_filled **filled = assume_fillings(c, &fillings);
	for (size_t i = 0; i < fillings; i++)
		buf_printf(&out, " %.*s.", STR_ARG(assume_filled(c, filled[i])));
	condition_tell(c, &out);
	if (source.n) {
		buf_str(&out, words_pick(c, STR(" 자료: "), STR(" Source: ")));
		buf_str(&out, source);
		if (!str_ends(source, STR(".")))
			buf_text(&out, ".");
	}
	return buf_take(&out, c->mem);
}
