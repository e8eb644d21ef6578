#include "report/shape/rows.h"
#include "report/themes.h"

/* Themes, and the marks of cells that a theme and a table share. */

#define CELL_MARKS                                                                          \
	TEXT("missing", "결측 칸에 적을 것", "what stands in a missing cell"),              \
		TEXT("not-applicable", "해당 없음에 적을 것",                               \
		     "what stands where nothing applies"),                                  \
		TEXT("suppressed", "비공개에 적을 것", "what stands in a suppressed cell"), \
		TEXT("zero", "0에 적을 것", "what stands for zero"),                        \
		WORD("provisional", "p suffix word none",                                   \
		     "잠정값의 표시: 위첨자 p, 뒤에 붙인 p, 낱말, 없음",                    \
		     "mark of provisional values: raised p, p behind, a word, none")

static const struct shape_key marks[] = {CELL_MARKS};
SHAPE(marks, "빈칸과 잠정값의 표시", "what stands for missing and provisional values");

static const struct shape_key number[] = {
	WORD("negative", "− - △", "음수의 부호", "sign of negative numbers"),
	FLAG("unit-space", "수와 단위 사이를 띄움", "a space between number and unit"),
	CELL_MARKS,
};
static SHAPE(number, "수를 적는 법", "how numbers are written");

#define FAMILIES(name, ko, en) LIST(name, SHAPE_TEXT, SHAPE_TEXT, ko, en)
static const struct shape_key fonts[] = {
	FAMILIES("heading", "제목의 글꼴, 앞에 적은 것부터", "families of headings, in order"),
	FAMILIES("body", "본문의 글꼴", "families of the text"),
	FAMILIES("figure", "그림과 표의 글꼴", "families of figures and tables"),
	FAMILIES("code", "코드의 글꼴", "families of code"),
};
static SHAPE(fonts, "글꼴", "fonts");

#define COLOR(name, ko, en) KEY(name, SHAPE_COLOR, ko, en)
static const struct shape_key colors[] = {
	LIST("series", 0, SHAPE_COLOR, "계열의 색, 차례대로", "colours of series, in order"),
	COLOR("text", "글자", "text"),
	COLOR("secondary", "덜 중요한 글자", "secondary text"),
	COLOR("muted", "흐린 글자", "muted text"),
	COLOR("axis", "축", "axes"),
	COLOR("grid", "눈금선", "grid lines"),
	COLOR("surface", "바탕", "background"),
	COLOR("stripe", "한 줄씩 칠한 표의 바탕", "stripes of tables"),
	COLOR("accent", "강조", "accent"),
	COLOR("positive", "증가", "increase"),
	COLOR("negative", "감소", "decrease"),
	COLOR("link", "링크", "links"),
};
SHAPE(colors, "색(\"#rrggbb\")", "colours (\"#rrggbb\")");

#define SIZE(name, ko, en) NUMBER(name, 4, 200, ko, en)
static const struct shape_key sizes[] = {
	SIZE("body", "본문", "text"),
	SIZE("small", "작은 글", "small text"),
	SIZE("title", "보고서 제목", "title of the report"),
	SIZE("subtitle", "부제", "subtitle"),
	SIZE("h1", "# 제목", "# headings"),
	SIZE("h2", "## 제목", "## headings"),
	SIZE("h3", "### 제목", "### headings"),
	SIZE("chart-title", "도표 제목", "titles of charts"),
	SIZE("axis", "축의 글", "text of axes"),
	SIZE("label", "값과 이름표", "labels of values"),
	SIZE("note", "주와 출처", "notes and sources"),
};
SHAPE(sizes, "글자 크기(포인트)", "sizes in points");

static const struct shape_key caption[] = {
	WORD("preset", "assembly kdi press", "그림과 표의 제목 꼴", "form of captions"),
	WORD("place", "above below", "제목의 자리", "where captions stand"),
};
static SHAPE(caption, "그림과 표의 제목", "captions");

static const struct shape_key stripes[] = {
	FLAG("zebra", "표의 행을 한 줄씩 칠함", "stripe the rows of tables")};
static SHAPE(stripes, "표의 모양", "look of tables");

static const struct shape_key theme[] = {
	WORD("extends", THEMES_NAMES, "바탕이 되는 테마", "the theme that it starts from"),
	MAP("fonts", shape_fonts, "글꼴", "fonts"),
	MAP("colors", shape_colors, "색", "colours"),
	MAP("sizes", shape_sizes, "글자 크기(포인트)", "sizes in points"),
	NUMBER("line-height", 1, 4, "줄 간격(글자 크기의 배)",
	       "line height, in sizes of the type"),
	NUMBER("column-gap", 0.5, 5, "단과 단 사이(글자 크기의 배)",
	       "space between columns, in sizes of the type"),
	MAP("caption", shape_caption, "그림과 표의 제목", "captions"),
	MAP("number", shape_number, "수를 적는 법", "how numbers are written"),
	MAP("table", shape_stripes, "표의 모양", "look of tables"),
};
SHAPE(theme, "테마", "a theme");
