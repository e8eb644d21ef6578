#include "command/command.h"

#include "base/path.h"
#include "report/reason.h"
#include "sink/sink.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct command *const command_all[] = {
#define X(name) &command_##name,
	COMMANDS(X)
#undef X
};
const size_t command_count = sizeof(command_all) / sizeof(*command_all);

/* The word of --messages, wherever it stands; NULL: there is none, or it is none. */
static const char *told(int argc, char **argv)
{
	const char *word = NULL;
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		const char *here = NULL;
		if (strncmp(argv[i], "--messages=", 11) == 0)
			here = argv[i] + 11;
		else if (strcmp(argv[i], "--messages") == 0 && i + 1 < argc)
			here = argv[i + 1];
		word = here && str_among(str_of(here), "ko en") ? here : word;
	}
	return word;
}

/* By --messages, DOPYO_MESSAGES, LC_ALL, LC_MESSAGES, LANG: Korean when the first that
 * says anything begins with ko. Asked before the command line is parsed, so that its
 * errors and --help speak it too. */
static bool speaks_korean(int argc, char **argv)
{
	const char *word = told(argc, argv);
	if (word)
		return strcmp(word, "ko") == 0;
	static const char *const name[] = {"DOPYO_MESSAGES", "LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++) {
		const char *value = getenv(name[i]);
		if (value && *value)
			return strncmp(value, "ko", 2) == 0;
	}
	return false;
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

int command_usage(const struct command *self, bool korean, const char *complaint,
		  const char *what)
{
	fprintf(stderr, "dopyo%s%s: %s%s%s\n", self ? " " : "", self ? self->name : "",
		complaint, what ? ": " : "", what ? what : "");
	fprintf(stderr, korean ? "사용법: dopyo %s --help\n" : "See: dopyo %s --help\n",
		self ? self->name : "");
	return EXIT_USAGE;
}

/* What was printed must have arrived: a full disk shows here at the latest. */
static int finish(int code, bool korean)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	fprintf(stderr, "dopyo: %s: %s\n", korean ? "표준 출력" : "standard output",
		reason_words(errno, korean));
	return EXIT_WORLD;
}

static int unknown_command(const char *name, struct str best, bool korean)
{
	fprintf(stderr,
		korean ? "dopyo: ‘%s’(이)라는 명령은 없습니다" : "dopyo: unknown command ‘%s’",
		name);
	if (best.n)
		fprintf(stderr, korean ? " (비슷한 명령: %.*s)" : " (nearest: %.*s)",
			STR_ARG(best));
	fputs("\n\n", stderr);
	command_overview(stderr, korean);
	return EXIT_USAGE;
}

int command_main(int argc, char **argv)
{
	bool korean = speaks_korean(argc, argv);
	while (argc > 1 &&
	       strncmp(argv[1], "--messages", 10) == 0) { /* dopyo --messages ko … */
		int words = argv[1][10] == '=' ? 1 : 2;
		argc -= words;
		argv += words;
	}
	const char *name = argc > 1 ? argv[1] : "--help";
	if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
		puts("dopyo " COMMAND_VERSION);
		return finish(EXIT_DONE, korean);
	}
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 ||
	    strcmp(name, "help") == 0) {
		command_overview(stdout, korean);
		return finish(argc > 1 ? EXIT_DONE : EXIT_USAGE, korean);
	}
	struct str best = STR_NONE;
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = command_all[i];
		if (strcmp(c->name, name) == 0)
			return finish(c->run(c, korean, argc - 1, argv + 1), korean);
		best = str_nearer(str_of(name), str_of(c->name), best);
	}
	return unknown_command(name, best, korean);
}

/* With -v: every file that was read, and its size. */
static void print_inputs(const struct run *r, bool korean)
{
	for (uint32_t i = 0; i < r->files.count; i++) {
		const struct file *f = &r->files.item[i];
		if (f->path.n && f->scroll.text.n)
			fprintf(stderr,
				korean ? "읽음: %.*s (%.1f KB)\n" : "read: %.*s (%.1f KB)\n",
				STR_ARG(f->path), (double)f->scroll.text.n / 1000);
	}
}

int command_report(const struct command_common *c, const struct run *r)
{
	if (c->verbose)
		print_inputs(r, c->messages.korean);
	messages_print(&r->diags, &r->files, &c->messages, stderr);
	if (r->diags.world)
		return EXIT_WORLD;
	return r->diags.errors ? EXIT_INPUT : EXIT_DONE;
}

/* The first format of the outputs that is none; empty: all are. */
static struct str unknown_format(const struct run_options *o)
{
	struct str format = o->format.n ? o->format : path_suffix(o->out);
	for (size_t i = 0; i < o->alsos && (!format.n || sink_find(format)); i++)
		format = o->format.n ? o->format : path_suffix(o->also[i]);
	return sink_find(format) ? STR_NONE : format;
}

bool command_format(const struct command *self, struct command_line *l)
{
	struct str format = unknown_format(&l->run);
	if (!format.n)
		return true;
	struct str *name = ARENA_NEW(&l->mem, struct str, sink_count);
	for (size_t i = 0; i < sink_count; i++)
		name[i] = str_of(sink_all[i]->name);
	struct str known = arena_join(&l->mem, name, sink_count, STR(", "));
	bool korean = l->common.messages.korean;
	struct str complaint = arena_printf(&l->mem,
					    korean ? "이런 출력 형식은 없습니다 (%.*s)"
						   : "no such output format (%.*s)",
					    STR_ARG(known));
	command_usage(self, korean, complaint.p, arena_cstring(&l->mem, format));
	return false;
}

static void print_output(bool korean, const struct run_output *o, struct arena *mem)
{
	printf("%.*s: ", STR_ARG(messages_safe(mem, o->path)));
	if (o->width)
		printf("%u × %u, ", o->width, o->height);
	else
		printf(korean          ? "%u쪽, "
		       : o->pages == 1 ? "%u page, "
				       : "%u pages, ",
		       o->pages);
	printf("%.1f KB, %.0f ms\n", (double)o->bytes / 1000, o->ms);
}

void command_outputs(struct command_line *l, const struct run *r)
{
	bool to_stdout = str_eq(l->run.out, STR("-"));
	for (size_t i = 0; i < l->run.alsos; i++)
		to_stdout |= str_eq(l->run.also[i], STR("-"));
	bool korean = l->common.messages.korean;
	if (l->common.quiet || to_stdout)
		return;
	for (size_t i = 0; i < r->outputs; i++)
		print_output(korean, &r->output[i], &l->mem);
	if (r->compared)
		command_changes(r->change, r->changes, korean);
}

int command_report_file(const struct command_common *c, const struct run *r, const char *path)
{
	int code = command_report(c, r);
	bool missing = strcmp(path, "-") != 0 && access(path, F_OK) != 0;
	return code == EXIT_INPUT && missing ? EXIT_WORLD : code;
}
