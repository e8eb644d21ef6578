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

/* Amounts grow, levels rise; degrees are no multiples of one another. */
static void test_levels(void **state)
{
	struct desk *k = *state;
	static const struct desk_column heat[] = {{"연도", COLUMN_YEAR, ""},
						  {"기온", COLUMN_NUMBER, "℃"}};
	static const char *const degrees[] = {"2020", "0.5", "2021", "13.0"};
	says(k, plan(k, heat, degrees, 2, "line"),
	     "선그래프. 기온(단위: ℃)은 2020년 0.5℃에서 2021년 13℃로 12.5℃ 올랐다. 자료: 통계청.");
	static const struct desk_column index[] = {{"연도", COLUMN_YEAR, ""},
						   {"물가지수", COLUMN_NUMBER, ""}};
	static const char *const falls[] = {"2020", "100", "2021", "98.5"};
	says(k, plan(k, index, falls, 2, "line"),
	     "선그래프. 물가지수는 2020년 100에서 2021년 98.5로 1.5% 내렸다. 자료: 통계청.");
	static const struct desk_column rate[] = {{"연도", COLUMN_YEAR, ""},
						  {"실업률", COLUMN_NUMBER, "%"}};
	static const char *const points[] = {"2020", "4.0", "2021", "3.6"};
	says(k, plan(k, rate, points, 2, "line"),
	     "선그래프. 실업률(단위: %)은 2020년 4%에서 2021년 3.6%로 0.4%p 내렸다. 자료: 통계청.");
	desk_codes(k);
}

static const struct desk_column three[] = {
	{"연도", COLUMN_YEAR, ""}, {"분야", COLUMN_TEXT, ""}, {"값", COLUMN_NUMBER, "원"}};

static struct desk_plan *parts(struct desk *k, const char *mark)
{
	static const char *const cell[] = {
		"2020", "가",   "1",    "2021", "가",   "3",    "2020", "나",   "2",    "2021",
		"나",   "3",    "2020", "다",   "3",    "2021", "다",   "2",    "2020", "라",
		"4",    "2021", "라",   "4",    "2020", "마",   "5",    "2021", "마",   "8"};
	struct desk_plan *p = desk_plan(k, desk_table(k, three, 3, cell, 10), mark);
	desk_encode(p, CHANNEL_X, "연도", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_COLOR, "분야", TYPE_NOMINAL);
	return p;
}

/* Many series: their span; stacks: their sum; shares: of what. */
static void test_stacks(void **state)
{
	struct desk *k = *state;
	struct desk_plan *p = parts(k, "bar");
	says(k, p,
	     "누적 막대그래프. 값(단위: 원)을 2020년부터 2021년까지 계열 5개(가, 나, 다, 라, 마)로 나누어 "
	     "나타냈다. 합계는 2020년 15원에서 2021년 20원으로 33.3% 늘었다. 가장 큰 값은 마의 2021년 8원이다. "
	     "자료: 통계청.");
	p->chart.korean = false;
	says(k, p,
	     "Stacked bar chart. 값 (unit: 원) from 2020 to 2021 in 5 series (가, 나, 다, 라, 마). The "
	     "total rose from 15원 in 2020 to 20원 in 2021 (33.3%). The greatest value is 마, 2021 "
	     "(8원). Source: 통계청.");
	p = parts(k, "bar");
	p->layer.encoding[CHANNEL_Y].stack = STR("normalize");
	says(k, p,
	     "100% 누적 막대그래프. 값 비중(단위: %)을 2020년부터 2021년까지 계열 5개(가, 나, 다, 라, 마)로 나누어 "
	     "나타냈다. 가장 큰 값은 마의 2021년 40%이다. 자료: 통계청.");
	desk_codes(k);
}

static void test_equal_names(void **state)
{
	struct desk *k = *state;
	static const char *const cell[] = {"부산 시내", "9", "서울", "9",
					   "대구",      "2", "인천", "4"};
	struct desk_plan *p = plan(k, name_value, cell, 4, "bar");
	says(k, p,
	     "막대그래프. 항목 4개의 값(단위: 명) 가운데 가장 큰 값은 ‘부산 시내’ 등 2개 항목의 9명, 가장 작은 값은 "
	     "대구 2명이다. 자료: 통계청.");
	desk_encode(p, CHANNEL_COLOR, "이름", TYPE_NOMINAL); /* the axis names them */
	says(k, p,
	     "막대그래프. 항목 4개의 값(단위: 명) 가운데 가장 큰 값은 ‘부산 시내’ 등 2개 항목의 9명, 가장 작은 값은 "
	     "대구 2명이다. 자료: 통계청.");
	desk_codes(k);
}

static void test_ranges(void **state)
{
	struct desk *k = *state;
	static const struct desk_column column[] = {{"이름", COLUMN_TEXT, ""},
						    {"처음", COLUMN_NUMBER, "명"},
						    {"끝", COLUMN_NUMBER, "명"}};
	static const char *const cell[] = {"가", "3", "9", "나", "2", "7"};
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 3, cell, 2), "bar");
	desk_encode(p, CHANNEL_Y, "이름", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_X, "처음", TYPE_QUANTITATIVE);
	desk_encode(p, CHANNEL_X2, "끝", TYPE_QUANTITATIVE);
	says(k, p,
	     "막대그래프. 처음(단위: 명)의 구간 2개를 나타냈다. 가장 낮은 끝은 나 2명, 가장 높은 끝은 가 9명이다. 자료: "
	     "통계청.");
	desk_codes(k);
}

static void test_dates(void **state)
{
	struct desk *k = *state;
	static const struct desk_column month[] = {{"월", COLUMN_MONTH, ""},
						   {"값", COLUMN_NUMBER, "톤"}};
	static const char *const cell[] = {"2024-11", "10", "2025-02", "15"};
	struct desk_plan *p = plan(k, month, cell, 2, "line");
	says(k, p,
	     "선그래프. 값(단위: 톤)은 2024년 11월 10톤에서 2025년 2월 15톤으로 50.0% 늘었다. 자료: 통계청.");
	p->chart.korean = false;
	says(k, p,
	     "Line chart. 값 (unit: 톤) rose from 10톤 in Nov 2024 to 15톤 in Feb 2025 (50.0%). Source: "
	     "통계청.");
	desk_codes(k);
}

/* What stands on the second axis is told, too. */
static void test_second(void **state)
{
	struct desk *k = *state;
	static const struct desk_column column[] = {{"연도", COLUMN_YEAR, ""},
						    {"값", COLUMN_NUMBER, "톤"},
						    {"증감률", COLUMN_NUMBER, "%"}};
	static const char *const cell[] = {"2020", "100", "2.5", "2021", "150", "3.5"};
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 3, cell, 2), "bar");
	desk_encode(p, CHANNEL_X, "연도", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	struct plan_layer *layer = ARENA_NEW(&k->mem, struct plan_layer, 2);
	layer[0] = layer[1] = p->layer;
	layer[1].mark = (struct plan_mark){.type = STR("line")};
	layer[1].encoding[CHANNEL_Y].column = 2;
	p->chart.layer = layer;
	p->chart.layers = 2;
	p->chart.resolve.scale[CHANNEL_Y] = true;
	says(k, p,
	     "막대그래프. 값(단위: 톤)은 2020년 100톤에서 2021년 150톤으로 50.0% 늘었다. 선그래프로 겹친 증감률(단위: %)은 "
	     "2020년 2.5%에서 2021년 3.5%로 1.0%p 올랐다. 자료: 통계청.");
	desk_codes(k);
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
		cmocka_unit_test(test_cells),           cmocka_unit_test(test_levels),
		cmocka_unit_test(test_stacks),          cmocka_unit_test(test_equal_names),
		cmocka_unit_test(test_ranges),          cmocka_unit_test(test_dates),
		cmocka_unit_test(test_second),
	};
	return cmocka_run_group_tests(tests, desk_open, desk_close);
}
