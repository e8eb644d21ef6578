#include "source/october.h"

#include <math.h>

void october_see(struct october *o, const struct period *p)
{
	o->zero |= p->dotted && p->zero;
	o->ten |= p->dotted && !p->one && fmod(p->number, 12) == 9;
}

/* False for NAN. */
static bool is_next(double month, double other)
{
	return fabs(month - other) == 1;
}

enum october_reading october_read(const struct october *o, const struct period *p,
				  double before, double after)
{
	if (!p->one)
		return OCTOBER_NO;
	if (o->zero)
		return OCTOBER_YES;
	if (o->ten)
		return OCTOBER_JANUARY;
	double october = p->number + 9;
	bool ten = is_next(before, october) || is_next(after, october);
	bool one = is_next(before, p->number) || is_next(after, p->number);
	return ten == one ? OCTOBER_UNCLEAR : ten ? OCTOBER_YES : OCTOBER_JANUARY;
}
