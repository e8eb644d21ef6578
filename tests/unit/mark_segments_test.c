/* What is joined and what is a gap. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "mark/curve.h"
#include "mark/segments.h"
#include "mark/style.h"

#define A STATUS_ACTUAL
#define P STATUS_PROJECTION
#define C STATUS_CLAIMED

/* Runs and segments as text: "0:0-2A,2-3P | 0:4" (series, positions or a lone row). */
static struct str describe(const struct mark_layer *l, enum scale_kind kind, struct arena *mem)
{
	static const char letter[] = "APEJCMS";
	struct scale along = {.kind = kind};
	const struct segment_run *run;
	struct buf b = {0};
	size_t runs = segments_runs(l, &along, mem, &run);
	for (size_t i = 0; i < runs; i++) {
		const struct segment *g;
		size_t n = segments_of(l, &run[i], mem, &g);
		buf_printf(&b, "%s%zu:", i ? " | " : "", run[i].series);
		if (!n)
			buf_printf(&b, "%zu", run[i].row[0]);
		for (size_t k = 0; k < n; k++)
			buf_printf(&b, "%s%zu-%zu%c%s", k ? "," : "", run[i].row[g[k].lo],
				   run[i].row[g[k].hi], letter[g[k].status],
				   g[k].bridge ? "?" : "");
	}
	return buf_take(&b, mem);
}

static struct mark_row row(double x, double y, size_t series, enum status status)
{
	return (struct mark_row){.x = x, .y = y, .series = series, .status = status};
}

struct expectation {
	struct mark_row row[12];
	size_t rows;
	enum scale_kind kind;
	bool bridge;
	const char *want;
};

static void check(const struct expectation *e)
{
	struct arena mem = {0};
	struct mark_layer l = {.row = e->row,
			       .rows = e->rows,
			       .series_count = 3,
			       .options = {.interpolate_missing = e->bridge}};
	assert_string_equal(describe(&l, e->kind, &mem).p, e->want);
	arena_finish(&mem);
}

static void test_joins(void **state)
{
	(void)state;
	check(&(struct expectation){.row = {{0}}, .rows = 0, .kind = SCALE_LINEAR, .want = ""});
	check(&(struct expectation){{row(1, 1, 0, A)}, 1, SCALE_LINEAR, false, "0:0"});
	check(&(struct expectation){{row(1, 1, 0, A), row(2, 1, 0, A), row(3, 1, 1, A)},
				    3,
				    SCALE_LINEAR,
				    false,
				    "0:0-1A | 1:2"});
	/* the projection's line begins at the last row before it */
	check(&(struct expectation){
		{row(1, 1, 0, A), row(2, 1, 0, A), row(3, 1, 0, P), row(4, 1, 0, P)},
		4,
		SCALE_LINEAR,
		false,
		"0:0-1A,1-3J"});
	check(&(struct expectation){
		{row(1, 1, 0, C), row(2, 1, 0, P)}, 2, SCALE_LINEAR, false, "0:0-1J"});
	check(&(struct expectation){{row(1, 1, 0, A), row(2, 1, 0, C), row(3, 1, 0, A)},
				    3,
				    SCALE_LINEAR,
				    false,
				    "0:0-2C"});
	check(&(struct expectation){
		{row(1, 1, 0, STATUS_PROVISIONAL), row(2, 1, 0, STATUS_ESTIMATE)},
		2,
		SCALE_LINEAR,
		false,
		"0:0-1E"});
}

static void test_missing_is_a_gap(void **state)
{
	struct mark_row r[] = {row(1, 1, 0, A),
			       row(2, NAN, 0, A),
			       row(3, 1, 0, A),
			       row(4, 1, 0, A),
			       row(5, 1, 0, STATUS_MISSING),
			       row(6, 1, 0, STATUS_SUPPRESSED),
			       row(7, 1, 0, A)};
	struct expectation e = {.rows = 7, .kind = SCALE_LINEAR, .want = "0:0 | 0:2-3A | 0:6"};
	(void)state;
	for (size_t i = 0; i < 7; i++)
		e.row[i] = r[i];
	check(&e);
	e.bridge = true;
	e.want = "0:0-2A?,2-3A,3-6A?";
	check(&e);
	check(&(struct expectation){
		{row(1, NAN, 0, A), row(NAN, 1, 0, A)}, 2, SCALE_LINEAR, true, ""});
}

/* Levels of a band that a series has no row for. */
static void test_left_out_levels(void **state)
{
	struct mark_row r[] = {row(0, 1, 0, A), row(1, 1, 0, A), row(3, 1, 0, A)};
	struct expectation e = {{r[0], r[1], r[2]}, 3, SCALE_BAND, false, "0:0-1A | 0:2"};
	(void)state;
	check(&e);
	e.kind = SCALE_POINT;
	check(&e);
	e.kind = SCALE_LINEAR;
	e.want = "0:0-2A";
	check(&e);
}

static void test_left_out_years(void **state)
{
	struct expectation e = {.kind = SCALE_TIME};
	(void)state;
	static const int regular[] = {2016, 2017, 2018, 2019, 2021, 2022};
	for (e.rows = 0; e.rows < 6; e.rows++)
		e.row[e.rows] = row(column_days(COLUMN_YEAR, regular[e.rows]), 1, 0, A);
	e.want = "0:0-3A | 0:4-5A";
	check(&e);
	e.bridge = true;
	e.want = "0:0-3A,3-4A?,4-5A";
	check(&e);
	/* no usual step: nothing is known to be missing */
	static const int irregular[] = {1990, 2008, 2011, 2024};
	e = (struct expectation){.kind = SCALE_TIME, .want = "0:0-3A"};
	for (e.rows = 0; e.rows < 4; e.rows++)
		e.row[e.rows] = row(column_days(COLUMN_YEAR, irregular[e.rows]), 1, 0, A);
	check(&e);
	/* a projection may step as it likes */
	static const int far[] = {2021, 2022, 2023, 2024, 2030, 2040};
	e = (struct expectation){.kind = SCALE_TIME, .want = "0:0-3A,3-5J"};
	for (e.rows = 0; e.rows < 6; e.rows++)
		e.row[e.rows] =
			row(column_days(COLUMN_YEAR, far[e.rows]), 1, 0, e.rows < 4 ? A : P);
	check(&e);
	/* months are not equally long */
	e = (struct expectation){.kind = SCALE_TIME, .want = "0:0-11A"};
	for (e.rows = 0; e.rows < 12; e.rows++)
		e.row[e.rows] =
			row(column_days(COLUMN_MONTH, 2024 * 12 + (double)e.rows), 1, 0, A);
	check(&e);
}

static uint64_t next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

/* The cubic stays between its points: control points too, which is enough. */
static void test_monotone_stays_between(void **state)
{
	uint64_t seed = 1980;
	(void)state;
	print_message("seed %llu\n", (unsigned long long)seed);
	for (int round = 0; round < 500; round++) {
		struct arena mem = {0};
		struct point at[9];
		double x = 0;
		for (size_t i = 0; i < 9; i++) {
			x += (double)(next(&seed) % 100) / 7; /* sometimes no step at all */
			at[i] = (struct point){x, (double)(next(&seed) % 1000)};
		}
		struct curve c = curve_make(STR("monotone"), at, 9, &mem);
		struct pen pen = {.mem = &mem};
		pen_move(&pen, at[0].x, at[0].y);
		curve_draw(&c, 0, 8, &pen);
		assert_int_equal(pen.points, 1 + 8 * 3);
		for (size_t i = 0; i < 8; i++) {
			const struct point *p = &pen.at[1 + 3 * i];
			double lo = fmin(at[i].y, at[i + 1].y), hi = fmax(at[i].y, at[i + 1].y);
			for (int k = 0; k < 3; k++)
				assert_true(p[k].y > lo - 1e-6 && p[k].y < hi + 1e-6);
		}
		arena_finish(&mem);
	}
}

static struct str way(const char *name, bool back, struct arena *mem)
{
	static const struct point at[] = {{0, 0}, {10, 4}};
	struct curve c = curve_make(str_of(name), at, 2, mem);
	struct pen pen = {.mem = mem};
	struct buf b = {0};
	pen_move(&pen, at[back].x, at[back].y);
	curve_draw(&c, back, !back, &pen);
	for (size_t i = 0; i < pen.points; i++)
		buf_printf(&b, "%s%.0f,%.0f", i ? " " : "", pen.at[i].x, pen.at[i].y);
	return buf_take(&b, mem);
}

/* The way back along an area's foot is the way there. */
static void test_ways(void **state)
{
	static const struct {
		const char *name, *there, *back;
	} rows[] = {
		{"", "0,0 10,4", "10,4 0,0"},
		{"linear", "0,0 10,4", "10,4 0,0"},
		{"step", "0,0 5,0 5,4 10,4", "10,4 5,4 5,0 0,0"},
		{"step-before", "0,0 0,4 10,4", "10,4 0,4 0,0"},
		{"step-after", "0,0 10,0 10,4", "10,4 10,0 0,0"},
		{"monotone", "0,0 3,1 7,3 10,4", "10,4 7,3 3,1 0,0"},
	};
	struct arena mem = {0};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		assert_string_equal(way(rows[i].name, false, &mem).p, rows[i].there);
		assert_string_equal(way(rows[i].name, true, &mem).p, rows[i].back);
	}
	arena_finish(&mem);
}

/* The rows of a series are found without looking at those of others. */
static void test_rows_of_series(void **state)
{
	static const size_t series[] = {0, 0, 1, 3, 3, 3};
	static const struct mark_between want[] = {{0, 2}, {2, 3}, {3, 3}, {3, 6}, {6, 6}};
	struct mark_row row[6] = {{.series = 0}};
	struct mark_layer l = {.row = row, .rows = 6};
	(void)state;
	for (size_t i = 0; i < 6; i++)
		row[i].series = (uint32_t)series[i];
	for (size_t s = 0; s < 5; s++) {
		assert_int_equal(mark_between(&l, s).lo, want[s].lo);
		assert_int_equal(mark_between(&l, s).hi, want[s].hi);
	}
	l.shuffled = true;
	assert_int_equal(mark_between(&l, 1).lo, 0);
	assert_int_equal(mark_between(&l, 1).hi, 6);
}

#define MONDAY 19723 /* the first of 2024 */

static void check_days(const int *day, size_t days, const char *want)
{
	struct expectation e = {.rows = days, .kind = SCALE_TIME, .want = want};
	for (size_t i = 0; i < days; i++)
		e.row[i] = row(MONDAY + day[i], (double)i, 0, A);
	check(&e);
}

/* Where only workdays are observed, weekends and holidays are no gaps; a week is. */
static void test_workdays(void **state)
{
	(void)state;
	check_days((int[]){3, 4, 7, 8, 9, 10, 11, 15}, 8, "0:0-7A");
	check_days((int[]){3, 4, 7, 8, 9, 10, 11, 22, 23}, 9, "0:0-6A | 0:7-8A");
	check_days((int[]){3, 4, 7, 8, 9, 10, 11, 12, 16}, 9, /* a Saturday among them */
		   "0:0-1A | 0:2-7A | 0:8");
	check_days((int[]){0, 7, 14, 28, 35}, 5, "0:0-2A | 0:3-4A"); /* Mondays */
}

/* No two statuses look alike. */
static void test_styles_differ(void **state)
{
	(void)state;
	for (enum status a = A; a <= C; a++)
		for (enum status b = A; b < a; b++) {
			const struct style *x = style_of(a), *y = style_of(b);
			assert_true(x->dash != y->dash || x->marker != y->marker);
			assert_true(x->dash != y->dash || x->outline != y->outline);
		}
	assert_int_equal(style_mix(0xFF000080, 0x0000FFFF, 0.5), 0x80008080);
	assert_int_equal(style_alpha(0x112233FF, 0.5), 0x11223380);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_joins),
		cmocka_unit_test(test_missing_is_a_gap),
		cmocka_unit_test(test_left_out_levels),
		cmocka_unit_test(test_left_out_years),
		cmocka_unit_test(test_workdays),
		cmocka_unit_test(test_monotone_stays_between),
		cmocka_unit_test(test_ways),
		cmocka_unit_test(test_rows_of_series),
		cmocka_unit_test(test_styles_differ),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
