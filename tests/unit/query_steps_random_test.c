/* Steps as SQL and native groups against plain loops, on random tables. */
#include "query_fixture.h"
#include <string.h>

#include "data/group.h"
#include "query/steps.h"

#define ROWS 60
#define TABLES 60

struct random_table {
	const struct table *t;
	const struct column *name, *when, *value;
};

static int roll(int n)
{
	return rand() % n;
}

static struct random_table make(struct fixture *f)
{
	uint32_t rows = (uint32_t)roll(ROWS);
	struct column *c = ARENA_NEW(&f->mem, struct column, 3);
	struct str *name = ARENA_NEW(&f->mem, struct str, ROWS);
	struct str *year = ARENA_NEW(&f->mem, struct str, ROWS);
	struct str *text = ARENA_NEW(&f->mem, struct str, ROWS);
	double *when = ARENA_NEW(&f->mem, double, ROWS), *v = ARENA_NEW(&f->mem, double, ROWS);
	bool *missing = ARENA_NEW(&f->mem, bool, ROWS), *total = ARENA_NEW(&f->mem, bool, ROWS);
	static const char *const names[] = {"서울", "부산", "대구", "광주", "대전"};
	double scale = pow(10, roll(12) - 4);
	for (uint32_t r = 0; r < rows; r++) {
		name[r] = str_of(names[roll(5)]);
		when[r] = 2000 + roll(8);
		year[r] = arena_printf(&f->mem, "%.0f", when[r]);
		v[r] = (roll(2001) - 1000) * scale;
		text[r] = num_shortest(&f->mem, v[r]);
		missing[r] = roll(6) == 0;
		total[r] = roll(10) == 0;
	}
	c[0] = (struct column){
		.name = STR("지역"), .type = COLUMN_TEXT, .cells = {.text = name}};
	c[1] = (struct column){.name = STR("연도"),
			       .type = COLUMN_YEAR,
			       .number = when,
			       .cells = {.text = year}};
	c[2] = (struct column){.name = STR("값"),
			       .type = COLUMN_NUMBER,
			       .number = v,
			       .missing = missing,
			       .cells = {.text = text}};
	struct table *t = ARENA_NEW(&f->mem, struct table, 1);
	*t = (struct table){.name = STR("표"),
			    .rows = rows,
			    .columns = 3,
			    .column = c,
			    .status_column = TABLE_NONE};
	t->total = roll(2) ? total : NULL;
	return (struct random_table){t, &c[0], &c[1], &c[2]};
}

static bool all_totals(const struct table *t)
{
	for (uint32_t r = 0; r < t->rows; r++)
		if (!table_total(t, r))
			return false;
	return true;
}

static struct step_word word(const char *s)
{
	return (struct step_word){str_of(s), SPAN_NONE};
}

static void same(double got, bool missing, double wanted, const char *what)
{
	double most =
		strncmp(what, "ci", 2) == 0 ? 1e-7 : 1e-9; /* t by a series, and by area */
	if (missing != (bool)isnan(wanted) ||
	    (!missing && fabs(got - wanted) > most * (1 + fabs(wanted))))
		fail_msg("%s: %.17g (%s), not %.17g", what, got, missing ? "missing" : "there",
			 wanted);
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* The area below Student's density up to this angle, where t is sqrt(freedom) * tan(angle). */
static double area(double freedom, double angle)
{
	double sum = 0, step = angle / 400;
	for (int i = 0; i <= 400; i++)
		sum += pow(cos(i * step), freedom - 1) *
		       (i == 0 || i == 400 ? 1 : 2 + i % 2 * 2);
	return sum * step / 3;
}

/* 19 of 20 means of n values are within so many standard errors. */
static double student(size_t n)
{
	double freedom = (double)n - 1, lo = 0, hi = acos(0), all = area(freedom, hi);
	for (int i = 0; i < 60; i++) {
		double middle = (lo + hi) / 2;
		*(area(freedom, middle) < 0.95 * all ? &lo : &hi) = middle;
	}
	return sqrt(freedom) * tan(lo);
}

/* An operation over n values, by its textbook definition. */
static double plainly(enum summary_op op, double *v, size_t n, size_t rows)
{
	long double sum = 0, squares = 0, product = 1;
	size_t distinct = 0;
	qsort(v, n, sizeof(*v), by_value);
	for (size_t i = 0; i < n; i++) {
		sum += v[i];
		product *= v[i];
		distinct += i == 0 || v[i] != v[i - 1];
	}
	for (size_t i = 0; i < n; i++)
		squares += (v[i] - sum / n) * (v[i] - sum / n);
	double p = op == SUMMARY_Q1 ? 0.25 : op == SUMMARY_Q3 ? 0.75 : 0.5;
	double at = n ? p * (double)(n - 1) : 0;
	size_t i = (size_t)at;
	switch (op) {
	case SUMMARY_COUNT:
		return (double)rows;
	case SUMMARY_VALID:
		return (double)n;
	case SUMMARY_MISSING:
		return (double)(rows - n);
	case SUMMARY_DISTINCT:
		return (double)distinct;
	default:
		break;
	}
	if (!n)
		return NAN;
	switch (op) {
	case SUMMARY_SUM:
		return (double)sum;
	case SUMMARY_PRODUCT:
		return (double)product;
	case SUMMARY_MEAN:
		return (double)(sum / n);
	case SUMMARY_VARIANCE:
		return n > 1 ? (double)(squares / (n - 1)) : NAN;
	case SUMMARY_VARIANCEP:
		return (double)(squares / n);
	case SUMMARY_STDEV:
		return n > 1 ? (double)sqrtl(squares / (n - 1)) : NAN;
	case SUMMARY_STDEVP:
		return (double)sqrtl(squares / n);
	case SUMMARY_STDERR:
		return n > 1 ? (double)sqrtl(squares / (n - 1) / n) : NAN;
	case SUMMARY_CI0:
	case SUMMARY_CI1:
		if (n < 2)
			return NAN;
		return (double)(sum / n + (op == SUMMARY_CI0 ? -1 : 1) * student(n) *
						  sqrtl(squares / (n - 1) / n));
	case SUMMARY_MIN:
		return v[0];
	case SUMMARY_MAX:
		return v[n - 1];
	default:
		return v[i] + (i + 1 < n ? (v[i + 1] - v[i]) * (at - (double)i) : 0);
	}
}

/* The rows that belong to the group of row r and are added up. */
static size_t group_values(const struct random_table *x, uint32_t r, bool parts, double *v,
			   size_t *rows)
{
	size_t n = 0;
	*rows = 0;
	for (uint32_t i = 0; i < x->t->rows; i++) {
		if (!str_eq(column_text(x->name, i), column_text(x->name, r)) ||
		    (parts && table_total(x->t, i)))
			continue;
		++*rows;
		if (!table_missing(x->value, i))
			v[n++] = x->value->number[i];
	}
	return n;
}

static void check_aggregate(struct fixture *f, const struct random_table *x)
{
	struct step_op op[SUMMARY_COUNT_OF_OPS];
	struct step_word by = word("지역");
	for (int i = 0; i < SUMMARY_COUNT_OF_OPS; i++)
		op[i] = (struct step_op){word(summary_name((enum summary_op)i)), word("값"),
					 word(summary_name((enum summary_op)i)), NAN};
	struct step s = {.kind = STEP_AGGREGATE,
			 .op = op,
			 .ops = SUMMARY_COUNT_OF_OPS,
			 .group = &by,
			 .groups = 1};
	const struct table *made;
	assert_true(steps_run(f->q, x->t, &s, 1, true, &made));
	bool parts = x->t->total && !all_totals(x->t);
	struct group_key key = {.column = x->name};
	struct groups native;
	struct summary sum[8] = {{0}};
	group_open(&native, &key, 1, &f->mem);
	uint32_t seen = 0;
	for (uint32_t r = 0; r < x->t->rows; r++) {
		if (parts && table_total(x->t, r))
			continue;
		uint32_t id = group_add(&native, r);
		summary_add(&sum[id], SUMMARY_SUM,
			    table_missing(x->value, r) ? NAN : x->value->number[r]);
		if (native.count == seen)
			continue;
		assert_true(
			str_eq(column_text(&made->column[0], seen), column_text(x->name, r)));
		for (int i = 0; i < SUMMARY_COUNT_OF_OPS; i++) {
			double v[ROWS];
			size_t rows, n = group_values(x, r, parts, v, &rows);
			const struct column *c = &made->column[1 + i];
			same(c->number[seen], table_missing(c, seen),
			     plainly((enum summary_op)i, v, n, rows), op[i].as.text.p);
		}
		seen++;
	}
	assert_int_equal(made->rows, seen);
	for (uint32_t g = 0; g < seen; g++) {
		uint32_t c = table_find(made, STR("sum"));
		same(summary_value(&sum[g], SUMMARY_SUM), table_missing(&made->column[c], g),
		     table_missing(&made->column[c], g) ? NAN : made->column[c].number[g],
		     "native sum");
	}
}

/* Is row a before row b in the window? */
static bool before(const struct random_table *x, uint32_t a, uint32_t b)
{
	double p = x->when->number[a], q = x->when->number[b];
	return p != q ? p < q : a < b;
}

static bool same_partition(const struct random_table *x, uint32_t a, uint32_t b)
{
	return str_eq(column_text(x->name, a), column_text(x->name, b)) &&
	       table_total(x->t, a) == table_total(x->t, b);
}

static void check_window(struct fixture *f, const struct random_table *x)
{
	struct step_word by = word("지역");
	struct step_order order = {word("연도"), false};
	int reach = roll(4);
	struct step_op op[] = {{word("row_number"), {STR_NONE, SPAN_NONE}, word("n"), NAN},
			       {word("rank"), {STR_NONE, SPAN_NONE}, word("등수"), NAN},
			       {word("lag"), word("값"), word("전"), NAN},
			       {word("mean"), word("값"), word("평균"), NAN},
			       {word("median"), word("값"), word("중"), NAN}};
	struct step s = {.kind = STEP_WINDOW,
			 .op = op,
			 .ops = 5,
			 .group = &by,
			 .groups = 1,
			 .order = &order,
			 .orders = 1,
			 .framed = true,
			 .frame = {-reach, 0}};
	const struct table *made;
	assert_true(steps_run(f->q, x->t, &s, 1, true, &made));
	assert_int_equal(made->rows, x->t->rows);
	for (uint32_t r = 0; r < made->rows; r++) {
		double v[ROWS], copy[ROWS];
		uint32_t number = 1, rank = 1, last = TABLE_NONE;
		size_t n = 0, m = 0;
		for (uint32_t i = 0; i < made->rows; i++) {
			if (!same_partition(x, i, r))
				continue;
			number += before(x, i, r);
			rank += x->when->number[i] < x->when->number[r];
			if (before(x, i, r) && (last == TABLE_NONE || before(x, last, i)))
				last = i;
			int between = 0; /* rows from i to r */
			for (uint32_t k = 0; k < made->rows; k++)
				between += same_partition(x, k, r) && before(x, i, k) &&
					   (k == r || before(x, k, r));
			bool in = (i == r || before(x, i, r)) && between <= reach;
			if (in && !table_missing(x->value, i))
				v[n++] = x->value->number[i];
		}
		for (m = 0; m < n; m++)
			copy[m] = v[m];
		double lag = last == TABLE_NONE || table_missing(x->value, last)
				     ? NAN
				     : x->value->number[last];
		const double wanted[] = {number, rank, lag, plainly(SUMMARY_MEAN, v, n, n),
					 plainly(SUMMARY_MEDIAN, copy, n, n)};
		for (int i = 0; i < 5; i++) {
			const struct column *c = &made->column[3 + i];
			same(c->number[r], table_missing(c, r), wanted[i], op[i].as.text.p);
		}
	}
}

static void test_random_tables(void **state)
{
	(void)state;
	unsigned seed = 20261123;
	const char *given = getenv("SEED");
	if (given)
		seed = (unsigned)strtoul(given, NULL, 10);
	print_message("seed %u\n", seed);
	srand(seed);
	for (int i = 0; i < TABLES; i++) {
		struct fixture f;
		fixture_open(&f);
		struct random_table x = make(&f);
		check_aggregate(&f, &x);
		check_window(&f, &x);
		fixture_close(&f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_tables)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
