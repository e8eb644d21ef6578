#include "plan/encoding.h"
#include "data/bins.h"
#include "data/summary.h"
#include "data/timeunit.h"
#include "report/shape/rows.h"

/* The channels of a layer, and what each of them has: axis, legend, scale. */

static const struct shape_key sort_by[] = {
	TEXT("field", "순서를 정하는 열", "the column that gives the order"),
	WORD("op", summary_words, "그 열의 집계", "how that column is aggregated"),
	WORD("order", "ascending descending null", "오름차순, 내림차순, 자료의 순서",
	     "ascending, descending, as in the data"),
	WORD("encoding", "x y color size opacity", "순서를 정하는 채널",
	     "the channel that gives the order"),
};
SHAPE(sort_by, "순서: 열과 집계, 또는 채널", "order: by a column or by a channel");

static const struct shape_key bin[] = {
	COUNT("maxbins", 1, BINS_MOST, "구간 수의 한도", "most bins"),
	NUMBER("step", 0, 0, "구간의 너비. 다른 것보다 앞섬",
	       "width of a bin, before all else"),
	LIST("steps", 0, SHAPE_NUMBER, "고를 수 있는 너비들", "widths to choose from"),
	NUMBER("minstep", 0, 0, "가장 좁은 너비", "least width"),
	LIST("extent", 0, SHAPE_NUMBER, "구간으로 나눌 범위: [아래, 위]",
	     "the range that has bins: [lower, upper]"),
	NUMBER("anchor", 0, 0, "구간이 시작되어야 하는 값", "a value at which some bin begins"),
	NUMBER("base", 0, 0, "너비를 정하는 진법(10)", "base of the widths (10)"),
	LIST("divide", 0, SHAPE_NUMBER, "너비를 나누어 볼 수들([5, 2])",
	     "what widths may be divided by ([5, 2])"),
	FLAG("nice", "양 끝을 반듯한 수로", "round ends"),
	FLAG("binned", "이미 구간인 자료: 열은 시작, x2나 y2는 끝",
	     "data in bins already: the column has their starts, x2 or y2 their ends"),
};
SHAPE(bin, "구간", "bins");

static const struct shape_key unit[] = {
	WORD("unit", timeunit_all_words, "때의 단위", "unit of time"),
	COUNT("step", 1, TIMEUNIT_STEP_MOST, "몇 단위씩", "so many units at a time"),
	COUNT("maxbins", 1, BINS_MOST, "unit이 없을 때 기간 수의 한도",
	      "most periods, where unit is not said"),
	FLAG("utc", "세계시. 자료의 때에는 시간대가 없어 뜻이 같음",
	     "UTC; the data's times have no zone, so it means the same"),
	FLAG("binned", "이미 그 단위인 자료: 열은 시작, x2나 y2는 끝",
	     "data in such units already: the column has their starts, x2 or y2 their ends"),
};
SHAPE(unit, "때의 단위", "unit of time");

#define TITLE                                                         \
	{                                                             \
		"title", SHAPE_TEXT | SHAPE_OFF, 0, NULL, 0, 0, NULL, \
		{                                                     \
			"이름. false는 없음", "title; false: none"    \
		}                                                     \
	}
#define STYLE KEY("format", SHAPE_FORMAT, "수의 형식", "number format")

#define INTERVALS "year quarter month week day hour minute"
static const struct shape_key interval[] = {
	{"interval",
	 SHAPE_WORD | SHAPE_NEEDED,
	 0,
	 INTERVALS,
	 0,
	 0,
	 NULL,
	 {"달력의 단위", "unit of the calendar"}},
	COUNT("step", 1, 1000, "몇 단위마다", "every how many"),
};
SHAPE(interval, "달력의 걸음", "a step of the calendar");

/* A number, or on times a unit of the calendar. */
#define STEPS(name, forms, ko, en)                                                         \
	{                                                                                  \
		name, SHAPE_NUMBER | SHAPE_WORD | SHAPE_MAP | (forms), 0, INTERVALS, 0, 0, \
			&shape_interval,                                                   \
		{                                                                          \
			ko, en                                                             \
		}                                                                          \
	}

static const struct shape_key axis[] = {
	TITLE,
	STYLE,
	STEPS("tickCount", 0, "눈금의 수(어림), 때의 축에서는 month 같은 단위도",
	      "about how many ticks; on times also a unit such as month"),
	NUMBER("tickMinStep", 0, 1e300, "눈금 사이의 가장 작은 차이",
	       "least difference between ticks"),
	NUMBER("tickSize", 0, 30, "눈금 표시의 길이(포인트)", "length of tick marks, points"),
	LIST("values", 0, SHAPE_TEXT, "눈금을 둘 값", "where ticks stand"),
	FLAG("grid", "눈금선", "grid lines"),
	FLAG("labels", "눈금의 글", "labels of ticks"),
	FLAG("ticks", "눈금 표시", "marks of ticks"),
	FLAG("domain", "축의 선", "the axis line"),
	KEY("gridColor", SHAPE_COLOR, "눈금선의 색", "colour of grid lines"),
	NUMBER("gridOpacity", 0, 1, "눈금선의 짙기", "opacity of grid lines"),
	NUMBER("gridWidth", 0, 10, "눈금선의 굵기(포인트)", "width of grid lines, points"),
	LIST("gridDash", 0, SHAPE_NUMBER, "눈금선의 무늬: [선, 틈]",
	     "dashes of grid lines: [dash, gap]"),
	NUMBER("labelLimit", 1, 2000, "눈금 글의 가장 넓은 너비(포인트)",
	       "widest label, points"),
	NUMBER("labelPadding", 0, 100, "눈금 글과 축 사이의 틈(포인트)",
	       "gap between labels and axis, points"),
	WORD("orient", "left right top bottom", "축의 자리", "side of the axis"),
	NUMBER("labelAngle", 0, 0, "눈금 글의 기울기(도, −90~90)",
	       "angle of labels, degrees, -90 to 90"),
	NUMBER("offset", 0, 200, "그림과 눈금 글 사이의 거리(포인트)",
	       "distance of the labels from the plot, points"),
};
SHAPE(axis, "축", "axis");

static const struct shape_key legend[] = {
	TITLE,
	WORD("orient", "right top bottom left none", "범례의 자리", "where the legend stands"),
	WORD("direction", "horizontal vertical", "늘어놓는 쪽", "the way it runs"),
	COUNT("columns", 1, 100, "한 줄에 놓을 수", "keys in a line"),
	LIST("values", 0, SHAPE_TEXT, "보일 값들", "the values that are shown"),
	NUMBER("labelLimit", 1, 2000, "글의 가장 넓은 너비(포인트)", "widest label, points"),
	COUNT("symbolLimit", 1, 1000, "보일 이름의 수", "most names"),
	WORD("type", "symbol gradient",
	     "범례의 종류: 이름은 symbol, 수의 색은 gradient, 계급은 둘 다(gradient는 띠)",
	     "kind: symbol for names, gradient for colours by number, either for classes"),
	STYLE,
};
SHAPE(legend, "범례", "legend");

static const struct shape_key header[] = {
	TITLE,
	STYLE,
	FLAG("labels", "칸마다의 이름", "names of the cells"),
};
SHAPE(header, "작은 그림들의 이름", "names of small multiples");

static const struct shape_key scheme[] = {
	KEY("name", SHAPE_TEXT | SHAPE_NEEDED, "색 묶음의 이름", "name of a colour scheme"),
	COUNT("count", 2, PLAN_CLASSES_MOST, "quantize, quantile이 나눌 계급의 수",
	      "how many classes quantize and quantile make"),
};
SHAPE(scheme, "색 묶음", "colour scheme");

static const struct shape_key scale[] = {
	WORD("type", "linear log symlog sqrt pow time utc band point ordinal " PLAN_CLASSES,
	     "척도의 종류", "type of scale"),
	LIST("domain", 0, SHAPE_TEXT, "양 끝의 값, 또는 이름들", "both ends, or the names"),
	TEXT("domainMin", "아래 끝", "lower end"),
	TEXT("domainMax", "위 끝", "upper end"),
	NUMBER("domainMid", 0, 0, "두 색이 갈리는 값", "where two colours part"),
	LIST("range", 0, SHAPE_TEXT,
	     "색, 크기, 모양들, theta의 각(라디안), radius의 길이(포인트)",
	     "colours, sizes or shapes; angles of theta, radians; lengths of radius, points"),
	NUMBER("rangeMin", 0, 0, "range의 처음: theta의 각(라디안), radius의 길이(포인트)",
	       "begin of the range: angle of theta, radians; length of radius, points"),
	NUMBER("rangeMax", 0, 0, "range의 끝", "end of the range"),
	{"scheme",
	 SHAPE_TEXT | SHAPE_MAP,
	 0,
	 NULL,
	 0,
	 0,
	 &shape_scheme,
	 {"색 묶음의 이름, 또는 {name, count}", "name of a colour scheme, or {name, count}"}},
	FLAG("reverse", "거꾸로", "reversed"),
	NUMBER("padding", 0, 200,
	       "띠 사이와 가장자리의 틈(너비의 몫), 수와 때의 축에서는 양 끝의 포인트",
	       "gap between and around bands, as a share; on numbers and times points at the ends"),
	NUMBER("paddingInner", 0, 1, "띠 사이의 틈(너비의 몫)",
	       "gap between bands, as a share"),
	NUMBER("paddingOuter", 0, 10, "가장자리의 틈(너비의 배)", "gap around bands, in bands"),
	STEPS("nice", SHAPE_FLAG, "끝을 반듯한 수로. 눈금의 수나 month 같은 단위도",
	      "round ends; also a number of ticks, or a unit such as month"),
	FLAG("zero", "0을 넣음", "includes zero"),
	FLAG("clamp", "범위 밖의 값을 끝에 둠", "values outside stand at the ends"),
	NUMBER("exponent", 0, 0, "pow의 지수(0보다 큼)", "exponent of pow, above 0"),
	NUMBER("constant", 0, 0, "symlog의 상수(0보다 큼)", "constant of symlog, above 0"),
	NUMBER("base", 0, 0, "log의 밑(1보다 큼)", "base of log, above 1"),
};
SHAPE(scale, "척도", "scale");

#define VALUE                                                                              \
	LIST("value", SHAPE_TEXT, SHAPE_NUMBER,                                            \
	     "자료 대신 쓸 값: 색, 크기, 모양, 선의 무늬, 글, 각(라디안), 반지름(포인트)", \
	     "a value instead of data: colour, size, shape, dashes, text, angle (radians), radius (points)")
#define TYPE                                                          \
	WORD("type", "quantitative Q temporal T ordinal O nominal N", \
	     "값의 종류: 양, 때, 순서, 이름", "kind of values")
#define LEGEND                                                                 \
	{                                                                      \
		"legend", SHAPE_OFF | SHAPE_MAP, 0, NULL, 0, 0, &shape_legend, \
		{                                                              \
			"범례. false는 없음", "legend; false: none"            \
		}                                                              \
	}

static const struct shape_key condition[] = {
	KEY("test", SHAPE_TEXT | SHAPE_NEEDED, "SQL 조건", "an SQL condition"),
	VALUE,
	TEXT("field", "조건에 맞는 행이 쓸 열. 나머지는 condition 옆의 value",
	     "the column that rows use which meet the test; the others have the value beside "
	     "it"),
	TYPE,
	TITLE,
	STYLE,
	MAP("scale", shape_scale, "척도", "scale"),
	LEGEND,
};
SHAPE(condition, "조건에 맞는 행의 값: {test, value}",
      "the value of rows that meet a test: {test, value}");

static const struct shape_key argument[] = {
	TEXT("argmin", "이 열이 가장 작은 행의 값", "the value where this column is least"),
	TEXT("argmax", "이 열이 가장 큰 행의 값", "the value where this column is greatest"),
};
SHAPE(argument, "다른 열이 끝에 이르는 행의 값", "the value where another column ends");

static const struct shape_key channel[] = {
	TEXT("field", "열의 이름", "name of the column"),
	TYPE,
	{"aggregate",
	 SHAPE_WORD | SHAPE_MAP,
	 0,
	 summary_words,
	 0,
	 0,
	 &shape_argument,
	 {"집계, 또는 {argmax: 열}", "aggregation, or {argmax: column}"}},
	{"bin",
	 SHAPE_ON | SHAPE_OFF | SHAPE_WORD | SHAPE_MAP,
	 0,
	 "binned",
	 0,
	 0,
	 &shape_bin,
	 {"값을 구간으로. binned는 이미 구간인 자료",
	  "values in bins; binned: they are in bins already"}},
	{"timeUnit",
	 SHAPE_WORD | SHAPE_MAP,
	 0,
	 timeunit_all_words,
	 0,
	 0,
	 &shape_unit,
	 {"때의 단위, 또는 {unit, step, maxbins}", "unit of time, or {unit, step, maxbins}"}},
	{"sort",
	 SHAPE_WORD | SHAPE_MAP | SHAPE_LIST,
	 SHAPE_TEXT,
	 "ascending descending x y color size opacity -x -y -color -size -opacity none null "
	 "false",
	 0,
	 0,
	 &shape_sort_by,
	 {"순서: 낱말, 이름들, 또는 {field, op, order}",
	  "order: a word, the names, or {field, op, order}"}},
	TITLE,
	{"axis",
	 SHAPE_OFF | SHAPE_MAP,
	 0,
	 NULL,
	 0,
	 0,
	 &shape_axis,
	 {"축. false는 없음", "axis; false: none"}},
	MAP("scale", shape_scale, "척도", "scale"),
	LEGEND,
	VALUE,
	{"condition",
	 SHAPE_MAP | SHAPE_LIST,
	 SHAPE_MAP,
	 NULL,
	 0,
	 0,
	 &shape_condition,
	 {"조건에 맞는 행만 달리: color, opacity, size, strokeDash, text",
	  "rows that meet a test differ: color, opacity, size, strokeDash, text"}},
	KEY("format", SHAPE_FORMAT,
	    "text의 수와 때의 형식. 다른 채널은 axis, legend, header에 적음",
	    "format of the numbers and times of text; others say it in axis, legend, header"),
	TEXT("datum", "자료 대신 쓸 자리", "a place on the scale instead of data"),
	WORD("stack", "zero true normalize center none null false", "쌓는 법",
	     "how values are stacked"),
	NUMBER("columns", 0, 0, "한 줄에 놓을 작은 그림의 수", "small multiples in a line"),
	MAP("header", shape_header, "작은 그림들의 이름", "names of small multiples"),
};
SHAPE(channel, "채널: 열과 척도, 축, 범례", "a channel: column, scale, axis, legend");

/* clang-format off */
#define SAYS_X "가로 자리", "horizontal place"
#define SAYS_Y "세로 자리", "vertical place"
#define SAYS_X2 "가로의 다른 끝", "other horizontal end"
#define SAYS_Y2 "세로의 다른 끝", "other vertical end"
#define SAYS_XOFFSET "가로 띠 안의 자리(나란한 막대)", "place in a horizontal band (bars side by side)"
#define SAYS_YOFFSET "세로 띠 안의 자리", "place in a vertical band"
#define SAYS_COLOR "색: 계열", "colour: the series"
#define SAYS_SIZE "크기", "size"
#define SAYS_SHAPE "모양", "shape"
#define SAYS_OPACITY "짙기", "opacity"
#define SAYS_DASH "선의 무늬", "dashes of lines"
#define SAYS_THETA "각: 원그래프의 조각", "angle: slices of a pie"
#define SAYS_THETA2 "각의 다른 끝", "other end of the angle"
#define SAYS_RADIUS "반지름: 조각의 바깥 끝, 글의 자리", "radius: outer end of a slice, place of words"
#define SAYS_RADIUS2 "반지름의 다른 끝", "other end of the radius"
#define SAYS_TEXT "적을 값", "the text that is written"
#define SAYS_ORDER "그리는 순서", "order of drawing"
#define SAYS_DETAIL "모양은 같고 따로 그릴 계열", "series without a look of their own"
#define SAYS_ROW "위아래로 나눌 열", "column that splits downwards"
#define SAYS_COLUMN "옆으로 나눌 열", "column that splits sideways"
#define SAYS_FACET "작은 그림으로 나눌 열", "column that makes small multiples"
#define SAYS_STATUS "실적, 잠정, 추정, 전망, 주장을 적은 열", "column that says actual, projection, claimed …"
/* clang-format on */
static const struct shape_key encoding[CHANNEL_COUNT] = {
#define X(id, word)                                                           \
	[CHANNEL_##id] = {#word, SHAPE_TEXT | SHAPE_MAP, 0,          NULL, 0, \
			  0,     &shape_channel,         {SAYS_##id}},
	PLAN_CHANNELS(X)
#undef X
};
SHAPE(encoding, "채널마다 열: 연도, 연도:O, mean(값):Q, 또는 {field, type, …}",
      "a column for each channel: year, year:O, mean(value):Q, or {field, type, …}");
