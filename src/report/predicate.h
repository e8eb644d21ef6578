#ifndef REPORT_PREDICATE_H
#define REPORT_PREDICATE_H

#include "query/steps.h"
#include "report/bind.h"

/* A condition: SQL, or a map in Vega-Lite's words, of which everything must hold. */
bool predicate_read(struct bind *b, const struct node *n, struct step_test *out);

#endif
