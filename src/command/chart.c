#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/path.h"
#include "command/command.h"
#include "report/draft.h"

/*
 * A chart without a report file. Every option is a place in a {chart} block;
 * the command line is the file that messages point into.
 */
#define LINE_NAME "dopyo chart"

/* name, letter, place in the block; without a place: see take() */
/* clang-format off */
#define OWN(X) \
	X("x", 'x', "encoding.x") \
	X("y", 'y', "encoding.y") \
	X("color", 'c', "encoding.color") \
	X("mark", 'm', "mark") \
	X("x2", 0, "encoding.x2") \
	X("y2", 0, "encoding.y2") \
	X("x-offset", 0, "encoding.xOffset") \
	X("y-offset", 0, "encoding.yOffset") \
	X("size", 0, "encoding.size") \
	X("shape", 0, "encoding.shape") \
	X("theta", 0, "encoding.theta") \
	X("text", 0, "encoding.text") \
	X("detail", 0, "encoding.detail") \
	X("row", 0, "encoding.row") \
	X("column", 0, "encoding.column") \
	X("facet", 0, "encoding.facet") \
	X("aggregate", 'a', "measure.aggregate") \
	X("stack", 0, "measure.stack") \
	X("number-format", 0, "measure.axis.format") \
	X("sort", 's', "dimension.sort") \
	X("label", 0, "mark.label") \
	X("title", 't', "title") \
	X("subtitle", 0, "subtitle") \
	X("source", 0, "source") \
	X("note", 0, "note") \
	X("alt", 0, "alt") \
	X("width", 0, "width") \
	X("height", 0, "height") \
	X("fold", 0, "data.fold") \
	X("totals", 0, "data.totals") \
	X("status", 0, "data.status") \
	X("set", 0, NULL) \
	X("unit", 'u', NULL) \
	X("theme", 0, NULL) \
	X("lang", 0, NULL)
/* clang-format on */

static const struct command_option options[] = {
#define X(name, letter, place) {name, letter, false},
	OWN(X)
#undef X
		{"yaml", 0, true},
	{0},
};

static const char *const path[] = {
#define X(name, letter, place) place,
	OWN(X)
#undef X
		NULL, /* yaml */
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
	const char *name = options[i].name;
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
		return str_among(d->lang, "ko en");
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

static int run(const struct command *self, int argc, char **argv)
{
	struct asked a = {.draft = {.lang = STR("ko")}};
	struct command_line l = {.own = &a};
	struct arena line = {0};
	int code;
	arena_init(&line);
	write_line(&a, &line, argc, argv);
	if (!command_parse(self, &l, argc, argv))
		code = l.code;
	else if (!command_format(self, &l))
		code = EXIT_USAGE;
	else if (argc - l.first > 1)
		code = command_usage(self,
				     command_korean() ? "CSV 하나만 받습니다"
						      : "takes one CSV, and found",
				     argv[l.first + 1]);
	else
		code = draw(&l, argv[l.first]);
	arena_finish(&l.mem);
	arena_finish(&line);
	return code;
}

const struct command command_chart = {
	.name = "chart",
	.summary = {"CSV 하나로 도표를 그립니다", "a chart from a CSV, without a report file"},
	.help = {"  dopyo chart 기업.csv                               무엇을 그릴지 골라 기업.png로\n"
		 "  dopyo chart 기업.csv -x 연도:O -y 기업수 -u 개 -o 기업.svg\n"
		 "  dopyo chart 인구.csv -x 인구 -y 시도 -s -x --preset slide -o 인구.png\n"
		 "  dopyo chart 매출.csv -x 업종 -y 'mean(매출):Q' --color 지역 --x-offset 지역\n"
		 "  dopyo chart 기업.csv --yaml > 보고서.md              같은 그림의 보고서\n\n"
		 "  -x, -y 열                 연도, 연도:O, mean(값):Q. 없으면 열을 보고 고름\n"
		 "  -c, --color 열            계열. 그 밖의 채널: --size, --shape, --theta, --text,\n"
		 "                            --detail, --x2, --y2, --x-offset, --y-offset\n"
		 "      --row, --column, --facet 열   작은 그림으로 나눔\n"
		 "  -m, --mark 마크           bar, line, … (dopyo info)\n"
		 "  -a, --aggregate 집계      sum, mean, count, …\n"
		 "      --stack 방식          zero, normalize, none\n"
		 "  -s, --sort 순서           ascending, descending, -x, -y, …\n"
		 "      --label 곳            값을 적을 곳: none, end, inside, all\n"
		 "      --number-format 형식  man, .1%, …\n"
		 "  -t, --title 제목          --subtitle, --source, --note, --alt도 같음\n"
		 "  -u, --unit 단위           수의 단위\n"
		 "      --fold 이름           연도나 달이 이름인 열들을 행으로, 때는 그 이름의 열로\n"
		 "      --totals keep|drop    합계 행을 다른 행처럼 그리거나 버림\n"
		 "      --status 열           실적, 전망, 주장 … 을 적은 열\n"
		 "      --theme 테마          이름이나 YAML 파일\n"
		 "      --lang ko|en          그림의 말\n"
		 "      --width, --height 수  포인트(1/72인치)\n"
		 "      --preset 이름         slide, slide-half, slide-third, square, print\n"
		 "      --set 키=값           도표 블록의 아무 키: encoding.y.scale.type=log;\n"
		 "                            자료 항목은 data.encoding=CP949처럼\n"
		 "      --yaml                그리지 않고 보고서의 글로\n"
		 "  -o, --output 파일         .png, .svg, .pdf (-는 표준 출력)\n"
		 "나머지 옵션은 dopyo render와 같습니다. CSV 자리의 -는 표준 입력입니다.\n",
		 "  dopyo chart firms.csv                              choose what to draw, as firms.png\n"
		 "  dopyo chart firms.csv -x year:O -y firms -u firms -o firms.svg\n"
		 "  dopyo chart people.csv -x people -y region -s -x --preset slide -o people.png\n"
		 "  dopyo chart sales.csv -x trade -y 'mean(sales):Q' --color region --x-offset region\n"
		 "  dopyo chart firms.csv --yaml > report.md           a report of the same chart\n\n"
		 "  -x, -y COLUMN             year, year:O, mean(value):Q; chosen when missing\n"
		 "  -c, --color COLUMN        the series. More channels: --size, --shape, --theta,\n"
		 "                            --text, --detail, --x2, --y2, --x-offset, --y-offset\n"
		 "      --row, --column, --facet COLUMN  small multiples\n"
		 "  -m, --mark MARK           bar, line, … (dopyo info)\n"
		 "  -a, --aggregate OP        sum, mean, count, …\n"
		 "      --stack HOW           zero, normalize, none\n"
		 "  -s, --sort ORDER          ascending, descending, -x, -y, …\n"
		 "      --label WHERE         of values: none, end, inside, all\n"
		 "      --number-format F     man, .1%, …\n"
		 "  -t, --title TEXT          and --subtitle, --source, --note, --alt\n"
		 "  -u, --unit UNIT           of the numbers\n"
		 "      --fold NAME           columns named by years or months become rows, the\n"
		 "                            periods a column of that name\n"
		 "      --totals keep|drop    draw total rows like others, or leave them out\n"
		 "      --status COLUMN       where 실적, projection, … stand\n"
		 "      --theme THEME         a name or a YAML file\n"
		 "      --lang ko|en          language of the figure\n"
		 "      --width, --height N   points (1/72 in)\n"
		 "      --preset NAME         slide, slide-half, slide-third, square, print\n"
		 "      --set KEY=VALUE       any key of a chart block: encoding.y.scale.type=log;\n"
		 "                            of the data entry: data.encoding=CP949\n"
		 "      --yaml                print it as a report instead\n"
		 "  -o, --output FILE         .png, .svg, .pdf (- is standard output)\n"
		 "The other options are those of dopyo render. - for the CSV is standard input.\n"},
	.option = options,
	.take = take,
	.run = run,
};
