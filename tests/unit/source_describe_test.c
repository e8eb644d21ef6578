#include "source_helper.h"

#include "source/describe.h"
#include "source/stats.h"

static const char sample[] =
	"제목,,,\n(단위: 명),,,\n시점,코드,\"이름 \"\"가\"\"\",값\n"
	"2021,05,나,\"1,000.25\"\n2022 p),06,\"다\n라\",-\n2023,07,마,△3.5\n";

static struct str describe(struct loaded *l, enum describe_form form, bool korean)
{
	static const struct str notice[] = {{"말 \"하나\"", 12}};
	struct describe as = {.form = form, .korean = korean, .notice = notice, .notices = 1};
	return describe_table(&l->t, &l->files, &as, &l->mem);
}

static void statistics(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, sample);
	assert_true(l.ok);
	struct stats s = stats_column(&l.t.column[3], l.t.rows, &l.mem);
	assert_int_equal(s.count, 2);
	assert_int_equal(s.missing, 1);
	assert_str(s.min, "-3.5");
	assert_str(s.max, "1000.25");
	assert_str(s.sum, "996.75");
	s = stats_column(&l.t.column[0], l.t.rows, &l.mem);
	assert_str(s.min, "2021");
	assert_int_equal(s.status[STATUS_PROVISIONAL], 1);
	s = stats_column(&l.t.column[1], l.t.rows, &l.mem);
	assert_int_equal(s.text, 3);
	assert_int_equal(s.min.n, 0);
	finish_load(&l);
}

static void sum_of(const char *text, const char *sum)
{
	struct loaded l;
	load_text(&l, text);
	assert_true(l.ok);
	assert_str(stats_column(&l.t.column[0], l.t.rows, &l.mem).sum, sum);
	finish_load(&l);
}

static void exact_sums(void **state)
{
	(void)state;
	sum_of("값\n0.1\n0.2\n", "0.3");
	sum_of("값\n9007199254740993\n1\n", "9007199254740994");
	sum_of("값\n-1\n0.5\n0.25\n", "-0.25");
	sum_of("값\n1\n-1\n", "0");
	sum_of("값\n99999999999999999999\n1\n", "100000000000000000000");
	sum_of("값\n9223372036854775807\n1\n", "9223372036854776000"); /* as a double */
}

static void periods(void **state)
{
	(void)state;
	struct loaded l;
	load_text(
		&l,
		"가,나,다\n2020.3/4,2020. 1.,2020-02-29 06:30\n2021.1/4,2020. 9.,2020-03-01\n");
	assert_true(l.ok);
	assert_str(stats_column(&l.t.column[0], 2, &l.mem).min, "2020-Q3");
	assert_str(stats_column(&l.t.column[1], 2, &l.mem).max, "2020-09");
	assert_str(stats_column(&l.t.column[2], 2, &l.mem).min, "2020-02-29 06:30");
	assert_str(stats_column(&l.t.column[2], 2, &l.mem).max, "2020-03-01");
	finish_load(&l);
}

static void contains(struct str text, const char *part)
{
	if (str_find(text, str_of(part), 0) == SIZE_MAX)
		fail_msg("no ‘%s’ in\n%.*s", part, STR_ARG(text));
}

static void forms(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, sample);
	struct str json = describe(&l, DESCRIBE_JSON, false);
	contains(json, "\"encoding\": \"UTF-8\", \"bom\": false");
	contains(json,
		 "\"records\": 6, \"title_rows\": 2, \"header_rows\": 1, \"data_rows\": 3");
	contains(json, "{\"name\": \"이름 \\\"가\\\"\", \"unit\": \"\", \"type\": \"text\", "
		       "\"count\": 3, \"missing\": 0, \"text\": 3, \"status\": {}}");
	contains(json, "\"min\": -3.5, \"max\": 1000.25, \"sum\": 996.75");
	contains(json, "\"status\": {\"provisional\": 1}");
	contains(json, "\"말 \\\"하나\\\"\"");
	struct str human = describe(&l, DESCRIBE_HUMAN, true);
	contains(human, "자료 3행 × 4열 (기록 6, 제목 2, 머리글 1)");
	contains(human, "  값         명    숫자   2     1  -3.5  1,000.25  996.75\n");
	contains(human, "  * 말 \"하나\"\n");
	contains(describe(&l, DESCRIBE_HUMAN, false),
		 "data: 3 rows × 4 columns (records 6, title 2, header 1)");
	finish_load(&l);
}

/* What the YAML says, said to the loader, gives the same table. */
static void pasted_yaml(void **state)
{
	(void)state;
	struct loaded l, again;
	load_text(&l, sample);
	struct str yaml = describe(&l, DESCRIBE_YAML, false);
	contains(yaml, "\n  skip: 2\n  header: 1\n  types:\n    \"시점\": year\n");
	contains(yaml, "\n  unit:\n    \"값\": \"명\"\n  expect: {rows: 3}\n");
	struct source_pair type[] = {{.key = STR("시점"), .value = STR("year")},
				     {.key = STR("코드"), .value = STR("code")},
				     {.key = STR("이름 \"가\""), .value = STR("text")},
				     {.key = STR("값"), .value = STR("number")}};
	struct source_pair unit = {.key = STR("값"), .value = STR("명")};
	start_load(&again);
	again.o.skip = 2;
	again.o.header = 1;
	again.o.delimiter = STR(",");
	again.o.encoding = STR("UTF-8");
	again.o.type = type;
	again.o.types = 4;
	again.o.unit = &unit;
	again.o.units = 1;
	again.o.expect_rows = 3;
	load_bytes(&again, STR(sample));
	assert_true(again.ok);
	assert_int_equal(again.t.columns, l.t.columns);
	for (uint32_t i = 0; i < l.t.columns; i++) {
		assert_int_equal(again.t.column[i].type, l.t.column[i].type);
		assert_true(str_eq(again.t.column[i].name, l.t.column[i].name));
		assert_true(str_eq(again.t.column[i].unit, l.t.column[i].unit));
		for (uint32_t row = 0; row < l.t.rows; row++)
			assert_true(str_eq(column_text(&again.t.column[i], row),
					   column_text(&l.t.column[i], row)));
	}
	finish_load(&again);
	finish_load(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statistics),  cmocka_unit_test(exact_sums),
		cmocka_unit_test(periods),     cmocka_unit_test(forms),
		cmocka_unit_test(pasted_yaml),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
