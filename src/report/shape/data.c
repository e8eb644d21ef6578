#include <limits.h>

#include "report/shape/rows.h"
#include "source/types.h"

/* The entries of `data`. */

static const struct shape_key types =
	WORD(NULL, TYPES_WORDS, "열의 형식", "type of the column");
static OWN_NAMES(types, "열의 형식: {열: 형식}", "types of columns: {column: type}");

static const struct shape_key units = TEXT(NULL, "열의 단위", "unit of the column");
static OWN_NAMES(units, "열의 단위: {열: 단위}", "units of columns: {column: unit}");

static const struct shape_key fold_names[] = {
	KEY("period", SHAPE_TEXT | SHAPE_NEEDED, "때의 열 이름",
	    "name of the column of periods"),
	TEXT("value", "값의 열 이름", "name of the column of values"),
};
SHAPE(fold_names, "행으로 바꾼 열의 이름", "names of the columns that folding makes");

static const struct shape_key limits[] = {
	COUNT("file", 1, INT_MAX, "파일의 바이트", "bytes of the file"),
	COUNT("rows", 1, INT_MAX, "행의 수", "rows"),
	COUNT("columns", 1, INT_MAX, "열의 수", "columns"),
	COUNT("cell", 1, INT_MAX, "한 칸의 바이트", "bytes of a cell"),
};
SHAPE(limits, "한도", "limits");

static const struct shape_key expect[] = {
	COUNT("rows", 0, 1000000000, "행의 수", "number of rows"),
	LIST("unique", SHAPE_TEXT, SHAPE_TEXT, "값이 겹치지 않는 열",
	     "columns whose values differ in every row"),
	LIST("columns", SHAPE_TEXT, SHAPE_TEXT, "있어야 하는 열", "columns that must be there"),
};
SHAPE(expect, "다르면 오류", "what must hold of the file");

static const struct shape_key entry[] = {
	TEXT("file", "CSV 파일. 보고서 파일이 있는 폴더에서 찾는다",
	     "a CSV file, looked for from the report's folder"),
	TEXT("sql", "다른 자료로 만드는 SELECT 문", "a SELECT over the other entries"),
	HINT("encoding", "UTF-8 CP949 UTF-16LE UTF-16BE ISO-2022-KR JOHAB",
	     "문자 집합. 없으면 알아낸다", "character set; detected when missing"),
	HINT("delimiter", ", ; | tab", "칸을 나누는 글자. 없으면 알아낸다",
	     "what separates cells; detected when missing"),
	COUNT("header", 0, 1000, "머리글의 행 수. 0은 머리글 없음",
	      "rows of the header; 0: there is none"),
	COUNT("skip", 0, 1000000, "머리글 앞에서 건너뛸 줄", "lines before the header"),
	LIST("missing", SHAPE_TEXT, SHAPE_TEXT,
	     "결측 표시를 더한다. - … X NA . 과 빈칸은 늘 결측이다",
	     "more marks of missing values; - … X NA . and blanks always are"),
	MAP("types", shape_types, "열의 형식: {열: 형식}", "types of columns: {column: type}"),
	MAP("unit", shape_units, "열의 단위: {열: 단위}. 머리글의 (단위)보다 앞선다",
	    "units of columns: {column: unit}; they win over the header's"),
	TEXT("status", "실적, 잠정, 추정, 전망, 주장을 적은 열",
	     "the column that says actual, provisional, estimate, projection, claimed"),
	{"totals",
	 SHAPE_WORD | SHAPE_LIST,
	 SHAPE_TEXT,
	 "drop keep",
	 0,
	 0,
	 NULL,
	 {"합계 행을 빼거나(drop) 여느 행으로(keep), 또는 그 이름들",
	  "leave total rows out (drop), take them as any row (keep), or their names"}},
	WORD("ragged", "error pad", "모자란 칸을 빈칸으로 채울지",
	     "whether missing fields are blank"),
	{"fold",
	 SHAPE_TEXT | SHAPE_MAP,
	 0,
	 NULL,
	 0,
	 0,
	 &shape_fold_names,
	 {"때가 이름인 열들을 행으로: 때의 열 이름, 또는 {period, value}",
	  "columns named by periods become rows: the name of the new column, or {period, value}"}},
	LIST("fill", SHAPE_TEXT, SHAPE_TEXT, "빈칸을 위 칸의 값으로 채울 열(병합한 칸)",
	     "columns whose blanks repeat the cell above (merged cells)"),
	WORD("triangle", "minus change", "▲를 음수로, 또는 ▲ 증가와 ▼ 감소로",
	     "▲ is a minus, or ▲ up and ▼ down"),
	FLAG("join-letters", "한 글자씩 띄운 이름 ‘전 국’을 ‘전국’으로",
	     "names spaced apart, 전 국, become 전국"),
	FLAG("replace", "읽을 수 없는 바이트를 U+FFFD로", "bad bytes become U+FFFD"),
	MAP("limits", shape_limits, "한도", "limits"),
	TEXT("source", "출처. 그림과 표 아래에 적힌다",
	     "source, printed below figures and tables"),
	TEXT("url", "출처의 주소", "address of the source"),
	TEXT("retrieved", "받은 날", "when it was retrieved"),
	MAP("expect", shape_expect, "다르면 오류", "what must hold of the file"),
};
SHAPE(entry, "자료 하나", "one entry of data");

static const struct shape_key data = {
	NULL,
	SHAPE_TEXT | SHAPE_MAP,
	0,
	NULL,
	0,
	0,
	&shape_entry,
	{"CSV 파일, 또는 그 설정", "a CSV file, or a map about it"}};
OWN_NAMES(data, "자료: 이름마다 SQL 표 하나", "data: each name is a table of SQL");
