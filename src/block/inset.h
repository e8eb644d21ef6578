#ifndef BLOCK_INSET_H
#define BLOCK_INSET_H

#include "block/block.h"

/* A box set in from the sides, with a rule at its left or a background, both
 * artifacts. It is cut where the box in it is. */
struct inset {
	double left, right, top, bottom; /* points */
	double rule;                     /* width of the rule at the left; 0: none */
	color rule_rgba, background;     /* background of alpha 0: none */
};

struct box inset_box(struct arena *mem, const struct inset *style, struct box inner);

#endif
