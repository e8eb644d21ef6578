#ifndef QUERY_LISTS_H
#define QUERY_LISTS_H

#include "query/database.h"

/*
 * Aggregates that give several numbers: a list, kept as bytes that no one sees, and read
 * one by one. `step` is the number of a step in q->asked.
 *   dopyo_fit(step, type, x, y)  points of a curve (x, y, x, y …), or with params R² and
 *                                its coefficients; NULL where no curve goes through
 *   dopyo_quantiles(step, v)     at the probabilities of the step; NULL without values
 *   dopyo_item(list, i)          the i-th, from 0; NULL behind the last
 *   dopyo_period(type, number)   '2025-03' of the number of a temporal column
 */
void lists_register(struct query *q);

#define LISTS_WORDS "fit quantiles item period"

/* A curve that is no line is drawn through so many points; of periods, one a period. */
#define LISTS_POINTS 101

#endif
