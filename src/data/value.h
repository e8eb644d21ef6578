#ifndef DATA_VALUE_H
#define DATA_VALUE_H

#include "data/table.h"

/*
 * One computed or looked-up value. A number keeps its decimal text: as it
 * stood in the cell for a direct look-up, the shortest decimal that reads
 * back as the same double for a computed one (SPEC §4, exactness).
 */
enum value_kind { VALUE_NULL, VALUE_NUMBER, VALUE_TEXT };

struct value {
	enum value_kind kind;
	enum column_type type; /* of the column it was looked up in; NUMBER when computed */
	struct str text;       /* decimal text of a number, or the text */
	double number;         /* VALUE_NUMBER */
	struct str unit;       /* of the column it came from, or empty */
};

#endif
