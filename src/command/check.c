#include "command/command.h"

static int check_one(struct command_line *l, const char *report)
{
	struct run r;
	run_init(&r);
	l->run.report = str_of(report);
	struct run_options o;
	if (command_params(l, &r, &o))
		run_check(&r, &o);
	int code = command_report(&l->common, &r);
	run_finish(&r);
	return code;
}

static int run(const struct command *self, bool korean, int argc, char **argv)
{
	struct command_line l = {0};
	int worst = EXIT_DONE;
	if (!command_parse(self, &l, korean, argc, argv)) {
		arena_finish(&l.mem);
		return l.code;
	}
	for (int i = l.first; i < argc; i++) {
		int code = check_one(&l, argv[i]);
		worst = code > worst ? code : worst;
	}
	arena_finish(&l.mem);
	return worst;
}

const struct command command_check = {
	.name = "check",
	.summary = {"쓰지 않고 보고서를 끝까지 살핍니다", "everything but writing"},
	.operands = {"보고서.md…", "REPORT.md…"},
	.examples = {"  dopyo check 보고서.md\n"
		     "  dopyo check --strict --diagnostic-format short *.md\n",
		     "  dopyo check report.md\n"
		     "  dopyo check --strict --diagnostic-format short *.md\n"},
	.least = 1,
	.most = COMMAND_ANY,
	.suffixes = "md",
	.groups = OPTION_REPORT | OPTION_PARAMS | OPTION_FONTS | OPTION_OUTPUT,
	.run = run,
};
