#ifndef REPORT_CELLS_H
#define REPORT_CELLS_H

#include "ko/format.h"
#include "report/bind.h"
#include "report/keys.h"

/* What a cell of a data table shows (HANGUL.md N11): its value, or the mark of
 * one that is missing, and the mark of one that is provisional. */

/* The keys missing, not-applicable, suppressed, zero and provisional, as a theme
 * gives them for all tables and charts and a table for itself. */
bool cells_marks(struct keys *k, struct theme_marks *out);

struct cells_column {
	const struct column *column;
	struct format format;
	struct span at; /* of the format */
	const struct theme_marks *marks;
	bool rows_say; /* the status of a row holds for its numbers, too */
	bool *used;    /* by enum status: letters that were set */
};
bool cells_value(struct bind *b, const struct cells_column *c, const struct table *t,
		 uint32_t row, struct rich *out);

#endif
