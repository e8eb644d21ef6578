#ifndef DATA_FILLED_H
#define DATA_FILLED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Missing values that were replaced (transform: impute), the latest first. */
struct table_filled {
	struct str field, by, value; /* by: mean …; empty: the value */
	bool near;                   /* of values near by */
	uint32_t count;
	const struct table_filled *before;
};

#endif
