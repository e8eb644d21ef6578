#ifndef SOURCE_SCAN_H
#define SOURCE_SCAN_H

#include <stdbool.h>

#include "base/str.h"

/*
 * Where the cells of a CSV text stand. libcsv parses but tells no places, so
 * this walks the same grammar in step with it: blanks around an unquoted cell
 * are no part of it, a quoted cell may hold delimiters, line ends and doubled
 * quotes, lines of blanks alone are no records, LF, CR LF and CR end a record.
 */
struct scan {
	struct str text;
	size_t at; /* where the next cell or record begins */
	char delimiter;
};

enum scan_fault {
	SCAN_FINE,
	SCAN_UNCLOSED, /* a quote is not closed before the end of the file */
	SCAN_STRAY,    /* text behind a closing quote */
};

struct scan_cell {
	size_t lo, hi; /* the content, without quotes and without blanks around it */
	size_t from;   /* where the cell begins, behind the delimiter before it */
	bool quoted;
	bool doubled; /* it holds "" for " */
	bool last;    /* of its record */
	enum scan_fault fault;
	size_t fault_at;
};

/* Moves to the first byte of the next record; false at the end of the text.
 * *blank, unless NULL, gets the number of blank lines passed over. */
bool scan_record(struct scan *s, size_t *blank);

/* Reads one cell and moves behind the delimiter or line end that closes it. */
struct scan_cell scan_cell(struct scan *s);

#endif
