#ifndef QUERY_ASKING_H
#define QUERY_ASKING_H

#include "query/maker.h"

/* What compiled steps find out about the rows that they have made so far: what depends on
 * the data, and what has to be told. False with a diagnostic. */
struct asking_row {
	double number;
	struct str text; /* of the second column; empty: missing */
};
bool asking_one(struct maker *m, const char *what, uint32_t stage, struct asking_row *out);
bool asking_count(struct maker *m, const char *what, long long *out); /* of the latest */

/* The different values of a column in their order, as names: '2024', '2024-03', '서울'. */
bool asking_values(struct maker *m, struct str column, size_t most, struct str **out,
		   size_t *count);

struct statement *asking_open(struct maker *m, struct str text);

#endif
