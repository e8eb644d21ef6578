#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include <stdbool.h>

#include "base/buf.h"
#include "command/option.h"
#include "report/messages.h"
#include "report/run.h"

/*
 * Subcommands: the door. One is one file in command/ and one word in COMMANDS.
 * Exit codes: 0 done, 1 the input is wrong, 2 usage, 3 the world, 130
 * interrupted (SPEC §8).
 */
#define COMMAND_VERSION "0.1.0"

enum { EXIT_DONE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_WORLD = 3 };

enum { COMMAND_ANY = 1000000 }; /* operands */

struct command {
	const char *name;
	const char *summary[2];  /* Korean, English */
	const char *operands[2]; /* "보고서.md…" */
	const char *examples[2]; /* lines, indented; help begins with them */
	const char *notes[2];    /* behind the options, or NULL */
	bool exits;              /* the notes tell its exit codes */
	int least, most;         /* operands */
	const char *suffixes;    /* of operands that are files; "/": a folder; NULL: no file */
	const char *words;       /* that operands may be, or NULL */
	unsigned groups;         /* of common options, besides OPTION_COMMON */
	const struct command_option *option; /* its own; ends with {0} */
	/* one of its own, by its place in the list; false: not a value it takes */
	bool (*take)(struct command_line *line, size_t option, const char *value);
	int (*run)(const struct command *self, bool korean, int argc, char **argv);
};

#define COMMANDS(X) \
	X(render)   \
	X(watch)    \
	X(new)      \
	X(chart) X(check) X(explain) X(data) X(diff) X(fonts) X(schema) X(completion) X(info)

#define X(name) extern const struct command command_##name;
COMMANDS(X)
#undef X
extern const struct command *const command_all[];
extern const size_t command_count;

/* Everything behind the program's name. */
int command_main(int argc, char **argv);

/* ---- shared by the commands */

/* What the common options say: --messages, --color, --diagnostic-format, -q, -v. */
struct command_common {
	struct messages_options messages;
	bool quiet, verbose;
};

/* Appends a word as a shell takes it; how many bytes of quote stand before it. */
size_t command_word(struct buf *out, const char *word);

int command_usage(const struct command *self, bool korean, const char *complaint,
		  const char *what);
void command_help(const struct command *self, bool korean); /* help.c */
void command_overview(FILE *out, bool korean);

/*
 * A command line, parsed. False after an error was printed (code is the exit
 * code) or help was given. The rest of argv are the operands, from first on.
 */
struct command_line {
	struct run_options run;
	struct command_common common;
	struct str params; /* file of --params */
	uint8_t *choice;   /* of -W, also in run */
	struct arena mem;
	int first;
	int code;
	void *own; /* of take() */
};
bool command_parse(const struct command *self, struct command_line *line, bool korean, int argc,
		   char **argv);

/* params.c: the options of a run, with the values of --params before those of -P.
 * They live in r. False with diagnostics. */
bool command_params(const struct command_line *l, struct run *r, struct run_options *out);

/* Is the format of -f and -o one that is written? Else it complains. */
bool command_format(const struct command *self, struct command_line *line);

/* "out/a.pdf: 2쪽, 38.2 KB, 12 ms" for every output, then what has changed since
 * the ledger of before; nothing when it went to standard output or -q was given. */
void command_outputs(struct command_line *line, const struct run *r);

/* Lists changed figures on standard output, a line each. */
void command_changes(const struct ledger_change *change, size_t count, bool korean);

/* Prints what a run found, with -v what it read; its exit code. */
int command_report(const struct command_common *c, const struct run *r);

/* The same for a file of the command line: when it is missing, that is the
 * world's fault and not the input's (SPEC §8). */
int command_report_file(const struct command_common *c, const struct run *r, const char *path);

#endif
