#ifndef REPORT_BINNING_H
#define REPORT_BINNING_H

#include "report/bind.h"

/* bin: true, binned, or a map of what its bins are like. False with diagnostics. */
bool binning_read(struct bind *b, const struct node *n, struct plan_bin *out);

#endif
