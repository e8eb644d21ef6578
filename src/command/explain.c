#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "base/path.h"
#include "command/command.h"
#include "command/provenance.h"
#include "report/explain.h"

static int by_number(const void *a, const void *b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;
	return strcmp(x + 1, y + 1);
}

/* Every code whose label begins alike, in the order of their numbers. */
static void list_codes(char first, bool korean, struct arena *mem)
{
	const char *label[DIAG_CODES];
	size_t count = 0;
	for (int code = 0; code < DIAG_CODES; code++)
		if (diag_label((enum diag_code)code)[0] == first)
			label[count++] = diag_label((enum diag_code)code);
	qsort(label, count, sizeof(*label), by_number);
	for (size_t i = 0; i < count; i++) {
		struct str s = explain_sentence(explain_find(str_of(label[i])), korean, mem);
		printf("%s  %.*s\n", label[i], STR_ARG(s));
	}
}

static bool write_part(struct str folder, const char *name, struct str text, struct run *r)
{
	return !text.n || out_file(path_join(&r->mem, folder, str_of(name)), text, &r->diags);
}

/* Files of the example, to try them. */
static bool write_example(enum diag_code code, struct str folder, struct run *r)
{
	struct explain_example x;
	return !explain_example(code, &x, &r->mem) ||
	       (write_part(folder, "data.csv", x.data, r) &&
		write_part(folder, "report.md", x.report, r) &&
		write_part(folder, "example.sh", x.commands, r));
}

static const struct command_option own[] = {
	{.name = "output",
	 .letter = 'o',
	 .value = OPTION_FOLDER,
	 .stands = {"폴더", "FOLDER"},
	 .says = {"보기의 파일을 쓸 폴더", "where to write the files of the example"}},
	{0},
};

static bool take(struct command_line *l, size_t option, const char *value)
{
	(void)option;
	l->run.out = str_of(value);
	return *value != '\0';
}

static int explain(const struct command *self, struct command_line *l, const char *word)
{
	bool korean = l->common.messages.korean;
	enum diag_code code = explain_find(str_of(word));
	struct run r;
	if (strcmp(word, "E") == 0 || strcmp(word, "W") == 0) {
		list_codes(word[0], korean, &l->mem);
		return EXIT_DONE;
	}
	if (code == DIAG_CODES)
		return command_usage(self, korean,
				     korean ? "이런 코드는 없습니다 (목록: dopyo explain E, W)"
					    : "no such code (lists: dopyo explain E, W)",
				     word);
	run_init(&r);
	struct str page = explain_page(code, korean, &r.mem);
	if (l->run.out.n)
		write_example(code, l->run.out, &r);
	fwrite(page.p, 1, page.n, stdout);
	int exit = command_report(&l->common, &r);
	run_finish(&r);
	return exit;
}

/* A file, and no code: E123, W, … */
static bool is_report(const char *word)
{
	return strchr(word, '.') || strchr(word, '/') || strcmp(word, "-") == 0;
}

static int run(const struct command *self, bool korean, int argc, char **argv)
{
	struct command_line l = {0};
	int worst = EXIT_DONE;
	if (!command_parse(self, &l, korean, argc, argv)) {
		arena_finish(&l.mem);
		return l.code;
	}
	if (is_report(argv[l.first])) {
		if (argc - l.first > 2)
			worst = command_usage(self, korean,
					      l.common.messages.korean
						      ? "보고서 하나와 이름 하나만 받습니다"
						      : "takes one report and one name",
					      argv[l.first + 2]);
		else
			worst = provenance_print(
				&l, argv[l.first],
				str_of(argc - l.first > 1 ? argv[l.first + 1] : NULL));
		arena_finish(&l.mem);
		return worst;
	}
	for (int i = l.first; i < argc; i++) {
		if (i > l.first)
			putchar('\n');
		int code = explain(self, &l, argv[i]);
		worst = code > worst ? code : worst;
	}
	arena_finish(&l.mem);
	return worst;
}

const struct command command_explain = {
	.name = "explain",
	.summary = {"오류와 경고의 뜻, 또는 수치의 출처",
		    "what a code means, or where a figure comes from"},
	.operands = {"보고서.md [이름] | 코드…", "REPORT.md [NAME] | CODE…"},
	.examples =
		{"  dopyo explain 보고서.md times   값 times가 나온 곳과 근거 (그림이나 절의 이름도 됨)\n"
		 "  dopyo explain 보고서.md         모든 수치\n"
		 "  dopyo explain W642              뜻, 보기, 고치는 법\n"
		 "  dopyo explain W                 모든 경고 (E: 모든 오류)\n"
		 "  dopyo explain W642 -o 폴더      보기의 파일을 폴더에\n",
		 "  dopyo explain report.md times   where the value times is printed and comes from\n"
		 "                                  (or the name of a figure or a section)\n"
		 "  dopyo explain report.md         every figure\n"
		 "  dopyo explain W642              what it means, an example, how to cure it\n"
		 "  dopyo explain W                 all warnings (E: all errors)\n"
		 "  dopyo explain W642 -o DIR       the files of the example, into the folder\n"},
	.least = 1,
	.most = COMMAND_ANY,
	.suffixes = "md",
	.words = "E W",
	.groups = OPTION_PARAMS,
	.option = own,
	.take = take,
	.run = run,
};
