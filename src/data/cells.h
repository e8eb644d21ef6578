#ifndef DATA_CELLS_H
#define DATA_CELLS_H

#include <stdint.h>

#include "base/arena.h"

/*
 * How the texts of a column's cells are kept: the business of column_text(),
 * column_decimal() and those who make tables only. A table made in memory has
 * them as they are; a column of text of a file has words, equal ones once; any
 * other column of a file has none, and its cells are read again.
 */
struct cells {
	const struct str *text;    /* rows long; NULL: as below */
	const struct str *decimal; /* rows long; NULL: the text is plain already */
	const struct cells_word {
		uint32_t at, n; /* bytes of base, or with CELLS_SIDE in n, side[at] */
	} * word;
	const uint32_t *code;    /* rows long: its word; NULL: word[row] itself */
	uint32_t words;          /* different ones, where there is code */
	const char *base;        /* the text of the file */
	const char *const *side; /* words that stand in the file otherwise */
	const struct cells_odd { /* the same of cells that are read again, by row */
		uint32_t row;
		struct str text;
	} * odd;
	uint32_t odds;
	const struct cells_file *file; /* of every column of a file */
	uint32_t field;                /* of its record, from 0 */
};

#define CELLS_SIDE UINT32_C(0x80000000)

/* Whoever reads files knows how to read a cell again. */
struct cells_file {
	struct str (*text)(const struct cells *c, uint32_t row);
	struct str (*decimal)(const struct cells *c, struct str text, struct arena *mem);
};

static inline struct str cells_word_text(const struct cells *c, struct cells_word w)
{
	const char *p = w.n & CELLS_SIDE ? c->side[w.at] : c->base + w.at;
	return (struct str){p, w.n & ~CELLS_SIDE};
}

#endif
