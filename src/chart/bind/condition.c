#include "chart/bind/condition.h"

#include <math.h>

#include "base/buf.h"
#include "base/num.h"
#include "chart/bind/palette.h"
#include "chart/tell/story.h"
#include "chart/words.h"
#include "mark/property.h"

#define NAMED 6 /* more that stand out are counted */

/* The looks that a condition can give a row; they are properties of marks. */
static const struct look {
	enum plan_channel channel;
	const char *name, *values, *korean, *english;
} looks[] = {
	{CHANNEL_COLOR, "color", "\"#rrggbb\"", "색", "colour"},
	{CHANNEL_OPACITY, "opacity", "0.05 … 1", "짙기", "opacity"},
	{CHANNEL_SIZE, "size", "0.1 … 100000", "크기", "size"},
	{CHANNEL_DASH, "strokeDash", "[0 … 1000, …]", "선의 무늬", "dashes"},
};
#define LOOKS (sizeof(looks) / sizeof(*looks))

size_t condition_met(const struct model_layer *l, enum plan_channel channel, uint32_t row)
{
	const struct plan_encoding *e = &l->plan->encoding[channel];
	for (size_t i = 0; i < e->case_count; i++) {
		const struct plan_case *x = &e->cases[i];
		if (condition_true(&l->plan->table->column[x->column], row) != x->unless)
			return i + 1;
	}
	return 0;
}

/* One layer while its conditions are bound. */
struct dresser {
	struct chart *c;
	struct model_layer *l;
	const struct look *look;
	const struct plan_encoding *e;
	struct mark_options *value; /* of each case */
	double usual;               /* opacity where no case is met */
	struct mark_row *row;
	struct mark_series *series;
	size_t *met; /* of each series: the case of all its rows, MIXED, or NO_ROWS */
};
#define NO_ROWS SIZE_MAX
#define MIXED (SIZE_MAX - 1)

static bool read_values(struct dresser *x)
{
	struct str name = str_of(x->look->name);
	struct mark_options usual = {.opacity = 0};
	bool ok = true;
	x->value = ARENA_NEW(x->c->mem, struct mark_options, x->e->case_count);
	for (size_t i = 0; i < x->e->case_count; i++) {
		const struct plan_case *k = &x->e->cases[i];
		if (k->value.n && !mark_property_set(&x->value[i], mark_property(name),
						     k->value, k->number, k->numbers))
			ok = diag_report(x->c->d, k->value_at, DIAG_CHART_PROPERTY_VALUE, name,
					 k->value, str_of(x->look->values));
	}
	if (x->look->channel != CHANNEL_OPACITY)
		return ok;
	x->usual = x->l->draw.options.opacity;
	if (x->e->value.n && !mark_property_set(&usual, mark_property(name), x->e->value,
						x->e->value_number, x->e->value_numbers))
		ok = diag_report(x->c->d, x->e->value_at, DIAG_CHART_PROPERTY_VALUE, name,
				 x->e->value, str_of(x->look->values));
	x->usual = usual.opacity > 0 ? usual.opacity : x->usual;
	x->l->draw.options.opacity = 0;
	x->l->draw.set[MARK_OPACITY] = true;
	return ok;
}

/* Which case the rows of each series have, where they agree. */
static void read_series(struct dresser *x)
{
	const struct mark_layer *l = &x->l->draw;
	x->met = ARENA_NEW(x->c->mem, size_t, l->series_count + 1);
	for (size_t s = 0; s < l->series_count; s++)
		x->met[s] = NO_ROWS;
	for (size_t i = 0; i < l->rows; i++) {
		size_t k = condition_met(x->l, x->look->channel, x->row[i].row);
		size_t *of = &x->met[x->row[i].series];
		*of = *of == NO_ROWS || *of == k ? k : MIXED;
	}
}

/* A line has one look from end to end. */
static bool check_joined(const struct dresser *x)
{
	for (size_t s = 0; s < x->l->draw.series_count && x->l->mark->joins; s++)
		if (x->met[s] == MIXED)
			return diag_report(x->c->d, x->e->cases[0].at,
					   DIAG_CHART_CONDITION_JOINED,
					   str_of(x->l->mark->name), x->c->series[s].name);
	return true;
}

static void dress_row(const struct dresser *x, struct mark_row *r)
{
	size_t k = condition_met(x->l, x->look->channel, r->row);
	const struct mark_options *value = k ? &x->value[k - 1] : NULL;
	bool field = x->l->column[x->look->channel] != NULL;
	switch (x->look->channel) {
	case CHANNEL_COLOR:
		r->rgba = value && value->color ? value->color : r->rgba;
		break;
	case CHANNEL_OPACITY:
		if (value || !field)
			r->opacity = value ? value->opacity : x->usual;
		break;
	case CHANNEL_SIZE:
		if (value && value->size > 0)
			r->size = value->size;
		break;
	default:
		r->dash = (uint8_t)k;
	}
	r->lit |= (k > 0) != x->e->cases[0].unless;
}

/* Keys of legends, lines and their names look as all rows of the series do. */
static void dress_series(const struct dresser *x, size_t s)
{
	size_t k = x->met[s];
	struct mark_series *to = &x->series[s];
	if (k == MIXED || k == NO_ROWS)
		return;
	const struct mark_options *value = k ? &x->value[k - 1] : NULL;
	if (x->look->channel == CHANNEL_COLOR && value && value->color) {
		to->muted = x->e->cases[0].unless;
		to->rgba = value->color;
		to->hatch = 0;
	} else if (x->look->channel == CHANNEL_OPACITY && x->l->mark->joins) {
		double opacity = value ? value->opacity : x->usual;
		if (opacity > 0 && opacity < 1)
			to->rgba = (to->rgba & ~(color)0xff) | (color)lround(255 * opacity);
	} else if (x->look->channel == CHANNEL_DASH) {
		to->own_dash = (uint8_t)k;
	}
	to->lit |= (k > 0) != x->e->cases[0].unless;
}

static bool dress(struct dresser *x)
{
	struct mark_layer *l = &x->l->draw;
	if (!read_values(x))
		return false;
	read_series(x);
	if (!check_joined(x))
		return false;
	for (size_t i = 0; i < l->rows; i++)
		dress_row(x, &x->row[i]);
	for (size_t s = 0; s < l->series_count; s++)
		dress_series(x, s);
	if (x->look->channel == CHANNEL_DASH)
		l->dash = x->value;
	if (x->look->channel == CHANNEL_SIZE && !x->l->column[CHANNEL_SIZE])
		l->set[MARK_SIZE] = false; /* rows without one have the usual size */
	x->l->highlights = true;
	return true;
}

/* What stands out are the few among the many, whichever of them meet the test. */
static void choose_lit(struct dresser *x)
{
	const struct mark_layer *l = &x->l->draw;
	size_t lit = 0, series = 0, lit_series = 0;
	for (size_t i = 0; i < l->rows; i++)
		lit += x->row[i].lit;
	for (size_t s = 0; s < l->series_count; s++) {
		series += x->met[s] != NO_ROWS;
		lit_series += x->met[s] != NO_ROWS && x->series[s].lit;
	}
	bool joins = x->l->mark->joins;
	bool most = joins ? 2 * lit_series > series : 2 * lit > l->rows;
	for (size_t i = 0; i < l->rows && most; i++)
		x->row[i].lit = !x->row[i].lit;
	for (size_t s = 0; s < l->series_count; s++)
		x->series[s].lit = joins && x->series[s].lit != most;
	/* numbers at the ends of all the grey lines would hide the one that is not */
	for (size_t i = 0; i < l->rows && joins && !x->l->labelled; i++)
		if (!x->row[i].lit)
			x->row[i].text = STR_NONE;
}

static int compare_lit(const void *va, const void *vb)
{
	const struct mark_row *a = va, *b = vb;
	if (a->lit != b->lit)
		return a->lit ? 1 : -1;
	return a->row < b->row ? -1 : a->row > b->row;
}

static bool bind_layer(struct chart *c, struct model_layer *l)
{
	struct dresser x = {.c = c, .l = l};
	bool any = false;
	for (size_t i = 0; i < LOOKS; i++)
		any |= l->plan->encoding[looks[i].channel].case_count > 0;
	if (!any)
		return true;
	x.row = arena_grow(c->mem, l->draw.row, l->draw.rows, l->draw.rows, sizeof(*x.row));
	x.series = arena_grow(c->mem, l->draw.series, l->draw.series_count,
			      l->draw.series_count, sizeof(*x.series));
	for (size_t i = 0; i < LOOKS; i++) {
		x.look = &looks[i];
		x.e = &l->plan->encoding[looks[i].channel];
		if (x.e->case_count && !dress(&x))
			return false;
	}
	choose_lit(&x);
	bool scatter = c->field[CHANNEL_X].measure && c->field[CHANNEL_Y].measure;
	if (scatter && !l->mark->joins && l->draw.rows) { /* no symbol lies over those */
		qsort(x.row, l->draw.rows, sizeof(*x.row), compare_lit);
		l->draw.shuffled = true;
	}
	l->draw.row = x.row;
	l->draw.series = x.series;
	return true;
}

bool condition_bind(struct chart *c)
{
	bool ok = true;
	for (size_t i = 0; i < c->layers; i++)
		ok = bind_layer(c, &c->layer[i]) && ok;
	return ok;
}

/* ---- what is said of it */

/* "색", "색과 짙기" … : by what they are set apart. */
static struct str by_what(const struct chart *c, const struct model_layer *l)
{
	struct str part[LOOKS];
	size_t n = 0;
	for (size_t i = 0; i < LOOKS; i++)
		if (l->plan->encoding[looks[i].channel].case_count)
			part[n++] = words_pick(c, str_of(looks[i].korean),
					       str_of(looks[i].english));
	return arena_join(c->mem, part, n, words_pick(c, STR("·"), STR(" and ")));
}

/* The names of what stands out: series of lines, else rows with their values. */
static size_t find_lit(const struct chart *c, const struct model_layer *l, struct str *name)
{
	const struct mark_layer *draw = &l->draw;
	struct story s = {.layer = l, .field = story_field(c, l)};
	size_t n = 0;
	for (size_t i = 0; i < draw->series_count && l->mark->joins; i++)
		if (draw->series[i].lit && n++ < NAMED)
			name[n - 1] = draw->series[i].name;
	for (size_t i = 0; i < draw->rows && !l->mark->joins; i++)
		if (draw->row[i].lit && draw->row[i].status < STATUS_MISSING &&
		    isfinite(story_value(c, l, &draw->row[i])) && n++ < NAMED)
			name[n - 1] = arena_printf(c->mem, "%.*s %.*s",
						   STR_ARG(story_item(c, &s, &draw->row[i])),
						   STR_ARG(story_amount(c, &s, &draw->row[i])));
	return n;
}

void condition_tell(const struct chart *c, struct buf *out)
{
	bool korean = c->plan->korean;
	for (size_t i = 0; i < c->layers; i++) {
		const struct model_layer *l = &c->layer[i];
		struct str name[NAMED], by = by_what(c, l);
		size_t n = l->highlights ? find_lit(c, l, name) : 0;
		bool told = n <= NAMED && !c->cells && story_tells(l) &&
			    !(c->field[CHANNEL_X].measure && c->field[CHANNEL_Y].measure);
		for (size_t k = 0; k < n && told; k++)
			told = str_trim(name[k]).n > 0;
		if (!n)
			continue;
		buf_printf(out, korean ? " %.*s 구별한 %s" : " Set apart by %.*s: %s",
			   STR_ARG(words_with(c, by, STR("으로/로"))),
			   !korean          ? ""
			   : l->mark->joins ? "계열"
					    : "항목");
		if (told && korean)
			buf_text(out, ": ");
		if (told)
			buf_str(out, arena_join(c->mem, name, n, STR(", ")));
		else
			buf_printf(out, korean ? " %zu개" : "%zu items", n);
		buf_text(out, ".");
	}
}

void condition_check(struct chart *c)
{
	for (size_t i = 0; i < c->layers; i++) {
		const struct model_layer *l = &c->layer[i];
		const struct plan_encoding *e = &l->plan->encoding[CHANNEL_COLOR];
		color *all = ARENA_NEW(c->mem, color, e->case_count + 1);
		if (!e->case_count || l->column[CHANNEL_COLOR] || !l->draw.series_count)
			continue;
		all[0] = series_paint(c, l)[0].rgba;
		for (size_t k = 0; k < e->case_count; k++)
			mark_color(e->cases[k].value, &all[k + 1]);
		struct palette_fault fault = palette_grey(all, e->case_count + 1);
		if (fault.kind == PALETTE_GREY)
			diag_report(c->d, e->cases[fault.b ? fault.b - 1 : 0].value_at,
				    DIAG_CHART_CONDITION_GREY,
				    arena_printf(c->mem, "#%06x", all[fault.b] >> 8),
				    arena_printf(c->mem, "#%06x", all[fault.a] >> 8));
	}
}
