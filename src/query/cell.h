#ifndef QUERY_CELL_H
#define QUERY_CELL_H

#include "query/database.h"

/*
 * Cells as SQL sees them (SPEC §4): numbers and years are REAL; months,
 * quarters and dates are text ('2025-09', '2025-Q3', '2025-09-15'); the
 * missing are NULL. And the way back: which decimal text a number had.
 */
bool cell_is_number(enum column_type type); /* REAL in SQL */

/* '2025-Q3' → its number; false when text is not of that type. */
bool cell_parse_period(enum column_type type, struct str text, double *out);

struct value cell_value(struct arena *mem, const struct table *t, uint32_t column,
			uint32_t row);

/* Rows of a column by value, then by row; the missing are left out. Made once. */
const uint32_t *cell_order(struct query *q, struct database_table *t, uint32_t column,
			   uint32_t *count);

/* First index in the order whose number is not below v. */
uint32_t cell_first(const struct column *c, const uint32_t *order, uint32_t count, double v);

/* A column of a file with whole numbers alone, each of which has one spelling. */
bool cell_is_whole(const struct column *c);

/* The decimal text by which every cell of that number is written, which is one
 * of the column; empty when two are written differently. Cells stay where they are. */
struct str cell_decimal(struct arena *mem, const struct database_table *t, uint32_t column,
			double v);

/* What is known of the computed numbers of a column: the most decimals of one,
 * but for the noise of binary fractions (0.1 + 0.2 has one), and the largest. */
struct cell_digits {
	int decimals;
	double largest;
};
void cell_count_digits(struct cell_digits *d, struct str decimal, double number);

/* The decimals by which they are told when nobody says how many: all of them, but
 * of a quotient that does not end two, and so many that the largest has three digits. */
uint8_t cell_told_decimals(const struct cell_digits *d);

/* True when the text has more significant digits than a double keeps. */
bool cell_too_long(struct str decimal);

#endif
