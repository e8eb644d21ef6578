/* Large tables: what is kept paints what all rows would. */
#include "chart/bind/thin.h"
#include "chart/model.h"
#include "chart_support.h"

#define ROWS 260000
#define SERIES 3
#define SPAN 1e6

struct big {
	struct table *t;
	const double *x, *y;
	const bool *missing;
};

/* Noise in any order; in the last series nothing was observed from 40 to 45 %. */
static struct big make(struct desk *k)
{
	static const char *const names[] = {"가", "나", "다"};
	struct column *c = ARENA_NEW(&k->mem, struct column, 3);
	double *x = ARENA_NEW(&k->mem, double, ROWS), *y = ARENA_NEW(&k->mem, double, ROWS);
	struct str *name = ARENA_NEW(&k->mem, struct str, ROWS);
	struct str *text = ARENA_NEW(&k->mem, struct str, ROWS);
	bool *missing = ARENA_NEW(&k->mem, bool, ROWS);
	srand(7);
	for (uint32_t r = 0; r < ROWS; r++) {
		name[r] = str_of(names[r % SERIES]);
		x[r] = (double)(((uint64_t)r * 7919) % ROWS) * (SPAN / ROWS);
		y[r] = sin(x[r] / 3e4) * 100 + rand() % 1000 / 10.0;
		missing[r] = r % SERIES == 2 && x[r] >= 0.40 * SPAN && x[r] < 0.45 * SPAN;
		text[r] = STR("0");
	}
	c[0] = (struct column){
		.name = STR("때"), .type = COLUMN_NUMBER, .number = x, .cells = {.text = text}};
	c[1] = (struct column){.name = STR("값"),
			       .type = COLUMN_NUMBER,
			       .number = y,
			       .missing = missing,
			       .cells = {.text = text}};
	c[2] = (struct column){
		.name = STR("무리"), .type = COLUMN_TEXT, .cells = {.text = name}};
	struct big b = {ARENA_NEW(&k->mem, struct table, 1), x, y, missing};
	*b.t = (struct table){.name = STR("큰 표"),
			      .rows = ROWS,
			      .columns = 3,
			      .column = c,
			      .status_column = TABLE_NONE};
	return b;
}

static const struct mark_layer *build(struct desk *k, const struct big *b, const char *mark)
{
	struct desk_plan *p = desk_plan(k, b->t, mark);
	desk_encode(p, CHANNEL_X, "때", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	struct chart *c = desk_chart(k, p, 1);
	if (!c)
		fail_msg("%s", desk_codes(k));
	return &c->layer[0].draw;
}

struct ends {
	double low, high;
};

static void widen(struct ends *e, double v)
{
	e->low = fmin(e->low, v);
	e->high = fmax(e->high, v);
}

/* In any window the kept rows reach as far as all rows do, within a stretch. */
static void test_lines_keep_extremes(void **state)
{
	struct desk *k = *state;
	struct big b = make(k);
	const struct mark_layer *l = build(k, &b, "line");
	assert_true(l->rows < 4 * THIN_STRETCHES * SERIES + SERIES && l->rows > 1000);
	for (int i = 0; i < 60; i++) {
		double from = SPAN * rand() / RAND_MAX, to = from + SPAN / 300;
		size_t series = (size_t)(rand() % SERIES);
		struct ends all = {INFINITY, -INFINITY}, kept = all, near = all;
		for (uint32_t r = (uint32_t)series; r < ROWS; r += SERIES)
			if (!b.missing[r] && b.x[r] >= from && b.x[r] < to)
				widen(&all, b.y[r]);
		for (size_t r = 0; r < l->rows; r++) {
			const struct mark_row *m = &l->row[r];
			assert_true(m->x == b.x[m->row]);
			if (m->series != series || isnan(m->y))
				continue;
			assert_true(m->y == b.y[m->row]);
			if (m->x >= from && m->x < to)
				widen(&kept, m->y);
			if (m->x >= from - SPAN / THIN_STRETCHES &&
			    m->x < to + SPAN / THIN_STRETCHES)
				widen(&near, m->y);
		}
		assert_true(kept.low >= all.low && kept.high <= all.high);
		assert_true(near.low <= all.low && near.high >= all.high);
	}
	bool hole = false;
	for (size_t r = 0; r < l->rows; r++)
		hole |= l->row[r].status == STATUS_MISSING && l->row[r].series == 2;
	assert_true(hole);
}

/* As a file has its words: equal ones once. */
static void code_names(struct desk *k, struct big *b)
{
	static const struct cells_word word[] = {{0, 3}, {3, 3}, {6, 3}};
	struct column *c = arena_grow(&k->mem, b->t->column, 3, 3, sizeof(*c));
	uint32_t *code = ARENA_NEW(&k->mem, uint32_t, ROWS);
	for (uint32_t r = 0; r < ROWS; r++)
		code[r] = r % SERIES;
	c[2].cells =
		(struct cells){.base = "가나다", .word = word, .words = SERIES, .code = code};
	b->t->column = c;
}

/* The rows of one series that the picture needs, found the plain way. */
static void mark_needed(const struct big *b, uint32_t series, double lo, double hi,
			bool *needed)
{
	static uint32_t first[THIN_STRETCHES], last[THIN_STRETCHES], low[THIN_STRETCHES],
		high[THIN_STRETCHES], hole[THIN_STRETCHES];
	for (uint32_t k = 0; k < THIN_STRETCHES; k++)
		first[k] = last[k] = low[k] = high[k] = hole[k] = UINT32_MAX;
	for (uint32_t r = series; r < ROWS; r += SERIES) {
		uint32_t k = (uint32_t)((b->x[r] - lo) / (hi - lo) * THIN_STRETCHES);
		k = k < THIN_STRETCHES ? k : THIN_STRETCHES - 1;
		if (b->missing && b->missing[r]) {
			hole[k] = hole[k] == UINT32_MAX ? r : hole[k];
			continue;
		}
		first[k] = first[k] == UINT32_MAX || b->x[r] < b->x[first[k]] ? r : first[k];
		last[k] = last[k] == UINT32_MAX || b->x[r] >= b->x[last[k]] ? r : last[k];
		low[k] = low[k] == UINT32_MAX || b->y[r] < b->y[low[k]] ? r : low[k];
		high[k] = high[k] == UINT32_MAX || b->y[r] > b->y[high[k]] ? r : high[k];
	}
	for (uint32_t k = 0; k < THIN_STRETCHES; k++) {
		if (first[k] == UINT32_MAX && hole[k] != UINT32_MAX)
			needed[hole[k]] = true;
		if (first[k] != UINT32_MAX)
			needed[first[k]] = needed[last[k]] = needed[low[k]] = needed[high[k]] =
				true;
	}
}

/* Threads share the rows: what is kept is what one walk over them finds. */
static void check_needed(struct desk *k, const struct big *b)
{
	bool *needed = ARENA_NEW(&k->mem, bool, ROWS);
	double lo = INFINITY, hi = -INFINITY;
	size_t wanted = 0;
	for (uint32_t r = 0; r < ROWS; r++) {
		bool there = !b->missing || !b->missing[r];
		lo = there ? fmin(lo, b->x[r]) : lo;
		hi = there ? fmax(hi, b->x[r]) : hi;
	}
	for (uint32_t s = 0; s < SERIES; s++)
		mark_needed(b, s, lo, hi, needed);
	for (uint32_t r = 0; r < ROWS; r++)
		wanted += needed[r];
	const struct mark_layer *l = build(k, b, "line");
	assert_int_equal(l->rows, wanted);
	for (size_t r = 0; r < l->rows; r++)
		assert_true(needed[l->row[r].row]);
}

static void test_lines_keep_the_same(void **state)
{
	struct desk *k = *state;
	struct big b = make(k);
	double *flat = ARENA_NEW(&k->mem, double, ROWS);
	check_needed(k, &b);
	code_names(k, &b);
	check_needed(k, &b);
	for (uint32_t r = 0; r < ROWS; r++) /* equal values: the earliest counts */
		flat[r] = (double)((uint64_t)r * 31 % 3);
	struct column *c = arena_grow(&k->mem, b.t->column, 3, 3, sizeof(*c));
	c[1].number = b.y = flat;
	c[1].missing = b.missing = NULL;
	b.t->column = c;
	check_needed(k, &b);
}

/* Days in order; in the middle are some thousand that nobody observed. */
static void test_gaps_of_days(void **state)
{
	struct desk *k = *state;
	struct big b = make(k);
	double *x = ARENA_NEW(&k->mem, double, ROWS);
	for (uint32_t r = 0; r < ROWS; r++)
		x[r] = r < ROWS / 2 ? r : r + ROWS / 20;
	struct column *c = arena_grow(&k->mem, b.t->column, 3, 3, sizeof(*c));
	c[0].number = x;
	c[0].type = COLUMN_DATE;
	c[1].missing = NULL;
	b.t->column = c;
	struct desk_plan *p = desk_plan(k, b.t, "line");
	desk_encode(p, CHANNEL_X, "때", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	struct chart *chart = desk_chart(k, p, 1);
	assert_non_null(chart);
	uint32_t gaps[SERIES] = {0};
	for (size_t r = 0; r < chart->layer[0].draw.rows; r++) {
		const struct mark_row *m = &chart->layer[0].draw.row[r];
		if (!m->gap)
			continue;
		gaps[m->series]++;
		assert_true(m->row >= ROWS / 2 && m->row < ROWS / 2 + SERIES);
	}
	for (int s = 0; s < SERIES; s++)
		assert_int_equal(gaps[s], 1);
}

/* Points: near every row stands a kept one of its series. */
static void test_points_keep_places(void **state)
{
	struct desk *k = *state;
	struct big b = make(k);
	const struct mark_layer *l = build(k, &b, "point");
	assert_true(l->rows > 1000 && l->rows < ROWS);
	for (int i = 0; i < 100; i++) {
		uint32_t r = (uint32_t)(rand() % ROWS);
		bool near = b.missing[r];
		for (size_t j = 0; j < l->rows && !near; j++)
			near = l->row[j].series == r % SERIES &&
			       fabs(l->row[j].x - b.x[r]) < SPAN / 500 &&
			       fabs(l->row[j].y - b.y[r]) < 300.0 / 300;
		assert_true(near);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_lines_keep_extremes, desk_open,
						desk_close),
		cmocka_unit_test_setup_teardown(test_lines_keep_the_same, desk_open,
						desk_close),
		cmocka_unit_test_setup_teardown(test_gaps_of_days, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_points_keep_places, desk_open, desk_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
