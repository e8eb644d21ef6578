#ifndef REPORT_LISTING_H
#define REPORT_LISTING_H

#include "report/bind.h"

/* {list}: one item a row of the data, under a name for each group of rows. The
 * blocks are those of each group: a line with its name, and its items. */
bool listing_bind(struct bind *b, const struct element *e, const struct plan_block **out,
		  size_t *count);

#endif
