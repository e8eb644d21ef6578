#include "chart/bind/thin.h"

#include <math.h>
#include <string.h>

#include "base/crew.h"
#include "data/group.h"

#define STRETCHES_ALL 131072 /* over all series */
#define STRETCHES_MIN 512
#define ACROSS 1024    /* places of points along x, for one series */
#define UP 640         /* and along y */
#define POINTS 1000000 /* about so many are drawn at most */
#define LONGER 1.5     /* a distance so much longer than the usual one misses something */
#define SAME 1.1
#define RUNS 4 /* of rows that threads share; each has stretches of its own */
#define NO_ROW UINT32_MAX

/* What is kept of one stretch: rows, and where they are. */
struct stretch {
	double from, to, bottom, top;
	uint32_t first, last, low, high;
	uint32_t hole; /* a row without a value */
};

struct series {
	uint32_t rows;       /* with a value */
	double before, step; /* the value before; the shortest distance so far */
	uint32_t same, distances;
	bool begun, sorted;
	bool thinned;  /* else all its rows are kept */
	uint8_t *seen; /* points: how many at each place */
};

/* Rows that one thread looks at, and what it found in them. */
struct run {
	struct crew_rows part;
	double left, right, bottom, top;
	uint32_t *rows;          /* of each series, with a value */
	struct stretch *stretch; /* of all series that are thinned */
	size_t dropped;
};

/* Equal parts of an axis. */
struct steps {
	double lo, each; /* steps that one of the data's units has */
	uint32_t count;
};

struct thinning {
	const struct chart *c;
	const struct model_layer *l;
	const struct table *t;
	struct arena *temp;
	const struct column *base, *measure;
	double left, right, bottom, top; /* of all rows with a value */
	enum warp { STRAIGHT, LOGARITHM, ROOT, BOTH_WAYS } warp;
	const uint32_t *series_of; /* of each row */
	struct series *series;
	uint32_t count, stretches;
	struct steps across, up;
	struct run run[RUNS];
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

static inline double number_in(const struct column *c, uint32_t row)
{
	return table_missing(c, row) ? NAN : c->number[row];
}

static inline double place_in(const struct column *base, enum warp warp, uint32_t row)
{
	double v = number_in(base, row);
	return warp ? warped(warp, v) : v;
}

static double measured(const struct thinning *x, uint32_t row)
{
	return number_in(x->measure, row);
}

static double place(const struct thinning *x, uint32_t row)
{
	return place_in(x->base, x->warp, row);
}

static void set(uint8_t *bits, uint32_t row)
{
	bits[row / 8] = (uint8_t)(bits[row / 8] | 1u << row % 8);
}

static bool is_set(const uint8_t *bits, uint32_t row)
{
	return bits[row / 8] >> row % 8 & 1;
}

static uint32_t keep_bytes(const struct thinning *x)
{
	return x->t->rows / 8 + 1;
}

/* ---- which series a row is of */

static const uint32_t *name_rows(struct thinning *x, const struct group_key *key, size_t keys)
{
	const struct cells *c = keys == 1 ? &key->column->cells : NULL;
	struct groups groups;
	if (c && c->code && !key->column->number && !key->column->missing &&
	    c->words < UINT16_MAX) {
		x->count = c->words;
		return c->code;
	}
	uint32_t *of = ARENA_NEW(x->temp, uint32_t, x->t->rows);
	group_open(&groups, key, keys, x->temp);
	for (uint32_t r = 0; r < x->t->rows; r++) {
		of[r] = group_add(&groups, r);
		if (of[r] >= UINT16_MAX)
			return NULL;
	}
	x->count = groups.count;
	return of;
}

/* ---- first pass: ends of the axes, the step of observation */

static void look_at(void *context, size_t number)
{
	const struct thinning *x = context;
	const struct column base = *x->base, measure = *x->measure; /* kept at hand */
	struct run run = x->run[number];
	for (uint32_t r = run.part.lo; r < run.part.hi; r++) {
		double v = place_in(&base, x->warp, r), y = number_in(&measure, r);
		run.dropped += table_missing(&base, r);
		if (isnan(v) || isnan(y))
			continue;
		run.rows[x->series_of[r]]++;
		run.left = v < run.left ? v : run.left;
		run.right = v > run.right ? v : run.right;
		run.bottom = y < run.bottom ? y : run.bottom;
		run.top = y > run.top ? y : run.top;
	}
	((struct thinning *)context)->run[number] = run;
}

static void watch_step(struct series *s, double v)
{
	double d = v - s->before;
	if (s->begun && d != 0) {
		s->sorted = s->sorted && d > 0;
		s->distances++;
		if (s->same == 0 || d * SAME < s->step) {
			s->step = d;
			s->same = 0;
		}
		s->same += d <= s->step * SAME;
	}
	s->begun = true;
	s->before = v;
}

/* Only where rows come in regular steps may one be missed. */
static void watch_steps(struct thinning *x)
{
	for (uint32_t i = 0; i < x->count; i++)
		x->series[i].sorted = true;
	for (uint32_t r = 0; r < x->t->rows; r++) {
		double v = place(x, r);
		if (!isnan(v) && !isnan(measured(x, r)))
			watch_step(&x->series[x->series_of[r]], v);
	}
}

static void share(struct thinning *x, void (*job)(void *, size_t))
{
	struct crew crew = {.job = job, .context = x};
	crew_run(&crew, RUNS);
}

static void survey(struct thinning *x, struct thin *out)
{
	x->series = ARENA_NEW(x->temp, struct series, x->count);
	for (size_t k = 0; k < RUNS; k++) {
		x->run[k] = (struct run){.part = crew_rows(x->t->rows, RUNS, k),
					 .left = INFINITY,
					 .right = -INFINITY,
					 .bottom = INFINITY,
					 .top = -INFINITY};
		x->run[k].rows = ARENA_NEW(x->temp, uint32_t, x->count);
	}
	share(x, look_at);
	x->left = x->bottom = INFINITY;
	x->right = x->top = -INFINITY;
	for (int k = 0; k < RUNS; k++) {
		const struct run *run = &x->run[k];
		x->left = fmin(x->left, run->left);
		x->right = fmax(x->right, run->right);
		x->bottom = fmin(x->bottom, run->bottom);
		x->top = fmax(x->top, run->top);
		out->dropped += run->dropped;
		for (uint32_t i = 0; i < x->count; i++)
			x->series[i].rows += run->rows[i];
	}
	if (x->base->type != COLUMN_NUMBER && x->l->mark->joins)
		watch_steps(x);
}

/* ---- second pass */

static struct steps steps_of(double lo, double hi, uint32_t count)
{
	return (struct steps){lo, hi > lo ? count / (hi - lo) : 0, count};
}

static uint32_t step_at(const struct steps *s, double v)
{
	double k = (v - s->lo) * s->each;
	return k >= s->count ? s->count - 1 : k > 0 ? (uint32_t)k : 0;
}

static void see_row(struct stretch *g, uint32_t row, double v, double y)
{
	if (isnan(y)) {
		g->hole = g->hole == NO_ROW ? row : g->hole;
		return;
	}
	if (v < g->from) {
		g->from = v;
		g->first = row;
	}
	if (v >= g->to) {
		g->to = v;
		g->last = row;
	}
	if (y < g->bottom) {
		g->bottom = y;
		g->low = row;
	}
	if (y > g->top) {
		g->top = y;
		g->high = row;
	}
}

/* The rows behind those of g. */
static void add_stretch(struct stretch *g, const struct stretch *more)
{
	if (g->hole == NO_ROW)
		g->hole = more->hole;
	if (more->first == NO_ROW)
		return;
	if (more->from < g->from) {
		g->from = more->from;
		g->first = more->first;
	}
	if (more->to >= g->to) {
		g->to = more->to;
		g->last = more->last;
	}
	if (more->bottom < g->bottom) {
		g->bottom = more->bottom;
		g->low = more->low;
	}
	if (more->top > g->top) {
		g->top = more->top;
		g->high = more->high;
	}
}

static bool is_sure(const struct thinning *x, uint32_t row)
{
	return table_status(x->t, row) == STATUS_ACTUAL &&
	       !(x->measure->status && x->measure->status[row]);
}

static void choose_lines(void *context, size_t number)
{
	struct thinning *x = context;
	const struct run *run = &x->run[number];
	const struct column base = *x->base, measure = *x->measure;
	bool all_sure = !x->t->status && !x->measure->status;
	struct steps along = steps_of(x->left, x->right, x->stretches);
	for (uint32_t r = run->part.lo; r < run->part.hi; r++) {
		uint32_t of = x->series_of[r];
		double v = place_in(&base, x->warp, r);
		if (x->series[of].thinned && (all_sure || is_sure(x, r))) {
			size_t k = (size_t)of * x->stretches + step_at(&along, v);
			if (!isnan(v))
				see_row(&run->stretch[k], r, v, number_in(&measure, r));
		} else if (!table_missing(&base, r)) {
			set(x->keep, r);
		}
	}
}

static void keep_point(struct thinning *x, struct series *s, uint32_t row)
{
	double v = place(x, row), y = measured(x, row);
	if (isnan(v) || isnan(y))
		return;
	uint32_t i = step_at(&x->across, v), k = step_at(&x->up, y);
	uint8_t *seen = &s->seen[k * x->across.count + i];
	if (*seen < x->most) {
		++*seen;
		set(x->keep, row);
	}
	if (v == x->left || v == x->right || y == x->bottom || y == x->top)
		set(x->keep, row);
}

static void choose_points(struct thinning *x)
{
	double part = sqrt(fmax(1, x->count));
	x->across = steps_of(x->left, x->right, (uint32_t)(ACROSS / part) + 1);
	x->up = steps_of(x->bottom, x->top, (uint32_t)(UP / part) + 1);
	if (x->most > 1 + POINTS / (ACROSS * UP))
		x->most = 1 + POINTS / (ACROSS * UP);
	for (uint32_t i = 0; i < x->count; i++)
		x->series[i].seen =
			ARENA_NEW(x->temp, uint8_t, (size_t)x->across.count * x->up.count);
	for (uint32_t r = 0; r < x->t->rows; r++)
		keep_point(x, &x->series[x->series_of[r]], r);
}

static void open_stretches(struct thinning *x)
{
	bool few = x->count <= STRETCHES_ALL / THIN_STRETCHES;
	x->stretches = few ? THIN_STRETCHES : STRETCHES_ALL / x->count;
	if (x->stretches < STRETCHES_MIN)
		x->stretches = STRETCHES_MIN;
	for (uint32_t i = 0; i < x->count; i++)
		x->series[i].thinned = x->series[i].rows > 4 * x->stretches;
	size_t all = (size_t)x->count * x->stretches;
	for (int k = 0; k < RUNS; k++) {
		struct stretch *g = ARENA_NEW(x->temp, struct stretch, all);
		x->run[k].stretch = g;
		for (size_t i = 0; i < all; i++)
			if (x->series[i / x->stretches].thinned)
				g[i] = (struct stretch){INFINITY,  -INFINITY, INFINITY,
							-INFINITY, NO_ROW,    NO_ROW,
							NO_ROW,    NO_ROW,    NO_ROW};
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

static void keep_series(struct thinning *x, uint32_t number)
{
	const struct series *s = &x->series[number];
	uint32_t before = NO_ROW;
	for (uint32_t k = 0; k < x->stretches; k++) {
		size_t i = (size_t)number * x->stretches + k;
		struct stretch *g = &x->run[0].stretch[i];
		for (int more = 1; more < RUNS; more++)
			add_stretch(g, &x->run[more].stretch[i]);
		if (g->first == NO_ROW) {
			if (g->hole != NO_ROW)
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

static void choose_rows(struct thinning *x)
{
	x->keep = ARENA_NEW(x->temp, uint8_t, keep_bytes(x));
	x->gap = ARENA_NEW(x->temp, uint8_t, keep_bytes(x));
	if (!x->l->mark->joins) {
		choose_points(x);
		return;
	}
	open_stretches(x);
	share(x, choose_lines);
	for (uint32_t i = 0; i < x->count; i++)
		if (x->series[i].thinned)
			keep_series(x, i);
}

/* The next byte of x->keep from i on that holds a row: few do. */
static uint32_t next_kept(const struct thinning *x, uint32_t i)
{
	static const uint8_t none[64];
	uint32_t bytes = keep_bytes(x);
	while (i + sizeof(none) <= bytes && !memcmp(x->keep + i, none, sizeof(none)))
		i += (uint32_t)sizeof(none);
	while (i < bytes && !x->keep[i])
		i++;
	return i;
}

static void collect(const struct thinning *x, struct thin *out)
{
	uint32_t count = 0, bytes = keep_bytes(x);
	for (uint32_t i = next_kept(x, 0); i < bytes; i = next_kept(x, i + 1))
		count += (uint32_t)__builtin_popcount(x->keep[i]);
	uint32_t *row = ARENA_NEW(x->c->mem, uint32_t, count + 1);
	bool *gap = ARENA_NEW(x->c->mem, bool, count + 1);
	out->count = 0;
	for (uint32_t i = next_kept(x, 0); i < bytes; i = next_kept(x, i + 1))
		for (uint32_t r = 8 * i; r < 8 * i + 8; r++)
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
	x.series_of = name_rows(&x, key, series_keys(&x, key));
	if (x.series_of) {
		survey(&x, out);
		choose_rows(&x);
		collect(&x, out);
	}
	arena_finish(&temp);
}
