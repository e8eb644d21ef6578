#ifndef SOURCE_REMARKS_H
#define SOURCE_REMARKS_H

#include "source/types.h"

/* What a reader of the figures should know of cells that were read all the
 * same: 24:00, 1.23E+08, #DIV/0!, numbers in a column of text. */

/* guessed: the type was found here, not said by the report. */
void remarks_column(const struct typing *t, enum column_type type, bool guessed);

/* A header that looks like the first row of the data. */
void remarks_header(const struct load *l);

#endif
