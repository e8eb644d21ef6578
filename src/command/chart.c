#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/path.h"
#include "command/command.h"
#include "command/progress.h"
#include "data/summary.h"
#include "mark/mark.h"
#include "report/draft.h"
#include "report/themes.h"

/*
 * A chart without a report file. Every option is a place in a {chart} block;
 * the command line is the file that messages point into.
 */
#define LINE_NAME "dopyo chart"

/* name, letter, place in the block (NULL: see take()), kind of value, words, what stands
 * for it and what it means in both languages */
/* clang-format off */
#define NAMES(name) #name " "
#define CHANNEL(X, name, letter, place, ko, en) X(name, letter, place, COLUMN, NULL, "열", "COLUMN", ko, en)
#define WORDS(X, name, letter, place, ko, en) X(name, letter, place, TEXT, NULL, "글", "TEXT", ko, en)
#define OWN(X) \
	CHANNEL(X, "x", 'x', "encoding.x", "가로: 연도, 연도:O, mean(값):Q. 없으면 열을 보고 고름", "horizontal: year, year:O, mean(value):Q; chosen when missing") \
	CHANNEL(X, "y", 'y', "encoding.y", "세로. 여러 번 쓰면 열마다 계열 하나(-x도)", "vertical; repeated, each column is a series (so with -x)") \
	CHANNEL(X, "color", 'c', "encoding.color", "계열의 색", "colour: the series") \
	X("mark", 'm', "mark", TEXT, MARKS(NAMES), "마크", "MARK", "bar, line, … (dopyo info)", "bar, line, … (dopyo info)") \
	CHANNEL(X, "x2", 0, "encoding.x2", "가로의 다른 끝", "other horizontal end") \
	CHANNEL(X, "y2", 0, "encoding.y2", "세로의 다른 끝", "other vertical end") \
	CHANNEL(X, "x-offset", 0, "encoding.xOffset", "나란한 막대의 열", "column of bars side by side") \
	CHANNEL(X, "y-offset", 0, "encoding.yOffset", "나란한 가로 막대의 열", "column of horizontal bars side by side") \
	CHANNEL(X, "size", 0, "encoding.size", "크기", "size") \
	CHANNEL(X, "shape", 0, "encoding.shape", "모양", "shape") \
	CHANNEL(X, "theta", 0, "encoding.theta", "원그래프의 각", "angle of a pie") \
	CHANNEL(X, "text", 0, "encoding.text", "적을 값", "text that is written") \
	CHANNEL(X, "detail", 0, "encoding.detail", "색 없이 나눌 계열", "series without a colour") \
	CHANNEL(X, "row", 0, "encoding.row", "위아래로 나눈 작은 그림", "small multiples, downwards") \
	CHANNEL(X, "column", 0, "encoding.column", "옆으로 나눈 작은 그림", "small multiples, sideways") \
	CHANNEL(X, "facet", 0, "encoding.facet", "작은 그림", "small multiples") \
	X("aggregate", 'a', "measure.aggregate", TEXT, SUMMARY_WORDS, "집계", "OP", "sum, mean, count, …", "sum, mean, count, …") \
	X("stack", 0, "measure.stack", TEXT, "zero normalize none", "방식", "HOW", "쌓는 법: zero, normalize, none", "how values stack: zero, normalize, none") \
	X("number-format", 0, "measure.axis.format", TEXT, NULL, "형식", "FORMAT", "수의 형식: man, .1%, …", "of numbers: man, .1%, …") \
	X("sort", 's', "dimension.sort", TEXT, "ascending descending -x -y", "순서", "ORDER", "ascending, descending, -x, -y, …", "ascending, descending, -x, -y, …") \
	X("label", 0, "mark.label", TEXT, "none end inside all", "곳", "WHERE", "값을 적을 곳: none, end, inside, all", "where values are written: none, end, inside, all") \
	WORDS(X, "title", 't', "title", "제목", "title") \
	WORDS(X, "subtitle", 0, "subtitle", "부제", "subtitle") \
	WORDS(X, "source", 0, "source", "출처", "source") \
	WORDS(X, "note", 0, "note", "주", "note") \
	WORDS(X, "alt", 0, "alt", "대체 텍스트", "alternative text") \
	X("width", 0, "width", TEXT, NULL, "수", "N", "너비(포인트)", "width in points") \
	X("height", 0, "height", TEXT, NULL, "수", "N", "높이(포인트)", "height in points") \
	X("fold", 0, "data.fold", TEXT, NULL, "이름", "NAME", "연도나 달이 이름인 열들을 행으로, 때는 그 이름의 열로", "columns named by years or months become rows, the periods a column of that name") \
	X("totals", 0, "data.totals", TEXT, "keep drop", "방법", "HOW", "합계 행을 다른 행처럼 그리거나(keep) 버림(drop)", "draw total rows like others (keep), or leave them out (drop)") \
	X("status", 0, "data.status", COLUMN, NULL, "열", "COLUMN", "실적, 전망, 주장 … 을 적은 열", "where 실적, projection, … stand") \
	X("where", 'w', "where", TEXT, NULL, "조건", "CONDITION", "이 SQL 조건에 맞는 행만(여러 번 쓰면 모두 맞는 행)", "only rows that meet this SQL condition (all of them, when repeated)") \
	X("query", 0, "query", TEXT, NULL, "SELECT", "SELECT", "CSV 대신 이 SELECT의 결과를. 표의 이름은 파일의 이름, 그것이 SQL의 이름이 못 되면 data", "the result of this SELECT; its table is named as the file is, or data where SQL does not take that") \
	X("set", 0, NULL, TEXT, NULL, "키=값", "KEY=VALUE", "도표 블록의 아무 키: encoding.y.scale.type=log; 자료 항목은 data.encoding=CP949처럼", "any key of a chart block: encoding.y.scale.type=log; of the data entry: data.encoding=CP949") \
	X("unit", 'u', NULL, TEXT, NULL, "단위", "UNIT", "수의 단위", "of the numbers") \
	X("theme", 0, NULL, TEXT, THEMES_NAMES, "테마", "THEME", "이름이나 YAML 파일", "a name or a YAML file") \
	X("lang", 0, NULL, WORD, "ko en", "말", "LANG", "그림의 말: ko, en", "language of the figure: ko, en") \
	X("yaml", 0, NULL, FLAG, NULL, NULL, NULL, "그리지 않고 보고서의 글로", "print it as a report instead")
/* clang-format on */

static const struct command_option own[] = {
#define X(word, key, place, kind, choice, stands_ko, stands_en, ko, en) \
	{.name = (word),                                                \
	 .letter = (key),                                               \
	 .value = OPTION_##kind,                                        \
	 .words = (choice),                                             \
	 .stands = {stands_ko, stands_en},                              \
	 .says = {ko, en},                                              \
	 .takes = {"키=값", "KEY=VALUE"}},
	OWN(X)
#undef X
		{0},
};

static const char *const path[] = {
#define X(name, letter, place, ...) place,
	OWN(X)
#undef X
};

struct asked {
	struct draft draft;
	struct draft_word *word; /* of draft */
	size_t room;
	bool yaml;
	char **argv; /* in the order typed: getopt moves them */
	int argc;
	struct str line;  /* the command line as it would be typed */
	uint32_t *offset; /* of each argument in line, behind its quote */
};

/* ---- the command line as a file */

static void write_line(struct asked *a, struct arena *mem, int argc, char **argv)
{
	struct buf line = {0};
	a->argc = argc;
	a->argv = ARENA_NEW(mem, char *, (size_t)argc);
	a->offset = ARENA_NEW(mem, uint32_t, (size_t)argc);
	buf_text(&line, "dopyo");
	for (int i = 0; i < argc; i++) {
		buf_char(&line, ' ');
		a->argv[i] = argv[i];
		a->offset[i] = (uint32_t)(line.n + command_word(&line, argv[i]));
	}
	a->line = buf_take(&line, mem);
}

/* Where a part of an argument stands in the line; the run adds it as file 1. */
static struct span place(const struct asked *a, const char *part, size_t n)
{
	for (int i = 0; i < a->argc; i++) {
		const char *arg = a->argv[i];
		if (part < arg || part > arg + strlen(arg))
			continue;
		uint32_t lo = a->offset[i];
		for (const char *s = arg; s < part; s++)
			lo += *s == '\'' ? 4 : 1;
		uint32_t hi = lo;
		for (size_t k = 0; k < n; k++)
			hi += part[k] == '\'' ? 4 : 1;
		return (struct span){1, lo, hi};
	}
	return SPAN_NONE;
}

/* ---- options */

static void add_word(struct command_line *l, struct str to, const char *text)
{
	struct asked *a = l->own;
	struct draft_word w = {.path = to, .text = str_of(text)};
	w.at = place(a, text, w.text.n);
	w.path_at = place(a, to.p, to.n);
	if (!w.path_at.file)
		w.path_at = w.at;
	ARENA_PUSH(&l->mem, a->word, a->draft.words, a->room) = w;
	a->draft.word = a->word;
}

/* --set encoding.y.scale.zero=false */
static bool set_property(struct command_line *l, const char *text)
{
	size_t eq = strcspn(text, "=");
	if (!text[eq] || eq == 0)
		return false;
	add_word(l, (struct str){text, eq}, text + eq + 1);
	return true;
}

static bool take(struct command_line *l, size_t i, const char *text)
{
	struct asked *a = l->own;
	struct draft *d = &a->draft;
	const char *name = own[i].name;
	struct span at = text ? place(a, text, strlen(text)) : SPAN_NONE;
	if (path[i]) {
		add_word(l, str_of(path[i]), text);
		if (strcmp(name, "status") == 0)
			add_word(l, STR("encoding.status"), text);
	} else if (strcmp(name, "set") == 0) {
		return set_property(l, text);
	} else if (strcmp(name, "unit") == 0) {
		d->unit = str_of(text);
		d->unit_at = at;
	} else if (strcmp(name, "theme") == 0) {
		d->theme = str_of(text);
		d->theme_at = at;
	} else if (strcmp(name, "lang") == 0) {
		d->lang = str_of(text);
	} else {
		a->yaml = true;
	}
	return true;
}

/* ---- running */

static bool print_report(struct run *r, const struct run_options *o)
{
	struct str text;
	bool ok = run_draft(r, o, &text);
	if (ok)
		fwrite(text.p, 1, text.n, stdout);
	return ok;
}

static int draw(struct command_line *l, const char *file)
{
	struct asked *a = l->own;
	struct run r;
	struct str data = str_of(file);
	bool piped = str_eq(data, STR("-"));
	run_init(&r);
	files_add(&r.files, STR(LINE_NAME), a->line);
	a->draft.data = (struct draft_word){.text = data, .at = place(a, file, data.n)};
	l->run.draft = &a->draft;
	l->run.report = STR(LINE_NAME);
	l->run.figures = true;
	struct progress progress;
	struct source_progress told = progress_open(&progress, file);
	l->run.progress = l->common.quiet ? NULL : &told;
	struct str suffix = l->run.format.n ? l->run.format : STR("png");
	if (!l->run.out.n)
		l->run.out = piped ? STR("-")
				   : arena_printf(&l->mem, "%.*s.%.*s",
						  STR_ARG(path_stem(data)), STR_ARG(suffix));
	if (a->yaml)
		print_report(&r, &l->run);
	else
		run_render(&r, &l->run);
	int code = command_report_file(&l->common, &r, file);
	if (!a->yaml)
		command_outputs(l, &r);
	run_finish(&r);
	return code;
}

static int run(const struct command *self, bool korean, int argc, char **argv)
{
	struct asked a = {.draft = {.lang = STR("ko")}};
	struct command_line l = {.own = &a};
	struct arena line = {0};
	int code;
	arena_init(&line);
	write_line(&a, &line, argc, argv);
	if (!command_parse(self, &l, korean, argc, argv))
		code = l.code;
	else if (!command_format(self, &l))
		code = EXIT_USAGE;
	else
		code = draw(&l, argv[l.first]);
	arena_finish(&l.mem);
	arena_finish(&line);
	return code;
}

const struct command command_chart = {
	.name = "chart",
	.summary = {"CSV 하나로 도표를 그립니다", "a chart from a CSV, without a report file"},
	.operands = {"파일.csv", "FILE.csv"},
	.examples =
		{"  dopyo chart 기업.csv                               무엇을 그릴지 골라 기업.png로\n"
		 "  dopyo chart 기업.csv -x 연도:O -y 기업수 -u 개 -o 기업.svg\n"
		 "  dopyo chart 인구.csv -x 인구 -y 시도 -s -x --preset slide -o 인구.png\n"
		 "  dopyo chart 매출.csv -x 업종 -y 'mean(매출):Q' --color 지역 --x-offset 지역\n"
		 "  dopyo chart 기업.csv --yaml > 보고서.md              같은 그림의 보고서\n",
		 "  dopyo chart firms.csv                              choose what to draw, as firms.png\n"
		 "  dopyo chart firms.csv -x year:O -y firms -u firms -o firms.svg\n"
		 "  dopyo chart people.csv -x people -y region -s -x --preset slide -o people.png\n"
		 "  dopyo chart sales.csv -x trade -y 'mean(sales):Q' --color region --x-offset region\n"
		 "  dopyo chart firms.csv --yaml > report.md           a report of the same chart\n"},
	.notes = {"CSV 자리의 -는 표준 입력입니다.\n", "- for the CSV is standard input.\n"},
	.least = 1,
	.most = 1,
	.suffixes = "csv tsv txt",
	.groups = OPTION_REPORT | OPTION_FONTS | OPTION_OUTPUT,
	.option = own,
	.take = take,
	.run = run,
};
