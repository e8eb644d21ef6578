#ifndef SOURCE_SURVEY_H
#define SOURCE_SURVEY_H

#include <stdint.h>

#include "base/arena.h"
#include "source/scan.h"

/*
 * One walk over a CSV text before it is parsed: where its records stand, how
 * wide and how full each is, what ends its lines, and what is wrong with it.
 * Lives in a temporary arena.
 */
struct survey_record {
	uint32_t lo, hi; /* without the line end */
	uint32_t cells;
	uint32_t filled; /* cells that hold something */
};

struct survey_fault {
	enum scan_fault fault;
	uint32_t at;   /* the opening quote, or the stray text */
	uint32_t open; /* the quote of the cell */
	bool lines;    /* the quoted text goes over a line end */
};

#define SURVEY_FAULTS 20

struct survey {
	char delimiter;
	struct survey_record *record;
	uint32_t records;
	uint32_t blank_lines;
	uint32_t lf, crlf, cr; /* line ends outside quotes */
	bool open_end;         /* the last line has no end */
	uint32_t widest_cell;  /* bytes */
	uint32_t widest_at;
	struct survey_fault fault[SURVEY_FAULTS];
	unsigned faults; /* all of them */
};

/* text from byte lo on; offsets are from the start of text. */
void survey_text(struct survey *s, struct str text, size_t lo, char delimiter,
		 struct arena *temp);

/*
 * The delimiter among , ; TAB | that cuts most records of the beginning of the
 * text into the same number of cells; ',' for a single column.
 */
char survey_delimiter(struct str text, size_t lo);

/* The width most records have; ties go to the wider one. */
uint32_t survey_width(const struct survey *s, struct arena *temp);

#endif
