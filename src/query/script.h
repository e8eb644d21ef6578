#ifndef QUERY_SCRIPT_H
#define QUERY_SCRIPT_H

#include "base/arena.h"

/*
 * Expressions in the spelling of Vega-Lite's examples, which is JavaScript's:
 * datum.연도 === 2024 && !isValid(datum['값']). Expressions here are SQL; whoever writes
 * the other is shown his own in it.
 */
bool script_looks(struct str text);

/* The same in SQL: 연도 = 2024 AND NOT (값 IS NOT NULL). What it does not know stays. */
struct str script_sql(struct arena *mem, struct str text);

#endif
