#include "scale/scale.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/num.h"
#include "scale/ticks.h"

#define LARGE 1e300
#define SMALL 1e-300
#define SAME 1e-13         /* a span below this share of the values is no span */
#define DAYS_MAX 3600000.0 /* about 9,800 years from 1970 */
#define SLOTS_MIN 16
#define FREE_MOST 0.4 /* of the range, at each end */
#define FAR 1e6       /* a position further out, in lengths of the range, is cut to this */

void scale_init(struct scale *s, enum scale_kind kind, struct arena *mem)
{
	*s = (struct scale){.kind = kind, .mem = mem, .column = COLUMN_NUMBER};
	s->nice = kind <= SCALE_LOG;
	s->exponent = 0.5;
	s->constant = 1;
	s->base = 10;
	s->wish_lo = s->wish_hi = NAN;
	if (kind == SCALE_TIME)
		s->column = COLUMN_DATE;
	if (kind == SCALE_BAND) {
		s->padding_inner = 0.35;
		s->padding_outer = 0.175;
	}
	if (kind == SCALE_POINT) {
		s->padding_inner = 1;
		s->padding_outer = 0.5;
	}
}

/* hi, too, for what is no number. */
static double within(double v, double lo, double hi)
{
	return !(v < hi) ? hi : v > lo ? v : lo;
}

/* A finite number with a size that can be reckoned with. */
static double tame(const struct scale *s, double v)
{
	double most = s->kind == SCALE_TIME ? DAYS_MAX : LARGE;
	if (fabs(v) < SMALL)
		return 0;
	return within(v, -most, most);
}

/* Keeps distinct times in order until there are too many to be ticked one by one. */
static void remember(struct scale *s, double v)
{
	if (s->seens > SCALE_SEENS)
		return;
	if (!s->seen)
		s->seen = ARENA_NEW(s->mem, double, SCALE_SEENS + 1);
	size_t at = s->seens;
	while (at && s->seen[at - 1] > v)
		at--;
	if (at && s->seen[at - 1] == v)
		return;
	memmove(&s->seen[at + 1], &s->seen[at], (s->seens - at) * sizeof(*s->seen));
	s->seen[at] = v;
	s->seens++;
}

void scale_number(struct scale *s, double v)
{
	if (!isfinite(v))
		return;
	v = tame(s, v);
	if (s->kind == SCALE_LOG && v <= 0) {
		s->refused = true;
		return;
	}
	s->seen_lo = s->trained ? fmin(s->seen_lo, v) : v;
	s->seen_hi = s->trained ? fmax(s->seen_hi, v) : v;
	s->trained = true;
	if (s->kind == SCALE_TIME) {
		s->timed |= s->column == COLUMN_DATE && v != floor(v);
		remember(s, v);
	}
}

/* FNV-1a */
static size_t hash(struct str name)
{
	uint64_t h = UINT64_C(14695981039346656037);
	for (size_t i = 0; i < name.n; i++)
		h = (h ^ (unsigned char)name.p[i]) * UINT64_C(1099511628211);
	return (size_t)(h ^ h >> 32);
}

/* The slot of a name, or the free slot where it belongs. */
static uint32_t *find_slot(const struct scale *s, struct str name)
{
	size_t i = hash(name) & (s->slots - 1);
	while (s->slot[i] && !str_eq(s->level[s->slot[i] - 1], name))
		i = (i + 1) & (s->slots - 1);
	return &s->slot[i];
}

static void grow_slots(struct scale *s)
{
	s->slots = s->slots ? s->slots * 2 : SLOTS_MIN;
	s->slot = ARENA_NEW(s->mem, uint32_t, s->slots);
	for (size_t i = 0; i < s->levels; i++)
		*find_slot(s, s->level[i]) = (uint32_t)i + 1;
}

void scale_name(struct scale *s, struct str name)
{
	if (2 * (s->levels + 1) > s->slots)
		grow_slots(s);
	uint32_t *slot = find_slot(s, name);
	if (*slot)
		return;
	ARENA_PUSH(s->mem, s->level, s->levels, s->level_room) = name;
	*slot = (uint32_t)s->levels;
	s->trained = true;
}

size_t scale_level(const struct scale *s, struct str name)
{
	uint32_t at = s->slots ? *find_slot(s, name) : 0;
	return at ? at - 1 : s->levels;
}

void scale_share(struct scale *s, const struct scale *seen)
{
	for (size_t i = 0; i < seen->levels; i++)
		scale_name(s, seen->level[i]);
	s->zero |= seen->zero;
	s->refused |= seen->refused;
	s->timed |= seen->timed;
	s->pad = fmax(s->pad, seen->pad);
	if (!seen->trained || scale_names(s))
		return;
	scale_number(s, seen->seen_lo);
	scale_number(s, seen->seen_hi);
	for (size_t i = 0; i < seen->seens && i < SCALE_SEENS; i++)
		remember(s, seen->seen[i]);
	if (seen->seens > SCALE_SEENS) /* too many to be ticked one by one */
		s->seens = seen->seens;
}

/* An end that was asked for and that the scale can show. */
static bool wished(const struct scale *s, double end)
{
	return isfinite(end) && (s->kind != SCALE_LOG || end >= SMALL);
}

/* One value alone stands in the middle of a domain around it. */
static void widen(struct scale *s)
{
	double room = s->kind == SCALE_TIME ? scale_period(s->column) / 2 : 0.1 * fabs(s->lo);
	if (room > 0)
		s->lo -= room;
	s->hi += room > 0 ? room : 1;
}

/* The domain as the data and the wishes have it, wide enough to divide by. */
static void open_domain(struct scale *s)
{
	bool zero = s->zero && s->kind < SCALE_LOG;
	s->lo = s->trained ? s->seen_lo : s->kind == SCALE_LOG;
	s->hi = s->trained ? s->seen_hi : s->lo;
	if (wished(s, s->wish_lo))
		s->lo = tame(s, s->wish_lo);
	else if (zero)
		s->lo = fmin(s->lo, 0);
	if (wished(s, s->wish_hi))
		s->hi = tame(s, s->wish_hi);
	else if (zero)
		s->hi = fmax(s->hi, 0);
	if (s->lo > s->hi) {
		double lo = s->lo;
		s->lo = s->hi;
		s->hi = lo;
	}
	if (s->hi - s->lo <= SAME * fmax(fabs(s->lo), fabs(s->hi)))
		widen(s);
}

/* What grows evenly along the paper. */
static double bend(const struct scale *s, double v)
{
	if (s->kind == SCALE_POW)
		return copysign(pow(fabs(v), s->exponent), v);
	if (s->kind == SCALE_SYMLOG)
		return copysign(log1p(fabs(v) / s->constant), v);
	return s->kind == SCALE_LOG ? log(v) : v;
}

static double unbend(const struct scale *s, double v)
{
	if (s->kind == SCALE_POW)
		return copysign(pow(fabs(v), 1 / s->exponent), v);
	if (s->kind == SCALE_SYMLOG)
		return copysign(s->constant * expm1(fabs(v)), v);
	return s->kind == SCALE_LOG ? exp(v) : v;
}

/* The domain grows about its middle until a share of the range is free at each end. */
static void free_ends(struct scale *s)
{
	double share = fmin(s->free, FREE_MOST), lo = bend(s, s->lo), hi = bend(s, s->hi);
	double more = (hi - lo) / (1 - 2 * share) * share;
	if (!(share > 0))
		return;
	s->lo = tame(s, unbend(s, lo - more));
	s->hi = tame(s, unbend(s, hi + more));
}

/* Keeps the ticks inside the domain and moves ends that nobody asked for. */
static void keep_ticks(struct scale *s, const struct scale_tick *tick, size_t count)
{
	if (!count)
		return;
	if (s->nice && !wished(s, s->wish_lo))
		s->lo = fmin(s->lo, tick[0].value);
	if (s->nice && !wished(s, s->wish_hi))
		s->hi = fmax(s->hi, tick[count - 1].value);
	while (count && tick[0].value < s->lo) {
		tick++;
		count--;
	}
	while (count && tick[count - 1].value > s->hi)
		count--;
	s->tick = tick;
	s->ticks = count;
}

/* Shares that are rounded to 100.1 together need no tick at 120; the domain goes on to them
 * unseen. */
#define OVER 4e-3
/* Ticks on both sides of zero are few for each: an end that passes its last one by a quarter of
 * a step needs no other, which would leave much of the plot empty. */
#define OVER_BOTH 0.05

static struct ticks search(const struct scale *s, size_t about, bool loose)
{
	return ticks_search(
		&(struct ticks_wish){.lo = s->lo,
				     .hi = s->hi,
				     .about = about,
				     .most = s->most,
				     .over = s->lo < 0 && s->hi > 0 ? OVER_BOTH : OVER,
				     .least = s->least,
				     .loose = loose,
				     .whole = s->whole});
}

/* The step of d3 for about so many ticks: 1, 2 or 5 × 10^k. */
static double even_step(double span, double about)
{
	double step = span / about, unit = pow(10, floor(log10(step))), rest = step / unit;
	return unit * (rest >= sqrt(50) ? 10 : rest >= sqrt(10) ? 5 : rest >= sqrt(2) ? 2 : 1);
}

/* Ends at multiples of the step for so many ticks, as d3 and so Vega-Lite find them. */
static void end_evenly(struct scale *s)
{
	double lo = s->lo, hi = s->hi, before = 0;
	for (int turn = 0; turn < 10; turn++) {
		double step = even_step(hi - lo, (double)s->nice_about);
		if (step == before || !(step > 0) || !isfinite(step))
			break;
		double parts = round(1 / step); /* whole, so that 3 / 10 is 0.3 */
		lo = step < 1 ? floor(lo * parts) / parts : floor(lo / step) * step;
		hi = step < 1 ? ceil(hi * parts) / parts : ceil(hi / step) * step;
		before = step;
	}
	s->lo = wished(s, s->wish_lo) ? s->lo : lo;
	s->hi = wished(s, s->wish_hi) ? s->hi : hi;
}

static void settle_linear(struct scale *s, size_t about)
{
	if (s->nice_about)
		end_evenly(s);
	struct ticks t = search(s, about, s->nice && !s->nice_about);
	struct scale_tick *tick = ARENA_NEW(s->mem, struct scale_tick, t.count);
	for (size_t i = 0; i < t.count; i++)
		tick[i] = ticks_tick(&t, i, s->mem);
	keep_ticks(s, tick, t.count);
	s->cut = s->lo > 0 || s->hi < 0;
}

static void settle_log(struct scale *s, size_t about)
{
	struct scale_tick *tick;
	bool both = s->kind == SCALE_SYMLOG;
	size_t count = (both ? log_ticks_both : log_ticks)(s, about, &tick);
	keep_ticks(s, tick, count);
}

/* The ticks that were asked for, where the domain holds them. */
static void settle_wants(struct scale *s)
{
	struct scale_tick *tick = ARENA_NEW(s->mem, struct scale_tick, s->wants);
	s->ticks = 0;
	for (size_t i = 0; i < s->wants; i++) {
		double v = s->want[i];
		if (v < s->lo || v > s->hi)
			continue;
		tick[s->ticks].value = v;
		tick[s->ticks++].text = s->kind == SCALE_TIME
						? calendar_text(s->mem, s->column, v)
						: num_computed(s->mem, v);
	}
	s->tick = tick;
	s->ticked = s->column;
}

static void settle_names(struct scale *s)
{
	struct scale_tick *tick = ARENA_NEW(s->mem, struct scale_tick, s->levels);
	for (size_t i = 0; i < s->levels; i++)
		tick[i] = (struct scale_tick){(double)i, s->level[i]};
	s->tick = tick;
	s->ticks = s->levels;
	s->lo = 0;
	s->hi = (double)s->levels;
}

void scale_settle(struct scale *s, size_t about)
{
	s->settled = true;
	s->cut = s->clock = false;
	s->tick = NULL;
	s->ticks = 0;
	if (s->kind == SCALE_BAND || s->kind == SCALE_POINT) {
		settle_names(s);
		return;
	}
	open_domain(s);
	if (s->kind != SCALE_LOG) {
		s->lo -= wished(s, s->wish_lo) ? 0 : s->pad;
		s->hi += wished(s, s->wish_hi) ? 0 : s->pad;
	}
	if (!s->trained && !wished(s, s->wish_lo) && !wished(s, s->wish_hi))
		return;
	free_ends(s);
	if (s->kind == SCALE_TIME)
		calendar_nice(s);
	if (s->kind == SCALE_TIME)
		calendar_ticks(s, about);
	else if (s->kind == SCALE_LOG || s->kind == SCALE_SYMLOG)
		settle_log(s, about);
	else
		settle_linear(s, about);
	if (s->want)
		settle_wants(s);
}

void scale_range(struct scale *s, double from, double to)
{
	assert(s->settled);
	s->from = s->reverse ? to : from;
	s->to = s->reverse ? from : to;
}

/* Of d3's band scale: n bands, the gaps between them, the outer padding twice. */
static double step_of(const struct scale *s)
{
	double steps = (double)s->levels - s->padding_inner + 2 * s->padding_outer;
	return (s->to - s->from) / fmax(1, steps);
}

double scale_band(const struct scale *s, size_t level, double *width)
{
	assert(s->settled);
	double step = step_of(s), band = step * (1 - s->padding_inner);
	double start = s->from + step * (s->padding_outer + (double)level);
	*width = fabs(band);
	return band < 0 ? start + band : start;
}

double scale_at(const struct scale *s, double v)
{
	assert(s->settled);
	double share;
	if (s->kind == SCALE_BAND || s->kind == SCALE_POINT)
		return s->from +
		       step_of(s) * (s->padding_outer + v + (1 - s->padding_inner) / 2);
	v = tame(s, v);
	if (s->kind == SCALE_LOG)
		share = v > 0 ? (log(v) - log(s->lo)) / (log(s->hi) - log(s->lo)) : 0;
	else if (s->kind == SCALE_POW || s->kind == SCALE_SYMLOG)
		share = (bend(s, v) - bend(s, s->lo)) / (bend(s, s->hi) - bend(s, s->lo));
	else
		share = (v - s->lo) / (s->hi - s->lo);
	if (s->clamp)
		share = within(share, 0, 1);
	share = within(share, -FAR, FAR);
	return s->from + share * (s->to - s->from);
}

double scale_base(const struct scale *s)
{
	return scale_at(s, fmax(s->lo, fmin(s->hi, 0)));
}
