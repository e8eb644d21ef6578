#include "report/labels.h"
#include "report/shape/rows.h"
#include "spec/node.h"

/* The blocks of the body, and the parts that a ::: line opens. */

static const struct shape_key changes[] = {TEXT("caption", "표의 제목", "caption")};
SHAPE(changes, "지난번과 달라진 수치의 표", "a table of the figures that have changed");

static const struct shape_key list[] = {
	KEY("data", SHAPE_TEXT | SHAPE_NEEDED, "자료의 이름", "name of the data"),
	KEY("item", SHAPE_TEXT | SHAPE_NEEDED, "행마다 되풀이할 글: \"**{{정책}}**\"",
	    "the text of each row: \"**{{name}}**\""),
	WORD("number", LABELS_STYLES, "번호의 꼴", "style of the numbers"),
	COUNT("columns", 1, 4, "단의 수", "columns"),
	TEXT("group", "묶을 열", "the column that groups rows"),
	FLAG("keep-together", "쪽 사이에서 나누지 않음", "never split between pages"),
};
SHAPE(list, "자료의 행마다 항목 하나", "one item for each row of the data");

static const struct shape_key figure[] = {
	TEXT("label", "이름", "label"),
	KEY("value", SHAPE_TEXT | SHAPE_NEEDED, "값: \"{{이름}}\"", "value: \"{{name}}\""),
	KEY("format", SHAPE_FORMAT, "수의 형식", "number format"),
	TEXT("unit", "단위", "unit"),
	TEXT("change", "전과 견준 말", "how it has changed"),
	TEXT("source", "출처", "source"),
};
SHAPE(figure, "주요 수치 하나", "one key figure");

static const struct shape_key kpi[] = {
	MAPS("items", SHAPE_NEEDED, shape_figure, "주요 수치들", "the key figures")};
SHAPE(kpi, "주요 수치", "key figures");

static const struct shape_key image[] = {
	KEY("file", SHAPE_TEXT | SHAPE_NEEDED, "PNG나 JPEG 파일", "a PNG or JPEG file"),
	KEY("alt", SHAPE_TEXT | SHAPE_NEEDED, "대체 텍스트", "alternative text"),
	TEXT("caption", "제목", "caption"),
	KEY("width", SHAPE_SHARE, "본문 너비에 대한 너비(50%)", "width in the text's (50%)"),
	NOTE,
	TEXT("source", "출처", "source"),
};
SHAPE(image, "그림 파일", "a picture");

static const struct shape_key rows[] = {
	TEXT("group", "묶을 열", "the column that groups rows"),
	LIST("total", SHAPE_FLAG, SHAPE_TEXT, "합계 행: true, 또는 더할 열들",
	     "total rows: true, or the columns to add up"),
};
SHAPE(rows, "표의 행", "rows of a table");

static const struct shape_key column[] = {
	TEXT("field", "열의 이름", "name of the column"),
	TEXT("title", "머리글", "head"),
	KEY("format", SHAPE_FORMAT, "수의 형식", "number format"),
	TEXT("unit", "단위", "unit"),
	WORD("align", "left center right", "맞춤", "alignment"),
	TEXT("group", "위에 함께 둘 머리글", "head above neighbouring columns"),
	FLAG("bar", "칸에 막대를 함께", "a bar in each cell"),
	LIST("line", 0, SHAPE_TEXT, "열들의 작은 꺾은선", "a small line through these columns"),
};
SHAPE(column, "표의 열 하나", "one column of a table");

static const struct shape_key header_group[] = {
	KEY("title", SHAPE_TEXT | SHAPE_NEEDED, "머리글", "head"),
	LIST("columns", SHAPE_NEEDED, SHAPE_TEXT, "그 아래의 열들", "the columns below it"),
};
SHAPE(header_group, "여러 열 위의 머리글", "a head above several columns");

static const struct shape_key table[] = {
	KEY("data", SHAPE_TEXT | SHAPE_NEEDED, "자료의 이름", "name of the data"),
	{"columns",
	 SHAPE_LIST,
	 SHAPE_TEXT | SHAPE_MAP,
	 NULL,
	 0,
	 0,
	 &shape_column,
	 {"열들. 없으면 모든 열", "the columns; all when missing"}},
	MAP("rows", shape_rows, "행의 묶음과 합계", "groups and totals of rows"),
	KEY("stub", SHAPE_TEXT | SHAPE_OFF, "행의 이름인 열. false는 없음",
	    "the column that names the rows; false: none"),
	MAPS("header-groups", 0, shape_header_group, "여러 열 위의 머리글",
	     "heads above several columns"),
	TEXT("caption", "제목", "caption"),
	NOTE,
	TEXT("source", "출처", "source"),
	FLAG("repeat-header", "쪽이 바뀌면 머리글을 되풀이", "repeat the head on every page"),
	FLAG("landscape", "가로로 놓인 쪽에", "on a page that lies on its side"),
	MAP("marks", shape_marks, "빈칸과 잠정값의 표시",
	    "what stands for missing and provisional values"),
};
SHAPE(table, "자료의 표", "a table of data");

static const struct shape_key markdown[] = {
	TEXT("unit", "모든 수의 단위", "the unit of all figures"),
	TEXT("note", "주", "a note"),
	TEXT("source", "출처", "source"),
};
SHAPE(markdown, ": 제목 {#tbl-… source=\"…\"}", ": Caption {#tbl-… source=\"…\"}");

static const struct shape_key callout[] = {TEXT("title", "제목", "title")};
SHAPE(callout, "::: {.callout title=\"…\"}", "::: {.callout title=\"…\"}");

static const struct shape_key part[] = {KEY("width", SHAPE_SHARE, "너비(50%)", "width (50%)")};
SHAPE(part, "::: {.column width=50%}", "::: {.column width=50%}");

static const struct shape_key columns[] = {
	COUNT("count", 2, 6, "글이 이어 흐르는 단의 수", "columns that the text runs down")};
SHAPE(columns, "::: {.columns}, ::: {.columns count=2}",
      "::: {.columns}, ::: {.columns count=2}");

static const struct shape_key example[] = {
	KEY("source", SHAPE_SHARE, "원문을 결과 왼쪽에, 그 너비(45%)로",
	    "the source at the left of the result, so wide (45%)"),
};
SHAPE(example, "::: {.example}: 안에 쓴 원문과 그 결과",
      "::: {.example}: its own source, and what that makes");

const struct shape shape_bare = {.name = "bare", .says = {"설정이 없음", "takes no keys"}};

const struct shape *const shape_blocks[] = {
#define X(name) &shape_##name,
	SHAPE_BLOCKS(X)
#undef X
		NULL};
