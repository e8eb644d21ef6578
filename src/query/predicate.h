#ifndef QUERY_PREDICATE_H
#define QUERY_PREDICATE_H

#include "query/maker.h"

/* Puts a condition of a filter, in brackets; false with a diagnostic. */
bool predicate_put(struct maker *m, const struct step_test *t);

#endif
