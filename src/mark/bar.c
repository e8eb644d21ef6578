#include <math.h>

#include "mark/place.h"
#include "mark/segments.h"
#include "mark/style.h"

#define ROLE "mark.bar"
#define WIDEST 56.0  /* points: a few upright bars do not become blocks */
#define TALLEST 30.0 /* of a bar that lies */
#define GAP 0.5      /* between neighbours, in the colour of the ground */
#define THIN 0.75    /* what a value of zero looks like, unlike a missing one */
#define OUTLINE 1.0

/* One bar while it is drawn; along: in the direction of its measure. */
struct bar {
	const struct mark_row *row;
	double start, width; /* across */
	double base, end;    /* along */
	double cut;          /* along, at its base: the gap to the part below, 0: none */
	bool stacked, alone; /* alone: no part of its layer stands on another */
	color fill;
	struct rect rect;
};

static const struct scale *measure(const struct mark_layer *l, const struct mark_scales *s)
{
	return l->horizontal ? &s->x : &s->y;
}

static const struct scale *across(const struct mark_layer *l, const struct mark_scales *s)
{
	return l->horizontal ? &s->y : &s->x;
}

/* Distance of neighbours on a scale that is not a band; a bar alone has its period. */
static double gap_of(const struct mark_layer *l, const struct scale *slots, struct arena *mem)
{
	double gap = place_gap(l, l->horizontal, mem);
	double alone = slots->kind == SCALE_TIME ? scale_period(slots->column) : 0;
	return gap > 0 ? gap : alone;
}

static void train(const struct mark_layer *l, struct mark_scales *s)
{
	struct scale *size = l->horizontal ? &s->x : &s->y;
	struct scale *slots = l->horizontal ? &s->y : &s->x;
	place_train(l, s);
	size->zero = true;
	if (slots->kind == SCALE_BAND || slots->kind == SCALE_POINT)
		return;
	slots->pad = fmax(slots->pad, gap_of(l, slots, slots->mem) / 2);
}

static struct rect upright(double x, double y0, double y1, double width)
{
	return (struct rect){x, fmin(y0, y1), width, fabs(y1 - y0)};
}

static struct rect lying(double y, double x0, double x1, double width)
{
	return (struct rect){fmin(x0, x1), y, fabs(x1 - x0), width};
}

/* Where the bar's ends are. A stacked one has its gap at the inner end, so
 * that the outer end stays at its value. */
static void measure_bar(const struct mark_layer *l, const struct scale *s, struct bar *b)
{
	double value = l->horizontal ? b->row->x : b->row->y;
	double from = l->horizontal ? b->row->x2 : b->row->y2;
	double scale = style_scale(l), up = s->to >= s->from ? 1 : -1;
	b->stacked = isfinite(from);
	b->base = b->stacked ? scale_at(s, from) : scale_base(s);
	b->end = scale_at(s, value);
	double way = b->end > b->base ? 1 : b->end < b->base ? -1 : up * (value < 0 ? -1 : 1);
	bool times = s->kind == SCALE_TIME; /* nothing stands on them */
	b->cut = b->stacked && !times && from != 0 && fabs(b->end - b->base) > 3 * GAP * scale
			 ? way * GAP * scale
			 : 0;
	if (fabs(b->end - b->base) >= THIN * scale || b->stacked)
		return;
	double lo = fmin(s->from, s->to), hi = fmax(s->from, s->to);
	if (b->base + way * THIN * scale > hi || b->base + way * THIN * scale < lo)
		way = -way; /* at the end of the axis */
	b->end = b->base + way * THIN * scale;
}

static void draw_rect(const struct mark_layer *l, struct bar *b, const struct mark_row *row,
		      struct mark_out *out)
{
	const struct style *style = style_of(row->status);
	double w = OUTLINE * style_scale(l);
	color rgba = style_paint(l, row);
	b->fill = style_mix(rgba, l->surface, style->fill_pale);
	style_block(l, b->rect, b->fill, out, ROLE);
	style_hatch(l, style_series(l, row), row->status, scene_outline(out->mem, b->rect), out,
		    ROLE);
	struct rect r = {b->rect.x + w / 2, b->rect.y + w / 2, b->rect.w - w, b->rect.h - w};
	if (style->outline && r.w > 0 && r.h > 0)
		scene_rect(out->scene, ROLE,
			   style_stroke(l, rgba, OUTLINE, row->status, out->mem), r);
}

/* The gap between parts is a line in the colour of the ground over the edge they share:
 * as wide between all of them at any resolution, unlike the space between two edges, and
 * moved to whole pixels as that edge is, so that no part shows on its other side. */
static void draw_gap(const struct mark_layer *l, const struct bar *b, struct mark_out *out)
{
	double at = b->base, from = b->start, to = b->start + b->width;
	struct ink ink = {.rgba = l->surface, .width = GAP * style_scale(l)};
	if (b->cut != 0 && l->horizontal)
		scene_line(out->scene, "mark.gap", ink, (struct point){at, from},
			   (struct point){at, to});
	else if (b->cut != 0)
		scene_line(out->scene, "mark.gap", ink, (struct point){from, at},
			   (struct point){to, at});
}

/* Parts that all begin at zero: none stands on another. */
static bool stand_alone(const struct mark_layer *l)
{
	for (size_t i = 0; i < l->rows; i++)
		if (segments_present(&l->row[i]) &&
		    (l->horizontal ? l->row[i].x2 : l->row[i].y2) != 0)
			return false;
	return true;
}

/* A label at the outer end, outside or just inside; a stacked bar's in its middle. */
static void ask_label(const struct mark_layer *l, const struct scale *s, const struct bar *b,
		      enum place_labels where, struct mark_out *out)
{
	double length = fabs(s->to - s->from), size = fabs(b->end - b->base);
	int way = b->end > b->base ? 1 : -1;
	struct mark_label label = {
		.text = b->row->text,
		.inside_on = b->fill,
		.striped = style_hatched(l, style_series(l, b->row), b->row->status),
		.priority = 1 + (length > 0 ? fmin(1, size / length) : 0)};
	double middle = b->start + b->width / 2;
	bool ranged = l->set[l->horizontal ? MARK_X2 : MARK_Y2];
	double along = b->stacked && !(ranged && where != PLACE_INSIDE) ? (b->base + b->end) / 2
									: b->end;
	label.anchor =
		l->horizontal ? (struct point){along, middle} : (struct point){middle, along};
	label.room = b->rect.w - (l->horizontal ? fabs(b->cut) : 0);
	label.tall = b->rect.h - (l->horizontal ? 0 : fabs(b->cut));
	label.inside = where == PLACE_INSIDE || (b->stacked && !ranged);
	label.along = l->horizontal;
	if (b->alone && label.inside && where != PLACE_INSIDE)
		label.free = way;
	if (label.inside)
		way = b->stacked ? 0 : -way;
	*(l->horizontal ? &label.side : &label.rise) = way;
	mark_label(out, label);
}

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	const struct scale *size = measure(l, s), *slots = across(l, s);
	double scale = style_scale(l), gap = 0;
	double usual = l->horizontal ? TALLEST : WIDEST;
	double most = (l->options.size > 0 ? l->options.size : usual) * scale;
	enum place_labels where = place_labels(l);
	if (slots->kind != SCALE_BAND)
		gap = gap_of(l, slots, out->mem);
	bool alone = stand_alone(l);
	for (size_t i = 0; i < l->rows; i++) {
		struct bar b = {.row = &l->row[i], .alone = alone};
		if (!segments_present(b.row))
			continue;
		double at = l->horizontal ? b.row->y : b.row->x;
		double until = l->horizontal ? b.row->y2 : b.row->x2;
		struct place_slot slot =
			slots->kind != SCALE_BAND && isfinite(until)
				? place_extent(slots, b.row, l->horizontal, gap)
				: place_slot(l, slots, at, b.row->offset, gap, most);
		double inset = slot.width > 4 * GAP * scale ? GAP * scale / 2 : 0;
		b.start = slot.start + inset;
		b.width = slot.width - 2 * inset;
		measure_bar(l, size, &b);
		b.rect = (l->horizontal ? lying : upright)(b.start, b.base, b.end, b.width);
		draw_rect(l, &b, b.row, out);
		draw_gap(l, &b, out);
		if (where != PLACE_NONE)
			ask_label(l, size, &b, where, out);
	}
}

static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	struct bar b = {.rect = at};
	draw_rect(l, &b, &(struct mark_row){.series = series, .status = status}, out);
}

const struct mark mark_bar = {
	.name = "bar",
	.summary = "one bar from zero for each row",
	.rule =
		{
			[MARK_X] = {.allowed = true, .required = true},
			[MARK_Y] = {.allowed = true, .required = true},
			[MARK_X2] = {.allowed = true},
			[MARK_Y2] = {.allowed = true},
			[MARK_SERIES] = {.allowed = true},
			[MARK_OFFSET] = {.allowed = true, .discrete = true},
			[MARK_TEXT] = {.allowed = true},
			[MARK_OPACITY] = {.allowed = true},
		},
	.kind = {"막대그래프", "Bar chart"},
	.stacked = {"누적 막대그래프", "Stacked bar chart"},
	.grouped = {"묶은 막대그래프", "Grouped bar chart"},
	.takes = "cornerRadius size",
	.zero = true,
	.bands = true,
	.spans = true,
	.stacks = true,
	.label = "end",
	.train = train,
	.draw = draw,
	.key = key,
};
