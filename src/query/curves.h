#ifndef QUERY_CURVES_H
#define QUERY_CURVES_H

#include "query/compile.h"

/* The steps that give several rows a group: points of a curve, quantiles. Two tables
 * each: the lists of the groups (query/lists.h), where warnings look, and their rows. */
bool curves_regression(struct maker *m, const struct step *s);
bool curves_quantile(struct maker *m, const struct step *s);

#define CURVES_LIST "dopyo_list" /* NULL: a group without one */

#endif
