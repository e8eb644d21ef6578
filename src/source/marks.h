#ifndef SOURCE_MARKS_H
#define SOURCE_MARKS_H

#include "base/str.h"
#include "data/table.h"

/*
 * Marks that statistics put into cells: that a value is not there (-, …, X),
 * or how sure it is (p) e (잠정)).
 */

/* Blanks of every width at both ends: ASCII, no-break, ideographic. */
struct str marks_trim(struct str text);

/* Full-width letters and digits, minus signs and blanks in their ASCII form;
 * false when s does not fit into room bytes. plain is part of out. */
bool marks_simplify(struct str s, char *out, size_t room, struct str *plain);

/* -, …, X, NA, . and their kin: a value that is not there. suppressed is set
 * for those that hide it (X, *, 비공개). The empty text is one, too. */
bool marks_missing(struct str text, bool *suppressed);

/* #DIV/0! and its kin: what a spreadsheet writes where a formula failed. They
 * are missing values, too. */
bool marks_error(struct str text);

/* 합계, 계, 소계, 전국, Total …: the sum of other rows. Blanks inside do not count. */
bool marks_total(struct str text);

/*
 * Returns the text before a mark at its end: "2022 p)" → "2022", provisional.
 * A letter without brackets counts only when bare is set and a digit, a blank
 * or % stands before it. A revised value (r) is ACTUAL.
 */
struct str marks_cut(struct str text, bool bare, bool *marked, enum status *status);

#endif
