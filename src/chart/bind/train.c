#include <math.h>

#include "base/num.h"
#include "chart/bind/summing.h"
#include "chart/bind/train.h"

#define TICKS_MOST 500
#define RING_GAP 0.2 /* of a step */

/* Scales learn the data: what the author wished of them, and what marks see. */

/* Of numbers, by the word of scale.type. */
static enum scale_kind number_kind(struct str type)
{
	static const struct {
		const char *word;
		enum scale_kind kind;
	} kinds[] = {{"log", SCALE_LOG},
		     {"symlog", SCALE_SYMLOG},
		     {"sqrt", SCALE_POW},
		     {"pow", SCALE_POW}};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (str_eq(type, str_of(kinds[i].word)))
			return kinds[i].kind;
	return SCALE_LINEAR;
}

static void bend(const struct plan_scale *p, struct scale *s)
{
	s->exponent = str_eq(p->type, STR("pow")) ? model_number(p->exponent, 1) : 0.5;
	s->constant = model_number(p->constant, 1);
	s->base = model_number(p->base, 10);
}

void train_graded(const struct chart *c, const struct model_field *f, struct scale *s)
{
	scale_init(s, f->temporal ? SCALE_TIME : number_kind(f->e->scale.type), c->mem);
	if (f->temporal && f->column)
		s->column = f->column->type;
	bend(&f->e->scale, s);
}

static enum scale_kind kind_of(const struct chart *c, const struct model_field *f)
{
	struct str type = f->e ? f->e->scale.type : STR_NONE;
	if (f->temporal)
		return SCALE_TIME;
	if (!f->discrete)
		return number_kind(type);
	if (str_among(type, "band point"))
		return str_eq(type, STR("band")) ? SCALE_BAND : SCALE_POINT;
	for (size_t i = 0; i < c->layers; i++)
		if (c->layer[i].mark->bands)
			return SCALE_BAND;
	return SCALE_POINT;
}

static void open_field(struct chart *c, const struct model_field *f, enum plan_channel channel,
		       struct scale *s)
{
	scale_init(s, kind_of(c, f), c->mem);
	if (!f->e)
		return;
	if (f->temporal && f->column)
		s->column = f->column->type;
	for (size_t i = 0; f->discrete && i < c->names[channel].levels; i++)
		scale_name(s, c->names[channel].level[i]);
}

static void open_scale(struct chart *c, enum plan_channel channel, struct scale *s)
{
	open_field(c, &c->field[channel], channel, s);
}

/* Angles and radii; names stand side by side there without gaps, as in Vega-Lite, but for
 * rings whose lengths are read. */
static void open_round(struct chart *c, struct mark_polar *p)
{
	struct scale *s[] = {&p->theta, &p->radius};
	p->on = c->polar;
	for (int i = 0; i < 2; i++) {
		open_scale(c, i ? CHANNEL_RADIUS : CHANNEL_THETA, s[i]);
		s[i]->padding_inner = i && c->uneven ? RING_GAP : 0; /* bars */
		s[i]->padding_outer = 0;
		s[i]->nice = false;
		s[i]->zero = true;
	}
}

static void wish_padding(const struct plan_scale *p, struct scale *s)
{
	if (!scale_names(s))
		return;
	if (s->kind == SCALE_BAND)
		s->padding_inner = model_number(p->padding, s->padding_inner);
	s->padding_outer = model_number(p->padding, s->padding_outer);
	if (s->kind == SCALE_BAND)
		s->padding_inner = model_number(p->padding_inner, s->padding_inner);
	s->padding_outer = model_number(p->padding_outer, s->padding_outer);
	s->padding_inner = fmax(0, fmin(s->padding_inner, s->kind == SCALE_POINT ? 1 : 0.99));
	s->padding_outer = fmax(0, s->padding_outer);
}

static struct scale_every every_of(const struct plan_steps *p)
{
	static const struct {
		const char *word;
		struct scale_every every;
	} units[] = {
		{"year", {1, COLUMN_YEAR, false}},   {"quarter", {1, COLUMN_QUARTER, false}},
		{"month", {1, COLUMN_MONTH, false}}, {"week", {7, COLUMN_DATE, false}},
		{"day", {1, COLUMN_DATE, false}},    {"hour", {60, COLUMN_DATE, true}},
		{"minute", {1, COLUMN_DATE, true}}};
	struct scale_every e = {0, COLUMN_YEAR, false};
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (str_eq(p->unit, str_of(units[i].word)))
			e = units[i].every;
	e.count *= p->every;
	return e;
}

/* Amounts without signs on both sides of zero are two halves of one scale: 남자, 여자. */
static void mirror(const struct model_field *f, struct scale *s)
{
	bool unsigned_ends =
		f->measure && f->format.style && f->format.sign == FORMAT_SIGN_NONE;
	double far = fmax(fabs(s->seen_lo), fabs(s->seen_hi));
	if (!unsigned_ends || !s->trained || s->seen_lo >= 0 || s->seen_hi <= 0)
		return;
	scale_number(s, -far);
	scale_number(s, far);
}

/* What the author says of a scale wins over what marks wished for. */
static void wish(const struct model_field *f, struct scale *s)
{
	const struct plan_encoding *e = f->e;
	const struct plan_scale *p = e ? &e->scale : NULL;
	if (!e)
		return;
	if (p->zero != TRI_DEFAULT)
		s->zero = p->zero == TRI_YES;
	if (p->nice != TRI_DEFAULT)
		s->nice = p->nice == TRI_YES;
	s->nice_about = (size_t)model_number(p->nice_steps.count, 0);
	s->nice_every = every_of(&p->nice_steps);
	s->tick_every = every_of(&e->axis.tick_steps);
	s->least = model_number(e->axis.tick_least, 0);
	s->wish_lo = model_number(p->lo, NAN);
	s->wish_hi = model_number(p->hi, NAN);
	s->whole = str_eq(e->aggregate, STR("count"));
	s->reverse = p->reverse == TRI_YES;
	s->clamp = p->clamp == TRI_YES;
	if (p->lo.set && p->hi.set && p->lo.v > p->hi.v) /* [100, 0] runs downward */
		s->reverse = !s->reverse;
	bend(p, s);
	mirror(f, s);
	wish_padding(p, s);
	s->want = f->want;
	s->wants = f->wants;
}

static bool beyond(const struct plan_scale *p, double v, double *end)
{
	double lo = model_number(p->lo, -INFINITY), hi = model_number(p->hi, INFINITY);
	*end = fmax(fmin(lo, hi), fmin(v, fmax(lo, hi)));
	return v != *end && isfinite(v);
}

static void fence(struct chart *c, struct model_layer *l, enum plan_channel channel,
		  struct mark_row *row)
{
	const struct model_field *f = model_field(c, l, channel);
	bool measure = channel == model_measure(c);
	if (!f->e || f->discrete || f->e->scale.clamp == TRI_YES)
		return;
	const struct plan_scale *p = &f->e->scale;
	double a = model_number(p->lo, -INFINITY), b = model_number(p->hi, INFINITY);
	double lo = fmin(a, b), hi = fmax(a, b);
	for (size_t i = 0; i < l->draw.rows; i++) {
		double *v = channel == CHANNEL_X ? &row[i].x : &row[i].y;
		double *other = channel == CHANNEL_X ? &row[i].x2 : &row[i].y2, end;
		bool kept = l->mark->zero && measure;
		if (row[i].spread && channel == l->summed) {
			l->outside[channel] += summing_fence(c, &row[i], lo, hi);
			continue;
		}
		if (l->mark->spread && isfinite(*v) && isfinite(*other)) {
			l->outside[channel] +=
				summing_cut(&row[i], v, other, (double[]){lo, hi});
			continue;
		}
		if (kept && beyond(p, *other, &end)) /* the base of a stack */
			*other = end;
		if (!beyond(p, *v, &end))
			continue;
		l->outside[channel]++;
		*v = kept ? end : NAN;
		if (!kept)
			row[i].status = STATUS_MISSING;
	}
}

/* A stack that is cut tells no total above it. */
static void fence_totals(struct chart *c, struct model_layer *l)
{
	const struct model_field *f = model_field(c, l, model_measure(c));
	struct model_total *total = ARENA_NEW(c->mem, struct model_total, l->totals);
	size_t kept = 0;
	double end;
	for (size_t i = 0; i < l->totals; i++)
		if (!beyond(&f->e->scale, l->total[i].value, &end))
			total[kept++] = l->total[i];
	l->total = total;
	l->totals = kept;
}

static bool ended(const struct model_field *f)
{
	return f->e && (f->e->scale.lo.set || f->e->scale.hi.set);
}

void train_fence(struct chart *c, struct model_layer *l)
{
	if (!ended(model_field(c, l, CHANNEL_X)) && !ended(model_field(c, l, CHANNEL_Y)))
		return;
	struct mark_row *row =
		arena_grow(c->mem, l->draw.row, l->draw.rows, l->draw.rows, sizeof(*row));
	l->draw.row = row;
	fence(c, l, CHANNEL_X, row);
	fence(c, l, CHANNEL_Y, row);
	if (l->totals)
		fence_totals(c, l);
}

/* Shares end at the whole. */
static void wish_whole(const struct chart *c, struct model_view *v)
{
	struct scale *s = v->lying ? &v->scales.x : &v->scales.y;
	bool whole = false;
	for (size_t i = 0; i < c->layers; i++)
		whole |= c->layer[i].normalized;
	if (whole && !isfinite(s->wish_hi) && s->seen_hi <= 100 + 1e-9 && s->seen_lo >= 0)
		s->wish_hi = 100;
}

static void swap(double *a, double *b)
{
	double was = *a;
	*a = *b;
	*b = was;
}

static struct mark_layer turn(struct chart *c, const struct mark_layer *l)
{
	struct mark_layer turned = *l;
	struct mark_row *row = arena_grow(c->mem, l->row, l->rows, l->rows, sizeof(*row));
	for (size_t i = 0; i < l->rows; i++) {
		swap(&row[i].x, &row[i].y);
		swap(&row[i].x2, &row[i].y2);
	}
	turned.row = row;
	turned.horizontal = !l->horizontal;
	return turned;
}

void train_view(struct chart *c, struct model_view *v, bool turned)
{
	v->lying = c->lying != turned;
	v->layer = ARENA_NEW(c->mem, struct mark_layer, c->layers);
	open_scale(c, turned ? CHANNEL_Y : CHANNEL_X, &v->scales.x);
	open_scale(c, turned ? CHANNEL_X : CHANNEL_Y, &v->scales.y);
	open_field(c, &c->second, CHANNEL_Y, &v->second);
	if (c->polar)
		open_round(c, &v->scales.polar);
	for (size_t i = 0; i < c->layers; i++) {
		v->layer[i] = turned ? turn(c, &c->layer[i].draw) : c->layer[i].draw;
		struct mark_scales s = v->scales;
		if (c->layer[i].second)
			s.y = v->second;
		v->layer[i].mark->train(&v->layer[i], &s);
		v->scales.x = s.x;
		v->scales.polar = s.polar;
		*(c->layer[i].second ? &v->second : &v->scales.y) = s.y;
	}
	wish(&c->field[turned ? CHANNEL_Y : CHANNEL_X], &v->scales.x);
	wish(&c->field[turned ? CHANNEL_X : CHANNEL_Y], &v->scales.y);
	wish(&c->second, &v->second);
	if (c->polar) {
		wish(&c->field[CHANNEL_THETA], &v->scales.polar.theta);
		wish(&c->field[CHANNEL_RADIUS], &v->scales.polar.radius);
		v->scales.polar.theta.clamp = v->scales.polar.radius.clamp = true;
	}
	wish_whole(c, v);
}

/* Ticks that the author's steps make: some, but not a grey plot. */
static bool check_steps(struct chart *c, const struct model_field *f, const struct scale *s)
{
	const struct plan_axis *a = f->e ? &f->e->axis : NULL;
	double span = s->seen_hi - s->seen_lo;
	double count = a && s->tick_every.count ? scale_every_count(s->tick_every, span) : 0;
	if (!a || !s->trained)
		return true;
	if (count > TICKS_MOST)
		return diag_report(c->d, a->tick_steps.at, DIAG_AXIS_STEPS, a->tick_steps.unit,
				   diag_number(c->d, (long long)count),
				   diag_number(c->d, TICKS_MOST));
	double reach = s->zero ? fmax(span, fmax(fabs(s->seen_lo), fabs(s->seen_hi))) : span;
	return !(s->least > reach) || s->want ||
	       diag_report(c->d, a->tick_least_at, DIAG_AXIS_STEP_WIDE,
			   num_shortest(c->mem, s->least), num_shortest(c->mem, reach));
}

static bool check(struct chart *c, const struct model_field *f, const struct scale *s,
		  const char *name)
{
	if (s->refused)
		return diag_report(c->d, f->e->at, DIAG_CHART_LOG_ZERO, str_of(name));
	return check_steps(c, f, s);
}

bool train_check(struct chart *c)
{
	const struct mark_scales *s = &c->view[0].scales;
	bool x = check(c, &c->field[CHANNEL_X], &s->x, "x");
	bool y = check(c, &c->field[CHANNEL_Y], &s->y, "y");
	if (c->polar && (!check(c, &c->field[CHANNEL_THETA], &s->polar.theta, "theta") ||
			 !check(c, &c->field[CHANNEL_RADIUS], &s->polar.radius, "radius")))
		return false;
	return check(c, &c->second, &c->view[0].second, "y") && x && y;
}
