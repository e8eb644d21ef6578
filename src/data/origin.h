#ifndef DATA_ORIGIN_H
#define DATA_ORIGIN_H

#include "base/diag.h"

/*
 * What a source understood of a file, beside the table itself: for `dopyo
 * data` and for finding cells again. Lives as long as its table.
 */
#define ORIGIN_NONE UINT32_MAX

struct table_origin {
	const char *encoding; /* "UTF-8", "CP949", … */
	bool mark;            /* with a byte order mark */
	char delimiter;
	const char *newline; /* "LF", "CRLF", "CR", "mixed", "none" */
	bool open_end;       /* the last line has no line end */
	uint32_t records;    /* all of them: titles, headers, data, blank ones, notes */
	uint32_t title_rows, header_rows, note_rows, blank_rows;
	uint32_t lines_above; /* the first header, or without one the data, as skip: counts */
	/* A folded table: cell (row, column) is field field[pattern[row] × columns +
	 * column] of its record, ORIGIN_NONE when it is in none. NULL: column itself. */
	const uint32_t *pattern, *field;
	bool numbered;    /* the first column is a data frame's numbering of rows */
	uint32_t periods; /* columns named by periods, which fold could make rows of */
	struct str title, note, unit; /* the text of those rows; "(단위: 명)" of the title */
	struct diags notices;         /* warnings and remarks, also those not worth a warning */
};

#endif
