#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "source/october.h"
#include "source/period.h"

#define NO COLUMN_TEXT
#define Y(y) COLUMN_YEAR, (y)
#define Q(y, q) COLUMN_QUARTER, (y)*4 + (q)-1
#define M(y, m) COLUMN_MONTH, (y)*12 + (m)-1

struct row {
	const char *text;
	enum column_type type;
	double number;
	enum status status;
};

/* clang-format off */
static const struct row rows[] = {
	{"2025", Y(2025), 0}, {"2025년", Y(2025), 0}, {"2025 년", Y(2025), 0}, {"2025년도", Y(2025), 0}, {"'25", Y(2025), 0}, {"’98년", Y(1998), 0},
	{"２０２５", Y(2025), 0}, {"2025.", Y(2025), 0},
	{"2022 p)", Y(2022), STATUS_PROVISIONAL}, {"2022(p)", Y(2022), STATUS_PROVISIONAL}, {"2022p", Y(2022), STATUS_PROVISIONAL},
	{"2026E", Y(2026), STATUS_ESTIMATE}, {"2027F", Y(2027), STATUS_PROJECTION}, {"2025(전망)", Y(2025), STATUS_PROJECTION},
	{"2025년(잠정)", Y(2025), STATUS_PROVISIONAL}, {"2020 r)", Y(2020), STATUS_ACTUAL},
	{"2020.3/4", Q(2020, 3), 0}, {"2025 1/4", Q(2025, 1), 0}, {"2025. 1/4", Q(2025, 1), 0}, {"2025-2/4", Q(2025, 2), 0},
	{"2025년 1분기", Q(2025, 1), 0}, {"2025년 1/4분기", Q(2025, 1), 0}, {"2025.2분기", Q(2025, 2), 0}, {"2025 4분기", Q(2025, 4), 0},
	{"2025Q1", Q(2025, 1), 0}, {"2025-Q3", Q(2025, 3), 0}, {"2025 3Q", Q(2025, 3), 0}, {"1Q25", Q(2025, 1), 0}, {"4Q 2024", Q(2024, 4), 0}, {"'25.1Q", Q(2025, 1), 0},
	{"2025.1/4 p)", Q(2025, 1), STATUS_PROVISIONAL},
	{"2025.10", M(2025, 10), 0}, {"2025.09", M(2025, 9), 0}, {"2025.1", M(2025, 1), 0}, {"2025. 9.", M(2025, 9), 0}, {"2025. 9", M(2025, 9), 0},
	{"2019. 01", M(2019, 1), 0}, {"2025-09", M(2025, 9), 0}, {"2025/9", M(2025, 9), 0}, {"2025년 3월", M(2025, 3), 0}, {"2025년3월", M(2025, 3), 0},
	{"2025.3월", M(2025, 3), 0}, {"202509", M(2025, 9), 0}, {"2023.06 p)", M(2023, 6), STATUS_PROVISIONAL},
	{"1970-01-01", COLUMN_DATE, 0, 0}, {"1970. 1. 2.", COLUMN_DATE, 1, 0}, {"1970.1.2", COLUMN_DATE, 1, 0}, {"1970/01/31", COLUMN_DATE, 30, 0},
	{"1970년 2월 1일", COLUMN_DATE, 31, 0}, {"1970년 2월 1일(일)", COLUMN_DATE, 31, 0}, {"19700201", COLUMN_DATE, 31, 0}, {"1970. 02. 01", COLUMN_DATE, 31, 0},
	{"1969-12-31", COLUMN_DATE, -1, 0}, {"2000-02-29", COLUMN_DATE, 11016, 0}, {"1970. 1. 2. (금)", COLUMN_DATE, 1, 0},
	{"1970-01-01 06:00", COLUMN_DATE, 0.25, 0}, {"1970-01-01 24:00", COLUMN_DATE, 1, 0}, {"1970-01-01T12:00:00", COLUMN_DATE, 0.5, 0},
	{"2025.13", NO, 0, 0}, {"2025.0", NO, 0, 0}, {"2025.123", NO, 0, 0}, {"2025-02-30", NO, 0, 0}, {"2023-02-29", NO, 0, 0}, {"1900-02-29", NO, 0, 0},
	{"202513", NO, 0, 0}, {"20250230", NO, 0, 0}, {"12345", NO, 0, 0}, {"1234567", NO, 0, 0}, {"0250", NO, 0, 0}, {"9999", NO, 0, 0}, {"1500", NO, 0, 0},
	{"2025.5/4", NO, 0, 0}, {"2025 5분기", NO, 0, 0}, {"2025 3", NO, 0, 0}, {"2025년 상반기", NO, 0, 0}, {"2025년 말", NO, 0, 0}, {"2008년 말(약)", NO, 0, 0},
	{"1월", NO, 0, 0}, {"01일", NO, 0, 0}, {"25", NO, 0, 0}, {"", NO, 0, 0}, {"'2", NO, 0, 0}, {"2025-01-01 25:00", NO, 0, 0}, {"2025-01-01 24:01", NO, 0, 0},
	{"1970-01-01 6", NO, 0, 0}, {"2,025", NO, 0, 0}, {"2025년 13월", NO, 0, 0}, {"-2025", NO, 0, 0}, {"2025~2026", NO, 0, 0}, {"010-1234-5678", NO, 0, 0},
};
/* clang-format on */

static void spellings(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct row *r = &rows[i];
		struct period p;
		bool ok = period_parse(str_of(r->text), &p);
		if (ok != (r->type != NO))
			fail_msg("‘%s’ %s", r->text, ok ? "is read" : "is not read");
		if (!ok)
			continue;
		if (p.type != r->type || p.number != r->number || p.status != r->status)
			fail_msg("‘%s’: type %d number %g status %d", r->text, (int)p.type,
				 p.number, (int)p.status);
	}
}

static enum october_reading read_middle(const char *const text[3])
{
	struct october o = {0};
	struct period p[3];
	for (int i = 0; i < 3; i++) {
		assert_true(period_parse(str_of(text[i]), &p[i]));
		october_see(&o, &p[i]);
	}
	return october_read(&o, &p[1], p[0].number, p[2].number);
}

static void octobers(void **state)
{
	(void)state;
	static const struct {
		const char *text[3];
		enum october_reading reading;
	} row[] = {
		{{"2017.09", "2017.1", "2017.11"}, OCTOBER_YES},
		{{"2017.03", "2017.1", "2018.04"}, OCTOBER_YES},
		{{"2017.9", "2017.1", "2017.11"}, OCTOBER_YES},
		{{"2017.11", "2017.1", "2017.9"}, OCTOBER_YES},
		{{"2016.12", "2017.1", "2017.2"}, OCTOBER_JANUARY},
		{{"2017.2", "2017.1", "2016.12"}, OCTOBER_JANUARY},
		{{"2016.10", "2017.1", "2017.4"}, OCTOBER_JANUARY},
		{{"2016.7", "2017.1", "2017.7"}, OCTOBER_UNCLEAR},
		{{"2016.1", "2017.1", "2018.1"}, OCTOBER_UNCLEAR},
		{{"2017.9", "2017.10", "2017.11"}, OCTOBER_NO},
		{{"2017.9", "2017. 1", "2017.11"}, OCTOBER_NO},
	};
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++)
		if (read_middle(row[i].text) != row[i].reading)
			fail_msg("%s %s %s", row[i].text[0], row[i].text[1], row[i].text[2]);
	struct october none = {0};
	struct period p;
	assert_true(period_parse(STR("2017.1"), &p));
	assert_int_equal(october_read(&none, &p, NAN, NAN), OCTOBER_UNCLEAR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spellings),
		cmocka_unit_test(octobers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
