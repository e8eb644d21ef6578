#ifndef SOURCE_TALLY_H
#define SOURCE_TALLY_H

#include "source/load.h"
#include "source/number.h"
#include "source/october.h"

/*
 * What all cells of one column look like, from one walk over them; the numbers
 * are kept as they are found. types.c decides by the counts.
 */
struct tally {
	struct load *l;
	uint32_t index; /* of the column */
	const struct str *text;
	uint32_t rows;

	uint32_t blank, marks;    /* empty, or a mark of a missing value */
	uint32_t dashes;          /* of the marks: -, … which mean it in text, too */
	uint32_t cells;           /* all others */
	uint32_t numbers;         /* cells that are numbers */
	uint32_t period[4];       /* cells that are years, quarters, months, days */
	uint32_t weak;            /* of these: could be numbers or codes as well */
	uint32_t totals;          /* cells that say 합계, 계, … */
	uint32_t bare, midnights; /* days as 25-09-15; times of 24:00 */
	uint32_t exponents;       /* numbers as 1.23E+08 */
	uint32_t triangles;       /* ▲3.2, of which nobody said what it means */
	uint32_t errors;          /* of the marks: #DIV/0! */
	uint32_t digits, zeros;   /* cells of digits only; those with a leading zero */
	size_t shortest, longest; /* of the digits */
	struct str unit;          /* the first unit found behind a number */
	uint32_t units, others;   /* numbers with that unit, with another one */
	struct october october;

	double *number;      /* rows long, NULL before the first number */
	struct str *decimal; /* rows long, NULL as long as all text is plain */
	bool *missing;       /* rows long: blank or a mark; NULL: none */
	uint8_t *status;     /* rows long; NULL: no mark */
	unsigned places;     /* most digits behind a point */
	bool years_only;     /* every number so far may be a period as well */
};

void tally_column(struct tally *t, struct load *l, uint32_t index);

/* True for a cell that the report's missing: list names, or an empty one. */
bool tally_blank(const struct load *l, struct str text);
bool tally_dash(struct str text);
void tally_missing(struct tally *t, uint32_t row);
/* Sets status[row], which comes to be when the first mark is found. */
void tally_mark(struct tally *t, uint32_t row, enum status status);

#endif
