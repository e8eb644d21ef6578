#ifndef QUERY_TOTALS_H
#define QUERY_TOTALS_H

#include "query/statement.h"

/*
 * Total rows in SQL. A SELECT sees every row of a table, 전국 and 합계 among
 * them, as SQL does. Where a sum counts them along with their parts, the same
 * statement is run once more without them, and another result is a warning that
 * shows both. `totals: drop` or `keep` of a data entry ends the matter.
 */

/* True when total rows of the table are none of its other rows' kind. */
static inline bool totals_apart(const struct table *t)
{
	return t->total && !t->totals_kept;
}

/* Notes in st whether any of this matters to it; when it was just prepared. */
void totals_note(struct statement *st);

/* Warns when the value is another without total rows. st has just been run and
 * keeps what was bound. False when the second run failed. */
bool totals_check_value(struct statement *st, struct value whole);

/* Warns likewise, by the first row that differs. */
bool totals_warn(struct statement *st, struct value whole, struct value part);

#endif
