#ifndef QUERY_GROUPS_H
#define QUERY_GROUPS_H

#include "query/compile.h"

/* The steps that add rows up or look along them. */
bool groups_aggregate(struct maker *m, const struct step *s);
bool groups_pivot(struct maker *m, const struct step *s);  /* its names are known */
bool groups_window(struct maker *m, const struct step *s); /* joinaggregate, too */

/* "a DESC NULLS LAST, b …" */
bool groups_order(struct maker *m, const struct step_order *order, size_t count);

/* One end of a window's frame: rows before (negative) or behind; NAN: all of them. */
void groups_bound(struct maker *m, double v, bool first);

/* "a, b"; false with a diagnostic when there is no such column. */
bool groups_names(struct maker *m, const struct step_word *word, size_t count);

/* The end of a SELECT of groups: FROM dopyo_2 … GROUP BY …); and of all columns only
 * those of the groups stay. */
void groups_from(struct maker *m, const struct step *s, uint32_t before);
void groups_keep(struct maker *m, const struct step *s);

/* A condition: rows that are no totals, unless there are none else. */
void groups_parts(struct maker *m, uint32_t before);

/* A group is as unsure as its least sure row, or cell of the field. */
void groups_status(struct maker *m, struct step_word field);

#endif
