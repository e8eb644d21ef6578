#ifndef REPORT_TYPED_H
#define REPORT_TYPED_H

#include "report/bind.h"

/* Warns of a number in text, as it was written at `at`, that is one of the named
 * values: typed by hand it stays when the data changes. Years, small counts and
 * numbers of other units are left alone. */
void typed_check(struct bind *b, struct str text, struct span at);

#endif
