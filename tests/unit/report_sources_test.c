#include "report_support.h"

/* Data entries: where files are found, and what an entry may not be. */
#define NFD "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB" /* 한, decomposed */

static void names_are_found_composed_or_not(void **state)
{
	(void)state;
	static const char *const stored[] = {NFD ".csv", "한.csv"};
	static const char *const written[] = {"한.csv", NFD ".csv"};
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < 2; k++) {
			struct bound r;
			char text[256];
			snprintf(text, sizeof(text),
				 "---\ntitle: 가\ndata: {d: %s}\nvalues: {v: SELECT " NFD
				 " FROM d}\n---\n\n{{v}}\n",
				 written[k]);
			bound_open(&r);
			bound_data(&r, stored[i], NFD ",값\n7,1\n");
			bound_report(&r, text);
			assert_string_equal(bound_codes(&r), "");
			assert_string_equal(bound_text(&r, 0), "7");
			bound_close(&r);
		}
}

static void tables_may_come_from_tables(void **state)
{
	(void)state;
	struct bound r;
	bound_open(&r);
	bound_data(&r, "a.csv", "연도,값\n2023,1\n2024,2\n");
	bound_report(&r,
		     "---\ntitle: 가\ndata:\n  a: a.csv\n  b: {sql: SELECT sum(값) AS 합 FROM "
		     "a}\n---\n\n```{sql c}\nSELECT 합 + 1 AS 합 FROM b\n```\n\n"
		     "```{list}\ndata: c\nitem: \"{{합}}\"\n```\n");
	assert_string_equal(bound_codes(&r), "");
	assert_true(str_eq(r.plan.block[0].item[0].text.text, STR("4")));
	bound_close(&r);
}

static void wrong_entries(void **state)
{
	(void)state;
	static const char *const of[][3] = {
		{"d: [a.csv]", "E549", "[a.csv]"},
		{"d: {fle: a.csv}", "E503", "fle"},
		{"d: {source: 가}", "E515", "d"},
		{"d: {file: a.csv, sql: SELECT 1}", "E515", "d"},
		{"d: {file: none.csv}", "E201", "none.csv"},
		{"d: {file: a.csv, unit: 톤}", "E549", "톤"},
		{"d: {file: a.csv, unit: {값: [톤]}}", "E504", "[톤]"},
		{"d: {file: a.csv, missing: {a: b}}", "E504", "{a: b}"},
		{"d: {file: a.csv, header: 한 줄}", "E506", "한 줄"},
		{"d: {file: a.csv, expect: {rows: -1}}", "E506", "-1"},
		{"d: {file: a.csv, expect: {row: 1}}", "E503", "row"},
		{"d: {sql: SELECT 없음 FROM e}", "E309", "e"},
		{"d: {file: a.csv, limits: {rows: 1}}", "E207", ""},
		{"d: {file: a.csv, limits: {columns: 1}}", "E208", ""},
		{"d: {file: a.csv, limits: {cell: 3}}", "E209", ""},
		{"d: {file: a.csv, limits: {file: 5}}", "E210", "a.csv"},
		{"d: {file: a.csv, limits: {row: 5}}", "E503", "row"},
		{"d: {file: a.csv, triangle: up}", "E507", "up"},
	};
	for (size_t i = 0; i < sizeof(of) / sizeof(*of); i++) {
		struct bound r;
		char text[256];
		snprintf(text, sizeof(text), "---\ntitle: 가\ndata:\n  %s\n---\n\n가\n",
			 of[i][0]);
		bound_open(&r);
		bound_data(&r, "a.csv", "연도,값\n2023,1\n");
		bound_report(&r, text);
		if (strcmp(bound_codes(&r), of[i][1]) || strcmp(bound_place(&r, 0), of[i][2]))
			fail_msg("%s: %s at %s", of[i][0], bound_codes(&r), bound_place(&r, 0));
		bound_close(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found_composed_or_not),
		cmocka_unit_test(tables_may_come_from_tables),
		cmocka_unit_test(wrong_entries),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
