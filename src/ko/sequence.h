#ifndef KO_SEQUENCE_H
#define KO_SEQUENCE_H

#include <stdbool.h>

#include "base/str.h"

/*
 * Names that have an order of their own, whatever they are spelled like: 시도 as
 * official tables list them, days of the week, answers from one end to the other,
 * schooling. A chart whose author says nothing about order shows them so.
 */

/* The place of each name in the one order that holds all of them, in `rank`. False: there
 * is none; an only name needs none. What stands for the rest (기타, 모름) is last. */
bool sequence_ranks(const struct str *name, size_t count, double *rank);

#endif
