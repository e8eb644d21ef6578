#include <math.h>

#include "mark/place.h"
#include "mark/style.h"

#define ROLE "mark.rect"
#define GAP 0.5     /* between neighbours, in the colour of the ground */
#define OUTLINE 1.0 /* of cells that are not certain */
#define STEP 4.5    /* of a missing cell's hatch, points */
#define EMPTY 0.55  /* how pale the hatching of a cell without a value is */

/* Distance of neighbours on a scale of numbers or times. */
static double gap_of(const struct mark_layer *l, const struct scale *s, bool along_y,
		     struct arena *mem)
{
	if (s->kind == SCALE_BAND || s->kind == SCALE_POINT)
		return 0;
	double gap = place_gap(l, along_y, mem);
	return gap > 0 ? gap : s->kind == SCALE_TIME ? scale_period(s->column) : 0;
}

/* Cells of a heat map meet; what reaches from value to value needs no room. */
static void train(const struct mark_layer *l, struct mark_scales *s)
{
	struct scale *axis[] = {&s->x, &s->y};
	place_train(l, s);
	for (int i = 0; i < 2; i++) {
		bool ranged = l->set[i ? MARK_Y2 : MARK_X2];
		bool other = l->set[i ? MARK_X2 : MARK_Y2];
		if (axis[i]->kind == SCALE_BAND && !other && l->set[MARK_X] && l->set[MARK_Y])
			axis[i]->padding_inner = axis[i]->padding_outer = 0;
		else if (!ranged && axis[i]->trained)
			axis[i]->pad =
				fmax(axis[i]->pad, gap_of(l, axis[i], i, axis[i]->mem) / 2);
	}
}

static void inset(struct rect *r, double by)
{
	if (r->w > 8 * by) {
		r->x += by;
		r->w -= 2 * by;
	}
	if (r->h > 8 * by) {
		r->y += by;
		r->h -= 2 * by;
	}
}

static void draw_cell(const struct mark_layer *l, const struct mark_row *row, struct rect r,
		      color *fill, struct mark_out *out)
{
	const struct style *style = style_of(row->status);
	double scale = style_scale(l), w = OUTLINE * scale;
	color rgba = style_paint(l, row);
	if (row->status >= STATUS_MISSING) { /* a hole in the map is seen to be one */
		*fill = l->surface;
		struct ink ink = {.rgba = style_mix(l->ink, l->surface, EMPTY),
				  .width = 0.5 * scale};
		scene_hatch(out->scene, ROLE, ink, scene_outline(out->mem, r),
			    (struct hatch){STEP * scale, false});
		return;
	}
	/* colour says the amount: a status may frame it, not wash it out */
	*fill = row->rgba ? rgba : style_mix(rgba, l->surface, style->fill_pale);
	style_block(l, r, *fill, out, ROLE);
	style_hatch(l, style_series(l, row), row->status, scene_outline(out->mem, r), out,
		    ROLE);
	struct rect frame = {r.x + w / 2, r.y + w / 2, r.w - w, r.h - w};
	color edge = row->rgba ? l->ink : rgba;
	if (style->outline && frame.w > 0 && frame.h > 0)
		scene_rect(out->scene, ROLE,
			   style_stroke(l, edge, OUTLINE, row->status, out->mem), frame);
}

/* Cells that lie in rows and columns share their edges. The gap between them is a line in
 * the colour of the ground: as wide between all of them at any resolution. */
static bool meets(const struct mark_layer *l)
{
	return !(l->options.corner_radius > 0) && !l->set[MARK_X2] && !l->set[MARK_Y2];
}

static void draw_gap(const struct mark_layer *l, struct rect r, struct mark_out *out)
{
	struct ink ink = {.rgba = l->surface, .width = GAP * style_scale(l)};
	struct point corner = {r.x, r.y};
	scene_line(out->scene, "mark.gap", ink, corner, (struct point){r.x + r.w, r.y});
	scene_line(out->scene, "mark.gap", ink, corner, (struct point){r.x, r.y + r.h});
}

static bool placed(const struct mark_layer *l, const struct mark_row *r)
{
	struct mark_row there = *r;
	there.status = STATUS_ACTUAL;
	return place_present(l, &there);
}

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	double gx = gap_of(l, &s->x, false, out->mem), gy = gap_of(l, &s->y, true, out->mem);
	enum place_labels where = place_labels(l);
	for (size_t i = 0; i < l->rows; i++) {
		const struct mark_row *r = &l->row[i];
		if (!placed(l, r))
			continue;
		struct place_slot x = place_extent(&s->x, r, false, gx);
		struct place_slot y = place_extent(&s->y, r, true, gy);
		struct rect cell = {x.start, y.start, x.width, y.width};
		color fill;
		if (!meets(l))
			inset(&cell, GAP / 2 * style_scale(l));
		draw_cell(l, r, cell, &fill, out);
		if (where != PLACE_NONE && r->status < STATUS_MISSING)
			mark_label(out, (struct mark_label){.anchor = {cell.x + cell.w / 2,
								       cell.y + cell.h / 2},
							    .text = r->text,
							    .inside_on = fill,
							    .inside = true,
							    .room = cell.w,
							    .tall = cell.h,
							    .priority = 1});
	}
	for (size_t i = 0; i < l->rows && meets(l); i++) {
		const struct mark_row *r = &l->row[i];
		struct place_slot x = place_extent(&s->x, r, false, gx);
		struct place_slot y = place_extent(&s->y, r, true, gy);
		if (placed(l, r))
			draw_gap(l, (struct rect){x.start, y.start, x.width, y.width}, out);
	}
}

static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	struct mark_row r = {.series = series, .status = status};
	color fill;
	draw_cell(l, &r, at, &fill, out);
}

const struct mark mark_rect = {
	.name = "rect",
	.summary = "a cell for each row, or a field from value to value",
	.kind = {"히트맵", "Heat map"},
	.rule =
		{
			[MARK_X] = {.allowed = true, .required = true},
			[MARK_Y] = {.allowed = true, .required = true},
			[MARK_X2] = {.allowed = true},
			[MARK_Y2] = {.allowed = true},
			[MARK_SERIES] = {.allowed = true},
			[MARK_OPACITY] = {.allowed = true},
			[MARK_TEXT] = {.allowed = true},
		},
	.takes = "cornerRadius",
	.either = true,
	.bands = true,
	.spans = true,
	.label = "none",
	.labels = "none inside all end",
	.train = train,
	.draw = draw,
	.key = key,
};
