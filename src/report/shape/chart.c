#include "report/shape/rows.h"
#include "report/themes.h"

/* {chart} blocks: what stands around the encoding. */

static const struct shape_key annotation[] = {
	{"type",
	 SHAPE_WORD | SHAPE_NEEDED,
	 0,
	 "growth point range rule text",
	 0,
	 0,
	 NULL,
	 {"종류: 증가, 점, 구간, 선, 글", "kind: growth, point, range, rule, text"}},
	TEXT("from", "시작하는 자리", "where it begins"),
	TEXT("to", "끝나는 자리", "where it ends"),
	TEXT("at", "자리", "where it stands"),
	TEXT("facet", "작은 그림 하나의 이름. 없으면 모두",
	     "name of one small chart; all when missing"),
	TEXT("text", "적을 글", "what it says"),
	{"show",
	 SHAPE_LIST,
	 SHAPE_WORD,
	 "ratio cagr difference",
	 0,
	 0,
	 NULL,
	 {"보일 것: 배율, 연평균 증가율, 차이",
	  "what to show: ratio, annual growth, difference"}},
};
SHAPE(annotation, "도표 위의 설명", "an annotation of a chart");

#define SHARED(name, ko, en) WORD(name, "shared independent", ko, en)
static const struct shape_key resolve_part[] = {
	SHARED("x", "가로", "horizontal"),
	SHARED("y", "세로", "vertical"),
	SHARED("color", "색", "colour"),
};
static SHAPE(resolve_part, "함께 쓸지 따로 둘지", "shared or independent");

static const struct shape_key resolve[] = {
	MAP("scale", shape_resolve_part, "척도", "scales"),
	MAP("axis", shape_resolve_part, "축", "axes"),
	MAP("legend", shape_resolve_part, "범례", "legends"),
};
SHAPE(resolve, "작은 그림들이나 층이 함께 쓰는 것", "what facets or layers share");

#define CHANNEL(name, ko, en)                                                \
	{                                                                    \
		name, SHAPE_TEXT | SHAPE_MAP, 0, NULL, 0, 0, &shape_channel, \
		{                                                            \
			ko, en                                               \
		}                                                            \
	}
static const struct shape_key facet_parts[] = {
	CHANNEL("row", "위아래로 나눌 열", "column that splits downwards"),
	CHANNEL("column", "옆으로 나눌 열", "column that splits sideways"),
};
SHAPE(facet_parts, "작은 그림을 행과 열로", "small multiples in rows and columns");
EITHER(facet, "작은 그림으로 나눌 열", "the column that makes small multiples",
       &shape_facet_parts, &shape_channel);

#define MARK                                                     \
	KEY("mark", SHAPE_MARK, "마크: 이름, 또는 {type, 속성}", \
	    "mark: its name, or {type, properties}")
#define STEPS                                                            \
	MAPS("transform", 0, shape_transform, "그리기 전에 자료를 바꿈", \
	     "changes the data before they are drawn")
#define DATA TEXT("data", "자료의 이름", "name of the data")
#define ENCODING MAP("encoding", shape_encoding, "채널마다 열", "a column for each channel")

static const struct shape_key layer[] = {MARK, ENCODING, DATA, STEPS};
SHAPE(layer, "겹쳐 그리는 층 하나", "one layer of a chart");

static const struct shape_key chart[] = {
	TEXT("title", "제목", "title"),
	TEXT("subtitle", "부제", "subtitle"),
	DATA,
	MARK,
	ENCODING,
	STEPS,
	MAPS("layer", 0, shape_layer, "겹쳐 그리는 층들", "layers drawn over each other"),
	{"facet",
	 SHAPE_TEXT | SHAPE_MAP,
	 0,
	 NULL,
	 0,
	 0,
	 &shape_facet,
	 {"작은 그림으로 나눌 열, 또는 {row, column}",
	  "the column that makes small multiples, or {row, column}"}},
	MAP("resolve", shape_resolve, "작은 그림들이나 층이 함께 쓰는 것",
	    "what facets or layers share"),
	MAPS("annotate", 0, shape_annotation, "도표 위의 설명", "annotations"),
	NOTE,
	TEXT("source", "출처", "source"),
	HINT("alt", "auto", "대체 텍스트. 없거나 auto면 만든다",
	     "alternative text; written for you when missing or auto"),
	NUMBER("width", 0, 0, "너비(포인트)", "width in points"),
	NUMBER("height", 0, 0, "높이(포인트)", "height in points"),
	{"theme",
	 SHAPE_TEXT | SHAPE_MAP,
	 0,
	 THEMES_NAMES,
	 0,
	 0,
	 &shape_theme,
	 {"이 도표만의 테마", "a theme of this chart alone"}},
	WORD("table", "none below", "그린 자료를 아래에 표로",
	     "the data drawn as a table below"),
};
const struct shape shape_chart = {.name = "chart",
				  .says = {"도표", "a chart"},
				  .key = chart,
				  .keys = sizeof(chart) / sizeof(*chart),
				  .home = "encoding"};
