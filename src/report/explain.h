#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include "base/diag.h"

/*
 * The page of a diagnostic: its sentence and hint from the catalogue, and
 * where base/catalogue/pages.def has more, why it is raised and an example
 * that raises it. Every warning has such a page.
 */
struct explain_example {     /* empty parts are not needed */
	struct str data;     /* data.csv */
	struct str report;   /* report.md */
	struct str commands; /* for a shell, one a line, in the folder of those files */
};

/* "W642", in any case; DIAG_CODES when there is no such code. */
enum diag_code explain_find(struct str label);

/* False when there is no example. */
bool explain_example(enum diag_code code, struct explain_example *out, struct arena *mem);

/* The sentence alone, with … for what it is about. */
struct str explain_sentence(enum diag_code code, bool korean, struct arena *mem);
/* The whole page. */
struct str explain_page(enum diag_code code, bool korean, struct arena *mem);

#endif
