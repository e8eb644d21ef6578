#ifndef SOURCE_OCTOBER_H
#define SOURCE_OCTOBER_H

#include <stdint.h>

#include "source/period.h"

/*
 * 2017.1 is January, or October whose zero a spreadsheet dropped. Its siblings
 * in the same column (or header) decide:
 *   1. Months written with a zero (2017.09) mean that January would be 2017.01:
 *      it is October.
 *   2. Otherwise, where October is written somewhere (2017.10): January.
 *   3. Otherwise its neighbours, in either order: beside 2017.9 or 2017.11 it
 *      is October, beside 2016.12 or 2017.2 it is January.
 *   4. Otherwise nobody can tell.
 * Made once per column from all its periods, in file order.
 */
struct october {
	bool zero, ten; /* of rules 1 and 2 */
};

void october_see(struct october *o, const struct period *p);

enum october_reading { OCTOBER_NO, OCTOBER_JANUARY, OCTOBER_YES, OCTOBER_UNCLEAR };

/* before and after: the months (year × 12 + month − 1) next to it, or NAN. */
enum october_reading october_read(const struct october *o, const struct period *p,
				  double before, double after);

#endif
