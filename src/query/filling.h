#ifndef QUERY_FILLING_H
#define QUERY_FILLING_H

#include "query/compile.h"

/*
 * impute: rows for keys that a group has not, and values where they are missing. What is
 * filled is an estimate. Four tables: the keys, the holes, the rows with them, and these
 * filled; the last has the columns FILLING_DONE and FILLING_LEFT, which count.
 */
bool filling_impute(struct maker *m, const struct step *s);

#define FILLING_DONE "dopyo_filled"
#define FILLING_LEFT "dopyo_left"

#endif
