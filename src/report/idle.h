#ifndef REPORT_IDLE_H
#define REPORT_IDLE_H

#include "report/encode.h"

/* Warns of keys in the channels of a {chart} block that mean nothing where they stand.
 * The chart has been bound without an error. */
void idle_check(struct encoder *x, const struct node *chart);

#endif
