#include "report/preset.h"
#include "report/shape/rows.h"
#include "report/themes.h"

/* The front matter. */

#define PAPERS "a4 b5 letter slide 16:9"

static const struct shape_key pdf[] = {
	WORD("papersize", PAPERS, "PDF의 종이", "paper of the PDF"),
	{"pdf-standard",
	 SHAPE_WORD | SHAPE_LIST,
	 SHAPE_WORD,
	 "a-1a a-2a a-3a ua-1",
	 0,
	 0,
	 NULL,
	 {"지킬 표준(보통 a-2a와 ua-1)", "standards to keep (a-2a and ua-1 unless told)"}},
	FLAG("attach-data", "보고서와 자료 파일을 PDF에 붙임(PDF/A-3)",
	     "attach the report and its data to the PDF (PDF/A-3)"),
};
SHAPE(pdf, "PDF의 설정", "options of PDF output");

static const struct shape_key png[] = {
	WORD("preset", PRESET_NAMES, "그림이 놓일 곳에 맞춘 크기",
	     "size by where the figure will stand"),
	NUMBER("ppi", 10, 2400, "인치당 픽셀", "pixels per inch"),
	WORD("background", "white transparent", "바탕", "background"),
};
SHAPE(png, "PNG의 설정", "options of PNG output");

static const struct shape_key format[] = {
	MAP("pdf", shape_pdf, "PDF의 설정", "options of PDF output"),
	MAP("png", shape_png, "PNG의 설정", "options of PNG output"),
};
SHAPE(format, "출력 형식별 설정", "options by output format");

static const struct shape_key params =
	TEXT(NULL, "값. -P 이름=값으로 바꾼다", "its value; -P NAME=VALUE replaces it");
static OWN_NAMES(params, "매개변수: 이름과 값", "parameters: names and values");

static const struct shape_key values =
	TEXT(NULL, "SELECT 문이나 식", "a SELECT or an expression");
static OWN_NAMES(values, "SQL로 셈한 값: 이름과 식",
		 "values computed by SQL: names and expressions");

static const struct shape_key readings = TEXT(NULL, "한글로 적은 소리", "its sound in Hangul");
static OWN_NAMES(readings, "조사를 고를 때 읽는 법", "how words are read, for particles");

static const struct shape_key report[] = {
	KEY("title", SHAPE_TEXT | SHAPE_NEEDED, "제목", "title"),
	TEXT("subtitle", "부제", "subtitle"),
	TEXT("author", "글쓴이", "author"),
	TEXT("organization", "기관", "organization"),
	KEY("date", SHAPE_DATE, "날짜", "date"),
	WORD("lang", "ko en", "글의 말", "language of the text"),
	{"theme",
	 SHAPE_TEXT | SHAPE_MAP,
	 0,
	 THEMES_NAMES,
	 0,
	 0,
	 &shape_theme,
	 {"테마의 이름, YAML 파일, 또는 그 내용",
	  "a theme's name, its YAML file, or its keys"}},
	WORD("papersize", PAPERS, "종이", "paper"),
	{"margin",
	 SHAPE_NUMBER | SHAPE_LIST,
	 SHAPE_NUMBER,
	 NULL,
	 0,
	 100,
	 NULL,
	 {"여백(mm): 수 하나, 또는 [위, 오른쪽, 아래, 왼쪽]",
	  "margins in mm: one number, or [top, right, bottom, left]"}},
	WORD("numbering", "none decimal government", "제목의 번호", "numbers of headings"),
	FLAG("toc", "차례", "table of contents"),
	COUNT("toc-depth", 1, 6, "차례에 넣을 제목의 깊이", "depth of the contents"),
	TEXT("toc-title", "차례의 제목", "heading of the contents"),
	FLAG("lof", "그림 차례", "list of figures"),
	FLAG("lot", "표 차례", "list of tables"),
	FLAG("title-page", "제목을 첫 쪽에 따로", "the title on a page of its own"),
	WORD("line-break", "word syllable", "어절에서 줄바꿈, 또는 음절에서",
	     "lines break between words or syllables"),
	FLAG("justify", "양쪽 맞춤", "justify both sides"),
	WORD("collation", "latin-first hangul-first", "가나다순에서 로마자와 한글의 앞뒤",
	     "whether Latin or Hangul comes first in order"),
	MAP("readings", shape_readings, "조사를 고를 때 읽는 법: {낱말: 소리}",
	    "how words are read, for particles: {word: sound}"),
	MAP("format", shape_format, "출력 형식별 설정", "options by output format"),
	MAP("params", shape_params, "매개변수", "parameters"),
	MAP("data", shape_data, "자료: 이름과 CSV 파일이나 SQL",
	    "data: names and CSV files or SQL"),
	MAP("values", shape_values, "SQL로 셈한 값", "values computed by SQL"),
	LIST("assert", 0, SHAPE_TEXT, "참이어야 하는 SQL 조건",
	     "SQL conditions that must hold"),
};
SHAPE(report, "보고서의 머리(--- 사이)", "front matter of a report (between the ---)");
