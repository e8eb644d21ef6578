#include "chart/tell/circle.h"

#include <math.h>

#include "base/num.h"
#include "chart/draw/pie.h"
#include "chart/draw/polar.h"
#include "chart/tell/course.h"
#include "chart/words.h"

/* What the turn shows, in the order in which it is asked. */
enum form { PARTS, LONE, WHOLES, CELLS, ROSE, RINGS, RANGES, AMOUNTS, FORMS };

static enum form form_of(const struct chart *c, const struct model_layer *l)
{
	bool rings = c->field[CHANNEL_RADIUS].discrete;
	if (l->draw.set[MARK_THETA2] || l->draw.set[MARK_RADIUS2])
		return RANGES;
	if (c->parts)
		return PARTS;
	if (pie_lone(c))
		return LONE;
	if (l->value == CHANNEL_COLOR)
		return CELLS;
	if (rings && c->uneven)
		return RINGS;
	if (rings && l->piled == CHANNEL_THETA)
		return WHOLES;
	return l->value == CHANNEL_RADIUS ? ROSE : AMOUNTS;
}

/* A legend names the series, and the leading layer of a figure is drawn. */
static const struct model_layer *chief(const struct chart *c)
{
	const struct model_layer *l = story_chief(c);
	return l->mark->polar ? l : &c->layer[pie_lead(c) < c->layers ? pie_lead(c) : 0];
}

struct str circle_kind(const struct chart *c)
{
	static const struct mark_words words[FORMS] = {
		[LONE] = {"게이지", "Gauge"},
		[WHOLES] = {"겹고리 그래프", "Nested ring chart"},
		[CELLS] = {"둥근 히트맵", "Circular heat map"},
		[ROSE] = {"장미 그림", "Rose chart"},
		[RINGS] = {"고리 막대그래프", "Radial bar chart"},
		[RANGES] = {"고리 그림", "Ring chart"},
	};
	const struct model_layer *l = chief(c);
	enum form f = l->mark->polar ? form_of(c, l) : FORMS;
	if (f == FORMS || !words[f].korean)
		return STR_NONE;
	return words_pick(c, str_of(words[f].korean), str_of(words[f].english));
}

static struct story all_of(const struct chart *c, const struct model_layer *l)
{
	struct story s = {.layer = l, .field = story_field(c, l)};
	s.row = ARENA_NEW(c->mem, const struct mark_row *, l->draw.rows);
	for (size_t i = 0; i < l->draw.rows; i++)
		if (l->draw.row[i].status < STATUS_MISSING &&
		    isfinite(story_value(c, l, &l->draw.row[i])))
			s.row[s.rows++] = &l->draw.row[i];
	return s;
}

/* Parts of a whole, the largest ones one by one. */
static void put_parts(const struct chart *c, const struct model_layer *l, struct buf *out)
{
	struct story s = all_of(c, l);
	bool korean = c->plan->korean;
	double total = 0;
	size_t slices = 0;
	course_measure(c, s.field, out);
	buf_text(out, korean ? "의 구성:" : ", parts of the whole:");
	for (size_t i = 0; i < s.rows; i++) {
		const struct mark_row *r = s.row[i];
		if (!(r->share > 0))
			continue;
		total += r->theta;
		if (slices++ >= TELLING_NAMES)
			continue;
		struct str share = words_fixed(c, r->share * 100, 1, STR("%"));
		buf_printf(out, "%s %.*s %.*s (%.*s)", slices > 1 ? "," : "",
			   STR_ARG(story_place(c, &s, r)), STR_ARG(story_amount(c, &s, r)),
			   STR_ARG(share));
	}
	if (slices > TELLING_NAMES)
		buf_printf(out, korean ? " 등 조각 %zu개" : " and others, %zu slices", slices);
	buf_printf(out, korean ? ". 합계는 %.*s이다" : ". The total is %.*s",
		   STR_ARG(story_number(c, &s, total)));
}

/* Rings in rings: the layers one after another, from the inside outward as written. */
static void put_all_parts(const struct chart *c, struct buf *out)
{
	size_t told = 0;
	for (size_t i = 0; i < c->layers && told < 3; i++) {
		const struct model_layer *l = &c->layer[i];
		if (!l->mark->polar || l->piled != CHANNEL_THETA || !story_tells(l))
			continue;
		buf_text(out, told ? ". " : "");
		if (slices_rings(c) > 1)
			buf_printf(out,
				   c->plan->korean ? "고리 %zu: " : "Ring %zu: ", told + 1);
		put_parts(c, l, out);
		told++;
	}
}

/* The largest slice of each ring. */
static void put_wholes(const struct chart *c, const struct story *s, struct buf *out)
{
	const struct scale *names = &c->names[CHANNEL_RADIUS];
	bool korean = c->plan->korean;
	telling_put_measure(c, STR("을/를"), out);
	buf_printf(out,
		   korean ? " 고리 %zu개로 나누었다. 가장 큰 조각은"
			  : " in %zu rings. The largest slices are",
		   names->levels);
	for (size_t k = 0; k < names->levels && k < TELLING_NAMES; k++) {
		const struct mark_row *most = NULL;
		for (size_t i = 0; i < s->rows; i++)
			if (s->row[i]->radius == (double)k && isfinite(s->row[i]->share) &&
			    (!most || s->row[i]->theta > most->theta))
				most = s->row[i];
		if (!most)
			continue;
		struct str share = words_fixed(c, most->share * 100, 1, STR("%"));
		buf_printf(out, "%s %.*s %.*s", k ? "," : "", STR_ARG(story_place(c, s, most)),
			   STR_ARG(share));
	}
	buf_text(out, names->levels > TELLING_NAMES ? (korean ? " 등" : ", …") : "");
	buf_text(out, korean ? "이다" : "");
}

/* "진척률은 73%이다. 눈금은 0%에서 100%까지이다" */
static void put_lone(const struct chart *c, const struct story *s, struct buf *out)
{
	const struct plan_scale *p = &c->field[CHANNEL_THETA].e->scale;
	bool korean = c->plan->korean;
	telling_put_measure(c, STR("은/는"), out);
	buf_printf(out, korean ? " %.*s이다" : ": %.*s",
		   STR_ARG(s->rows ? story_amount(c, s, s->row[0]) : STR_NONE));
	if (!p->hi.set)
		return;
	struct str lo = num_shortest(c->mem, model_number(p->lo, 0)),
		   hi = num_shortest(c->mem, p->hi.v);
	buf_printf(out,
		   korean ? ". 눈금은 %.*s에서 %.*s까지이다"
			  : ". The scale runs from %.*s to %.*s",
		   STR_ARG(lo), STR_ARG(hi));
}

/* Slices by the length of their radius or of their arc. */
static void put_slices(const struct chart *c, const struct story *s, enum form form,
		       struct buf *out)
{
	static const struct {
		const char *korean, *end, *english, *things;
	} by[FORMS] = {
		[ROSE] = {"조각", "의 반지름으로", "the radius of", "slices"},
		[RINGS] = {"고리", "의 길이로", "the length of", "rings"},
		[RANGES] = {"고리의 부분", "로", "", "parts of a ring"},
		[AMOUNTS] = {"조각", "의 각으로", "the angle of", "slices"},
	};
	bool korean = c->plan->korean;
	telling_put_measure(c, STR("을/를"), out);
	if (korean)
		buf_printf(out, " %s %zu개%s 나타냈다", by[form].korean, s->rows, by[form].end);
	else
		buf_printf(out, " as %s%s%zu %s", by[form].english,
			   *by[form].english ? " " : "", s->rows, by[form].things);
	if (!s->rows || form == RANGES)
		return;
	buf_text(out, korean ? ". " : "; ");
	telling_put_extremes(c, s, out);
}

void circle_tell(const struct chart *c, struct buf *out)
{
	const struct model_layer *l = chief(c);
	struct story s = all_of(c, l);
	enum form form = form_of(c, l);
	switch (form) {
	case PARTS:
		put_all_parts(c, out);
		return;
	case LONE:
		put_lone(c, &s, out);
		return;
	case WHOLES:
		put_wholes(c, &s, out);
		return;
	default:
		put_slices(c, &s, form, out);
	}
}

void circle_put_words(const struct chart *c, struct buf *out)
{
	for (size_t i = 0; i < c->layers; i++) {
		const struct model_layer *l = &c->layer[i];
		const struct plan_encoding *e = l->plan->encoding;
		bool central =
			!l->mark->polar && !e[CHANNEL_THETA].set && !e[CHANNEL_RADIUS].set;
		if (!central || l->draw.rows != 1 || !l->draw.row[0].text.n || pie_lone(c))
			continue;
		buf_printf(out,
			   c->plan->korean ? " 가운데에 ‘%.*s’ 글이 있다."
					   : " The words in the middle are ‘%.*s’.",
			   STR_ARG(l->draw.row[0].text));
	}
}
