#include "chart_check.h"

/* Charts in a turn with nothing tuned: words stand where their slices are. */
static const struct desk_column columns[] = {{"달", COLUMN_TEXT, ""},
					     {"값", COLUMN_NUMBER, "mm"}};

static struct desk_plan *rose(struct desk *k, const char *const *cell, size_t rows)
{
	struct desk_plan *p = desk_plan(k, desk_table(k, columns, 2, cell, rows), "arc");
	desk_encode(p, CHANNEL_THETA, "달", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_RADIUS, "값", TYPE_QUANTITATIVE);
	return p;
}

/* How far a text is from what a path outlines, as its points tell it. */
static double away(const struct item *text, const struct item *path)
{
	double x = text->text.at.x + text->text.run->width / 2, y = text->text.at.y - 3;
	double least = INFINITY;
	for (size_t i = 0; i < path->path.points; i++)
		least = fmin(least, hypot(path->path.at[i].x - x, path->path.at[i].y - y));
	return least;
}

/* Names stand at the ends of short petals, too, and the petals take the paper. */
static void test_short_petals(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"1월", "9",  "2월", "14",  "3월", "20",
					   "4월", "30", "5월", "400", "6월", "380"};
	struct scene s = desk_draw(k, rose(k, cell, 6), 482);
	assert_int_equal(check_count(&s, "label.name"), 6);
	double top = INFINITY, low = 0;
	for (size_t i = 0; i < 6; i++) {
		const struct item *slice = check_item(&s, "mark.arc", i);
		double gap = away(check_item(&s, "label.name", i), slice);
		if (gap > 36)
			fail_msg("the name of petal %zu stands %.1f from it", i, gap);
		for (size_t n = 0; n < slice->path.points; n++) {
			top = fmin(top, slice->path.at[n].y);
			low = fmax(low, slice->path.at[n].y);
		}
	}
	if (low - top < 150)
		fail_msg("petals are %.1f high", low - top);
}

/* Amounts behind the ends of rings stand clear of them, also where a ring is narrower than
 * the words are wide. */
static void test_ring_ends(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"가",   "785", "나",   "1283", "다",
					   "1582", "라",  "2403", "마",   "2513"};
	struct desk_plan *p = desk_plan(k, desk_table(k, columns, 2, cell, 5), "arc");
	desk_encode(p, CHANNEL_THETA, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_RADIUS, "달", TYPE_NOMINAL);
	desk_property(k, &p->layer.mark, "innerRadius", "32");
	struct scene s = desk_draw(k, p, 482);
	assert_int_equal(check_count(&s, "mark.arc"), 5);
	assert_true(check_count(&s, "label.value") >= 4);
	for (size_t i = 0; i < 20; i++) {
		struct rect r = check_ink(check_item(&s, "label.value", i / 5));
		const struct path *ring = &check_item(&s, "mark.arc", i % 5)->path;
		for (size_t n = 1; n < ring->points; n++)
			for (double t = 0; t < 1; t += 0.02) { /* its sides, about */
				struct point a = ring->at[n - 1], b = ring->at[n];
				double x = a.x + t * (b.x - a.x), y = a.y + t * (b.y - a.y);
				bool side = hypot(a.x - b.x, a.y - b.y) < 20;
				if (side && x > r.x && x < r.x + r.w && y > r.y &&
				    y < r.y + r.h)
					fail_msg("amount %zu lies on ring %zu", i / 5, i % 5);
			}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_short_petals),
		cmocka_unit_test(test_ring_ends),
	};
	return cmocka_run_group_tests(tests, desk_open, desk_close);
}
