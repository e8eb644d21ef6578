#ifndef REPORT_STEPPING_H
#define REPORT_STEPPING_H

#include "query/steps.h"
#include "report/encode.h"

/* One step of a transform as the query room takes it; false with diagnostics. */
bool stepping_read(struct bind *b, const struct node *n, struct step *out);

#endif
