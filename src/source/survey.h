#ifndef SOURCE_SURVEY_H
#define SOURCE_SURVEY_H

#include <stdint.h>

#include "base/scroll.h"
#include "source/scan.h"

/*
 * Where the records of a CSV text stand, how wide and how full each is, what
 * ends its lines, and what is wrong with it. Of most records nothing but the
 * place is kept; the rest is found by walking over them again.
 */
enum survey_shape {
	SURVEY_BLANK, /* no cell holds anything */
	SURVEY_FULL,  /* as many cells as were expected */
	SURVEY_OTHER,
};

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

/* What is counted over many records. */
struct survey_counts {
	uint32_t records;
	uint32_t blank_lines;
	uint32_t again;        /* records that are the header once more */
	uint32_t lf, crlf, cr; /* line ends outside quotes */
	bool open_end;         /* the last line has no end */
	uint32_t widest_cell;  /* bytes */
	uint32_t widest_at;
	struct survey_fault fault[SURVEY_FAULTS];
	unsigned faults; /* all of them */
};

struct survey {
	struct scroll scroll; /* the text */
	char delimiter;
	struct str head; /* the record that counts.again counts */
	uint32_t width;  /* cells of a SURVEY_FULL record */
	uint32_t *lo;    /* per record */
	uint8_t *shape;  /* per record, enum survey_shape */
	uint32_t records;
	struct survey_counts counts; /* of all of them */
};

/* The records of a text from byte lo on up to the one that reaches beyond limit; what lies
 * far beyond is not looked at. */
void survey_text(struct survey *s, const struct scroll *scroll, size_t lo, size_t limit,
		 struct arena *temp);

/* What the walk over one more cell found; where its record ends. */
void survey_cell(struct survey_counts *s, const struct scan_cell *c, struct str text);
void survey_end(struct survey_counts *s, struct str text, size_t hi);
/* The places in it, where the text that was walked over begins at byte `by` of all. */
void survey_move(struct survey_counts *s, size_t by);
/* The counts of the records behind those of s. */
void survey_add(struct survey_counts *s, const struct survey_counts *more);

struct survey_record survey_record(const struct survey *s, uint32_t i);
/* The one that begins at byte lo. */
struct survey_record survey_at(const struct scroll *s, size_t lo, char delimiter);
/* The text up to the end of record i, which is there. */
struct str survey_view(const struct survey *s, uint32_t i);
/* The record at byte lo of text is this one. */
bool survey_is(struct str text, size_t lo, struct str record);

uint32_t survey_cells(const struct survey *s, uint32_t i);

/* The first record from i on that is not SURVEY_FULL, else end. */
uint32_t survey_odd(const struct survey *s, uint32_t i, uint32_t end);

/*
 * The delimiter among , ; TAB | that cuts most records of the beginning of the
 * text into the same number of cells; ',' for a single column.
 */
char survey_delimiter(struct str text, size_t lo);

/* The width most records have; ties go to the wider one. */
uint32_t survey_width(const struct survey *s);

#endif
