#ifndef SPEC_DATE_H
#define SPEC_DATE_H

#include <stdbool.h>

#include "base/str.h"

/* True when a date, written with full stops, starts at i: 2025. 9. 15.,
 * 25. 9. 15., 9. 15., or a year alone. */
bool date_at(struct str s, size_t i);

#endif
