#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "source/marks.h"
#include "source/number.h"
#include "source/units.h"

struct row {
	const char *text, *decimal; /* NULL: no number */
	const char *unit;
	bool marked;
	enum status status;
};

/* clang-format off */
static const struct row rows[] = {
	{"0", "0", "", false, 0}, {"-0", "0", "", false, 0}, {"-0.00", "0.00", "", false, 0}, {"5.5", "5.5", "", false, 0}, {"4400", "4400", "", false, 0},
	{"4,400", "4400", "", false, 0}, {"1,234,567.80", "1234567.80", "", false, 0},
	{"-1,234", "-1234", "", false, 0}, {"33,207,011,771", "33207011771", "", false, 0},
	{"+3.2", "3.2", "", false, 0}, {".5", "0.5", "", false, 0}, {"5.", "5", "", false, 0},
	{"007", "7", "", false, 0}, {"-.50", "-0.50", "", false, 0},
	{"(3.2)", "-3.2", "", false, 0}, {"(1,234)", "-1234", "", false, 0},
	{"△3.2", "-3.2", "", false, 0}, {"△ 1,000", "-1000", "", false, 0},
	{"−3.2", "-3.2", "", false, 0}, {"–3", "-3", "", false, 0}, {"－３．２", "-3.2", "", false, 0},
	{"- 5", "-5", "", false, 0}, {"△0.0", "0.0", "", false, 0},
	{"１，２３４", "1234", "", false, 0},
	{"3.2%", "3.2", "%", false, 0}, {"3.2 %", "3.2", "%", false, 0}, {"３％", "3", "%", false, 0},
	{"-0.3%p", "-0.3", "%p", false, 0},
	{"₩1,000", "1000", "원", false, 0}, {"-$3.50", "-3.50", "달러", false, 0}, {"￦-7", "-7", "원", false, 0},
	{"12명", "12", "명", false, 0}, {"1,234 원", "1234", "원", false, 0},
	{"4만 4천", "44000", "", false, 0}, {"4만4천톤", "44000", "톤", false, 0}, {"1.5조", "1500000000000", "", false, 0},
	{"1조 2,345억", "1234500000000", "", false, 0}, {"3천200", "3200", "", false, 0},
	{"1천200억", "120000000000", "", false, 0}, {"2천5백만", "25000000", "", false, 0},
	{"12백만원", "12000000", "원", false, 0}, {"1,234천명", "1234000", "명", false, 0},
	{"3억 2,000만 원", "320000000", "원", false, 0}, {"0.05만", "500", "", false, 0}, {"1.23456만", "12345.6", "", false, 0},
	{"-2만", "-20000", "", false, 0},
	{"1.2E+05", "120000", "", false, 0}, {"1e-3", "0.001", "", false, 0}, {"-2.5e3", "-2500", "", false, 0},
	{"9007199254740993", "9007199254740993", "", false, 0},
	{"123456789012345678901234567890", "123456789012345678901234567890", "", false, 0},
	{"1,123456789012345", NULL, "", false, 0},
	{"12.3 p)", "12.3", "", true, STATUS_PROVISIONAL}, {"12.3p", "12.3", "", true, STATUS_PROVISIONAL},
	{"1,234(p)", "1234", "", true, STATUS_PROVISIONAL}, {"12 e", "12", "", true, STATUS_ESTIMATE},
	{"12.3r", "12.3", "", true, STATUS_ACTUAL}, {"7(전망)", "7", "", true, STATUS_PROJECTION},
	{"7 (추정)", "7", "", true, STATUS_ESTIMATE}, {"3.1%(잠정)", "3.1", "%", true, STATUS_PROVISIONAL},
	{"", NULL, "", false, 0}, {"-", NULL, "", false, 0}, {".", NULL, "", false, 0}, {",", NULL, "", false, 0},
	{"1,23", NULL, "", false, 0}, {"12,34,567", NULL, "", false, 0}, {"1234,567", NULL, "", false, 0},
	{"1.2.3", NULL, "", false, 0}, {"12 345", NULL, "", false, 0}, {"만", NULL, "", false, 0},
	{"1호선", NULL, "", false, 0}, {"3F", NULL, "", false, 0}, {"2E", NULL, "", false, 0}, {"3층", NULL, "", false, 0}, {"10월", NULL, "", false, 0},
	{"4만 4만", NULL, "", false, 0}, {"4천 5만 3", NULL, "", false, 0}, {"1~2", NULL, "", false, 0},
	{"0x10", NULL, "", false, 0}, {"1e", "1", "", true, STATUS_ESTIMATE}, {"nan", NULL, "", false, 0}, {"1e999", NULL, "", false, 0},
	{"▲3.2", NULL, "", false, 0}, {"#DIV/0!", NULL, "", false, 0}, {"--5", NULL, "", false, 0}, {"$5명", NULL, "", false, 0},
	{"()", NULL, "", false, 0}, {"((3))", NULL, "", false, 0}, {"12월 p)", NULL, "", false, 0},
};
/* clang-format on */

static void spellings(void **state)
{
	(void)state;
	struct arena mem = {0};
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct row *r = &rows[i];
		struct number n;
		bool ok = number_parse(&mem, str_of(r->text), &n) == NUMBER_FINE;
		if (ok != (r->decimal != NULL))
			fail_msg("%s: %s %.*s", r->text, ok ? "read as" : "is no number",
				 STR_ARG(n.decimal));
		if (!ok)
			continue;
		if (!str_eq(n.decimal, str_of(r->decimal)))
			fail_msg("%s: %.*s", r->text, STR_ARG(n.decimal));
		if (!str_eq(n.unit, str_of(r->unit)))
			fail_msg("%s: unit %.*s", r->text, STR_ARG(n.unit));
		assert_int_equal(n.marked, r->marked);
		assert_int_equal(n.status, r->status);
	}
	arena_finish(&mem);
}

static void faults(void **state)
{
	(void)state;
	struct arena mem = {0};
	struct number n;
	assert_int_equal(number_parse(&mem, STR("1,23"), &n), NUMBER_GROUPING);
	assert_int_equal(number_parse(&mem, STR("▲3.2"), &n), NUMBER_TRIANGLE);
	assert_int_equal(number_parse(&mem, STR("▼ 3"), &n), NUMBER_TRIANGLE);
	char long_text[1000];
	memset(long_text, '7', sizeof(long_text));
	long_text[3] = ',';
	assert_int_equal(number_parse(&mem, (struct str){long_text, sizeof(long_text)}, &n),
			 NUMBER_NOT);
	arena_finish(&mem);
}

static void missing(void **state)
{
	(void)state;
	bool hidden;
	assert_true(marks_missing(STR("-"), &hidden) && !hidden);
	assert_true(marks_missing(STR("…"), &hidden) && !hidden);
	assert_true(marks_missing(STR(""), &hidden) && !hidden);
	assert_true(marks_missing(STR("NA"), &hidden) && !hidden);
	assert_true(marks_missing(STR("X"), &hidden) && hidden);
	assert_true(marks_missing(STR("비공개"), &hidden) && hidden);
	assert_true(marks_missing(STR("해당없음"), &hidden) && !hidden);
	assert_true(marks_missing(STR("해당 없음"), &hidden) && !hidden);
	assert_true(marks_missing(STR("자료 없음"), &hidden) && !hidden);
	assert_false(marks_missing(STR("해당"), &hidden));
	assert_false(marks_missing(STR("0"), &hidden));
	assert_false(marks_missing(STR("- -"), &hidden));
	assert_true(str_eq(marks_trim(STR(" \xE3\x80\x80 서울\xC2\xA0 ")), STR("서울")));
}

static void units(void **state)
{
	(void)state;
	static const struct {
		const char *name, *rest, *unit;
	} row[] = {
		{"누적량(톤)", "누적량", "톤"},
		{"인구 [명]", "인구", "명"},
		{"지수(2020=100)", "지수", "2020=100"},
		{"코스피(1980.1.4=100)", "코스피", "1980.1.4=100"},
		{"건설수주액(실질)(십억원)", "건설수주액(실질)", "십억원"},
		{"조출생률(천명당)", "조출생률", "천명당"},
		{"밀도(명/㎢)", "밀도", "명/㎢"},
		{"발생(인구 10만명당)", "발생", "인구 10만명당"},
		{"사망(건/10만명)", "사망", "건/10만명"},
		{"금액(단위: 천원)", "금액", "천원"},
		{"금액（백만원）", "금액", "백만원"},
		{"비율 (%)", "비율", "%"},
		{"시군구별(1)", "시군구별(1)", ""},
		{"2022(p)", "2022(p)", ""},
		{"일반혼인율(남편)", "일반혼인율(남편)", ""},
		{"계(15~64세)", "계(15~64세)", ""},
		{"(명)", "(명)", ""},
		{"삼성(주)", "삼성(주)", ""},
		{"대기기간(주)", "대기기간", "주"},
		{"지출(GDP 대비 %)", "지출", "GDP 대비 %"},
		{"증감(전년 대비)", "증감(전년 대비)", ""},
		{"보유주식(주)", "보유주식", "주"},
		{"반응시간(초)", "반응시간", "초"},
		{"학교(초)", "학교(초)", ""},
		{"면적(만㎡)", "면적", "만㎡"},
		{")", ")", ""},
		{"", "", ""},
	};
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct str unit, rest = units_split(str_of(row[i].name), &unit);
		if (!str_eq(rest, str_of(row[i].rest)) || !str_eq(unit, str_of(row[i].unit)))
			fail_msg("%s: ‘%.*s’ ‘%.*s’", row[i].name, STR_ARG(rest),
				 STR_ARG(unit));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spellings),
		cmocka_unit_test(faults),
		cmocka_unit_test(missing),
		cmocka_unit_test(units),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
