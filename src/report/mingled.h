#ifndef REPORT_MINGLED_H
#define REPORT_MINGLED_H

#include "report/encode.h"

/*
 * Warns where a step of the chart folds columns of different units (명 and %) into one that
 * an axis shows: its lengths then compare what cannot be compared, and the column that holds
 * them all has no unit that could be told. t: the rows before the steps.
 */
void mingled_check(struct encoder *x, const struct table *t, const struct node *steps);

#endif
