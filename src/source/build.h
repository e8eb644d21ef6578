#ifndef SOURCE_BUILD_H
#define SOURCE_BUILD_H

#include "source/plain.h"
#include "source/tally.h"
#include "source/words.h"

/*
 * A column is built in parts that follow each other, from its cells one by
 * one, as what its beginning looks like. What it looks like as a whole is
 * tallied meanwhile, whatever it is built as.
 */
enum build_kind {
	BUILD_NUMBER, /* the numbers of its cells */
	BUILD_PERIOD, /* the periods of its cells; NAN for other cells */
	BUILD_WORDS,  /* the number of its word */
	BUILD_EACH,   /* its word: too many are different */
};

/* Rows of a column as they are built. */
struct build_rows {
	double *number;          /* NUMBER, PERIOD */
	uint32_t *code;          /* WORDS */
	struct cells_word *word; /* EACH */
	bool *missing;
	uint8_t *status, *indent;
};

struct builder {
	enum build_kind kind;
	bool mixed;         /* WORDS that became EACH within the part: each holds them */
	uint32_t rows;      /* at most */
	struct plain plain; /* cells that are not in the tally before the end */
	struct build_rows to;
	struct cells_word *each;
	bool any_missing, any_status, any_indent;
	struct words words;
	struct cells_odd *odd; /* cells that reading again would not give, by row of the part */
	uint32_t odds, odd_room;
	uint32_t *one; /* rows whose month is 2017.1 */
	uint32_t ones, one_room;
	const char **side;
	uint32_t sides, side_room;
	struct tally tally;
};

struct build_cell {
	struct str text; /* without blanks at its ends, composed */
	bool stands;     /* a part of the file's text */
	size_t cut;      /* bytes left out before it */
};

/* Who builds: keep lives as long as the table, scratch until the parts are put together,
 * temp until build_end(). */
struct build {
	const struct load *l;
	struct arena *keep, *scratch, *temp;
};

/* Room for rows of a column, which costs nothing before it is used. */
struct build_rows build_rows(enum build_kind kind, uint32_t rows, struct arena *mem);
/* The same from row at on. */
struct build_rows build_from(struct build_rows rows, uint32_t at);

void build_cell(const struct build *w, struct builder *b, uint32_t row, struct build_cell c);

/* The same for the cells that most are: text stands in the file between two delimiters
 * and is a plain one of the column's kind, or nothing is built. room: bytes that may be
 * read at text.p. */
bool build_quick(const struct build *w, struct builder *b, uint32_t row, struct str text,
		 size_t room);

/* Nothing follows: the words and the plain cells are tallied. */
void build_end(const struct build *w, struct builder *b);

#endif
