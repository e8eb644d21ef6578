#include <math.h>

#include "data/summary.h"
#include "mark/place.h"
#include "mark/style.h"

#define ROLE "mark.boxplot"
#define WIDEST 36.0 /* points */
#define REACH 1.5   /* of a whisker, interquartile ranges (Tukey 1977) */
#define WHISKER 1.2
#define MEDIAN 1.5
#define HALO 1.2    /* about a median that crosses stripes, on each side */
#define CAP 0.5     /* of the box's width */
#define BEYOND 1.15 /* the same: a median at the edge of its box */
#define RADIUS 2.2
#define SAME 0.3 /* points: an outlier so near to another covers it */
#define FEW 5    /* values that are no distribution */

static const struct mark_words median = {"중앙값", "median"};
static const struct mark_words quartiles = {"사분위 범위", "interquartile range"};

static bool reaches_all(const struct mark_options *o)
{
	return str_eq(o->extent.word, STR("min-max"));
}

/* Five numbers and what lies beyond the whiskers, as in Vega-Lite: they end at the last
 * values within the reach, or at the box where there are none. */
static void summarise(const struct mark_options *o, const double *v, size_t n,
		      struct mark_spread *out)
{
	size_t lo = 0, hi = n - 1;
	double lower = summary_quantile(v, n, 0.25), upper = summary_quantile(v, n, 0.75);
	double reach = (isnan(o->extent.number) ? REACH : o->extent.number) * (upper - lower);
	while (!reaches_all(o) && lo < hi && v[lo] < lower - reach)
		lo++;
	while (!reaches_all(o) && hi > lo && v[hi] > upper + reach)
		hi--;
	*out = (struct mark_spread){.low = fmin(v[lo], lower),
				    .lower = lower,
				    .middle = summary_quantile(v, n, 0.5),
				    .upper = upper,
				    .high = fmax(v[hi], upper),
				    .below = v,
				    .belows = lo,
				    .above = v + hi + 1,
				    .aboves = n - hi - 1,
				    .values = n,
				    .middle_says = &median,
				    .ends_says = &quartiles};
}

/* One box while it is drawn. */
struct box {
	const struct mark_layer *l;
	const struct mark_row *row;
	const struct scale *measure;
	struct place_slot slot;
	struct mark_out *out;
};

static struct point at(const struct box *b, double across, double v)
{
	double along = scale_at(b->measure, v);
	return b->l->horizontal ? (struct point){along, across} : (struct point){across, along};
}

/* From one value to another across the slot's middle, or at one value over a share of it. */
static void stroke(const struct box *b, struct ink ink, double share, double from, double to)
{
	double middle = b->slot.start + b->slot.width / 2, half = share * b->slot.width / 2;
	scene_line(b->out->scene, ROLE, ink, at(b, middle - half, from),
		   at(b, middle + half, to));
}

static void draw_whiskers(const struct box *b)
{
	const struct mark_spread *p = b->row->spread;
	const struct style *style = style_of(b->row->status);
	color rgba = style_mix(style_paint(b->l, b->row), b->l->surface, style->line_pale);
	struct ink ink = style_stroke(b->l, rgba, WHISKER, b->row->status, b->out->mem);
	ink.round = ink.dashes > 0 && ink.round; /* its ends are values */
	if (p->low < p->lower)
		stroke(b, ink, 0, p->low, p->lower);
	if (p->high > p->upper)
		stroke(b, ink, 0, p->upper, p->high);
	if (!b->l->options.ticks)
		return;
	stroke(b, ink, CAP, p->low, p->low);
	stroke(b, ink, CAP, p->high, p->high);
}

/* Is there body of the box on both sides of the median's line? */
static bool amid(const struct box *b, double line)
{
	const struct mark_spread *p = b->row->spread;
	double middle = scale_at(b->measure, p->middle);
	return fabs(scale_at(b->measure, p->lower) - middle) > line &&
	       fabs(scale_at(b->measure, p->upper) - middle) > line;
}

/* A gap in the body; dark where stripes or an edge would hide that. */
static void draw_median(const struct box *b, color fill)
{
	const struct mark_layer *l = b->l;
	double middle = b->row->spread->middle, width = MEDIAN * style_scale(l);
	struct ink halo = {.rgba = l->surface, .width = width + 2 * HALO * style_scale(l)};
	struct ink ink = {.rgba = l->ink, .width = width};
	if (!isfinite(middle))
		return;
	if (!amid(b, width)) {
		stroke(b, ink, BEYOND, middle, middle);
		return;
	}
	if (style_hatched(l, style_series(l, b->row), b->row->status))
		stroke(b, halo, 1, middle, middle);
	else
		ink.rgba = style_upon(l, fill);
	stroke(b, ink, 1, middle, middle);
}

static void draw_box(const struct box *b)
{
	const struct mark_spread *p = b->row->spread;
	struct point a = at(b, b->slot.start, p->lower);
	struct point z = at(b, b->slot.start + b->slot.width, p->upper);
	struct rect r = {fmin(a.x, z.x), fmin(a.y, z.y), fabs(z.x - a.x), fabs(z.y - a.y)};
	draw_median(b, style_body(b->l, b->row, r, b->out, ROLE));
}

/* Values that are drawn over one another are drawn once: a million of them are seen as
 * one line all the same. */
static void draw_beyond(const struct box *b, const double *v, size_t count)
{
	struct mark_layer open = *b->l;
	double middle = b->slot.start + b->slot.width / 2, last = NAN;
	double scale = style_scale(b->l);
	open.options.filled = false;
	for (size_t i = 0; i < count; i++) {
		double here = scale_at(b->measure, v[i]);
		if (fabs(here - last) < SAME * scale)
			continue;
		style_symbol(&open, b->row, RADIUS * scale, at(b, middle, v[i]), b->out, ROLE);
		last = here;
	}
}

static void train(const struct mark_layer *l, struct mark_scales *s)
{
	struct scale *measure = l->horizontal ? &s->x : &s->y;
	place_train(l, s);
	place_pad(l, l->horizontal ? &s->y : &s->x);
	for (size_t i = 0; i < l->rows; i++)
		place_spread(l->row[i].spread, l->options.outliers, measure);
}

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	const struct scale *across = l->horizontal ? &s->y : &s->x;
	struct box b = {.l = l, .measure = l->horizontal ? &s->x : &s->y, .out = out};
	double most = (l->options.size > 0 ? l->options.size : WIDEST) * style_scale(l);
	double gap = across->kind == SCALE_BAND ? 0 : place_pitch(l, across, out->mem);
	for (size_t i = 0; i < l->rows; i++) {
		b.row = &l->row[i];
		if (!place_present(l, b.row) || !b.row->spread)
			continue;
		b.slot = place_slot(l, across, l->horizontal ? b.row->y : b.row->x,
				    b.row->offset, gap, most);
		draw_whiskers(&b);
		draw_box(&b);
		if (!l->options.outliers)
			continue;
		draw_beyond(&b, b.row->spread->below, b.row->spread->belows);
		draw_beyond(&b, b.row->spread->above, b.row->spread->aboves);
	}
}

/* A small box with its whiskers. */
static void key(const struct mark_layer *l, size_t series, enum status status, struct rect area,
		struct mark_out *out)
{
	struct mark_row r = {.series = series, .status = status};
	double x = area.x + area.w / 2, inset = area.h / 5;
	struct rect box = {area.x + area.w / 6, area.y + inset, area.w * 2 / 3,
			   area.h - 2 * inset};
	struct ink ink = style_stroke(l, style_paint(l, &r), WHISKER, status, out->mem);
	scene_line(out->scene, ROLE, ink, (struct point){x, area.y},
		   (struct point){x, area.y + area.h});
	style_body(l, &r, box, out, ROLE);
}

static const struct mark_summary summary = {
	.of = summarise,
	.least = FEW,
	.extents = "number min-max",
};

const struct mark mark_boxplot = {
	.name = "boxplot",
	.summary = "quartiles, whiskers and outliers of the values at each place",
	.kind = {"상자그림", "Box plot"},
	.rule =
		{
			[MARK_X] = {.allowed = true, .required = true},
			[MARK_Y] = {.allowed = true, .required = true},
			[MARK_SERIES] = {.allowed = true, .discrete = true},
			[MARK_OFFSET] = {.allowed = true, .discrete = true},
			[MARK_OPACITY] = {.allowed = true},
		},
	.takes = "extent orient outliers size ticks",
	.either = true,
	.bands = true,
	.dodges = true,
	.label = "none",
	.spread = &summary,
	.train = train,
	.draw = draw,
	.key = key,
};
