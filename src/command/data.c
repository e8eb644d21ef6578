#include <getopt.h>
#include <stdio.h>

#include "base/num.h"
#include "base/path.h"
#include "command/command.h"
#include "command/progress.h"
#include "query/query.h"
#include "source/describe.h"

/* What the loader understood of a file. */

enum {
	OPTION_JSON = 256,
	OPTION_YAML,
	OPTION_ENCODING,
	OPTION_DELIMITER,
	OPTION_HEADER,
	OPTION_SKIP,
	OPTION_FOLD,
	OPTION_STATUS,
	OPTION_RAGGED,
	OPTION_REPLACE,
	OPTION_DROP_TOTALS,
	OPTION_JOIN_LETTERS,
	OPTION_FILL,
	OPTION_MESSAGES,
};

static const struct option options[] = {
	{"json", no_argument, NULL, OPTION_JSON},
	{"yaml", no_argument, NULL, OPTION_YAML},
	{"encoding", required_argument, NULL, OPTION_ENCODING},
	{"delimiter", required_argument, NULL, OPTION_DELIMITER},
	{"header", required_argument, NULL, OPTION_HEADER},
	{"skip", required_argument, NULL, OPTION_SKIP},
	{"fold", required_argument, NULL, OPTION_FOLD},
	{"status", required_argument, NULL, OPTION_STATUS},
	{"ragged", required_argument, NULL, OPTION_RAGGED},
	{"replace", no_argument, NULL, OPTION_REPLACE},
	{"drop-totals", no_argument, NULL, OPTION_DROP_TOTALS},
	{"join-letters", no_argument, NULL, OPTION_JOIN_LETTERS},
	{"fill", required_argument, NULL, OPTION_FILL},
	{"messages", required_argument, NULL, OPTION_MESSAGES},
	{"help", no_argument, NULL, 'h'},
	{NULL, 0, NULL, 0},
};

#define FILLS 8 /* columns that --fill takes */

struct asked {
	struct source_options source;
	struct source_pair fill[FILLS];
	enum describe_form form;
	bool korean;
};

static bool set_count(int *out, const char *value)
{
	long long n;
	if (!num_parse_int(str_of(value), &n) || n < 0 || n > 1000000)
		return false;
	*out = (int)n;
	return true;
}

static bool add_fill(struct asked *a, struct str column)
{
	struct source_options *o = &a->source;
	if (o->fills == FILLS || !column.n)
		return false;
	a->fill[o->fills++].key = column;
	o->fill = a->fill;
	return true;
}

static bool set(struct asked *a, int option, const char *value)
{
	struct source_options *o = &a->source;
	switch (option) {
	case OPTION_JSON:
		a->form = DESCRIBE_JSON;
		return true;
	case OPTION_YAML:
		a->form = DESCRIBE_YAML;
		return true;
	case OPTION_ENCODING:
		o->encoding = str_of(value);
		return true;
	case OPTION_DELIMITER:
		o->delimiter = str_of(value);
		return true;
	case OPTION_HEADER:
		return set_count(&o->header, value);
	case OPTION_SKIP:
		return set_count(&o->skip, value);
	case OPTION_FOLD:
		o->fold = str_of(value);
		return o->fold.n > 0;
	case OPTION_STATUS:
		o->status = str_of(value);
		return o->status.n > 0;
	case OPTION_RAGGED:
		o->ragged = str_of(value);
		return str_among(o->ragged, "error pad");
	case OPTION_REPLACE:
		return o->replace = true;
	case OPTION_DROP_TOTALS:
		return o->drop_totals = true;
	case OPTION_JOIN_LETTERS:
		return o->join_letters = true;
	case OPTION_FILL:
		return add_fill(a, str_of(value));
	default:
		a->korean = str_eq(str_of(value), STR("ko"));
		return str_among(str_of(value), "ko en");
	}
}

/* False after help or an error; *code is the exit code. */
static bool parse(const struct command *self, struct asked *a, int argc, char **argv, int *code)
{
	*a = (struct asked){.source = {.header = -1, .skip = -1, .expect_rows = -1},
			    .korean = command_korean()};
	int option;
	optind = 1;
	*code = EXIT_USAGE;
	while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		if (option == 'h') {
			command_help(self);
			*code = EXIT_DONE;
			return false;
		}
		if (option == '?' || !set(a, option, optarg)) {
			command_usage(self, a->korean ? "옵션이 잘못되었습니다" : "bad option",
				      option == '?' ? NULL : optarg);
			return false;
		}
	}
	if (optind == argc)
		command_usage(self, a->korean ? "파일이 없습니다" : "no file", NULL);
	return optind < argc;
}

static void print_table(const struct asked *a, struct run *r, const struct table *t,
			const struct source_options *o)
{
	struct str *notice = NULL;
	size_t notices = 0, room = 0;
	for (const struct diag *x = t->origin->notices.first; x; x = x->next)
		ARENA_PUSH(&r->mem, notice, notices, room) =
			messages_sentence(x, a->korean, &r->mem);
	struct describe as = {a->form, a->korean, notice, notices, o};
	struct str text = describe_table(t, &r->files, &as, &r->mem);
	fwrite(text.p, 1, text.n, stdout);
}

static int describe_file(const struct asked *a, const char *path)
{
	struct run r;
	struct table t = {0};
	struct source_options o = a->source;
	struct command_common common = {.messages = {.korean = a->korean}};
	run_init(&r);
	o.file = str_of(path);
	o.name = path_stem(o.file);
	struct progress progress;
	o.progress = progress_open(&progress, path);
	bool ok = source_load(&t, &o, &r.files, &r.mem, &r.diags);
	t.name = query_name(&r.mem, t.name);
	if (ok)
		print_table(a, &r, &t, &o);
	int code = command_report_file(&common, &r, path);
	run_finish(&r);
	return code;
}

static int run(const struct command *self, int argc, char **argv)
{
	struct asked a;
	int worst = EXIT_DONE, code;
	if (!parse(self, &a, argc, argv, &code))
		return code;
	for (int i = optind; i < argc; i++) {
		if (i > optind && a.form == DESCRIBE_HUMAN)
			putchar('\n');
		code = describe_file(&a, argv[i]);
		worst = code > worst ? code : worst;
	}
	return worst;
}

const struct command command_data = {
	.name = "data",
	.summary = {"CSV를 어떻게 읽었는지 보입니다", "what the loader understood of a CSV"},
	.help = {"  dopyo data 인구.csv\n"
		 "  dopyo data --yaml 인구.csv       보고서의 data에 붙일 글\n"
		 "  dopyo data --json 인구.csv       프로그램이 읽을 글\n\n"
		 "      --encoding 이름   UTF-8, CP949, UTF-16LE, …\n"
		 "      --delimiter 글자  , ; | 또는 탭\n"
		 "      --header 수      머리글 행의 수\n"
		 "      --skip 수        머리글 앞에서 건너뛸 줄의 수\n"
		 "      --fold 이름      기간이 이름인 열들을 행으로\n"
		 "      --status 열      실적, 전망 … 을 적은 열\n"
		 "      --ragged pad     모자란 칸을 빈칸으로\n"
		 "      --drop-totals    합계 행을 빼고\n"
		 "      --fill 열        빈칸을 위 칸의 값으로(여러 번 쓸 수 있음)\n"
		 "      --join-letters   ‘전 국’을 ‘전국’으로\n"
		 "      --replace        읽을 수 없는 바이트를 U+FFFD로\n"
		 "      --messages ko|en 알림의 말\n",
		 "  dopyo data population.csv\n"
		 "  dopyo data --yaml population.csv   to paste into a report's data\n"
		 "  dopyo data --json population.csv   for programs\n\n"
		 "      --encoding NAME   UTF-8, CP949, UTF-16LE, …\n"
		 "      --delimiter CHAR  , ; | or a tab\n"
		 "      --header N        header rows\n"
		 "      --skip N          lines before the header\n"
		 "      --fold NAME       columns named by periods become rows\n"
		 "      --status COLUMN   where 실적, projection, … stand\n"
		 "      --ragged pad      missing fields are blank\n"
		 "      --drop-totals     leave total rows out\n"
		 "      --fill COLUMN     blank cells repeat the one above (may be repeated)\n"
		 "      --join-letters    names spaced apart, 전 국, become 전국\n"
		 "      --replace         bad bytes become U+FFFD\n"
		 "      --messages ko|en  language of messages\n"},
	.run = run,
};
