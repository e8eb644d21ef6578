/* impute and pivot: what they make of small tables. */
#include "query_fixture.h"

#include "data/filled.h"
#include "query/steps.h"

static struct step_word word(struct fixture *f, const char *text)
{
	return (struct step_word){str_of(text), fixture_text(f, text)};
}

static const struct step_word *one(struct fixture *f, const char *text)
{
	struct step_word *w = ARENA_NEW(&f->mem, struct step_word, 1);
	*w = word(f, text);
	return w;
}

static void expect_status(const struct table *t, const char *digits)
{
	for (uint32_t r = 0; r < t->rows; r++)
		assert_int_equal((int)table_status(t, r), digits[r] - '0');
}

/* 월, 곳, 값, 말: 가 has no February and a missing March, 나 has February alone. */
static const struct table *months(struct fixture *f)
{
	struct column *c = ARENA_NEW(&f->mem, struct column, 4);
	fixture_column(f, &c[0], "월", "", COLUMN_MONTH, "24300|24302|24304|24301", 4);
	fixture_column(f, &c[1], "곳", "", COLUMN_TEXT, "가|가|가|나", 4);
	fixture_column(f, &c[2], "값", "명", COLUMN_NUMBER, "1.5||4|7", 4);
	fixture_column(f, &c[3], "말", "", COLUMN_TEXT, "a|b|c|d", 4);
	c[2].decimals = 1;
	struct table *t = ARENA_NEW(&f->mem, struct table, 1);
	*t = (struct table){.name = STR("months"), .rows = 4, .columns = 4, .column = c};
	t->status_column = TABLE_NONE;
	return t;
}

static bool run(struct fixture *f, const struct table *t, struct step s,
		const struct table **made)
{
	s.wish.step = NAN;
	return steps_run(f->q, t, &s, 1, true, made);
}

static struct step impute(struct fixture *f, const char *by)
{
	struct step s = {.kind = STEP_IMPUTE, .text = word(f, "값"), .key = word(f, "월")};
	s.group = one(f, "곳");
	s.groups = 1;
	if (*by)
		s.by = word(f, by);
	else
		s.otherwise = word(f, "0");
	return s;
}

/* Each group gets the months of the other; rows stand where their months belong. */
static void test_value(void **state)
{
	struct fixture *f = *state;
	const struct table *made;
	assert_true(run(f, months(f), impute(f, ""), &made));
	fixture_cells(f, made, "곳", "가|가|가|가|나|나|나|나");
	fixture_cells(f, made, "월",
		      "2025-01|2025-02|2025-03|2025-05|2025-01|2025-02|2025-03|2025-05");
	fixture_cells(f, made, "값", "1.5|0|0|4|0|7|0|0");
	fixture_cells(f, made, "말", "a||b|c||d||");
	expect_status(made, "02202022");
	assert_int_equal(made->filled->count, 5);
	assert_null(made->filled->before);
	assert_int_equal(made->column[table_find(made, STR("월"))].type, COLUMN_MONTH);
	assert_int_equal(f->d.warnings, 0);
}

/* 가: 1.5 . (.) 4 of January to May; the neighbours of February are January and the
 * missing March, those of March February and April. */
static void test_frame_and_full(void **state)
{
	struct fixture *f = *state;
	const struct table *made;
	struct step s = impute(f, "mean");
	s.full = true;
	assert_true(run(f, months(f), s, &made));
	fixture_cells(f, made, "값", "1.5|2.75|2.75|2.75|4|7|7|7|7|7");
	s.framed = true;
	s.frame[0] = -1;
	s.frame[1] = 1;
	assert_true(run(f, months(f), s, &made));
	fixture_cells(f, made, "월",
		      "2025-01|2025-02|2025-03|2025-04|2025-05|"
		      "2025-01|2025-02|2025-03|2025-04|2025-05");
	fixture_cells(f, made, "값", "1.5|1.5||4|4|7|7|7||");
	assert_int_equal(f->d.last->code, DIAG_STEP_FILL_LEFT);
	assert_true(str_eq(f->d.last->arg[1], STR("3")));
	assert_true(made->filled->near);
	s.by = word(f, "max");
	s.framed = false;
	assert_true(run(f, months(f), s, &made));
	fixture_cells(f, made, "값", "1.5|4|4|4|4|7|7|7|7|7");
}

static void test_keyvals_and_refusals(void **state)
{
	struct fixture *f = *state;
	const struct table *made;
	struct step s = impute(f, "");
	s.name = one(f, "2025-06");
	s.names = 1;
	assert_true(run(f, months(f), s, &made));
	fixture_cells(f, made, "값", "1.5|0|0|4|0|0|7|0|0|0");
	s.name = one(f, "6월");
	assert_false(run(f, months(f), s, &made));
	assert_int_equal(f->d.last->code, DIAG_STEP_KEYVALS);
	s = impute(f, "");
	s.otherwise = word(f, "없음");
	assert_false(run(f, months(f), s, &made));
	assert_int_equal(f->d.last->code, DIAG_PREDICATE_VALUE);
	s = impute(f, "mean");
	s.text = word(f, "말");
	assert_false(run(f, months(f), s, &made));
	assert_int_equal(f->d.last->code, DIAG_STEP_NUMBER);
	s = impute(f, "");
	s.key = word(f, "값");
	assert_false(run(f, months(f), s, &made));
	assert_int_equal(f->d.last->code, DIAG_QUERY_RESULT_TWICE);
}

static struct step pivot(struct fixture *f, const char *field, const char *value,
			 const char *op, const char *group)
{
	struct step_op *o = ARENA_NEW(&f->mem, struct step_op, 1);
	*o = (struct step_op){.op = word(f, op), .field = word(f, value), .param = NAN};
	return (struct step){.kind = STEP_PIVOT,
			     .text = word(f, field),
			     .op = o,
			     .ops = 1,
			     .group = one(f, group),
			     .groups = *group != 0};
}

static void test_pivot(void **state)
{
	struct fixture *f = *state;
	const struct table *made;
	assert_true(run(f, months(f), pivot(f, "곳", "값", "sum", "월"), &made));
	assert_int_equal(made->columns, 3);
	fixture_cells(f, made, "월", "24300|24302|24304|24301");
	fixture_cells(f, made, "가", "1.5||4|");
	fixture_cells(f, made, "나", "|||7");
	assert_true(str_eq(made->column[1].unit, STR("명")));
	assert_true(run(f, months(f), pivot(f, "월", "값", "count", "곳"), &made));
	fixture_cells(f, made, "2025-01", "1|0");
	fixture_cells(f, made, "2025-03", "1|0");
	assert_true(run(f, fixture_flip(f), pivot(f, "연도", "기업수", "mean", ""), &made));
	fixture_cells(f, made, "2019", "101"); /* a year is no 2019.0 */
	struct step s = pivot(f, "연도", "기업수", "mean", "");
	s.most = 2;
	assert_true(run(f, fixture_flip(f), s, &made));
	assert_int_equal(made->columns, 2);
	assert_true(run(f, months(f), pivot(f, "값", "말", "max", "곳"), &made));
	fixture_cells(f, made, "1.5", "a|");
	assert_int_equal(f->d.last->code, DIAG_STEP_PIVOT_MISSING);
	assert_false(run(f, months(f), pivot(f, "곳", "말", "sum", "월"), &made));
	assert_int_equal(f->d.last->code, DIAG_STEP_NUMBER);
	assert_false(run(f, months(f), pivot(f, "곧", "값", "sum", "월"), &made));
	assert_int_equal(f->d.last->code, DIAG_QUERY_COLUMN_UNKNOWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_value, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_frame_and_full, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_keyvals_and_refusals, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_pivot, fixture_set_up, fixture_tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
