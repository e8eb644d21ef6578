#include "chart/bind/classes.h"

#include <math.h>
#include <stdlib.h>

#include "base/num.h"
#include "chart/model.h"
#include "scale/scale.h"

#define NEAR 0.1 /* of a class of equal width, by which its boundary may be rounded */
#define NICE 10  /* d3's number of ticks for a nice domain */

static int compare(const void *va, const void *vb)
{
	double a = *(const double *)va, b = *(const double *)vb;
	return (a > b) - (a < b);
}

static bool is(const struct plan_scale *s, struct str kind)
{
	return str_eq(s->type, kind);
}

/* The whole of a quantize scale. */
static void find_ends(const struct plan_scale *p, const double *value, size_t values,
		      double end[2])
{
	struct scale s;
	struct arena temp = {0};
	scale_init(&s, SCALE_LINEAR, &temp);
	scale_number(&s, values ? value[0] : 0);
	scale_number(&s, values ? value[values - 1] : 1);
	s.zero = p->zero == TRI_YES;
	s.wish_lo = model_number(p->lo, NAN);
	s.wish_hi = model_number(p->hi, NAN);
	s.nice = false;
	if (p->nice == TRI_YES)
		s.nice_about = (size_t)model_number(p->nice_steps.count, NICE);
	scale_settle(&s, NICE);
	end[0] = s.lo;
	end[1] = s.hi;
	arena_finish(&temp);
}

/* Type 7 of Hyndman and Fan 1996, as d3 takes it. */
static double quantile(const double *sorted, size_t count, double share)
{
	double at = share * (double)(count - 1), whole = floor(at);
	size_t i = (size_t)whole;
	double low = sorted[i], high = i + 1 < count ? sorted[i + 1] : low;
	return low + (high - low) * (at - whole);
}

/* Between what values a boundary may be moved: those next to it below and above. */
static void find_room(double at, const double *value, size_t values, double *low, double *high)
{
	size_t i = 0;
	while (i < values && value[i] < at)
		i++;
	*low = i ? value[i - 1] : -INFINITY;
	*high = i < values ? value[i] : INFINITY;
}

/* Multiples of decimal units are decimal: 3 / 10, not 3 × 0.1. */
static double times(double k, double unit)
{
	return unit < 1 ? k / round(1 / unit) : k * unit;
}

/* The roundest number that parts the same values, no further away than `far`. */
static double roundest(double at, double far, const double *value, size_t values)
{
	double low, high;
	find_room(at, value, values, &low, &high);
	if (!(far > 0) || !isfinite(far))
		return at;
	for (double unit = pow(10, ceil(log10(far)) + 1); unit > far * 1e-9; unit /= 10) {
		double k = round(at / unit);
		k += times(k, unit) <= low ? 1 : times(k, unit) > high ? -1 : 0;
		double v = times(k, unit);
		if (v > low && v <= high && fabs(v - at) <= far)
			return v;
	}
	return at;
}

static void set_shown(struct classes *k, const struct plan_scale *p, const double *value,
		      size_t values, double *shown)
{
	double width =
		k->count > 1 && values ? (value[values - 1] - value[0]) / (double)k->count : 0;
	bool equal = is(p, STR("quantize"));
	for (size_t i = 0; i + 1 < k->count; i++) {
		double step = equal && i ? k->at[i] - k->at[i - 1] : width;
		shown[i] = roundest(k->at[i], equal ? NEAR * step : step, value, values);
		if (i && shown[i] <= shown[i - 1])
			shown[i] = k->at[i];
	}
	k->shown = shown;
}

/* The author's boundaries; those of bins are the ends, too. */
static struct classes by_edges(const struct plan_scale *p, const double *value, size_t values)
{
	bool bins = is(p, STR("bin-ordinal"));
	struct classes k = {.count = bins ? p->edges - 1 : p->edges + 1,
			    .at = p->edge + bins,
			    .lo = -INFINITY,
			    .hi = INFINITY};
	k.shown = k.at;
	if (bins && (!values || value[0] >= p->edge[0]))
		k.lo = p->edge[0];
	if (bins && (!values || value[values - 1] <= p->edge[p->edges - 1]))
		k.hi = p->edge[p->edges - 1];
	return k;
}

double *classes_values(const struct chart *c, double (*cell)(const struct mark_row *),
		       size_t *count)
{
	double *value = NULL;
	size_t room = 0;
	*count = 0;
	for (size_t i = 0; i < c->layers; i++)
		for (size_t r = 0; r < c->layer[i].draw.rows; r++) {
			double v = cell(&c->layer[i].draw.row[r]);
			if (isfinite(v))
				ARENA_PUSH(c->mem, value, *count, room) = v;
		}
	return value;
}

struct classes classes_make(const struct plan_scale *p, size_t usual, double *value,
			    size_t values, struct arena *mem)
{
	double end[2];
	if (!plan_classed(p))
		return (struct classes){0};
	if (values)
		qsort(value, values, sizeof(*value), compare);
	if (str_among(p->type, "threshold bin-ordinal"))
		return by_edges(p, value, values);
	struct classes k = {.count = p->scheme_count ? p->scheme_count : usual,
			    .lo = -INFINITY,
			    .hi = INFINITY};
	if (p->range.count)
		k.count = p->range.count;
	double *at = ARENA_NEW(mem, double, k.count + 1), n = (double)k.count;
	const double *from = p->edge ? p->edge : value; /* quantile: a sample of its own */
	size_t sample = p->edge ? p->edges : values;
	find_ends(p, value, values, end);
	for (size_t i = 0; i + 1 < k.count; i++) {
		double share = (double)(i + 1) / n;
		at[i] = end[0] + (end[1] - end[0]) * share;
		if (is(p, STR("quantile")) && sample)
			at[i] = quantile(from, sample, share);
	}
	k.at = at;
	set_shown(&k, p, value, values, ARENA_NEW(mem, double, k.count + 1));
	return k;
}

size_t classes_of(const struct classes *k, double v)
{
	size_t i = 0;
	while (i + 1 < k->count && v >= k->at[i])
		i++;
	return i;
}

bool classes_wide(const struct classes *k, size_t i)
{
	if (i == 0)
		return k->count < 3 || k->at[0] < k->at[k->count - 2] || isfinite(k->lo);
	return i + 1 == k->count || k->at[i] > k->at[i - 1];
}

/* All boundaries with equally many decimals. */
static struct str boundary(const struct chart *c, const struct format *f,
			   const struct classes *k, size_t i)
{
	size_t count = k->count + 1;
	struct str *text = ARENA_NEW(c->mem, struct str, count);
	struct str *label = ARENA_NEW(c->mem, struct str, count);
	size_t n = 0, at = 0;
	for (size_t b = 0; b < count; b++) {
		double v = b == 0 ? k->lo : b == k->count ? k->hi : k->shown[b - 1];
		if (!isfinite(v))
			continue;
		at = b == i ? n : at;
		text[n++] = num_computed(c->mem, v);
	}
	if (!format_ticks(f, text, n, label, c->mem))
		return text[at];
	return label[at];
}

struct str classes_name(const struct chart *c, const struct format *f, const struct classes *k,
			size_t i)
{
	bool korean = c->plan->korean, last = i + 1 == k->count;
	bool low = i || isfinite(k->lo), high = !last || isfinite(k->hi);
	struct str from = low ? boundary(c, f, k, i) : STR_NONE;
	struct str to = high ? boundary(c, f, k, i + 1) : STR_NONE;
	if (!low)
		return arena_printf(c->mem, korean ? "%.*s 미만" : "< %.*s", STR_ARG(to));
	if (!high)
		return arena_printf(c->mem, korean ? "%.*s 이상" : "≥ %.*s", STR_ARG(from));
	if (!korean)
		return arena_printf(c->mem, "%.*s – %.*s", STR_ARG(from), STR_ARG(to));
	return arena_printf(c->mem, last ? "%.*s~%.*s" : "%.*s~%.*s 미만", STR_ARG(from),
			    STR_ARG(to));
}
