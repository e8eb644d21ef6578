#ifndef QUERY_COMPILE_H
#define QUERY_COMPILE_H

#include "query/maker.h"

/* Puts one step behind those that are there and brings the columns up to date;
 * false with a diagnostic. */
bool compile_step(struct maker *m, const struct step *s);

/* What each step begins with: dopyo_2 AS (SELECT … of dopyo_1, whose number is
 * returned; the hidden and the live columns; and how most of them end. */
uint32_t compile_open(struct maker *m);
void compile_rows(struct maker *m);
void compile_close(struct maker *m, uint32_t before);

/* The number by which SQL functions find the step. */
size_t compile_ask(struct maker *m, const struct step *s);

#endif
