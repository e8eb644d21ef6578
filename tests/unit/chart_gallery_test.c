#include "chart_check.h"

#include "sink/sink.h"

static const char *program; /* argv[0] */

/*
 * Every kind of chart at several sizes: nothing touches, nothing leaves. One
 * page a figure is kept beside the test, for people to look at and for the
 * conformance check.
 */
static void write_pages(struct desk *k, struct pages *pages, const char *name)
{
	struct str path = arena_printf(&k->mem, "%s-%s", program, name);
	struct sink_result r;
	struct sink_options o = {.standard = STR("2a")};
	pages->title = STR("그림");
	pages->lang = STR("ko-KR");
	if (!sink_pdf.write(pages, 0, path, &o, &r, &k->d))
		fail_msg("%s: %.*s", desk_codes(k),
			 STR_ARG(k->d.first ? k->d.first->arg[0] : path));
}

static void add_page(struct desk *k, struct pages *pages, const struct chart *c, double width)
{
	struct box box = chart_box(c, pages->document);
	double h = box.type->height(&box, width);
	struct page *page = page_add(pages, (struct size){width + 40, h + 40}, &k->mem);
	chart_place(c, pages->document, (struct rect){20, 20, width, h}, &page->scene);
}

static struct table *sido(struct desk *k)
{
	static const struct desk_column column[] = {{"시도", COLUMN_TEXT, ""},
						    {"인구", COLUMN_NUMBER, "명"}};
	static const char *const cell[] = {
		"서울특별시",     "9384512",  "부산광역시",     "3266598",
		"대구광역시",     "2363629",  "인천광역시",     "3021010",
		"광주광역시",     "1408422",  "대전광역시",     "1442216",
		"울산광역시",     "1097821",  "세종특별자치시", "386525",
		"경기도",         "13694685", "강원특별자치도", "1517766",
		"충청북도",       "1591177",  "충청남도",       "2136574",
		"전북특별자치도", "1738690",  "전라남도",       "1788819",
		"경상북도",       "2531384",  "경상남도",       "3228380",
		"제주특별자치도", "670858"};
	return desk_table(k, column, 2, cell, 17);
}

static struct desk_plan *two(struct desk *k, const struct table *t, const char *mark,
			     const char *x, enum plan_type xt, const char *y)
{
	struct desk_plan *p = desk_plan(k, t, mark);
	desk_encode(p, CHANNEL_X, x, xt);
	desk_encode(p, CHANNEL_Y, y, TYPE_QUANTITATIVE);
	return p;
}

static struct table *energy(struct desk *k)
{
	static const struct desk_column column[] = {{"연도", COLUMN_YEAR, ""},
						    {"전원", COLUMN_TEXT, ""},
						    {"발전량", COLUMN_NUMBER, "TWh"}};
	static const char *const kind[] = {"원자력", "석탄", "가스", "신재생", "기타"};
	static const int base[] = {150, 230, 130, 30, 10};
	const char **cell = ARENA_NEW(&k->mem, const char *, 3 * 5 * 10);
	for (int y = 0; y < 10; y++)
		for (int s = 0; s < 5; s++) {
			const char **row = &cell[(y * 5 + s) * 3];
			row[0] = arena_printf(&k->mem, "%d", 2015 + y).p;
			row[1] = kind[s];
			row[2] = arena_printf(&k->mem, "%d",
					      base[s] + (s == 1 ? -8 : 4 + s) * y +
						      (y * 7 + s * 13) % 11)
					 .p;
		}
	return desk_table(k, column, 3, cell, 50);
}

static struct table *change(struct desk *k)
{
	static const struct desk_column column[] = {{"월", COLUMN_MONTH, ""},
						    {"증감률", COLUMN_NUMBER, "%"}};
	const char **cell = ARENA_NEW(&k->mem, const char *, 2 * 18);
	for (int i = 0; i < 18; i++) {
		cell[2 * i] = arena_printf(&k->mem, "%d-%02d", 2024 + i / 12, i % 12 + 1).p;
		cell[2 * i + 1] = arena_printf(&k->mem, "%.1f", 4 * sin(i * 0.7) - 0.6).p;
	}
	return desk_table(k, column, 2, cell, 18);
}

static struct table *survey(struct desk *k)
{
	static const struct desk_column column[] = {{"응답", COLUMN_TEXT, ""},
						    {"성별", COLUMN_TEXT, ""},
						    {"비율", COLUMN_NUMBER, "%"}};
	static const char *const cell[] = {"규제환경이 지나치게 엄격하고 예측하기 어려워서",
					   "남자",
					   "41.2",
					   "규제환경이 지나치게 엄격하고 예측하기 어려워서",
					   "여자",
					   "38.9",
					   "국내 시장 규모가 작아서",
					   "남자",
					   "33.0",
					   "국내 시장 규모가 작아서",
					   "여자",
					   "35.5",
					   "단기 매출 성과 중심의 투자시장 때문에",
					   "남자",
					   "18.1",
					   "단기 매출 성과 중심의 투자시장 때문에",
					   "여자",
					   "19.7",
					   "기타",
					   "남자",
					   "7.7",
					   "기타",
					   "여자",
					   "5.9"};
	return desk_table(k, column, 3, cell, 8);
}

static struct pages pages;

static void show(struct desk *k, struct desk_plan *p, const char *title, double width,
		 double scale)
{
	p->chart.title.text = str_of(title);
	p->chart.id = STR_NONE;
	struct chart *c = desk_chart(k, p, scale);
	if (!c)
		fail_msg("%s: %s", title, desk_codes(k));
	desk_codes(k);
	for (int i = 0; i < 4; i++) { /* no size is special */
		struct rect at = {3, 5, width * (1 + 0.4 * i), 0};
		struct box box = chart_box(c, pages.document);
		struct scene scene = {.mem = &k->mem};
		at.h = box.type->height(&box, at.w) * (i == 3 ? 0.7 : 1);
		chart_place(c, pages.document, at, &scene);
		check_figure(&scene, at);
	}
	add_page(k, &pages, c, width);
}

static struct desk_plan *simple(struct desk *k, const char *const *cell, size_t rows,
				const char *mark)
{
	static const struct desk_column column[] = {{"이름", COLUMN_TEXT, ""},
						    {"값", COLUMN_NUMBER, "개"}};
	return two(k, desk_table(k, column, 2, cell, rows), mark, "이름", TYPE_NOMINAL, "값");
}

/* Bars and a line over the same years, in one plot. */
static struct desk_plan *layered(struct desk *k)
{
	struct desk_plan *p = two(k, energy(k), "bar", "연도", TYPE_ORDINAL, "발전량");
	struct plan_layer *layer = ARENA_NEW(&k->mem, struct plan_layer, 2);
	p->layer.encoding[CHANNEL_Y].aggregate = STR("max");
	layer[0] = layer[1] = p->layer;
	layer[1].mark.type = STR("line");
	layer[1].mark = (struct plan_mark){.type = STR("line")};
	desk_property(k, &layer[1].mark, "color", "#c78500");
	layer[1].encoding[CHANNEL_Y].aggregate = STR("mean");
	p->chart.layer = layer;
	p->chart.layers = 2;
	return p;
}

static void hostile(struct desk *k)
{
	struct desk_plan *p;
	static const char *const one[] = {"하나", "42"};
	show(k, simple(k, one, 1, "bar"), "한 행", 482, 1);
	static const char *const huge[] = {"1e15", "1000000000000000", "2e15",
					   "2000000000000000"};
	show(k, simple(k, huge, 2, "bar"), "1e15", 482, 1);
	static const char *const tiny[] = {"a", "0.000000000001", "b", "0.000000000003"};
	show(k, simple(k, tiny, 2, "bar"), "1e-12", 482, 1);
	static const char *const minus[] = {"가", "-30", "나", "20", "다", "-5", "라", "12"};
	show(k, simple(k, minus, 4, "bar"), "음수", 300, 1);
	p = simple(k, minus, 4, "bar");
	p->layer.encoding[CHANNEL_Y] = p->layer.encoding[CHANNEL_X];
	desk_encode(p, CHANNEL_X, "값", TYPE_QUANTITATIVE);
	show(k, p, "음수: 눕힌 막대", 300, 1);
	static const char *const lengthy[] = {
		"가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라",
		"7",
		"둘째",
		"9",
		"셋째 항목의 이름은 조금 길다",
		"3"};
	show(k, simple(k, lengthy, 3, "bar"), "예순 음절 이름", 482, 1);
	p = desk_flip(k);
	p->layer.encoding[CHANNEL_Y].scale.zero = TRI_NO;
	p->layer.encoding[CHANNEL_Y].scale.lo = (struct plan_number){true, 20};
	show(k, p, "끊긴 축", 300, 1);
	p = desk_flip(k);
	p->layer.encoding[CHANNEL_Y] = p->layer.encoding[CHANNEL_X];
	desk_encode(p, CHANNEL_X, "기업수", TYPE_QUANTITATIVE);
	show(k, p, "눕힌 성장", 482, 1);
	p = two(k, change(k), "line", "월", TYPE_TEMPORAL, "증감률");
	p->annotation[0] = (struct plan_annotation){.type = ANNOTATE_RANGE,
						    .from = STR("2024-06"),
						    .to = STR("2024-09"),
						    .text = {.text = STR("감소 국면")}};
	p->annotation[1] = (struct plan_annotation){.type = ANNOTATE_POINT,
						    .where = STR("2024-12"),
						    .text = {.text = STR("연말 특수")}};
	p->annotation[2] = (struct plan_annotation){.type = ANNOTATE_RULE,
						    .where = STR("2025-03"),
						    .text = {.text = STR("제도 개편")}};
	p->chart.annotations = 3;
	show(k, p, "주석", 482, 1);
	p = two(k, energy(k), "bar", "연도", TYPE_TEMPORAL, "발전량");
	desk_encode(p, CHANNEL_COLOR, "전원", TYPE_NOMINAL);
	p->layer.encoding[CHANNEL_Y].stack = STR("normalize");
	show(k, p, "비중", 482, 1);
	p = two(k, energy(k), "point", "연도", TYPE_QUANTITATIVE, "발전량");
	desk_encode(p, CHANNEL_COLOR, "전원", TYPE_NOMINAL);
	show(k, p, "산점도", 482, 1);
	p = two(k, energy(k), "line", "연도", TYPE_TEMPORAL, "발전량");
	desk_encode(p, CHANNEL_COLOR, "전원", TYPE_NOMINAL);
	p->layer.encoding[CHANNEL_Y].scale.type = STR("log");
	desk_property(k, &p->layer.mark, "label", "none");
	show(k, p, "로그 축", 482, 1);
	p = two(k, energy(k), "bar", "연도", TYPE_ORDINAL, "발전량");
	p->layer.encoding[CHANNEL_Y].aggregate = STR("sum");
	p->annotation[0] = (struct plan_annotation){.type = ANNOTATE_GROWTH,
						    .from = STR("2015"),
						    .to = STR("2020"),
						    .show_ratio = true};
	p->annotation[1] = (struct plan_annotation){.type = ANNOTATE_GROWTH,
						    .from = STR("2017"),
						    .to = STR("2024"),
						    .show_cagr = true,
						    .show_difference = true};
	p->chart.annotations = 2;
	show(k, p, "합계와 두 성장 표시", 482, 1);
	p = desk_fuel(k);
	p->layer.mark.type = STR("bar");
	p->chart.korean = false;
	show(k, p, "Bars with statuses", 482, 1);
	p = desk_fuel(k);
	p->chart.korean = false;
	show(k, p, "Spent fuel", 482, 1);
}

static void test_gallery(void **state)
{
	struct desk *k = *state;
	static const struct tag document = {.kind = TAG_DOCUMENT};
	struct desk_plan *p;
	pages = (struct pages){.document = &document};
	show(k, two(k, sido(k), "bar", "시도", TYPE_NOMINAL, "인구"),
	     "시도별 인구(자동으로 눕힘)", 482, 1);
	p = two(k, sido(k), "bar", "시도", TYPE_NOMINAL, "인구");
	p->layer.encoding[CHANNEL_X].sort = STR("-y");
	show(k, p, "시도별 인구(큰 순서)", 300, 1);
	p = two(k, energy(k), "bar", "연도", TYPE_ORDINAL, "발전량");
	desk_encode(p, CHANNEL_COLOR, "전원", TYPE_NOMINAL)->sort = STR("null");
	show(k, p, "전원별 발전량: 누적", 482, 1);
	p = two(k, energy(k), "line", "연도", TYPE_TEMPORAL, "발전량");
	desk_encode(p, CHANNEL_COLOR, "전원", TYPE_NOMINAL)->sort = STR("null");
	show(k, p, "전원별 발전량: 선 다섯 개(범례)", 482, 1);
	p = two(k, energy(k), "area", "연도", TYPE_TEMPORAL, "발전량");
	desk_encode(p, CHANNEL_COLOR, "전원", TYPE_NOMINAL)->sort = STR("null");
	show(k, p, "전원별 발전량: 누적 영역", 482, 1);
	show(k, two(k, change(k), "bar", "월", TYPE_TEMPORAL, "증감률"),
	     "전년 동월 대비 증감률", 482, 1);
	show(k, two(k, change(k), "line", "월", TYPE_TEMPORAL, "증감률"),
	     "전년 동월 대비 증감률", 482, 1);
	p = two(k, survey(k), "bar", "응답", TYPE_NOMINAL, "비율");
	desk_encode(p, CHANNEL_XOFFSET, "성별", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_COLOR, "성별", TYPE_NOMINAL);
	show(k, p, "본사를 해외로 옮긴 까닭(묶은 막대)", 482, 1);
	show(k, p, "본사를 해외로 옮긴 까닭(좁은 폭)", 230, 1);
	show(k, desk_flip(k), "해외 본사 한국 스타트업, 10년 새 5.8배로", 231, 1);
	show(k, desk_fuel(k), "사용후핵연료 누적량: 공식 관측과 발제자의 주장", 231, 1);
	write_pages(k, &pages, "gallery-2a.pdf");
	pages = (struct pages){.document = &document};
	show(k, layered(k), "막대와 선", 482, 1);
	hostile(k);
	write_pages(k, &pages, "hostile-2a.pdf");
	pages = (struct pages){.document = &document};
	struct chart *c = desk_chart(k, desk_flip(k), 1.9);
	struct page *page = page_add(&pages, (struct size){960, 540}, &k->mem);
	chart_place(c, &document, (struct rect){48, 36, 864, 468}, &page->scene);
	c = desk_chart(k, desk_fuel(k), 1.9);
	page = page_add(&pages, (struct size){960, 540}, &k->mem);
	chart_place(c, &document, (struct rect){48, 36, 864, 468}, &page->scene);
	write_pages(k, &pages, "slide-2a.pdf");
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_gallery),
	};
	program = argc ? argv[0] : "chart_gallery_test";
	return cmocka_run_group_tests(tests, desk_open, desk_close);
}
