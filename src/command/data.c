#include <stdio.h>

#include "base/num.h"
#include "base/path.h"
#include "command/command.h"
#include "command/progress.h"
#include "query/query.h"
#include "source/describe.h"

/* What the loader understood of a file. */

/* name, kind of value, words, what stands for it and what it means in both languages */
/* clang-format off */
#define OWN(X) \
	X(JSON, "json", FLAG, NULL, NULL, NULL, "프로그램이 읽을 글", "for programs") \
	X(YAML, "yaml", FLAG, NULL, NULL, NULL, "보고서의 data에 붙일 글", "to paste into a report's data") \
	X(COLUMNS, "columns", FLAG, NULL, NULL, NULL, "열의 이름만, 한 줄에 하나", "the names of the columns alone, a line each") \
	X(ENCODING, "encoding", TEXT, "UTF-8 CP949 UTF-16LE UTF-16BE ISO-2022-KR JOHAB", "이름", "NAME", "UTF-8, CP949, UTF-16LE, …", "UTF-8, CP949, UTF-16LE, …") \
	X(DELIMITER, "delimiter", TEXT, NULL, "글자", "CHAR", ", ; | 또는 탭", ", ; | or a tab") \
	X(HEADER, "header", TEXT, "0 1 2 3", "수", "N", "머리글 행의 수", "header rows") \
	X(SKIP, "skip", TEXT, NULL, "수", "N", "머리글 앞에서 건너뛸 줄의 수", "lines before the header") \
	X(FOLD, "fold", TEXT, NULL, "이름", "NAME", "기간이 이름인 열들을 행으로", "columns named by periods become rows") \
	X(STATUS, "status", COLUMN, NULL, "열", "COLUMN", "실적, 전망 … 을 적은 열", "where 실적, projection, … stand") \
	X(RAGGED, "ragged", WORD, "error pad", "방법", "HOW", "pad: 모자란 칸을 빈칸으로", "pad: missing fields are blank") \
	X(DROP_TOTALS, "drop-totals", FLAG, NULL, NULL, NULL, "합계 행을 빼고", "leave total rows out") \
	X(FILL, "fill", COLUMN, NULL, "열", "COLUMN", "빈칸을 위 칸의 값으로 (여러 번 쓸 수 있음)", "blank cells repeat the one above (may be repeated)") \
	X(JOIN_LETTERS, "join-letters", FLAG, NULL, NULL, NULL, "‘전 국’을 ‘전국’으로", "names spaced apart, 전 국, become 전국") \
	X(REPLACE, "replace", FLAG, NULL, NULL, NULL, "읽을 수 없는 바이트를 U+FFFD로", "bad bytes become U+FFFD")
/* clang-format on */

enum {
#define X(id, name, ...) OWN_##id,
	OWN(X)
#undef X
};

static const struct command_option own[] = {
#define X(id, word, kind, choice, stands_ko, stands_en, ko, en) \
	{.name = (word),                                        \
	 .value = OPTION_##kind,                                \
	 .words = (choice),                                     \
	 .stands = {stands_ko, stands_en},                      \
	 .says = {ko, en}},
	OWN(X)
#undef X
		{0},
};

#define FILLS 8 /* columns that --fill takes */

struct asked {
	struct source_options source;
	struct source_pair fill[FILLS];
	enum describe_form form;
	bool columns; /* their names alone */
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

static bool take(struct command_line *l, size_t option, const char *value)
{
	struct asked *a = l->own;
	struct source_options *o = &a->source;
	switch (option) {
	case OWN_JSON:
		a->form = DESCRIBE_JSON;
		return true;
	case OWN_YAML:
		a->form = DESCRIBE_YAML;
		return true;
	case OWN_COLUMNS:
		return a->columns = true;
	case OWN_ENCODING:
		o->encoding = str_of(value);
		return true;
	case OWN_DELIMITER:
		o->delimiter = str_of(value);
		return true;
	case OWN_HEADER:
		return set_count(&o->header, value);
	case OWN_SKIP:
		return set_count(&o->skip, value);
	case OWN_FOLD:
		o->fold = str_of(value);
		return o->fold.n > 0;
	case OWN_STATUS:
		o->status = str_of(value);
		return o->status.n > 0;
	case OWN_RAGGED:
		o->ragged = str_of(value);
		return true;
	case OWN_REPLACE:
		return o->replace = true;
	case OWN_DROP_TOTALS:
		return o->drop_totals = true;
	case OWN_JOIN_LETTERS:
		return o->join_letters = true;
	default:
		return add_fill(a, str_of(value));
	}
}

static void print_columns(const struct table *t)
{
	for (uint32_t i = 0; i < t->columns; i++)
		printf("%.*s\n", STR_ARG(t->column[i].name));
}

static void print_table(const struct command_line *l, struct run *r, const struct table *t,
			const struct source_options *o)
{
	const struct asked *a = l->own;
	bool korean = l->common.messages.korean;
	struct str *notice = NULL;
	size_t notices = 0, room = 0;
	for (const struct diag *x = t->origin->notices.first; x; x = x->next)
		ARENA_PUSH(&r->mem, notice, notices, room) =
			messages_sentence(x, korean, &r->mem);
	struct describe as = {a->form, korean, notice, notices, o};
	struct str text = describe_table(t, &r->files, &as, &r->mem);
	if (diag_files(&r->diags, &r->files))
		fwrite(text.p, 1, text.n, stdout);
}

static int describe_file(const struct command_line *l, const char *path)
{
	const struct asked *a = l->own;
	struct run r;
	struct table t = {0};
	struct source_options o = a->source;
	run_init(&r);
	o.file = str_of(path);
	o.name = path_stem(o.file);
	struct progress progress;
	o.progress = progress_open(&progress, path);
	bool ok = source_load(&t, &o, &r.files, &r.mem, &r.diags);
	t.name = query_name(&r.mem, t.name);
	if (ok && a->columns)
		print_columns(&t);
	else if (ok)
		print_table(l, &r, &t, &o);
	int code = command_report_file(&l->common, &r, path);
	run_finish(&r);
	return code;
}

static int run(const struct command *self, bool korean, int argc, char **argv)
{
	struct asked a = {.source = {.header = -1, .skip = -1, .expect_rows = -1}};
	struct command_line l = {.own = &a};
	int worst = EXIT_DONE;
	if (!command_parse(self, &l, korean, argc, argv))
		worst = l.code;
	else
		for (int i = l.first; i < argc; i++) {
			if (i > l.first && a.form == DESCRIBE_HUMAN && !a.columns)
				putchar('\n');
			int code = describe_file(&l, argv[i]);
			worst = code > worst ? code : worst;
		}
	arena_finish(&l.mem);
	return worst;
}

const struct command command_data = {
	.name = "data",
	.summary = {"CSV를 어떻게 읽었는지 보입니다", "what the loader understood of a CSV"},
	.operands = {"파일.csv…", "FILE.csv…"},
	.examples = {"  dopyo data 인구.csv\n"
		     "  dopyo data --yaml 인구.csv       보고서의 data에 붙일 글\n"
		     "  dopyo data --json 인구.csv       프로그램이 읽을 글\n",
		     "  dopyo data population.csv\n"
		     "  dopyo data --yaml population.csv   to paste into a report's data\n"
		     "  dopyo data --json population.csv   for programs\n"},
	.least = 1,
	.most = COMMAND_ANY,
	.suffixes = "csv tsv txt",
	.option = own,
	.take = take,
	.run = run,
};
