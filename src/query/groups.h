#ifndef QUERY_GROUPS_H
#define QUERY_GROUPS_H

#include "query/compile.h"

/* The steps that add rows up or look along them. */
bool groups_aggregate(struct maker *m, const struct step *s);
bool groups_window(struct maker *m, const struct step *s); /* joinaggregate, too */

/* "a DESC NULLS LAST, b …" */
bool groups_order(struct maker *m, const struct step_order *order, size_t count);

#endif
