#include "chart/draw/axis.h"

#include <math.h>

#include "chart/draw/axis_labels.h"
#include "chart/draw/axis_lines.h"
#include "chart/draw/axis_names.h"
#include "chart/draw/canvas.h"
#include "chart/draw/numbers.h"
#include "chart/words.h"
#include "data/timeunit.h"
#include "ko/period.h"

#define PI 3.14159265358979323846
#define TICK_GAP 0.3    /* between a tick and its label, at least, in label sizes */
#define PERIOD_AIR 0.5  /* between names of years, at least, in label sizes */
#define PERIODS_AIR 1.2 /* where they are many */
#define PERIODS_CLOSE 10

static double em(const struct chart *c)
{
	return letter_size(c, LETTER_AXIS);
}

static void add_line(const struct chart *c, struct axis_label *l, struct str s)
{
	const struct text_line *line = axis_labels_shape(c, s);
	l->line[l->lines++] = line;
	l->width = fmax(l->width, line->width);
}

static void number_labels(const struct chart *c, const struct scale *s, struct axis *a)
{
	struct str *value = ARENA_NEW(c->mem, struct str, s->ticks);
	struct str *label = ARENA_NEW(c->mem, struct str, s->ticks);
	struct format f = a->field->format;
	for (size_t i = 0; i < s->ticks; i++)
		value[i] = s->tick[i].text;
	a->scaled = numbers_style(c, s, a, value, &f);
	bool years = a->field->column && a->field->column->type == COLUMN_YEAR;
	bool plain = years && !f.style; /* 2015, not 2,015 */
	bool powers = !f.style && numbers_powers(value, s->ticks, label, c->mem);
	if (plain || (!powers && !format_ticks(&f, value, s->ticks, label, c->mem)))
		for (size_t i = 0; i < s->ticks; i++)
			label[i] = value[i];
	for (size_t i = 0; i < s->ticks; i++) {
		struct str text = s->tick[i].value == 0 ? STR("0") : label[i];
		if (a->scaled.n && str_ends(text, a->scaled))
			text = str_slice(text, 0, text.n - a->scaled.n);
		a->label[i] = axis_labels_line(c, s->tick[i].value, text);
	}
}

static struct str day_text(const struct chart *c, double days)
{
	int year, month, day;
	column_civil(days, &year, &month, &day);
	return c->plan->korean ? arena_printf(c->mem, "%d. %d.", month, day)
			       : arena_printf(c->mem, "%d %s", day, period_month(month));
}

/* "13:30", and the day below where one begins. */
static void clock_label(const struct chart *c, const struct scale *s, struct axis *a, size_t i)
{
	double at = s->tick[i].value;
	int minute = (int)((at - floor(at)) * 1440 + 1e-4);
	bool another = !i || floor(s->tick[i - 1].value) < floor(at);
	struct str part[] = {day_text(c, at),
			     arena_printf(c->mem, "%02d:%02d", minute / 60, minute % 60)};
	bool joined = another && a->angle != 0;
	a->label[i] = axis_labels_line(
		c, at, joined ? arena_join(c->mem, part, 2, STR(" ")) : part[1]);
	if (another && !joined)
		add_line(c, &a->label[i], part[0]);
}

/* "2025-09" below "8월" of the same year is "9월". */
static void time_label(const struct chart *c, const struct scale *s, struct axis *a, size_t i)
{
	struct axis_label *out = &a->label[i];
	int year, m, day, before = INT32_MIN, ignored;
	bool korean = c->plan->korean;
	column_civil(s->tick[i].value, &year, &m, &day);
	if (i)
		column_civil(s->tick[i - 1].value, &before, &ignored, &ignored);
	if (a->field->column && a->field->column->season) {
		*out = axis_labels_line(c, s->tick[i].value, words_tick(c, a->field, s, i));
		return;
	}
	if (s->clock) {
		clock_label(c, s, a, i);
		return;
	}
	struct str top, below = arena_printf(c->mem, korean ? "%d년" : "%d", year);
	switch (s->ticked) {
	case COLUMN_YEAR:
		*out = axis_labels_line(c, s->tick[i].value, arena_printf(c->mem, "%d", year));
		return;
	case COLUMN_QUARTER:
		top = arena_printf(c->mem, korean ? "%d분기" : "Q%d", (m - 1) / 3 + 1);
		break;
	case COLUMN_MONTH:
		top = korean ? arena_printf(c->mem, "%d월", m) : str_of(period_month(m));
		break;
	default:
		top = day_text(c, s->tick[i].value);
	}
	if (a->angle != 0 && year != before) {
		struct str part[] = {below, top};
		top = arena_join(c->mem, part, 2, STR(" "));
	}
	*out = axis_labels_line(c, s->tick[i].value, top);
	if (a->angle == 0 && year != before)
		add_line(c, out, below);
}

/* Times in the author's format, where it suits all of them. */
static bool dated_labels(const struct chart *c, const struct scale *s, struct axis *a)
{
	struct str *value = ARENA_NEW(c->mem, struct str, s->ticks);
	struct str *label = ARENA_NEW(c->mem, struct str, s->ticks);
	if (!a->field->format.style)
		return false;
	for (size_t i = 0; i < s->ticks; i++)
		value[i] = s->tick[i].text;
	if (!format_ticks(&a->field->format, value, s->ticks, label, c->mem))
		return false;
	for (size_t i = 0; i < s->ticks; i++)
		a->label[i] = axis_labels_line(c, s->tick[i].value, label[i]);
	return true;
}

/* A name as wide as those of the column's periods are, beside one that has its year below. */
static double period_width(const struct chart *c, const struct scale *s)
{
	bool korean = c->plan->korean;
	double year = axis_labels_shape(c, korean ? STR("2000년") : STR("2000"))->width, top;
	if (s->column == COLUMN_YEAR)
		return axis_labels_shape(c, STR("2000"))->width;
	if (s->column == COLUMN_QUARTER)
		top = axis_labels_shape(c, korean ? STR("4분기") : STR("Q4"))->width;
	else if (s->column == COLUMN_MONTH)
		top = axis_labels_shape(c, korean ? STR("10월") : STR("May"))->width;
	else
		top = axis_labels_shape(c, korean ? STR("10. 10.") : STR("10 May"))->width;
	return fmax(top, (top + year) / 2);
}

/* Ticks of a time axis where each period has room for its name, or each time that was
 * observed; else 0. */
static size_t periods_named(const struct chart *c, const struct axis *a, const struct scale *s,
			    double length)
{
	double lo = isfinite(s->wish_lo) ? s->wish_lo : s->seen_lo;
	double hi = isfinite(s->wish_hi) ? s->wish_hi : s->seen_hi;
	double period = scale_period(s->column), steps = (hi - lo) / period, least = INFINITY;
	if (a->vertical || a->angle != 0 || s->timed || a->field->format.style || !(hi > lo))
		return 0;
	double air = steps < PERIODS_CLOSE ? PERIOD_AIR : PERIODS_AIR;
	double each = length / (steps + 2 * s->pad / period);
	double need = period_width(c, s) + PERIOD_AIR * em(c);
	if (each >= period_width(c, s) + air * em(c))
		return (size_t)round(steps) + 1;
	if (s->seens > PERIODS_CLOSE)
		return 0;
	for (size_t i = 1; i < s->seens; i++)
		least = fmin(least, (s->seen[i] - s->seen[i - 1]) / period);
	return each * least >= need ? s->seens : 0;
}

static size_t ticks_wanted(const struct chart *c, const struct axis *a, const struct scale *s,
			   double length)
{
	const struct plan_encoding *e = a->field->e;
	if (e && e->axis.tick_steps.count.set)
		return (size_t)e->axis.tick_steps.count.v;
	size_t periods = s->kind == SCALE_TIME ? periods_named(c, a, s, length) : 0;
	double each = a->vertical ? 3.6 : s->kind == SCALE_TIME ? 6 : 9;
	double about = length / (each * em(c));
	if (a->vertical) /* 2만, 4만 rather than 2만 5천 */
		return (size_t)fmax(5, fmin(6, round(about)));
	return (size_t)fmax((double)periods, fmax(3, fmin(10, round(about))));
}

#define TICKS_MANY 6   /* more lines than this crowd a plot */
#define TICK_PITCH 1.6 /* between them, at least, in label sizes */
#define TICK_ROOM 4.0  /* the same side by side */

static size_t ticks_most(const struct chart *c, bool vertical, double length)
{
	double fit = length / ((vertical ? TICK_PITCH : TICK_ROOM) * em(c)) + 1;
	return (size_t)fmax(3, vertical ? fmin(TICKS_MANY, fit) : fit);
}

static void measure_labels(const struct chart *c, struct axis *a)
{
	for (size_t i = 0; i < a->labels; i++) {
		if (a->label[i].hidden)
			continue;
		struct size box = axis_labels_box(c, a, &a->label[i]);
		a->widest = fmax(a->widest, a->label[i].width);
		a->across = fmax(a->across, a->vertical ? box.w : box.h);
	}
}

/* An axis of years or names says what it is; a measure and what the author
 * titled is titled. Without its title an axis keeps its unit. */
static void title_axis(const struct chart *c, struct axis *a)
{
	const struct plan_encoding *e = a->field->e;
	bool told = e && e->title.text.n;
	if (!e || (!a->field->measure && !e->bin.set && !told))
		return;
	bool same = str_eq(a->field->name, c->plan->title.text);
	bool named = c->apart && a->field->measure && !told; /* beside each colour */
	if (!same && !named && a->field->name.n && !e->axis.off && !e->title_off)
		a->title = axis_labels_shape(c, a->field->name);
	if (!a->field->unit.n)
		return;
	struct str unit = a->field->unit;
	if (a->scaled.n)
		unit = arena_printf(c->mem, "%.*s %.*s", STR_ARG(a->scaled), STR_ARG(unit));
	a->unit = axis_labels_shape(c, words_unit(c, unit));
}

/* Where it stands, and how its labels are turned. */
static void place_axis(const struct chart *c, struct axis *a)
{
	const struct plan_encoding *e = a->field->e;
	const struct plan_encoding *first = c->field[CHANNEL_Y].e;
	a->far = a->second && !str_eq(first->axis.orient, STR("right"));
	if (!e)
		return;
	if (e->axis.orient.n)
		a->far = str_among(e->axis.orient, "right top");
	a->angle = model_number(e->axis.angle, 0) * PI / 180;
	a->offset = model_number(e->axis.offset, 0) * c->scale;
	if (e->axis.label_limit.set)
		a->limit = e->axis.label_limit.v * c->scale;
}

/* From the plot to the labels: ticks stand between. */
static void space_labels(const struct chart *c, const struct scale *s, struct axis *a)
{
	const struct plan_encoding *e = a->field->e;
	a->tick = axis_lines_tick(c, a, s->kind == SCALE_TIME);
	a->gap = AXIS_LABELS_GAP * em(c);
	if (e && e->axis.tick_size.set)
		a->gap = fmax(a->gap, a->tick + TICK_GAP * em(c));
	if (e && e->axis.label_padding.set)
		a->gap = a->tick + e->axis.label_padding.v * c->scale;
}

/* Numbers and times of one line each, no wider than labelLimit. */
static void limit_labels(const struct chart *c, struct axis *a)
{
	struct text_style style = letter_style(c, LETTER_AXIS, c->theme->color.secondary);
	for (size_t i = 0; i < a->labels; i++) {
		struct axis_label *l = &a->label[i];
		double width = 0;
		for (size_t k = 0; k < l->lines; k++) {
			if (l->line[k]->width > a->limit)
				l->line[k] = text_ellipsis(c->text, l->line[k]->text, style,
							   a->limit, c->d);
			width = fmax(width, l->line[k]->width);
		}
		l->width = width;
	}
}

struct axis axis_make(const struct chart *c, struct scale *s, const struct axis_wish *wish)
{
	bool vertical = wish->vertical;
	double length = wish->length;
	struct axis a = {.field = wish->second ? &c->second : &c->field[wish->channel],
			 .channel = wish->channel,
			 .vertical = vertical,
			 .limit = INFINITY,
			 .second = wish->second};
	place_axis(c, &a);
	a.names = s->kind == SCALE_BAND || s->kind == SCALE_POINT;
	if (a.field->e)
		s->free = model_number(a.field->e->scale.padding, 0) * c->scale / length;
	s->counted = a.field->e && a.field->e->axis.tick_steps.count.set;
	if (!s->counted)
		s->most = ticks_most(c, vertical, length);
	scale_settle(s, a.names ? 0 : ticks_wanted(c, &a, s, length));
	a.labels = s->ticks;
	a.label = ARENA_NEW(c->mem, struct axis_label, a.labels);
	if (a.names)
		axis_names_make(c, s, &a, length, wish->room);
	else if (s->kind == SCALE_TIME && !dated_labels(c, s, &a))
		for (size_t i = 0; i < s->ticks; i++)
			time_label(c, s, &a, i);
	else if (s->kind != SCALE_TIME)
		number_labels(c, s, &a);
	if (a.names)
		axis_names_choose(s, &a);
	else
		limit_labels(c, &a);
	space_labels(c, s, &a);
	measure_labels(c, &a);
	if (a.names)
		axis_names_thin(c, s, &a, length);
	title_axis(c, &a);
	const struct plan_encoding *e = a.field->e;
	if (e && (e->axis.off || e->axis.labels == TRI_NO))
		a.labels = 0;
	return a;
}

double axis_extent(const struct axis *a)
{
	return a->labels ? a->across + a->gap + a->offset : 0;
}

const struct scale *axis_scale(const struct canvas *v, const struct axis *a)
{
	if (a->second)
		return &v->second;
	return a->vertical ? &v->scales.y : &v->scales.x;
}

void axis_draw(struct canvas *v, struct axis *a)
{
	const struct scale *s = axis_scale(v, a);
	if (a != canvas_base(v))
		axis_lines_measure(v, a);
	if (a == canvas_measure(v) && canvas_told(v))
		return;
	axis_labels_hide(v, a, s);
	v->nameless += axis_names_hidden(a);
	axis_lines_ticks(v, a);
	axis_labels_draw(v, a, s);
}
