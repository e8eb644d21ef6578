#ifndef REPORT_PERIODS_H
#define REPORT_PERIODS_H

#include "report/bind.h"

/*
 * A quarter, month or date ("2024-05-03") as text and tables write it where no format is
 * asked for: "2024년 5월", but "2024. 5. 3." as official documents have it (HANGUL.md N7), in
 * English "3 May 2024". A value of any other type as it is.
 */
struct str periods_usual(const struct bind *b, enum column_type type, struct str value);

/* The same of a cell. */
struct str periods_cell(const struct bind *b, const struct column *c, uint32_t row);

#endif
