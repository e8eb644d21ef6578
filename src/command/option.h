#ifndef COMMAND_OPTION_H
#define COMMAND_OPTION_H

#include <stdbool.h>
#include <stddef.h>

/*
 * An option is one line of a table: the parser, --help, the completions and the
 * man pages read it there. Most are common to several commands (options.c), by
 * groups; some belong to one command.
 */
enum option_value {              /* what stands behind it */
		    OPTION_FLAG, /* nothing */
		    OPTION_TEXT,
		    OPTION_WORD, /* one of words */
		    OPTION_FILE, /* words: the suffixes that suit */
		    OPTION_FOLDER,
		    OPTION_COLUMN, /* of the CSV that the command is about */
};

enum option_group {
	OPTION_COMMON = 1, /* messages, help: of every command */
	OPTION_REPORT = 2, /* how a report is read */
	OPTION_FONTS = 4,
	OPTION_OUTPUT = 8, /* what is written, and how */
	OPTION_PARAMS = 16,
};

struct command_line;

struct command_option {
	const char *name;
	char letter; /* 0: none */
	enum option_value value;
	const char *words;     /* of WORD; of TEXT: what comes to mind first; of FILE */
	const char *stands[2]; /* for the value, in help: 파일, FILE */
	const char *says[2];   /* Korean, English */
	/* of the common ones; false: not a value that it takes, which is so */
	bool (*set)(struct command_line *l, const char *value);
	const char *takes[2]; /* for the complaint; NULL: words */
	unsigned group;
};

struct command;

/* Options of a command, its own first: the i-th, or NULL behind the last. A common
 * one of the same name or letter is left out. *own: is it one of the command? */
const struct command_option *option_at(const struct command *c, size_t i, bool *own);

#endif
