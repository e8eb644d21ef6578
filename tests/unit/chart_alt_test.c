#include "chart_check.h"

static void says(struct desk *k, const struct desk_plan *p, const char *wanted)
{
	struct chart *c = desk_chart(k, p, 1);
	if (!c)
		fail_msg("%s", desk_codes(k));
	assert_string_equal(arena_cstring(&k->mem, chart_alt(c)), wanted);
}

static const struct desk_column year_value[] = {{"연도", COLUMN_YEAR, ""},
						{"값", COLUMN_NUMBER, "톤"}};
static const struct desk_column name_value[] = {{"이름", COLUMN_TEXT, ""},
						{"값", COLUMN_NUMBER, "명"}};

static struct desk_plan *plan(struct desk *k, const struct desk_column *column,
			      const char *const *cell, size_t rows, const char *mark)
{
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 2, cell, rows), mark);
	desk_encode(p, CHANNEL_X, column[0].name, TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, column[1].name, TYPE_QUANTITATIVE);
	return p;
}

static void test_briefing(void **state)
{
	struct desk *k = *state;
	says(k, desk_flip(k),
	     "막대그래프. 기업수(단위: 개)는 2014년 32개에서 2024년 186개로 늘어 5.8배가 되었다. "
	     "자료: THE VC, 매일경제(2025. 2.) 보도; 산업일보(2025. 9. 15.) 재인용.");
	says(k, desk_fuel(k),
	     "선그래프. 누적량(단위: 톤)은 공식 관측이 1990년 1,336톤에서 2024년 1만 9,536톤으로 늘어 14.6배가 "
	     "되었고, 발제자 주장이 2025년 4만 4천 톤(주장)에서 2050년 6만 2,750톤으로 늘 것으로 "
	     "전망된다(연 750톤씩 증가 가정). 자료: 산업통상자원부·한국원자력연구원·원자력안전위원회, "
	     "동아일보(2025. 8.) 등 재인용; 발제자 주장은 산업일보(2025. 9. 15.).");
}

static void test_author_wins(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = desk_flip(k);
	p->chart.alt.text = STR("손으로 쓴 글");
	says(k, p, "손으로 쓴 글");
}

static void test_falls_and_stays(void **state)
{
	struct desk *k = *state;
	static const char *const falls[] = {"2020", "100", "2021", "80.5"};
	says(k, plan(k, year_value, falls, 2, "bar"),
	     "막대그래프. 값(단위: 톤)은 2020년 100톤에서 2021년 80.5톤으로 19.5% 줄었다. 자료: 통계청.");
	static const char *const same[] = {"2020", "100", "2021", "100"};
	says(k, plan(k, year_value, same, 2, "bar"),
	     "막대그래프. 값(단위: 톤)은 2020년 100톤에서 2021년 100톤으로 같다. 자료: 통계청.");
	static const char *const sign[] = {"2020", "-3", "2021", "5"};
	says(k, plan(k, year_value, sign, 2, "bar"),
	     "막대그래프. 값(단위: 톤)은 2020년 −3톤에서 2021년 5톤으로 늘었다. 자료: 통계청.");
	static const char *const one[] = {"2020", "100"};
	says(k, plan(k, year_value, one, 1, "bar"),
	     "막대그래프. 값(단위: 톤)은 2020년 100톤이다. 자료: 통계청.");
}

static void test_extremes(void **state)
{
	struct desk *k = *state;
	static const char *const hill[] = {"2020", "10", "2021", "50",
					   "2022", "5",  "2023", "20"};
	says(k, plan(k, year_value, hill, 4, "line"),
	     "선그래프. 값(단위: 톤)은 2020년 10톤에서 2023년 20톤으로 늘어 2.0배가 되었다. 가장 큰 값은 2021년 "
	     "50톤, 가장 작은 값은 2022년 5톤이다. 자료: 통계청.");
}

static void test_names(void **state)
{
	struct desk *k = *state;
	static const char *const few[] = {"가", "1", "나", "20000"};
	says(k, plan(k, name_value, few, 2, "bar"),
	     "막대그래프. 값(단위: 명)은 가 1명, 나 2만 명이다. 자료: 통계청.");
	static const char *const many[] = {"서울", "9", "부산", "3", "대구", "2", "인천", "4"};
	says(k, plan(k, name_value, many, 4, "bar"),
	     "막대그래프. 항목 4개의 값(단위: 명) 가운데 가장 큰 값은 서울 9명, 가장 작은 값은 대구 2명이다. 자료: "
	     "통계청.");
}

static void test_english(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = desk_flip(k);
	p->chart.korean = false;
	p->chart.source.text = STR("THE VC");
	says(k, p,
	     "Bar chart. 기업수 (unit: 개) rose from 32개 in 2014 to 186개 in 2024 (5.8 times). "
	     "Source: THE VC.");
}

static void test_slices(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"가", "1", "나", "3", "기타", "4"};
	struct desk_plan *p = desk_plan(k, desk_table(k, name_value, 2, cell, 3), "arc");
	desk_encode(p, CHANNEL_THETA, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_COLOR, "이름", TYPE_NOMINAL);
	says(k, p,
	     "원그래프. 값(단위: 명)의 구성: 나 3명 (37.5%), 가 1명 (12.5%), 기타 4명 (50.0%). 합계는 "
	     "8명이다. 자료: 통계청.");
	p->chart.korean = false;
	says(k, p,
	     "Pie chart. 값 (unit: 명), parts of the whole: 나 3명 (37.5%), 가 1명 (12.5%), 기타 4명 "
	     "(50.0%). The total is 8명. Source: 통계청.");
}

static void test_cells(void **state)
{
	struct desk *k = *state;
	static const struct desk_column column[] = {{"시도", COLUMN_TEXT, ""},
						    {"해", COLUMN_YEAR, ""},
						    {"값", COLUMN_NUMBER, "톤"}};
	static const char *const cell[] = {"서울", "2020", "5", "서울", "2021", "9",
					   "부산", "2020", "2", "부산", "2021", ""};
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 3, cell, 4), "rect");
	desk_encode(p, CHANNEL_X, "해", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, "시도", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_COLOR, "값", TYPE_QUANTITATIVE);
	says(k, p,
	     "히트맵. 값(단위: 톤)을 칸 3개의 색으로 나타냈다. 가장 큰 값은 서울 2021년 9톤, 가장 작은 값은 부산 2020년 "
	     "2톤이다. 자료: 통계청.");
}

static void test_no_source(void **state)
{
	struct desk *k = *state;
	static const char *const one[] = {"2020", "100"};
	struct desk_plan *p = plan(k, year_value, one, 1, "bar");
	p->chart.source.text = STR_NONE;
	says(k, p, "막대그래프. 값(단위: 톤)은 2020년 100톤이다.");
	assert_string_equal(desk_codes(k), "W640");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_briefing),        cmocka_unit_test(test_author_wins),
		cmocka_unit_test(test_falls_and_stays), cmocka_unit_test(test_extremes),
		cmocka_unit_test(test_names),           cmocka_unit_test(test_english),
		cmocka_unit_test(test_no_source),       cmocka_unit_test(test_slices),
		cmocka_unit_test(test_cells),
	};
	return cmocka_run_group_tests(tests, desk_open, desk_close);
}
