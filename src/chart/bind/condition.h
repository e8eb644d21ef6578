#ifndef CHART_CONDITION_H
#define CHART_CONDITION_H

#include "chart/model.h"

/*
 * Inside chart/ only. Conditions: one bar in colour while the rest is grey.
 * What a case says of a row wins over what the channel says of it otherwise.
 */

/* Is the test met in that row of its column? */
static inline bool condition_true(const struct column *test, uint32_t row)
{
	return test->number && !table_missing(test, row) && test->number[row] != 0;
}

/* Which of the channel's cases a row of the layer's table has, from 1; 0: none. */
size_t condition_met(const struct model_layer *l, enum plan_channel channel, uint32_t row);

/* Colour, opacity, size and dashes of the rows of all layers, and which of them
 * stand out. False with diagnostics. */
bool condition_bind(struct chart *c);

/* " 색으로 구별한 항목은 서울 12명이다." of the layers that set some apart. */
struct buf;
void condition_tell(const struct chart *c, struct buf *out);

/* Warns of colours that cannot be told apart when printed in grey. */
void condition_check(struct chart *c);

#endif
