#include "query/steps.h"
#include "data/fit.h"
#include "data/summary.h"
#include "data/timeunit.h"
#include "report/shape/rows.h"

/* The steps of `transform`. A step is the map that has its name as a key. */

#define STEP(id, key_word, ko, en)                         \
	const struct shape shape_##id = {.name = #id,      \
					 .word = key_word, \
					 .says = {ko, en}, \
					 .key = id,        \
					 .keys = sizeof(id) / sizeof(*(id))}
#define NEED(name, ko, en) KEY(name, SHAPE_TEXT | SHAPE_NEEDED, ko, en)
#define NAMES(name, ko, en) LIST(name, SHAPE_TEXT, SHAPE_TEXT, ko, en)
#define GROUPBY NAMES("groupby", "묶는 열들", "the columns that group rows")
#define AS(ko, en) NAMES("as", ko, en)
#define SORT                                                                                            \
	{                                                                                               \
		"sort", SHAPE_TEXT | SHAPE_MAP | SHAPE_LIST, SHAPE_TEXT | SHAPE_MAP, NULL, 0,           \
			0, &shape_order,                                                                \
		{                                                                                       \
			"순서: 열, -열(거꾸로), 또는 {field, order}; 여럿이면 목록",                    \
				"order: a column, -column for descending, or {field, order}, or a list" \
		}                                                                                       \
	}

static const struct shape_key order[] = {
	NEED("field", "열", "column"),
	WORD("order", "ascending descending", "오름차순, 내림차순", "ascending or descending"),
};
SHAPE(order, "순서", "order");

static const struct shape_key op[] = {
	{"op", SHAPE_WORD | SHAPE_NEEDED, 0, summary_words, 0, 0, NULL, {"셈", "operation"}},
	TEXT("field", "열", "column"),
	TEXT("as", "새 열의 이름", "name of the new column"),
};
SHAPE(op, "셈 하나", "one operation");

static const struct shape_key window_op[] = {
	{"op", SHAPE_WORD | SHAPE_NEEDED, 0, steps_op_words, 0, 0, NULL, {"셈", "operation"}},
	TEXT("field", "열", "column"),
	COUNT("param", 1, 1000000, "ntile의 묶음 수, lag와 lead의 거리", "of ntile, lag, lead"),
	TEXT("as", "새 열의 이름", "name of the new column"),
};
SHAPE(window_op, "창 안의 셈 하나", "one operation over a window");

static const struct shape_key from[] = {
	NEED("data", "찾을 자료의 이름", "the data to look in"),
	NEED("key", "그 자료의 열쇠 열", "its key column"),
	LIST("fields", SHAPE_TEXT | SHAPE_NEEDED, SHAPE_TEXT, "가져올 열들",
	     "the columns to take"),
};
SHAPE(from, "어디에서 찾을지", "where to look");

#define TEST(name, forms, ko, en)                                                    \
	{                                                                            \
		name, SHAPE_TEXT | SHAPE_MAP | (forms),                              \
			(forms)&SHAPE_LIST ? SHAPE_TEXT | SHAPE_MAP : 0, NULL, 0, 0, \
			&shape_predicate,                                            \
		{                                                                    \
			ko, en                                                       \
		}                                                                    \
	}
static const struct shape_key predicate[] = {
	TEXT("field", "견줄 열", "the column that is compared"),
	{"timeUnit",
	 SHAPE_WORD | SHAPE_MAP,
	 0,
	 timeunit_all_words,
	 0,
	 0,
	 &shape_unit,
	 {"견주기 전에 때를 묶는 단위", "unit of time that is compared"}},
	TEXT("equal", "같은 값. null은 없는 값", "equal to; null: missing"),
	TEXT("lt", "보다 작은 값", "less than"),
	TEXT("lte", "이하", "at most"),
	TEXT("gt", "보다 큰 값", "more than"),
	TEXT("gte", "이상", "at least"),
	LIST("range", 0, SHAPE_TEXT, "[아래, 위], 두 끝도 듦. null은 열린 끝",
	     "[lower, upper], both included; null: open"),
	LIST("oneOf", 0, SHAPE_TEXT, "이 가운데 하나", "one of these"),
	FLAG("valid", "값이 있는 행(false: 없는 행)", "rows with a value (false: without)"),
	TEST("and", SHAPE_LIST, "모두 맞음", "all hold"),
	TEST("or", SHAPE_LIST, "하나라도 맞음", "any holds"),
	TEST("not", 0, "맞지 않음", "does not hold"),
};
SHAPE(predicate, "조건: 적은 것이 모두 맞는 행", "a condition: rows for which all of it holds");

static const struct shape_key filter[] = {TEST("filter", SHAPE_NEEDED,
					       "남길 행의 SQL 조건, 또는 {field, equal …}",
					       "an SQL condition, or {field, equal …}")};
STEP(filter, "filter", "조건에 맞는 행만", "keep rows that meet a condition");

static const struct shape_key calculate[] = {
	NEED("calculate", "SQL 식", "an SQL expression"),
	NEED("as", "새 열의 이름", "name of the new column"),
	TEXT("unit", "단위", "unit"),
};
STEP(calculate, "calculate", "셈한 열을 더함", "add a computed column");

#define OPS(name, of) MAPS(name, SHAPE_NEEDED, of, "셈들", "operations")
static const struct shape_key aggregate[] = {OPS("aggregate", shape_op), GROUPBY};
STEP(aggregate, "aggregate", "묶음마다 한 행으로", "one row for each group");

static const struct shape_key joinaggregate[] = {OPS("joinaggregate", shape_op), GROUPBY};
STEP(joinaggregate, "joinaggregate", "묶음의 셈을 행마다 더함",
     "add the group's figure to each row");

static const struct shape_key window[] = {
	OPS("window", shape_window_op),
	LIST("frame", 0, SHAPE_TEXT, "앞뒤 몇 행까지: [-2, 0], null은 끝까지",
	     "rows before and after: [-2, 0], null for all"),
	FLAG("ignorePeers", "순서가 같은 행을 따로 셈", "rows of equal order count one by one"),
	GROUPBY,
	SORT,
};
STEP(window, "window", "앞뒤 행을 함께 셈", "operations over neighbouring rows");

static const struct shape_key fold[] = {
	LIST("fold", SHAPE_TEXT | SHAPE_NEEDED, SHAPE_TEXT, "행으로 바꿀 열들",
	     "the columns that become rows"),
	AS("새 두 열의 이름(key, value)", "names of the two new columns (key, value)"),
};
STEP(fold, "fold", "열들을 행으로", "columns become rows");

static const struct shape_key lookup[] = {
	NEED("lookup", "찾을 값이 있는 열", "the column to look up"),
	{"from",
	 SHAPE_MAP | SHAPE_NEEDED,
	 0,
	 NULL,
	 0,
	 0,
	 &shape_from,
	 {"어디에서 찾을지", "where to look"}},
	AS("새 열들의 이름", "names of the new columns"),
	TEXT("default", "없을 때의 값", "the value when there is none"),
};
STEP(lookup, "lookup", "다른 자료에서 열을 가져옴", "take columns of other data");

static const struct shape_key stack[] = {
	NEED("stack", "쌓을 열", "the column to stack"),
	GROUPBY,
	SORT,
	WORD("offset", "zero normalize center", "바닥", "baseline"),
	AS("시작과 끝의 열 이름", "names of start and end"),
};
STEP(stack, "stack", "값을 쌓아 시작과 끝을", "stacks values: start and end");

static const struct shape_key limit[] = {
	{"limit",
	 SHAPE_INTEGER | SHAPE_NEEDED,
	 0,
	 NULL,
	 1,
	 1000000000,
	 NULL,
	 {"남길 수", "how many to keep"}},
	TEXT("field", "가장 큰 것을 고를 이름의 열", "the column of names to choose from"),
	TEXT("by", "크기를 견줄 열", "the column that is compared"),
	TEXT("others", "나머지를 합칠 이름", "the name that adds up the rest"),
	GROUPBY,
	SORT,
};
STEP(limit, "limit", "앞의 몇 행, 또는 가장 큰 몇", "the first rows, or the largest");

static const struct shape_key bins[] = {
	{"bin",
	 SHAPE_ON | SHAPE_MAP | SHAPE_NEEDED,
	 0,
	 NULL,
	 0,
	 0,
	 &shape_bin,
	 {"구간", "bins"}},
	NEED("field", "열", "column"),
	AS("시작과 끝의 열 이름", "names of start and end"),
};
STEP(bins, "bin", "값을 구간으로", "values in bins");

static const struct shape_key time_unit[] = {
	{"timeUnit",
	 SHAPE_WORD | SHAPE_MAP | SHAPE_NEEDED,
	 0,
	 timeunit_all_words,
	 0,
	 0,
	 &shape_unit,
	 {"때의 단위, 또는 {unit, step}", "unit of time, or {unit, step}"}},
	NEED("field", "열", "column"),
	AS("새 열의 이름", "name of the new column"),
};
STEP(time_unit, "timeUnit", "때를 단위로", "times by a unit");

static const struct shape_key quantile[] = {
	NEED("quantile", "분위수를 셈할 열", "the column of which quantiles are computed"),
	GROUPBY,
	LIST("probs", 0, SHAPE_NUMBER, "어느 분위: [0.25, 0.5, 0.75]",
	     "which ones: [0.25, 0.5, 0.75]"),
	NUMBER("step", 0.0001, 1, "probs가 없을 때 분위의 간격(0.01)",
	       "distance of the quantiles where there are no probs (0.01)"),
	AS("새 두 열의 이름(prob, value)", "names of the two new columns (prob, value)"),
};
STEP(quantile, "quantile", "묶음마다 분위수 여러 행", "quantiles, several rows a group");

static const struct shape_key regression[] = {
	NEED("regression", "추세를 셈할 값의 열(y)", "the column of values (y)"),
	NEED("on", "무엇을 따라: 수나 때의 열(x)", "along what: numbers or times (x)"),
	GROUPBY,
	{"method", SHAPE_WORD, 0, fit_words, 0, 0, NULL, {"곡선(linear)", "curve (linear)"}},
	COUNT("order", 0, FIT_ORDER, "poly의 차수(3)", "order of poly (3)"),
	LIST("extent", 0, SHAPE_TEXT, "어디에서 어디까지 그을지: [처음, 끝]",
	     "from where to where: [first, last]"),
	FLAG("params", "점 대신 계수(coef_0 …)와 결정계수(rSquared)를",
	     "coefficients (coef_0 …) and rSquared instead of points"),
	AS("x와 y의 이름", "names of x and y"),
};
STEP(regression, "regression", "추세선이나 추세 곡선의 점들",
     "points of a line or curve of trend");

static const struct shape_key pivot[] = {
	NEED("pivot", "새 열들의 이름이 있는 열", "the column of names that become columns"),
	NEED("value", "그 열들에 들 값의 열", "the column of their values"),
	GROUPBY,
	{"op",
	 SHAPE_WORD,
	 0,
	 summary_words,
	 0,
	 0,
	 NULL,
	 {"한 칸에 여럿이면(sum)", "of several values (sum)"}},
	COUNT("limit", 1, 500, "새 열은 이름 순서로 이만큼",
	      "so many of them, in the order of names"),
};
STEP(pivot, "pivot", "행을 열들로", "rows become columns");

static const struct shape_key keyvals[] = {
	TEXT("start", "처음(0)", "the first (0)"),
	NEED("stop", "그 앞까지", "up to before this"),
	NUMBER("step", 0, 0, "간격(1)", "step (1)"),
};
SHAPE(keyvals, "잇달은 값들", "a sequence of values");

static const struct shape_key impute[] = {
	NEED("impute", "빠진 값을 채울 열", "the column whose missing values are filled"),
	NEED("key", "행을 구별하는 열(때)", "the column that tells rows apart, such as a time"),
	GROUPBY,
	{"keyvals",
	 SHAPE_LIST | SHAPE_MAP | SHAPE_WORD,
	 SHAPE_TEXT,
	 "full",
	 0,
	 0,
	 &shape_keyvals,
	 {"있어야 할 때: 목록, {start, stop}, 또는 full(처음부터 끝까지 빠짐없이)",
	  "keys that must be there: a list, {start, stop}, or full: all between first and last"}},
	WORD("method", "value mean median max min", "무엇으로 채울지(value)",
	     "what is filled in (value)"),
	LIST("frame", 0, SHAPE_TEXT, "앞뒤 몇 행의 값으로: [-1, 1], null은 끝까지",
	     "of which rows before and after: [-1, 1], null for all"),
	TEXT("value", "method가 value일 때 채울 값", "the value of method: value"),
};
STEP(impute, "impute", "빠진 행과 값을 채움(추정으로 표시)",
     "fill in missing rows and values (as estimates)");

static const struct shape_key sort[] = {SORT};
STEP(sort, "sort", "행의 순서", "order of rows");

static const struct shape_key projection[] = {
	NEED("field", "늘려 갈 열", "the column that is carried on"),
	NEED("along", "때의 열", "the column of times"),
	TEXT("where", "늘릴 행의 SQL 조건", "an SQL condition: which rows"),
	WORD("from", "last", "어디부터", "from where"),
	TEXT("rate", "한 걸음에 더할 양", "what each step adds"),
	TEXT("cagr", "한 걸음의 증가율(0.05)", "growth of each step (0.05)"),
	TEXT("to-value", "끝의 값", "the last value"),
	NEED("to", "끝나는 때", "where it ends"),
};
SHAPE(projection, "전망: 가정대로 늘린 행", "projection: rows by an assumption");

static const struct shape_key project[] = {{"project",
					    SHAPE_MAP | SHAPE_NEEDED,
					    0,
					    NULL,
					    0,
					    0,
					    &shape_projection,
					    {"가정", "the assumption"}}};
STEP(project, "project", "전망을 더함", "add a projection");

/* limit and sort are last, because other steps have keys of these names too */
EITHER(transform, "자료를 바꾸는 한 걸음", "one step that changes the data", &shape_project,
       &shape_filter, &shape_calculate, &shape_aggregate, &shape_joinaggregate, &shape_window,
       &shape_fold, &shape_lookup, &shape_stack, &shape_bins, &shape_time_unit, &shape_quantile,
       &shape_regression, &shape_pivot, &shape_impute, &shape_limit, &shape_sort);
