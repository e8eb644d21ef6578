#ifndef REPORT_UNIT_H
#define REPORT_UNIT_H

#include "plan/encoding.h"
#include "report/bind.h"
#include "report/keys.h"

/* timeUnit of a channel or a step: a word, or a map; false with a diagnostic. */
bool unit_read(struct bind *b, struct keys *k, struct plan_unit *out);

#endif
