#include "base/num.h"
#include "command/batch.h"
#include "command/command.h"
#include "command/progress.h"

static const struct command_option own[] = {
	{.name = "for-each",
	 .value = OPTION_FILE,
	 .words = "csv",
	 .stands = {"CSV|SQL", "CSV|SQL"},
	 .says = {"행마다 보고서 하나: 열이 매개변수가 되고, -o '{{시도}}.pdf'",
		  "a report for each row: columns are params, -o '{{name}}.pdf'"},
	 .takes = {"CSV 파일이나 SELECT", "a CSV file or a SELECT"}},
	{.name = "jobs",
	 .letter = 'j',
	 .value = OPTION_TEXT,
	 .words = "1 2 4 8",
	 .stands = {"수", "N"},
	 .says = {"프로세스의 수 (1)", "processes (1)"},
	 .takes = {"1부터 64까지의 수", "a number from 1 to 64"}},
	{0},
};

struct asked {
	struct str for_each;
	int processes;
};

static bool take(struct command_line *l, size_t option, const char *value)
{
	struct asked *a = l->own;
	long long n;
	if (option == 0) {
		a->for_each = str_of(value);
		return a->for_each.n > 0;
	}
	if (!num_parse_int(str_of(value), &n) || n < 1 || n > 64)
		return false;
	a->processes = (int)n;
	return true;
}

static int render_one(struct command_line *l, const char *report)
{
	struct run r;
	run_init(&r);
	l->run.report = str_of(report);
	bool from_stdin = str_eq(l->run.report, STR("-"));
	if (from_stdin && !l->run.out.n)
		l->run.out = STR("-");
	struct run_options o;
	struct progress progress;
	struct source_progress told = progress_open(&progress, report);
	l->run.progress = l->common.quiet ? NULL : &told;
	if (command_params(l, &r, &o))
		run_render(&r, &o);
	int code = command_report(&l->common, &r);
	command_outputs(l, &r);
	run_finish(&r);
	return code;
}

/* One file for several reports, each of which would replace that of the last? */
static bool is_shared(struct str path, bool each)
{
	return path.n && !(each && str_find(path, STR("{{"), 0) != SIZE_MAX);
}

/* What cannot go together, or NULL. */
static const char *conflict(const struct command_line *l, int reports)
{
	const struct run_options *o = &l->run;
	bool korean = l->common.messages.korean,
	     each = ((const struct asked *)l->own)->for_each.n > 0;
	if (each && (reports > 1 || !o->out.n || is_shared(o->out, each)))
		return korean ? "--for-each에는 보고서 하나와 -o '{{열}}.pdf'가 있어야 합니다"
			      : "--for-each needs one report and -o '{{column}}.pdf'";
	if (each && o->alsos)
		return korean ? "--for-each에는 -o를 하나만 쓸 수 있습니다"
			      : "--for-each takes one -o";
	if (reports <= 1 && !each)
		return NULL;
	if (is_shared(o->out, each))
		return korean ? "-o는 보고서 하나에만 쓸 수 있습니다. 보고서로 읽은 것"
			      : "-o goes with one report; taken for another";
	if (is_shared(o->ledger, each) || is_shared(o->deps, each) ||
	    is_shared(o->alt_index, each))
		return korean ? "--ledger, --deps, --alt-index에 쓸 이름이 보고서마다 달라야 합니다"
			      : "--ledger, --deps and --alt-index need another name for each report";
	return NULL;
}

static int render_all(struct command_line *l, int argc, char **argv)
{
	const struct asked *a = l->own;
	int worst = EXIT_DONE;
	if (a->for_each.n)
		return batch_render(l, argv[l->first], a->for_each, a->processes);
	for (int i = l->first; i < argc; i++) {
		int code = render_one(l, argv[i]);
		worst = code > worst ? code : worst;
	}
	return worst;
}

static int run(const struct command *self, bool korean, int argc, char **argv)
{
	struct asked a = {.processes = 1};
	struct command_line l = {.own = &a};
	const char *complaint;
	int code = EXIT_USAGE;
	if (!command_parse(self, &l, korean, argc, argv))
		code = l.code;
	else if ((complaint = conflict(&l, argc - l.first)))
		command_usage(self, korean, complaint,
			      argc - l.first > 1 ? argv[l.first + 1] : NULL);
	else if (command_format(self, &l))
		code = render_all(&l, argc, argv);
	arena_finish(&l.mem);
	return code;
}

const struct command command_render = {
	.name = "render",
	.summary = {"보고서를 PDF나 PNG로 만듭니다", "make a report's PDF or PNGs"},
	.operands = {"보고서.md…", "REPORT.md…"},
	.examples =
		{"  dopyo render 보고서.md                          이 폴더에 보고서.pdf\n"
		 "  dopyo render 보고서.md -o out/보고서.png          쪽마다 PNG\n"
		 "  dopyo render 보고서.md --figures --preset slide  도표마다 1920×1080 PNG\n"
		 "  dopyo render 보고서.md --figure fig-a -o a.svg   도표 하나\n"
		 "  dopyo render 시도.md --for-each 시도.csv -o 'out/{{시도}}.pdf' -j 2\n",
		 "  dopyo render report.md                          report.pdf in this folder\n"
		 "  dopyo render report.md -o out/report.png        a PNG per page\n"
		 "  dopyo render report.md --figures --preset slide a 1920×1080 PNG per figure\n"
		 "  dopyo render report.md --figure fig-a -o a.svg  one figure\n"
		 "  dopyo render region.md --for-each regions.csv -o 'out/{{region}}.pdf' -j 2\n"},
	.least = 1,
	.most = COMMAND_ANY,
	.suffixes = "md",
	.groups = OPTION_REPORT | OPTION_PARAMS | OPTION_FONTS | OPTION_OUTPUT,
	.option = own,
	.take = take,
	.run = run,
};
