#include "source_helper.h"

struct shape {
	const char *text;
	unsigned titles, headers, rows, notes, blanks, columns;
	const char *first, *last; /* names of the first and last column */
};

/* clang-format off */
static const struct shape shapes[] = {
	{"지역,값\n서울,1\n", 0, 1, 1, 0, 0, 2, "지역", "값"},
	{"지역,값\n서울,부산\n대구,인천\n", 0, 1, 2, 0, 0, 2, "지역", "값"},
	/* titles */
	{"인구 현황\n\n지역,남,여\n서울,1,2\n", 1, 1, 1, 0, 1, 3, "지역", "여"},
	{"인구 현황,,\n(단위: 명),,\n지역,남,여\n서울,1,2\n", 2, 1, 1, 0, 0, 3, "지역", "여"},
	{"인구 현황,,(단위: 명)\n지역,남,여\n서울,1,2\n", 1, 1, 1, 0, 0, 3, "지역", "여"},
	{"인구\n지역,값\n서울,1\n", 1, 1, 1, 0, 0, 2, "지역", "값"},
	{"인구, 2025년\n지역,남,여,계\n서울,1,2,3\n부산,1,2,3\n", 1, 1, 2, 0, 0, 4, "지역", "계"},
	{"통계표,인구,단위:명\n지역,가,나,다,라\n서울,1,2,3,4\n부산,1,2,3,4\n", 1, 1, 2, 0, 0, 5, "지역", "라"},
	/* notes */
	{"지역,남,여\n서울,1,2\n주: 잠정치\n자료: 통계청\n", 0, 1, 1, 2, 0, 3, "지역", "여"},
	{"지역,남,여\n서울,1,2\n\n※ 잠정치이며, 바뀔 수 있음\n", 0, 1, 1, 1, 1, 3, "지역", "여"},
	{"지역,남,여\n서울,1,2\n주:,,\n1) 잠정치,,\n", 0, 1, 1, 2, 0, 3, "지역", "여"},
	{"지역,값\n서울,1\n주: 잠정치\n", 0, 1, 1, 1, 0, 2, "지역", "값"},
	{"지역,남,여\n서울,1,2\n\n통계청에서 받음\n", 0, 1, 1, 1, 1, 3, "지역", "여"},
	{"지역,남,여\n서울,1,2\n기타,,\n", 0, 1, 2, 0, 0, 3, "지역", "여"},
	/* header rows */
	{"기간,지역,인구,인구\n기간,지역,남,여\n2020,서울,1,2\n", 0, 2, 1, 0, 0, 4, "기간", "인구/여"},
	{"구분,2019,2019,2020,2020\n구분,남,여,남,여\n서울,1,2,3,4\n", 0, 2, 1, 0, 0, 5, "구분", "2020/여"},
	{"지역,2019,,2020,\n,남,여,남,여\n서울,1,2,3,4\n", 0, 2, 1, 0, 0, 5, "지역", "2020/여"},
	{"가,나,나\n가,다,다\n가,라,마\n서울,1,2\n", 0, 3, 1, 0, 0, 3, "가", "나/다/마"},
	{"지역,인구,인구\n지역,2019,2020\n서울,10,20\n부산,30,40\n", 0, 2, 2, 0, 0, 3, "지역", "인구/2020"},
	{"시도별,2013,2013\n시도별(1),유치원수 (개),원아수 (명)\n계,8,9\n", 0, 2, 1, 0, 0, 3, "시도별(1)", "2013/원아수"},
	{"지역,값,값\n서울,-,-\n부산,1,2\n", 0, 1, 2, 0, 0, 3, "지역", "값_2"},
	{"지역,인구,면적\n,(명),(㎢)\n서울,1,2\n", 0, 2, 1, 0, 0, 3, "지역", "면적"},
	{"지역,인구,면적\n단위,명,㎢\n서울,1,2\n", 0, 2, 1, 0, 0, 3, "지역", "면적"},
	{",청,사고,사고.1\n0,청,건수,사망\n1,서울,4,0\n2,부산,4,0\n", 0, 2, 2, 0, 0, 4, "열1", "사망"},
	{",이름,값\n0,가,1\n1,나,2\n", 0, 1, 2, 0, 0, 3, "열1", "값"},
	/* blank records */
	{"가,나\n1,2\n,\n3,4\n,\n", 0, 1, 2, 0, 2, 2, "가", "나"},
	{"가\n1\n\n2\n", 0, 1, 2, 0, 1, 1, "가", "가"},
};
/* clang-format on */

static void finds_frames(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(shapes) / sizeof(*shapes); i++) {
		const struct shape *s = &shapes[i];
		struct loaded l;
		load_text(&l, s->text);
		if (!l.ok)
			fail_msg("%s: %s", s->text, diag_label(l.d.first->code));
		const struct table_origin *g = l.t.origin;
		if (g->title_rows != s->titles || g->header_rows != s->headers ||
		    l.t.rows != s->rows || g->note_rows != s->notes ||
		    g->blank_rows != s->blanks || l.t.columns != s->columns)
			fail_msg(
				"%s: titles %u headers %u rows %u notes %u blanks %u columns %u",
				s->text, g->title_rows, g->header_rows, l.t.rows, g->note_rows,
				g->blank_rows, l.t.columns);
		assert_str(l.t.column[0].name, s->first);
		assert_str(l.t.column[s->columns - 1].name, s->last);
		finish_load(&l);
	}
}

static void units(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "인구\n(단위: 천명)\n지역,남,비율(%)\n서울,1,2\n");
	assert_true(l.ok);
	assert_str(l.t.origin->unit, "천명");
	assert_str(l.t.column[1].unit, "천명");
	assert_str(l.t.column[2].unit, "%");
	assert_str(l.t.column[0].unit, "");
	finish_load(&l);
	load_text(&l, "지역,인구,면적\n,(명),(㎢)\n서울,1,2\n");
	assert_str(l.t.column[1].unit, "명");
	assert_str(l.t.column[2].unit, "㎢");
	finish_load(&l);
}

static void tells_what_it_found(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "인구 현황,,\n\n지역,남,여\n서울,1,2\n,,\n자료: 통계청,,\n");
	assert_true(l.ok);
	assert_str(l.t.origin->title, "인구 현황");
	assert_str(l.t.origin->note, "자료: 통계청");
	assert_int_equal(l.t.origin->lines_above, 2);
	assert_int_equal(l.t.header_row, 3);
	assert_non_null(find_notice(&l, DIAG_TITLE_ROWS));
	assert_non_null(find_notice(&l, DIAG_NOTE_ROWS));
	assert_non_null(find_notice(&l, DIAG_BLANK_ROWS));
	assert_int_equal(l.d.warnings, 0);
	finish_load(&l);
}

static void octobers_in_names(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "구별,2017.09,2017.1,2017.11\n가,1,2,3\n");
	assert_str(l.t.column[2].name, "2017.10");
	assert_str(find_notice(&l, DIAG_NAME_OCTOBER)->arg[0], "2017.1");
	finish_load(&l);
	load_text(&l, "구별,2016.12,2017.1,2017.2,2017.9,2017.1,2017.11\n가,1,2,3,4,5,6\n");
	assert_str(l.t.column[2].name, "2017.1");
	assert_str(l.t.column[5].name, "2017.10");
	finish_load(&l);
	load_text(&l, "구별,2016.1,2017.1,2018.1\n가,1,2,3\n");
	assert_str(l.t.column[2].name, "2017.1");
	assert_non_null(find_notice(&l, DIAG_NAME_UNCLEAR));
	finish_load(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_frames),
		cmocka_unit_test(units),
		cmocka_unit_test(tells_what_it_found),
		cmocka_unit_test(octobers_in_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
