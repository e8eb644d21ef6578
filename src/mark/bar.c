#include <math.h>

#include "mark/place.h"
#include "mark/segments.h"
#include "mark/style.h"

#define ROLE "mark.bar"
#define GAP 0.5   /* between neighbours, in the colour of the ground */
#define THIN 0.75 /* what a value of zero looks like, unlike a missing one */

/* One bar while it is drawn; along: in the direction of its measure. */
struct bar {
	const struct mark_row *row;
	double start, width; /* across */
	double base, end;    /* along */
	double cut;          /* along, at its base: the gap to the part below, 0: none */
	bool stacked, alone; /* alone: no part of its layer stands on another */
	bool beside;         /* a bin, which begins where another ends */
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

static void train(const struct mark_layer *l, struct mark_scales *s)
{
	place_train(l, s);
	(l->horizontal ? &s->x : &s->y)->zero = true;
	place_pad(l, l->horizontal ? &s->y : &s->x);
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

/* The gap between parts is a line in the colour of the ground over the edge they share:
 * as wide between all of them at any resolution, unlike the space between two edges, and
 * moved to whole pixels as that edge is, so that no part shows on its other side. */
static void draw_gap(const struct mark_layer *l, const struct bar *b, struct mark_out *out)
{
	double at = b->base, from = b->start, to = b->start + b->width;
	struct ink ink = {.rgba = l->surface, .width = GAP * style_scale(l)};
	struct point edge[4] = {{from, at}, {to, at}, {from, b->end}, {to, b->end}};
	for (int i = 0; i < 4 && l->horizontal; i++)
		edge[i] = (struct point){edge[i].y, edge[i].x};
	if (b->cut != 0)
		scene_line(out->scene, "mark.gap", ink, edge[0], edge[1]);
	for (int i = 0; i < 2 && b->beside; i++)
		scene_line(out->scene, "mark.gap", ink, edge[i], edge[i + 2]);
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

/* What all bars of a layer have in common. */
struct bars {
	const struct scale *size, *slots;
	double gap, most; /* between positions on slots; of the width */
	bool alone;
};

/* False: there is nothing to draw. */
static bool place_bar(const struct mark_layer *l, const struct bars *all,
		      const struct mark_row *row, struct bar *b)
{
	if (!segments_present(row))
		return false;
	double at = l->horizontal ? row->y : row->x, room = GAP * style_scale(l);
	double until = l->horizontal ? row->y2 : row->x2;
	bool bin = all->slots->kind != SCALE_BAND && isfinite(until);
	struct place_slot slot =
		bin ? place_extent(all->slots, row, l->horizontal, all->gap)
		    : place_slot(l, all->slots, at, row->offset, all->gap, all->most);
	double inset = !bin && slot.width > 4 * room ? room / 2 : 0;
	*b = (struct bar){.row = row,
			  .start = slot.start + inset,
			  .width = slot.width - 2 * inset,
			  .alone = all->alone,
			  .beside = bin && slot.width > 4 * room};
	measure_bar(l, all->size, b);
	b->rect = (l->horizontal ? lying : upright)(b->start, b->base, b->end, b->width);
	return true;
}

/* Parts and bins that come in any order, each over its neighbours: gaps over them all. */
static bool gaps_last(const struct mark_layer *l, const struct bars *all)
{
	bool ranged = l->set[l->horizontal ? MARK_X2 : MARK_Y2];
	return ranged || all->slots->kind != SCALE_BAND;
}

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	struct bars all = {.size = measure(l, s), .slots = across(l, s)};
	enum place_labels where = place_labels(l);
	struct bar b;
	all.most = place_most(l);
	if (all.slots->kind != SCALE_BAND)
		all.gap = place_pitch(l, all.slots, out->mem);
	all.alone = stand_alone(l);
	bool last = gaps_last(l, &all);
	for (size_t i = 0; i < l->rows; i++) {
		if (!place_bar(l, &all, &l->row[i], &b))
			continue;
		b.fill = style_body(l, b.row, b.rect, out, ROLE);
		if (!last)
			draw_gap(l, &b, out);
		if (where != PLACE_NONE)
			ask_label(l, all.size, &b, where, out);
	}
	for (size_t i = 0; i < l->rows && last; i++)
		if (place_bar(l, &all, &l->row[i], &b))
			draw_gap(l, &b, out);
}

static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	style_body(l, &(struct mark_row){.series = series, .status = status}, at, out, ROLE);
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
	.dodges = true,
	.label = "end",
	.labels = "none end inside all",
	.train = train,
	.draw = draw,
	.key = key,
};
