#ifndef SOURCE_CELL_H
#define SOURCE_CELL_H

#include "source/build.h"

/* The text of a cell as it counts: no blanks around it, no spreadsheet's ="…", composed. */
struct build_cell cell_read(struct str text, bool stands, bool compose, struct arena *temp);

/* Letters are in the text that composing may change. Files without them, most of them, need
 * no look at each cell. */
bool cell_composes(struct str text);

/* A blank of some width at an end, or what looks like one by two of its bytes. */
bool cell_may_be_padded(struct str text);

#endif
