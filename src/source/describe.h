#ifndef SOURCE_DESCRIBE_H
#define SOURCE_DESCRIBE_H

#include "source/source.h"

/*
 * What `dopyo data FILE` says about a loaded table: for people, for machines
 * (JSON), and as a `data` entry that, pasted into a report, changes nothing
 * (YAML). The notices of t->origin are worded by the caller.
 */
enum describe_form { DESCRIBE_HUMAN, DESCRIBE_JSON, DESCRIBE_YAML };

struct describe {
	enum describe_form form;
	bool korean;
	const struct str *notice; /* one sentence each */
	size_t notices;
};

struct str describe_table(const struct table *t, const struct files *files,
			  const struct describe *as, struct arena *mem);

/* Counts and extremes of one column. */
struct describe_stats {
	uint32_t count;                /* cells with a value */
	uint32_t missing;              /* empty cells and marks */
	uint32_t text;                 /* of count: cells of a text or code column */
	uint32_t status[STATUS_COUNT]; /* marked cells, by status */
	struct str min, max; /* plain decimals, or 2025, 2025-Q3, 2025-09, 2025-09-15 */
	struct str sum;      /* numbers: exact */
};
struct describe_stats describe_column(const struct column *c, uint32_t rows, struct arena *mem);

#endif
