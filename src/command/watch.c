#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/notify.h"
#include "command/command.h"
#include "report/reason.h"

/* Renders again whenever a file changes that the report was made from. */

/* What was read, and what was looked for and is not there. The ledger is
 * written by the run itself. */
static void watch_inputs(struct notify *n, const struct command_line *l, const struct run *r,
			 struct timespec since)
{
	struct arena temp;
	arena_init(&temp);
	struct str *path = ARENA_NEW(&temp, struct str, r->files.count + 1);
	size_t count = 0;
	path[count++] = l->run.report;
	for (uint32_t i = 0; i < r->files.count; i++) {
		struct str p = r->files.item[i].path;
		if (p.n && !str_eq(p, l->run.ledger) && !str_eq(p, l->run.report))
			path[count++] = p;
	}
	notify_files(n, path, count, since);
	arena_finish(&temp);
}

static void render(struct notify *n, struct command_line *l)
{
	struct run r;
	struct timespec since;
	clock_gettime(CLOCK_REALTIME, &since);
	run_init(&r);
	struct run_options o;
	if (command_params(l, &r, &o))
		run_render(&r, &o);
	watch_inputs(n, l, &r, since);
	command_report(&l->common, &r);
	command_outputs(l, &r);
	fflush(stdout);
	run_finish(&r);
}

static int run(const struct command *self, bool korean, int argc, char **argv)
{
	struct command_line l = {0};
	struct notify n;
	int code = EXIT_USAGE;
	if (!command_parse(self, &l, korean, argc, argv))
		code = l.code;
	else if (strcmp(argv[l.first], "-") == 0)
		command_usage(self, korean,
			      korean ? "보고서 파일 하나를 주세요" : "give one report file",
			      argv[l.first]);
	else if (command_format(self, &l)) {
		l.run.report = str_of(argv[l.first]);
		bool ok = notify_open(&n);
		while (ok) {
			render(&n, &l);
			ok = notify_wait(&n);
		}
		fprintf(stderr, "dopyo watch: %s\n", reason_words(errno, korean));
		notify_close(&n);
		code = EXIT_WORLD;
	}
	arena_finish(&l.mem);
	return code;
}

const struct command command_watch = {
	.name = "watch",
	.summary = {"파일이 바뀔 때마다 다시 만듭니다", "render again whenever a file changes"},
	.operands = {"보고서.md", "REPORT.md"},
	.examples = {"  dopyo watch 보고서.md -o out/보고서.pdf\n"
		     "  dopyo watch 보고서.md --figures --preset slide -o out/그림.png\n",
		     "  dopyo watch report.md -o out/report.pdf\n"
		     "  dopyo watch report.md --figures --preset slide -o out/figure.png\n"},
	.notes =
		{"보고서, CSV, 그림, 테마가 바뀌면 다시 만들고, 틀린 곳이 있으면 알린 뒤 지난번 것을\n"
		 "그대로 둡니다. Ctrl-C로 끝냅니다.\n",
		 "Renders again when the report, a CSV, a picture or a theme changes; when something\n"
		 "is wrong it says so and leaves the last good output alone. Ctrl-C ends it.\n"},
	.least = 1,
	.most = 1,
	.suffixes = "md",
	.groups = OPTION_REPORT | OPTION_PARAMS | OPTION_FONTS | OPTION_OUTPUT,
	.run = run,
};
