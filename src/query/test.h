#ifndef QUERY_TEST_H
#define QUERY_TEST_H

#include "base/files.h"
#include "data/timeunit.h"

/* What a filter of a transform asks of a row: SQL, or Vega-Lite's predicates. */
struct step_word { /* as it stands in the report */
	struct str text;
	struct span at;
};

/* A condition in Vega-Lite's words. */
enum step_test_kind {
	TEST_SQL,
	TEST_ALL, /* of the parts */
	TEST_ANY,
	TEST_NOT,
	TEST_EQUAL,
	TEST_LESS,
	TEST_AT_MOST,
	TEST_MORE,
	TEST_AT_LEAST,
	TEST_RANGE, /* two ends */
	TEST_ONE_OF,
	TEST_VALID,
	TEST_INVALID
};

struct step_test {
	enum step_test_kind kind;
	struct span at;
	struct step_word field;        /* or the SQL */
	timeunit unit;                 /* of the field; NONE: the cell itself */
	const struct step_word *value; /* text.p NULL: nothing, no end */
	size_t values;
	const struct step_test *part;
	size_t parts;
};

#endif
