/* Marks: what they add to the scene and which labels they ask for. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "mark/mark.h"
#include "mark/property.h"
#include "mark/sector.h"

#define BLUE 0x256EF4FFu
#define WHITE 0xFFFFFFFFu
#define PI 3.14159265358979323846

struct stage {
	struct arena mem;
	struct mark_scales scales;
	struct mark_series series[3];
	struct mark_layer layer;
	struct scene scene;
	struct mark_out out;
};

static void set(struct stage *st, const char *mark, const struct mark_row *row, size_t rows)
{
	static const color rgba[] = {BLUE, 0xC78500FF, 0x521419FF};
	*st = (struct stage){0};
	for (size_t i = 0; i < 3; i++)
		st->series[i] =
			(struct mark_series){.name = STR("s"), .rgba = rgba[i], .index = i};
	st->layer = (struct mark_layer){.mark = mark_find(str_of(mark)),
					.row = row,
					.rows = rows,
					.series = st->series,
					.series_count = 3,
					.surface = WHITE};
	st->layer.options = mark_defaults(st->layer.mark);
	scale_init(&st->scales.x, SCALE_BAND, &st->mem);
	scale_init(&st->scales.y, SCALE_LINEAR, &st->mem);
	st->scene = (struct scene){.mem = &st->mem, .tag = &scene_artifact};
	st->out = (struct mark_out){.scene = &st->scene, .mem = &st->mem};
}

static void names(struct scale *s, size_t n)
{
	static const struct str name[] = {
		{"가", 3}, {"나", 3}, {"다", 3}, {"라", 3}, {"마", 3}};
	for (size_t i = 0; i < n; i++)
		scale_name(s, name[i]);
}

/* Trains, settles and draws; a domain of 0..to on the measure when to > 0. */
static void draw(struct stage *st, double to)
{
	struct scale *measure = st->layer.horizontal ? &st->scales.x : &st->scales.y;
	st->layer.mark->train(&st->layer, &st->scales);
	if (to > 0) {
		measure->wish_lo = measure->kind == SCALE_LINEAR ? 0 : NAN;
		measure->wish_hi = to;
	}
	scale_settle(&st->scales.x, 5);
	scale_settle(&st->scales.y, 5);
	scale_range(&st->scales.x, 0, 300);
	scale_range(&st->scales.y, 200, 0);
	st->layer.mark->draw(&st->layer, &st->scales, &st->out);
}

static struct mark_row row(double x, double y, size_t series, enum status status)
{
	return (struct mark_row){.x = x,
				 .y = y,
				 .x2 = NAN,
				 .y2 = NAN,
				 .size = NAN,
				 .series = series,
				 .status = status,
				 .text = STR("값")};
}

static size_t count(const struct stage *st, enum item_kind kind, bool dashed)
{
	size_t n = 0;
	for (size_t i = 0; i < st->scene.count; i++)
		n += st->scene.item[i].kind == kind &&
		     (st->scene.item[i].ink.dashes > 0) == dashed;
	return n;
}

static bool near(double a, double b)
{
	return fabs(a - b) < 1e-6;
}

static void test_registry(void **state)
{
	(void)state;
	assert_int_equal(mark_count, 12);
	for (size_t i = 0; i < mark_count; i++) {
		assert_ptr_equal(mark_find(str_of(mark_all[i]->name)), mark_all[i]);
		assert_true(mark_all[i]->summary && mark_all[i]->label && mark_all[i]->train);
		assert_true(mark_all[i]->draw && mark_all[i]->key);
		assert_true(mark_all[i]->polar || mark_all[i]->rule[MARK_X].required);
		assert_true(mark_all[i]->kind.korean && mark_all[i]->kind.english);
	}
	assert_null(mark_find(STR("pie")));
	assert_true(str_eq(mark_nearest(STR("lime")), STR("line")));
	assert_int_equal(mark_nearest(STR("xylophone")).n, 0);
}

static void test_bar(void **state)
{
	struct mark_row r[] = {row(0, 32, 0, STATUS_ACTUAL), row(1, 186, 0, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	set(&st, "bar", r, 2);
	names(&st.scales.x, 2);
	draw(&st, 200);
	assert_int_equal(st.scene.count, 2);
	const struct item *bar = &st.scene.item[1];
	assert_true(near(bar->rect.y, 200 - 186) && near(bar->rect.y + bar->rect.h, 200));
	assert_true(near(bar->rect.x + bar->rect.w / 2, scale_at(&st.scales.x, 1)));
	assert_true(bar->rect.w <= 56 && bar->rect.w > 50); /* a few bars stay slim */
	assert_int_equal(bar->ink.rgba, BLUE);
	assert_string_equal(bar->role, "mark.bar");
	/* by default a label above the end */
	assert_int_equal(st.out.labels, 2);
	assert_true(st.out.label[1].rise == -1 && near(st.out.label[1].anchor.y, 14));
	assert_true(st.out.label[1].priority > st.out.label[0].priority);
	arena_finish(&st.mem);
}

static void test_bar_missing_zero_negative(void **state)
{
	struct mark_row r[] = {row(0, NAN, 0, STATUS_ACTUAL), row(1, 5, 0, STATUS_SUPPRESSED),
			       row(2, 0, 0, STATUS_ACTUAL), row(3, -40, 0, STATUS_ACTUAL),
			       row(4, 60, 0, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	set(&st, "bar", r, 5);
	names(&st.scales.x, 5);
	draw(&st, 0);
	assert_int_equal(st.scene.count, 3); /* neither missing nor suppressed */
	double base = scale_base(&st.scales.y);
	const struct item *zero = &st.scene.item[0], *down = &st.scene.item[1];
	assert_true(zero->rect.h > 0 && zero->rect.h < 1 &&
		    near(zero->rect.y + zero->rect.h, base));
	assert_true(near(down->rect.y, base));
	assert_true(near(down->rect.y + down->rect.h, scale_at(&st.scales.y, -40)));
	assert_int_equal(st.out.label[1].rise, 1); /* below a negative bar */
	arena_finish(&st.mem);
}

static void test_bar_horizontal(void **state)
{
	struct mark_row r[] = {row(30, 0, 0, STATUS_ACTUAL), row(-60, 1, 0, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	set(&st, "bar", r, 2);
	st.layer.horizontal = true;
	scale_init(&st.scales.x, SCALE_LINEAR, &st.mem);
	scale_init(&st.scales.y, SCALE_BAND, &st.mem);
	names(&st.scales.y, 2);
	draw(&st, 0);
	double base = scale_base(&st.scales.x);
	const struct item *a = &st.scene.item[0], *b = &st.scene.item[1];
	assert_true(near(a->rect.x, base));
	assert_true(near(a->rect.x + a->rect.w, scale_at(&st.scales.x, 30)));
	assert_true(near(b->rect.x + b->rect.w, base) && b->rect.h <= 30);
	assert_true(st.out.label[0].side == 1 && st.out.label[1].side == -1);
	arena_finish(&st.mem);
}

static void test_bar_groups_do_not_touch(void **state)
{
	struct mark_row r[6];
	struct stage st;
	(void)state;
	for (size_t i = 0; i < 6; i++) {
		r[i] = row((double)(i / 3), 10 + (double)i, i % 3, STATUS_ACTUAL);
		r[i].offset = i % 3;
	}
	set(&st, "bar", r, 6);
	st.layer.offsets = 3;
	names(&st.scales.x, 2);
	draw(&st, 0);
	assert_int_equal(st.scene.count, 6);
	for (size_t i = 1; i < 6; i++) {
		const struct rect *a = &st.scene.item[i - 1].rect, *b = &st.scene.item[i].rect;
		assert_true(a->x + a->w + 0.5 <= b->x + 1e-9);
	}
	double middle = st.scene.item[1].rect.x + st.scene.item[1].rect.w / 2;
	assert_true(near(middle, scale_at(&st.scales.x, 0)));
	arena_finish(&st.mem);
}

static void test_bar_stacks(void **state)
{
	struct mark_row r[] = {row(0, 30, 0, STATUS_ACTUAL), row(0, 80, 1, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	r[0].y2 = 0;
	r[1].y2 = 30;
	set(&st, "bar", r, 2);
	names(&st.scales.x, 1);
	draw(&st, 100);
	const struct rect *low = &st.scene.item[0].rect, *high = &st.scene.item[1].rect;
	assert_true(near(low->y, 140) && near(low->y + low->h, 200));
	assert_true(near(high->y, 40) && near(high->y + high->h, 140));
	const struct item *gap = &st.scene.item[2]; /* white, over the edge that both share */
	assert_true(near(gap->path.at[0].y, 140) && near(gap->ink.width, 0.5));
	/* inside, with the room there is */
	assert_true(st.out.label[1].rise == 0 && near(st.out.label[1].tall, 99.5));
	assert_int_equal(st.out.label[1].inside_on, 0xC78500FF);
	arena_finish(&st.mem);
}

static void test_bar_statuses_differ(void **state)
{
	struct mark_row r[5];
	struct stage st;
	(void)state;
	for (size_t i = 0; i < 5; i++)
		r[i] = row((double)i, 50, 0, (enum status)i);
	set(&st, "bar", r, 5);
	names(&st.scales.x, 5);
	draw(&st, 0);
	/* five fills, an outline for all but the actual one, hatching for the claimed one */
	assert_int_equal(st.scene.count, 5 + 4 + 1);
	assert_int_equal(count(&st, ITEM_RECT, true), 3);
	assert_int_equal(count(&st, ITEM_PATH, false), 1);
	for (size_t i = 0; i < st.scene.count; i++) { /* outlines stay inside */
		const struct item *item = &st.scene.item[i];
		if (item->kind == ITEM_RECT && item->ink.width > 0)
			assert_true(item->rect.y - item->ink.width / 2 >
				    st.scene.item[0].rect.y - 1e-9);
	}
	arena_finish(&st.mem);
}

static void test_bar_on_time(void **state)
{
	struct mark_row r[] = {row(column_days(COLUMN_YEAR, 2022), 5, 0, STATUS_ACTUAL),
			       row(column_days(COLUMN_YEAR, 2023), 7, 0, STATUS_ACTUAL),
			       row(column_days(COLUMN_YEAR, 2024), 9, 0, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	set(&st, "bar", r, 3);
	scale_init(&st.scales.x, SCALE_TIME, &st.mem);
	st.scales.x.column = COLUMN_YEAR;
	draw(&st, 0);
	assert_int_equal(st.scene.count, 3);
	assert_true(st.scene.item[0].rect.x >= 0); /* half a period of air */
	assert_true(st.scene.item[2].rect.x + st.scene.item[2].rect.w <= 300);
	arena_finish(&st.mem);
}

/* The only present row among missing ones keeps to its own period. */
static void test_bar_alone_on_time(void **state)
{
	(void)state;
	struct stage st;
	struct mark_row rows[] = {
		row(column_days(COLUMN_YEAR, 2000), NAN, 0, STATUS_MISSING),
		row(column_days(COLUMN_YEAR, 2009), 5, 0, STATUS_ACTUAL),
	};
	set(&st, "bar", rows, 2);
	scale_init(&st.scales.x, SCALE_TIME, &st.mem);
	st.scales.x.column = COLUMN_YEAR;
	draw(&st, 10);
	for (size_t i = 0; i < st.scene.count; i++) {
		struct rect r = st.scene.item[i].rect;
		assert_true(r.x + r.w <= 300 && r.w < 30);
	}
	assert_int_equal(st.scene.count, 1);
	arena_finish(&st.mem);
}

static void test_bar_cut_axis(void **state)
{
	struct mark_row r[] = {row(0, 98, 0, STATUS_ACTUAL), row(1, 101, 0, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	set(&st, "bar", r, 2);
	names(&st.scales.x, 2);
	st.scales.y.wish_lo = 90;
	draw(&st, 0);
	assert_true(st.scales.y.cut);
	assert_true(near(st.scene.item[0].rect.y + st.scene.item[0].rect.h, 200));
	arena_finish(&st.mem);
}

static void test_line_projection(void **state)
{
	struct mark_row r[] = {row(0, 10, 0, STATUS_ACTUAL), row(1, 20, 0, STATUS_ACTUAL),
			       row(2, 30, 0, STATUS_ACTUAL), row(3, 40, 0, STATUS_PROJECTION),
			       row(4, 50, 0, STATUS_PROJECTION)};
	struct stage st;
	(void)state;
	set(&st, "line", r, 5);
	names(&st.scales.x, 5);
	draw(&st, 100);
	/* one solid and one dashed stroke that meet at the last observed row */
	assert_int_equal(count(&st, ITEM_PATH, true), 1);
	const struct item *solid = &st.scene.item[0], *dashed = &st.scene.item[1];
	assert_int_equal(solid->path.points, 3);
	assert_int_equal(dashed->path.points, 3);
	assert_true(near(solid->path.at[2].x, dashed->path.at[0].x));
	assert_true(near(solid->path.at[2].y, dashed->path.at[0].y));
	assert_true(dashed->ink.dashes == 2 && solid->ink.dashes == 0);
	assert_int_not_equal(dashed->ink.rgba, solid->ink.rgba);
	/* labels: the last observed value and the end */
	assert_int_equal(st.out.labels, 2);
	assert_true(st.out.label[0].rise == -1 && st.out.label[1].side == 1);
	arena_finish(&st.mem);
}

/* Two observations are marked even when no markers are asked for. */
static void test_line_of_two(void **state)
{
	struct mark_row r[] = {row(0, 10, 0, STATUS_ACTUAL), row(1, 20, 0, STATUS_ACTUAL),
			       row(0, 10, 1, STATUS_ACTUAL), row(1, 20, 1, STATUS_ACTUAL),
			       row(2, 20, 1, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	set(&st, "line", r, 5);
	st.layer.options.point = false;
	names(&st.scales.x, 3);
	draw(&st, 100);
	assert_int_equal(st.scene.count, 2 + 2);
	assert_int_equal(st.out.labels, 3);
	arena_finish(&st.mem);
}

static void test_line_lone_row_is_seen(void **state)
{
	struct mark_row r[] = {row(0, 10, 0, STATUS_ACTUAL), row(1, NAN, 0, STATUS_ACTUAL),
			       row(2, 20, 0, STATUS_ACTUAL), row(3, 20, 0, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	set(&st, "line", r, 4);
	st.layer.options.point = false;
	names(&st.scales.x, 4);
	draw(&st, 100);
	assert_int_equal(st.scene.count, 2); /* a stroke, and a dot for the lone row */
	arena_finish(&st.mem);
}

/* Many rows: markers only at the ends. */
static void test_line_crowded(void **state)
{
	struct mark_row r[200];
	struct stage st;
	(void)state;
	for (size_t i = 0; i < 200; i++)
		r[i] = row((double)i, (double)(i % 7), 0, STATUS_ACTUAL);
	set(&st, "line", r, 200);
	scale_init(&st.scales.x, SCALE_LINEAR, &st.mem);
	draw(&st, 0);
	assert_int_equal(st.scene.count, 1 + 2);
	assert_int_equal(st.out.labels, 1);
	arena_finish(&st.mem);
}

static void test_line_bridges_only_when_asked(void **state)
{
	struct mark_row r[] = {row(0, 10, 0, STATUS_ACTUAL), row(1, 15, 0, STATUS_ACTUAL),
			       row(2, NAN, 0, STATUS_ACTUAL), row(3, 20, 0, STATUS_ACTUAL),
			       row(4, 25, 0, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	set(&st, "line", r, 5);
	st.layer.options.point = false;
	names(&st.scales.x, 5);
	draw(&st, 100);
	assert_int_equal(count(&st, ITEM_PATH, false), 2);
	assert_int_equal(count(&st, ITEM_PATH, true), 0);
	arena_finish(&st.mem);
	set(&st, "line", r, 5);
	st.layer.options.point = false;
	st.layer.options.interpolate_missing = true;
	names(&st.scales.x, 5);
	draw(&st, 100);
	assert_int_equal(count(&st, ITEM_PATH, true), 1);
	arena_finish(&st.mem);
}

static void test_area(void **state)
{
	struct mark_row r[] = {row(0, 10, 0, STATUS_ACTUAL), row(1, 20, 0, STATUS_ACTUAL),
			       row(2, 30, 0, STATUS_PROJECTION)};
	struct stage st;
	(void)state;
	set(&st, "area", r, 3);
	names(&st.scales.x, 3);
	draw(&st, 100);
	const struct item *fill = &st.scene.item[0], *pale = &st.scene.item[1];
	assert_true(fill->ink.width == 0 && pale->ink.width == 0);
	assert_true((fill->ink.rgba & 0xFF) > (pale->ink.rgba & 0xFF));
	assert_true((pale->ink.rgba & 0xFF) > 0);
	/* down to zero at both sides */
	assert_true(near(fill->path.at[2].y, 200) && near(fill->path.at[3].y, 200));
	assert_true(near(fill->path.at[3].x, fill->path.at[0].x));
	assert_int_equal(st.scene.count, 2 + 2 + 2); /* fills, edges, two observed rows */
	assert_int_equal(count(&st, ITEM_PATH, true), 1);
	assert_int_equal(st.out.labels, 0);
	arena_finish(&st.mem);
}

static void test_area_stacks(void **state)
{
	struct mark_row r[] = {row(0, 30, 0, STATUS_ACTUAL), row(1, 60, 0, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	r[0].y2 = 10;
	r[1].y2 = 20;
	set(&st, "area", r, 2);
	names(&st.scales.x, 2);
	draw(&st, 100);
	const struct path *p = &st.scene.item[0].path;
	assert_true(near(p->at[2].y, 160) && near(p->at[3].y, 180));
	arena_finish(&st.mem);
}

static void test_point_sizes(void **state)
{
	struct mark_row r[] = {row(0, 10, 0, STATUS_ACTUAL), row(1, 10, 0, STATUS_ACTUAL),
			       row(2, 10, 0, STATUS_ACTUAL), row(3, 10, 0, STATUS_CLAIMED)};
	struct stage st;
	(void)state;
	r[0].size = 100;
	r[1].size = 400;
	r[2].size = 0; /* nothing to see */
	set(&st, "point", r, 4);
	names(&st.scales.x, 4);
	draw(&st, 100);
	assert_int_equal(st.scene.count,
			 2 + 2); /* the claimed one is filled white and outlined */
	const struct point *a = st.scene.item[0].path.at, *b = st.scene.item[1].path.at;
	double ra = a[0].x - scale_at(&st.scales.x, 0), rb = b[0].x - scale_at(&st.scales.x, 1);
	assert_true(near(rb, 2 * ra)); /* area, not radius, is the value */
	assert_int_equal(st.scene.item[2].ink.rgba, WHITE);
	arena_finish(&st.mem);
}

/* Slices share the circle; their areas are as their turns. */
static double slice_area(const struct path *p)
{
	double area = 0;
	for (size_t i = 0, k = p->points - 1; i < p->points; k = i++)
		area += p->at[k].x * p->at[i].y - p->at[i].x * p->at[k].y;
	return fabs(area) / 2;
}

/* A turn of a diameter of 100, whose angles stand for 0 to 1. */
static void set_turn(struct stage *st)
{
	struct mark_polar *p = &st->scales.polar;
	*p = (struct mark_polar){.on = true, .center = {50, 50}, .outer = 50, .point = 1};
	scale_init(&p->theta, SCALE_LINEAR, &st->mem);
	scale_init(&p->radius, SCALE_LINEAR, &st->mem);
	for (int i = 0; i < 2; i++) {
		struct scale *s = i ? &p->radius : &p->theta;
		s->nice = false;
		scale_number(s, 0);
		scale_number(s, 1);
		scale_settle(s, 2);
		scale_range(s, 0, i ? 50 : 2 * PI);
	}
	st->layer.set[MARK_THETA] = true;
}

static void test_arc(void **state)
{
	struct mark_row r[] = {row(NAN, NAN, 0, STATUS_ACTUAL), row(NAN, NAN, 1, STATUS_ACTUAL),
			       row(NAN, NAN, 2, STATUS_MISSING)};
	struct stage st;
	(void)state;
	r[0].turn = 0;
	r[0].turn2 = r[1].turn = 0.25;
	r[1].turn2 = 1;
	r[0].meets = r[1].meets = true;
	set(&st, "arc", r, 3);
	set_turn(&st);
	st.layer.mark->draw(&st.layer, &st.scales, &st.out);
	assert_int_equal(st.scene.count, 2 + 2); /* two slices, the gap before each */
	const struct path *quarter = &st.scene.item[0].path;
	assert_true(near(quarter->at[0].x, 50) && near(quarter->at[0].y, 0)); /* from the top */
	assert_true(near(quarter->at[3].x, 100) && near(quarter->at[3].y, 50));
	assert_true(slice_area(&st.scene.item[1].path) > 2.5 * slice_area(quarter));
	for (size_t i = 0; i < st.scene.count; i++)
		for (size_t k = 0; k < st.scene.item[i].path.points; k++) {
			struct point at = st.scene.item[i].path.at[k];
			assert_true(at.x > -1e-9 && at.x < 100 + 1e-9);
			assert_true(at.y > -1e-9 && at.y < 100 + 1e-9);
		}
	arena_finish(&st.mem);
}

/* Radii from the data, offsets, and what a property writes. */
static void test_arc_places(void **state)
{
	struct mark_row r[] = {row(NAN, NAN, 0, STATUS_ACTUAL)};
	struct stage st;
	struct sector s;
	(void)state;
	r[0].turn = 0.25;
	r[0].turn2 = 0.5;
	r[0].ring = NAN;
	r[0].ring2 = 0.8;
	set(&st, "arc", r, 1);
	set_turn(&st);
	st.layer.set[MARK_RADIUS] = true;
	st.layer.options.radius_offset = 3;
	st.layer.options.radius2_offset = 5;
	st.layer.options.theta_offset = 0.1;
	st.layer.options.theta2_offset = 0.2;
	assert_true(sector_of(&st.layer, &st.scales, &r[0], &s));
	assert_true(near(s.outer, 40 + 3) && near(s.inner, 5));
	assert_true(near(s.from, PI / 2 + 0.2) && near(s.to, PI + 0.1));
	assert_true(sector_holds(&s, sector_at(&s, 20, 2.5)));
	assert_false(sector_holds(&s, sector_at(&s, 4, 2.5)));
	assert_false(sector_holds(&s, sector_at(&s, 20, 1.5)));
	assert_false(sector_holds(&s, sector_at(&s, 44, 2.5)));
	st.layer.set[MARK_THETA] = st.layer.set[MARK_RADIUS] = false;
	st.layer.options = mark_defaults(st.layer.mark);
	st.layer.options.theta = -1;
	st.layer.options.theta2 = 1;
	st.layer.options.inner_radius = 0.5;
	st.layer.options.outer_radius = 30;
	assert_true(sector_of(&st.layer, &st.scales, &r[0], &s));
	assert_true(near(s.from, -1) && near(s.to, 1) && near(s.inner, 15) &&
		    near(s.outer, 30));
	r[0].status = STATUS_MISSING;
	assert_false(sector_of(&st.layer, &st.scales, &r[0], &s));
	arena_finish(&st.mem);
}

/* How far a point is from the radial line at an angle. */
static double off_line(struct point p, double angle)
{
	return fabs((p.x - 50) * cos(angle) + (p.y - 50) * sin(angle));
}

/* d3's padAngle: sides run parallel to the radii, half the gap away, at both circles. */
static void test_arc_pad(void **state)
{
	struct arena mem = {0};
	(void)state;
	for (double pad = 0.01; pad < 0.3; pad *= 2) {
		struct sector s = {{50, 50}, 20, 50, 0.3, 1.9};
		struct path p = sector_outline(&s, pad, 0, &mem);
		double half = hypot(20, 50) * sin(pad / 2);
		size_t last = p.points - 1; /* the inner edge ends at the first side */
		assert_true(near(off_line(p.at[0], 0.3), half));
		assert_true(near(hypot(p.at[0].x - 50, p.at[0].y - 50), 50));
		assert_true(near(off_line(p.at[last], 0.3), half));
		assert_true(near(hypot(p.at[last].x - 50, p.at[last].y - 50), 20));
	}
	struct sector thin = {{50, 50}, 0, 50, 1, 1.2}; /* its sides meet before the centre */
	struct path p = sector_outline(&thin, 0.05, 0, &mem);
	struct point tip = p.at[p.points - 1];
	double half = 50 * sin(0.025);
	assert_true(near(hypot(tip.x - 50, tip.y - 50), half / sin(0.1)));
	arena_finish(&mem);
}

/* Round corners stay within the slice, touch its circle, and shrink to fit. */
static void test_arc_corners(void **state)
{
	struct arena mem = {0};
	(void)state;
	for (double corner = 1; corner < 100; corner *= 2)
		for (double part = 0.02; part < 6.2; part *= 1.7) {
			struct sector s = {{50, 50}, 15, 50, 1, 1 + part};
			struct path p = sector_outline(&s, 0, corner, &mem);
			double area = slice_area(&p), far = 0;
			for (size_t i = 0; i < p.points; i++) {
				double r = hypot(p.at[i].x - 50, p.at[i].y - 50);
				assert_true(isfinite(r) && r > 14.9 / 2 && r < 80);
				far = fmax(far, r);
			}
			assert_true(area > 0 && far >= 50 - 1e-6);
		}
	arena_finish(&mem);
}

static void test_rect_cells(void **state)
{
	struct mark_row r[] = {row(0, 0, 0, STATUS_ACTUAL), row(1, 1, 0, STATUS_MISSING)};
	struct stage st;
	(void)state;
	r[0].rgba = 0x112233ff;
	set(&st, "rect", r, 2);
	scale_init(&st.scales.y, SCALE_BAND, &st.mem);
	names(&st.scales.x, 2);
	names(&st.scales.y, 2);
	st.layer.set[MARK_X] = st.layer.set[MARK_Y] = true;
	st.layer.options.label = STR("all");
	draw(&st, 0);
	/* cells meet, lines of the ground's colour lie over the edges they share; a cell
	 * without a value is hatched */
	const struct item *cell = &st.scene.item[0], *gap = &st.scene.item[2];
	assert_true(near(cell->rect.w, 150) && near(cell->rect.h, 100));
	assert_int_equal(st.scene.count, 6);
	for (int i = 0; i < 4; i++) {
		assert_true(strcmp(gap[i].role, "mark.gap") == 0);
		assert_int_equal(gap[i].ink.rgba, st.layer.surface);
	}
	assert_true(near(gap[3].path.at[0].x, 150) && near(gap[3].path.at[1].x, 150));
	assert_int_equal(cell->ink.rgba, 0x112233ff);
	assert_true(st.scene.item[1].kind == ITEM_PATH && st.scene.item[1].ink.width > 0);
	assert_int_equal(st.out.labels, 1);
	assert_int_equal(st.out.label[0].inside_on, 0x112233ff);
	arena_finish(&st.mem);
}

static void test_rule_reaches(void **state)
{
	struct mark_row r[] = {row(NAN, 50, 0, STATUS_ACTUAL), row(1, 20, 0, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	set(&st, "rule", r, 1);
	names(&st.scales.x, 2);
	st.layer.set[MARK_Y] = true;
	draw(&st, 100);
	const struct path *all = &st.scene.item[0].path; /* from edge to edge */
	assert_true(near(all->at[0].x, 0) && near(all->at[1].x, 300) &&
		    near(all->at[0].y, 100));
	arena_finish(&st.mem);
	set(&st, "rule", r + 1, 1);
	names(&st.scales.x, 2);
	st.layer.set[MARK_X] = st.layer.set[MARK_Y] = true;
	draw(&st, 100);
	const struct path *stem = &st.scene.item[0].path; /* from zero */
	assert_true(near(stem->at[0].y, 160) && near(stem->at[1].y, 200));
	assert_true(near(stem->at[0].x, stem->at[1].x));
	arena_finish(&st.mem);
}

static void test_tick_lengths(void **state)
{
	struct mark_row r[] = {row(30, 1, 0, STATUS_ACTUAL), row(60, 0, 0, STATUS_PROJECTION)};
	struct stage st;
	(void)state;
	set(&st, "tick", r, 2);
	scale_init(&st.scales.x, SCALE_LINEAR, &st.mem);
	scale_init(&st.scales.y, SCALE_BAND, &st.mem);
	names(&st.scales.y, 5);
	st.layer.horizontal = st.layer.set[MARK_X] = st.layer.set[MARK_Y] = true;
	draw(&st, 100);
	/* upright beside names, as long as their band allows, dashed where uncertain */
	const struct path *a = &st.scene.item[0].path;
	assert_true(near(a->at[0].x, 90) && near(a->at[1].x, 90));
	assert_true(fabs(a->at[1].y - a->at[0].y) > 8 && fabs(a->at[1].y - a->at[0].y) < 20);
	assert_int_equal(count(&st, ITEM_PATH, true), 1);
	arena_finish(&st.mem);
}

static struct mark_spread spread_of(const char *mark, struct mark_options o, const double *v,
				    size_t n)
{
	struct mark_spread s;
	mark_find(str_of(mark))->spread->of(&o, v, n, &s);
	return s;
}

static void test_boxplot_numbers(void **state)
{
	static const double v[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 30}, one[] = {7};
	struct mark_options o = mark_defaults(&mark_boxplot);
	(void)state;
	struct mark_spread s = spread_of("boxplot", o, v, 10); /* quartiles of type 7 */
	assert_true(near(s.lower, 3.25) && near(s.middle, 5.5) && near(s.upper, 7.75));
	assert_true(near(s.low, 1) && near(s.high, 9)); /* the last within 1.5 ranges */
	assert_int_equal(s.belows, 0);
	assert_int_equal(s.aboves, 1);
	assert_true(near(s.above[0], 30) && s.values == 10);
	o.extent.number = 0; /* no whiskers */
	s = spread_of("boxplot", o, v, 10);
	assert_true(near(s.low, 3.25) && near(s.high, 7.75) && s.belows == 3 && s.aboves == 3);
	o.extent = (struct mark_either){STR("min-max"), NAN};
	s = spread_of("boxplot", o, v, 10);
	assert_true(near(s.low, 1) && near(s.high, 30) && !s.belows && !s.aboves);
	s = spread_of("boxplot", o, one, 1);
	assert_true(near(s.low, 7) && near(s.middle, 7) && near(s.high, 7));
}

static void test_boxplot(void **state)
{
	static const double v[] = {10, 20, 30, 40, 50, 60, 70, 80, 90, 300};
	struct mark_spread s = spread_of("boxplot", mark_defaults(&mark_boxplot), v, 10);
	struct mark_row r[] = {row(0, s.middle, 0, STATUS_ACTUAL),
			       row(1, NAN, 0, STATUS_MISSING)};
	struct stage st;
	(void)state;
	r[0].spread = &s;
	set(&st, "boxplot", r, 2);
	st.layer.set[MARK_X] = st.layer.set[MARK_Y] = true;
	names(&st.scales.x, 2);
	draw(&st, 0);
	assert_true(st.scales.y.seen_hi >= 300); /* what lies beyond has its place, too */
	const struct item *box = NULL, *median = NULL;
	size_t circles = 0;
	for (size_t i = 0; i < st.scene.count; i++) {
		const struct item *item = &st.scene.item[i];
		box = item->kind == ITEM_RECT ? item : box;
		median = item->kind == ITEM_PATH && item->ink.rgba == WHITE &&
					 item->ink.width > 0
				 ? item
				 : median;
		circles += item->kind == ITEM_PATH && item->path.ops > 4;
	}
	assert_non_null(box);
	assert_non_null(median);
	assert_true(near(box->rect.y, scale_at(&st.scales.y, s.upper)));
	assert_true(near(box->rect.y + box->rect.h, scale_at(&st.scales.y, s.lower)));
	assert_true(near(box->rect.x + box->rect.w / 2, scale_at(&st.scales.x, 0)));
	assert_true(near(median->path.at[0].y, scale_at(&st.scales.y, s.middle)));
	assert_true(circles > 0);
	assert_int_equal(st.out.labels, 0);
	arena_finish(&st.mem);
}

/* A million values beyond the whiskers are drawn once a place. */
static void test_boxplot_many_beyond(void **state)
{
	enum { N = 200000 };
	double *v = malloc(N * sizeof(*v));
	struct mark_spread s = {.low = 0, .lower = 1, .middle = 2, .upper = 3, .high = 4};
	struct mark_row r = row(0, 2, 0, STATUS_ACTUAL);
	struct stage st;
	(void)state;
	for (size_t i = 0; i < N; i++)
		v[i] = 5 + (double)i / N;
	s.above = v;
	s.aboves = s.values = N;
	r.spread = &s;
	set(&st, "boxplot", &r, 1);
	names(&st.scales.x, 1);
	draw(&st, 0);
	assert_true(st.scene.count > 10 && st.scene.count < 2000);
	arena_finish(&st.mem);
	free(v);
}

static void test_intervals(void **state)
{
	static const double v[] = {2, 4, 4, 4, 5, 5, 7, 9}, one[] = {7};
	struct mark_options o = mark_defaults(&mark_errorbar);
	double stdev = sqrt(32.0 / 7), t = 2.364624251; /* Student's, 7 degrees, 95 % */
	(void)state;
	struct mark_spread s = spread_of("errorbar", o, v, 8); /* mean and standard error */
	assert_true(near(s.middle, 5) && near(s.high, 5 + stdev / sqrt(8)));
	assert_true(near(s.low, 5 - stdev / sqrt(8)) && isnan(s.lower) && isnan(s.upper));
	o.extent.word = STR("stdev");
	s = spread_of("errorbar", o, v, 8);
	assert_true(near(s.low, 5 - stdev) && near(s.high, 5 + stdev));
	o.extent.word = STR("ci");
	s = spread_of("errorband", o, v, 8);
	assert_true(fabs(s.high - (5 + t * stdev / sqrt(8))) < 1e-6);
	assert_true(fabs(s.low - (5 - t * stdev / sqrt(8))) < 1e-6);
	o.extent.word = STR("iqr"); /* about the median, by itself or by the word */
	s = spread_of("errorband", o, v, 8);
	assert_true(near(s.middle, 4.5) && near(s.low, 4) && near(s.high, 5.5));
	o.extent.word = STR_NONE;
	o.center = STR("median");
	s = spread_of("errorband", o, v, 8);
	assert_true(near(s.middle, 4.5) && near(s.low, 4) && near(s.high, 5.5));
	o.center = STR_NONE; /* of one value nothing is known */
	s = spread_of("errorbar", o, one, 1);
	assert_true(near(s.middle, 7) && isnan(s.low) && isnan(s.high));
}

/* Of two columns, in any order; of a row without one of them nothing. */
static void test_errorbar_of_columns(void **state)
{
	struct mark_row r[] = {row(0, 30, 0, STATUS_ACTUAL), row(1, 50, 0, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	r[0].y2 = 10;
	set(&st, "errorbar", r, 2);
	st.layer.set[MARK_X] = st.layer.set[MARK_Y] = st.layer.set[MARK_Y2] = true;
	st.layer.options.ticks = true;
	names(&st.scales.x, 2);
	draw(&st, 100);
	assert_int_equal(st.scene.count, 6); /* a bar and two ends, over their ground */
	const struct path *bar = &st.scene.item[3].path;
	assert_true(near(bar->at[0].y, 180) && near(bar->at[1].y, 140));
	assert_true(near(bar->at[0].x, scale_at(&st.scales.x, 0)));
	const struct path *cap = &st.scene.item[5].path;
	assert_true(near(cap->at[0].y, 140) && near(cap->at[1].y, 140));
	assert_true(near((cap->at[0].x + cap->at[1].x) / 2, bar->at[0].x));
	arena_finish(&st.mem);
}

/* One area a run; a place alone is a line from end to end. */
static void test_errorband(void **state)
{
	struct mark_row r[] = {row(0, 30, 0, STATUS_ACTUAL), row(1, 50, 0, STATUS_ACTUAL),
			       row(2, NAN, 0, STATUS_MISSING), row(3, 40, 0, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	for (size_t i = 0; i < 4; i++)
		r[i].y2 = r[i].y - 20;
	set(&st, "errorband", r, 4);
	st.layer.set[MARK_X] = st.layer.set[MARK_Y] = st.layer.set[MARK_Y2] = true;
	scale_init(&st.scales.x, SCALE_LINEAR, &st.mem);
	draw(&st, 100);
	assert_int_equal(st.scene.count, 2);
	const struct path *band = &st.scene.item[0].path, *alone = &st.scene.item[1].path;
	assert_true(near(band->at[0].y, 140) && near(band->at[1].y, 100));
	assert_true(near(alone->at[0].y, 120) && near(alone->at[1].y, 160));
	st.layer.options.borders = true;
	st.scene.count = 0;
	draw(&st, 100);
	assert_int_equal(st.scene.count, 4); /* and a line along each side */
	arena_finish(&st.mem);
}

static void test_text_asks(void **state)
{
	struct mark_row r[] = {row(0, 50, 0, STATUS_ACTUAL), row(1, NAN, 0, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	set(&st, "text", r, 2);
	names(&st.scales.x, 2);
	st.layer.set[MARK_X] = st.layer.set[MARK_Y] = true;
	st.layer.options.align = STR("left");
	st.layer.options.dy = -4;
	draw(&st, 100);
	assert_int_equal(st.scene.count, 0);
	assert_int_equal(st.out.labels, 1);
	assert_true(st.out.label[0].fixed && st.out.label[0].side == 1);
	assert_true(near(st.out.label[0].anchor.y, 96));
	arena_finish(&st.mem);
}

static void test_properties(void **state)
{
	struct mark_options o = mark_defaults(mark_find(STR("line")));
	const double dash[] = {4, 2}, none[] = {0, 0}, wide = 1e9, three = 3;
	(void)state;
	for (size_t i = 0; i < mark_count; i++) { /* a constant names no unknown property */
		const char *at = mark_all[i]->takes;
		while (at && *at) {
			size_t n = strcspn(at, " ");
			assert_non_null(mark_property((struct str){at, n}));
			at += n + (at[n] == ' ');
		}
	}
	assert_true(mark_property_set(&o, mark_property(STR("strokeDash")), STR_NONE, dash, 2));
	assert_true(o.dashes == 2 && o.dash[1] == 2);
	assert_false(
		mark_property_set(&o, mark_property(STR("strokeDash")), STR_NONE, none, 2));
	assert_true(
		mark_property_set(&o, mark_property(STR("strokeWidth")), STR_NONE, &three, 1));
	assert_false(
		mark_property_set(&o, mark_property(STR("strokeWidth")), STR_NONE, &wide, 1));
	assert_true(
		mark_property_set(&o, mark_property(STR("color")), STR("#1C589c"), NULL, 0));
	assert_int_equal(o.color, 0x1c589cff);
	assert_false(mark_property_set(&o, mark_property(STR("color")), STR("blue"), NULL, 0));
	assert_false(mark_takes(mark_find(STR("bar")), STR("interpolate")));
	assert_true(str_eq(mark_property_nearest(mark_find(STR("line")), STR("interpolat")),
			   STR("interpolate")));
}

static void test_labels_word(void **state)
{
	static const struct {
		const char *word;
		size_t bars, points;
	} rows[] = {{"none", 0, 0}, {"end", 3, 1}, {"inside", 3, 3}, {"all", 3, 3}};
	struct mark_row r[] = {row(0, 10, 0, STATUS_ACTUAL), row(1, 5, 0, STATUS_ACTUAL),
			       row(2, 10, 0, STATUS_ACTUAL)};
	struct stage st;
	(void)state;
	for (size_t i = 0; i < 4; i++) {
		set(&st, "bar", r, 3);
		st.layer.options.label = str_of(rows[i].word);
		names(&st.scales.x, 3);
		draw(&st, 20);
		assert_int_equal(st.out.labels, rows[i].bars);
		if (rows[i].bars)
			assert_int_equal(st.out.label[0].rise,
					 str_eq(str_of(rows[i].word), STR("inside")) ? 1 : -1);
		arena_finish(&st.mem);
		set(&st, "line", r, 3);
		st.layer.options.label = str_of(rows[i].word);
		names(&st.scales.x, 3);
		draw(&st, 20);
		assert_int_equal(st.out.labels, rows[i].points);
		if (rows[i].points == 3)
			assert_int_equal(st.out.label[1].rise, 1); /* below a valley */
		arena_finish(&st.mem);
	}
}

/* Keys of every mark and status fit into their rectangle, and differ. */
static void test_keys(void **state)
{
	(void)state;
	for (size_t m = 0; m < mark_count; m++) {
		struct str seen[5];
		struct stage st;
		set(&st, mark_all[m]->name, NULL, 0);
		for (size_t k = 0; k < 5; k++) {
			struct buf b = {0};
			st.scene.count = 0;
			mark_all[m]->key(&st.layer, 0, (enum status)k,
					 (struct rect){10, 10, 20, 10}, &st.out);
			scene_dump(&st.scene, &b);
			assert_true(st.scene.count > 0);
			for (size_t i = 0; i < st.scene.count; i++)
				for (size_t p = 0; st.scene.item[i].kind == ITEM_PATH &&
						   p < st.scene.item[i].path.points;
				     p++) {
					struct point at = st.scene.item[i].path.at[p];
					assert_true(at.x > 9 && at.x < 31);
					assert_true(at.y > 8 && at.y < 22);
				}
			seen[k] = buf_take(&b, &st.mem);
			for (size_t j = 0; j < k; j++)
				assert_false(str_eq(seen[j], seen[k]));
		}
		/* a key of a status alone: no series */
		mark_all[m]->key(&st.layer, 99, STATUS_ACTUAL, (struct rect){0, 0, 9, 9},
				 &st.out);
		arena_finish(&st.mem);
	}
}

static void test_scale_multiplies_widths(void **state)
{
	struct mark_row r[] = {row(0, 10, 0, STATUS_ACTUAL), row(1, 20, 0, STATUS_ACTUAL)};
	struct stage st;
	double width[2], bar[2];
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		set(&st, "line", r, 2);
		st.layer.scale = i ? 2 : 0;
		names(&st.scales.x, 2);
		draw(&st, 100);
		width[i] = st.scene.item[0].ink.width;
		arena_finish(&st.mem);
		set(&st, "bar", r, 2);
		st.layer.scale = i ? 1.5 : 1;
		names(&st.scales.x, 2);
		draw(&st, 100);
		bar[i] = st.scene.item[0].rect.w;
		arena_finish(&st.mem);
	}
	assert_true(near(width[1], 2 * width[0]));
	assert_true(bar[1] > bar[0]);
}

/* Everything at once, with values that no chart should meet. */
static void test_hostile_rows(void **state)
{
	static const double values[] = {NAN,    INFINITY, -INFINITY, 1e308, -1e308,
					5e-324, 0,        -0.0,      1e-12, 1e15};
	static const enum scale_kind kinds[] = {SCALE_LINEAR, SCALE_LOG, SCALE_TIME,
						SCALE_BAND};
	static const char *const ways[] = {"linear", "monotone", "step"};
	(void)state;
	for (size_t m = 0; m < mark_count; m++)
		for (size_t k = 0; k < 4 * 3; k++) {
			struct mark_row r[100];
			struct stage st;
			for (size_t i = 0; i < 100; i++) {
				double x = k / 3 == 3 ? (double)(i % 5) : values[i % 10];
				r[i] = row(x, values[i / 10], i / 50,
					   (enum status)(i % STATUS_COUNT));
				r[i].y2 = values[(i + 3) % 10];
				r[i].size = values[(i + 5) % 10];
			}
			set(&st, mark_all[m]->name, r, 100);
			scale_init(&st.scales.x, kinds[k / 3], &st.mem);
			if (kinds[k / 3] == SCALE_BAND)
				names(&st.scales.x, 5);
			st.layer.options.interpolate = str_of(ways[k % 3]);
			st.layer.options.interpolate_missing = k % 2;
			st.layer.options.label = STR("all");
			draw(&st, 0);
			for (size_t i = 0; i < st.scene.count; i++) {
				const struct item *item = &st.scene.item[i];
				if (item->kind != ITEM_RECT)
					continue; /* the pen checks paths itself */
				assert_true(isfinite(item->rect.x) && isfinite(item->rect.y));
				assert_true(isfinite(item->rect.w) && item->rect.w >= 0);
				assert_true(isfinite(item->rect.h) && item->rect.h >= 0);
			}
			arena_finish(&st.mem);
		}
}

/* Every second row missing: the work must stay linear. */
static void test_many_runs(void **state)
{
	enum { N = 200000 };
	struct stage st;
	struct mark_row *r = malloc(N * sizeof(*r));
	(void)state;
	for (size_t i = 0; i < N; i++)
		r[i] = row((double)i, i % 2 ? NAN : 1, 0, STATUS_ACTUAL);
	set(&st, "line", r, N);
	scale_init(&st.scales.x, SCALE_LINEAR, &st.mem);
	draw(&st, 0);
	assert_int_equal(st.scene.count, N / 2);
	arena_finish(&st.mem);
	free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_registry),
		cmocka_unit_test(test_bar),
		cmocka_unit_test(test_bar_missing_zero_negative),
		cmocka_unit_test(test_bar_horizontal),
		cmocka_unit_test(test_bar_groups_do_not_touch),
		cmocka_unit_test(test_bar_stacks),
		cmocka_unit_test(test_bar_statuses_differ),
		cmocka_unit_test(test_bar_on_time),
		cmocka_unit_test(test_bar_alone_on_time),
		cmocka_unit_test(test_bar_cut_axis),
		cmocka_unit_test(test_line_projection),
		cmocka_unit_test(test_line_of_two),
		cmocka_unit_test(test_line_lone_row_is_seen),
		cmocka_unit_test(test_line_crowded),
		cmocka_unit_test(test_line_bridges_only_when_asked),
		cmocka_unit_test(test_area),
		cmocka_unit_test(test_area_stacks),
		cmocka_unit_test(test_point_sizes),
		cmocka_unit_test(test_arc),
		cmocka_unit_test(test_arc_places),
		cmocka_unit_test(test_arc_pad),
		cmocka_unit_test(test_arc_corners),
		cmocka_unit_test(test_rect_cells),
		cmocka_unit_test(test_rule_reaches),
		cmocka_unit_test(test_tick_lengths),
		cmocka_unit_test(test_boxplot_numbers),
		cmocka_unit_test(test_boxplot),
		cmocka_unit_test(test_boxplot_many_beyond),
		cmocka_unit_test(test_intervals),
		cmocka_unit_test(test_errorbar_of_columns),
		cmocka_unit_test(test_errorband),
		cmocka_unit_test(test_text_asks),
		cmocka_unit_test(test_properties),
		cmocka_unit_test(test_labels_word),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_scale_multiplies_widths),
		cmocka_unit_test(test_hostile_rows),
		cmocka_unit_test(test_many_runs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
