#ifndef QUERY_SUMMARIES_H
#define QUERY_SUMMARIES_H

#include "query/database.h"

/* Functions that only compiled steps call (steps.h): dopyo_sum … dopyo_q3,
 * dopyo_bin, dopyo_timeunit, dopyo_mark. */
void summaries_register(struct query *q);
bool summaries_known(struct str name);

#endif
