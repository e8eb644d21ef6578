#ifndef SOURCE_TALLY_H
#define SOURCE_TALLY_H

#include "source/load.h"
#include "source/number.h"
#include "source/october.h"

/*
 * What all cells of one column look like. Counts of parts of a column add up
 * to those of the whole, whatever the parts are; types.c decides by them.
 */
struct tally {
	uint32_t blank, marks;    /* empty, or a mark of a missing value */
	uint32_t dashes;          /* of the marks: -, … which mean it in text, too */
	uint32_t cells;           /* all others */
	uint32_t numbers;         /* cells that are numbers */
	uint32_t period[4];       /* cells that are years, quarters, months, days */
	uint32_t weak;            /* of these: could be numbers or codes as well */
	uint32_t totals;          /* cells that say 합계, 계, … */
	uint32_t bare, midnights; /* days as 25-09-15; times of 24:00 */
	uint32_t exponents;       /* numbers as 1.23E+08 */
	uint32_t scaled;          /* numbers as 9464억 */
	uint32_t triangles;       /* ▲3.2, of which nobody said what it means */
	uint32_t errors;          /* of the marks: #DIV/0! */
	uint32_t digits, zeros;   /* cells of digits only; those with a leading zero */
	size_t shortest, longest; /* of the digits */
	struct tally_unit {
		struct str unit;
		uint32_t cells;
	} * unit; /* behind numbers, in the order they are first seen */
	uint32_t units, unit_room;
	struct october october;
	unsigned places;  /* most digits behind a point */
	unsigned figures; /* most digits of a number */
};

/* One cell, looked at from all sides. */
struct tally_look {
	bool blank, mark, suppressed, dash, error;
	bool number, triangle, period, total;
	double value;
	struct number n;
	struct period p;
};

/* text holds no blanks at its ends. What is new is made in temp. */
struct tally_look tally_look(const struct load *l, struct str text, struct arena *temp);

/* cells that hold text, which looks so; units are kept in mem. */
void tally_see(struct tally *t, struct str text, const struct tally_look *k, uint32_t cells,
	       struct arena *mem);

/* The counts of the cells behind those of t. */
void tally_add(struct tally *t, const struct tally *more, struct arena *mem);

/* True for a cell that the report's missing: list names, or an empty one. */
bool tally_blank(const struct load *l, struct str text);
bool tally_dash(struct str text);

#endif
