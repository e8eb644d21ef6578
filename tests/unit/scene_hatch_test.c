#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>

#include "scene/scene.h"

static int begin(void **state)
{
	static struct arena mem;
	arena_init(&mem);
	*state = &mem;
	return 0;
}

static int end(void **state)
{
	arena_finish(*state);
	return 0;
}

static struct path hatched(struct arena *mem, struct path area, struct hatch hatch)
{
	struct scene s = {.mem = mem, .tag = &scene_artifact};
	scene_hatch(&s, "test", (struct ink){.rgba = 0xff, .width = 1}, area, hatch);
	assert_true(s.count <= 1);
	return s.count ? s.item[0].path : (struct path){0};
}

/* A square of 10 with lines 4 apart: x + y = 4, 8, 12, 16, from edge to edge. */
static void lines_reach_the_edges(void **state)
{
	struct path square = scene_outline(*state, (struct rect){2, 3, 10, 10});
	struct path p = hatched(*state, square, (struct hatch){4, false});
	static const double length[] = {4, 8, 8, 4};
	assert_int_equal(p.points, 8);
	for (size_t i = 0; i < 4; i++) {
		struct point a = p.at[2 * i], b = p.at[2 * i + 1];
		assert_true(fabs(a.x + a.y - 5 - 4 * (double)(i + 1)) < 1e-9);
		assert_true(fabs(b.x - a.x - length[i]) < 1e-9);
		assert_true(fabs(a.x + a.y - b.x - b.y) < 1e-9);
	}
	p = hatched(*state, square, (struct hatch){4, true});
	assert_int_equal(p.points, 8);
	for (size_t i = 0; i < 8; i += 2)
		assert_true(fabs(p.at[i].y - p.at[i].x - p.at[i + 1].y + p.at[i + 1].x) < 1e-9);
}

/* A frame has a hole, a valley cuts each line in two: stripes only where paint is. */
static void holes_and_valleys_stay_free(void **state)
{
	struct pen pen = {.mem = *state};
	static const double outer[] = {0, 0, 20, 0, 20, 20, 0, 20};
	static const double inner[] = {5, 5, 15, 5, 15, 15, 5, 15};
	for (int k = 0; k < 2; k++) {
		const double *at = k ? inner : outer;
		for (int i = 0; i < 8; i += 2)
			(i ? pen_line : pen_move)(&pen, at[i], at[i + 1]);
		pen_close(&pen);
	}
	struct path p = hatched(*state, pen_path(&pen), (struct hatch){1.5, false});
	assert_true(p.points > 40);
	for (size_t i = 0; i + 1 < p.points; i += 2) {
		struct point m = {(p.at[i].x + p.at[i + 1].x) / 2,
				  (p.at[i].y + p.at[i + 1].y) / 2};
		bool in_hole = m.x > 5 && m.x < 15 && m.y > 5 && m.y < 15;
		assert_true(m.x >= 0 && m.x <= 20 && m.y >= 0 && m.y <= 20 && !in_hole);
	}
}

/* A circle of curves: every end of a line lies on it. */
static void curves(void **state)
{
	struct scene s = {.mem = *state, .tag = &scene_artifact};
	scene_circle(&s, "test", (struct ink){.rgba = 0xff}, (struct point){50, 40}, 30);
	struct path p = hatched(*state, s.item[0].path, (struct hatch){7, true});
	assert_true(p.points >= 16);
	for (size_t i = 0; i < p.points; i++)
		assert_true(fabs(hypot(p.at[i].x - 50, p.at[i].y - 40) - 30) < 0.3);
}

static void nothing_to_hatch(void **state)
{
	struct path flat = scene_outline(*state, (struct rect){0, 0, 0, 0});
	struct path wide = scene_outline(*state, (struct rect){0, 0, 1e7, 5});
	assert_int_equal(hatched(*state, flat, (struct hatch){4, false}).points, 0);
	assert_int_equal(hatched(*state, wide, (struct hatch){4, false}).points, 0);
	assert_int_equal(hatched(*state, (struct path){0}, (struct hatch){4, false}).points, 0);
	assert_int_equal(hatched(*state, wide, (struct hatch){0, false}).points, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_reach_the_edges),
		cmocka_unit_test(holes_and_valleys_stay_free),
		cmocka_unit_test(curves),
		cmocka_unit_test(nothing_to_hatch),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
