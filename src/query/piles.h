#ifndef QUERY_PILES_H
#define QUERY_PILES_H

#include "query/compile.h"

/* The steps that are several SELECTs. */
bool piles_stack(struct maker *m, const struct step *s);
bool piles_limit(struct maker *m, const struct step *s);

#endif
