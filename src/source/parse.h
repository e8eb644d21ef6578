#ifndef SOURCE_PARSE_H
#define SOURCE_PARSE_H

#include "source/build.h"
#include "source/load.h"

/*
 * One part of a text, walked over once: its records are surveyed and the
 * columns built at the same time. libcsv, of which parse.c and outline.c are the only users,
 * says what the cells are, and a look at the text where each of them stands.
 */
struct part {
	size_t lo, hi;       /* where lines begin */
	unsigned seen;       /* census_look(), where the text is not kept */
	uint32_t lines;      /* ends of lines, and that of the text */
	uint32_t room;       /* for records and rows, of which it may hold more */
	uint32_t base;       /* its first record among those of the text */
	uint32_t row_base;   /* its first row in the columns */
	uint32_t first, end; /* records of it that may be rows */
	/* what came out */
	struct survey_counts counts;
	uint32_t rows;
	bool clean; /* the next part begins at a record */
	bool over;  /* there was no room for its last records */
	struct builder *column;
	struct arena keep, scratch; /* for the table; for what is made of the parts */
};

struct parse {
	const struct load *l;
	uint32_t width;  /* columns that are built */
	struct str head; /* the last header record: no row where it comes again */
	bool settled;    /* and is blank there, for the frame knows it */
	uint32_t *lo;    /* per record of the text, as struct survey has them */
	uint8_t *shape;
};

void parse_part(const struct parse *p, struct part *part, struct str text);

/* The header cells of l->frame: l->head and l->head_at. */
void parse_header(struct load *l);

#endif
