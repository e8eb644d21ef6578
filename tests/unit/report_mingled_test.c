#include "report_support.h"

/* Columns of several units that a fold puts on one axis. */
static void check(const char *units, const char *more, const char *codes)
{
	struct bound r;
	char csv[128], report[1024];
	snprintf(csv, sizeof(csv), "시도,%s,명칭\n서울,940,18.2,가\n부산,330,6.4,나\n", units);
	snprintf(report, sizeof(report),
		 "---\ntitle: 가\ndata: {d: {file: d.csv, source: 가}}\n---\n\n"
		 "```{chart #fig-a}\ntitle: 가\ndata: d\nmark: bar\n"
		 "transform: [{fold: [인구, 비중], as: [항목, 값]}]\n%s\n```\n",
		 more);
	bound_open(&r);
	bound_data(&r, "d.csv", csv);
	bound_report(&r, report);
	if (strcmp(bound_codes(&r), codes) != 0)
		fail_msg("%s\n%s instead of %s", report, bound_codes(&r), codes);
	bound_close(&r);
}

static void one_axis_has_one_unit(void **state)
{
	(void)state;
	const char *axis = "encoding: {x: 시도, y: 값, xOffset: 항목, color: 항목}";
	check("인구(명),비중(%)", axis, "W674");
	check("인구(명),비중(명)", axis, "");
	check("인구(명),비중", axis, "");
	check("인구(명),비중(%)", "encoding: {x: 시도, y: 값, row: 항목}", "W674");
}

static void apart_they_may_stand(void **state)
{
	(void)state;
	check("인구(명),비중(%)",
	      "encoding: {x: 시도, y: 값, row: 항목}\n"
	      "resolve: {scale: {y: independent}}",
	      "");
	check("인구(명),비중(%)", "encoding: {x: 시도, y: 항목, text: 값}", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_axis_has_one_unit),
		cmocka_unit_test(apart_they_may_stand),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
