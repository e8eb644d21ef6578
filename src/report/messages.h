#ifndef REPORT_MESSAGES_H
#define REPORT_MESSAGES_H

#include <stdio.h>

#include "base/diag.h"

/*
 * Words diagnostics: the catalogue (base/catalogue) turned into sentences in
 * Korean or English. The language changes words, never numbers or places.
 */
enum messages_format {
	MESSAGES_HUMAN, /* SPEC §8: place, sentence, source line, caret, hint */
	MESSAGES_SHORT, /* path:line:col: error[E103]: sentence */
	MESSAGES_JSON,  /* one object a line: level code path line column message hint */
};

struct messages_options {
	enum messages_format format;
	bool korean, color;
};

/* Prints every kept diagnostic, by file and place, and a count of them. */
void messages_print(const struct diags *d, const struct files *f,
		    const struct messages_options *o, FILE *out);

/* The sentence of one diagnostic. */
struct str messages_sentence(const struct diag *x, bool korean, struct arena *mem);

/* Text of others as a terminal may get it: control characters, and those that
 * turn a line around, as \x1B and \u202E. */
struct str messages_safe(struct arena *mem, struct str s);

#endif
