#include "chart/thin.h"

#include <math.h>

#include "data/group.h"

#define STRETCHES 8192       /* of an axis, for few series */
#define STRETCHES_ALL 131072 /* over all series */
#define STRETCHES_MIN 512
#define ACROSS 1024    /* places of points along x, for one series */
#define UP 640         /* and along y */
#define POINTS 1000000 /* about so many are drawn at most */
#define LONGER 1.5     /* a distance so much longer than the usual one misses something */
#define SAME 1.1
#define NO_ROW UINT32_MAX

/* What is kept of one stretch. */
struct stretch {
	uint32_t first, last, low, high;
	bool missing;  /* some row without a value */
	uint32_t hole; /* such a row */
};

struct series {
	uint32_t rows;       /* with a value */
	double before, step; /* the value before; the shortest distance so far */
	uint32_t same, distances;
	bool sorted;
	struct stretch *stretch; /* NULL: all rows are kept */
	uint8_t *seen;           /* points: how many at each place */
};

struct thinning {
	const struct chart *c;
	const struct model_layer *l;
	const struct table *t;
	struct arena *temp;
	const struct column *base, *measure;
	double lo, hi, low, high; /* of both */
	enum warp { STRAIGHT, LOGARITHM, ROOT, BOTH_WAYS } warp;
	struct groups groups;
	uint16_t *series_of; /* of each row */
	struct series *series;
	uint32_t room, stretches, across, up;
	uint8_t *keep; /* a bit a row; then one for a gap before it */
	uint8_t *gap;
	uint32_t most; /* points at one place */
};

static double warped(enum warp warp, double v)
{
	switch (warp) {
	case LOGARITHM:
		return v > 0 ? log(v) : NAN;
	case ROOT:
		return copysign(sqrt(fabs(v)), v);
	case BOTH_WAYS:
		return asinh(v);
	default:
		return v;
	}
}

static enum warp warp_of(struct str type)
{
	if (str_eq(type, STR("log")))
		return LOGARITHM;
	if (str_among(type, "sqrt pow"))
		return ROOT;
	return str_eq(type, STR("symlog")) ? BOTH_WAYS : STRAIGHT;
}

static double number(const struct column *c, uint32_t row)
{
	return table_missing(c, row) ? NAN : c->number[row];
}

static double place(const struct thinning *x, uint32_t row)
{
	double v = number(x->base, row);
	return x->warp ? warped(x->warp, v) : v;
}

static void set(uint8_t *bits, uint32_t row)
{
	bits[row / 8] = (uint8_t)(bits[row / 8] | 1u << row % 8);
}

static bool is_set(const uint8_t *bits, uint32_t row)
{
	return bits[row / 8] >> row % 8 & 1;
}

/* ---- first pass: series, ends of the axes, the step of observation */

static void watch_step(struct series *s, double v)
{
	double d = v - s->before;
	if (s->rows > 1 && d != 0) {
		s->sorted = s->sorted && d > 0;
		s->distances++;
		if (s->same == 0 || d * SAME < s->step) {
			s->step = d;
			s->same = 0;
		}
		s->same += d <= s->step * SAME;
	}
	s->before = v;
}

static bool look_at(struct thinning *x, uint32_t row)
{
	uint32_t id = group_add(&x->groups, row);
	if (id >= UINT16_MAX)
		return false;
	if (id >= x->room) {
		uint32_t room = x->room ? 2 * x->room : 16;
		x->series = arena_grow(x->temp, x->series, x->room, room, sizeof(*x->series));
		x->room = room;
	}
	struct series *s = &x->series[id];
	double v = place(x, row), y = number(x->measure, row);
	x->series_of[row] = (uint16_t)id;
	if (isnan(v) || isnan(y))
		return true;
	if (s->rows++ == 0)
		s->sorted = true;
	watch_step(s, v);
	x->lo = v < x->lo ? v : x->lo;
	x->hi = v > x->hi ? v : x->hi;
	x->low = y < x->low ? y : x->low;
	x->high = y > x->high ? y : x->high;
	return true;
}

/* ---- second pass */

static uint32_t index_of(double v, double lo, double hi, uint32_t count)
{
	double k = hi > lo ? (v - lo) / (hi - lo) * count : 0;
	return k >= count ? count - 1 : k > 0 ? (uint32_t)k : 0;
}

static void keep_stretch(struct thinning *x, struct series *s, uint32_t row)
{
	double v = place(x, row), y = number(x->measure, row);
	if (isnan(v))
		return;
	struct stretch *g = &s->stretch[index_of(v, x->lo, x->hi, x->stretches)];
	if (isnan(y)) {
		if (!g->missing)
			g->hole = row;
		g->missing = true;
		return;
	}
	if (g->first == NO_ROW) {
		g->first = g->last = g->low = g->high = row;
		return;
	}
	if (v < place(x, g->first))
		g->first = row;
	if (v >= place(x, g->last))
		g->last = row;
	if (y < number(x->measure, g->low))
		g->low = row;
	if (y > number(x->measure, g->high))
		g->high = row;
}

static void keep_point(struct thinning *x, struct series *s, uint32_t row)
{
	double v = place(x, row), y = number(x->measure, row);
	if (isnan(v) || isnan(y))
		return;
	uint32_t i = index_of(v, x->lo, x->hi, x->across);
	uint32_t k = index_of(y, x->low, x->high, x->up);
	uint8_t *seen = &s->seen[k * x->across + i];
	if (*seen < x->most) {
		++*seen;
		set(x->keep, row);
	}
	if (v == x->lo || v == x->hi || y == x->low || y == x->high)
		set(x->keep, row);
}

static void open_series(struct thinning *x, bool joins)
{
	uint32_t few = x->groups.count <= STRETCHES_ALL / STRETCHES;
	x->stretches = few ? STRETCHES : STRETCHES_ALL / x->groups.count;
	double share = sqrt(fmax(1, x->groups.count));
	x->across = (uint32_t)(ACROSS / share) + 1;
	x->up = (uint32_t)(UP / share) + 1;
	if (x->most > 1 + POINTS / (ACROSS * UP))
		x->most = 1 + POINTS / (ACROSS * UP);
	if (x->stretches < STRETCHES_MIN)
		x->stretches = STRETCHES_MIN;
	for (uint32_t i = 0; i < x->groups.count; i++) {
		struct series *s = &x->series[i];
		if (!joins) {
			s->seen = ARENA_NEW(x->temp, uint8_t, (size_t)x->across * x->up);
			continue;
		}
		if (s->rows <= 4 * x->stretches)
			continue;
		s->stretch = ARENA_NEW(x->temp, struct stretch, x->stretches);
		for (uint32_t k = 0; k < x->stretches; k++)
			s->stretch[k].first = NO_ROW;
	}
}

/* A stretch in which nothing was observed is a gap where rows come in regular steps. */
static bool is_gap(const struct thinning *x, const struct series *s, uint32_t before,
		   uint32_t row)
{
	bool regular = s->sorted && 2 * s->same >= s->distances;
	return regular && x->base->type != COLUMN_NUMBER &&
	       place(x, row) - place(x, before) > LONGER * s->step;
}

static void keep_series(struct thinning *x, struct series *s)
{
	uint32_t before = NO_ROW;
	for (uint32_t k = 0; k < x->stretches; k++) {
		const struct stretch *g = &s->stretch[k];
		if (g->first == NO_ROW) {
			if (g->missing)
				set(x->keep, g->hole);
			continue;
		}
		set(x->keep, g->first);
		set(x->keep, g->last);
		set(x->keep, g->low);
		set(x->keep, g->high);
		if (before != NO_ROW && is_gap(x, s, before, g->first))
			set(x->gap, g->first);
		before = g->last;
	}
}

/* ---- */

static bool few_enough(const struct thinning *x)
{
	const struct mark *m = x->l->mark;
	bool point = !m->joins && !m->zero && !m->bands && !m->spans;
	const struct plan_encoding *e = x->l->plan->encoding;
	bool own = e[CHANNEL_SIZE].set || e[CHANNEL_TEXT].set || e[CHANNEL_ORDER].set ||
		   e[CHANNEL_X2].set || e[CHANNEL_Y2].set;
	return x->t->rows <= THIN_ROWS || !(m->joins || point) || own || !x->base ||
	       !x->measure || !x->base->number || !x->measure->number ||
	       x->c->field[model_base(x->c)].discrete ||
	       x->c->field[model_measure(x->c)].discrete;
}

/* Rows of different status are as different as series. */
static size_t series_keys(const struct thinning *x, struct group_key *key)
{
	static const enum plan_channel channel[] = {
		CHANNEL_COLOR, CHANNEL_DETAIL, CHANNEL_SHAPE, CHANNEL_DASH, CHANNEL_STATUS};
	size_t keys = 0;
	for (size_t i = 0; i < sizeof(channel) / sizeof(*channel); i++)
		if (x->l->column[channel[i]])
			key[keys++] = (struct group_key){.column = x->l->column[channel[i]]};
	return keys;
}

static bool survey(struct thinning *x, struct thin *out)
{
	x->series_of = ARENA_NEW(x->temp, uint16_t, x->t->rows);
	for (uint32_t r = 0; r < x->t->rows; r++) {
		if (!look_at(x, r))
			return false;
		out->dropped += table_missing(x->base, r);
	}
	return true;
}

static void choose(struct thinning *x)
{
	for (uint32_t r = 0; r < x->t->rows; r++) {
		struct series *s = &x->series[x->series_of[r]];
		bool sure = table_status(x->t, r) == STATUS_ACTUAL &&
			    !(x->measure->status && x->measure->status[r]);
		if (s->seen)
			keep_point(x, s, r);
		else if (s->stretch && sure)
			keep_stretch(x, s, r);
		else if (!table_missing(x->base, r))
			set(x->keep, r);
	}
	for (uint32_t i = 0; i < x->groups.count; i++)
		if (x->series[i].stretch)
			keep_series(x, &x->series[i]);
}

static void collect(const struct thinning *x, struct thin *out)
{
	uint32_t count = 0;
	for (uint32_t r = 0; r < x->t->rows; r++)
		count += is_set(x->keep, r);
	uint32_t *row = ARENA_NEW(x->c->mem, uint32_t, count + 1);
	bool *gap = ARENA_NEW(x->c->mem, bool, count + 1);
	out->count = 0;
	for (uint32_t r = 0; r < x->t->rows; r++)
		if (is_set(x->keep, r)) {
			gap[out->count] = is_set(x->gap, r);
			row[out->count++] = r;
		}
	out->row = row;
	out->gap = gap;
}

void thin_rows(struct chart *c, const struct model_layer *l, struct thin *out)
{
	struct arena temp = {0};
	struct thinning x = {.c = c, .l = l, .t = l->plan->table, .temp = &temp};
	struct group_key key[CHANNEL_COUNT];
	*out = (struct thin){.row = NULL};
	x.base = l->column[model_base(c)];
	x.measure = l->column[model_measure(c)];
	if (few_enough(&x))
		return;
	double opacity = l->draw.options.opacity;
	x.most = opacity > 0 && opacity < 1 ? (uint32_t)fmin(200, ceil(4 / opacity)) : 1;
	x.warp = warp_of(l->plan->encoding[model_base(c)].scale.type);
	x.lo = x.low = INFINITY;
	x.hi = x.high = -INFINITY;
	group_open(&x.groups, key, series_keys(&x, key), &temp);
	if (survey(&x, out)) {
		x.keep = ARENA_NEW(&temp, uint8_t, x.t->rows / 8 + 1);
		x.gap = ARENA_NEW(&temp, uint8_t, x.t->rows / 8 + 1);
		open_series(&x, l->mark->joins);
		choose(&x);
		collect(&x, out);
	} else {
		out->dropped = 0;
	}
	arena_finish(&temp);
}
