#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/files.h"
#include "base/str.h"

/*
 * A diagnostic is a code, a place and arguments. It holds no sentence: each
 * code's label, Korean and English sentence and hint stand in one line of
 * base/catalogue/<room>.def, and report/messages.c words them when they are
 * printed. See catalogue/README in src/README.md ("add a diagnostic").
 *
 *     return diag_report(d, span, DIAG_COLUMN_UNKNOWN, table, name, nearest);
 */
#define CODE(label, name, ko, en, hint_ko, hint_en) DIAG_##name,
enum diag_code {
#include "base/catalogue/all.def"
	DIAG_CODES
};
#undef CODE

enum diag_level { DIAG_ERROR, DIAG_WARNING };

#define DIAG_ARGS 6
#define DIAG_ERRORS_MAX 20 /* later errors are counted, not kept */

struct diag {
	enum diag_code code;
	enum diag_level level;
	struct span at;
	struct str arg[DIAG_ARGS];
	struct diag *next;
};

enum diag_choice {
	DIAG_AS_IT_IS,
	DIAG_NEVER,
	DIAG_AS_ERROR
}; /* what a user wants of a warning */

struct diags {
	struct arena *mem;
	struct diag *first, *last;
	unsigned errors, warnings; /* all of them, kept or not */
	bool strict;               /* warnings count as errors */
	const uint8_t *choice;     /* enum diag_choice of every code; NULL: all as they are */
	bool world;                /* an error of the world (disk, permission): exit code 3 */
};

const char *diag_label(enum diag_code code); /* "E103" */

/*
 * Adds a diagnostic; its level is the first letter of its label (E, W), and
 * labels E9xx are errors of the world. Arguments are copied. A warning that was
 * given of the same place in the same words is left out. Always returns
 * false, so that a stage can write: return diag_report(...);
 */
bool diag_add(struct diags *d, struct span at, enum diag_code code, const struct str *arg,
	      size_t args);

#define diag_report(d, at, code, ...)                                  \
	diag_add((d), (at), (code), (const struct str[]){__VA_ARGS__}, \
		 sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))

/* For arguments that are counts. */
struct str diag_number(struct diags *d, long long n);

/* 1-based line and column (in characters) of a span's start, as an editor shows them. */
struct place {
	unsigned line, column;
	struct str text; /* the whole line, without its end */
	unsigned cells;  /* terminal cells before the place */
	unsigned width;  /* terminal cells under the span on this line, at least 1 */
};
struct place diag_place(const struct files *f, struct span at);

/* Before anything is written: false, with a diagnostic, when what was had of a file whose
 * text is not kept may be wrong. */
bool diag_files(struct diags *d, const struct files *f);

#endif
