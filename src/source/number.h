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
	bool exponent;      /* 1.23E+08: its last digits may be lost */
	bool scaled;        /* 4만 4천, 9464억 */
	bool falls;         /* NUMBER_TRIANGLE: it was ▼; decimal has no sign */
	bool marked;        /* a mark stood behind it */
	enum status status; /* what the mark says; a revised value is ACTUAL */
};

/* What ▲ and ▼ mean is said by the report or not known. */
enum number_triangle { TRIANGLE_UNCLEAR, TRIANGLE_MINUS, TRIANGLE_CHANGE };

enum number_fault {
	NUMBER_FINE,
	NUMBER_NOT,      /* no number at all */
	NUMBER_GROUPING, /* 1,23 or 12,34,567 */
	NUMBER_TRIANGLE, /* ▲ and ▼ mean up and down, or negative */
};

/* text holds no blanks at its ends. */
enum number_fault number_parse(struct arena *mem, struct str text, struct number *out);
/* The same, where ▲ is a minus sign, or ▲ and ▼ are up and down. */
enum number_fault number_read(struct arena *mem, struct str text, enum number_triangle as,
			      struct number *out);

#endif
