#include "mark/place.h"

#include <math.h>

#include "mark/segments.h"
#include "mark/style.h"

#define SHARE 0.65 /* of the distance between two bars that no band spaces */
#define GROUP 0.92 /* of a part of a group that is bar */

static bool takes_numbers(const struct scale *s)
{
	return s->kind != SCALE_BAND && s->kind != SCALE_POINT;
}

void place_train(const struct mark_layer *l, struct mark_scales *s)
{
	for (size_t i = 0; i < l->rows; i++) {
		const struct mark_row *r = &l->row[i];
		if (l->mark->joins && !place_present(l, r))
			continue; /* an axis does not begin years before its line */
		if (takes_numbers(&s->x)) {
			scale_number(&s->x, r->x);
			scale_number(&s->x, r->x2);
		}
		if (takes_numbers(&s->y)) {
			scale_number(&s->y, r->y);
			scale_number(&s->y, r->y2);
		}
	}
}

double place_most(const struct mark_layer *l)
{
	const struct mark_layer *bars = l->among ? l->among : l;
	double written = bars->mark->zero ? bars->options.size : 0,
	       usual = l->horizontal ? 30 : 56;
	return (written > 0 ? written : usual) * style_scale(l);
}

struct place_slot place_slot(const struct mark_layer *l, const struct scale *across, double v,
			     size_t offset, double gap, double most)
{
	double width = most;
	double middle = isfinite(v) ? scale_at(across, v) : (across->from + across->to) / 2;
	if (across->kind == SCALE_BAND)
		scale_band(across, 0, &width);
	else if (gap > 0 && isfinite(v))
		width = fabs(scale_at(across, v + gap) - middle) * SHARE;
	double parts = l->offsets > 1 ? (double)l->offsets : 1;
	width = fmin(width, most * parts);
	double part = width / parts, bar = parts > 1 ? part * GROUP : part;
	double start = middle - width / 2 + part * (parts > 1 ? (double)offset : 0);
	return (struct place_slot){start + (part - bar) / 2, bar};
}

bool place_present(const struct mark_layer *l, const struct mark_row *r)
{
	bool x = isfinite(r->x) || (!l->set[MARK_X] && isnan(r->x));
	bool y = isfinite(r->y) || (!l->set[MARK_Y] && isnan(r->y));
	return x && y && r->status != STATUS_MISSING && r->status != STATUS_SUPPRESSED;
}

static struct place_slot between(double a, double b)
{
	return (struct place_slot){fmin(a, b), fabs(b - a)};
}

struct place_slot place_extent(const struct scale *s, const struct mark_row *r, bool along_y,
			       double gap)
{
	double v = along_y ? r->y : r->x, v2 = along_y ? r->y2 : r->x2, width = 0;
	if (!isfinite(v))
		return between(s->from, s->to);
	if (isfinite(v2))
		return between(scale_at(s, v), scale_at(s, v2));
	if (s->kind == SCALE_BAND) {
		double start = scale_band(s, (size_t)v, &width);
		return (struct place_slot){start, width};
	}
	double from = fmax(v - gap / 2, s->lo), to = fmin(v + gap / 2, s->hi);
	return between(scale_at(s, from), scale_at(s, to));
}

struct point place_row(const struct mark_layer *l, const struct mark_scales *s,
		       const struct mark_row *r)
{
	struct point at = {scale_at(&s->x, r->x), scale_at(&s->y, r->y)};
	const struct scale *across = l->horizontal ? &s->y : &s->x;
	if (l->offsets > 1 && across->kind == SCALE_BAND) {
		struct place_slot slot =
			place_slot(l, across, l->horizontal ? r->y : r->x, r->offset, 0,
				   l->among ? place_most(l) : INFINITY);
		*(l->horizontal ? &at.y : &at.x) = slot.start + slot.width / 2;
	}
	return at;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

double place_gap(const struct mark_layer *l, bool along_y, struct arena *mem)
{
	double *v = ARENA_NEW(mem, double, l->rows), least = 0;
	size_t n = 0;
	for (size_t i = 0; i < l->rows; i++)
		if (segments_present(&l->row[i]))
			v[n++] = along_y ? l->row[i].y : l->row[i].x;
	if (n)
		qsort(v, n, sizeof(*v), by_value);
	for (size_t i = 1; i < n; i++)
		if (v[i] > v[i - 1] && (least == 0 || v[i] - v[i - 1] < least))
			least = v[i] - v[i - 1];
	return least;
}

void place_spread(const struct mark_spread *p, bool beyond, struct scale *measure)
{
	if (!p || !takes_numbers(measure))
		return;
	scale_number(measure, p->low);
	scale_number(measure, p->high);
	if (beyond && p->belows)
		scale_number(measure, p->below[0]);
	if (beyond && p->aboves)
		scale_number(measure, p->above[p->aboves - 1]);
}

double place_pitch(const struct mark_layer *l, const struct scale *slots, struct arena *mem)
{
	double gap = place_gap(l, l->horizontal, mem);
	double alone = slots->kind == SCALE_TIME ? scale_period(slots->column) : 0;
	return gap > 0 ? gap : alone;
}

void place_pad(const struct mark_layer *l, struct scale *slots)
{
	if (takes_numbers(slots))
		slots->pad = fmax(slots->pad, place_pitch(l, slots, slots->mem) / 2);
}

enum place_labels place_labels(const struct mark_layer *l)
{
	struct str word = l->options.label.n ? l->options.label : str_of(l->mark->label);
	if (str_eq(word, STR("end")))
		return PLACE_END;
	if (str_eq(word, STR("inside")))
		return PLACE_INSIDE;
	return str_eq(word, STR("all")) ? PLACE_ALL : PLACE_NONE;
}
