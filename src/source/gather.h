#ifndef SOURCE_GATHER_H
#define SOURCE_GATHER_H

#include <stdatomic.h>

#include "base/crew.h"
#include "source/parse.h"

/*
 * A text in parts. It is cut where a record seems to begin; the state of
 * libcsv at the end of each part tells whether the next one was cut right, and
 * parts that were not are joined. Threads share the parts, and what comes out
 * does not depend on how many there are.
 */
struct gather {
	struct load *l;
	struct frame frame;          /* the records that are rows, as it seems */
	const enum build_kind *kind; /* per column */
	struct str head;             /* the last header record */
	bool settled;                /* the frame is that of the whole text */
	size_t lo, body; /* behind lines that are skipped; of the first data record */
	double per_line; /* records that a line makes, as it seems; 0: one */
	double per_byte; /* lines that a byte makes, as it seems */
	double lines;    /* that there are; 0: not known yet */
	struct crew_turn turn;
	double lines_seen;    /* of the parts that have had their turn */
	uint32_t room, taken; /* for records, of all parts */
	atomic_uint seen;     /* census_look() at all of them */
	struct arena keep;    /* what the table needs of it */
	struct parse parse;
	struct part *part;
	size_t parts;
	struct build_rows *rows; /* per column */
};

/* What was built of a column. */
struct gather_column {
	enum build_kind kind;
	struct build_rows rows; /* missing, status, indent: NULL when there are none */
	struct tally tally;
	uint32_t *one; /* rows with a month 2017.1 */
	uint32_t ones;
};

/* Sets l->survey. frame, kind and lo are given; end may lie beyond all records. */
void gather_walk(struct gather *g, struct load *l);

/* The rows up to l->frame.end, which is the frame that g had but for its end:
 * l->t->rows and columns, l->column and l->made. */
void gather_end(struct gather *g);

/* The walk was in vain. */
void gather_drop(struct gather *g);

/* assemble.c: one column of its parts, of which some may be empty. */
struct assemble_part {
	struct builder *b;
	uint32_t base, rows;
};
void assemble_column(struct load *l, uint32_t column, struct build_rows rows,
		     const struct assemble_part *part, size_t parts);

/* Builds a column of the table again from its texts, as another kind. */
void assemble_again(struct load *l, uint32_t column, enum build_kind kind);

#endif
