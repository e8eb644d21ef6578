#ifndef SOURCE_NUMBER_H
#define SOURCE_NUMBER_H

#include "base/arena.h"
#include "data/table.h"

/*
 * One number in any spelling that Korean statistics use (SPEC §7):
 *   4,400  (3.2)  △3.2  −3.2  3.2%  ₩1,000  12명  4만 4천  1.5조  1.2E+05
 *   １２３  and provisional marks behind: 12.3p  12.3 (p)  12.3(잠정)
 * The result is exact: decimal text, never a binary float.
 */
struct number {
	struct str decimal; /* "-1234.50"; part of the cell where that is plain */
	struct str unit;    /* "%", "명", "원"; empty: none was written */
	bool marked;        /* a mark stood behind it */
	enum status status; /* what the mark says; a revised value is ACTUAL */
};

enum number_fault {
	NUMBER_FINE,
	NUMBER_NOT,      /* no number at all */
	NUMBER_GROUPING, /* 1,23 or 12,34,567 */
	NUMBER_TRIANGLE, /* ▲ and ▼ mean up and down, or negative */
};

/* text holds no blanks at its ends. */
enum number_fault number_parse(struct arena *mem, struct str text, struct number *out);

#endif
