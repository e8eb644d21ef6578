#include "chart/tell/summed.h"

#include <math.h>

#include "chart/tell/course.h"
#include "chart/words.h"

static struct str word(const struct chart *c, const struct mark_words *w)
{
	return w ? words_pick(c, str_of(w->korean), str_of(w->english)) : STR_NONE;
}

/* A summary of the layer that has values: it says what it is. */
static const struct mark_spread *sample(const struct model_layer *l)
{
	for (size_t i = 0; i < l->draw.rows; i++)
		if (l->draw.row[i].spread && l->draw.row[i].spread->values)
			return l->draw.row[i].spread;
	return NULL;
}

struct str summed_middle(const struct chart *c, const struct model_layer *l)
{
	const struct mark_spread *s = sample(l);
	return s ? word(c, s->middle_says) : STR_NONE;
}

static void check_few(struct chart *c, const struct model_layer *l)
{
	const struct column *base = l->column[model_base(c)];
	const struct mark_row *first = NULL;
	size_t few = 0;
	for (size_t i = 0; i < l->draw.rows; i++) {
		const struct mark_row *r = &l->draw.row[i];
		if (!r->spread->values || r->spread->values >= l->mark->spread->least)
			continue;
		first = first ? first : r;
		few++;
	}
	if (few)
		diag_report(c->d, l->plan->mark.at, DIAG_SPREAD_FEW, str_of(l->mark->name),
			    diag_number(c->d, (long long)few),
			    diag_number(c->d, (long long)l->mark->spread->least),
			    base ? column_text(base, first->row) : STR_NONE);
}

void summed_check(struct chart *c, const struct model_layer *l)
{
	if (!l->spread)
		return;
	check_few(c, l);
	if (l->blank)
		diag_report(c->d, l->plan->mark.at, DIAG_SPREAD_MISSING, str_of(l->mark->name),
			    diag_number(c->d, (long long)l->blank), l->column[l->summed]->name);
}

/* All rows of the layer that have values, as of one story. */
static struct story rows_of(const struct chart *c, const struct model_layer *l)
{
	struct story s = {.layer = l,
			  .field = story_field(c, l),
			  .row = ARENA_NEW(c->mem, const struct mark_row *, l->draw.rows + 1)};
	for (size_t i = 0; i < l->draw.rows; i++)
		if (l->draw.row[i].spread->values && l->draw.row[i].status < STATUS_MISSING)
			s.row[s.rows++] = &l->draw.row[i];
	return s;
}

/* "수도권 2024년", of series at a place. */
static struct str item(const struct chart *c, const struct story *s, const struct mark_row *r)
{
	struct str place = story_item(c, s, r), name = c->series[r->series].name;
	const struct column *base = s->layer->column[model_base(c)];
	if (!name.n || (base && base == s->layer->column[CHANNEL_COLOR]))
		return place;
	return arena_printf(c->mem, "%.*s%s%.*s", STR_ARG(name), place.n ? " " : "",
			    STR_ARG(place));
}

/* The two ends that the summary is named after; false: it has none. */
static bool ends_of(const struct mark_spread *s, double *lo, double *hi)
{
	*lo = isnan(s->lower) ? s->low : s->lower;
	*hi = isnan(s->upper) ? s->high : s->upper;
	return isfinite(*lo) && isfinite(*hi);
}

static struct str range_text(const struct chart *c, const struct story *s,
			     const struct mark_spread *p)
{
	double lo, hi;
	ends_of(p, &lo, &hi);
	return arena_printf(c->mem, c->plan->korean ? "%.*s~%.*s" : "%.*s to %.*s",
			    STR_ARG(story_number(c, s, lo)), STR_ARG(story_number(c, s, hi)));
}

static const struct mark_row *widest(const struct story *s)
{
	const struct mark_row *best = NULL;
	double most = -INFINITY, lo, hi;
	for (size_t i = 0; i < s->rows; i++) {
		if (!ends_of(s->row[i]->spread, &lo, &hi) || !(hi - lo > most))
			continue;
		best = s->row[i];
		most = hi - lo;
	}
	return best;
}

static size_t beyond(const struct story *s)
{
	size_t count = 0;
	for (size_t i = 0; i < s->rows; i++)
		count += s->row[i]->spread->belows + s->row[i]->spread->aboves;
	return count;
}

/* "중앙값이 가장 큰 것은 가 12, 가장 작은 것은 나 3이다" */
static void put_middles(const struct chart *c, const struct story *s, struct buf *out)
{
	bool korean = c->plan->korean;
	struct telling_extremes e = telling_extremes(c, s);
	struct str middle = word(c, s->row[0]->spread->middle_says);
	struct str amount = story_amount(c, s, e.most);
	struct str most = telling_extreme(c, item(c, s, e.most), amount, e.mosts);
	struct str least =
		telling_extreme(c, item(c, s, e.least), story_amount(c, s, e.least), e.leasts);
	if (s->rows == 1 || e.mosts == s->rows)
		buf_printf(out, korean ? "%.*s %s%.*s이다" : "The %.*s is %s%.*s",
			   STR_ARG(words_with(c, middle, STR("은/는"))),
			   s->rows == 1 ? ""
			   : korean     ? "모두 "
					: "always ",
			   STR_ARG(amount));
	else if (korean)
		buf_printf(out, "%.*s 가장 큰 것은 %.*s, 가장 작은 것은 %.*s이다",
			   STR_ARG(words_with(c, middle, STR("이/가"))), STR_ARG(most),
			   STR_ARG(least));
	else
		buf_printf(out, "The %.*s is greatest for %.*s and least for %.*s",
			   STR_ARG(middle), STR_ARG(most), STR_ARG(least));
}

/* "사분위 범위는 가가 2~30으로 가장 넓다" */
static void put_widest(const struct chart *c, const struct story *s, struct buf *out)
{
	bool korean = c->plan->korean;
	const struct mark_row *r = widest(s);
	if (!r)
		return;
	struct str ends = word(c, r->spread->ends_says), range = range_text(c, s, r->spread);
	buf_text(out, korean ? ". " : "; ");
	if (s->rows == 1)
		buf_printf(out, korean ? "%.*s %.*s이다" : "the %.*s is %.*s",
			   STR_ARG(words_with(c, ends, STR("은/는"))), STR_ARG(range));
	else if (korean)
		buf_printf(out, "%.*s %.*s %.*s 가장 넓다",
			   STR_ARG(words_with(c, ends, STR("은/는"))),
			   STR_ARG(words_with(c, item(c, s, r), STR("이/가"))),
			   STR_ARG(words_with(c, range, STR("으로/로"))));
	else
		buf_printf(out, "the %.*s is widest for %.*s (%.*s)", STR_ARG(ends),
			   STR_ARG(item(c, s, r)), STR_ARG(range));
}

void summed_tell(const struct telling *t)
{
	const struct chart *c = t->c;
	bool korean = c->plan->korean;
	struct story s = rows_of(c, story_chief(c));
	if (!s.rows) {
		telling_put_measure(c, STR_NONE, t->out);
		return;
	}
	struct str ends = word(c, s.row[0]->spread->ends_says);
	const char *what = telling_in_time(c) ? "시점" : "항목";
	if (!korean)
		buf_printf(t->out, "The %.*s of ", STR_ARG(ends));
	course_measure(c, s.field, t->out);
	if (korean)
		buf_printf(t->out, "의 %.*s", STR_ARG(words_with(c, ends, STR("을/를"))));
	if (s.rows > 1)
		buf_printf(t->out, korean ? " %s %zu개에 나타냈다. " : ", %s%zu items. ",
			   korean ? what : "", s.rows);
	else
		buf_text(t->out, korean ? " 나타냈다. " : ". ");
	put_middles(c, &s, t->out);
	put_widest(c, &s, t->out);
	size_t count = beyond(&s);
	if (count)
		buf_printf(t->out,
			   korean ? ". 수염 밖의 값은 모두 %zu개이다"
				  : "; %zu values lie beyond the whiskers",
			   count);
}

void summed_put_layers(const struct chart *c, struct buf *out)
{
	for (size_t i = 0; i < c->layers; i++) {
		const struct model_layer *l = &c->layer[i];
		const struct mark_spread *s = sample(l);
		if (!s || l == story_chief(c))
			continue;
		struct str kind = words_pick(c, str_of(l->mark->kind.korean),
					     str_of(l->mark->kind.english));
		struct str ends = word(c, s->ends_says);
		if (c->plan->korean)
			buf_printf(out, " %.*s %.*s이다.",
				   STR_ARG(words_with(c, kind, STR("은/는"))), STR_ARG(ends));
		else
			buf_printf(out, " %.*s: %.*s.", STR_ARG(kind), STR_ARG(ends));
	}
}
