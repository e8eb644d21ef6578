#ifndef PLAN_CASE_H
#define PLAN_CASE_H

#include "base/files.h"
#include "base/str.h"

/* One case of a channel's condition: what stands instead where the test is met. */
struct plan_case {
	struct span at;
	struct str test; /* SQL */
	uint32_t column; /* of the layer's table: numbers, not 0 where the test is met */
	bool unless;     /* it is the rows that do not meet it */
	struct str value;
	const double *number; /* the same as numbers; several of strokeDash */
	size_t numbers;
	struct span value_at;
};

#endif
