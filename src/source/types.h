#ifndef SOURCE_TYPES_H
#define SOURCE_TYPES_H

#include "data/table.h"

/* The words of `types:` in a report: "number", "text", "code", "date", … */
const char *types_word(enum column_type type);

#endif
