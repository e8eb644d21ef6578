#ifndef CHART_SPREAD_H
#define CHART_SPREAD_H

#include "base/arena.h"

/*
 * Inside chart/ only. Texts of one column, from the top down, each as near to
 * where it wants to stand as the others let it: those that would touch form a
 * heap, which stands where the sum of its squared ways is least (pooling of
 * adjacent violators). Positions in points, y down.
 */
struct spread_item {
	double wish;   /* the middle that it would like */
	double height; /* with the gap to the next one */
	double top;    /* out */
};

/* False when they are higher than from … to; then they begin at from. */
bool spread_apart(struct spread_item *item, size_t count, double from, double to,
		  struct arena *mem);

#endif
