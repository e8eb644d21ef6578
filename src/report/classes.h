#ifndef REPORT_CLASSES_H
#define REPORT_CLASSES_H

#include "report/bind.h"

/* The words {.unnumbered} and so on that end a heading or a table's caption or stand
 * behind the name of a block; - is short for unnumbered, as in Pandoc. */
bool classes_has(const struct element *e, const char *word);

/* False with a diagnostic when the element has another word than those `known`. */
bool classes_check(struct bind *b, const struct element *e, const char *known);

#endif
