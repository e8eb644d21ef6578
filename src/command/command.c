#include "command/command.h"

#include "base/path.h"
#include "sink/sink.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct command *const all[] = {
#define X(name) &command_##name,
	COMMANDS(X)
#undef X
};
#define COUNT (sizeof(all) / sizeof(*all))

bool command_korean(void)
{
	static const char *const name[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < 3; i++) {
		const char *value = getenv(name[i]);
		if (value && *value)
			return strncmp(value, "ko", 2) == 0;
	}
	return false;
}

static void print_overview(FILE *out)
{
	bool korean = command_korean();
	fputs(korean ? "dopyo(도표): CSV 통계를 한글이 바른 도표와 브리핑(PDF, PNG)으로 만듭니다.\n\n"
		       "  dopyo render 보고서.md -o 보고서.pdf\n"
		       "  dopyo render 보고서.md --figures --preset slide -o 그림.png\n"
		       "  dopyo check 보고서.md\n\n"
		     : "dopyo turns CSV statistics into Hangul-correct charts and briefings (PDF, PNG).\n\n"
		       "  dopyo render report.md -o report.pdf\n"
		       "  dopyo render report.md --figures --preset slide -o figure.png\n"
		       "  dopyo check report.md\n\n",
	      out);
	for (size_t i = 0; i < COUNT; i++)
		fprintf(out, "  %-8s %s\n", all[i]->name, all[i]->summary[!korean]);
	fputs(korean ? "\n명령의 옵션: dopyo 명령 --help\n"
		     : "\nOptions of a command: dopyo COMMAND --help\n",
	      out);
}

void command_help(const struct command *self)
{
	bool korean = command_korean();
	printf("dopyo %s: %s\n\n%s", self->name, self->summary[!korean], self->help[!korean]);
}

static bool is_safe(const char *s)
{
	if (!*s)
		return false;
	for (; *s; s++)
		if (strchr(" \t\n'\"\\$`*?[]{}()<>|&;!#~", *s))
			return false;
	return true;
}

size_t command_word(struct buf *out, const char *word)
{
	if (is_safe(word)) {
		buf_text(out, word);
		return 0;
	}
	buf_char(out, '\'');
	for (; *word; word++)
		if (*word == '\'')
			buf_text(out, "'\\''");
		else
			buf_char(out, *word);
	buf_char(out, '\'');
	return 1;
}

int command_usage(const struct command *self, const char *complaint, const char *what)
{
	fprintf(stderr, "dopyo%s%s: %s%s%s\n", self ? " " : "", self ? self->name : "",
		complaint, what ? ": " : "", what ? what : "");
	fprintf(stderr,
		command_korean() ? "사용법: dopyo %s --help\n" : "See: dopyo %s --help\n",
		self ? self->name : "");
	return EXIT_USAGE;
}

/* What was printed must have arrived: a full disk shows here at the latest. */
static int finish(int code)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	fprintf(stderr, "dopyo: %s: %s\n", command_korean() ? "표준 출력" : "standard output",
		strerror(errno));
	return EXIT_WORLD;
}

int command_main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "--help";
	if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
		puts("dopyo " COMMAND_VERSION);
		return EXIT_DONE;
	}
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 ||
	    strcmp(name, "help") == 0) {
		print_overview(stdout);
		return argc > 1 ? EXIT_DONE : EXIT_USAGE;
	}
	struct str best = STR_NONE;
	for (size_t i = 0; i < COUNT; i++) {
		if (strcmp(all[i]->name, name) == 0)
			return finish(all[i]->run(all[i], argc - 1, argv + 1));
		best = str_nearer(str_of(name), str_of(all[i]->name), best);
	}
	fprintf(stderr,
		command_korean() ? "dopyo: ‘%s’(이)라는 명령은 없습니다"
				 : "dopyo: unknown command ‘%s’",
		name);
	if (best.n)
		fprintf(stderr, command_korean() ? " (비슷한 명령: %.*s)" : " (nearest: %.*s)",
			STR_ARG(best));
	fputs("\n\n", stderr);
	print_overview(stderr);
	return EXIT_USAGE;
}

int command_report(const struct command_common *c, const struct run *r)
{
	messages_print(&r->diags, &r->files, &c->messages, stderr);
	if (r->diags.world)
		return EXIT_WORLD;
	return r->diags.errors ? EXIT_INPUT : EXIT_DONE;
}

bool command_format(const struct command *self, struct command_line *l)
{
	struct str format = l->run.format.n ? l->run.format : path_suffix(l->run.out);
	if (!format.n || sink_find(format))
		return true;
	struct str *name = ARENA_NEW(&l->mem, struct str, sink_count);
	for (size_t i = 0; i < sink_count; i++)
		name[i] = str_of(sink_all[i]->name);
	struct str known = arena_join(&l->mem, name, sink_count, STR(", "));
	struct str complaint =
		arena_printf(&l->mem,
			     command_korean() ? "이런 출력 형식은 없습니다 (%.*s)"
					      : "no such output format (%.*s)",
			     STR_ARG(known));
	command_usage(self, complaint.p, arena_cstring(&l->mem, format));
	return false;
}

static void print_output(bool korean, const struct run_output *o)
{
	printf("%.*s: ", STR_ARG(o->path));
	if (o->width)
		printf("%u × %u, ", o->width, o->height);
	else
		printf(korean          ? "%u쪽, "
		       : o->pages == 1 ? "%u page, "
				       : "%u pages, ",
		       o->pages);
	printf("%.1f KB, %.0f ms\n", (double)o->bytes / 1000, o->ms);
}

void command_outputs(const struct command_line *l, const struct run *r)
{
	bool to_stdout = str_eq(l->run.out, STR("-"));
	bool korean = l->common.messages.korean;
	if (l->common.quiet || to_stdout)
		return;
	for (size_t i = 0; i < r->outputs; i++)
		print_output(korean, &r->output[i]);
	if (r->compared)
		command_changes(r->change, r->changes, korean);
}

int command_report_file(const struct command_common *c, const struct run *r, const char *path)
{
	int code = command_report(c, r);
	bool missing = strcmp(path, "-") != 0 && access(path, F_OK) != 0;
	return code == EXIT_INPUT && missing ? EXIT_WORLD : code;
}
