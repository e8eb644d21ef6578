#include <stdio.h>

#include "command/command.h"
#include "ko/format.h"
#include "mark/mark.h"
#include "sink/sink.h"

/* What this program knows, read from its registries. */
static int run(const struct command *self, bool korean, int argc, char **argv)
{
	struct command_line l = {0};
	bool parsed = command_parse(self, &l, korean, argc, argv);
	arena_finish(&l.mem);
	if (!parsed)
		return l.code;
	puts("dopyo " COMMAND_VERSION);
	fputs(korean ? "마크:" : "marks:", stdout);
	for (size_t i = 0; i < mark_count; i++)
		printf(" %s", mark_all[i]->name);
	fputs(korean ? "\n형식:" : "\nformats:", stdout);
	for (size_t i = 0; i < format_count; i++)
		printf(" %s", format_all[i]->name);
	fputs(korean ? "\n출력:" : "\noutputs:", stdout);
	for (size_t i = 0; i < sink_count; i++)
		printf(" %s", sink_all[i]->name);
	putchar('\n');
	return EXIT_DONE;
}

const struct command command_info = {
	.name = "info",
	.summary = {"마크, 형식, 출력의 목록", "the marks, formats and outputs it knows"},
	.examples = {"  dopyo info\n", "  dopyo info\n"},
	.run = run,
};
